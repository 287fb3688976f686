// Workbooks out: plain sheets as .xlsx; numbers stay numbers, and no text becomes a formula.
import { type Cell, type CellStyle, type CellValue, type WriteSheet, writeXlsx } from "hucre/xlsx";
import type { PlainSheet, SheetCell } from "../../shared/writing/consolidated-workbook.ts";

export const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const LOOKS: Readonly<Record<NonNullable<SheetCell["look"]>, CellStyle>> = {
  title: { font: { bold: true, size: 14 } },
  header: {
    font: { bold: true },
    alignment: { wrapText: true, vertical: "center", horizontal: "center" },
    border: { bottom: { style: "thin" } },
  },
  total: { font: { bold: true }, border: { top: { style: "thin" } } },
};

const styleOf = ({ format, look }: SheetCell): CellStyle | null =>
  format === undefined && look === undefined
    ? null
    : { ...(look ? LOOKS[look] : {}), ...(format === undefined ? {} : { numFmt: format }) };

const sheetOf = ({ name, rows, widths, frozenRows, frozenColumns }: PlainSheet): WriteSheet => {
  const cells = new Map<string, Partial<Cell>>();
  for (const [row, line] of rows.entries()) {
    for (const [column, cell] of line.entries()) {
      const style = styleOf(cell);
      // An explicit type keeps a text that begins with "=" a text.
      const type = typeof cell.value === "string" ? ({ type: "string" } as const) : {};
      if (style || "type" in type)
        cells.set(`${row},${column}`, { value: cell.value, ...type, ...(style ? { style } : {}) });
    }
  }
  return {
    name,
    rows: rows.map((line): CellValue[] => line.map((cell) => cell.value)),
    columns: widths.map((width) => ({ width })),
    cells,
    ...(frozenRows > 0 ? { freezePane: { rows: frozenRows, columns: frozenColumns } } : {}),
    pageSetup: { orientation: "landscape" },
  };
};

/** @param title of the file's properties; @param made moment in the file, so that equal tables make equal files. */
export const writeWorkbook = (
  sheets: readonly PlainSheet[],
  title: string,
  made: string | null,
): Promise<Uint8Array> => {
  const moment = new Date(made ?? 0);
  return writeXlsx({ sheets: sheets.map(sheetOf), properties: { title, created: moment, modified: moment } });
};
