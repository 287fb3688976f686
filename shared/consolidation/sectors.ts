// The lines of form 06 by lĩnh vực, added over units: one row per sector, compared with what the units give as their totals.
import { type FigureCode, type Figures, findFigure, isCount } from "../domain/figure.ts";
import type { SectorLine } from "../domain/snapshot.ts";
import type { UnitCode } from "../domain/unit.ts";
import type { Finding } from "../findings/finding.ts";
import { type Rates, withDerivedSums } from "../scoring/rate.ts";
import { foldText } from "../text/fold.ts";
import { figuresOverTime, type Report } from "./over-time.ts";
import { type Contribution, type DisjointFigures, rollUp, sumFigures } from "./roll-up.ts";

export interface SectorRow {
  /** As it was first written. */
  readonly sector: string;
  /** How many units have a line of it. */
  readonly units: number;
  readonly figures: Figures;
  readonly rates: Rates;
}

export interface SectorTable {
  /** In the order in which the sectors first occur. */
  readonly rows: readonly SectorRow[];
  readonly findings: readonly Finding[];
}

/** Under which two names are one sector: without case, diacritics and the words "lĩnh vực" before it. */
const sectorKey = (name: string): string => foldText(name).replace(/^linh vuc /u, "");

/** Figures of one unit's lines by sector; two lines of one sector are added. */
const bySector = (unit: UnitCode, lines: readonly SectorLine[]): ReadonlyMap<string, SectorLine> => {
  const found = new Map<string, SectorLine>();
  for (const line of lines) {
    const key = sectorKey(line.sector);
    const known = found.get(key);
    const both = known && [known, line].map(({ figures }) => ({ unit, figures }));
    found.set(key, both ? { sector: known.sector, figures: sumFigures(unit, both) } : line);
  }
  return found;
};

/** A month without a line of the sector had no dossiers in it: the lines of a month make up its total. */
const emptyLine = (codes: readonly FigureCode[]): Figures =>
  Object.fromEntries(codes.filter((code) => findFigure(code)?.overUnits === "sum").map((code) => [code, 0]));

/** The lines of a report that was added up from months; null where a month has none. */
const linesOfMonths = (report: Report): readonly SectorLine[] | null => {
  const months = (report.months ?? []).map((month) => month.lines && bySector(report.unit, month.lines));
  if (months.length === 0 || !months.every((lines) => lines !== undefined && lines.size > 0)) return null;
  const names = new Map<string, string>();
  const codes = new Set<FigureCode>();
  for (const lines of months as ReadonlyMap<string, SectorLine>[]) {
    for (const [key, line] of lines) {
      if (!names.has(key)) names.set(key, line.sector);
      for (const code of Object.keys(line.figures) as FigureCode[]) codes.add(code);
    }
  }
  const empty = emptyLine([...codes]);
  return [...names].map(([key, sector]) => ({
    sector,
    figures: figuresOverTime(months.map((lines) => lines?.get(key)?.figures ?? empty)),
  }));
};

/** The lines of a report; null where it has none. */
export const linesOf = (report: Report): readonly SectorLine[] | null => {
  if (report.months) return linesOfMonths(report);
  return report.lines && report.lines.length > 0 ? [...bySector(report.unit, report.lines).values()] : null;
};

/** Where Σ lines is not what the unit gives as its total. */
const mismatches = (report: Report, name: string, lines: readonly SectorLine[]): readonly Finding[] => {
  const total = withDerivedSums(report.figures);
  const parts: readonly Contribution[] = lines.map(({ figures }) => ({ unit: report.unit, figures }));
  const sums = sumFigures(report.unit, parts);
  return (Object.keys(sums) as FigureCode[]).flatMap((code): Finding[] => {
    const [stated, sum] = [total[code], sums[code]];
    if (findFigure(code)?.overUnits !== "sum" || stated === undefined || sum === undefined) return [];
    if (!isCount(stated) || !isCount(sum) || stated === sum) return [];
    const params = { unit: name, figure: code, stated, sum, lines: lines.length, by: "sector" as const };
    return [
      {
        severity: "E",
        code: "SUM_MISMATCH",
        at: `${report.unit}.${code}`,
        stated,
        recomputed: sum,
        params,
      },
    ];
  });
};

/** Lines of one report as they count: under the unit itself, or under those that took it over. */
export interface CountedLines {
  readonly report: Report;
  readonly name: string;
  /** Each line, with the shares of it that count; empty: the report has no lines. */
  readonly lines: readonly (SectorLine & { readonly contributions: readonly Contribution[] })[];
}

/** The table by sector of reports that count in a total. Distinct counts of different sectors are not added either. */
export const sectorTable = (
  unit: UnitCode,
  counted: readonly CountedLines[],
  disjoint?: DisjointFigures,
): SectorTable => {
  const sectors = new Map<string, { sector: string; units: Set<UnitCode>; contributions: Contribution[] }>();
  const findings: Finding[] = [];
  const without = counted.filter(({ lines }) => lines.length === 0);
  for (const { report, name, lines } of counted) {
    if (lines.length > 0) findings.push(...mismatches(report, name, lines));
    for (const { sector, contributions } of lines) {
      const key = sectorKey(sector);
      const known = sectors.get(key) ?? { sector, units: new Set<UnitCode>(), contributions: [] };
      known.units.add(report.unit);
      known.contributions.push(...contributions);
      sectors.set(key, known);
    }
  }
  if (without.length > 0) {
    const units = without.map(({ report, name }) => ({ unit: report.unit, name }));
    const params = { units, of: counted.length };
    findings.push({ severity: "W", code: "SECTORS_MISSING", at: unit, stated: null, recomputed: null, params });
  }
  const rows = [...sectors.values()].map(({ sector, units, contributions }): SectorRow => {
    const sums = rollUp(unit, contributions, disjoint);
    return { sector, units: units.size, figures: sums.figures, rates: sums.rates };
  });
  return { rows, findings };
};
