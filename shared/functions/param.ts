// What a parameter of a DVC function is: its name, its kind, and what each kind becomes when it is read.
import type { FormCode } from "../domain/form-code.ts";
import type { Calendar } from "../domain/period.ts";
import type { Rational } from "../domain/rational.ts";
import type { UnitCode } from "../domain/unit.ts";
import type { FigureRows } from "./figure-rows.ts";

/** A text in both languages; people see Vietnamese first. */
export interface Bilingual {
  readonly vi: string;
  readonly en: string;
}

/** A published figure as typed: its number, and what its text says about percent and decimals. */
export interface Published {
  readonly number: Rational;
  readonly fromText: boolean;
  readonly isPercent: boolean;
  readonly hasDecimalSign: boolean;
  readonly decimals: number;
  readonly shown: string;
}

/** A range of numbers: rows of exact numbers, null where blank. */
export type NumberGrid = readonly (readonly (Rational | null)[])[];

/** What each kind of parameter becomes. */
export interface ParamKinds {
  /** One number; a blank is refused. */
  number: Rational;
  /** A range of numbers with blanks kept apart. */
  numbers: NumberGrid;
  /** A text; a number cell becomes its text, so that a year typed as 2023 is read. */
  text: string;
  /** The cell as it came, for functions that take text and numbers alike. */
  cell: string | number;
  /** A percentage as it was published. */
  published: Published;
  /** Decimals, 0 to 10. */
  digits: number;
  /** A list of words from one cell ("A; B") or a range. */
  list: readonly string[];
  /** A table of two columns (label, value) or three (label, numerator, denominator). */
  figures: FigureRows;
  /** The numbers of a range; blanks, errors and words are passed over. */
  field: readonly Rational[];
  unit: UnitCode;
  form: FormCode;
  calendar: Calendar;
  /** One of the parameter's `choices`, as its canonical word. */
  choice: string;
}

export interface Param {
  /** Name as Excel shows it: Vietnamese without diacritics, `tu_so`. */
  readonly name: string;
  readonly kind: keyof ParamKinds;
  readonly title: Bilingual;
  readonly optional?: true;
  /** Words that hosts offer while a formula is typed. A `choice` accepts no others; for other kinds they are the usual ones. */
  readonly choices?: readonly Choice[];
}

interface Choice {
  /** The canonical word, as it stands in a formula. */
  readonly value: string;
  readonly title: Bilingual;
  readonly aliases?: readonly string[];
}
