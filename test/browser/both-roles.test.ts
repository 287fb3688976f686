// The five places as a working day takes them, on the demonstration's province: a visitor, a commune that has still to report, with the network lost on the way, and the office above it.
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import province from "../../shared/demo/mau.json" with { type: "json" };
import { type FigureCode, findFigure } from "../../shared/domain/figure.ts";
import { type Period, parsePeriodKey } from "../../shared/domain/period.ts";
import { numberText } from "../../shared/text/format.ts";
import { periodLabel, periodName } from "../../shared/text/period.ts";
import type { PlainSheet } from "../../shared/writing/plain-sheet.ts";
import { todayInVietNam } from "../../worker/demo/load.mjs";
import { newestMonth } from "../../worker/demo/months.mjs";
import { axeFaults } from "./axe.ts";
import { closePages, launchChromium } from "./chromium.ts";
import { type Product, useProduct } from "./use-product.ts";
import { type OpenWorkbook, openWorkbook, pictureOfFailure, takeScreenshot } from "./workbook.ts";

/** Of the communes that the demonstration leaves without a report of the newest month. */
const [COMMUNE, BY_POST] = province.newest.notYet as ["MAU.07", "MAU.12"];
const [RETURNED] = province.newest.returned;
const OFFICE = province.target.unit;
const EVERYBODY = Object.keys(province.months).length;
/** Those that have sent a report which counts: one was asked to mend its own. */
const COUNTED = EVERYBODY - province.newest.notYet.length - province.newest.returned.length;

const period = parsePeriodKey(newestMonth(todayInVietNam())) as Period;
const month = Number(period.key.slice(-2));
const nameOf = (code: string): string => province.units.find((one) => one.code === code)?.name ?? code;
const figuresOf = (code: keyof typeof province.months): ReadonlyMap<string, number> =>
  new Map(province.columns.map((column, index) => [column, province.months[code][month - 1]?.[index] ?? Number.NaN]));

const WAIT = { timeout: 15_000 };

let browser: Browser;
let product: Product;
let workbook: OpenWorkbook;
let page: Page;

/** The monthly table that a commune keeps: a figure a line, the first at C6. */
const tableOf = (
  sheet: string,
  unit: keyof typeof province.months,
  wrong: Record<string, number> = {},
): PlainSheet => ({
  name: sheet,
  rows: [
    [`UBND ${nameOf(unit)}`],
    ["KẾT QUẢ TIẾP NHẬN VÀ GIẢI QUYẾT HỒ SƠ"],
    [periodName(period)],
    [],
    ["TT", "Nội dung", "Số lượng"],
    ...[...figuresOf(unit)].map(([code, count], index) => [
      index + 1,
      findFigure(code as FigureCode)?.name ?? code,
      wrong[code] ?? count,
    ]),
  ].map((cells) => cells.map((value) => ({ value }))),
  widths: [6, 60, 14],
  frozenRows: 0,
  frozenColumns: 0,
});
const cellOf = (code: string): string => `C${6 + province.columns.indexOf(code)}`;

/** The workbook has a sheet of the same name as one of the places. */
const place = (name: string): Locator => page.locator("#dvc-pane").getByRole("tab", { name, exact: true });
const region = (name: string | RegExp) => page.getByRole("region", { name });
const button = (name: string | RegExp) => page.getByRole("button", { name });
const addSheet = async (sheet: PlainSheet) => {
  await workbook.inPage((open, given: PlainSheet) => open.addSheets([given]), sheet);
  await workbook.select(sheet.name, "A1");
};
/** The server can no longer be reached, though the page can. */
const loseNetwork = () => page.route("**/v1/**", (route) => route.abort());
const regainNetwork = async () => {
  await page.unroute("**/v1/**");
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
};
const stored = (unit: string) => product.call(`/v1/snapshots/${unit}/${period.key}`);
/** A picture for whoever looks, and what a program finds that keeps people out. */
const look = async (name: string) => {
  for (const waiting of ["Đang xem lần gửi trước…", "Đang tìm hiểu ô này…", "Đang đọc bảng tổng hợp…"]) {
    await page.getByText(waiting).waitFor({ state: "detached" });
  }
  await takeScreenshot(page, `role-${name}`);
  await expect.poll(() => axeFaults(page, "[role=tabpanel]")).toEqual([]);
};

const signIn = async (unit: string, role: string) => {
  const token = await product.newToken(unit, role, role === "nhap" ? "Bộ phận một cửa" : "Văn phòng tỉnh");
  workbook = await openWorkbook(browser, product.origin, {
    prepare: async (opened) => {
      opened.setDefaultTimeout(15_000);
      await opened.addInitScript((kept) => window.localStorage.setItem("dvc.token", kept), token);
    },
  });
  page = workbook.page;
};

beforeAll(async () => {
  [browser, product] = await Promise.all([launchChromium(), useProduct()]);
});
beforeEach(pictureOfFailure(() => page));
afterAll(async () => {
  await closePages(browser);
});

/** Before anybody has done anything: the only file that works on this province. */
test("a visitor with the demonstration's token finds every state of a report in the consolidated table", async () => {
  workbook = await openWorkbook(browser, product.origin);
  page = workbook.page;
  await place("Tổng hợp").click();
  await page.getByText(`Đã nhận ${COUNTED}/${EVERYBODY} đơn vị`).first().waitFor();
  for (const state of ["Đã tiếp nhận", "Đã gửi", "Yêu cầu chỉnh sửa", "Chưa gửi"]) {
    await page.getByText(state, { exact: true }).first().waitFor();
  }
  await page
    .getByText(/chưa đạt chỉ tiêu 60,0%/u)
    .first()
    .waitFor();
  await page.getByRole("button", { name: /^Xã Gió Lộng \(giả định\)/u }).waitFor();
  await look("visitor-tong-hop");
  await workbook.close();
});

/** Each step stands on the one before. */
describe("a commune that has still to report", () => {
  const SHEET = "Số liệu tháng";
  const received = figuresOf(COMMUNE).get("HS_TIEP_NHAN") ?? 0;
  const online = figuresOf(COMMUNE).get("HS_TRUC_TUYEN") ?? 0;

  beforeAll(() => signIn(COMMUNE, "nhap"));
  afterAll(() => workbook?.close());

  test("Kiểm tra: the slip in its sheet is said at its cell, and gone when the cell is put right", async () => {
    await place("Kiểm tra").click();
    await addSheet(tableOf(SHEET, COMMUNE, { HS_TIEP_NHAN: received + 10 }));
    await page.getByText(`Đã đọc trang “${SHEET}”`).waitFor();
    await page.getByText(new RegExp(`Bản số liệu: .*${nameOf(COMMUNE).slice(0, 6)}`, "u")).waitFor();
    const finding = page
      .getByRole("tabpanel")
      .getByRole("listitem")
      .filter({ hasText: numberText(received + 10) })
      .first();
    await finding.waitFor();
    await look("commune-kiem-tra");
    await finding
      .getByRole("button", { name: /^Tới ô / })
      .first()
      .click();
    await workbook.write(SHEET, cellOf("HS_TIEP_NHAN"), String(received));
    await workbook.select(SHEET, "A1");
    await button("Đọc lại trang tính").click();
    await expect.poll(() => page.getByRole("tabpanel").getByText("Lỗi", { exact: true }).count(), WAIT).toBe(0);
  });

  test("Gửi số liệu: what was checked is looked through and sent; without network it waits through closing, then goes once", async () => {
    await button("Gửi số liệu này").click();
    await region("Báo cáo").getByText(nameOf(COMMUNE), { exact: true }).waitFor();
    await region("Số liệu")
      .getByRole("row")
      .filter({ hasText: numberText(online) })
      .first()
      .waitFor();
    await look("commune-gui-so-lieu");
    await loseNetwork();
    await button("Gửi số liệu").click();
    await region("Đang gửi báo cáo").getByText("Chờ gửi", { exact: true }).waitFor();
    await expect.poll(async () => (await stored(COMMUNE)).status).toBe(404);
    await page.reload();
    await page.getByText("1 báo cáo chờ gửi").waitFor();
    await look("commune-cho-gui");
    await expect.poll(async () => (await stored(COMMUNE)).status).toBe(404);
    await regainNetwork();
    await page.getByText("1 báo cáo chờ gửi").waitFor({ state: "detached" });
    await page.getByText("Đã kết nối", { exact: true }).first().waitFor();
    await expect
      .poll(async () => (await stored(COMMUNE)).json)
      .toMatchObject({ revision: 1, state: "da_nop", late: false, figures: { HS_TRUC_TUYEN: online } });
  });

  test("Tổng hợp: it finds its own report, and no other commune", async () => {
    await place("Tổng hợp").click();
    const units = page.locator("[data-unit]:visible");
    await units
      .filter({ hasText: nameOf(COMMUNE) })
      .first()
      .waitFor();
    await expect.poll(() => region("Tổng hợp").getByText("Đã gửi", { exact: true }).count(), WAIT).toBeGreaterThan(0);
    await expect
      .poll(async () => (await units.allInnerTexts()).filter((text) => !text.includes(nameOf(COMMUNE))))
      .toEqual([]);
    await look("commune-tong-hop");
  });

  test("Báo cáo: its paragraph and sheet, which stay when the network goes", async () => {
    await place("Báo cáo").click();
    const paragraph = page.getByRole("textbox", { name: /Sửa được/ });
    await expect.poll(() => paragraph.inputValue(), WAIT).toContain(`${numberText(received)} hồ sơ`);
    await loseNetwork();
    await button("Lấy lại số liệu").click();
    await page.getByText(/đây là số liệu đã biết lúc/).waitFor();
    await button("Tạo trang báo cáo").click();
    await page.getByText(/^Đã thêm trang “Báo cáo/u).waitFor();
    await look("commune-bao-cao");
    await regainNetwork();
  });

  test("Hàm & trợ giúp: a formula is found without diacritics, filled in from the sheet and answered", async () => {
    await place("Hàm & trợ giúp").click();
    await addSheet(tableOf("Tính thử", COMMUNE));
    await workbook.select("Tính thử", "E6");
    await page.getByLabel("Tìm hàm").fill("ty le");
    await button(/^TYLE(?![A-Z])/).click();
    await page.getByRole("button", { name: "Điền công thức TYLE", exact: true }).click();
    await workbook.select("Tính thử", cellOf("HS_TRUC_TUYEN"));
    await button("Lấy ô đang chọn cho “Tử số”").click();
    await workbook.select("Tính thử", cellOf("HS_TIEP_NHAN"));
    await button("Lấy ô đang chọn cho “Mẫu số”").click();
    await page.getByRole("textbox", { name: "Số chữ số thập phân" }).fill("1");
    await button("Chèn vào ô E6").click();
    await page.getByText("Đã chèn vào ô E6 của trang Tính thử.").waitFor();
    await workbook.settled();
    const share = numberText(Math.round((online / received) * 1000) / 10);
    await expect.poll(async () => (await workbook.read("Tính thử", "E6")).shown).toBe(`${share}%`);
    await look("commune-ham");
  });
});

describe("the office above", () => {
  beforeAll(() => signIn(OFFICE, "duyet"));
  afterAll(() => workbook?.close());

  test("Kiểm tra: a report that somebody wrote is checked with marks in its text", async () => {
    await place("Kiểm tra").click();
    const text = `${periodName(period)}, tỉnh tiếp nhận 8.000 hồ sơ, trong đó 6.000 hồ sơ trực tuyến, đạt 57%.`;
    await page.getByLabel("Dán văn bản cần soát").fill(text);
    await button("Soát văn bản").click();
    await page
      .getByText(/6\.000\/8\.000 = 75%/u)
      .first()
      .waitFor();
    await look("office-kiem-tra");
  });

  test("Gửi số liệu: a report that came on paper is sent for its commune, and marked so", async () => {
    await addSheet(tableOf("Qua bưu điện", BY_POST));
    await place("Gửi số liệu").click();
    await button("Đọc trang tính").click();
    await region("Báo cáo").getByText(nameOf(BY_POST), { exact: true }).waitFor();
    await button(/^Gửi (thay|số liệu)/u).click();
    await region("Đang gửi báo cáo")
      .getByText(/Đã gửi, lần 1\./u)
      .waitFor();
    await look("office-gui-so-lieu");
    await button("Xong").click();
    await expect.poll(async () => (await stored(BY_POST)).json).toMatchObject({ revision: 1, state: "da_nop" });
  });

  test("Tổng hợp: what arrived is received, what is returned names its reason, and the last known table stays without network", async () => {
    await place("Tổng hợp").click();
    await page
      .getByText(`Đã nhận ${COUNTED + 2}/${EVERYBODY} đơn vị`)
      .first()
      .waitFor();
    await look("office-tong-hop");
    await page.getByRole("checkbox", { name: `Chọn ${nameOf(COMMUNE)}`, exact: true }).check();
    await button("Tiếp nhận (1)").click();
    await page.getByText("Xong 1/1 đơn vị.").waitFor();
    await expect.poll(async () => (await stored(COMMUNE)).json.state).toBe("da_duyet");
    await loseNetwork();
    await button("Đọc lại bảng tổng hợp").click();
    await page.getByText("Chưa kết nối được máy chủ. Hãy kiểm tra mạng rồi thử lại.").waitFor();
    await page
      .locator("[data-unit]:visible")
      .filter({ hasText: nameOf(COMMUNE) })
      .first()
      .waitFor();
    await look("office-khong-mang");
    await regainNetwork();
    await page.getByText("Đã kết nối", { exact: true }).first().waitFor();
  });

  test("Báo cáo: the province's sheet with table and paragraph says how many have reported", async () => {
    await place("Báo cáo").click();
    await page.getByText(`Đã nhận ${COUNTED + 2}/${EVERYBODY} đơn vị, chưa chốt.`).waitFor();
    await button("Tạo trang báo cáo").click();
    await page.getByText(/^Đã thêm trang “Báo cáo/u).waitFor();
    const sheet = (await workbook.sheets()).find((name) => name.startsWith("Báo cáo")) ?? "";
    const text = JSON.stringify(
      await workbook.inPage((open, name) => open.readArea({ sheet: name, area: "A1:I60" }), sheet),
    );
    for (const words of [periodName(period), nameOf(COMMUNE), "Tính bằng DVC"]) expect(text).toContain(words);
    await look("office-bao-cao");
  });

  test("Hàm & trợ giúp: the consolidated table is inserted as a formula and fills the sheet", async () => {
    await addSheet({ ...tableOf("Bảng tổng hợp", BY_POST), rows: [] });
    await place("Hàm & trợ giúp").click();
    await workbook.select("Bảng tổng hợp", "A1");
    await workbook.write("Bảng tổng hợp", "A1", `=DVC.TONGHOP("${OFFICE}";"${periodLabel(period)}";"HS_TRUC_TUYEN")`);
    await expect.poll(async () => (await workbook.read("Bảng tổng hợp", "A2")).shown, WAIT).toBe("MAU.01");
    await page.getByRole("tab", { name: "Giải thích ô đang chọn" }).click();
    await page.getByRole("heading", { level: 2, name: "Bảng tổng hợp, ô A1" }).waitFor();
    await look("office-ham");
  });
});

test("a commune whose report was returned is met by the reason wherever it is", async () => {
  await signIn(RETURNED?.unit ?? "", "nhap");
  await page.getByText(`${periodLabel(period)}: yêu cầu chỉnh sửa`).waitFor();
  await page.getByText(new RegExp((RETURNED?.reason ?? "").slice(0, 40).replace(/[()]/gu, "."), "u")).waitFor();
  await takeScreenshot(page, "role-returned");
  await workbook.close();
});
