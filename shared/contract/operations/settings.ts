// Endpoints of an office's own settings.
import * as z from "zod";
import { defineOperations } from "../operation.ts";
import { severitiesAnswerSchema, severityBodySchema, severityCreatedSchema } from "../severity.ts";
import { targetBodySchema, targetCreatedSchema, targetsAnswerSchema } from "../target.ts";
import { unitParam } from "./params.ts";

export const SETTING_OPERATIONS = defineOperations({
  createTarget: {
    title: { vi: "Khai chỉ tiêu của cơ quan", en: "Add an office's own target" },
    authorization: "required",
    body: {
      kind: "json",
      schema: targetBodySchema,
      maxMib: 1,
      example: {
        unit: "XUANLOC",
        measure: "ONLINE_RATE_ALL",
        leastPercent: 20,
        from: "2021-12-15",
        to: "2022-12-31",
        source: "Kế hoạch năm 2022 của tỉnh",
      },
    },
    answers: { 201: { description: { vi: "Đã lưu", en: "Stored" }, json: targetCreatedSchema } },
    problems: ["FORBIDDEN", "UNIT_CODE_INVALID", "UNIT_UNKNOWN"],
  },

  listTargets: {
    title: { vi: "Các chỉ tiêu", en: "Targets" },
    description: {
      vi: "Chỉ tiêu của cơ quan và cấp trên, rồi chỉ tiêu đi kèm bộ quy tắc.",
      en: "Those of the unit and of the units above it, then those that ship with the rules.",
    },
    authorization: "required",
    query: z.strictObject({ unit: unitParam.optional() }),
    answers: { 200: { description: { vi: "Các chỉ tiêu", en: "The targets" }, json: targetsAnswerSchema } },
    problems: ["UNIT_CODE_INVALID", "UNIT_UNKNOWN"],
  },

  endTarget: {
    title: { vi: "Thôi áp dụng chỉ tiêu", en: "End a target" },
    authorization: "required",
    pathParams: z.strictObject({ id: z.string().min(1).max(64) }),
    answers: { 204: { description: { vi: "Đã thôi áp dụng", en: "Ended" } } },
    problems: ["FORBIDDEN", "NOT_FOUND"],
  },

  createSeverity: {
    title: { vi: "Đặt mức độ của một phép kiểm tra", en: "Set the severity of a check" },
    description: {
      vi: "Áp dụng cho đơn vị và các đơn vị bên dưới; đơn vị gần nhất quyết định. Lần đặt trước của cùng mã được kết thúc và vẫn lưu.",
      en: "Binds the unit and those below it; the nearest unit decides. What was set for the code before is ended and kept.",
    },
    authorization: "required",
    body: {
      kind: "json",
      schema: severityBodySchema,
      maxMib: 1,
      example: {
        unit: "XUANLOC",
        code: "OUTLIER",
        severity: "off",
        reason: "Đơn vị vừa sắp xếp, số liệu các kỳ trước không so được.",
      },
    },
    answers: { 201: { description: { vi: "Đã lưu", en: "Stored" }, json: severityCreatedSchema } },
    problems: ["FORBIDDEN", "UNIT_CODE_INVALID", "UNIT_UNKNOWN"],
  },

  listSeverities: {
    title: { vi: "Mức độ của các phép kiểm tra", en: "Severities of checks" },
    description: {
      vi: "Những gì đơn vị đã đặt, rồi của các đơn vị bên trên, kể cả phép kiểm tra đã tắt, kèm lý do.",
      en: "What the unit set, then the units above it, checks switched off included, with the reasons.",
    },
    authorization: "required",
    query: z.strictObject({
      unit: unitParam.optional(),
      ended: z
        .enum(["0", "1"])
        .default("0")
        .meta({ description: "1: cả những lần đặt đã thôi / also those that were ended" }),
    }),
    answers: { 200: { description: { vi: "Các mức độ", en: "The severities" }, json: severitiesAnswerSchema } },
    problems: ["UNIT_CODE_INVALID", "UNIT_UNKNOWN"],
  },

  endSeverity: {
    title: { vi: "Trở lại mức độ thường dùng", en: "End a setting" },
    authorization: "required",
    pathParams: z.strictObject({ id: z.string().min(1).max(64) }),
    answers: { 204: { description: { vi: "Đã thôi áp dụng", en: "Ended" } } },
    problems: ["FORBIDDEN", "NOT_FOUND"],
  },
});
