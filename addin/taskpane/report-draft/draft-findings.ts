// What does not add up in a draft: by the server where it can be asked, else by the same checks here; and what has to be explained.
import { checkFigures } from "../../../shared/checking/figures/check-figures.ts";
import type { Figures } from "../../../shared/domain/figure.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import type { Scheme } from "../../../shared/domain/snapshot.ts";
import { findingText } from "../../../shared/findings/finding.ts";
import { type SeveritySettings, withSeverities } from "../../../shared/findings/office-severity.ts";
import type { Severity } from "../../../shared/findings/severity.ts";
import { type Level, levelOf } from "../../../shared/rules/level.ts";
import type { FindingEntry, UnitEntry } from "../../server/entries.ts";
import type { Draft, Target } from "./draft.ts";

/** Shorter than this explains nothing. */
export const REASON_MIN = 10;

/** The level of a unit of the tree; null where the tree does not have it. */
export const levelIn = (units: readonly UnitEntry[], code: string): Level | null => {
  const unit = units.find((unit) => unit.code === code);
  if (!unit) return null;
  const parent = units.find((one) => one.code === unit.parent);
  return levelOf(unit.type, parent?.type ?? null);
};

/** Without the unit's other reports, which only the server knows; as severe as the office takes them, as far as that is known. */
export const coreFindings = (
  { figures, form, lines }: Pick<Draft, "figures" | "form" | "lines">,
  { period }: Pick<Target, "period">,
  said: {
    readonly scheme: Scheme | null;
    readonly level: Level | null;
    readonly today: LocalDate;
    readonly severities?: SeveritySettings;
  },
): readonly FindingEntry[] => {
  const { scheme, level, today, severities = new Map() } = said;
  const checked = checkFigures(figures as Figures, { period, form, lines, scheme, level, asOf: today });
  const found = withSeverities(checked, severities);
  return found.map((finding) => ({
    severity: finding.severity,
    code: finding.code,
    at: finding.at,
    stated: finding.stated,
    recomputed: finding.recomputed,
    message: findingText(finding),
    ...(finding.proposal ? { proposal: finding.proposal } : {}),
  }));
};

/** One question to the person: a code, what was found under it, and whether a reason is needed. */
export interface ToExplain {
  readonly code: string;
  readonly severity: Severity;
  readonly isNeeded: boolean;
  readonly findings: readonly FindingEntry[];
}

const ORDER: Readonly<Record<Severity, number>> = { E: 0, W: 1, I: 2 };

/** Findings by code, errors first. The server takes one reason for each code. */
export const toExplain = (findings: readonly FindingEntry[]): readonly ToExplain[] => {
  const byCode = new Map<string, FindingEntry[]>();
  for (const finding of findings) byCode.set(finding.code, [...(byCode.get(finding.code) ?? []), finding]);
  return [...byCode]
    .map(([code, found]) => {
      const severity = found.map((one) => one.severity).reduce((a, b) => (ORDER[a] <= ORDER[b] ? a : b));
      return { code, severity, isNeeded: severity === "E", findings: found };
    })
    .sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
};

const isExplained = (reason: string | undefined): boolean => (reason ?? "").trim().length >= REASON_MIN;

/** Codes that still keep the report from being sent. */
export const unexplained = (
  findings: readonly FindingEntry[],
  explain: Readonly<Record<string, string>>,
): readonly string[] =>
  toExplain(findings)
    .filter(({ code, isNeeded }) => isNeeded && !isExplained(explain[code]))
    .map(({ code }) => code);

/** The cell of a finding: of its figure, or of the figure of a line; null where the sheet has none. */
export const cellOfFinding = (at: string, cells: Readonly<Record<string, string>>): string | null =>
  cells[at] ?? (/^[A-Z]{1,3}\d+$/u.test(at) ? at : null);
