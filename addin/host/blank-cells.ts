// Tells blank cells from zeros: Excel on the desktop passes 0 for a blank cell, which must not become a count. So zeros are looked up in the sheet.
import type { Argument, Cell } from "../../shared/functions/cell.ts";
import { type Area, areasOfCalls, readArea } from "../../shared/functions/cell-reference.ts";

/** A call whose zeros may be blanks. */
interface CallInCell {
  readonly id: string;
  /** Where its formula stands: `Trang1!E2`. */
  readonly address: string;
  readonly args: readonly Argument[];
}

export interface BlankCells {
  /** The arguments with null for those zeros that are blank cells; as given where that cannot be found out. Never rejects. */
  restore(call: CallInCell): Promise<readonly Argument[]>;
}

/** Calls of one recalculation arrive in one go; they are looked up together. */
const WINDOW_MS = 5;
/** After so long a zero stays a zero. */
const LIMIT_MS = 5_000;
/** Cells that are read at once from one sheet; formulas that lie farther apart are not looked up. */
const CELLS_MAX = 200_000;
/** What trimming leaves of a column without any number. */
const ROWS_MIN = 2;

const isZero = (cell: Cell): boolean => cell === 0;
const rowsOf = (arg: Argument): readonly (readonly Cell[])[] => (Array.isArray(arg) ? arg : [[arg as Cell]]);

export const hasZero = (args: readonly Argument[]): boolean =>
  args.some((arg) => rowsOf(arg).some((row) => row.some(isZero)));

/** The smallest area around all of them. */
const around = (areas: readonly Area[]): Area =>
  areas.reduce((all, area) => {
    const row = Math.min(all.row, area.row);
    const column = Math.min(all.column, area.column);
    const rows = Math.max(all.row + all.rows, area.row + area.rows) - row;
    const columns = Math.max(all.column + all.columns, area.column + area.columns) - column;
    return { sheet: all.sheet, row, column, rows, columns };
  });

/** Where an argument may have blanks: its area; of a whole column as far as it is filled, since what follows is trimmed anyway. */
const lookedUp = (arg: Argument, area: Area | null): Area | null => {
  const cells = rowsOf(arg);
  if (!area || area.rows !== cells.length || area.columns !== (cells[0]?.length ?? 0)) return null;
  if (area.rows * area.columns <= CELLS_MAX) return area;
  const filled = cells.findLastIndex((row) => row.some((cell) => cell !== null && cell !== 0)) + 1;
  return { ...area, rows: Math.max(filled, ROWS_MIN) };
};

interface Waiting {
  readonly call: CallInCell;
  readonly settle: (args: readonly Argument[]) => void;
}

/** A call with its own place and, later, the places of its arguments in each call of the formula that it may be. */
interface Located extends Waiting {
  readonly place: Area;
  candidates: readonly (readonly (Area | null)[])[];
}

type Grid = { readonly area: Area; readonly cells: readonly (readonly unknown[])[] };

const cellAt = (grid: Grid | undefined, row: number, column: number): unknown =>
  grid?.cells[row - grid.area.row]?.[column - grid.area.column];

/** Reads the area around those of each sheet in one request; sheets whose areas lie too far apart, or that are gone, are left out. */
const readSheets = async (
  context: Excel.RequestContext,
  areas: readonly Area[],
  property: "formulas" | "valueTypes",
): Promise<ReadonlyMap<string, Grid>> => {
  const bySheet = new Map<string, Area[]>();
  for (const area of areas) {
    const own = bySheet.get(area.sheet ?? "");
    if (own) own.push(area);
    else bySheet.set(area.sheet ?? "", [area]);
  }
  const reads = [...bySheet].flatMap(([sheet, own]) => {
    const area = around(own);
    if (area.rows * area.columns > CELLS_MAX) return [];
    const worksheet = context.workbook.worksheets.getItemOrNullObject(sheet);
    const range = worksheet.getRangeByIndexes(area.row, area.column, area.rows, area.columns);
    range.load(property);
    return [{ sheet, area, worksheet, range }];
  });
  await context.sync();
  return new Map(
    reads
      .filter(({ worksheet }) => !worksheet.isNullObject)
      .map(({ sheet, area, range }) => [sheet, { area, cells: range[property] as unknown[][] }]),
  );
};

/** The argument with null where every call of the formula that it may belong to refers to a blank cell. */
const withBlanks = (arg: Argument, areas: readonly (Area | null)[], types: ReadonlyMap<string, Grid>): Argument => {
  const places = areas.map((area) => lookedUp(arg, area)).filter((place) => place !== null);
  if (places.length === 0 || places.length < areas.length) return arg;
  const rows = Math.min(...places.map((place) => place.rows));
  const isBlankAt = (row: number, column: number): boolean =>
    places.every((place) => cellAt(types.get(place.sheet ?? ""), place.row + row, place.column + column) === "Empty");
  const restored = rowsOf(arg).map((cells, row) => {
    if (row >= rows || !cells.some(isZero)) return cells;
    return cells.map((cell, column) => (isZero(cell) && isBlankAt(row, column) ? null : cell));
  });
  return Array.isArray(arg) ? restored : (restored[0]?.[0] ?? null);
};

const lookUp = async (waiting: readonly Waiting[]): Promise<void> => {
  const located = waiting.flatMap((waiting): readonly Located[] => {
    const place = readArea(waiting.call.address);
    return place?.sheet ? [{ ...waiting, place, candidates: [] }] : [];
  });
  if (located.length === 0) return;
  await Excel.run(async (context) => {
    const formulas = await readSheets(
      context,
      located.map((located) => located.place),
      "formulas",
    );
    const needed: Area[] = [];
    for (const one of located) {
      const { sheet, row, column } = one.place;
      const formula = cellAt(formulas.get(sheet ?? ""), row, column);
      if (typeof formula !== "string" || !formula.startsWith("=")) continue;
      one.candidates = areasOfCalls(formula, one.call.id).map((areas) =>
        areas.map((area) => area && { ...area, sheet: area.sheet ?? sheet }),
      );
      for (const [index, arg] of one.call.args.entries()) {
        if (!hasZero([arg])) continue;
        const places = one.candidates.map((areas) => lookedUp(arg, areas[index] ?? null));
        needed.push(...places.filter((place) => place !== null));
      }
    }
    if (needed.length === 0) return;
    const types = await readSheets(context, needed, "valueTypes");
    for (const { call, candidates, settle } of located) {
      settle(
        call.args.map((arg, index) =>
          withBlanks(
            arg,
            candidates.map((areas) => areas[index] ?? null),
            types,
          ),
        ),
      );
    }
  });
};

export const createBlankCells = (): BlankCells => {
  let waiting: Waiting[] = [];

  const lookUpTogether = (): void => {
    const together = waiting;
    waiting = [];
    // A zero that cannot be looked up (a cell is being edited, the sheet is gone) is taken as Excel passed it.
    const giveUp = (): void => {
      for (const { call, settle } of together) settle(call.args);
    };
    const limit = setTimeout(giveUp, LIMIT_MS);
    lookUp(together)
      .catch(() => {})
      .finally(() => {
        clearTimeout(limit);
        giveUp();
      });
  };

  return {
    restore: (call) =>
      new Promise((settle) => {
        if (waiting.length === 0) setTimeout(lookUpTogether, WINDOW_MS);
        waiting.push({ call, settle });
      }),
  };
};
