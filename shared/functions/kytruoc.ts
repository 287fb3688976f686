// KYTRUOC: the n-th period before.
import { previousPeriod } from "../domain/period.ts";
import { done, refuse } from "../domain/problem.ts";
import { periodName } from "../text/period.ts";
import { defineFunction } from "./definition.ts";
import { explainPeriod, KY, periodIn, wholeIn } from "./kybc.ts";

/** A hundred years of months: every period between 2000 and 2100 can be reached. */
const STEPS_MAX = 1200;

export const KYTRUOC = defineFunction({
  id: "KYTRUOC",
  title: { vi: "Kỳ trước", en: "Period before" },
  description: {
    vi: "Mã của kỳ liền trước, hoặc kỳ thứ n trước đó. Của tháng là tháng trước, của quý là quý trước; của khoảng ngày tự do là khoảng bằng số ngày liền trước; của 9 tháng là 9 tháng năm trước.",
    en: "The period before, or the n-th before: of a month the month, of a quarter the quarter, of free dates the equal length before.",
  },
  params: [
    KY,
    {
      name: "so_ky",
      kind: "number",
      optional: true,
      title: { vi: "Số kỳ lùi lại (mặc định 1)", en: "Periods back (default 1)" },
    },
  ],
  result: "text",
  examples: [
    {
      args: ["Tháng 6/2023"],
      shows: "nd09:2023-05",
      source: "UBND xã Thạnh Tân so tháng 6/2023 với chính tháng 6/2023",
    },
    { args: ["nd09:2023-Q1", 2], shows: "nd09:2022-Q3", source: "Hai quý trước quý I/2023" },
    {
      args: ["01/01/2023 - 13/03/2023"],
      shows: "range:2022-10-21..2022-12-31",
      source: "72 ngày ngay trước khoảng ngày trong bài công bố quý I/2023 của một tỉnh",
    },
  ],
  evaluate: ({ ky, so_ky }) => {
    const period = periodIn(ky);
    if (!period.ok) return period;
    const steps = so_ky === null ? done(1) : wholeIn("Số kỳ lùi lại", so_ky, STEPS_MAX);
    if (!steps.ok) return steps;
    const before = previousPeriod(period.result, steps.result);
    return before
      ? done({ value: before.key })
      : refuse("PERIOD_HAS_NO_NEIGHBOUR", { period: periodName(period.result) });
  },
  explain: ({ ky }) => explainPeriod(ky),
});
