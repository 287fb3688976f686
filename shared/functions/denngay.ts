// DENNGAY: the last day of a period.
import { toExcelSerial } from "../domain/local-date.ts";
import { done } from "../domain/problem.ts";
import { DATE_FORMAT } from "./cell.ts";
import { defineFunction } from "./definition.ts";
import { explainPeriod, KY, periodIn } from "./kybc.ts";

export const DENNGAY = defineFunction({
  id: "DENNGAY",
  title: { vi: "Ngày cuối kỳ", en: "Last day of a period" },
  description: {
    vi: "Ngày cuối của kỳ báo cáo, là ngày Excel để tính tiếp được.",
    en: "The last day of a period, as an Excel date.",
  },
  params: [KY],
  result: "date",
  examples: [
    {
      args: ["Tháng 6/2023"],
      shows: "14/06/2023",
      source: "Nghị định 09/2019/NĐ-CP: tháng 6 từ ngày 15/5 đến ngày 14/6",
    },
    { args: ["Từ ngày 15/12/2021 đến ngày 12/9/2022"], shows: "12/09/2022", source: "UBND huyện Xuân Lộc" },
    { args: ["civil:2024-02"], shows: "29/02/2024", source: "Tháng 2 năm nhuận" },
  ],
  evaluate: ({ ky }) => {
    const period = periodIn(ky);
    return period.ok ? done({ value: toExcelSerial(period.result.last), format: DATE_FORMAT }) : period;
  },
  explain: ({ ky }) => explainPeriod(ky),
});
