// Derives missing sums of parts and computes rates from figures, as whole numbers until the last step.
import { type FigureCode, type FigureEntry, type Figures, figureIn, isCount } from "../domain/figure.ts";
import {
  add,
  compare,
  divide,
  isZero,
  type Rational,
  rationalFromNumber,
  sumOfNumbers,
  toNumber,
  ZERO,
} from "../domain/rational.ts";
import { RATES, type RateCode, type RateDefinition } from "../rules/rates.ts";

/** A rate as counts; `rate` is null where the denominator is 0. */
export interface RateAnswer {
  readonly numerator: number;
  readonly denominator: number;
  readonly rate: number | null;
}

export type Rates = Readonly<Partial<Record<RateCode, RateAnswer>>>;

/**
 * A whole that was not given follows from its parts: kinds of service and column identities of form 06. A procedure or service
 * counts once, at its highest kind, so the kinds of one unit are disjoint.
 */
const SUMS: readonly { readonly whole: FigureCode; readonly parts: readonly FigureCode[] }[] = [
  { whole: "TTHC_CO_DVCTT", parts: ["TTHC_MOT_PHAN", "TTHC_TOAN_TRINH"] },
  { whole: "DVC_CUNG_CAP", parts: ["DVC_MOT_PHAN", "DVC_TOAN_TRINH"] },
  { whole: "DVC_PHAT_SINH", parts: ["DVC_PHAT_SINH_MOT_PHAN", "DVC_PHAT_SINH_TOAN_TRINH"] },
  { whole: "DVC_CUNG_CAP", parts: ["DVC_PHAT_SINH", "DVC_KHONG_PHAT_SINH"] },
  { whole: "HS_TRUC_TUYEN", parts: ["HS_MOT_PHAN", "HS_TOAN_TRINH"] },
  { whole: "HS_TIEP_NHAN", parts: ["HS_TRUC_TUYEN", "HS_TRUC_TIEP"] },
  { whole: "HS_TONG", parts: ["HS_TIEP_NHAN", "HS_KY_TRUOC"] },
  { whole: "HS_DA_GIAI_QUYET", parts: ["HS_TRUOC_HAN", "HS_DUNG_HAN", "HS_QUA_HAN"] },
  { whole: "HS_DANG_GIAI_QUYET", parts: ["HS_DANG_TRONG_HAN", "HS_DANG_QUA_HAN"] },
];

/** The figures with every whole that its parts determine. What was reported is never replaced. */
export const withDerivedSums = (figures: Figures): Figures => {
  const known: Partial<Record<FigureCode, FigureEntry>> = { ...figures };
  for (const { whole, parts } of SUMS) {
    if (known[whole] !== undefined) continue;
    const counts = parts.map((part) => figureIn(known, part));
    if (counts.every(isCount)) known[whole] = sumOfNumbers(counts);
  }
  return known;
};

/** A figure as it went into a number. */
export interface UsedFigure {
  readonly code: FigureCode;
  readonly amount: number;
}

/** Two sides of a rate, exactly, with the figures they were made of. */
export interface RateCounts {
  readonly numerator: Rational;
  readonly denominator: Rational;
  readonly used: readonly UsedFigure[];
}

export type RateCountsOutcome =
  | { readonly ok: true; readonly counts: RateCounts }
  /** The figures that have no number, with their states, in the order of the definition. */
  | { readonly ok: false; readonly missing: readonly { readonly code: FigureCode; readonly entry: FigureEntry }[] };

const largest = (amounts: readonly Rational[]): Rational =>
  amounts.reduce((most, amount) => (compare(amount, most) > 0 ? amount : most), ZERO);

/** An amount that stands in for a figure without a number, exactly, with the figure that it was made of. */
export interface StandIn {
  readonly code: FigureCode;
  readonly amount: Rational;
  readonly madeOf: UsedFigure;
}

/** Both sides from figures whose sums are already derived, or every figure that lacks a number. */
export const countRate = (
  definition: RateDefinition,
  known: Figures,
  standIn: StandIn | null = null,
): RateCountsOutcome => {
  const codes = [...new Set([...definition.numerator, ...definition.denominator])];
  const missing = codes
    .map((code) => ({ code: code, entry: figureIn(known, code) }))
    .filter((part) => !isCount(part.entry) && part.code !== standIn?.code);
  if (missing.length > 0) return { ok: false, missing };
  const amountOf = (figureCode: FigureCode): Rational =>
    standIn?.code === figureCode ? standIn.amount : rationalFromNumber(known[figureCode] as number);
  const denominators = definition.denominator.map(amountOf);
  const denominator = definition.denominatorIs === "max" ? largest(denominators) : denominators.reduce(add, ZERO);
  const used = codes.map((code) =>
    standIn?.code === code ? standIn.madeOf : { code: code, amount: known[code] as number },
  );
  return { ok: true, counts: { numerator: definition.numerator.map(amountOf).reduce(add, ZERO), denominator, used } };
};

const rateAnswer = ({ numerator, denominator }: RateCounts): RateAnswer => ({
  numerator: toNumber(numerator),
  denominator: toNumber(denominator),
  rate: isZero(denominator) ? null : toNumber(divide(numerator, denominator)),
});

const computeKnown = (definition: RateDefinition, known: Figures): RateAnswer | null => {
  const counted = countRate(definition, known);
  return counted.ok ? rateAnswer(counted.counts) : null;
};

/** Null where a figure of it is missing. */
export const computeRate = (definition: RateDefinition, figures: Figures): RateAnswer | null =>
  computeKnown(definition, withDerivedSums(figures));

/** Every rate whose figures are all there, by code. */
export const computeRates = (figures: Figures): Rates => {
  const known = withDerivedSums(figures);
  const rates: Partial<Record<RateCode, RateAnswer>> = {};
  for (const definition of RATES) {
    const answer = computeKnown(definition, known);
    if (answer) rates[definition.code] = answer;
  }
  return rates;
};
