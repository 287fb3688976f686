// Writes what an open workbook holds as an .xlsx file: cells with formulas and their results, looks, sizes, merges, names, settings, charts.

import type { ICellData, IRange, IStyleData, IWorkbookData, IWorksheetData, Nullable } from "@univerjs/core";
import { type Cell, type CellStyle, type ColumnDef, type WriteOptions, type WriteSheet, writeXlsx } from "hucre/xlsx";
import { areaText } from "../../shared/reading/sheet.ts";
import { type CarriedOver, carryOver, type UnmovedSheet } from "../../shared/writing/carried-file.ts";
import { freeSheetName } from "../../shared/writing/plain-sheet.ts";
import { chartForFile } from "../../shared/writing/xlsx-file.ts";
import { charactersOfPixels, pointsOfPixels } from "./cell-sizes.ts";
import { calculatesCellByCell, formulaForFile, movedFormula } from "./file-formula.ts";
import { namesForFile } from "./file-names.ts";
import { propertiesOfSettings } from "./file-settings.ts";
import { WAITING_ERROR } from "./function-bridge.ts";
import type { SheetExtras } from "./plain-sheet-data.ts";
import { isUnmoved } from "./sheet-origin.ts";
import { settingsOf } from "./stored-settings.ts";
import type { WorkbookContent } from "./workbook-content.ts";
import { fileColor } from "./xlsx-colors.ts";
import { fileStyle } from "./xlsx-style.ts";

type FileCell = Partial<Cell>;
type Content = string | number | boolean | null;

/** What the engine takes where nothing is said. */
const USUAL_COLUMN_PX = 88;
const USUAL_FONT = { name: "Arial", size: 11 };
const BOOLEAN = 3;
const YES = 1;

const contentOf = (cell: Nullable<ICellData>): Content => {
  const written = cell?.p?.body?.dataStream;
  if (written !== undefined) return written.replace(/\r\n$/u, "").replaceAll("\r", "\n");
  if (!cell || cell.v === undefined || cell.v === null) return null;
  return cell.t === BOOLEAN ? Number(cell.v) === 1 || cell.v === true : cell.v;
};

/** By row and column, whatever kind of object the engine keeps them in. */
const eachCell = <Item>(matrix: unknown, visit: (row: number, column: number, item: Item) => void): void => {
  for (const [row, columns] of Object.entries((matrix ?? {}) as Record<string, Record<string, Item | null>>)) {
    for (const [column, item] of Object.entries(columns ?? {})) {
      if (item !== null && item !== undefined) visit(Number(row), Number(column), item);
    }
  }
};

const keyOf = (row: number, column: number): string => `${row},${column}`;

interface SharedFormula {
  readonly formula: string;
  readonly row: number;
  readonly column: number;
}

/** Formulas that other cells repeat, by the mark that they share. */
const sharedFormulas = (sheet: Partial<IWorksheetData>): ReadonlyMap<string, SharedFormula> => {
  const shared = new Map<string, SharedFormula>();
  eachCell<ICellData>(sheet.cellData, (row, column, { f, si }) => {
    if (f && si) shared.set(si, { formula: f, row, column });
  });
  return shared;
};

const formulaOf = (
  { f, si }: ICellData,
  row: number,
  column: number,
  shared: ReadonlyMap<string, SharedFormula>,
): string | null => {
  if (f) return f;
  const first = si ? shared.get(si) : undefined;
  return first ? movedFormula(first.formula, row - first.row, column - first.column) : null;
};

/** A formula with its result; one whose table fills several cells says which. */
const formulaCell = (formula: string, result: Content, table: IRange | undefined, own: IRange): FileCell => {
  const filled = table && (table.endRow > table.startRow || table.endColumn > table.startColumn) ? table : null;
  const range = filled ?? (calculatesCellByCell(formula) ? own : null);
  const array = range
    ? {
        formulaType: "array" as const,
        formulaDynamic: true,
        formulaRef: areaText({
          top: range.startRow,
          left: range.startColumn,
          bottom: range.endRow,
          right: range.endColumn,
        }),
      }
    : {};
  const kept = result === null || result === WAITING_ERROR ? {} : { formulaResult: result };
  return { formula: formulaForFile(formula), ...kept, ...array };
};

const oneCell = (row: number, column: number): IRange => ({
  startRow: row,
  endRow: row,
  startColumn: column,
  endColumn: column,
});

type StyleOf = (cell: Nullable<ICellData>, row: number, column: number) => CellStyle | null;

/** The look of each cell, together with what its column and row are given; equal ones are made once. */
const styleReader = (workbook: IWorkbookData, sheet: Partial<IWorksheetData>): StyleOf => {
  const made = new Map<string, CellStyle | null>();
  const read = (style: Nullable<IStyleData | string>): IStyleData | null =>
    typeof style === "string" ? (workbook.styles[style] ?? null) : (style ?? null);
  return (cell, row, column) => {
    const parts = [sheet.rowData?.[row]?.s, sheet.columnData?.[column]?.s, cell?.s].filter(Boolean);
    if (parts.length === 0) return null;
    const key = parts.map((part) => (typeof part === "string" ? `:${part}` : JSON.stringify(part))).join("\n");
    const known = made.get(key);
    if (known !== undefined) return known;
    const style = fileStyle(Object.assign({}, ...parts.map(read)));
    made.set(key, style);
    return style;
  };
};

const cellsOf = (content: WorkbookContent, id: string, sheet: Partial<IWorksheetData>): Map<string, FileCell> => {
  const cells = new Map<string, FileCell>();
  const shared = sharedFormulas(sheet);
  const styleOf = styleReader(content.workbook, sheet);
  const filled = content.filled[id];
  const put = (row: number, column: number, cell: Nullable<ICellData>) => {
    const style = styleOf(cell, row, column);
    const looks = style ? { style } : {};
    const result = contentOf(filled?.[row]?.[column]) ?? contentOf(cell);
    const formula = cell ? formulaOf(cell, row, column, shared) : null;
    const table = content.tables[id]?.[row]?.[column];
    if (formula !== null) {
      cells.set(keyOf(row, column), { ...formulaCell(formula, result, table, oneCell(row, column)), ...looks });
    } else if (result !== null && result !== WAITING_ERROR) cells.set(keyOf(row, column), { value: result, ...looks });
    else if (style) cells.set(keyOf(row, column), { value: null, ...looks });
  };
  eachCell<ICellData>(sheet.cellData, (row, column, cell) => put(row, column, cell));
  eachCell<ICellData>(filled, (row, column) => {
    if (!cells.has(keyOf(row, column))) put(row, column, null);
  });
  return cells;
};

const columnsOf = (sheet: Partial<IWorksheetData>, usedColumns: number): ColumnDef[] => {
  const last = Math.max(usedColumns - 1, ...Object.keys(sheet.columnData ?? {}).map(Number));
  return Array.from({ length: last + 1 }, (_, column): ColumnDef => {
    const data = sheet.columnData?.[column];
    const pixels = data?.w ?? sheet.defaultColumnWidth ?? USUAL_COLUMN_PX;
    return { width: charactersOfPixels(pixels), ...(data?.hd === YES ? { hidden: true } : {}) };
  });
};

/** Heights that somebody has set; the others follow from what the row holds. */
const rowsOf = (sheet: Partial<IWorksheetData>): NonNullable<WriteSheet["rowDefs"]> => {
  const rows: NonNullable<WriteSheet["rowDefs"]> = new Map();
  for (const [row, data] of Object.entries(sheet.rowData ?? {})) {
    if (!data) continue;
    const isSet = data.ia === 0 && data.h !== undefined;
    if (!isSet && data.hd !== YES) continue;
    rows.set(Number(row), {
      ...(isSet ? { height: pointsOfPixels(data.h ?? 0) } : {}),
      ...(data.hd === YES ? { hidden: true } : {}),
    });
  }
  return rows;
};

const viewOf = (sheet: Partial<IWorksheetData>): WriteSheet["view"] | null => {
  const tab = fileColor(sheet.tabColor);
  const zoomScale = Math.round((sheet.zoomRatio ?? 1) * 100);
  const view = {
    ...(sheet.showGridlines === 0 ? { showGridLines: false } : {}),
    ...(tab ? { tabColor: tab } : {}),
    ...(zoomScale === 100 ? {} : { zoomScale }),
  };
  return Object.keys(view).length > 0 ? view : null;
};

const sheetForFile = (content: WorkbookContent, id: string, name: string): WriteSheet => {
  const sheet = content.workbook.sheets[id] ?? {};
  const cells = cellsOf(content, id, sheet);
  let usedColumns = 0;
  for (const key of cells.keys()) usedColumns = Math.max(usedColumns, Number(key.split(",")[1]) + 1);
  const { charts = [], pageSetup, headerFooter, veryHidden } = (sheet.custom ?? {}) as SheetExtras;
  const merges = (sheet.mergeData ?? []).map(({ startRow, startColumn, endRow, endColumn }) => ({
    startRow,
    startCol: startColumn,
    endRow,
    endCol: endColumn,
  }));
  const { xSplit = 0, ySplit = 0 } = sheet.freeze ?? {};
  const view = viewOf(sheet);
  return {
    name,
    columns: columnsOf(sheet, usedColumns),
    rows: [],
    cells,
    rowDefs: rowsOf(sheet),
    ...(merges.length > 0 ? { merges } : {}),
    ...(xSplit > 0 || ySplit > 0 ? { freezePane: { rows: ySplit, columns: xSplit } } : {}),
    ...(charts.length > 0 ? { charts: charts.map(chartForFile) } : {}),
    ...(sheet.hidden === YES ? (veryHidden ? { veryHidden } : { hidden: true }) : {}),
    ...(headerFooter ? { headerFooter } : {}),
    ...(view ? { view } : {}),
    ...(pageSetup ? { pageSetup } : {}),
  };
};

const sheetNames = ({ sheetOrder, sheets }: IWorkbookData): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  for (const id of sheetOrder) names.set(id, freeSheetName(sheets[id]?.name ?? id, [...names.values()]));
  return names;
};

/** The file as the library takes it. */
const fileOfContent = (content: WorkbookContent): WriteOptions => {
  const { workbook, front } = content;
  const names = sheetNames(workbook);
  const usual = typeof workbook.defaultStyle === "object" ? workbook.defaultStyle : null;
  const namedRanges = namesForFile(workbook, names);
  const custom = propertiesOfSettings(settingsOf(workbook.custom));
  const hidden = (id: string | undefined) => id !== undefined && workbook.sheets[id]?.hidden === YES;
  return {
    sheets: workbook.sheetOrder.map((id) => sheetForFile(content, id, names.get(id) ?? id)),
    defaultFont: { name: usual?.ff ?? USUAL_FONT.name, size: usual?.fs ?? USUAL_FONT.size },
    activeSheet: hidden(workbook.sheetOrder[front]) ? 0 : front,
    ...(namedRanges.length > 0 ? { namedRanges } : {}),
    ...(Object.keys(custom).length > 0 ? { properties: { custom } } : {}),
  };
};

/** Sheets of the opened file that are still as they were there, row by row and column by column. */
const unmovedSheets = ({ workbook }: WorkbookContent): readonly UnmovedSheet[] =>
  [...sheetNames(workbook)].flatMap(([id, name]) => {
    const sheet = workbook.sheets[id];
    if (!isUnmoved((sheet?.custom as SheetExtras | undefined)?.origin, name)) return [];
    return [{ name, textAt: (row, column) => String(contentOf(sheet?.cellData?.[row]?.[column]) ?? "") }];
  });

/** The file with what the page did not draw of the opened one, and the sheets that lost some of it. */
export const saveWhole = async (content: WorkbookContent): Promise<CarriedOver> => {
  const bytes = await writeXlsx(fileOfContent(content));
  return content.carried ? carryOver(bytes, content.carried, unmovedSheets(content)) : { bytes, notKept: [] };
};

export const saveXlsx = async (content: WorkbookContent): Promise<Uint8Array> => (await saveWhole(content)).bytes;
