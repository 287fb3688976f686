// Keeps the open workbook in the browser while it is worked on, and finds what was open when the page was last left.
import type { KeptAbout, KeptContent, KeptWorkbooks } from "./kept-workbooks.ts";
import type { TabSlot } from "./tab-slot.ts";

/** `refused`: the browser has no room or allows no storage. */
export type KeepingState =
  | { readonly kind: "nothing" }
  | { readonly kind: "waiting" }
  | { readonly kind: "kept"; readonly savedAt: number }
  | { readonly kind: "refused" };

export interface Restored {
  readonly about: KeptAbout;
  readonly content: KeptContent;
}

export interface Autosave {
  /** What to open the page with; null for nothing kept. Never rejects. */
  restore(): Promise<Restored | null>;
  /** The open workbook has changed and will be kept as soon as the user pauses. */
  changed(): void;
  /** Keeps it at once where something has changed. Never rejects. */
  flush(): Promise<void>;
  /** Another workbook has been opened: it gets a slot of its own. */
  startNew(): Promise<void>;
  /** Opens what was kept in another slot, which becomes this tab's; null where it is gone or open in another tab. */
  openKept(slot: string): Promise<Restored | null>;
  /** Kept workbooks besides the open one. */
  others(): Promise<readonly KeptAbout[]>;
  state(): KeepingState;
}

export interface AutosaveOptions {
  readonly kept: KeptWorkbooks;
  readonly slot: TabSlot;
  /** The open workbook as it is now; null while none is open. */
  content(): KeptContent | null;
  stateChanged(): void;
  now(): number;
  /** Runs the task when the user has paused for so long; the returned function calls it off. */
  later(task: () => void, milliseconds: number): () => void;
}

/** After the last change; and at the latest while somebody types without a pause. */
const PAUSE_MS = 1_500;
const LONGEST_MS = 20_000;

export const createAutosave = ({
  kept: keptWorkbooks,
  slot,
  content,
  stateChanged,
  now,
  later,
}: AutosaveOptions): Autosave => {
  let own: string | null = null;
  let state: KeepingState = { kind: "nothing" };
  let cancel: (() => void) | null = null;
  /** When the oldest change that is not kept was made. */
  let changedSince: number | null = null;
  let writing: Promise<void> = Promise.resolve();

  const become = (next: KeepingState) => {
    state = next;
    stateChanged();
  };

  const write = async (): Promise<void> => {
    const open = content();
    if (changedSince === null || !open) return;
    changedSince = null;
    try {
      own ??= await slot.takeNew();
      const savedAt = now();
      await keptWorkbooks.write({ slot: own, name: open.workbook.name, savedAt }, open);
      become(changedSince === null ? { kind: "kept", savedAt } : { kind: "waiting" });
    } catch {
      // Full or refused: the next change tries again, and the user is told.
      changedSince ??= now();
      become({ kind: "refused" });
    }
  };

  const flush = (): Promise<void> => {
    cancel?.();
    cancel = null;
    writing = writing.then(write);
    return writing;
  };

  const adopt = async (text: string): Promise<Restored | null> => {
    const about = (await keptWorkbooks.list()).find((keptAbout) => keptAbout.slot === text);
    if (!about || !(await slot.take(text))) return null;
    const read = await keptWorkbooks.read(text);
    if (!read) return null;
    own = text;
    become({ kind: "kept", savedAt: about.savedAt });
    return { about, content: read };
  };

  return {
    restore: async () => {
      try {
        const remembered = slot.remembered();
        if (remembered !== null) return await adopt(remembered);
        // A second tab beside an open one begins anew.
        if (await slot.othersOpen()) return null;
        const [newest] = await keptWorkbooks.list();
        return newest ? await adopt(newest.slot) : null;
      } catch {
        become({ kind: "refused" });
        return null;
      }
    },
    changed: () => {
      changedSince ??= now();
      cancel?.();
      const left = Math.max(0, LONGEST_MS - (now() - changedSince));
      cancel = later(() => void flush(), Math.min(PAUSE_MS, left));
      if (state.kind !== "waiting" && state.kind !== "refused") become({ kind: "waiting" });
    },
    flush,
    startNew: async () => {
      await flush();
      own = null;
      changedSince = null;
      try {
        own = await slot.takeNew();
      } catch {
        // Tried again when there is something to keep.
      }
      become({ kind: "nothing" });
    },
    openKept: async (wanted) => {
      await flush();
      try {
        return await adopt(wanted);
      } catch {
        return null;
      }
    },
    others: async () => {
      try {
        return (await keptWorkbooks.list()).filter((about) => about.slot !== own);
      } catch {
        return [];
      }
    },
    state: () => state,
  };
};
