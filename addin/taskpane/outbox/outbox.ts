// The outbox: keeps what a person sends until the server has it; sends again by itself, under the same key, and never twice.
import type { Server } from "../../server/server.ts";
import type { Store } from "../../ui/store.ts";
import {
  answered,
  batchAnswered,
  type CurrentSender,
  isWaiting,
  type OutboxEntry,
  type OutboxOrder,
  sendBatch,
  sendEntry,
} from "./outbox-entry.ts";
import { createKeptEntries, type KeptEntries, type KeyValues, type OutboxState } from "./outbox-kept.ts";
import {
  dueEntries,
  followersAfter,
  nextGroup,
  outlivedKeys,
  placeOrder,
  retryDelay,
  withDeadMark,
} from "./outbox-plan.ts";

export interface OutboxOptions {
  readonly keyValues: KeyValues;
  readonly server: Pick<Server, "call">;
  /** Null without a token. */
  readonly currentSender: () => CurrentSender | null;
  readonly newKey: () => string;
  /** Milliseconds of this machine's clock, only to be shown. */
  readonly now: () => number;
  /** Calls back later; returns how to stop that. */
  readonly later: (work: () => void, delayMs: number) => () => void;
  /** Runs the work unless another window of this browser is sending: then null. */
  readonly exclusively: <Done>(work: () => Promise<Done>) => Promise<Done | null>;
  /** Told after each change that other windows should read. */
  readonly onKept?: () => void;
}

export interface Outbox extends Pick<Store<OutboxState>, "get" | "subscribe"> {
  /** Reads what was kept and begins to send it. Nothing here ever rejects. */
  open(): Promise<void>;
  /** Settles with the keys once the orders are kept (or it is clear that they cannot be); sending goes on by itself. */
  put(orders: readonly OutboxOrder[]): Promise<readonly string[]>;
  /** Tries now: after the network has come back, another token, or at a person's wish. */
  sendNow(): Promise<void>;
  /** Sends the entry with the token in use, although it was made with another: a person said so. */
  adopt(key: string): Promise<void>;
  /** Forgets the entry, whatever became of it. */
  remove(key: string): Promise<void>;
  /** Reads what another window has kept. */
  reload(): Promise<void>;
}

/** A batch refused as a whole, for what it contains. */
const isAboutContent = (status: number | null): boolean => status === 400 || status === 413 || status === 422;

type SendTools = Pick<OutboxOptions, "server" | "currentSender"> & { readonly kept: KeptEntries };

const keepAll = async ({ keep }: KeptEntries, entries: readonly OutboxEntry[]): Promise<void> => {
  for (const entry of entries) await keep(entry);
};

const askServer = async (server: OutboxOptions["server"], entries: readonly OutboxEntry[]) => {
  const [only] = entries;
  if (entries.length === 1 && only) {
    const answer = await sendEntry(server, only);
    return { answer, after: [answered(only, answer)] };
  }
  const answer = await sendBatch(server, entries);
  return { answer, after: batchAnswered(entries, answer) };
};

/** Sends a group and keeps what became of it; false where there is no use in sending the next one now. */
const send = async ({ kept, server }: SendTools, group: readonly OutboxEntry[]): Promise<boolean> => {
  // Written down before anything leaves: after a crash the same key is sent again.
  const begun = group.map((entry): OutboxEntry => ({ ...entry, tries: entry.tries + 1 }));
  await keepAll(kept, begun);
  kept.setSending(begun.map(({ key }) => key));
  const { answer, after } = await askServer(server, begun);
  for (const entry of after) {
    await kept.keep(entry);
    if (!isWaiting(entry)) await keepAll(kept, followersAfter(kept.get().entries, entry));
  }
  kept.setSending([]);
  if (!answer.ok && answer.status === 401)
    await keepAll(kept, withDeadMark(kept.get().entries, begun[0]?.sender.mark ?? ""));
  for (const key of outlivedKeys(kept.get().entries)) await kept.forget(key);
  const isBatchRefused = begun.length > 1 && !answer.ok && isAboutContent(answer.status);
  return isBatchRefused || after.every((entry) => !isWaiting(entry));
};

const sendAll = async (tools: SendTools): Promise<void> => {
  const { kept, currentSender } = tools;
  await kept.reload();
  await kept.keepAgain();
  const tried = new Set<string>();
  for (;;) {
    const { due, held } = dueEntries(kept.get().entries, currentSender(), tried);
    await keepAll(kept, held);
    const group = nextGroup(due);
    if (group.length === 0 || !(await send(tools, group))) return;
    // Those of a refused batch go on one by one.
    for (const { key } of group) if (group.length === 1) tried.add(key);
  }
};

/** One pass of the work at a time; one that is asked for meanwhile follows it, and `ended` comes after the last. */
const passes = (work: () => Promise<unknown>, ended: () => void): (() => Promise<void>) => {
  let pass: Promise<void> | null = null;
  let isAskedAgain = false;
  const repeat = async (): Promise<void> => {
    do {
      isAskedAgain = false;
      try {
        await work();
      } catch {
        // A fault here must not keep the outbox from trying again.
      }
    } while (isAskedAgain);
    pass = null;
    ended();
  };
  return () => {
    if (pass) isAskedAgain = true;
    else pass = repeat();
    return pass;
  };
};

export const createOutbox = (options: OutboxOptions): Outbox => {
  const { keyValues, server, currentSender, newKey, now, later, exclusively, onKept = () => {} } = options;
  const kept = createKeptEntries(keyValues, onKept);
  const { find, keep, forget, reload } = kept;
  let failures = 0;
  let stopTimer: (() => void) | null = null;

  const planRetry = (): void => {
    stopTimer?.();
    const delay = retryDelay(kept.get(), currentSender(), failures);
    failures = delay === null ? 0 : failures + 1;
    stopTimer = delay === null ? null : later(() => void run(), delay);
  };
  const run = passes(() => exclusively(() => sendAll({ kept, server, currentSender })), planRetry);
  const sendNow = (): Promise<void> => {
    failures = 0;
    return run();
  };
  const put = async (order: OutboxOrder): Promise<string> => {
    const { key, entry, replaced } = placeOrder(kept.get(), order, {
      current: currentSender(),
      key: newKey(),
      now: now(),
    });
    if (entry) await keep(entry);
    if (replaced !== null) await forget(replaced);
    return key;
  };

  return {
    get: kept.get,
    subscribe: kept.subscribe,
    reload,
    sendNow,
    async open() {
      await reload();
      await sendNow();
    },
    async put(orders) {
      await reload();
      const keys: string[] = [];
      for (const order of orders) keys.push(await put(order));
      void sendNow();
      return keys;
    },
    async adopt(key) {
      const entry = find(key);
      const current = currentSender();
      if (!entry || !current) return;
      const sender = { mark: current.mark, unit: current.unit ?? entry.sender.unit };
      await keep({ ...entry, sender, deadMark: null });
      await sendNow();
    },
    remove: forget,
  };
};
