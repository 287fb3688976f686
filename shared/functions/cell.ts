// What travels between a spreadsheet and a function: cells, ranges, answers and cell errors.

/** An error cell inside an argument, such as `{error: "#DIV/0!"}`. */
export interface ErrorCell {
  readonly error: string;
}

export type Cell = string | number | boolean | null | ErrorCell;

/** One argument as Excel passes it: a cell, a range as rows of cells, or null where it was left out. */
export type Argument = Cell | readonly (readonly Cell[])[];

export type AnswerCell = string | number | boolean | null;

/** A cell with its Excel number format, or a table with one format per column (null: General). Dates are Excel serial numbers. */
export type Answer =
  | { readonly value: AnswerCell; readonly format?: string }
  | { readonly value: readonly (readonly AnswerCell[])[]; readonly format?: readonly (string | null)[] };

export const isErrorCell = (cell: unknown): cell is ErrorCell =>
  typeof cell === "object" && cell !== null && "error" in cell && typeof cell.error === "string";

export const isRange = (argument: Argument): argument is readonly (readonly Cell[])[] => Array.isArray(argument);

/** A blank cell: nothing, or text of spaces only. */
export const isBlank = (cell: Cell): boolean => cell === null || (typeof cell === "string" && cell.trim() === "");

/** Number format of a percentage with that many decimals, in Excel's English form. */
export const percentFormat = (digits: number): string => (digits === 0 ? "0%" : `0.${"0".repeat(digits)}%`);

/** Number format of a plain number with that many decimals. */
export const decimalFormat = (digits: number): string => (digits === 0 ? "0" : `0.${"0".repeat(digits)}`);

export const COUNT_FORMAT = "#,##0";
export const DECIMAL_FORMAT = "#,##0.00";
export const DATE_FORMAT = "dd/mm/yyyy";
