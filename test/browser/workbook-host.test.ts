// What the pane reads and writes of the web workbook: cells with merges and tables, added sheets, changes that can be undone, settings.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { PlainSheet } from "../../shared/writing/plain-sheet.ts";
import { closePages, launchChromium } from "./chromium.ts";
import { type PageServer, startPageServer } from "./page-server.ts";
import { type OpenWorkbook, openWorkbook, pictureOfFailure } from "./workbook.ts";

let browser: Browser;
let server: PageServer;
let workbook: OpenWorkbook;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), startPageServer()]);
  workbook = await openWorkbook(browser, server.origin);
});
beforeEach(pictureOfFailure(() => workbook?.page));
afterAll(async () => {
  await workbook?.close();
  await closePages(browser);
  await server?.close();
});

describe("the sheet in front, as the layout reader takes it", () => {
  test("counts are numbers, published percentages texts, merged titles areas", async () => {
    await workbook.select("Xuân Lộc", "B6");
    const read = await workbook.inPage((open) => open.readSheet("sheet"));
    expect(read?.sheet).toBe("Xuân Lộc");
    expect(read?.merges).toContain("A1:G1");
    expect(read?.cells[5]?.slice(1, 4)).toEqual([4840, 26757, "18,1%"]);
    expect(read?.cells[5]?.[4]).toBeCloseTo(0.181, 10);
    expect(read?.area).toBe(`A1:G${read?.cells.length}`);
  });

  test("a selection leaves the other cells blank and the addresses as they are", async () => {
    await workbook.inPage((open) => open.selectArea({ sheet: "Xuân Lộc", area: "B6:C6" }));
    const read = await workbook.inPage((open) => open.readSheet("selection"));
    expect(read?.cells[5]?.slice(0, 4)).toEqual([null, 4840, 26757, null]);
    expect(read?.cells[6]?.every((cell) => cell === null)).toBe(true);
  });

  test("an error is an error and no text; a table that fills cells is read", async () => {
    await workbook.write("Xuân Lộc", "J30", "=1/0");
    await workbook.write("Xuân Lộc", "J31", '=DVC.TYLE(B6;"")');
    await workbook.write("Xuân Lộc", "J33", "=SEQUENCE(2;2)");
    const rows = await workbook.inPage((open) => open.readArea({ sheet: "Xuân Lộc", area: "J30:K34" }));
    expect(rows).toEqual([
      [{ error: "#DIV/0!" }, null],
      [{ error: "#N/A" }, null],
      [null, null],
      [1, 2],
      [3, 4],
    ]);
  });

  test("a day is read as people write it, not as a count", async () => {
    await workbook.write("Xuân Lộc", "J36", "14/06/2023");
    await workbook.select("Xuân Lộc", "J36");
    const read = await workbook.inPage((open) => open.readSheet("sheet"));
    expect(read?.cells[35]?.[9]).toBe("14/06/2023");
    await workbook.clear("Xuân Lộc", "J36");
  });
});

test("the selected cell comes with its formula, its number and what people see", async () => {
  await workbook.select("Xuân Lộc", "E6");
  await expect
    .poll(() => workbook.inPage((open) => open.selection()))
    .toEqual({
      sheet: "Xuân Lộc",
      area: "E6",
      formula: "=DVC.TYLE(B6,C6,1)",
      value: 0.181,
      shown: "18,1%",
    });
});

test("cells are written in one step, texts that begin with = stay texts, and one undo takes all back", async () => {
  const done = await workbook.inPage((open) =>
    open.writeCells("Xuân Lộc", [
      { cell: "B6", value: 5000 },
      { cell: "J40", value: "=1+1" },
      { cell: "C7", value: null },
    ]),
  );
  expect(done).toBe(true);
  await workbook.settled();
  await expect.poll(() => workbook.shown("Xuân Lộc", "B6")).toBe("5.000");
  await expect.poll(() => workbook.read("Xuân Lộc", "J40")).toMatchObject({ value: "=1+1", formula: "" });
  await expect.poll(async () => (await workbook.read("Xuân Lộc", "C7")).value).toBeNull();
  await workbook.page.keyboard.press("Control+z");
  await workbook.settled();
  await expect.poll(() => workbook.shown("Xuân Lộc", "B6")).toBe("4.840");
  await expect.poll(async () => (await workbook.read("Xuân Lộc", "J40")).value).toBeNull();
  await expect.poll(async () => (await workbook.read("Xuân Lộc", "C7")).value).not.toBeNull();
});

test("a cell or sheet that is not there is refused and nothing is written", async () => {
  const writes = [
    { cell: "B6", value: 1 },
    { cell: "ZZZ99", value: 1 },
  ];
  expect(await workbook.inPage((open, cells) => open.writeCells("Xuân Lộc", cells), writes)).toBe(false);
  expect(await workbook.inPage((open, cells) => open.writeCells("Không có", cells), writes)).toBe(false);
  await expect.poll(() => workbook.shown("Xuân Lộc", "B6")).toBe("4.840");
});

test("added sheets stand behind the one in front, with live formulas, formats, merges, frozen rows and a free name", async () => {
  await workbook.select("Thạch Hưng", "A1");
  const plain: PlainSheet = {
    name: "Xuân Lộc",
    rows: [
      [{ value: "Tổng hợp", look: "title" }, { value: null }, { value: null }],
      [
        { value: 4840, format: "#,##0" },
        { value: 26757, format: "#,##0" },
        { value: null, formula: "=DVC.TYLE(A2,B2,1)", format: "0.0%" },
      ],
      [{ value: "=1+1" }, { value: "ghi chú", look: "note" }],
    ],
    widths: [20, 12, 12],
    frozenRows: 1,
    frozenColumns: 0,
    merges: ["A1:C1"],
    charts: [{ kind: "bar", title: "Biểu đồ", categories: "A2:A2", numbers: "B2:B2", at: "A6" }],
  };
  const names = await workbook.inPage((open, sheet) => open.addSheets([sheet]), plain);
  await workbook.settled();
  expect(names).toEqual(["Xuân Lộc (2)"]);
  await expect
    .poll(async () => (await workbook.sheets()).slice(0, 3))
    .toEqual(["Xuân Lộc", "Thạch Hưng", "Xuân Lộc (2)"]);
  await expect.poll(() => workbook.shown("Xuân Lộc (2)", "C2")).toBe("18,1%");
  await expect.poll(() => workbook.shown("Xuân Lộc (2)", "A2")).toBe("4.840");
  await expect.poll(() => workbook.read("Xuân Lộc (2)", "A3")).toMatchObject({ value: "=1+1", formula: "" });
  const read = await workbook.inPage((open) => open.readSheet("sheet"));
  expect(read?.sheet).toBe("Xuân Lộc (2)");
  expect(read?.merges).toEqual(["A1:C1"]);
});

test("settings travel with the workbook, and listeners hear of selections and changes", async () => {
  const heard = await workbook.inPage((open) => {
    const told: string[] = [];
    const stops = [open.onSelection(() => told.push("selection")), open.onChange(() => told.push("change"))];
    open.settings.set("cot", '{"B":"HS_TRUC_TUYEN"}');
    open.select("Đức Hòa", "B7");
    for (const stop of stops) stop();
    open.settings.set("khac", "x");
    open.settings.set("khac", null);
    return { told: [...new Set(told)].toSorted(), kept: open.settings.get("cot"), gone: open.settings.get("khac") };
  });
  expect(heard).toEqual({ told: ["change", "selection"], kept: '{"B":"HS_TRUC_TUYEN"}', gone: null });
  const content = await workbook.inPage((open) => open.content().workbook.custom);
  expect(JSON.stringify(content)).toContain("HS_TRUC_TUYEN");
});
