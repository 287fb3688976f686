// A finding as it is answered: its code and numbers with the Vietnamese sentence.
import { type Finding, findingText, type TextFinding } from "../../shared/findings/finding.ts";

/** `at` as the check gives it: a figure, cell or unit, or the offsets in a text. */
export const findingAnswer = <One extends Finding | TextFinding>(finding: One) => ({
  severity: finding.severity,
  code: finding.code,
  at: finding.at as One["at"],
  stated: finding.stated,
  recomputed: finding.recomputed,
  message: findingText(finding),
  ...(finding.proposal ? { proposal: finding.proposal } : {}),
});
