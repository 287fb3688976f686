// Stores an action on a snapshot with its entry in the log, and what it accepts, as one transaction.
import type { Content } from "../../shared/contract/operations.ts";
import type { ActionBody } from "../../shared/contract/snapshot-action.ts";
import type { ActionDecision } from "../../shared/domain/snapshot-action.ts";
import type { Submission } from "../../shared/domain/submission.ts";
import type { Due } from "../../shared/rules/deadline.ts";
import { type AuditEntry, type AuditHead, type AuditPlace, auditEntries } from "../db/audit.ts";
import { runBatch } from "../db/database.ts";
import { rememberStatements } from "../db/idempotency.ts";
import { type NewRevision, revisionStatements, type StoredRevision } from "../db/snapshot.ts";
import { eventStatements, type NewEvent, type StoredEvent } from "../db/snapshot-event.ts";
import { jsonText, revisionTag } from "../http/answer.ts";
import type { AuthorizedScope, Reply } from "../http/scope.ts";
import type { Judged } from "./judgement.ts";
import type { FoundPlace } from "./lookup.ts";
import type { Prepared } from "./request.ts";
import { eventAnswer, snapshotAnswer } from "./snapshot-answer.ts";
import { newRevision, type StoredAnswer, submissionEntry } from "./submission.ts";

/** An action with everything that does not depend on what is stored. */
export interface Asked {
  readonly place: FoundPlace;
  readonly body: ActionBody;
  readonly requestHash: string;
  readonly idempotencyKey: string | null;
  readonly ifMatch: Submission["ifMatch"];
  readonly proposed: Prepared | null;
}

/** What is stored of the place. */
export interface Found {
  readonly current: StoredRevision;
  readonly events: readonly StoredEvent[];
  readonly heads: ReadonlyMap<string, AuditHead>;
  readonly due: Due | null;
  /** The proposal that waits, with its canonical body where it has one. */
  readonly pending: { readonly event: StoredEvent; readonly proposed: string | null } | null;
}

type Recorded = ActionDecision & { readonly kind: "record" };

/** A proposed correction that becomes a revision. */
export interface Accepted {
  readonly judged: Judged;
  readonly proposal: StoredEvent;
}

const actionEntry = (
  { caller, now }: AuthorizedScope,
  { place, body, proposed }: Asked,
  { current }: Found,
  { state, isOwn, correction }: Recorded,
): AuditEntry => ({
  unit: place.unit,
  at: now,
  actor: caller.id,
  role: caller.role,
  action: `snapshot.${body.action}`,
  target: `${place.period} ${place.form} ${current.revision}`,
  detail: {
    from: current.state,
    to: state,
    ...(body.reason === undefined ? {} : { reason: body.reason }),
    ...(body.documentNo === undefined ? {} : { documentNo: body.documentNo }),
    ...(proposed ? { proposedHash: proposed.hash } : {}),
    ...(correction === null ? {} : { correction }),
    ...(isOwn ? { ownSubmission: true } : {}),
  },
});

const actionEvent = (
  { caller, now }: AuthorizedScope,
  { place, body, proposed }: Asked,
  { current }: Found,
  { state }: Recorded,
  audit: AuditPlace,
): NewEvent => ({
  unit: place.unit,
  period: place.period,
  form: place.form,
  sequence: current.sequence + 1,
  revision: current.revision,
  action: body.action,
  state,
  reason: body.reason ?? null,
  at: now,
  actor: caller.id,
  documentNo: body.documentNo ?? null,
  proposed: proposed?.content ?? null,
  auditSequence: audit.sequence,
});

/** The revision that an accepted correction becomes, after the event that opens the snapshot for it. */
interface Arrival {
  readonly revision: NewRevision & StoredRevision;
  readonly event: NewEvent;
  readonly auditHash: string;
}

/** It belongs to who proposed it, who therefore may not approve it; that it came in is the doing of who accepted it. */
const arrivalOf = (
  scope: AuthorizedScope,
  { judged, proposal }: Accepted,
  { firstSubmittedAt }: StoredRevision,
  move: NewEvent,
  audit: AuditPlace,
): Arrival => {
  const following = {
    revision: move.revision + 1,
    sequence: move.sequence + 1,
    firstSubmittedAt,
    submittedBy: proposal.actor.id,
  };
  const revision = newRevision(scope, judged.prepared, judged.findings, following, audit);
  const event: NewEvent = {
    ...move,
    sequence: revision.sequence,
    revision: revision.revision,
    action: "dinh_chinh",
    state: revision.state,
    reason: proposal.reason,
    documentNo: proposal.documentNo,
    proposed: null,
    auditSequence: null,
  };
  return { revision, event, auditHash: audit.hash };
};

/** An event of the caller as the history will tell it. */
const toldEvent = ({ caller }: AuthorizedScope, event: NewEvent, auditHash: string): StoredEvent => {
  const { sequence, revision, at, action, state, reason, documentNo } = event;
  const actor = { id: caller.id, unit: caller.label === null ? null : caller.unit, label: caller.label };
  return { sequence, revision, at, action, state, reason, documentNo, actor, auditHash };
};

export const actionReply = ({ etag, answer }: StoredAnswer<Content<"actOnSnapshot">>): Reply<"actOnSnapshot"> => ({
  text: answer,
  headers: { ETag: etag },
});

/** Fails where another writer moved the snapshot in between. */
export const recordAction = async (
  scope: AuthorizedScope,
  asked: Asked,
  found: Found,
  decision: Recorded,
  accepted: Accepted | null,
): Promise<Reply<"actOnSnapshot">> => {
  const { db, caller, now, today } = scope;
  const entries = [actionEntry(scope, asked, found, decision)];
  if (accepted) {
    const { sequence, actor } = accepted.proposal;
    const more = { correction: sequence, proposedBy: actor.id };
    entries.push(submissionEntry(scope, accepted.judged.prepared, found.current.revision + 1, more));
  }
  const audit = await auditEntries(found.heads, entries);
  const [moveAudit, arrivalAudit] = audit.places;
  if (!moveAudit) throw new Error("an action without its entry in the log");
  const move = actionEvent(scope, asked, found, decision, moveAudit);
  const arrival = accepted && arrivalAudit ? arrivalOf(scope, accepted, found.current, move, arrivalAudit) : null;
  const stored = arrival?.revision ?? { ...found.current, state: decision.state, sequence: move.sequence };
  const events = [
    ...found.events,
    toldEvent(scope, move, moveAudit.hash),
    ...(arrival ? [toldEvent(scope, arrival.event, arrival.auditHash)] : []),
  ];
  const answer: StoredAnswer<Content<"actOnSnapshot">> = {
    status: 200,
    etag: revisionTag(stored.revision),
    answer: jsonText({
      ...snapshotAnswer(stored, asked.place.days, today, found.due),
      events: events.map(eventAnswer),
    }),
  };
  const { idempotencyKey: key, requestHash } = asked;
  await runBatch(db, [
    ...audit.statements,
    ...eventStatements([move]),
    // After the event that opens the snapshot, before the one that refers to it.
    ...revisionStatements(arrival ? [arrival.revision] : []),
    ...eventStatements(arrival ? [arrival.event] : []),
    ...rememberStatements(caller.id, now, key === null ? [] : [{ key, requestHash, ...answer }]),
  ]);
  return actionReply(answer);
};
