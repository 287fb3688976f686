// TENKY: the name of a period as a report prints it.
import { done } from "../domain/problem.ts";
import { periodName } from "../text/period.ts";
import { defineFunction } from "./definition.ts";
import { explainPeriod, KY, periodIn } from "./kybc.ts";

export const TENKY = defineFunction({
  id: "TENKY",
  title: { vi: "Tên kỳ báo cáo", en: "Name of a period" },
  description: {
    vi: "Tên kỳ kèm ngày đầu và ngày cuối, để đưa vào tiêu đề báo cáo.",
    en: "The name of a period with its first and last day, for the title of a report.",
  },
  params: [KY],
  result: "text",
  examples: [
    {
      args: ["nd09:2023-Q1"],
      shows: "Quý I/2023 (từ ngày 15/12/2022 đến ngày 14/3/2023)",
      source: "Nghị định 09/2019/NĐ-CP: quý tính từ ngày 15 đến ngày 14",
    },
    {
      args: ["15/12/2021 - 12/9/2022"],
      shows: "Từ ngày 15/12/2021 đến ngày 12/9/2022",
      source: "UBND huyện Xuân Lộc",
    },
  ],
  evaluate: ({ ky }) => {
    const period = periodIn(ky);
    return period.ok ? done({ value: periodName(period.result) }) : period;
  },
  explain: ({ ky }) => explainPeriod(ky),
});
