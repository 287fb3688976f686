// Schema of the consolidated table of a unit.
import * as z from "zod";
import { CONSOLIDATION_BASES } from "../consolidation/consolidate.ts";
import { SNAPSHOT_STATES } from "../domain/snapshot.ts";
import { ruleSetVersionSchema } from "./compute.ts";
import { figuresSchema, findingSchema, ratesSchema } from "./snapshot.ts";

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
    totals: z.strictObject({ figures: figuresSchema, rates: ratesSchema }),
    rows: z.array(
      z.strictObject({
        unit: z.string(),
        name: z.string(),
        own: z.literal(true).optional(),
        state: z.union([z.enum(SNAPSHOT_STATES), z.null()]),
        revision: z.union([z.int(), z.null()]),
        figures: figuresSchema,
        rates: ratesSchema,
      }),
    ),
    findings: z.array(findingSchema),
  })
  .meta({ id: "Consolidated" });
