// The reference of the API as a page: it shows the Worker's own document and asks no other server for anything.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { OPERATIONS } from "../../shared/contract/operations.ts";
import { pictureOfFailure, takeScreenshot, watchPage } from "../support/browser-workbook.ts";
import { launchChromium } from "../support/chromium.ts";
import { type Product, useProduct } from "../support/use-product.ts";

let browser: Browser;
let product: Product;
let page: Page;
let watched: ReturnType<typeof watchPage>;

beforeAll(async () => {
  [browser, product] = await Promise.all([launchChromium(), useProduct()]);
  const context = await browser.newContext({ viewport: { width: 1100, height: 900 }, locale: "vi-VN" });
  page = await context.newPage();
  watched = watchPage(page);
  await page.goto(`${product.origin}/docs`);
  await page.locator(".opblock").first().waitFor();
});
beforeEach(pictureOfFailure(() => page));
afterAll(async () => {
  await browser?.close();
});

test("its head is Vietnamese, and every operation of the contract is listed", async () => {
  expect(await page.title()).toBe("DVC – Tài liệu API");
  await page.getByRole("heading", { name: "DVC – Tài liệu API" }).waitFor();
  expect(await page.locator(".opblock").count()).toBe(Object.keys(OPERATIONS).length);
  await takeScreenshot(page, "docs");
});

test("an operation opens with its example, can be tried, and shows the answer of this server", async () => {
  const batch = page.locator(".opblock", { hasText: "/v1/compute" }).first();
  await batch.locator(".opblock-summary-control").click();
  await batch.getByRole("button", { name: "Try it out" }).click();
  await batch.getByRole("button", { name: "Execute" }).click();
  await batch.locator(".live-responses-table .response-col_status", { hasText: "200" }).waitFor();
  await takeScreenshot(page, "docs-tried");
});

describe("under the headers of the page", () => {
  test("nothing comes from elsewhere, and the browser refuses and complains about nothing", () => {
    const foreign = watched.requested.filter((address) => !address.startsWith(product.origin));
    expect(foreign.filter((address) => !address.startsWith("data:"))).toEqual([]);
    expect(watched.complaints).toEqual([]);
  });

  test("no script from elsewhere, none written into the page, none made of text", async () => {
    const response = await page.request.get(`${product.origin}/docs`);
    const policy = response.headers()["content-security-policy"] ?? "";
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/unsafe-eval|script-src|https?:/);
  });

  test.each([320, 1100])("fits %i pixels", async (width) => {
    await page.setViewportSize({ width, height: 800 });
    await takeScreenshot(page, `docs-${width}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});
