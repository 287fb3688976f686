// Schemas of value-only copies: a code for the digest of a copy, and the answer to whoever checks one.
import * as z from "zod";

const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/u, "Phải là mã SHA-256 gồm 64 chữ số hệ 16, chữ thường.")
  .meta({ description: "SHA-256 của nội dung bản sao / of what the copy says" });

export const copyBodySchema = z
  .strictObject({
    unit: z.string().min(1),
    period: z.string().min(1),
    form: z.string().min(1).optional(),
    revision: z
      .int()
      .min(1)
      .optional()
      .meta({ description: "Bỏ trống là lần gửi hiện hành / absent: the current one" }),
    digest,
  })
  .meta({ id: "CopyBody" });

export const copyCreatedSchema = z
  .strictObject({
    code: z
      .string()
      .meta({ description: "In trên biên nhận / printed on the receipt", examples: ["7K3M-9QXT-04WB-HN5C"] }),
    unit: z.string(),
    period: z.string(),
    form: z.string(),
    revision: z.int(),
    digest,
    short: z.string().meta({ description: "Mã số liệu để gõ tay / the digest as people type it" }),
    address: z.string().meta({ description: "Trang kiểm tra / the page that checks it" }),
    createdAt: z.string(),
  })
  .meta({ id: "Copy" });

export const copyCheckedSchema = z
  .strictObject({
    match: z.boolean(),
    standing: z
      .union([z.enum(["current", "replaced", "returned"]), z.null()])
      .meta({ description: "Bản gốc nay ra sao; null khi không khớp / the snapshot now; null where nothing matches" }),
  })
  .meta({ id: "CopyChecked" });
