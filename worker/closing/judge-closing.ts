// Judges the closing of a period: the table as it will stand, what would be locked, and what stands in the way.
import { type Consolidated, consolidate } from "../../shared/consolidation/consolidate.ts";
import { type Obstacle, obstaclesOf } from "../../shared/consolidation/obstacles.ts";
import type { FormCode } from "../../shared/domain/form-code.ts";
import type { LocalDate } from "../../shared/domain/local-date.ts";
import { monthsOf, type Period } from "../../shared/domain/period.ts";
import { done, type Outcome, refuse } from "../../shared/domain/problem.ts";
import type { SnapshotRecord } from "../../shared/domain/snapshot.ts";
import { subtreeIn, type UnitCode, unitTreeOn } from "../../shared/domain/unit.ts";
import { periodName } from "../../shared/text/period.ts";
import { canSee } from "../auth/access.ts";
import type { Caller } from "../auth/caller.ts";
import { type Database, runBatch } from "../db/database.ts";
import {
  type Closing,
  type ClosingRow,
  closingRowFrom,
  closingRowsStatement,
  closingsFrom,
  closingsStatement,
  progressFrom,
  progressStatement,
} from "../db/frozen.ts";
import { placeKey, type SnapshotPlace, type WantedPeriod } from "../db/snapshot.ts";
import { readStoredNeeds } from "../db/stored.ts";
import { RULE_SETS_USED } from "../http/rule-sets.ts";

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

/** Everything that the decision rests on. */
export interface JudgedClosing {
  /** The table as it will stand once its snapshots are locked. */
  readonly table: Consolidated;
  readonly used: readonly ClosingRow[];
  readonly obstacles: readonly Obstacle[];
  readonly progress: number;
  readonly closings: readonly Closing[];
  readonly wanted: readonly WantedPeriod[];
  /** Of the unit and of those below it on the last day of the period. */
  readonly names: ReadonlyMap<UnitCode, string>;
}

const wantedOf = ({ period, form }: ClosingRequest): readonly WantedPeriod[] =>
  [period, ...monthsOf(period)].map(({ key }) => ({ period: key, form }));

const keyOf = ({ unit, period, form }: SnapshotPlace): string => placeKey({ unit, period, form });

const lockedRecord = (record: SnapshotRecord, isUsed: ReadonlySet<string>, now: string): SnapshotRecord =>
  isUsed.has(keyOf(record)) && record.state !== "da_chot" ? { ...record, state: "da_chot", submittedAt: now } : record;

/**
 * Judges the closing and stores nothing. Problems: those of consolidation; `SNAPSHOT_NOT_FOUND` where nothing was sent.
 */
export const judgeClosing = async (db: Database, request: ClosingRequest): Promise<Outcome<JudgedClosing>> => {
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
  return done({
    table: table.result,
    used,
    obstacles,
    progress,
    closings: closingsFrom(closings),
    wanted,
    names: subtree,
  });
};

/** Canonical text of what a closing is made of. */
export const sourcesText = (used: readonly ClosingRow[]): string =>
  JSON.stringify(used.map((row) => `${keyOf(row)} ${row.revision} ${row.hash}`).sort());

/** The latest closing, where it holds just these revisions and all of them are still locked; else null. */
export const closingAlready = ({ used, closings: [latest] }: JudgedClosing): Closing | null =>
  latest && latest.sources === sourcesText(used) && used.every(({ state }) => state === "da_chot") ? latest : null;

/** What still stands in the way under the reason that was given, null for none. */
export const standingObstacles = ({ obstacles }: JudgedClosing, override: string | null): readonly Obstacle[] =>
  override === null ? obstacles : obstacles.filter(({ canOverride }) => !canOverride);
