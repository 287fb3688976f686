// How the rates of a snapshot came about: every figure of both sides with its count, the rule's citation and confidence.
import { type FigureCode, type Figures, figureIn, findFigure, isCount } from "../domain/figure.ts";
import { RATES, type RateDefinition } from "../rules/rates.ts";
import { computeRate, type RateAnswer, withDerivedSums } from "./rate.ts";

interface ReceiptFigure {
  readonly code: FigureCode;
  readonly name: string;
  readonly count: number;
}

export interface RateReceipt {
  readonly definition: RateDefinition;
  readonly answer: RateAnswer;
  readonly numerator: readonly ReceiptFigure[];
  readonly denominator: readonly ReceiptFigure[];
}

/** One entry for each rate that the figures allow, in the order of the catalogue. Sums that follow from their parts are used. */
export const rateReceipts = (figures: Figures): readonly RateReceipt[] => {
  const known = withDerivedSums(figures);
  const side = (codes: readonly FigureCode[]): readonly ReceiptFigure[] =>
    codes.map((code) => {
      const entry = figureIn(known, code);
      return { code, name: findFigure(code)?.name ?? code, count: isCount(entry) ? entry : 0 };
    });
  return RATES.flatMap((definition): readonly RateReceipt[] => {
    const answer = computeRate(definition, figures);
    if (!answer) return [];
    const { numerator, denominator } = definition;
    return [{ definition, answer, numerator: side(numerator), denominator: side(denominator) }];
  });
};
