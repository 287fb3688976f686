// Sheets in Excel as the pane reads and writes them, against a stand-in that knows a property only after it was loaded.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createExcelSheets } from "../../../addin/host/excel-sheets.ts";
import type { Sheets } from "../../../addin/host/host.ts";
import { createFakeExcel, type FakeExcel, fakeSheet } from "./excel-fake-workbook.ts";

let excel: FakeExcel;
let sheets: Sheets;

beforeEach(() => {
  const report = fakeSheet("Tháng 6", [
    [],
    [null, "Đơn vị", "Trực tuyến", "Tiếp nhận"],
    [null, "Xã Một", 61, 80],
    [null, "Xã Hai", { error: "#DIV/0!" }, true],
  ]);
  report.merges.push("B1:D1");
  excel = createFakeExcel([report, fakeSheet("Trống")]);
  excel.install();
  sheets = createExcelSheets();
});
afterEach(() => {
  Reflect.deleteProperty(globalThis, "Excel");
  Reflect.deleteProperty(globalThis, "Office");
});

describe("a sheet is read", () => {
  test("from A1 on, blanks as nothing and errors as errors, with its merged areas", async () => {
    expect(await sheets.read("sheet")).toEqual({
      ok: true,
      content: {
        sheet: "Tháng 6",
        area: "B2:D4",
        cells: [
          [],
          [null, "Đơn vị", "Trực tuyến", "Tiếp nhận"],
          [null, "Xã Một", 61, 80],
          [null, "Xã Hai", { error: "#DIV/0!" }, true],
        ],
        merges: ["B1:D1"],
      },
    });
  });

  test("as far as it is selected, with the addresses of the sheet", async () => {
    excel.selected = "C3:Z99";
    const read = await sheets.read("selection");
    expect(read.ok && read.content.area).toBe("C3:D4");
    expect(read.ok && read.content.cells[2]).toEqual([null, null, 61, 80]);
  });

  test("empty where nothing stands in it", async () => {
    excel.active = excel.sheets[1] ?? excel.active;
    expect(await sheets.read("sheet")).toMatchObject({ ok: true, content: { sheet: "Trống", cells: [] } });
  });

  test("in pieces, when it is longer than an answer of Excel on the web may be", async () => {
    const long = fakeSheet(
      "Dài",
      Array.from({ length: 9_000 }, (_, row) => [row, row, row, row, row]),
    );
    excel.sheets.push(long);
    excel.active = long;
    const read = await sheets.read("sheet");
    expect(read.ok && read.content.cells).toHaveLength(9_000);
    expect(read.ok && read.content.cells[8_999]).toEqual([8_999, 8_999, 8_999, 8_999, 8_999]);
  });

  test.each([
    ["InvalidSelection", "một vùng liền nhau"],
    ["InvalidOperationInCellEditMode", "chế độ sửa ô"],
  ])("or refused in words that say what to do: %s", async (code, words) => {
    excel.failure = Object.assign(new Error("refused"), { code });
    expect(await sheets.read("selection")).toEqual({ ok: false, message: expect.stringContaining(words) });
  });
});

test("the selected cell is told with its formula, its value and what people see", async () => {
  excel.sheets[0]?.cells.set("4,2", "=DVC.TYLE(C3,D3)");
  excel.selected = "C5:D5";
  const selected = await sheets.selection();
  expect(selected).toMatchObject({
    ok: true,
    content: { sheet: "Tháng 6", area: "C5:D5", formula: "=DVC.TYLE(C3,D3)" },
  });
});

test("whoever asks hears of every other selection, until it no longer wants to", async () => {
  let heard = 0;
  const stop = sheets.onSelection(() => {
    heard += 1;
  });
  await new Promise((resolve) => setTimeout(resolve));
  await excel.listeners[0]?.();
  stop();
  await excel.listeners[0]?.();
  expect(heard).toBe(1);
});

describe("cells are written", () => {
  test("a text that begins with = stays a text", async () => {
    expect(
      await sheets.write("Tháng 6", [
        { cell: "C3", value: 62 },
        { cell: "B3", value: "=1+1" },
      ]),
    ).toEqual({ ok: true });
    const cells = excel.sheets[0]?.cells;
    expect(cells?.get("2,2")).toBe(62);
    expect(cells?.get("text 2,1")).toBe(true);
  });

  test("into a sheet that is gone: told, not thrown", async () => {
    expect(await sheets.write("Tháng 5", [{ cell: "A1", value: 1 }])).toEqual({
      ok: false,
      message: expect.stringContaining("Không tìm thấy trang tính"),
    });
  });
});

describe("a sheet is added", () => {
  const plain = {
    name: "Tháng 6",
    rows: [
      [{ value: "Báo cáo", look: "title" as const }],
      [
        { value: "Đơn vị", look: "header" as const },
        { value: "Tỷ lệ", look: "header" as const },
      ],
      [{ value: "001" }, { value: null, formula: "=DVC.TYLE(C3,D3)", format: "0.0%" }],
    ],
    widths: [20, 10],
    frozenRows: 2,
    frozenColumns: 0,
    merges: ["A1:B1"],
    charts: [{ kind: "bar" as const, title: "Tỷ lệ", categories: "A3:A3", numbers: "B3:B3", at: "A6" }],
  };

  test("under a name of its own, shown, with formulas, formats, merged areas and a chart", async () => {
    expect(await sheets.addSheets([plain])).toEqual({ ok: true, content: ["Tháng 6 (2)"] });
    expect(excel.active.name).toBe("Tháng 6 (2)");
    expect(excel.active.cells.get("2,1")).toBe("=DVC.TYLE(C3,D3)");
    expect(excel.active.cells.get("2,0")).toBe("001");
    expect(excel.active.formats.get("2,1")).toBe("0.0%");
    expect(excel.active.merges).toEqual(["A1:B1"]);
    expect(excel.active.frozenRows).toBe(2);
    expect(excel.active.charts).toMatchObject([{ kind: "BarClustered", title: { text: "Tỷ lệ" }, from: "A6" }]);
  });

  test("a long name keeps room for its number", async () => {
    const name = "Tổng hợp tháng 6 năm 2026, toàn";
    await sheets.addSheets([{ ...plain, name }]);
    const second = await sheets.addSheets([{ ...plain, name }]);
    expect(second.ok && second.content[0]).toBe("Tổng hợp tháng 6 năm 2026, (2)");
    expect((second.ok ? second.content[0] : "")?.length).toBeLessThanOrEqual(31);
  });
});
