// The consolidated table of a unit: what its snapshots and those below it add up to, as the tree was or as it is today.
import { type FigureCode, type Figures, findFigure, isCount } from "../domain/figure.ts";
import type { Finding } from "../domain/finding.ts";
import type { FormCode } from "../domain/form.ts";
import type { LocalDate } from "../domain/local-date.ts";
import type { Period } from "../domain/period.ts";
import { done, type Outcome, refuse } from "../domain/problem.ts";
import { COUNTED_STATES, type Scheme, type SnapshotRecord, type SnapshotState } from "../domain/snapshot.ts";
import {
  childrenIn,
  isExpectedToReport,
  subtreeIn,
  type UnitCode,
  type UnitTree,
  type UnitVersion,
  unitTreeOn,
} from "../domain/unit.ts";
import type { Level } from "../rules/level.ts";
import type { Rates } from "../scoring/rate.ts";
import { type LevelTotals, levelIn, totalsByLevel } from "./by-level.ts";
import { carryForward, unitsToday } from "./crosswalk.ts";
import { type Report, withReportsFromMonths } from "./over-time.ts";
import { type Contribution, type DisjointFigures, rollUp } from "./roll-up.ts";

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
  /** Whether the totals are wanted by level of administration too. */
  readonly byLevel?: true;
}

export interface ConsolidatedRow {
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

export interface Completeness {
  readonly expected: number;
  readonly received: number;
  readonly late: number;
  readonly missing: readonly UnitCode[];
}

export interface Consolidated {
  readonly unit: UnitCode;
  readonly name: string;
  readonly period: Period;
  readonly form: FormCode;
  readonly basis: ConsolidationBasis;
  /** True while the period is open, a unit is missing, or a counted snapshot is not locked. */
  readonly provisional: boolean;
  /** When the last stored change used was made; null where nothing is stored. */
  readonly asOf: string | null;
  readonly completeness: Completeness;
  readonly totals: { readonly figures: Figures; readonly rates: Rates };
  readonly rows: readonly ConsolidatedRow[];
  readonly findings: readonly Finding[];
  /** The units of `completeness.missing` by their names, in its order. */
  readonly missingUnits: readonly { readonly unit: UnitCode; readonly name: string }[];
  /** How the counted snapshots name the kinds of service; more than one where they do not agree. */
  readonly schemes: readonly Scheme[];
  /** The totals by level, where they were asked for and more than one level reported for itself. */
  readonly levels?: readonly LevelTotals[];
  /** Level of the unit of each row, where levels were asked for. */
  readonly rowLevels?: ReadonlyMap<UnitCode, Level>;
}

const isSubmitted = (snapshot: Report): boolean => COUNTED_STATES.includes(snapshot.state);

/** Counts of the units below, without those of the unit itself. */
const descendantsOf = (tree: UnitTree, code: UnitCode): readonly UnitVersion[] => subtreeIn(tree, code).slice(1);

/**
 * Which snapshots count: every `ownOnly` one, and an `includingSubordinates` one where nobody below submitted. The others
 * are compared with the sum below them instead.
 */
const selectCounted = (tree: UnitTree, submitted: ReadonlyMap<UnitCode, Report>) => {
  const counted: Report[] = [];
  const compared: Report[] = [];
  for (const snapshot of submitted.values()) {
    const countsAlone =
      snapshot.scopeBasis === "ownOnly" || !descendantsOf(tree, snapshot.unit).some((unit) => submitted.has(unit.code));
    (countsAlone ? counted : compared).push(snapshot);
  }
  return { counted, compared };
};

/** A total that a unit submitted beside the figures of the units below it: both are shown where they differ. */
const compareWithSum = (tree: UnitTree, counted: readonly Report[], snapshot: Report): readonly Finding[] => {
  const below = new Set(descendantsOf(tree, snapshot.unit).map((unit) => unit.code));
  const parts = counted.filter((one) => below.has(one.unit));
  const sums = rollUp(snapshot.unit, parts).figures;
  const complete = [...below].every((code) => {
    const unit = tree.byCode.get(code);
    return !unit || !isExpectedToReport(tree, unit) || parts.some((part) => part.unit === code);
  });
  return (Object.keys(snapshot.figures) as FigureCode[]).flatMap((code): Finding[] => {
    const [stated, sum] = [snapshot.figures[code], sums[code]];
    if (findFigure(code)?.overUnits !== "sum" || stated === undefined || sum === undefined) return [];
    if (!isCount(stated) || !isCount(sum) || stated === sum) return [];
    // While units are missing, the sum is expected to be smaller: a warning, not an error.
    const severity = complete || sum > stated ? "E" : "W";
    const params = { unit: snapshot.unit, figure: code, stated, sum };
    return [{ severity, code: "SUM_MISMATCH", at: `${snapshot.unit}.${code}`, stated, recomputed: sum, params }];
  });
};

interface Basis {
  /** The tree that gives the rows. */
  readonly tree: UnitTree;
  readonly contributions: readonly Contribution[];
  readonly findings: readonly Finding[];
}

const asWas = (tree: UnitTree, counted: readonly Report[]): Basis => ({
  tree,
  contributions: counted,
  findings: [],
});

const asIs = (input: ConsolidationInput, today: UnitTree, counted: readonly Report[]): Basis => {
  const contributions: Contribution[] = [];
  const findings: Finding[] = [];
  for (const snapshot of counted) {
    const carried = carryForward(input.units, today, snapshot.unit, snapshot.figures);
    if (carried.ok) {
      contributions.push(...carried.contributions);
      continue;
    }
    const name = input.units.find((unit) => unit.code === snapshot.unit)?.name ?? snapshot.unit;
    findings.push({
      severity: "W",
      code: "UNIT_NOT_COMPARABLE",
      at: snapshot.unit,
      stated: null,
      recomputed: null,
      params: { unit: snapshot.unit, name, reason: carried.reason },
    });
  }
  return { tree: today, contributions, findings };
};

/**
 * Σ of the snapshots of the unit and everything below it (DESIGN "What a total contains"), with one row per child and one
 * for the unit's own figures. Rates come from the sums, never from rates.
 *
 * Problems: `UNIT_UNKNOWN`; `UNIT_NOT_IN_FORCE` where the unit is not in the tree of that basis.
 */
export const consolidate = (input: ConsolidationInput): Outcome<Consolidated> => {
  const { unit: code, period, today } = input;
  const treeThen = unitTreeOn(input.units, period.last);
  const treeNow = unitTreeOn(input.units, today);
  const root = (input.basis === "as-was" ? treeThen : treeNow).byCode.get(code);
  if (!root) {
    const known = input.units.some((unit) => unit.code === code);
    const day = input.basis === "as-was" ? period.last : today;
    return known ? refuse("UNIT_NOT_IN_FORCE", { unit: code, day }) : refuse("UNIT_UNKNOWN", { unit: code });
  }

  const inSubtreeThen = new Set(subtreeIn(treeThen, code).map((unit) => unit.code));
  // As it was, only the subtree matters; as it is, predecessors elsewhere in the old tree do too.
  const inScope = (one: SnapshotRecord): boolean => input.basis === "as-is" || inSubtreeThen.has(one.unit);
  const filled = withReportsFromMonths(
    period,
    input.units,
    input.snapshots.filter(inScope),
    input.monthly.filter(inScope),
  );
  const submitted = new Map(filled.reports.filter(isSubmitted).map((snapshot) => [snapshot.unit, snapshot]));
  const { counted, compared } = selectCounted(treeThen, submitted);
  const basis = input.basis === "as-was" ? asWas(treeThen, counted) : asIs(input, treeNow, counted);

  const within = new Set(subtreeIn(basis.tree, code).map((unit) => unit.code));
  const belongs = (unit: UnitCode): boolean =>
    input.basis === "as-was" ? within.has(unit) : unitsToday(input.units, treeNow, unit).some((one) => within.has(one));

  const stored = new Map(filled.reports.map((snapshot) => [snapshot.unit, snapshot]));
  const contributionsOf = (codes: ReadonlySet<UnitCode>) => basis.contributions.filter((one) => codes.has(one.unit));
  const rowOf = (unit: UnitVersion, contributions: readonly Contribution[], own: boolean): ConsolidatedRow => {
    const sums = rollUp(unit.code, contributions, input.disjoint);
    const snapshot = stored.get(unit.code);
    return {
      unit: unit.code,
      name: unit.name,
      ...(own ? { own: true as const } : {}),
      state: snapshot?.state ?? null,
      revision: snapshot?.revision ?? null,
      figures: sums.figures,
      rates: sums.rates,
    };
  };

  const children = childrenIn(basis.tree, code);
  const rows = children.map((child) =>
    rowOf(child, contributionsOf(new Set(subtreeIn(basis.tree, child.code).map((unit) => unit.code))), false),
  );
  const ownContributions = contributionsOf(new Set([code]));
  if (ownContributions.length > 0 || children.length === 0) rows.unshift(rowOf(root, ownContributions, true));

  const countedWithin = counted.filter((one) => within.has(one.unit));
  const total = rollUp(code, contributionsOf(within), input.disjoint);
  const expected = [...treeThen.byCode.values()].filter(
    (unit) => isExpectedToReport(treeThen, unit) && belongs(unit.code),
  );
  const missingUnits = expected
    .filter((unit) => !isReceived(treeThen, submitted, unit))
    .map(({ code, name }) => ({ unit: code, name }))
    .sort((a, b) => (a.unit < b.unit ? -1 : 1));
  const missing = missingUnits.map((one) => one.unit);
  const used = [...counted, ...compared].filter((snapshot) => belongs(snapshot.unit));
  const asOf = used.reduce<string | null>(
    (last, one) => (last === null || one.submittedAt > last ? one.submittedAt : last),
    null,
  );
  return done({
    unit: code,
    name: root.name,
    period,
    form: input.form,
    basis: input.basis,
    provisional:
      period.last >= today || missing.length > 0 || used.length === 0 || used.some((one) => one.state !== "da_chot"),
    asOf,
    completeness: {
      expected: expected.length,
      received: expected.length - missing.length,
      // No deadline is configured, so nothing is late.
      late: 0,
      missing,
    },
    totals: { figures: total.figures, rates: total.rates },
    rows,
    findings: [
      ...compared.filter((one) => belongs(one.unit)).flatMap((one) => compareWithSum(treeThen, counted, one)),
      ...total.findings,
      ...filled.findings,
      ...basis.findings,
    ],
    missingUnits,
    schemes: [...new Set(counted.filter((one) => belongs(one.unit)).map((one) => one.scheme))],
    ...(input.byLevel && input.basis === "as-was" ? levelsOf(treeThen, countedWithin, children, input.disjoint) : {}),
  });
};

const levelsOf = (
  tree: UnitTree,
  counted: readonly Report[],
  children: readonly UnitVersion[],
  disjoint: DisjointFigures | undefined,
): Pick<Consolidated, "levels" | "rowLevels"> => ({
  levels: totalsByLevel(tree, counted, disjoint),
  rowLevels: new Map(children.map((child) => [child.code, levelIn(tree, child)])),
});

/** A unit's figures are in when it submitted, or when a unit above it submitted with its subordinates included. */
const isReceived = (tree: UnitTree, submitted: ReadonlyMap<UnitCode, Report>, unit: UnitVersion): boolean => {
  if (submitted.has(unit.code)) return true;
  for (let parent = unit.parent; parent !== null; parent = tree.byCode.get(parent)?.parent ?? null) {
    if (submitted.get(parent)?.scopeBasis === "includingSubordinates") return true;
  }
  return false;
};
