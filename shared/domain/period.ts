// Reporting periods: their canonical keys and their first and last days in both calendars.
import type { LocalDate } from "./local-date.ts";

/** `nd09` cuts at 15→14 (administrative reports), `civil` follows the months (766 portal). */
export type Calendar = "nd09" | "civil";

export type PeriodKind = "month" | "quarter" | "half" | "months" | "year" | "range";

/** Canonical text of a period: `nd09:2023-06`, `-Q1`, `-H1`, `-9M`, `nd09:2023`, the same with `civil:`, `range:a..b`. */
export type PeriodKey = string & { readonly brand: "PeriodKey" };

export interface Period {
  readonly key: PeriodKey;
  /** null for a free range. */
  readonly calendar: Calendar | null;
  readonly kind: PeriodKind;
  /** The year in the label ("Quý I/2023" is 2023 although it starts in 2022); null for a free range. */
  readonly year: number | null;
  /** Month 1–12, quarter 1–4, half 1–2, or n of an nM period; null for a year and a range. */
  readonly index: number | null;
  readonly first: LocalDate;
  readonly last: LocalDate;
}
