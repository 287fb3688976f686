// Reads what a whole batch of calls needs in one round trip, and consolidates each need from it.
import { type Consolidated, type ConsolidationInput, consolidate } from "../../shared/consolidation/consolidate.ts";
import { unitFacts } from "../../shared/consolidation/unit-facts.ts";
import type { LocalDate } from "../../shared/domain/local-date.ts";
import { monthsOf, type Period } from "../../shared/domain/period.ts";
import { done, type Outcome, refuse } from "../../shared/domain/problem.ts";
import type { SnapshotRecord } from "../../shared/domain/snapshot.ts";
import type { UnitCode, UnitVersion } from "../../shared/domain/unit.ts";
import { codesBelow, type UnitGraph, unitGraph, unitsAround } from "../../shared/domain/unit-graph.ts";
import {
  type Context,
  isTableNeed,
  needKey,
  type StoredNeed,
  type StoredReader,
  type TableNeed,
  type UnitFactsReader,
  type UnitNamesReader,
} from "../../shared/functions/definition.ts";
import { type UnitDirectory, unitDirectory } from "../../shared/reading/unit-name.ts";
import { dueOfUnits } from "../../shared/rules/deadline.ts";
import { loadTarget, type Target } from "../../shared/rules/targets.ts";
import { type Database, runBatch } from "./database.ts";
import { deadlineOfRow, deadlinesAroundStatement } from "./deadline.ts";
import { currentBelowStatement, recordOfRow, type WantedPeriod } from "./snapshot.ts";
import { targetOfRow, targetsAboveStatement } from "./target.ts";
import { unitOfRow, unitsAroundStatement, unitsOfCallerStatement } from "./unit.ts";

const placeKey = (unit: string, period: string, form: string): string => `${unit} ${period} ${form}`;

/** Who may see a unit on these days. */
export type Sight = (graph: UnitGraph, unit: UnitCode, days: readonly LocalDate[]) => boolean;

/** What a batch of calls reads of the database. */
export type StoredData = Required<Omit<Context, "today">>;

export interface StoredTables extends StoredData {
  /** What a table is made of, for whoever makes it with other figures or states. */
  readonly inputs: (need: TableNeed) => Outcome<ConsolidationInput>;
}

/**
 * Readers of what the needs describe. One D1 batch, whatever their number; each table is made on first use and kept. `own`:
 * the unit of whoever asks. Problems of the readers: `UNIT_UNKNOWN` (also where `sees` says no), `UNIT_NOT_IN_FORCE`.
 */
export const readStoredNeeds = async (
  db: Database,
  needs: readonly StoredNeed[],
  own: UnitCode | "*",
  today: LocalDate,
  sees: Sight,
): Promise<StoredTables> => {
  const tableNeeds = needs.filter(isTableNeed);
  const targetUnits = [...new Set(needs.flatMap((need) => (need.kind === "targets" ? [need.unit ?? own] : [])))];
  const wantsUnits = needs.some((need) => need.kind === "units");
  const targetCodes = targetUnits.filter((unit): unit is UnitCode => unit !== "*" && unit !== own);
  const factCodes = needs.flatMap((need) => (need.kind === "unit" ? [need.unit] : []));
  const codes = [...new Set([...tableNeeds.map((need) => need.unit), ...targetCodes, ...factCodes])];
  const wanted = new Map<string, WantedPeriod>();
  for (const { period, form, bySector } of tableNeeds) {
    // A longer period may have to be added up from its months.
    for (const { key } of [period, ...monthsOf(period)]) {
      const place = `${key} ${form}`;
      const lines = bySector ?? wanted.get(place)?.lines;
      wanted.set(place, { period: key, form, ...(lines ? { lines } : {}) });
    }
  }
  const [unitRows = [], snapshotRows = [], deadlineRows = [], ...besideRows] = await runBatch(db, [
    unitsAroundStatement(codes),
    currentBelowStatement(codes, [...wanted.values()]),
    deadlinesAroundStatement(tableNeeds.map((need) => need.unit)),
    ...targetUnits.map(targetsAboveStatement),
    ...(wantsUnits ? [unitsOfCallerStatement(own)] : []),
  ]);
  const targetsOf = new Map(
    targetUnits.map((unit, index) => {
      const loaded = (besideRows[index] ?? []).map((row) => loadTarget(targetOfRow(row).entry));
      return [unit, loaded.flatMap((target) => (target.ok ? [target.result] : []))] as const;
    }),
  );
  const namedRows = wantsUnits ? (besideRows.at(-1) ?? []) : [];
  const graph = unitGraph(unitRows.map(unitOfRow));
  const deadlines = deadlineRows.map(deadlineOfRow);
  const snapshots = new Map<string, SnapshotRecord>();
  for (const row of snapshotRows) {
    const record = recordOfRow(row);
    snapshots.set(placeKey(record.unit, record.period, record.form), record);
  }

  // Many calls ask for one unit in several periods: what is around it is walked once.
  const surroundings = new Map<UnitCode, { codes: readonly UnitCode[]; units: readonly UnitVersion[] }>();
  const surroundingsOf = (unit: UnitCode) => {
    const known = surroundings.get(unit);
    if (known) return known;
    const subtree = { codes: [...codesBelow(graph, unit)], units: unitsAround(graph, unit) };
    surroundings.set(unit, subtree);
    return subtree;
  };

  const inputs = (need: TableNeed): Outcome<ConsolidationInput> => {
    const { unit, period, form, basis } = need;
    if (!sees(graph, unit, [period.last, today])) return refuse("UNIT_UNKNOWN", { unit });
    const { codes, units } = surroundingsOf(unit);
    const recordsOf = (periods: readonly Period[]): readonly SnapshotRecord[] =>
      periods
        .flatMap(({ key }) => codes.map((code) => snapshots.get(placeKey(code, key, form))))
        .filter((record) => record !== undefined);
    const dueOf = dueOfUnits(graph, deadlines, period, form);
    return done({
      unit,
      period,
      form,
      basis,
      units,
      snapshots: recordsOf([period]),
      monthly: recordsOf(monthsOf(period)),
      today,
      dueOf: (code) => dueOf(code)?.date ?? null,
      ...(need.disjoint ? { disjoint: need.disjoint } : {}),
      ...(need.byLevel ? { byLevel: need.byLevel } : {}),
      ...(need.bySector ? { bySector: true } : {}),
    });
  };
  const tableOf = (need: TableNeed): Outcome<Consolidated> => {
    const input = inputs(need);
    return input.ok ? consolidate(input.result) : input;
  };

  const tables = new Map<string, Outcome<Consolidated>>();
  const stored: StoredReader = (need) => {
    const key = needKey(need);
    const known = tables.get(key);
    if (known) return known;
    const table = tableOf(need);
    tables.set(key, table);
    return table;
  };
  let directory: UnitDirectory | null = null;
  const units: UnitNamesReader = () => {
    directory ??= unitDirectory(namedRows.map(unitOfRow));
    return done({ directory, root: own === "*" ? null : own });
  };
  const targets = (unit: UnitCode | null): readonly Target[] => {
    const unitCode = unit ?? own;
    const isSeen = unitCode === own || unitCode === "*" || sees(graph, unitCode, [today]);
    return isSeen ? (targetsOf.get(unitCode) ?? []) : [];
  };
  const unit: UnitFactsReader = (code, day) => (sees(graph, code, [day, today]) ? unitFacts(graph, code, day) : null);
  return { stored, inputs, targets, units, unit };
};
