// Calculates, in Excel, cells with our functions again: those of a selection when asked, those that show stored data when the workbook opens and when the server is back. And what Office itself keeps: whether the add-in starts with the workbook, and its list of functions.
import { NAMESPACE } from "../../shared/domain/namespace.ts";
import { CATALOGUE } from "../../shared/functions/catalogue.ts";
import { piecesOf } from "../../shared/text/formula-pieces.ts";
import { ask, officeRefusal, run } from "./excel-run.ts";
import { HOST_DONE, type HostOutcome, type HostResult, hostRefusal, type WorkbookSettings } from "./host.ts";

/** Setting of a workbook: "1" where its stored data is asked anew each time it opens. */
export const REFRESH_ON_OPEN_SETTING = "dvc.refresh-on-open";

/** Formulas that are read at once: Excel on the web allows 5 MB in one answer. */
const CELLS_READ_MAX = 20_000;

const NO_STARTUP =
  "Bản Excel này không cho tiện ích tự chạy khi mở sổ tính. Sau khi mở, hãy bấm “Cả sổ tính” trong phần Làm mới số liệu.";

const callOf = (ids: readonly string[]): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\d_.])${NAMESPACE}\.(?:${ids.join("|")})\s*\(`, "iu");
const idsWhere = (isWanted: (functionDefinition: (typeof CATALOGUE)[number]) => boolean) =>
  CATALOGUE.filter(isWanted).map(({ id }) => id);
const ANY_CALL = callOf(idsWhere(() => true));
const STORED_CALL = callOf(idsWhere(({ stored }) => stored !== "none"));
const TABLE_CALL = callOf(idsWhere(({ result }) => result === "table"));

/** What stands in texts and names of sheets is no call. */
const codeOf = (formula: string): string =>
  piecesOf(formula)
    .filter(({ kind }) => kind === "code")
    .map(({ text }) => text)
    .join(" ");

/** What stands beside a block: the row above it and the column to its left; empty where the sheet ends there. */
interface Edge {
  readonly above?: readonly unknown[];
  readonly left?: readonly unknown[];
}

/**
 * Cells of a block whose formulas have such a call, as row and column. A cell that repeats the formula of the table above it or
 * to its left is one that the table fills: written to, it would block the table.
 */
const cellsCalling = (
  call: RegExp,
  formulas: readonly (readonly unknown[])[],
  { above = [], left = [] }: Edge,
): readonly (readonly [number, number])[] =>
  formulas.flatMap((cells, row) =>
    cells.flatMap((formula, column): readonly (readonly [number, number])[] => {
      if (typeof formula !== "string" || !formula.startsWith("=")) return [];
      const code = codeOf(formula);
      if (!call.test(code)) return [];
      const before = column === 0 ? left[row] : cells[column - 1];
      const over = row === 0 ? above[column] : formulas[row - 1]?.[column];
      return (formula === before || formula === over) && TABLE_CALL.test(code) ? [] : [[row, column]];
    }),
  );

/** Cells of a block whose formulas read stored data. `above`: the row before the block. */
export const storedCells = (
  formulas: readonly (readonly unknown[])[],
  above: readonly unknown[] = [],
): readonly (readonly [number, number])[] => cellsCalling(STORED_CALL, formulas, { above });

/** Excel calculates a function again when its formula is written again, whatever it remembers of it. */
const writeAgain = (range: Excel.Range, cells: readonly (readonly [number, number])[]): void => {
  for (const [row, column] of cells) range.getCell(row, column).formulas = [[range.formulas[row]?.[column]]];
};

const callsUs = (formula: unknown): boolean =>
  typeof formula === "string" && formula.startsWith("=") && ANY_CALL.test(codeOf(formula));

const FILLED_BY_TABLE = "Các ô này do một bảng điền vào. Hãy chọn cả ô có công thức của bảng (ô đầu bảng) rồi làm lại.";

/**
 * Asks anew for every cell of the selection that calls one of our functions; what people typed and other formulas are left alone.
 * Refused where the selection is only a part of a table, without the cell of its formula. Never rejects.
 */
export const recalculateSelection = async (): Promise<HostOutcome> => {
  const done = await ask(async (context) => {
    const range = context.workbook.getSelectedRange().getUsedRangeOrNullObject();
    range.load("formulas,rowIndex,columnIndex");
    await context.sync();
    if (range.isNullObject) return true;
    const above = range.rowIndex > 0 ? range.getRowsAbove(1) : null;
    const left = range.columnIndex > 0 ? range.getColumnsBefore(1) : null;
    above?.load("formulas");
    left?.load("formulas");
    await context.sync();
    const formulas = range.formulas as unknown[][];
    const edge = { above: above?.formulas[0] ?? [], left: left?.formulas.map(([cell]) => cell) ?? [] };
    const cells = cellsCalling(ANY_CALL, formulas, edge);
    writeAgain(range, cells);
    await context.sync();
    return cells.length > 0 || !formulas.flat().some(callsUs);
  });
  if (!done.ok) return done;
  return done.content ? HOST_DONE : hostRefusal(FILLED_BY_TABLE);
};

interface UsedArea {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

const usedAreas = (): Promise<HostResult<readonly UsedArea[]>> =>
  ask(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load("items/name");
    await context.sync();
    const used = worksheets.items.map((sheet) => {
      const range = sheet.getUsedRangeOrNullObject(true);
      range.load("rowIndex,columnIndex,rowCount,columnCount");
      return { sheet: sheet.name, range };
    });
    await context.sync();
    return used.flatMap(({ sheet, range }) =>
      range.isNullObject
        ? []
        : [
            {
              sheet,
              row: range.rowIndex,
              column: range.columnIndex,
              rows: range.rowCount,
              columns: range.columnCount,
            },
          ],
    );
  });

/** A sheet of its own, because a protected one refuses. */
const recalculateSheet = ({ sheet, row, column, rows, columns }: UsedArea): Promise<HostOutcome> =>
  run(async (context) => {
    const worksheet = context.workbook.worksheets.getItem(sheet);
    let above: readonly unknown[] = [];
    const rowsAtOnce = Math.max(1, Math.floor(CELLS_READ_MAX / columns));
    for (let first = 0; first < rows; first += rowsAtOnce) {
      const block = worksheet.getRangeByIndexes(row + first, column, Math.min(rowsAtOnce, rows - first), columns);
      block.load("formulas");
      await context.sync();
      const formulas = block.formulas as unknown[][];
      writeAgain(block, storedCells(formulas, above));
      above = formulas.at(-1) ?? [];
    }
    await context.sync();
  });

/** Asks anew for every cell that shows stored data. Never rejects; a sheet that Excel does not let be written keeps no other back. */
export const recalculateStored = async (): Promise<HostOutcome> => {
  const areas = await usedAreas();
  if (!areas.ok) return areas;
  let outcome = HOST_DONE;
  for (const area of areas.content) {
    const done = await recalculateSheet(area);
    if (!done.ok) outcome = done;
  }
  return outcome;
};

export const refreshesOnOpen = (settings: Pick<WorkbookSettings, "get">): boolean =>
  settings.get(REFRESH_ON_OPEN_SETTING) === "1";

/** Switches the refresh of this workbook: the setting, and that Excel starts the add-in with it. Never rejects. */
export const setRefreshOnOpen = async (isOn: boolean, settings: WorkbookSettings): Promise<HostOutcome> => {
  try {
    const { load, none } = Office.StartupBehavior;
    await Office.addin.setStartupBehavior(isOn ? load : none);
  } catch {
    if (isOn) return hostRefusal(NO_STARTUP);
  }
  return settings.set(REFRESH_ON_OPEN_SETTING, isOn ? "1" : null);
};

/** Has Excel fetch its list of functions when it starts next, in place of the one that it keeps for up to a day. Never rejects. */
export const renewFunctionList = (): Promise<HostOutcome> =>
  new Promise((resolve) => {
    const { settings } = Office.context.document;
    settings.set("Office.ForceRefreshCustomFunctionsCache", true);
    settings.saveAsync(({ status, error }) => {
      resolve(status === Office.AsyncResultStatus.Succeeded ? HOST_DONE : officeRefusal(error));
    });
  });
