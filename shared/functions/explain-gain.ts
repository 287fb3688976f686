// What a score can still gain, as rows for people: points open, and how many dossiers would win them.
import type { Counted, Figures } from "../domain/figure.ts";
import type { Period } from "../domain/period.ts";
import { compare, type Rational, rational, rationalFromNumber } from "../domain/rational.ts";
import type { Level } from "../rules/level.ts";
import { scoreOfFigures } from "../scoring/figures-score.ts";
import { type Fresh, type Gain, gainsOf } from "../scoring/gain.ts";
import type { Scorecard } from "../scoring/scorecard.ts";
import { EXPLAIN_TEXT } from "../text/explain.ts";
import { decimalText, rationalText } from "../text/format.ts";
import type { GainThing } from "../text/narrative.ts";

export interface GainRow {
  /** "3.3" */
  readonly number: string;
  readonly title: string;
  /** Points between what the line has and its maximum: "2,45". */
  readonly open: string;
  /** Further things that come to count above, the denominator staying: "1.204"; null where the line has no counts. */
  readonly converted: string | null;
  /** Further things that count on both sides, however many; null where nothing new comes in, or the line has no counts. */
  readonly added: string | null;
  /** Points that as many new things as the period has would lead to: "18,69"; null where fewer suffice, or they change nothing. */
  readonly upTo: string | null;
  /** The same in words; a number of new things only where it is no more than the period has. */
  readonly text: string;
}

const COUNTED: ReadonlySet<Counted> = new Set<Counted>(["hoSo", "tthc", "dvc", "pakn", "xa"]);

const EACH_DIGITS = 4;
const EACH_LEAST = rational(1n, 10n ** BigInt(EACH_DIGITS));

/** Points of one thing: never "0", which would say that it counts for nothing. */
const eachText = (each: Rational): string =>
  compare(each, EACH_LEAST) < 0
    ? EXPLAIN_TEXT.below({ amount: rationalText(EACH_LEAST, EACH_DIGITS) })
    : rationalText(each, EACH_DIGITS);

const countText = (count: bigint): string => rationalText(rationalFromNumber(Number(count)));

/** How the things that miss the line could come to count: paper dossiers become online ones; what is late stays late. */
const wayOf = ({ score }: Gain): "online" | "late" | "any" => {
  const [rate] = score.rate ? [score.rate] : score.indicator.rates;
  if (rate?.code === "ONLINE_RATE_ALL") return "online";
  return rate?.code === "ONTIME_766" ? "late" : "any";
};

const freshText = (fresh: Fresh, gain: Gain, thing: GainThing): string => {
  const at = { thing, way: wayOf(gain) };
  switch (fresh.kind) {
    case "enough":
      return EXPLAIN_TEXT.gainByNew({ ...at, count: countText(fresh.needed) });
    case "upTo":
      return EXPLAIN_TEXT.gainUpTo({ ...at, count: countText(fresh.count), points: decimalText(fresh.points) });
    case "nothing":
      return EXPLAIN_TEXT.gainNotByNew({ ...at, count: countText(fresh.count) });
    default:
      return "";
  }
};

const rowOf = (gain: Gain): GainRow => {
  const { score, open, needed, each, counted, fresh } = gain;
  const { number, title } = score.indicator;
  const head = { number, title, open: rationalText(open, 2), converted: null, added: null, upTo: null };
  const thing = counted !== null && COUNTED.has(counted) ? (counted as GainThing) : null;
  if (thing !== null && score.basis === "nothingToCount") {
    return { ...head, text: EXPLAIN_TEXT.gainNothingToCount({ thing, isComing: fresh.kind === "first" }) };
  }
  if (thing === null || needed === null || each === null) {
    return { ...head, text: score.basis === "ratio" ? EXPLAIN_TEXT.gainRatioOnly() : EXPLAIN_TEXT.gainUnknown() };
  }
  const converted = countText(needed);
  const way = EXPLAIN_TEXT.gain({ each: eachText(each), converted, thing, way: wayOf(gain) });
  return {
    ...head,
    converted,
    added: "needed" in fresh ? countText(fresh.needed) : null,
    upTo: fresh.kind === "upTo" ? decimalText(fresh.points) : null,
    text: [way, freshText(fresh, gain, thing)].filter((sentence) => sentence !== "").join(" "),
  };
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
  const scored = scoreOfFigures(figures, period, level);
  if (!scored) return null;
  const { score, ruleSet } = scored.scorecard;
  return { score: score && decimalText(score), ruleSet: ruleSet.title, rows: gainRows(scored.scorecard) };
};
