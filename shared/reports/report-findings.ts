// What the checks say about one report of a sheet, with the cells where it stands.
import { checkFigures } from "../checking/figures/check-figures.ts";
import { percentFromPoints, type StatedPercent } from "../checking/figures/stated.ts";
import type { CheckedContext } from "../checking/figures/view.ts";
import { schemeMentionsIn } from "../checking/prose/scheme.ts";
import type { Scheme } from "../domain/snapshot.ts";
import type { Finding } from "../findings/finding.ts";
import type { Severity } from "../findings/severity.ts";
import type { PublishedRate } from "../reading/grid-figures.ts";
import type { SheetHeader, SheetRecord } from "../reading/read-sheet.ts";
import { findRate, type RateCode } from "../rules/rates.ts";
import type { ReportFigures } from "./report-figures.ts";
import { namesOf, type ReportGroup } from "./report-groups.ts";

const ORDER: Readonly<Record<Severity, number>> = { E: 0, W: 1, I: 2 };

/** Worst first; of the same severity in the order in which they were found. */
export const worstFirst = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted((a, b) => ORDER[a.severity] - ORDER[b.severity]);

/** Each once: the reader of the sheet and the checks may both see that a sum is not that of its lines. */
export const withoutRepeats = (findings: readonly Finding[]): readonly Finding[] => {
  const seen = new Set<string>();
  return findings.filter(({ code, at, stated }) => {
    const key = `${code} ${at} ${stated}`;
    return !seen.has(key) && seen.add(key);
  });
};

/** "Mức độ 3, mức độ 4" in a header: the names of services until NĐ 42/2022. */
export const schemeOf = (headers: readonly SheetHeader[]): Scheme | null =>
  headers.some(({ header }) => schemeMentionsIn(header.toLowerCase()).length > 0) ? "LEVEL4" : null;

const percentagesOf = (rates: Iterable<readonly [RateCode, PublishedRate]>): ReadonlyMap<RateCode, StatedPercent> =>
  new Map([...rates].map(([code, { percent, decimals }]) => [code, percentFromPoints(percent, decimals)]));

const ratesOf = ({ rates }: SheetRecord) => Object.entries(rates) as [RateCode, PublishedRate][];

/** The cell of a figure or rate; a rate without a column stands at what it counts. */
const cellIn = (at: Readonly<Record<string, string>>, code: string): string | undefined =>
  at[code] ?? at[findRate(code)?.numerator[0] ?? ""];

/** Where a finding stands: a cell where there is one, else the place as the check names it. */
const placed = (finding: Finding, { at }: ReportFigures, within: ReadonlyMap<string, SheetRecord>): Finding => {
  const own = cellIn(at, finding.at);
  if (own !== undefined) return { ...finding, at: own };
  for (const [name, record] of within) {
    if (!finding.at.startsWith(`${name}.`)) continue;
    const cell = cellIn(record.at, finding.at.slice(name.length + 1));
    if (cell !== undefined) return { ...finding, at: cell };
  }
  return finding;
};

/** Everything a check needs that is not in the group itself. */
export type ReportContext = Pick<
  CheckedContext,
  "period" | "scheme" | "form" | "asOf" | "level" | "previous" | "history"
>;

/** Worst first. `at`: a cell ("C7"), else what the check names ("period"). */
export const findingsOfGroup = (
  group: ReportGroup,
  report: ReportFigures,
  context: ReportContext,
): readonly Finding[] => {
  const lineNames = namesOf(group.lines);
  const partNames = namesOf(group.parts);
  const findings = checkFigures(report.figures, {
    ...context,
    notes: true,
    percentages: percentagesOf(report.rates),
    repeated: report.repeated,
    lines: group.lines.map(({ figures }, index) => ({ sector: lineNames[index] ?? "", figures })),
    children: group.parts.map((part, index) => ({
      name: partNames[index] ?? "",
      figures: part.figures,
      percentages: percentagesOf(ratesOf(part)),
    })),
  });
  const within = new Map([
    ...group.lines.map((line, index) => [lineNames[index] ?? "", line] as const),
    ...group.parts.map((part, index) => [partNames[index] ?? "", part] as const),
  ]);
  return findings.map((finding) => placed(finding, report, within));
};
