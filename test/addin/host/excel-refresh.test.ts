// What Excel is asked so that cells of stored data show the numbers of now: which formulas are written again, and what Office keeps.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  REFRESH_ON_OPEN_SETTING,
  recalculateSelection,
  recalculateStored,
  refreshesOnOpen,
  renewFunctionList,
  setRefreshOnOpen,
  storedCells,
} from "../../../addin/host/excel-refresh.ts";
import { createExcelSettings } from "../../../addin/host/excel-settings.ts";

type Globals = Record<string, unknown>;
const page = globalThis as unknown as Globals;

interface Sheet {
  readonly row: number;
  readonly column: number;
  readonly formulas: readonly (readonly unknown[])[];
  readonly isProtected?: boolean;
}

let sheets: Record<string, Sheet | null>;
/** "Trang1!2,3 =…": cells that were written, by row and column of the sheet. */
let written: string[];
let largestRead: number;
/** Sheet, first row and column, rows and columns of what is selected. */
let selected: readonly [string, number, number, number, number];
let fault: { code: string } | null;
let kept: Map<string, unknown>;
let saved: number;
let canSave: boolean;
let startup: string[];
let hasStartup: boolean;

/** As much of the Excel API as reading formulas and writing some of them takes; nothing is known, and nothing written, before `sync`. */
const contextOf = () => {
  const queue: (() => void)[] = [];
  const rangeOf = (name: string, row: number, column: number, rows: number, columns: number) => {
    const { row: top, column: left, formulas, isProtected } = sheets[name] as Sheet;
    const proxy = {
      isNullObject: false,
      rowIndex: row,
      columnIndex: column,
      getUsedRangeOrNullObject: () => proxy,
      getRowsAbove: (count: number): object => rangeOf(name, row - count, column, count, columns),
      getColumnsBefore: (count: number): object => rangeOf(name, row, column - count, rows, count),
      formulas: [] as unknown[][],
      load: () =>
        queue.push(() => {
          largestRead = Math.max(largestRead, rows * columns);
          proxy.formulas = Array.from({ length: rows }, (_, r) =>
            Array.from({ length: columns }, (__, c) => formulas[row + r - top]?.[column + c - left] ?? ""),
          );
        }),
      getCell: (r: number, c: number) => ({
        set formulas(given: unknown[][]) {
          queue.push(() => {
            if (isProtected) throw Object.assign(new Error("denied"), { code: "AccessDenied" });
            written.push(`${name}!${row + r},${column + c} ${given[0]?.[0]}`);
          });
        },
      }),
    };
    return proxy;
  };
  const sheetOf = (name: string) => ({
    name,
    getRangeByIndexes: (...place: [number, number, number, number]) => rangeOf(name, ...place),
    getUsedRangeOrNullObject: () => {
      const used = sheets[name];
      const proxy = { isNullObject: false, rowIndex: 0, columnIndex: 0, rowCount: 0, columnCount: 0, load: () => {} };
      queue.push(() =>
        Object.assign(
          proxy,
          used
            ? {
                rowIndex: used.row,
                columnIndex: used.column,
                rowCount: used.formulas.length,
                columnCount: used.formulas[0]?.length ?? 0,
              }
            : { isNullObject: true },
        ),
      );
      return proxy;
    },
  });
  return {
    workbook: {
      getSelectedRange: () => rangeOf(...selected),
      worksheets: { load: () => {}, items: Object.keys(sheets).map(sheetOf), getItem: sheetOf },
    },
    sync: async () => {
      if (fault) throw fault;
      for (const work of queue.splice(0)) work();
    },
  };
};

beforeEach(() => {
  selected = ["", 0, 0, 1, 1];
  [sheets, written, largestRead, fault, kept, saved, canSave, startup, hasStartup] = [
    {},
    [],
    0,
    null,
    new Map(),
    0,
    true,
    [],
    true,
  ];
  page.Excel = { run: async (work: (context: unknown) => Promise<unknown>) => work(contextOf()) };
  page.Office = {
    AsyncResultStatus: { Succeeded: "succeeded" },
    StartupBehavior: { load: "Load", none: "None" },
    addin: {
      setStartupBehavior: async (behavior: string) => {
        if (!hasStartup) throw new Error("not supported");
        startup.push(behavior);
      },
    },
    context: {
      document: {
        settings: {
          get: (name: string) => kept.get(name) ?? null,
          set: (name: string, value: unknown) => kept.set(name, value),
          remove: (name: string) => kept.delete(name),
          saveAsync: (done: (result: { status: string }) => void) => {
            saved += 1;
            done({ status: canSave ? "succeeded" : "failed" });
          },
        },
      },
    },
  };
});
afterEach(() => {
  delete page.Excel;
  delete page.Office;
});

const STORED = '=DVC.SOLIEU("XUANLOC","2022","HS_TONG")';

describe("cells of stored data", () => {
  test("are written again, on every sheet, at their places; other formulas and what people typed are left alone", async () => {
    sheets = {
      "Số liệu": {
        row: 2,
        column: 1,
        formulas: [
          [4840, STORED, "=DVC.TYLE(B2,C2)"],
          ["=SUM(A1:A3)", "ghi chú", ""],
        ],
      },
      "Trang trống": null,
      "Trang 3": { row: 0, column: 0, formulas: [[`=IF(A1="",${STORED.slice(1)},0)`]] },
    };
    expect(await recalculateStored()).toEqual({ ok: true });
    expect(written).toEqual([`Số liệu!2,2 ${STORED}`, `Trang 3!0,0 =IF(A1="",${STORED.slice(1)},0)`]);
  });

  test("of a long sheet are read in pieces that Excel on the web can carry", async () => {
    const formulas = Array.from({ length: 5_000 }, (_, row) =>
      Array.from({ length: 10 }, (__, c) => (c === 9 ? STORED : row)),
    );
    sheets = { "Số liệu": { row: 0, column: 0, formulas } };
    await recalculateStored();
    expect(written).toHaveLength(5_000);
    expect(largestRead).toBeLessThanOrEqual(20_000);
  });

  test("of a protected sheet stay as they are, are told of, and do not keep those of others back", async () => {
    sheets = {
      Khóa: { row: 0, column: 0, formulas: [[STORED]], isProtected: true },
      Mở: { row: 0, column: 0, formulas: [[STORED]] },
    };
    expect(await recalculateStored()).toEqual({ ok: false, message: expect.stringContaining("bảo vệ") });
    expect(written).toEqual([`Mở!0,0 ${STORED}`]);
  });

  test("stay as they are while a cell is edited, or where there is no Excel", async () => {
    sheets = { Mở: { row: 0, column: 0, formulas: [[STORED]] } };
    fault = { code: "InvalidOperationInCellEditMode" };
    expect(await recalculateStored()).toEqual({ ok: false, message: expect.stringContaining("chế độ sửa ô") });
    delete page.Excel;
    expect((await recalculateStored()).ok).toBe(false);
    expect(written).toEqual([]);
  });

  test.each([
    ["another case", "=dvc.solieu(A1,B1,C1)", true],
    ["inside another formula", "=ROUND(100*DVC.SOSANH(A1,B1,C1),1)", true],
    ["by the office's own targets", '=DVC.CHITIEU("ONLINE_RATE_ALL",B1)', true],
    ["a function of another add-in", "=MYDVC.SOLIEU(A1)", false],
    ["a text", '="=DVC.SOLIEU(A1)"', false],
    ["a sheet of that name", "='DVC.SOLIEU('!A1", false],
    ["arithmetic", "=DVC.TYLE(A1,B1)", false],
    ["a value", "DVC.SOLIEU(A1)", false],
    ["a number", 5, false],
  ])("are found: %s", (_, formula, isStored) => {
    expect(storedCells([[formula]])).toEqual(isStored ? [[0, 0]] : []);
  });

  test("that a table fills are not written to: that would block the table", () => {
    const table = '=DVC.TONGHOP("XUANLOC","2022")';
    expect(
      storedCells([
        [table, table],
        [table, table],
      ]),
    ).toEqual([[0, 0]]);
    expect(storedCells([[table]], [table])).toEqual([]);
    // Single values that were filled down with fixed references repeat their formula too.
    expect(storedCells([[STORED], [STORED]])).toEqual([
      [0, 0],
      [1, 0],
    ]);
  });
});

describe("a selection", () => {
  const TABLE = '=DVC.TONGHOP("XUANLOC","2022")';
  const SHEET: Sheet = {
    row: 0,
    column: 0,
    formulas: [
      ["Xuân Lộc", TABLE, TABLE, "=DVC.TYLE(A1,B1)"],
      [4840, TABLE, TABLE, "=DVC.TYLE(A1,B1)"],
      ["=SUM(A2)", "=UNIQUE(A1:A2)", "=UNIQUE(A1:A2)", ""],
    ],
  };

  test.each<[string, readonly [number, number, number, number], readonly string[]]>([
    ["of everything: a table is written once, single values each", [0, 0, 3, 4], ["0,1", "0,3", "1,3"]],
    ["of single values", [0, 3, 2, 1], ["0,3", "1,3"]],
    ["that begins right of a table", [1, 2, 1, 2], ["1,3"]],
    ["of other formulas and typed text: nothing is written", [2, 0, 1, 3], []],
  ])("%s", async (_title, [row, column, rows, columns], places) => {
    sheets = { Trang1: SHEET };
    selected = ["Trang1", row, column, rows, columns];
    expect(await recalculateSelection()).toEqual({ ok: true });
    expect(written.map((line) => line.slice("Trang1!".length).split(" ")[0])).toEqual(places);
  });

  test.each([
    ["below", [1, 1, 1, 1]],
    ["right", [0, 2, 1, 1]],
    ["below and right", [1, 2, 1, 1]],
  ] as const)(
    "of cells that a table fills %s of its formula is told, and the table is not blocked",
    async (_title, place) => {
      sheets = { Trang1: SHEET };
      selected = ["Trang1", ...place];
      expect(await recalculateSelection()).toEqual({ ok: false, message: expect.stringContaining("ô đầu bảng") });
      expect(written).toEqual([]);
    },
  );

  test("of a protected sheet is refused with the reason", async () => {
    sheets = { Trang1: { ...SHEET, isProtected: true } };
    selected = ["Trang1", 0, 0, 3, 4];
    expect(await recalculateSelection()).toEqual({ ok: false, message: expect.stringContaining("bảo vệ") });
  });
});

describe("refresh on open", () => {
  test("is kept in the workbook, starts the add-in with it, and is off again with the switch", async () => {
    const settings = createExcelSettings();
    expect(refreshesOnOpen(settings)).toBe(false);
    expect(await setRefreshOnOpen(true, settings)).toEqual({ ok: true });
    expect([refreshesOnOpen(settings), startup, saved]).toEqual([true, ["Load"], 1]);
    expect(kept.get(REFRESH_ON_OPEN_SETTING)).toBe("1");
    expect(await setRefreshOnOpen(false, settings)).toEqual({ ok: true });
    expect([refreshesOnOpen(settings), startup, [...kept.keys()]]).toEqual([false, ["Load", "None"], []]);
  });

  test("stays off, with the reason, where Excel does not start add-ins with a workbook; and can always be switched off", async () => {
    hasStartup = false;
    const settings = createExcelSettings();
    expect(await setRefreshOnOpen(true, settings)).toEqual({
      ok: false,
      message: expect.stringContaining("Làm mới số liệu"),
    });
    expect(refreshesOnOpen(settings)).toBe(false);
    expect(await setRefreshOnOpen(false, settings)).toEqual({ ok: true });
  });

  test("says so where the workbook could not keep it", async () => {
    canSave = false;
    expect(await setRefreshOnOpen(true, createExcelSettings())).toEqual({
      ok: false,
      message: expect.stringContaining("chưa thực hiện được"),
    });
  });
});

describe("Excel's list of functions", () => {
  test("is fetched anew at the next start, at the wish of the user", async () => {
    expect(await renewFunctionList()).toEqual({ ok: true });
    expect([kept.get("Office.ForceRefreshCustomFunctionsCache"), saved]).toEqual([true, 1]);
  });

  test("or the user is told that Excel did not take it", async () => {
    canSave = false;
    expect((await renewFunctionList()).ok).toBe(false);
  });
});
