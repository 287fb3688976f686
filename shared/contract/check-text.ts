// Schemas of POST /v1/check/text: a text of a report, and what does not add up in it.
import * as z from "zod";
import { proposalSchema } from "./snapshot.ts";

export const CHECK_TEXT_MAX_MIB = 1;
/** About forty pages; longer texts are several reports. */
const CHECK_TEXT_MAX = 200_000;

export const checkTextRequestSchema = z
  .strictObject({
    text: z
      .string()
      .max(CHECK_TEXT_MAX)
      .meta({ description: "Đoạn văn hoặc cả bài viết / a paragraph or a whole article" }),
    unit: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .meta({
        description:
          "Đơn vị báo cáo: tên, hoặc mã khi có mã truy cập / the reporting unit: its name, or its code with a token",
        examples: ["UBND xã Thạch Hưng"],
      }),
    period: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .meta({
        description:
          "Kỳ của số liệu; bỏ trống thì đọc trong bài / period of the figures; read from the text where left out",
        examples: ["Quý I/2023"],
      }),
    asOf: z.iso
      .date("Phải là ngày dạng 2025-06-30.")
      .optional()
      .meta({ description: "Ngày lấy số liệu / the day on which the figures were taken" }),
  })
  .meta({ id: "CheckTextRequest" });

const textFindingSchema = z
  .strictObject({
    severity: z.enum(["E", "W", "I"]).meta({ description: "Lỗi, Cảnh báo, Lưu ý / error, warning, information" }),
    code: z.string().meta({ examples: ["PCT_MISMATCH"] }),
    at: z
      .tuple([z.int().min(0), z.int().min(0)])
      .meta({ description: "Vị trí trong bài, theo đơn vị UTF-16 / offsets of the text in UTF-16 units" }),
    stated: z.union([z.string(), z.number(), z.null()]),
    recomputed: z.union([z.string(), z.number(), z.null()]),
    message: z.string(),
    proposal: proposalSchema.optional(),
  })
  .meta({ id: "TextFinding" });

export const checkTextAnswerSchema = z
  .strictObject({ findings: z.array(textFindingSchema) })
  .meta({ id: "CheckTextAnswer" });
