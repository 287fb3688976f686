// Reads the OpenAPI document as a stranger would: which requests its examples make, and whether an answer is what it promises.
import { Ajv2020 } from "ajv/dist/2020.js";

export interface DocumentedOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly needsToken: boolean;
  readonly parameters: readonly Parameter[];
  readonly body: { readonly media: string; readonly example: unknown; readonly schema: Schema } | null;
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

interface Parameter {
  readonly in: "path" | "query" | "header";
  readonly name: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

// biome-ignore lint/suspicious/noExplicitAny: a JSON schema is walked freely.
export type Schema = any;

/** Every operation of the document, in its order. */
export const operationsOf = (document: Schema): readonly DocumentedOperation[] =>
  Object.entries<Schema>(document.paths).flatMap(([path, item]) =>
    Object.entries<Schema>(item).map(([method, operation]) => {
      const [media = "", content] = Object.entries<Schema>(operation.requestBody?.content ?? {})[0] ?? [];
      return {
        id: operation.operationId,
        method: method.toUpperCase(),
        path,
        summary: operation.summary,
        needsToken:
          operation.security.length > 0 && operation.security.every((one: object) => Object.keys(one).length > 0),
        parameters: operation.parameters ?? [],
        body: content ? { media, example: content.example, schema: content.schema } : null,
        responses: operation.responses,
      };
    }),
  );

const exampleOf = ({ schema }: Parameter): unknown => schema.example ?? schema.examples?.[0];

/** The address with the example of every parameter that has one; throws where a needed one has none. */
export const exampleAddress = (
  { id, path, parameters }: DocumentedOperation,
  given: Readonly<Record<string, string>> = {},
): string => {
  const query = new URLSearchParams();
  let address = path;
  for (const parameter of parameters) {
    const content = given[parameter.name] ?? exampleOf(parameter);
    if (content === undefined) {
      if (parameter.required) throw new Error(`${id}: the parameter ${parameter.name} has no example`);
    } else if (parameter.in === "path") {
      address = address.replace(`{${parameter.name}}`, encodeURIComponent(String(content)));
    } else if (parameter.in === "query") {
      for (const one of [content].flat()) query.append(parameter.name, String(one));
    }
  }
  return query.size === 0 ? address : `${address}?${query}`;
};

export interface ShownAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
}

/** What in an answer the document does not promise; empty where all is as it says. */
export const createAnswerCheck = (document: object) => {
  const schemas = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  schemas.addSchema(document, "document");
  const pointer = (...parts: readonly string[]) =>
    parts.map((part) => `/${encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"))}`).join("");
  return ({ path, method, responses }: DocumentedOperation, answer: ShownAnswer): readonly string[] => {
    const documented = responses[String(answer.status)];
    if (!documented) return [`${answer.status} is not documented: ${answer.text.slice(0, 300)}`];
    const media = (answer.headers.get("Content-Type") ?? "").split(";")[0] ?? "";
    const known = Object.keys(documented.content ?? {});
    if (known.length === 0) return answer.text === "" ? [] : [`${answer.status} has a body`];
    if (!known.includes(media)) return [`${media} is not among ${known.join(", ")}`];
    if (!/[/+]json$/.test(media)) return [];
    const place = pointer(
      "paths",
      path,
      method.toLowerCase(),
      "responses",
      String(answer.status),
      "content",
      media,
      "schema",
    );
    const check = schemas.getSchema(`document#${place}`) ?? schemas.compile({ $ref: `document#${place}` });
    return check(answer.json)
      ? []
      : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
};

/** Places in a schema of something sent where an unknown key would be let in. */
export const openObjects = (
  document: Schema,
  schema: Schema,
  place = "",
  seen: readonly string[] = [],
): readonly string[] => {
  if (typeof schema !== "object" || schema === null) return [];
  if (typeof schema.$ref === "string") {
    if (seen.includes(schema.$ref)) return [];
    const target = schema.$ref
      .slice(2)
      .split("/")
      .reduce((node: Schema, key: string) => node[key], document);
    return openObjects(document, target, place || schema.$ref, [...seen, schema.$ref]);
  }
  const open = schema.properties && schema.additionalProperties !== false ? [place] : [];
  const below = Object.entries(schema).flatMap(([key, part]) => openObjects(document, part, `${place}/${key}`, seen));
  return [...open, ...below];
};
