// What a check says about figures or a text: a code, both numbers and the place; never a correction.

/** E blocks scoring, W scores but marks the figure, I informs. People read Lỗi, Cảnh báo, Lưu ý. */
export type Severity = "E" | "W" | "I";

/** The codes of the validator catalogue that the checks of this version can raise. */
export interface FindingParams {
  NUM_GT_DEN: { rate: string; numerator: number; denominator: number };
  /** `lines`: a total line of a sheet, labelled `unit`, over that many lines; absent: a unit over the units below it. */
  SUM_MISMATCH: { unit: string; figure: string; stated: number; sum: number; lines?: number };
  PART_WHOLE: { whole: string; parts: string; stated: number; sum: number; excess: boolean };
  FIGURE_INCOMPLETE: { figure: string; units: number; of: number };
  DISTINCT_NOT_SUMMED: { unit: string; figure: string; units: number };
  UNIT_NOT_COMPARABLE: { unit: string; name: string; reason: "noSuccessor" | "noShares" };
  /** A column may hold counts or percentages; `whole`: the count that it exceeds, where it exceeds one. */
  UNIT_AMBIGUOUS: { header: string; got: string; whole: number | null };
  /** "x" in the cells of a sheet: "not for us" or "here it is"; asked once per form. */
  CROSS_MEANING: { cells: number };
  TERM_OBSOLETE: { first: string; last: string };
}

export type FindingCode = keyof FindingParams;

export type FindingDetail = {
  readonly [Code in FindingCode]: { readonly code: Code; readonly params: FindingParams[Code] };
}[FindingCode];

/** A finding in codes. `at` names a figure, a cell or a unit; the sentence is added by `shared/text`. */
export type Finding = FindingDetail & {
  readonly severity: Severity;
  readonly at: string;
  readonly stated: number | string | null;
  readonly recomputed: number | string | null;
};
