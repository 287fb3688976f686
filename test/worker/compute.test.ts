// POST /v1/compute: what a sheet sees for good and bad cells, and what one batch costs.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { computeAnswerSchema } from "../../shared/contract/compute.ts";
import { type Call, type RunningWorker, startWorker } from "../support/worker.ts";

let worker: RunningWorker;
const compute = async (calls: unknown, more: Call = {}) => worker.call("/v1/compute", { body: { calls }, ...more });
const one = async (fn: string, ...args: unknown[]) => (await compute([{ fn, args }], { token: null })).json.results[0];

const PERIOD = "civil:2023-06";
const submit = async (unit: string, online: number, received: number, period = PERIOD) => {
  const body = {
    figures: { HS_TRUC_TUYEN: online, HS_TIEP_NHAN: received },
    scopeBasis: "ownOnly",
    scheme: "ND42",
  };
  const reply = await worker.call(`/v1/snapshots/${unit}/${encodeURIComponent(period)}`, { method: "PUT", body });
  expect(reply.status, reply.text).toBe(201);
};

beforeAll(async () => {
  worker = await startWorker();
  await worker.importUnits(
    "T,Tỉnh T,tỉnh,,2000-01-01,,",
    "X,Xã X,xã,T,2000-01-01,,",
    "Y,Xã Y,xã,T,2000-01-01,,",
    "K,Tỉnh K,tỉnh,,2000-01-01,,",
  );
  await submit("X", 4840, 26757);
  await submit("Y", 15755, 69001);
});
afterAll(() => worker.close());

describe("a batch", () => {
  test("answers in order, with core version, each bad call in its own place", async () => {
    const calls = [
      { fn: "TYLE", args: [4840, 26757, 1] },
      { fn: "TYLE", args: ["tám", 10] },
      { fn: "KHONGCO", args: [1] },
      { fn: "TYLE", args: [1, 0] },
      { fn: "DVC.TYLE", args: ["20.757", 69001, 1] },
    ];
    const { status, json } = await compute(calls, { token: null });
    expect(status).toBe(200);
    expect(computeAnswerSchema.safeParse(json).error).toBeUndefined();
    expect(json.core).toMatch(/^\d+\.\d+\.\d+$/);
    expect(json.rulesets.length).toBeGreaterThan(0);
    const said = json.results.map((result: { value?: unknown; error?: { cell: string; code: string } }) =>
      result.error ? `${result.error.cell} ${result.error.code}` : result.value,
    );
    expect(said).toEqual([0.181, "#VALUE! ARG_NOT_NUMBER", "#VALUE! FUNCTION_UNKNOWN", "#N/A DENOMINATOR_ZERO", 0.301]);
  });

  test.each<[string, readonly unknown[], string]>([
    ["text where a number belongs", ["abc", 10], "ARG_NOT_NUMBER"],
    ["a blank", [null, 10], "ARG_BLANK"],
    ["a cell of spaces", ["  ", 10], "ARG_BLANK"],
    ["an error cell", [{ error: "#DIV/0!" }, 10], "ARG_IS_ERROR"],
    ["a numerator above its denominator", [11, 10], "NUM_GT_DEN"],
    ["a negative count", [-1, 10], "NEGATIVE"],
    ["too many arguments", [1, 10, 1, 1], "ARG_TOO_MANY"],
    ["no arguments", [], "ARG_BLANK"],
  ])("%s is an error of that call", async (_, args, code) => {
    expect((await one("TYLE", ...args)).error).toMatchObject({ code, message: expect.stringMatching(/\p{Lu}/u) });
  });

  test("a number beyond every double is refused, not taken for a count", async () => {
    const body = '{"calls":[{"fn":"TYLE","args":[1e999,10]},{"fn":"TYLE","args":[1,1e999]}]}';
    const { json } = await worker.call("/v1/compute", { body });
    expect(json.results.map((result: { error: { code: string } }) => result.error.code)).toEqual([
      "ARG_NOT_NUMBER",
      "ARG_NOT_NUMBER",
    ]);
  });

  test("an error cell inside a range is named by row and column", async () => {
    const { error } = await one("TYLECHUNG", [[1], [{ error: "#N/A" }]], [[2], [3]]);
    expect(error).toMatchObject({ cell: "#VALUE!", code: "RANGE_CELL_IS_ERROR" });
    expect(error.message).toContain("Dòng 2, cột 1");
  });

  test.each<[string, unknown]>([
    ["a number", 5],
    ["null", null],
    ["no arguments at all", { fn: "TYLE" }],
    ["a function that is a number", { fn: 5, args: [] }],
    ["arguments that are no list", { fn: "TYLE", args: "1;2" }],
    ["an unknown key", { fn: "TYLE", args: [1, 2], round: 1 }],
    ["an object as argument", { fn: "TYLE", args: [{ number: 1 }, 2] }],
    ["an error cell with more in it", { fn: "TYLE", args: [{ error: "#N/A", more: 1 }, 2] }],
    [
      "a list instead of rows",
      {
        fn: "TYLECHUNG",
        args: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
    ["rows of unlike length", { fn: "TYLECHUNG", args: [[[1, 2], [3]], [[3, 4]]] }],
    ["an empty range", { fn: "TYLECHUNG", args: [[], [[3]]] }],
    ["a name of a thousand letters", { fn: "T".repeat(1000), args: [] }],
  ])("an entry that is %s leaves its neighbour alone", async (_, entry) => {
    const { status, json } = await compute([entry, { fn: "TYLE", args: [1, 4] }], { token: null });
    expect(status).toBe(200);
    expect(json.results[0].error).toMatchObject({ code: "CALL_MALFORMED", cell: "#VALUE!" });
    expect(json.results[1].value).toBe(0.25);
  });

  test("of no calls is answered", async () => {
    expect((await compute([])).json.results).toEqual([]);
  });
});

describe("limits and malformed requests", () => {
  const tyle = { fn: "TYLE", args: [1, 4] };

  test("1.000 calls are answered, 1.001 are refused as a whole", async () => {
    const thousand = Array.from({ length: 1000 }, () => tyle);
    expect((await compute(thousand)).json.results.length).toBe(1000);
    const refused = await compute([...thousand, tyle]);
    expect(refused.status).toBe(422);
    expect(refused.json).toMatchObject({ code: "TOO_MANY_CALLS", detail: expect.stringContaining("1.001") });
  });

  test("more than 4 MiB is refused, also when the length is not announced", async () => {
    const body = JSON.stringify({ calls: [{ fn: "LAYSO", args: ["1".repeat(4 * 1024 * 1024)] }] });
    expect((await worker.call("/v1/compute", { body })).status).toBe(413);
    const parts = new ReadableStream({
      start(controller) {
        for (let sent = 0; sent < body.length; sent += 65_536) {
          controller.enqueue(new TextEncoder().encode(body.slice(sent, sent + 65_536)));
        }
        controller.close();
      },
    });
    const init = { method: "POST", body: parts, duplex: "half" } as RequestInit;
    const streamed = await fetch(new URL("/v1/compute", worker.url), init);
    expect(streamed.status).toBe(413);
    expect((await streamed.json()) as unknown).toMatchObject({ code: "TOO_LARGE" });
  });

  test("a body of 10 MB is refused", async () => {
    const reply = await worker.call("/v1/compute", { body: " ".repeat(10_000_000) });
    expect(reply.status).toBe(413);
  });

  test("a body just below 4 MiB is read", async () => {
    const body = JSON.stringify({ calls: [tyle] }).padEnd(4 * 1024 * 1024, " ");
    expect((await worker.call("/v1/compute", { body })).status).toBe(200);
  });

  test.each([
    ["{", 400, "MALFORMED_JSON"],
    ["", 400, "MALFORMED_JSON"],
    ['{"calls":[NaN]}', 400, "MALFORMED_JSON"],
    ["[]", 422, "INVALID_REQUEST"],
    ["null", 422, "INVALID_REQUEST"],
    ['{"calls":{}}', 422, "INVALID_REQUEST"],
    ["{}", 422, "INVALID_REQUEST"],
    ['{"calls":[],"more":1}', 422, "INVALID_REQUEST"],
    ['{"calls":[],"__proto__":{}}', 422, "INVALID_REQUEST"],
  ])("%s is %i %s", async (body, status, code) => {
    const reply = await worker.call("/v1/compute", { body });
    expect([reply.status, reply.json.code]).toEqual([status, code]);
  });

  test("bytes that are no UTF-8 are refused", async () => {
    const init = { method: "POST", body: new Uint8Array([0x7b, 0xff, 0x7d]) };
    const reply = await fetch(new URL("/v1/compute", worker.url), init);
    expect(reply.status).toBe(400);
  });

  test("a wrong place is named with its path, in Vietnamese", async () => {
    const { json } = await worker.call("/v1/compute", { body: { calls: [], more: 1 } });
    expect(json.errors).toEqual([{ path: "more", message: "Không có mục này. Hãy kiểm tra lại tên." }]);
  });
});

describe("stored figures", () => {
  const solieu = (unit: string, figure = "HS_TRUC_TUYEN") => ({ fn: "SOLIEU", args: [unit, PERIOD, figure] });

  test("1.000 calls on three units are read in one round trip to the database", async () => {
    const calls = Array.from({ length: 1000 }, (_, index) => solieu(["X", "Y", "T"][index % 3] ?? ""));
    const { json, headers } = await compute(calls);
    expect(json.results.slice(0, 3).map((result: { value: number }) => result.value)).toEqual([4840, 15755, 20595]);
    expect(headers.get("Server-Timing")).toBe('db;desc="1 round trips"');
  });

  test("functions without stored data cost no round trip, whatever the token", async () => {
    const { json, headers } = await compute([{ fn: "TYLE", args: [1, 4] }], { token: "dvc_unknown" });
    expect(json.results[0].value).toBe(0.25);
    expect(headers.get("Server-Timing")).toBe('db;desc="0 round trips"');
  });

  test.each([
    [null, "UNAUTHENTICATED"],
    ["dvc_unknown", "TOKEN_DEAD"],
  ])("token %s: the cell says why, the others answer", async (token, code) => {
    const { status, json } = await compute([solieu("X"), { fn: "TYLE", args: [1, 4] }], { token });
    expect(status).toBe(200);
    expect(json.results[0].error).toMatchObject({ code, cell: "#N/A" });
    expect(json.results[1].value).toBe(0.25);
  });

  test("a unit outside the token's subtree is as unknown as one that does not exist", async () => {
    const token = await worker.newToken("X", "xem");
    const { json } = await compute([solieu("X"), solieu("Y"), solieu("T"), solieu("KHONGCO")], { token });
    expect(json.results[0].value).toBe(4840);
    for (const result of json.results.slice(1)) expect(result.error).toMatchObject({ code: "UNIT_UNKNOWN" });
  });

  test("a rate of an upper unit is made of the sums, never of rates", async () => {
    const { json } = await compute([solieu("T", "ONLINE_RATE_ALL")]);
    expect(json.results[0]).toEqual({ value: 20595 / 95758, format: "0.00%" });
  });

  test("a period without figures, a bare label, and a label with figures in both calendars", async () => {
    await submit("K", 1, 2, "nd09:2024-03");
    await submit("K", 3, 4, "civil:2024-03");
    await submit("K", 5, 6, "civil:2024-04");
    const call = (period: string) => ({ fn: "SOLIEU", args: ["K", period, "HS_TRUC_TUYEN"] });
    const { json } = await compute([call("Tháng 5/2024"), call("Tháng 4/2024"), call("Tháng 3/2024")]);
    expect(json.results[0].error.code).toBe("SNAPSHOT_NOT_FOUND");
    expect(json.results[1].value).toBe(5);
    expect(json.results[2].error.code).toBe("PERIOD_AMBIGUOUS");
    expect(json.results[2].error.message).toMatch(/15\/02\/2024.*14\/3\/2024.*01\/3\/2024.*31\/3\/2024/);
  });
});
