// Endpoints of value-only copies: issuing a code, and checking a copy without a token.
import * as z from "zod";
import { copyBodySchema, copyCheckedSchema, copyCreatedSchema } from "../copy.ts";
import { defineOperation } from "../operation.ts";
import { none, placeProblems } from "./params.ts";

const codeParam = z
  .string()
  .min(1)
  .max(64)
  .meta({ description: "Mã kiểm tra in trên biên nhận / code of the receipt", examples: ["7K3M-9QXT-04WB-HN55"] });

const created = (vi: string, en: string) => ({ description: { vi, en }, json: copyCreatedSchema });

export const COPY_OPERATIONS = {
  createCopy: defineOperation({
    method: "post",
    path: "/v1/copies",
    title: { vi: "Cấp mã kiểm tra cho bản sao chỉ có giá trị", en: "Issue a code for a value-only copy" },
    description: {
      vi: "Ai xem được bản số liệu thì xin được mã. Máy chủ chỉ giữ mã băm của bản sao, không giữ nội dung.",
      en: "For whoever may see the snapshot. The server keeps the digest of the copy, nothing of its content.",
    },
    authorization: "required",
    pathParams: none,
    query: none,
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
  }),

  checkCopy: defineOperation({
    method: "get",
    path: "/v1/copies/{code}",
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
  }),

  copyCheckStart: defineOperation({
    method: "get",
    path: "/kiem-tra",
    title: { vi: "Trang gõ mã kiểm tra", en: "The page that asks for a code" },
    authorization: "none",
    pathParams: none,
    query: z.looseObject({}),
    answers: { 200: { description: { vi: "Trang kiểm tra", en: "The page" }, media: ["text/html"] } },
    problems: [],
  }),

  copyCheckPage: defineOperation({
    method: "get",
    path: "/kiem-tra/{code}",
    title: { vi: "Trang kiểm tra một bản sao", en: "The page that checks a copy" },
    authorization: "none",
    pathParams: z.strictObject({ code: codeParam }),
    query: z.looseObject({}),
    answers: { 200: { description: { vi: "Trang kiểm tra", en: "The page" }, media: ["text/html"] } },
    problems: [],
  }),
} as const;
