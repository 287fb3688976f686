// The open workbook in Excel: cells read and written, sheets added, the file as a whole.
import type { SheetCell, SheetRead } from "../../shared/reading/sheet.ts";
import { areaText, parseArea } from "../../shared/reading/sheet.ts";
import { openCopy, readFile } from "./excel-file.ts";
import { addPlainSheets, asTyped } from "./excel-plain-sheet.ts";
import { ask, hasExcelApi, run } from "./excel-run.ts";
import { type HostResult, hostRefusal, type ReadScope, type SheetPlace, type Sheets } from "./host.ts";

/** Requirement sets: merged areas of a range, events of a sheet that is brought to the front. */
const MERGED_SET = "1.13";
const ACTIVATED_SET = "1.7";

/** An answer of Excel on the web holds 5 MB at most: cells are read in pieces of so many. */
const PIECE_CELLS = 40_000;
/** More than this is no report: reading it would take minutes. */
const CELLS_MAX = 2_000_000;

/** As Excel hands a cell over: errors as texts beside their type, blanks as empty texts. */
const cellOf = (value: unknown, type: Excel.RangeValueType | string): SheetCell => {
  if (type === "Empty") return null;
  if (type === "Error") return { error: String(value) };
  return typeof value === "number" || typeof value === "boolean" ? value : String(value);
};

interface Extent {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

const readCells = async (
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { row, column, rows, columns }: Extent,
): Promise<SheetCell[][]> => {
  const cells: SheetCell[][] = [];
  const pieceRows = Math.max(1, Math.floor(PIECE_CELLS / columns));
  for (let first = 0; first < rows; first += pieceRows) {
    const piece = sheet.getRangeByIndexes(row + first, column, Math.min(pieceRows, rows - first), columns);
    piece.load("values,valueTypes");
    await context.sync();
    const types = piece.valueTypes as string[][];
    for (const [index, line] of (piece.values as unknown[][]).entries()) {
      cells.push(line.map((value, at) => cellOf(value, types[index]?.[at] ?? "")));
    }
  }
  return cells;
};

/** "Trang1!$A$1:$C$2" as "A1:C2". */
const plainAddress = (address: string): string => address.slice(address.lastIndexOf("!") + 1).replaceAll("$", "");

/** Merged areas inside a range, without the name of the sheet. */
const readMerges = async (context: Excel.RequestContext, range: Excel.Range): Promise<readonly string[]> => {
  if (!hasExcelApi(MERGED_SET)) return [];
  const merged = range.getMergedAreasOrNullObject();
  merged.load("address");
  await context.sync();
  if (merged.isNullObject) return [];
  return merged.address.split(",").map(plainAddress);
};

const extentOf = (range: Excel.Range): Extent => ({
  row: range.rowIndex,
  column: range.columnIndex,
  rows: range.rowCount,
  columns: range.columnCount,
});

const EXTENT = "rowIndex,columnIndex,rowCount,columnCount";

/** The part that both have; null where they do not meet. */
const common = (a: Extent, b: Extent): Extent | null => {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null;
};

/** Cells from A1 on: what lies before the read part is blank. */
const fromA1 = (cells: readonly SheetCell[][], { row, column }: Extent): SheetCell[][] => [
  ...Array.from({ length: row }, (): SheetCell[] => []),
  ...cells.map((line) => [...Array.from({ length: column }, (): SheetCell => null), ...line]),
];

const addressOf = ({ row, column, rows, columns }: Extent): string =>
  areaText({ top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 });

const NOTHING: Extent = { row: 0, column: 0, rows: 1, columns: 1 };

const TOO_LARGE = "Trang tính có quá nhiều ô để đọc. Hãy bôi đen vùng có bảng số liệu rồi chọn đọc “Vùng đang chọn”.";

const readSheet = async (context: Excel.RequestContext, scope: ReadScope): Promise<HostResult<SheetRead>> => {
  const sheet = context.workbook.worksheets.getActiveWorksheet();
  const used = sheet.getUsedRangeOrNullObject(true);
  sheet.load("name");
  used.load(EXTENT);
  const selected = scope === "selection" ? context.workbook.getSelectedRange() : null;
  selected?.load(EXTENT);
  await context.sync();
  const filled = used.isNullObject ? null : extentOf(used);
  const wanted = filled && selected ? common(filled, extentOf(selected)) : filled;
  if (wanted === null) {
    const area = addressOf(selected ? extentOf(selected) : NOTHING);
    return { ok: true, content: { sheet: sheet.name, area, cells: [] } };
  }
  const { row, column, rows, columns } = wanted;
  if (rows * columns > CELLS_MAX) return hostRefusal(TOO_LARGE);
  const cells = await readCells(context, sheet, wanted);
  const merges = await readMerges(context, sheet.getRangeByIndexes(row, column, rows, columns));
  return { ok: true, content: { sheet: sheet.name, area: addressOf(wanted), cells: fromA1(cells, wanted), merges } };
};

const readAreaOf = async (
  context: Excel.RequestContext,
  { sheet, area }: SheetPlace,
): Promise<readonly (readonly SheetCell[])[]> => {
  const place = parseArea(area);
  if (!place) return [];
  const extent = {
    row: place.top,
    column: place.left,
    rows: place.bottom - place.top + 1,
    columns: place.right - place.left + 1,
  };
  return readCells(context, context.workbook.worksheets.getItem(sheet), extent);
};

/** The result of work that may itself refuse. */
const flat = <Content>(done: HostResult<HostResult<Content>>): HostResult<Content> => (done.ok ? done.content : done);

/** One handler for all listeners: Office takes a while to add and to remove one. */
const createSelectionWatch = () => {
  const listeners = new Set<() => void>();
  let isWatching = false;
  const hear = async (): Promise<void> => {
    for (const listener of [...listeners]) listener();
  };
  const watch = () => {
    isWatching = true;
    void run(async (context) => {
      context.workbook.onSelectionChanged.add(hear);
      if (hasExcelApi(ACTIVATED_SET)) context.workbook.worksheets.onActivated.add(hear);
      await context.sync();
    }).then((watched) => {
      isWatching = watched.ok;
    });
  };
  return (listener: () => void): (() => void) => {
    listeners.add(listener);
    if (!isWatching) watch();
    return () => listeners.delete(listener);
  };
};

export const createExcelSheets = (): Sheets => ({
  names: () =>
    ask(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load("items/name");
      await context.sync();
      return worksheets.items.map(({ name }) => name);
    }),
  read: async (scope) => flat(await ask((context) => readSheet(context, scope))),
  readArea: (place) => ask((context) => readAreaOf(context, place)),
  selection: () =>
    ask(async (context) => {
      const cell = context.workbook.getActiveCell();
      const selected = context.workbook.getSelectedRange();
      cell.load("formulas,values,valueTypes,text");
      selected.load("address");
      selected.worksheet.load("name");
      await context.sync();
      const formula = cell.formulas[0]?.[0];
      return {
        sheet: selected.worksheet.name,
        area: plainAddress(selected.address),
        formula: typeof formula === "string" && formula.startsWith("=") ? formula : "",
        value: cellOf(cell.values[0]?.[0], String(cell.valueTypes[0]?.[0] ?? "")),
        shown: cell.text[0]?.[0] ?? "",
      };
    }),
  select: ({ sheet, area }) =>
    run(async (context) => {
      const worksheet = context.workbook.worksheets.getItem(sheet);
      worksheet.activate();
      worksheet.getRange(area).select();
      await context.sync();
    }),
  onSelection: createSelectionWatch(),
  write: (sheet, cells) =>
    run(async (context) => {
      const worksheet = context.workbook.worksheets.getItem(sheet);
      for (const { cell, value } of cells) worksheet.getRange(cell).values = [[asTyped(value)]];
      await context.sync();
    }),
  addSheets: (sheets) => ask((context) => addPlainSheets(context, sheets)),
  file: readFile,
  openCopy,
});
