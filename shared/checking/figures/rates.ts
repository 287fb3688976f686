// NUM_GT_DEN: rates whose numerator is larger than their denominator, or that are stated above 100%.
import { compare, toNumber } from "../../domain/rational.ts";
import type { Finding } from "../../findings/finding.ts";
import type { Severity } from "../../findings/severity.ts";
import { RATES, type RateDefinition } from "../../rules/rates.ts";
import { HUNDRED } from "../prose/interval.ts";
import { sidesOf } from "./sides.ts";
import type { FigureRule, FigureView } from "./view.ts";

/** An unverified denominator may leave dossiers out (those settled before they were due): there it is only a warning. */
const rateSeverity = (rate: RateDefinition): Severity => (rate.confidence === "?" ? "W" : "E");

const ofCounts = (view: FigureView, rate: RateDefinition): readonly Finding[] => {
  const sides = sidesOf(view, rate);
  if (!sides || compare(sides.numerator, sides.denominator) <= 0) return [];
  const [numerator, denominator] = [toNumber(sides.numerator), toNumber(sides.denominator)];
  return [
    {
      severity: rateSeverity(rate),
      code: "NUM_GT_DEN",
      at: rate.numerator[0] ?? rate.code,
      stated: numerator,
      recomputed: denominator,
      params: { rate: rate.name, numerator, denominator },
    },
  ];
};

const ofPercentage = ({ context }: FigureView, rate: RateDefinition): readonly Finding[] => {
  const stated = context.percentages?.get(rate.code);
  if (!stated || compare(stated.reading.exact, HUNDRED) <= 0) return [];
  const numerator = toNumber(stated.reading.exact);
  return [
    {
      severity: "E",
      code: "NUM_GT_DEN",
      at: rate.code,
      stated: stated.written,
      recomputed: null,
      params: { rate: rate.name, numerator, denominator: 100, percent: stated.written },
    },
  ];
};

export const rateRule: FigureRule = (view) =>
  RATES.flatMap((rate) => [...ofCounts(view, rate), ...ofPercentage(view, rate)]);
