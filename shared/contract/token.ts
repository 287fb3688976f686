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

export const TOKEN_FORMATS = ["json", "csv"] as const;

export const tokenBatchBodySchema = z
  .strictObject({
    under: z
      .string()
      .meta({ description: "Mỗi đơn vị trực thuộc hiện nay được cấp một mã / one for each direct child of today" }),
    role: z.enum(ROLES),
    labelPrefix: z
      .string()
      .trim()
      .min(1)
      .max(60)
      .optional()
      .meta({ description: "Đứng trước tên đơn vị trong nhãn / stands before the unit's name in the label" }),
    expires: tokenBodySchema.shape.expires,
  })
  .meta({ id: "TokenBatchBody" });

export const tokenCreatedSchema = z
  .strictObject({
    id: z.string(),
    token: z.string().meta({ description: "Chỉ hiện một lần / shown once" }),
    unit: z.string(),
    role: z.enum(ROLES),
  })
  .meta({ id: "TokenCreated" });

export const tokenBatchSchema = z.strictObject({ tokens: z.array(tokenCreatedSchema) }).meta({ id: "TokenBatch" });

const tokenSchema = z
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
