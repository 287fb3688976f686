// The entries of the outbox, in memory and in the browser's storage: what cannot be written down is remembered and said.
import { createStore, type Store } from "../../ui/store.ts";
import type { OutboxEntry } from "./outbox-entry.ts";

/** A store that outlives the page; every call may reject. */
export interface KeyValues {
  readonly entries: () => Promise<readonly (readonly [key: string, kept: unknown])[]>;
  readonly set: (key: string, kept: unknown) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
}

export interface OutboxState {
  /** Oldest first. */
  readonly entries: readonly OutboxEntry[];
  /** Keys of what is on its way just now. */
  readonly sending: readonly string[];
  /** False where something is only in memory: the pane has to stay open. */
  readonly isKept: boolean;
  /** False until what was kept has been read. */
  readonly isOpen: boolean;
}

export interface KeptEntries extends Pick<Store<OutboxState>, "get" | "subscribe"> {
  find(key: string): OutboxEntry | undefined;
  setSending(keys: readonly string[]): void;
  /** Nothing here ever rejects. */
  keep(entry: OutboxEntry): Promise<void>;
  forget(key: string): Promise<void>;
  /** Reads what another window, or this one before it was closed, has kept. */
  reload(): Promise<void>;
  /** Writes down what was only in memory, where it fits by now. */
  keepAgain(): Promise<void>;
}

const KEY_START = "dvc.outbox.";
/** A pane that writes all the time is read from when it has come to rest. */
const READINGS_MAX = 10;

const isEntry = (kept: unknown): kept is OutboxEntry => {
  const entry = kept as Partial<OutboxEntry> | null;
  return typeof entry?.key === "string" && typeof entry.sequence === "number" && typeof entry.fate?.state === "string";
};

const bySequence = (a: OutboxEntry, b: OutboxEntry): number => a.sequence - b.sequence;

/** @param onKept told after each change that other windows should read. */
export const createKeptEntries = (keyValues: KeyValues, onKept: () => void): KeptEntries => {
  const store = createStore<OutboxState>({ entries: [], sending: [], isKept: true, isOpen: false });
  /** Keys whose latest state could not be written. */
  const unkept = new Set<string>();
  /** Rises when a change begins to be written and when it has been: what was read in between may be older than the memory. */
  let writes = 0;
  const change = (part: Partial<OutboxState>) => store.set({ ...store.get(), ...part, isKept: unkept.size === 0 });
  const find = (key: string): OutboxEntry | undefined => store.get().entries.find((entry) => entry.key === key);

  const keep = async (entry: OutboxEntry): Promise<void> => {
    const others = store.get().entries.filter(({ key }) => key !== entry.key);
    store.set({ ...store.get(), entries: [...others, entry].sort(bySequence) });
    writes += 1;
    try {
      await keyValues.set(`${KEY_START}${entry.key}`, entry);
      unkept.delete(entry.key);
      onKept();
    } catch {
      // A full or refused storage: it stays in memory, and the state says so.
      unkept.add(entry.key);
    }
    writes += 1;
    change({});
  };

  const forget = async (key: string): Promise<void> => {
    unkept.delete(key);
    writes += 1;
    change({ entries: store.get().entries.filter((entry) => entry.key !== key) });
    try {
      await keyValues.remove(`${KEY_START}${key}`);
      onKept();
    } catch {
      // What cannot be removed comes back at the next opening and can be removed then.
    }
    writes += 1;
  };

  const reload = async (): Promise<void> => {
    try {
      for (let reading = 0; reading < READINGS_MAX; reading += 1) {
        const before = writes;
        const read = await keyValues.entries();
        if (before !== writes) continue;
        const kept = read.flatMap(([key, one]) => (key.startsWith(KEY_START) && isEntry(one) ? [one] : []));
        const own = store.get().entries.filter(({ key }) => unkept.has(key));
        const others = kept.filter(({ key }) => !unkept.has(key));
        change({ entries: [...others, ...own].sort(bySequence), isOpen: true });
        return;
      }
    } catch {
      // A storage that cannot be read: what is in memory is all there is.
    }
    change({ isOpen: true });
  };

  /** What was only in memory may fit by now. */
  const keepAgain = async (): Promise<void> => {
    for (const key of [...unkept]) {
      const entry = find(key);
      if (entry) await keep(entry);
    }
  };

  return {
    get: store.get,
    subscribe: store.subscribe,
    find,
    setSending: (sending) => change({ sending }),
    keep,
    forget,
    reload,
    keepAgain,
  };
};
