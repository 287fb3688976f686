// A measure is a figure or a rate: what people ask for by one name or code.
import { type FigureDefinition, type Figures, isCount } from "../domain/figure.ts";
import type { RateDefinition } from "../rules/rates.ts";
import type { Rates } from "./rate.ts";

export type Measure =
  | { readonly kind: "figure"; readonly definition: FigureDefinition }
  | { readonly kind: "rate"; readonly definition: RateDefinition };

/** Figures of one unit, or of several added up, with the rates made of them. */
export interface Measured {
  readonly figures: Figures;
  readonly rates: Rates;
}

/** The measure's number among figures and rates; null where it has none. A rate with denominator 0 has none. */
export const measureNumber = (measure: Measure, { figures, rates }: Measured): number | null => {
  if (measure.kind === "rate") return rates[measure.definition.code]?.rate ?? null;
  const entry = figures[measure.definition.code];
  return entry !== undefined && isCount(entry) ? entry : null;
};
