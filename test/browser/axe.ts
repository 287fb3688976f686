// Asks axe-core what keeps people out of a part of a page.
import fs from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const source = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Axe {
  run(
    context: { include: readonly string[]; exclude: readonly string[] },
    options: object,
  ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
}

/** What the component library puts in for the Tab key: never seen, and left at once. */
const EXCLUDED = ["[data-tabster-dummy]"];

/** One line for each fault in the elements that `place` selects. */
export const axeFaults = async (page: Page, place: string): Promise<readonly string[]> => {
  await page.evaluate(source);
  return page.evaluate(
    async ([selector, exclude]) => {
      const { axe } = globalThis as unknown as { axe: Axe };
      const { violations } = await axe.run({ include: [selector], exclude }, { resultTypes: ["violations"] });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary = "" }) => `${id}: ${html.slice(0, 160)} – ${failureSummary}`),
      );
    },
    [place, EXCLUDED] as const,
  );
};
