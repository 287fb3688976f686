// The dated numbers of a rule set by one code each: thresholds, maxima, lower bounds of grades, terms in days.

import type { Confidence } from "../domain/confidence.ts";
import { type Rational, rationalFromNumber } from "../domain/rational.ts";
import { indicatorsOf, type RuleSet } from "./rule-set.ts";

export interface Parameter {
  readonly code: string;
  readonly title: string;
  readonly amount: Rational;
  /** `share`: a fraction shown as a percentage; `points`; else a unit in words. */
  readonly unit: "share" | "points" | { readonly name: string };
  readonly citation: string;
  readonly confidence: Confidence;
}

/**
 * Codes: `NGUONG_<line>` the share that gives the maximum, `TOIDA_<line or group>` its maximum, `HANG_<grade>` the lower bound,
 * and the set's own terms (`PAKN_GIAI_QUYET`).
 */
const parametersOf = (ruleSet: RuleSet): readonly Parameter[] => {
  const lines = indicatorsOf(ruleSet).filter((indicator) => indicator.method !== "info");
  return [
    ...lines
      .filter((line) => line.method !== "given")
      .map(
        ({ code, number, title, threshold, citation, confidence }): Parameter => ({
          code: `NGUONG_${code}`,
          title: `Tỷ lệ để đạt điểm tối đa: ${number} ${title}`,
          amount: threshold,
          unit: "share",
          citation,
          confidence,
        }),
      ),
    ...lines.map(
      ({ code, number, title, max, citation, confidenceMax }): Parameter => ({
        code: `TOIDA_${code}`,
        title: `Điểm tối đa: ${number} ${title}`,
        amount: max,
        unit: "points",
        citation,
        confidence: confidenceMax,
      }),
    ),
    ...ruleSet.groups.map(
      ({ code, title, max, citation, confidence }): Parameter => ({
        code: `TOIDA_${code}`,
        title: `Điểm tối đa: ${title}`,
        amount: max,
        unit: "points",
        citation,
        confidence,
      }),
    ),
    ...ruleSet.bands.map(
      ({ code, label, from, citation, confidence }): Parameter => ({
        code: `HANG_${code}`,
        title: `Điểm thấp nhất của loại ${label}`,
        amount: from,
        unit: "points",
        citation,
        confidence,
      }),
    ),
    ...ruleSet.parameters.map(
      ({ code, title, amount, unit, citation, confidence }): Parameter => ({
        code,
        title,
        amount: rationalFromNumber(amount),
        unit: { name: unit },
        citation,
        confidence,
      }),
    ),
  ];
};

/** By its code in any case, a line also by its number (`TOIDA_5.4`); a bare line means its threshold, a bare group its maximum. */
export const findParameter = (ruleSet: RuleSet, text: string): Parameter | undefined => {
  const wanted = text.trim().toUpperCase();
  const [, prefix, name = wanted] = /^(NGUONG_|TOIDA_)(.*)$/u.exec(wanted) ?? [];
  const line = indicatorsOf(ruleSet).find(
    (indicator) => indicator.code === name || indicator.number.toUpperCase() === name,
  );
  const prefixes = prefix === undefined ? ["NGUONG_", "TOIDA_"] : [prefix];
  const codes = [wanted, ...prefixes.map((prefix) => `${prefix}${line?.code ?? name}`)];
  const parameters = parametersOf(ruleSet);
  return codes.flatMap((code) => parameters.find((parameter) => parameter.code === code) ?? [])[0];
};
