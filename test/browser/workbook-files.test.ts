// Files of the web workbook as people use them: open, edit, save, open again; what the browser keeps; damaged and large files; printing.
import fs from "node:fs";
import { type Cell, readXlsx, writeXlsx } from "hucre/xlsx";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { closePages, launchChromium } from "./chromium.ts";
import { type PageServer, startPageServer } from "./page-server.ts";
import { type OpenWorkbook, openWorkbook, pictureOfFailure } from "./workbook.ts";

/** Tests that open the page several times, on a machine that others use too. */
const SLOW_MS = 150_000;

let browser: Browser;
let server: PageServer;
let workbook: OpenWorkbook;

// Opening the page takes seconds: the tests share one, and each begins with the demonstration.
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

const demonstration = async (): Promise<OpenWorkbook> => {
  await workbook.page.getByRole("button", { name: "Về dữ liệu trình diễn" }).first().click();
  await notice(workbook.page).getByText("Đã về dữ liệu trình diễn.").waitFor();
  await workbook.settled();
  return workbook;
};

const choose = async (page: Page, name: string, bytes: Uint8Array): Promise<void> => {
  await page.locator("input[type=file].file-input").setInputFiles({
    name,
    mimeType: "application/octet-stream",
    buffer: Buffer.from(bytes),
  });
};

const notice = (page: Page) => page.locator(".file-notice");

const openFile = async (at: OpenWorkbook, name: string, bytes: Uint8Array): Promise<void> => {
  await choose(at.page, name, bytes);
  await notice(at.page).getByText(`Đã mở “${name}”`).waitFor();
  await at.settled();
};

const download = async (page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Uint8Array }> => {
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: file.suggestedFilename(), bytes: fs.readFileSync(await file.path()) };
};

const report = (): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [
      {
        name: "Tháng 6",
        columns: [{ width: 24 }, { width: 12 }, { width: 12 }, { width: 12 }],
        rows: [],
        cells: new Map<string, Partial<Cell>>([
          ["0,0", { value: "BÁO CÁO", style: { font: { bold: true, size: 14 }, alignment: { horizontal: "center" } } }],
          ["1,0", { value: "Xã A" }],
          ["1,1", { value: 4840, style: { numFmt: "#,##0" } }],
          ["1,2", { value: 26757, style: { numFmt: "#,##0" } }],
          ["1,3", { value: null, formula: "_xldudf_DVC_TYLE(B2,C2,1)", formulaResult: 0.1, style: { numFmt: "0.0%" } }],
          ["2,1", { value: null, formula: "SUM(B2:B2)", formulaResult: 4840 }],
        ]),
        merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 3 }],
        freezePane: { rows: 1 },
        charts: [
          { type: "bar", series: [{ values: "B2:B3" }], anchor: { from: { row: 5, col: 0 }, to: { row: 9, col: 4 } } },
          { type: "bar", series: [{ values: "C2:C3" }], anchor: { from: { row: 5, col: 5 }, to: { row: 9, col: 9 } } },
        ],
      },
      { name: "Danh mục", rows: [["XUANLOC", 1]] },
    ],
  });

/** What stands in that place of the page, each as it comes. */
const textsOf = (page: Page, place: string) =>
  page.evaluateHandle((selector) => {
    const texts: string[] = [];
    let last = document.querySelector(selector)?.textContent ?? "";
    new MutationObserver(() => {
      const text = document.querySelector(selector)?.textContent ?? "";
      if (text !== "" && text !== last) texts.push(text);
      last = text;
    }).observe(document.body, { characterData: true, childList: true, subtree: true });
    return texts;
  }, place);

const kept = (page: Page) => page.locator(".file-kept").getByText("Đã tự lưu lúc");

const reload = async (at: OpenWorkbook): Promise<void> => {
  await at.page.reload();
  await at.page.waitForFunction(() => "dvcWorkbook" in window, null, { timeout: 45_000 });
  await at.settled();
};

describe("what the browser keeps", () => {
  test("work comes back after the page was reloaded, untouched by a second tab, with a sentence and the way to the demonstration", {
    timeout: SLOW_MS,
  }, async () => {
    const at = workbook;
    await expect.poll(() => at.page.locator(".file-kept").textContent()).toBe("");
    await at.write("Xuân Lộc", "B6", "5.000");
    await at.inPage((sheet) => sheet.settings.set("cot", "B"));
    await kept(at.page).waitFor();
    const second = await at.page.context().newPage();
    await second.goto(`${server.origin}/`);
    await second.waitForFunction(() => "dvcWorkbook" in window, null, { timeout: 45_000 });
    const edited = await second.evaluate(async () => {
      const page = window as unknown as { dvcWorkbook: { write(sheet: string, at: string, typed: string): boolean } };
      return page.dvcWorkbook.write("Xuân Lộc", "B6", "6.000");
    });
    expect(edited).toBe(true);
    await kept(second).waitFor();
    await second.close();

    await reload(at);
    await notice(at.page).getByText("Đã mở lại “Dữ liệu trình diễn DVC”").waitFor();
    await expect.poll(() => at.shown("Xuân Lộc", "B6")).toBe("5.000");
    await expect.poll(() => at.shown("Xuân Lộc", "E6")).toBe("18,7%");
    await expect.poll(() => at.inPage((sheet) => sheet.settings.get("cot"))).toBe("B");
    await at.screenshot("workbook-restored");
    await notice(at.page).getByRole("button", { name: "Về dữ liệu trình diễn" }).click();
    await notice(at.page).getByText("Đã về dữ liệu trình diễn.").waitFor();
    await at.settled();
    await expect.poll(() => at.shown("Xuân Lộc", "E6")).toBe("18,1%");

    await at.page.getByText("Bản đã tự lưu").click();
    // The second tab's was kept last and stands first.
    await at.page
      .getByRole("button", { name: /^Dữ liệu trình diễn DVC/u })
      .nth(1)
      .click();
    await notice(at.page).getByText("Đã mở lại").waitFor();
    await at.settled();
    await expect.poll(() => at.shown("Xuân Lộc", "E6")).toBe("18,7%");
    expect(at.complaints).toEqual([]);
  });

  test("a browser that refuses storage is told, and work goes on", async () => {
    const refusing = await openWorkbook(browser, server.origin, {
      prepare: async (page) => {
        await page.addInitScript(() => {
          IDBFactory.prototype.open = () => {
            throw new DOMException("no room", "QuotaExceededError");
          };
        });
      },
    });
    await refusing.write("Xuân Lộc", "B6", "5.000");
    await refusing.page.getByRole("alert").getByText("bảng không được tự lưu").waitFor();
    await refusing.write("Xuân Lộc", "B6", "4.840");
    await expect.poll(() => refusing.shown("Xuân Lộc", "E6")).toBe("18,1%");
    await refusing.close();
  });
});

test("a sheet is printed as a table with its merges and formats, the header on each page", async () => {
  const at = await demonstration();
  await at.page.evaluate(() => {
    window.print = () => {};
  });
  await at.page.getByRole("button", { name: "In", exact: true }).click();
  const view = at.page.locator("#print-view");
  await view.waitFor({ state: "attached" });
  await expect.poll(() => view.locator("thead tr").count()).toBe(4);
  await expect.poll(() => view.locator("thead td").first().getAttribute("colspan")).toBe("7");
  await expect.poll(() => view.getByText("4.840/26.757 hồ sơ, đạt 18,1%").count()).toBe(1);
  await expect.poll(() => view.locator("style").textContent()).toContain("landscape");
  await at.page.emulateMedia({ media: "print" });
  await at.screenshot("workbook-print");
  const pdf = await at.page.pdf({ preferCSSPageSize: true });
  expect(pdf.length).toBeGreaterThan(5_000);
  await at.page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await view.waitFor({ state: "detached" });
  await at.page.emulateMedia({ media: null });
});

test("a file of five thousand rows is opened, edited and kept without a long silence", {
  timeout: SLOW_MS,
}, async () => {
  const rows = Array.from({ length: 5000 }, (_, row) => [
    `Xã ${row}`,
    ...Array.from({ length: 8 }, (__, column) => row * column),
  ]);
  const cells = new Map<string, Partial<Cell>>();
  for (let row = 0; row < 5000; row += 1) {
    cells.set(`${row},9`, { value: null, formula: `B${row + 1}+C${row + 1}`, formulaResult: row });
  }
  const bytes = await writeXlsx({ sheets: [{ name: "Lớn", rows, cells }] });
  const at = await demonstration();
  const said = await textsOf(at.page, ".file-notice");
  await choose(at.page, "Lớn.xlsx", bytes);
  await notice(at.page).getByText("Đã mở “Lớn.xlsx”").waitFor();
  const progress = ["Đang mở “Lớn.xlsx”…", "Đang vẽ 5.000 dòng của “Lớn.xlsx”…"];
  expect((await said.jsonValue()).slice(0, 2)).toEqual(progress);
  await at.settled();
  await kept(at.page).waitFor();
  const longTasks = await at.page.evaluateHandle(() => {
    const durations: number[] = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) durations.push(entry.duration);
    }).observe({ type: "longtask" });
    return durations;
  });
  const keptTexts = await textsOf(at.page, ".file-kept");
  await at.write("Lớn", "B2500", "7");
  await expect.poll(() => at.shown("Lớn", "J2500")).toBe("2506");
  // It is kept when the user has paused.
  await expect
    .poll(() => keptTexts.jsonValue(), { timeout: 30_000 })
    .toMatchObject([/^Sẽ tự lưu/u, /^Đã tự lưu/u].map((words) => expect.stringMatching(words)));
  // An edit and what is kept of it: nothing that somebody who types would feel as a standstill.
  expect(Math.max(0, ...(await longTasks.jsonValue()))).toBeLessThan(2_000);
  await reload(at);
  await expect.poll(() => at.shown("Lớn", "J2500")).toBe("2506");
});

describe("a file from Excel", () => {
  test("opens with live DVC formulas, is edited, saved and opened again", async () => {
    const at = await demonstration();
    await openFile(at, "Báo cáo tháng 6.xlsx", await report());
    await expect.poll(() => at.sheets()).toEqual(["Tháng 6", "Danh mục"]);
    await expect.poll(() => at.shown("Tháng 6", "B2")).toBe("4.840");
    await expect.poll(() => at.read("Tháng 6", "D2")).toMatchObject({ shown: "18,1%", formula: "=DVC.TYLE(B2,C2,1)" });
    await notice(at.page).getByText("Tệp có 2 biểu đồ. Trang này không hiện các phần đó").waitFor();
    await at.screenshot("workbook-file-opened");
    // The keyboard is in the grid, at its first cell, and who listens is told so.
    await at.page.getByRole("status").getByText("Đang ở trang “Tháng 6”, 3 dòng; sổ có 2 trang.").waitFor();
    await expect.poll(() => at.inPage((sheet) => sheet.selection()?.area)).toBe("A1:D1");
    await at.page.keyboard.press("ArrowDown");
    await expect.poll(() => at.inPage((sheet) => sheet.selection()?.area)).toBe("A2");

    await at.write("Tháng 6", "B2", "5.000");
    await expect.poll(() => at.shown("Tháng 6", "D2")).toBe("18,7%");
    await expect.poll(() => at.shown("Tháng 6", "B3")).toBe("5000");
    const saved = await download(at.page, () => at.page.getByRole("button", { name: "Lưu về máy" }).click());
    expect(saved.name).toBe("Báo cáo tháng 6.xlsx");
    const focused = () => at.page.evaluate(() => document.activeElement?.textContent);
    await expect.poll(focused).toBe("Lưu về máy (.xlsx)");
    const file = (await readXlsx(saved.bytes, { readStyles: true })).sheets[0];
    expect(file?.rows[1]?.[1]).toBe(5000);
    expect(file?.cells?.get("1,3")).toMatchObject({ formula: "_xldudf_DVC_TYLE(B2,C2,1)", style: { numFmt: "0.0%" } });
    expect(file?.cells?.get("1,3")?.formulaResult).toBeCloseTo(0.187, 10);
    expect(file?.merges).toHaveLength(1);
    expect(file?.charts).toHaveLength(2);
    expect(file?.cells?.get("0,0")?.style?.font).toMatchObject({ bold: true, size: 14 });

    await openFile(at, "Lần hai.xlsx", saved.bytes);
    await expect.poll(() => at.shown("Tháng 6", "D2")).toBe("18,7%");
    expect(at.complaints).toEqual([]);
  });

  test("rows put in above a chart: the saved file has no chart in a wrong place, and the page says so; undo brings it back", async () => {
    const at = await demonstration();
    await openFile(at, "Báo cáo tháng 6.xlsx", await report());
    const charts = async (bytes: Uint8Array) => (await readXlsx(bytes)).sheets[0]?.charts?.length ?? 0;
    const press = () => at.page.getByRole("button", { name: "Lưu về máy" }).click();
    await at.page.mouse.click(80, 330, { button: "right" });
    await at.page.getByText("Chèn", { exact: true }).hover();
    const entry = at.page.getByText("dòng ở trên");
    await entry.waitFor();
    const place = await entry.boundingBox();
    // Beside the number of rows, which is a field of its own.
    await at.page.mouse.click((place?.x ?? 0) + (place?.width ?? 0) - 10, (place?.y ?? 0) + 10);
    await at.settled();
    expect(await charts((await download(at.page, press)).bytes)).toBe(0);
    await notice(at.page).getByText("Trang “Tháng 6” đã đổi tên, hoặc có dòng, cột thêm, bớt, dời").waitFor();
    await at.inPage((sheet) => sheet.focus());
    await at.page.keyboard.press("Control+z");
    await at.settled();
    expect(await charts((await download(at.page, press)).bytes)).toBe(2);
  });

  test("a table of a DVC function comes back as a table that is calculated anew", async () => {
    const at = await demonstration();
    await at.page.getByRole("button", { name: "Tệp mới" }).click();
    await notice(at.page).getByText("Đã tạo tệp mới.").waitFor();
    await expect.poll(() => at.sheets()).toEqual(["Trang tính 1"]);
    await at.write("Trang tính 1", "A1", '=DVC.BANGDIEM({"HS_TRUC_TUYEN"\\5;"HS_TONG"\\10};"năm 2023")');
    const before = await at.inPage((sheet) => sheet.readSheet("sheet"));
    expect(before?.cells.length).toBeGreaterThan(3);
    const saved = await download(at.page, () => at.page.keyboard.press("Control+s"));
    await openFile(at, "Bảng điểm.xlsx", saved.bytes);
    await expect.poll(async () => (await at.inPage((sheet) => sheet.readSheet("sheet")))?.cells).toEqual(before?.cells);
    await expect.poll(async () => (await at.read("Trang tính 1", "A1")).formula).toContain("=DVC.BANGDIEM(");
  });

  test("Ctrl+S takes over what is being typed, as Enter would", async () => {
    const at = await demonstration();
    await at.select("Xuân Lộc", "B6");
    await at.page.waitForTimeout(200);
    await at.page.keyboard.type("5.000");
    await at.page.waitForTimeout(200);
    const saved = await download(at.page, () => at.page.keyboard.press("Control+s"));
    const sheet = (await readXlsx(saved.bytes)).sheets[0];
    expect(sheet?.rows[5]?.[1]).toBe(5000);
    expect(sheet?.cells?.get("5,4")?.formulaResult).toBeCloseTo(0.187, 10);
  });

  test("a damaged file, a picture and an empty file are refused in words, and the open workbook stays", async () => {
    const at = await demonstration();
    await at.write("Xuân Lộc", "B6", "5.000");
    const good = await report();
    const bad: readonly (readonly [string, Uint8Array])[] = [
      ["tệp hỏng", good.slice(0, good.length / 2)],
      ["không dùng bảng mã Unicode", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0xff, 0xfe])],
      ["không có ô nào có nội dung", new Uint8Array()],
    ];
    for (const [words, bytes] of bad) {
      await choose(at.page, "Hỏng.xlsx", bytes);
      await at.page.getByRole("alert").getByText(words).waitFor();
      await expect.poll(() => at.shown("Xuân Lộc", "B6")).toBe("5.000");
      await expect.poll(async () => (await at.sheets())[0]).toBe("Xuân Lộc");
    }
    await at.write("Xuân Lộc", "B6", "4.840");
    await expect.poll(() => at.shown("Xuân Lộc", "E6")).toBe("18,1%");
  });

  test("a file of other software is dropped onto the page and opens as values", async () => {
    const at = await demonstration();
    const text = "\ufeffĐơn vị;Hồ sơ\nXã A;20.757\n";
    const transfer = await at.page.evaluateHandle((content) => {
      const carried = new DataTransfer();
      carried.items.add(new File([content], "mot-cua.csv", { type: "text/csv" }));
      return carried;
    }, text);
    await at.page.locator(".sheet").dispatchEvent("dragover", { dataTransfer: transfer });
    await at.page.getByText("Thả tệp vào đây để mở").waitFor();
    await at.page.locator(".sheet").dispatchEvent("drop", { dataTransfer: transfer });
    await notice(at.page).getByText("dưới dạng giá trị").waitFor();
    const [name = ""] = await at.sheets();
    await expect.poll(() => at.read(name, "B2")).toMatchObject({ value: 20757, shown: "20.757" });
  });
});
