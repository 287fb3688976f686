// Finds the numbers of a text with everything that is written on them: percent sign, unit, vagueness, the readings that are open.
import { findNumbers } from "../../domain/number-text.ts";
import type { Offsets } from "../../domain/period-tokens.ts";
import { add, multiply, type Rational, rational, subtract } from "../../domain/rational.ts";
import { HUNDRED, hedged, type Interval, larger, lastPlace, point, rounded, sizeOf } from "./interval.ts";
import type { CountedUnit, Hedge, Lexicon } from "./vocabulary.ts";

/** One way to understand a number. */
export interface Reading {
  /** As written, without its sign; of a percentage in points: 21,5. */
  readonly exact: Rational;
  readonly decimals: number;
  /** What it may truly be, given its rounding and vagueness. */
  readonly range: Interval;
}

export interface Amount {
  /** The number with sign, multiplier and percent sign. */
  readonly at: Offsets;
  /** End of the unit after it, or of the number where none follows. */
  readonly end: number;
  /** The likelier one first. */
  readonly readings: readonly [Reading, ...Reading[]];
  readonly isPercent: boolean;
  /** "10,18 ngàn": only as exact as it is written. */
  readonly isRough: boolean;
  readonly sign: "+" | "-" | null;
  readonly unit: CountedUnit | null;
  readonly hedge: Hedge | null;
}

/** Which sign stands for thousands where a number leaves it open. */
export type Notation = "vietnamese" | "english";

/** The notation in which more numbers of the text can only be written. */
export const notationOf = (text: string): Notation => {
  const count = (pattern: RegExp): number => [...text.matchAll(pattern)].length;
  const vietnamese =
    count(/(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![.,]?\d|\s?%)/gu) + count(/(?<![\d.,])\d+,\d{1,2}(?![.,]?\d)/gu);
  const english =
    count(/(?<![\d.,])\d{1,3}(?:,\d{3})+(?![.,]?\d|\s?%)/gu) + count(/(?<![\d.,])\d+\.\d{1,2}(?![.,]?\d)/gu);
  return english > vietnamese ? "english" : "vietnamese";
};

const COUNTED: ReadonlySet<CountedUnit> = new Set<CountedUnit>([
  "dossier",
  "procedure",
  "service",
  "petition",
  "agency",
  "rating",
]);

/** Longer numbers are codes and accounts, never counts. */
const DIGITS_MAX = 12;
const HEDGE_MAX = 24;

export interface AmountWords {
  readonly units: Lexicon<CountedUnit>;
  readonly hedges: Lexicon<Hedge>;
}

/** Only a word right before the number makes it vague: "trên 54 xã", not "trên địa bàn 54 xã". */
const hedgeBefore = (lower: string, start: number, hedges: Lexicon<Hedge>): Hedge | null => {
  const before = lower.slice(Math.max(0, start - HEDGE_MAX), start);
  const last = hedges.find(before).at(-1);
  return last && before.slice(last.at[1]).trim() === "" ? last.value : null;
};

/** Up to one unit of the last digit either way: "10,18 ngàn" may be cut off as well as rounded. */
const rough = (size: Rational, place: Rational): Interval => ({ low: subtract(size, place), high: add(size, place) });

/** A number as printed; `place`: worth of its last digit. */
export interface Print {
  readonly size: Rational;
  readonly decimals: number;
  readonly place: Rational;
}

/** What a printed number may stand for. */
export const readingOf = (
  { size, decimals, place }: Print,
  isPercent: boolean,
  isRough: boolean,
  hedge: Hedge | null,
): Reading => {
  const range = isRough ? rough(size, place) : isPercent ? rounded(size, place) : point(size);
  return { exact: size, decimals, range: hedged(range, hedge, place, larger(place, lastPlace(size, decimals))) };
};

/**
 * The numbers of `lower`, from which dates, numbers of documents and page furniture are blanked out. What no notation writes
 * ("1.23.456") is left out.
 */
export const findAmounts = (lower: string, notation: Notation, words: AmountWords): readonly Amount[] => {
  const amounts: Amount[] = [];
  for (const readNumber of findNumbers(lower)) {
    if ("kind" in readNumber && readNumber.kind !== "ambiguous") continue;
    const written = lower.slice(...readNumber.at);
    if (written.replace(/\D/gu, "").length > DIGITS_MAX) continue;
    const gap = /^[\s\u00a0]{0,3}/u.exec(lower.slice(readNumber.at[1], readNumber.at[1] + 3))?.[0].length ?? 0;
    const isPercent = !("kind" in readNumber) && readNumber.isPercent;
    const unitHit = isPercent ? null : words.units.at(lower, readNumber.at[1] + gap);
    const unit = unitHit?.value ?? null;
    const hedge = hedgeBefore(lower, readNumber.at[0], words.hedges);
    const isRough = /(?:nghìn|ngàn|triệu|tỷ|tỉ)/u.test(written);
    const read = (print: Print): Reading => readingOf(print, isPercent, isRough, hedge);
    const thousandth = rational(1n, 1000n);
    const readings = ((): readonly [Reading, ...Reading[]] => {
      if (!("kind" in readNumber)) {
        const scale = isPercent ? HUNDRED : rational(1n, 1n);
        const size = sizeOf(multiply(readNumber.number, scale));
        return [read({ size, decimals: readNumber.decimals, place: multiply(readNumber.place, scale) })];
      }
      const decimal = read({ size: readNumber.readings[0], decimals: 3, place: thousandth });
      const whole = read({ size: readNumber.readings[1], decimals: 0, place: rational(1n, 1n) });
      // Nobody counts a fraction of a dossier.
      if (unit !== null && COUNTED.has(unit)) return [whole];
      return notation === "english" ? [whole, decimal] : [decimal, whole];
    })();
    amounts.push({
      at: readNumber.at,
      end: unitHit?.at[1] ?? readNumber.at[1],
      readings,
      isPercent,
      isRough,
      sign: /^[-−]/u.test(written) ? "-" : lower[readNumber.at[0] - 1] === "+" ? "+" : null,
      unit,
      hedge,
    });
  }
  return amounts;
};
