// What a rule set is, and the loading that refuses one whose maxima do not add up or whose entries lack citation or confidence.
import { CONFIDENCES, type Confidence } from "../domain/confidence.ts";
import { type FigureCode, findFigure } from "../domain/figure.ts";
import type { IndexFamily } from "../domain/index-family.ts";
import { addDays, type LocalDate, parseLocalDate } from "../domain/local-date.ts";
import { readNumberText } from "../domain/number-text.ts";
import type { Calendar } from "../domain/period.ts";
import { done, type Outcome, refused } from "../domain/problem.ts";
import { add, compare, type Rational, rational, rationalFromNumber, ZERO } from "../domain/rational.ts";
import type { Level } from "./level.ts";
import { findRate, type RateDefinition } from "./rates.ts";

/**
 * How a ratio becomes points. `linear`: max × ratio. `cap`: max × ratio / threshold, at most max. `info`: no points.
 * `given`: points set by hand by the assessor (no formula).
 */
export type Method = "linear" | "cap" | "info" | "given";

/**
 * With nothing to count (denominator 0): `zero` gives ratio 0 and 0 points; `nullAsZero` gives no ratio and no points, which
 * count as 0 in the group, whose maximum stays; `full` gives the maximum.
 */
export type ZeroDenominator = "zero" | "nullAsZero" | "full";

/** One scored line as it stands in a rule file. */
export interface IndicatorData {
  /** Number printed in the index, "3.3". */
  readonly number: string;
  readonly code: string;
  readonly title: string;
  readonly max: number;
  readonly method: Method;
  /** Code in `rates.ts`, which says numerator, denominator and its basis. */
  readonly rate?: string;
  /** The rate where the figures of `rate` are not provided: the same numerator over a wider denominator. */
  readonly rateElse?: string;
  /** Information that is a mean, not a share: numerator per denominator in a unit. */
  readonly mean?: { readonly numerator: FigureCode; readonly denominator: FigureCode; readonly unit: string };
  /** With `cap`: the share from which the maximum is reached, "80%". */
  readonly threshold?: string;
  /** Needed by `linear` and `cap`. */
  readonly zeroDenominator?: ZeroDenominator;
  /** The unit carries its parent's counts where it has none of its own. */
  readonly inheritFromParent?: true;
  /** Levels for which the index does not compute this line; the points are missing from the total, which keeps its maximum. */
  readonly notComputedFor?: readonly Level[];
  /** Stands in for `HS_HE_THONG_BAO_CAO` where that is missing: last year's count divided by these parts. */
  readonly referenceFallback?: {
    readonly missing: FigureCode;
    readonly lastYear: FigureCode;
    readonly parts: { readonly month: number; readonly quarter: number; readonly year: number };
  };
  /** First day of this entry where it is later than the set's. */
  readonly effectiveFrom?: string;
  readonly citation: string;
  /** Of the formula; people see it beside the points. */
  readonly confidence: Confidence;
  /** Of the maximum. */
  readonly confidenceMax: Confidence;
  /** What is known and what is not, in Vietnamese. */
  readonly note?: string;
}

export interface GroupData {
  readonly code: string;
  readonly title: string;
  readonly max: number;
  readonly citation: string;
  readonly confidence: Confidence;
  /** How far a published figure may lie from ours and still agree, in points: a known quirk of the publishing system. */
  readonly publishedTolerance?: number;
  /** How reports name the group beside its code, in lower case; "công khai" also where more words follow. */
  readonly words?: readonly string[];
  readonly indicators: readonly IndicatorData[];
}

/** Groups that some reports print as one, with the sum of their maxima. */
interface JointGroupData {
  readonly title: string;
  /** Codes of the groups; a report prints the joint points under the name of the first. */
  readonly groups: readonly string[];
  readonly citation: string;
  readonly confidence: Confidence;
}

interface BandData {
  readonly code: string;
  readonly label: string;
  /** Lower bound, included. */
  readonly from: number;
  readonly citation: string;
  readonly confidence: Confidence;
}

/** Another reading of one line, off unless asked for by its code. */
export interface SwitchData {
  readonly code: string;
  readonly indicator: string;
  readonly title: string;
  readonly method?: Method;
  readonly threshold?: string;
  readonly rate?: string;
  readonly citation: string;
  readonly confidence: Confidence;
}

/** A number of the rules that is no maximum, threshold or band: a term in days and the like. */
export interface ParameterData {
  readonly code: string;
  readonly title: string;
  readonly amount: number;
  readonly unit: string;
  readonly citation: string;
  readonly confidence: Confidence;
}

export interface LegalBasis {
  readonly number: string;
  readonly title: string;
  readonly date: string;
  readonly issuer: string;
  readonly confidence: Confidence;
}

/** A rule set as it stands in its file. */
export interface RuleSetData {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly family: IndexFamily;
  readonly legalBasis: readonly LegalBasis[];
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  /** From when the rules were seen in published results; earlier periods get a notice. */
  readonly verifiedFrom: string | null;
  /** The annex with the points was not read: every answer says so. */
  readonly annexUnverified: boolean;
  /** Applies only when named, whatever the day. */
  readonly byNameOnly: boolean;
  /** The calendar of bare labels ("Quý III/2026"); null where the index does not fix one. */
  readonly calendar: Calendar | null;
  readonly levels: readonly Level[];
  /** 100; null for a set of rates without points. */
  readonly max: number | null;
  /** Points of a line are rounded once; a group is the sum of the rounded points, the score the sum of the groups. */
  readonly rounding: {
    readonly digits: number;
    readonly mode: "halfUp";
    readonly group: "sumOfRounded";
    readonly score: "sumOfGroups";
  };
  /** A line that does not apply counts 0 in the printed score; the re-scaled score stands in the receipt. */
  readonly notApplicable: "zero";
  /** A score is given only when every group has its points. */
  readonly partial: "noScore";
  readonly groups: readonly GroupData[];
  readonly jointGroups?: readonly JointGroupData[];
  /** Highest first. */
  readonly bands: readonly BandData[];
  readonly switches?: readonly SwitchData[];
  readonly parameters?: readonly ParameterData[];
  /** What a reader of the set has to know, in Vietnamese. */
  readonly notes: readonly string[];
}

export type IndicatorCode = string & { readonly brand: "IndicatorCode" };
export type GroupCode = string & { readonly brand: "GroupCode" };

export interface Indicator
  extends Omit<
    IndicatorData,
    "code" | "rate" | "rateElse" | "threshold" | "zeroDenominator" | "max" | "effectiveFrom"
  > {
  readonly code: IndicatorCode;
  readonly group: GroupCode;
  readonly max: Rational;
  /** Rates to try in order; none for `given` and for a mean. */
  readonly rates: readonly RateDefinition[];
  /** Share that gives the maximum: the cap's threshold, 1 for `linear`. */
  readonly threshold: Rational;
  readonly zeroDenominator: ZeroDenominator;
  readonly effectiveFrom: LocalDate;
}

export interface Group extends Omit<GroupData, "code" | "max" | "indicators" | "publishedTolerance" | "words"> {
  readonly code: GroupCode;
  readonly max: Rational;
  readonly publishedTolerance: Rational;
  readonly words: readonly string[];
  /** The figure under which the group's points are reported without counts. */
  readonly pointsFigure: FigureCode;
  readonly indicators: readonly Indicator[];
}

export interface Band extends Omit<BandData, "from"> {
  readonly from: Rational;
}

/** A rule set that was checked: maxima add up, every entry is cited. */
export interface RuleSet
  extends Omit<
    RuleSetData,
    | "groups"
    | "jointGroups"
    | "bands"
    | "max"
    | "effectiveFrom"
    | "effectiveTo"
    | "verifiedFrom"
    | "switches"
    | "parameters"
  > {
  readonly effectiveFrom: LocalDate;
  readonly effectiveTo: LocalDate | null;
  readonly verifiedFrom: LocalDate | null;
  readonly max: Rational | null;
  readonly groups: readonly Group[];
  readonly jointGroups: readonly JointGroupData[];
  readonly bands: readonly Band[];
  readonly switches: readonly SwitchData[];
  /** Codes of the switches that are on. */
  readonly switchedOn: readonly string[];
  readonly parameters: readonly ParameterData[];
}

/** Why a rule set is refused, and where in it. */
export type RuleSetFault =
  | { readonly kind: "groupSum" | "setSum"; readonly at: string; readonly stated: string; readonly sum: string }
  | {
      readonly kind:
        | "noCitation"
        | "noConfidence"
        | "noTitle"
        | "codeTwice"
        | "rateUnknown"
        | "figureUnknown"
        | "noRate"
        | "noThreshold"
        | "thresholdRange"
        | "noZeroRule"
        | "infoWithPoints"
        | "maxInvalid"
        | "dateInvalid"
        | "bandOrder"
        | "switchUnknown"
        | "groupUnknown"
        | "idTwice"
        | "overlap";
      readonly at: string;
    };

const ONE = rational(1n, 1n);

const isConfidence = (confidence: unknown): confidence is Confidence => CONFIDENCES.some((one) => one === confidence);

const isFilled = (text: unknown): boolean => typeof text === "string" && text.trim() !== "";

/** A share written in a rule file, "80%"; null where it is not one between 0 and 100%. */
const shareOf = (text: string): Rational | null => {
  const read = readNumberText(text);
  if ("kind" in read || !read.isPercent) return null;
  return compare(read.number, ZERO) > 0 && compare(read.number, ONE) <= 0 ? read.number : null;
};

const pointsOf = (max: number): Rational | null =>
  typeof max === "number" && Number.isFinite(max) && max >= 0 ? rationalFromNumber(max) : null;

type Cited = { readonly citation: string; readonly confidence: Confidence };

const faultsOfCited = (
  at: string,
  entry: Cited & { readonly title?: string; readonly label?: string },
): RuleSetFault[] => [
  ...(isFilled(entry.title ?? entry.label) ? [] : [{ kind: "noTitle", at } as const]),
  ...(isFilled(entry.citation) ? [] : [{ kind: "noCitation", at } as const]),
  ...(isConfidence(entry.confidence) ? [] : [{ kind: "noConfidence", at } as const]),
];

const faultsOfRate = (at: string, code: string | undefined): RuleSetFault[] =>
  code === undefined || findRate(code) ? [] : [{ kind: "rateUnknown", at: `${at}: ${code}` }];

const faultsOfIndicator = (entry: IndicatorData): RuleSetFault[] => {
  const at = `${entry.number} ${entry.code}`;
  const scored = entry.method === "linear" || entry.method === "cap";
  const faults = faultsOfCited(at, entry);
  if (!isConfidence(entry.confidenceMax)) faults.push({ kind: "noConfidence", at });
  const max = pointsOf(entry.max);
  if (max === null) faults.push({ kind: "maxInvalid", at });
  if (entry.method === "info" && entry.max !== 0) faults.push({ kind: "infoWithPoints", at });
  faults.push(...faultsOfRate(at, entry.rate), ...faultsOfRate(at, entry.rateElse));
  if (entry.method === "given" && !findFigure(`DIEM_${entry.code}`))
    faults.push({ kind: "figureUnknown", at: `DIEM_${entry.code}` });
  if (scored && entry.rate === undefined) faults.push({ kind: "noRate", at });
  if (entry.method === "info" && entry.rate === undefined && entry.mean === undefined)
    faults.push({ kind: "noRate", at });
  for (const figure of entry.mean ? [entry.mean.numerator, entry.mean.denominator] : []) {
    if (!findFigure(figure)) faults.push({ kind: "figureUnknown", at: `${at}: ${figure}` });
  }
  if (scored && entry.zeroDenominator === undefined) faults.push({ kind: "noZeroRule", at });
  if (entry.method === "cap") {
    if (entry.threshold === undefined) faults.push({ kind: "noThreshold", at });
    else if (shareOf(entry.threshold) === null) faults.push({ kind: "thresholdRange", at });
  }
  if (entry.effectiveFrom !== undefined && !parseLocalDate(entry.effectiveFrom))
    faults.push({ kind: "dateInvalid", at });
  return faults;
};

const sumOf = (maxima: readonly number[]): Rational =>
  maxima.reduce((sum, max) => add(sum, pointsOf(max) ?? ZERO), ZERO);

const shown = (amount: Rational): string =>
  amount.denominator === 1n ? amount.numerator.toString() : `${amount.numerator}/${amount.denominator}`;

const faultsOfGroup = (data: RuleSetData, entry: GroupData): RuleSetFault[] => {
  const at = entry.code;
  const faults = faultsOfCited(at, entry);
  const max = pointsOf(entry.max);
  if (max === null) faults.push({ kind: "maxInvalid", at });
  if (
    data.max !== null &&
    !findFigure(`DIEM_${entry.code}`) &&
    entry.indicators.every((indicator) => indicator.method !== "given")
  ) {
    faults.push({ kind: "figureUnknown", at: `DIEM_${entry.code}` });
  }
  const sum = sumOf(entry.indicators.map((indicator) => indicator.max));
  if (max !== null && entry.indicators.length > 0 && compare(sum, max) !== 0) {
    faults.push({ kind: "groupSum", at, stated: shown(max), sum: shown(sum) });
  }
  return [...faults, ...entry.indicators.flatMap(faultsOfIndicator)];
};

const repeated = (codes: readonly string[]): readonly string[] => [
  ...new Set(codes.filter((code, index) => codes.indexOf(code) !== index)),
];

const faultsOfBands = (bands: readonly BandData[]): RuleSetFault[] => [
  ...bands.flatMap((band) => faultsOfCited(band.code, band)),
  ...bands
    .filter(
      (band, index) => !Number.isFinite(band.from) || band.from >= (bands[index - 1]?.from ?? Number.POSITIVE_INFINITY),
    )
    .map((band) => ({ kind: "bandOrder", at: band.code }) as const),
  // The lowest grade begins at 0, or a score would have no grade.
  ...(bands.length > 0 && bands.at(-1)?.from !== 0
    ? [{ kind: "bandOrder", at: bands.at(-1)?.code ?? "" } as const]
    : []),
];

const faultsOfSwitch = (data: RuleSetData, entry: SwitchData): RuleSetFault[] => {
  const at = entry.code;
  const known = data.groups.some((group) => group.indicators.some((indicator) => indicator.code === entry.indicator));
  const threshold = entry.threshold === undefined ? ONE : shareOf(entry.threshold);
  return [
    ...faultsOfCited(at, entry),
    ...faultsOfRate(at, entry.rate),
    ...(known ? [] : [{ kind: "switchUnknown", at } as const]),
    ...(threshold === null ? [{ kind: "thresholdRange", at } as const] : []),
    ...(entry.method === "cap" && entry.threshold === undefined ? [{ kind: "noThreshold", at } as const] : []),
  ];
};

const faultsOf = (data: RuleSetData): RuleSetFault[] => {
  const faults: RuleSetFault[] = [];
  const at = data.id;
  if (!isFilled(data.id) || !isFilled(data.version)) faults.push({ kind: "noTitle", at });
  if (!isFilled(data.title)) faults.push({ kind: "noTitle", at });
  if (data.legalBasis.length === 0) faults.push({ kind: "noCitation", at });
  for (const basis of data.legalBasis) {
    if (!isFilled(basis.number) || !isFilled(basis.title)) faults.push({ kind: "noCitation", at });
    if (!isConfidence(basis.confidence)) faults.push({ kind: "noConfidence", at: `${at}: ${basis.number}` });
  }
  const days = [data.effectiveFrom, data.effectiveTo, data.verifiedFrom, ...data.legalBasis.map((basis) => basis.date)];
  for (const day of days)
    if (day !== null && !parseLocalDate(day)) faults.push({ kind: "dateInvalid", at: `${at}: ${day}` });
  if (data.effectiveTo !== null && data.effectiveTo < data.effectiveFrom) faults.push({ kind: "dateInvalid", at });
  for (const group of data.groups) faults.push(...faultsOfGroup(data, group));
  if (data.max !== null) {
    const sum = sumOf(data.groups.map((group) => group.max));
    const max = pointsOf(data.max);
    if (max === null) faults.push({ kind: "maxInvalid", at });
    else if (compare(sum, max) !== 0) faults.push({ kind: "setSum", at, stated: shown(max), sum: shown(sum) });
  }
  const indicators = data.groups.flatMap((group) => group.indicators);
  const codes = [...data.groups.map((group) => group.code), ...indicators.map((indicator) => indicator.code)];
  const numbers = indicators.map((indicator) => indicator.number);
  for (const code of [...repeated(codes), ...repeated(numbers)]) faults.push({ kind: "codeTwice", at: code });
  for (const entry of data.jointGroups ?? []) {
    faults.push(...faultsOfCited(entry.title, entry));
    const unknown = entry.groups.filter((code) => !data.groups.some((group) => group.code === code));
    for (const code of unknown) faults.push({ kind: "groupUnknown", at: `${entry.title}: ${code}` });
  }
  faults.push(...faultsOfBands(data.bands));
  for (const entry of data.switches ?? []) faults.push(...faultsOfSwitch(data, entry));
  for (const entry of data.parameters ?? []) faults.push(...faultsOfCited(entry.code, entry));
  return faults;
};

const loadIndicator = (data: RuleSetData, group: GroupCode, entry: IndicatorData): Indicator => {
  const { rate, rateElse, ...rest } = entry;
  return {
    ...rest,
    code: entry.code as IndicatorCode,
    group,
    max: pointsOf(entry.max) ?? ZERO,
    rates: [rate, rateElse].flatMap((code) => (code === undefined ? [] : (findRate(code) ?? []))),
    threshold: entry.method === "cap" ? (shareOf(entry.threshold ?? "") ?? ONE) : ONE,
    zeroDenominator: entry.zeroDenominator ?? "nullAsZero",
    effectiveFrom: (entry.effectiveFrom ?? data.effectiveFrom) as LocalDate,
  };
};

const loadGroup = (data: RuleSetData, entry: GroupData): Group => {
  const code = entry.code as GroupCode;
  return {
    ...entry,
    code,
    max: pointsOf(entry.max) ?? ZERO,
    publishedTolerance: rationalFromNumber(entry.publishedTolerance ?? 0),
    words: entry.words ?? [],
    pointsFigure: `DIEM_${entry.code}`,
    indicators: entry.indicators.map((indicator) => loadIndicator(data, code, indicator)),
  };
};

/**
 * The rule set ready for scoring, or every fault found in it: maxima that do not add up, an entry without title, citation or
 * confidence, an unknown rate or figure, a missing threshold or zero-denominator rule, bands out of order, codes used twice.
 */
export const loadRuleSet = (data: RuleSetData): Outcome<RuleSet, readonly RuleSetFault[]> => {
  const faults = faultsOf(data);
  if (faults.length > 0) return refused(faults);
  return done({
    ...data,
    effectiveFrom: data.effectiveFrom as LocalDate,
    effectiveTo: data.effectiveTo as LocalDate | null,
    verifiedFrom: data.verifiedFrom as LocalDate | null,
    max: data.max === null ? null : pointsOf(data.max),
    groups: data.groups.map((group) => loadGroup(data, group)),
    jointGroups: data.jointGroups ?? [],
    bands: data.bands.map((band) => ({ ...band, from: rationalFromNumber(band.from) })),
    switches: data.switches ?? [],
    switchedOn: [],
    parameters: data.parameters ?? [],
  });
};

/** Whether two sets of one family claim the same day: both begin on it, or the earlier states an end that is not before the later. */
const claimsSameDay = (a: RuleSet, b: RuleSet): boolean => {
  if (a === b || a.family !== b.family || a.byNameOnly || b.byNameOnly || a.effectiveFrom > b.effectiveFrom)
    return false;
  return a.effectiveFrom === b.effectiveFrom || (a.effectiveTo !== null && a.effectiveTo >= b.effectiveFrom);
};

/** A set without an end is in force until the next of its family begins: a new set ends it, and its file stays as it is. */
const withEnd = (ruleSet: RuleSet, all: readonly RuleSet[]): RuleSet => {
  if (ruleSet.effectiveTo !== null || ruleSet.byNameOnly) return ruleSet;
  const later = all.filter(
    (other) => !other.byNameOnly && other.family === ruleSet.family && other.effectiveFrom > ruleSet.effectiveFrom,
  );
  const [next] = later.map((other) => other.effectiveFrom).sort();
  return next === undefined ? ruleSet : { ...ruleSet, effectiveTo: addDays(next, -1) };
};

/**
 * All rule sets of a version, each ready for scoring, or every fault: those of `loadRuleSet` with the set that has them, two
 * sets of one id, and two sets of one family of which both are in force on some day.
 */
export const loadRuleSets = (files: readonly RuleSetData[]): Outcome<readonly RuleSet[], readonly RuleSetFault[]> => {
  const faults: RuleSetFault[] = repeated(files.map(({ id }) => id)).map((id) => ({ kind: "idTwice", at: id }));
  const ruleSets = files.flatMap((data): readonly RuleSet[] => {
    const outcome = loadRuleSet(data);
    if (outcome.ok) return [outcome.result];
    faults.push(...outcome.problem.map((fault) => ({ ...fault, at: `${data.id}: ${fault.at}` })));
    return [];
  });
  for (const a of ruleSets)
    for (const b of ruleSets) {
      // Of two that begin on one day each claims it from the other: it is said once.
      const isSaid = a.effectiveFrom === b.effectiveFrom && a.id > b.id;
      if (!isSaid && claimsSameDay(a, b)) faults.push({ kind: "overlap", at: `${a.id}, ${b.id}` });
    }
  return faults.length > 0 ? refused(faults) : done(ruleSets.map((ruleSet) => withEnd(ruleSet, ruleSets)));
};

const switchedIndicator = (indicator: Indicator, entry: SwitchData): Indicator => {
  const method = entry.method ?? indicator.method;
  const rate = entry.rate === undefined ? undefined : findRate(entry.rate);
  return {
    ...indicator,
    method,
    rates: rate ? [rate] : indicator.rates,
    threshold: method === "cap" ? (shareOf(entry.threshold ?? "") ?? indicator.threshold) : ONE,
    citation: entry.citation,
    confidence: entry.confidence,
    note: entry.title,
  };
};

/** The set with other readings switched on, or the first switch that it does not have. */
export const withSwitches = (ruleSet: RuleSet, codes: readonly string[]): Outcome<RuleSet, string> => {
  const on: SwitchData[] = [];
  for (const code of codes) {
    const entry = ruleSet.switches.find((switchData) => switchData.code === code);
    if (!entry) return refused(code);
    on.push(entry);
  }
  const groups = ruleSet.groups.map((group) => ({
    ...group,
    indicators: group.indicators.map((indicator) =>
      on.filter((entry) => entry.indicator === indicator.code).reduce(switchedIndicator, indicator),
    ),
  }));
  return done({ ...ruleSet, groups, switchedOn: [...ruleSet.switchedOn, ...on.map((entry) => entry.code)] });
};

export const indicatorsOf = (ruleSet: RuleSet): readonly Indicator[] =>
  ruleSet.groups.flatMap((group) => group.indicators);
