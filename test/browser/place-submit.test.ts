// "Gửi số liệu" on the real product: from a sheet to a stored revision, without network and back, returned, locked, overtaken.
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { axeFaults } from "./axe.ts";
import { closePages, launchChromium } from "./chromium.ts";
import { type Product, useProduct } from "./use-product.ts";
import { type OpenWorkbook, openWorkbook, pictureOfFailure, takeScreenshot } from "./workbook.ts";

const OCTOBER = "nd09:2026-10";
const NARROW = { width: 340, height: 900 };

let browser: Browser;
let product: Product;
let workbook: OpenWorkbook;
let page: Page;
let communeToken: string;
let provinceToken: string;

const revisions = async (): Promise<
  { revision: number; state: string; content: { figures: Record<string, number>; explain?: object } }[]
> => (await product.call(`/v1/snapshots/TAMPHUOC/${OCTOBER}/revisions`)).json.revisions ?? [];
const act = (action: string, reason?: string) =>
  product.call(`/v1/snapshots/TAMPHUOC/${OCTOBER}/actions`, {
    token: provinceToken,
    body: { action, ...(reason ? { reason } : {}) },
  });

const setUp = async () => {
  await product.importUnits(
    "TINHDN,Tỉnh Đồng Nai (thử),tỉnh,,2020-01-01,,",
    "TAMPHUOC,Xã Tam Phước,xã,TINHDN,2020-01-01,,",
    "PHUOCTAN,Xã Phước Tân,xã,TINHDN,2020-01-01,,",
  );
  [communeToken, provinceToken] = await Promise.all([
    product.newToken("TAMPHUOC", "nhap"),
    product.newToken("TINHDN", "duyet"),
  ]);
};

/** The report as an officer keeps it; received is not the sum of its two ways. */
const SHEET = {
  name: "Tháng 10",
  rows: [
    ["Đơn vị: Xã Tam Phước"],
    ["TÌNH HÌNH TIẾP NHẬN HỒ SƠ THÁNG 10/2026"],
    [],
    ["TT", "Nội dung", "Số lượng"],
    [1, "Hồ sơ tiếp nhận trong kỳ", 1250],
    [2, "Hồ sơ nộp trực tuyến", 840],
    [3, "Hồ sơ nộp trực tiếp, dịch vụ bưu chính", 400],
    [4, "Hồ sơ từ kỳ trước chuyển sang", 0],
  ].map((cells) => cells.map((value) => ({ value }))),
  widths: [24, 40, 12],
  frozenRows: 0,
  frozenColumns: 0,
};

const useToken = (token: string) => async (opened: Page) => {
  opened.setDefaultTimeout(15_000);
  await opened.addInitScript((kept) => window.localStorage.setItem("dvc.token", kept), token);
};

const openWith = async (token: string) => {
  workbook = await openWorkbook(browser, product.origin, { prepare: useToken(token) });
  page = workbook.page;
};
const goToPlace = (on: Page = page) => on.getByRole("tab", { name: "Gửi số liệu" }).click();
/** Behind the others, and in front of the person. */
const addSheet = async (sheet: typeof SHEET) => {
  await page.waitForFunction(() => "dvcWorkbook" in window);
  await workbook.inPage((open, added) => open.addSheets([added as never]), sheet as never);
};
const region = (name: string | RegExp) => page.getByRole("region", { name });
const button = (name: string | RegExp) => page.getByRole("button", { name });
const summary = () => page.getByRole("alert", { name: "Chưa gửi được" });
const offline = () => page.route("**/v1/**", (route) => route.abort());
const online = async () => {
  await page.unroute("**/v1/**");
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
};
/** What of the place reaches beyond the right edge of the pane. */
const beyondEdge = (pane: Page): Promise<readonly string[]> =>
  pane.evaluate(() =>
    [...document.querySelectorAll("[role=tabpanel] *")]
      .filter((one) => one.getClientRects().length > 0 && one.getBoundingClientRect().right > window.innerWidth + 1)
      .map((one) => `${one.outerHTML.slice(0, 120)} (${Math.round(one.getBoundingClientRect().right)})`),
  );
/** The pane at the width that it has beside a sheet, in the same browser: it finds what was kept. */
const openPane = async (context: BrowserContext, size: { width: number; height: number }): Promise<Page> => {
  const pane = await context.newPage();
  await pane.setViewportSize(size);
  await pane.route(/^https:/u, (route) => route.abort());
  await pane.goto(`${product.origin}/taskpane.html`);
  await pane.getByRole("tab", { name: "Gửi số liệu" }).waitFor();
  return pane;
};

beforeAll(async () => {
  [browser, product] = await Promise.all([launchChromium(), useProduct()]);
  await setUp();
  await openWith(communeToken);
  await addSheet(SHEET);
});
beforeEach(pictureOfFailure(() => page));
afterAll(async () => {
  await closePages(browser);
});

/** Each step stands on the one before, as it does for the person. */
describe("a commune and its report of October", () => {
  test("the sheet becomes a preview: figures with cells, zero apart from missing, rates", async () => {
    await goToPlace();
    await button("Đọc trang tính").click();
    await region("Báo cáo").getByText("Xã Tam Phước", { exact: true }).waitFor();
    const figures = region("Số liệu").getByRole("row");
    await expect
      .poll(() => figures.filter({ hasText: "Hồ sơ tiếp nhận trong kỳ" }).innerText())
      .toMatch(/1\.250\s+C5/u);
    await expect.poll(() => figures.filter({ hasText: "kỳ trước" }).innerText()).toMatch(/\b0\s+C8/u);
    await region("Tỷ lệ").getByText("67,2%").first().waitFor();
    await page.getByText("Kỳ này chưa gửi lần nào.").waitFor();
  });

  test("what is missing is listed at the top, and each line leads to its field", async () => {
    await button("Gửi số liệu").click();
    await summary()
      .getByText(/Chưa rõ kỳ báo cáo/u)
      .click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("type"))).toBe("radio");
    await expect.poll(() => revisions()).toEqual([]);
  });

  test("the calendar is asked once with both date ranges, and remembered", async () => {
    await region("Báo cáo").getByText("Tháng 10/2026 là 15/9/2026 – 14/10/2026 hay 01/10/2026 – 31/10/2026?").waitFor();
    await page.getByLabel("15/9/2026 – 14/10/2026", { exact: true }).click();
    await region("Báo cáo").getByText("Tháng 10/2026 (từ ngày 15/9/2026 đến ngày 14/10/2026)").waitFor();
    await expect.poll(() => page.getByText("Chỉ hỏi một lần").count()).toBe(0);
  });

  test("an error asks for a reason; a ready one will do, and the cell is a click away", async () => {
    const check = region("Kiểm tra");
    await check.getByText("Lỗi", { exact: true }).first().waitFor();
    await takeScreenshot(page, "submit-workbook");
    await button("Gửi số liệu").click();
    await summary()
      .getByText(/giải trình/u)
      .waitFor();
    await expect.poll(() => axeFaults(page, "[role=tabpanel]")).toEqual([]);
    await check.getByRole("button", { name: "Chọn lý do có sẵn" }).first().click();
    await page.getByRole("menuitem").first().click();
    await region("Số liệu")
      .getByRole("button", { name: /Tới ô C6/u })
      .click();
    await expect.poll(() => workbook.inPage((open) => open.selection()?.area)).toBe("C6");
  });

  test("it is sent, and only then called so, with its receipt", async () => {
    await button("Gửi số liệu").click();
    await region("Đang gửi báo cáo")
      .getByText(/Đã gửi, lần 1\..*Biên nhận [0-9a-f]{12}/u)
      .waitFor();
    const [stored] = await revisions();
    expect(stored).toMatchObject({ revision: 1, content: { figures: { HS_TRUC_TUYEN: 840 } } });
    expect(Object.keys(stored?.content.explain ?? {})).toHaveLength(1);
    await button("Xong").click();
    await expect.poll(() => region("Hộp gửi").getByText("Đã gửi", { exact: true }).count()).toBe(1);
  });

  test("without network it waits, through closing, and is sent by itself once", async () => {
    await region("Chọn báo cáo").getByRole("button", { name: "Xem và gửi" }).click();
    await region("Đã gửi lần 1").waitFor();
    await region("Số liệu").getByRole("button", { name: "Sửa số" }).click();
    await page.getByRole("textbox", { name: "Hồ sơ nộp trực tuyến" }).fill("850");
    await region("Đã gửi lần 1")
      .getByRole("row", { name: /Hồ sơ nộp trực tuyến 840 850/u })
      .waitFor();
    await offline();
    await button("Gửi thành lần 2").click();
    await region("Đang gửi báo cáo").getByText("Chờ gửi", { exact: true }).waitFor();
    await expect.poll(() => revisions()).toHaveLength(1);
    await page.reload();
    await page.getByText("1 báo cáo chờ gửi").waitFor();
    await takeScreenshot(page, "submit-waiting");
    await expect.poll(() => revisions()).toHaveLength(1);
    await online();
    await page.getByText("1 báo cáo chờ gửi").waitFor({ state: "detached" });
    await expect
      .poll(async () => (await revisions()).map(({ content }) => content.figures.HS_TRUC_TUYEN))
      .toEqual([850, 840]);
  });

  test("what was returned meets the person on opening, with the reason, and is put right", async () => {
    expect((await act("tra_lai", "Số trực tuyến lệch với hệ thống một cửa")).status).toBe(200);
    const pane = await openPane(page.context(), NARROW);
    await pane.getByText("Tháng 10/2026: yêu cầu chỉnh sửa").waitFor();
    await pane.getByText(/Số trực tuyến lệch với hệ thống một cửa/u).waitFor();
    await takeScreenshot(pane, "submit-returned-340");
    await pane.getByRole("button", { name: "Sửa và gửi lại" }).click();
    await pane.getByRole("textbox", { name: "Hồ sơ nộp trực tiếp, dịch vụ bưu chính" }).fill("401");
    await pane.getByRole("region", { name: "Kiểm tra" }).getByText("Đang hỏi máy chủ…").waitFor({ state: "detached" });
    await takeScreenshot(pane, "submit-form-340");
    await expect.poll(() => axeFaults(pane, "[role=tabpanel]")).toEqual([]);
    await pane.setViewportSize({ width: 320, height: 1600 });
    await takeScreenshot(pane, "submit-form-320");
    await expect.poll(() => beyondEdge(pane)).toEqual([]);
    await pane.getByRole("textbox", { name: "Hồ sơ tiếp nhận trong kỳ" }).fill("1.251");
    await pane.getByRole("button", { name: "Gửi thành lần 3" }).click();
    await pane.getByText(/Đã gửi, lần 3/u).waitFor();
    await pane.getByText("Tháng 10/2026: yêu cầu chỉnh sửa").waitFor({ state: "detached" });
    await pane.close();
    await expect.poll(async () => (await revisions())[0]).toMatchObject({ revision: 3, state: "da_nop" });
  });

  test("somebody else was faster: what is there now is shown, and the person decides", async () => {
    expect((await act("tra_lai", "Rà soát lại lần nữa")).status).toBe(200);
    const pane = await openPane(page.context(), NARROW);
    await pane.getByRole("button", { name: "Sửa và gửi lại" }).click();
    await pane.getByRole("region", { name: "Đã gửi lần 3" }).waitFor();
    const { content } = (await revisions())[0] ?? {};
    const faster = {
      ...content,
      figures: { ...content?.figures, HS_TRUC_TUYEN: 845, HS_TIEP_NHAN: 1246 },
      onBehalf: true,
    };
    const given = await product.call(`/v1/snapshots/TAMPHUOC/${OCTOBER}`, {
      method: "PUT",
      token: provinceToken,
      body: faster,
      headers: { "If-Match": '"3"' },
    });
    expect(given.status).toBe(201);
    await pane.getByRole("button", { name: "Gửi thành lần 4" }).click();
    await pane.getByText(/Máy chủ đang có lần gửi 4/u).waitFor();
    await pane.getByRole("row", { name: /Hồ sơ nộp trực tuyến 845 850/u }).waitFor();
    await takeScreenshot(pane, "submit-conflict-340");
    await expect.poll(() => revisions()).toHaveLength(4);
    await pane.getByRole("button", { name: "Gửi thành lần 5" }).click();
    await pane.getByText(/Đã gửi, lần 5/u).waitFor();
    await pane.getByRole("button", { name: "Xong" }).click();
    await takeScreenshot(pane, "submit-outbox-340");
    await pane.close();
  });

  test("a locked period takes a proposed correction with its reason", async () => {
    for (const action of ["duyet", "chot"]) expect((await act(action)).status).toBe(200);
    await openWith(communeToken);
    await addSheet(SHEET);
    await goToPlace();
    await button("Đọc trang tính").click();
    await page.getByLabel("15/9/2026 – 14/10/2026", { exact: true }).click();
    await region("Đã gửi lần 5").getByText("Đã chốt", { exact: true }).first().waitFor();
    await region("Kiểm tra").getByRole("textbox").first().fill("Còn hồ sơ chưa phân loại cách nộp.");
    await button("Gửi đề nghị đính chính").click();
    await summary().getByText("Chưa ghi lý do đính chính.").click();
    await page.getByRole("textbox", { name: "Lý do đính chính" }).fill("Đếm sót hồ sơ nộp qua bưu chính");
    await button("Gửi đề nghị đính chính").click();
    await page.getByText(/Đã gửi đề nghị đính chính/u).waitFor();
    const { corrections } = (await product.call(`/v1/snapshots/TAMPHUOC/${OCTOBER}/corrections`)).json;
    expect(corrections).toMatchObject([{ state: "cho_xu_ly", reason: "Đếm sót hồ sơ nộp qua bưu chính" }]);
    await expect.poll(() => revisions()).toHaveLength(5);
  });
});

test("an office sends the reports of several communes from one sheet, each with its own fate", async () => {
  await workbook.close();
  await openWith(provinceToken);
  const rows = [
    ["TỔNG HỢP TÌNH HÌNH TIẾP NHẬN HỒ SƠ THÁNG 9/2026"],
    [],
    ["TT", "Đơn vị", "Hồ sơ tiếp nhận trong kỳ", "Hồ sơ nộp trực tuyến"],
    [1, "Xã Tam Phước", 300, 240],
    [2, "Xã Phước Tân", 500, 410],
  ].map((cells) => cells.map((value) => ({ value })));
  const sheet = { ...SHEET, name: "Tháng 9", rows, widths: [6, 30, 20, 20] };
  await addSheet(sheet);
  await goToPlace();
  await button("Đọc trang tính").click();
  const many = region("Gửi cùng lúc");
  await many.getByRole("radio", { name: /\/8\/2026 – 14\/9\/2026/u }).click();
  await takeScreenshot(page, "submit-many");
  await many.getByRole("button", { name: "Gửi 2 báo cáo" }).click();
  await expect.poll(() => region("Hộp gửi").getByText("Đã gửi", { exact: true }).count()).toBeGreaterThanOrEqual(2);
  const stored = () =>
    Promise.all(["TAMPHUOC", "PHUOCTAN"].map((unit) => product.call(`/v1/snapshots/${unit}/nd09:2026-09`)));
  await expect.poll(async () => (await stored()).map(({ json }) => json.figures?.HS_TRUC_TUYEN)).toEqual([240, 410]);
});
