// Which percentages whole numbers of a few can give.
import { add, compare, divide, multiply, type Rational, rational, subtract } from "../../domain/rational.ts";
import { HUNDRED, type Interval } from "./interval.ts";

/** From here on whole numbers lie closer together than two decimals tell apart. */
export const BASE_MAX = 5_000n;

const floor = (a: Rational): bigint => {
  const whole = a.numerator / a.denominator;
  return a.numerator < 0n && a.numerator % a.denominator !== 0n ? whole - 1n : whole;
};

/** What a printed percentage may stand for: rounded either way, or cut off. In points. */
export const printedPercent = (percent: Rational, decimals: number): Interval => {
  const place = rational(1n, 10n ** BigInt(decimals));
  return { low: subtract(percent, divide(place, rational(2n, 1n))), high: add(percent, place) };
};

/** Whether some k of `of` gives a percentage in the range. */
export const isReachable = (range: Interval, of: bigint): boolean => {
  const share = (percent: Rational): Rational => divide(multiply(percent, rational(of, 1n)), HUNDRED);
  const most = floor(share(range.high));
  return compare(rational(most, 1n), share(range.low)) >= 0;
};

/** The nearest shares of `of` below and above a percentage, as fractions. */
export const nearestShares = (percent: Rational, of: bigint): readonly [below: Rational, above: Rational] => {
  const below = floor(divide(multiply(percent, rational(of, 1n)), HUNDRED));
  const above = below + 1n > of ? of : below + 1n;
  return [rational(below, of), rational(above, of)];
};
