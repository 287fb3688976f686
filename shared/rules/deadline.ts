// When a report is due after its period ends, as dated, cited data; an office sets its own.
import type { Confidence } from "../domain/confidence.ts";

export interface DeadlineRule {
  /** Working days after the last day of the period. */
  readonly workingDays: number;
  readonly citation: string;
  readonly confidence: Confidence;
}

/** One province's rule, taken where an office has set none. */
export const DEADLINE_DEFAULT: DeadlineRule = {
  workingDays: 2,
  citation: "Quyết định 01/2023/QĐ-UBND của tỉnh Khánh Hòa, Điều 4",
  confidence: "D",
};
