// What the outbox does next, by its entries and by who sends now: plain data in, plain data out; no clock, no storage, no network.
import { canonicalJson, type Json } from "../../../shared/domain/canonical-json.ts";
import { type CurrentSender, holdOf, isWaiting, type OutboxEntry, type OutboxOrder, placeOf } from "./outbox-entry.ts";
import type { OutboxState } from "./outbox-kept.ts";

type Entries = readonly OutboxEntry[];

const BATCH_MAX = 50;
const RETRY_DELAYS_MS: readonly number[] = [5_000, 15_000, 45_000, 120_000, 300_000];
/** Delivered entries that stay to be looked at. */
const SENT_KEPT = 30;

const sameText = (a: OutboxOrder, b: OutboxOrder): boolean =>
  a.kind === b.kind && canonicalJson(a.body as unknown as Json) === canonicalJson(b.body as unknown as Json);

/** Those that may be sent now, with the token in use, and those that may not, as they now say why. `tried`: those of this pass. */
export const dueEntries = (
  entries: Entries,
  current: CurrentSender | null,
  tried: ReadonlySet<string>,
): { readonly due: Entries; readonly held: Entries } => {
  const waiting = entries.filter(isWaiting);
  const waitingKeys = new Set(waiting.map(({ key }) => key));
  const open = waiting.filter(({ key, after }) => !tried.has(key) && (after === null || !waitingKeys.has(after)));
  const withHold = open.map((entry) => ({ entry, hold: holdOf(entry, current) }));
  return {
    due: withHold.flatMap(({ entry, hold }) =>
      hold === null && current !== null ? [{ ...entry, sender: { ...entry.sender, mark: current.mark } }] : [],
    ),
    held: withHold.flatMap(({ entry, hold }) =>
      hold === null || entry.fate.state !== "waiting" || entry.fate.hold === hold
        ? []
        : [{ ...entry, fate: { ...entry.fate, hold } }],
    ),
  };
};

/** Those of the first try go together, each place once; a second try goes by itself, in case one held up the others. */
export const nextGroup = (due: Entries): Entries => {
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

/** What follows an entry that waits no more takes over the revision that it became. */
export const followersAfter = (entries: Entries, { key, fate }: OutboxEntry): Entries =>
  entries
    .filter(({ after }) => after === key)
    .map((follower) => {
      const base = fate.state === "sent" ? fate.delivery.revision : follower.order.base;
      return { ...follower, after: null, order: { ...follower.order, base } };
    });

/** Keys of the oldest delivered entries, which need not be looked at any more. */
export const outlivedKeys = (entries: Entries): readonly string[] => {
  const sent = entries.filter(({ fate }) => fate.state === "sent");
  return sent.slice(0, Math.max(0, sent.length - SENT_KEPT)).map(({ key }) => key);
};

/** One answer is enough to know that the token is dead: the entries that now know it too. */
export const withDeadMark = (entries: Entries, mark: string): Entries =>
  entries
    .filter((entry) => isWaiting(entry) && entry.deadMark !== mark && entry.sender.mark === mark)
    .map((entry) => ({ ...entry, deadMark: mark }));

/** How long until the next try after so many in vain; null where there is nothing to try. */
export const retryDelay = (
  { entries, isKept }: Pick<OutboxState, "entries" | "isKept">,
  current: CurrentSender | null,
  failures: number,
): number | null => {
  const isOpen = entries.some((entry) => isWaiting(entry) && holdOf(entry, current) === null);
  if (!isOpen && isKept) return null;
  return RETRY_DELAYS_MS[Math.min(failures, RETRY_DELAYS_MS.length - 1)] ?? 0;
};

/** Where an order goes: nowhere new where the same report waits already, else into a new entry, which may replace an older one. */
export const placeOrder = (
  { entries, sending }: Pick<OutboxState, "entries" | "sending">,
  order: OutboxOrder,
  { current, key, now }: { readonly current: CurrentSender | null; readonly key: string; readonly now: number },
): { readonly key: string; readonly entry: OutboxEntry | null; readonly replaced: string | null } => {
  const older = entries.findLast((entry) => isWaiting(entry) && placeOf(entry.order) === placeOf(order));
  // A second click on the same report is no second report.
  if (older && sameText(older.order, order)) return { key: older.key, entry: null, replaced: null };
  const isBegun = older !== undefined && (older.tries > 0 || sending.includes(older.key));
  const entry: OutboxEntry = {
    key,
    sequence: Math.max(0, ...entries.map(({ sequence }) => sequence)) + 1,
    order,
    sender: { mark: current?.mark ?? "", unit: current?.unit ?? order.unit },
    createdAt: now,
    tries: 0,
    deadMark: null,
    after: isBegun ? older.key : null,
    fate: { state: "waiting", hold: null, said: null },
  };
  // What never left is simply replaced; what may have arrived is asked for first.
  return { key, entry, replaced: older && !isBegun ? older.key : null };
};
