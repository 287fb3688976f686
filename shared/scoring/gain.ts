// What gains most: the points still open in a scorecard, and the fewest dossiers, procedures or petitions that would win them.
import { type Counted, findFigure } from "../domain/figure.ts";
import {
  compare,
  decimalToRational,
  divide,
  isZero,
  multiply,
  type Rational,
  rational,
  subtract,
} from "../domain/rational.ts";
import type { IndicatorScore, Scorecard } from "./scorecard.ts";

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
}

const neededFor = (score: IndicatorScore): { readonly needed: bigint; readonly each: Rational } | null => {
  const { indicator, numerator, denominator } = score;
  if (numerator === null || denominator === null || isZero(denominator)) return null;
  const each = divide(indicator.max, multiply(denominator, indicator.threshold));
  // The maximum is published as soon as the points round to it: half a hundredth below is enough.
  const enough = subtract(indicator.max, rational(1n, 200n));
  const numeratorNeeded = divide(enough, each);
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
      const way = neededFor(score);
      return [{ score, open, needed: way?.needed ?? null, each: way?.each ?? null, counted: countedOf(score) }];
    });
  const effort = (gain: Gain): bigint => gain.needed ?? 10n ** 18n;
  return gains.sort((a, b) => compare(b.open, a.open) || (effort(a) < effort(b) ? -1 : effort(a) > effort(b) ? 1 : 0));
};
