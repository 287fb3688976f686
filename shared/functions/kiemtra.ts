// KIEMTRA: what does not add up in a table of figures.
import { checkFigures } from "../checking/figures/check-figures.ts";
import { findFigure } from "../domain/figure.ts";
import { FORM_DEFAULT } from "../domain/form.ts";
import { readPeriod } from "../domain/period-text.ts";
import { done, type Outcome } from "../domain/problem.ts";
import { findRate } from "../rules/rates.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { FAMILY_DEFAULT, ruleSetFor, ruleSetsOf } from "../rules/rule-sets.ts";
import { ANSWERS } from "../text/answers.ts";
import { type CheckTable, readCheckTable } from "./check-table.ts";
import { defineFunction } from "./definition.ts";
import { asDescribed } from "./explanation.ts";
import type { FigureRows } from "./figure-rows.ts";
import { findingTable } from "./finding-rows.ts";
import { FIGURES_PARAM } from "./score-choice.ts";

/** Names of indicators and groups hardly change: where no index was in force, those of the first one are read. */
const namesFor = (ky: string): RuleSet => {
  const reading = readPeriod(ky, { calendar: "civil" });
  const rules = reading.ok ? ruleSetFor(null, reading.result.period) : null;
  const first = ruleSetsOf(FAMILY_DEFAULT).at(-1);
  if (rules?.ok) return rules.result.ruleSet;
  if (!first) throw new Error("the first rule set of the index is missing");
  return first;
};

const tableOf = (table: FigureRows, ky: string): Outcome<CheckTable> =>
  readCheckTable(FIGURES_PARAM.title.vi, table, namesFor(ky));

const hasPoints = ({ figures, context }: CheckTable): boolean =>
  (context.linePoints ?? []).length > 0 || Object.keys(figures).some((code) => code.startsWith("DIEM_"));

const placeText = (rows: CheckTable["rows"], at: string): string => {
  const row = rows.get(at);
  if (row !== undefined) return ANSWERS.rowPlace({ row });
  return at === "period" ? ANSWERS.periodPlace() : (findFigure(at)?.name ?? findRate(at)?.name ?? at);
};

export const KIEMTRA = defineFunction({
  id: "KIEMTRA",
  title: { vi: "Kiểm tra số liệu", en: "Check figures" },
  description: {
    vi: "Tìm chỗ không khớp trong bảng hai cột (mã hoặc tên; giá trị) hoặc ba cột (mã; tử số; mẫu số): tử và mẫu, phần và tổng, tỷ lệ đã ghi, điểm, kỳ. Mỗi dòng một chỗ: mức độ, mã, vị trí, số đã ghi, số tính lại, diễn giải. Không tự sửa.",
    en: "Finds what does not add up in a table of two columns (code or name; value) or three (code; numerator; denominator): rates, parts and wholes, points, the period. One row each: severity, code, place, stated, recomputed, sentence.",
  },
  params: [FIGURES_PARAM, { name: "ky", kind: "text", title: { vi: 'Kỳ báo cáo, ví dụ "Quý I/2023"', en: "Period" } }],
  result: "table",
  usesToday: true,
  examples: [
    {
      args: [
        [
          ["Hồ sơ nộp trực tuyến", "20.757"],
          ["Hồ sơ tiếp nhận trong kỳ", "69.001"],
          ["Tỷ lệ hồ sơ trực tuyến", "21,5%"],
        ],
        "Từ ngày 15/12/2021 đến ngày 12/9/2022",
      ],
      shows: "PCT_MISMATCH: dòng 3; 21,5%; 30,1%",
      source: "UBND huyện Xuân Lộc, 15/12/2021-12/9/2022",
    },
    {
      args: [
        [
          ["SERVICE_ACTIVE_PROVIDED", 268, 359],
          ["SERVICE_ACTIVE_PROVIDED", "74,6%", null],
        ],
        "Từ ngày 15/12/2021 đến ngày 12/9/2022",
      ],
      shows: "PCT_ROUND_MODE: dòng 2; 74,6%; 74,7%",
      source: "UBND huyện Xuân Lộc: 268/359 dịch vụ có phát sinh hồ sơ, đạt 74,6%",
    },
    {
      args: [
        [
          ["Công khai, minh bạch", "0,0/18"],
          ["Dịch vụ công trực tuyến", "7,0/12"],
          ["Thanh toán trực tuyến", "7,8/10"],
          ["Mức độ hài lòng", "18/18"],
          ["Số hóa hồ sơ", "19/22"],
          ["Tổng điểm", 72.6],
        ],
        "Tháng 6/2023",
      ],
      shows: "TOTAL_INFEASIBLE: dòng 6; 72,6; 71,8",
      source: "UBND xã Thạnh Tân, tháng 6/2023",
    },
  ],
  evaluate: ({ so_lieu, ky }, { today }) => {
    const table = tableOf(so_lieu, ky);
    if (!table.ok) return table;
    const { figures, context, rows } = table.result;
    const reading = readPeriod(ky, { calendar: hasPoints(table.result) ? "civil" : null });
    if (!reading.ok) return reading;
    const { period, mismatch } = reading.result;
    const label = mismatch?.code === "PERIOD_LABEL_MISMATCH" ? mismatch.params.label : null;
    const findings = checkFigures(figures, { ...context, period, label, form: FORM_DEFAULT, notes: true, asOf: today });
    return done(findingTable(findings, (at) => placeText(rows, at)));
  },
  explain: asDescribed,
});
