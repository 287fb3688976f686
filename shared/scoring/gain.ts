// What gains most: the points still open in a scorecard, and the fewest dossiers, procedures or petitions that would win them.
import { type Counted, findFigure } from "../domain/figure.ts";
import {
  add,
  compare,
  type Decimal,
  decimalToRational,
  divide,
  isNegative,
  isZero,
  multiply,
  type Rational,
  rational,
  round,
  subtract,
} from "../domain/rational.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { cappedPoints } from "./mechanisms/cap.ts";
import { neededFor } from "./needed.ts";
import type { IndicatorScore, Scorecard } from "./scorecard.ts";

/**
 * What things that are counted anew could win, if all of them counted above. As many as the period has at most are considered: beyond
 * that a number says nothing about the period, and where every thing must count the number needed grows without end.
 */
export type Fresh =
  /** So many give the maximum. */
  | { readonly kind: "enough"; readonly needed: bigint }
  /** Even as many again as the period has (`count`) give only these points. */
  | { readonly kind: "upTo"; readonly needed: bigint; readonly count: bigint; readonly points: Decimal }
  /** Even as many again as the period has (`count`) leave the points where they are. */
  | { readonly kind: "nothing"; readonly needed: bigint; readonly count: bigint }
  /** Nothing of the kind was counted in the period: the first one gives the maximum. */
  | { readonly kind: "first" }
  /** There is nothing new to count (procedures, services, communes are given), or no counts are known. */
  | { readonly kind: "none" };

export interface Gain {
  readonly score: IndicatorScore;
  /** Points between what the line has and its maximum. */
  readonly open: Rational;
  /** Fewest further things counted above that give the maximum, the denominator staying; null where the line has no counts. */
  readonly needed: bigint | null;
  /** Points that one of them brings, exactly; null as above. */
  readonly each: Rational | null;
  /** What they are: dossiers, procedures, services, petitions, communes. */
  readonly counted: Counted | null;
  /** What new ones could win instead. */
  readonly fresh: Fresh;
}

/** The points that are published as the maximum: half a hundredth below rounds up to it. */
const enoughFor = ({ indicator }: IndicatorScore): Rational => subtract(indicator.max, rational(1n, 200n));

const convertedFor = (score: IndicatorScore): { readonly needed: bigint; readonly each: Rational } | null => {
  const { indicator, numerator, denominator } = score;
  if (numerator === null || denominator === null || isZero(denominator)) return null;
  const each = divide(indicator.max, multiply(denominator, indicator.threshold));
  const numeratorNeeded = divide(enoughFor(score), each);
  const short = subtract(numeratorNeeded, numerator);
  if (short.numerator <= 0n) return { needed: 0n, each };
  const floor = short.numerator / short.denominator;
  return { needed: floor * short.denominator === short.numerator ? floor : floor + 1n, each };
};

const countedOf = (score: IndicatorScore): Counted | null => {
  const [rate] = score.rate ? [score.rate] : score.indicator.rates;
  const code = rate?.numerator[0];
  return code === undefined ? null : (findFigure(code)?.counted ?? null);
};

/** Dossiers and petitions keep coming in; procedures, services and communes are given. */
const KEEP_COMING: ReadonlySet<Counted | null> = new Set<Counted | null>(["hoSo", "pakn"]);

const freshFor = (ruleSet: RuleSet, score: IndicatorScore, counted: Counted | null): Fresh => {
  const { indicator, numerator, denominator } = score;
  if (!KEEP_COMING.has(counted) || numerator === null || denominator === null) return { kind: "none" };
  if (isZero(denominator)) return { kind: "first" };
  const share = multiply(divide(enoughFor(score), indicator.max), indicator.threshold);
  const reached = neededFor(numerator, denominator, share, "new");
  // The share is below 1 by what rounds up, so that some number always reaches it.
  if (!reached.ok) return { kind: "none" };
  const needed = reached.count;
  const limit = denominator.numerator / denominator.denominator;
  if (needed <= limit) return { kind: "enough", needed };
  const asMany = rational(limit, 1n);
  const ratio = divide(add(numerator, asMany), add(denominator, asMany));
  const { digits, mode } = ruleSet.rounding;
  const points = round(cappedPoints(indicator.max, ratio, indicator.threshold), digits, mode);
  const now = score.counted ?? points;
  const gained = subtract(decimalToRational(points), decimalToRational(now));
  return isZero(gained) || isNegative(gained)
    ? { kind: "nothing", needed, count: limit }
    : { kind: "upTo", needed, count: limit, points };
};

/**
 * Lines with points still open, most points first; of equal ones the line that needs fewer things first. Lines without figures
 * are left out: what they would gain is not known.
 */
export const gainsOf = (scorecard: Scorecard): readonly Gain[] => {
  const gains = scorecard.groups
    .flatMap((group) => group.indicators)
    .flatMap((score): readonly Gain[] => {
      if (score.counted === null || score.state === "not_applicable" || score.indicator.method === "info") return [];
      const open = subtract(score.indicator.max, decimalToRational(score.counted));
      if (isZero(open)) return [];
      const way = convertedFor(score);
      const counted = countedOf(score);
      const fresh = freshFor(scorecard.ruleSet, score, counted);
      return [{ score, open, needed: way?.needed ?? null, each: way?.each ?? null, counted, fresh }];
    });
  const effort = (gain: Gain): bigint => gain.needed ?? 10n ** 18n;
  return gains.sort((a, b) => compare(b.open, a.open) || (effort(a) < effort(b) ? -1 : effort(a) > effort(b) ? 1 : 0));
};
