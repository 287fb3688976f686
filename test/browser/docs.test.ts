// The reference of the API as a page: it shows the Worker's own document and asks no other server for anything.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { OPERATIONS } from "../../shared/contract/operations.ts";
import { axeFaults } from "./axe.ts";
import { closePages, launchChromium } from "./chromium.ts";
import { type Product, useProduct } from "./use-product.ts";
import { pictureOfFailure, takeScreenshot, watchPage } from "./workbook.ts";

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
  await closePages(browser);
});

test("its head is Vietnamese, and every operation of the contract is listed", async () => {
  await expect.poll(() => page.title()).toBe("DVC – Tài liệu API");
  await page.getByRole("heading", { name: "DVC – Tài liệu API" }).waitFor();
  await expect.poll(() => page.locator(".opblock").count()).toBe(Object.keys(OPERATIONS).length);
  await takeScreenshot(page, "docs");
});

test("an operation opens with its example, can be tried, and shows the answer of this server", async () => {
  const batch = page.locator(".opblock", { hasText: "/v1/compute" }).first();
  await batch.locator(".opblock-summary-control").click();
  await batch.getByRole("button", { name: "Gọi thử" }).click();
  await batch.getByRole("button", { name: "Gửi", exact: true }).click();
  await batch.locator(".live-responses-table .response-col_status", { hasText: "200" }).waitFor();
  await takeScreenshot(page, "docs-tried");
});

/** What people read or hear of the page around the document, with a word of three letters or more. */
const wordsShown = () =>
  page.evaluate(() => {
    const place = document.querySelector("#app");
    const shown = place ? document.createTreeWalker(place, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT) : null;
    const found: string[] = [];
    while (shown?.nextNode()) {
      const node = shown.currentNode;
      const isDocument = (node.parentElement ?? place)?.closest("pre,code,textarea,.opblock-summary,.renderedMarkdown");
      if (node instanceof Text && !isDocument) found.push(node.data.trim());
      if (node instanceof Element && !node.closest(".opblock-summary-control, .opblock-control-arrow")) {
        for (const name of ["aria-label", "title", "placeholder", "alt"]) found.push(node.getAttribute(name) ?? "");
      }
    }
    return [...new Set(found)].filter((words) => /[a-z]{3}/iu.test(words));
  });

describe("what stands around the document", () => {
  /** Kinds of content, schemes and names that are the same in every language. */
  const SAME_EVERYWHERE = /^(?:application\/|text\/|\/openapi\.json$|bearer|basic|\(http|schema$|required$)/iu;

  test("is Vietnamese, with an operation open and answered, and in the window for the access token", async () => {
    await page.getByRole("button", { name: "Nhập mã truy cập" }).first().click();
    await page.locator(".modal-ux").waitFor();
    const words = (await wordsShown()).filter((one) => !SAME_EVERYWHERE.test(one));
    expect(words.length).toBeGreaterThan(15);
    expect(words.filter((one) => !/[à-ỹđ]/iu.test(one))).toEqual([]);
    await takeScreenshot(page, "docs-token");
  });

  test("can be read and named: no button without a name, no label that says something else, no pale text", async () => {
    // What is left is Swagger UI's structure: a button inside of a button, bodies that scroll without the keyboard.
    const faults = (await axeFaults(page, "#app")).filter(
      (fault) => !/^(?:nested-interactive|scrollable-region-focusable|heading-order):/u.test(fault),
    );
    expect(faults).toEqual([]);
    await page.locator(".modal-ux").getByRole("button", { name: "Đóng" }).first().click();
    await page.locator(".modal-ux").waitFor({ state: "detached" });
  });
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
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});
