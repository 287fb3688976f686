// The administration page on the real Worker: the first administrator sets a province up, from the units to the tokens of its communes.
import fs from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pageFaults } from "./accessibility.ts";
import { closePages, launchChromium } from "./chromium.ts";
import { type Product, useProduct } from "./use-product.ts";
import { pictureOfFailure, takeScreenshot, watchPage } from "./workbook.ts";

const COMMUNES = 100;
const HEADER = "code,name,type,parent,valid_from,valid_to,successors";

let browser: Browser;
let product: Product;
let page: Page;
let watched: ReturnType<typeof watchPage>;

const openPage = async (width = 1100, height = 900): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width, height }, locale: "vi-VN", reducedMotion: "reduce" });
  return context.newPage();
};
const signIn = async (on: Page, token: string) => {
  await on.goto(`${product.origin}/quan-tri`);
  await on.getByLabel("Mã truy cập", { exact: true }).fill(token);
  await on.getByRole("button", { name: "Vào", exact: true }).click();
};
const file = (name: string, ...lines: readonly string[]) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from([HEADER, ...lines, ""].join("\n")),
});
const communes = Array.from(
  { length: COMMUNES },
  (_, index) => `LAMDONG.X${index},Xã Số ${index},xã,LAMDONG,2025-07-01,,`,
);

beforeAll(async () => {
  [browser, product] = await Promise.all([launchChromium(), useProduct()]);
  page = await openPage();
  watched = watchPage(page);
});
beforeEach(pictureOfFailure(() => page));
afterAll(async () => {
  await closePages(browser);
});

/** Each step stands on the one before, as it does for the person who does it. */
describe("the first day", () => {
  test("a wrong token is refused in Vietnamese, the right one shows who is asking", async () => {
    await signIn(page, "dvc_khong_dung_ma_nao_nhu_the_nay");
    await page.getByText(/Mã truy cập không đúng/u).waitFor();
    await takeScreenshot(page, "admin-sign-in");
    await signIn(page, product.bootstrap);
    await page.getByText("Quản trị máy chủ, mọi đơn vị").waitFor();
    const kept = await page.evaluate(() => [JSON.stringify(localStorage), document.cookie, location.href].join());
    expect(kept).not.toContain(product.bootstrap);
  });

  test("a file with mistakes is judged line by line, and nothing is stored", async () => {
    const wrong = file(
      "sai.csv",
      "LAMDONG,Tỉnh Lâm Đồng,tỉnh,,2025-07-01,,",
      "X1,Xã Một,xã,KHONGCO,2025-07-01,,",
      "x2,Xã Hai,làng,,2025-07-01,,",
    );
    await page.getByLabel("Tệp danh sách đơn vị").setInputFiles(wrong);
    const conflicts = page.getByRole("table", { name: "Chỗ phải sửa trong tệp" });
    await conflicts
      .getByRole("row", { name: /^3 x2|^4 x2/u })
      .first()
      .waitFor();
    await expect.poll(() => page.getByRole("button", { name: "Lưu vào danh sách" }).isDisabled()).toBe(true);
    await takeScreenshot(page, "admin-units-conflicts");
    await expect.poll(async () => (await product.call("/v1/units/LAMDONG")).status).toBe(404);
  });

  test("the 34 provinces come from the server, are shown before they are stored, and are there afterwards", async () => {
    await page.getByRole("button", { name: "Lấy danh sách 34 tỉnh, thành phố" }).click();
    await page.getByText("Tệp hợp lệ.").waitFor();
    await page.getByRole("cell", { name: "Thành phố Hà Nội" }).waitFor();
    await page.getByRole("button", { name: "Lưu vào danh sách" }).click();
    await page.getByText(/Đã lưu danh sách đơn vị/u).waitFor();
    await page.getByLabel("Tìm theo mã hoặc tên").fill("lam dong");
    await page.getByRole("cell", { name: "Tỉnh Lâm Đồng" }).waitFor();
  });

  test("its communes are imported; the same file again would change nothing, and says so", async () => {
    await page.getByLabel("Tệp danh sách đơn vị").setInputFiles(file("xa.csv", ...communes));
    await page.getByText("Tệp hợp lệ.").waitFor();
    await takeScreenshot(page, "admin-units");
    await page.getByRole("button", { name: "Lưu vào danh sách" }).click();
    await page.getByText(`Đã lưu danh sách đơn vị: thêm ${COMMUNES}, sửa 0.`).waitFor();
    await page.getByLabel("Tệp danh sách đơn vị").setInputFiles(file("xa.csv", ...communes));
    await page.getByText("Tệp không thay đổi gì so với danh sách đã lưu.").waitFor();
  });

  test("the province gets an administrator of its own, whose token is shown once", async () => {
    await page.getByRole("tab", { name: "Mã truy cập" }).click();
    const form = page.getByRole("region", { name: "Cấp một mã" });
    await form.getByLabel("Đơn vị dùng mã").fill("lamdong");
    await form.getByText("Tỉnh Lâm Đồng").waitFor();
    await form.getByLabel("Nhãn").fill("Quản trị của tỉnh");
    await form.getByLabel("Quyền").selectOption("quantri");
    await form.getByRole("button", { name: "Cấp một mã" }).click();
    const secret = (await form.locator("output").textContent()) ?? "";
    expect(secret).toMatch(/^dvc_[\w-]{43}$/);
    await page.getByRole("button", { name: "Thoát" }).click();
    await expect.poll(() => page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain(product.bootstrap);
    await signIn(page, secret);
    await page.getByText("Tỉnh Lâm Đồng (LAMDONG), quyền: quản trị").waitFor();
  });

  test("100 communes get their tokens in one file, of which each works for its own commune", async () => {
    await page.getByRole("tab", { name: "Mã truy cập" }).click();
    const form = page.getByRole("region", { name: "Cấp mã cho mọi đơn vị trực thuộc" });
    await form.getByLabel("Đơn vị cấp trên").fill("LAMDONG");
    await form.getByText(`${COMMUNES} đơn vị trực thuộc đang hoạt động`).waitFor();
    await form.getByLabel("Nhãn đứng trước tên đơn vị").fill("Một cửa");
    await form.getByLabel("Dùng được đến hết ngày").fill("31/02/2090");
    await form.getByRole("button", { name: `Cấp ${COMMUNES} mã` }).click();
    await form.getByText(/hãy ghi ngày dạng ngày\/tháng\/năm/u).waitFor();
    await form.getByLabel("Dùng được đến hết ngày").fill("31/12/2090");
    await form.getByRole("button", { name: `Cấp ${COMMUNES} mã` }).click();
    await form.getByText(`Đã cấp ${COMMUNES} mã.`).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      form.getByRole("link", { name: `Tải tệp ${COMMUNES} mã` }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("ma-truy-cap-LAMDONG.csv");
    const bytes = fs.readFileSync(await download.path());
    // One byte order mark, not two: Excel shows a second one as a character.
    expect([...bytes.subarray(0, 4)]).toEqual([0xef, 0xbb, 0xbf, "u".charCodeAt(0)]);
    const rows = bytes
      .toString("utf8")
      .slice(1)
      .trimEnd()
      .split("\r\n")
      .map((line) => line.split(","));
    expect(rows[0]).toEqual(["unit", "name", "role", "label", "token"]);
    expect(rows.length).toBe(COMMUNES + 1);
    const [unit, name, role, label, token] = rows[42] ?? [];
    expect([name, role, label]).toEqual([expect.stringContaining("Xã Số"), "nhap", `Một cửa – ${name}`]);
    await expect
      .poll(async () => (await product.call("/v1/units", { token })).json.units)
      .toMatchObject([{ code: unit }]);
  });

  test("the list says who used a token, and a revoked one is dead at once", async () => {
    const list = page.getByRole("region", { name: "Các mã đã cấp" });
    await list.getByLabel("Tìm theo đơn vị hoặc nhãn").fill("xa so 7");
    await takeScreenshot(page, "admin-tokens");
    const button = list.getByRole("button", { name: /^Thu hồi mã “Một cửa – Xã Số 7” của LAMDONG\.X7$/u });
    await button.click();
    await list.getByRole("button", { name: /^Xác nhận thu hồi/u }).click();
    await list.getByText(/Đã thu hồi mã “Một cửa – Xã Số 7”/u).waitFor();
    await list.getByText("Cả mã đã thu hồi hoặc hết hạn").click();
    await list.getByText(/^Đã thu hồi \d/u).waitFor();
  });

  test("a target is set for the province, is listed first, and can be ended", async () => {
    await page.getByRole("tab", { name: "Chỉ tiêu" }).click();
    const form = page.getByRole("region", { name: "Chỉ tiêu", exact: true });
    await form.getByRole("button", { name: "Thêm chỉ tiêu" }).click();
    await form.getByText(/Hãy nhập: Tỷ lệ; Phải đạt/u).waitFor();
    await form.getByLabel("Tỷ lệ").selectOption("ONLINE_RATE_ALL");
    await form.getByLabel("Phải đạt (%)").fill("62,5");
    await form.getByLabel("Áp dụng từ ngày").fill("01/01/2026");
    await form.getByLabel("Đến hết ngày").fill("31/12/2026");
    await form.getByLabel("Văn bản giao chỉ tiêu").fill("Kế hoạch năm 2026 của tỉnh");
    await form.getByRole("button", { name: "Thêm chỉ tiêu" }).click();
    await form.getByText("Đã lưu.").waitFor();
    const row = page.getByRole("row", { name: /LAMDONG.*62,5%.*01\/01\/2026 – 31\/12\/2026/u });
    await row.waitFor();
    await takeScreenshot(page, "admin-targets");
    await row.getByRole("button", { name: "Thôi áp dụng" }).click();
    await row.waitFor({ state: "detached" });
  });

  test("a token that dies while the page is open leads back to the entrance, with the reason", async () => {
    const { tokens } = await product.must("/v1/tokens");
    const { id } = tokens.find(({ label }: { label: string }) => label === "Quản trị của tỉnh");
    await product.must(`/v1/tokens/${id}`, { method: "DELETE" });
    await page.getByRole("tab", { name: "Mã truy cập" }).click();
    await page.getByText(/Mã truy cập không đúng, đã hết hạn hoặc đã bị thu hồi/u).waitFor();
    await page.getByRole("button", { name: "Vào", exact: true }).waitFor();
  });

  test("nothing came from elsewhere, and the browser complained only about the refusals", () => {
    const foreign = watched.requested.filter((address) => !address.startsWith(product.origin));
    expect(foreign.filter((address) => !address.startsWith("blob:"))).toEqual([]);
    const unexpected = watched.complaints.filter((text) => !/status of 4\d\d/u.test(text));
    expect(unexpected).toEqual([]);
  });
});

describe("for everybody", () => {
  test.each(["Đơn vị", "Mã truy cập", "Chỉ tiêu"])(
    "tab %s fits 320 pixels, and every field and button has a name",
    async (tab) => {
      const narrow = await openPage(320, 700);
      try {
        await signIn(narrow, product.bootstrap);
        await narrow.getByText("Quản trị máy chủ, mọi đơn vị").waitFor();
        await narrow.getByRole("tab", { name: tab }).click();
        await narrow.locator("tbody tr").first().waitFor();
        await takeScreenshot(narrow, `admin-narrow-${["Đơn vị", "Mã truy cập", "Chỉ tiêu"].indexOf(tab)}`);
        await expect.poll(() => narrow.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
        await expect.poll(() => pageFaults(narrow)).toEqual([]);
      } finally {
        await narrow.context().close();
      }
    },
  );

  test("the guide to Power Query fits 320 pixels, and its form fills in what the reader chose", async () => {
    const narrow = await openPage(320, 700);
    try {
      await narrow.goto(`${product.origin}/huong-dan/power-query`);
      await narrow.getByLabel("Mã đơn vị").fill("lamdong");
      await narrow.getByLabel(/^Kỳ báo cáo/u).fill("tháng 10/2026");
      await narrow.getByLabel("Biểu").fill("766");
      await narrow.getByRole("button", { name: "Ghi vào các mẫu bên dưới" }).click();
      const script = narrow.getByLabel("CSV: mỗi đơn vị một dòng, đủ mọi cột");
      await narrow.getByText("Các mẫu dưới đây lấy số của đơn vị LAMDONG").waitFor();
      const text = await script.inputValue();
      for (const line of [
        `MayChu = "${product.origin}"`,
        'DonVi = "LAMDONG"',
        'Ky = "civil:2026-10"',
        'Bieu = "766"',
      ]) {
        expect(text).toContain(line);
      }
      await expect.poll(() => narrow.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      await expect.poll(() => pageFaults(narrow)).toEqual([]);
      await takeScreenshot(narrow, "power-query-narrow");
    } finally {
      await narrow.context().close();
    }
  });

  test("with the keyboard alone: enter the token, go to the tokens, reach the first field", async () => {
    const keyed = await openPage();
    try {
      await keyed.goto(`${product.origin}/quan-tri`);
      await keyed.getByLabel("Mã truy cập", { exact: true }).focus();
      await keyed.keyboard.type(product.bootstrap);
      await keyed.keyboard.press("Enter");
      await keyed.getByText("Quản trị máy chủ, mọi đơn vị").waitFor();
      await keyed.getByRole("tab", { name: "Đơn vị" }).focus();
      await keyed.keyboard.press("ArrowRight");
      await keyed.keyboard.press("Enter");
      await keyed.getByRole("tab", { name: "Mã truy cập", selected: true }).waitFor();
      await keyed.keyboard.press("Tab");
      const focused = await keyed.evaluate(
        () => (document.activeElement as HTMLInputElement | null)?.labels?.[0]?.textContent,
      );
      expect(focused).toContain("Đơn vị cấp trên");
    } finally {
      await keyed.context().close();
    }
  });

  test("a setting whose choices come from the server is drawn from its list, and sent as the contract wants it", async () => {
    const other = await openPage();
    const sent: unknown[] = [];
    const codes = [{ code: "OUTLIER", severity: "W", mildest: "off" }];
    const reason = "Đơn vị vừa sắp xếp";
    const row = { id: "1", unit: "LAMDONG", code: "OUTLIER", severity: "off", reason };
    await other.route(/\/v1\/severities/u, async (route) => {
      const request = route.request();
      if (request.method() === "POST") sent.push(request.postDataJSON());
      if (request.method() === "GET")
        await route.fulfill({ json: { severities: sent.length > 0 ? [row] : [], codes } });
      else await route.fulfill({ status: request.method() === "POST" ? 201 : 204, body: "{}" });
    });
    try {
      await signIn(other, product.bootstrap);
      await other.getByRole("tab", { name: "Mức độ kiểm tra" }).click();
      const form = other.getByRole("region", { name: "Mức độ kiểm tra", exact: true });
      await form.getByLabel("Đơn vị").fill("LAMDONG");
      await form.getByLabel("Phép kiểm tra").selectOption({ label: "OUTLIER (thường là Cảnh báo)" });
      await form.getByLabel("Mức độ").selectOption({ label: "Tắt" });
      await form.getByLabel("Lý do").fill(reason);
      await form.getByRole("button", { name: "Đặt mức độ" }).click();
      await other.getByRole("row", { name: /LAMDONG OUTLIER Tắt/u }).waitFor();
      expect(sent).toEqual([{ unit: "LAMDONG", code: "OUTLIER", severity: "off", reason }]);
    } finally {
      await other.context().close();
    }
  });

  test("a deadline leaves out what was not chosen, and a refusal of the server is said at the form", async () => {
    const other = await openPage();
    const sent: unknown[] = [];
    const detail = "Yêu cầu chưa đúng.";
    const errors = [{ path: "days", message: "Phải là số ngày làm việc từ 0 đến 366." }];
    await other.route(/\/v1\/deadlines/u, async (route) => {
      const method = route.request().method();
      if (method === "POST") sent.push(route.request().postDataJSON());
      if (method === "GET") await route.fulfill({ json: { deadlines: [] } });
      else if (method === "OPTIONS") await route.fulfill({ status: 204 });
      else await route.fulfill({ status: 422, json: { code: "INVALID_REQUEST", detail, errors } });
    });
    try {
      await signIn(other, product.bootstrap);
      await other.getByRole("tab", { name: "Hạn gửi" }).click();
      const form = other.getByRole("region", { name: "Hạn gửi", exact: true });
      await form.getByLabel("Đơn vị").fill("LAMDONG");
      await form.getByLabel("Số ngày làm việc").fill("999");
      await form.getByLabel("Cho kỳ kết thúc từ ngày").fill("1/1/2026");
      await form.getByLabel("Văn bản quy định hoặc lý do").fill("Công văn của tỉnh");
      await form.getByLabel(/^Tự chốt kỳ/u).check();
      await form.getByRole("button", { name: "Thêm hạn gửi" }).click();
      await form.getByText("Phải là số ngày làm việc từ 0 đến 366.").waitFor();
      const source = "Công văn của tỉnh";
      expect(sent).toEqual([{ unit: "LAMDONG", days: 999, from: "2026-01-01", source, autoClose: true }]);
      await takeScreenshot(other, "admin-deadlines");
    } finally {
      await other.context().close();
    }
  });

  test("a reader is told that the token is not an administrator's", async () => {
    const demo = await product.must("/v1/demo");
    const other = await openPage();
    try {
      await signIn(other, demo.token);
      await other.getByText(/không có quyền quản trị/u).waitFor();
    } finally {
      await other.context().close();
    }
  });
});
