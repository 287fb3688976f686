// Prints parts so that they add up: shares of one whole to 100%, parts of a change to the change.
import {
  add,
  compare,
  type Decimal,
  decimalToRational,
  divide,
  isZero,
  multiply,
  type Rational,
  rational,
  round,
  subtract,
  ZERO,
} from "../domain/rational.ts";

/** Decimals of the percentages of one document, unless its rule says otherwise: one number of decimals throughout. */
export const DOCUMENT_DIGITS_DEFAULT = 2;

/** Rounds down: toward minus infinity, so that what is left over is never negative. */
const floorUnits = (amount: Rational, digits: number): bigint => {
  const scaled = amount.numerator * 10n ** BigInt(digits);
  const floor = scaled / amount.denominator;
  return scaled < 0n && floor * amount.denominator !== scaled ? floor - 1n : floor;
};

/**
 * The parts with `digits` decimals, adding up exactly to their rounded sum: every part is rounded down, and the units left over
 * go to the largest remainders (of equal ones to the earlier part).
 */
export const roundTogether = (parts: readonly Rational[], digits: number): readonly Decimal[] => {
  const floors = parts.map((part) => floorUnits(part, digits));
  const target = round(parts.reduce(add, ZERO), digits).units;
  const order = parts
    .map((part, index) => ({ index, rest: subtract(part, decimalToRational({ units: floors[index] ?? 0n, digits })) }))
    .sort((a, b) => compare(b.rest, a.rest) || a.index - b.index);
  let left = target - floors.reduce((sum, units) => sum + units, 0n);
  const units = [...floors];
  for (const { index } of order) {
    if (left <= 0n) break;
    units[index] = (units[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return units.map((one) => ({ units: one, digits }));
};

/** Percentages of the parts of one whole, adding up to 100; null where the whole is 0. */
export const percentShares = (counts: readonly Rational[], digits: number): readonly Decimal[] | null => {
  const whole = counts.reduce(add, ZERO);
  if (isZero(whole)) return null;
  return roundTogether(
    counts.map((count) => multiply(divide(count, whole), rational(100n, 1n))),
    digits,
  );
};
