// Schemas of targets: an office's own, beside those that ship with their source.
import * as z from "zod";

const orNull = <Schema extends z.ZodType>(schema: Schema) => z.union([schema, z.null()]);
const day = z.iso.date("Phải là ngày dạng 2026-12-31.");
const levels = z.array(z.enum(["tinh", "so", "huyen", "xa"])).max(4);
const shortText = z.string().trim().min(1).max(300);

const entry = {
  measure: z
    .string()
    .min(1)
    .max(64)
    .meta({ description: "Mã tỷ lệ / code of a rate", examples: ["ONLINE_RATE_ALL"] }),
  leastPercent: z
    .number()
    .min(0, "Phải từ 0 đến 100.")
    .max(100, "Phải từ 0 đến 100.")
    .meta({ description: "Phần trăm phải đạt / percentage to reach", examples: [50] }),
  levels: levels.optional().meta({ description: "Cấp áp dụng; bỏ trống là mọi cấp / levels bound; absent: all" }),
  from: day.meta({ description: "Kỳ kết thúc từ ngày này / for periods that end from this day on" }),
  to: day,
  source: shortText.meta({ description: "Văn bản giao chỉ tiêu / the instrument" }),
  sourceDate: day.optional(),
  note: shortText.optional(),
};

export const targetBodySchema = z.strictObject({ unit: z.string(), ...entry }).meta({ id: "TargetBody" });

const ownTarget = z.strictObject({ id: z.string(), unit: z.string(), createdAt: z.string(), ...entry });

export const targetCreatedSchema = ownTarget.meta({ id: "Target" });

export const targetsAnswerSchema = z
  .strictObject({
    targets: z.array(
      z.strictObject({
        id: orNull(z.string()).meta({ description: "null: đi kèm bộ quy tắc / ships with the rules" }),
        unit: orNull(z.string()),
        measure: z.string(),
        leastPercent: orNull(z.number()).meta({ description: "null: văn bản chưa đọc được mức / value not read" }),
        levels: z.array(z.string()),
        area: orNull(z.string()),
        from: z.string(),
        to: z.string(),
        source: z.string(),
        sourceDate: orNull(z.string()),
        confidence: z.enum(["V", "O", "D", "K", "?"]),
        note: orNull(z.string()),
      }),
    ),
  })
  .meta({ id: "Targets" });
