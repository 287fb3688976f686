// Types of chromium.mjs for the tests, which are TypeScript; the script itself must run without a compiler.
import type { Browser } from "playwright-core";

export interface FoundChromium {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
  readonly from: string;
}

export function findChromium(): Promise<FoundChromium>;
export function launch(found: FoundChromium): Promise<Browser>;
