// "Kiểm tra" in the pane: a sheet is read, understood, corrected and put right by hand; a pasted report is marked; all by keyboard too.
import fs from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CHECK_TEXT } from "../../shared/text/check.ts";
import { READING_TEXT } from "../../shared/text/reading.ts";
import type { PlainSheet } from "../../shared/writing/plain-sheet.ts";
import { contentOfFixture, readFixtures } from "../support/layout-fixtures.ts";
import { closePages, launchChromium } from "./chromium.ts";
import { type PageServer, startPageServer } from "./page-server.ts";
import { typeInto } from "./typing.ts";
import { type OpenWorkbook, openWorkbook, pictureOfFailure, takeScreenshot } from "./workbook.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

let browser: Browser;
let server: PageServer;
let workbook: OpenWorkbook;
let page: Page;

/** What axe finds in an element, one line each. */
const violations = async (place: string): Promise<readonly string[]> => {
  await page.evaluate(fs.readFileSync(AXE, "utf8"));
  return page.evaluate(async (selector) => {
    type Axe = { run(place: string): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    const found = await (window as unknown as { axe: Axe }).axe.run(selector);
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  }, place);
};

const sheetOf = (name: string, layout: string, change: Readonly<Record<string, string | number>> = {}): PlainSheet => {
  const fixture = readFixtures().find((one) => one.name === layout);
  if (!fixture) throw new Error(`no layout ${layout}`);
  const { cells, merges = [] } = contentOfFixture(fixture);
  const rows = cells.map((row, at) =>
    row.map((cell, column) => {
      const changed = change[`${String.fromCharCode(65 + column)}${at + 1}`];
      return { value: changed ?? (typeof cell === "string" || typeof cell === "number" ? cell : null) };
    }),
  );
  return { name, rows, widths: [], frozenRows: 0, frozenColumns: 0, merges };
};

const addSheet = async (sheet: PlainSheet) => {
  await workbook.inPage((open, given: PlainSheet) => open.addSheets([given]), sheet);
  await workbook.select(sheet.name, "A1");
  await page.getByText(`Đã đọc trang “${sheet.name}”`).waitFor();
};

const cellButton = (address: string) => page.locator(`#dvc-pane [data-at="${address}"]`);

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), startPageServer()]);
  workbook = await openWorkbook(browser, server.origin);
  page = workbook.page;
});
beforeEach(pictureOfFailure(() => page));
afterAll(async () => {
  await workbook?.close();
  await closePages(browser);
  await server?.close();
});

const pane = () => page.getByRole("tabpanel");
const shot = (name: string) => takeScreenshot(page, `place-check-${name}`);

describe("a sheet", () => {
  test("is understood cell by cell, and its wrong total is said at its cell", async () => {
    await addSheet(sheetOf("Biểu 06a", "form-06a-commune", { D13: 103 }));
    await pane()
      .getByText(/Bản số liệu: .*Quý I\/2023.*Biểu 06a/u)
      .waitFor();
    await expect.poll(() => cellButton("D13").getAttribute("title")).toBe("D13: Hồ sơ nộp trực tuyến, 103");
    const finding = pane().getByRole("listitem").filter({ hasText: "103, nhưng 4 lĩnh vực cộng lại là 102" }).first();
    await finding.waitFor();
    await shot("wide");
    await expect.poll(() => violations("[role=tabpanel]")).toEqual([]);
    await finding.getByRole("button", { name: "Tới ô D13" }).click();
    await shot("findings");
    await expect.poll(() => workbook.inPage((open) => open.selection()?.area)).toBe("D13");
  });

  test("a proposal is written by a click, told with what stood there, and taken back", async () => {
    await pane().getByRole("button", { name: "Áp dụng: ghi 102 vào ô D13" }).first().click();
    await pane().getByText("Đã ghi 102 vào ô D13 (trước là 103).").waitFor();
    await expect.poll(async () => (await workbook.read("Biểu 06a", "D13")).shown).toBe("102");
    await pane().getByText(CHECK_TEXT.nothingFound).waitFor();
    await shot("applied");
    await pane().getByRole("button", { name: "Hoàn lại" }).click();
    await pane().getByText("Ô D13 đã trở lại là 103.").waitFor();
    await expect.poll(async () => (await workbook.read("Biểu 06a", "D13")).shown).toBe("103");
  });

  test("a cell with a formula is not overwritten", async () => {
    await workbook.write("Biểu 06a", "D13", "=100+3");
    await pane().getByRole("button", { name: "Đọc lại", exact: true }).click();
    await pane().getByRole("button", { name: "Áp dụng: ghi 102 vào ô D13" }).first().click();
    await pane().getByText("Ô D13 là công thức =100+3.").waitFor();
    await expect.poll(async () => (await workbook.read("Biểu 06a", "D13")).formula).toBe("=100+3");
  });

  test("that was changed by hand is noticed, and read again when asked", async () => {
    await typeInto(workbook, "Biểu 06a", "D13", "102");
    await pane().getByText(CHECK_TEXT.changed).waitFor();
    await pane().getByRole("button", { name: "Đọc lại trang tính" }).click();
    await pane().getByText(CHECK_TEXT.nothingFound).waitFor();
  });

  test("in which nothing is a figure says what was looked for", async () => {
    await addSheet(sheetOf("Cán bộ", "not-a-report"));
    await pane().getByText(CHECK_TEXT.nothingUnderstood).waitFor();
    await pane().getByText(CHECK_TEXT.whatToDo).waitFor();
  });
});

describe("a header that is not understood", () => {
  const STRANGE = (name: string, moved: boolean): PlainSheet => {
    const gap = moved ? ["Ghi chú"] : [];
    const blank = moved ? [""] : [];
    const lines = [
      ["Tháng 5/2023"],
      ["TT", ...gap, "Tên xã", "Hồ sơ tiếp nhận", "Nộp qua cổng ABC"],
      [1, ...blank, "Xã Suối Cao", 100, 40],
      [2, ...blank, "Xã Xuân Hòa", 80, 20],
    ];
    const rows = lines.map((line) => line.map((value) => ({ value: value === "" ? null : value })));
    return { name, rows, widths: [], frozenRows: 0, frozenColumns: 0 };
  };

  test("is told by clicking it and typing part of a name, without a mouse too", async () => {
    await addSheet(STRANGE("Các xã", false));
    await expect.poll(() => cellButton("D2").getAttribute("data-kind")).toBe("open");
    await cellButton("C2").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.getByRole("combobox", { name: "Là chỉ tiêu" }).pressSequentially("nop truc tuyen");
    await page
      .getByRole("option", { name: /^Hồ sơ nộp trực tuyến/u })
      .first()
      .waitFor();
    await shot("header");
    await page
      .getByRole("option", { name: /^Hồ sơ nộp trực tuyến/u })
      .first()
      .click();
    await pane().getByText("đã nhớ cho lần sau").waitFor();
    await expect.poll(() => cellButton("D3").getAttribute("title")).toBe("D3: Hồ sơ nộp trực tuyến, 40");
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-at"))).toBe("D2");
  });

  test("counts where the sheet is sent from and where its cells are explained", async () => {
    await page.getByRole("tab", { name: "Gửi số liệu" }).click();
    await pane().getByRole("button", { name: "Đọc trang tính" }).click();
    await pane().getByText(READING_TEXT.remembered()).waitFor();
    await pane().getByRole("button", { name: "Xem và gửi" }).first().click();
    await pane().getByRole("region", { name: "Số liệu" }).getByText("Hồ sơ nộp trực tuyến").first().waitFor();
    await shot("sent-as-corrected");
    await page.getByRole("tab", { name: "Hàm & trợ giúp" }).click();
    await page.getByRole("tab", { name: "Giải thích ô đang chọn" }).click();
    await workbook.select("Các xã", "D3");
    await pane().getByText("Hồ sơ nộp trực tuyến", { exact: true }).waitFor();
    await pane().getByText(READING_TEXT.remembered()).waitFor();
    await page.getByRole("tab", { name: "Kiểm tra", exact: true }).click();
  });

  test("is found again in another sheet after a column was put before it", async () => {
    await addSheet(STRANGE("Các xã sau", true));
    await expect.poll(() => cellButton("E3").getAttribute("title")).toBe("E3: Hồ sơ nộp trực tuyến, 40");
    await pane().getByText("Đang dùng cách ghép đã nhớ").waitFor();
    await pane().getByRole("button", { name: "Bỏ cách ghép này" }).click();
    await pane().getByText("Đã bỏ cách ghép").waitFor();
    await expect.poll(() => cellButton("E2").getAttribute("data-kind")).toBe("open");
  });

  test("the reports go on to the place that sends them", async () => {
    await pane().getByRole("button", { name: "Gửi số liệu này (2 bản)" }).click();
    await page.getByRole("tab", { name: "Gửi số liệu", selected: true }).waitFor();
    await page.getByRole("tab", { name: "Kiểm tra" }).click();
    await pane().getByText("Đã đọc trang “Các xã sau”").waitFor();
  });
});

describe("a pasted report", () => {
  const REPORT =
    "Trong tháng 6/2023, đơn vị tiếp nhận 26.757 hồ sơ, trong đó 4.840 hồ sơ trực tuyến, đạt 21,5%. Đã giải quyết 300 hồ sơ, trong đó đúng hạn 310 hồ sơ.";

  test("is marked in the text; mark and sentence lead to each other; nothing is sent", async () => {
    const asked = workbook.requested.length;
    await page.getByLabel("Dán văn bản cần soát").fill(REPORT);
    await page.getByRole("button", { name: "Soát văn bản" }).click();
    const sign = page.getByRole("button", { name: /^L1: tới câu giải thích/u });
    await sign.waitFor();
    await expect.poll(() => pane().locator("mark").count()).toBeGreaterThan(0);
    await sign.press("Enter");
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain("L1");
    await page.getByRole("button", { name: "Xem trong văn bản: L1" }).press("Enter");
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("L1");
    const calls = workbook.requested.slice(asked).filter((address) => address.includes("/v1/"));
    expect(calls).toEqual([]);
    await shot("text");
  });

  test("its findings are copied as a list, and the text is still there after a look at another place", async () => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Chép danh sách" }).click();
    await page.getByText("Đã chép danh sách.").waitFor();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^1\. Lỗi – “.*”: /u);
    await page.getByRole("tab", { name: "Báo cáo" }).click();
    await page.getByRole("tab", { name: "Kiểm tra" }).click();
    await expect.poll(() => page.getByLabel("Dán văn bản cần soát").inputValue()).toBe(REPORT);
  });

  test("an empty text says what to do", async () => {
    await page.getByLabel("Dán văn bản cần soát").fill("  ");
    await page.getByRole("button", { name: "Soát văn bản" }).click();
    await page.getByText("Hãy dán đoạn văn bản báo cáo").waitFor();
  });
});
