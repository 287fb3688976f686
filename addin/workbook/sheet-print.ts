// The sheet in front as a plain table to print: texts as they are shown, looks, widths, merges, and the rows that repeat on each page.
import type { IStyleData, Worksheet } from "@univerjs/core";
import { addressOf } from "./cell-address.ts";
import type { CellModel } from "./cell-model.ts";
import type { SheetExtras } from "./plain-sheet-data.ts";
import { LINES } from "./xlsx-style.ts";

interface PrintedCell {
  readonly text: string;
  /** CSS of the cell. */
  readonly css: string;
  readonly columns: number;
  readonly rows: number;
}

export interface PrintedSheet {
  readonly name: string;
  /** Pixels. */
  readonly widths: readonly number[];
  /** Rows that stand at the top of each page, and the others. */
  readonly head: readonly PrintedRow[];
  readonly body: readonly PrintedRow[];
  readonly landscape: boolean;
}

export interface PrintedRow {
  /** Pixels; null where it follows from the text. */
  readonly height: number | null;
  readonly cells: readonly PrintedCell[];
}

/** Of A4 in pixels, between the margins: wider tables go on a page that lies. */
const PORTRAIT_WIDTH_PX = 720;

const BORDER_WIDTHS: Readonly<Record<number, string>> = {
  [LINES.thin]: "1px solid",
  [LINES.hair]: "1px dotted",
  [LINES.dotted]: "1px dotted",
  [LINES.dashed]: "1px dashed",
  [LINES.double]: "3px double",
  [LINES.medium]: "2px solid",
  [LINES.thick]: "3px solid",
};
const ALIGN: Readonly<Record<number, string>> = { 1: "left", 2: "center", 3: "right", 4: "justify" };
const DOWN: Readonly<Record<number, string>> = { 1: "top", 2: "middle", 3: "bottom" };
const WRAP = 3;

const SIDES = [
  ["top", "t"],
  ["right", "r"],
  ["bottom", "b"],
  ["left", "l"],
] as const;

/** Names of fonts and colours come from files: nothing of them may end the declaration. */
const safe = (text: string): string => text.replaceAll(/[^\p{L}\p{N} #(),.%-]/gu, "");

const cssOf = (style: IStyleData, isNumber: boolean): string => {
  const rules = [`text-align:${ALIGN[style.ht ?? 0] ?? (isNumber ? "right" : "left")}`];
  rules.push(`vertical-align:${DOWN[style.vt ?? 0] ?? "bottom"}`);
  if (style.ff) rules.push(`font-family:"${safe(style.ff)}"`);
  if (style.fs) rules.push(`font-size:${style.fs}pt`);
  if (style.bl === 1) rules.push("font-weight:bold");
  if (style.it === 1) rules.push("font-style:italic");
  if (style.ul?.s === 1) rules.push("text-decoration:underline");
  if (style.cl?.rgb) rules.push(`color:${safe(style.cl.rgb)}`);
  if (style.bg?.rgb) rules.push(`background:${safe(style.bg.rgb)}`);
  rules.push(style.tb === WRAP ? "white-space:pre-wrap" : "white-space:pre");
  for (const [side, edge] of SIDES) {
    const line = style.bd?.[edge];
    if (line) rules.push(`border-${side}:${BORDER_WIDTHS[line.s] ?? "1px solid"} ${safe(line.cl?.rgb ?? "#000")}`);
  }
  return rules.join(";");
};

/** "$1:$4" as the last of these rows, from 0. */
const lastTitleRow = (titles: string | undefined): number =>
  Number(/^\$?\d+:\$?(?<last>\d+)$/u.exec(titles ?? "")?.groups?.last ?? 0) - 1;

/** @param end the last row and column that hold something */
export const printedSheet = (
  sheet: Worksheet,
  cells: CellModel,
  end: { readonly row: number; readonly column: number },
): PrintedSheet | null => {
  if (end.row < 0 || end.column < 0) return null;
  const id = sheet.getSheetId();
  const config = sheet.getConfig();
  const merges = new Map<string, { rows: number; columns: number }>();
  const covered = new Set<string>();
  let [lastRow, lastColumn] = [end.row, end.column];
  const shownColumns: number[] = [];
  const isShownRow = (row: number): boolean => config.rowData[row]?.hd !== 1;
  for (const { startRow, endRow, startColumn, endColumn } of sheet.getMergeData()) {
    if (startRow > lastRow || startColumn > lastColumn) continue;
    lastColumn = Math.max(lastColumn, endColumn);
    lastRow = Math.max(lastRow, endRow);
  }
  for (let column = 0; column <= lastColumn; column += 1) {
    if (config.columnData[column]?.hd !== 1) shownColumns.push(column);
  }
  for (const { startRow, endRow, startColumn, endColumn } of sheet.getMergeData()) {
    const rows = Array.from({ length: endRow - startRow + 1 }, (_, at) => startRow + at).filter(isShownRow);
    const columns = shownColumns.filter((column) => column >= startColumn && column <= endColumn);
    for (const row of rows) {
      for (const column of columns) covered.add(addressOf({ row, column }));
    }
    const first = addressOf({ row: rows[0] ?? startRow, column: columns[0] ?? startColumn });
    covered.delete(first);
    merges.set(first, { rows: rows.length, columns: columns.length });
  }

  const printedRow = (row: number): PrintedRow => {
    const line: PrintedCell[] = [];
    for (const [position, column] of shownColumns.entries()) {
      const address = addressOf({ row, column });
      if (covered.has(address)) continue;
      const place = { sheet: id, row, column };
      const style = sheet.getComposedCellStyle(row, column);
      const { rows = 1, columns = 1 } = merges.get(address) ?? {};
      const isNumber = typeof cells.valueAt(place) === "number";
      // A long text goes on over the blank cells beside it, as on the screen.
      const next = { sheet: id, row, column: shownColumns[position + columns] ?? lastColumn + 1 };
      const goesOn = !isNumber && cells.shownAt(next) === "";
      const css = `${cssOf(style, isNumber)}${goesOn ? ";overflow:visible" : ""}`;
      line.push({ text: cells.shownAt(place), css, rows, columns });
    }
    const data = config.rowData[row];
    return { height: data?.ia === 0 && data.h !== undefined ? data.h : null, cells: line };
  };

  const { pageSetup } = (config.custom ?? {}) as SheetExtras;
  const headRows = Math.max(config.freeze?.ySplit ?? 0, lastTitleRow(pageSetup?.printTitlesRow) + 1);
  const rows = Array.from({ length: lastRow + 1 }, (_, row) => row).filter(isShownRow);
  const widths = shownColumns.map((column) => sheet.getColumnWidth(column));
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return {
    name: sheet.getName(),
    widths,
    head: rows.filter((row) => row < headRows).map(printedRow),
    body: rows.filter((row) => row >= headRows).map(printedRow),
    landscape:
      pageSetup?.orientation === "landscape" || (pageSetup?.orientation === undefined && whole > PORTRAIT_WIDTH_PX),
  };
};
