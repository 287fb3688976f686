// Totals by level of administration: what a district's own offices did, and what its communes did.
import type { Figures } from "../domain/figure.ts";
import { childrenIn, type UnitTree, type UnitVersion } from "../domain/unit.ts";
import { LEVELS, type Level, levelOf } from "../rules/level.ts";
import type { Rates } from "../scoring/rate.ts";
import type { Report } from "./over-time.ts";
import { type DisjointFigures, rollUp } from "./roll-up.ts";

export interface LevelTotals {
  readonly level: Level;
  readonly figures: Figures;
  readonly rates: Rates;
}

/** A unit with a parent that is not among those read lies inside a province: it is the root of the table. */
export const levelIn = (tree: UnitTree, { type, parent }: UnitVersion): Level =>
  levelOf(type, parent === null ? null : (tree.byCode.get(parent)?.type ?? "tỉnh"));

/**
 * The sums of the counted reports by level of the unit that sent them, the highest level first. Empty where only one level
 * reported, and where a report contains the units below it, since its levels cannot be told apart.
 */
export const totalsByLevel = (
  tree: UnitTree,
  counted: readonly Report[],
  disjoint?: DisjointFigures,
): readonly LevelTotals[] => {
  const byLevel = new Map<Level, Report[]>();
  for (const report of counted) {
    const unit = tree.byCode.get(report.unit);
    const hidesLevels = report.scopeBasis === "includingSubordinates" && childrenIn(tree, report.unit).length > 0;
    if (!unit || hidesLevels) return [];
    const level = levelIn(tree, unit);
    byLevel.set(level, [...(byLevel.get(level) ?? []), report]);
  }
  if (byLevel.size < 2) return [];
  return LEVELS.flatMap((level): LevelTotals[] => {
    const reports = byLevel.get(level);
    const [first] = reports ?? [];
    if (!reports || !first) return [];
    const { figures, rates } = rollUp(first.unit, reports, disjoint);
    return [{ level, figures, rates }];
  });
};
