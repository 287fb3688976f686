// A long list a piece at a time: thousands of lines drawn at once would hold the page up, and nobody reads them.
import { useMemo, useState } from "react";

export interface More<One> {
  readonly shown: readonly One[];
  /** How many are not shown. */
  readonly rest: number;
  readonly showMore: () => void;
}

/** @param step how many are shown at first, and how many more each time. */
export const useMore = <One>(all: readonly One[], step: number): More<One> => {
  const [count, setCount] = useState(step);
  return {
    shown: useMemo(() => all.slice(0, count), [all, count]),
    rest: Math.max(0, all.length - count),
    showMore: () => setCount((before) => before + step),
  };
};
