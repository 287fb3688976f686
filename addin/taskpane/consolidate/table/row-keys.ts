// Moving through hundreds of units by keyboard: arrows from row to row, the first and the last, and back to what is done with the selected ones.
import type { KeyboardEvent } from "react";

/** Of the control that begins the bar of the selected units. */
export const SELECTION_ID = "dvc-units-selection";

const STEPS: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowDown: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  PageDown: (index, count) => Math.min(index + 10, count - 1),
  PageUp: (index) => Math.max(index - 10, 0),
  Home: () => 0,
  End: (_, count) => count - 1,
};

const KINDS = ["[data-unit]", "[data-tick]"];

/** For the element that holds the rows. Keys with Ctrl, Alt or Meta are the browser's. */
export const moveByKey = (event: KeyboardEvent<HTMLElement>): void => {
  const { key, target, currentTarget } = event;
  if (event.ctrlKey || event.altKey || event.metaKey || !(target instanceof HTMLElement)) return;
  const kind = KINDS.find((kind) => target.matches(kind));
  if (kind === undefined) return;
  if (key === "Escape") {
    document.getElementById(SELECTION_ID)?.focus();
    return;
  }
  const step = STEPS[key];
  if (!step) return;
  event.preventDefault();
  const all = [...currentTarget.querySelectorAll<HTMLElement>(kind)];
  all[step(all.indexOf(target), all.length)]?.focus();
};
