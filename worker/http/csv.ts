// CSV in and out: any of the two separators in, a byte order mark and no formula out.
import Papa from "papaparse";

export type Separator = "," | ";";

/** Rows of cells; the separator is the one that the header line has more of. Line breaks inside quotes are kept. */
export const parseCsv = (text: string): readonly (readonly string[])[] => {
  const [header = ""] = text.split(/\r?\n/, 1);
  const delimiter = header.split(";").length > header.split(",").length ? ";" : ",";
  return Papa.parse<string[]>(text, { delimiter, skipEmptyLines: false }).data;
};

const BYTE_ORDER_MARK = "\uFEFF";

/**
 * Text that a spreadsheet would take for a formula; it gets an apostrophe before it. A negative number, also one with a decimal
 * comma, is none.
 */
const FORMULA = /^[=+@\t\r]|^-(?!\d+(?:[.,]\d+)?(?:e[+-]?\d+)?$)/i;

/** CSV with BOM and CRLF. With `;` numbers have decimal commas, as a Vietnamese Excel reads them. */
export const writeCsv = (rows: readonly (readonly (string | number | null)[])[], separator: Separator): string => {
  const cellOf = (cell: string | number | null): string => {
    if (cell === null) return "";
    if (typeof cell === "number") return separator === ";" ? String(cell).replace(".", ",") : String(cell);
    return FORMULA.test(cell) ? `'${cell}` : cell;
  };
  const cells = rows.map((row) => row.map(cellOf));
  return `${BYTE_ORDER_MARK}${Papa.unparse(cells, { delimiter: separator, newline: "\r\n" })}\r\n`;
};
