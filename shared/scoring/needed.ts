// How many dossiers are missing to a target: exact whole numbers in both readings, new dossiers or converted ones.
import {
  compare,
  divide,
  isNegative,
  isZero,
  multiply,
  type Rational,
  rational,
  subtract,
} from "../domain/rational.ts";

/** `new`: further dossiers that count on both sides. `converted`: dossiers already counted below that come to count above. */
export type NeededReading = "new" | "converted";

const ONE = rational(1n, 1n);

/** Smallest whole number that is not below. */
const ceiling = (amount: Rational): bigint => {
  const floor = amount.numerator / amount.denominator;
  const isExact = floor * amount.denominator === amount.numerator;
  return isExact || amount.numerator < 0n ? floor : floor + 1n;
};

/** A target that new dossiers never reach: 100% while one dossier already fails it. */
export type Needed =
  | { readonly ok: true; readonly count: bigint }
  | { readonly ok: false; readonly reason: "unreachable" };

/**
 * Fewest dossiers until numerator/denominator reaches the target; 0 where it already does. The caller has made sure that
 * 0 ≤ numerator ≤ denominator, denominator > 0 and 0 ≤ target ≤ 1.
 * New: (n + k)/(d + k) ≥ t. Converted: (n + k)/d ≥ t.
 */
export const neededFor = (
  numerator: Rational,
  denominator: Rational,
  target: Rational,
  reading: NeededReading,
): Needed => {
  const short = subtract(multiply(target, denominator), numerator);
  if (isNegative(short) || isZero(short)) return { ok: true, count: 0n };
  if (reading === "converted") return { ok: true, count: ceiling(short) };
  if (compare(target, ONE) >= 0) return { ok: false, reason: "unreachable" };
  return { ok: true, count: ceiling(divide(short, subtract(ONE, target))) };
};
