// Why a header of a sheet was read as this or that figure: codes with what their sentences need.

/** Why a header was read as it was; the sentences are in `shared/text`. */
export interface ReasonParams {
  /** The header is a known name of the figure. */
  NAMED: Record<string, never>;
  /** All words of the header are accounted for. */
  UNDERSTOOD: Record<string, never>;
  /** Read together with the headers above. */
  QUALIFIED: { above: string };
  /** Some words are not known. */
  PARTLY: { unknown: string };
  /** Read after the column or line before it ("Đang giải quyết" | "Quá hạn"). */
  AFTER: { before: string };
  /** The header says no more than "Số lượng"; the title says of what. */
  TITLED: { title: string };
  BARE: Record<string, never>;
  COMBINED: Record<string, never>;
  DENOMINATOR: { basis: string };
  /** The column's numbers are the sum of other columns on each line. */
  SUMS: { of: string; lines: number };
  /** Direct and post stand apart on the form; the figure holds both. */
  DIRECT_AND_POST: { lines: number };
  /** The percentages are one figure divided by another on each line. */
  DIVIDES: { numerator: string; denominator: string; lines: number };
  /** The official number of the column on a recognised form. */
  COLUMN_NUMBER: { column: number; form: string };
  /** Confirmed before by a person for this form. */
  CONFIRMED: Record<string, never>;
}

export type ReasonCode = keyof ReasonParams;

export type MappingReason = {
  readonly [Code in ReasonCode]: { readonly code: Code; readonly params: ReasonParams[Code] };
}[ReasonCode];

export const reasonOf = <Code extends ReasonCode>(code: Code, params: ReasonParams[Code]): MappingReason =>
  ({ code, params }) as MappingReason;
