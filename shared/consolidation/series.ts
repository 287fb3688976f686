// A figure or rate over the periods from one to another: every gap is a point with its reason, every break is marked.
import { comparable, type Period, previousPeriod } from "../domain/period.ts";
import { done, type Outcome, type Problem, refuse } from "../domain/problem.ts";
import { ruleSetInForce } from "../rules/rule-sets.ts";
import { rulesKey } from "../scoring/change.ts";
import { type Measure, measureNumber } from "../scoring/measure.ts";
import type { RateAnswer } from "../scoring/rate.ts";
import { periodLabel, periodName } from "../text/period.ts";
import { isSameUnit } from "./compare.ts";
import type { Consolidated } from "./consolidate.ts";

/** Ten years of months. */
const SERIES_MAX = 120;

/**
 * `merger`: the unit consists of other units than at the point before; `rules`: points made by other rules. A line is not drawn
 * across either. Source: domain rules §4.2, §6.
 */
type SeriesBreak = "merger" | "rules";

export interface SeriesPoint {
  readonly period: Period;
  /** Null where there is none; `problem` or the absence of the figure says why. */
  readonly value: number | null;
  /** Both sides of a rate. */
  readonly rate: RateAnswer | null;
  readonly isProvisional: boolean;
  /** Why there is no table of that period: nothing stored, the unit not in force. */
  readonly problem: Problem | null;
  /** Against the last point before it that had a table. */
  readonly brokenBy: SeriesBreak | null;
}

/**
 * All periods of the kind of both, in order. Problems: `NOT_COMPARABLE` for two kinds or calendars, `PERIOD_REVERSED`,
 * `SERIES_TOO_LONG`.
 */
export const seriesPeriods = (from: Period, to: Period): Outcome<readonly Period[]> => {
  const names = { first: periodName(from), second: periodName(to) };
  const comparison = comparable(from, to);
  if (!comparison.ok) return refuse("NOT_COMPARABLE", { ...names, reason: comparison.reason });
  if (from.first > to.first) return refuse("PERIOD_REVERSED", { first: periodLabel(from), last: periodLabel(to) });
  const periods: Period[] = [from];
  for (let next = previousPeriod(from, -1); periods.at(-1)?.key !== to.key; next = next && previousPeriod(next, -1)) {
    // Free ranges of equal length need not follow each other without a gap.
    if (!next || next.first > to.first) return refuse("NOT_COMPARABLE", { ...names, reason: "freeRange" });
    if (periods.length === SERIES_MAX) return refuse("SERIES_TOO_LONG", { max: SERIES_MAX });
    periods.push(next);
  }
  return done(periods);
};

const rulesOf = (period: Period): string | null => {
  const rules = ruleSetInForce(period, "qd766");
  return rules.ok ? rulesKey(rules.result.ruleSet) : null;
};

const isPoints = (measure: Measure): boolean => measure.kind === "figure" && measure.definition.counted === "diem";

const breakBetween = (measure: Measure, before: Consolidated, now: Consolidated): SeriesBreak | null => {
  if (!isSameUnit(before, now)) return "merger";
  return isPoints(measure) && rulesOf(before.period) !== rulesOf(now.period) ? "rules" : null;
};

/** One point per period, in order. `tableOf` reads the stored table. */
export const seriesOf = (
  measure: Measure,
  periods: readonly Period[],
  tableOf: (period: Period) => Outcome<Consolidated>,
): readonly SeriesPoint[] => {
  let last: Consolidated | null = null;
  return periods.map((period): SeriesPoint => {
    const outcome = tableOf(period);
    const none = { period, value: null, rate: null, isProvisional: false, brokenBy: null };
    if (!outcome.ok) return { ...none, problem: outcome.problem };
    const table = outcome.result;
    if (table.asOf === null) {
      const params = { unit: table.unit, period: periodName(period) };
      return { ...none, problem: { code: "SNAPSHOT_NOT_FOUND", params } };
    }
    const brokenBy = last && breakBetween(measure, last, table);
    last = table;
    return {
      period,
      value: measureNumber(measure, table.totals),
      rate: measure.kind === "rate" ? (table.totals.rates[measure.definition.code] ?? null) : null,
      isProvisional: table.provisional,
      problem: null,
      brokenBy,
    };
  });
};
