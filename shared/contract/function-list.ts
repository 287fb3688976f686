// Answer of GET /v1/functions: the catalogue as data, with a JSON schema of each parameter.
import * as z from "zod";
import { NAMESPACE } from "../domain/namespace.ts";
import { isRangeKind } from "../functions/arguments.ts";
import { CATALOGUE } from "../functions/catalogue.ts";
import type { FunctionDefinition } from "../functions/definition.ts";
import type { Param } from "../functions/param.ts";
import type { OutputOf } from "./output.ts";

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const errorCell = z.strictObject({ error: z.string() });

/** What `/v1/compute` accepts for the parameter; its reader then judges the content in words. */
const argumentSchema = (param: Param): z.ZodType => {
  const words = param.choices?.map((choice) => choice.value);
  const read =
    param.kind === "choice" ? z.string() : param.kind === "digits" ? z.union([z.int().min(0), z.string()]) : scalar;
  const cell = words ? read.meta({ examples: words }) : read;
  const given = isRangeKind(param.kind)
    ? z.union([z.array(z.array(z.union([scalar, z.null(), errorCell]))), scalar])
    : z.union([cell, errorCell]);
  return param.optional ? z.union([given, z.null()]) : given;
};

const bilingual = z.strictObject({ vi: z.string(), en: z.string() });

export const functionsAnswerSchema = z
  .strictObject({
    core: z.string(),
    namespace: z.string(),
    functions: z.array(
      z.strictObject({
        id: z.string(),
        title: bilingual,
        description: bilingual,
        parameters: z.array(
          z.strictObject({
            name: z.string(),
            kind: z.string(),
            title: bilingual,
            optional: z.boolean(),
            choices: z.array(z.strictObject({ value: z.string(), title: bilingual })).optional(),
            schema: z.record(z.string(), z.unknown()),
          }),
        ),
        result: z.string(),
        usesToday: z.boolean(),
        usesOwnTargets: z.boolean().meta({
          description: "Ưu tiên chỉ tiêu của cơ quan theo mã truy cập / the office's own targets come first",
        }),
        usesStored: z.boolean().meta({ description: "Cần mã truy cập / needs a token" }),
        examples: z.array(z.strictObject({ args: z.array(z.unknown()), shows: z.string(), source: z.string() })),
      }),
    ),
  })
  .meta({ id: "Functions" });

type FunctionsAnswer = OutputOf<typeof functionsAnswerSchema>;

const describeFunction = (definition: FunctionDefinition): FunctionsAnswer["functions"][number] => ({
  id: definition.id,
  title: definition.title,
  description: definition.description,
  parameters: definition.params.map((param) => {
    const { $schema: _, ...schema } = z.toJSONSchema(argumentSchema(param)) as Record<string, unknown>;
    return {
      name: param.name,
      kind: param.kind,
      title: param.title,
      optional: param.optional ?? false,
      ...(param.choices ? { choices: param.choices.map(({ value, title }) => ({ value, title })) } : {}),
      schema,
    };
  }),
  result: definition.result,
  usesToday: definition.usesToday,
  usesOwnTargets: definition.stored === "welcome",
  usesStored: definition.stored === "needed",
  examples: definition.examples.map(({ args, shows, source }) => ({ args: [...args], shows, source })),
});

/** The catalogue in the order in which people meet the functions. */
export const functionsAnswer = (core: string): FunctionsAnswer => ({
  core,
  namespace: NAMESPACE,
  functions: CATALOGUE.map(describeFunction),
});
