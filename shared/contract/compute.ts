// Schemas of POST /v1/compute: a batch of calls and its results in the same order.
import * as z from "zod";
import { callResultSchema, callSchema } from "./cells.ts";

export const CALLS_MAX = 1000;
export const COMPUTE_MAX_MIB = 4;

/**
 * The entries are read one by one (`readCall`), because a bad call must not fail its neighbours; so here they are open, and the
 * document shows the schema of a call.
 */
export const computeRequestSchema = z.strictObject({
  calls: z.array(z.unknown()).meta({
    override: ({ jsonSchema }: { jsonSchema: Record<string, unknown> }) => {
      jsonSchema.items = { $ref: "#/components/schemas/Call" };
      jsonSchema.maxItems = CALLS_MAX;
    },
  }),
});

/** Named here so that the document contains it although the request refers to it by hand. */
export const computeComponents = { Call: callSchema };

export const ruleSetVersionSchema = z
  .strictObject({ id: z.string(), version: z.string() })
  .meta({ id: "RuleSetVersion" });

export const computeAnswerSchema = z
  .strictObject({
    core: z.string().meta({ description: "Phiên bản bộ tính / version of the core" }),
    rulesets: z.array(ruleSetVersionSchema),
    results: z.array(callResultSchema),
  })
  .meta({ id: "ComputeAnswer" });
