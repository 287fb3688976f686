// Figures, rates and scores of a table against those of an earlier period, row by row, with the reason where there is no change.
import { FIGURES, type FigureCode } from "../domain/figure.ts";
import type { LocalDate } from "../domain/local-date.ts";
import type { Period } from "../domain/period.ts";
import { type Outcome, type Problem, problem } from "../domain/problem.ts";
import { rationalFromNumber, subtract, toNumber } from "../domain/rational.ts";
import type { UnitCode } from "../domain/unit.ts";
import type { Finding } from "../findings/finding.ts";
import { RATES, type RateCode } from "../rules/rates.ts";
import type { Measure } from "../scoring/measure.ts";
import { periodName } from "../text/period.ts";
import { type Assessed, assess } from "./assess.ts";
import { changeOf, comparePeriods, earlierOf, type Part, partOf } from "./compare.ts";
import type { Consolidated } from "./consolidate.ts";
import { type PullsOfRates, pullsBetween } from "./pulls.ts";

/** @public */
export interface Delta {
  readonly before: number;
  /** Of a rate in percentage points. */
  readonly change: number;
}

export interface AgainstPrevious {
  readonly figures: Readonly<Partial<Record<FigureCode, Delta>>>;
  readonly rates: Readonly<Partial<Record<RateCode, Delta>>>;
  readonly score?: Delta;
  /** Why some or all of it has no change; null where nothing is missing for such a reason. */
  readonly problem: Problem | null;
  readonly isAcrossMerger: boolean;
}

export interface PreviousTables {
  readonly period: Period;
  readonly asWas: Outcome<Consolidated>;
  readonly asToday: Outcome<Consolidated>;
}

export interface PreviousComparison {
  readonly period: Period;
  /** Why nothing can be compared. */
  readonly problem: Problem | null;
  readonly totals: AgainstPrevious | null;
  /** In the order of the table's rows; null for the unit's own figures. */
  readonly rows: readonly (AgainstPrevious | null)[];
  /** By rate; none where units were merged or split between the two periods. */
  readonly pulls: PullsOfRates;
  readonly findings: readonly Finding[];
}

const MEASURES: readonly Measure[] = [
  ...FIGURES.map((definition): Measure => ({ kind: "figure", definition })),
  ...RATES.map((definition): Measure => ({ kind: "rate", definition })),
];

/** Filled tables only: an empty one has nothing to compare with. */
const filled = (table: Outcome<Consolidated>): Consolidated | null =>
  table.ok && table.result.asOf !== null ? table.result : null;

const scoreDelta = (now: Assessed | null, before: Assessed | null): { readonly score?: Delta } => {
  if (now?.score === undefined || before?.score === undefined) return {};
  const change = toNumber(subtract(rationalFromNumber(now.score), rationalFromNumber(before.score)));
  return { score: { before: before.score, change } };
};

/** The changes of one part; `scores`: its assessment now and before, where both were made by the same rules. */
const deltasOf = (
  table: Consolidated,
  part: Part,
  previous: { readonly period: Period; readonly asWas: Consolidated | null; readonly asToday: Consolidated | null },
  scores: readonly [Assessed | null, Assessed | null],
): AgainstPrevious => {
  const earlier = earlierOf(previous.period, previous.asWas, previous.asToday, part.unit);
  const figures: Partial<Record<FigureCode, Delta>> = {};
  const rates: Partial<Record<RateCode, Delta>> = {};
  let reason: Problem | null = null;
  let isAcrossMerger = false;
  for (const measure of MEASURES) {
    const isThere =
      measure.kind === "figure" ? part.figures[measure.definition.code] : part.rates[measure.definition.code];
    if (isThere === undefined) continue;
    const change = changeOf(measure, table.period, part, earlier);
    if (!change.ok) {
      reason ??= change.problem;
      continue;
    }
    if (!change.result) continue;
    isAcrossMerger ||= change.result.isAcrossMerger;
    const delta = { before: change.result.before, change: change.result.change };
    if (measure.kind === "figure") figures[measure.definition.code] = delta;
    else rates[measure.definition.code] = delta;
  }
  const score = reason === null && !isAcrossMerger ? scoreDelta(...scores) : {};
  return { figures, rates, ...score, problem: reason, isAcrossMerger };
};

/** Assessments by unit; the table's own unit stands for its total. */
const assessedUnits = (
  table: Consolidated,
): { readonly rules: string | null; readonly of: ReadonlyMap<UnitCode, Assessed> } => {
  const { totals, rows, rules } = assess(table, null);
  const units = table.rows.flatMap((row, index) => (row.own ? [] : [[row.unit, rows[index] ?? {}] as const]));
  return { rules, of: new Map([...units, [table.unit, totals]]) };
};

/** A table against the period before it. Source: domain rules §4.2. */
export const againstPrevious = (table: Consolidated, tables: PreviousTables, today: LocalDate): PreviousComparison => {
  const { period } = tables;
  const refusedFor = (reason: Problem): PreviousComparison => ({
    period,
    problem: reason,
    totals: null,
    rows: table.rows.map(() => null),
    pulls: {},
    findings: [],
  });
  const compared = comparePeriods(table.period, period, today);
  if (!compared.ok) return refusedFor(compared.problem);
  const previous = { period, asWas: filled(tables.asWas), asToday: filled(tables.asToday) };
  if (!previous.asWas && !previous.asToday) {
    return refusedFor(problem("SNAPSHOT_NOT_FOUND", { unit: table.name, period: periodName(period) }));
  }
  const now = assessedUnits(table);
  const before = previous.asWas && assessedUnits(previous.asWas);
  const isSameRules = before !== null && before.rules === now.rules;
  const scoresOf = (unit: UnitCode): readonly [Assessed | null, Assessed | null] => [
    now.of.get(unit) ?? null,
    isSameRules ? (before.of.get(unit) ?? null) : null,
  ];
  const total = partOf(table, table.unit);
  const totals = total && deltasOf(table, total, previous, scoresOf(table.unit));
  const rows = table.rows.map((row) => (row.own ? null : deltasOf(table, row, previous, scoresOf(row.unit))));
  const across = [
    ...(totals?.isAcrossMerger ? [table] : []),
    ...table.rows.filter((_, index) => rows[index]?.isAcrossMerger),
  ].map(({ unit, name }) => ({ unit, name }));
  const common = { severity: "I", at: table.unit, stated: null, recomputed: null } as const;
  const findings: readonly Finding[] =
    across.length === 0 ? [] : [{ ...common, code: "PREVIOUS_ACROSS_MERGER", params: { period, units: across } }];
  const isSameTree = across.length === 0 && totals?.problem === null;
  const pulls = isSameTree && previous.asWas ? pullsBetween(table, previous.asWas) : {};
  return { period, problem: null, totals, rows, pulls, findings };
};
