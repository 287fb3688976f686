// Exact rational numbers: every rate and point stays a pair of whole numbers until the last rounding.

/** An exact number: `numerator / denominator`, denominator > 0, always in lowest terms. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const ZERO: Rational = { numerator: 0n, denominator: 1n };

const greatestCommonDivisor = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};

/** `numerator / denominator` in lowest terms. The caller has made sure that the denominator is not 0. */
export const rational = (numerator: bigint, denominator: bigint): Rational => {
  const divisor = greatestCommonDivisor(numerator, denominator) || 1n;
  const sign = denominator < 0n ? -1n : 1n;
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor };
};

/**
 * The number that a cell shows, exactly: 0.1 becomes 1/10 (its shortest decimal text), not the binary double behind it.
 * The caller has made sure that the number is finite.
 */
export const rationalFromNumber = (count: number): Rational => {
  // Nearly every number here is a count; its text need not be read.
  if (Number.isSafeInteger(count)) return { numerator: BigInt(count), denominator: 1n };
  const [mantissa = "0", exponent = "0"] = String(count).toLowerCase().split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  const power = Number(exponent) - fraction.length;
  const digits = BigInt(whole + fraction);
  return power >= 0 ? rational(digits * 10n ** BigInt(power), 1n) : rational(digits, 10n ** BigInt(-power));
};

export const add = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);

export const subtract = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator);

export const multiply = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.numerator, a.denominator * b.denominator);

/** `a / b`. The caller has made sure that b is not 0. */
export const divide = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator, a.denominator * b.numerator);

/** Negative where a < b, 0 where equal, positive where a > b. */
export const compare = (a: Rational, b: Rational): number => {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
};

export const isZero = (a: Rational): boolean => a.numerator === 0n;
export const isNegative = (a: Rational): boolean => a.numerator < 0n;
export const isWhole = (a: Rational): boolean => a.denominator === 1n;

/** How a last step is rounded. The office rounds half up; the others exist to recognise how a published figure was made. */
export type RoundingMode = "halfUp" | "halfEven" | "truncate";

/** A number with a fixed count of decimals: `units / 10^digits`. */
export interface Decimal {
  readonly units: bigint;
  readonly digits: number;
}

/** Rounds to `digits` decimals. Half-up and half-even look at the size, so −0,5 rounds away from zero as +0,5 does. */
export const round = (a: Rational, digits: number, mode: RoundingMode = "halfUp"): Decimal => {
  const size = a.numerator < 0n ? -a.numerator : a.numerator;
  const scaled = size * 10n ** BigInt(digits);
  const floor = scaled / a.denominator;
  const twiceRest = 2n * (scaled % a.denominator);
  const up =
    mode === "truncate"
      ? false
      : twiceRest === a.denominator
        ? mode === "halfUp" || floor % 2n === 1n
        : twiceRest > a.denominator;
  const units = up ? floor + 1n : floor;
  return { units: a.numerator < 0n ? -units : units, digits };
};

export const decimalToRational = (decimal: Decimal): Rational => rational(decimal.units, 10n ** BigInt(decimal.digits));

/** The decimal in machine text: "-12.30". */
export const decimalToText = ({ units, digits }: Decimal): string => {
  const size = (units < 0n ? -units : units).toString().padStart(digits + 1, "0");
  const whole = size.slice(0, size.length - digits);
  const fraction = size.slice(size.length - digits);
  return `${units < 0n ? "-" : ""}${whole}${digits > 0 ? `.${fraction}` : ""}`;
};

export const decimalToNumber = (decimal: Decimal): number => Number(decimalToText(decimal));

/** The double nearest to the exact number: 17 significant digits are rounded exactly before the last conversion. */
export const toNumber = (a: Rational): number => {
  if (a.denominator === 1n) return Number(a.numerator);
  const size = a.numerator < 0n ? -a.numerator : a.numerator;
  const magnitude = size.toString().length - a.denominator.toString().length;
  const digits = 25 - magnitude;
  if (digits <= 0) return Number(a.numerator / a.denominator);
  return Number(decimalToText(round(a, digits, "halfEven")));
};

/** `a` rounded to `digits` decimals, half-up, as a number for a cell. */
export const roundToNumber = (a: Rational, digits: number): number => decimalToNumber(round(a, digits));

/** The sum of cell numbers as a cell number: 0.1 + 0.2 is 0.3. */
export const sumOfNumbers = (amounts: readonly number[]): number =>
  amounts.every(Number.isInteger)
    ? amounts.reduce((sum, amount) => sum + amount, 0)
    : toNumber(amounts.map(rationalFromNumber).reduce(add, ZERO));
