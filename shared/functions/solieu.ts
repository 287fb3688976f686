// SOLIEU: a stored figure or rate of a unit; of an upper unit the total as the tree was in the period.
import { FORMS } from "../domain/form.ts";
import type { Outcome } from "../domain/problem.ts";
import type { Answer } from "./cell.ts";
import { defineFunction } from "./definition.ts";
import { measureAnswer } from "./measure-answer.ts";
import { explainStored, readMeasure, readStored, storedNeedsOf } from "./stored-choice.ts";

/** Parameters that the functions of stored data share. */
export const UNIT = { name: "don_vi", kind: "unit", title: { vi: "Mã đơn vị", en: "Unit code" } } as const;
export const PERIOD = { name: "ky", kind: "text", title: { vi: "Kỳ báo cáo", en: "Period" } } as const;

export const FIGURE = {
  name: "so_lieu",
  kind: "text",
  title: { vi: "Mã hoặc tên số liệu", en: "Figure or rate" },
} as const;
export const FORM = {
  name: "bieu",
  kind: "form",
  optional: true,
  title: { vi: "Biểu (mặc định: chung)", en: "Form" },
  choices: FORMS.map(({ code, title, titleEn }) => ({ value: code, title: { vi: title, en: titleEn } })),
} as const;

export const SOLIEU = defineFunction({
  id: "SOLIEU",
  title: { vi: "Số liệu đã lưu", en: "Stored figure" },
  description: {
    vi: "Một số liệu hoặc tỷ lệ đã gửi của đơn vị; với đơn vị cấp trên là số cộng theo đơn vị hành chính tại kỳ báo cáo.",
    en: "A stored figure or rate of a unit; of an upper unit the total over the tree of that period.",
  },
  params: [UNIT, PERIOD, FIGURE, FORM],
  result: "number",
  examples: [
    {
      args: ["XUANLOC", "15/12/2021 - 12/9/2022", "HS_TRUC_TUYEN"],
      shows: "20.595",
      source: "UBND huyện Xuân Lộc: 4.840 của cấp huyện cộng 15.755 của cấp xã",
    },
    {
      args: ["XUANLOC", "15/12/2021 - 12/9/2022", "ONLINE_RATE_ALL"],
      shows: "21,51%",
      source: "UBND huyện Xuân Lộc: 20.595/95.758",
    },
    {
      args: ["THANHTAN", "Tháng 6/2023", "DIEM_TONG", "766"],
      shows: "72,60",
      source: "UBND xã Thạnh Tân, bộ chỉ số tháng 6/2023: 72,6/100 điểm",
    },
  ],
  needs: ({ don_vi, ky, bieu }) => storedNeedsOf({ unit: don_vi, periodText: ky, form: bieu, basis: "as-was" }),
  evaluate: ({ don_vi, ky, so_lieu, bieu }, context): Outcome<Answer> => {
    const measure = readMeasure(so_lieu);
    if (!measure.ok) return measure;
    const table = readStored({ unit: don_vi, periodText: ky, form: bieu, basis: "as-was" }, context);
    return table.ok ? measureAnswer(measure.result, table.result) : table;
  },
  explain: ({ so_lieu }) => explainStored(so_lieu === null ? [] : [so_lieu]),
});
