// What an endpoint is: one piece of data from which its route, the check of its input, its types and its OpenAPI entry are made.
import * as z from "zod";
import type { ProblemCode } from "../domain/problem.ts";
import type { Bilingual } from "../functions/param.ts";
import { ADDRESSES, type AddressOf, type Heading, type Method, type OperationId, type ParamOf } from "./addresses.ts";
import type { InputOf, OutputOf } from "./output.ts";

/** `required`: no answer without a living token; `optional`: a token widens the answer; `none`: never looked at. */
type Authorization = "required" | "optional" | "none";

interface JsonBody {
  readonly kind: "json";
  readonly schema: z.ZodType;
  readonly maxMib: number;
  readonly example: unknown;
}

interface TextBody {
  readonly kind: "csv";
  readonly maxMib: number;
  readonly example: string;
}

/** A body that the handler reads itself, as it was sent: it may be compressed and longer than a text in memory may be. */
interface RawBody {
  readonly kind: "ndjson";
  /** Only says that a handler receives bytes. */
  readonly schema: z.ZodType;
  readonly maxMib: number;
  readonly example: string;
}

/** One kind of success. Problems are listed by code; their status comes from the Worker's table. */
export interface SuccessAnswer {
  readonly description: Bilingual;
  /** Schema of a JSON answer, or the media types of another one; neither where the answer has no body. */
  readonly json?: z.ZodType;
  readonly media?: readonly string[];
  readonly example?: unknown;
  /** Response headers by name, with what they say. */
  readonly headers?: Readonly<Record<string, Bilingual>>;
}

/** What is written down of an endpoint beside its address. */
export interface Definition {
  readonly title: Bilingual;
  readonly description?: Bilingual;
  readonly authorization: Authorization;
  /** One schema for each name in braces of the address. */
  readonly pathParams?: z.ZodObject;
  /** Absent: an address with a query is refused. */
  readonly query?: z.ZodObject;
  /** Query parameters that may be given more than once; they arrive as lists. */
  readonly repeated?: readonly string[];
  /** Request headers that matter, for the document; the route reads them itself. */
  readonly headers?: z.ZodObject;
  readonly body?: JsonBody | TextBody | RawBody;
  readonly answers: Readonly<Record<number, SuccessAnswer>>;
  /** Problems beyond those that follow from the input and the authorization. */
  readonly problems?: readonly ProblemCode[];
}

/** An endpoint with its address and with what its definition left out. */
export interface Operation extends Definition {
  readonly heading: Heading;
  readonly method: Method;
  /** With parameters in braces: `/v1/units/{code}`. */
  readonly path: string;
  readonly pathParams: z.ZodObject;
  readonly query: z.ZodObject;
  readonly problems: readonly ProblemCode[];
}

type DefinitionAt<Template extends string> = [ParamOf<Template>] extends [never]
  ? Definition & { readonly pathParams?: never }
  : Definition & { readonly pathParams: z.ZodObject<Readonly<Record<ParamOf<Template>, z.ZodType>>> };

/** Definitions by id; an id without an address and a path that has other parameters than its address do not compile. */
export const defineOperations = <
  const Definitions extends {
    readonly [Id in keyof Definitions]: Id extends OperationId ? DefinitionAt<AddressOf<Id>> : never;
  },
>(
  definitions: Definitions,
): Definitions => definitions;

const NONE = z.strictObject({});

export const operationAt = (id: OperationId, definition: Definition): Operation => {
  const [heading, method, path] = ADDRESSES[id];
  return { heading, method, path, pathParams: NONE, query: NONE, problems: [], ...definition };
};

type SchemaIn<Part, Key extends string> = Part extends { readonly [Name in Key]: infer Schema extends z.ZodType }
  ? Schema
  : never;
type Shape<Schema, Side extends "input" | "output"> = [Schema] extends [never]
  ? Readonly<Record<never, never>>
  : Schema extends z.ZodType
    ? Side extends "input"
      ? InputOf<Schema>
      : OutputOf<Schema>
    : never;
type BodyOf<Written, Side extends "input" | "output"> = Written extends { readonly body: infer Body }
  ? Body extends TextBody
    ? string
    : Shape<SchemaIn<Body, "schema">, Side>
  : undefined;

/** Path, query and body of a request as their schemas read them (`output`), or as they are sent (`input`). CSV is its text, a raw body its bytes. */
export interface RequestOf<Written, Side extends "input" | "output"> {
  readonly path: Shape<SchemaIn<Written, "pathParams">, Side>;
  readonly query: Shape<SchemaIn<Written, "query">, Side>;
  readonly body: BodyOf<Written, Side>;
}

type ContentOf<Success> = Success extends { readonly json: infer Schema extends z.ZodType }
  ? OutputOf<Schema>
  : Success extends { readonly media: readonly string[] }
    ? never
    : null;

type NotModified = 304;

/** The contents of a definition's JSON answers by status; null for one without a body, never for one that is no JSON. */
export type ContentsOf<Written extends Definition> = {
  readonly [Status in Exclude<keyof Written["answers"], NotModified>]: ContentOf<Written["answers"][Status]>;
};

/** Whether some success of a definition is no JSON: a page, a file, a text. */
export type HasMedia<Written extends Definition> =
  Extract<Written["answers"][keyof Written["answers"]], { readonly media: readonly string[] }> extends never
    ? false
    : true;
