// A rule set as others read it: plain JSON with every rate spelled out in figures, for lists of rules and for printing.
import type { Confidence } from "../domain/confidence.ts";
import type { FigureCode } from "../domain/figure.ts";
import { toNumber } from "../domain/rational.ts";
import type { Level } from "./level.ts";
import type { RateDefinition } from "./rates.ts";
import type {
  Group,
  Indicator,
  LegalBasis,
  Method,
  ParameterData,
  RuleSet,
  SwitchData,
  ZeroDenominator,
} from "./rule-set.ts";

interface RateView {
  readonly code: string;
  readonly name: string;
  readonly numerator: readonly FigureCode[];
  readonly denominator: readonly FigureCode[];
  readonly denominatorIs: "sum" | "max";
  readonly denominatorBasis: string;
}

export interface IndicatorView {
  readonly number: string;
  readonly code: string;
  readonly title: string;
  readonly max: number;
  readonly method: Method;
  /** Share that gives the maximum; null for lines without a formula. */
  readonly threshold: number | null;
  /** Tried in order: a later one where the figures of the earlier are not provided. */
  readonly rates: readonly RateView[];
  readonly mean: { readonly numerator: string; readonly denominator: string; readonly unit: string } | null;
  readonly zeroDenominator: ZeroDenominator | null;
  readonly inheritFromParent: boolean;
  readonly notComputedFor: readonly Level[];
  readonly effectiveFrom: string;
  readonly citation: string;
  readonly confidence: Confidence;
  readonly confidenceMax: Confidence;
  readonly note: string | null;
}

export interface GroupView {
  readonly code: string;
  readonly title: string;
  readonly max: number;
  readonly publishedTolerance: number;
  readonly citation: string;
  readonly confidence: Confidence;
  readonly indicators: readonly IndicatorView[];
}

export interface RuleSetView {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly family: string;
  readonly legalBasis: readonly LegalBasis[];
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  readonly verifiedFrom: string | null;
  readonly annexUnverified: boolean;
  readonly byNameOnly: boolean;
  readonly calendar: string | null;
  readonly levels: readonly Level[];
  readonly max: number | null;
  readonly rounding: RuleSet["rounding"];
  readonly notApplicable: "zero";
  readonly partial: "noScore";
  readonly groups: readonly GroupView[];
  readonly bands: readonly {
    readonly code: string;
    readonly label: string;
    readonly from: number;
    readonly citation: string;
    readonly confidence: Confidence;
  }[];
  readonly switches: readonly SwitchData[];
  readonly parameters: readonly ParameterData[];
  readonly notes: readonly string[];
}

const rateView = (rate: RateDefinition): RateView => ({
  code: rate.code,
  name: rate.name,
  numerator: rate.numerator,
  denominator: rate.denominator,
  denominatorIs: rate.denominatorIs,
  denominatorBasis: rate.denominatorBasis,
});

const indicatorView = (indicator: Indicator): IndicatorView => {
  const isComputed = indicator.method === "linear" || indicator.method === "cap";
  return {
    number: indicator.number,
    code: indicator.code,
    title: indicator.title,
    max: toNumber(indicator.max),
    method: indicator.method,
    threshold: isComputed ? toNumber(indicator.threshold) : null,
    rates: indicator.rates.map(rateView),
    mean: indicator.mean ?? null,
    zeroDenominator: isComputed ? indicator.zeroDenominator : null,
    inheritFromParent: indicator.inheritFromParent ?? false,
    notComputedFor: indicator.notComputedFor ?? [],
    effectiveFrom: indicator.effectiveFrom,
    citation: indicator.citation,
    confidence: indicator.confidence,
    confidenceMax: indicator.confidenceMax,
    note: indicator.note ?? null,
  };
};

const groupView = (group: Group): GroupView => ({
  code: group.code,
  title: group.title,
  max: toNumber(group.max),
  publishedTolerance: toNumber(group.publishedTolerance),
  citation: group.citation,
  confidence: group.confidence,
  indicators: group.indicators.map(indicatorView),
});

export const viewOfRuleSet = (ruleSet: RuleSet): RuleSetView => ({
  id: ruleSet.id,
  version: ruleSet.version,
  title: ruleSet.title,
  family: ruleSet.family,
  legalBasis: ruleSet.legalBasis,
  effectiveFrom: ruleSet.effectiveFrom,
  effectiveTo: ruleSet.effectiveTo,
  verifiedFrom: ruleSet.verifiedFrom,
  annexUnverified: ruleSet.annexUnverified,
  byNameOnly: ruleSet.byNameOnly,
  calendar: ruleSet.calendar,
  levels: ruleSet.levels,
  max: ruleSet.max === null ? null : toNumber(ruleSet.max),
  rounding: ruleSet.rounding,
  notApplicable: ruleSet.notApplicable,
  partial: ruleSet.partial,
  groups: ruleSet.groups.map(groupView),
  bands: ruleSet.bands.map((band) => ({ ...band, from: toNumber(band.from) })),
  switches: ruleSet.switches,
  parameters: ruleSet.parameters,
  notes: ruleSet.notes,
});
