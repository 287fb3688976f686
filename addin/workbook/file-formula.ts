// Formulas between a file and the spreadsheet: names of functions, places that move, and what a formula needs that the page has not.
import { columnName } from "../../shared/reading/sheet.ts";
import { piecesOf } from "../../shared/text/formula-pieces.ts";
import { shownFormula, storedFormula } from "../../shared/text/stored-formula.ts";
import { withNewerPrefixes, withoutNewerPrefixes } from "./newer-functions.ts";

/** "=DVC.TYLE(B2,C2)" as a file holds it. */
export const formulaForFile = (formula: string): string => withNewerPrefixes(storedFormula(formula));

/** The way back, with "=" before it. */
export const formulaOfFile = (stored: string): string => shownFormula(withoutNewerPrefixes(stored));

const ROWS_MOST = 1_048_576;
const COLUMNS_MOST = 16_384;

/** An address in code: no name of a function ("LOG10("), no name of a sheet ("Q1!"), no tail of a word. */
const ADDRESS = /(?<![\p{L}\d_.$])(\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6})(?![\p{L}\d_(!.])/giu;
/** Whole columns "A:C" and whole rows "2:4". */
const COLUMNS = /(?<![\p{L}\d_.$:])(\$?)([A-Z]{1,3}):(\$?)([A-Z]{1,3})(?![\p{L}\d_(!.:$])/giu;
const ROWS = /(?<![\p{L}\d_.$:])(\$?)([1-9]\d{0,6}):(\$?)([1-9]\d{0,6})(?![\p{L}\d_(!.:$])/giu;

const REFERENCE_LOST = "#REF!";

const columnNumber = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

const movedColumn = (fixed: string, letters: string, by: number): string | null => {
  const column = columnNumber(letters) + (fixed === "$" ? 0 : by);
  return column < 1 || column > COLUMNS_MOST ? null : `${fixed}${columnName(column - 1)}`;
};

const movedRow = (fixed: string, digits: string, by: number): string | null => {
  const row = Number(digits) + (fixed === "$" ? 0 : by);
  return row < 1 || row > ROWS_MOST ? null : `${fixed}${row}`;
};

const moveCode = (code: string, rows: number, columns: number): string =>
  code
    .replace(ADDRESS, (whole, fixedColumn: string, letters: string, fixedRow: string, digits: string) => {
      if (columnNumber(letters) > COLUMNS_MOST || Number(digits) > ROWS_MOST) return whole;
      const [column, row] = [movedColumn(fixedColumn, letters, columns), movedRow(fixedRow, digits, rows)];
      return column === null || row === null ? REFERENCE_LOST : `${column}${row}`;
    })
    .replace(COLUMNS, (_, fixedFrom: string, from: string, fixedTo: string, to: string) => {
      const [first, last] = [movedColumn(fixedFrom, from, columns), movedColumn(fixedTo, to, columns)];
      return first === null || last === null ? REFERENCE_LOST : `${first}:${last}`;
    })
    .replace(ROWS, (_, fixedFrom: string, from: string, fixedTo: string, to: string) => {
      const [first, last] = [movedRow(fixedFrom, from, rows), movedRow(fixedTo, to, rows)];
      return first === null || last === null ? REFERENCE_LOST : `${first}:${last}`;
    });

/** The formula as it reads that many rows below and columns to the right: files write one formula for a whole column. */
export const movedFormula = (formula: string, rows: number, columns: number): string =>
  rows === 0 && columns === 0
    ? formula
    : piecesOf(formula)
        .map(({ kind, text }) => (kind === "code" ? moveCode(text, rows, columns) : text))
        .join("");

const hasCode = (formula: string, pattern: RegExp): boolean =>
  piecesOf(formula).some(({ kind, text }) => (kind === "code" || kind === "sheetName") && pattern.test(text));

/** Reads cells of another file: "[1]Sheet1!A1", '[Báo cáo.xlsx]Tháng 6'!A1. */
const OTHER_FILE = /\[\d+\]|\[[^\]]+\.xls[xmb]?\]/iu;
/** Names columns of a table: "Bang1[Số hồ sơ]", "[@Số]". */
const TABLE_COLUMN = /[\p{L}\d_.]\[|\[[@#]/u;

/** Why a formula cannot live here nor in a file that this page saves; null where it can. */
export const unsupportedReference = (formula: string): "otherFile" | "tableColumn" | null => {
  if (hasCode(formula, OTHER_FILE)) return "otherFile";
  return hasCode(formula, TABLE_COLUMN) ? "tableColumn" : null;
};

/** A range beside an operator: `SUM(A1:A9*B1:B9)`. Such a formula is calculated cell by cell only where the file says so. */
const RANGE = String.raw`\$?[A-Z]{1,3}\$?\d+:\$?[A-Z]{1,3}\$?\d+`;
const RANGE_WITH_OPERATOR = new RegExp(String.raw`${RANGE}\s*[-+*/^&=<>]|[-+*/^&=<>]\s*${RANGE}`, "iu");

export const calculatesCellByCell = (formula: string): boolean =>
  hasCode(formula.replace(/^=/u, ""), RANGE_WITH_OPERATOR);
