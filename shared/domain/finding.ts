// What a check says about figures or a text: a code, both numbers and the place; never a correction.
import type { LocalDate } from "./local-date.ts";
import type { Notice } from "./notice.ts";
import type { Period } from "./period.ts";

/** E blocks scoring, W scores but marks the figure, I informs. People read Lỗi, Cảnh báo, Lưu ý. */
export type Severity = "E" | "W" | "I";

interface NamedUnit {
  readonly unit: string;
  readonly name: string;
}

/** The codes of the validator catalogue that the checks of this version can raise. */
export interface FindingParams {
  /** `percent`: a stated rate above 100%, where there are no counts. */
  NUM_GT_DEN: { rate: string; numerator: number; denominator: number; percent?: string };
  /**
   * `lines`: a total line of a sheet, labelled `unit`, over that many lines; absent: a unit over the units below it. `by`: the
   * lines are parts of one report.
   */
  SUM_MISMATCH: {
    unit: string;
    figure: string;
    stated: number;
    sum: number;
    lines?: number;
    by?: "sector" | "part";
  };
  /** Units of one level are ranked although some have no place yet. */
  RANK_PROVISIONAL: { settled: number; expected: number; level: "tinh" | "so" | "huyen" | "xa" };
  /** What to know about the rules by which scores were made. */
  SCORE_RULES: { notice: Notice };
  /** Earlier counts were added from former units by their successors. */
  PREVIOUS_ACROSS_MERGER: { period: Period; units: readonly NamedUnit[] };
  /** Counted units without lines by sector. */
  SECTORS_MISSING: { units: readonly NamedUnit[]; of: number };
  PART_WHOLE: { whole: string; parts: string; stated: number; sum: number; excess: boolean };
  FIGURE_INCOMPLETE: { figure: string; units: number; of: number };
  /** The period was added up from the months of so many units. */
  PERIOD_DERIVED: { units: number; first: Period; last: Period };
  MONTHS_MISSING: { unit: string; name: string; missing: readonly Period[]; of: number };
  /** Units that ended inside the period and whose months are in the total of the unit above them then. */
  ENDED_UNITS_ADDED: { units: readonly NamedUnit[] };
  /** Their months are not added, because a successor reported the whole period by itself. */
  ENDED_UNITS_REPLACED: { units: readonly NamedUnit[] };
  /** Units that ended inside the period and have sent nothing of it. */
  ENDED_UNITS_MISSING: { units: readonly NamedUnit[] };
  MONTHS_UNLIKE: { unit: string; name: string };
  MONTHS_MISMATCH: { unit: string; figure: string; stated: number; sum: number; months: number };
  DISTINCT_NOT_SUMMED: { unit: string; figure: string; units: number };
  UNIT_NOT_COMPARABLE: { unit: string; name: string; reason: "noSuccessor" | "noShares" };
  /** A column may hold counts or percentages; `whole`: the count that it exceeds, where it exceeds one. */
  UNIT_AMBIGUOUS: { header: string; got: string; whole: number | null };
  /** "x" in the cells of a sheet: "not for us" or "here it is"; asked once per form. */
  CROSS_MEANING: { cells: number };
  TERM_OBSOLETE: { first: string; last: string };
  // Statements of a text. Numbers come as they are read aloud, with their words: "20.757", "21,5%".
  /**
   * `fits`: another count by which the stated percentage comes out; null where none does. `right` is null where the count that
   * the percentage should be of is not known.
   */
  PCT_MISMATCH: { numerator: string; denominator: string; right: string | null; stated: string; fits: string | null };
  PCT_ROUND_MODE: { numerator: string; denominator: string; right: string; stated: string };
  /** `below`, `above`: the nearest percentages that whole numbers of `denominator` give. */
  PCT_UNREACHABLE: { stated: string; denominator: string; below: string; above: string };
  DEN_REUSED: { whole: string; part: string; denominator: string };
  /** `part` and `other` make up a whole of which `part` is `right`, not `stated`. */
  TRIPLE_CONFLICT: { part: string; other: string; stated: string; right: string };
  /** `supported`: the value that other numbers bear out; null where none does. `form`: the other form that has `second`. */
  SAME_QTY_TWO_VALUES: { what: string; first: string; second: string; supported: string | null; form?: string };
  GROUP_OVER_MAX: { group: string; points: string; max: string };
  GROUP_MISSING: { group: string; needed: string; max: string };
  TOTAL_INFEASIBLE: { total: string; listed: string; most: string; excess: string };
  TOTAL_MISMATCH: { total: string; sum: string };
  DELTA_SELF: { period: string };
  DELTA_MISMATCH: { now: string; before: string; right: string; stated: string };
  DATE_INVALID: { written: string };
  /** `label`: null where only days are written; `nearest`: the period that was probably meant, with its dates. */
  PERIOD_LABEL: { label: string | null; written: string; nearest: string | null };
  PERIOD_OPEN: { period: string; last: LocalDate };
  REGIME_SPAN: { first: LocalDate; last: LocalDate };
  LEVEL_NOT_IN_FORCE: { level: string; first: LocalDate };
  LEGAL_CITATION: { number: string; what: "date" | "issuer"; written: string; right: string };
  SCOPE_SLIP: { said: string; own: string };
  DATA_GAP: { from: LocalDate; to: LocalDate; days: number; of: number };
  NUMBER_FORMAT: { first: string; second: string };
  /** `rate`: the rate by name, where it is no statement of a text. */
  TARGET_MISSED: { stated: string; target: string; rate?: string };
  /** `parts`: split by level or kind in numbers, but not in totals; `total`: no total of all channels; `services`: no number of all services. */
  MISSING_DENOMINATOR: { what: "parts" | "total" | "services"; said: string };
  /** Column 6 of form 06 against column 11 of the period before; `waiting`: dossiers that stand apart from column 11. */
  CARRY_MISMATCH: { stated: number; remainder: number; waiting: number };
  /** `usual`: half of the unit's `periods` earlier periods lie within this of their median. All as read aloud. */
  OUTLIER: { what: string; stated: string; median: string; usual: string; periods: number };
  /** `points`: what one thing counted more or less moves the rate by, in percentage points. */
  SMALL_DENOMINATOR: { rate: string; denominator: number; points: string };
  /** What is said (both levels, dossiers on time) and what is counted (one level, dossiers settled) are not the same. */
  NUMERATOR_SCHEME: { said: string; counted: string };
  // What stands in the way of closing a period.
  UNIT_MISSING: { unit: string; name: string };
  UNIT_RETURNED: { unit: string; name: string };
  UNIT_NOT_APPROVED: { unit: string; name: string };
  OWN_SUBMISSION: { unit: string; name: string };
  CORRECTION_PENDING: { unit: string; name: string };
  /** `rules`: the rule sets by whose former version the snapshot was judged. */
  RULES_STALE: { unit: string; name: string; rules: string };
}

export type FindingCode = keyof FindingParams;

export type FindingDetail = {
  readonly [Code in FindingCode]: { readonly code: Code; readonly params: FindingParams[Code] };
}[FindingCode];

/** What a check would write instead, and why: both in Vietnamese. The original stays. */
export interface Proposal {
  readonly text: string;
  readonly reason: string;
}

interface Judgement<Place> {
  readonly severity: Severity;
  readonly at: Place;
  readonly stated: number | string | null;
  readonly recomputed: number | string | null;
  readonly proposal?: Proposal;
}

/** A finding in codes. `at` names a figure, a cell or a unit; the sentence is added by `shared/text`. */
export type Finding = FindingDetail & Judgement<string>;

/** A finding in a text: `at` are offsets of the text as it was given, in UTF-16 units. */
export type TextFinding = FindingDetail & Judgement<readonly [start: number, end: number]>;
