// GET /v1/snapshots: the current revision, all revisions, proposed corrections, and how the numbers came about.
import { unitFacts } from "../../shared/consolidation/unit-facts.ts";
import type { SnapshotBody } from "../../shared/contract/snapshot.ts";
import { correctionsOf, lockNumberOf } from "../../shared/domain/correction.ts";
import type { Figures } from "../../shared/domain/figure.ts";
import { scoreSteps } from "../../shared/functions/explain-score.ts";
import { CORE_VERSION } from "../../shared/functions/version.ts";
import { scoreOfFigures } from "../../shared/scoring/figures-score.ts";
import { type RateReceipt, rateReceipts } from "../../shared/scoring/rate-receipt.ts";
import { canonicalReceipt, receiptOfScore } from "../../shared/scoring/receipt.ts";
import { CONFIDENCE_TEXT } from "../../shared/text/confidence.ts";
import { sha256 } from "../auth/hash.ts";
import { type RevisionContent, readCurrent, readRevisions } from "../db/snapshot.ts";
import { readEvents, readProposals } from "../db/snapshot-event.ts";
import { revisionTag } from "../http/answer.ts";
import type { Handler } from "../http/scope.ts";
import { readDue } from "../snapshots/lateness.ts";
import { type FoundPlace, findPlace, notFound } from "../snapshots/lookup.ts";
import { eventAnswer, receiptOf, snapshotAnswer } from "../snapshots/snapshot-answer.ts";

export const getSnapshot: Handler<"getSnapshot"> = async (scope, { path, query }) => {
  const place = await findPlace(scope, { ...path, form: query.form });
  if (!place.ok) return place;
  const current = await readCurrent(scope.db, place.result);
  if (!current) return notFound(place.result);
  const { unit, form, days, graph } = place.result;
  const due = await readDue(scope.db, graph, unit, days, form);
  const answer = snapshotAnswer(current, days, scope.today, due);
  return { content: answer, headers: { ETag: revisionTag(current.revision) } };
};

const contentOf = (revision: RevisionContent): SnapshotBody => JSON.parse(revision.content);

export const listRevisions: Handler<"listRevisions"> = async (scope, { path, query }) => {
  const place = await findPlace(scope, { ...path, form: query.form });
  if (!place.ok) return place;
  const revisions = await readRevisions(scope.db, place.result);
  if (revisions.length === 0) return notFound(place.result);
  const events = await readEvents(scope.db, place.result);
  return {
    content: {
      revisions: revisions.map((one) => ({
        revision: one.revision,
        state: one.state,
        lockNumber: lockNumberOf(events, one.revision),
        submittedAt: one.submittedAt,
        onBehalf: one.onBehalf,
        content: contentOf(one),
        receipt: receiptOf(one),
        events: events.filter((event) => event.revision === one.revision).map(eventAnswer),
      })),
    },
  };
};

export const listCorrections: Handler<"listCorrections"> = async (scope, { path, query }) => {
  const place = await findPlace(scope, { ...path, form: query.form });
  if (!place.ok) return place;
  const events = await readEvents(scope.db, place.result);
  if (events.length === 0) return notFound(place.result);
  const proposals = await readProposals(scope.db, place.result);
  return {
    content: {
      corrections: correctionsOf(events)
        .toReversed()
        .map((correction) => {
          const event = events.find((one) => one.sequence === correction.correction);
          if (!event) throw new Error("a correction without its event");
          const { at, actor, reason, documentNo } = eventAnswer(event);
          const proposed = proposals.get(correction.correction) ?? null;
          return { ...correction, at, actor, reason, documentNo, proposed: proposed && JSON.parse(proposed) };
        }),
    },
  };
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

/** By the rules of this version, as the scores beside consolidated figures are. */
const scoreAnswer = async ({ unit, days, graph }: FoundPlace, figures: Figures) => {
  const scored = scoreOfFigures(figures, days, unitFacts(graph, unit, days.last)?.level ?? null);
  if (!scored) return {};
  const receipt = receiptOfScore(scored.scorecard, CORE_VERSION, scored.rules.notices);
  const hash = await sha256(canonicalReceipt(receipt));
  return { score: { steps: scoreSteps(scored.scorecard), hash, receipt } };
};

export const getReceipt: Handler<"getReceipt"> = async (scope, { path, query }) => {
  const place = await findPlace(scope, { ...path, form: query.form });
  if (!place.ok) return place;
  const current = await readCurrent(scope.db, place.result);
  if (!current) return notFound(place.result);
  return {
    content: {
      unit: current.unit,
      period: current.period,
      form: current.form,
      revision: current.revision,
      submittedAt: current.submittedAt,
      content: contentOf(current),
      receipt: receiptOf(current),
      rates: rateReceipts(current.figures).map(rateAnswer),
      ...(await scoreAnswer(place.result, current.figures)),
      audit: current.audit,
    },
  };
};
