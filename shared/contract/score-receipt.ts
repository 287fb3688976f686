// Schema of the receipt of a score: all that it was made of, from which the same number can be computed again.
import * as z from "zod";

const exact = z.string().meta({ description: "Số đúng, dạng 435258 hoặc 4/5 / an exact number", examples: ["4/5"] });
const orNull = <Schema extends z.ZodType>(schema: Schema) => z.union([schema, z.null()]);
const confidence = z.enum(["V", "O", "D", "K", "?"]);

const lineSchema = z.strictObject({
  number: z.string().meta({ examples: ["3.3"] }),
  code: z.string(),
  title: z.string(),
  rate: orNull(z.string()),
  denominatorBasis: orNull(z.string()),
  figures: z.array(z.strictObject({ code: z.string(), amount: z.number() })),
  numerator: orNull(exact),
  denominator: orNull(exact),
  ratio: orNull(exact),
  method: z.enum(["linear", "cap", "info", "given"]),
  max: exact,
  threshold: exact,
  zeroDenominator: z.enum(["zero", "nullAsZero", "full"]),
  points: orNull(z.string()),
  counted: orNull(z.string()).meta({ description: "Phần cộng vào nhóm / what went into the group" }),
  state: z.enum(["number", "zero", "not_applicable", "not_provided", "information", "impossible"]),
  basis: z.enum(["counts", "ratio", "reported", "nothingToCount", "level", "none"]),
  inherited: z.boolean(),
  citation: z.string(),
  confidence,
});

export const scoreReceiptSchema = z
  .strictObject({
    core: z.string(),
    ruleSet: z.strictObject({
      id: z.string(),
      version: z.string(),
      title: z.string(),
      switches: z.array(z.string()),
    }),
    period: z.string(),
    max: orNull(exact),
    rounding: z.strictObject({
      digits: z.int(),
      mode: z.literal("halfUp"),
      group: z.literal("sumOfRounded"),
      score: z.literal("sumOfGroups"),
    }),
    groups: z.array(
      z.strictObject({
        code: z.string(),
        title: z.string(),
        max: exact,
        lines: z.array(lineSchema),
        reported: orNull(exact),
        points: orNull(z.string()),
        state: z.enum(["computed", "reported", "partial", "none", "information", "impossible"]),
        citation: z.string(),
        confidence,
      }),
    ),
    score: orNull(z.string()).meta({ examples: ["72.60"] }),
    rescaled: orNull(z.string()),
    notices: z.array(z.strictObject({ code: z.string(), message: z.string() })),
  })
  .meta({ id: "ScoreReceipt" });
