// Makes the OpenAPI 3.1 document of the list of operations.
import type * as z from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from "zod-openapi";
import type { ProblemCode } from "../domain/problem.ts";
import type { Bilingual } from "../functions/param.ts";
import { CORE_VERSION } from "../functions/version.ts";
import { computeComponents } from "./compute.ts";
import { HEADING_TEXT } from "./headings.ts";
import type { Operation, SuccessAnswer } from "./operation.ts";
import { problemAnswerSchema } from "./problem.ts";
import { batchComponents } from "./snapshot-batch.ts";

const both = ({ vi, en }: Bilingual): string => `${vi} / ${en}`;

/** Problems that follow from what an operation reads. */
const impliedProblems = (operation: Operation): readonly ProblemCode[] => [
  "INTERNAL",
  "INVALID_REQUEST",
  ...(operation.path.startsWith("/v1/") ? (["TOKEN_IN_QUERY", "RATE_LIMITED"] as const) : []),
  ...(operation.authorization === "required" ? (["UNAUTHENTICATED", "TOKEN_DEAD"] as const) : []),
  ...(operation.body ? (["TOO_LARGE"] as const) : []),
  ...(operation.body?.kind === "json" ? (["MALFORMED_JSON"] as const) : []),
];

const problemResponses = (
  operation: Operation,
  statusOf: Readonly<Record<ProblemCode, number>>,
  schema: z.ZodType,
): ZodOpenApiResponsesObject => {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of new Set([...impliedProblems(operation), ...operation.problems])) {
    byStatus.set(statusOf[code], [...(byStatus.get(statusOf[code]) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      { description: codes.sort().join(", "), content: { "application/problem+json": { schema } } },
    ]),
  );
};

const successResponse = (answer: SuccessAnswer) => {
  const example = answer.example === undefined ? {} : { example: answer.example };
  const headers = Object.entries(answer.headers ?? {}).map(([name, text]) => [
    name,
    { description: both(text), schema: { type: "string" as const } },
  ]);
  return {
    description: both(answer.description),
    ...(headers.length > 0 ? { headers: Object.fromEntries(headers) } : {}),
    content: {
      ...(answer.json ? { "application/json": { schema: answer.json, ...example } } : {}),
      ...Object.fromEntries(
        // What another standard describes is an object here; everything else is text.
        (answer.media ?? []).map((media) => [
          media,
          { schema: { type: media === "application/json" ? ("object" as const) : ("string" as const) }, ...example },
        ]),
      ),
    },
  };
};

const requestBody = ({ body }: Operation): Pick<ZodOpenApiOperationObject, "requestBody"> => {
  if (!body) return {};
  if (body.kind === "json") {
    const content = { "application/json": { schema: body.schema, example: body.example } };
    return { requestBody: { required: true, content } };
  }
  const media = body.kind === "csv" ? "text/csv" : "application/x-ndjson";
  const content = { [media]: { schema: { type: "string" as const }, example: body.example } };
  return { requestBody: { required: true, content } };
};

const security = ({ authorization, method }: Operation): Pick<ZodOpenApiOperationObject, "security"> => {
  if (authorization === "none") return { security: [] };
  const schemes = [{ bearer: [] }, ...(method === "get" ? [{ basic: [] }] : [])];
  return { security: authorization === "required" ? schemes : [{}, ...schemes] };
};

const operationObject = (
  id: string,
  operation: Operation,
  statusOf: Readonly<Record<ProblemCode, number>>,
  problem: z.ZodType,
): ZodOpenApiOperationObject => ({
  operationId: id,
  tags: [both(HEADING_TEXT[operation.heading])],
  summary: both(operation.title),
  ...(operation.description ? { description: both(operation.description) } : {}),
  ...security(operation),
  requestParams: {
    path: operation.pathParams,
    query: operation.query,
    ...(operation.headers ? { header: operation.headers } : {}),
  },
  ...requestBody(operation),
  responses: {
    ...Object.fromEntries(
      Object.entries(operation.answers).map(([status, answer]) => [status, successResponse(answer)]),
    ),
    ...problemResponses(operation, statusOf, problem),
  },
});

type Operations = Readonly<Record<string, Operation>>;

const namedSchemas = ({ body, answers }: Operation): readonly z.ZodType[] => [
  ...(body && "schema" in body ? [body.schema] : []),
  ...Object.values(answers).flatMap(({ json }) => (json ? [json] : [])),
];

/** Throws where two schemas have one id: one of them would stand in the document in the place of the other. */
const refuseTakenIds = (operations: Operations): void => {
  const owners = new Map<string, { readonly schema: z.ZodType; readonly operation: string }>();
  for (const [operation, definition] of Object.entries(operations)) {
    for (const schema of namedSchemas(definition)) {
      const id = schema.meta()?.id;
      const owner = id === undefined ? undefined : owners.get(id);
      if (owner && owner.schema !== schema) {
        throw new Error(
          `The schema id "${id}" of ${operation} is taken by ${owner.operation}: give the new schema an id of its own.`,
        );
      }
      if (id !== undefined) owners.set(id, { schema, operation });
    }
  }
};

/** The document; `statusOf` is the Worker's table from problems to statuses. Addresses are relative to the document's own. */
export const openApiDocument = (operations: Operations, statusOf: Readonly<Record<ProblemCode, number>>): object => {
  refuseTakenIds(operations);
  const problem = problemAnswerSchema(Object.keys(statusOf));
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const [id, operation] of Object.entries(operations)) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method]: operationObject(id, operation, statusOf, problem),
    };
  }
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "DVC - Số liệu dịch vụ công trực tuyến",
      version: CORE_VERSION,
      description: "Tính, kiểm tra và tổng hợp số liệu dịch vụ công trực tuyến / Count, check and consolidate figures.",
    },
    servers: [{ url: "/" }],
    paths,
    components: {
      schemas: { ...computeComponents, ...batchComponents },
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", description: "Mã truy cập / the token" },
        basic: {
          type: "http",
          scheme: "basic",
          description: "Chỉ GET và HEAD; người dùng là mã đơn vị, mật khẩu là mã truy cập / GET and HEAD only",
        },
      },
    },
  });
};
