// Endpoints that hand out forms and rule sets.
import * as z from "zod";
import { defineOperations } from "../operation.ts";
import { ruleSetAnswerSchema, ruleSetsAnswerSchema } from "../rule-set.ts";

export const RULE_OPERATIONS = defineOperations({
  listForms: {
    title: { vi: "Các biểu", en: "Forms" },
    authorization: "none",
    answers: {
      200: {
        description: { vi: "Các biểu", en: "The forms" },
        json: z
          .strictObject({
            forms: z.array(
              z.strictObject({
                code: z.string(),
                title: z.string(),
                titleEn: z.string(),
                calendar: z.union([z.enum(["nd09", "civil"]), z.null()]),
                citation: z.string(),
              }),
            ),
          })
          .meta({ id: "Forms" }),
      },
    },
  },

  listRuleSets: {
    title: { vi: "Các bộ quy tắc", en: "Rule sets" },
    authorization: "none",
    answers: { 200: { description: { vi: "Các bộ quy tắc", en: "The rule sets" }, json: ruleSetsAnswerSchema } },
  },

  getRuleSet: {
    title: { vi: "Một bộ quy tắc, đủ từng chỉ số", en: "One rule set with every indicator" },
    authorization: "none",
    pathParams: z.strictObject({
      id: z
        .string()
        .min(1)
        .meta({ description: "Mã bộ quy tắc / id", examples: ["qd766-portal-2026"] }),
    }),
    answers: { 200: { description: { vi: "Bộ quy tắc", en: "The rule set" }, json: ruleSetAnswerSchema } },
    problems: ["NOT_FOUND"],
  },
});
