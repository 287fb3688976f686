// "Báo cáo" on the real product: a report sheet of what was sent, its paragraph checked, a value-only copy, receipts of cells, and the check of the add-in.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { axeFaults } from "./axe.ts";
import { closePages, launchChromium } from "./chromium.ts";
import { type Product, useProduct } from "./use-product.ts";
import { type OpenWorkbook, openWorkbook, pictureOfFailure, takeScreenshot } from "./workbook.ts";

const PERIOD = "nd09:2026-10";
const WIDE = { width: 1366, height: 768 };

let browser: Browser;
let product: Product;
let workbook: OpenWorkbook;
let page: Page;

const send = (unit: string, online: number, received: number) =>
  product.must(`/v1/snapshots/${unit}/${PERIOD}`, {
    method: "PUT",
    body: {
      figures: {
        HS_TRUC_TUYEN: online,
        HS_TRUC_TIEP: received - online,
        HS_TIEP_NHAN: received,
        HS_CO_PHI: 100,
        HS_THANH_TOAN_TT: 40,
      },
      scopeBasis: "ownOnly",
      scheme: "ND42",
    },
  });

/** A further revision of what was sent. */
const correct = async (unit: string, online: number, received: number) => {
  const address = `/v1/snapshots/${unit}/${PERIOD}`;
  const { revision } = await product.must(address);
  const body = {
    figures: { HS_TRUC_TUYEN: online, HS_TRUC_TIEP: received - online, HS_TIEP_NHAN: received },
    scopeBasis: "ownOnly",
    scheme: "ND42",
    note: "Đính chính",
  };
  await product.must(address, { method: "PUT", headers: { "If-Match": `"${revision}"` }, body });
};

const setUp = async (): Promise<string> => {
  await product.importUnits(
    "TINHBC,Tỉnh Báo Cáo,tỉnh,,2020-01-01,,",
    "XAMOT,Xã Một,xã,TINHBC,2020-01-01,,",
    "XAHAI,Xã Hai,xã,TINHBC,2020-01-01,,",
    "XABA,Xã Ba,xã,TINHBC,2020-01-01,,",
  );
  await send("XAMOT", 180, 1000);
  await send("XAHAI", 900, 1200);
  return product.newToken("TINHBC", "duyet", "Văn phòng tỉnh");
};

beforeAll(async () => {
  [browser, product] = await Promise.all([launchChromium(), useProduct()]);
  const token = await setUp();
  workbook = await openWorkbook(browser, product.origin, {
    prepare: async (opened) => {
      opened.setDefaultTimeout(10_000);
      await opened.addInitScript((kept) => window.localStorage.setItem("dvc.token", kept), token);
    },
  });
  page = workbook.page;
});
beforeEach(pictureOfFailure(() => page));
afterAll(async () => {
  await workbook?.close();
  await closePages(browser);
});

const openPlace = (name: string) => page.getByRole("tab", { name, exact: true }).click();
const choose = async (label: string, typed: string, option: RegExp) => {
  await page.getByRole("combobox", { name: label }).click();
  await page.getByRole("combobox", { name: label }).fill(typed);
  await page.getByRole("option", { name: option }).first().click();
};
const paragraph = () => page.getByRole("textbox", { name: /Sửa được/ });

describe("the report of an upper office", () => {
  beforeAll(async () => {
    await choose("Kỳ báo cáo", "tháng 10/2026", /15\/9\/2026/);
    await openPlace("Báo cáo");
    await page.getByText("Đã nhận 2/3 đơn vị, chưa chốt.").waitFor();
  });

  test("becomes a sheet with title, table, paragraph and where the numbers come from", async () => {
    await expect.poll(() => paragraph().inputValue()).toContain("2.200 hồ sơ");
    await takeScreenshot(page, "place-report");
    await page.getByRole("button", { name: "Tạo trang báo cáo" }).click();
    await page.getByText("Đã thêm trang “Báo cáo Tháng 10 2026”").waitFor();
    const cells = await workbook.inPage((open) => open.readArea({ sheet: "Báo cáo Tháng 10 2026", area: "A1:I60" }));
    const text = JSON.stringify(cells);
    for (const words of [
      "ỦY BAN NHÂN DÂN TỈNH BÁO CÁO",
      "Tháng 10/2026 (từ ngày 15/9/2026 đến ngày 14/10/2026)",
      "Xã Một",
      "Chưa gửi",
      "Tính bằng DVC",
      "chưa chốt",
    ]) {
      expect(text).toContain(words);
    }
    expect(cells?.flat()).toContain(2200);
    await takeScreenshot(page, "place-report-sheet");
  });

  test("has a paragraph that is checked as it was edited", async () => {
    const text = await paragraph().inputValue();
    await page.getByRole("button", { name: "Kiểm tra đoạn văn" }).click();
    await page.getByText("Không thấy chỗ nào không khớp").waitFor();
    await paragraph().fill(text.replace("49,09%", "59,09%"));
    await page.getByRole("button", { name: "Kiểm tra đoạn văn" }).click();
    await page
      .getByText(/1\.080\/2\.200 = 49,09%/)
      .first()
      .waitFor();
    await page
      .getByRole("button", { name: /^Tới chỗ/ })
      .first()
      .click();
    const marked = await paragraph().evaluate((field) => {
      const { value, selectionStart, selectionEnd } = field as HTMLTextAreaElement;
      return value.slice(selectionStart, selectionEnd);
    });
    expect(marked).toContain("59,09%");
    await expect.poll(() => axeFaults(page, "#dvc-pane")).toEqual([]);
    await takeScreenshot(page, "place-report-checked");
  });

  test("keeps an edited paragraph when the place is left, says when the figures changed since, and gives the server's text back", async () => {
    const fresh = (await paragraph().inputValue()).replace("59,09%", "49,09%");
    const edited = `${fresh} Đề nghị các xã gửi đủ.`;
    await paragraph().fill(edited);
    await page.getByText(/Đã giữ bản sửa lúc/).waitFor();
    await openPlace("Kiểm tra");
    await openPlace("Báo cáo");
    await page.getByText("Đã nhận 2/3 đơn vị, chưa chốt.").waitFor();
    await expect.poll(() => paragraph().inputValue()).toBe(edited);
    // Of another length and period it is not.
    await page.getByRole("radio", { name: "Ngắn" }).click();
    await page.waitForFunction((text) => document.querySelector("textarea")?.value !== text, edited);
    await expect.poll(() => paragraph().inputValue()).not.toContain("Đề nghị các xã");
    await page.getByRole("radio", { name: "Đoạn văn đủ" }).click();
    await page.waitForFunction((text) => document.querySelector("textarea")?.value === text, edited);

    await correct("XAHAI", 910, 1200);
    await page.getByRole("button", { name: "Lấy lại số liệu" }).click();
    await page.getByText(/Số liệu đã đổi sau khi sửa đoạn này/).waitFor();
    await expect.poll(() => paragraph().inputValue()).toBe(edited);
    await expect.poll(() => axeFaults(page, "#dvc-pane")).toEqual([]);
    await takeScreenshot(page, "place-report-older");
    await page.getByRole("button", { name: "Lấy đoạn văn mới" }).click();
    await expect.poll(() => paragraph().inputValue()).toContain("1.090");
    await page.getByRole("button", { name: "Lấy lại bản đã sửa" }).click();
    await expect.poll(() => paragraph().inputValue()).toBe(edited);
    await page.getByRole("button", { name: "Vẫn dùng đoạn này" }).click();
    await page.getByText(/Đã giữ bản sửa lúc/).waitFor();
    await page.getByRole("button", { name: "Bỏ bản sửa" }).click();
    await expect.poll(() => paragraph().inputValue()).not.toContain("Đề nghị các xã");
    await takeScreenshot(page, "place-report-fresh");
  });

  test("is kept for when there is no network, which is said", async () => {
    await page.getByRole("button", { name: "Lấy lại số liệu" }).click();
    await page.getByText("Đã nhận 2/3 đơn vị, chưa chốt.").waitFor();
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Lấy lại số liệu" }).click();
    await page.getByText(/đây là số liệu đã biết lúc/).waitFor();
    await expect.poll(() => page.getByRole("button", { name: "Tạo trang báo cáo" }).isEnabled()).toBe(true);
    await page.context().setOffline(false);
  });

  test("of a unit that has sent nothing says what to do", async () => {
    await choose("Đơn vị", "xã ba", /Xã Ba/);
    await page.getByText("Chưa có bản số liệu nào").first().waitFor();
    await page.getByRole("button", { name: "Tạo bản chỉ có giá trị" }).click();
    await page.getByText("Hãy gửi số liệu trước.").last().waitFor();
  });

  test("of one unit gives a value-only copy with a code", async () => {
    await choose("Đơn vị", "xã một", /Xã Một/);
    await page.getByRole("radio", { name: "Cả sổ tính" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Tạo bản chỉ có giá trị" }).click();
    expect((await download).suggestedFilename()).toMatch(/chỉ có giá trị.*\.xlsx$/u);
    await page.getByText(/Mã kiểm tra [0-9A-Z-]{19}/).waitFor();
  });

  test("has formulas for an Excel that cannot have the add-in: inserted they give the same rate", async () => {
    const section = page.getByRole("region", { name: "Excel không cài được tiện ích" });
    await section.getByRole("textbox", { name: "Ô tử số" }).fill("B6");
    await section.getByRole("textbox", { name: "Ô mẫu số" }).fill("trang 2");
    await section.getByText("Hãy ghi địa chỉ một ô của trang tính, ví dụ B2.").waitFor();
    await expect.poll(() => section.getByRole("button", { name: "Chèn công thức" }).isDisabled()).toBe(true);
    await section.getByRole("textbox", { name: "Ô mẫu số" }).fill("C6");
    await workbook.select("Xuân Lộc", "J24");
    await section.getByRole("button", { name: "Chèn công thức" }).click();
    await section.getByText("Đã chèn vào ô đang chọn.").waitFor();
    await workbook.settled();
    const cell = await workbook.read("Xuân Lộc", "J24");
    expect(cell.formula).not.toContain("DVC");
    expect(cell.value).toBe(0.181);
    await takeScreenshot(page, "place-report-old-excel");
    await expect.poll(() => axeFaults(page, "#dvc-pane")).toEqual([]);
    await workbook.clear("Xuân Lộc", "J24");
  });

  test("has such formulas that ask the server, and grades with whose boundaries they hold", async () => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const section = page.getByRole("region", { name: "Excel không cài được tiện ích" });
    await section.getByRole("radio", { name: /^Hỏi máy chủ/ }).click();
    await section.getByRole("button", { name: "Chép công thức" }).click();
    await section.getByText("Đã chép công thức.").waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain(`WEBSERVICE("${product.origin}/v1/calc/TYLE?`);
    expect(copied).toContain("B6");
    await section.getByRole("radio", { name: "Xếp loại" }).click();
    await section.getByRole("radio", { name: "Không cần mạng" }).click();
    await section.getByRole("textbox", { name: "Ô điểm" }).fill("H6");
    await section.getByText(/766/).first().waitFor();
    const guide = await page.request.get(
      `${product.origin}${await section.getByRole("link", { name: "Hướng dẫn" }).getAttribute("href")}`,
    );
    expect(guide.status()).toBe(200);
  });

  test("fits 320 pixels", async () => {
    await page.setViewportSize({ width: 320, height: 800 });
    await page.getByRole("button", { name: "Hiện ngăn DVC" }).click();
    const panel = page.locator("#dvc-pane [role=tabpanel]").first();
    await expect.poll(() => panel.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
    await takeScreenshot(page, "place-report-320");
    await page.setViewportSize(WIDE);
  });
});

describe("where a number comes from", () => {
  const explain = async (cell: string) => {
    await workbook.select("Xuân Lộc", cell);
    await page.getByRole("heading", { level: 2, name: `Xuân Lộc, ô ${cell}` }).waitFor();
  };
  beforeAll(async () => {
    await openPlace("Hàm & trợ giúp");
    await page.getByRole("tab", { name: "Giải thích ô đang chọn" }).click();
  });

  test("of a stored figure: its revisions, as of when, with rates and their instruments", async () => {
    await workbook.write("Xuân Lộc", "J22", '=DVC.SOLIEU("XAMOT";"nd09:2026-10";"ONLINE_RATE_ALL")');
    await explain("J22");
    await page.getByRole("heading", { name: "Bản số liệu đã dùng" }).waitFor();
    await page.getByText("Xã Một: Đã gửi, lần gửi 1").waitFor();
    await page.getByText("Tử số: Hồ sơ nộp trực tuyến: 180").first().waitFor();
    await page.getByText("Mã băm:").waitFor();
    await takeScreenshot(page, "place-explain-stored");
    await expect.poll(() => axeFaults(page, "#dvc-pane")).toEqual([]);
  });

  test("of a figure on a sheet: what was sent of it, and the points that are missing", async () => {
    const sheet = {
      name: "Biểu tháng 10",
      rows: [
        ["Đơn vị", "Hồ sơ tiếp nhận", "Hồ sơ nộp trực tuyến"],
        ["Xã Một", 1000, 181],
      ].map((cells) => cells.map((value) => ({ value }))),
      widths: [20, 20, 20],
      frozenRows: 0,
      frozenColumns: 0,
    };
    await workbook.inPage((open, added) => open.addSheets([added]), sheet);
    await workbook.select("Biểu tháng 10", "C2");
    await page.getByRole("heading", { level: 2, name: "Biểu tháng 10, ô C2" }).waitFor();
    await page.getByText("Số trong ô khác số đã gửi.").waitFor();
    await page.getByRole("heading", { name: "Điểm còn thiếu và cần bao nhiêu hồ sơ" }).waitFor();
    await takeScreenshot(page, "place-explain-submitted");
  });
});

describe("the check of the add-in", () => {
  beforeAll(async () => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: /^Cài đặt/ }).click();
  });

  test("finds the server of the same version, and copies a report without the token", async () => {
    await page.getByRole("button", { name: "Kiểm tra lại" }).click();
    await page.getByText("Tiện ích hoạt động tốt.").waitFor();
    await page.getByText(/Bộ quy tắc: \d+ bộ, giống máy chủ/).waitFor();
    await page.getByRole("button", { name: "Chép báo cáo" }).click();
    await page.getByText("Đã chép báo cáo kiểm tra").waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain("Kiểm tra tiện ích DVC");
    expect(copied).not.toContain(await page.evaluate(() => localStorage.getItem("dvc.token") ?? "none"));
    await takeScreenshot(page, "place-health");
    await expect.poll(() => axeFaults(page, "#dvc-pane")).toEqual([]);
  });

  test("compares the clocks of server and machine", async () => {
    await page.getByText("Đồng hồ: Khớp với máy chủ.").waitFor();
  });

  test("has the numbers of cells asked anew: a corrected figure shows after that, not before", async () => {
    const section = page.getByRole("region", { name: "Làm mới số liệu" });
    await workbook.write("Xuân Lộc", "J25", '=DVC.SOLIEU("XAHAI";"nd09:2026-10";"HS_TRUC_TUYEN")');
    await expect.poll(async () => (await workbook.read("Xuân Lộc", "J25")).value).toBe(910);
    await section.getByText(/^\d+ số liệu, máy chủ trả lời/).waitFor();
    await correct("XAHAI", 950, 1200);
    await workbook.select("Xuân Lộc", "J25");
    await section.getByRole("button", { name: "Vùng chọn" }).click();
    await section.getByText("Đang tính lại vùng chọn.").waitFor();
    await workbook.settled();
    await expect.poll(async () => (await workbook.read("Xuân Lộc", "J25")).value).toBe(950);
    await correct("XAHAI", 960, 1200);
    await section.getByRole("button", { name: "Cả sổ tính" }).click();
    await section.getByText("Đang tính lại cả sổ tính.").waitFor();
    await workbook.settled();
    await expect.poll(async () => (await workbook.read("Xuân Lộc", "J25")).value).toBe(960);
    await takeScreenshot(page, "place-settings-refresh");
    await expect.poll(() => axeFaults(page, "#dvc-pane")).toEqual([]);
  });

  test("forgets what it remembers of answers when asked", async () => {
    const section = page.getByRole("region", { name: "Làm mới số liệu" });
    await section.getByRole("button", { name: "Xóa bộ nhớ tạm" }).click();
    await section.getByText("Đã xóa. Ô nào tính lại sẽ hỏi máy chủ.").waitFor();
    await section.getByText("Đang nhớ 0 câu trả lời.").waitFor();
    await workbook.clear("Xuân Lộc", "J25");
  });

  test("without a network it names the one step to take", async () => {
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Kiểm tra lại" }).click();
    await page.getByText(/Kết nối máy chủ: Không liên lạc được\. Kiểm tra mạng/).waitFor();
    await page.context().setOffline(false);
  });
});
