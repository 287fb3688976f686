// Schemas of deadlines that an office sets for itself and for the units below it.
import * as z from "zod";
import type { PeriodKind } from "../domain/period.ts";

const KINDS = ["month", "quarter", "half", "months", "year", "range"] as const satisfies readonly PeriodKind[];
const DAYS_MAX = 366;
const DAYS_WRONG = `Phải là số ngày làm việc từ 0 đến ${DAYS_MAX}.`;

const day = z.iso.date("Phải là ngày dạng 2026-12-31.");
const shortText = z.string().trim().min(1, "Phải ghi văn bản hoặc lý do.").max(300);
const orNull = <Schema extends z.ZodType>(schema: Schema) => z.union([schema, z.null()]);

const kind = z.enum(KINDS).meta({
  description:
    "Loại kỳ: tháng, quý, 6 tháng, n tháng, năm, khoảng ngày; bỏ trống là mọi loại / kind of period; absent: all",
});
const days = z
  .int(DAYS_WRONG)
  .min(0, DAYS_WRONG)
  .max(DAYS_MAX, DAYS_WRONG)
  .meta({ description: "Số ngày làm việc sau ngày cuối kỳ / working days after the last day", examples: [3] });
const source = shortText.meta({ description: "Văn bản quy định hoặc lý do / the instrument or the reason" });
const from = day.meta({ description: "Cho kỳ kết thúc từ ngày này / for periods that end from this day on" });
const autoClose = z.boolean().meta({
  description:
    "Tự chốt kỳ của đơn vị này khi hết hạn nếu không còn vướng mắc / closes this unit's period by itself after the deadline where nothing stands in the way",
});

export const deadlineBodySchema = z
  .strictObject({
    unit: z.string(),
    form: z.string().min(1).optional().meta({ description: "Biểu; bỏ trống là mọi biểu / form; absent: all" }),
    kind: kind.optional(),
    days,
    from,
    to: day.optional(),
    source,
    note: shortText.optional(),
    autoClose: autoClose.optional(),
  })
  .refine((body) => body.to === undefined || body.from <= body.to, {
    path: ["to"],
    error: "Ngày cuối phải sau ngày đầu.",
  })
  .meta({ id: "DeadlineBody" });

export const deadlineSchema = z
  .strictObject({
    id: z.string(),
    unit: z.string(),
    form: orNull(z.string()),
    kind: orNull(kind),
    days,
    from,
    to: orNull(day),
    source,
    note: orNull(z.string()),
    autoClose,
    createdAt: z.string(),
  })
  .meta({ id: "Deadline" });

export const deadlinesAnswerSchema = z
  .strictObject({
    deadlines: z.array(
      z.strictObject({
        ...deadlineSchema.shape,
        endedAt: orNull(z.string()).meta({ description: "Lúc thôi áp dụng / when it was ended" }),
      }),
    ),
  })
  .meta({ id: "Deadlines" });
