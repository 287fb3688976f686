// The web workbook as the Worker serves it with the demonstration data, from the address that `npm start` prints.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { closePages, launchChromium } from "./chromium.ts";
import { type Product, useProduct } from "./use-product.ts";
import { type OpenWorkbook, openWorkbook, pictureOfFailure } from "./workbook.ts";

let browser: Browser;
let product: Product;
let workbook: OpenWorkbook;

beforeAll(async () => {
  [browser, product] = await Promise.all([launchChromium(), useProduct()]);
  workbook = await openWorkbook(browser, product.origin);
});
beforeEach(pictureOfFailure(() => workbook?.page));
afterAll(async () => {
  await workbook?.close();
  await closePages(browser);
});

const row = (sheet: string, number: number, columns: string) =>
  Promise.all([...columns].map((column) => workbook.shown(sheet, `${column}${number}`)));

describe("stored figures of the demonstration units", () => {
  // domain.md §9; columns: numerator, denominator, rate.
  test.each([
    ["XUANLOC", ["20.595", "95.758", "21,51%"]],
    ["THACHHUNG", ["134", "332", "40,36%"]],
    ["DUCHOA", ["56.436", "110.642", "51,01%"]],
    ["TINH03", ["139", "650", "21,38%"]],
    ["THANHTAN", ["56", "61", "91,80%"]],
  ])("%s", async (unit, shown) => {
    const rows = await Promise.all([6, 7, 8, 9, 10].map((number) => row("Tổng hợp", number, "BEFG")));
    expect(rows.find(([code]) => code === unit)?.slice(1)).toEqual(shown);
  });

  test("the district's table adds its own figures and those of its communes", async () => {
    await expect.poll(() => row("Tổng hợp", 14, "ACDE")).toEqual(["XUANLOC", "4.840", "26.757", "18,09%"]);
    await expect.poll(() => row("Tổng hợp", 15, "ACDE")).toEqual(["XUANLOC-CX", "15.755", "69.001", "22,83%"]);
    await expect.poll(() => row("Tổng hợp", 16, "BCDE")).toEqual(["Tổng cộng", "20.595", "95.758", "21,51%"]);
  });

  test("the upper office sees who has sent and who has not", async () => {
    const table = await Promise.all([20, 21, 22, 23, 24, 25, 26].map((number) => row("Tổng hợp", number, "AF")));
    expect(table.find(([code]) => code === "DUCHOA")?.[1]).toBe("Đã gửi");
    expect(table.find(([code]) => code === "THANHTAN")?.[1]).toBe("Chưa gửi");
    expect(table.at(-1)?.[1]).toContain("Đã nhận 1/6 đơn vị");
  });
});

test.each([
  ["E8", "30,1%"],
  ["F8", "Không khớp: 20.757/69.001 = 30,1%, công bố 21,5%"],
  ["E9", "21,5%"],
  ["F15", "Chưa làm tròn đúng (đúng: 74,7%)"],
])("Xuân Lộc %s is answered by the Worker with %s", async (address, shown) => {
  await expect.poll(() => workbook.shown("Xuân Lộc", address)).toBe(shown);
});

test("no cell shows an error, nothing comes from elsewhere, the browser complains about nothing", async () => {
  await workbook.page.getByText("Không có ô nào báo lỗi.").first().waitFor();
  const foreign = workbook.requested.filter(
    (address) => !address.startsWith(product.origin) && !address.startsWith("data:"),
  );
  expect(foreign).toEqual([]);
  expect(workbook.complaints).toEqual([]);
});

test("the page may load from its own origin only, and says so to the browser", async () => {
  const response = await workbook.page.request.get(`${product.origin}/`);
  expect(response.headers()["content-security-policy"]).toContain("default-src 'self'");
});

test("the pane shows the Worker's version and the demonstration token; a wrong token is refused in Vietnamese", async () => {
  const { page } = workbook;
  await page.getByRole("button", { name: /^Cài đặt/ }).click();
  await page.getByRole("region", { name: "Kết nối" }).getByText("Đã kết nối", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Kiểm tra mã đang dùng" }).click();
  await page.getByText(/Mã dùng được\. Đơn vị: .*TRINHDIEN.*quyền: xem số liệu/u).waitFor();
  await page.getByLabel("Mã truy cập của đơn vị").fill("dvc_khong_co_ma_nao_nhu_the_nay_ca");
  await page.getByRole("button", { name: "Lưu và kiểm tra" }).click();
  await page.getByText(/Mã truy cập không đúng/u).waitFor();
});

test("pictures for the README", async () => {
  const { page } = workbook;
  await page.getByRole("tab", { name: /Hàm/ }).click();
  await page.getByLabel("Tìm hàm").fill("doi chieu");
  await page.getByRole("button", { name: /^DOICHIEU/ }).click();
  for (const [sheet, address] of [
    ["Tổng hợp", "A6"],
    ["Xuân Lộc", "F8"],
  ] as const) {
    await workbook.select(sheet, address);
    await page.waitForTimeout(500);
    await workbook.screenshot(`product-${sheet === "Xuân Lộc" ? "xuan-loc" : "tong-hop"}`);
  }
});
