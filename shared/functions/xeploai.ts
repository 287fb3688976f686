// XEPLOAI: the grade of a score under the rules of a period.
import { done, type Outcome, refuse } from "../domain/problem.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { FAMILY_DEFAULT, RULE_SETS, ruleSetCalled } from "../rules/rule-sets.ts";
import { gradeOf } from "../scoring/grade.ts";
import { CONFIDENCE_TEXT } from "../text/confidence.ts";
import { rationalText } from "../text/format.ts";
import { defineFunction } from "./definition.ts";
import { ruleSetText } from "./explain-score.ts";
import { KY_766, RULESET_PARAM, rulesAndPeriodOf } from "./score-choice.ts";

/** Without a period: the named set, or the newest of the named or default family. */
const ruleSetWithoutPeriod = (name: string | null): Outcome<RuleSet> => {
  const found = ruleSetCalled(name ?? FAMILY_DEFAULT);
  if (found) return done(found);
  return refuse("RULESET_UNKNOWN", { got: name ?? "", known: RULE_SETS.map((one) => one.id).join(", ") });
};

/** The rules that a grade is given by. Problems: those of reading a period and of naming a set. */
const gradeRulesOf = (ky: string | null, name: string | null): Outcome<RuleSet> => {
  if (ky === null) return ruleSetWithoutPeriod(name);
  const rules = rulesAndPeriodOf(ky, name);
  return rules.ok ? done(rules.result.ruleSet) : rules;
};

export const XEPLOAI = defineFunction({
  id: "XEPLOAI",
  title: { vi: "Xếp loại", en: "Grade" },
  description: {
    vi: "Xếp loại theo tổng điểm đã làm tròn 2 chữ số: từ 90 Xuất sắc, từ 80 Tốt, từ 70 Khá, từ 50 Trung bình, dưới 50 Yếu (bộ chỉ số 766).",
    en: "Grade of a score rounded to two decimals: from 90 Xuất sắc, 80 Tốt, 70 Khá, 50 Trung bình, below Yếu (index 766).",
  },
  params: [
    { name: "diem", kind: "number", title: { vi: "Tổng điểm", en: "Score" } },
    { ...KY_766, optional: true },
    RULESET_PARAM,
  ],
  result: "text",
  examples: [
    { args: [72.6], shows: "Khá", source: "UBND xã Thạnh Tân, tháng 6/2023" },
    { args: [90, "Quý III/2026"], shows: "Xuất sắc", source: "Ngưỡng dưới thuộc về loại" },
    { args: [15, "Quý I/2023", "nd61-2018"], shows: "Xuất sắc", source: "Nghị định 61/2018/NĐ-CP: đúng 15 điểm" },
  ],
  evaluate: ({ diem, ky, bo_quy_tac }) => {
    const ruleSet = gradeRulesOf(ky, bo_quy_tac);
    if (!ruleSet.ok) return ruleSet;
    const grade = gradeOf(ruleSet.result, diem);
    return grade.ok ? done({ value: grade.result.label }) : grade;
  },
  explain: ({ ky, bo_quy_tac }) => {
    const rules = gradeRulesOf(ky, bo_quy_tac);
    if (!rules.ok) return {};
    const bands = rules.result.bands.map(({ label, from, citation, confidence }) => ({
      title: `${label}: ≥ ${rationalText(from)}`,
      citation,
      confidence: CONFIDENCE_TEXT[confidence],
    }));
    return { steps: [ruleSetText(rules.result)], rules: bands };
  },
});
