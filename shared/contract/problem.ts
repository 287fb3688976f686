// Schema of a problem (RFC 9457) as every refusal is answered.
import * as z from "zod";
import { findingSchema } from "./snapshot.ts";
import { batchResultSchema } from "./snapshot-batch.ts";
import { conflictSchema } from "./unit.ts";

/** `codes` is the closed list; the Worker has it as the keys of its table of statuses. */
export const problemAnswerSchema = (codes: readonly string[]) =>
  z
    .strictObject({
      type: z.string(),
      title: z.string(),
      status: z.int(),
      code: z.enum(codes as [string, ...string[]]),
      detail: z.string().meta({ description: "Câu tiếng Việt: sai gì, làm gì / what is wrong and what to do" }),
      requestId: z.string(),
      errors: z.array(z.strictObject({ path: z.string(), message: z.string() })),
      findings: z.array(findingSchema),
      conflicts: z.array(conflictSchema).optional(),
      results: z.array(batchResultSchema).optional(),
    })
    .meta({ id: "Problem" });
