// Which reports add up to a total, and which are compared with the sum of the units below them.
import { type FigureCode, findFigure, isCount } from "../domain/figure.ts";
import { isExpectedToReport, subtreeIn, type UnitCode, type UnitTree, type UnitVersion } from "../domain/unit.ts";
import type { Finding } from "../findings/finding.ts";
import type { Report } from "./over-time.ts";
import { rollUp } from "./roll-up.ts";

/** Counts of the units below, without those of the unit itself. */
const descendantsOf = (tree: UnitTree, code: UnitCode): readonly UnitVersion[] => subtreeIn(tree, code).slice(1);

/**
 * Which snapshots count: every `ownOnly` one, and an `includingSubordinates` one where nobody below submitted. The others
 * are compared with the sum below them instead.
 */
export const selectCounted = (tree: UnitTree, submitted: ReadonlyMap<UnitCode, Report>) => {
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
export const compareWithSum = (tree: UnitTree, counted: readonly Report[], snapshot: Report): readonly Finding[] => {
  const below = new Set(descendantsOf(tree, snapshot.unit).map((unit) => unit.code));
  const parts = counted.filter((report) => below.has(report.unit));
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
