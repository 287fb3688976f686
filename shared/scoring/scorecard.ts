// Scores an index: from figures, counts or reported points to points of lines and groups and the score, each with its state.
import {
  type FigureCode,
  type FigureEntry,
  type Figures,
  figureIn,
  findFigure,
  isCount,
  type MissingState,
  type PointsFigure,
} from "../domain/figure.ts";
import { type Notice, notice } from "../domain/notice.ts";
import type { Period } from "../domain/period.ts";
import {
  add,
  compare,
  type Decimal,
  decimalToRational,
  divide,
  isNegative,
  isWhole,
  isZero,
  multiply,
  type Rational,
  rational,
  rationalFromNumber,
  round,
  subtract,
  ZERO,
} from "../domain/rational.ts";
import type { Level } from "../rules/level.ts";
import type { RateDefinition } from "../rules/rates.ts";
import type { Group, Indicator, IndicatorCode, RuleSet } from "../rules/rule-set.ts";
import { decimalText, rationalText } from "../text/format.ts";
import { cappedPoints } from "./mechanisms/cap.ts";
import { faultOfGiven } from "./mechanisms/given.ts";
import { linearPoints } from "./mechanisms/linear.ts";
import { zeroDenominatorCase } from "./mechanisms/zero-denominator.ts";
import { countRate, type StandIn, type UsedFigure, withDerivedSums } from "./rate.ts";

/** What is known of one line directly, without figures: the counts, the ratio or the points as published, or why nothing. */
export type IndicatorEntry =
  | { readonly kind: "counts"; readonly numerator: Rational; readonly denominator: Rational }
  | { readonly kind: "ratio"; readonly ratio: Rational }
  | { readonly kind: "points"; readonly points: Rational }
  | { readonly kind: "missing"; readonly state: MissingState };

export interface ScoreInput {
  /** Counts, and points reported without counts under `DIEM_…`. */
  readonly figures: Figures;
  /** Lines given directly; they win over figures. */
  readonly indicators?: Readonly<Partial<Record<IndicatorCode, IndicatorEntry>>>;
  /** Null where it is not known: lines that some levels do not compute are then computed. */
  readonly level?: Level | null;
  /** Figures of the unit above, for lines that a unit carries from it. */
  readonly parentFigures?: Figures;
}

/** The four states of a figure, carried to its points; a line for information has none, an impossible one has a fault. */
export type PointsState = "number" | "zero" | MissingState | "information" | "impossible";

/** Where the points come from. */
export type PointsBasis =
  | "counts"
  | "ratio"
  | "reported"
  /** Denominator 0, by the line's rule. */
  | "nothingToCount"
  /** The index does not compute this line for the unit's level. */
  | "level"
  | "none";

export type ScoreFault =
  | { readonly kind: "numGtDen"; readonly numerator: Rational; readonly denominator: Rational }
  | { readonly kind: "negative"; readonly amount: Rational }
  | { readonly kind: "notWhole"; readonly amount: Rational }
  | { readonly kind: "overMax"; readonly amount: Rational; readonly max: Rational }
  /** A percentage above 100%. */
  | { readonly kind: "overWhole"; readonly ratio: Rational };

export interface IndicatorScore {
  readonly indicator: Indicator;
  /** The rate that was used; null for reported points, means and lines without figures. */
  readonly rate: RateDefinition | null;
  readonly used: readonly UsedFigure[];
  readonly numerator: Rational | null;
  readonly denominator: Rational | null;
  readonly ratio: Rational | null;
  /** As the portal would publish them; null where it publishes none. */
  readonly points: Decimal | null;
  /** What goes into the group; null where that is not known. */
  readonly counted: Decimal | null;
  readonly state: PointsState;
  readonly basis: PointsBasis;
  /** Figures without a number, where the state is not_provided. */
  readonly missing: readonly FigureCode[];
  readonly inherited: boolean;
  readonly fault: ScoreFault | null;
}

/** `partial`: some lines have no number; `none`: no line has one and no points were reported; `information`: no line has points. */
export type GroupState = "computed" | "reported" | "partial" | "none" | "information" | "impossible";

export interface GroupScore {
  readonly group: Group;
  readonly indicators: readonly IndicatorScore[];
  /** Null where a line is missing and no points were reported. */
  readonly points: Decimal | null;
  /** Points of the lines that are known, or the reported points. */
  readonly known: Decimal;
  readonly state: GroupState;
  /** Points as reported under `DIEM_…`, whether used or only compared. */
  readonly reported: Rational | null;
  readonly fault: ScoreFault | null;
}

export interface Scorecard {
  readonly ruleSet: RuleSet;
  readonly period: Period;
  readonly groups: readonly GroupScore[];
  /** The score; null where a group has no points: no partial score is published. */
  readonly score: Decimal | null;
  /** Sum of what is known. */
  readonly known: Decimal;
  /** The score over the lines that apply, scaled to the set's maximum; null where every line applies or there is no score. */
  readonly rescaled: Decimal | null;
  /** Score as reported under `DIEM_TONG`; never used in place of the sum. */
  readonly stated: Rational | null;
  readonly notices: readonly Notice[];
}

const ONE = rational(1n, 1n);

type Blank = Omit<IndicatorScore, "indicator" | "state" | "basis">;

const BLANK: Blank = {
  rate: null,
  used: [],
  numerator: null,
  denominator: null,
  ratio: null,
  points: null,
  counted: null,
  missing: [],
  inherited: false,
  fault: null,
};

const zeroPoints = (ruleSet: RuleSet): Decimal => ({ units: 0n, digits: ruleSet.rounding.digits });

const sumOfDecimals = (ruleSet: RuleSet, parts: readonly Decimal[]): Decimal => ({
  units: parts.reduce((sum, part) => sum + part.units, 0n),
  digits: ruleSet.rounding.digits,
});

const rounded = (ruleSet: RuleSet, exact: Rational): Decimal =>
  round(exact, ruleSet.rounding.digits, ruleSet.rounding.mode);

const impossible = (indicator: Indicator, fault: ScoreFault, found: Partial<IndicatorScore> = {}): IndicatorScore => ({
  ...BLANK,
  ...found,
  indicator,
  state: "impossible",
  basis: "none",
  fault,
});

/** A line that does not apply counts 0 and keeps its maximum, as the portal does. */
const notApplicable = (ruleSet: RuleSet, indicator: Indicator, basis: PointsBasis): IndicatorScore => ({
  ...BLANK,
  indicator,
  state: "not_applicable",
  basis,
  counted: zeroPoints(ruleSet),
});

const notProvided = (indicator: Indicator, missing: readonly FigureCode[]): IndicatorScore => ({
  ...BLANK,
  indicator,
  state: indicator.method === "info" ? "information" : "not_provided",
  basis: "none",
  missing,
});

const pointsFor = (indicator: Indicator, ratio: Rational): Rational =>
  indicator.method === "cap"
    ? cappedPoints(indicator.max, ratio, indicator.threshold)
    : linearPoints(indicator.max, ratio);

type Found = Pick<IndicatorScore, "rate" | "used" | "inherited">;
const DIRECT: Found = { rate: null, used: [], inherited: false };

const scoreRatio = (
  ruleSet: RuleSet,
  indicator: Indicator,
  ratio: Rational,
  found: Partial<IndicatorScore>,
): IndicatorScore => {
  if (isNegative(ratio)) return impossible(indicator, { kind: "negative", amount: ratio }, found);
  if (compare(ratio, ONE) > 0) return impossible(indicator, { kind: "overWhole", ratio }, found);
  if (indicator.method === "info") {
    return { ...BLANK, basis: "ratio", ...found, indicator, ratio, state: "information" };
  }
  const points = rounded(ruleSet, pointsFor(indicator, ratio));
  const state = points.units === 0n ? "zero" : "number";
  return { ...BLANK, basis: "ratio", ...found, indicator, ratio, points, counted: points, state };
};

const faultOfCounts = (numerator: Rational, denominator: Rational): ScoreFault | null => {
  if (isNegative(numerator)) return { kind: "negative", amount: numerator };
  if (isNegative(denominator)) return { kind: "negative", amount: denominator };
  return compare(numerator, denominator) > 0 ? { kind: "numGtDen", numerator, denominator } : null;
};

const scoreCounts = (
  ruleSet: RuleSet,
  indicator: Indicator,
  counts: { readonly numerator: Rational; readonly denominator: Rational },
  found: Found,
): IndicatorScore => {
  const { numerator, denominator } = counts;
  const at = { ...found, numerator, denominator, basis: "counts" } as const;
  // A mean of days may well exceed 1: it is no share.
  if (indicator.mean) {
    const negative = isNegative(numerator) || isNegative(denominator);
    if (negative)
      return impossible(indicator, { kind: "negative", amount: isNegative(numerator) ? numerator : denominator }, at);
    const ratio = isZero(denominator) ? null : divide(numerator, denominator);
    return { ...BLANK, ...at, indicator, ratio, state: "information" };
  }
  const fault = faultOfCounts(numerator, denominator);
  if (fault) return impossible(indicator, fault, at);
  if (!isZero(denominator)) return scoreRatio(ruleSet, indicator, divide(numerator, denominator), at);
  if (indicator.method === "info") return { ...BLANK, ...at, indicator, state: "information" };
  const rule = zeroDenominatorCase(indicator.zeroDenominator, indicator.max);
  const counted = rounded(ruleSet, rule.counted);
  return {
    ...BLANK,
    ...at,
    indicator,
    basis: "nothingToCount",
    ratio: rule.ratio,
    points: rule.points && rounded(ruleSet, rule.points),
    counted,
    state: counted.units === 0n ? "zero" : "number",
  };
};

const scoreGiven = (ruleSet: RuleSet, indicator: Indicator, points: Rational): IndicatorScore => {
  const fault = faultOfGiven(indicator.max, points);
  if (fault === "negative") return impossible(indicator, { kind: "negative", amount: points });
  if (fault === "overMax") return impossible(indicator, { kind: "overMax", amount: points, max: indicator.max });
  const counted = rounded(ruleSet, points);
  return {
    ...BLANK,
    indicator,
    points: counted,
    counted,
    state: isZero(points) ? "zero" : "number",
    basis: "reported",
  };
};

const scoreEntry = (ruleSet: RuleSet, indicator: Indicator, entry: IndicatorEntry): IndicatorScore => {
  switch (entry.kind) {
    case "counts": {
      const broken = [entry.numerator, entry.denominator].find((count) => !isWhole(count));
      if (broken && !indicator.mean) return impossible(indicator, { kind: "notWhole", amount: broken });
      return scoreCounts(ruleSet, indicator, entry, DIRECT);
    }
    case "ratio":
      return scoreRatio(ruleSet, indicator, entry.ratio, DIRECT);
    case "points":
      return scoreGiven(ruleSet, indicator, entry.points);
    case "missing":
      if (entry.state === "not_applicable") return notApplicable(ruleSet, indicator, "none");
      return notProvided(indicator, []);
  }
};

/** Figures that are counts of things but came with decimals. */
const brokenCount = (used: readonly UsedFigure[]): UsedFigure | undefined =>
  used.find(({ code, amount }) => findFigure(code)?.whole !== false && !Number.isInteger(amount));

/** Where the reference count is missing, the year before in equal parts; other kinds of period have no such rule. */
const referenceOf = (indicator: Indicator, period: Period, known: Figures): StandIn | null => {
  const rule = indicator.referenceFallback;
  const { kind } = period;
  if (!rule || (kind !== "month" && kind !== "quarter" && kind !== "year")) return null;
  const code = rule.missing;
  const lastYearCode = rule.lastYear;
  const lastYear = figureIn(known, lastYearCode);
  if (isCount(figureIn(known, code)) || !isCount(lastYear)) return null;
  const amount = divide(rationalFromNumber(lastYear), rational(BigInt(rule.parts[kind]), 1n));
  return { code, amount, madeOf: { code: lastYearCode, amount: lastYear } };
};

/** What every line of one card is scored with. */
interface Card {
  readonly ruleSet: RuleSet;
  readonly period: Period;
  /** Figures with their derived sums. */
  readonly own: Figures;
  readonly parent: Figures;
}

type Attempt =
  | IndicatorScore
  | { readonly missing: readonly { readonly code: FigureCode; readonly entry: FigureEntry }[] };

/** The figures that a line is scored from, and whose they are. */
interface Source {
  readonly known: Figures;
  readonly inherited: boolean;
}

const tryRate = (card: Card, indicator: Indicator, rate: RateDefinition, { known, inherited }: Source): Attempt => {
  const { ruleSet, period } = card;
  const counted = countRate(rate, known, referenceOf(indicator, period, known));
  if (!counted.ok) return { missing: counted.missing };
  const { used } = counted.counts;
  const broken = brokenCount(used);
  if (broken)
    return impossible(indicator, { kind: "notWhole", amount: rationalFromNumber(broken.amount) }, { rate, used });
  return scoreCounts(ruleSet, indicator, counted.counts, { rate, used, inherited });
};

const scoreMean = (ruleSet: RuleSet, indicator: Indicator, known: Figures): IndicatorScore | null => {
  if (!indicator.mean) return null;
  const codes = [indicator.mean.numerator, indicator.mean.denominator] as const;
  const entries = codes.map((code) => figureIn(known, code));
  const [numerator, denominator] = entries;
  if (numerator === undefined || denominator === undefined || !isCount(numerator) || !isCount(denominator)) {
    return notProvided(
      indicator,
      codes.filter((_, index) => !isCount(entries[index] as FigureEntry)),
    );
  }
  const counts = { numerator: rationalFromNumber(numerator), denominator: rationalFromNumber(denominator) };
  const used = [numerator, denominator].map((amount, index) => ({ code: codes[index] as FigureCode, amount }));
  return scoreCounts(ruleSet, indicator, counts, { rate: null, used, inherited: false });
};

const scoreFromFigures = (card: Card, indicator: Indicator, source: Source): IndicatorScore => {
  const { ruleSet } = card;
  const mean = scoreMean(ruleSet, indicator, source.known);
  if (mean) return mean;
  let missing: readonly FigureCode[] | null = null;
  for (const rate of indicator.rates) {
    const attempt = tryRate(card, indicator, rate, source);
    if ("indicator" in attempt) return attempt;
    const stated = attempt.missing.some(({ entry }) => !isCount(entry) && entry.state === "not_applicable");
    if (stated) return notApplicable(ruleSet, indicator, "none");
    missing ??= attempt.missing.map((part) => part.code);
  }
  return notProvided(indicator, missing ?? []);
};

const scoreFromGiven = (ruleSet: RuleSet, indicator: Indicator, figures: Figures): IndicatorScore => {
  const code: PointsFigure = `DIEM_${indicator.code}`;
  const points = figureIn(figures, code);
  if (isCount(points)) return scoreGiven(ruleSet, indicator, rationalFromNumber(points));
  return points.state === "not_applicable" ? notApplicable(ruleSet, indicator, "none") : notProvided(indicator, [code]);
};

const scoreIndicator = (card: Card, indicator: Indicator, input: ScoreInput): IndicatorScore => {
  const { ruleSet } = card;
  if (input.level && indicator.notComputedFor?.includes(input.level)) return notApplicable(ruleSet, indicator, "level");
  const entry = input.indicators?.[indicator.code];
  if (entry) return scoreEntry(ruleSet, indicator, entry);
  if (indicator.method === "given") return scoreFromGiven(ruleSet, indicator, card.own);
  const own = scoreFromFigures(card, indicator, { known: card.own, inherited: false });
  const carries = indicator.inheritFromParent && input.level !== "tinh";
  if (own.state !== "not_provided" || !carries) return own;
  const carried = scoreFromFigures(card, indicator, { known: card.parent, inherited: true });
  return carried.state === "not_provided" ? own : carried;
};

const reportedPoints = (group: Group, figures: Figures): Rational | null => {
  const entry = figureIn(figures, group.pointsFigure);
  return isCount(entry) ? rationalFromNumber(entry) : null;
};

const faultOfReported = (group: Group, points: Rational): ScoreFault | null => {
  const fault = faultOfGiven(group.max, points);
  if (fault === null) return null;
  return fault === "negative" ? { kind: fault, amount: points } : { kind: fault, amount: points, max: group.max };
};

const scoreGroup = (
  ruleSet: RuleSet,
  group: Group,
  indicators: readonly IndicatorScore[],
  reported: Rational | null,
): GroupScore => {
  const scored = indicators.filter((indicator) => indicator.indicator.method !== "info");
  const counted = scored.flatMap((indicatorScore) => indicatorScore.counted ?? []);
  const known = sumOfDecimals(ruleSet, counted);
  const common = { group, indicators, reported } as const;
  if (scored.length === 0 && indicators.length > 0)
    return { ...common, points: null, known, state: "information", fault: null };
  const broken = indicators.find((indicator) => indicator.fault !== null);
  if (broken) return { ...common, points: null, known, state: "impossible", fault: broken.fault };
  if (scored.length > 0 && counted.length === scored.length) {
    return { ...common, points: known, known, state: "computed", fault: null };
  }
  if (reported !== null) {
    const fault = faultOfReported(group, reported);
    if (fault) return { ...common, points: null, known, state: "impossible", fault };
    const points = rounded(ruleSet, reported);
    return { ...common, points, known: points, state: "reported", fault: null };
  }
  return { ...common, points: null, known, state: counted.length === 0 ? "none" : "partial", fault: null };
};

const decimalsOf = (amount: Rational): number => {
  let digits = 0;
  while (digits < 10 && 10n ** BigInt(digits) % amount.denominator !== 0n) digits += 1;
  return digits;
};

/** Published points agree where they equal ours at their own decimals (groups are printed with one or two), or within a known quirk. */
export const agreesWithPublished = (group: Group, computed: Decimal, published: Rational): boolean => {
  const ours = decimalToRational(computed);
  const difference = subtract(ours, published);
  const size = isNegative(difference) ? subtract(ZERO, difference) : difference;
  if (compare(size, group.publishedTolerance) <= 0) return true;
  const printed = round(ours, Math.max(1, decimalsOf(published)));
  return compare(decimalToRational(printed), published) === 0;
};

const noticesOf = (groups: readonly GroupScore[], rescaled: Decimal | null): readonly Notice[] => {
  const notices: Notice[] = [];
  const label = ({ indicator }: IndicatorScore): string => `${indicator.number} ${indicator.title}`;
  const indicators = groups.flatMap((group) => group.indicators);
  for (const indicator of indicators) {
    if (indicator.inherited) notices.push(notice("COUNTS_INHERITED", { indicator: label(indicator) }));
    if (indicator.rate && indicator.indicator.rates[0] && indicator.rate !== indicator.indicator.rates[0]) {
      notices.push(notice("DENOMINATOR_ELSE", { indicator: label(indicator), basis: indicator.rate.denominatorBasis }));
    }
  }
  for (const { group, state, points, reported } of groups) {
    if (state !== "computed" || points === null || reported === null) continue;
    if (agreesWithPublished(group, points, reported)) continue;
    const shown = { part: group.title, reported: rationalText(reported), computed: decimalText(points) };
    notices.push(notice("REPORTED_DIFFERS", shown));
  }
  const skipped = indicators
    .filter((indicator) => indicator.state === "not_applicable")
    .map((indicator) => indicator.indicator.number);
  if (rescaled && skipped.length > 0) {
    notices.push(notice("NOT_APPLICABLE_COUNTED", { indicators: skipped.join(", "), rescaled: decimalText(rescaled) }));
  }
  return notices;
};

/** The score of the lines that apply, as if they made up the whole; null where all apply. */
const rescale = (ruleSet: RuleSet, score: Decimal, groups: readonly GroupScore[]): Decimal | null => {
  const skipped = groups
    .filter((group) => group.state === "computed")
    .flatMap((group) => group.indicators)
    .filter((indicator) => indicator.state === "not_applicable")
    .reduce((sum, indicator) => add(sum, indicator.indicator.max), ZERO);
  if (ruleSet.max === null || isZero(skipped)) return null;
  const applicable = subtract(ruleSet.max, skipped);
  if (isZero(applicable)) return null;
  return rounded(ruleSet, multiply(divide(decimalToRational(score), applicable), ruleSet.max));
};

/**
 * The scorecard of one unit for one period. It never fails: a line without numbers is `not_provided`, impossible counts are
 * named in `fault`, and in both cases there is no score. Points in the set's decimals (2), score on the set's scale (100).
 * Source: domain rules §1.3–1.5; the rules themselves stand in `rules/rulesets`.
 */
export const scoreIndex = (ruleSet: RuleSet, period: Period, input: ScoreInput): Scorecard => {
  const card: Card = {
    ruleSet,
    period,
    own: withDerivedSums(input.figures),
    parent: withDerivedSums(input.parentFigures ?? {}),
  };
  const groups = ruleSet.groups.map((group) => {
    const indicators = group.indicators.map((indicator) => scoreIndicator(card, indicator, input));
    return scoreGroup(ruleSet, group, indicators, reportedPoints(group, input.figures));
  });
  const points = groups.flatMap((group) => group.points ?? []);
  const complete = ruleSet.max !== null && points.length === groups.length;
  const score = complete ? sumOfDecimals(ruleSet, points) : null;
  const rescaled = score && rescale(ruleSet, score, groups);
  const stated = figureIn(input.figures, "DIEM_TONG");
  return {
    ruleSet,
    period,
    groups,
    score,
    known: sumOfDecimals(
      ruleSet,
      groups.map((group) => group.known),
    ),
    rescaled,
    stated: isCount(stated) ? rationalFromNumber(stated) : null,
    notices: noticesOf(groups, rescaled),
  };
};

/** The first impossible line or group, in order. */
export const faultOf = (scorecard: Scorecard): { readonly part: string; readonly fault: ScoreFault } | null => {
  for (const { group, indicators, fault } of scorecard.groups) {
    const broken = indicators.find((indicator) => indicator.fault !== null);
    if (broken?.fault) return { part: `${broken.indicator.number} ${broken.indicator.title}`, fault: broken.fault };
    if (fault) return { part: group.title, fault };
  }
  return null;
};

/** Lines that keep the score from being given: those of groups without points. Groups without lines are named by title. */
export const missingParts = (scorecard: Scorecard): readonly string[] =>
  scorecard.groups
    .filter((group) => group.points === null)
    .flatMap(({ group, indicators }) => {
      const absent = indicators
        .filter((indicator) => indicator.state === "not_provided")
        .map((indicator) => indicator.indicator.number);
      return absent.length === 0 ||
        absent.length === indicators.filter((indicator) => indicator.indicator.method !== "info").length
        ? [group.title]
        : absent.map((number) => `${number} (${group.title})`);
    });
