// PCT_MISMATCH, PCT_ROUND_MODE, PCT_UNREACHABLE, TRIPLE_CONFLICT: stated percentages against the counts beside them.
import { FIGURES, type FigureCode, findFigure } from "../../domain/figure.ts";
import { compare, divide, isWhole, type Rational, rational, rationalFromNumber } from "../../domain/rational.ts";
import type { Finding } from "../../findings/finding.ts";
import { RATES, type RateDefinition } from "../../rules/rates.ts";
import { numberText, percentText, rationalText } from "../../text/format.ts";
import { REASONS } from "../../text/reasons.ts";
import { sumsProposal } from "../parts-proposal.ts";
import { HUNDRED, percentOf, point } from "../prose/interval.ts";
import { type Judgement, judgePercent } from "../prose/judgement.ts";
import { BASE_MAX, isReachable, nearestShares, printedPercent } from "../prose/reach.ts";
import { partCountsOf } from "./family.ts";
import { type Sides, sideIn, sidesOf } from "./sides.ts";
import type { StatedPercent } from "./stated.ts";
import { columnName, countIn, denominatorName, type FigureRule, type FigureView, titleOfFigure } from "./view.ts";

/** Off by more is an error, by less a warning. */
const POINT = rational(1n, 1n);

const judgeSides = ({ numerator, denominator }: Sides, stated: StatedPercent): Judgement | null => {
  const range = percentOf(point(numerator), point(denominator));
  const { reading, isHedged } = stated;
  return range && judgePercent(range, range.low, reading, isHedged);
};

/** Figures that some rate divides by, first all dossiers in hand: what people divide by. */
const DENOMINATORS: readonly FigureCode[] = [
  ...new Set(["HS_TONG" as const, ...RATES.flatMap((rate) => rate.denominator)]),
];

/** The known denominator of the same kind by which the percentage comes out; a round percentage fits too much to tell. */
const fittingBase = (
  { known }: FigureView,
  rate: RateDefinition,
  numerator: Rational,
  stated: StatedPercent,
): FigureCode | null => {
  if (stated.reading.decimals === 0 || stated.isHedged) return null;
  const counted = findFigure(rate.numerator[0] ?? "")?.counted;
  const found = DENOMINATORS.find((code) => {
    const count = countIn(known, code);
    const isOwn = rate.denominator.length === 1 && rate.denominator[0] === code;
    if (isOwn || count === null || count === 0 || findFigure(code)?.counted !== counted) return false;
    return judgeSides({ numerator, denominator: rationalFromNumber(count) }, stated)?.kind === "agrees";
  });
  return found ?? null;
};

const truncated = (rate: RateDefinition, sides: Sides, right: string, stated: StatedPercent): Finding => ({
  severity: "I",
  code: "PCT_ROUND_MODE",
  at: rate.code,
  stated: stated.written,
  recomputed: right,
  params: { ...shown(sides), right, stated: stated.written },
});

const shown = ({ numerator, denominator }: Sides) => ({
  numerator: rationalText(numerator),
  denominator: rationalText(denominator),
});

const proposalOf = (view: FigureView, rate: RateDefinition, stated: StatedPercent) => {
  const [numerator, denominator] = [rate.numerator, rate.denominator].map(([code, ...more]) =>
    code === undefined || more.length > 0 ? null : partCountsOf(view, code),
  );
  if (!numerator || !denominator) return null;
  const sums = {
    numerators: rationalFromNumber(numerator.sum),
    denominators: rationalFromNumber(denominator.sum),
  };
  return sumsProposal(sums, stated.reading, denominator.reused);
};

const mismatch = (
  view: FigureView,
  rate: RateDefinition,
  sides: Sides,
  judgement: Judgement & { kind: "differs" },
  stated: StatedPercent,
): Finding => {
  const right = percentText(divide(judgement.exact, HUNDRED), stated.reading.decimals);
  const fits = fittingBase(view, rate, sides.numerator, stated);
  const isFar = compare(judgement.off, POINT) > 0;
  const proposal = proposalOf(view, rate, stated) ?? { text: right, reason: REASONS.division(shown(sides)) };
  return {
    severity: fits ? "I" : isFar ? "E" : "W",
    code: "PCT_MISMATCH",
    at: rate.code,
    stated: stated.written,
    recomputed: right,
    params: { ...shown(sides), right, stated: stated.written, fits: fits && columnName(fits) },
    ...(fits ? {} : { proposal }),
  };
};

/** The whole was not reported: it is what its two reported parts make, and the percentage of one of them says otherwise. */
const tripleConflict = (
  { figures, known }: FigureView,
  rate: RateDefinition,
  right: string,
  stated: StatedPercent,
): Finding | null => {
  const [part] = rate.numerator;
  const [whole] = rate.denominator;
  if (!part || !whole || rate.numerator.length + rate.denominator.length > 2) return null;
  const [partCount, wholeCount] = [countIn(figures, part), countIn(known, whole)];
  if (figures[whole] !== undefined || partCount === null || wholeCount === null) return null;
  const rest = wholeCount - partCount;
  const other = FIGURES.find(({ code }) => code !== part && figures[code] === rest && isComplement(part, code));
  if (!other) return null;
  return {
    severity: "E",
    code: "TRIPLE_CONFLICT",
    at: part,
    stated: stated.written,
    recomputed: right,
    params: {
      part: `${numberText(partCount)} ${titleOfFigure(part).toLowerCase()}`,
      other: `${numberText(rest)} ${other.name.toLowerCase()}`,
      stated: stated.written,
      right,
    },
  };
};

const COMPLEMENTS: readonly (readonly [string, string])[] = [
  ["DVC_PHAT_SINH", "DVC_KHONG_PHAT_SINH"],
  ["HS_TRUC_TUYEN", "HS_TRUC_TIEP"],
];

const isComplement = (part: FigureCode, other: FigureCode): boolean =>
  COMPLEMENTS.some((pair) => pair.includes(part) && pair.includes(other));

const judged = (view: FigureView, rate: RateDefinition, stated: StatedPercent, sides: Sides): Finding | null => {
  // What is larger than its whole has no percentage to compare with.
  if (compare(sides.numerator, sides.denominator) > 0) return null;
  const judgement = judgeSides(sides, stated);
  if (!judgement || judgement.kind === "agrees") return null;
  const right = percentText(divide(judgement.exact, HUNDRED), stated.reading.decimals);
  if (judgement.kind === "truncated") return truncated(rate, sides, right, stated);
  return tripleConflict(view, rate, right, stated) ?? mismatch(view, rate, sides, judgement, stated);
};

/** Bases of the rate itself and of the rates that count the same: forms divide by either. */
const basesOf = ({ known }: FigureView, rate: RateDefinition): readonly { code: string; count: Rational }[] =>
  RATES.filter((one) => one.numerator.join() === rate.numerator.join()).flatMap((one) => {
    const count = sideIn(known, one, "denominator");
    return count === null || !isWhole(count) || count.numerator <= 0n ? [] : [{ code: denominatorName(one), count }];
  });

const unreachable = (view: FigureView, rate: RateDefinition, stated: StatedPercent): Finding | null => {
  const { exact, decimals } = stated.reading;
  if (stated.isHedged || compare(exact, HUNDRED) > 0) return null;
  const bases = basesOf(view, rate);
  const [base] = bases;
  const range = printedPercent(exact, decimals);
  if (!base || bases.some(({ count }) => count.numerator > BASE_MAX || isReachable(range, count.numerator)))
    return null;
  const [below, above] = nearestShares(exact, base.count.numerator).map((share) => percentText(share, decimals));
  return {
    severity: "W",
    code: "PCT_UNREACHABLE",
    at: rate.code,
    stated: stated.written,
    recomputed: null,
    params: {
      stated: stated.written,
      denominator: rationalText(base.count),
      below: below ?? "",
      above: above ?? "",
    },
  };
};

/** The own denominator is not known: which of the known ones the percentage is of. */
const otherBase = (view: FigureView, rate: RateDefinition, stated: StatedPercent): Finding | null => {
  const numerator = sideIn(view.known, rate, "numerator");
  const fits = numerator && fittingBase(view, rate, numerator, stated);
  if (!fits) return null;
  const denominator = denominatorName(rate);
  return {
    severity: "I",
    code: "PCT_MISMATCH",
    at: rate.code,
    stated: stated.written,
    recomputed: null,
    params: {
      numerator: rationalText(numerator),
      denominator,
      right: null,
      stated: stated.written,
      fits: columnName(fits),
    },
  };
};

const ofRate = (view: FigureView, rate: RateDefinition): readonly Finding[] => {
  const stated = view.context.percentages?.get(rate.code);
  if (!stated || compare(stated.reading.exact, HUNDRED) > 0) return [];
  const sides = sidesOf(view, rate);
  const finding = sides
    ? judged(view, rate, stated, sides)
    : (otherBase(view, rate, stated) ?? unreachable(view, rate, stated));
  return finding ? [finding] : [];
};

export const percentRule: FigureRule = (view) => RATES.flatMap((rate) => ofRate(view, rate));
