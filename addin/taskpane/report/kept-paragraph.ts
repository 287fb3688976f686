// Keeps the paragraphs of reports that people edited, in the settings of the workbook: one for each unit, period, form and length.
import type { HostOutcome, WorkbookSettings } from "../../host/host.ts";

export interface KeptParagraph {
  readonly text: string;
  /** The last stored change that the figures held when it was written, ISO 8601 UTC; null where that was not known. */
  readonly asOf: string | null;
  /** By this machine's clock, to be shown: milliseconds since 1970. */
  readonly editedAt: number;
}

interface Entry extends KeptParagraph {
  readonly key: string;
}

export interface ParagraphKeeper {
  /** What was put last, written or not. */
  get(key: string): KeptParagraph | null;
  /** Null forgets it. Written after a pause, so that a workbook is not saved at each letter. */
  put(key: string, paragraph: KeptParagraph | null): void;
  /** Writes at once what still waits; done where nothing does. Never rejects. */
  flush(): Promise<HostOutcome | null>;
}

const SETTING = "dvc.paragraphs";
/** A workbook is of a few reports; older ones make room for later ones. */
const PARAGRAPHS_MAX = 20;
const TEXT_MAX = 24_000;
const PAUSE_MS = 500;

const isEntry = (entry: unknown): entry is Entry => {
  const { key, text, asOf, editedAt } = (entry ?? {}) as { readonly [Key in keyof Entry]?: unknown };
  return (
    typeof key === "string" &&
    typeof text === "string" &&
    (asOf === null || typeof asOf === "string") &&
    Number.isFinite(editedAt)
  );
};

/** Oldest first; what another version or hand left there and cannot be read is passed over. */
const entriesIn = (settings: WorkbookSettings): readonly Entry[] => {
  try {
    const kept: unknown = JSON.parse(settings.get(SETTING) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isEntry) : [];
  } catch {
    return [];
  }
};

const write = (
  settings: WorkbookSettings,
  waiting: ReadonlyMap<string, KeptParagraph | null>,
): Promise<HostOutcome> => {
  const others = entriesIn(settings).filter(({ key }) => !waiting.has(key));
  const added = [...waiting].flatMap(([key, keptParagraph]): readonly Entry[] =>
    keptParagraph === null ? [] : [{ key, ...keptParagraph }],
  );
  const kept = [...others, ...added].slice(-PARAGRAPHS_MAX);
  while (kept.length > 1 && JSON.stringify(kept).length > TEXT_MAX) kept.shift();
  return settings.set(SETTING, kept.length === 0 ? null : JSON.stringify(kept));
};

/** @param onRefused told why the workbook did not take it; what was written stays known as long as the keeper does. */
export const createParagraphKeeper = (
  settings: WorkbookSettings,
  onRefused: (message: string) => void,
  pauseMs = PAUSE_MS,
): ParagraphKeeper => {
  const waiting = new Map<string, KeptParagraph | null>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = async (): Promise<HostOutcome | null> => {
    clearTimeout(timer);
    if (waiting.size === 0) return null;
    const taken = new Map(waiting);
    const outcome = await write(settings, taken);
    if (!outcome.ok) {
      onRefused(outcome.message);
      return outcome;
    }
    // What was typed meanwhile waits for its own turn.
    for (const [key, paragraph] of taken) if (waiting.get(key) === paragraph) waiting.delete(key);
    return outcome;
  };

  return {
    get(key) {
      const put = waiting.get(key);
      return put === undefined ? (entriesIn(settings).find((entry) => entry.key === key) ?? null) : put;
    },
    put(key, paragraph) {
      waiting.set(key, paragraph);
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), pauseMs);
    },
    flush,
  };
};

/** Whether figures came in, or were changed, after the paragraph was written. */
export const isOlder = ({ asOf }: KeptParagraph, figuresAsOf: string | null): boolean =>
  figuresAsOf !== null && asOf !== figuresAsOf;
