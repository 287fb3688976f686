// Reads addresses of cells, and which cells the calls of a formula refer to.
import { NAMESPACE } from "../domain/namespace.ts";

/** Cells of a sheet, counted from 0; `rows` and `columns` are how many. */
export interface Area {
  /** Name of the sheet; null for the sheet of the formula. */
  readonly sheet: string | null;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

const SHEET_ROWS = 1_048_576;

const SHEET = String.raw`(?:(?:'(?<quoted>(?:[^']|'')+)'|(?<plain>[^'!\s(),;:+*/^&<>="-]+))!)?`;
const CELLS = new RegExp(
  String.raw`^${SHEET}\$?(?<column>[A-Z]{1,3})\$?(?<row>\d{1,7})(?::\$?(?<lastColumn>[A-Z]{1,3})\$?(?<lastRow>\d{1,7}))?$`,
  "iu",
);
const COLUMNS = new RegExp(String.raw`^${SHEET}\$?(?<column>[A-Z]{1,3}):\$?(?<lastColumn>[A-Z]{1,3})$`, "iu");

const columnNumber = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** Name of the sheet without quotes; one of another workbook (`[So.xlsx]Trang1`) is none that can be read. */
const sheetOf = (quoted: string | undefined, plain: string | undefined): string | null | undefined => {
  const name = quoted?.replaceAll("''", "'") ?? plain ?? null;
  return name?.includes("[") ? undefined : name;
};

/** `Trang1!$B$2:$B$9`, `B2`, `'Tháng 6'!B:B` as an area; null for whatever else stands in a formula. */
export const readArea = (text: string): Area | null => {
  const cells = CELLS.exec(text.trim());
  const whole = cells ? null : COLUMNS.exec(text.trim());
  const groups = (cells ?? whole)?.groups;
  if (!groups) return null;
  const sheet = sheetOf(groups.quoted, groups.plain);
  if (sheet === undefined) return null;
  const column = columnNumber(groups.column ?? "");
  const lastColumn = columnNumber(groups.lastColumn ?? groups.column ?? "");
  const row = whole ? 0 : Number(groups.row) - 1;
  const lastRow = whole ? SHEET_ROWS - 1 : Number(groups.lastRow ?? groups.row) - 1;
  if (row < 0 || lastRow < row || lastColumn < column) return null;
  return { sheet, row, column, rows: lastRow - row + 1, columns: lastColumn - column + 1 };
};

/** Texts, names of sheets and array constants hold no arguments; everything else is taken letter by letter. */
const PIECES = /"(?:[^"]|"")*"|'(?:[^']|'')*'|\{[^}]*\}|[\s\S]/gu;

/** The arguments that begin after an opening bracket, as texts. */
export const argumentsFrom = (code: string): readonly string[] => {
  const args: string[] = [];
  let current = "";
  let depth = 0;
  for (const [piece] of code.matchAll(PIECES)) {
    if (piece === ")" && depth === 0) return [...args, current];
    // Square brackets: a reference to a table has commas of its own.
    if (piece === "(" || piece === "[") depth += 1;
    if (piece === ")" || piece === "]") depth -= 1;
    if (piece === "," && depth === 0) {
      args.push(current);
      current = "";
    } else {
      current += piece;
    }
  }
  return [...args, current];
};

/**
 * For each call of the function in a formula (in Excel's English notation): what each argument refers to, null where it is no
 * plain reference.
 */
export const areasOfCalls = (formula: string, id: string): readonly (readonly (Area | null)[])[] => {
  const start = new RegExp(String.raw`(?<![\p{L}\d_.])${NAMESPACE}\.${id}\(`, "giu");
  // What stands in texts and names of sheets is no call: it is blanked out for the search, at the same length.
  const searched = formula.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'/gu, (text) => " ".repeat(text.length));
  return [...searched.matchAll(start)].map((match) =>
    argumentsFrom(formula.slice(match.index + match[0].length)).map(readArea),
  );
};
