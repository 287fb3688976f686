// Opens the web workbook in a browser and reads its cells through the page's own reading of cells.
import fs from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import type { TestContext } from "vitest";
import type { ReadCell } from "../../addin/workbook/cell-access.ts";
import type { Spreadsheet } from "../../addin/workbook/spreadsheet.ts";

const screenshots = path.join(import.meta.dirname, "..", "screenshots");
const OPEN_LIMIT_MS = 45_000;

type WorkbookWindow = Window & { dvcWorkbook?: Spreadsheet };

export interface OpenWorkbook {
  readonly page: Page;
  /** Everything that the page asked for. */
  readonly requested: string[];
  /** What the browser complained about. */
  readonly complaints: string[];
  sheets(): Promise<readonly string[]>;
  read(sheet: string, address: string): Promise<ReadCell>;
  shown(sheet: string, address: string): Promise<string>;
  /** As typed, through the page; waits until everything is calculated. */
  write(sheet: string, address: string, typed: string): Promise<void>;
  /** Empties the cells, their formats too. */
  clear(sheet: string, ...addresses: readonly string[]): Promise<void>;
  select(sheet: string, address: string): Promise<void>;
  settled(): Promise<void>;
  /** Runs in the page, on the open spreadsheet. */
  inPage<Result, Given = undefined>(run: (open: Spreadsheet, given: Given) => Result, given?: Given): Promise<Result>;
  /** Of one column, by what its first column says. */
  cellBeside(sheet: string, statement: string, column: string): Promise<string>;
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly width?: number;
  readonly height?: number;
  /** Runs before the page is asked for. */
  readonly prepare?: (page: Page) => Promise<void>;
}

const LAST_ROW = 60;

const picture = async (page: Page, name: string): Promise<void> => {
  fs.mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: path.join(screenshots, `${name}.png`) });
};

/** A picture for people to look at, where DVC_PICTURES asks for them: drawing them without a graphics card takes long. */
export const takeScreenshot = async (page: Page, name: string): Promise<void> => {
  if (process.env.DVC_PICTURES) await picture(page, name);
};

/** For beforeEach: what the page looks like when a test has failed; `reopen` gives the next test a page that nobody has touched. */
export const pictureOfFailure =
  (page: () => Page | undefined, reopen?: () => Promise<void>) =>
  ({ task, onTestFailed }: Pick<TestContext, "task" | "onTestFailed">): void => {
    onTestFailed(async () => {
      const open = page();
      if (open) await picture(open, `failed-${task.id}`);
      await reopen?.();
    });
  };

/** What was asked for and complained about, from the first request on. */
export const watchPage = (page: Page) => {
  const requested: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => requested.push(request.url()));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return { requested, complaints };
};

export const openWorkbook = async (
  browser: Browser,
  origin: string,
  options: OpenOptions = {},
): Promise<OpenWorkbook> => {
  const { width = 1366, height = 768, prepare } = options;
  // Without motion nothing moves away from under a click.
  const context = await browser.newContext({ viewport: { width, height }, locale: "vi-VN", reducedMotion: "reduce" });
  const page = await context.newPage();
  const { requested, complaints } = watchPage(page);
  await prepare?.(page);
  await page.goto(`${origin}/`);
  await page.waitForFunction(() => (window as WorkbookWindow).dvcWorkbook !== undefined, null, {
    timeout: OPEN_LIMIT_MS,
  });
  const settled = () => page.evaluate(() => (window as WorkbookWindow).dvcWorkbook?.settled());
  await settled();

  const read = async (sheet: string, address: string): Promise<ReadCell> => {
    const cell = await page.evaluate(
      ([name, place]) => (window as WorkbookWindow).dvcWorkbook?.read(name, place) ?? null,
      [sheet, address] as const,
    );
    if (cell === null) throw new Error(`there is no cell ${sheet}!${address}`);
    return cell;
  };
  const shown = async (sheet: string, address: string): Promise<string> => (await read(sheet, address)).shown;

  return {
    page,
    requested,
    complaints,
    sheets: () => page.evaluate(() => (window as WorkbookWindow).dvcWorkbook?.sheets() ?? []),
    read,
    shown,
    settled,
    inPage: async (run, given) => {
      const open = await page.evaluateHandle(() => (window as WorkbookWindow).dvcWorkbook as Spreadsheet);
      return open.evaluate(run as never, given as never);
    },
    async write(sheet, address, typed) {
      const done = await page.evaluate(
        ([name, place, text]) => (window as WorkbookWindow).dvcWorkbook?.write(name, place, text) ?? false,
        [sheet, address, typed] as const,
      );
      if (!done) throw new Error(`there is no cell ${sheet}!${address}`);
      await settled();
    },
    async clear(sheet, ...addresses) {
      await page.evaluate(
        ([name, places]) => {
          for (const place of places) (window as WorkbookWindow).dvcWorkbook?.clear(name, place);
        },
        [sheet, addresses] as const,
      );
    },
    async select(sheet, address) {
      await page.evaluate(([name, place]) => (window as WorkbookWindow).dvcWorkbook?.select(name, place), [
        sheet,
        address,
      ] as const);
    },
    async cellBeside(sheet, statement, column) {
      for (let row = 1; row <= LAST_ROW; row += 1) {
        if ((await shown(sheet, `A${row}`)) === statement) return shown(sheet, `${column}${row}`);
      }
      throw new Error(`${sheet} does not say “${statement}”`);
    },
    screenshot: (name) => takeScreenshot(page, name),
    close: () => context.close(),
  };
};
