// What the score functions share: their parameters, the rules that a call means, and the problem that a scorecard has.
import { findFigure } from "../domain/figure.ts";
import type { Period } from "../domain/period.ts";
import { readPeriod } from "../domain/period-text.ts";
import { done, type Outcome, type Problem, problem } from "../domain/problem.ts";
import { add, decimalToRational, type Rational, ZERO } from "../domain/rational.ts";
import type { GroupCode } from "../rules/rule-set.ts";
import { FAMILY_DEFAULT, RULE_SETS, type RulesInForce, ruleSetCalled, ruleSetFor } from "../rules/rule-sets.ts";
import { checkPrintedPoints, type PrintedPoints } from "../scoring/feasibility.ts";
import {
  faultOf,
  missingParts,
  type Scorecard,
  type ScoreFault,
  type ScoreInput,
  scoreIndex,
} from "../scoring/scorecard.ts";
import { decimalText, percentText, rationalText } from "../text/format.ts";
import type { FigureRows } from "./figure-rows.ts";
import { readScoreInput } from "./score-table.ts";

export const FIGURES_PARAM = {
  name: "so_lieu",
  kind: "figures",
  title: { vi: "Bảng số liệu", en: "Table of figures" },
} as const;

export const KY_766 = {
  name: "ky",
  kind: "text",
  title: { vi: 'Kỳ báo cáo, ví dụ "Quý III/2026"', en: "Period" },
} as const;

export const RULESET_PARAM = {
  name: "bo_quy_tac",
  kind: "text",
  optional: true,
  title: { vi: "Bộ quy tắc (mặc định: bộ chỉ số 766 của kỳ)", en: "Rule set" },
  choices: RULE_SETS.map(({ id, title }) => ({ value: id, title: { vi: title, en: `Rule set ${id}` } })),
} as const;

/** Format of points: two decimals as published. */
export const POINTS_FORMAT = "0.00";

/** The calendar of bare labels under a named set; the index in force where none is named. */
const calendarOf = (name: string | null) => {
  const [id = ""] = (name ?? FAMILY_DEFAULT)
    .trim()
    .toLowerCase()
    .split(/[\s;,]+/u);
  return ruleSetCalled(id)?.calendar ?? null;
};

export interface RulesAndPeriod extends RulesInForce {
  readonly period: Period;
}

/** The period and the rule set of a call. Problems: those of reading a period and of naming a set. */
export const rulesAndPeriodOf = (ky: string, name: string | null): Outcome<RulesAndPeriod> => {
  const reading = readPeriod(ky, { calendar: calendarOf(name) });
  if (!reading.ok) return reading;
  const { period } = reading.result;
  const rules = ruleSetFor(name, period);
  return rules.ok ? done({ ...rules.result, period }) : rules;
};

export interface Scored {
  readonly scorecard: Scorecard;
  readonly rules: RulesAndPeriod;
  readonly input: ScoreInput;
}

/** The scorecard of a table. Problems: those of the period, the set and the table; an incomplete score is no problem here. */
export const scoreTable = (table: FigureRows, ky: string, name: string | null): Outcome<Scored> => {
  const rules = rulesAndPeriodOf(ky, name);
  if (!rules.ok) return rules;
  const { ruleSet, period } = rules.result;
  const input = readScoreInput(FIGURES_PARAM.title.vi, table, ruleSet);
  if (!input.ok) return input;
  const scorecard = scoreIndex(ruleSet, period, input.result);
  return done({ scorecard, rules: rules.result, input: input.result });
};

export const problemOfFault = (part: string, fault: ScoreFault): Problem => {
  switch (fault.kind) {
    case "numGtDen": {
      const counts = { numerator: rationalText(fault.numerator), denominator: rationalText(fault.denominator) };
      return problem("COUNTS_IMPOSSIBLE", { part, ...counts });
    }
    case "negative":
      return problem("AMOUNT_NEGATIVE", { part, got: rationalText(fault.amount) });
    case "notWhole":
      return problem("COUNT_NOT_WHOLE", { part, got: rationalText(fault.amount) });
    case "overWhole":
      return problem("PERCENT_OVER_WHOLE", { part, got: percentText(fault.ratio, 2) });
    case "overMax":
      return problem("POINTS_OVER_MAX", { part, got: rationalText(fault.amount), max: rationalText(fault.max) });
  }
};

const decimalsOf = (text: string): number => text.split(",")[1]?.length ?? 0;

const printedOf = (amount: Rational): PrintedPoints => ({
  points: amount,
  digits: decimalsOf(rationalText(amount, 2)),
});

/** A stated score that the listed groups cannot reach. */
const problemOfStated = (scorecard: Scorecard): Problem | null => {
  const { ruleSet, groups, stated } = scorecard;
  if (stated === null) return null;
  const printed = new Map<GroupCode, PrintedPoints>();
  for (const { group, points } of groups) if (points) printed.set(group.code, printedOf(decimalToRational(points)));
  if (printed.size === 0) return null;
  const { issues, missing, most } = checkPrintedPoints(ruleSet, printed, printedOf(stated));
  const infeasible = issues.find((issue) => issue.code === "TOTAL_INFEASIBLE");
  if (!infeasible) return null;
  return problem("SCORE_STATED_INFEASIBLE", {
    stated: rationalText(stated),
    missing: missing.map((group) => group.title).join(", "),
    needed: rationalText(infeasible.needed),
    most: rationalText(most),
  });
};

/** The most that a scorecard can still reach: what is known and the maxima of what is missing. */
const mostOf = (scorecard: Scorecard): Rational =>
  scorecard.groups.reduce((sum, { group, indicators, points, known }) => {
    if (points || indicators.length === 0) return add(sum, points ? decimalToRational(points) : group.max);
    const open = indicators
      .filter((indicator) => indicator.state === "not_provided")
      .map((indicator) => indicator.indicator.max);
    return open.reduce(add, add(sum, decimalToRational(known)));
  }, ZERO);

/** Why there is no score. The caller has made sure that there is none. */
export const problemOfNoScore = (scorecard: Scorecard): Problem => {
  const fault = faultOf(scorecard);
  if (fault) return problemOfFault(fault.part, fault.fault);
  if (scorecard.ruleSet.max === null) return problem("RULESET_WITHOUT_POINTS", { ruleset: scorecard.ruleSet.id });
  return (
    problemOfStated(scorecard) ??
    problem("SCORE_INCOMPLETE", {
      missing: missingParts(scorecard).join(", "),
      known: decimalText(scorecard.known),
      most: rationalText(mostOf(scorecard), 2),
    })
  );
};

/** A figure by its name, for sentences. */
export const figureName = (code: string): string => findFigure(code)?.name ?? code;
