// Where the table of a place is scrolled to: an opened unit begins at its top, and whoever comes back finds the unit where it was.
import { type RefObject, useLayoutEffect, useRef } from "react";
import type { UnitCode } from "../../../../shared/domain/unit.ts";

/** What scrolls around the place. */
const scrollerOf = (element: Element | null): Element | null => {
  for (let at = element?.parentElement ?? null; at; at = at.parentElement) {
    if (getComputedStyle(at).overflowY === "auto") return at;
  }
  return null;
};

/** How far below the top of what is visible an element stands. */
const offsetIn = (scroller: Element, element: Element): number =>
  element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;

const STEPS_MAX = 5;

const nameIn = (root: Element | null, unit: UnitCode | null): HTMLElement | null =>
  root?.querySelector<HTMLElement>(`[data-unit="${unit}"]`) ?? null;

/** How far below the top of what is visible a unit of the table stands, to come back to; 0 where it is not drawn. */
export const offsetOfUnit = (root: Element | null, unit: UnitCode): number => {
  const [scroller, name] = [scrollerOf(root), nameIn(root, unit)];
  return scroller && name ? offsetIn(scroller, name) : 0;
};

export const useWayBack = (root: RefObject<HTMLElement | null>, opened: UnitCode | null, offset: number): void => {
  const left = useRef<UnitCode | null>(null);
  useLayoutEffect(() => {
    const came = left.current;
    left.current = opened;
    const scroller = scrollerOf(root.current);
    if (!scroller || came === opened) return;
    if (opened !== null) {
      scroller.scrollTop = 0;
      return;
    }
    const name = nameIn(root.current, came);
    if (!name) return;
    // Rows out of view are not measured until they come into view: one step may bring the unit only near its place.
    for (let step = 0; step < STEPS_MAX; step += 1) {
      const away = offsetIn(scroller, name) - offset;
      if (Math.abs(away) < 1) break;
      scroller.scrollTop += away;
    }
    // Whoever comes back by keyboard goes on where they were.
    name.focus({ preventScroll: true });
  }, [root, opened, offset]);
};
