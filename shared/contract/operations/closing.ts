// Endpoints of closing a period: preview, closing, frozen tables and what has moved since.
import * as z from "zod";
import {
  closeBodySchema,
  closedAnswerSchema,
  closingJudgementSchema,
  closingsAnswerSchema,
  frozenAnswerSchema,
  frozenDifferenceSchema,
  previewAnswerSchema,
  previewBodySchema,
} from "../closing.ts";
import { defineOperations } from "../operation.ts";
import { dryRunParam, formParam, placeProblems, snapshotPath, snapshotQuery } from "./params.ts";

const frozenPath = z.strictObject({
  id: z
    .string()
    .min(1)
    .max(64)
    .meta({ description: "Mã bản chốt; thêm .csv để lấy CSV / id of the closing; with .csv as CSV" }),
});

export const CLOSING_OPERATIONS = defineOperations({
  previewConsolidated: {
    title: { vi: "Xem trước ảnh hưởng của đính chính", en: "What a changed snapshot would move" },
    description: { vi: "Không lưu gì.", en: "Nothing is stored." },
    authorization: "required",
    pathParams: snapshotPath,
    query: snapshotQuery,
    body: {
      kind: "json",
      schema: previewBodySchema,
      maxMib: 4,
      example: { changes: [{ unit: "XUANLOC", figures: { HS_TRUC_TUYEN: 4940, HS_TIEP_NHAN: 26757 } }] },
    },
    answers: { 200: { description: { vi: "Trước và sau", en: "Before and after" }, json: previewAnswerSchema } },
    problems: [...placeProblems, "UNIT_NOT_IN_FORCE"],
  },

  closePeriod: {
    title: { vi: "Chốt kỳ", en: "Close a period" },
    description: {
      vi: "Khóa mọi bản số liệu được cộng và lưu bảng tổng hợp thành bản chốt không bao giờ đổi. Còn vướng mắc thì không chốt và nêu danh sách; override là lý do vẫn chốt. dryRun=1 xét y như chốt thật và cho biết sẽ khóa những gì, không lưu gì.",
      en: "Locks every snapshot that counts and freezes the table for good. Where obstacles remain it lists them instead; override is the reason to close in spite of them. dryRun=1 judges as closing does and tells what would be locked, storing nothing.",
    },
    authorization: "required",
    pathParams: snapshotPath,
    query: z.strictObject({ form: formParam, dryRun: dryRunParam }),
    body: {
      kind: "json",
      schema: closeBodySchema,
      maxMib: 1,
      example: { override: "Xã X chưa gửi do sự cố đường truyền" },
    },
    answers: {
      200: {
        description: {
          vi: "Đã chốt từ trước và không có gì đổi; với dryRun=1: kết quả xét",
          en: "Closed before, and nothing has changed; with dryRun=1: the judgement",
        },
        json: z.union([closedAnswerSchema, closingJudgementSchema]),
      },
      201: { description: { vi: "Đã chốt", en: "Closed" }, json: closedAnswerSchema },
    },
    problems: [...placeProblems, "UNIT_NOT_IN_FORCE", "SNAPSHOT_NOT_FOUND", "FORBIDDEN", "PERIOD_OBSTACLES"],
  },

  listClosings: {
    title: { vi: "Các lần chốt", en: "Closings of a period" },
    authorization: "required",
    pathParams: snapshotPath,
    query: snapshotQuery,
    answers: { 200: { description: { vi: "Các lần chốt", en: "The closings" }, json: closingsAnswerSchema } },
    problems: [...placeProblems],
  },

  getFrozen: {
    title: { vi: "Bản chốt", en: "A frozen table" },
    description: {
      vi: "Nội dung không bao giờ đổi. Thêm .csv sau mã để lấy CSV; sep=; dùng dấu phẩy thập phân.",
      en: "Its content never changes. A .csv after the id gives CSV; sep=; gives decimal commas.",
    },
    authorization: "required",
    pathParams: frozenPath,
    query: z.strictObject({ sep: z.enum([",", ";"]).default(",") }),
    answers: {
      200: {
        description: { vi: "Bản chốt", en: "The frozen table" },
        json: frozenAnswerSchema,
        media: ["text/csv"],
        headers: { ETag: { vi: "Dấu của nội dung", en: "Mark of the content" } },
      },
      304: { description: { vi: "Không đổi so với If-None-Match", en: "Not modified" } },
    },
    problems: ["NOT_FOUND"],
  },

  getFrozenDifference: {
    title: { vi: "Khác gì so với hiện nay", en: "What has moved since the closing" },
    authorization: "required",
    pathParams: frozenPath,
    answers: { 200: { description: { vi: "Chênh lệch", en: "The difference" }, json: frozenDifferenceSchema } },
    problems: ["NOT_FOUND"],
  },
});
