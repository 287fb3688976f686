// GET /v1/snapshots: the current revision, all revisions, and how the numbers came about.
import type { Period } from "../../shared/domain/period.ts";
import { done, type Outcome, refuse } from "../../shared/domain/problem.ts";
import type { UnitGraph } from "../../shared/domain/unit-graph.ts";
import { type RateReceipt, rateReceipts } from "../../shared/scoring/rate-receipt.ts";
import { periodName } from "../../shared/text/period.ts";
import { CONFIDENCE_TEXT } from "../../shared/text/sentences.ts";
import { seeUnit } from "../auth/access.ts";
import {
  type RevisionContent,
  readCurrent,
  readRevisions,
  readStoredPeriods,
  type SnapshotPlace,
} from "../db/snapshot.ts";
import { readEvents } from "../db/snapshot-event.ts";
import { jsonAnswer, revisionTag } from "../http/answer.ts";
import type { AuthorizedScope, Handler } from "../http/scope.ts";
import { readDue } from "./lateness.ts";
import { receiptOf, snapshotAnswer } from "./snapshot-answer.ts";
import { ambiguous, readPlace } from "./snapshot-place.ts";

export { putSnapshot } from "./snapshot-put.ts";

interface FoundPlace extends SnapshotPlace {
  readonly days: Period;
  readonly graph: UnitGraph;
}

/** Which of the two calendars a bare label means is answered by what is stored, and asked where both are. */
const findPlace = async (
  { db, caller, today }: AuthorizedScope,
  texts: { readonly unit: string; readonly period: string; readonly form: string },
): Promise<Outcome<FoundPlace>> => {
  const place = readPlace(texts.unit, texts.period, texts.form);
  if (!place.ok) return place;
  const { unit, form, period, alternative } = place.result;
  const days = [period.last, ...(alternative ? [alternative.last] : []), today];
  const seen = await seeUnit(db, caller, unit, days);
  if (!seen.ok) return seen;
  const found = (days: Period): Outcome<FoundPlace> => done({ unit, form, period: days.key, days, graph: seen.result });
  if (!alternative) return found(period);
  const stored = await readStoredPeriods(db, unit, form, [period.key, alternative.key]);
  if (stored.length > 1) return ambiguous(texts.period, period, alternative);
  return found(stored.includes(alternative.key) ? alternative : period);
};

const notFound = ({ unit, days }: FoundPlace) => refuse("SNAPSHOT_NOT_FOUND", { unit, period: periodName(days) });

export const getSnapshot: Handler<"getSnapshot"> = async (scope, { path, query }) => {
  const place = await findPlace(scope, { ...path, form: query.form });
  if (!place.ok) return place;
  const current = await readCurrent(scope.db, place.result);
  if (!current) return notFound(place.result);
  const { unit, form, days, graph } = place.result;
  const due = await readDue(scope.db, graph, unit, days, form);
  const answer = snapshotAnswer(current, days, scope.today, due);
  return jsonAnswer(answer, 200, { ETag: revisionTag(current.revision) });
};

const contentOf = (revision: RevisionContent): unknown => JSON.parse(revision.content);

export const listRevisions: Handler<"listRevisions"> = async (scope, { path, query }) => {
  const place = await findPlace(scope, { ...path, form: query.form });
  if (!place.ok) return place;
  const revisions = await readRevisions(scope.db, place.result);
  if (revisions.length === 0) return notFound(place.result);
  const events = await readEvents(scope.db, place.result);
  return jsonAnswer({
    revisions: revisions.map((one) => ({
      revision: one.revision,
      state: one.state,
      submittedAt: one.submittedAt,
      onBehalf: one.onBehalf,
      content: contentOf(one),
      receipt: receiptOf(one),
      events: events
        .filter((event) => event.revision === one.revision)
        .map(({ at, action, state, reason }) => ({ at, action, state, reason })),
    })),
  });
};

const rateAnswer = ({ definition, answer, numerator, denominator }: RateReceipt) => ({
  code: definition.code,
  name: definition.name,
  numerator: { figures: numerator, sum: answer.numerator },
  denominator: { figures: denominator, sum: answer.denominator },
  rate: answer.rate,
  citation: definition.citation,
  confidence: CONFIDENCE_TEXT[definition.confidence],
});

export const getReceipt: Handler<"getReceipt"> = async (scope, { path, query }) => {
  const place = await findPlace(scope, { ...path, form: query.form });
  if (!place.ok) return place;
  const current = await readCurrent(scope.db, place.result);
  if (!current) return notFound(place.result);
  return jsonAnswer({
    unit: current.unit,
    period: current.period,
    form: current.form,
    revision: current.revision,
    submittedAt: current.submittedAt,
    content: contentOf(current),
    receipt: receiptOf(current),
    rates: rateReceipts(current.figures).map(rateAnswer),
    audit: current.audit,
  });
};
