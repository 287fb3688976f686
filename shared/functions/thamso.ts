// THAMSO: a dated number of the rules: a threshold, a maximum, the lower bound of a grade, a term in days.
import { done, refuse } from "../domain/problem.ts";
import { isWhole, multiply, rational, toNumber } from "../domain/rational.ts";
import { findParameter } from "../rules/parameter.ts";
import { CONFIDENCE_TEXT } from "../text/confidence.ts";
import { percentFormat } from "./cell.ts";
import { defineFunction } from "./definition.ts";
import { ruleSetText } from "./explain-score.ts";
import { KY_766, rulesAndPeriodOf } from "./score-choice.ts";

export const THAMSO = defineFunction({
  id: "THAMSO",
  title: { vi: "Tham số của quy tắc", en: "Rule parameter" },
  description: {
    vi: "Tham số của bộ chỉ số 766 trong kỳ: NGUONG_ (tỷ lệ đạt điểm tối đa) và TOIDA_ (điểm tối đa) kèm mã chỉ số hoặc mã nhóm, HANG_ kèm mã xếp loại, hoặc thời hạn như PAKN_GIAI_QUYET.",
    en: "A dated parameter of the 766 rules: NGUONG_ (threshold) or TOIDA_ (maximum) with an indicator or group code, HANG_ with a grade, or a term.",
  },
  params: [{ name: "ma", kind: "text", title: { vi: "Mã tham số", en: "Parameter code" } }, KY_766],
  result: "number",
  examples: [
    {
      args: ["NGUONG_ONLINE_DOSSIER", "Quý III/2026"],
      shows: "50%",
      source: "Chỉ số 3.3, cách tính của Cổng năm 2026",
    },
    {
      args: ["NGUONG_DOSSIER_PAID_ONLINE", "Tháng 6/2023"],
      shows: "30%",
      source: "Chỉ số 3.6 ở kỳ của UBND xã Thạnh Tân",
    },
    { args: ["TOIDA_TDGQ", "Quý III/2026"], shows: "20", source: "Nhóm Tiến độ giải quyết" },
  ],
  evaluate: ({ ma, ky }) => {
    const rules = rulesAndPeriodOf(ky, null);
    if (!rules.ok) return rules;
    const { ruleSet } = rules.result;
    const parameter = findParameter(ruleSet, ma);
    if (!parameter) {
      const known = "NGUONG_ONLINE_DOSSIER, TOIDA_ON_TIME, TOIDA_CKMB, HANG_XUAT_SAC";
      return refuse("PARAMETER_UNKNOWN", { got: ma, ruleset: ruleSet.id, known });
    }
    const value = toNumber(parameter.amount);
    if (parameter.unit !== "share") return done({ value });
    const isWholePercent = isWhole(multiply(parameter.amount, rational(100n, 1n)));
    return done({ value, format: percentFormat(isWholePercent ? 0 : 2) });
  },
  explain: ({ ma, ky }) => {
    const rules = ma && ky ? rulesAndPeriodOf(ky, null) : null;
    if (!ma || !rules?.ok) return {};
    const { ruleSet } = rules.result;
    const parameter = findParameter(ruleSet, ma);
    if (!parameter) return {};
    const { title, citation, confidence } = parameter;
    return { steps: [ruleSetText(ruleSet)], rules: [{ title, citation, confidence: CONFIDENCE_TEXT[confidence] }] };
  },
});
