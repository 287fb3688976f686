// PUT /v1/snapshots: judges a submission and stores it as one transaction; two writers settle in the database.
import { comparedReports, earlierPeriods } from "../../shared/checking/figures/beside.ts";
import { checkFigures } from "../../shared/checking/figures/check-figures.ts";
import type { SectorLine } from "../../shared/checking/figures/view.ts";
import type { SnapshotBody } from "../../shared/contract/snapshot.ts";
import { canonicalJson, type Json } from "../../shared/domain/canonical-json.ts";
import type { Figures } from "../../shared/domain/figure.ts";
import type { Finding } from "../../shared/domain/finding.ts";
import { type SeveritySettings, settingsInForce, withSeverities } from "../../shared/domain/finding-severity.ts";
import { addDays } from "../../shared/domain/local-date.ts";
import { type Outcome, problem, refuse } from "../../shared/domain/problem.ts";
import type { SnapshotRecord } from "../../shared/domain/snapshot.ts";
import { COUNT_BASIS_DEFAULT } from "../../shared/domain/snapshot.ts";
import { type Decision, decideSubmission, type Submission } from "../../shared/domain/submission.ts";
import { versionOn } from "../../shared/domain/unit-graph.ts";
import { CORE_VERSION } from "../../shared/functions/version.ts";
import { type Level, levelOf } from "../../shared/rules/level.ts";
import { periodName } from "../../shared/text/period.ts";
import { problemText } from "../../shared/text/sentences.ts";
import { maySubmit, seeUnit } from "../auth/access.ts";
import { sha256 } from "../auth/hash.ts";
import { type AuditHead, auditEntry, auditHeadFrom, auditHeadStatement } from "../db/audit.ts";
import { runBatch, type Statement } from "../db/database.ts";
import { type RememberedAnswer, rememberedFrom, rememberedStatement, rememberStatement } from "../db/idempotency.ts";
import { settleRace } from "../db/race.ts";
import { severitiesAboveStatement, severityOfRow } from "../db/severity.ts";
import {
  besideStatement,
  currentStatement,
  recordOfRow,
  revisionFrom,
  revisionStatements,
  type StoredRevision,
} from "../db/snapshot.ts";
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
  readonly level: Level;
}

/** What is stored of this place, and what that says of the submission. */
interface Stored {
  readonly current: StoredRevision | null;
  readonly remembered: RememberedAnswer | null;
  readonly head: AuditHead;
  readonly findings: readonly Finding[];
  /** Findings of severity E that `explain` does not cover. */
  readonly blocking: number;
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
  const parent = version.parent && versionOn(seen.result, version.parent, period.last);
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
      level: levelOf(version.type, parent ? parent.type : null),
    },
  };
};

/** The figures against themselves and against the unit's other reports, as severe as the office above takes them. */
const judgeFigures = (
  { place, body, figures, level }: Prepared,
  beside: readonly SnapshotRecord[],
  settings: SeveritySettings,
): readonly Finding[] => {
  const { period, form, label } = place;
  const { scheme, scopeBasis, countBasis = COUNT_BASIS_DEFAULT } = body;
  const lines = (body.lines ?? []) as readonly SectorLine[];
  const compared = comparedReports({ period, form, scopeBasis, countBasis }, beside);
  return withSeverities(checkFigures(figures, { period, label, scheme, form, level, lines, ...compared }), settings);
};

const readStored = async ({ db, caller }: AuthorizedScope, prepared: Prepared): Promise<Stored> => {
  const { place, body, idempotencyKey } = prepared;
  const key = { unit: place.unit, period: place.period.key, form: place.form };
  const [current = [], head = [], beside = [], severities = [], remembered = []] = await runBatch(db, [
    currentStatement(key),
    auditHeadStatement(place.unit),
    besideStatement(key, earlierPeriods(place.period), addDays(place.period.first, -1)),
    severitiesAboveStatement(place.unit),
    ...(idempotencyKey === null ? [] : [rememberedStatement(caller.id, idempotencyKey)]),
  ]);
  const settings = settingsInForce(severities.map(severityOfRow));
  const findings = judgeFigures(prepared, beside.map(recordOfRow), settings);
  const unexplained = findings.filter((one) => one.severity === "E" && body.explain?.[one.code] === undefined);
  return {
    current: revisionFrom(current),
    head: auditHeadFrom(head),
    remembered: rememberedFrom(remembered),
    findings,
    blocking: unexplained.length,
  };
};

const decide = (prepared: Prepared, { current, remembered, blocking }: Stored): Outcome<Decision> =>
  decideSubmission({
    remembered,
    requestHash: prepared.requestHash,
    current,
    hash: prepared.hash,
    ifMatch: prepared.ifMatch,
    blocking,
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
  { head, findings }: Stored,
  revision: number,
): Promise<Response> => {
  const { db, now, caller } = scope;
  const { place, body, figures, content, hash } = prepared;
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
  const { place, figures } = prepared;
  const stored = await readStored(scope, prepared);
  const decision = decide(prepared, { ...stored, remembered: null });
  const refusal = decision.ok ? null : decision.problem;
  return jsonAnswer({
    unit: place.unit,
    period: place.period.key,
    form: place.form,
    ...judgedAnswer(figures, stored.findings, place.period, null, scope.today),
    accepted: decision.ok,
    obstacle: refusal && { code: refusal.code, detail: problemText(refusal) },
  });
};

const submit = async (scope: AuthorizedScope, prepared: Prepared): Promise<Response | Refusal> => {
  const stored = await readStored(scope, prepared);
  const decision = decide(prepared, stored);
  if (!decision.ok) {
    const blocked = decision.problem.code === "FINDINGS_BLOCK";
    return blocked ? { ...decision, findings: stored.findings } : decision;
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
      return store(scope, prepared, stored, decision.result.revision);
  }
};

export const putSnapshot: Handler<"putSnapshot"> = async (scope, { path, query, body }) => {
  const prepared = await prepare(scope, { ...path, form: query.form }, body);
  if (!("result" in prepared)) return prepared;
  return query.dryRun === "1" ? judge(scope, prepared.result) : settleRace(() => submit(scope, prepared.result));
};
