// Checks published points without counts: whether the groups and the total can all be true.
import {
  add,
  compare,
  isNegative,
  isZero,
  multiply,
  type Rational,
  rational,
  rationalFromNumber,
  subtract,
  ZERO,
} from "../domain/rational.ts";
import type { Group, GroupCode, RuleSet } from "../rules/rule-set.ts";

/** Points as printed, with the decimals of their print: 7,0 has one. */
export interface PrintedPoints {
  readonly points: Rational;
  readonly digits: number;
}

export type PointsIssue =
  | { readonly code: "GROUP_OVER_MAX"; readonly group: Group; readonly points: Rational }
  | { readonly code: "GROUP_MISSING"; readonly group: Group }
  /** `excess`: how far the total lies beyond what the groups allow; negative where it lies below what is listed. */
  | { readonly code: "TOTAL_INFEASIBLE"; readonly needed: Rational; readonly excess: Rational }
  | { readonly code: "TOTAL_MISMATCH"; readonly difference: Rational };

export interface PointsFeasibility {
  readonly listed: Rational;
  readonly missing: readonly Group[];
  /** What the missing groups would have to bring; null without a total or without a missing group. */
  readonly needed: Rational | null;
  /** The most that the listed and missing groups allow. */
  readonly most: Rational;
  readonly issues: readonly PointsIssue[];
}

const halfUnit = (digits: number): Rational => rational(1n, 2n * 10n ** BigInt(digits));

/** Half a unit of the last digit, once per printed number; "18" beside "7,8" is 18,0, so the finest print counts. */
const toleranceOf = (printed: readonly PrintedPoints[]): Rational => {
  const digits = Math.max(0, ...printed.map((printedPoints) => printedPoints.digits));
  return multiply(halfUnit(digits), rationalFromNumber(printed.length));
};

const sizeOf = (amount: Rational): Rational => (isNegative(amount) ? subtract(ZERO, amount) : amount);

const issueOfTotal = (
  total: PrintedPoints,
  listed: Rational,
  missing: readonly Group[],
  tolerance: Rational,
): PointsIssue | null => {
  const needed = subtract(total.points, listed);
  if (missing.length === 0) {
    return compare(sizeOf(needed), tolerance) > 0 ? { code: "TOTAL_MISMATCH", difference: needed } : null;
  }
  const room = missing.reduce((sum, group) => add(sum, group.max), ZERO);
  const excess = isNegative(needed) ? needed : subtract(needed, room);
  const infeasible = isNegative(needed) ? compare(sizeOf(needed), tolerance) > 0 : compare(excess, tolerance) > 0;
  return infeasible ? { code: "TOTAL_INFEASIBLE", needed, excess } : null;
};

/**
 * What can be said of points without counts. Absent groups are "missing", never 0. Tolerance: half a unit of the last digit times
 * the numbers added. Source: domain rules §8 (GROUP_…, TOTAL_…), §9.5.
 */
export const checkPrintedPoints = (
  ruleSet: RuleSet,
  groups: ReadonlyMap<GroupCode, PrintedPoints>,
  total: PrintedPoints | null,
): PointsFeasibility => {
  const present = ruleSet.groups.flatMap((group) => {
    const printed = groups.get(group.code);
    return printed ? [{ group, printed }] : [];
  });
  const missing = ruleSet.groups.filter((group) => !groups.has(group.code) && !isZero(group.max));
  const listed = present.reduce((sum, one) => add(sum, one.printed.points), ZERO);
  const most = missing.reduce((sum, group) => add(sum, group.max), listed);
  const issues: PointsIssue[] = present
    .filter(({ group, printed }) => compare(printed.points, group.max) > 0)
    .map(({ group, printed }) => ({ code: "GROUP_OVER_MAX", group, points: printed.points }));
  if (total) {
    for (const group of missing) issues.push({ code: "GROUP_MISSING", group });
    const tolerance = toleranceOf([...present.map((one) => one.printed), total]);
    const issue = issueOfTotal(total, listed, missing, tolerance);
    if (issue) issues.push(issue);
  }
  const needed = total && missing.length > 0 ? subtract(total.points, listed) : null;
  return { listed, missing, needed, most, issues };
};
