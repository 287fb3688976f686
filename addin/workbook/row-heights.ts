// Heights of rows that a file gives none for, from what they hold: Excel works them out itself, the spreadsheet engine does not.
import type { ICellData, IRange, IStyleData, IWorksheetData } from "@univerjs/core";
import { textLines } from "./text-lines.ts";

type Rows = NonNullable<IWorksheetData["rowData"]>;

export interface RowContents {
  readonly cellData: Readonly<Record<number, Readonly<Record<number, ICellData>>>>;
  readonly merges: readonly IRange[];
  styleOf(name: string): IStyleData | null;
  /** Pixels. */
  widthOf(column: number): number;
  readonly usual: { readonly pointSize: number; readonly height: number };
}

const WRAP = 3;
/** Pixels of a line for each point of its letters, and above and below them. */
const LINE_PER_POINT = 1.62;
const PADDING_PX = 2;
/** No row of Excel is taller. */
const HEIGHT_MOST_PX = 545;

const lookOf = ({ s }: ICellData, contents: RowContents): IStyleData | null =>
  typeof s === "string" ? contents.styleOf(s) : (s ?? null);

const heightOfCell = (cell: ICellData, width: number, contents: RowContents): number => {
  const look = lookOf(cell, contents);
  const pointSize = look?.fs ?? contents.usual.pointSize;
  const text = cell.v === undefined || cell.v === null ? "" : String(cell.v);
  const lines =
    look?.tb === WRAP ? text.split("\n").reduce((sum, line) => sum + textLines(line, width, pointSize), 0) : 1;
  return Math.ceil(lines * pointSize * LINE_PER_POINT) + PADDING_PX;
};

/** The rows with heights where they need more than the usual one; merged cells do not make a row taller, as in Excel. */
export const withNeededHeights = (rows: Rows, contents: RowContents): Rows => {
  const merged = new Set<string>();
  for (const { startRow, startColumn, endRow, endColumn } of contents.merges) {
    if (endRow > startRow || endColumn > startColumn) merged.add(`${startRow},${startColumn}`);
  }
  const complete: Rows = { ...rows };
  for (const [rowKey, cells] of Object.entries(contents.cellData)) {
    const row = Number(rowKey);
    if (rows[row]?.h !== undefined) continue;
    let height = contents.usual.height;
    for (const [column, cell] of Object.entries(cells)) {
      if (cell.v === undefined && cell.s === undefined) continue;
      // Of a merged cell only one line counts: its text has the width of several columns.
      const width = merged.has(`${row},${column}`) ? Number.POSITIVE_INFINITY : contents.widthOf(Number(column));
      height = Math.max(height, Math.min(HEIGHT_MOST_PX, heightOfCell(cell, width, contents)));
    }
    if (height > contents.usual.height) complete[row] = { ...rows[row], h: height };
  }
  return complete;
};
