// PUT /v1/snapshots: judges a submission and stores it as one transaction; two writers settle in the database.
import { checkFigures } from "../../shared/checking/figures.ts";
import type { SnapshotBody } from "../../shared/contract/snapshot.ts";
import { canonicalJson, type Json } from "../../shared/domain/canonical-json.ts";
import type { Figures } from "../../shared/domain/figure.ts";
import type { Finding } from "../../shared/domain/finding.ts";
import { type Outcome, problem, refuse } from "../../shared/domain/problem.ts";
import { COUNT_BASIS_DEFAULT } from "../../shared/domain/snapshot.ts";
import { type Decision, decideSubmission, type Submission } from "../../shared/domain/submission.ts";
import { versionOn } from "../../shared/domain/unit-graph.ts";
import { CORE_VERSION } from "../../shared/functions/version.ts";
import { periodName } from "../../shared/text/period.ts";
import { problemText } from "../../shared/text/sentences.ts";
import { maySubmit, seeUnit } from "../auth/access.ts";
import { sha256 } from "../auth/hash.ts";
import { type AuditHead, auditEntry, auditHeadFrom, auditHeadStatement } from "../db/audit.ts";
import { runBatch, type Statement } from "../db/database.ts";
import { type RememberedAnswer, rememberedFrom, rememberedStatement, rememberStatement } from "../db/idempotency.ts";
import { settleRace } from "../db/race.ts";
import { currentStatement, revisionFrom, revisionStatements, type StoredRevision } from "../db/snapshot.ts";
import { jsonAnswer, revisionTag, tagsOf } from "../http/answer.ts";
import type { Refusal } from "../http/problem.ts";
import { RULE_SETS_USED } from "../http/rule-sets.ts";
import type { AuthorizedScope, Handler } from "../http/scope.ts";
import { judgedAnswer, snapshotAnswer } from "./snapshot-answer.ts";
import { ambiguous, type Place, readPlace } from "./snapshot-place.ts";

const KEY_MAX = 200;

/** A submission with everything that does not depend on what is stored. */
interface Prepared {
  readonly place: Place;
  readonly body: SnapshotBody;
  readonly figures: Figures;
  readonly unitName: string;
  readonly content: string;
  readonly hash: string;
  readonly requestHash: string;
  readonly idempotencyKey: string | null;
  readonly ifMatch: Submission["ifMatch"];
  readonly findings: readonly Finding[];
  /** Findings of severity E that `explain` does not cover. */
  readonly blocking: number;
}

interface Stored {
  readonly current: StoredRevision | null;
  readonly remembered: RememberedAnswer | null;
  readonly head: AuditHead;
}

const readIfMatch = (header: string | null): Submission["ifMatch"] => {
  if (header === null) return null;
  const tags = tagsOf(header);
  if (tags.includes("*")) return "any";
  return tags.flatMap((tag) => {
    const revision = /^"?(\d{1,9})"?$/.exec(tag)?.[1];
    return revision ? [Number(revision)] : [];
  });
};

const prepare = async (
  { request, db, caller, today }: AuthorizedScope,
  placeTexts: { readonly unit: string; readonly period: string; readonly form: string },
  body: SnapshotBody,
): Promise<Outcome<Prepared> | Refusal> => {
  const place = readPlace(placeTexts.unit, placeTexts.period, placeTexts.form);
  if (!place.ok) return place;
  const { unit, period, form, alternative } = place.result;
  const seen = await seeUnit(db, caller, unit, [period.last, today]);
  if (!seen.ok) return seen;
  const allowed = maySubmit(caller, unit, body.onBehalf ?? false);
  if (!allowed.ok) return allowed;
  if (alternative) return ambiguous(placeTexts.period, period, alternative);
  if (period.first > today) return refuse("PERIOD_NOT_STARTED", { period: periodName(period), first: period.first });
  const version = versionOn(seen.result, unit, period.last);
  if (!version) return refuse("UNIT_NOT_IN_FORCE", { unit, day: period.last });

  const idempotencyKey = request.headers.get("Idempotency-Key");
  if (idempotencyKey !== null && (idempotencyKey === "" || idempotencyKey.length > KEY_MAX)) {
    const errors = [{ path: "Idempotency-Key", message: `Khóa phải có từ 1 đến ${KEY_MAX} ký tự.` }];
    return { ...refuse("INVALID_REQUEST", { count: 1 }), errors };
  }
  const figures = body.figures as Figures;
  const content = canonicalJson(body as unknown as Json);
  const hash = await sha256(content);
  const findings = checkFigures(figures, { period, scheme: body.scheme, form });
  const unexplained = findings.filter((one) => one.severity === "E" && body.explain?.[one.code] === undefined);
  return {
    ok: true,
    result: {
      place: place.result,
      body,
      figures,
      unitName: version.name,
      content,
      hash,
      requestHash: await sha256(`PUT ${unit} ${period.key} ${form} ${hash}`),
      idempotencyKey,
      ifMatch: readIfMatch(request.headers.get("If-Match")),
      findings,
      blocking: unexplained.length,
    },
  };
};

const readStored = async ({ db, caller }: AuthorizedScope, prepared: Prepared): Promise<Stored> => {
  const { place, idempotencyKey } = prepared;
  const key = { unit: place.unit, period: place.period.key, form: place.form };
  const [current = [], head = [], remembered = []] = await runBatch(db, [
    currentStatement(key),
    auditHeadStatement(place.unit),
    ...(idempotencyKey === null ? [] : [rememberedStatement(caller.id, idempotencyKey)]),
  ]);
  return { current: revisionFrom(current), head: auditHeadFrom(head), remembered: rememberedFrom(remembered) };
};

const decide = (prepared: Prepared, { current, remembered }: Stored): Outcome<Decision> =>
  decideSubmission({
    remembered,
    requestHash: prepared.requestHash,
    current,
    hash: prepared.hash,
    ifMatch: prepared.ifMatch,
    blocking: prepared.blocking,
    unit: prepared.unitName,
    period: periodName(prepared.place.period),
  });

/** The answer under which a repeated key is answered again, and the statement that keeps it. */
const remember = (
  { caller, now }: AuthorizedScope,
  prepared: Prepared,
  answer: Omit<RememberedAnswer, "requestHash">,
): readonly Statement[] =>
  prepared.idempotencyKey === null
    ? []
    : [rememberStatement(caller.id, prepared.idempotencyKey, now, { ...answer, requestHash: prepared.requestHash })];

const storedAnswer = (scope: AuthorizedScope, prepared: Prepared, stored: StoredRevision, status: number) => ({
  status,
  etag: revisionTag(stored.revision),
  answer: JSON.stringify(snapshotAnswer(stored, prepared.place.period, scope.today)),
});

const replay = ({ status, etag, answer }: Omit<RememberedAnswer, "requestHash">): Response =>
  new Response(answer, { status, headers: { "Content-Type": "application/json; charset=utf-8", ETag: etag } });

const store = async (
  scope: AuthorizedScope,
  prepared: Prepared,
  head: AuditHead,
  revision: number,
): Promise<Response> => {
  const { db, now, caller } = scope;
  const { place, body, figures, content, hash, findings } = prepared;
  const key = { unit: place.unit, period: place.period.key, form: place.form };
  const onBehalf = body.onBehalf ?? false;
  const entry = await auditEntry(head, {
    unit: place.unit,
    at: now,
    actor: caller.id,
    role: caller.role,
    action: "snapshot.submit",
    target: `${key.period} ${key.form} ${revision}`,
    detail: { hash, onBehalf, explained: Object.keys(body.explain ?? {}) },
  });
  const stored: StoredRevision = {
    ...key,
    revision,
    state: "da_nop",
    figures,
    content,
    hash,
    findings,
    core: CORE_VERSION,
    rulesets: RULE_SETS_USED,
    submittedAt: now,
    onBehalf,
    audit: { sequence: entry.sequence, previousHash: head.hash, hash: entry.hash },
  };
  const answer = storedAnswer(scope, prepared, stored, 201);
  await runBatch(db, [
    entry.statement,
    ...revisionStatements({
      ...stored,
      periodDays: place.period,
      scopeBasis: body.scopeBasis,
      scheme: body.scheme,
      countBasis: body.countBasis ?? COUNT_BASIS_DEFAULT,
      at: now,
      actor: caller.id,
      auditSequence: entry.sequence,
    }),
    ...remember(scope, prepared, answer),
  ]);
  return replay(answer);
};

const judge = async (scope: AuthorizedScope, prepared: Prepared): Promise<Response> => {
  const { place, figures, findings } = prepared;
  const stored = await readStored(scope, prepared);
  const decision = decide(prepared, { ...stored, remembered: null });
  const refusal = decision.ok ? null : decision.problem;
  return jsonAnswer({
    unit: place.unit,
    period: place.period.key,
    form: place.form,
    ...judgedAnswer(figures, findings, place.period, null, scope.today),
    accepted: decision.ok,
    obstacle: refusal && { code: refusal.code, detail: problemText(refusal) },
  });
};

const submit = async (scope: AuthorizedScope, prepared: Prepared): Promise<Response | Refusal> => {
  const stored = await readStored(scope, prepared);
  const decision = decide(prepared, stored);
  if (!decision.ok) {
    const blocked = decision.problem.code === "FINDINGS_BLOCK";
    return blocked ? { ...decision, findings: prepared.findings } : decision;
  }
  switch (decision.result.kind) {
    case "replay":
      return stored.remembered
        ? replay(stored.remembered)
        : { ok: false, problem: problem("IDEMPOTENCY_MISMATCH", {}) };
    case "unchanged": {
      const answer = stored.current && storedAnswer(scope, prepared, stored.current, 200);
      if (!answer) throw new Error("unchanged without a current revision");
      const statements = remember(scope, prepared, answer);
      if (statements.length > 0) await runBatch(scope.db, statements);
      return replay(answer);
    }
    case "store":
      return store(scope, prepared, stored.head, decision.result.revision);
  }
};

export const putSnapshot: Handler<"putSnapshot"> = async (scope, { path, query, body }) => {
  const prepared = await prepare(scope, { ...path, form: query.form }, body);
  if (!("result" in prepared)) return prepared;
  return query.dryRun === "1" ? judge(scope, prepared.result) : settleRace(() => submit(scope, prepared.result));
};
