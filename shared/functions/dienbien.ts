// DIENBIEN: a stored figure or rate over periods, one row each, gaps and breaks named.
import { type SeriesPoint, seriesOf } from "../consolidation/series.ts";
import { done, type Outcome } from "../domain/problem.ts";
import type { Measure } from "../scoring/measure.ts";
import { ANSWERS, SERIES_BREAK_TEXT } from "../text/answers.ts";
import { periodLabel } from "../text/period.ts";
import { problemText } from "../text/problem.ts";
import type { Answer, AnswerCell } from "./cell.ts";
import { defineFunction } from "./definition.ts";
import { measureFormat } from "./measure-answer.ts";
import { pickSeries, seriesNeeds } from "./series-choice.ts";
import { FIGURE, UNIT } from "./solieu.ts";
import { explainStored, readMeasure } from "./stored-choice.ts";

/** What a reader of the point has to know, in one sentence each. */
export const pointNotes = (point: SeriesPoint, measure: Measure): readonly string[] => [
  ...(point.problem ? [problemText(point.problem)] : []),
  ...(point.problem === null && point.value === null
    ? [ANSWERS.seriesNoFigure({ figure: measure.definition.name })]
    : []),
  ...(point.brokenBy ? [SERIES_BREAK_TEXT[point.brokenBy]] : []),
  ...(point.isProvisional ? [ANSWERS.seriesProvisional()] : []),
];

export const DIENBIEN = defineFunction({
  id: "DIENBIEN",
  title: { vi: "Diễn biến qua các kỳ", en: "Series over periods" },
  description: {
    vi: "Bảng số liệu hoặc tỷ lệ của đơn vị từ kỳ này đến kỳ kia (cùng loại kỳ): kỳ, giá trị, ghi chú. Kỳ chưa có số liệu để trống; chỗ sắp xếp đơn vị hành chính hoặc đổi quy tắc chấm điểm được ghi rõ.",
    en: "A figure or rate of a unit from one period to another of the same kind: period, value, note. Gaps stay blank; mergers and changes of scoring rules are marked.",
  },
  params: [
    UNIT,
    FIGURE,
    { name: "tu_ky", kind: "text", title: { vi: "Kỳ đầu", en: "First period" } },
    { name: "den_ky", kind: "text", title: { vi: "Kỳ cuối", en: "Last period" } },
  ],
  result: "table",
  examples: [
    {
      args: ["THACHHUNG", "ONLINE_RATE_ALL", "11 tháng năm 2019", "11 tháng năm 2020"],
      shows: "11 tháng năm 2020: 40,36%; chưa chốt",
      source: "UBND xã Thạch Hưng: 134/332 hồ sơ đến hết tháng 11/2020",
    },
  ],
  needs: ({ don_vi, tu_ky, den_ky }) => {
    const series = seriesNeeds({ unit: don_vi, from: tu_ky, to: den_ky, form: null });
    return series.ok ? done(series.result.flat()) : series;
  },
  evaluate: ({ don_vi, so_lieu, tu_ky, den_ky }, { stored }): Outcome<Answer> => {
    const measure = readMeasure(so_lieu);
    if (!measure.ok) return measure;
    const request = { unit: don_vi, from: tu_ky, to: den_ky, form: null };
    const series = seriesNeeds(request);
    if (!series.ok) return series;
    const needs = pickSeries(request, series.result, stored);
    if (!needs.ok) return needs;
    const tables = needs.result.map((need) => stored(need));
    // A unit that nobody may see, or a token that is not there, is no gap in a series.
    const refusal = tables.find((table) => !table.ok && table.problem.code !== "UNIT_NOT_IN_FORCE");
    if (refusal && !refusal.ok) return refusal;
    const byKey = new Map(needs.result.map((need, index) => [need.period.key, tables[index]]));
    const periods = needs.result.map((need) => need.period);
    const points = seriesOf(measure.result, periods, ({ key }) => byKey.get(key) as (typeof tables)[number]);
    const rows = points.map((point): readonly AnswerCell[] => [
      periodLabel(point.period),
      point.value,
      pointNotes(point, measure.result).join("; "),
    ]);
    const header = [ANSWERS.seriesPeriod(), measure.result.definition.name, ANSWERS.seriesNote()];
    return done({ value: [header, ...rows], format: [null, measureFormat(measure.result), null] });
  },
  explain: ({ so_lieu }) => explainStored(so_lieu === null ? [] : [so_lieu]),
});
