// The task pane: functions found without diacritics, put into the sheet, connection and access token, use by keyboard and on narrow screens.
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CATALOGUE } from "../../shared/functions/catalogue.ts";
import { CORE_VERSION } from "../../shared/functions/version.ts";
import { closePages, launchChromium } from "./chromium.ts";
import { DEMO_TOKEN, type PageServer, startPageServer, USER_TOKEN } from "./page-server.ts";
import { type OpenWorkbook, openWorkbook, pictureOfFailure, takeScreenshot } from "./workbook.ts";

let browser: Browser;
let server: PageServer;
let workbook: OpenWorkbook;
let page: Page;

// Opening the page takes seconds: the tests share it.
beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), startPageServer()]);
  workbook = await openWorkbook(browser, server.origin);
  page = workbook.page;
});
beforeEach(pictureOfFailure(() => page));
beforeEach(() => {
  server.computed.length = 0;
});
afterAll(async () => {
  await workbook?.close();
  await closePages(browser);
  await server?.close();
});

const SHEET = "Thạch Hưng";
const functionNames = () =>
  page.getByRole("region", { name: "Các hàm" }).getByRole("button", { expanded: false }).allInnerTexts();
/** Its help may be open from the test before. */
const openFunction = async (id: string) => {
  await page.getByLabel("Tìm hàm").fill(id);
  const heading = page.getByRole("button", { name: new RegExp(`^${id}(?![A-Z])`) });
  if ((await heading.getAttribute("aria-expanded")) !== "true") await heading.click();
};
const openTab = (name: RegExp) => page.locator("#dvc-pane").getByRole("tab", { name }).click();
const openSettings = () => page.getByRole("button", { name: /^Cài đặt/ }).click();
/** The settings last: their button closes them when they are open. */
const EVERYWHERE = [
  ...[/Kiểm tra/, /Gửi số liệu/, /Tổng hợp/, /Báo cáo/, /Hàm/].map((name) => () => openTab(name)),
  openSettings,
];
/** Besides the severities of the office, which are remembered for work without the server and are no secret. */
const keptInBrowser = async (): Promise<Record<string, string>> => {
  const { "dvc.severities": _, ...others } = await page.evaluate((): Record<string, string> => ({ ...localStorage }));
  return others;
};
const tokenField = () => page.getByLabel("Mã truy cập của đơn vị");

describe("functions", () => {
  beforeAll(async () => {
    await openTab(/Hàm/);
    await page.getByRole("region", { name: "Các hàm" }).getByRole("button", { expanded: false }).first().waitFor();
  });
  afterEach(() => workbook.clear(SHEET, "B20"));

  test("all of the catalogue are listed, and found by name or title without diacritics", async () => {
    await expect.poll(() => functionNames()).toHaveLength(CATALOGUE.length);
    const search = page.getByLabel("Tìm hàm");
    await search.fill("ty le");
    await expect.poll(async () => (await functionNames())[0]).toContain("TYLE");
    await search.fill("doi chieu");
    await expect.poll(async () => (await functionNames())[0]).toContain("DOICHIEU");
    await search.fill("=DVC.LAYSO");
    await expect.poll(async () => (await functionNames())[0]).toContain("LAYSO");
    await search.fill("khong co ham nao nhu the");
    await expect.poll(() => functionNames()).toEqual([]);
    await page.getByText("Không có hàm nào khớp").waitFor();
  });

  test("each shows what it takes and what it gives, with semicolons between arguments", async () => {
    await openFunction("DOICHIEU");
    await page.getByText("=DVC.DOICHIEU(tu_so; mau_so; cong_bo; [so_le])").waitFor();
    await page.getByText('=DVC.DOICHIEU(268; 359; "74,6%")').waitFor();
    await page.getByText("→ Chưa làm tròn đúng (đúng: 74,7%)").waitFor();
    await takeScreenshot(page, "pane-functions");
  });

  test("the first example is put into the selected cell and calculated", async () => {
    await workbook.select(SHEET, "B20");
    await openFunction("TYLECHUNG");
    await page.getByRole("button", { name: "Chèn công thức TYLECHUNG" }).click();
    await page.getByText("Đã chèn vào ô đang chọn.").waitFor();
    await workbook.settled();
    await expect
      .poll(() => workbook.read(SHEET, "B20"))
      .toMatchObject({
        formula: "=DVC.TYLECHUNG({4840;15755},{26757;69001},1)",
        shown: "21,5%",
      });
  });

  test("every function's first example answers in the sheet what its help says", { timeout: 150_000 }, async () => {
    const tried = CATALOGUE.filter(
      (one) => one.result !== "table" && !one.usesToday && one.stored !== "needed",
    ).flatMap(({ id, examples: [example] }) => (example ? [{ id, shows: example.shows }] : []));
    expect(tried.length).toBeGreaterThan(20);
    const placeOf = (index: number) => `J${20 + index}`;
    for (const [index, { id }] of tried.entries()) {
      await workbook.select(SHEET, placeOf(index));
      await openFunction(id);
      await page.getByRole("button", { name: `Chèn công thức ${id}`, exact: true }).click();
      await page.getByText("Đã chèn vào ô đang chọn.").waitFor();
    }
    await workbook.settled();
    const wrong: string[] = [];
    for (const [index, { id, shows }] of tried.entries()) {
      const { shown } = await workbook.read(SHEET, placeOf(index));
      if (shown !== shows) wrong.push(`${id}: ${shown} instead of ${shows}`);
    }
    await workbook.clear(SHEET, ...tried.map((_, index) => placeOf(index)));
    expect(wrong).toEqual([]);
  });

  test("an example is copied as it is shown", async () => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await openFunction("CAUTYLE");
    await page.getByRole("button", { name: "Chép công thức CAUTYLE" }).click();
    await page.getByText("Đã chép công thức.").waitFor();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe("=DVC.CAUTYLE(4840; 26757; 1)");
  });
});

describe("connection and access token", () => {
  beforeAll(openSettings);

  test("the server's version and the last contact are shown", async () => {
    await page.getByRole("region", { name: "Kết nối" }).getByText("Đã kết nối", { exact: true }).waitFor();
    const fact = (term: string) => page.locator("dt", { hasText: term }).locator("+ dd").innerText();
    await expect.poll(() => fact("Phiên bản máy chủ")).toBe(CORE_VERSION);
    await expect.poll(() => fact("Liên lạc gần nhất")).toMatch(/^\d\d:\d\d:\d\d ngày \d\d\/\d\d\/\d{4}$/u);
    await takeScreenshot(page, "pane-connection");
  });

  test("a demonstration server's own token is used while there is no other", async () => {
    await page
      .getByRole("region", { name: "Mã truy cập" })
      .getByText("Đang dùng mã truy cập trình diễn (chỉ đọc)")
      .waitFor();
    await page.getByRole("button", { name: "Cả sổ tính" }).click();
    await workbook.settled();
    expect(server.computed.map((request) => request.token)).toContain(DEMO_TOKEN);
  });

  test("a wrong token is refused in Vietnamese and not kept", async () => {
    await tokenField().fill("khong-dung");
    await page.getByRole("button", { name: "Lưu và kiểm tra" }).click();
    await page.getByText("Mã truy cập không đúng, đã hết hạn hoặc đã bị thu hồi").waitFor();
    await page.getByRole("region", { name: "Mã truy cập" }).getByText("mã truy cập trình diễn").waitFor();
    await expect.poll(() => keptInBrowser()).toEqual({});
  });

  test("a token with letters that cannot be sent says so", async () => {
    await tokenField().fill("mã của tôi");
    await tokenField().press("Enter");
    await page.getByText("Mã truy cập có ký tự lạ").waitFor();
  });

  test("the user's token wins, is kept on this machine and nowhere else, and can be removed", async () => {
    await tokenField().fill(`  ${USER_TOKEN} `);
    await tokenField().press("Enter");
    await page.getByText("Mã dùng được. Đơn vị: Huyện Xuân Lộc (XUANLOC); quyền: nhập và gửi số liệu.").waitFor();
    await page.getByText("Đang dùng mã truy cập của bạn").waitFor();
    await workbook.settled();
    await expect.poll(() => server.computed.at(-1)?.token).toBe(USER_TOKEN);
    const kept = await keptInBrowser();
    expect(Object.entries(kept).filter(([, text]) => text.includes(USER_TOKEN))).toEqual([["dvc.token", USER_TOKEN]]);
    expect(page.url()).not.toContain(USER_TOKEN);
    await page.getByRole("button", { name: "Xóa mã" }).click();
    await page.getByText("Đã xóa mã truy cập khỏi máy này.").waitFor();
    await expect.poll(keptInBrowser).toEqual({});
  });
});

describe("use without a mouse and on a narrow screen", () => {
  test("everything in the pane can be reached and named", async () => {
    for (const open of EVERYWHERE) {
      await open();
      const nameless = await page
        .locator("#dvc-pane")
        .locator("button, input, a[href], [role=tab]")
        .evaluateAll((elements) =>
          elements
            .filter((element) => {
              const input = element as HTMLInputElement;
              const label = input.labels?.[0]?.textContent ?? "";
              return `${element.textContent}${element.getAttribute("aria-label") ?? ""}${label}`.trim() === "";
            })
            .map((element) => element.outerHTML),
        );
      expect(nameless).toEqual([]);
    }
  });

  test("a function is opened and put into the sheet by keyboard", async () => {
    await openTab(/Hàm/);
    await workbook.select(SHEET, "B20");
    await page.getByLabel("Tìm hàm").fill("phantram");
    await page.getByLabel("Tìm hàm").press("Tab");
    // The field's own button for emptying it comes first.
    while (
      !(await page.getByRole("button", { name: /^PHANTRAM/ }).evaluate((element) => element === document.activeElement))
    ) {
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("Đã chèn vào ô đang chọn.").waitFor();
  });

  test("no English is left on the page or in what screen readers say", async () => {
    const words = await page.evaluate(() => {
      const found: string[] = [];
      for (const element of document.body.querySelectorAll("*")) {
        for (const name of ["aria-label", "title", "placeholder", "alt"]) found.push(element.getAttribute(name) ?? "");
        for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) found.push(node.textContent ?? "");
      }
      return found;
    });
    // Words of interfaces in English; Vietnamese has none of them.
    const english =
      /\b(?:the|and|sheet|sheets|close|open|search|insert|delete|copy|paste|cell|row|column|error|loading|ribbon|panel|sidebar|tab|notifications?|previous|next|cancel|confirm|undo|redo|bold|italic|font|fill|border|merge|wrap|align|filter|sort|view|data|formula)\b/iu;
    expect(words.length).toBeGreaterThan(100);
    expect(words.filter((text) => english.test(text))).toEqual([]);
  });

  test("at 320 pixels the pane is opened by a button, fills the width and nothing is cut off", async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await expect.poll(() => page.locator("#dvc-pane").isVisible()).toBe(false);
    await page.getByRole("button", { name: "Hiện ngăn DVC" }).click();
    for (const open of EVERYWHERE) {
      await open();
      const overflow = await page
        .locator("#dvc-pane [role=tabpanel]")
        .evaluate((panel) => panel.scrollWidth - panel.clientWidth);
      expect(overflow).toBe(0);
    }
    await openTab(/Kiểm tra/);
    await takeScreenshot(page, "pane-320");
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.getByRole("button", { name: "Ẩn ngăn DVC" }).click();
    await expect.poll(() => page.locator("#dvc-pane").isVisible()).toBe(false);
  });
});
