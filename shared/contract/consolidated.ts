// Schema of the consolidated table of a unit.
import * as z from "zod";
import { CONSOLIDATION_BASES } from "../consolidation/consolidate.ts";
import { SNAPSHOT_STATES } from "../domain/snapshot.ts";
import { ruleSetVersionSchema } from "./compute.ts";
import { figuresSchema, findingSchema, ratesSchema } from "./snapshot.ts";

const deltaSchema = z.strictObject({
  before: z.number(),
  change: z.number().meta({ description: "Tỷ lệ tính bằng điểm phần trăm / of a rate in percentage points" }),
});

const targetMarkSchema = z.strictObject({
  least: z.number().meta({ description: "Chỉ tiêu, dạng phân số / as a fraction" }),
  met: z.boolean(),
  difference: z.number().meta({ description: "Điểm phần trăm so với chỉ tiêu / percentage points above the target" }),
  source: z.string(),
});

const pullSchema = z.union([
  z.strictObject({
    unit: z.string(),
    name: z.string(),
    points: z.number().meta({ description: "Điểm phần trăm của mức thay đổi / its percentage points of the change" }),
  }),
  z.null(),
]);

/** What may stand beside the numbers of a row or of the total. */
const beside = {
  score: z.number().optional(),
  grade: z.string().optional(),
  rank: z.int().optional(),
  target: z.record(z.string(), targetMarkSchema).optional(),
  previous: z
    .strictObject({
      figures: z.record(z.string(), deltaSchema),
      rates: z.record(z.string(), deltaSchema),
      score: deltaSchema.optional(),
      note: z.string().optional().meta({ description: "Vì sao có số không so sánh / why some are not compared" }),
    })
    .optional(),
};

export const consolidatedAnswerSchema = z
  .strictObject({
    unit: z.string(),
    period: z.string(),
    form: z.string(),
    basis: z.enum(CONSOLIDATION_BASES),
    provisional: z.boolean(),
    asOf: z
      .union([z.string(), z.null()])
      .meta({ description: "Lần lưu sau cùng được dùng / the last stored change used" }),
    rulesets: z.array(ruleSetVersionSchema),
    completeness: z.strictObject({
      expected: z.int(),
      received: z.int(),
      late: z.int(),
      missing: z.array(z.string()),
    }),
    ranking: z
      .strictObject({ by: z.string(), settled: z.int(), expected: z.int() })
      .optional()
      .meta({ description: "Xếp hạng theo gì, bao nhiêu đơn vị đã có hạng / by what units are ranked, and how many" }),
    previous: z
      .strictObject({
        period: z.string(),
        code: z.string().optional(),
        note: z.string().optional(),
        pulls: z
          .record(z.string(), z.strictObject({ down: pullSchema, up: pullSchema }))
          .optional()
          .meta({
            description:
              "Theo từng tỷ lệ: đơn vị kéo xuống và kéo lên nhiều nhất / by rate: who pulled it down and up most",
          }),
      })
      .optional()
      .meta({ description: "Kỳ trước, hoặc vì sao không so sánh / the period before, or why there is no comparison" }),
    totals: z.strictObject({ figures: figuresSchema, rates: ratesSchema, ...beside }),
    rows: z.array(
      z.strictObject({
        unit: z.string(),
        name: z.string(),
        own: z.literal(true).optional(),
        state: z.union([z.enum(SNAPSHOT_STATES), z.null()]),
        revision: z.union([z.int(), z.null()]),
        figures: figuresSchema,
        rates: ratesSchema,
        ...beside,
      }),
    ),
    sectors: z
      .array(z.strictObject({ sector: z.string(), units: z.int(), figures: figuresSchema, rates: ratesSchema }))
      .optional(),
    findings: z.array(findingSchema),
  })
  .meta({ id: "Consolidated" });
