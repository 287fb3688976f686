// What an endpoint is: one piece of data from which its route, the check of its input and its OpenAPI entry are made.
import type * as z from "zod";
import type { ProblemCode } from "../domain/problem.ts";
import type { Bilingual } from "../functions/param.ts";

type Method = "get" | "post" | "put" | "delete";

/** `required`: no answer without a living token; `optional`: a token widens the answer; `none`: never looked at. */
export type Authorization = "required" | "optional" | "none";

interface JsonBody<Schema extends z.ZodType> {
  readonly kind: "json";
  readonly schema: Schema;
  readonly maxMib: number;
  readonly example: unknown;
}

interface TextBody {
  readonly kind: "csv";
  readonly maxMib: number;
  readonly example: string;
}

/** A body that the handler reads itself, as it was sent: it may be compressed and longer than a text in memory may be. */
interface RawBody<Schema extends z.ZodType> {
  readonly kind: "ndjson";
  /** Only says that a handler receives bytes. */
  readonly schema: Schema;
  readonly maxMib: number;
  readonly example: string;
}

/** One kind of success. Problems are listed by code; their status comes from the Worker's table. */
export interface SuccessAnswer {
  readonly description: Bilingual;
  /** Schema of a JSON answer, or the media types of another one. */
  readonly json?: z.ZodType;
  readonly media?: readonly string[];
  readonly example?: unknown;
  /** Response headers by name, with what they say. */
  readonly headers?: Readonly<Record<string, Bilingual>>;
}

export interface Operation<
  Path extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodType,
  Auth extends Authorization = Authorization,
> {
  readonly method: Method;
  /** With parameters in braces: `/v1/units/{code}`. */
  readonly path: string;
  readonly title: Bilingual;
  readonly description?: Bilingual;
  readonly authorization: Auth;
  readonly pathParams: Path;
  readonly query: Query;
  /** Query parameters that may be given more than once; they arrive as lists. */
  readonly repeated?: readonly string[];
  /** Request headers that matter, for the document; the route reads them itself. */
  readonly headers?: z.ZodObject;
  readonly body?: JsonBody<Body> | TextBody | RawBody<Body>;
  readonly answers: Readonly<Record<number, SuccessAnswer>>;
  /** Problems beyond those that follow from the input and the authorization. */
  readonly problems: readonly ProblemCode[];
}

/** Keeps the types of the schemas, so that a handler receives what was checked. */
export const defineOperation = <
  Path extends z.ZodObject,
  Query extends z.ZodObject,
  Auth extends Authorization,
  Body extends z.ZodType = z.ZodNever,
>(
  operation: Operation<Path, Query, Body, Auth>,
): Operation<Path, Query, Body, Auth> => operation;

/** What a handler receives: checked path and query, and the body as its schema reads it (CSV: its text; raw: its bytes). */
export type InputOf<Op> =
  Op extends Operation<infer Path, infer Query, infer Body, Authorization>
    ? { readonly path: z.output<Path>; readonly query: z.output<Query>; readonly body: BodyOf<Op, Body> }
    : never;

type BodyOf<Op, Body extends z.ZodType> = Op extends { readonly body?: JsonBody<Body> | TextBody | RawBody<Body> }
  ? [z.output<Body>] extends [never]
    ? string
    : z.output<Body>
  : never;
