// POST /v1/snapshots/…/actions: moves a snapshot, takes a proposed correction, or a comment; two actors settle in the database.
import type { SnapshotBody } from "../../shared/contract/snapshot.ts";
import type { ActionBody } from "../../shared/contract/snapshot-action.ts";
import { canonicalJson, type Json } from "../../shared/domain/canonical-json.ts";
import { pendingCorrection } from "../../shared/domain/correction.ts";
import { done, type Outcome, refuse } from "../../shared/domain/problem.ts";
import { decideAction } from "../../shared/domain/snapshot-action.ts";
import { officesOver } from "../../shared/rules/deadline.ts";
import { ACTION_FAULT_TEXT } from "../../shared/text/snapshot.ts";
import { mayAct, maySubmit } from "../auth/access.ts";
import { sha256 } from "../auth/hash.ts";
import { auditHeadsFrom, auditHeadsStatement } from "../db/audit.ts";
import { runBatch } from "../db/database.ts";
import { deadlinesOfStatement } from "../db/deadline.ts";
import { type RememberedAnswer, rememberedFrom, rememberedStatement } from "../db/idempotency.ts";
import { settleRace } from "../db/race.ts";
import { currentsFrom, currentsStatement, placeKey } from "../db/snapshot.ts";
import { eventsFrom, eventsStatement, proposalsFrom, proposalsStatement } from "../db/snapshot-event.ts";
import type { Refusal } from "../http/problem.ts";
import type { AuthorizedScope, Handler, Reply } from "../http/scope.ts";
import { type Accepted, type Asked, actionReply, type Found, recordAction } from "../snapshots/action-record.ts";
import { type Judged, readJudgement } from "../snapshots/judgement.ts";
import { dueFrom } from "../snapshots/lateness.ts";
import { type FoundPlace, findPlace, notFound } from "../snapshots/lookup.ts";
import { invalid, type Prepared, prepareBody, readIdempotencyKey, readIfMatch } from "../snapshots/request.ts";
import { replayed } from "../snapshots/submission.ts";

const bodyAt = (scope: AuthorizedScope, { unit, form, days, graph }: FoundPlace, body: SnapshotBody) =>
  prepareBody(
    scope,
    graph,
    { unit, form, period: days, alternative: null, label: null },
    { body, ifMatch: null, idempotencyKey: null },
  );

const ask = async (
  scope: AuthorizedScope,
  texts: { readonly unit: string; readonly period: string; readonly form: string },
  body: ActionBody,
): Promise<Outcome<Asked> | Refusal> => {
  const { caller, request } = scope;
  const idempotencyKey = readIdempotencyKey(request.headers.get("Idempotency-Key"));
  if (!("result" in idempotencyKey)) return idempotencyKey;
  const found = await findPlace(scope, texts);
  if (!found.ok) return found;
  const place = found.result;
  const allowed = mayAct(caller, place.unit, body.action);
  if (!allowed.ok) return allowed;
  const sends = body.proposed ? maySubmit(caller, place.unit, body.proposed.onBehalf ?? false) : allowed;
  if (!sends.ok) return sends;
  const proposed = body.proposed ? await bodyAt(scope, place, body.proposed) : done(null);
  if (!proposed.ok) return proposed;
  const content = canonicalJson(body as unknown as Json);
  return done({
    place,
    body,
    requestHash: await sha256(`POST ${place.unit} ${place.period} ${place.form} ${content}`),
    idempotencyKey: idempotencyKey.result,
    ifMatch: readIfMatch(request.headers.get("If-Match")),
    proposed: proposed.result,
  });
};

const readFound = async (
  { db, caller }: AuthorizedScope,
  { place, idempotencyKey }: Asked,
): Promise<{ readonly found: Found | null; readonly remembered: RememberedAnswer | null }> => {
  const { unit, form, days, graph } = place;
  const offices = officesOver(graph, unit, days.last);
  const [currents = [], heads = [], eventRows = [], proposals = [], deadlines = [], remembered = []] = await runBatch(
    db,
    [
      currentsStatement([place]),
      auditHeadsStatement([place.unit]),
      eventsStatement(place),
      proposalsStatement(place, "last"),
      deadlinesOfStatement(offices),
      ...(idempotencyKey === null ? [] : [rememberedStatement(caller.id, [idempotencyKey])]),
    ],
  );
  const current = currentsFrom(currents).get(placeKey(place));
  const events = eventsFrom(eventRows);
  const number = pendingCorrection(events);
  const event = events.find(({ sequence }) => sequence === number);
  const pending = event ? { event, proposed: proposalsFrom(proposals).get(event.sequence) ?? null } : null;
  const due = dueFrom(deadlines, offices, days, form);
  return {
    found: current ? { current, events, heads: auditHeadsFrom(heads), due, pending } : null,
    remembered: idempotencyKey === null ? null : (rememberedFrom(remembered).get(idempotencyKey) ?? null),
  };
};

/** Figures of a correction, judged as a submission is. Problem: `FINDINGS_BLOCK` with the findings. */
const judgeProposed = async (scope: AuthorizedScope, proposed: Prepared): Promise<Outcome<Judged> | Refusal> => {
  const [judged] = (await readJudgement(scope, [proposed])).judged;
  if (!judged) throw new Error("a correction without its judgement");
  return judged.blocking > 0
    ? { ...refuse("FINDINGS_BLOCK", { count: judged.blocking }), findings: judged.findings }
    : done(judged);
};

/** What is accepted with the action, if anything. The figures are judged again: other reports may have come since. */
const accept = async (
  scope: AuthorizedScope,
  { place }: Asked,
  { pending }: Found,
  isAccepted: boolean,
): Promise<Outcome<Accepted | null> | Refusal> => {
  if (!isAccepted || !pending || pending.proposed === null) return done(null);
  const prepared = await bodyAt(scope, place, JSON.parse(pending.proposed) as SnapshotBody);
  if (!prepared.ok) return prepared;
  const judged = await judgeProposed(scope, prepared.result);
  return "result" in judged ? done({ judged: judged.result, proposal: pending.event }) : judged;
};

const act = async (scope: AuthorizedScope, asked: Asked): Promise<Reply<"actOnSnapshot"> | Refusal> => {
  const { body, proposed } = asked;
  const { found, remembered } = await readFound(scope, asked);
  if (!found) return notFound(asked.place);
  const decision = decideAction({
    remembered,
    requestHash: asked.requestHash,
    action: body.action,
    actor: scope.caller.id,
    role: scope.caller.role,
    ifMatch: asked.ifMatch,
    current: found.current,
    pending: found.pending?.event.sequence ?? null,
    correction: body.correction ?? null,
  });
  if (!decision.ok) return decision;
  if (decision.result.kind === "replay") {
    if (!remembered) throw new Error("a replay without its answer");
    return actionReply(replayed(remembered));
  }
  if (proposed) {
    if (proposed.hash === found.current.hash) return invalid("proposed", ACTION_FAULT_TEXT.proposedSame);
    const judged = await judgeProposed(scope, proposed);
    if (!("result" in judged)) return judged;
  }
  const accepted = await accept(scope, asked, found, body.action === "mo_lai");
  return "result" in accepted ? recordAction(scope, asked, found, decision.result, accepted.result) : accepted;
};

export const actOnSnapshot: Handler<"actOnSnapshot"> = async (scope, { path, query, body }) => {
  const asked = await ask(scope, { ...path, form: query.form }, body);
  return "result" in asked ? settleRace(() => act(scope, asked.result)) : asked;
};
