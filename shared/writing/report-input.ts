// What a report is made of: the office, the period, its totals and lines, and where they come from.
import type { FormCode } from "../domain/form-code.ts";
import type { LocalDate } from "../domain/local-date.ts";
import type { Period } from "../domain/period.ts";
import type { SnapshotState } from "../domain/snapshot.ts";
import type { UnitType } from "../domain/unit.ts";

/** One line of the table: a unit below, or the unit itself. */
export interface ReportRow {
  readonly name: string;
  readonly state: SnapshotState | null;
  readonly figures: Readonly<Record<string, unknown>>;
  readonly rates: Readonly<Record<string, ReportRate | undefined>>;
  readonly score?: number | undefined;
  readonly grade?: string | undefined;
}

interface ReportRate {
  readonly numerator: number;
  readonly denominator: number;
  readonly rate: number | null;
}

export interface ReportOffice {
  readonly name: string;
  readonly type: UnitType | null;
}

export interface ReportInput {
  readonly office: ReportOffice;
  /** Null for an office that stands above all others here. */
  readonly above: ReportOffice | null;
  readonly period: Period;
  readonly form: FormCode;
  readonly today: LocalDate;
  readonly totals: Omit<ReportRow, "name" | "state">;
  readonly rows: readonly ReportRow[];
  /** The last stored change that was used, ISO 8601; null where nothing is stored. */
  readonly asOf: string | null;
  readonly provisional: boolean;
  readonly received: number;
  readonly expected: number;
  readonly paragraphs: readonly string[];
  readonly core: string;
  readonly rulesets: readonly { readonly id: string; readonly version: string }[];
}
