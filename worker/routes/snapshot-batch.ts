// POST /v1/snapshots/batch: many submissions, a result for each; all or nothing on request.
import { type ReadBatchItem, readBatchItem } from "../../shared/contract/snapshot-batch.ts";
import { problem, refuse } from "../../shared/domain/problem.ts";
import { ACTION_FAULT_TEXT } from "../../shared/text/snapshot.ts";
import { placeKey } from "../db/snapshot.ts";
import { contentOf } from "../http/answer.ts";
import { problemFields, type Refusal } from "../http/problem.ts";
import type { AuthorizedScope, Handler } from "../http/scope.ts";
import { storedPlace } from "../snapshots/judgement.ts";
import { invalid, type Prepared, prepare, readIfMatch, type SubmissionRequest } from "../snapshots/request.ts";
import { isRefusal, type StoredAnswer, submit } from "../snapshots/submission.ts";

/** An item that may be judged, or why not. */
type Entry = { readonly ok: true; readonly result: Prepared } | Refusal;

const requestOf = (read: ReadBatchItem): readonly SubmissionRequest[] => {
  if (!read.ok) return [];
  const { unit, period, form, body, ifMatch, idempotencyKey = null } = read.item;
  return [
    { unit, period, form, body, ifMatch: readIfMatch(ifMatch === undefined ? null : String(ifMatch)), idempotencyKey },
  ];
};

const prepareItems = async (scope: AuthorizedScope, items: readonly unknown[]): Promise<readonly Entry[]> => {
  const reads = items.map(readBatchItem);
  const prepared = (await prepare(scope, reads.flatMap(requestOf))).values();
  return reads.map((read): Entry => {
    if (!read.ok)
      return { ok: false, problem: problem("INVALID_REQUEST", { count: read.errors.length }), errors: read.errors };
    const { value } = prepared.next();
    if (!value) throw new Error("an item without its preparation");
    return value;
  });
};

/** A place, or a key, that an earlier item has already: which of the two is meant nobody can say. */
const refuseRepeated = (entries: readonly Entry[]): readonly Entry[] => {
  const places = new Map<string, number>();
  const keys = new Map<string, number>();
  return entries.map((entry, index) => {
    if (!entry.ok) return entry;
    const { idempotencyKey } = entry.result;
    const place = placeKey(storedPlace(entry.result));
    const samePlace = places.get(place);
    if (samePlace !== undefined) return invalid("unit", ACTION_FAULT_TEXT.placeTwice(samePlace));
    const sameKey = idempotencyKey === null ? undefined : keys.get(idempotencyKey);
    if (sameKey !== undefined) return invalid("idempotencyKey", ACTION_FAULT_TEXT.keyTwice(sameKey));
    places.set(place, index + 1);
    if (idempotencyKey !== null) keys.set(idempotencyKey, index + 1);
    return entry;
  });
};

const textIn = (item: unknown, key: "unit" | "period"): string | null => {
  const found = typeof item === "object" && item !== null ? (item as Readonly<Record<string, unknown>>)[key] : null;
  return typeof found === "string" ? found : null;
};

const resultOf = (item: unknown, given: StoredAnswer | Refusal) => {
  const sent = { unit: textIn(item, "unit"), period: textIn(item, "period") };
  if (!isRefusal(given)) {
    return { ...sent, status: given.status, snapshot: contentOf(given.answer), problem: null };
  }
  const fields = problemFields(given);
  return { ...sent, status: fields.status, snapshot: null, problem: fields };
};

export const submitBatch: Handler<"submitBatch"> = async (scope, { body }) => {
  const entries = refuseRepeated(await prepareItems(scope, body.items));
  const good = entries.flatMap((entry) => (entry.ok ? [entry.result] : []));
  const allOrNone = good.length < entries.length ? "none" : "allOrNone";
  const answers = (await submit(scope, good, body.atomic ? allOrNone : "each")).values();
  const given = entries.map((entry) => (entry.ok ? (answers.next().value ?? null) : entry));
  const refused = given.filter((one) => one !== null && isRefusal(one)).length;
  const results = given.map((one, index) =>
    resultOf(body.items[index], one ?? refuse("NEIGHBOUR_REFUSED", { count: refused })),
  );
  if (body.atomic && refused > 0) return { ...refuse("BATCH_REFUSED", { count: refused }), results };
  const countOf = (status: number) => results.filter((one) => one.status === status).length;
  return { content: { stored: countOf(201), unchanged: countOf(200), refused, results } };
};
