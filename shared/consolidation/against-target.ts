// Rates of a table against the targets in force: an office's own first, then those of the law.

import type { Period } from "../domain/period.ts";
import { compare, divide, multiply, rational, rationalFromNumber, subtract, toNumber } from "../domain/rational.ts";
import type { Level } from "../rules/level.ts";
import { RATES, type RateCode } from "../rules/rates.ts";
import { TARGETS, type Target, targetInForce } from "../rules/targets.ts";
import type { Rates } from "../scoring/rate.ts";

/** @public */
export interface TargetMark {
  /** The target as a fraction. */
  readonly least: number;
  readonly met: boolean;
  /** Rate less target, in percentage points. */
  readonly difference: number;
  readonly source: string;
}

export type TargetMarks = Readonly<Partial<Record<RateCode, TargetMark>>>;

const HUNDRED = rational(100n, 1n);

/** Every rate that has a number and a target in force in the period, for the unit's level and province. */
export const againstTargets = (
  rates: Rates,
  own: readonly Target[],
  at: { readonly period: Period; readonly level: Level; readonly area: string | null },
): TargetMarks => {
  const marks: Partial<Record<RateCode, TargetMark>> = {};
  for (const { code } of RATES) {
    const rate = rates[code];
    if (!rate || rate.denominator === 0) continue;
    const query = { ...at, measure: code };
    const target = targetInForce(own, query).target ?? targetInForce(TARGETS, query).target;
    if (!target) continue;
    const reached = divide(rationalFromNumber(rate.numerator), rationalFromNumber(rate.denominator));
    marks[code] = {
      least: toNumber(target.least),
      met: compare(reached, target.least) >= 0,
      difference: toNumber(multiply(subtract(reached, target.least), HUNDRED)),
      source: target.sourceTitle,
    };
  }
  return marks;
};
