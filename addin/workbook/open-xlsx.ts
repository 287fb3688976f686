// Lays a workbook that the file library has read out for the spreadsheet engine, and counts what the engine does not draw.
import type { ICellData, IRange, IStyleData, IWorkbookData, IWorksheetData } from "@univerjs/core";
import type { Cell, CellValue, Sheet, Workbook } from "hucre/xlsx";
import { parseArea } from "../../shared/reading/sheet.ts";
import { pixelsOfCharacters, pixelsOfPoints } from "./cell-sizes.ts";
import { formulaOfFile, movedFormula, unsupportedReference } from "./file-formula.ts";
import { resourcesOfNames } from "./file-names.ts";
import { settingsOfProperties } from "./file-settings.ts";
import type { LeftOutCount } from "./left-out.ts";
import type { SheetExtras } from "./plain-sheet-data.ts";
import { withNeededHeights } from "./row-heights.ts";
import { customOfSettings } from "./stored-settings.ts";
import { screenColor } from "./xlsx-colors.ts";
import { screenStyle } from "./xlsx-style.ts";

// The engine's codes, written out: see xlsx-style.ts.
const TEXT = 1;
const NUMBER = 2;
const BOOLEAN = 3;
const YES = 1;
const NO = 0;

const USUAL_FONT: IStyleData = { ff: "Calibri", fs: 11 };
/** Excel's own where a file says nothing. */
const USUAL_COLUMN_PX = 64;
const USUAL_ROW_PX = 20;
const DAY_FORMAT = "dd/mm/yyyy";
/** Empty rows and columns to go on in. */
const SPARE_ROWS = 60;
const SPARE_COLUMNS = 13;
const COLUMNS_LEAST = 20;
const ROWS_LEAST = 100;

const DAY_MS = 86_400_000;
const FIRST_DAY_MS = Date.UTC(1899, 11, 30);

/** Days since 30/12/1899 with the time of day as a fraction, to the second. */
const serialOf = (moment: Date): number => {
  const seconds = Math.round((moment.getTime() - FIRST_DAY_MS) / 1000);
  return seconds % 86_400 === 0 ? seconds / 86_400 : (seconds * 1000) / DAY_MS;
};

const contentOf = (value: CellValue | undefined): ICellData => {
  if (value === null || value === undefined || value === "") return {};
  if (value instanceof Date) return { v: serialOf(value), t: NUMBER };
  if (typeof value === "number") return { v: value, t: NUMBER };
  if (typeof value === "boolean") return { v: value ? 1 : 0, t: BOOLEAN };
  return { v: value, t: TEXT };
};

/** Gives equal looks one name, so that five thousand rows do not carry five thousand copies. */
const createStyles = (theme: Workbook["themeColors"]) => {
  const styles: Record<string, IStyleData> = {};
  const byObject = new WeakMap<object, string | null>();
  const byText = new Map<string, string>();
  const named = (style: IStyleData): string => {
    const text = JSON.stringify(style);
    const known = byText.get(text);
    if (known !== undefined) return known;
    const name = `s${byText.size + 1}`;
    byText.set(text, name);
    styles[name] = style;
    return name;
  };
  return {
    styles,
    named,
    of: (style: Cell["style"]): string | null => {
      if (!style) return null;
      const known = byObject.get(style);
      if (known !== undefined) return known;
      const screen = screenStyle(style, theme);
      const name = screen === null ? null : named(screen);
      byObject.set(style, name);
      return name;
    },
  };
};

type Styles = ReturnType<typeof createStyles>;

interface Shared {
  readonly formula: string;
  readonly row: number;
  readonly column: number;
}

const placeOf = (key: string): readonly [row: number, column: number] => {
  const [row = 0, column = 0] = key.split(",").map(Number);
  return [row, column];
};

/** Formulas that a file writes once for many cells, by their number. */
const sharedFormulas = (cells: ReadonlyMap<string, Cell>): ReadonlyMap<number, Shared> => {
  const shared = new Map<number, Shared>();
  for (const [key, { formula, formulaSharedIndex }] of cells) {
    if (!formula || formulaSharedIndex === undefined) continue;
    const [row, column] = placeOf(key);
    shared.set(formulaSharedIndex, { formula, row, column });
  }
  return shared;
};

const formulaOf = (
  cell: Cell | undefined,
  row: number,
  column: number,
  shared: ReadonlyMap<number, Shared>,
): string | null => {
  if (cell?.formula) return formulaOfFile(cell.formula);
  const first = cell?.formulaSharedIndex === undefined ? undefined : shared.get(cell.formulaSharedIndex);
  if (cell?.formula === undefined || !first) return null;
  return movedFormula(formulaOfFile(first.formula), row - first.row, column - first.column);
};

/** Places that the table of a formula fills: the engine fills them anew, and what stands there would be in its way. */
const filledPlaces = (cells: ReadonlyMap<string, Cell>): ReadonlySet<string> => {
  const filled = new Set<string>();
  for (const [key, { formula, formulaType, formulaRef }] of cells) {
    const area = formula && formulaType === "array" && formulaRef ? parseArea(formulaRef) : null;
    if (!area) continue;
    for (let row = area.top; row <= area.bottom; row += 1) {
      for (let column = area.left; column <= area.right; column += 1) {
        if (`${row},${column}` !== key) filled.add(`${row},${column}`);
      }
    }
  }
  return filled;
};

const NO_CELLS: ReadonlyMap<string, Cell> = new Map();

const cellsOf = (sheet: Sheet, styles: Styles, count: LeftOutCount) => {
  const cellData: Record<number, Record<number, ICellData>> = {};
  const details = sheet.cells ?? NO_CELLS;
  const shared = sharedFormulas(details);
  const filled = filledPlaces(details);
  let columnCount = 0;
  for (const [row, values] of sheet.rows.entries()) {
    const line: Record<number, ICellData> = {};
    for (const [column, value] of values.entries()) {
      const key = `${row},${column}`;
      const detail = details.get(key);
      const known = value ?? detail?.value ?? detail?.formulaResult;
      const formula = filled.has(key) ? null : formulaOf(detail, row, column, shared);
      const lost = formula === null ? null : unsupportedReference(formula);
      if (lost !== null) count(lost === "otherFile" ? "otherFileFormulas" : "tableFormulas");
      const cell: ICellData = filled.has(key) ? {} : contentOf(known);
      if (formula !== null && lost === null) cell.f = formula;
      const style =
        styles.of(detail?.style) ?? (known instanceof Date ? styles.named({ n: { pattern: DAY_FORMAT } }) : null);
      if (style !== null) cell.s = style;
      if (Object.keys(cell).length === 0) continue;
      line[column] = cell;
      columnCount = Math.max(columnCount, column + 1);
    }
    if (Object.keys(line).length > 0) cellData[row] = line;
  }
  return { cellData, columnCount };
};

const columnsOf = (sheet: Sheet, styles: Styles): NonNullable<IWorksheetData["columnData"]> => {
  const columns: NonNullable<IWorksheetData["columnData"]> = {};
  for (const [column, { width, hidden, style }] of (sheet.columns ?? []).entries()) {
    const name = styles.of(style);
    const data = {
      ...(width === undefined ? {} : { w: pixelsOfCharacters(width) }),
      ...(hidden ? { hd: YES } : {}),
      ...(name === null ? {} : { s: name }),
    };
    if (Object.keys(data).length > 0) columns[column] = data;
  }
  return columns;
};

const rowsOf = (sheet: Sheet): NonNullable<IWorksheetData["rowData"]> => {
  const rows: NonNullable<IWorksheetData["rowData"]> = {};
  for (const [row, { height, hidden }] of sheet.rowDefs ?? []) {
    rows[row] = {
      ...(height === undefined ? {} : { h: pixelsOfPoints(height), ia: NO }),
      ...(hidden ? { hd: YES } : {}),
    };
  }
  return rows;
};

const mergesOf = (sheet: Sheet): IRange[] =>
  (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
    startRow,
    startColumn: startCol,
    endRow,
    endColumn: endCol,
  }));

const extrasOf = ({ name, pageSetup, headerFooter, veryHidden }: Sheet): SheetExtras => ({
  origin: { name, moves: [] },
  ...(pageSetup ? { pageSetup } : {}),
  ...(headerFooter ? { headerFooter } : {}),
  ...(veryHidden ? { veryHidden } : {}),
});

const worksheetOf = (sheet: Sheet, id: string, styles: Styles, workbook: Workbook, count: LeftOutCount) => {
  const { cellData, columnCount } = cellsOf(sheet, styles, count);
  const merges = mergesOf(sheet);
  const columns = columnsOf(sheet, styles);
  const widest = Math.max(columnCount, ...Object.keys(columns).map((column) => Number(column) + 1), 0);
  const lowest = Math.max(sheet.rows.length, ...merges.map(({ endRow }) => endRow + 1), 0);
  const tab = screenColor(sheet.view?.tabColor, workbook.themeColors);
  const { rows = 0, columns: left = 0 } = sheet.freezePane ?? {};
  const data: Partial<IWorksheetData> = {
    id,
    name: sheet.name,
    cellData,
    rowData: withNeededHeights(rowsOf(sheet), {
      cellData,
      merges,
      styleOf: (name) => styles.styles[name] ?? null,
      widthOf: (column) => columns[column]?.w ?? USUAL_COLUMN_PX,
      usual: { pointSize: workbook.defaultFont?.size ?? USUAL_FONT.fs ?? 11, height: USUAL_ROW_PX },
    }),
    columnData: columns,
    mergeData: merges,
    rowCount: Math.max(ROWS_LEAST, lowest + SPARE_ROWS),
    columnCount: Math.max(COLUMNS_LEAST, widest + SPARE_COLUMNS),
    defaultColumnWidth: USUAL_COLUMN_PX,
    defaultRowHeight: USUAL_ROW_PX,
    hidden: sheet.hidden || sheet.veryHidden ? YES : NO,
    showGridlines: sheet.view?.showGridLines === false ? NO : YES,
    freeze: { xSplit: left, ySplit: rows, startRow: rows > 0 ? rows : -1, startColumn: left > 0 ? left : -1 },
    custom: { ...extrasOf(sheet) },
    ...(tab === null ? {} : { tabColor: tab }),
    ...(sheet.view?.zoomScale ? { zoomRatio: sheet.view.zoomScale / 100 } : {}),
  };
  return data;
};

/** The workbook as the engine takes it, under the name of its file. */
export const workbookOfFile = (workbook: Workbook, name: string, count: LeftOutCount): Partial<IWorkbookData> => {
  const styles = createStyles(workbook.themeColors);
  const idOf = (position: number): string => `sheet-${position + 1}`;
  const sheets = workbook.sheets.map((sheet, position) => worksheetOf(sheet, idOf(position), styles, workbook, count));
  // A workbook without a visible sheet could not be shown at all.
  if (sheets[0] && sheets.every(({ hidden }) => hidden === YES)) sheets[0].hidden = NO;
  const { name: fontName, size } = workbook.defaultFont ?? {};
  const sheetIds = new Map(workbook.sheets.map((sheet, position) => [sheet.name, idOf(position)]));
  return {
    name,
    styles: styles.styles,
    defaultStyle: { ...USUAL_FONT, ...(fontName ? { ff: fontName } : {}), ...(size ? { fs: size } : {}) },
    sheetOrder: sheets.map((_, position) => idOf(position)),
    sheets: Object.fromEntries(sheets.map((sheet, position) => [idOf(position), sheet])),
    resources: resourcesOfNames(workbook.namedRanges ?? [], sheetIds),
    custom: customOfSettings(settingsOfProperties(workbook.properties?.custom ?? {})),
  };
};
