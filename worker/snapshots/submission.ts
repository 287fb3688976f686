// Judges submissions and stores them as one transaction; two writers settle in the database.
import type { Content } from "../../shared/contract/operations.ts";
import { type Outcome, refuse } from "../../shared/domain/problem.ts";
import { COUNT_BASIS_DEFAULT } from "../../shared/domain/snapshot.ts";
import { type Decision, decideSubmission } from "../../shared/domain/submission.ts";
import type { Finding } from "../../shared/findings/finding.ts";
import { CORE_VERSION } from "../../shared/functions/version.ts";
import type { Due } from "../../shared/rules/deadline.ts";
import { periodName } from "../../shared/text/period.ts";
import { type AuditEntry, type AuditPlace, auditEntries } from "../db/audit.ts";
import { runBatch } from "../db/database.ts";
import { type RememberedAnswer, rememberStatements } from "../db/idempotency.ts";
import { settleRace } from "../db/race.ts";
import { type NewRevision, revisionStatements, type StoredRevision } from "../db/snapshot.ts";
import { eventStatements, type NewEvent } from "../db/snapshot-event.ts";
import { type JsonText, jsonText, revisionTag } from "../http/answer.ts";
import type { Refusal } from "../http/problem.ts";
import { RULE_SETS_USED } from "../http/rule-sets.ts";
import type { AuthorizedScope } from "../http/scope.ts";
import { type Judged, type Judgement, readJudgement, storedPlace } from "./judgement.ts";
import type { Prepared } from "./request.ts";
import { snapshotAnswer } from "./snapshot-answer.ts";

/** An answer as it is sent, and kept for a repeated key. */
export interface StoredAnswer<Answer = Content<"getSnapshot">> extends Omit<RememberedAnswer, "requestHash"> {
  readonly answer: JsonText<Answer>;
}

/** What was answered under a key of the same operation. */
export const replayed = <Answer>({ status, etag, answer }: RememberedAnswer): StoredAnswer<Answer> => ({
  status,
  etag,
  answer: answer as JsonText<Answer>,
});

export const decide = ({ prepared, current, remembered, blocking }: Judged): Outcome<Decision> =>
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

/** Who submits a revision, and what it follows. */
interface Following {
  readonly revision: number;
  /** Sequence of its first event. */
  readonly sequence: number;
  /** When the unit first submitted for the place. */
  readonly firstSubmittedAt: string;
  /** Id of the token whose figures they are. */
  readonly submittedBy: string;
}

/** The entry of a revision in the audit log: what was stored, under which hash. */
export const submissionEntry = (
  { caller, now }: AuthorizedScope,
  prepared: Prepared,
  revision: number,
  more: { readonly correction?: number; readonly proposedBy?: string } = {},
): AuditEntry => {
  const { unit, period, form } = storedPlace(prepared);
  const { onBehalf = false, explain = {} } = prepared.body;
  return {
    unit,
    at: now,
    actor: caller.id,
    role: caller.role,
    action: "snapshot.submit",
    target: `${period} ${form} ${revision}`,
    detail: { hash: prepared.hash, onBehalf, explained: Object.keys(explain), ...more },
  };
};

/** The revision to be stored, which is also what is answered. */
export const newRevision = (
  { now }: AuthorizedScope,
  prepared: Prepared,
  findings: readonly Finding[],
  { revision, sequence, firstSubmittedAt, submittedBy }: Following,
  audit: AuditPlace,
): NewRevision & StoredRevision => {
  const { place, body, figures, content, hash } = prepared;
  return {
    ...storedPlace(prepared),
    revision,
    state: "da_nop",
    sequence,
    figures,
    content,
    hash,
    findings,
    core: CORE_VERSION,
    rulesets: RULE_SETS_USED,
    submittedAt: now,
    firstSubmittedAt,
    submittedBy,
    onBehalf: body.onBehalf ?? false,
    audit,
    periodDays: place.period,
    scopeBasis: body.scopeBasis,
    scheme: body.scheme,
    countBasis: body.countBasis ?? COUNT_BASIS_DEFAULT,
  };
};

/** What becomes of one submission. */
type Plan =
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "replay"; readonly answer: StoredAnswer }
  | { readonly kind: "unchanged"; readonly prepared: Prepared; readonly answer: StoredAnswer }
  | {
      readonly kind: "store";
      readonly prepared: Prepared;
      readonly findings: readonly Finding[];
      readonly following: Following;
      readonly due: Due | null;
    };

/** What is answered, under which submission's key that is kept, and the revision that goes with it. */
interface Settled {
  readonly given: StoredAnswer | Refusal;
  readonly kept: (RememberedAnswer & { readonly key: string }) | null;
  readonly revision: (NewRevision & StoredRevision) | null;
}

const answerOf = (
  scope: AuthorizedScope,
  { place }: Prepared,
  stored: StoredRevision,
  due: Due | null,
  status: StoredAnswer["status"],
): StoredAnswer => ({
  status,
  etag: revisionTag(stored.revision),
  answer: jsonText(snapshotAnswer(stored, place.period, scope.today, due)),
});

const plan = (scope: AuthorizedScope, judged: Judged): Plan => {
  const { prepared, current, remembered, findings, due } = judged;
  const decision = decide(judged);
  if (!decision.ok) {
    const blocked = decision.problem.code === "FINDINGS_BLOCK";
    return { kind: "refused", refusal: blocked ? { ...decision, findings } : decision };
  }
  switch (decision.result.kind) {
    case "replay":
      return remembered
        ? { kind: "replay", answer: replayed(remembered) }
        : { kind: "refused", refusal: refuse("IDEMPOTENCY_MISMATCH", {}) };
    case "unchanged":
      if (!current) throw new Error("unchanged without a current revision");
      return { kind: "unchanged", prepared, answer: answerOf(scope, prepared, current, due, 200) };
    case "store": {
      const { revision } = decision.result;
      const sequence = (current?.sequence ?? 0) + 1;
      const firstSubmittedAt = current?.firstSubmittedAt ?? scope.now;
      const following = { revision, sequence, firstSubmittedAt, submittedBy: scope.caller.id };
      return { kind: "store", prepared, findings, following, due };
    }
  }
};

const firstEvent = ({ caller, now }: AuthorizedScope, stored: StoredRevision): NewEvent => ({
  unit: stored.unit,
  period: stored.period,
  form: stored.form,
  sequence: stored.sequence,
  revision: stored.revision,
  action: "nop",
  state: "da_nop",
  reason: null,
  at: now,
  actor: caller.id,
  documentNo: null,
  proposed: null,
  auditSequence: null,
});

const keep = ({ idempotencyKey, requestHash }: Prepared, answer: StoredAnswer): Settled["kept"] =>
  idempotencyKey === null ? null : { key: idempotencyKey, requestHash, ...answer };

const settle = (scope: AuthorizedScope, plan: Plan, audit: AuditPlace | undefined): Settled => {
  switch (plan.kind) {
    case "refused":
      return { given: plan.refusal, kept: null, revision: null };
    case "replay":
      return { given: plan.answer, kept: null, revision: null };
    case "unchanged":
      return { given: plan.answer, kept: keep(plan.prepared, plan.answer), revision: null };
    case "store": {
      if (!audit) throw new Error("a revision without its entry in the log");
      const revision = newRevision(scope, plan.prepared, plan.findings, plan.following, audit);
      const answer = answerOf(scope, plan.prepared, revision, plan.due, 201);
      return { given: answer, kept: keep(plan.prepared, answer), revision };
    }
  }
};

/** Stores what the plans say, as one transaction, and gives the answers in their order. */
const carryOut = async (
  scope: AuthorizedScope,
  plans: readonly Plan[],
  heads: Judgement["heads"],
): Promise<readonly (StoredAnswer | Refusal)[]> => {
  const stores = plans.filter((plan) => plan.kind === "store");
  const entries = stores.map(({ prepared, following }) => submissionEntry(scope, prepared, following.revision));
  const audit = await auditEntries(heads, entries);
  const auditOf = new Map<Plan, AuditPlace | undefined>(stores.map((store, index) => [store, audit.places[index]]));
  const settled = plans.map((plan) => settle(scope, plan, auditOf.get(plan)));
  const revisions = settled.flatMap(({ revision }) => (revision ? [revision] : []));
  const statements = [
    ...audit.statements,
    ...revisionStatements(revisions),
    ...eventStatements(revisions.map((revision) => firstEvent(scope, revision))),
    ...rememberStatements(
      scope.caller.id,
      scope.now,
      settled.flatMap(({ kept: rememberedAnswer }) => (rememberedAnswer ? [rememberedAnswer] : [])),
    ),
  ];
  if (statements.length > 0) await runBatch(scope.db, statements);
  return settled.map(({ given: refusal }) => refusal);
};

/** `each`: every one by itself; `allOrNone`: nothing where one is refused; `none`: only what would be refused is told. */
export type Storing = "each" | "allOrNone" | "none";

/** The submissions judged in the order of DESIGN §6 and stored. `null`: not refused, but not stored because of another one. */
export const submit = (
  scope: AuthorizedScope,
  submissions: readonly Prepared[],
  storing: Storing,
): Promise<readonly (StoredAnswer | Refusal | null)[]> =>
  settleRace(async () => {
    const { judged, heads } = await readJudgement(scope, submissions);
    const plans = judged.map((judged) => plan(scope, judged));
    const isRefused = plans.some((plan) => plan.kind === "refused");
    if (storing === "none" || (storing === "allOrNone" && isRefused)) {
      return plans.map((plan) => (plan.kind === "refused" ? plan.refusal : null));
    }
    return carryOut(scope, plans, heads);
  });

export const isRefusal = (refusal: StoredAnswer | Refusal): refusal is Refusal => "problem" in refusal;

export const answerReply = <Answer>({ status, etag, answer }: StoredAnswer<Answer>) => {
  const reply = { text: answer, headers: { ETag: etag } };
  return status === 201 ? { ...reply, status } : reply;
};
