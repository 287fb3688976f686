// Changes: of a scorecard by line and group, of a rate by unit, of a count; parts always add up to the whole change.

import { comparable, type Period } from "../domain/period.ts";
import { done, type Outcome, refuse } from "../domain/problem.ts";
import {
  add,
  type Decimal,
  divide,
  isZero,
  multiply,
  type Rational,
  rational,
  subtract,
  ZERO,
} from "../domain/rational.ts";
import type { UnitCode } from "../domain/unit.ts";
import type { Group, Indicator, RuleSet } from "../rules/rule-set.ts";
import { periodName } from "../text/period.ts";
import type { Scorecard } from "./scorecard.ts";

interface LineChange {
  readonly indicator: Indicator;
  readonly now: Decimal | null;
  readonly before: Decimal | null;
  /** Null where one side is not known. */
  readonly change: Decimal | null;
}

interface GroupChange {
  readonly group: Group;
  readonly now: Decimal | null;
  readonly before: Decimal | null;
  readonly change: Decimal | null;
  /** Lines with points; their changes add up to the group's where both groups were computed. */
  readonly lines: readonly LineChange[];
}

export interface ScoreChange {
  /** Null where one side has no score; the sum of the groups' changes otherwise. */
  readonly change: Decimal | null;
  readonly groups: readonly GroupChange[];
}

const difference = (now: Decimal | null, before: Decimal | null): Decimal | null =>
  now && before ? { units: now.units - before.units, digits: now.digits } : null;

/** Under which rules a score was made: scores under unlike rules are not compared. */
export const rulesKey = (ruleSet: RuleSet): string =>
  [`${ruleSet.id}@${ruleSet.version}`, ...ruleSet.switchedOn].join(" ");

const faultOfPeriods = (now: Period, before: Period): ReturnType<typeof refuse> | null => {
  const comparison = comparable(now, before);
  if (comparison.ok) return null;
  return refuse("NOT_COMPARABLE", { first: periodName(now), second: periodName(before), reason: comparison.reason });
};

/**
 * The change from one scorecard to another, by group and line. Problem: `NOT_COMPARABLE` where the rules or the kinds of period
 * differ. Source: domain rules §4.2.
 */
export const changeOfScore = (now: Scorecard, before: Scorecard): Outcome<ScoreChange> => {
  const unlike = faultOfPeriods(now.period, before.period);
  if (unlike) return unlike;
  if (rulesKey(now.ruleSet) !== rulesKey(before.ruleSet)) {
    const names = { first: periodName(now.period), second: periodName(before.period) };
    return refuse("NOT_COMPARABLE", { ...names, reason: "rules" });
  }
  const groups = now.groups.map((group, index): GroupChange => {
    const past = before.groups[index];
    const lines = group.indicators
      .map((line, at): LineChange => {
        const pastLine = past?.indicators[at];
        const [nowPoints, pastPoints] = [line.counted, pastLine?.counted ?? null];
        return {
          indicator: line.indicator,
          now: nowPoints,
          before: pastPoints,
          change: difference(nowPoints, pastPoints),
        };
      })
      .filter((line) => line.indicator.method !== "info");
    const [nowPoints, pastPoints] = [group.points, past?.points ?? null];
    return { group: group.group, now: nowPoints, before: pastPoints, change: difference(nowPoints, pastPoints), lines };
  });
  return done({ change: difference(now.score, before.score), groups });
};

/** Both sides of one unit's rate in one period; null where the unit has none. */
interface UnitCounts {
  readonly numerator: Rational;
  readonly denominator: Rational;
}

export interface UnitSides<Unit extends string = UnitCode> {
  readonly unit: Unit;
  readonly now: UnitCounts | null;
  readonly before: UnitCounts | null;
}

interface UnitPull<Unit extends string> {
  readonly unit: Unit;
  /** Part of the parent's change that is this unit's, as a fraction; positive pulls up. */
  readonly pull: Rational;
}

export interface RateChange<Unit extends string = UnitCode> {
  readonly now: Rational;
  readonly before: Rational;
  /** now − before; the sum of the pulls, exactly. */
  readonly change: Rational;
  /** The strongest pull down first. */
  readonly units: readonly UnitPull<Unit>[];
}

const NOTHING: UnitCounts = { numerator: ZERO, denominator: ZERO };
const HALF = rational(1n, 2n);

const totalOf = (counts: readonly UnitCounts[]): UnitCounts =>
  counts.reduce(
    (sum, one) => ({
      numerator: add(sum.numerator, one.numerator),
      denominator: add(sum.denominator, one.denominator),
    }),
    NOTHING,
  );

/**
 * Who pulled a parent's rate up or down. A unit's part is how far its dossiers lie above the mean of the two rates, now less
 * before: (n − r̄·d)/D. These parts add up to the change whatever r̄ is; the mean makes the answer the same in both directions.
 * Null where one of the two denominators is 0.
 */
export const pullsOf = <Unit extends string>(sides: readonly UnitSides<Unit>[]): RateChange<Unit> | null => {
  const [now, before] = [
    totalOf(sides.map((one) => one.now ?? NOTHING)),
    totalOf(sides.map((one) => one.before ?? NOTHING)),
  ];
  if (isZero(now.denominator) || isZero(before.denominator)) return null;
  const rates = { now: divide(now.numerator, now.denominator), before: divide(before.numerator, before.denominator) };
  const mean = multiply(add(rates.now, rates.before), HALF);
  const excess = (counts: UnitCounts, total: UnitCounts): Rational =>
    divide(subtract(counts.numerator, multiply(mean, counts.denominator)), total.denominator);
  const units = sides.map((one) => ({
    unit: one.unit,
    pull: subtract(excess(one.now ?? NOTHING, now), excess(one.before ?? NOTHING, before)),
  }));
  units.sort((a, b) => {
    const order = subtract(a.pull, b.pull).numerator;
    return order < 0n ? -1 : order > 0n ? 1 : 0;
  });
  return { ...rates, change: subtract(rates.now, rates.before), units };
};
