// The findings of a sheet as a list to work through: whose figures, which cell, and what a click would write there.
import { readNumberText } from "../../../shared/domain/number-text.ts";
import { isWhole, multiply, rational, toNumber } from "../../../shared/domain/rational.ts";
import { FINDINGS } from "../../../shared/findings/catalogue.ts";
import { type Finding, findingText } from "../../../shared/findings/finding.ts";
import { SEVERITY_TEXT, type Severity } from "../../../shared/findings/severity.ts";
import { parseArea, type SheetCell, type SheetRead } from "../../../shared/reading/sheet.ts";
import type { CheckedReport } from "../../../shared/reports/checked-report.ts";
import type { ReportsReading } from "../../../shared/reports/read-reports.ts";
import { withoutRepeats, worstFirst } from "../../../shared/reports/report-findings.ts";
import { numberText } from "../../../shared/text/format.ts";

export interface CellProposal {
  readonly cell: string;
  readonly value: string | number;
  /** As people read it. */
  readonly text: string;
  readonly old: SheetCell;
}

export interface FoundFinding {
  readonly finding: Finding;
  /** Whose figures, where the sheet has several reports; "" otherwise. */
  readonly unitText: string;
}

export interface FindingItem extends FoundFinding {
  readonly message: string;
  /** "D7"; null where it stands in no cell. */
  readonly cell: string | null;
  readonly stated: string | null;
  readonly recomputed: string | null;
  readonly proposal: { readonly text: string; readonly reason: string; readonly write: CellProposal | null } | null;
}

const HUNDRED = rational(100n, 1n);

const amountText = (amount: number | string | null): string | null =>
  typeof amount === "number" ? numberText(amount) : amount;

/** What the proposal's text is in the way in which the cell states its number; null where it is not one number. */
const valueLike = (old: SheetCell, text: string): string | number | null => {
  const read = readNumberText(text);
  if ("kind" in read || read.at[0] !== 0 || read.at[1] !== text.length) return null;
  if (!read.isPercent) {
    if (typeof old === "string" || !isWhole(read.number)) return text;
    return toNumber(read.number);
  }
  if (typeof old === "string") return old.includes("%") ? text : text.replace(/\s*%$/u, "");
  // A cell that Excel shows as a percentage holds a fraction.
  const isFraction = typeof old === "number" && Math.abs(old) <= 1;
  return toNumber(isFraction ? read.number : multiply(read.number, HUNDRED));
};

/** What a click would write into the sheet; null where the finding names no cell or proposes a wording. */
const proposalWrite = ({ at, proposal }: Finding, read: SheetRead): CellProposal | null => {
  const place = parseArea(at);
  if (!proposal || !place) return null;
  const old = read.cells[place.top]?.[place.left] ?? null;
  const value = valueLike(old, proposal.text);
  return value === null ? null : { cell: at, value, text: proposal.text, old };
};

/** @param read the sheet that it stands in; null: it stands in none. */
export const itemOf = ({ finding, unitText }: FoundFinding, read: SheetRead | null): FindingItem => ({
  finding,
  message: findingText(finding),
  unitText,
  cell: parseArea(finding.at) ? finding.at : null,
  stated: amountText(finding.stated),
  recomputed: amountText(finding.recomputed),
  proposal: finding.proposal
    ? { ...finding.proposal, write: read === null ? null : proposalWrite(finding, read) }
    : null,
});

/** Worst first, each once. Of thousands only those are made into items that are looked at. */
export const foundIn = ({
  findings,
  reports,
}: Pick<ReportsReading, "findings" | "reports">): readonly FoundFinding[] => {
  const owners = new Map<Finding, string>();
  if (reports.length > 1) {
    for (const { unitText, findings: own } of reports) for (const finding of own) owners.set(finding, unitText);
  }
  return findings.map((finding) => ({ finding, unitText: owners.get(finding) ?? "" }));
};

/** Of figures that stand in no sheet. */
export const foundInReport = ({ findings }: Pick<CheckedReport, "findings">): readonly FoundFinding[] =>
  worstFirst(withoutRepeats(findings)).map((finding) => ({ finding, unitText: "" }));

const SEVERITIES: readonly Severity[] = ["E", "W", "I"];

const severityCounts = (
  items: readonly { readonly finding: { readonly severity: Severity } }[],
): readonly { readonly severity: Severity; readonly count: number }[] =>
  SEVERITIES.map((severity) => ({
    severity,
    count: items.filter(({ finding }) => finding.severity === severity).length,
  }));

/** "Lỗi: 2 · Cảnh báo: 1"; what there is none of is left out. */
export const countsText = (items: readonly { readonly finding: { readonly severity: Severity } }[]): string =>
  severityCounts(items)
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${SEVERITY_TEXT[severity]}: ${numberText(count)}`)
    .join(" · ");

/** The findings of one code and severity, in their order. */
export interface FindingGroup {
  readonly key: string;
  readonly severity: Severity;
  readonly title: string;
  readonly found: readonly FoundFinding[];
}

/** Worst first; of the same severity the most frequent first. */
export const findingGroups = (found: readonly FoundFinding[]): readonly FindingGroup[] => {
  const groups = new Map<string, FoundFinding[]>();
  for (const foundFinding of found) {
    const key = `${foundFinding.finding.severity} ${foundFinding.finding.code}`;
    const known = groups.get(key);
    if (known) known.push(foundFinding);
    else groups.set(key, [foundFinding]);
  }
  return [...groups]
    .map(([key, its]) => {
      const { severity, code } = (its[0] as FoundFinding).finding;
      return { key, severity, title: FINDINGS[code].title, found: its };
    })
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.found.length - a.found.length);
};
