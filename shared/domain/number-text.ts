// Reads numbers as Vietnamese officials write them: "20.757", "21,5%", "10,18 ngàn", "18 157".
import { divide, multiply, type Rational, rational } from "./rational.ts";

/** What a text says about one number. */
export interface ReadNumber {
  /** The number itself; a percentage is already a fraction (21,5% is 43/200). */
  readonly number: Rational;
  readonly isPercent: boolean;
  /** Decimals as written ("21,5%" has 1); of the percentage where it is one. */
  readonly decimals: number;
  /** What one unit of the last written digit is worth: 10 of "10,18 ngàn", 1/1000 of "21,5%". */
  readonly place: Rational;
  /** Offsets of the number with its sign, multiplier and percent sign in the text. */
  readonly at: readonly [start: number, end: number];
}

export type NumberTextProblem =
  | { readonly kind: "none" }
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

const SPACE = "[ \\t\\u00a0\\u2007\\u2009\\u202f]";
/** A run of digits with the separators that people put between them; "3. 90%" has a slip of the space bar after the dot. */
const NUMBER = new RegExp(
  `(?<![\\p{L}\\d])([-−])?(\\d{1,3}(?:${SPACE}\\d{3})+(?![\\d])(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)*(?:[.,] \\d+(?=${SPACE}?%))?)` +
    `(${SPACE}*(?:nghìn|ngàn|triệu|tỷ|tỉ)(?!\\p{L}))?(${SPACE}*(?:%|phần trăm(?!\\p{L})))?`,
  "gu",
);

const decimalOf = (whole: string, fraction: string): Rational =>
  rational(BigInt(whole + fraction || "0"), 10n ** BigInt(fraction.length));

type Digits =
  | { readonly kind: "read"; readonly number: Rational; readonly decimals: number }
  | { readonly kind: "ambiguous"; readonly readings: readonly [Rational, Rational] }
  | { readonly kind: "malformed" };

const whole = (digits: string): Digits => ({ kind: "read", number: decimalOf(digits, ""), decimals: 0 });
const fractional = (integer: string, fraction: string): Digits => ({
  kind: "read",
  number: decimalOf(integer, fraction),
  decimals: fraction.length,
});

const isGrouped = (groups: readonly string[]): boolean =>
  /^[1-9]\d{0,2}$/.test(groups[0] ?? "") && groups.slice(1).every((group) => group.length === 3);

/**
 * Decides what the separators mean. Dot groups of three are thousands ("20.757"), comma is the decimal sign ("21,5"). A single
 * comma before exactly three digits is open: the Vietnamese norm says decimal, half the web pages mean thousands.
 * Of a percentage a group of three decimals is not a thousand ("98,276%"), nor is a comma before "ngàn" ("10,185 ngàn").
 */
const readDigits = (written: string, isPercent: boolean, isMultiplied: boolean): Digits => {
  const text = written.replace(/[\s\u00a0\u2007\u2009\u202f]/gu, "");
  const separators = text.replace(/\d/gu, "");
  if (separators === "") return whole(text);
  const [first, last] = [separators[0], separators.at(-1)];
  const groups = text.split(/[.,]/u);
  if (separators.length === 1) {
    const [integer = "", fraction = ""] = groups;
    const couldGroup = isGrouped(groups) && !isPercent;
    if (!couldGroup) return fractional(integer, fraction);
    if (first === ".") return whole(integer + fraction);
    if (isMultiplied) return fractional(integer, fraction);
    return { kind: "ambiguous", readings: [decimalOf(integer, fraction), decimalOf(integer + fraction, "")] };
  }
  const body = groups.slice(0, -1);
  const tail = groups.at(-1) ?? "";
  if (separators.split("").every((separator) => separator === first)) {
    return isGrouped(groups) ? whole(groups.join("")) : { kind: "malformed" };
  }
  const mixedOnce =
    last !== first &&
    separators
      .slice(0, -1)
      .split("")
      .every((separator) => separator === first);
  return mixedOnce && isGrouped(body) ? fractional(body.join(""), tail) : { kind: "malformed" };
};

/** Every number of a text, in order, with what could not be decided. Dates and ratios are left to the caller. */
export const findNumbers = (text: string): readonly (ReadNumber | NumberTextProblem)[] => {
  const found: (ReadNumber | NumberTextProblem)[] = [];
  const normalised = text.normalize("NFC");
  for (const match of normalised.matchAll(NUMBER)) {
    const [all, sign, written = "", multiplier, percent] = match;
    // "30 điểm phần trăm" counts points; only a bare "phần trăm" or % makes a fraction.
    const isPercent = percent !== undefined;
    const digits = readDigits(written, isPercent, multiplier !== undefined);
    const at = [match.index, match.index + all.length] as const;
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
    found.push({ number, isPercent, decimals: digits.decimals, place, at });
  }
  return found;
};

/**
 * The one number that a cell text holds, possibly among words ("khoảng 20.757 hồ sơ").
 * Errors: no number, several numbers (also "4840/26757" and dates), separators that allow two readings, separators that allow none.
 */
export const readNumberText = (text: string): ReadNumber | NumberTextProblem => {
  const found = findNumbers(text);
  const only = found[0];
  if (only === undefined) return { kind: "none" };
  if (found.length > 1) {
    const parts = found.map((one) =>
      "kind" in one
        ? "text" in one
          ? one.text
          : ""
        : text
            .normalize("NFC")
            .slice(...one.at)
            .trim(),
    );
    return { kind: "several", found: parts };
  }
  return only;
};
