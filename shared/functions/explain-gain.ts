// What a score can still gain, as rows for people: points open, and how many dossiers would win them.
import type { Counted, Figures } from "../domain/figure.ts";
import type { Period } from "../domain/period.ts";
import {
  divide,
  isNegative,
  multiply,
  type Rational,
  rational,
  rationalFromNumber,
  subtract,
} from "../domain/rational.ts";
import type { Level } from "../rules/level.ts";
import { ruleSetFor } from "../rules/rule-sets.ts";
import { type Gain, gainsOf } from "../scoring/gain.ts";
import { neededFor } from "../scoring/needed.ts";
import { type Scorecard, scoreIndex } from "../scoring/scorecard.ts";
import { decimalText, numberText, rationalText } from "../text/format.ts";
import { EXPLAIN_TEXT } from "../text/sentences.ts";

export interface GainRow {
  /** "3.3" */
  readonly number: string;
  readonly title: string;
  /** Points between what the line has and its maximum: "2,45". */
  readonly open: string;
  /** Further things that come to count above, the denominator staying: "1.204"; null where the line has no counts. */
  readonly converted: string | null;
  /** Further things that count on both sides; null where that never suffices, or the line has no counts. */
  readonly added: string | null;
  /** The same as a sentence. */
  readonly text: string;
}

const COUNTED: ReadonlySet<Counted> = new Set<Counted>(["hoSo", "tthc", "dvc", "pakn", "xa"]);

/** The share from which the published points are the maximum: half a hundredth below is rounded up to it. */
const shareNeeded = ({ score }: Gain): Rational => {
  const { max, threshold } = score.indicator;
  return multiply(divide(subtract(max, rational(1n, 200n)), max), threshold);
};

/** New things can only help where there is something new to count: TTHC and communes are given, dossiers and petitions come in. */
const addedFor = (gain: Gain): string | null => {
  const { numerator, denominator } = gain.score;
  if (gain.counted !== "hoSo" && gain.counted !== "pakn") return null;
  if (numerator === null || denominator === null || isNegative(subtract(denominator, numerator))) return null;
  const needed = neededFor(numerator, denominator, shareNeeded(gain), "new");
  return needed.ok ? numberText(Number(needed.count)) : null;
};

const rowOf = (gain: Gain): GainRow => {
  const { score, open, needed, each, counted } = gain;
  const { number, title } = score.indicator;
  const head = { number, title, open: rationalText(open, 2) };
  if (needed === null || each === null || counted === null || !COUNTED.has(counted)) {
    return { ...head, converted: null, added: null, text: EXPLAIN_TEXT.gainUnknown() };
  }
  const converted = rationalText(rationalFromNumber(Number(needed)));
  const added = addedFor(gain);
  const thing = counted as Exclude<Counted, "ngay" | "diem">;
  const text = EXPLAIN_TEXT.gain({ each: rationalText(each, 4), converted, added, thing });
  return { ...head, converted, added, text };
};

/** Largest gain first. Lines without figures are left out: what they would gain is not known. */
export const gainRows = (scorecard: Scorecard): readonly GainRow[] => gainsOf(scorecard).map(rowOf);

export interface FiguresGain {
  /** "72,60"; null where a group has no points. */
  readonly score: string | null;
  readonly ruleSet: string;
  readonly rows: readonly GainRow[];
}

/** Of submitted figures, by the index in force in the period; null where none is, or where no line of it has figures. */
export const gainsOfFigures = (figures: Figures, period: Period, level: Level | null): FiguresGain | null => {
  const rules = ruleSetFor(null, period);
  if (!rules.ok || rules.result.ruleSet.max === null) return null;
  const scorecard = scoreIndex(rules.result.ruleSet, period, { figures, level });
  const isScored = scorecard.groups.some(({ indicators, reported }) => {
    return reported !== null || indicators.some(({ ratio, basis }) => ratio !== null || basis === "reported");
  });
  if (!isScored) return null;
  const { score, ruleSet } = scorecard;
  return { score: score && decimalText(score), ruleSet: ruleSet.title, rows: gainRows(scorecard) };
};
