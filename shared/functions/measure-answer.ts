// A figure or rate of a stored table as a cell: the number with its format, or why there is none.
import type { Consolidated } from "../consolidation/consolidate.ts";
import { type FigureDefinition, isCount } from "../domain/figure.ts";
import { done, type Outcome, refuse } from "../domain/problem.ts";
import { type Measure, measureNumber } from "../scoring/measure.ts";
import { withDerivedSums } from "../scoring/rate.ts";
import { periodName } from "../text/period.ts";
import { COUNT_FORMAT, DECIMAL_FORMAT, percentFormat } from "./cell.ts";
import { PERCENT_DIGITS_SHOWN } from "./rate-choice.ts";

/** Counts are whole; points and days keep their decimals. */
export const figureFormat = ({ whole }: Pick<FigureDefinition, "whole">): string =>
  whole ? COUNT_FORMAT : DECIMAL_FORMAT;

export const measureFormat = (measure: Measure): string =>
  measure.kind === "rate" ? percentFormat(PERCENT_DIGITS_SHOWN) : figureFormat(measure.definition);

/**
 * The measure of the table's total. Problems: `DENOMINATOR_ZERO`, `RATE_NOT_COMPUTABLE`, `FIGURE_NOT_PROVIDED`,
 * `FIGURE_NOT_APPLICABLE`.
 */
export const measureAnswer = (
  measure: Measure,
  { name, period, totals }: Pick<Consolidated, "name" | "period" | "totals">,
): Outcome<{ readonly value: number; readonly format: string }> => {
  const number = measureNumber(measure, totals);
  if (number !== null) return done({ value: number, format: measureFormat(measure) });
  const at = { unit: name, period: periodName(period) };
  if (measure.kind === "rate") {
    const { definition } = measure;
    const answer = totals.rates[definition.code];
    if (answer) return refuse("DENOMINATOR_ZERO", { numerator: String(answer.numerator) });
    const figures = withDerivedSums(totals.figures);
    const missing = [...definition.numerator, ...definition.denominator].filter((code) => {
      const entry = figures[code];
      return entry === undefined || !isCount(entry);
    });
    const names = missing.length > 0 ? missing.join(", ") : `${definition.denominatorBasis} của đủ các đơn vị`;
    return refuse("RATE_NOT_COMPUTABLE", { rate: definition.name, ...at, missing: names });
  }
  const { definition } = measure;
  const entry = totals.figures[definition.code];
  const notApplicable = entry !== undefined && !isCount(entry) && entry.state === "not_applicable";
  return refuse(notApplicable ? "FIGURE_NOT_APPLICABLE" : "FIGURE_NOT_PROVIDED", { figure: definition.name, ...at });
};
