// Keeps drafts while they are being filled in, so that closing the pane loses nothing.
import { createStore, type Store } from "../../ui/store.ts";
import type { KeyValues } from "../outbox/outbox-kept.ts";
import { type Draft, readDraft } from "./draft.ts";

interface KeptDraft {
  readonly id: string;
  readonly draft: Draft;
  /** By this machine's clock, to be shown. */
  readonly savedAt: number;
}

interface KeptDrafts {
  /** The latest first. */
  readonly drafts: readonly KeptDraft[];
  /** False where the browser refuses to keep them: they are gone when the pane is closed. */
  readonly isKept: boolean;
}

export interface DraftKeeper extends Pick<Store<KeptDrafts>, "get" | "subscribe"> {
  /** Nothing here ever rejects. */
  open(): Promise<void>;
  keep(id: string, draft: Draft): Promise<void>;
  remove(id: string): Promise<void>;
}

const KEY_START = "dvc.draft.";
/** Drafts older than the latest so many were forgotten by whoever began them. */
const DRAFTS_MAX = 20;

const readKept = (kept: unknown): readonly KeptDraft[] => {
  const { id, draft, savedAt } = (kept ?? {}) as { readonly [Key in keyof KeptDraft]?: unknown };
  const read = readDraft(draft);
  return read && typeof id === "string" && typeof savedAt === "number" ? [{ id, draft: read, savedAt }] : [];
};

export const createDraftKeeper = (keyValues: KeyValues, now: () => number): DraftKeeper => {
  const store = createStore<KeptDrafts>({ drafts: [], isKept: true });
  /** Writes one after the other, so that an earlier text never lands on a later one. */
  let writing: Promise<void> = Promise.resolve();

  const write = (work: () => Promise<void>): Promise<void> => {
    writing = writing.then(work).then(
      () => store.set({ ...store.get(), isKept: true }),
      () => store.set({ ...store.get(), isKept: false }),
    );
    return writing;
  };
  const without = (id: string) => store.get().drafts.filter((draft) => draft.id !== id);

  return {
    get: store.get,
    subscribe: store.subscribe,
    async open() {
      try {
        const stored = (await keyValues.entries()).filter(([key]) => key.startsWith(KEY_START));
        const drafts = stored.flatMap(([, one]) => readKept(one)).sort((a, b) => b.savedAt - a.savedAt);
        store.set({ drafts: drafts.slice(0, DRAFTS_MAX), isKept: true });
      } catch {
        store.set({ ...store.get(), isKept: false });
      }
    },
    keep(id, draft) {
      const keptDraft: KeptDraft = { id, draft, savedAt: now() };
      store.set({ ...store.get(), drafts: [keptDraft, ...without(id)].slice(0, DRAFTS_MAX) });
      return write(() => keyValues.set(`${KEY_START}${id}`, keptDraft));
    },
    remove(id) {
      store.set({ ...store.get(), drafts: without(id) });
      return write(() => keyValues.remove(`${KEY_START}${id}`));
    },
  };
};
