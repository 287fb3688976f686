// Gathers the calls of one recalculation into few requests: equal ones once, split by count and by bytes, a few requests at a time.
import type { CallResult } from "../../shared/functions/compute.ts";
import type { ComputeReply } from "./compute-request.ts";

/** What became of a call. */
export type CallReply =
  | { readonly kind: "answered"; readonly result: CallResult; readonly core: string }
  /** Not answered: the connection, the time-out, the answer itself. */
  | { readonly kind: "unanswered" }
  /** The call alone is larger than a request may be. */
  | { readonly kind: "tooLarge" };

export interface BatcherOptions {
  /** How long the first call of a batch waits for others. */
  readonly windowMs: number;
  readonly callsMax: number;
  readonly bytesMax: number;
  /** Requests under way at the same time; asked anew before each. */
  readonly parallel: () => number;
  readonly send: (calls: readonly string[]) => Promise<ComputeReply>;
  /** True where the failure of one request says that the waiting ones would fail too. */
  readonly onReply: (reply: ComputeReply) => "goOn" | "giveUp";
}

interface Ticket {
  /** Never rejects. Stays open for ever once the ticket is cancelled. */
  readonly reply: Promise<CallReply>;
  /** True for the first of equal calls. */
  readonly isFirst: boolean;
  /** The caller is gone: a call that nobody waits for any more is not sent. */
  cancel(): void;
}

export interface Batcher {
  /** Adds a call under a key; equal keys that are not answered yet share one call. */
  add(key: string, text: string): Ticket;
  /** Calls that wait or are under way. */
  pending(): number;
}

interface Entry {
  readonly key: string;
  readonly text: string;
  readonly bytes: number;
  readonly reply: Promise<CallReply>;
  readonly settle: (reply: CallReply) => void;
  waiters: number;
}

/** `{"calls":[]}` around the calls. */
const ENVELOPE_BYTES = 12;

const encoder = new TextEncoder();

export const createBatcher = (options: BatcherOptions): Batcher => {
  /** Waiting and under way, by key. */
  const open = new Map<string, Entry>();
  /** Waiting, in order of arrival. */
  let queue = new Set<Entry>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** True once the window of the waiting calls is over. */
  let isDue = false;
  let underWay = 0;

  const settle = (entry: Entry, reply: CallReply): void => {
    open.delete(entry.key);
    entry.settle(reply);
  };

  const takeBatch = (): readonly Entry[] => {
    const batch: Entry[] = [];
    let bytes = ENVELOPE_BYTES;
    for (const entry of queue) {
      const isFull = batch.length === options.callsMax || bytes + entry.bytes > options.bytesMax;
      if (isFull && batch.length > 0) break;
      bytes += entry.bytes + 1;
      batch.push(entry);
      queue.delete(entry);
    }
    return batch;
  };

  const giveUpWaiting = (): void => {
    const waiting = queue;
    queue = new Set();
    for (const entry of waiting) settle(entry, { kind: "unanswered" });
  };

  const sendBatch = async (batch: readonly Entry[]): Promise<void> => {
    underWay += 1;
    const reply = await options.send(batch.map((entry) => entry.text));
    underWay -= 1;
    for (const [index, entry] of batch.entries()) {
      const result = reply.kind === "answered" ? (reply.results[index] ?? null) : null;
      settle(
        entry,
        reply.kind === "answered" && result ? { kind: "answered", result, core: reply.core } : { kind: "unanswered" },
      );
    }
    if (options.onReply(reply) === "giveUp") giveUpWaiting();
    sendWhatIsDue();
  };

  const sendWhatIsDue = (): void => {
    while (queue.size > 0 && (isDue || queue.size >= options.callsMax) && underWay < options.parallel()) {
      void sendBatch(takeBatch());
    }
    if (queue.size === 0) {
      clearTimeout(timer);
      timer = undefined;
      isDue = false;
    }
  };

  const enqueue = (key: string, text: string): Entry => {
    let settleReply: (reply: CallReply) => void = () => {};
    const reply = new Promise<CallReply>((resolve) => {
      settleReply = resolve;
    });
    const entry = { key, text, bytes: encoder.encode(text).length, reply, settle: settleReply, waiters: 0 };
    open.set(key, entry);
    if (entry.bytes + ENVELOPE_BYTES > options.bytesMax) {
      settle(entry, { kind: "tooLarge" });
      return entry;
    }
    queue.add(entry);
    timer ??= setTimeout(() => {
      isDue = true;
      sendWhatIsDue();
    }, options.windowMs);
    // A full request need not wait for the end of the window.
    if (queue.size >= options.callsMax) sendWhatIsDue();
    return entry;
  };

  return {
    add(key, text) {
      const joined = open.get(key);
      const entry = joined ?? enqueue(key, text);
      entry.waiters += 1;
      let isWaiting = true;
      return {
        reply: entry.reply,
        isFirst: joined === undefined,
        cancel() {
          if (!isWaiting) return;
          isWaiting = false;
          entry.waiters -= 1;
          if (entry.waiters > 0 || !queue.delete(entry)) return;
          open.delete(entry.key);
        },
      };
    },
    pending: () => open.size,
  };
};
