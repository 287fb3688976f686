// LEGAL_CITATION: date or issuer of a cited instrument that differ from the register.
import type { TextFinding } from "../../../findings/finding.ts";
import { foldText } from "../../../text/fold.ts";
import { officialDate } from "../../../text/period.ts";
import { REASONS } from "../../../text/reasons.ts";
import { findInstrument } from "../register.ts";
import { quoted, type Rule } from "../view.ts";

/** "Thủ tướng" is the Prime Minister too. */
const isIssuer = (text: string, right: string): boolean =>
  foldText(right).startsWith(foldText(text)) && (foldText(text) !== "chinh phu" || foldText(right) === "chinh phu");

export const citationRule: Rule = (view) =>
  view.article.citations.flatMap((citation): readonly TextFinding[] => {
    const known = findInstrument(citation.number);
    if (!known) return [];
    const findings: TextFinding[] = [];
    const reason = REASONS.register({ number: `${known.number} ngày ${officialDate(known.date)} của ${known.issuer}` });
    if (citation.date && citation.dateAt && citation.date !== known.date) {
      const [text, right] = [quoted(view, citation.dateAt), officialDate(known.date)];
      findings.push({
        severity: "I",
        code: "LEGAL_CITATION",
        at: citation.dateAt,
        stated: text,
        recomputed: right,
        params: { number: known.number, what: "date", written: text, right },
        proposal: { text: right, reason },
      });
    }
    if (citation.issuer && citation.issuerAt && !isIssuer(citation.issuer, known.issuer)) {
      const text = quoted(view, citation.issuerAt);
      findings.push({
        severity: "I",
        code: "LEGAL_CITATION",
        at: citation.issuerAt,
        stated: text,
        recomputed: known.issuer,
        params: { number: known.number, what: "issuer", written: text, right: known.issuer },
        proposal: { text: known.issuer, reason },
      });
    }
    return findings;
  });
