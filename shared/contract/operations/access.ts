// Endpoints of access tokens.
import * as z from "zod";
import { defineOperations } from "../operation.ts";
import {
  TOKEN_FORMATS,
  tokenBatchBodySchema,
  tokenBatchSchema,
  tokenBodySchema,
  tokenCreatedSchema,
  tokensAnswerSchema,
} from "../token.ts";

export const ACCESS_OPERATIONS = defineOperations({
  createToken: {
    title: { vi: "Cấp mã truy cập", en: "Issue a token" },
    authorization: "required",
    body: {
      kind: "json",
      schema: tokenBodySchema,
      maxMib: 1,
      example: { unit: "XUANLOC", role: "nhap", label: "Máy của bộ phận một cửa" },
    },
    answers: {
      201: { description: { vi: "Mã chỉ hiện một lần", en: "Shown once" }, json: tokenCreatedSchema },
    },
    problems: ["FORBIDDEN", "UNIT_CODE_INVALID", "UNIT_UNKNOWN"],
  },

  createTokens: {
    title: { vi: "Cấp mã cho mọi đơn vị trực thuộc", en: "Issue a token for every child of a unit" },
    description: {
      vi: "Cấp cho tất cả hoặc không cấp mã nào. format=csv: tệp unit,name,role,label,token để phát cho các đơn vị.",
      en: "All or none. format=csv: a file unit,name,role,label,token to hand out.",
    },
    authorization: "required",
    query: z.strictObject({ format: z.enum(TOKEN_FORMATS).default("json") }),
    body: {
      kind: "json",
      schema: tokenBatchBodySchema,
      maxMib: 1,
      example: { under: "TRINHDIEN", role: "nhap", labelPrefix: "Bộ phận một cửa" },
    },
    answers: {
      201: {
        description: { vi: "Các mã chỉ hiện một lần", en: "Shown once" },
        json: tokenBatchSchema,
        media: ["text/csv"],
      },
    },
    problems: ["FORBIDDEN", "UNIT_CODE_INVALID", "UNIT_UNKNOWN"],
  },

  listTokens: {
    title: { vi: "Các mã truy cập trong phạm vi", en: "Tokens of the subtree" },
    description: {
      vi: "Quyền khác quản trị chỉ thấy mã của chính mình.",
      en: "Every role below administrator sees only its own token.",
    },
    authorization: "required",
    answers: {
      200: {
        description: { vi: "Các mã, không có phần bí mật", en: "Without their secrets" },
        json: tokensAnswerSchema,
      },
    },
  },

  revokeToken: {
    title: { vi: "Thu hồi mã truy cập", en: "Revoke a token" },
    authorization: "required",
    pathParams: z.strictObject({ id: z.string().min(1).max(64) }),
    answers: { 204: { description: { vi: "Đã thu hồi, có hiệu lực ngay", en: "Revoked at once" } } },
    problems: ["FORBIDDEN", "NOT_FOUND"],
  },
});
