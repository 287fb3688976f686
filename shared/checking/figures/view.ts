// What a check of figures sees: the counts with what is stated beside them, whose they are, and what they are compared with.
import { type FigureCode, type Figures, figureIn, findFigure, isCount } from "../../domain/figure.ts";
import { columnNumber, numberingForm } from "../../domain/form.ts";
import type { FormCode } from "../../domain/form-code.ts";
import type { LocalDate } from "../../domain/local-date.ts";
import type { Period } from "../../domain/period.ts";
import type { Rational } from "../../domain/rational.ts";
import type { Scheme } from "../../domain/snapshot.ts";
import type { Finding } from "../../findings/finding.ts";
import type { Level } from "../../rules/level.ts";
import type { RateCode, RateDefinition } from "../../rules/rates.ts";
import type { RuleSet } from "../../rules/rule-set.ts";
import { type RateCounts, withDerivedSums } from "../../scoring/rate.ts";
import type { StatedChange, StatedPercent } from "./stated.ts";

export type StatedPercents = ReadonlyMap<RateCode, StatedPercent>;

/** A line by lĩnh vực of the same report. */
export interface SectorLine {
  readonly sector: string;
  readonly figures: Figures;
}

/** A part of the unit; all parts together are the whole of it ("cấp huyện" and "cấp xã" of a district). */
interface ChildFigures {
  readonly name: string;
  readonly level?: Level | null;
  readonly figures: Figures;
  readonly percentages?: StatedPercents;
}

export interface PeriodFigures {
  /** Null where the caller only says that it is the period before. */
  readonly period: Period | null;
  readonly figures: Figures;
}

/** One figure that the report gives a second time, with another value. */
export interface RepeatedFigure {
  readonly code: FigureCode;
  readonly amount: number;
  /** Where the second value stands, if not at the figure. */
  readonly at?: string;
}

/** Everything beside the counts may be left out; what is not known is not checked. */
export interface CheckedContext {
  readonly period: Period | null;
  readonly scheme: Scheme | null;
  readonly form: FormCode;
  /** Also what only informs: small or missing denominators, an open period, a span of two regimes. Default: what is wrong or odd. */
  readonly notes?: boolean;
  /** A name written beside days that it does not fit. */
  readonly label?: string | null;
  /** The day on which the figures were taken. */
  readonly asOf?: LocalDate | null;
  readonly level?: Level | null;
  /** By which points are judged; those of this version where absent. */
  readonly ruleSets?: readonly RuleSet[];
  /** Rates as stated beside the counts. */
  readonly percentages?: StatedPercents;
  /** Both sides of rates that are stated as such, where they are no figures. */
  readonly ratios?: ReadonlyMap<RateCode, Pick<RateCounts, "numerator" | "denominator">>;
  readonly repeated?: readonly RepeatedFigure[];
  /** Headers over numbers of which it is not clear whether they count or are percentages, with the number. */
  readonly unclear?: readonly { readonly header: string; readonly got: string; readonly at: string }[];
  /** Points of single lines of an index, with the most that each can have. */
  readonly linePoints?: readonly {
    readonly title: string;
    readonly points: Rational;
    readonly max: Rational;
    readonly at: string;
  }[];
  readonly lines?: readonly SectorLine[];
  readonly children?: readonly ChildFigures[];
  readonly previous?: PeriodFigures | null;
  /** Earlier periods of the unit in the same form, in any order. */
  readonly history?: readonly PeriodFigures[];
  /** The same unit and period in other forms. */
  readonly otherForms?: readonly { readonly form: FormCode; readonly figures: Figures }[];
  /** Changes against `previous` as stated, by figure or rate. */
  readonly changes?: ReadonlyMap<string, StatedChange>;
  /** Shares to reach, as fractions. */
  readonly targets?: ReadonlyMap<RateCode, Rational>;
}

export interface FigureView {
  /** As reported. */
  readonly figures: Figures;
  /** With the sums that follow from reported parts. */
  readonly known: Figures;
  readonly context: CheckedContext;
}

/** One family of checks. */
export type FigureRule = (view: FigureView) => readonly Finding[];

export const titleOfFigure = (code: FigureCode): string => findFigure(code)?.name ?? code;

/** The figure's number, or null. */
export const countIn = (figures: Figures, code: FigureCode): number | null => {
  const entry = figureIn(figures, code);
  return isCount(entry) ? entry : null;
};

/** "cột 3 (Tổng số hồ sơ nhận giải quyết)", or the name alone. */
export const columnName = (code: FigureCode): string => {
  const figure = findFigure(code);
  if (!figure) return code;
  const form = numberingForm(code);
  return form ? `cột ${columnNumber(form, code)} (${figure.name})` : figure.name;
};

/** What the denominator of a rate counts, by the names of its figures. */
export const denominatorName = (rate: RateDefinition): string => rate.denominator.map(titleOfFigure).join(" + ");

/** A line or part of the report as one of its own, with nothing to compare it with. */
export const viewWithin = ({ context }: FigureView, figures: Figures, percentages?: StatedPercents): FigureView => ({
  figures,
  known: withDerivedSums(figures),
  context: {
    period: context.period,
    scheme: context.scheme,
    form: context.form,
    ...(percentages ? { percentages } : {}),
  },
});
