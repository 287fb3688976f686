// OUTLIER: figures and rates that lie far from the unit's own earlier periods, by median and median absolute deviation.
import { FIGURES, type Figures } from "../../domain/figure.ts";
import {
  add,
  compare,
  divide,
  isZero,
  multiply,
  type Rational,
  rational,
  rationalFromNumber,
  subtract,
  ZERO,
} from "../../domain/rational.ts";
import type { Finding } from "../../findings/finding.ts";
import { RATES } from "../../rules/rates.ts";
import { withDerivedSums } from "../../scoring/rate.ts";
import { percentText, rationalText } from "../../text/format.ts";
import { HUNDRED, larger, sizeOf } from "../prose/interval.ts";
import { sidesIn } from "./sides.ts";
import { countIn, type FigureView } from "./view.ts";

/** Fewer earlier periods say nothing about what is usual. */
const HISTORY_MIN = 5;

/** Deviations from the median beyond which a number is remarked on, in units of the median deviation made comparable to σ. */
const DEVIATIONS = multiply(rational(7n, 2n), rational(7413n, 5000n));
/** However steady a unit was: less is no jump. Of a count half its median and at least ten, of a rate ten points. */
const COUNT_PART = rational(1n, 2n);
const COUNT_LEAST = rational(10n, 1n);
const RATE_LEAST = rational(10n, 1n);

const median = (amounts: readonly Rational[]): Rational => {
  const sorted = [...amounts].sort(compare);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? ZERO;
  return sorted.length % 2 === 1 ? upper : divide(add(sorted[middle - 1] ?? ZERO, upper), rational(2n, 1n));
};

interface Usual {
  readonly median: Rational;
  readonly deviation: Rational;
  readonly periods: number;
}

const usualOf = (amounts: readonly Rational[]): Usual | null => {
  if (amounts.length < HISTORY_MIN) return null;
  const middle = median(amounts);
  const deviation = median(amounts.map((amount) => sizeOf(subtract(amount, middle))));
  return { median: middle, deviation, periods: amounts.length };
};

const isFar = (amount: Rational, usual: Usual, least: Rational): boolean =>
  compare(sizeOf(subtract(amount, usual.median)), larger(multiply(usual.deviation, DEVIATIONS), least)) > 0;

const outlier = (
  { at, what, usual }: { at: string; what: string; usual: Usual },
  show: (amount: Rational) => string,
  amount: Rational,
  unit = "",
): Finding => ({
  severity: "W",
  code: "OUTLIER",
  at,
  stated: show(amount),
  recomputed: show(usual.median),
  params: {
    what,
    stated: show(amount),
    median: show(usual.median),
    usual: `${rationalText(usual.deviation, 1)}${unit}`,
    periods: usual.periods,
  },
});

const percentOfRate = (figures: Figures, rate: (typeof RATES)[number]): Rational | null => {
  const sides = sidesIn(figures, rate);
  return sides && !isZero(sides.denominator) ? multiply(divide(sides.numerator, sides.denominator), HUNDRED) : null;
};

const ofCounts = ({ figures }: FigureView, past: readonly Figures[], wrong: ReadonlySet<string>): readonly Finding[] =>
  FIGURES.flatMap((figure): readonly Finding[] => {
    const count = countIn(figures, figure.code);
    if (count === null || wrong.has(figure.code)) return [];
    const amounts = past.map((code) => countIn(code, figure.code)).filter((one) => one !== null);
    const usual = usualOf(amounts.map(rationalFromNumber));
    const amount = rationalFromNumber(count);
    if (!usual || !isFar(amount, usual, larger(multiply(usual.median, COUNT_PART), COUNT_LEAST))) return [];
    return [outlier({ at: figure.code, what: figure.name, usual }, (rational) => rationalText(rational, 1), amount)];
  });

const ofRates = ({ known }: FigureView, past: readonly Figures[], wrong: ReadonlySet<string>): readonly Finding[] =>
  RATES.flatMap((rate): readonly Finding[] => {
    const amount = percentOfRate(known, rate);
    if (amount === null || [...rate.numerator, ...rate.denominator].some((code) => wrong.has(code))) return [];
    const amounts = past.map((code) => percentOfRate(code, rate)).filter((rational) => rational !== null);
    const usual = usualOf(amounts);
    if (!usual || !isFar(amount, usual, RATE_LEAST)) return [];
    const show = (rational: Rational): string => percentText(divide(rational, HUNDRED), 1);
    return [outlier({ at: rate.code, what: rate.name, usual }, show, amount, " điểm phần trăm")];
  });

/** Same kind and calendar as the period, and before it; a period without a name has no like. */
const pastOf = ({ context: { period, history } }: FigureView): readonly Figures[] =>
  (history ?? [])
    .filter((periodFigures) => {
      if (!period || !periodFigures.period || period.kind === "range") return false;
      return (
        periodFigures.period.kind === period.kind &&
        periodFigures.period.calendar === period.calendar &&
        periodFigures.period.last < period.first
      );
    })
    .map((periodFigures) => withDerivedSums(periodFigures.figures));

/** What an error already names is not measured: its number is known to be wrong. `found`: the findings so far. */
export const historyFindings = (view: FigureView, found: readonly Finding[]): readonly Finding[] => {
  const past = pastOf(view);
  if (past.length < HISTORY_MIN) return [];
  const wrong = new Set(found.filter((finding) => finding.severity === "E").map((finding) => finding.at));
  return [...ofCounts(view, past, wrong), ...ofRates(view, past, wrong)];
};
