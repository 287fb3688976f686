// Endpoints of access tokens.
import * as z from "zod";
import { defineOperation } from "../operation.ts";
import { tokenBodySchema, tokenCreatedSchema, tokensAnswerSchema } from "../token.ts";
import { none } from "./params.ts";

export const ACCESS_OPERATIONS = {
  createToken: defineOperation({
    method: "post",
    path: "/v1/tokens",
    title: { vi: "Cấp mã truy cập", en: "Issue a token" },
    authorization: "required",
    pathParams: none,
    query: none,
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
  }),

  listTokens: defineOperation({
    method: "get",
    path: "/v1/tokens",
    title: { vi: "Các mã truy cập trong phạm vi", en: "Tokens of the subtree" },
    description: {
      vi: "Quyền khác quản trị chỉ thấy mã của chính mình.",
      en: "Every role below administrator sees only its own token.",
    },
    authorization: "required",
    pathParams: none,
    query: none,
    answers: {
      200: {
        description: { vi: "Các mã, không có phần bí mật", en: "Without their secrets" },
        json: tokensAnswerSchema,
      },
    },
    problems: [],
  }),

  revokeToken: defineOperation({
    method: "delete",
    path: "/v1/tokens/{id}",
    title: { vi: "Thu hồi mã truy cập", en: "Revoke a token" },
    authorization: "required",
    pathParams: z.strictObject({ id: z.string().min(1).max(64) }),
    query: none,
    answers: { 204: { description: { vi: "Đã thu hồi, có hiệu lực ngay", en: "Revoked at once" } } },
    problems: ["FORBIDDEN", "NOT_FOUND"],
  }),
} as const;
