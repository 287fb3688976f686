// The page that Excel shows, opened outside of Excel: it says that it is a preview, whatever becomes of office.js, and never waits for it for long.
import fs from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { CATALOGUE } from "../../shared/functions/catalogue.ts";
import { closePages, launchChromium } from "./chromium.ts";
import { type PageServer, startPageServer } from "./page-server.ts";
import { takeScreenshot, watchPage } from "./workbook.ts";

const OFFICE = "https://appsforoffice.microsoft.com/lib/1/hosted/";
const officeFiles = path.join(import.meta.dirname, "..", "..", "node_modules", "@microsoft", "office-js", "dist");
/** Microsoft's script reports its use to an address that no test should reach. */
const TELEMETRY = /telemetry|events\.data|browser\.pipe|aria\.microsoft/iu;

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
afterEach(() => page.context().close());

/** Answers Microsoft's address with the files of its package that `has` lets through, and everything else with nothing. */
const openTaskpane = async (has: (file: string) => boolean) => {
  const context = await browser.newContext({
    viewport: { width: 350, height: 700 },
    locale: "vi-VN",
    reducedMotion: "reduce",
  });
  page = await context.newPage();
  const watched = watchPage(page);
  await page.route(/^https:/u, async (route) => {
    const address = route.request().url();
    const file = address.startsWith(OFFICE) ? address.slice(OFFICE.length).split("?")[0] : undefined;
    const place = file === undefined ? "" : path.join(officeFiles, file);
    if (file !== undefined && has(file) && fs.existsSync(place)) await route.fulfill({ path: place });
    else await route.abort();
  });
  const start = Date.now();
  await page.goto(`${server.origin}/taskpane.html`);
  await page.getByText("Chế độ xem trước").waitFor();
  return { ...watched, openMs: Date.now() - start };
};

const associated = () =>
  page.evaluate(() => {
    const { CustomFunctions } = window as unknown as {
      CustomFunctions?: { _association: { mappings: Record<string, unknown> } };
    };
    return Object.keys(CustomFunctions?._association.mappings ?? {});
  });

describe("with Microsoft's office.js", () => {
  test("the pane says that it is a preview and lists the functions, which Excel would find associated", async () => {
    const { requested } = await openTaskpane(() => true);
    await expect.poll(async () => (await associated()).sort()).toEqual(CATALOGUE.map((one) => one.id).sort());
    await page.getByRole("tab", { name: /Hàm/ }).click();
    await page.getByText(`${CATALOGUE.length} hàm`).waitFor();
    const foreign = requested.filter((address) => !address.startsWith(server.origin) && !TELEMETRY.test(address));
    expect(foreign.filter((address) => !address.startsWith(OFFICE))).toEqual([]);
    await takeScreenshot(page, "taskpane-preview");
  });

  test("a formula cannot be put into a sheet, and the pane says what to do instead", async () => {
    await openTaskpane(() => true);
    await page.getByRole("tab", { name: /Hàm/ }).click();
    await page.getByRole("button", { name: /^TYLE(?![A-Z])/ }).click();
    await page.getByRole("button", { name: "Chèn công thức TYLE", exact: true }).click();
    await page.getByText("Trang này đang mở ngoài Excel").waitFor();
  });

  test("the functions answer through the same runtime that the pane shows", async () => {
    await openTaskpane(() => true);
    const answer = await page.evaluate(() => {
      const { CustomFunctions } = window as unknown as {
        CustomFunctions: { _association: { mappings: Record<string, (...args: unknown[]) => Promise<unknown>> } };
      };
      return CustomFunctions._association.mappings.TYLE?.(4840, 26757, 1);
    });
    expect(answer).toBe(0.181);
    await page.getByRole("button", { name: /^Cài đặt/ }).click();
    await page.getByRole("region", { name: "Kết nối" }).getByText("Đã kết nối", { exact: true }).waitFor();
  });
});

describe("without parts of it", () => {
  test("the pane does not wait where Office never gets ready", async () => {
    const { openMs } = await openTaskpane((file) => file === "office.js");
    expect(openMs).toBeLessThan(15_000);
    await expect.poll(async () => (await associated()).length).toBe(CATALOGUE.length);
  });

  test("the pane opens where the functions' script cannot be loaded", async () => {
    server.hidden.add("/functions.js");
    await openTaskpane(() => false);
    await page.getByRole("tab", { name: /Hàm/ }).click();
    await page.getByText(`${CATALOGUE.length} hàm`).waitFor();
    await page.getByRole("button", { name: /^Cài đặt/ }).click();
    await page.getByRole("button", { name: "Kiểm tra lại" }).click();
    await page.getByRole("region", { name: "Kết nối" }).getByText("Đã kết nối", { exact: true }).waitFor();
    server.hidden.clear();
  });

  test("the pane opens where office.js cannot be loaded at all", async () => {
    await openTaskpane(() => false);
    await page.getByRole("tab", { name: /Hàm/ }).click();
    await page.getByText(`${CATALOGUE.length} hàm`).waitFor();
  });
});
