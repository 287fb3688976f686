// Endpoints of the dated unit tree.
import * as z from "zod";
import { defineOperations } from "../operation.ts";
import { importAnswerSchema, UNITS_MAX_MIB, unitAnswerSchema, unitsAnswerSchema } from "../unit.ts";
import { dayParam, dryRunParam, unitParam } from "./params.ts";

const UNITS_EXAMPLE = [
  "code,name,type,parent,valid_from,valid_to,successors",
  "XUANLOC,Huyện Xuân Lộc,huyện,TRINHDIEN,2000-01-01,2025-06-30,",
  "",
].join("\n");

export const UNIT_OPERATIONS = defineOperations({
  listUnits: {
    title: { vi: "Cây đơn vị vào một ngày", en: "The tree of units on a day" },
    authorization: "required",
    query: z.strictObject({
      root: z.string().optional().meta({ description: "Mặc định: đơn vị của mã truy cập / default: the token's unit" }),
      on: dayParam.optional().meta({ description: "Mặc định: hôm nay / default: today" }),
    }),
    answers: {
      200: {
        description: { vi: "Cấp trên trước cấp dưới", en: "Parents before children" },
        json: unitsAnswerSchema,
      },
    },
    problems: ["UNIT_CODE_INVALID", "UNIT_UNKNOWN", "UNIT_NOT_IN_FORCE"],
  },

  // Before the units by code, whose addresses look alike.
  listProvinces: {
    title: { vi: "34 tỉnh, thành phố để nhập vào danh sách đơn vị", en: "The 34 provinces, ready for import" },
    description: {
      vi: "Theo NQ 202/2025/QH15, từ ngày 01/07/2025; kèm 63 tỉnh, thành phố trước đó với nơi kế thừa. Quan hệ sáp nhập chưa kiểm chứng, trừ Tây Ninh và Đồng Nai: hãy đối chiếu trước khi nhập.",
      en: "From 01/07/2025, with the 63 before and their successors. Mergers are unverified except Tây Ninh and Đồng Nai.",
    },
    authorization: "none",
    answers: { 200: { description: { vi: "Tệp để nhập", en: "The file" }, media: ["text/csv"] } },
  },

  getUnit: {
    title: { vi: "Một đơn vị qua các thời gian", en: "One unit through time" },
    authorization: "required",
    pathParams: z.strictObject({ code: unitParam }),
    answers: { 200: { description: { vi: "Các thời gian", en: "Its versions" }, json: unitAnswerSchema } },
    problems: ["UNIT_CODE_INVALID", "UNIT_UNKNOWN"],
  },

  importUnits: {
    title: { vi: "Nhập danh sách đơn vị", en: "Import a list of units" },
    description: {
      vi: "CSV UTF-8, dấu phẩy hoặc chấm phẩy, dòng theo thứ tự bất kỳ; ngày 2025-07-01 hoặc 01/07/2025; successors: MA:1/2|MA:1/2. Có chỗ sai thì không lưu gì.",
      en: "CSV in UTF-8 with comma or semicolon, rows in any order. With a conflict nothing is stored.",
    },
    authorization: "required",
    query: z.strictObject({
      dryRun: dryRunParam,
      detail: z
        .enum(["0", "1"])
        .default("0")
        .meta({ description: "1: nêu từng dòng thêm, sửa / 1: names each line that is added or changed" }),
    }),
    body: { kind: "csv", maxMib: UNITS_MAX_MIB, example: UNITS_EXAMPLE },
    answers: {
      200: {
        description: { vi: "Đã lưu, hoặc kết quả xét", en: "Stored, or the judgement" },
        json: importAnswerSchema,
      },
    },
    problems: ["FORBIDDEN", "UNITS_CONFLICT"],
  },
});
