// How the web workbook opens: never a blank page, and a sentence where a part of it cannot be loaded.
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { closePages, launchChromium } from "./chromium.ts";
import { type PageServer, startPageServer } from "./page-server.ts";

let browser: Browser;
let server: PageServer;
let page: Page;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), startPageServer()]);
});
afterAll(async () => {
  await closePages(browser);
  await server?.close();
});
afterEach(async () => {
  server.before = null;
  await page.context().close();
});

const ENGINE = /\/chunks\/spreadsheet-[^/]+\.js$/u;
const PANE = /\/chunks\/pane-[^/]+\.js$/u;

const newPage = async () => {
  page = await (await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "vi-VN" })).newPage();
};
const isOpen = () => page.waitForFunction(() => "dvcWorkbook" in window, null, { timeout: 45_000 });

test("the page says that it is opening before any script has run", async () => {
  await newPage();
  await page.route(/\.js$/u, (route) => route.abort());
  await page.goto(`${server.origin}/`);
  await page.getByText("Đang mở bảng tính…").waitFor();
});

test("it says so while the spreadsheet is on its way", async () => {
  await newPage();
  let release: () => void = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(ENGINE, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${server.origin}/`);
  await page.getByRole("tab", { name: "Hàm & trợ giúp" }).waitFor();
  await page.getByText("Đang mở bảng tính…").waitFor();
  release();
  await isOpen();
  await page.getByText("Đang mở bảng tính…").waitFor({ state: "hidden" });
});

test("a spreadsheet that cannot be loaded is told, with a button to load the page again", async () => {
  await newPage();
  await page.route(ENGINE, (route) => route.abort());
  await page.goto(`${server.origin}/`);
  await page
    .getByRole("alert")
    .getByText("Không tải được bảng tính. Hãy kiểm tra kết nối mạng rồi tải lại trang.")
    .waitFor();
  await page.unroute(ENGINE);
  await page.getByRole("button", { name: "Tải lại trang" }).click();
  await isOpen();
});

test("without its pane the sheet still opens", async () => {
  await newPage();
  await page.route(PANE, (route) => route.abort());
  await page.goto(`${server.origin}/`);
  await isOpen();
  await page.getByText("Không tải được ngăn DVC. Hãy kiểm tra kết nối mạng rồi tải lại trang.").waitFor();
});

test("a server that does not answer about demonstration tokens does not keep the sheet closed", async () => {
  await newPage();
  server.before = (address) => (address === "/v1/demo" ? new Promise(() => {}) : Promise.resolve(null));
  await page.goto(`${server.origin}/`);
  await isOpen();
});

test("the spreadsheet is not loaded by the page that Excel shows", async () => {
  await newPage();
  const requested: string[] = [];
  page.on("request", (request) => requested.push(request.url()));
  await page.route(/^https:/u, (route) => route.abort());
  await page.goto(`${server.origin}/taskpane.html`);
  await page.getByRole("tab", { name: "Hàm & trợ giúp" }).waitFor();
  expect(requested.some((address) => PANE.test(address))).toBe(true);
  expect(requested.filter((address) => ENGINE.test(address))).toEqual([]);
});
