// Reads and writes whole sheets of the open workbook for the pane: cells with merges, selections, changes that can be undone, added sheets.
import {
  CellValueType,
  type ICellData,
  type ICommandService,
  type IRange,
  type IStyleData,
  isDefaultFormat,
  type Nullable,
  type Workbook,
  type Worksheet,
} from "@univerjs/core";
import type { FUniver } from "@univerjs/core/facade";
import type { FormulaDataModel } from "@univerjs/engine-formula";
import { SetRangeValuesCommand } from "@univerjs/sheets";
import { fromExcelSerial } from "../../shared/domain/local-date.ts";
import { areaText, parseArea, type SheetCell, type SheetRead } from "../../shared/reading/sheet.ts";
import { dateText } from "../../shared/text/format.ts";
import { freeSheetName, type PlainSheet } from "../../shared/writing/plain-sheet.ts";
import type { CellWrite, ReadScope, SelectedCell, SheetPlace } from "../host/host.ts";
import { addressOf, parseAddress } from "./cell-address.ts";
import { isDayPattern } from "./cell-input.ts";
import type { CellContent, CellModel } from "./cell-model.ts";
import { WAITING_ERROR } from "./function-bridge.ts";
import { nativeErrorText } from "./native-error-text.ts";
import { worksheetOfPlainSheet } from "./plain-sheet-data.ts";
import { type PrintedSheet, printedSheet } from "./sheet-print.ts";

export interface SheetAccessOptions {
  readonly api: FUniver;
  readonly commands: ICommandService;
  readonly formulaData: FormulaDataModel;
  readonly cells: CellModel;
  workbook(): Workbook | null;
}

/** All answers are null, or false, where there is no such sheet or cell. */
export interface SheetAccess {
  /** Of the sheet in front. */
  readSheet(scope: ReadScope): SheetRead | null;
  readArea(place: SheetPlace): readonly (readonly SheetCell[])[] | null;
  selection(): SelectedCell | null;
  /** Shows the sheet and selects the area. */
  selectArea(place: SheetPlace): boolean;
  /** As one step that can be undone. */
  writeCells(sheet: string, cells: readonly CellWrite[]): boolean;
  /** Behind the sheet in front; gives the names as they became. */
  addSheets(sheets: readonly PlainSheet[]): readonly string[];
  /** The sheet in front for the printer; null where it holds nothing. */
  printed(): PrintedSheet | null;
}

/** Rows above a cell that was brought into view. */
const ROWS_ABOVE = 6;

const readingOfContent = (content: CellContent): SheetCell => {
  const isError = content === WAITING_ERROR || nativeErrorText(content) !== null;
  return isError ? { error: String(content) } : content === "" ? null : content;
};

const sheetOf = ({ workbook }: SheetAccessOptions, name: string): Worksheet | null =>
  workbook()?.getSheetBySheetName(name) ?? null;
const activeSheet = ({ workbook }: SheetAccessOptions): Worksheet | null => workbook()?.getActiveSheet(true) ?? null;

const readingOf = ({ cells }: SheetAccessOptions, sheet: Worksheet, row: number, column: number): SheetCell =>
  readingOfContent(cells.valueAt({ sheet: sheet.getSheetId(), row, column }));

const isDayStyle = (style: Nullable<IStyleData>): boolean => {
  const pattern = style?.n?.pattern;
  return pattern !== undefined && !isDefaultFormat(pattern) && isDayPattern(pattern);
};

/** A day is a number to formulas; whoever reads a table must not take it for a count. */
const dayReader = ({ workbook }: SheetAccessOptions, sheet: Worksheet) => {
  // Without the engine's own reading of a cell, which makes its shown text each time; equal looks have one name.
  const byName = new Map<string, boolean>();
  const isDayAt = (row: number, column: number): boolean => {
    const style = sheet.getCellRaw(row, column)?.s;
    if (typeof style !== "string") return isDayStyle(style);
    const known = byName.get(style) ?? isDayStyle(workbook()?.getStyles().get(style));
    byName.set(style, known);
    return known;
  };
  return (row: number, column: number, read: SheetCell): SheetCell => {
    if (typeof read !== "number" || !isDayAt(row, column)) return read;
    const day = fromExcelSerial(Math.floor(read));
    return day === null ? read : dateText(day);
  };
};

const holdsSomething = (cell: Nullable<ICellData>): boolean =>
  Boolean(cell && ((cell.v !== undefined && cell.v !== null && cell.v !== "") || cell.f || cell.si || cell.p));

/** Up to the last cell that holds something, tables that fill cells included. */
const usedEnd = ({ workbook, formulaData }: SheetAccessOptions, sheet: Worksheet): { row: number; column: number } => {
  let [lastRow, lastColumn] = [-1, -1];
  const reach = (row: number, column: number) => {
    lastRow = Math.max(lastRow, row);
    lastColumn = Math.max(lastColumn, column);
  };
  sheet.getCellMatrix().forValue((row, column, cell) => {
    if (holdsSomething(cell)) reach(row, column);
  });
  const unit = workbook()?.getUnitId() ?? "";
  const tables = formulaData.getArrayFormulaRange()?.[unit]?.[sheet.getSheetId()] ?? {};
  for (const columns of Object.values(tables as Record<number, Record<number, IRange>>)) {
    for (const table of Object.values(columns)) reach(table.endRow, table.endColumn);
  }
  return { row: lastRow, column: lastColumn };
};

const selectedRanges = ({ api }: SheetAccessOptions): readonly IRange[] =>
  api
    .getActiveWorkbook()
    ?.getActiveSheet()
    .getSelection()
    ?.getActiveRangeList()
    .map((range) => range.getRange()) ?? [];

const isIn = (range: IRange, row: number, column: number): boolean =>
  row >= range.startRow && row <= range.endRow && column >= range.startColumn && column <= range.endColumn;

/** A whole row or column has no number at its ends: it goes up to those of the sheet. */
const areaOfRange = (range: IRange, rows: number, columns: number): string =>
  areaText({
    top: Number.isNaN(range.startRow) ? 0 : range.startRow,
    left: Number.isNaN(range.startColumn) ? 0 : range.startColumn,
    bottom: Number.isNaN(range.endRow) ? rows - 1 : range.endRow,
    right: Number.isNaN(range.endColumn) ? columns - 1 : range.endColumn,
  });

const readSheet = (options: SheetAccessOptions, scope: ReadScope): SheetRead | null => {
  const sheet = activeSheet(options);
  if (!sheet) return null;
  const end = usedEnd(options, sheet);
  const selected = scope === "selection" ? selectedRanges(options) : null;
  const [valueAt, withDay] = [options.cells.valuesOf(sheet.getSheetId()), dayReader(options, sheet)];
  const rows = Array.from({ length: end.row + 1 }, (_, row) =>
    Array.from({ length: end.column + 1 }, (__, column): SheetCell => {
      if (selected && !selected.some((range) => isIn(range, row, column))) return null;
      return withDay(row, column, readingOfContent(valueAt(row, column)));
    }),
  );
  const merges = sheet.getMergeData().map((merge) => areaOfRange(merge, sheet.getRowCount(), sheet.getColumnCount()));
  const [bottom, right] = [Math.max(0, end.row), Math.max(0, end.column)];
  return { sheet: sheet.getName(), area: areaText({ top: 0, left: 0, bottom, right }), cells: rows, merges };
};

const readArea = (options: SheetAccessOptions, place: SheetPlace): readonly (readonly SheetCell[])[] | null => {
  const sheet = sheetOf(options, place.sheet);
  const area = parseArea(place.area);
  if (!sheet || !area) return null;
  return Array.from({ length: area.bottom - area.top + 1 }, (_, row) =>
    Array.from({ length: area.right - area.left + 1 }, (__, column) =>
      readingOf(options, sheet, area.top + row, area.left + column),
    ),
  );
};

const selection = (options: SheetAccessOptions): SelectedCell | null => {
  const { api, cells } = options;
  const sheet = activeSheet(options);
  const cell = api.getActiveWorkbook()?.getActiveCell();
  if (!sheet || !cell) return null;
  const place = { sheet: sheet.getSheetId(), row: cell.getRow(), column: cell.getColumn() };
  const range = api.getActiveWorkbook()?.getActiveRange()?.getRange();
  const isOneCell = !range || (range.startRow === range.endRow && range.startColumn === range.endColumn);
  return {
    sheet: sheet.getName(),
    area: isOneCell ? addressOf(place) : areaOfRange(range, sheet.getRowCount(), sheet.getColumnCount()),
    formula: cells.formulaAt(place),
    value: readingOf(options, sheet, place.row, place.column),
    shown: cells.shownAt(place),
  };
};

const selectArea = ({ api }: SheetAccessOptions, place: SheetPlace): boolean => {
  const area = parseArea(place.area);
  const open = api.getActiveWorkbook();
  const sheet = open?.getSheetByName(place.sheet);
  if (!area || !open || !sheet) return false;
  if (area.bottom >= sheet.getMaxRows() || area.right >= sheet.getMaxColumns()) return false;
  open.setActiveSheet(sheet);
  sheet.scrollToCell(Math.max(0, area.top - ROWS_ABOVE), 0);
  sheet.getRange(area.top, area.left, area.bottom - area.top + 1, area.right - area.left + 1).activate();
  return true;
};

/** The cells by row and column as the engine takes them; null where one of them is not on the sheet. */
const cellMatrix = (
  writes: readonly CellWrite[],
  rows: number,
  columns: number,
): Record<number, Record<number, ICellData>> | null => {
  const matrix: Record<number, Record<number, ICellData>> = {};
  for (const { cell, value } of writes) {
    const place = parseAddress(cell);
    if (!place || place.row >= rows || place.column >= columns) return null;
    const type = typeof value === "number" ? CellValueType.NUMBER : CellValueType.STRING;
    const content: ICellData = value === null ? { v: null } : { v: value, t: type };
    matrix[place.row] = { ...matrix[place.row], [place.column]: { ...content, f: null, si: null, p: null } };
  }
  return matrix;
};

const writeCells = (options: SheetAccessOptions, name: string, writes: readonly CellWrite[]): boolean => {
  const sheet = sheetOf(options, name);
  const unitId = options.workbook()?.getUnitId();
  if (!sheet || unitId === undefined) return false;
  const value = cellMatrix(writes, sheet.getRowCount(), sheet.getColumnCount());
  if (value === null) return false;
  if (writes.length === 0) return true;
  const params = { unitId, subUnitId: sheet.getSheetId(), value };
  return options.commands.syncExecuteCommand(SetRangeValuesCommand.id, params);
};

const addSheets = (options: SheetAccessOptions, sheets: readonly PlainSheet[]): readonly string[] => {
  const open = options.api.getActiveWorkbook();
  const front = activeSheet(options);
  const inside = options.workbook();
  if (!open || !front || !inside || sheets.length === 0) return [];
  const at = inside.getSheetIndex(front) + 1;
  const names: string[] = [];
  for (const [position, plain] of sheets.entries()) {
    const name = freeSheetName(plain.name, inside.getSheetsName());
    open.insertSheet(name, { index: at + position, sheet: worksheetOfPlainSheet({ ...plain, name }) });
    names.push(name);
  }
  const first = open.getSheetByName(names[0] ?? "");
  if (first) open.setActiveSheet(first);
  return names;
};

const printed = (options: SheetAccessOptions): PrintedSheet | null => {
  const sheet = activeSheet(options);
  return sheet ? printedSheet(sheet, options.cells, usedEnd(options, sheet)) : null;
};

export const createSheetAccess = (options: SheetAccessOptions): SheetAccess => ({
  readSheet: (scope) => readSheet(options, scope),
  readArea: (place) => readArea(options, place),
  selection: () => selection(options),
  selectArea: (place) => selectArea(options, place),
  writeCells: (sheet, cells) => writeCells(options, sheet, cells),
  addSheets: (sheets) => addSheets(options, sheets),
  printed: () => printed(options),
});
