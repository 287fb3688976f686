// "Tổng hợp", the heavy work: the table in the web workbook, corrections answered, two hundred files read and sent over a broken network, a closing that one may not do oneself.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { writeWorkbook } from "../../shared/writing/xlsx-file.ts";
import { axeFaults } from "./axe.ts";
import { closePages, launchChromium } from "./chromium.ts";
import { choosePeriod, openPaneAt, sideways, useToken } from "./pane.ts";
import { type Product, useProduct } from "./use-product.ts";
import { openWorkbook, pictureOfFailure, takeScreenshot } from "./workbook.ts";

const PERIOD = "civil:2026-06";
const TYPED = "từ ngày 01/6/2026 đến ngày 30/6/2026";
const COMMUNES = 190;
const SECTION = "section[aria-label='Tổng hợp']";

let product: Product;
let browser: Browser;
let page: Page;
const tokens: Record<string, string> = {};

const large = (index: number): string => `LV.${String(index).padStart(3, "0")}`;
const largeName = (index: number): string => `Xã Số ${index}`;
const SMALL = ["Xã Thạnh Tân", "Phường Đông Hải", "Xã Ea Súp", "Xã Suối Cao", "Xã Xuân Bắc"];

const figures = (online: number, received: number) => ({
  HS_TRUC_TUYEN: online,
  HS_TRUC_TIEP: received - online,
  HS_TIEP_NHAN: received,
});
const body = (online: number, received: number) => ({
  figures: figures(online, received),
  scopeBasis: "ownOnly",
  scheme: "ND42",
});
const act = (unit: string, action: object, token?: string) =>
  product.must(`/v1/snapshots/${unit}/${PERIOD}/actions`, { body: action, ...(token ? { token } : {}) });

const prepare = async () => {
  await product.importUnits(
    "LV,Tỉnh Lớn,tỉnh,,2020-01-01,,",
    ...Array.from({ length: COMMUNES }, (_, index) => `${large(index + 1)},${largeName(index + 1)},xã,LV,2020-01-01,,`),
    "NHO,Tỉnh Nhỏ,tỉnh,,2020-01-01,,",
    ...SMALL.map(
      (name, index) => `NHO.${index + 1},${name},${name.startsWith("Xã") ? "xã" : "phường"},NHO,2020-01-01,,`,
    ),
  );
  for (const [name, unit, role] of [
    ["office", "NHO", "duyet"],
    ["commune", "NHO.2", "nhap"],
    ["sender", "LV", "duyet"],
    ["Phó Văn phòng", "LV", "duyet"],
  ] as const) {
    tokens[name] = await product.newToken(unit, role, name);
  }
  const items = SMALL.slice(0, 4).map((_, index) => ({
    unit: `NHO.${index + 1}`,
    period: PERIOD,
    body: body(200 + index, 1000),
  }));
  const stored = await product.must("/v1/snapshots/batch", {
    body: { items: [...items, { unit: large(1), period: PERIOD, body: body(1, 90) }] },
  });
  if (stored.refused > 0) throw new Error(JSON.stringify(stored));
  for (const unit of ["NHO.1", "NHO.2"]) {
    await act(unit, { action: "duyet" });
    await act(unit, { action: "chot" });
    await act(unit, {
      action: "de_nghi_dinh_chinh",
      reason: "Đếm sót hồ sơ",
      proposed: body(250, 1000),
      documentNo: "12/BC",
    });
  }
};

const place = () => page.getByRole("region", { name: "Tổng hợp" });
const openPart = (name: string) => place().getByRole("tab", { name }).click();
const openOffice = async (token: string, width?: number) => {
  await page?.context().close();
  page = await openPaneAt(browser, `${product.origin}/taskpane.html`, {
    token,
    place: "Tổng hợp",
    ...(width ? { width } : {}),
  });
  await choosePeriod(page, TYPED);
  await place()
    .getByText(/^Đã nhận \d+\/\d+ đơn vị/u)
    .first()
    .waitFor();
};

beforeAll(async () => {
  [product, browser] = await Promise.all([useProduct(), launchChromium()]);
  await prepare();
});
beforeEach(pictureOfFailure(() => page));
afterAll(async () => {
  await closePages(browser);
});

test("the table stands in the web workbook as a live formula and as values, equal to the server's", async () => {
  const workbook = await openWorkbook(browser, product.origin, { prepare: useToken(tokens.office ?? "") });
  page = workbook.page;
  await choosePeriod(page, TYPED);
  // The demonstration has a sheet of that name.
  await page.getByRole("tablist").filter({ hasText: "Gửi số liệu" }).getByRole("tab", { name: "Tổng hợp" }).click();
  await openPart("Chèn, tải");
  const table = await product.must(`/v1/consolidated/NHO/${PERIOD}?with=target,previous`);
  const expected = table.rows.map((row: { name: string; rates: Record<string, Record<string, number>> }) => {
    const rate = row.rates.ONLINE_RATE_ALL;
    return rate ? [row.name, rate.numerator, rate.denominator, rate.rate] : [row.name, null, null, null];
  });
  expect(expected).toHaveLength(5);

  const before = await workbook.sheets();
  await workbook.select(before[0] ?? "", "M3");
  await place().getByRole("button", { name: "Công thức sống vào ô đang chọn" }).click();
  await place().getByText("Đã chèn công thức vào ô đang chọn").waitFor();
  await workbook.settled();
  const live = await workbook.inPage((open, sheet) => open.readArea({ sheet, area: "M3:Z10" }), before[0] ?? "");
  const header = (live?.[0] ?? []).map(String);
  const columns = ["Tên đơn vị", "Hồ sơ nộp trực tuyến", "Hồ sơ tiếp nhận trong kỳ", "Tỷ lệ hồ sơ trực tuyến"].map(
    (name) => header.indexOf(name),
  );
  expect(
    columns.every((column) => column >= 0),
    header.join(" | "),
  ).toBe(true);
  const names = new Set(SMALL);
  const rows = (live ?? []).filter((row) => names.has(String(row[columns[0] ?? 0])));
  expect(rows.map((row) => columns.map((column) => (row[column] === "" ? null : row[column])))).toEqual(expected);
  await takeScreenshot(page, "consolidate-insert-live");

  await place().getByText("Bảng tính trên web không vẽ biểu đồ").waitFor();
  await place()
    .getByRole("button", { name: /^Giá trị và biểu đồ/u })
    .click();
  await place()
    .getByText(/^Đã thêm trang “.+” với 5 đơn vị\.$/u)
    .waitFor();
  const added = (await workbook.sheets()).find((name) => !before.includes(name)) ?? "";
  const values = await workbook.inPage((open, sheet) => open.readArea({ sheet, area: "A1:F13" }), added);
  const titles = values?.[6] ?? [];
  expect(titles.slice(0, 5)).toEqual(["Tên đơn vị", "Trạng thái", "Tử số", "Mẫu số", "Tỷ lệ hồ sơ trực tuyến"]);
  expect(
    values?.slice(7, 12).map(([name, , numerator, denominator, rate]) => [name, numerator, denominator, rate]),
  ).toEqual(expected);
  const total = table.totals.rates.ONLINE_RATE_ALL;
  expect(values?.[12]?.slice(2, 5)).toEqual([total.numerator, total.denominator, total.rate]);
  await expect
    .poll(async () => [await workbook.shown(added, "D8"), await workbook.shown(added, "E8")])
    .toEqual(["1.000", "20,0%"]);
  await expect.poll(async () => (await workbook.read(added, "E8")).formula ?? "").toBe("");
  await takeScreenshot(page, "consolidate-insert-values");
  await expect.poll(() => axeFaults(page, SECTION)).toEqual([]);
}, 120_000);

describe("corrections that communes propose", () => {
  test("are found at the closing, seen figure by figure, and accepted with a reason: a new revision", async () => {
    await openOffice(tokens.office ?? "");
    await openPart("Chốt kỳ");
    await place().getByRole("button", { name: "Xem và trả lời Xã Thạnh Tân" }).click();
    const changes = place().getByRole("table", { name: "Số liệu đề nghị đổi" });
    await changes.waitFor();
    await expect
      .poll(() => changes.getByRole("row").nth(1).innerText())
      .toMatch(/Hồ sơ nộp trực tuyến\s+200\s+250\s+\+50/u);
    await place().getByRole("button", { name: "Chấp nhận, mở khóa" }).click();
    await place().getByText("Hãy ghi lý do trước").waitFor();
    await expect.poll(async () => (await product.must(`/v1/snapshots/NHO.1/${PERIOD}`)).revision).toBe(1);
    await takeScreenshot(page, "consolidate-correction");
    await expect.poll(() => axeFaults(page, SECTION)).toEqual([]);
    await place()
      .getByLabel(/^Lý do trả lời đề nghị/u)
      .fill("Đã đối chiếu sổ tiếp nhận");
    await place().getByRole("button", { name: "Chấp nhận, mở khóa" }).click();
    await place()
      .getByText(/Thành lần gửi 2\./u)
      .waitFor();
    await place()
      .getByText(/: Đã đối chiếu sổ tiếp nhận/u)
      .first()
      .waitFor();
    // The table of what changed goes on showing what was locked before.
    await expect.poll(() => changes.getByRole("row").nth(1).innerText()).toMatch(/200\s+250\s+\+50/u);
    await expect
      .poll(() => product.must(`/v1/snapshots/NHO.1/${PERIOD}`))
      .toMatchObject({
        revision: 2,
        state: "da_nop",
        figures: { HS_TRUC_TUYEN: 250 },
      });
  });

  test("are declined with a reason: the figures stay locked, and the commune reads why", async () => {
    await place().getByRole("button", { name: "Về bảng" }).click();
    await place().getByRole("button", { name: "Phường Đông Hải", exact: true }).click();
    await place()
      .getByLabel(/^Lý do trả lời đề nghị/u)
      .fill("Chưa có văn bản kèm theo");
    await place().getByRole("button", { name: "Từ chối" }).click();
    await place().getByText("Đã từ chối", { exact: true }).waitFor();
    await expect
      .poll(() => product.must(`/v1/snapshots/NHO.2/${PERIOD}`))
      .toMatchObject({
        revision: 1,
        state: "da_chot",
        figures: { HS_TRUC_TUYEN: 201 },
      });
    await openOffice(tokens.commune ?? "");
    await place().getByRole("button", { name: "Phường Đông Hải", exact: true }).click();
    await place()
      .getByText(/Từ chối đề nghị đính chính – .+: Chưa có văn bản kèm theo/u)
      .first()
      .waitFor();
    await expect.poll(() => place().getByRole("button", { name: "Từ chối" }).count()).toBe(0);
    await takeScreenshot(page, "consolidate-declined");
  });
});

const csv = (name: string, online: number, received: number): Buffer =>
  Buffer.from(
    [
      `UBND ${name}`,
      TYPED,
      "STT;Đơn vị;Số hồ sơ tiếp nhận;Số hồ sơ trực tuyến",
      `1;${name};${received};${online}`,
    ].join("\n"),
  );
const xlsx = async (name: string, online: number, received: number): Promise<Buffer> => {
  const cells = (...values: readonly (string | number)[]) => values.map((value) => ({ value }));
  const rows = [
    cells(`UBND ${name}`),
    cells(TYPED),
    cells("STT", "Đơn vị", "Số hồ sơ tiếp nhận", "Số hồ sơ trực tuyến"),
    cells(1, name, received, online),
  ];
  const sheet = { name: "Báo cáo", rows, widths: [8, 30, 20, 20], frozenRows: 0, frozenColumns: 0 };
  return Buffer.from(await writeWorkbook([sheet], {}));
};

/** 170 of one unit each, 10 twice of a unit, 12 of units that nobody knows, 8 that are damaged. */
const twoHundredFiles = async () => {
  const files: { name: string; mimeType: string; buffer: Buffer }[] = [];
  const add = (name: string, buffer: Buffer) => files.push({ name, mimeType: "application/octet-stream", buffer });
  for (let index = 1; index <= 175; index += 1) {
    const [online, received] = [20 + (index % 30), 100 + index];
    const name = largeName(index);
    if (index % 4 === 0) add(`BC T6 ${name}.xlsx`, await xlsx(name, online, received));
    else add(`BC T6 ${name}.csv`, csv(name, online, received));
    // The last five came a second time, with other figures.
    if (index > 170) add(`BC T6 ${name} (sua).csv`, csv(name, online + 1, received));
  }
  for (let index = 1; index <= 12; index += 1) add(`gui lan ${index}.csv`, csv(`Xã Không Rõ ${index}`, 1, 2));
  for (let index = 1; index <= 8; index += 1) add(`hong ${index}.xlsx`, Buffer.from("PK\u0003\u0004hỏng"));
  return files;
};

describe("two hundred files at once", () => {
  const summary = (name: RegExp) => place().locator("summary").filter({ hasText: name });

  test("are read beside the page: it is never blocked for long, can be stopped, and goes on where it was stopped", async () => {
    const files = await twoHundredFiles();
    expect(files).toHaveLength(200);
    await openOffice(tokens.sender ?? "");
    await openPart("Nhận tệp");
    await page.evaluate(() => {
      const seen: number[] = [];
      new PerformanceObserver((list) => seen.push(...list.getEntries().map(({ duration }) => duration))).observe({
        type: "longtask",
      });
      Object.assign(window, { dvcLongTasks: seen });
    });
    const begunAt = performance.now();
    await place().locator("input[type=file]").setInputFiles(files);
    await place()
      .getByText(/^Đang đọc tệp \d+\/200…$/u)
      .waitFor();
    await place().getByRole("button", { name: "Dừng đọc" }).click();
    const goOn = place().getByRole("button", { name: /^Đọc tiếp \d+ tệp$/u });
    await goOn.waitFor();
    await goOn.click();
    await place().getByRole("button", { name: "Gửi thay 170 bản" }).waitFor({ timeout: 120_000 });
    await place().getByText("Không đọc được 8 tệp").waitFor();
    const tookMs = performance.now() - begunAt;
    const tasks = await page.evaluate(() => (window as unknown as { dvcLongTasks: number[] }).dvcLongTasks);
    const [longestMs, blockedMs] = [Math.max(0, ...tasks), tasks.reduce((sum, one) => sum + one, 0)];
    console.info(
      `read in ${tookMs | 0} ms: blocked ${blockedMs} ms in ${tasks.length} tasks, the longest ${longestMs} ms`,
    );
    // Read on the page itself they would block it for nearly all of the time, on whatever machine.
    expect(blockedMs / tookMs).toBeLessThan(0.4);
    expect(longestMs).toBeLessThan(2_000);
  }, 180_000);

  test("stand by what is to be decided; what is ready stands closed", async () => {
    await place().getByText("22/192 bản cần quyết định.").waitFor();
    await expect.poll(() => summary(/^Chọn đơn vị \(12\)$/u).count()).toBe(1);
    await expect.poll(() => summary(/^Trùng đơn vị, kỳ \(10\)$/u).count()).toBe(1);
    await expect.poll(() => place().getByRole("list", { name: "Sẵn sàng gửi" }).count()).toBe(0);
    await summary(/^Sẵn sàng gửi \(170\)$/u).click();
    const cards = place().getByRole("list", { name: "Sẵn sàng gửi" }).getByRole("listitem");
    await cards.nth(49).waitFor();
    await expect.poll(() => cards.count()).toBe(50);
    await summary(/^Sẵn sàng gửi \(170\)$/u).click();
    await takeScreenshot(page, "consolidate-200-files");
    // What was decided stays where it was, marked, under the hand.
    await place().getByRole("button", { name: "Dùng bản này: BC T6 Xã Số 171 (sua).csv" }).click();
    await place().getByRole("button", { name: "Gửi thay 171 bản" }).waitFor();
    await expect
      .poll(() => summary(/^Trùng đơn vị, kỳ \(còn 8\/10\)$|^Trùng đơn vị, kỳ \(còn 8\/9\)$/u).count())
      .toBe(1);
    await expect.poll(() => axeFaults(page, SECTION)).toEqual([]);
    await expect.poll(() => sideways(page)).toEqual([]);
  }, 60_000);

  test("are sent over a network that breaks: told, resumed at a wish, each unit's report once", async () => {
    let items = 0;
    await page.route("**/v1/snapshots/batch", async (route) => {
      items += (route.request().postDataJSON() as { items: readonly unknown[] }).items.length;
      // The last arrives, and only the answer is lost.
      if (items === 171) {
        await route.fetch();
        return route.abort();
      }
      return route.continue();
    });
    await place().getByRole("button", { name: "Gửi thay 171 bản" }).click();
    await place()
      .getByText(/\d+ bản chưa gửi được\. /u)
      .waitFor({ timeout: 150_000 });
    await takeScreenshot(page, "consolidate-sending");
    for (let press = 0; press < 6; press += 1) {
      const again = place().getByRole("button", { name: "Gửi lại ngay" });
      if (!(await again.isVisible())) break;
      await again.click().catch(() => {});
      await page.waitForTimeout(1_500);
    }
    // One unit had sent by itself: it is asked about and not replaced unasked.
    await place()
      .getByText(/^Đã gửi thay 170\/171 bản số liệu\./u)
      .waitFor({ timeout: 90_000 });
    await page.unroute("**/v1/snapshots/batch");
    const table = await product.must(`/v1/consolidated/LV/${PERIOD}`);
    const sent = table.rows.filter((row: { revision: number | null }) => row.revision !== null);
    expect(sent.map((row: { revision: number }) => row.revision).filter((one: number) => one !== 1)).toEqual([]);
    expect(sent).toHaveLength(171);
    await summary(/^Đã có bản gửi \(1\)$/u).waitFor();
    await place().getByRole("button", { name: "Thay lần gửi 1" }).waitFor();
  }, 240_000);

  test("whoever sent them may not close the period: it is told why, who can, and what to ask", async () => {
    await openPart("Chốt kỳ");
    await place()
      .getByText(/^Mã truy cập này đã gửi 170 bản số liệu trong kỳ\./u)
      .waitFor({ timeout: 60_000 });
    await place()
      .getByText(/Nhờ chốt cả kỳ: .*Phó Văn phòng \(Tỉnh Lớn\)/u)
      .waitFor();
    await expect.poll(() => place().getByRole("button", { name: "Vẫn chốt với lý do này" }).count()).toBe(0);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await place().getByRole("button", { name: "Chép lời nhờ chốt" }).click();
    await place().getByText("Đã chép lời nhờ.").waitFor();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("- Xã Số 2\n");
    await takeScreenshot(page, "consolidate-own-sent");
    await expect.poll(() => axeFaults(page, SECTION)).toEqual([]);
    await expect.poll(async () => (await product.must(`/v1/consolidated/LV/${PERIOD}/closings`)).closings).toEqual([]);
  }, 90_000);
});

describe("hundreds of units by keyboard", () => {
  test("arrows move from row to row, Shift ticks a stretch, Escape leads back to what is done with it", async () => {
    await openPart("Các đơn vị");
    const tick = (name: string) => place().getByRole("checkbox", { name: `Chọn ${name}`, exact: true });
    await tick(largeName(10)).focus();
    await page.keyboard.press("Space");
    for (let press = 0; press < 3; press += 1) await page.keyboard.press("ArrowDown");
    await expect.poll(() => tick(largeName(13)).evaluate((element) => element === document.activeElement)).toBe(true);
    await tick(largeName(14)).click({ modifiers: ["Shift"] });
    await place().getByRole("checkbox", { name: "Đã chọn 5" }).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("dvc-units-selection");
    await place().getByRole("searchbox", { name: "Tìm đơn vị" }).fill("xa so 14");
    await place().getByRole("button", { name: "Bỏ chọn 4 đơn vị không hiện" }).click();
    await place().getByRole("checkbox", { name: "Đã chọn 1" }).waitFor();
    await page.setViewportSize({ width: 320, height: 640 });
    await expect.poll(() => sideways(page)).toEqual([]);
    await takeScreenshot(page, "consolidate-rows-320");
  });

  test("a heading of the wide table sorts, the other way round at a second click, and back", async () => {
    await openOffice(tokens.sender ?? "", 1280);
    const table = place().getByRole("table", { name: "Các đơn vị" });
    const heading = table.getByRole("columnheader", { name: "Tỷ lệ hồ sơ trực tuyến" });
    const first = () => table.locator("tbody [data-unit]").first().innerText();
    await expect.poll(() => heading.getAttribute("aria-sort")).toBeNull();
    await heading.getByRole("button").click();
    await expect.poll(() => heading.getAttribute("aria-sort")).toBe("descending");
    const highest = await first();
    await heading.getByRole("button").click();
    await expect.poll(() => heading.getAttribute("aria-sort")).toBe("ascending");
    await expect.poll(() => first()).not.toBe(highest);
    await takeScreenshot(page, "consolidate-rows-1280");
    await expect.poll(() => axeFaults(page, SECTION)).toEqual([]);
  });
});
