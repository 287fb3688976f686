// Reads numbers as Vietnamese officials write them: "20.757", "21,5%", "10,18 ngàn", "18 157".
import { divide, multiply, type Rational, rational } from "./rational.ts";

/** What a text says about one number. */
export interface ReadNumber {
  /** The number itself; a percentage is already a fraction (21,5% is 43/200). */
  readonly number: Rational;
  readonly isPercent: boolean;
  /** Decimals as written ("21,5%" has 1); of the percentage where it is one. */
  readonly decimals: number;
  /** Thousands are set apart: "20.757". */
  readonly isGrouped: boolean;
  /** What one unit of the last written digit is worth: 10 of "10,18 ngàn", 1/1000 of "21,5%". */
  readonly place: Rational;
  /** Offsets of the number with its sign, multiplier and percent sign in the text. */
  readonly at: readonly [start: number, end: number];
}

/** A number that is all that a text says, apart from words beside it. */
export interface WholeNumberText extends ReadNumber {
  /** Words before and after the number, "khoảng" and "hồ sơ"; empty where it stands alone, also without "ngàn" or "phần trăm". */
  readonly words: readonly [before: string, after: string];
  /** Nothing but digits, separators, signs and brackets. */
  readonly isBare: boolean;
}

/** What the source of a text says of its separators: a comma before decimals, a dot, or nothing. */
export type Notation = "vietnamese" | "english" | "open";

export type NumberTextProblem =
  | { readonly kind: "none" }
  /** Longer than any count: nobody wrote it as one. */
  | { readonly kind: "tooLong"; readonly text: string; readonly at: readonly [start: number, end: number] }
  /** A sign, letter or digit beside the number that belongs to no word. */
  | { readonly kind: "unread"; readonly text: string }
  | { readonly kind: "several"; readonly found: readonly string[] }
  /** `readings`: as a decimal, then as thousands. */
  | {
      readonly kind: "ambiguous";
      readonly text: string;
      readonly readings: readonly [Rational, Rational];
      readonly at: readonly [start: number, end: number];
    }
  | { readonly kind: "malformed"; readonly text: string; readonly at: readonly [start: number, end: number] };

/** Words that multiply the number before them. */
const MULTIPLIERS: Readonly<Record<string, bigint>> = {
  nghìn: 1_000n,
  ngàn: 1_000n,
  triệu: 1_000_000n,
  tỷ: 1_000_000_000n,
  tỉ: 1_000_000_000n,
};

/** Digits of the longest number that is read: more than a cell holds exactly, and few enough to be divided at once. */
export const NUMBER_DIGITS_MAX = 40;
const QUOTED_MAX = 40;
/** Words beside a number; a longer text is a passage. */
const WORDS_MAX = 400;

const SPACE = "[ \\t\\u00a0\\u2007\\u2009\\u202f]";
/** A run of digits with the separators that people put between them; "3. 90%" has a slip of the space bar after the dot. */
const NUMBER = new RegExp(
  `(?<![\\p{L}\\d])([-−])?((?<![\\p{L}\\d]\\s?)(?<![.,])[.,]\\d+(?![.,]?\\d)|\\d{1,3}(?:${SPACE}\\d{3})+(?![\\d])(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)*(?:[.,] \\d+(?=${SPACE}?%))?)` +
    `(${SPACE}*(?:nghìn|ngàn|triệu|tỷ|tỉ)(?!\\p{L}))?(${SPACE}*(?:%|phần trăm(?!\\p{L})))?`,
  "gu",
);

const decimalOf = (whole: string, fraction: string): Rational =>
  rational(BigInt(whole + fraction || "0"), 10n ** BigInt(fraction.length));

type Digits =
  | { readonly kind: "read"; readonly number: Rational; readonly decimals: number; readonly isGrouped: boolean }
  | { readonly kind: "ambiguous"; readonly readings: readonly [Rational, Rational] }
  | { readonly kind: "malformed" };

const whole = (digits: string, isGrouped: boolean): Digits => ({
  kind: "read",
  number: decimalOf(digits, ""),
  decimals: 0,
  isGrouped,
});
const fractional = (integer: string, fraction: string, isGrouped = false): Digits => ({
  kind: "read",
  number: decimalOf(integer, fraction),
  decimals: fraction.length,
  isGrouped,
});

const isGrouped = (groups: readonly string[]): boolean =>
  /^[1-9]\d{0,2}$/.test(groups[0] ?? "") && groups.slice(1).every((group) => group.length === 3);

/**
 * Decides what the separators mean. Dot groups of three are thousands ("20.757"), comma is the decimal sign ("21,5"). A single
 * comma before exactly three digits is open: the Vietnamese norm says decimal, half the web pages mean thousands.
 * Of a percentage a group of three decimals is not a thousand ("98,276%"), nor is a comma before "ngàn" ("10,185 ngàn").
 */
const readDigits = (written: string, isPercent: boolean, isMultiplied: boolean, notation: Notation): Digits => {
  const text = written.replace(/[\s\u00a0\u2007\u2009\u202f]/gu, "");
  const separators = text.replace(/\d/gu, "");
  if (separators === "") return whole(text, text !== written);
  const [first, last] = [separators[0], separators.at(-1)];
  const groups = text.split(/[.,]/u);
  if (separators.length === 1) {
    const [integer = "", fraction = ""] = groups;
    const couldGroup = isGrouped(groups) && !isPercent;
    if (!couldGroup) return fractional(integer, fraction);
    if (notation !== "open") {
      const decimalSign = notation === "english" ? "." : ",";
      return first === decimalSign ? fractional(integer, fraction) : whole(integer + fraction, true);
    }
    if (first === ".") return whole(integer + fraction, true);
    if (isMultiplied) return fractional(integer, fraction);
    return { kind: "ambiguous", readings: [decimalOf(integer, fraction), decimalOf(integer + fraction, "")] };
  }
  const body = groups.slice(0, -1);
  const tail = groups.at(-1) ?? "";
  if (separators.split("").every((separator) => separator === first)) {
    return isGrouped(groups) ? whole(groups.join(""), true) : { kind: "malformed" };
  }
  const mixedOnce =
    last !== first &&
    separators
      .slice(0, -1)
      .split("")
      .every((separator) => separator === first);
  return mixedOnce && isGrouped(body) ? fractional(body.join(""), tail, true) : { kind: "malformed" };
};

/** Every number of a text, in order, with what could not be decided. Dates and ratios are left to the caller. */
export const findNumbers = (text: string, notation: Notation = "open"): readonly (ReadNumber | NumberTextProblem)[] => {
  const found: (ReadNumber | NumberTextProblem)[] = [];
  const normalised = text.normalize("NFC");
  for (const match of normalised.matchAll(NUMBER)) {
    const [all, sign, written = "", multiplier, percent] = match;
    // "30 điểm phần trăm" counts points; only a bare "phần trăm" or % makes a fraction.
    const isPercent = percent !== undefined;
    const at = [match.index, match.index + all.length] as const;
    if (written.length > NUMBER_DIGITS_MAX && written.replace(/\D/gu, "").length > NUMBER_DIGITS_MAX) {
      found.push({ kind: "tooLong", text: written.slice(0, QUOTED_MAX), at });
      continue;
    }
    const digits = readDigits(written, isPercent, multiplier !== undefined, notation);
    if (digits.kind === "malformed") {
      found.push({ kind: "malformed", text: all, at });
      continue;
    }
    if (digits.kind === "ambiguous") {
      found.push({ kind: "ambiguous", text: written, readings: digits.readings, at });
      continue;
    }
    const factor = MULTIPLIERS[(multiplier ?? "").trim()] ?? 1n;
    const sized = multiply(digits.number, rational(sign ? -factor : factor, 1n));
    const number = isPercent ? divide(sized, rational(100n, 1n)) : sized;
    const place = rational(factor, 10n ** BigInt(digits.decimals) * (isPercent ? 100n : 1n));
    found.push({ number, isPercent, decimals: digits.decimals, isGrouped: digits.isGrouped, place, at });
  }
  return found;
};

/** Full-width digits and signs as narrow ones, without invisible characters and blanks around. */
const clean = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/gu, "")
    .replace(/[\uff01-\uff5e]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .trim();

/** Words that may be written without a space after a number: "61hs", "1.500.000đ". */
const GLUED = /^(?:hs|hồ|bộ|đ|đồng|vnđ|điểm|tthc|dvc|lượt|thủ|dịch|trường)(?!\p{L})/iu;
const WORDS_BEFORE = /^(?:[\p{L}\s,]*\p{L}\s*:?\s+)?$/u;
const WORDS_AFTER = /^(?:\s*\p{L}[\p{L}\s,]*[.;]?)?$/u;
/** "(3.030)" in an accounting cell is a negative number. */
const BRACKETED = /^\(\s*(?<inner>[\d.,\s]*\d)\s*\)$/u;

/** A number in brackets is negative; the number itself may be read or not. */
const negated = (read: WholeNumberText | NumberTextProblem): WholeNumberText | NumberTextProblem =>
  "kind" in read ? read : { ...read, number: multiply(read.number, rational(-1n, 1n)) };

/**
 * The one number that a text holds, possibly among words ("khoảng 20.757 hồ sơ"), read to the last character.
 * Errors: no number, several numbers (also "4840/26757" and dates), separators that allow two readings, separators that allow none,
 * signs, letters or digits beside the number that are no word ("5k", "1.234-", "≥ 80%"), more digits than a number has.
 */
export const readNumberText = (text: string, notation: Notation = "open"): WholeNumberText | NumberTextProblem => {
  const written = clean(text);
  const inner = BRACKETED.exec(written)?.groups?.inner;
  if (inner !== undefined) return negated(readNumberText(inner, notation));
  const [only, ...others] = findNumbers(written, notation);
  if (only === undefined) return { kind: "none" };
  if (others.length > 0) {
    const parts = [only, ...others].map((part) => ("at" in part ? written.slice(...part.at).trim() : ""));
    return { kind: "several", found: parts };
  }
  if (!("at" in only)) return only;
  const [start, end] = only.at;
  const hasPlus = written[start - 1] === "+";
  const [before, after] = [written.slice(0, hasPlus ? start - 1 : start), written.slice(end)];
  const isGluedToLetter = /^\p{L}/u.test(after) && !GLUED.test(after);
  const isRead = before.length + after.length < WORDS_MAX && WORDS_BEFORE.test(before) && WORDS_AFTER.test(after);
  const isUnfinished = (before === "" && /^[.,;]/u.test(after)) || isGluedToLetter;
  if (!isRead || isUnfinished) return { kind: "unread", text: written.slice(0, QUOTED_MAX) };
  if ("kind" in only) return only;
  const words = [before.trim(), after.trim()] as const;
  const isBare = !/\p{L}/u.test(written);
  return { ...only, words, isBare };
};
