// Severities that an office may set for the codes of the checks, and how such a setting bears on a finding.
import type { FindingCode, Severity } from "./finding.ts";

/** `off`: the check is not made. */
export const SETTABLE_SEVERITIES = ["E", "W", "I", "off"] as const;
export type SettableSeverity = (typeof SETTABLE_SEVERITIES)[number];

interface CodeSeverity {
  /** Of a finding without anything that excuses it. Milder evidence is answered milder by the check itself. */
  readonly usual: Severity;
  /** How far an office may go down. */
  readonly mildest: SettableSeverity;
}

const usual = (severity: Severity): CodeSeverity => ({ usual: severity, mildest: "off" });
/** Numbers that cannot be true stay marked where they are stored. */
const marked: CodeSeverity = { usual: "E", mildest: "W" };

/** The codes of what a report or a text is told; those of totals and sheets are not a matter of opinion. Source: domain rules §8. */
export const SEVERITIES = {
  NUM_GT_DEN: marked,
  PART_WHOLE: marked,
  SUM_MISMATCH: marked,
  GROUP_OVER_MAX: marked,
  TOTAL_INFEASIBLE: marked,
  PCT_MISMATCH: usual("E"),
  PCT_ROUND_MODE: usual("I"),
  PCT_UNREACHABLE: usual("W"),
  DEN_REUSED: usual("E"),
  TRIPLE_CONFLICT: usual("E"),
  SAME_QTY_TWO_VALUES: usual("E"),
  GROUP_MISSING: usual("E"),
  TOTAL_MISMATCH: usual("E"),
  DELTA_SELF: usual("W"),
  DELTA_MISMATCH: usual("E"),
  CARRY_MISMATCH: usual("W"),
  OUTLIER: usual("W"),
  SMALL_DENOMINATOR: usual("I"),
  DATE_INVALID: usual("E"),
  PERIOD_LABEL: usual("W"),
  PERIOD_OPEN: usual("I"),
  TERM_OBSOLETE: usual("W"),
  REGIME_SPAN: usual("I"),
  LEVEL_NOT_IN_FORCE: usual("E"),
  LEGAL_CITATION: usual("I"),
  UNIT_AMBIGUOUS: usual("W"),
  SCOPE_SLIP: usual("I"),
  DATA_GAP: usual("W"),
  NUMBER_FORMAT: usual("I"),
  TARGET_MISSED: usual("I"),
  MISSING_DENOMINATOR: usual("I"),
  NUMERATOR_SCHEME: usual("W"),
} as const satisfies Partial<Record<FindingCode, CodeSeverity>>;

export type SettableCode = keyof typeof SEVERITIES;
export const SETTABLE_CODES = Object.keys(SEVERITIES) as readonly SettableCode[];

const ORDER: Readonly<Record<SettableSeverity, number>> = { E: 0, W: 1, I: 2, off: 3 };

const isMilder = (a: SettableSeverity, b: SettableSeverity): boolean => ORDER[a] > ORDER[b];

/** Whether an office may give the code this severity. */
export const maySet = (code: SettableCode, severity: SettableSeverity): boolean =>
  !isMilder(severity, SEVERITIES[code].mildest);

/** What an office set, by code. */
export type SeveritySettings = ReadonlyMap<SettableCode, SettableSeverity>;

/** Of settings with the nearest unit's first, that of the nearest counts for each code. */
export const settingsInForce = (
  settings: readonly { readonly code: SettableCode; readonly severity: SettableSeverity }[],
): SeveritySettings => {
  const inForce = new Map<SettableCode, SettableSeverity>();
  for (const { code, severity } of settings) if (!inForce.has(code)) inForce.set(code, severity);
  return inForce;
};

/**
 * The findings with the office's severities, errors first; those switched off are left out. A finding that the check itself
 * made milder than usual, because something excuses it, never becomes more severe by a setting.
 */
export const withSeverities = <One extends { readonly code: FindingCode; readonly severity: Severity }>(
  findings: readonly One[],
  settings: SeveritySettings,
): readonly One[] =>
  findings
    .flatMap((finding): readonly One[] => {
      const code = finding.code as SettableCode;
      const set = settings.get(code);
      if (set === undefined) return [finding];
      const isExcused = isMilder(finding.severity, SEVERITIES[code].usual);
      const severity = isExcused && isMilder(finding.severity, set) ? finding.severity : set;
      return severity === "off" ? [] : [{ ...finding, severity }];
    })
    .sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
