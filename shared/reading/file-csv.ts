// Reads a CSV file into cells: commas, semicolons or tabs, numbers left as they are written.
import Papa from "papaparse";
import type { SheetContent } from "./sheet.ts";

/** "sep=;" in the first line tells Excel the separator. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/u;
const SEPARATORS = ["\t", ";", ",", "|"] as const;
/** Lines looked at to find the separator. */
const SAMPLE = 100;
/** Share of the lines that a separator has to part; a comma inside "87,6%" parts few. */
const SHARE_MIN = 0.5;

const rowsOf = (text: string, delimiter: string, preview = 0): readonly (readonly string[])[] =>
  Papa.parse<string[]>(text, { delimiter, preview, skipEmptyLines: false }).data;

/** The separator that parts most lines into the most columns; none where every line is one cell. */
const separatorOf = (text: string): string | null => {
  let [best, bestWeight]: [string | null, number] = [null, 0];
  for (const separator of SEPARATORS) {
    const widths = rowsOf(text, separator, SAMPLE)
      .map((row) => row.length)
      .filter((width, index, all) => width > 1 || index < all.length - 1);
    const parted = widths.filter((width) => width > 1);
    if (parted.length < SHARE_MIN * widths.length) continue;
    // Decimal commas part lines unevenly, separators all alike.
    const common = Math.max(...parted.map((width) => parted.filter((other) => other === width).length));
    const weight = parted.length === 0 ? 0 : common / widths.length;
    if (weight > bestWeight) [best, bestWeight] = [separator, weight];
  }
  return best;
};

/** A character that no report holds: every line is one cell. */
const NO_SEPARATOR = "\u001f";

/** Cells as texts. Quotes, line breaks inside quotes and blank lines are kept as the file has them. */
export const readCsv = (text: string): SheetContent => {
  const match = SEPARATOR_LINE.exec(text);
  const body = match ? text.slice(match[0].length) : text;
  const separator = match?.[1] ?? separatorOf(body) ?? NO_SEPARATOR;
  return { cells: rowsOf(body, separator).map((row) => row.map((cell) => (cell.trim() === "" ? null : cell))) };
};
