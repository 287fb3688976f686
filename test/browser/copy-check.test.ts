// Checking a copy as whoever received it does: the file is dropped on the page, and nothing of it leaves the browser.
import { createHash } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { shortDigest } from "../../shared/domain/copy-code.ts";
import type { FormCode } from "../../shared/domain/form-code.ts";
import { parsePeriodKey } from "../../shared/domain/period.ts";
import { done } from "../../shared/domain/problem.ts";
import { CHECK_PAGE_TEXT as TEXT } from "../../shared/text/value-copy.ts";
import { valueCopy } from "../../shared/writing/value-copy-file.ts";
import { officeFile, withChange } from "../support/office-file.ts";
import { pageFaults } from "./accessibility.ts";
import { closePages, launchChromium } from "./chromium.ts";
import { type Product, useProduct } from "./use-product.ts";
import { pictureOfFailure, takeScreenshot, watchPage } from "./workbook.ts";

const PLACE = { unit: "XUANLOC", period: "range:2021-12-15..2022-09-12" };
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

let browser: Browser;
let product: Product;
let page: Page;
let watched: ReturnType<typeof watchPage>;
let copy: { readonly bytes: Uint8Array; readonly code: string; readonly short: string };

/** A copy of the sheets for the demonstration's snapshot, made as the pane makes it. */
const makeCopy = async () => {
  const snapshot = await product.must(`/v1/snapshots/${PLACE.unit}/${encodeURIComponent(PLACE.period)}`);
  const period = parsePeriodKey(snapshot.period);
  if (!period) throw new Error(JSON.stringify(snapshot));
  const { revision, state, submittedAt, receipt } = snapshot;
  const facts = {
    ...PLACE,
    unitName: "Huyện Xuân Lộc",
    period,
    form: snapshot.form as FormCode,
    revision,
    state,
    submittedAt,
    asOf: null,
    madeAt: "2026-11-22T03:00:00.000Z",
    core: receipt.core,
    rulesets: receipt.rulesets,
    hash: receipt.hash,
  };
  const made = await valueCopy(
    { file: { name: "Báo cáo.xlsx", bytes: officeFile() }, sheets: "all", facts },
    {
      digest: async (statement) => createHash("sha256").update(statement).digest("hex"),
      issue: async (digest) => {
        const body = { ...PLACE, form: facts.form, revision, digest };
        return done(await product.must("/v1/copies", { body }));
      },
    },
  );
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  return { bytes: made.result.bytes, code: made.result.seal.code, short: shortDigest(made.result.digest) };
};

beforeAll(async () => {
  [browser, product] = await Promise.all([launchChromium(), useProduct()]);
  copy = await makeCopy();
  const context = await browser.newContext({ viewport: { width: 900, height: 900 }, locale: "vi-VN" });
  page = await context.newPage();
  watched = watchPage(page);
});
beforeEach(pictureOfFailure(() => page));
afterAll(async () => {
  await closePages(browser);
});

const give = async (name: string, bytes: Uint8Array) => {
  await page.setInputFiles("#file", { name, mimeType: XLSX, buffer: Buffer.from(bytes) });
  await page.locator("#answer .result").waitFor();
  return page.locator("#answer").innerText();
};

describe("whoever received a copy", () => {
  test("types its code and is shown where to drop the file", async () => {
    await page.goto(`${product.origin}/kiem-tra`);
    await page.getByLabel(TEXT.codeLabel).fill(copy.code.toLowerCase());
    await page.getByRole("button", { name: TEXT.codeButton }).click();
    await page.getByText(TEXT.fileHint).waitFor();
    await expect.poll(() => page.locator("#code").innerText()).toBe(copy.code);
    await expect.poll(() => pageFaults(page)).toEqual([]);
  });

  test("sees that the file is the copy, and that its figures are still the latest", async () => {
    const said = await give("Bản sao.xlsx", copy.bytes);
    expect(said).toContain(TEXT.fileMatches);
    expect(said).toContain(TEXT.isCurrent);
    await takeScreenshot(page, "kiem-tra");
  });

  test("sees that one cell was changed", async () => {
    const changed = withChange(copy.bytes, "xl/worksheets/sheet1.xml", "<v>4840</v>", "<v>5840</v>");
    const said = await give("Bản sao đã sửa.xlsx", changed);
    expect(said).toContain(TEXT.fileDiffers);
    expect(said).not.toContain(TEXT.isCurrent);
  });

  test("is told what is wrong with a file that is no copy", async () => {
    expect(await give("Báo cáo.xlsx", officeFile())).toContain(TEXT.fileWithoutReceipt);
    expect(await give("hỏng.xlsx", copy.bytes.slice(0, 500))).toContain("Không mở được tệp “hỏng.xlsx”");
  });

  test("may drop the file instead of choosing it", async () => {
    const transfer = await page.evaluateHandle(
      (bytes) => {
        const made = new DataTransfer();
        made.items.add(new File([new Uint8Array(bytes)], "thả.xlsx"));
        return made;
      },
      [...copy.bytes],
    );
    await page.locator("#drop").dispatchEvent("drop", { dataTransfer: transfer });
    await page.locator("#answer .yes").waitFor();
    await expect.poll(() => page.locator("#answer").innerText()).toContain("thả.xlsx");
  });

  test("may type the short digest, and is told that this checks no cell", async () => {
    await page.getByLabel(TEXT.shortLabel, { exact: true }).fill(copy.short);
    await page.getByRole("button", { name: TEXT.shortButton }).click();
    await page.getByText(TEXT.shortMatches).waitFor();
  });

  test("sends nothing of the file and asks no other server", () => {
    expect(watched.requested.filter((address) => !address.startsWith(product.origin))).toEqual([]);
    const asked = watched.requested.filter((address) => address.includes("/v1/"));
    expect(asked.length).toBeGreaterThan(0);
    for (const address of asked) expect(address).toMatch(/\/v1\/copies\/[0-9A-Z-]+\?digest=[0-9a-f]{64}$/u);
    expect(watched.complaints).toEqual([]);
  });
});

test("the formulas for an old Excel are copied with one click", async () => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`${product.origin}/huong-dan/excel-cu`);
  const button = page.locator('button[data-copy="rate-vietnamese"]');
  await button.click();
  await page.locator("button", { hasText: "Đã chép" }).waitFor();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe((await page.locator("#rate-vietnamese").innerText()).trim());
  await expect.poll(() => pageFaults(page)).toEqual([]);
  await takeScreenshot(page, "excel-cu");
  for (const [path, picture] of [
    ["/huong-dan", "huong-dan"],
    ["/huong-dan/kiem-tra-excel", "kiem-tra-excel"],
  ] as const) {
    await page.goto(`${product.origin}${path}`);
    await takeScreenshot(page, picture);
    await expect.poll(() => pageFaults(page)).toEqual([]);
  }
});
