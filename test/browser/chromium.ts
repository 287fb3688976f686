// Starts the headless Chromium that the browser tests drive.
import type { Browser } from "playwright-core";
import { findChromium, launch } from "../../worker/dev/chromium.mjs";

/** A browser of its own for the caller, who closes it; rejects with a sentence that says how to get a Chromium. */
export async function launchChromium(): Promise<Browser> {
  return launch(await findChromium());
}
