// Endpoints of value-only copies: issuing a code, and checking a copy without a token.
import * as z from "zod";
import { copyBodySchema, copyCheckedSchema, copyCreatedSchema } from "../copy.ts";
import { defineOperations } from "../operation.ts";
import { placeProblems } from "./params.ts";

const codeParam = z
  .string()
  .min(1)
  .max(64)
  .meta({ description: "Mã kiểm tra in trên biên nhận / code of the receipt", examples: ["7K3M-9QXT-04WB-HN55"] });

const created = (vi: string, en: string) => ({ description: { vi, en }, json: copyCreatedSchema });

export const COPY_OPERATIONS = defineOperations({
  createCopy: {
    title: { vi: "Cấp mã kiểm tra cho bản sao chỉ có giá trị", en: "Issue a code for a value-only copy" },
    description: {
      vi: "Ai xem được bản số liệu thì xin được mã. Máy chủ chỉ giữ mã băm của bản sao, không giữ nội dung.",
      en: "For whoever may see the snapshot. The server keeps the digest of the copy, nothing of its content.",
    },
    authorization: "required",
    body: {
      kind: "json",
      schema: copyBodySchema,
      maxMib: 1,
      example: {
        unit: "XUANLOC",
        period: "range:2021-12-15..2022-09-12",
        digest: "0f4a1c5d7e9b2c3a4f5061728394a5b6c7d8e9fa0b1c2d3e4f5a6b7c8d9e0f10",
      },
    },
    answers: {
      200: created("Bản sao này đã có mã", "The same copy has a code already"),
      201: created("Đã cấp mã", "Issued"),
    },
    problems: [...placeProblems, "SNAPSHOT_NOT_FOUND"],
  },

  checkCopy: {
    title: { vi: "Bản sao có khớp không", en: "Whether a copy matches its code" },
    description: {
      vi: "Không cần mã truy cập; không cho biết bản sao của đơn vị nào, kỳ nào.",
      en: "Needs no token; tells nothing of whose copy it is.",
    },
    authorization: "none",
    pathParams: z.strictObject({ code: codeParam }),
    query: z.strictObject({
      digest: z
        .string()
        .min(1)
        .max(64)
        .meta({
          description: "Mã băm đủ 64 chữ số, hoặc mã số liệu trên biên nhận / the whole digest, or its short form",
          examples: ["0f4a1c5d7e9b2c3a4f5061728394a5b6c7d8e9fa0b1c2d3e4f5a6b7c8d9e0f10"],
        }),
    }),
    answers: { 200: { description: { vi: "Kết quả", en: "The answer" }, json: copyCheckedSchema } },
    problems: ["COPY_CODE_INVALID", "COPY_UNKNOWN"],
  },

  copyCheckStart: {
    title: { vi: "Trang gõ mã kiểm tra", en: "The page that asks for a code" },
    authorization: "none",
    query: z.looseObject({}),
    answers: { 200: { description: { vi: "Trang kiểm tra", en: "The page" }, media: ["text/html"] } },
  },

  copyCheckPage: {
    title: { vi: "Trang kiểm tra một bản sao", en: "The page that checks a copy" },
    authorization: "none",
    pathParams: z.strictObject({ code: codeParam }),
    query: z.looseObject({}),
    answers: { 200: { description: { vi: "Trang kiểm tra", en: "The page" }, media: ["text/html"] } },
  },
});
