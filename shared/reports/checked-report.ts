// Figures of one unit, period and form as they were read from a sheet and looked through by a person.
import type { FigureCode, FigureEntry } from "../domain/figure.ts";
import type { FormCode } from "../domain/form-code.ts";
import type { Period } from "../domain/period.ts";
import type { SectorLine } from "../domain/snapshot.ts";
import type { UnitCode } from "../domain/unit.ts";
import type { Finding } from "../findings/finding.ts";

export interface CheckedReport {
  /** Null where the sheet names none that is known: the person chooses it. */
  readonly unit: UnitCode | null;
  /** As written in the sheet; "" where it says nothing. */
  readonly unitText: string;
  readonly period: Period | null;
  /** The same label in the other calendar, where nothing in the sheet fixes one: it is asked, never guessed. */
  readonly periodAlternative: Period | null;
  /** The sheet names its period so that only these days can be meant, such as by dates. */
  readonly isDated?: boolean;
  readonly form: FormCode;
  readonly figures: Readonly<Partial<Record<FigureCode, FigureEntry>>>;
  /** Cells of the figures: "C7". */
  readonly at: Readonly<Record<string, string>>;
  /** By lĩnh vực; empty where the sheet has none. */
  readonly lines: readonly SectorLine[];
  /** Name of the sheet; of a file that was dropped, its name too. */
  readonly source: { readonly sheet: string; readonly file: string | null };
  readonly findings: readonly Finding[];
}
