// "Tổng hợp": an upper office with 203 communes sees, seeks, receives, returns and reminds, looks into a report and comes back to where it was.
import fs from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { READING_TEXT } from "../../shared/text/reading.ts";
import { closePages, launchChromium } from "./chromium.ts";
import { type Product, useProduct } from "./use-product.ts";
import { pictureOfFailure, takeScreenshot } from "./workbook.ts";

const PERIOD = "civil:2026-06";
const BEFORE = "civil:2026-05";
const COMMUNES = 203;

let product: Product;
let browser: Browser;
let page: Page;
let officeToken: string;
let readerToken: string;
let adminToken: string;

const code = (index: number): string => `TT.${String(index).padStart(3, "0")}`;

const report = (index: number, period: string, online: number, received: number) => ({
  unit: code(index),
  period,
  body: {
    figures: { HS_TRUC_TUYEN: online, HS_TRUC_TIEP: received - online, HS_TIEP_NHAN: received },
    scopeBasis: "ownOnly",
    scheme: "ND42",
  },
});

const NAMES = ["Xã Thạnh Tân", "Phường Đông Hải", "Xã Ea Súp", "Xã Suối Cao"];
const nameOf = (index: number): string => NAMES[index - 1] ?? `Xã Số ${index}`;

const prepare = async () => {
  const communes = Array.from({ length: COMMUNES }, (_, index) => index + 1);
  await product.importUnits(
    "TT,Tỉnh Thử,tỉnh,,2020-01-01,,",
    "TT.H,Huyện Xuân Lộc,huyện,TT,2020-01-01,,",
    "TT.H1,Xã Xuân Bắc,xã,TT.H,2020-01-01,,",
    "TT.H2,Xã Xuân Tâm,xã,TT.H,2020-01-01,,",
    ...communes.map((index) => `${code(index)},${nameOf(index)},xã,TT,2020-01-01,,`),
  );
  officeToken = await product.newToken("TT", "duyet", "Văn phòng tỉnh");
  readerToken = await product.newToken("TT", "xem", "Người xem");
  adminToken = await product.newToken("TT", "quantri", "Quản trị tỉnh");
  const deadline = { unit: "TT", kind: "month", days: 5, from: "2020-01-01", source: "Quy chế" };
  await product.must("/v1/deadlines", { body: deadline });
  const sending = communes.filter((index) => index !== 3 && index !== 4);
  for (const [period, share] of [
    [BEFORE, 0.2],
    [PERIOD, 0.3],
  ] as const) {
    const items = sending.map((index) => {
      const received = 100 + index;
      return report(index, period, Math.floor(received * (share + (index % 50) / 100)), received);
    });
    const answer = await product.must("/v1/snapshots/batch", { body: { items } });
    if (answer.refused > 0)
      throw new Error(JSON.stringify(answer.results.find((one: { problem: unknown }) => one.problem)));
  }
};

const openAs = async (token: string, width = 340): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width, height: 720 },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const opened = await context.newPage();
  await opened.addInitScript((kept) => localStorage.setItem("dvc.token", kept), token);
  await opened.goto(`${product.origin}/taskpane.html`);
  await opened.getByRole("tab", { name: "Tổng hợp" }).click();
  const period = opened.getByRole("combobox", { name: "Kỳ báo cáo" });
  await period.click();
  await period.fill("từ ngày 01/6/2026 đến ngày 30/6/2026");
  await period.press("Enter");
  await place(opened)
    .getByRole("list", { name: "Các đơn vị" })
    .or(place(opened).getByRole("table", { name: "Các đơn vị" }))
    .waitFor();
  return opened;
};
const place = (on = page) => on.getByRole("region", { name: "Tổng hợp" });
const shownUnits = () => place().locator("[data-unit]:visible").allInnerTexts();

/** What a program finds that keeps people out. */
const violations = async (on = page): Promise<readonly string[]> => {
  await on.evaluate(fs.readFileSync("node_modules/axe-core/axe.min.js", "utf8"));
  return on.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(on: object): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
      };
    };
    const { violations: found } = await axe.run({
      include: [["[role=tabpanel] section"]],
      // Of the library of components: it leads the focus on and is never stayed at.
      exclude: [["[data-tabster-dummy]"]],
    });
    return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary}`);
  });
};

/** What stands out of the window at the right. */
const sideways = (on = page) =>
  on.evaluate(() =>
    [...document.querySelectorAll("[role=tabpanel] section *")]
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
      .map((element) => element.outerHTML.slice(0, 160)),
  );

beforeAll(async () => {
  [product, browser] = await Promise.all([useProduct(), launchChromium()]);
  await prepare();
  page = await openAs(officeToken);
});
beforeEach(pictureOfFailure(() => page));
afterAll(async () => {
  await closePages(browser);
});

describe("the table in a narrow pane", () => {
  test("all units, how many have sent, and the numbers of each", async () => {
    await expect.poll(() => shownUnits()).toHaveLength(COMMUNES + 1);
    await place().getByText("201/205").first().waitFor();
    await takeScreenshot(page, "consolidate-340");
  });

  test("found without diacritics, filtered, and by a threshold that is typed", async () => {
    const search = place().getByRole("searchbox", { name: "Tìm đơn vị" });
    await search.fill("thanh tan");
    await expect.poll(() => shownUnits()).toEqual(["Xã Thạnh Tân"]);
    await expect.poll(() => violations()).toEqual([]);
    await search.fill("");
    await place().getByRole("button", { name: "Chưa gửi (3)" }).click();
    await expect.poll(() => shownUnits()).toEqual(["Xã Ea Súp", "Xã Suối Cao", "Huyện Xuân Lộc"]);
    await place().getByRole("button", { name: "Chưa gửi (3)" }).click();
    await place().getByLabel("Dưới ngưỡng (%)").fill("31");
    await expect.poll(async () => (await shownUnits()).length).toBeLessThan(20);
    expect((await shownUnits()).length).toBeGreaterThan(0);
    await place().getByLabel("Dưới ngưỡng (%)").fill("hai mươi");
    await place().getByText("Hãy ghi số từ 0 đến 100").waitFor();
    await place().getByLabel("Dưới ngưỡng (%)").fill("");
  });

  test("the missing ones are reminded with the period, its dates and the deadline", async () => {
    await place().getByRole("button", { name: "Nhắc tất cả đơn vị chưa gửi" }).click();
    const text = await place().getByLabel("Lời nhắc").inputValue();
    expect(text).toContain("- Xã Ea Súp");
    expect(text).toContain("- Xã Xuân Bắc");
    expect(text).toContain("Tháng 6/2026 (từ ngày 01/6/2026 đến ngày 30/6/2026)");
    expect(text).toContain("Hạn gửi: hết ngày 07/07/2026");
    await place().getByRole("button", { name: "Chép lời nhắc" }).click();
    await place().getByText("Đã chép lời nhắc").waitFor();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(text);
    await takeScreenshot(page, "consolidate-reminder");
    await place().getByRole("button", { name: "Đóng" }).click();
  });

  test("two are received and the one that has sent nothing keeps neither of them", async () => {
    for (const name of ["Xã Thạnh Tân", "Phường Đông Hải", "Xã Ea Súp"]) {
      await place()
        .getByRole("checkbox", { name: `Chọn ${name}`, exact: true })
        .check();
    }
    await place().getByRole("button", { name: "Tiếp nhận (2)" }).click();
    await place().getByText("Xong 2/3 đơn vị.").waitFor();
    await place().getByText("Xã Ea Súp: Chưa gửi số liệu nên không có gì để xử lý.").waitFor();
    await expect.poll(async () => (await product.must(`/v1/snapshots/${code(1)}/${PERIOD}`)).state).toBe("da_duyet");
    await takeScreenshot(page, "consolidate-results");
  });

  test("a return without a reason is not sent; with one it is", async () => {
    await place().getByRole("checkbox", { name: "Chọn Xã Ea Súp", exact: true }).uncheck();
    await place().getByRole("checkbox", { name: "Chọn Xã Thạnh Tân", exact: true }).check();
    await place().getByRole("button", { name: "Yêu cầu chỉnh sửa (1)" }).click();
    const form = place().getByRole("form", { name: /^Yêu cầu chỉnh sửa/ });
    await form.getByRole("button", { name: /^Yêu cầu/ }).click();
    await form.getByText("Phải ghi lý do").waitFor();
    await form.getByLabel("Lý do có sẵn").selectOption("Sai kỳ báo cáo.");
    await form.getByRole("button", { name: /^Yêu cầu/ }).click();
    await place().getByText("Xong 1/1 đơn vị.").waitFor();
    await expect.poll(async () => (await product.must(`/v1/snapshots/${code(1)}/${PERIOD}`)).state).toBe("tra_lai");
  });

  test("a unit's report is opened, and the way back leads to where one was", async () => {
    const name = place().getByRole("button", { name: "Xã Số 120", exact: true });
    await name.scrollIntoViewIfNeeded();
    const before = (await name.boundingBox())?.y ?? 0;
    await name.click();
    await place().getByRole("heading", { name: "Xã Số 120" }).waitFor();
    await place().getByText("Diễn giải cách tính").click();
    await place()
      .getByText(/^Tử số: /)
      .first()
      .waitFor();
    await takeScreenshot(page, "consolidate-unit");
    await expect.poll(() => violations()).toEqual([]);
    await place().getByRole("button", { name: "Về bảng" }).click();
    await name.waitFor();
    await expect.poll(async () => Math.abs(((await name.boundingBox())?.y ?? 0) - before)).toBeLessThan(8);
    await expect.poll(() => name.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test("a unit with units of its own leads down to them, and back", async () => {
    await place().getByRole("button", { name: "Huyện Xuân Lộc", exact: true }).click();
    await place().getByRole("button", { name: "Xem 2 đơn vị trực thuộc" }).click();
    await place().getByRole("button", { name: "Xã Xuân Bắc", exact: true }).waitFor();
    await expect.poll(() => shownUnits()).toEqual(expect.arrayContaining(["Xã Xuân Bắc", "Xã Xuân Tâm"]));
    await place().getByRole("button", { name: "Tỉnh Thử" }).click();
    await place().getByRole("button", { name: "Xã Thạnh Tân", exact: true }).waitFor();
  });

  test("at 320 pixels nothing is cut off", async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await expect.poll(() => sideways()).toEqual([]);
    await takeScreenshot(page, "consolidate-320");
    await page.setViewportSize({ width: 340, height: 720 });
  });
});

describe("files that communes sent by other ways", () => {
  const csv = (name: string, online: string, received: string) =>
    [
      `UBND ${name}`,
      "từ ngày 01/6/2026 đến ngày 30/6/2026",
      "STT;Đơn vị;Số hồ sơ tiếp nhận;Số hồ sơ trực tuyến",
      `1;${name};${received};${online}`,
    ].join("\n");
  const upload = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  const card = (text: string) => place().getByRole("listitem").filter({ hasText: text });

  test("columns that were explained before in this layout are read so, until that is dropped", async () => {
    const headers = { "so ho so tiep nhan": "HS_TIEP_NHAN", "qua cong abc": "HS_TRUC_TUYEN" };
    const mapping = { form: null, cross: null, headers: Object.entries(headers).map(([key, code]) => ({ key, code })) };
    await page.evaluate((kept) => localStorage.setItem("dvc.mappings", kept), JSON.stringify([mapping]));
    await place().getByRole("tab", { name: "Nhận tệp" }).click();
    const ownWords = csv("Xã Ea Súp", "20", "50").replace("Số hồ sơ trực tuyến", "Qua cổng ABC");
    await place()
      .locator("input[type=file]")
      .setInputFiles([upload("ea sup.csv", ownWords)]);
    await place()
      .getByText(READING_TEXT.rememberedFiles({ count: 1 }))
      .waitFor();
    await place().getByRole("button", { name: "Bỏ và đọc lại" }).click();
    await place().getByText(READING_TEXT.forgotten()).waitFor();
    await place().getByRole("button", { name: "Gửi thay 1 bản" }).waitFor();
    await expect
      .poll(() =>
        place()
          .getByText(READING_TEXT.rememberedFiles({ count: 1 }))
          .count(),
      )
      .toBe(0);
    await place().getByRole("button", { name: "Bỏ hết danh sách" }).click();
  });

  test("each is matched or asked about, a broken one stops none, and what is ready is sent for its unit", async () => {
    await place().getByRole("tab", { name: "Nhận tệp" }).click();
    await place()
      .locator("input[type=file]")
      .setInputFiles([
        upload("ea sup.csv", csv("Xã Ea Súp", "20", "50")),
        upload("suoi cao.csv", csv("Xã Suối Cao", "30", "60")),
        upload("suoi cao (ban 2).csv", csv("Xã Suối Cao", "31", "60")),
        upload("la.csv", csv("Xã Không Rõ", "1", "2")),
        upload("hong.xlsx", "PK\u0003\u0004hỏng"),
      ]);
    await place().getByText("Không đọc được 1 tệp").waitFor();
    await place().getByRole("button", { name: "Gửi thay 1 bản" }).waitFor();
    await expect.poll(() => card("suoi cao").getByText("Trùng đơn vị, kỳ").count()).toBe(2);
    await card("la.csv").getByText("Chọn đơn vị", { exact: true }).waitFor();
    await takeScreenshot(page, "consolidate-files");
    await expect.poll(() => violations()).toEqual([]);
    await place().getByRole("button", { name: "Dùng bản này: suoi cao (ban 2).csv" }).click();
    await place().getByRole("button", { name: "Gửi thay 2 bản" }).click();
    await place().getByText("Đã gửi thay 2/2 bản số liệu.").waitFor();
    const stored = await product.must(`/v1/snapshots/${code(4)}/${PERIOD}/revisions`);
    expect(stored.revisions[0]).toMatchObject({
      onBehalf: true,
      content: { figures: { HS_TRUC_TUYEN: 31, HS_TIEP_NHAN: 60 }, source: { file: "suoi cao (ban 2).csv" } },
    });
    await place().getByRole("tab", { name: "Các đơn vị" }).click();
    // One of the others was asked to mend its figures.
    await place().getByText("202/205").first().waitFor();
  });
});

describe("the other work of an upper office", () => {
  test("points of the portal that were pasted stand beside ours", async () => {
    await place().getByRole("tab", { name: "Đối chiếu 766" }).click();
    await place()
      .getByLabel("Bảng điểm dán vào")
      .fill("Đơn vị\tThanh toán trực tuyến\tTổng điểm\nPhường Đông Hải\t6,14\t54,97\nXã Lạ\t1\t2");
    await place().getByRole("button", { name: "Đối chiếu", exact: true }).click();
    await place().getByText("Không nhận ra: Xã Lạ.").waitFor();
    const table = place().getByRole("table", { name: "Đối chiếu Phường Đông Hải" });
    await table.getByText("6,14").waitFor();
    await table.getByText(/^Ta chưa tính được: thiếu số liệu của chỉ số /u).waitFor();
    await takeScreenshot(page, "consolidate-reconcile");
    await expect.poll(() => violations()).toEqual([]);
  });

  test("the table is downloaded; without a sheet it says where it can be inserted", async () => {
    await place().getByRole("tab", { name: "Chèn, tải" }).click();
    await place()
      .getByRole("button", { name: /^Giá trị và biểu đồ/ })
      .click();
    await place().getByText("Trang này mở ngoài bảng tính.").first().waitFor();
    const download = page.waitForEvent("download");
    await place().getByRole("button", { name: "Tải .xlsx" }).click();
    const saved = fs.readFileSync(await (await download).path());
    expect(saved.subarray(0, 2).toString()).toBe("PK");
    await expect.poll(() => violations()).toEqual([]);
  });

  test("a period is closed only after its obstacles were seen, with the reason", async () => {
    const admin = await openAs(adminToken);
    const there = place(admin);
    await there.getByRole("tab", { name: "Chốt kỳ" }).click();
    await there.getByText(/^Sẽ khóa \d+ bản số liệu/u).waitFor();
    await there.getByRole("button", { name: "Soát lại vướng mắc" }).click();
    await there.getByRole("heading", { name: /^\d+ vướng mắc$/u }).waitFor();
    await takeScreenshot(admin, "consolidate-close");
    await expect.poll(() => there.getByRole("button", { name: "Vẫn chốt với lý do này" }).isDisabled()).toBe(true);
    await expect.poll(async () => (await product.must(`/v1/consolidated/TT/${PERIOD}/closings`)).closings).toEqual([]);
    await there.getByLabel("Lý do vẫn chốt").fill("Hai xã mất điện kéo dài");
    await there.getByRole("button", { name: "Vẫn chốt với lý do này" }).click();
    await there.getByText(/^Đã chốt\. Mã bản chốt /u).waitFor();
    await there.getByText(/^Lần 1, /u).waitFor();
    await expect.poll(async () => (await product.must(`/v1/snapshots/${code(10)}/${PERIOD}`)).state).toBe("da_chot");
    await admin.context().close();
  });
});

describe("on a wide page", () => {
  test("a table with columns, sorted, without violations", async () => {
    const wide = await openAs(officeToken, 1100);
    const table = place(wide).getByRole("table", { name: "Các đơn vị" });
    await table.waitFor();
    await place(wide).getByLabel("Sắp xếp").selectOption("low");
    await wide.waitForTimeout(600);
    await takeScreenshot(wide, "consolidate-wide");
    await place(wide).getByRole("searchbox", { name: "Tìm đơn vị" }).fill("thanh tan");
    await expect.poll(() => violations(wide)).toEqual([]);
    await wide.context().close();
  });

  test("who may only read finds no buttons to receive or return", async () => {
    const reading = await openAs(readerToken);
    await place(reading).getByRole("checkbox", { name: "Chọn Xã Số 10", exact: true }).check();
    await expect
      .poll(() =>
        place(reading)
          .getByRole("button", { name: /^Tiếp nhận/ })
          .count(),
      )
      .toBe(0);
    await expect
      .poll(() =>
        place(reading)
          .getByRole("button", { name: /^Yêu cầu chỉnh sửa/ })
          .count(),
      )
      .toBe(0);
    await reading.context().close();
  });
});
