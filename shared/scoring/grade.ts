// Grades: which band of a rule set a score falls into.
import { done, type Outcome, refuse } from "../domain/problem.ts";
import { compare, decimalToRational, isNegative, type Rational, round } from "../domain/rational.ts";
import type { Band, RuleSet } from "../rules/rule-set.ts";
import { rationalText } from "../text/format.ts";

/**
 * The band of a score on the set's scale. The score is rounded to the published decimals first, and a band's lower bound belongs
 * to it: exactly 90,00 is Xuất sắc. Problems: `RULESET_WITHOUT_POINTS`, `POINTS_OUT_OF_RANGE`.
 * Source: domain rules §1.2, §2.1.
 */
export const gradeOf = (ruleSet: RuleSet, score: Rational): Outcome<Band> => {
  if (ruleSet.max === null || ruleSet.bands.length === 0)
    return refuse("RULESET_WITHOUT_POINTS", { ruleset: ruleSet.id });
  const published = decimalToRational(round(score, ruleSet.rounding.digits, ruleSet.rounding.mode));
  const band = ruleSet.bands.find((band) => compare(published, band.from) >= 0);
  if (band === undefined || isNegative(published) || compare(published, ruleSet.max) > 0) {
    return refuse("POINTS_OUT_OF_RANGE", { got: rationalText(score), max: rationalText(ruleSet.max) });
  }
  return done(band);
};
