// Closes a period: judges what stands in the way, locks every snapshot that counts and freezes the table, as one transaction.
import { type Consolidated, consolidate } from "../../shared/consolidation/consolidate.ts";
import { type Obstacle, obstaclesOf } from "../../shared/consolidation/obstacles.ts";
import type { FormCode } from "../../shared/domain/form.ts";
import type { LocalDate } from "../../shared/domain/local-date.ts";
import { monthsOf, type Period } from "../../shared/domain/period.ts";
import { done, type Outcome, refuse } from "../../shared/domain/problem.ts";
import type { SnapshotRecord } from "../../shared/domain/snapshot.ts";
import { subtreeIn, type UnitCode, unitTreeOn } from "../../shared/domain/unit.ts";
import { CORE_VERSION } from "../../shared/functions/version.ts";
import { periodName } from "../../shared/text/period.ts";
import { canSee } from "../auth/access.ts";
import type { Caller } from "../auth/caller.ts";
import { sha256 } from "../auth/hash.ts";
import { type AuditEntry, auditEntries, auditHeadsFrom, auditHeadsStatement } from "../db/audit.ts";
import { type Database, runBatch } from "../db/database.ts";
import {
  type Closing,
  type ClosingRow,
  closingRowFrom,
  closingRowsStatement,
  closingsFrom,
  closingsStatement,
  freezeStatements,
  progressFrom,
  progressStatement,
} from "../db/frozen.ts";
import { settleRace } from "../db/race.ts";
import { placeKey, type SnapshotPlace, type WantedPeriod } from "../db/snapshot.ts";
import { eventStatements, type NewEvent } from "../db/snapshot-event.ts";
import { readStoredNeeds } from "../db/stored.ts";
import { RULE_SETS_USED } from "../http/rule-sets.ts";
import { frozenContent } from "./frozen-content.ts";

export interface ClosingRequest {
  readonly unit: UnitCode;
  readonly period: Period;
  readonly form: FormCode;
  /** Why it is closed in spite of obstacles; null: only without any. */
  readonly override: string | null;
  readonly caller: Caller;
  readonly now: string;
  readonly today: LocalDate;
}

export type ClosingOutcome =
  /** `isNew` false: this closing is there already, and nothing has changed since. */
  | { readonly kind: "closed"; readonly closing: Closing; readonly isNew: boolean }
  | { readonly kind: "obstacles"; readonly obstacles: readonly Obstacle[] };

/** Everything that the decision rests on. */
interface Judged {
  /** The table as it will stand once its snapshots are locked. */
  readonly table: Consolidated;
  readonly used: readonly ClosingRow[];
  readonly obstacles: readonly Obstacle[];
  readonly progress: number;
  readonly closings: readonly Closing[];
  readonly wanted: readonly WantedPeriod[];
}

const wantedOf = ({ period, form }: ClosingRequest): readonly WantedPeriod[] =>
  [period, ...monthsOf(period)].map(({ key }) => ({ period: key, form }));

const keyOf = ({ unit, period, form }: SnapshotPlace): string => placeKey({ unit, period, form });

const lockedRecord = (record: SnapshotRecord, isUsed: ReadonlySet<string>, now: string): SnapshotRecord =>
  isUsed.has(keyOf(record)) && record.state !== "da_chot" ? { ...record, state: "da_chot", submittedAt: now } : record;

const judge = async (db: Database, request: ClosingRequest): Promise<Outcome<Judged>> => {
  const { unit, period, form, caller, now, today } = request;
  const wanted = wantedOf(request);
  // Progress is read first: what comes after it makes the closing fail, and it is judged anew.
  const [progressRows = [], closingRows = [], closings = []] = await runBatch(db, [
    progressStatement(unit, wanted),
    closingRowsStatement(unit, wanted),
    closingsStatement({ unit, period: period.key, form }),
  ]);
  const need = { kind: "table", unit, period, form, basis: "as-was" } as const;
  const sees: Parameters<typeof readStoredNeeds>[4] = (graph, code, days) => canSee(graph, caller, code, days);
  const { inputs } = await readStoredNeeds(db, [need], caller.unit, today, sees);
  const input = inputs(need);
  if (!input.ok) return input;
  const open = consolidate(input.result);
  if (!open.ok) return open;
  if (open.result.sources.length === 0) return refuse("SNAPSHOT_NOT_FOUND", { unit, period: periodName(period) });

  const isUsed = new Set(open.result.sources.map(keyOf));
  const rows = closingRows.map(closingRowFrom);
  const used = rows.filter((row) => isUsed.has(keyOf(row)));
  const tree = unitTreeOn(input.result.units, period.last);
  const subtree = new Map(subtreeIn(tree, unit).map(({ code, name }) => [code, name]));
  const returned = rows.filter(
    (row) => row.state === "tra_lai" && row.period === period.key && subtree.has(row.unit) && !isUsed.has(keyOf(row)),
  );
  const obstacles = obstaclesOf({
    table: open.result,
    used,
    returned,
    nameOf: (code) => subtree.get(code) ?? code,
    rulesets: RULE_SETS_USED,
    today,
    actor: caller,
  });
  const locked = (record: SnapshotRecord) => lockedRecord(record, isUsed, now);
  const { snapshots, monthly } = input.result;
  const table = consolidate({ ...input.result, snapshots: snapshots.map(locked), monthly: monthly.map(locked) });
  if (!table.ok) return table;
  const progress = progressFrom(progressRows);
  return done({ table: table.result, used, obstacles, progress, closings: closingsFrom(closings), wanted });
};

/** Canonical text of what a closing is made of. */
const sourcesText = (used: readonly ClosingRow[]): string =>
  JSON.stringify(used.map((row) => `${keyOf(row)} ${row.revision} ${row.hash}`).sort());

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

const store = async (db: Database, request: ClosingRequest, judged: Judged): Promise<Closing> => {
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
  const text = JSON.stringify(content);
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

/** Whether the latest closing holds just these revisions, all of them still locked. */
const isClosedAlready = ({ used, closings }: Judged): boolean =>
  closings[0]?.sources === sourcesText(used) && used.every(({ state }) => state === "da_chot");

/**
 * Closes, or says why not. Whoever submits, moves or imports at the same moment is settled by the database: what was judged is
 * what is locked. Problems: those of consolidation; `SNAPSHOT_NOT_FOUND` where nothing was sent.
 */
export const closePeriod = (db: Database, request: ClosingRequest): Promise<Outcome<ClosingOutcome>> =>
  settleRace(async () => {
    const judged = await judge(db, request);
    if (!judged.ok) return judged;
    const { obstacles, closings } = judged.result;
    const [latest] = closings;
    if (latest && isClosedAlready(judged.result))
      return done({ kind: "closed", closing: latest, isNew: false } as const);
    const standing = request.override === null ? obstacles : obstacles.filter(({ canOverride }) => !canOverride);
    if (standing.length > 0) return done({ kind: "obstacles", obstacles: standing } as const);
    return done({ kind: "closed", closing: await store(db, request, judged.result), isNew: true } as const);
  });
