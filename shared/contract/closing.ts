// Schemas of closing a period: its preview, its frozen table, and what has moved since.
import * as z from "zod";
import { ROLES } from "../domain/role.ts";
import { SNAPSHOT_STATES } from "../domain/snapshot-state.ts";
import { ruleSetVersionSchema } from "./compute.ts";
import { consolidatedAnswerSchema } from "./consolidated.ts";
import { figuresSchema, findingSchema, ratesSchema, snapshotBodySchema } from "./snapshot.ts";

const CHANGES_MAX = 1000;

const orNull = <Schema extends z.ZodType>(schema: Schema) => z.union([schema, z.null()]);
/** null: not there on that side. */
const moved = <Schema extends z.ZodType>(schema: Schema) =>
  z.strictObject({ before: orNull(schema), after: orNull(schema) });

const lateSchema = z.strictObject({ unit: z.string(), due: z.string(), workingDays: z.int() });
/** What of the table is said before it is frozen. */
const { provisional, completeness, totals: frozenTotals } = consolidatedAnswerSchema.shape;
const frozenTable = { provisional, completeness, totals: frozenTotals };

export const closeBodySchema = z
  .strictObject({
    override: z.string().trim().min(1, "Phải ghi lý do.").max(4000).optional().meta({
      description: "Lý do chốt khi còn vướng mắc; được lưu trong bản chốt / why, where obstacles remain; it is kept",
    }),
  })
  .meta({ id: "CloseBody" });

export const closedAnswerSchema = z
  .strictObject({ id: z.string(), url: z.string().meta({ examples: ["/v1/frozen/5b0c…"] }) })
  .meta({ id: "Closed" });

const lockSchema = z.strictObject({
  unit: z.string(),
  name: z.string(),
  period: z.string(),
  revision: z.int(),
  state: z.enum(SNAPSHOT_STATES),
  onBehalf: z.boolean(),
  own: z.boolean().meta({ description: "Do chính mã truy cập này gửi / submitted by this very token" }),
});

export const closingJudgementSchema = z
  .strictObject({
    unit: z.string(),
    name: z.string(),
    period: z.string(),
    form: z.string(),
    accepted: z.boolean().meta({ description: "Chốt thật như vậy thì có được không / whether it would be closed so" }),
    sequence: z.int().meta({ description: "Lần chốt sẽ được ghi / number that the closing would bear" }),
    closed: orNull(z.string()).meta({
      description:
        "Mã bản chốt, khi đã chốt và không có gì đổi / id of the closing there is, where nothing has changed",
    }),
    obstacles: z
      .array(z.strictObject({ ...findingSchema.shape, canOverride: z.boolean() }))
      .meta({ description: "canOverride false: lý do nào cũng không chốt được / no reason lifts it" }),
    locks: z.array(lockSchema).meta({ description: "Các bản số liệu sẽ bị khóa / snapshots that would be locked" }),
    locked: z.int().meta({ description: "Số bản đã khóa từ trước / how many are locked already" }),
    closers: z.array(z.strictObject({ unit: z.string(), label: z.string(), role: z.enum(ROLES) })).meta({
      description:
        "Mã truy cập khác chốt được, khi chính mã này đã gửi thay / other tokens that can close, where this one submitted itself",
    }),
    late: z.array(lateSchema),
    ...frozenTable,
  })
  .meta({ id: "ClosingJudgement" });

const numbersMoved = {
  figures: z.record(z.string(), moved(z.union([z.number(), z.strictObject({ state: z.string() })]))),
  rates: z.record(
    z.string(),
    moved(z.strictObject({ numerator: z.number(), denominator: z.number(), rate: orNull(z.number()) })),
  ),
};

const numbersMovedSchema = z
  .strictObject(numbersMoved)
  .meta({ description: "Chỉ các mã thay đổi / codes that differ" });

const rowMovedSchema = z.strictObject({
  unit: z.string(),
  name: z.string(),
  own: z.literal(true).optional(),
  state: orNull(moved(z.enum(SNAPSHOT_STATES))),
  revision: orNull(moved(z.int())),
  ...numbersMoved,
  ranks: z.record(z.string(), moved(z.int())).meta({
    description: "Thứ tự theo từng tỷ lệ, cao nhất trước / place by each rate, the highest first",
  }),
});

const tableMovedSchema = z.strictObject({
  unit: z.string(),
  name: z.string(),
  totals: numbersMovedSchema,
  rows: z.array(rowMovedSchema).meta({ description: "Chỉ các dòng thay đổi / rows that differ" }),
});

export const previewBodySchema = z
  .strictObject({
    changes: z
      .array(
        z
          .strictObject({
            unit: z.string(),
            figures: figuresSchema.optional().meta({
              description: "Thay toàn bộ số liệu, giữ các phần khác / replaces all figures and keeps the rest",
            }),
            body: snapshotBodySchema.optional().meta({ description: "Bản số liệu như khi gửi / as it would be sent" }),
          })
          .refine((change) => (change.figures === undefined) !== (change.body === undefined), {
            path: ["figures"],
            error: "Ghi figures hoặc body, không ghi cả hai.",
          }),
      )
      .min(1)
      .max(CHANGES_MAX),
  })
  .meta({ id: "PreviewBody" });

const totals = z.strictObject({ figures: figuresSchema, rates: ratesSchema });

export const previewAnswerSchema = z
  .strictObject({
    unit: z.string(),
    period: z.string(),
    form: z.string(),
    basis: z.literal("as-was"),
    totals: z.strictObject({ before: totals, after: totals }),
    completeness: z.strictObject({
      before: consolidatedAnswerSchema.shape.completeness,
      after: consolidatedAnswerSchema.shape.completeness,
    }),
    tables: z.array(tableMovedSchema).meta({
      description:
        "Đơn vị được hỏi, rồi các cấp ở giữa đến đơn vị thay đổi / the unit asked for, then those between it and what changed",
    }),
    findings: z.array(findingSchema).meta({ description: "Phát sinh do thay đổi / that the change would bring" }),
  })
  .meta({ id: "Preview" });

const sourceSchema = z.strictObject({
  unit: z.string(),
  period: z.string(),
  form: z.string(),
  revision: z.int(),
  hash: z.string(),
  submittedAt: z.string(),
  onBehalf: z.boolean(),
  core: z.string(),
  rulesets: z.array(ruleSetVersionSchema),
});

export const frozenAnswerSchema = z
  .strictObject({
    id: z.string(),
    url: z.string(),
    title: z.string().meta({ examples: ["Bản chốt lần 2, Tháng 6/2023 (…), Tỉnh T"] }),
    sequence: z.int(),
    closedAt: z.string(),
    closedBy: z.strictObject({ id: z.string(), unit: z.string(), role: z.enum(ROLES), label: orNull(z.string()) }),
    override: orNull(z.strictObject({ reason: z.string(), obstacles: z.array(findingSchema) })),
    core: z.string(),
    name: z.string(),
    late: z.array(lateSchema),
    ...consolidatedAnswerSchema.shape,
    sources: z.array(sourceSchema).meta({ description: "Các lần gửi đã cộng / the revisions added up" }),
  })
  .meta({ id: "Frozen" });

const closingSchema = z.strictObject({
  id: z.string(),
  url: z.string(),
  sequence: z.int(),
  hash: z.string().meta({ description: "SHA-256 của bản chốt / of the frozen text" }),
  override: orNull(z.string()),
  closedAt: z.string(),
});

export const closingsAnswerSchema = z
  .strictObject({
    closings: z.array(closingSchema).meta({ description: "Mới nhất trước / the latest first" }),
    deadlines: z
      .array(
        z.strictObject({
          due: z.string(),
          expected: z.int(),
          missing: z.array(z.string()),
          late: z.array(z.string()),
          recordedAt: z.string(),
        }),
      )
      .meta({ description: "Ai chưa gửi khi hết hạn / who had not sent when a deadline passed" }),
  })
  .meta({ id: "Closings" });

export const frozenDifferenceSchema = z
  .strictObject({
    id: z.string(),
    closedAt: z.string(),
    asOf: orNull(z.string()),
    isSame: z.boolean(),
    ...tableMovedSchema.shape,
    period: z.string(),
    form: z.string(),
    sources: z
      .array(z.strictObject({ unit: z.string(), period: z.string(), revision: moved(z.int()) }))
      .meta({ description: "Các bản số liệu đã đổi từ khi chốt / snapshots that changed since" }),
  })
  .meta({ id: "FrozenDifference" });
