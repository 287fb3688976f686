// Endpoints of an office's own deadlines.
import * as z from "zod";
import { deadlineBodySchema, deadlineSchema, deadlinesAnswerSchema } from "../deadline.ts";
import { defineOperations } from "../operation.ts";
import { unitParam } from "./params.ts";

export const DEADLINE_OPERATIONS = defineOperations({
  createDeadline: {
    title: { vi: "Khai hạn gửi số liệu", en: "Set a deadline for reports" },
    description: {
      vi: "Cho đơn vị và các đơn vị bên dưới. Đơn vị gần nhất đã khai thì theo đơn vị đó; chưa khai thì không có gì là gửi chậm.",
      en: "For the unit and the units below it. The nearest unit that set one decides; where none is set, nothing is late.",
    },
    authorization: "required",
    body: {
      kind: "json",
      schema: deadlineBodySchema,
      maxMib: 1,
      example: { unit: "XUANLOC", kind: "month", days: 3, from: "2022-01-01", source: "Quy chế báo cáo của huyện" },
    },
    answers: { 201: { description: { vi: "Đã lưu", en: "Stored" }, json: deadlineSchema } },
    problems: ["FORBIDDEN", "UNIT_CODE_INVALID", "UNIT_UNKNOWN", "FORM_UNKNOWN"],
  },

  listDeadlines: {
    title: { vi: "Các hạn gửi", en: "Deadlines" },
    description: {
      vi: "Của đơn vị, rồi của các đơn vị bên trên, gần nhất trước.",
      en: "Those of the unit, then those of the units above it, the nearest first.",
    },
    authorization: "required",
    query: z.strictObject({
      unit: unitParam.optional(),
      ended: z
        .enum(["0", "1"])
        .default("0")
        .meta({ description: "1: cả những hạn đã thôi áp dụng / also those that were ended" }),
    }),
    answers: { 200: { description: { vi: "Các hạn gửi", en: "The deadlines" }, json: deadlinesAnswerSchema } },
    problems: ["UNIT_CODE_INVALID", "UNIT_UNKNOWN"],
  },

  endDeadline: {
    title: { vi: "Thôi áp dụng hạn gửi", en: "End a deadline" },
    authorization: "required",
    pathParams: z.strictObject({ id: z.string().min(1).max(64) }),
    answers: { 204: { description: { vi: "Đã thôi áp dụng", en: "Ended" } } },
    problems: ["FORBIDDEN", "NOT_FOUND"],
  },
});
