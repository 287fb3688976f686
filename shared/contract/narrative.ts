// Schema of the paragraph of a report.
import * as z from "zod";
import { NARRATIVE_LENGTHS } from "../writing/narrative.ts";
import { ruleSetVersionSchema } from "./compute.ts";

export const narrativeAnswerSchema = z
  .strictObject({
    unit: z.string(),
    period: z.string(),
    form: z.string(),
    length: z.enum(NARRATIVE_LENGTHS),
    asOf: z
      .union([z.string(), z.null()])
      .meta({ description: "Lần lưu sau cùng được dùng / the last stored change used" }),
    provisional: z.boolean(),
    text: z.string().meta({ description: "Các đoạn, mỗi đoạn một dòng / the paragraphs, one to a line" }),
    paragraphs: z.array(z.string()),
    rulesets: z.array(ruleSetVersionSchema),
  })
  .meta({ id: "Narrative" });
