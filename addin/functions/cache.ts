// Remembers what the Worker answered, so that unchanged cells are not asked again and a lost connection leaves the last known value.
import { type CallResult, isCallError } from "../../shared/functions/compute.ts";

interface Remembered {
  readonly result: CallResult;
  /** When the Worker answered, in milliseconds of the clock. */
  readonly at: number;
}

export interface AnswerCache {
  /** The answer if it still holds. */
  fresh(key: string): Remembered | undefined;
  /** The last answer that was known, however old; never an error. */
  lastKnown(key: string): Remembered | undefined;
  store(key: string, result: CallResult, at: number): void;
  /** What was answered up to now is asked again; `isAffected` narrows it to some keys. It stays as last known. */
  expire(isAffected: (key: string) => boolean): void;
  /** Forgets for good. */
  forget(isAffected: (key: string) => boolean): void;
  /** Number of answers that still hold. */
  size(): number;
  /** When those of them that are wanted were given; null where there is none. */
  ages(isWanted: (key: string) => boolean): AnswerAges | null;
}

export interface AnswerAges {
  readonly count: number;
  /** Moments in milliseconds of the clock. */
  readonly oldest: number;
  readonly newest: number;
}

interface Entry extends Remembered {
  readonly weight: number;
  readonly isFresh: boolean;
}

/** Rough size of an answer: two bytes per character, a few words per number. */
const weightOf = (key: string, result: CallResult): number => {
  const cells = isCallError(result)
    ? [result.error.message]
    : Array.isArray(result.value)
      ? result.value.flat()
      : [result.value];
  return cells.reduce<number>(
    (sum, cell) => sum + 24 + (typeof cell === "string" ? cell.length * 2 : 0),
    key.length * 2 + 64,
  );
};

/** Keeps the most recently used answers within about `bytesMax` bytes. */
export const createCache = (bytesMax: number): AnswerCache => {
  // A Map keeps the order of insertion: the first key is the one used longest ago.
  const entries = new Map<string, Entry>();
  let bytes = 0;
  let freshCount = 0;

  const remove = (key: string): void => {
    const entry = entries.get(key);
    if (!entry) return;
    entries.delete(key);
    bytes -= entry.weight;
    if (entry.isFresh) freshCount -= 1;
  };
  const put = (key: string, entry: Entry): void => {
    remove(key);
    entries.set(key, entry);
    bytes += entry.weight;
    if (entry.isFresh) freshCount += 1;
  };

  return {
    fresh(key) {
      const entry = entries.get(key);
      if (!entry?.isFresh) return undefined;
      put(key, entry);
      return entry;
    },
    lastKnown(key) {
      const entry = entries.get(key);
      return entry && !isCallError(entry.result) ? entry : undefined;
    },
    store(key, result, at) {
      const weight = weightOf(key, result);
      if (weight > bytesMax) return remove(key);
      put(key, { result, at, weight, isFresh: true });
      for (const oldest of entries.keys()) {
        if (bytes <= bytesMax) break;
        remove(oldest);
      }
    },
    expire(isAffected) {
      for (const [key, entry] of entries) {
        if (!entry.isFresh || !isAffected(key)) continue;
        // In place: an answer that is asked again keeps its turn.
        entries.set(key, { ...entry, isFresh: false });
        freshCount -= 1;
      }
    },
    forget(isAffected) {
      for (const key of [...entries.keys()]) if (isAffected(key)) remove(key);
    },
    size: () => freshCount,
    ages(isWanted) {
      let [count, oldest, newest] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      for (const [key, { isFresh, at }] of entries) {
        if (!isFresh || !isWanted(key)) continue;
        count += 1;
        oldest = Math.min(oldest, at);
        newest = Math.max(newest, at);
      }
      return count === 0 ? null : { count, oldest, newest };
    },
  };
};
