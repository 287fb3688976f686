// Lays a plain sheet (a report, a consolidated table) out for the spreadsheet engine: cells, formulas, formats, looks, widths, merges.
import {
  BooleanNumber,
  BorderStyleTypes,
  CellValueType,
  HorizontalAlign,
  type ICellData,
  type IStyleData,
  type IWorksheetData,
  VerticalAlign,
  WrapStrategy,
} from "@univerjs/core";
import type { WriteSheet } from "hucre/xlsx";
import { parseArea } from "../../shared/reading/sheet.ts";
import type { CellLook, PlainSheet, SheetCell, SheetChart } from "../../shared/writing/plain-sheet.ts";
import { pixelsOfCharacters, pixelsOfPoints } from "./cell-sizes.ts";
import type { SheetOrigin } from "./sheet-origin.ts";

type PageSetup = NonNullable<WriteSheet["pageSetup"]>;

/** What a sheet carries that the engine does not know: it is drawn by the program that opens the saved file. */
export interface SheetExtras {
  readonly charts?: readonly SheetChart[];
  /** Paper, margins and repeated rows. */
  readonly pageSetup?: PageSetup;
  readonly headerFooter?: NonNullable<WriteSheet["headerFooter"]>;
  /** Hidden in a way that only a macro can undo. */
  readonly veryHidden?: boolean;
  /** Of a sheet from a file. */
  readonly origin?: SheetOrigin;
}

const BASE: IStyleData = { ff: "Arial", fs: 10 };
const BOLD = { bl: BooleanNumber.TRUE };
const WRAPPED = { tb: WrapStrategy.WRAP, vt: VerticalAlign.TOP };
const LINE = { s: BorderStyleTypes.THIN, cl: { rgb: "#1b2733" } };

const LOOKS: Readonly<Record<CellLook, IStyleData>> = {
  title: { ...BOLD, fs: 14 },
  subtitle: { it: BooleanNumber.TRUE },
  header: {
    ...BOLD,
    tb: WrapStrategy.WRAP,
    vt: VerticalAlign.MIDDLE,
    ht: HorizontalAlign.CENTER,
    bd: { b: LINE },
  },
  total: { ...BOLD, bd: { t: LINE } },
  note: { ...WRAPPED, it: BooleanNumber.TRUE, fs: 9 },
  paragraph: WRAPPED,
  sign: { ...BOLD, ht: HorizontalAlign.CENTER },
};

const SPARE_ROWS = 60;
const SPARE_COLUMNS = 13;
/** A to Z, so that a table beside what was put in has room to spill. */
const COLUMNS_LEAST = 26;

const cellDataOf = ({ value, formula, format, look }: SheetCell): ICellData | null => {
  if (value === null && formula === undefined && format === undefined && look === undefined) return null;
  const style: IStyleData = {
    ...BASE,
    ...(look ? LOOKS[look] : {}),
    ...(format === undefined ? {} : { n: { pattern: format } }),
  };
  const content: ICellData =
    value === null ? {} : { v: value, t: typeof value === "number" ? CellValueType.NUMBER : CellValueType.STRING };
  return { ...content, ...(formula === undefined ? {} : { f: formula }), s: style };
};

/** The sheet without an id and a place in the workbook. */
export const worksheetOfPlainSheet = (plain: PlainSheet): Partial<IWorksheetData> => {
  const cellData: Record<number, Record<number, ICellData>> = {};
  for (const [row, line] of plain.rows.entries()) {
    const cells: Record<number, ICellData> = {};
    for (const [column, cell] of line.entries()) {
      const written = cellDataOf(cell);
      if (written) cells[column] = written;
    }
    cellData[row] = cells;
  }
  const columnCount = Math.max(plain.widths.length, ...plain.rows.map((line) => line.length));
  const extras: SheetExtras = {
    ...(plain.charts && plain.charts.length > 0 ? { charts: plain.charts } : {}),
    pageSetup: { orientation: "landscape" },
  };
  return {
    name: plain.name,
    cellData,
    columnData: Object.fromEntries(plain.widths.map((width, column) => [column, { w: pixelsOfCharacters(width) }])),
    rowData: Object.fromEntries(
      Object.entries(plain.heights ?? {}).map(([row, points]) => [
        row,
        { h: pixelsOfPoints(points), ia: BooleanNumber.FALSE },
      ]),
    ),
    mergeData: (plain.merges ?? []).flatMap((merge) => {
      const area = parseArea(merge);
      if (!area) return [];
      return [{ startRow: area.top, startColumn: area.left, endRow: area.bottom, endColumn: area.right }];
    }),
    rowCount: plain.rows.length + SPARE_ROWS,
    columnCount: Math.max(COLUMNS_LEAST, columnCount + SPARE_COLUMNS),
    defaultRowHeight: 24,
    defaultColumnWidth: 88,
    freeze: freezeOf(plain.frozenRows, plain.frozenColumns),
    custom: { ...extras },
  };
};

/** Rows above and columns left of the place from which a sheet scrolls. */
const freezeOf = (rows: number, columns: number): IWorksheetData["freeze"] => ({
  xSplit: columns,
  ySplit: rows,
  startRow: rows > 0 ? rows : -1,
  startColumn: columns > 0 ? columns : -1,
});
