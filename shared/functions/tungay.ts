// TUNGAY: the first day of a period.
import { toExcelSerial } from "../domain/local-date.ts";
import { done } from "../domain/problem.ts";
import { DATE_FORMAT } from "./cell.ts";
import { defineFunction } from "./definition.ts";
import { explainPeriod, KY, periodIn } from "./kybc.ts";

export const TUNGAY = defineFunction({
  id: "TUNGAY",
  title: { vi: "Ngày đầu kỳ", en: "First day of a period" },
  description: {
    vi: "Ngày đầu của kỳ báo cáo, là ngày Excel để tính tiếp được.",
    en: "The first day of a period, as an Excel date.",
  },
  params: [KY],
  result: "date",
  examples: [
    {
      args: ["Tháng 6/2023"],
      shows: "15/05/2023",
      source: "Nghị định 09/2019/NĐ-CP: tháng 6 từ ngày 15/5 đến ngày 14/6",
    },
    { args: ["Từ ngày 15/12/2021 đến ngày 12/9/2022"], shows: "15/12/2021", source: "UBND huyện Xuân Lộc" },
    { args: ["civil:2023-Q1"], shows: "01/01/2023", source: "Quý I dương lịch của bộ chỉ số 766" },
  ],
  evaluate: ({ ky }) => {
    const period = periodIn(ky);
    return period.ok ? done({ value: toExcelSerial(period.result.first), format: DATE_FORMAT }) : period;
  },
  explain: ({ ky }) => explainPeriod(ky),
});
