// Units that ended inside a longer period: their months count with the parent they had, once, and are named.
import {
  type FigureCode,
  type FigureEntry,
  type Figures,
  findFigure,
  isCount,
  NOT_APPLICABLE,
} from "../domain/figure.ts";
import { monthsOf, type Period } from "../domain/period.ts";
import { isExpectedToReport, type UnitCode, type UnitVersion, unitTreeOn } from "../domain/unit.ts";
import type { Finding, FindingDetail } from "../findings/finding.ts";
import type { Report } from "./over-time.ts";
import type { PeriodTree } from "./period-tree.ts";

export interface SettledReports {
  readonly reports: readonly Report[];
  readonly findings: readonly Finding[];
  /** Units that ended inside and whose months are not there, so that the total is too small. */
  readonly isShort: boolean;
}

/** All units that a unit became, directly or through others. */
const successorsOf = (units: readonly UnitVersion[]): ((code: UnitCode) => ReadonlySet<UnitCode>) => {
  const next = new Map<UnitCode, UnitCode[]>();
  for (const unit of units) {
    if (unit.successors.length === 0) continue;
    next.set(unit.code, [...(next.get(unit.code) ?? []), ...unit.successors.map((successor) => successor.unit)]);
  }
  return (code) => {
    const reached = new Set(next.get(code) ?? []);
    for (const unitCode of reached) for (const further of next.get(unitCode) ?? []) reached.add(further);
    return reached;
  };
};

const codesOverTime = (figures: Figures, overTime: "opening" | "closing"): readonly FigureCode[] =>
  (Object.keys(figures) as FigureCode[]).filter((code) => findFigure(code)?.overTime === overTime);

const COLUMN_3 = "HS_TONG";
const RECEIVED = "HS_TIEP_NHAN";

/** What was still open when the unit ended was carried over to its successors: it is in their figures. */
const withoutClosing = (report: Report): Report => {
  const closing = codesOverTime(report.figures, "closing").map((code) => [code, NOT_APPLICABLE] as const);
  return { ...report, figures: { ...report.figures, ...Object.fromEntries(closing) } };
};

/** What the unit took over when it began was received or carried over by its predecessors: it is in their figures. */
const withoutOpening = (report: Report): Report => {
  const opening = codesOverTime(report.figures, "opening");
  if (opening.length === 0) return report;
  const figures: Partial<Record<FigureCode, FigureEntry>> = { ...report.figures };
  for (const code of opening) figures[code] = NOT_APPLICABLE;
  const received = figures[RECEIVED];
  if (figures[COLUMN_3] !== undefined && received !== undefined && isCount(received)) figures[COLUMN_3] = received;
  return { ...report, figures };
};

const finding = (severity: "W" | "I", at: string, detail: FindingDetail): Finding => ({
  severity,
  at,
  stated: null,
  recomputed: null,
  ...detail,
});

/** Whether the unit's figures, or those of a unit above that includes it, are among the reports. */
const isIn = (tree: PeriodTree, byUnit: ReadonlyMap<UnitCode, Report>, unit: UnitVersion): boolean => {
  if (byUnit.has(unit.code)) return true;
  for (let parent = unit.parent; parent !== null; parent = tree.whole.byCode.get(parent)?.parent ?? null) {
    if (byUnit.get(parent)?.scopeBasis === "includingSubordinates") return true;
  }
  return false;
};

/**
 * The reports of a period with each dossier once. A unit that ended brings no closing balance, a unit that began from units
 * whose months are counted brings no opening balance; months of a unit are left out where a successor that began inside the
 * period reported the whole of it by itself.
 *
 * @param scope units that belong to the total.
 */
export const settleEndedUnits = (
  tree: PeriodTree,
  period: Period,
  units: readonly UnitVersion[],
  scope: ReadonlySet<UnitCode>,
  reports: readonly Report[],
): SettledReports => {
  if (tree.whole === tree.onLastDay) return { reports, findings: [], isShort: false };
  const months = monthsOf(period);
  const becomes = successorsOf(units);
  const byUnit = new Map(reports.map((report) => [report.unit, report]));
  const hasEnded = (code: UnitCode): boolean => !tree.onLastDay.byCode.has(code) && tree.whole.byCode.has(code);
  const hasBegun = (code: UnitCode): boolean => tree.monthsIn(code)[0]?.key !== months[0]?.key;
  const isReplaced = (code: UnitCode): boolean =>
    [...becomes(code)].some((next) => hasBegun(next) && (byUnit.get(next)?.revision ?? null) !== null);

  const ended = [...tree.whole.byCode.values()].filter((unit) => hasEnded(unit.code) && scope.has(unit.code));
  const replaced = ended.filter((unit) => isReplaced(unit.code));
  const counted = ended.filter((unit) => byUnit.has(unit.code) && !replaced.includes(unit));
  const leftOut = new Set(replaced.map((unit) => unit.code));
  const takenOver = new Set(counted.flatMap((unit) => [...becomes(unit.code)]));
  const predecessorsKnown = new Set(units.flatMap((unit) => unit.successors.map((successor) => successor.unit)));
  const isWithoutHeir = counted.some((unit) => unit.successors.length === 0);
  // Where successors were not declared, a unit that began inside may have taken over from any that ended.
  const takesOver = (code: UnitCode): boolean => takenOver.has(code) || (isWithoutHeir && !predecessorsKnown.has(code));

  const settled = reports.flatMap((report): readonly Report[] => {
    if (leftOut.has(report.unit)) return [];
    if (hasEnded(report.unit)) return [withoutClosing(report)];
    const isOfMonths = report.revision === null;
    return [isOfMonths && hasBegun(report.unit) && takesOver(report.unit) ? withoutOpening(report) : report];
  });

  const findings: Finding[] = [];
  const names = (list: readonly UnitVersion[]) => ({ units: list.map(({ code, name }) => ({ unit: code, name })) });
  if (counted.length > 0) {
    findings.push(finding("I", period.key, { code: "ENDED_UNITS_ADDED", params: names(counted) }));
  }
  const replacedWithMonths = replaced.filter((unit) => byUnit.has(unit.code));
  if (replacedWithMonths.length > 0) {
    findings.push(finding("I", period.key, { code: "ENDED_UNITS_REPLACED", params: names(replacedWithMonths) }));
  }
  const isOfMonths = reports.some((report) => report.revision === null);
  const missing = isOfMonths ? ended.filter((unit) => !leftOut.has(unit.code) && !isIn(tree, byUnit, unit)) : [];
  const trees = new Map<string, ReturnType<typeof unitTreeOn>>();
  const expected = missing.filter((unit) => {
    const day = unit.validTo ?? period.last;
    const then = trees.get(day) ?? unitTreeOn(units, day);
    trees.set(day, then);
    return isExpectedToReport(then, unit);
  });
  if (expected.length > 0) {
    findings.push(finding("W", period.key, { code: "ENDED_UNITS_MISSING", params: names(expected) }));
  }
  return { reports: settled, findings, isShort: expected.length > 0 };
};
