// Endpoints that follow a unit over periods: a series of one figure, and who has sent.
import * as z from "zod";
import { defineOperations } from "../operation.ts";
import { completenessAnswerSchema, seriesAnswerSchema } from "../series.ts";
import { formParam, periodParam, placeProblems, snapshotPath, snapshotQuery, unitParam } from "./params.ts";

export const SERIES_OPERATIONS = defineOperations({
  getSeries: {
    title: { vi: "Diễn biến qua các kỳ", en: "A series over periods" },
    description: {
      vi: "Một số liệu hoặc tỷ lệ qua các kỳ cùng loại từ from đến to. Kỳ chưa có số liệu vẫn có một điểm; chỗ sắp xếp đơn vị hoặc đổi quy tắc chấm điểm được đánh dấu.",
      en: "A figure or rate over the periods of one kind between from and to. A gap is a point; mergers and changes of scoring rules are marked.",
    },
    authorization: "required",
    pathParams: z.strictObject({ unit: unitParam }),
    query: z.strictObject({
      figure: z
        .string()
        .min(1)
        .meta({ description: "Mã hoặc tên số liệu, tỷ lệ / figure or rate", examples: ["ONLINE_RATE_ALL"] }),
      from: periodParam,
      to: periodParam,
      form: formParam,
    }),
    answers: {
      200: {
        description: { vi: "Các điểm theo thứ tự thời gian", en: "Points in order of time" },
        json: seriesAnswerSchema,
        headers: { ETag: { vi: "Dấu của nội dung", en: "Mark of the content" } },
      },
      304: { description: { vi: "Không đổi so với If-None-Match", en: "Not modified" } },
    },
    problems: [...placeProblems, "FIGURE_UNKNOWN", "NOT_COMPARABLE", "SERIES_TOO_LONG"],
  },
  getCompleteness: {
    title: { vi: "Tình hình gửi số liệu", en: "Who has sent" },
    description: {
      vi: "Đơn vị phải gửi, đã gửi, gửi chậm và còn thiếu trong kỳ.",
      en: "Units that have to report: received, late, missing.",
    },
    authorization: "required",
    pathParams: snapshotPath,
    query: snapshotQuery,
    answers: {
      200: {
        description: { vi: "Từng đơn vị phải gửi", en: "Each unit that has to report" },
        json: completenessAnswerSchema,
        headers: { ETag: { vi: "Dấu của nội dung", en: "Mark of the content" } },
      },
      304: { description: { vi: "Không đổi so với If-None-Match", en: "Not modified" } },
    },
    problems: [...placeProblems, "UNIT_NOT_IN_FORCE"],
  },
});
