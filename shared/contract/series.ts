// Schemas of a series over periods and of who has sent.
import * as z from "zod";
import { SNAPSHOT_STATES } from "../domain/snapshot-state.ts";

export const seriesAnswerSchema = z
  .strictObject({
    unit: z.string(),
    form: z.string(),
    basis: z.literal("as-was"),
    figure: z.strictObject({ code: z.string(), name: z.string(), kind: z.enum(["figure", "rate"]) }),
    points: z.array(
      z.strictObject({
        period: z.string(),
        label: z.string(),
        first: z.string(),
        last: z.string(),
        value: z
          .union([z.number(), z.null()])
          .meta({ description: "null: chưa có số liệu, xem note / a gap, see note" }),
        numerator: z.number().optional(),
        denominator: z.number().optional(),
        provisional: z.boolean(),
        missing: z.string().optional().meta({ description: "Mã lý do chưa có / code of why there is none" }),
        break: z
          .enum(["merger", "rules"])
          .optional()
          .meta({ description: "Không nối với điểm trước / no line from the point before" }),
        note: z.string().optional(),
      }),
    ),
  })
  .meta({ id: "Series" });

export const completenessAnswerSchema = z
  .strictObject({
    unit: z.string(),
    period: z.string(),
    form: z.string(),
    expected: z.int(),
    received: z.int(),
    late: z.int(),
    missing: z.array(z.strictObject({ unit: z.string(), name: z.string() })),
    units: z.array(
      z.strictObject({
        unit: z.string(),
        name: z.string(),
        state: z.union([z.enum(SNAPSHOT_STATES), z.null()]),
        submittedAt: z.union([z.string(), z.null()]),
        late: z.boolean(),
        workingDaysLate: z.int(),
        includedIn: z
          .string()
          .optional()
          .meta({ description: "Đơn vị cấp trên đã gửi cả phần này / the unit above whose report includes it" }),
      }),
    ),
  })
  .meta({ id: "Completeness" });
