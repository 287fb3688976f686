// LUYKE: a figure or rate from the first month of the report's year to the end of a period.
import { findFigure } from "../domain/figure.ts";
import { type Period, yearToDate } from "../domain/period.ts";
import { done, type Outcome, refuse } from "../domain/problem.ts";
import type { Measure } from "../scoring/measure.ts";
import { periodName } from "../text/period.ts";
import type { Answer } from "./cell.ts";
import { defineFunction, type TableNeed } from "./definition.ts";
import { measureAnswer } from "./measure-answer.ts";
import { FIGURE, PERIOD, UNIT } from "./solieu.ts";
import { explainStored, readMeasure, readTables, type StoredRequest, storedNeedsOf } from "./stored-choice.ts";

/** Problem: `YEAR_TO_DATE_UNKNOWN`. */
const needsOf = (request: StoredRequest): Outcome<readonly TableNeed[]> => {
  const needs = storedNeedsOf(request);
  if (!needs.ok) return needs;
  const whole: TableNeed[] = [];
  for (const need of needs.result) {
    const period: Period | null = yearToDate(need.period);
    if (!period) return refuse("YEAR_TO_DATE_UNKNOWN", { period: periodName(need.period) });
    whole.push({ ...need, period });
  }
  return done(whole);
};

/** A figure without a sum over months has no year to date, even where the whole was reported: it would be another count. */
const figureWithoutSum = (measure: Measure): string | null => {
  const { definition } = measure;
  const codes =
    measure.kind === "figure"
      ? [measure.definition.code]
      : [...measure.definition.numerator, ...measure.definition.denominator];
  return codes.some((code) => findFigure(code)?.overTime === "none") ? definition.name : null;
};

export const LUYKE = defineFunction({
  id: "LUYKE",
  title: { vi: "Lũy kế từ đầu năm", en: "Year to date" },
  description: {
    vi: "Số liệu hoặc tỷ lệ lũy kế từ đầu năm đến hết kỳ, theo cùng cách tính kỳ: lấy bản số liệu của cả khoảng, không có thì cộng từ các tháng. Số TTHC, DVC không có lũy kế.",
    en: "A figure or rate from the beginning of the year to the end of the period, in the same calendar: as reported for the whole, else added up from the months. Procedures and services have none.",
  },
  params: [UNIT, PERIOD, FIGURE],
  result: "number",
  examples: [
    {
      args: ["THACHHUNG", "civil:2020-11", "HS_TIEP_NHAN"],
      shows: "332",
      source: "UBND xã Thạch Hưng: đến hết tháng 11/2020",
    },
    {
      args: ["THACHHUNG", "civil:2020-11", "ONLINE_RATE_ALL"],
      shows: "40,36%",
      source: "UBND xã Thạch Hưng: 134/332 hồ sơ đến hết tháng 11/2020",
    },
  ],
  needs: ({ don_vi, ky }) => needsOf({ unit: don_vi, periodText: ky, form: null, basis: "as-was" }),
  evaluate: ({ don_vi, ky, so_lieu }, context): Outcome<Answer> => {
    const measure = readMeasure(so_lieu);
    if (!measure.ok) return measure;
    const without = figureWithoutSum(measure.result);
    if (without !== null) return refuse("FIGURE_NOT_OVER_TIME", { figure: without });
    const needs = needsOf({ unit: don_vi, periodText: ky, form: null, basis: "as-was" });
    if (!needs.ok) return needs;
    const table = readTables(ky, needs.result, context);
    return table.ok ? measureAnswer(measure.result, table.result) : table;
  },
  explain: ({ so_lieu }) => explainStored(so_lieu === null ? [] : [so_lieu]),
});
