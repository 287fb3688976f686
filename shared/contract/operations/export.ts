// Endpoints for everything out and everything in.
import * as z from "zod";
import { documentSchema, IMPORT_MAX_MIB, importAnswerSchema } from "../export.ts";
import { defineOperations } from "../operation.ts";
import { dryRunParam } from "./params.ts";

const DOCUMENT_EXAMPLE = [
  '{"kind":"dvc-export","format":1,"root":"T01","exportedAt":"2026-11-22T02:10:00.000Z","core":"1.0","schema":6,"rulesets":[],"forms":[],"units":1}',
  '{"table":"unit","own":true,"row":{"code":"T01","name":"Tỉnh Một","type":"tỉnh","parent":null,"validFrom":"2020-01-01","validTo":null,"successors":[],"reports":false}}',
  '{"kind":"end","lines":1,"sha256":"7e176603badf030c84a29ab5eeb3d98be8d17c84e429f3653bcb555ad0bfc966"}',
  "",
].join("\n");

export const EXPORT_OPERATIONS = defineOperations({
  exportData: {
    title: { vi: "Xuất toàn bộ dữ liệu của một phạm vi", en: "Everything of a subtree" },
    description: {
      vi: "NDJSON: dòng đầu cho biết nguồn, bộ quy tắc và các biểu; rồi đơn vị qua mọi thời gian, nhật ký, mọi bản số liệu và diễn biến, chỉ tiêu, danh sách mã truy cập không kèm phần bí mật; dòng cuối mang mã băm SHA-256 của mọi byte phía trước.",
      en: "NDJSON: a header with rule sets and forms; units with all versions, audit chains, every revision with its events, settings, tokens without their secrets; the last line has the SHA-256 of every byte before it. Units marked `own: false` are only the parents and successors that the others name.",
    },
    authorization: "required",
    query: z.strictObject({
      root: z
        .string()
        .min(1)
        .optional()
        .meta({ description: "Mặc định: đơn vị của mã truy cập / default: the token's unit" }),
      gzip: z.enum(["0", "1"]).default("0").meta({ description: "1: nén gzip / compressed" }),
    }),
    answers: {
      200: {
        description: { vi: "Tệp dữ liệu", en: "The document" },
        media: ["application/x-ndjson", "application/gzip"],
        example: DOCUMENT_EXAMPLE,
      },
    },
    problems: ["FORBIDDEN", "UNIT_CODE_INVALID", "UNIT_UNKNOWN"],
  },

  importData: {
    title: { vi: "Nhập toàn bộ dữ liệu đã xuất", en: "Take in what another server handed out" },
    description: {
      vi: "Chỉ quản trị máy chủ; vào máy chủ chưa có các đơn vị đó. Tệp được kiểm tra hết trước khi lưu. Tệp lớn lưu từng phần, chỉ hiện ra khi đủ; nếu đứt giữa chừng, gửi lại đúng tệp đó để nhập nốt. Nhận cả tệp nén gzip. Mã truy cập phải cấp lại.",
      en: "For the server's administrator, where none of the units is stored. The whole document is checked before anything is stored. A large one is stored in pieces and shows only when it is complete; after an interruption the same document continues it. gzip is accepted. Tokens have to be issued again.",
    },
    authorization: "required",
    query: z.strictObject({ dryRun: dryRunParam }),
    body: { kind: "ndjson", schema: documentSchema, maxMib: IMPORT_MAX_MIB, example: DOCUMENT_EXAMPLE },
    answers: {
      200: {
        description: { vi: "Kết quả xét, hoặc đã nhập từ trước", en: "The judgement, or it was there already" },
        json: importAnswerSchema,
      },
      201: { description: { vi: "Đã nhập xong", en: "All of it is stored" }, json: importAnswerSchema },
    },
    problems: [
      "FORBIDDEN",
      "IMPORT_UNREADABLE",
      "IMPORT_HASH",
      "IMPORT_CONFLICT",
      "IMPORT_UNFINISHED",
      "IMPORT_OVERTAKEN",
      "UNITS_CONFLICT",
    ],
  },
});
