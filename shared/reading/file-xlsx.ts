// Reads an .xlsx file into cells as they are shown: percentages and days as texts, merged ranges, visible sheets only.
import { type CellStyle, type CellValue, readXlsx, type Sheet } from "hucre/xlsx";
import { rationalFromNumber } from "../domain/rational.ts";
import { percentText } from "../text/format.ts";
import type { NamedSheet } from "./file-html.ts";
import { areaText, type SheetCell } from "./sheet.ts";

/** Decimals of the first section of a number format: "0.0%" has 1. */
const decimalsOf = (format: string): number => (/\.([0#]+)/.exec(format.split(";")[0] ?? "")?.[1] ?? "").length;

/** A percentage is kept as it is shown, so that 0,985 and 98,5% are not taken for each other. */
const isPercentFormat = (format: string): boolean => /%/.test(format.replace(/"[^"]*"|\\./gu, ""));

const cellOf = (value: CellValue | undefined, style: CellStyle | undefined): SheetCell => {
  if (value === undefined || value === null) return null;
  if (typeof value === "number") {
    const format = style?.numFmt ?? "";
    return isPercentFormat(format) ? percentText(rationalFromNumber(value), decimalsOf(format)) : value;
  }
  if (typeof value === "string")
    return /^#(?:N\/A|DIV\/0!|REF!|VALUE!|NAME\?|NUM!|NULL!)$/.test(value) ? { error: value } : value;
  if (typeof value === "boolean") return value;
  const [year = "", month = "", day = ""] = value.toISOString().slice(0, 10).split("-");
  return `${day}/${month}/${year}`;
};

const contentOf = (sheet: Sheet): NamedSheet => ({
  name: sheet.name,
  content: {
    cells: sheet.rows.map((row, rowIndex) =>
      row.map((value, columnIndex) => {
        const cell = sheet.cells?.get(`${rowIndex},${columnIndex}`);
        return cellOf(value ?? cell?.formulaResult ?? null, cell?.style);
      }),
    ),
    merges: (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) =>
      areaText({ top: startRow, left: startCol, bottom: endRow, right: endCol }),
    ),
  },
});

/** The visible sheets in their order. Throws what the library throws for a broken file. */
export const readXlsxSheets = async (bytes: Uint8Array): Promise<readonly NamedSheet[]> => {
  const workbook = await readXlsx(bytes, { readStyles: true });
  return workbook.sheets.filter(({ hidden, veryHidden }) => !hidden && !veryHidden).map(contentOf);
};
