// An office of a test on the running product: its units, tokens and reports through the API, and its pane in a browser.
import type { Browser, Page } from "playwright-core";

export interface Asked {
  readonly method?: string;
  readonly body?: unknown;
  readonly token?: string;
}

/** Speaks to the product as an office does; throws with the answer where it is refused. */
export const officeCalls =
  (origin: () => string, bootstrap: string) =>
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  async (address: string, { method, body, token = bootstrap }: Asked = {}): Promise<any> => {
    const isText = typeof body === "string";
    const response = await fetch(`${origin()}${address}`, {
      method: method ?? (body === undefined ? "GET" : "POST"),
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { "Content-Type": isText ? "text/csv" : "application/json" }),
      },
      ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${address}: ${text}`);
    return JSON.parse(text);
  };

export const useToken =
  (token: string) =>
  async (page: Page): Promise<void> => {
    page.setDefaultTimeout(20_000);
    await page.addInitScript((kept) => window.localStorage.setItem("dvc.token", kept), token);
  };

/** The pane beside no sheet, at one of its places. */
export const openPaneAt = async (
  browser: Browser,
  address: string,
  { token, place, width = 340 }: { readonly token: string; readonly place: string; readonly width?: number },
): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width, height: 720 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  await useToken(token)(page);
  await page.goto(address);
  await page.getByRole("tab", { name: place, exact: true }).click();
  return page;
};

export const choosePeriod = async (page: Page, typed: string): Promise<void> => {
  const period = page.getByRole("combobox", { name: "Kỳ báo cáo" });
  await period.click();
  await period.fill(typed);
  await period.press("Enter");
};

/** What stands out of the window at the right. */
export const sideways = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("[role=tabpanel] section *")]
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
      .map((element) => element.outerHTML.slice(0, 160)),
  );
