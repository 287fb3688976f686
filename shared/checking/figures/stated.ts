// Reads percentages and changes as they are stated beside figures: "21,5%", "khoảng 17%", "giảm 16,3".
import { findNumbers, readNumberText } from "../../domain/number-text.ts";
import {
  decimalToRational,
  divide,
  isWhole,
  multiply,
  type Rational,
  rational,
  rationalFromNumber,
  round,
  subtract,
  ZERO,
} from "../../domain/rational.ts";
import { decimalText } from "../../text/format.ts";
import { type Reading, readingOf } from "../prose/amounts.ts";
import { HUNDRED, sizeOf } from "../prose/interval.ts";
import { HEDGES, lexicon } from "../prose/vocabulary.ts";

/** A percentage in points with the decimals of its print. */
export interface StatedPercent {
  readonly reading: Reading;
  /** As written: "21,5%". */
  readonly written: string;
  /** "khoảng", "trên": vague on purpose. */
  readonly isHedged: boolean;
}

/** A change against the period before; `relative`: in percent of what was before. */
export interface StatedChange {
  readonly amount: Reading;
  readonly isRelative: boolean;
  readonly isHedged: boolean;
  readonly written: string;
}

/** Digits that a double can carry of a percentage; more are noise of the division. */
const DIGITS_MAX = 6;

const HEDGE_WORDS = lexicon(HEDGES, true);

const readingAt = (exact: Rational, decimals: number, text: string): Pick<StatedPercent, "reading" | "isHedged"> => {
  const hedge = HEDGE_WORDS.find(text.toLowerCase()).at(-1)?.value ?? null;
  const print = { size: exact, decimals, place: rational(1n, 10n ** BigInt(decimals)) };
  return { reading: readingOf(print, true, false, hedge), isHedged: hedge !== null };
};

const decimalsOf = (amount: number): number => {
  const [, fraction = ""] = String(amount).split(".");
  return /^\d*$/u.test(fraction) ? fraction.length : DIGITS_MAX + 1;
};

/** The number in points, as printed with that many decimals; by default those that it has. */
export const percentFromPoints = (points: number, digits?: number): StatedPercent => {
  const places = Math.min(digits ?? decimalsOf(points), DIGITS_MAX);
  const shown = round(rationalFromNumber(points), places);
  return { ...readingAt(decimalToRational(shown), places, ""), written: `${decimalText(shown)}%` };
};

/** "21,5%", "21,5", "khoảng 17%"; null where the text holds no one percentage of 0 or more. */
export const percentFromText = (text: string): StatedPercent | null => {
  const written = text.normalize("NFC").trim();
  const read = readNumberText(/(?:%|phần trăm)/u.test(written) ? written : `${written}%`);
  if ("kind" in read || read.number.numerator < 0n) return null;
  return { ...readingAt(multiply(read.number, HUNDRED), read.decimals, written), written };
};

/** A change as a signed number. */
export const changeFromNumber = (amount: number): StatedChange => {
  const exact = rationalFromNumber(amount);
  const { reading } = readingAt(sizeOf(exact), Math.min(decimalsOf(amount), DIGITS_MAX), "");
  const signed = exact.numerator < 0n ? negative(reading) : reading;
  return { amount: signed, isRelative: false, isHedged: false, written: String(amount).replace(".", ",") };
};

const negative = (reading: Reading): Reading => ({
  exact: subtract(ZERO, reading.exact),
  decimals: reading.decimals,
  range: { low: subtract(ZERO, reading.range.high), high: subtract(ZERO, reading.range.low) },
});

const DOWN = /(?<!\p{L})(?:giảm|thấp hơn|ít hơn)(?!\p{L})|^\s*[-−]/u;

/** "tăng 1.204 hồ sơ", "giảm 16,3 điểm", "tăng 12,5%"; null where there is no one number. */
export const changeFromText = (text: string): StatedChange | null => {
  const written = text.normalize("NFC").trim();
  const [only, ...others] = findNumbers(written);
  if (!only || "kind" in only || others.length > 0) return null;
  const size = sizeOf(only.isPercent ? multiply(only.number, HUNDRED) : only.number);
  const { reading, isHedged } = readingAt(size, only.decimals, written.slice(0, only.at[0]));
  // A whole number counts things: it is exact.
  const exact =
    isWhole(size) && !only.isPercent && !isHedged ? { ...reading, range: { low: size, high: size } } : reading;
  return {
    amount: DOWN.test(written.toLowerCase()) ? negative(exact) : exact,
    isRelative: only.isPercent,
    isHedged,
    written,
  };
};

/** A percentage as a fraction. */
export const fractionOf = (points: Rational): Rational => divide(points, HUNDRED);
