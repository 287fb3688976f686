// Both sides of a rate: as stated beside the figures, else from the figures.
import { type FigureCode, type Figures, figureIn, isCount } from "../../domain/figure.ts";
import { add, compare, type Rational, rationalFromNumber, ZERO } from "../../domain/rational.ts";
import type { RateDefinition } from "../../rules/rates.ts";
import { countRate } from "../../scoring/rate.ts";
import { countIn, type FigureView } from "./view.ts";

export interface Sides {
  readonly numerator: Rational;
  readonly denominator: Rational;
}

export const sidesIn = (known: Figures, rate: RateDefinition): Sides | null => {
  // Of the many rates a report has the figures of a few: the others are told apart before anything is counted.
  const isThere = (code: FigureCode): boolean => isCount(figureIn(known, code));
  if (!rate.numerator.every(isThere) || !rate.denominator.every(isThere)) return null;
  const counted = countRate(rate, known);
  return counted.ok ? counted.counts : null;
};

export const sidesOf = ({ known, context }: FigureView, rate: RateDefinition): Sides | null =>
  context.ratios?.get(rate.code) ?? sidesIn(known, rate);

/** One side alone; null where a figure of it has no number. */
export const sideIn = (known: Figures, rate: RateDefinition, side: "numerator" | "denominator"): Rational | null => {
  const counts = rate[side].map((code) => countIn(known, code));
  if (counts.some((count) => count === null)) return null;
  const amounts = counts.map((count) => rationalFromNumber(count ?? 0));
  const isMax = side === "denominator" && rate.denominatorIs === "max";
  return amounts.reduce((all, amount) => (isMax ? (compare(amount, all) > 0 ? amount : all) : add(all, amount)), ZERO);
};
