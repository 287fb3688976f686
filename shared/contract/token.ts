// Schemas of access tokens ("mã truy cập").
import * as z from "zod";
import { ROLES } from "../domain/role.ts";

export const tokenBodySchema = z
  .strictObject({
    unit: z.string(),
    role: z.enum(ROLES),
    label: z.string().min(1).max(100),
    expires: z
      .union([z.iso.date(), z.iso.datetime({ offset: true })], "Phải là ngày 2026-12-31 hoặc thời điểm ISO 8601.")
      .optional()
      .meta({ description: "Ngày cuối còn dùng được, hoặc thời điểm hết hạn / last day, or the moment of expiry" }),
  })
  .meta({ id: "TokenBody" });

export const tokenCreatedSchema = z
  .strictObject({
    id: z.string(),
    token: z.string().meta({ description: "Chỉ hiện một lần / shown once" }),
    unit: z.string(),
    role: z.enum(ROLES),
  })
  .meta({ id: "TokenCreated" });

export const tokenSchema = z
  .strictObject({
    id: z.string(),
    unit: z.string(),
    role: z.enum(ROLES),
    label: z.string(),
    createdAt: z.union([z.string(), z.null()]),
    expiresAt: z.union([z.string(), z.null()]),
    lastUsedAt: z.union([z.string(), z.null()]),
    revokedAt: z.union([z.string(), z.null()]),
    own: z.boolean().meta({ description: "Mã đang dùng để hỏi / the token of this request" }),
  })
  .meta({ id: "Token" });

export const tokensAnswerSchema = z.strictObject({ tokens: z.array(tokenSchema) }).meta({ id: "Tokens" });
