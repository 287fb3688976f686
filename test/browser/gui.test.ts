// /gui: the pane without a sheet reads a file or typed figures, in the page, on a phone's width too.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { READING_TEXT } from "../../shared/text/reading.ts";
import { pageFaults } from "./accessibility.ts";
import { closePages, launchChromium } from "./chromium.ts";
import { type PageServer, startPageServer } from "./page-server.ts";
import { pictureOfFailure, takeScreenshot, watchPage } from "./workbook.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const EXPORT = path.join(import.meta.dirname, "..", "cases", "layouts", "files", "one-stop-export.html");

let browser: Browser;
let server: PageServer;
let page: Page;
let watched: ReturnType<typeof watchPage>;

const violations = async (): Promise<readonly string[]> => {
  await page.evaluate(fs.readFileSync(AXE, "utf8"));
  return page.evaluate(async () => {
    type Axe = { run(place: string): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    const found = await (window as unknown as { axe: Axe }).axe.run("[role=tabpanel]");
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
};

/** What stands out on the right of the page, in short. */
const tooWide = () =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const all = [...document.querySelectorAll("main *")];
    return all
      .filter((one) => one.getBoundingClientRect().right > clientWidth + 1)
      .map((one) => one.outerHTML.slice(0, 90));
  });
const choose = (name: string, bytes: Buffer) =>
  page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/octet-stream", buffer: bytes });
const shot = async (name: string) => {
  await takeScreenshot(page, `gui-${name}`);
};

const openPage = async () => {
  await page?.context().close();
  const context = await browser.newContext({
    viewport: { width: 1100, height: 900 },
    locale: "vi-VN",
    reducedMotion: "reduce",
  });
  page = await context.newPage();
  watched = watchPage(page);
  await page.goto(`${server.origin}/gui.html`);
  await page.getByRole("heading", { name: "Tệp số liệu" }).waitFor();
};
beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), startPageServer()]);
  await openPage();
});
beforeEach(pictureOfFailure(() => page, openPage));
afterAll(async () => {
  await closePages(browser);
  await server?.close();
});

describe("a file", () => {
  test("is asked for; without one the page says what to do", async () => {
    await page.getByText("hoặc thả tệp").waitFor();
    await page.getByRole("heading", { name: "Nhập tay" }).waitFor();
    await shot("empty");
    await expect.poll(() => violations()).toEqual([]);
    await expect.poll(() => pageFaults(page)).toEqual([]);
  });

  test("as a one-stop system exports it (HTML named .xls) is read, and goes nowhere", async () => {
    const asked = watched.requested.length;
    await choose("BaoCao.xls", fs.readFileSync(EXPORT));
    await page.getByText("Đang mở: BaoCao.xls").waitFor();
    await page
      .getByText(/Bản số liệu|bản số liệu/u)
      .first()
      .waitFor();
    await shot("file");
    await expect.poll(() => violations()).toEqual([]);
    const sent = watched.requested.slice(asked).filter((address) => address.includes("/v1/"));
    expect(sent).toEqual([]);
  });

  test("with a wrong total names the cell, and shows it in the picture", async () => {
    const csv = "Tháng 6/2023;;\nTên xã;Hồ sơ tiếp nhận;Hồ sơ trực tuyến\nXã A;100;40\nXã B;80;20\nTổng cộng;190;60\n";
    await choose("xa.csv", Buffer.from(csv));
    const finding = page.getByRole("listitem").filter({ hasText: "190" });
    await finding.first().waitFor();
    await finding.getByRole("button", { name: "Tới ô B5" }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-at"))).toBe("B5");
    await expect.poll(() => page.getByRole("button", { name: /^Áp dụng/u }).count()).toBe(0);
  });

  test("of a layout that was explained once is read so the next time, until that is dropped", async () => {
    const month = (name: string, online: number) =>
      Buffer.from(`Tháng 6/2023;;\nTên xã;Hồ sơ tiếp nhận;Qua cổng ABC\n${name};100;${online}\nXã C;80;20\n`);
    const cell = (at: string) => page.locator(`[role=tabpanel] [data-at="${at}"]`);
    await choose("thang-6.csv", month("Xã A", 40));
    await page.getByText("Đang mở: thang-6.csv").waitFor();
    await expect.poll(() => cell("C2").getAttribute("data-kind")).toBe("open");
    await cell("C2").click();
    await page.getByRole("combobox", { name: "Là chỉ tiêu" }).fill("nop truc tuyen");
    await page
      .getByRole("option", { name: /^Hồ sơ nộp trực tuyến/u })
      .first()
      .click();
    await page.getByText("đã nhớ cho lần sau").waitFor();
    await choose("thang-7.csv", month("Xã B", 41));
    await page.getByText("Đang mở: thang-7.csv").waitFor();
    await page.getByText(READING_TEXT.remembered()).waitFor();
    await expect.poll(() => cell("C3").getAttribute("title")).toBe("C3: Hồ sơ nộp trực tuyến, 41");
    await page.getByRole("button", { name: "Bỏ cách ghép này" }).click();
    await page.getByText(READING_TEXT.forgotten()).waitFor();
    await expect.poll(() => cell("C2").getAttribute("data-kind")).toBe("open");
  });

  test("of thousands of units is read aside: told how far, stopped at will, and listed by what is wrong", async () => {
    const lines = Array.from({ length: 3000 }, (_, at) => `Xã ${at};${at % 10 === 0 ? 107 : 100};40;60`);
    const file = Buffer.from(
      ["Tháng 6/2023;;;", "Tên xã;Hồ sơ tiếp nhận;Hồ sơ trực tuyến;Hồ sơ trực tiếp", ...lines].join("\n"),
    );
    await choose("nghin-xa.csv", file);
    await page.getByText("Đang mở: nghin-xa.csv").waitFor();
    await page.getByRole("button", { name: "Dừng" }).click();
    await page.getByText(READING_TEXT.stopped()).waitFor();
    await page.getByRole("button", { name: "Đọc lại" }).click();
    await page.getByText("Lỗi: 300.").waitFor();
    const group = page.locator("details").filter({ hasText: "Tổng không bằng các phần" });
    await group.locator("summary").click();
    await expect.poll(() => group.getByRole("listitem").count()).toBe(30);
    await group.getByRole("button", { name: "Xem thêm (còn 270 phát hiện)" }).click();
    await expect.poll(() => group.getByRole("listitem").count()).toBe(60);
    await group.getByRole("button", { name: "Tới ô B503" }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-at"))).toBe("B503");
    await shot("thousands");
    await expect.poll(() => violations()).toEqual([]);
    await expect.poll(() => pageFaults(page)).toEqual([]);
  });

  test("that cannot be read is refused with what to do, and the one before stays open", async () => {
    await choose("xa.csv", Buffer.from("Tháng 6/2023;;\nTên xã;Hồ sơ tiếp nhận;Hồ sơ trực tuyến\nXã A;100;40\n"));
    await page.getByText("Đang mở: xa.csv").waitFor();
    await choose("cu.xls", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]));
    await page.getByText("định dạng Excel 97-2003").waitFor();
    await page.getByText("Đang mở: xa.csv").waitFor();
  });
});

describe("figures typed by hand", () => {
  const field = (name: string) => page.getByLabel(name, { exact: true });

  beforeEach(async () => {
    const close = page.getByRole("button", { name: "Đóng tệp" });
    if (await close.isVisible()) await close.click();
  });

  test("that are no numbers are named in a summary that leads to the field", async () => {
    await field("Hồ sơ tiếp nhận trong kỳ").fill("một trăm");
    await page.getByRole("button", { name: "Kiểm tra số đã nhập" }).click();
    const summary = page.getByRole("alert").filter({ hasText: "Chưa kiểm tra được" });
    await summary.getByText("không phải số đếm").waitFor();
    await expect.poll(() => summary.evaluate((alert) => alert === document.activeElement)).toBe(true);
    await shot("typed-fault");
    await expect.poll(() => violations()).toEqual([]);
    await summary.getByRole("button").first().click();
    await expect
      .poll(() => field("Hồ sơ tiếp nhận trong kỳ").evaluate((input) => input === document.activeElement))
      .toBe(true);
  });

  test("are checked and handed on", async () => {
    await field("Hồ sơ tiếp nhận trong kỳ").fill("1.000");
    await field("Hồ sơ nộp trực tuyến").fill("1.200");
    await page.getByRole("button", { name: "Kiểm tra số đã nhập" }).click();
    await page
      .getByText(/1\.200.*1\.000/u)
      .first()
      .waitFor();
    await page.getByRole("region", { name: "Nhập tay" }).getByRole("button", { name: "Gửi số liệu này" }).click();
    await page.getByRole("tab", { name: "Gửi số liệu", selected: true }).waitFor();
    await page.getByRole("tab", { name: "Kiểm tra" }).click();
    await expect.poll(() => field("Hồ sơ tiếp nhận trong kỳ").inputValue()).toBe("1.000");
  });
});

test("a unit is found by any words of its name, without diacritics, and what matches none says so", async () => {
  const unit = page.getByRole("combobox", { name: "Đơn vị" });
  const chosen = await unit.inputValue();
  await unit.click();
  await unit.pressSequentially("cap xa");
  await page.getByRole("option", { name: "Cấp xã, huyện Xuân Lộc" }).waitFor();
  await expect.poll(() => page.getByRole("listbox").getByRole("option").count()).toBe(1);
  await expect.poll(() => unit.inputValue()).toBe("cap xa");
  await unit.fill("không có");
  await page.getByRole("option", { name: "Không tìm thấy đơn vị." }).waitFor();
  await unit.press("Escape");
  await expect.poll(() => unit.inputValue()).toBe(chosen);
});

test("a pasted report is marked without a fault that axe can see", async () => {
  await page
    .getByLabel("Dán văn bản cần soát")
    .fill("Tiếp nhận 26.757 hồ sơ, trong đó 4.840 hồ sơ trực tuyến, đạt 21,5%.");
  await page.getByRole("button", { name: "Soát văn bản" }).click();
  await page.getByText("không phải 21,5%").waitFor();
  await expect.poll(() => violations()).toEqual([]);
});

test("nothing is cut off on a screen of 320 px, and nothing at 200 % of the wide page", async () => {
  const look = async (what: string) => {
    for (const width of [320, 340, 550]) {
      await page.setViewportSize({ width, height: 1400 });
      await shot(`${what}-${width}`);
      await expect.poll(() => tooWide(), { message: `${what} at ${width} px` }).toEqual([]);
    }
  };
  await look("typed");
  await choose("BaoCao.xls", fs.readFileSync(EXPORT));
  await page.getByText("Đang mở: BaoCao.xls").waitFor();
  await page.getByText("Xem thêm dòng").waitFor();
  await look("file");
  expect(watched.complaints.filter((text) => !text.includes("404"))).toEqual([]);
});
