// The outbox: keeps what a person sends until the server has it; sends again by itself, under the same key, and never twice.
import { canonicalJson, type Json } from "../../../shared/domain/canonical-json.ts";
import type { Server } from "../../server/server.ts";
import type { Store } from "../../ui/store.ts";
import {
  answered,
  batchAnswered,
  type CurrentSender,
  type Hold,
  holdOf,
  isWaiting,
  type OutboxEntry,
  type OutboxOrder,
  placeOf,
  sendBatch,
  sendEntry,
} from "./outbox-entry.ts";
import { createKeptEntries, type KeyValues, type OutboxState } from "./outbox-kept.ts";

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

const BATCH_MAX = 50;
const RETRY_DELAYS_MS: readonly number[] = [5_000, 15_000, 45_000, 120_000, 300_000];
/** Delivered entries that stay to be looked at. */
const SENT_KEPT = 30;

/** A batch refused as a whole, for what it contains. */
const isAboutContent = (status: number | null): boolean => status === 400 || status === 413 || status === 422;

const sameText = (a: OutboxOrder, b: OutboxOrder): boolean =>
  a.kind === b.kind && canonicalJson(a.body as unknown as Json) === canonicalJson(b.body as unknown as Json);

export const createOutbox = (options: OutboxOptions): Outbox => {
  const { keyValues, server, currentSender, newKey, now, later, exclusively, onKept = () => {} } = options;
  const kept = createKeptEntries(keyValues, onKept);
  const { find, keep, forget, reload } = kept;
  let failures = 0;
  let stopTimer: (() => void) | null = null;
  let pass: Promise<void> | null = null;
  let isAskedAgain = false;

  const tellHold = async (entry: OutboxEntry, hold: Hold): Promise<void> => {
    if (entry.fate.state !== "waiting" || entry.fate.hold === hold) return;
    await keep({ ...entry, fate: { ...entry.fate, hold } });
  };

  /** Entries that may be sent now; those that may not are told why. `tried`: those of this pass. */
  const dueEntries = async (tried: ReadonlySet<string>): Promise<readonly OutboxEntry[]> => {
    const current = currentSender();
    const due: OutboxEntry[] = [];
    for (const entry of kept.get().entries.filter(isWaiting)) {
      const before = entry.after === null ? undefined : find(entry.after);
      if (tried.has(entry.key) || (before && isWaiting(before))) continue;
      const hold = holdOf(entry, current);
      if (hold !== null || current === null) {
        await tellHold(entry, hold ?? "noToken");
        continue;
      }
      due.push({ ...entry, sender: { ...entry.sender, mark: current.mark } });
    }
    return due;
  };

  /** Those of the first try go together, each place once; a second try goes by itself, in case one held up the others. */
  const nextGroup = (due: readonly OutboxEntry[]): readonly OutboxEntry[] => {
    const isForBatch = ({ order, tries }: OutboxEntry) => order.kind === "submit" && tries === 0;
    const [first] = due;
    if (!first || !isForBatch(first)) return first ? [first] : [];
    const places = new Set<string>();
    return due.filter((entry) => {
      const place = placeOf(entry.order);
      if (!isForBatch(entry) || places.has(place) || places.size === BATCH_MAX) return false;
      places.add(place);
      return true;
    });
  };

  /** What follows an entry takes over the revision that it became. */
  const settleFollowers = async (entry: OutboxEntry): Promise<void> => {
    for (const follower of kept.get().entries.filter(({ after }) => after === entry.key)) {
      const base = entry.fate.state === "sent" ? entry.fate.delivery.revision : follower.order.base;
      await keep({ ...follower, after: null, order: { ...follower.order, base } });
    }
  };

  const prune = async (): Promise<void> => {
    const sent = kept.get().entries.filter(({ fate }) => fate.state === "sent");
    for (const { key } of sent.slice(0, Math.max(0, sent.length - SENT_KEPT))) await forget(key);
  };

  /** One answer is enough to know that the token is dead. */
  const markDead = async (mark: string): Promise<void> => {
    for (const entry of kept.get().entries.filter(isWaiting)) {
      if (entry.deadMark !== mark && entry.sender.mark === mark) await keep({ ...entry, deadMark: mark });
    }
  };

  const sendAlone = async (entry: OutboxEntry) => {
    const answer = await sendEntry(server, entry);
    return { answer, after: [answered(entry, answer)] };
  };
  const sendTogether = async (entries: readonly OutboxEntry[]) => {
    const answer = await sendBatch(server, entries);
    return { answer, after: batchAnswered(entries, answer) };
  };

  /** Sends a group and keeps what became of it; false where there is no use in sending the next one now. */
  const send = async (group: readonly OutboxEntry[]): Promise<boolean> => {
    // Written down before anything leaves: after a crash the same key is sent again.
    const begun = group.map((entry): OutboxEntry => ({ ...entry, tries: entry.tries + 1 }));
    for (const entry of begun) await keep(entry);
    kept.setSending(begun.map(({ key }) => key));
    const [only] = begun;
    const isAlone = begun.length === 1 && only !== undefined;
    const { answer, after } = isAlone ? await sendAlone(only) : await sendTogether(begun);
    for (const entry of after) {
      await keep(entry);
      if (!isWaiting(entry)) await settleFollowers(entry);
    }
    kept.setSending([]);
    if (!answer.ok && answer.status === 401) await markDead(begun[0]?.sender.mark ?? "");
    await prune();
    const isBatchRefused = begun.length > 1 && !answer.ok && isAboutContent(answer.status);
    return isBatchRefused || after.every((entry) => !isWaiting(entry));
  };

  const sendAll = async (): Promise<void> => {
    await reload();
    await kept.keepAgain();
    const tried = new Set<string>();
    for (;;) {
      const group = nextGroup(await dueEntries(tried));
      if (group.length === 0) break;
      if (!(await send(group))) break;
      // Those of a refused batch go on one by one.
      for (const { key } of group) if (group.length === 1) tried.add(key);
    }
  };

  const planRetry = (): void => {
    stopTimer?.();
    stopTimer = null;
    const current = currentSender();
    const open = kept.get().entries.filter((entry) => isWaiting(entry) && holdOf(entry, current) === null);
    if (open.length === 0 && kept.get().isKept) {
      failures = 0;
      return;
    }
    const delay = RETRY_DELAYS_MS[Math.min(failures, RETRY_DELAYS_MS.length - 1)] ?? 0;
    failures += 1;
    stopTimer = later(() => void run(), delay);
  };

  /** One pass at a time; one that is asked for meanwhile follows it. */
  const run = (): Promise<void> => {
    if (pass) {
      isAskedAgain = true;
      return pass;
    }
    pass = (async () => {
      do {
        isAskedAgain = false;
        try {
          await exclusively(sendAll);
        } catch {
          // A fault here must not keep the outbox from trying again.
        }
      } while (isAskedAgain);
      pass = null;
      planRetry();
    })();
    return pass;
  };

  const sendNow = (): Promise<void> => {
    failures = 0;
    return run();
  };

  const putOne = async (order: OutboxOrder): Promise<string> => {
    const current = currentSender();
    const older = kept.get().entries.findLast((one) => isWaiting(one) && placeOf(one.order) === placeOf(order));
    // A second click on the same report is no second report.
    if (older && sameText(older.order, order)) return older.key;
    const isBegun = older !== undefined && (older.tries > 0 || kept.get().sending.includes(older.key));
    const key = newKey();
    await keep({
      key,
      sequence: Math.max(0, ...kept.get().entries.map(({ sequence }) => sequence)) + 1,
      order,
      sender: { mark: current?.mark ?? "", unit: current?.unit ?? order.unit },
      createdAt: now(),
      tries: 0,
      deadMark: null,
      after: isBegun ? older.key : null,
      fate: { state: "waiting", hold: null, said: null },
    });
    // What never left is simply replaced; what may have arrived is asked for first.
    if (older && !isBegun) await forget(older.key);
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
      for (const order of orders) keys.push(await putOne(order));
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
    async remove(key) {
      await forget(key);
    },
  };
};
