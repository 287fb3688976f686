// Closes a period: locks every snapshot that counts and freezes the table, as one transaction.
import type { Obstacle } from "../../shared/consolidation/obstacles.ts";
import type { Content } from "../../shared/contract/operations.ts";
import { done, type Outcome } from "../../shared/domain/problem.ts";
import { CORE_VERSION } from "../../shared/functions/version.ts";
import { sha256 } from "../auth/hash.ts";
import { type AuditEntry, auditEntries, auditHeadsFrom, auditHeadsStatement } from "../db/audit.ts";
import { type Database, runBatch } from "../db/database.ts";
import { type Closing, type ClosingRow, freezeStatements } from "../db/frozen.ts";
import { settleRace } from "../db/race.ts";
import { eventStatements, type NewEvent } from "../db/snapshot-event.ts";
import { jsonText } from "../http/answer.ts";
import { frozenContent } from "./frozen-content.ts";
import {
  type ClosingRequest,
  closingAlready,
  type JudgedClosing,
  judgeClosing,
  sourcesText,
  standingObstacles,
} from "./judge-closing.ts";

export type ClosingOutcome =
  /** `isNew` false: this closing is there already, and nothing has changed since. */
  | { readonly kind: "closed"; readonly closing: Closing; readonly isNew: boolean }
  | { readonly kind: "obstacles"; readonly obstacles: readonly Obstacle[] };

/** A snapshot is received before it is locked, so that its history tells no step that does not exist. */
const lockingEvents = (row: ClosingRow, request: ClosingRequest, auditSequence: number): readonly NewEvent[] => {
  if (row.state === "da_chot") return [];
  const event = {
    unit: row.unit,
    period: row.period,
    form: row.form,
    revision: row.revision,
    reason: request.override,
    at: request.now,
    actor: request.caller.id,
    documentNo: null,
    proposed: null,
    auditSequence,
  };
  const steps = row.state === "da_nop" ? (["duyet", "chot"] as const) : (["chot"] as const);
  return steps.map((action, index) => ({
    ...event,
    sequence: row.sequence + 1 + index,
    action,
    state: action === "chot" ? "da_chot" : "da_duyet",
  }));
};

const store = async (db: Database, request: ClosingRequest, judged: JudgedClosing): Promise<Closing> => {
  const { unit, period, form, caller, now, override } = request;
  const { table, used, wanted, closings } = judged;
  const id = crypto.randomUUID();
  const sequence = (closings[0]?.sequence ?? 0) + 1;
  const content = frozenContent({
    id,
    sequence,
    request,
    table,
    used,
    obstacles: judged.obstacles,
    core: CORE_VERSION,
  });
  const text = jsonText<Content<"getFrozen">>(content);
  const closing: Closing = {
    id,
    unit,
    period: period.key,
    form,
    sequence,
    hash: await sha256(text),
    sources: sourcesText(used),
    overrideReason: judged.obstacles.length > 0 ? override : null,
    at: now,
    actor: caller.id,
  };
  const locking = used.filter(({ state }) => state !== "da_chot");
  const who = { at: now, actor: caller.id, role: caller.role };
  const entries: readonly AuditEntry[] = [
    {
      ...who,
      unit,
      action: "period.close",
      target: `${period.key} ${form} ${sequence}`,
      detail: {
        id,
        hash: closing.hash,
        snapshots: used.length,
        ...(closing.overrideReason === null
          ? {}
          : { override: closing.overrideReason, obstacles: judged.obstacles.map(({ finding }) => finding.code) }),
      },
    },
    ...locking.map((row) => ({
      ...who,
      unit: row.unit,
      action: "snapshot.chot",
      target: `${row.period} ${row.form} ${row.revision}`,
      detail: {
        from: row.state,
        to: "da_chot",
        closing: id,
        ...(override === null ? {} : { reason: override }),
        ...(row.submittedBy === caller.id ? { ownSubmission: true } : {}),
      },
    })),
  ];
  const units = [...new Set(entries.map((entry) => entry.unit))];
  const [headRows = []] = await runBatch(db, [auditHeadsStatement(units)]);
  const audit = await auditEntries(auditHeadsFrom(headRows), entries);
  const [closingAudit, ...lockAudit] = audit.places;
  const events = locking.flatMap((row, index) => lockingEvents(row, request, lockAudit[index]?.sequence ?? 0));
  await runBatch(db, [
    ...audit.statements,
    ...freezeStatements(closing, text, wanted, judged.progress, closingAudit?.sequence ?? 0),
    ...eventStatements(events),
  ]);
  return closing;
};

/**
 * Closes, or says why not. Whoever submits, moves or imports at the same moment is settled by the database: what was judged is
 * what is locked. Problems: those of consolidation; `SNAPSHOT_NOT_FOUND` where nothing was sent.
 */
export const closePeriod = (db: Database, request: ClosingRequest): Promise<Outcome<ClosingOutcome>> =>
  settleRace(async () => {
    const judged = await judgeClosing(db, request);
    if (!judged.ok) return judged;
    const latest = closingAlready(judged.result);
    if (latest) return done({ kind: "closed", closing: latest, isNew: false } as const);
    const standing = standingObstacles(judged.result, request.override);
    if (standing.length > 0) return done({ kind: "obstacles", obstacles: standing } as const);
    return done({ kind: "closed", closing: await store(db, request, judged.result), isNew: true } as const);
  });
