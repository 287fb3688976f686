// LEGAL_CITATION: date or issuer of a cited instrument that differ from the register.
import type { TextFinding } from "../../../findings/finding.ts";
import { foldText } from "../../../text/fold.ts";
import { officialDate } from "../../../text/period.ts";
import { REASONS } from "../../../text/reasons.ts";
import { findInstrument } from "../register.ts";
import { quoted, type Rule } from "../view.ts";

/** "Thủ tướng" is the Prime Minister too. */
const isIssuer = (said: string, right: string): boolean =>
  foldText(right).startsWith(foldText(said)) && (foldText(said) !== "chinh phu" || foldText(right) === "chinh phu");

export const citationRule: Rule = (view) =>
  view.article.citations.flatMap((citation): readonly TextFinding[] => {
    const known = findInstrument(citation.number);
    if (!known) return [];
    const findings: TextFinding[] = [];
    const reason = REASONS.register({ number: `${known.number} ngày ${officialDate(known.date)} của ${known.issuer}` });
    if (citation.date && citation.dateAt && citation.date !== known.date) {
      const [said, right] = [quoted(view, citation.dateAt), officialDate(known.date)];
      findings.push({
        severity: "I",
        code: "LEGAL_CITATION",
        at: citation.dateAt,
        stated: said,
        recomputed: right,
        params: { number: known.number, what: "date", written: said, right },
        proposal: { text: right, reason },
      });
    }
    if (citation.issuer && citation.issuerAt && !isIssuer(citation.issuer, known.issuer)) {
      const said = quoted(view, citation.issuerAt);
      findings.push({
        severity: "I",
        code: "LEGAL_CITATION",
        at: citation.issuerAt,
        stated: said,
        recomputed: known.issuer,
        params: { number: known.number, what: "issuer", written: said, right: known.issuer },
        proposal: { text: known.issuer, reason },
      });
    }
    return findings;
  });
