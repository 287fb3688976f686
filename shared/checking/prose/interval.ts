// A printed number as the range of true numbers that it may stand for, and the few comparisons that checks need.
import {
  add,
  compare,
  divide,
  isZero,
  multiply,
  type Rational,
  rational,
  subtract,
  ZERO,
} from "../../domain/rational.ts";
import type { Hedge } from "./vocabulary.ts";

/** Both ends belong to it. */
export interface Interval {
  readonly low: Rational;
  readonly high: Rational;
}

export const HUNDRED = rational(100n, 1n);
const HALF = rational(1n, 2n);
/** How far "khoảng" may lie off, as a part of the number. */
const ABOUT = rational(1n, 20n);

const smaller = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b);
export const larger = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b);
export const sizeOf = (a: Rational): Rational => (compare(a, ZERO) < 0 ? subtract(ZERO, a) : a);

export const point = (a: Rational): Interval => ({ low: a, high: a });

/** The number ± half a unit of its last place, as rounding leaves it. */
export const rounded = (a: Rational, place: Rational): Interval => {
  const half = multiply(place, HALF);
  return { low: subtract(a, half), high: add(a, half) };
};

/** Place value of the last digit that is not 0: 1.000 for 54.000, 1/100 for 22,26. */
export const lastPlace = (a: Rational, decimals: number): Rational => {
  let units = sizeOf(multiply(a, rational(10n ** BigInt(decimals), 1n))).numerator;
  let place = rational(1n, 10n ** BigInt(decimals));
  while (units !== 0n && units % 10n === 0n) {
    units /= 10n;
    place = multiply(place, rational(10n, 1n));
  }
  return place;
};

/**
 * Widens a range on the side that a word of vagueness leaves open: "hơn 54.000" may be up to 55.000, "gần 1.300" down to 1.200.
 * `place`: worth of the last digit; `lastPlace`: of the last one that is not 0.
 */
export const hedged = (range: Interval, hedge: Hedge | null, place: Rational, last: Rational): Interval => {
  switch (hedge) {
    case null:
      return range;
    case "about": {
      const slack = larger(place, smaller(last, multiply(sizeOf(range.high), ABOUT)));
      return { low: subtract(range.low, slack), high: add(range.high, slack) };
    }
    case "over":
      return { low: range.low, high: add(range.high, last) };
    case "under":
      return { low: subtract(range.low, last), high: range.high };
  }
};

export const sum = (ranges: readonly Interval[]): Interval =>
  ranges.reduce((total, range) => ({ low: add(total.low, range.low), high: add(total.high, range.high) }), point(ZERO));

export const meets = (a: Interval, b: Interval): boolean => compare(a.low, b.high) <= 0 && compare(b.low, a.high) <= 0;

export const liesAbove = (a: Interval, b: Interval): boolean => compare(a.low, b.high) > 0;

/** Numerator over denominator in percent; null where the denominator may be 0. */
export const percentOf = (numerator: Interval, denominator: Interval): Interval | null =>
  isZero(denominator.low) || isZero(denominator.high)
    ? null
    : {
        low: multiply(divide(numerator.low, denominator.high), HUNDRED),
        high: multiply(divide(numerator.high, denominator.low), HUNDRED),
      };

/** The first of two parts in percent of both together; null where both may be 0. The whole moves with the part, unlike in `percentOf`. */
export const percentOfPair = (part: Interval, other: Interval): Interval | null => {
  const [least, most] = [add(part.low, other.high), add(part.high, other.low)];
  return isZero(least) || isZero(most)
    ? null
    : { low: multiply(divide(part.low, least), HUNDRED), high: multiply(divide(part.high, most), HUNDRED) };
};

/** How far two ranges lie apart; 0 where they meet. */
export const gap = (a: Interval, b: Interval): Rational =>
  liesAbove(a, b) ? subtract(a.low, b.high) : liesAbove(b, a) ? subtract(b.low, a.high) : ZERO;
