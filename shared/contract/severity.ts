// Schemas of severities that an office sets for the codes of the checks.
import * as z from "zod";
import { maySet, SETTABLE_CODES } from "../findings/office-severity.ts";
import { SETTABLE_SEVERITIES } from "../findings/severity.ts";
import { SEVERITY_FLOOR_TEXT } from "../text/settings.ts";

const severity = z.enum(SETTABLE_SEVERITIES).meta({
  description: "Lỗi, Cảnh báo, Lưu ý, hoặc tắt / error, warning, information, or off",
});
const code = z
  .enum(SETTABLE_CODES)
  .meta({ description: "Mã của phép kiểm tra / code of a check", examples: ["OUTLIER"] });
const reason = z
  .string()
  .trim()
  .min(1, "Phải ghi lý do.")
  .max(4000)
  .meta({ description: "Lý do, được lưu lại / the reason, which is kept" });

export const severityBodySchema = z
  .strictObject({ unit: z.string(), code, severity, reason })
  .refine((body) => maySet(body.code, body.severity), { path: ["severity"], error: SEVERITY_FLOOR_TEXT })
  .meta({ id: "SeverityBody" });

const setting = {
  id: z.string(),
  unit: z.string(),
  code: z.string(),
  severity,
  reason: z.string(),
  createdAt: z.string(),
};

export const severityCreatedSchema = z.strictObject(setting).meta({ id: "Severity" });

export const severitiesAnswerSchema = z
  .strictObject({
    severities: z.array(
      z.strictObject({
        ...setting,
        endedAt: z.union([z.string(), z.null()]),
        inForce: z.boolean().meta({
          description: "false: đơn vị gần hơn đã đặt khác, hoặc đã thôi / a nearer unit set another, or it was ended",
        }),
      }),
    ),
    codes: z.array(
      z.strictObject({
        code: z.string(),
        severity: z.enum(["E", "W", "I"]).meta({ description: "Mức thường dùng / the usual one" }),
        mildest: severity.meta({ description: "Mức nhẹ nhất được đặt / the mildest that may be set" }),
      }),
    ),
  })
  .meta({ id: "Severities" });
