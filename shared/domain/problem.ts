// The closed list of what can be wrong with a request or a formula, as codes with parameters; sentences are in shared/text.
import type { LocalDate } from "./local-date.ts";
import type { SnapshotAction, SnapshotState } from "./snapshot.ts";

/**
 * Every problem that a caller can be told about, with what it carries. One entry is one sentence in `shared/text/problem.ts`,
 * one cell error in `shared/functions/cell-error.ts` and one status in `worker/http/problem.ts`; the compiler asks for all three.
 */
export interface ProblemParams {
  // Arguments of functions. `arg` is the parameter's Vietnamese title, `row` and `column` count from 1 inside the range.
  ARG_BLANK: { arg: string };
  ARG_NOT_NUMBER: { arg: string; got: string };
  ARG_NUMBER_AMBIGUOUS: { arg: string; got: string; first: string; second: string };
  ARG_NUMBER_LONG: { arg: string; max: number };
  ARG_SEVERAL_NUMBERS: { arg: string; got: string; count: number };
  ARG_IS_ERROR: { arg: string; error: string };
  ARG_IS_RANGE: { arg: string; rows: number; columns: number };
  ARG_NOT_TEXT: { arg: string; got: string };
  ARG_NOT_CHOICE: { arg: string; got: string; choices: string };
  ARG_DIGITS: { arg: string; got: string; max: number };
  ARG_NOT_WHOLE: { arg: string; got: string; min: number; max: number };
  ARG_TOO_MANY: { given: number; max: number };
  ARG_TOO_LONG: { arg: string; max: number };
  RANGE_CELL_IS_ERROR: { arg: string; row: number; column: number; error: string };
  RANGE_CELL_NOT_NUMBER: { arg: string; row: number; column: number; got: string };
  RANGE_CELL_BLANK: { arg: string; row: number; column: number };
  RANGE_CELL_NEGATIVE: { arg: string; row: number; column: number; got: string };
  RANGE_SHAPES_DIFFER: { first: string; second: string };
  RANGE_EMPTY: { arg: string };
  // Figures and rates.
  NEGATIVE: { arg: string; got: string };
  NUM_GT_DEN: { numerator: string; denominator: string };
  DENOMINATOR_ZERO: { numerator: string };
  PERCENT_SCALE_UNKNOWN: { got: string };
  FIGURE_UNKNOWN: { got: string; suggestion: string };
  FIGURE_NOT_PROVIDED: { figure: string; unit: string; period: string };
  FIGURE_NOT_APPLICABLE: { figure: string; unit: string; period: string };
  RATE_NOT_COMPUTABLE: { rate: string; unit: string; period: string; missing: string };
  // Periods.
  PERIOD_UNREADABLE: { got: string };
  PERIOD_UNREAD: { got: string; word: string; label: string };
  PERIOD_UNFILLED: { got: string };
  PERIOD_WEEK_OF_MONTH: { got: string };
  PERIOD_YEAR_MISSING: { got: string };
  PERIOD_DATE_INVALID: { got: string; date: string };
  PERIOD_REVERSED: { first: string; last: string };
  PERIOD_ONE_DATE: { got: string; date: LocalDate };
  PERIOD_SEVERAL: { got: string; first: string; second: string };
  PERIOD_DATE_SERIAL: { got: string; date: LocalDate };
  PERIOD_LABEL_MISMATCH: { label: string; first: LocalDate; last: LocalDate };
  PERIOD_CALENDAR_UNKNOWN: { got: string };
  PERIOD_AMBIGUOUS: { label: string; nd09: string; civil: string };
  PERIOD_HAS_NO_NEIGHBOUR: { period: string };
  PERIOD_NOT_STARTED: { period: string; first: LocalDate };
  SERIES_TOO_LONG: { max: number };
  /** A free range lies in no report's year. */
  YEAR_TO_DATE_UNKNOWN: { period: string };
  /** A figure that has no sum over months, or a rate made of one. */
  FIGURE_NOT_OVER_TIME: { figure: string };
  HOLIDAYS_UNKNOWN: { first: LocalDate; last: LocalDate };
  // Rule sets.
  RULESET_UNKNOWN: { got: string; known: string };
  RULESET_NOT_IN_FORCE: { ruleset: string; period: string };
  NO_RULESET_IN_FORCE: { period: string };
  RULESET_SWITCH_UNKNOWN: { ruleset: string; got: string; known: string };
  RULESET_WITHOUT_POINTS: { ruleset: string };
  PARAMETER_UNKNOWN: { got: string; ruleset: string; known: string };
  INDICATOR_UNKNOWN: { got: string; ruleset: string; known: string };
  // Scores, grades and ranks.
  SCORE_INCOMPLETE: { missing: string; known: string; most: string };
  SCORE_STATED_INFEASIBLE: { stated: string; missing: string; needed: string; most: string };
  COUNTS_IMPOSSIBLE: { part: string; numerator: string; denominator: string };
  AMOUNT_NEGATIVE: { part: string; got: string };
  COUNT_NOT_WHOLE: { part: string; got: string };
  POINTS_OVER_MAX: { part: string; got: string; max: string };
  PERCENT_OVER_WHOLE: { part: string; got: string };
  POINTS_OUT_OF_RANGE: { got: string; max: string };
  RANK_NOT_LISTED: { got: string };
  RANK_UNLIKE: { unlike: "period" | "rules" };
  NOT_COMPARABLE: {
    first: string;
    second: string;
    reason:
      | "calendar"
      | "kind"
      | "length"
      | "freeRange"
      | "rules"
      | "noShares"
      | "noSuccessor"
      /** One of the periods has not ended. */
      | "open"
      /** The unit was another one then: units joined, left or merged. */
      | "merger";
  };
  // Tables of figures; rows count from 1 inside the range.
  TABLE_COLUMNS: { arg: string; columns: number };
  TABLE_LABEL_UNKNOWN: { arg: string; row: number; got: string; suggestion: string };
  TABLE_LABEL_TWICE: { arg: string; row: number; got: string; first: number };
  TABLE_NUMBER_LOST: { arg: string; row: number; got: string };
  LINE_VALUE_AMBIGUOUS: { part: string; got: string; code: string };
  // Targets.
  TARGET_NOT_FRACTION: { got: string };
  TARGET_UNREACHABLE: { target: string };
  TARGET_NOT_SET: { rate: string; period: string; unread: string };
  // Units and stored data.
  UNIT_UNKNOWN: { unit: string };
  UNIT_NOT_IN_FORCE: { unit: string; day: LocalDate };
  UNIT_CODE_INVALID: { got: string };
  UNIT_NAME_UNKNOWN: { got: string };
  /** `candidates`: codes with names, the likeliest first; `isOne`: a single one that the name does not surely mean. */
  UNIT_NAME_AMBIGUOUS: { got: string; candidates: string; isOne: boolean };
  PERIOD_INCOMPLETE: { unit: string; period: string; missing: string };
  SNAPSHOT_NOT_FOUND: { unit: string; period: string };
  /** A code of a copy with a wrong or missing symbol. */
  COPY_CODE_INVALID: { got: string };
  COPY_UNKNOWN: { code: string };
  FORM_UNKNOWN: { got: string; known: string };
  STORED_UNAVAILABLE: { fn: string };
  // Requests.
  FUNCTION_UNKNOWN: { fn: string };
  CALL_MALFORMED: Record<string, never>;
  FUNCTION_NEEDS_STORED: { fn: string };
  UNAUTHENTICATED: Record<string, never>;
  TOKEN_DEAD: Record<string, never>;
  TOKEN_IN_QUERY: Record<string, never>;
  FORBIDDEN: { role: string; needed: string };
  NOT_FOUND: { path: string };
  METHOD_NOT_ALLOWED: { method: string };
  MALFORMED_JSON: Record<string, never>;
  NOT_UTF8: Record<string, never>;
  INVALID_REQUEST: { count: number };
  TOO_LARGE: { maxMib: number };
  TOO_MANY_CALLS: { given: number; max: number };
  RATE_LIMITED: Record<string, never>;
  IDEMPOTENCY_MISMATCH: Record<string, never>;
  PERIOD_LOCKED: { unit: string; period: string };
  REVISION_CONFLICT: { current: number };
  /** `allowed`: what can be done in that state. */
  STATE_REFUSED: { state: SnapshotState; action: SnapshotAction; allowed: readonly SnapshotAction[] };
  OWN_SUBMISSION: { action: SnapshotAction };
  /** `pending`: the number of the proposal that waits; null where none does. */
  CORRECTION_NOT_PENDING: { pending: number | null };
  FINDINGS_BLOCK: { count: number };
  BATCH_REFUSED: { count: number };
  NEIGHBOUR_REFUSED: { count: number };
  /** `final`: how many of them no reason lifts. */
  PERIOD_OBSTACLES: { unit: string; period: string; count: number; final: number };
  UNITS_CONFLICT: { count: number };
  // Everything in: a document that another server handed out. `line` counts from 1.
  IMPORT_UNREADABLE: { line: number; fault: ImportFault };
  IMPORT_HASH: Record<string, never>;
  IMPORT_CONFLICT: { count: number };
  /** `document`: beginning of the hash of the document that was begun. */
  IMPORT_UNFINISHED: { document: string; stored: number; of: number };
  IMPORT_OVERTAKEN: Record<string, never>;
  NOT_READY: Record<string, never>;
  ORIGIN_NOT_CONFIGURED: Record<string, never>;
  INTERNAL: { requestId: string };
}

/** What is wrong with a line of a document that is to be taken in. */
export type ImportFault =
  | "header"
  | "newer"
  | "json"
  | "table"
  | "columns"
  | "unit"
  | "chain"
  | "revision"
  | "event"
  | "end"
  | "tooLong";

export type ProblemCode = keyof ProblemParams;

/** A code with what its sentence needs. */
export type Problem = {
  readonly [Code in ProblemCode]: { readonly code: Code; readonly params: ProblemParams[Code] };
}[ProblemCode];

export const problem = <Code extends ProblemCode>(code: Code, params: ProblemParams[Code]): Problem =>
  ({ code, params }) as Problem;

/** A result or the reason why there is none; never an exception. */
export type Outcome<T, P = Problem> =
  | { readonly ok: true; readonly result: T }
  | { readonly ok: false; readonly problem: P };

export const done = <T>(result: T): { readonly ok: true; readonly result: T } => ({ ok: true, result });
export const refused = <P>(reason: P): { readonly ok: false; readonly problem: P } => ({ ok: false, problem: reason });
export const refuse = <Code extends ProblemCode>(
  code: Code,
  params: ProblemParams[Code],
): { readonly ok: false; readonly problem: Problem } => refused(problem(code, params));
