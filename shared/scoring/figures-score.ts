// The score of submitted figures by the index in force in their period.
import type { Figures } from "../domain/figure.ts";
import type { Period } from "../domain/period.ts";
import type { Level } from "../rules/level.ts";
import { type RulesInForce, ruleSetFor } from "../rules/rule-sets.ts";
import { type Scorecard, scoreIndex } from "./scorecard.ts";

export interface FiguresScore {
  readonly rules: RulesInForce;
  readonly scorecard: Scorecard;
}

/** Null where no index with points is in force, or where no line of it has figures. */
export const scoreOfFigures = (figures: Figures, period: Period, level: Level | null): FiguresScore | null => {
  const rules = ruleSetFor(null, period);
  if (!rules.ok || rules.result.ruleSet.max === null) return null;
  const scorecard = scoreIndex(rules.result.ruleSet, period, { figures, level });
  const isScored = scorecard.groups.some(({ indicators, reported }) => {
    return reported !== null || indicators.some(({ ratio, basis }) => ratio !== null || basis === "reported");
  });
  return isScored ? { rules: rules.result, scorecard } : null;
};
