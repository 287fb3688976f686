// Findings as the rows of a spilled table: severity, code, place, stated, recomputed, sentence.
import { type Finding, findingText, type TextFinding } from "../findings/finding.ts";
import { SEVERITY_TEXT } from "../findings/severity.ts";
import { ANSWERS } from "../text/answers.ts";
import { numberText } from "../text/format.ts";
import type { Answer, AnswerCell } from "./cell.ts";

/** Numbers as a report writes them; a cell's own format could not tell counts from points. */
const shown = (amount: number | string | null): string | null =>
  typeof amount === "number" ? numberText(amount) : amount;

/** A header row, then one row for each finding. */
export const findingTable = <One extends Finding | TextFinding>(
  findings: readonly One[],
  placeOf: (at: One["at"]) => string,
): Answer => {
  const rows = findings.map((finding): readonly AnswerCell[] => [
    SEVERITY_TEXT[finding.severity],
    finding.code,
    placeOf(finding.at as One["at"]),
    shown(finding.stated),
    shown(finding.recomputed),
    findingText(finding),
  ]);
  return { value: [ANSWERS.findingTable(), ...rows] };
};
