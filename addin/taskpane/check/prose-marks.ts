// Cuts a checked text into plain and marked pieces, so that every finding has one place in it to jump to.
import { findingText, type TextFinding } from "../../../shared/findings/finding.ts";
import { SEVERITY_TEXT, type Severity } from "../../../shared/findings/severity.ts";

export interface ProsePiece {
  readonly text: string;
  /** Offset in the text. */
  readonly start: number;
  /** Severity of the worst finding over the piece; null where there is none. */
  readonly severity: Severity | null;
  /** Findings (by their number from 0) that begin here: their signs stand before the piece. */
  readonly begins: readonly number[];
}

const ORDER: Readonly<Record<Severity, number>> = { E: 0, W: 1, I: 2 };
const LETTERS: Readonly<Record<Severity, string>> = { E: "L", W: "C", I: "Ý" };

/** "L1", "C2": letter of the severity and number in the list. */
export const findingSign = ({ severity }: Pick<TextFinding, "severity">, index: number): string =>
  `${LETTERS[severity]}${index + 1}`;

/** The pieces in order; together they are the text. Findings may overlap or stand at one point. */
export const prosePieces = (text: string, findings: readonly TextFinding[]): readonly ProsePiece[] => {
  const clamp = (offset: number) => Math.min(Math.max(offset, 0), text.length);
  const spans = findings.map(({ at: [start, end], severity }) => ({ start: clamp(start), end: clamp(end), severity }));
  const cuts = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const pieces = cuts.flatMap((start, index): readonly ProsePiece[] => {
    const end = cuts[index + 1] ?? start;
    const begins = spans.flatMap((span, number) => (span.start === start ? [number] : []));
    if (end === start && begins.length === 0) return [];
    const over = spans.filter((span) => span.start <= start && end <= span.end && end > start);
    const severity = over.map((span) => span.severity).sort((a, b) => ORDER[a] - ORDER[b])[0] ?? null;
    return [{ text: text.slice(start, end), start, severity, begins }];
  });
  return pieces;
};

const quoted = (text: string, [start, end]: TextFinding["at"]): string => {
  const words = text.slice(start, end).replace(/\s+/gu, " ").trim();
  return words === "" ? "" : `“${words}”: `;
};

/** The list as text to be pasted into a letter, one line a finding. */
export const proseReport = (text: string, findings: readonly TextFinding[]): string =>
  findings
    .map((finding, index) => {
      const proposal = finding.proposal ? ` Đề xuất: ${finding.proposal.text}.` : "";
      return `${index + 1}. ${SEVERITY_TEXT[finding.severity]} – ${quoted(text, finding.at)}${findingText(finding)}${proposal}`;
    })
    .join("\n");
