// What the rate functions share: their parameters, the division, a fraction as a cell, and how it came about.
import { done, type Outcome, refuse } from "../domain/problem.ts";
import {
  compare,
  divide,
  isNegative,
  isZero,
  multiply,
  type Rational,
  rational,
  roundToNumber,
  toNumber,
} from "../domain/rational.ts";
import { EXPLAIN_TEXT } from "../text/explain.ts";
import { rationalText } from "../text/format.ts";
import { percentFormat } from "./cell.ts";
import type { Explained } from "./explanation.ts";

/** Decimals that an unrounded percentage is shown with. */
export const PERCENT_DIGITS_SHOWN = 2;

/** The rate of two counts. Problems: `NEGATIVE`, `DENOMINATOR_ZERO`, `NUM_GT_DEN`. */
export const rateOf = (numerator: Rational, denominator: Rational): Outcome<Rational> => {
  if (isNegative(numerator)) return refuse("NEGATIVE", { arg: "Tử số", got: rationalText(numerator) });
  if (isNegative(denominator)) return refuse("NEGATIVE", { arg: "Mẫu số", got: rationalText(denominator) });
  if (isZero(denominator)) return refuse("DENOMINATOR_ZERO", { numerator: rationalText(numerator) });
  if (compare(numerator, denominator) > 0) {
    return refuse("NUM_GT_DEN", { numerator: rationalText(numerator), denominator: rationalText(denominator) });
  }
  return done(divide(numerator, denominator));
};

/** A fraction as a cell: exact where `digits` is null, else rounded half-up to that many decimals of the percentage. */
export const percentCell = (fraction: Rational, digits: number | null) => ({
  value: digits === null ? toNumber(fraction) : roundToNumber(fraction, digits + 2),
  format: percentFormat(digits ?? PERCENT_DIGITS_SHOWN),
});

/** Parameters that several rate functions share. */
export const NUMERATOR = { name: "tu_so", kind: "number", title: { vi: "Tử số", en: "Numerator" } } as const;
export const DENOMINATOR = { name: "mau_so", kind: "number", title: { vi: "Mẫu số", en: "Denominator" } } as const;
export const DIGITS = {
  name: "so_le",
  kind: "digits",
  optional: true,
  title: { vi: "Số chữ số thập phân của phần trăm", en: "Decimals of the percentage" },
} as const;

const HUNDRED = rational(100n, 1n);
const SHOWN_DIGITS = 6;

/** "= 25%", "≈ 18,088724%" */
const percentEquation = (fraction: Rational): string => {
  const percent = multiply(fraction, HUNDRED);
  const isExact = 10n ** BigInt(SHOWN_DIGITS) % percent.denominator === 0n;
  return `${isExact ? "=" : "≈"} ${rationalText(percent, SHOWN_DIGITS)}%`;
};

export const division = (numerator: Rational, denominator: Rational): readonly string[] => {
  const rate = rateOf(numerator, denominator);
  if (!rate.ok) return [];
  const counts = { numerator: rationalText(numerator), denominator: rationalText(denominator) };
  return [EXPLAIN_TEXT.division({ ...counts, percent: percentEquation(rate.result) })];
};

export const percentRounding = (digits: number | null): string =>
  digits === null ? EXPLAIN_TEXT.exactPercent() : EXPLAIN_TEXT.roundedPercent({ digits });

/** The division of two counts; both null where one of them could not be read. */
export const explainDivision = (numerator: Rational | null, denominator: Rational | null): Explained => ({
  steps: numerator && denominator ? division(numerator, denominator) : [],
});
