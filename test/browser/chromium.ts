// The headless Chromium that the browser tests drive: one for all files of a process.
import type { Browser } from "playwright-core";
import { findChromium, launch } from "../../worker/dev/chromium.mjs";

let launched: Promise<Browser> | undefined;

/**
 * The browser, with no page open in it; it ends with the process. A file closes the pages that it opened.
 * Rejects with a sentence that says how to get a Chromium.
 */
export const launchChromium = async (): Promise<Browser> => {
  launched ??= findChromium().then(launch);
  return launched;
};

/** For afterAll: the next file finds no page of this one. */
export const closePages = async (browser: Browser | undefined): Promise<void> => {
  await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
};
