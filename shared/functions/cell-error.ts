// The one table from problems to cell errors: a wrong argument is #VALUE!, an absent or not computable figure is #N/A.
import type { Problem, ProblemCode } from "../domain/problem.ts";
import { problemText } from "../text/problem.ts";

/** Only these two can carry a message in Excel. */
export type CellErrorName = "#VALUE!" | "#N/A";

export interface CellError {
  readonly code: ProblemCode;
  readonly cell: CellErrorName;
  readonly message: string;
}

/** Problems that mean "there is no such figure (yet)"; every other one is a wrong argument or request. */
const NOT_AVAILABLE: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  "ARG_BLANK",
  "RANGE_CELL_BLANK",
  "RANGE_EMPTY",
  "DENOMINATOR_ZERO",
  "FIGURE_NOT_PROVIDED",
  "FIGURE_NOT_APPLICABLE",
  "RATE_NOT_COMPUTABLE",
  "PERIOD_INCOMPLETE",
  "SNAPSHOT_NOT_FOUND",
  "NOT_COMPARABLE",
  "HOLIDAYS_UNKNOWN",
  "UNIT_NOT_IN_FORCE",
  "STORED_UNAVAILABLE",
  "NO_RULESET_IN_FORCE",
  "SCORE_INCOMPLETE",
  "RANK_NOT_LISTED",
  "TARGET_NOT_SET",
  "TARGET_UNREACHABLE",
  "RULESET_NOT_IN_FORCE",
  "UNAUTHENTICATED",
  "TOKEN_DEAD",
  "RATE_LIMITED",
  "NOT_READY",
  "INTERNAL",
]);

export const cellErrorOf = (problem: Problem): CellError => ({
  code: problem.code,
  cell: NOT_AVAILABLE.has(problem.code) ? "#N/A" : "#VALUE!",
  message: problemText(problem),
});
