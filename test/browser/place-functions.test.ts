// "Hàm & trợ giúp" beside the web workbook: a formula filled in from the sheet, and the number of the selected cell explained.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CATALOGUE } from "../../shared/functions/catalogue.ts";
import type { Argument } from "../../shared/functions/cell.ts";
import { axeFaults } from "./axe.ts";
import { closePages, launchChromium } from "./chromium.ts";
import { type PageServer, startPageServer } from "./page-server.ts";
import { type OpenWorkbook, openWorkbook, pictureOfFailure, takeScreenshot } from "./workbook.ts";

let browser: Browser;
let server: PageServer;
let workbook: OpenWorkbook;
let page: Page;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), startPageServer()]);
  workbook = await openWorkbook(browser, server.origin);
  page = workbook.page;
  page.setDefaultTimeout(8_000);
  await page.getByRole("tab", { name: "Hàm & trợ giúp" }).click();
});
beforeEach(pictureOfFailure(() => page));
afterAll(async () => {
  await workbook?.close();
  await closePages(browser);
  await server?.close();
});

const SHEET = "Xuân Lộc";
/** Forms of every kind: a rate, a table, a long text, words to choose, stored data. */
const PICTURED: ReadonlySet<string> = new Set(["TYLECHUNG", "BANGDIEM", "DIENGIAI", "CHITIEU", "TONGHOP"]);
const form = () => page.getByRole("form", { name: /^TYLE –/ });
const field = (name: string) => page.getByRole("textbox", { name });
const openForm = async (id: string) => {
  await page.getByLabel("Tìm hàm").fill(id);
  const heading = page.getByRole("button", { name: new RegExp(`^${id}(?![A-Z])`) });
  if ((await heading.getAttribute("aria-expanded")) !== "true") await heading.click();
  await page.getByRole("button", { name: `Điền công thức ${id}`, exact: true }).click();
};
const explain = async (sheet: string, cell: string) => {
  await workbook.select(sheet, cell);
  await page.getByRole("heading", { level: 2, name: `${sheet}, ô ${cell}` }).waitFor();
  await page.getByText("Đang tìm hiểu ô này…").waitFor({ state: "detached" });
};

describe("the form of a formula", () => {
  test("is filled with cells of the sheet, previewed, and put into the cell that it was opened for", async () => {
    await workbook.select(SHEET, "J20");
    await openForm("TYLE");
    await form().getByText(`Ô nhận kết quả: ${SHEET}, ô J20`).waitFor();
    await workbook.select(SHEET, "B6");
    await form().getByRole("button", { name: "Lấy ô đang chọn cho “Tử số”" }).click();
    await workbook.select(SHEET, "C6");
    await form().getByRole("button", { name: "Lấy ô đang chọn cho “Mẫu số”" }).click();
    await field("Số chữ số thập phân").fill("1");
    await form().getByText("=DVC.TYLE(B6; C6; 1)").waitFor();
    await form().getByText("18,1%", { exact: true }).waitFor();
    await form().getByText("ô B6: 4.840").waitFor();
    await takeScreenshot(page, "place-functions-form");
    await form().getByRole("button", { name: "Chèn vào ô J20" }).click();
    await form().getByText(`Đã chèn vào ô J20 của trang ${SHEET}.`).waitFor();
    await workbook.settled();
    await expect
      .poll(() => workbook.read(SHEET, "J20"))
      .toMatchObject({ formula: "=DVC.TYLE(B6,C6,1)", shown: "18,1%" });
    await workbook.clear(SHEET, "J20");
  });

  test("with a needed field left blank says so in a summary that leads to the field, and inserts nothing", async () => {
    await field("Mẫu số").fill("");
    await form().getByRole("button", { name: "Chèn vào ô J20" }).click();
    const link = page.getByRole("alert").getByRole("button", { name: /Mẫu số/ });
    await link.click();
    await expect.poll(() => field("Mẫu số").evaluate((field) => field === document.activeElement)).toBe(true);
    await expect.poll(() => workbook.read(SHEET, "J20")).toMatchObject({ shown: "" });
    await takeScreenshot(page, "place-functions-faults");
    await expect.poll(() => axeFaults(page, "#dvc-pane")).toEqual([]);
  });

  test("an impossible rate shows its reason before it is inserted", async () => {
    await field("Mẫu số").fill("12");
    await form()
      .getByText(/Tử số 4\.840 lớn hơn mẫu số 12/)
      .waitFor();
    await page.getByRole("button", { name: "Các hàm" }).click();
    await expect.poll(() => page.getByLabel("Tìm hàm").inputValue()).toBe("TYLE");
  });

  test("words are chosen from a list, and nothing is cut off at 320 pixels", async () => {
    await openForm("CANTHEM");
    await page.getByRole("combobox", { name: /^Cách tính/ }).selectOption("chuyen");
    await field("Tử số").fill("4840");
    await field("Mẫu số").fill("26757");
    await field("Chỉ tiêu").fill("20%");
    await page.getByText("512", { exact: true }).waitFor();
    await page.setViewportSize({ width: 320, height: 640 });
    await page.getByRole("button", { name: "Hiện ngăn DVC" }).click();
    const panel = page.locator("#dvc-pane [role=tabpanel]").first();
    await expect.poll(() => panel.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
    await takeScreenshot(page, "place-functions-320");
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.getByRole("button", { name: "Các hàm" }).click();
  });
});

describe("every function of the catalogue", () => {
  const NAME = "Thử hàm";
  /** Rows from one formula to the next: the longest table of the examples fits in between. */
  const BLOCK = 45;
  const TARGET = "H";
  const columnName = (column: number) => String.fromCharCode("A".charCodeAt(0) + column);

  interface Filled {
    readonly definition: (typeof CATALOGUE)[number];
    readonly shows: string;
    readonly cell: string;
    /** What is typed into each field. */
    readonly typed: readonly string[];
  }
  const cells: (string | number | null)[][] = [];
  /** Ranges of the example go into cells of the block; the field names them. */
  const typedOf = (arg: Argument, top: number, taken: { columns: number }): string => {
    if (!Array.isArray(arg)) return typeof arg === "number" ? String(arg).replace(".", ",") : String(arg ?? "");
    const grid = arg as readonly (readonly (string | number | null)[])[];
    const left = taken.columns;
    for (const [row, line] of grid.entries()) {
      const place = cells[top + row] ?? [];
      for (const [column, value] of line.entries()) place[left + column] = value;
      cells[top + row] = place;
    }
    const wide = grid[0]?.length ?? 1;
    taken.columns += wide + 1;
    return `${columnName(left)}${top + 1}:${columnName(left + wide - 1)}${top + grid.length}`;
  };
  const filled = CATALOGUE.map((definition, index): Filled => {
    const example = definition.examples[0];
    if (!example) throw new Error(`${definition.id} has no example`);
    const top = index * BLOCK;
    const taken = { columns: 0 };
    const typed = example.args.map((arg) => typedOf(arg, top, taken));
    return { definition, shows: example.shows, cell: `${TARGET}${top + 1}`, typed };
  });

  beforeAll(async () => {
    const rows = Array.from({ length: CATALOGUE.length * BLOCK }, (_, row) =>
      Array.from(cells[row] ?? [], (value) => ({ value: value ?? null })),
    );
    const sheet = { name: NAME, rows, widths: [12], frozenRows: 0, frozenColumns: 0 };
    await workbook.inPage((open, added) => open.addSheets([added]), sheet);
  });

  test.each(filled.map((one) => [one.definition.id, one] as const))(
    "%s: its example, filled in and inserted, answers in the cell",
    async (id, { definition, shows, cell, typed }) => {
      const back = page.getByRole("button", { name: "Các hàm" });
      if (await back.isVisible()) await back.click();
      await workbook.select(NAME, cell);
      await openForm(id);
      const form = page.getByRole("form", { name: new RegExp(`^${id} –`) });
      await form.getByText(`Ô nhận kết quả: ${NAME}, ô ${cell}`).waitFor();
      for (const [index, text] of typed.entries()) {
        const { kind, title } = definition.params[index] ?? { kind: "text", title: { vi: "" } };
        if (text === "") continue;
        if (kind === "choice") {
          const list = form
            .getByRole("combobox")
            .filter({ has: page.getByText(new RegExp(text, "iu")) })
            .first();
          const option = await list
            .getByRole("option", { name: new RegExp(text, "iu") })
            .first()
            .getAttribute("value");
          await list.selectOption(option ?? "");
        } else {
          await form.getByLabel(title.vi).and(form.locator("input")).first().fill(text);
        }
      }
      await form.getByRole("button", { name: `Chèn vào ô ${cell}` }).click();
      await form.getByText(`Đã chèn vào ô ${cell} của trang ${NAME}.`).waitFor();
      await workbook.settled();
      await expect.poll(() => workbook.shown(NAME, cell)).not.toBe("");
      const answered = await workbook.read(NAME, cell);
      expect(answered.formula).toMatch(new RegExp(`^=DVC\\.${id}\\(`, "u"));
      if (definition.stored === "needed") {
        // What the stand-in server does not have is said so, in a sentence.
        if (answered.message !== null) {
          expect(answered.shown).toMatch(/^#(?:N\/A|VALUE!)$/u);
          expect(answered.message).toMatch(/[à-ỹđ].*\.$/u);
        }
      } else {
        expect(answered.message).toBeNull();
        if (definition.result !== "table") expect(answered.shown).toBe(shows);
      }
      if (PICTURED.has(id)) await takeScreenshot(page, `place-functions-${id.toLowerCase()}`);
      await back.click();
    },
  );
});

describe("the selected cell explained", () => {
  beforeAll(async () => {
    await page.getByRole("tab", { name: "Giải thích ô đang chọn" }).click();
  });

  test("a rate shows its inputs with their cells, the division and the rounding", async () => {
    await explain(SHEET, "E6");
    await page.getByText("4.840 ÷ 26.757 ≈ 18,088724%").waitFor();
    await page.getByText("Làm tròn nửa lên (half-up) đến 1 chữ số").waitFor();
    await takeScreenshot(page, "place-explain-rate");
    await page.getByRole("button", { name: "Tới ô B6" }).click();
    await page.getByRole("heading", { level: 2, name: `${SHEET}, ô B6` }).waitFor();
  });

  test("a score shows its rules and the points that are missing, largest first", async () => {
    await workbook.write(SHEET, "J21", '=DVC.DIEM({"ON_TIME"\\403016\\464494};"Quý III/2026")');
    await explain(SHEET, "J21");
    await page.getByRole("heading", { name: "Điểm còn thiếu và cần bao nhiêu hồ sơ" }).waitFor();
    await page.getByText("thiếu 2,65 điểm").waitFor();
    await page
      .getByText(/Quyết định 766\/QĐ-TTg/)
      .first()
      .waitFor();
    await takeScreenshot(page, "place-explain-score");
    await expect.poll(() => axeFaults(page, "#dvc-pane")).toEqual([]);
  });

  test("a cell without a figure says what to select", async () => {
    await explain(SHEET, "J45");
    await page.getByText("Ô này không có hàm DVC").waitFor();
  });
});
