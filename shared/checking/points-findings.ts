// Says in findings what printed points of groups and their total cannot be, wherever they were printed.
import { isNegative, type Rational, subtract, toNumber, ZERO } from "../domain/rational.ts";
import type { FindingDetail } from "../findings/finding.ts";
import type { Severity } from "../findings/severity.ts";
import type { GroupCode } from "../rules/rule-set.ts";
import type { PointsFeasibility, PointsIssue } from "../scoring/feasibility.ts";
import { rationalText } from "../text/format.ts";
import { sizeOf } from "./prose/interval.ts";

/** A finding about points whose place is a group, or the total where `group` is null. */
export type PointsFinding = FindingDetail & {
  readonly severity: Severity;
  readonly group: GroupCode | null;
  readonly stated: number | null;
  readonly recomputed: number | null;
};

const overMax = ({ group, points }: PointsIssue & { code: "GROUP_OVER_MAX" }): PointsFinding => ({
  severity: "E",
  code: "GROUP_OVER_MAX",
  group: group.code,
  stated: toNumber(points),
  recomputed: toNumber(group.max),
  params: { group: group.title, points: rationalText(points), max: rationalText(group.max) },
});

const ofTotal = (
  pointsFeasibility: PointsFeasibility,
  issue: Exclude<PointsIssue, { code: "GROUP_OVER_MAX" }>,
  total: Rational,
  text: string,
): PointsFinding => {
  const base = { severity: "E", group: null, stated: toNumber(total) } as const;
  switch (issue.code) {
    case "GROUP_MISSING": {
      const needed = pointsFeasibility.needed ?? ZERO;
      const { title, max } = issue.group;
      const params = { group: title, needed: rationalText(needed), max: rationalText(max) };
      const only = pointsFeasibility.missing.length === 1 ? toNumber(needed) : null;
      return { ...base, code: "GROUP_MISSING", stated: null, recomputed: only, params };
    }
    case "TOTAL_INFEASIBLE": {
      const params = {
        total: text,
        listed: rationalText(pointsFeasibility.listed),
        most: rationalText(pointsFeasibility.most),
        excess: rationalText(sizeOf(issue.excess)),
      };
      const nearest = isNegative(issue.excess) ? pointsFeasibility.listed : pointsFeasibility.most;
      return { ...base, code: "TOTAL_INFEASIBLE", recomputed: toNumber(nearest), params };
    }
    case "TOTAL_MISMATCH": {
      const sum = subtract(total, issue.difference);
      const params = { total: text, sum: rationalText(sum) };
      return { ...base, code: "TOTAL_MISMATCH", recomputed: toNumber(sum), params };
    }
  }
};

/** In the order of the issues. `total` with its text as printed; null where no total is printed. */
export const pointsFindings = (
  pointsFeasibility: PointsFeasibility,
  total: { readonly points: Rational; readonly said: string } | null,
): readonly PointsFinding[] =>
  pointsFeasibility.issues.flatMap((issue): readonly PointsFinding[] => {
    if (issue.code === "GROUP_OVER_MAX") return [overMax(issue)];
    return total ? [ofTotal(pointsFeasibility, issue, total.points, total.said)] : [];
  });

/** The findings by the rules that fit best: the first of those that find least. */
export const fewestOf = <Found>(byRules: readonly (readonly Found[])[]): readonly Found[] =>
  [...byRules].sort((a, b) => a.length - b.length)[0] ?? [];
