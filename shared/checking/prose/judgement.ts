// Whether a stated percentage follows from its counts, under every way to round and every open reading of the numbers.
import {
  compare,
  decimalToRational,
  divide,
  isZero,
  multiply,
  type Rational,
  round,
  subtract,
} from "../../domain/rational.ts";
import type { Amount, Reading } from "./amounts.ts";
import { gap, HUNDRED, type Interval, meets, percentOf, sizeOf } from "./interval.ts";

export type Judgement =
  | { readonly kind: "agrees" }
  /** Only by cutting the further digits off. */
  | { readonly kind: "truncated"; readonly exact: Rational }
  /** `off`: between the stated percentage and the exact one, in points. `apart`: between what both may stand for. */
  | { readonly kind: "differs"; readonly exact: Rational; readonly off: Rational; readonly apart: Rational };

/** A percentage against what it may truly be; `exact` is the likeliest. Both in points. */
export const judgePercent = (range: Interval, exact: Rational, percent: Reading, isHedged: boolean): Judgement => {
  if (meets(range, percent.range)) return { kind: "agrees" };
  const cut = decimalToRational(round(exact, percent.decimals, "truncate"));
  if (!isHedged && compare(cut, percent.exact) === 0) return { kind: "truncated", exact };
  return { kind: "differs", exact, off: sizeOf(subtract(exact, percent.exact)), apart: gap(range, percent.range) };
};

const judgeReadings = (
  numerator: Reading,
  denominator: Reading,
  percent: Reading,
  isHedged: boolean,
): Judgement | null => {
  if (isZero(denominator.exact)) return null;
  const range = percentOf(numerator.range, denominator.range);
  const exact = multiply(divide(numerator.exact, denominator.exact), HUNDRED);
  return range && judgePercent(range, exact, percent, isHedged);
};

const RANK: Readonly<Record<Judgement["kind"], number>> = { agrees: 0, truncated: 1, differs: 2 };

const better = (a: Judgement, b: Judgement): Judgement => {
  if (a.kind === "differs" && b.kind === "differs") return compare(a.off, b.off) <= 0 ? a : b;
  return RANK[a.kind] <= RANK[b.kind] ? a : b;
};

/** The kindest judgement over all readings; null where the denominator is 0. */
export const judge = (numerator: Amount, denominator: Amount, percent: Amount): Judgement | null => {
  let best: Judgement | null = null;
  for (const a of numerator.readings) {
    for (const b of denominator.readings) {
      for (const p of percent.readings) {
        const judgement = judgeReadings(a, b, p, percent.hedge !== null);
        if (judgement && (best === null || better(judgement, best) === judgement)) best = judgement;
      }
    }
  }
  return best;
};
