// DELTA_SELF, DELTA_MISMATCH: stated changes against the figures of the period before.
import { findFigure } from "../../domain/figure.ts";
import { previousPeriod } from "../../domain/period.ts";
import { divide, isZero, multiply, type Rational, rationalFromNumber, subtract } from "../../domain/rational.ts";
import type { Finding } from "../../findings/finding.ts";
import { findRate } from "../../rules/rates.ts";
import { withDerivedSums } from "../../scoring/rate.ts";
import { percentText, rationalText } from "../../text/format.ts";
import { periodLabel } from "../../text/period.ts";
import { REASONS } from "../../text/reasons.ts";
import { HUNDRED, meets, point } from "../prose/interval.ts";
import { sidesIn } from "./sides.ts";
import type { StatedChange } from "./stated.ts";
import { countIn, type FigureRule, type FigureView } from "./view.ts";

/** A rate in points, a count as it is; null where one is not known. */
const amountOf = (known: FigureView["known"], code: string): Rational | null => {
  const rate = findRate(code);
  if (rate) {
    const sides = sidesIn(known, rate);
    return sides && !isZero(sides.denominator) ? multiply(divide(sides.numerator, sides.denominator), HUNDRED) : null;
  }
  const figure = findFigure(code);
  const count = figure ? countIn(known, figure.code) : null;
  return count === null ? null : rationalFromNumber(count);
};

const shownAmount = (amount: Rational, isRate: boolean): string =>
  isRate ? percentText(divide(amount, HUNDRED), 2) : rationalText(amount);

const ofChange = (view: FigureView, code: string, stated: StatedChange): readonly Finding[] => {
  const previous = view.context.previous;
  const [now, before] = [amountOf(view.known, code), previous && amountOf(withDerivedSums(previous.figures), code)];
  if (!now || !before) return [];
  const isRate = findRate(code) !== undefined;
  // A percentage of a rate is spoken in points.
  const isRelative = stated.isRelative && !isRate;
  if (isRelative && isZero(before)) return [];
  const change = subtract(now, before);
  const right = isRelative ? multiply(divide(change, before), HUNDRED) : change;
  if (meets(point(right), stated.amount.range)) return [];
  const shown = isRelative ? percentText(divide(right, HUNDRED), stated.amount.decimals) : rationalText(right, 2);
  return [
    {
      severity: "E",
      code: "DELTA_MISMATCH",
      at: code,
      stated: stated.written,
      recomputed: shown,
      params: {
        now: shownAmount(now, isRate),
        before: shownAmount(before, isRate),
        right: shown,
        stated: stated.written,
      },
    },
  ];
};

/** Compared with itself: the period before was meant. */
const withItself: FigureRule = ({ context }) => {
  const { period, previous } = context;
  if (!period || !previous?.period || previous.period.key !== period.key) return [];
  const meant = previousPeriod(period);
  return [
    {
      severity: "W",
      code: "DELTA_SELF",
      at: "previous",
      stated: periodLabel(period),
      recomputed: meant && periodLabel(meant),
      params: { period: periodLabel(period).toLowerCase() },
      ...(meant ? { proposal: { text: periodLabel(meant), reason: REASONS.previousPeriod() } } : {}),
    },
  ];
};

export const changeRule: FigureRule = (view) => {
  const self = withItself(view);
  if (self.length > 0) return self;
  return [...(view.context.changes ?? [])].flatMap(([code, stated]) => ofChange(view, code, stated));
};
