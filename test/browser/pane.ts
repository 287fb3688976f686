// The pane in a browser, opened with an access token at one of its places.
import type { Browser, Page } from "playwright-core";

export const useToken =
  (token: string) =>
  async (page: Page): Promise<void> => {
    page.setDefaultTimeout(20_000);
    await page.addInitScript((text) => window.localStorage.setItem("dvc.token", text), token);
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
