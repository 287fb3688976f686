// Translates between Excel's cells and those of the core: data types, error cells, blanks, number formats.
import type { Argument, Cell } from "../../shared/functions/cell.ts";
import type { Invoked } from "./runtime.ts";

/** A number that carries its format, in Excel's English notation. */
interface ExcelDouble {
  readonly type: "Double";
  readonly basicValue: number;
  readonly numberFormat: string;
}

type ExcelCell = string | number | boolean | ExcelDouble;
export type ExcelResult = ExcelCell | ExcelCell[][];

const basicCell = (given: unknown): Cell => {
  if (typeof given === "string" || typeof given === "number" || typeof given === "boolean") return given;
  return null;
};

/**
 * One cell as Excel passes it: a plain value, nothing, an error of the custom-functions runtime (with `code`) or a data type (with
 * `type`, `basicType` and `basicValue`).
 */
const readCell = (given: unknown): Cell => {
  if (typeof given !== "object" || given === null) return basicCell(given);
  const { code, type, basicType, basicValue, text } = given as Record<string, unknown>;
  if (typeof code === "string" && code.startsWith("#")) return { error: code };
  if (type === "Empty" || basicType === "Empty") return null;
  // A card (a linked unit, say) counts as an error to formulas, but people read its text.
  if (type === "Entity" && typeof text === "string") return text;
  if (type === "Error" || basicType === "Error")
    return { error: typeof basicValue === "string" ? basicValue : "#VALUE!" };
  return basicCell(basicValue);
};

/** An argument as Excel passes it; one that was left out is null. */
export const readArgument = (given: unknown): Argument =>
  Array.isArray(given)
    ? given.map((row) => (Array.isArray(row) ? row.map(readCell) : [readCell(row)]))
    : readCell(given);

/** Excel turns null into 0, so nothing is an empty text. */
const writeCell = (cell: unknown, format: string | null | undefined, hasDataTypes: boolean): ExcelCell => {
  if (cell === null || cell === undefined) return "";
  if (typeof cell !== "number") return cell as string | boolean;
  return format && hasDataTypes ? { type: "Double", basicValue: cell, numberFormat: format } : cell;
};

/** An answer as Excel takes it. Without data types numbers go plain, and the cell keeps the format that its owner gave it. */
export const writeResult = (answer: Extract<Invoked, { value: unknown }>, hasDataTypes: boolean): ExcelResult => {
  const { value: given, format } = answer;
  if (!Array.isArray(given)) return writeCell(given, typeof format === "string" ? format : null, hasDataTypes);
  const formats = typeof format === "object" ? format : [];
  return given.map((row: readonly unknown[]) =>
    row.map((cell, column) => writeCell(cell, formats[column], hasDataTypes)),
  );
};
