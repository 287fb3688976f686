// CHITIEU: the target of a rate in force in a period.
import { done, type Outcome, refuse } from "../domain/problem.ts";
import { isWhole, multiply, rational, toNumber } from "../domain/rational.ts";
import type { Level } from "../rules/level.ts";
import { RATES } from "../rules/rates.ts";
import { indicatorsOf } from "../rules/rule-set.ts";
import { RULE_SETS } from "../rules/rule-sets.ts";
import { OTHER_TARGET_MEASURES, TARGETS, type TargetMeasure, targetInForce } from "../rules/targets.ts";
import { CONFIDENCE_TEXT } from "../text/confidence.ts";
import { EXPLAIN_TEXT } from "../text/explain.ts";
import { foldText } from "../text/fold.ts";
import { dateText } from "../text/format.ts";
import { periodName } from "../text/period.ts";
import { percentFormat } from "./cell.ts";
import { defineFunction } from "./definition.ts";
import { KY, periodIn } from "./kybc.ts";
import { suggestionFor } from "./stored-choice.ts";

const MEASURES: readonly TargetMeasure[] = [...RATES, ...OTHER_TARGET_MEASURES];

/** By code or name; an indicator of an index means its rate. */
const readTargetMeasure = (text: string): Outcome<TargetMeasure> => {
  const [code, name] = [text.trim().toUpperCase(), foldText(text)];
  const found = MEASURES.find((one) => one.code === code || foldText(one.name) === name);
  if (found) return done(found);
  const line = RULE_SETS.flatMap(indicatorsOf).find((one) => one.code === code);
  const [rate] = line?.rates ?? [];
  return rate ? done(rate) : refuse("FIGURE_UNKNOWN", { got: text, suggestion: suggestionFor(text) });
};

export const CHITIEU = defineFunction({
  id: "CHITIEU",
  title: { vi: "Chỉ tiêu đang áp dụng", en: "Target in force" },
  description: {
    vi: "Chỉ tiêu của một tỷ lệ trong kỳ, theo cấp và tỉnh, thành phố nếu có ghi. Chỉ tiêu cơ quan tự khai được ưu tiên; sau đó là những chỉ tiêu đã đọc trong văn bản, còn lại báo chưa có.",
    en: "The target of a rate in force in a period, for a level and a province where given. An office's own targets come first, then those read in their source.",
  },
  params: [
    { name: "ty_le", kind: "text", title: { vi: "Mã hoặc tên tỷ lệ", en: "Rate" } },
    KY,
    {
      name: "cap",
      kind: "choice",
      optional: true,
      title: { vi: "Cấp: tỉnh, sở, huyện, xã", en: "Level" },
      choices: [
        { value: "tinh", title: { vi: "Cấp tỉnh", en: "Province" }, aliases: ["tỉnh", "cấp tỉnh"] },
        { value: "so", title: { vi: "Sở, ngành", en: "Department" }, aliases: ["sở", "sở ngành", "sở, ngành"] },
        { value: "huyen", title: { vi: "Cấp huyện", en: "District" }, aliases: ["huyện", "cấp huyện"] },
        { value: "xa", title: { vi: "Cấp xã", en: "Commune" }, aliases: ["xã", "cấp xã", "phường"] },
      ],
    },
    { name: "dia_ban", kind: "text", optional: true, title: { vi: "Tỉnh, thành phố", en: "Province" } },
  ],
  result: "percent",
  stored: "welcome",
  examples: [
    {
      args: ["ONLINE_RATE_ALL", "15/12/2021 - 12/9/2022", "huyện", "Đồng Nai"],
      shows: "20%",
      source: "UBND huyện Xuân Lộc: chỉ tiêu năm 2022 của tỉnh Đồng Nai",
    },
    { args: ["SERVICE_PROVIDED_RATE", "Năm 2026"], shows: "90%", source: "Nghị quyết 76/NQ-CP, đến năm 2030" },
  ],
  needs: () => done([{ kind: "targets", unit: null }]),
  evaluate: ({ ty_le, ky, cap, dia_ban }, { targets }) => {
    const measure = readTargetMeasure(ty_le);
    if (!measure.ok) return measure;
    const period = periodIn(ky);
    if (!period.ok) return period;
    const query = { measure: measure.result.code, period: period.result, level: cap as Level | null, area: dia_ban };
    // What the caller's own office was given goes before what binds everybody.
    const own = targetInForce(targets?.(null) ?? [], query).target;
    const { target: shipped, unread } = targetInForce(TARGETS, query);
    const target = own ?? shipped;
    if (!target) {
      const names = [...new Set(unread.map((one) => one.sourceTitle))].join("; ");
      return refuse("TARGET_NOT_SET", { rate: measure.result.name, period: periodName(period.result), unread: names });
    }
    const isWholePercent = isWhole(multiply(target.least, rational(100n, 1n)));
    return done({ value: toNumber(target.least), format: percentFormat(isWholePercent ? 0 : 2) });
  },
  explain: ({ ty_le, ky, cap, dia_ban }) => {
    const [measure, period] = [ty_le ? readTargetMeasure(ty_le) : null, ky ? periodIn(ky) : null];
    if (!measure?.ok || !period?.ok) return {};
    const { target } = targetInForce(TARGETS, {
      measure: measure.result.code,
      period: period.result,
      level: cap as Level | null,
      area: dia_ban,
    });
    const steps = [EXPLAIN_TEXT.ownTargets()];
    if (!target) return { steps };
    const { sourceTitle, confidence, from, to } = target;
    const citation = EXPLAIN_TEXT.target({ source: sourceTitle, first: dateText(from), last: dateText(to) });
    return { steps, rules: [{ title: measure.result.name, citation, confidence: CONFIDENCE_TEXT[confidence] }] };
  },
});
