// Excel on the desktop passes 0 for a blank cell: a count that nobody entered must still be said to be missing.
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { canonicalArguments } from "../../../addin/functions/call-text.ts";
import { createBlankCells } from "../../../addin/host/blank-cells.ts";
import { areasOfCalls, readArea } from "../../../shared/functions/cell-reference.ts";
import {
  type FakeExcelOptions,
  type Formula,
  fakeExcelApi,
  startFakeExcel,
  type WorkbookCells,
} from "../../support/excel-fake-host.ts";
import { ensureFunctionBundle } from "../../support/function-bundle.ts";
import { type StandInWorker, startStandInWorker } from "../../support/stand-in-worker.ts";

let worker: StandInWorker;
beforeAll(async () => {
  await ensureFunctionBundle();
  worker = await startStandInWorker();
}, 120_000);
afterAll(() => worker.stop());

const at = (cell: string, fn: string, ...args: readonly unknown[]): Formula => ({ fn, args, at: cell });
const calculate = async (
  workbook: WorkbookCells,
  formulas: readonly Formula[],
  options: Partial<FakeExcelOptions> = {},
): Promise<readonly string[]> => {
  const excel = startFakeExcel({ origin: worker.origin, dataTypes: false, workbook, ...options });
  const cells = await excel.calculate(formulas);
  return cells.map((cell) => (cell.ok ? String(cell.value) : cell.message));
};

const NUMERATOR_MISSING = expect.stringMatching(/Tử số đang trống/u);
const DENOMINATOR_MISSING = expect.stringMatching(/Mẫu số đang trống/u);

describe.concurrent("a blank cell that arrives as 0", () => {
  test("is missing, and a 0 that somebody entered is a 0", async () => {
    const workbook = {
      Sheet1: {
        C2: 100,
        D2: "=DVC.TYLE(B2,C2)",
        B3: 0,
        C3: 100,
        D3: "=DVC.TYLE($B$3,$C3)",
        B4: 5,
        D4: "=dvc.tyle( B4 , C4 )",
      },
    };
    const formulas = [at("Sheet1!D2", "TYLE", 0, 100), at("Sheet1!D3", "TYLE", 0, 100), at("Sheet1!D4", "TYLE", 5, 0)];
    expect(await calculate(workbook, formulas)).toEqual([NUMERATOR_MISSING, "0", DENOMINATOR_MISSING]);
  });

  test("for the decimals means that they were left out", async () => {
    const workbook = { Sheet1: { B2: 1, C2: 3, D2: "=DVC.TYLE(B2,C2,A1)" } };
    expect(await calculate(workbook, [at("Sheet1!D2", "TYLE", 1, 3, 0)])).toEqual([String(1 / 3)]);
  });

  test("is found on another sheet, inside another formula, behind texts that look like calls", async () => {
    const formula = `=IF(A2="DVC.TYLE(B9,C9)","(",ROUND(DVC.TYLE('Số liệu ''23'!B2,Sheet1!C2),4)*100)`;
    const workbook = { Sheet1: { C2: 100, D2: formula }, "Số liệu '23": { C2: 5 } };
    expect(await calculate(workbook, [at("Sheet1!D2", "TYLE", 0, 100)])).toEqual([NUMERATOR_MISSING]);
  });

  test("is found where the sheet of the formula has a name in quotes", async () => {
    const workbook = { "Tháng 6": { C2: 100, D2: "=DVC.TYLE(B2,C2)" } };
    expect(await calculate(workbook, [at("'Tháng 6'!D2", "TYLE", 0, 100)])).toEqual([NUMERATOR_MISSING]);
  });

  test("inside a range is named by row and column", async () => {
    const workbook = { Sheet1: { B2: 1, B4: 0, C2: 10, C3: 10, C4: 10, D2: "=DVC.TYLECHUNG(B2:B4,C2:C4)" } };
    const [shown] = await calculate(workbook, [at("Sheet1!D2", "TYLECHUNG", [[1], [0], [0]], [[10], [10], [10]])]);
    expect(shown).toMatch(/Dòng 2, cột 1 của vùng các tử số đang trống/u);
  });

  test("stays 0 where a formula calls the function twice and only one of the two cells is blank", async () => {
    const workbook = { Sheet1: { B2: 0, C2: 100, D2: "=IF(A1=1,DVC.TYLE(B2,C2),DVC.TYLE(B3,C2))" } };
    expect(await calculate(workbook, [at("Sheet1!D2", "TYLE", 0, 100)])).toEqual(["0"]);
  });

  test("stays 0 where a calculation stands in the place of a cell", async () => {
    const workbook = { Sheet1: { C2: 100, D2: "=DVC.TYLE(B2+B3,C2)" } };
    expect(await calculate(workbook, [at("Sheet1!D2", "TYLE", 0, 100)])).toEqual(["0"]);
  });

  test("stays 0 where one formula is calculated for each row of a column", async () => {
    const workbook = { Sheet1: { B3: 5, C2: 100, C3: 100, D2: "=DVC.TYLE(B2:B3,C2:C3)" } };
    expect(await calculate(workbook, [at("Sheet1!D2", "TYLE", 0, 100)])).toEqual(["0"]);
  });

  test("stays 0, and is calculated all the same, while Excel cannot be asked", async () => {
    const workbook = { Sheet1: { C2: 100, D2: "=DVC.TYLE(B2,C2)" } };
    const formulas = [at("Sheet1!D2", "TYLE", 0, 100)];
    expect(await calculate(workbook, formulas, { workbookFault: "editMode" })).toEqual(["0"]);
    expect(await calculate(workbook, formulas, { workbookFault: "silence", hurry: { times: 20 } })).toEqual(["0"]);
    expect(await calculate({}, formulas)).toEqual(["0"]);
  });
});

test("inside a whole column blanks are found as far as the column is filled", async () => {
  const column = (...top: number[]) => Array.from({ length: 1_048_576 }, (_, row) => [top[row] ?? 0]);
  const workbook = { Sheet1: { B1: 1, B3: 3, C1: 0, E1: "=DVC.TYLECHUNG(B:B,C:C)" } };
  const reads: string[] = [];
  vi.stubGlobal("Excel", fakeExcelApi(workbook, undefined, reads));
  const call = { id: "TYLECHUNG", address: "Sheet1!E1", args: [column(1, 0, 3), column()] };
  const restored = await createBlankCells().restore(call);
  vi.unstubAllGlobals();
  expect(canonicalArguments(restored)).toEqual([
    [[1], [null], [3]],
    [[0], [null], [0]],
  ]);
  expect(reads).toEqual(["Sheet1!E1 1x1 formulas", "Sheet1!B1 3x2 valueTypes"]);
});

test("a table of 2.000 rows is looked up in two reads, and a table without zeros in none", async () => {
  const rows = Array.from({ length: 2_000 }, (_, index) => index + 2);
  const sheet: Record<string, string | number> = {};
  for (const row of rows) {
    if (row % 2 === 0) sheet[`B${row}`] = 0;
    sheet[`C${row}`] = row;
    sheet[`D${row}`] = `=DVC.TYLE(B${row},C${row})`;
  }
  const excel = startFakeExcel({ origin: worker.origin, workbook: { Sheet1: sheet } });
  const cells = await excel.calculate(rows.map((row) => at(`Sheet1!D${row}`, "TYLE", 0, row)));
  expect(cells.map((cell) => cell.ok)).toEqual(rows.map((row) => row % 2 === 0));
  expect(excel.reads).toEqual(["Sheet1!D2 2000x1 formulas", "Sheet1!B2 2000x1 valueTypes"]);
  await excel.calculate(rows.map((row) => at(`Sheet1!D${row}`, "TYLE", 1, row)));
  expect(excel.reads).toHaveLength(2);
});

describe("addresses", () => {
  const area = (row: number, column: number, rows = 1, columns = 1, sheet: string | null = null) => ({
    sheet,
    row,
    column,
    rows,
    columns,
  });
  const cases: readonly (readonly [text: string, area: ReturnType<typeof area> | null])[] = [
    ["B2", area(1, 1)],
    [" $B$2 ", area(1, 1)],
    ["xfd1048576", area(1_048_575, 16_383)],
    ["B2:C9", area(1, 1, 8, 2)],
    ["Sheet1!A1", area(0, 0, 1, 1, "Sheet1")],
    ["'Số liệu ''23'!$A$1:$B$2", area(0, 0, 2, 2, "Số liệu '23")],
    ["Báo_cáo.6!AA10", area(9, 26, 1, 1, "Báo_cáo.6")],
    ["B:C", area(0, 1, 1_048_576, 2)],
    ["'[So khac.xlsx]Trang1'!B2", null],
    ["[So.xlsx]Trang1!B2", null],
    ["B2:B1", null],
    ["B0", null],
    ["B2+1", null],
    ["B2#", null],
    ["@B2:B9", null],
    ["DonVi", null],
    ["Bang1[Hồ sơ]", null],
    ["5", null],
    ['"B2"', null],
    ["", null],
  ];
  for (const [text, expected] of cases) {
    test(`${text === "" ? "nothing" : text} ${expected ? "is read" : "is no plain reference"}`, () => {
      expect(readArea(text)).toEqual(expected);
    });
  }

  test("arguments are told apart behind texts, array constants, structured references and calls", () => {
    const formula =
      '=DVC.CAUTYLE(B2,SUM(C2,C3),{1,2;3,4},"a,)""b")&MYDVC.CAUTYLE(A1)&DVC.CAUTYLE(Bang1[[#This Row],[a,b]],C4';
    expect(areasOfCalls(formula, "CAUTYLE")).toEqual([
      [area(1, 1), null, null, null],
      [null, area(3, 2)],
    ]);
  });

  test("a formula without the function has no call", () => {
    expect(areasOfCalls('=TYLE(B2)+DVC.TYLECHUNG(B2)&"DVC.TYLE(B2)"', "TYLE")).toEqual([]);
  });
});
