// What the pane asks of Excel, against a stand-in of the few parts of the Office API that it uses.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FunctionRuntime } from "../../../addin/functions/runtime.ts";
import { createExcelHost } from "../../../addin/host/excel-host.ts";
import type { Host, TokenAccess } from "../../../addin/host/host.ts";
import { standsInExcel } from "../../../addin/host/stands-in-excel.ts";

type Globals = Record<string, unknown>;
const page = globalThis as unknown as Globals;
const token = {} as TokenAccess;

let written: { formulas: unknown }[];
let calculated: string[];
let dropped: string[];
let failure: unknown;
let decimalSeparator: string;
let host: Host;

const cell = () => {
  const range = { formulas: undefined as unknown };
  written.push(range);
  return range;
};

beforeEach(() => {
  [written, calculated, dropped, failure, decimalSeparator] = [[], [], [], null, ","];
  const context = {
    sync: async () => {
      if (failure) throw failure;
    },
    application: {
      cultureInfo: { numberFormat: { load: () => {}, numberDecimalSeparator: decimalSeparator } },
      calculate: (kind: string) => calculated.push(kind),
    },
    workbook: {
      getActiveCell: cell,
      worksheets: { getActiveWorksheet: () => ({ calculate: () => calculated.push("sheet") }) },
      getSelectedRange: () => ({
        getUsedRangeOrNullObject: () => ({
          isNullObject: false,
          load: () => {},
          formulas: [
            ["Cấp huyện", "=DVC.TYLE(B5,C5)"],
            [4840, ""],
          ],
          getCell: cell,
        }),
      }),
    },
  };
  page.Excel = {
    run: async (work: (given: typeof context) => Promise<void>) => {
      context.application.cultureInfo.numberFormat.numberDecimalSeparator = decimalSeparator;
      await work(context);
    },
    CalculationType: { full: "Full" },
  };
  page.Office = { context: { requirements: { isSetSupported: () => true } }, HostType: { Excel: "Excel" } };
  const runtime = { dropCache: (reason: string) => dropped.push(reason) } as unknown as FunctionRuntime;
  host = createExcelHost({ runtime, token });
});
afterEach(() => {
  delete page.Excel;
  delete page.Office;
});

describe("a formula put into the selected cell", () => {
  test("goes in in Excel's own notation, whatever the pane shows", async () => {
    expect(await host.insertFormula("=DVC.TYLE(4840,26757,1)")).toEqual({ ok: true });
    expect(written).toEqual([{ formulas: [["=DVC.TYLE(4840,26757,1)"]] }]);
  });

  test.each([
    ["InvalidOperationInCellEditMode", "Excel đang ở chế độ sửa ô"],
    ["AccessDenied", "được bảo vệ"],
    ["SomethingNew", "Excel chưa thực hiện được"],
  ])("Excel's refusal %s is told in Vietnamese", async (code, sentence) => {
    failure = Object.assign(new Error("The operation failed."), { code });
    expect(await host.insertFormula("=DVC.TYLE(1,2)")).toEqual({
      ok: false,
      message: expect.stringContaining(sentence),
    });
  });
});

describe("formulas are shown", () => {
  test.each([
    [",", "vietnamese"],
    [".", "plain"],
  ])("where the decimal sign is %s, in %s notation", async (separator, notation) => {
    decimalSeparator = separator;
    await host.ready();
    expect(host.notation()).toBe(notation);
  });

  test("in Vietnamese notation where Excel does not say", async () => {
    failure = new Error("not supported");
    await host.ready();
    expect(host.notation()).toBe("vietnamese");
  });
});

describe("calculating again asks the server anew", () => {
  test("for the selection only its formulas are written again", async () => {
    await host.recalculate("selection");
    expect(written).toEqual([{ formulas: [["=DVC.TYLE(B5,C5)"]] }]);
    expect(dropped).toEqual(["refresh"]);
  });

  test.each([
    ["sheet", "sheet"],
    ["workbook", "Full"],
  ] as const)("for the %s Excel calculates it", async (scope, kind) => {
    await host.recalculate(scope);
    expect([calculated, dropped]).toEqual([[kind], ["refresh"]]);
  });
});

describe("the page stands in Excel", () => {
  const officeThat = (onReady: () => Promise<unknown>) => {
    page.Office = { onReady, HostType: { Excel: "Excel" } };
  };

  test("when Office says so", async () => {
    officeThat(async () => ({ host: "Excel" }));
    expect(await standsInExcel(50)).toBe(true);
  });

  test.each([
    ["when Office names no program", () => officeThat(async () => ({ host: null }))],
    ["when Office never answers", () => officeThat(() => new Promise(() => {}))],
    ["when Office fails", () => officeThat(() => Promise.reject(new Error("no host")))],
    ["when office.js could not be loaded", () => delete page.Office],
  ])("not %s", async (_, arrange) => {
    arrange();
    expect(await standsInExcel(50)).toBe(false);
  });
});
