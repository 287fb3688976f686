// A rate of the whole unit and the same rate over its parts: sums of both sides, and a denominator that was taken from one part.
import type { FigureCode } from "../../domain/figure.ts";
import { findFigure } from "../../domain/figure.ts";
import { sumOfNumbers } from "../../domain/rational.ts";
import { withDerivedSums } from "../../scoring/rate.ts";
import { countIn, type FigureView } from "./view.ts";

export interface PartCounts {
  readonly figure: FigureCode;
  readonly stated: number;
  readonly parts: readonly { readonly name: string; readonly count: number }[];
  readonly sum: number;
  /** The part whose count the whole repeats although other parts have some too. */
  readonly reused: string | null;
}

/**
 * A figure of the whole with that of every part. Null where the whole or a part has none, or where it counts things that two
 * parts may share (TTHC, DVC).
 */
export const partCountsOf = ({ known, context }: FigureView, figure: FigureCode): PartCounts | null => {
  const children = context.children ?? [];
  const stated = countIn(known, figure);
  if (stated === null || children.length === 0 || findFigure(figure)?.overUnits !== "sum") return null;
  const parts = children.flatMap(({ name, figures }) => {
    const count = countIn(withDerivedSums(figures), figure);
    return count === null ? [] : [{ name, count }];
  });
  if (parts.length < children.length) return null;
  const sum = sumOfNumbers(parts.map(({ count }) => count));
  const reused = sum === stated ? undefined : parts.find(({ count }) => count === stated && count > 0);
  return { figure, stated, parts, sum, reused: reused?.name ?? null };
};
