// Lays tables that were read as values (HTML, XML, CSV) out for the spreadsheet engine, their texts read as if they were typed.

import type { ICellData, IWorkbookData, IWorksheetData } from "@univerjs/core";
import type { NamedSheet } from "../../shared/reading/file-html.ts";
import { parseArea, type SheetCell } from "../../shared/reading/sheet.ts";
import { freeSheetName } from "../../shared/writing/plain-sheet.ts";
import { readCellInput } from "./cell-input.ts";

// The engine's codes, written out: see xlsx-style.ts.
const TEXT = 1;
const NUMBER = 2;
const BOOLEAN = 3;

const DIGIT_PX = 7;
const NARROWEST_PX = 64;
const WIDEST_PX = 320;
const SPARE_ROWS = 60;
const SPARE_COLUMNS = 13;

/** A formula of a foreign file stays a text: nobody here has typed it. */
const cellOf = (cell: SheetCell): ICellData | null => {
  if (cell === null || cell === "") return null;
  if (typeof cell === "object") return { v: cell.error, t: TEXT };
  if (typeof cell === "number") return { v: cell, t: NUMBER };
  if (typeof cell === "boolean") return { v: cell ? 1 : 0, t: BOOLEAN };
  // A file that was written as text does not say what its separators mean.
  const input = readCellInput(cell, "word");
  if (input.kind !== "number") return { v: cell, t: TEXT };
  return { v: input.number, t: NUMBER, ...(input.format === null ? {} : { s: { n: { pattern: input.format } } }) };
};

const lengthOf = (cell: SheetCell): number =>
  typeof cell === "string" ? Math.max(...cell.split("\n").map((line) => line.length)) : String(cell ?? "").length;

/** Wide enough for most of what a column holds. */
const columnsOf = (rows: readonly (readonly SheetCell[])[]): NonNullable<IWorksheetData["columnData"]> => {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      const wanted = (lengthOf(cell) + 2) * DIGIT_PX;
      widths[column] = Math.min(WIDEST_PX, Math.max(widths[column] ?? NARROWEST_PX, wanted));
    }
  }
  return Object.fromEntries(widths.map((width, column) => [column, { w: width }]));
};

const worksheetOf = ({ content: { cells, merges = [] } }: NamedSheet, id: string, name: string) => {
  const cellData: Record<number, Record<number, ICellData>> = {};
  for (const [row, values] of cells.entries()) {
    const line: Record<number, ICellData> = {};
    for (const [column, value] of values.entries()) {
      const cell = cellOf(value);
      if (cell) line[column] = cell;
    }
    if (Object.keys(line).length > 0) cellData[row] = line;
  }
  const data: Partial<IWorksheetData> = {
    id,
    name,
    cellData,
    columnData: columnsOf(cells),
    mergeData: merges.flatMap((merge) => {
      const area = parseArea(merge);
      return area && (area.top !== area.bottom || area.left !== area.right)
        ? [{ startRow: area.top, startColumn: area.left, endRow: area.bottom, endColumn: area.right }]
        : [];
    }),
    rowCount: cells.length + SPARE_ROWS,
    columnCount: Math.max(0, ...cells.map((row) => row.length)) + SPARE_COLUMNS,
  };
  return data;
};

/** The workbook as the engine takes it, under the name of its file. */
export const workbookOfSheets = (sheets: readonly NamedSheet[], name: string): Partial<IWorkbookData> => {
  const names: string[] = [];
  for (const sheet of sheets) names.push(freeSheetName(sheet.name, names));
  const ids = sheets.map((_, position) => `sheet-${position + 1}`);
  return {
    name,
    sheetOrder: ids,
    sheets: Object.fromEntries(
      sheets.map((sheet, position) => {
        const id = ids[position] ?? "";
        return [id, worksheetOf(sheet, id, names[position] ?? id)];
      }),
    ),
  };
};
