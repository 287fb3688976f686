// Derives missing column sums of form 06 and computes rates from figures, as whole numbers until the last step.
import { type FigureCode, type FigureEntry, type Figures, figureIn, isCount } from "../domain/figure.ts";
import { divide, rationalFromNumber, toNumber } from "../domain/rational.ts";
import { RATES, type RateCode, type RateDefinition } from "../rules/rates.ts";

/** A rate as counts; `rate` is null where the denominator is 0. */
export interface RateAnswer {
  readonly numerator: number;
  readonly denominator: number;
  readonly rate: number | null;
}

export type Rates = Readonly<Partial<Record<RateCode, RateAnswer>>>;

const code = (text: string) => text as FigureCode;

/** Column identities of form 06: a figure that was not given follows from its parts, or from the whole and the other part. */
const SUMS: readonly { readonly whole: FigureCode; readonly parts: readonly FigureCode[] }[] = [
  { whole: code("HS_TIEP_NHAN"), parts: [code("HS_TRUC_TUYEN"), code("HS_TRUC_TIEP")] },
  { whole: code("HS_TONG"), parts: [code("HS_TIEP_NHAN"), code("HS_KY_TRUOC")] },
  { whole: code("HS_DA_GIAI_QUYET"), parts: [code("HS_TRUOC_HAN"), code("HS_DUNG_HAN"), code("HS_QUA_HAN")] },
  { whole: code("HS_DANG_GIAI_QUYET"), parts: [code("HS_DANG_TRONG_HAN"), code("HS_DANG_QUA_HAN")] },
];

/** The figures with every whole that its parts determine. What was reported is never replaced. */
export const withDerivedSums = (figures: Figures): Figures => {
  const known: Partial<Record<FigureCode, FigureEntry>> = { ...figures };
  for (const { whole, parts } of SUMS) {
    if (known[whole] !== undefined) continue;
    const counts = parts.map((part) => figureIn(known, part));
    if (counts.every(isCount)) known[whole] = counts.reduce((sum, count) => sum + count, 0);
  }
  return known;
};

const sumOf = (figures: Figures, codes: readonly FigureCode[]): { sum: number } | { missing: FigureCode } => {
  let sum = 0;
  for (const one of codes) {
    const entry = figureIn(figures, one);
    if (!isCount(entry)) return { missing: one };
    sum += entry;
  }
  return { sum };
};

/** The rate, or the first figure that it lacks. */
export const computeRate = (
  definition: RateDefinition,
  figures: Figures,
): { readonly ok: true; readonly result: RateAnswer } | { readonly ok: false; readonly missing: FigureCode } => {
  const known = withDerivedSums(figures);
  const numerator = sumOf(known, definition.numerator);
  if ("missing" in numerator) return { ok: false, missing: numerator.missing };
  const denominator = sumOf(known, definition.denominator);
  if ("missing" in denominator) return { ok: false, missing: denominator.missing };
  const rate =
    denominator.sum === 0
      ? null
      : toNumber(divide(rationalFromNumber(numerator.sum), rationalFromNumber(denominator.sum)));
  return { ok: true, result: { numerator: numerator.sum, denominator: denominator.sum, rate } };
};

/** Every rate whose figures are all there, by code. */
export const computeRates = (figures: Figures): Rates => {
  const rates: Partial<Record<RateCode, RateAnswer>> = {};
  for (const definition of RATES) {
    const answer = computeRate(definition, figures);
    if (answer.ok) rates[definition.code] = answer.result;
  }
  return rates;
};
