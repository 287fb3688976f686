// A finding as it is answered: its code and numbers with the Vietnamese sentence.
import type { Finding } from "../../shared/domain/finding.ts";
import { findingText } from "../../shared/text/sentences.ts";

export const findingAnswer = (finding: Finding) => ({
  severity: finding.severity,
  code: finding.code,
  at: finding.at,
  stated: finding.stated,
  recomputed: finding.recomputed,
  message: findingText(finding),
});
