// Which findings an office may set the severity of, and how such a setting bears on a finding.
import { FINDINGS } from "./catalogue.ts";
import type { FindingCode } from "./finding.ts";
import type { SettableSeverity, Severity } from "./severity.ts";

export type SettableCode = {
  [Code in FindingCode]: (typeof FINDINGS)[Code] extends { readonly mildest: SettableSeverity } ? Code : never;
}[FindingCode];

const isSettable = (code: FindingCode): code is SettableCode => "mildest" in FINDINGS[code];

export const SETTABLE_CODES: readonly SettableCode[] = (Object.keys(FINDINGS) as FindingCode[]).filter(isSettable);

const ORDER: Readonly<Record<SettableSeverity, number>> = { E: 0, W: 1, I: 2, off: 3 };

const isMilder = (a: SettableSeverity, b: SettableSeverity): boolean => ORDER[a] > ORDER[b];

/** Whether an office may give the code this severity. */
export const maySet = (code: SettableCode, severity: SettableSeverity): boolean =>
  !isMilder(severity, FINDINGS[code].mildest);

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
      const isExcused = isMilder(finding.severity, FINDINGS[code].severity);
      const severity = isExcused && isMilder(finding.severity, set) ? finding.severity : set;
      return severity === "off" ? [] : [{ ...finding, severity }];
    })
    .sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
