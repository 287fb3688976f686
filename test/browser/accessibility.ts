// What keeps people with a keyboard or a screen reader out of a page, as far as a program can see it.
import type { Page } from "playwright-core";

/** One sentence per fault: controls without a name, repeated ids, several or no h1, skipped heading levels, pictures without text. */
export const pageFaults = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const faults: string[] = [];
    const textOf = (id: string) => document.getElementById(id)?.textContent ?? "";
    const nameOf = (element: Element): string => {
      const labelled = (element.getAttribute("aria-labelledby") ?? "")
        .split(/\s+/u)
        .filter(Boolean)
        .map(textOf)
        .join(" ");
      const labels = [...((element as HTMLInputElement).labels ?? [])].map((label) => label.textContent).join(" ");
      const own = element.matches("button, a, [role=tab]") ? element.textContent : "";
      return (labelled || element.getAttribute("aria-label") || labels || own || "").trim();
    };
    const isShown = (element: Element) => element.getClientRects().length > 0;
    for (const control of document.querySelectorAll("input, select, textarea, button, a[href], [role=tab]")) {
      if (isShown(control) && nameOf(control) === "") faults.push(`no name: ${control.outerHTML.slice(0, 120)}`);
    }
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index))) faults.push(`id twice: ${id}`);
    for (const reference of document.querySelectorAll("[aria-controls], [aria-labelledby], [aria-describedby]")) {
      for (const attribute of ["aria-controls", "aria-labelledby", "aria-describedby"]) {
        for (const id of (reference.getAttribute(attribute) ?? "").split(/\s+/u).filter(Boolean)) {
          if (!document.getElementById(id)) faults.push(`${attribute} leads nowhere: ${id}`);
        }
      }
    }
    const levels = [...document.querySelectorAll("h1, h2, h3, h4")]
      .filter(isShown)
      .map(({ tagName }) => Number(tagName[1]));
    if (levels.filter((level) => level === 1).length !== 1) faults.push("not exactly one h1");
    for (const [index, level] of levels.entries()) {
      if (index > 0 && level - (levels[index - 1] ?? 0) > 1) faults.push(`heading level skipped before h${level}`);
    }
    if (!document.documentElement.lang) faults.push("no language");
    if (!document.querySelector("main")) faults.push("no main");
    for (const picture of document.querySelectorAll("img:not([alt])")) faults.push(`no text: ${picture.outerHTML}`);
    return faults;
  });
