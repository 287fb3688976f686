// CUNGKY: the same period a year before.
import { samePeriodLastYear } from "../domain/period.ts";
import { done, refuse } from "../domain/problem.ts";
import { periodName } from "../text/period.ts";
import { defineFunction } from "./definition.ts";
import { explainPeriod, KY, periodIn } from "./kybc.ts";

export const CUNGKY = defineFunction({
  id: "CUNGKY",
  title: { vi: "Cùng kỳ năm trước", en: "Same period last year" },
  description: {
    vi: "Mã của cùng kỳ năm trước; của khoảng ngày tự do là cùng ngày, cùng tháng của năm trước (ngày 29/02 thành ngày 28/02).",
    en: "The same period a year before; of free dates the same days of the year before.",
  },
  params: [KY],
  result: "text",
  examples: [
    { args: ["Quý I/2023"], shows: "nd09:2022-Q1", source: "Quý I/2023 so với cùng kỳ năm 2022" },
    {
      args: ["Từ ngày 15/12/2021 đến ngày 12/9/2022"],
      shows: "range:2020-12-15..2021-09-12",
      source: "UBND huyện Xuân Lộc",
    },
  ],
  evaluate: ({ ky }) => {
    const period = periodIn(ky);
    if (!period.ok) return period;
    const before = samePeriodLastYear(period.result);
    return before
      ? done({ value: before.key })
      : refuse("PERIOD_HAS_NO_NEIGHBOUR", { period: periodName(period.result) });
  },
  explain: ({ ky }) => explainPeriod(ky),
});
