// The routes, the OpenAPI document and the answers are one contract.
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { functionsAnswerSchema } from "../../shared/contract/function-list.ts";
import { OPERATIONS } from "../../shared/contract/operations.ts";
import { problemAnswerSchema } from "../../shared/contract/problem.ts";
import { snapshotBodySchema } from "../../shared/contract/snapshot.ts";
import { actionBodySchema } from "../../shared/contract/snapshot-action.ts";
import { readBatchItem } from "../../shared/contract/snapshot-batch.ts";
import { CATALOGUE } from "../../shared/functions/catalogue.ts";
import { createApp } from "../../worker/app.ts";
import { STATUS } from "../../worker/http/problem.ts";
import { type RunningWorker, startWorker } from "../support/worker.ts";

// Only wrangler bundles XML as text; the list of routes does not need it.
vi.mock("../../manifest.xml", () => ({ default: "" }));

let worker: RunningWorker;
// biome-ignore lint/suspicious/noExplicitAny: the document is walked freely.
let document: any;
beforeAll(async () => {
  worker = await startWorker();
  document = (await worker.call("/openapi.json", { token: null })).json;
});
afterAll(() => worker.close());

const METHODS = ["get", "post", "put", "delete"];

describe("the document", () => {
  test("has every route of the application, and the application every operation of the document", () => {
    const routes = createApp()
      .routes.filter(({ method }) => METHODS.includes(method.toLowerCase()))
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, "{$1}")}`);
    const documented = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item as object).map((method) => `${method} ${path}`),
    );
    expect(new Set(routes)).toEqual(new Set(documented));
    expect(routes.length).toBe(Object.keys(OPERATIONS).length);
  });

  test("is OpenAPI 3.1 whose references all lead somewhere", () => {
    expect(document.openapi).toBe("3.1.0");
    const references = JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g);
    for (const [, reference = ""] of references) {
      const found = reference.split("/").reduce((node, key) => node?.[key], document);
      expect(found, reference).toBeDefined();
    }
  });

  test("names every path parameter, both languages, and the problems of each operation with their status", () => {
    for (const [path, item] of Object.entries(document.paths)) {
      // biome-ignore lint/suspicious/noExplicitAny: see above.
      for (const operation of Object.values(item as Record<string, any>)) {
        const named = (operation.parameters ?? [])
          .filter((parameter: { in: string }) => parameter.in === "path")
          .map((parameter: { name: string }) => parameter.name);
        expect(named).toEqual([...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));
        expect(operation.summary).toMatch(/ \/ /);
        for (const [status, response] of Object.entries(
          operation.responses as Record<string, { description: string }>,
        )) {
          if (Number(status) < 400) continue;
          for (const code of response.description.split(", "))
            expect(STATUS[code as keyof typeof STATUS]).toBe(Number(status));
        }
        expect(operation.responses["500"].description).toBe("INTERNAL");
      }
    }
  });

  test("refuses unknown keys in every object that can be sent", () => {
    for (const name of ["SnapshotBody", "ActionBody", "BatchItem", "TokenBody", "Call"]) {
      expect(document.components.schemas[name].additionalProperties, name).toBe(false);
    }
    expect(document.paths["/v1/compute"].post.requestBody.content["application/json"].schema).toMatchObject({
      additionalProperties: false,
      properties: { calls: { maxItems: 1000, items: { $ref: "#/components/schemas/Call" } } },
    });
  });

  test("lists every operation under a heading in both languages", () => {
    for (const item of Object.values<object>(document.paths)) {
      for (const { tags } of Object.values<{ tags: string[] }>(item as never)) {
        expect(tags).toEqual([expect.stringMatching(/^\p{Lu}.* \/ [A-Z]/u)]);
      }
    }
  });

  test("its example of a submission is one that is accepted, with the printed counts", () => {
    const { example } = document.paths["/v1/snapshots/{unit}/{period}"].put.requestBody.content["application/json"];
    expect(snapshotBodySchema.safeParse(example).error).toBeUndefined();
    expect(example.figures).toMatchObject({ HS_TRUC_TUYEN: 4840, HS_TIEP_NHAN: 26757 });
  });

  test("its examples of an action and of many submissions are ones that are read", () => {
    const exampleOf = (path: string) => document.paths[path].post.requestBody.content["application/json"].example;
    expect(actionBodySchema.safeParse(exampleOf("/v1/snapshots/{unit}/{period}/actions")).error).toBeUndefined();
    const batch = document.paths["/v1/snapshots/batch"].post.requestBody.content["application/json"];
    expect(batch.schema.properties.items).toMatchObject({
      maxItems: 500,
      items: { $ref: "#/components/schemas/BatchItem" },
    });
    expect(batch.example.items.map(readBatchItem).map((one: { ok: boolean }) => one.ok)).toEqual([true, true]);
  });

  test("its example of a batch is answered", async () => {
    const { example } = document.paths["/v1/compute"].post.requestBody.content["application/json"];
    const { json } = await worker.call("/v1/compute", { body: example });
    expect(json.results[0].value).toBe(0.181);
    expect(json.results[1].error.cell).toBe("#N/A");
  });
});

describe("every refusal is a problem of the closed list", () => {
  const schema = problemAnswerSchema(Object.keys(STATUS));
  test.each<[string, string, string | undefined, number, string]>([
    ["GET", "/v1/khong-co", undefined, 404, "NOT_FOUND"],
    ["GET", "/khong-co", undefined, 404, "NOT_FOUND"],
    ["POST", "/khong-co", "{}", 404, "NOT_FOUND"],
    ["GET", "/v1/compute", undefined, 405, "METHOD_NOT_ALLOWED"],
    ["DELETE", "/v1/units/import", undefined, 405, "METHOD_NOT_ALLOWED"],
    ["PATCH", "/v1/units/T", "{}", 405, "METHOD_NOT_ALLOWED"],
    ["POST", "/v1/compute", "{", 400, "MALFORMED_JSON"],
    ["POST", "/v1/compute", "{}", 422, "INVALID_REQUEST"],
    ["GET", "/v1/units/x", undefined, 422, "UNIT_CODE_INVALID"],
    ["GET", "/v1/units/%ZZ", undefined, 422, "UNIT_CODE_INVALID"],
    ["GET", "/v1/units/T", undefined, 404, "UNIT_UNKNOWN"],
    ["GET", "/v1/units?token=x", undefined, 422, "TOKEN_IN_QUERY"],
    ["DELETE", "/v1/tokens/khong-co", undefined, 404, "NOT_FOUND"],
  ])("%s %s %s: %i %s", async (method, address, body, status, code) => {
    const reply = await worker.call(address, { method, body });
    expect([reply.status, reply.json?.code]).toEqual([status, code]);
    expect(schema.safeParse(reply.json).error).toBeUndefined();
    expect(reply.headers.get("Content-Type")).toBe("application/problem+json; charset=utf-8");
    expect(reply.headers.get("X-Request-Id")).toBe(reply.json.requestId);
    expect(reply.json.status).toBe(status);
  });

  test("405 says what is allowed", async () => {
    const reply = await worker.call("/v1/units/import", { method: "DELETE" });
    expect(reply.headers.get("Allow")).toBe("POST, OPTIONS");
  });
});

describe("catalogue and forms", () => {
  test("GET /v1/functions lists every function with the schema of each parameter", async () => {
    const { json, headers } = await worker.call("/v1/functions", { token: null });
    expect(functionsAnswerSchema.safeParse(json).error).toBeUndefined();
    expect(json.functions.map((one: { id: string }) => one.id)).toEqual(CATALOGUE.map((definition) => definition.id));
    const again = await worker.call("/v1/functions", { headers: { "If-None-Match": headers.get("ETag") ?? "" } });
    expect(again.status).toBe(304);
  });

  test("GET /v1/forms names the calendar that a bare label takes", async () => {
    const { json } = await worker.call("/v1/forms", { token: null });
    const calendars = json.forms.map((form: { code: string; calendar: string | null }) => [form.code, form.calendar]);
    expect(calendars).toEqual(
      expect.arrayContaining([
        ["chung", null],
        ["06a", "nd09"],
        ["766", "civil"],
      ]),
    );
  });
});
