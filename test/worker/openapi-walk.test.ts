// Whoever writes a program from /openapi.json alone gets what it says: each example is accepted, each answer and refusal is as documented.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OperationId } from "../../shared/contract/addresses.ts";
import { OPERATIONS } from "../../shared/contract/operations.ts";
import demo from "../../shared/demo/demo.json" with { type: "json" };
import { type RunningWorker, startWorker } from "../support/worker.ts";
import {
  createAnswerCheck,
  type DocumentedOperation,
  exampleAddress,
  openObjects,
  operationsOf,
  type Schema,
} from "./openapi-walk.ts";

let worker: RunningWorker;
let document: Schema;
let check: ReturnType<typeof createAnswerCheck>;

const IDS = Object.keys(OPERATIONS) as OperationId[];
const JSON_BODIES = IDS.filter((id) => (OPERATIONS[id] as { body?: { kind: string } }).body?.kind === "json");
const READS = IDS.filter((id) => OPERATIONS[id].method === "get");
const PATHS = [...new Set(IDS.map((id) => OPERATIONS[id].path))];

const operation = (id: string): DocumentedOperation => {
  const operation = operationsOf(document).find((documentedOperation) => documentedOperation.id === id);
  if (!operation) throw new Error(`${id} is not in the document`);
  return operation;
};

/** The id of something that is made with the example of another operation, for those that need one that exists. */
const made = async (id: OperationId): Promise<Readonly<Record<string, string>>> => {
  const { path, body } = operation(id);
  return { id: (await worker.call(path, { body: body?.example })).json.id };
};

/** The place of a locked snapshot, for proposing a correction. */
const locked = async (): Promise<Readonly<Record<string, string>>> => {
  const place = { unit: "XUANLOC", period: "civil:2022-05" };
  const address = `/v1/snapshots/${place.unit}/${place.period}`;
  await worker.call(address, { method: "PUT", body: operation("putSnapshot").body?.example });
  for (const action of ["duyet", "chot"]) await worker.call(`${address}/actions`, { body: { action } });
  return place;
};

/** A closing, made with the example of closing a period. */
const closed = async (): Promise<Readonly<Record<string, string>>> => {
  const close = operation("closePeriod");
  return { id: (await worker.call(exampleAddress(close), { body: close.body?.example })).json.id };
};

/** The code of a copy, issued with the example of issuing one. */
const coded = async (): Promise<Readonly<Record<string, string>>> => {
  const { path, body } = operation("createCopy");
  return { code: (await worker.call(path, { body: body?.example })).json.code };
};

/** Parameters beside the examples, where the example alone would meet what the demonstration already holds. */
const PREPARED: Partial<Record<OperationId, () => Promise<Readonly<Record<string, string>>>>> = {
  putSnapshot: async () => ({ period: "civil:2022-06" }),
  actOnSnapshot: locked,
  listCorrections: locked,
  revokeToken: () => made("createToken"),
  endTarget: () => made("createTarget"),
  endDeadline: () => made("createDeadline"),
  getFrozen: closed,
  getFrozenDifference: closed,
  checkCopy: coded,
  copyCheckPage: coded,
  endSeverity: () => made("createSeverity"),
};

interface Sent {
  readonly token?: string | null;
  readonly method?: string;
  readonly more?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: string;
}

const send = async (id: OperationId, { token, method, more = {}, headers = {}, query = "" }: Sent = {}) => {
  const documentedOperation = operation(id);
  const address = exampleAddress(documentedOperation, await PREPARED[id]?.());
  const example = documentedOperation.body?.example;
  const body = typeof example === "object" ? { ...example, ...more } : example;
  return worker.call(`${address}${query && (address.includes("?") ? "&" : "?")}${query}`, {
    method: method ?? documentedOperation.method,
    ...(token === undefined ? {} : { token }),
    ...(body === undefined || method ? {} : { body }),
    headers: { ...(documentedOperation.body ? { "Content-Type": documentedOperation.body.media } : {}), ...headers },
  });
};

beforeAll(async () => {
  const vars = { DVC_DEMO: "1", DVC_DEMO_TOKEN: "demo-token-of-the-tests", DVC_ORIGIN: "https://dvc.example.vn" };
  worker = await startWorker({ vars });
  const columns = ["code", "name", "type", "parent", "valid_from", "valid_to", "successors"] as const;
  await worker.importUnits(...demo.units.map((unit) => columns.map((column) => `"${unit[column]}"`).join(",")));
  for (const { unit, period, form, body } of demo.snapshots) {
    const reply = await worker.call(`/v1/snapshots/${unit}/${period}?form=${form}`, { method: "PUT", body });
    if (reply.status !== 201) throw new Error(reply.text);
  }
  document = (await worker.call("/openapi.json", { token: null })).json;
  check = createAnswerCheck(document);
});
afterAll(() => worker.close());

describe("each operation", () => {
  test.each(IDS)("%s: its example is accepted, and the answer is what the document promises", async (id) => {
    const reply = await send(id);
    expect(check(operation(id), reply)).toEqual([]);
    expect(reply.status, reply.text.slice(0, 500)).toBeLessThan(400);
  });

  test.each(IDS)("%s: without a token it is answered exactly where the document says so", async (id) => {
    const documentedOperation = operation(id);
    const reply = await send(id, { token: null });
    expect(reply.status === 401).toBe(documentedOperation.needsToken);
    expect(check(documentedOperation, reply)).toEqual([]);
  });

  test.each(IDS.filter((id) => OPERATIONS[id].path.startsWith("/v1/")))(
    "%s: an unknown parameter is refused as documented",
    async (id) => {
      const reply = await send(id, { query: "khongCo=1" });
      expect([reply.status, reply.json?.code]).toEqual([422, "INVALID_REQUEST"]);
      expect(check(operation(id), reply)).toEqual([]);
    },
  );

  test.each(JSON_BODIES)("%s: an unknown key in its body is refused as documented", async (id) => {
    const reply = await send(id, { more: { khongCo: 1 } });
    expect([reply.status, reply.json.code]).toEqual([422, "INVALID_REQUEST"]);
    expect(check(operation(id), reply)).toEqual([]);
  });

  test.each(JSON_BODIES)("%s: no object inside its body lets an unknown key in", (id) => {
    expect(openObjects(document, operation(id).body?.schema)).toEqual([]);
  });

  test.each(JSON_BODIES)("%s: what is no JSON is refused as documented", async (id) => {
    const documentedOperation = operation(id);
    const reply = await worker.call(exampleAddress(documentedOperation, await PREPARED[id]?.()), {
      method: documentedOperation.method,
      body: "{",
    });
    expect([reply.status, reply.json.code]).toEqual([400, "MALFORMED_JSON"]);
    expect(check(documentedOperation, reply)).toEqual([]);
  });

  test.each(READS)("%s: HEAD has the status and headers of GET, and no body", async (id) => {
    const [get, head] = [await send(id), await send(id, { method: "HEAD" })];
    expect([head.status, head.text]).toEqual([get.status, ""]);
    expect(head.headers.get("Content-Type")).toBe(get.headers.get("Content-Type"));
    expect(head.headers.get("ETag")).toBe(get.headers.get("ETag"));
  });

  test.each(READS.filter((id) => "304" in OPERATIONS[id].answers))(
    "%s: asked again with its tag, it answers 304 as documented",
    async (id) => {
      const tag = (await send(id)).headers.get("ETag") ?? "";
      const reply = await send(id, { headers: { "If-None-Match": tag } });
      expect([reply.status, check(operation(id), reply)]).toEqual([304, []]);
    },
  );
});

test.each(PATHS)("OPTIONS %s names the methods of the document", async (path) => {
  const methods = operationsOf(document)
    .filter((operation) => operation.path === path)
    .flatMap(({ method }) => (method === "GET" ? ["GET", "HEAD"] : [method]));
  const [first] = IDS.filter((id) => OPERATIONS[id].path === path);
  const reply = await send(first as OperationId, { method: "OPTIONS", token: null });
  expect([reply.status, reply.text]).toEqual([204, ""]);
  expect(new Set(reply.headers.get("Allow")?.split(", "))).toEqual(new Set([...methods, "OPTIONS"]));
});

describe("the check itself notices", () => {
  const answer = (status: number, json: unknown, type = "application/json") => ({
    status,
    headers: new Headers({ "Content-Type": type }),
    text: JSON.stringify(json),
    json,
  });

  test.each([
    ["a status that is not documented", answer(418, {})],
    ["a missing field", answer(200, { status: "ok" })],
    ["an unknown field", answer(200, { status: "ok", core: "1", more: 1 })],
    ["a wrong type", answer(200, { status: "ok", core: 1 })],
    ["another kind of content", answer(200, { status: "ok", core: "1" }, "text/html")],
    ["a problem outside of the closed list", answer(503, { code: "KHONG_CO" }, "application/problem+json")],
  ])("%s", (_, reply) => {
    expect(check(operation("health"), reply)).not.toEqual([]);
    expect(check(operation("health"), answer(200, { status: "ok", core: "1" }))).toEqual([]);
  });

  test("an object that is not closed", () => {
    expect(
      openObjects({}, { properties: { a: { type: "object", properties: {} } }, additionalProperties: false }),
    ).toEqual(["/properties/a"]);
  });
});
