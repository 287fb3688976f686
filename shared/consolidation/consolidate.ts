// The consolidated table of a unit: what its snapshots and those below it add up to, as the tree was or as it is today.
import type { Figures } from "../domain/figure.ts";
import type { FormCode } from "../domain/form-code.ts";
import type { LocalDate } from "../domain/local-date.ts";
import type { Period } from "../domain/period.ts";
import { done, type Outcome, refuse } from "../domain/problem.ts";
import { COUNTED_STATES, type Scheme, type SnapshotRecord, type SnapshotState } from "../domain/snapshot.ts";
import { childrenIn, subtreeIn, type UnitCode, type UnitTree, type UnitVersion, unitTreeOn } from "../domain/unit.ts";
import type { Finding } from "../findings/finding.ts";
import type { Level } from "../rules/level.ts";
import type { Rates } from "../scoring/rate.ts";
import { type LevelTotals, levelIn, totalsByLevel } from "./by-level.ts";
import { type Completeness, type LateUnit, reportingOf, type UnitReport } from "./completeness.ts";
import { compareWithSum, selectCounted } from "./counted.ts";
import { carryForward, unitsToday } from "./crosswalk.ts";
import { settleEndedUnits } from "./ended-units.ts";
import { type Report, withReportsFromMonths } from "./over-time.ts";
import { periodTree } from "./period-tree.ts";
import { type Contribution, type DisjointFigures, rollUp } from "./roll-up.ts";
import { type CountedLines, linesOf, type SectorRow, sectorTable } from "./sectors.ts";

/** `as-was`: the tree on the period's last day. `as-is`: today's tree, reached through successors. */
export const CONSOLIDATION_BASES = ["as-was", "as-is"] as const;
export type ConsolidationBasis = (typeof CONSOLIDATION_BASES)[number];

export interface ConsolidationInput {
  readonly unit: UnitCode;
  readonly period: Period;
  readonly form: FormCode;
  readonly basis: ConsolidationBasis;
  /** All versions of the unit, of everything that was ever below it, and of their predecessors. */
  readonly units: readonly UnitVersion[];
  /** The current revisions of those units for this period and form, in any state. */
  readonly snapshots: readonly SnapshotRecord[];
  /** The same for the months of the period; a unit that reported only months is added up from them. */
  readonly monthly: readonly SnapshotRecord[];
  readonly today: LocalDate;
  /** TTHC and DVC counts that the source states to be of disjoint sets, so that they may be added; none where absent. */
  readonly disjoint?: DisjointFigures;
  /** The last day on which a unit's report is in time; null, and where absent, none is late. */
  readonly dueOf?: (unit: UnitCode) => LocalDate | null;
  /** Also add the lines by sector; the snapshots then carry them. */
  readonly bySector?: boolean;
  /** Whether the totals are wanted by level of administration too. */
  readonly byLevel?: true;
}

/** What a row says to whoever reads the table. */
export interface RowAnswer {
  readonly unit: UnitCode;
  readonly name: string;
  /** The unit's own figures, beside the rows of its children. */
  readonly own?: true;
  /** State of the unit's own snapshot; null where it has none (its figures then come from the units below). */
  readonly state: SnapshotState | null;
  /** null also where the figures were added up from months. */
  readonly revision: number | null;
  readonly figures: Figures;
  readonly rates: Rates;
}

export interface ConsolidatedRow extends RowAnswer {
  readonly level: Level;
  /** Units whose figures the row may hold: it and those below it in the tree of the basis. */
  readonly members: readonly UnitCode[];
  /** Beside them those that ended inside the period. */
  readonly ended: readonly UnitCode[];
}

export interface Consolidated {
  readonly unit: UnitCode;
  readonly name: string;
  readonly period: Period;
  readonly form: FormCode;
  readonly basis: ConsolidationBasis;
  readonly level: Level;
  /** Name of the province it is or lies in; null where it lies in none. */
  readonly area: string | null;
  /** As in a row. */
  readonly members: readonly UnitCode[];
  readonly ended: readonly UnitCode[];
  /** True while the period is open, a unit is missing, or a counted snapshot is not locked. */
  readonly provisional: boolean;
  /** When the last stored change used was made; null where nothing is stored. */
  readonly asOf: string | null;
  readonly completeness: Completeness;
  readonly late: readonly LateUnit[];
  /** Each unit that is expected to report, in order of code. */
  readonly reports: readonly UnitReport[];
  /** The stored revisions that were added up or compared, months included. */
  readonly sources: readonly SnapshotRecord[];
  readonly totals: { readonly figures: Figures; readonly rates: Rates };
  readonly rows: readonly ConsolidatedRow[];
  /** Rows by sector, where they were asked for. */
  readonly sectors?: readonly SectorRow[];
  readonly findings: readonly Finding[];
  /** How the counted snapshots name the kinds of service; more than one where they do not agree. */
  readonly schemes: readonly Scheme[];
  /** The totals by level, where they were asked for and more than one level reported for itself. */
  readonly levels?: readonly LevelTotals[];
}

const isSubmitted = (snapshot: Report): boolean => COUNTED_STATES.includes(snapshot.state);

/** What counts under a unit of the basis' tree. */
interface Share {
  readonly contributions: readonly Contribution[];
  readonly findings: readonly Finding[];
}

/** How a report's figures reach the units of the basis' tree; a reason where they cannot. */
type Carry = (unit: UnitCode, figures: Figures) => ReturnType<typeof carryForward>;

const asItWas: Carry = (unit, figures) => ({ ok: true, contributions: [{ unit, figures }] });

const shareOf = (reports: readonly Report[], carry: Carry, nameOf: (code: UnitCode) => string): Share => {
  const contributions: Contribution[] = [];
  const findings: Finding[] = [];
  for (const { unit, figures } of reports) {
    const carried = carry(unit, figures);
    if (carried.ok) {
      contributions.push(...carried.contributions);
      continue;
    }
    const params = { unit, name: nameOf(unit), reason: carried.reason };
    findings.push({ severity: "W", code: "UNIT_NOT_COMPARABLE", at: unit, stated: null, recomputed: null, params });
  }
  return { contributions, findings };
};

const countedLines = (
  reports: readonly Report[],
  within: ReadonlySet<UnitCode>,
  carry: Carry,
  nameOf: (code: UnitCode) => string,
): readonly CountedLines[] =>
  reports.map((report) => {
    const lines = (linesOf(report) ?? []).map(({ sector, figures }) => {
      const carried = carry(report.unit, figures);
      const contributions = carried.ok
        ? carried.contributions.filter((contribution) => within.has(contribution.unit))
        : [];
      return { sector, figures, contributions };
    });
    return { report, name: nameOf(report.unit), lines };
  });

/** The province that a unit is or lies in. */
const areaOf = (tree: UnitTree, unit: UnitVersion): string | null => {
  for (
    let unitVersion: UnitVersion | undefined = unit;
    unitVersion;
    unitVersion = unitVersion.parent === null ? undefined : tree.byCode.get(unitVersion.parent)
  )
    if (levelIn(tree, unitVersion) === "tinh") return unitVersion.name;
  return null;
};

const byUnit = (contributions: readonly Contribution[]): ReadonlyMap<UnitCode, readonly Contribution[]> => {
  const grouped = new Map<UnitCode, Contribution[]>();
  for (const contribution of contributions) {
    const known = grouped.get(contribution.unit);
    if (known) known.push(contribution);
    else grouped.set(contribution.unit, [contribution]);
  }
  return grouped;
};

const codesIn = (tree: UnitTree, code: UnitCode): readonly UnitCode[] => subtreeIn(tree, code).map((unit) => unit.code);

const lastOf = (moments: readonly string[]): string | null =>
  moments.reduce<string | null>((last, moment) => (last === null || moment > last ? moment : last), null);

/**
 * Σ of the snapshots of the unit and everything below it (DESIGN "What a total contains"), with one row per child and one
 * for the unit's own figures. Rates come from the sums, never from rates. Of a period added up from months, the months of units
 * that ended inside it count with the parent that they had.
 *
 * Problems: `UNIT_UNKNOWN`; `UNIT_NOT_IN_FORCE` where the unit is not in the tree of that basis.
 */
export const consolidate = (input: ConsolidationInput): Outcome<Consolidated> => {
  const { unit: code, period, today, units } = input;
  const isAsWas = input.basis === "as-was";
  const then = periodTree(units, period);
  const treeNow = unitTreeOn(units, today);
  const root = (isAsWas ? then.onLastDay : treeNow).byCode.get(code);
  if (!root) {
    const known = units.some((unit) => unit.code === code);
    const day = isAsWas ? period.last : today;
    return known ? refuse("UNIT_NOT_IN_FORCE", { unit: code, day }) : refuse("UNIT_UNKNOWN", { unit: code });
  }
  const names = new Map(units.map((unit) => [unit.code, unit.name]));
  const nameOf = (unit: UnitCode): string => names.get(unit) ?? unit;

  const tree = isAsWas ? then.whole : treeNow;
  const inTotal = codesIn(tree, code);
  const within = new Set(inTotal);
  const isInForce = (unit: UnitCode): boolean => !isAsWas || then.onLastDay.byCode.has(unit);
  const membersOf = (codes: readonly UnitCode[]) => ({
    members: codes.filter(isInForce),
    ended: codes.filter((unit) => !isInForce(unit)),
  });
  // As it was, only the subtree matters; as it is, predecessors elsewhere in the old tree do too.
  const belongsTo = new Map<UnitCode, boolean>();
  const belongs = (unit: UnitCode): boolean => {
    if (isAsWas) return within.has(unit);
    const known = belongsTo.get(unit) ?? unitsToday(units, treeNow, unit).some((unitCode) => within.has(unitCode));
    belongsTo.set(unit, known);
    return known;
  };
  const inScope = (snapshotRecord: SnapshotRecord): boolean => !isAsWas || within.has(snapshotRecord.unit);
  const filled = withReportsFromMonths(
    period,
    units,
    input.snapshots.filter(inScope),
    input.monthly.filter(inScope),
    then.monthsIn,
  );
  const ownSnapshots = new Map(input.snapshots.map((snapshot) => [snapshot.unit, snapshot]));
  const scope = new Set([...then.whole.byCode.keys()].filter(belongs));
  const settled = settleEndedUnits(then, period, units, scope, filled.reports.filter(isSubmitted));
  const submitted = new Map(settled.reports.map((report) => [report.unit, report]));
  const { counted, compared } = selectCounted(then.whole, submitted);
  const carry: Carry = isAsWas ? asItWas : (unit, figures) => carryForward(units, treeNow, unit, figures);
  const share = shareOf(counted, carry, nameOf);
  const contributions = byUnit(share.contributions);
  const contributionsOf = (codes: readonly UnitCode[]) => codes.flatMap((code) => contributions.get(code) ?? []);

  const stored = new Map(filled.reports.map((report) => [report.unit, report]));
  const rowOf = (unit: UnitVersion, codes: readonly UnitCode[], own: boolean): ConsolidatedRow => {
    const sums = rollUp(unit.code, contributionsOf(codes), input.disjoint);
    const report = stored.get(unit.code);
    return {
      unit: unit.code,
      name: unit.name,
      level: levelIn(tree, unit),
      ...membersOf(codes),
      ...(own ? { own: true as const } : {}),
      state: report?.state ?? null,
      revision: report?.revision ?? null,
      figures: sums.figures,
      rates: sums.rates,
    };
  };
  const children = childrenIn(tree, code);
  const rows = children.map((child) => rowOf(child, codesIn(tree, child.code), false));
  if (contributions.has(code) || children.length === 0) rows.unshift(rowOf(root, [code], true));

  const total = rollUp(code, contributionsOf(inTotal), input.disjoint);
  const reporting = reportingOf(then.onLastDay, belongs, stored, submitted, input.dueOf);
  const used = [...counted, ...compared].filter((report) => belongs(report.unit));
  const countedWithin = counted.filter((report) => belongs(report.unit));
  const lines = input.bySector ? countedLines(countedWithin, within, carry, nameOf) : null;
  const sectors = lines && sectorTable(code, lines, input.disjoint);
  const isOpen = period.last >= today;
  return done({
    unit: code,
    name: root.name,
    period,
    form: input.form,
    basis: input.basis,
    level: levelIn(tree, root),
    area: areaOf(tree, root),
    ...membersOf(inTotal),
    provisional:
      isOpen ||
      settled.isShort ||
      reporting.completeness.missing.length > 0 ||
      used.length === 0 ||
      used.some((report) => report.state !== "da_chot"),
    asOf: lastOf(used.map((report) => report.submittedAt)),
    ...reporting,
    sources: used.flatMap((report) => report.months ?? ownSnapshots.get(report.unit) ?? []),
    totals: { figures: total.figures, rates: total.rates },
    rows,
    ...(sectors ? { sectors: sectors.rows } : {}),
    findings: [
      ...compared
        .filter((report) => belongs(report.unit))
        .flatMap((report) => compareWithSum(then.whole, counted, report)),
      ...total.findings,
      ...filled.findings,
      ...settled.findings,
      ...share.findings,
      ...(sectors?.findings ?? []),
    ],
    schemes: [...new Set(countedWithin.map((report) => report.scheme))],
    ...(input.byLevel && isAsWas ? { levels: totalsByLevel(tree, countedWithin, input.disjoint) } : {}),
  });
};
