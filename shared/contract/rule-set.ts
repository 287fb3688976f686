// Schemas of the rule sets as they are handed out: what a lawyer or another program reads, with citation and confidence.
import * as z from "zod";

const text = z.string();
const orNull = <Schema extends z.ZodType>(schema: Schema) => z.union([schema, z.null()]);
const day = z.string().meta({ examples: ["2026-09-26"] });
const confidence = z.enum(["V", "O", "D", "K", "?"]).meta({
  description:
    "V theo văn bản, O khớp số công bố, D nguồn thứ ba, K thường dùng, ? chưa kiểm chứng / read in its source, observed, third party, commonly held, unverified",
});

const summary = {
  id: text.meta({ examples: ["qd766-portal-2026"] }),
  version: text,
  title: text,
  family: text,
  legalBasis: z.array(z.strictObject({ number: text, title: text, date: orNull(day), issuer: text, confidence })),
  effectiveFrom: day,
  effectiveTo: orNull(day),
  verifiedFrom: orNull(day).meta({ description: "Ngày thu số liệu đối chiếu đầu tiên / first verified capture" }),
  annexUnverified: z.boolean(),
};

export const ruleSetsAnswerSchema = z
  .strictObject({ rulesets: z.array(z.strictObject(summary)) })
  .meta({ id: "RuleSets" });

const rate = z.strictObject({
  code: text,
  name: text,
  numerator: z.array(text),
  denominator: z.array(text),
  denominatorIs: z.enum(["sum", "max"]),
  denominatorBasis: text,
});

const indicator = z.strictObject({
  number: text,
  code: text,
  title: text,
  max: z.number(),
  method: text,
  threshold: orNull(z.number()),
  rates: z.array(rate),
  mean: orNull(z.strictObject({ numerator: text, denominator: text, unit: text })),
  zeroDenominator: orNull(text),
  inheritFromParent: z.boolean(),
  notComputedFor: z.array(text),
  effectiveFrom: day,
  citation: text,
  confidence,
  confidenceMax: confidence,
  note: orNull(text),
});

export const ruleSetAnswerSchema = z
  .strictObject({
    ...summary,
    byNameOnly: z.boolean(),
    calendar: orNull(text),
    levels: z.array(text),
    max: orNull(z.number()),
    rounding: z.looseObject({ digits: z.int(), mode: text, group: text, score: text }),
    notApplicable: text,
    partial: text,
    groups: z.array(
      z.strictObject({
        code: text,
        title: text,
        max: z.number(),
        publishedTolerance: z.number(),
        citation: text,
        confidence,
        indicators: z.array(indicator),
      }),
    ),
    bands: z.array(z.looseObject({ code: text, label: text, from: z.number(), citation: text, confidence })),
    switches: z.array(z.looseObject({ code: text, title: text })),
    parameters: z.array(z.looseObject({ code: text })),
    notes: z.array(text),
  })
  .meta({ id: "RuleSet" });
