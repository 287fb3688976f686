// How often somebody may ask: one caller who asks too much is told to wait, and nobody else is.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { networkOf } from "../../worker/http/address.ts";
import { type RunningWorker, startWorker } from "../support/worker.ts";

const LIMITS = { RATE_TOKEN: 6, RATE_ADDRESS: 9, RATE_DEAD: 4 };
const CALLS = { calls: [{ fn: "TYLE", args: [1, 4] }] };

let worker: RunningWorker;
let tokens: string[];
beforeAll(async () => {
  worker = await startWorker({ limits: LIMITS });
  await worker.importUnits("T,Tỉnh T,tỉnh,,2000-01-01,,");
  tokens = [];
  for (let index = 0; index < 4; index += 1) tokens.push(await worker.newToken("T", "xem"));
});
afterAll(() => worker.close());
// Counters start again with each minute of the clock; no test runs across that moment.
beforeEach(async () => {
  const left = 60_000 - (Date.now() % 60_000);
  if (left < 4_000) await new Promise((resolve) => setTimeout(resolve, left + 50));
});

let addresses = 0;
/** An address from which nobody has asked yet. */
const freshAddress = () => {
  addresses += 1;
  return `203.0.113.${addresses}`;
};
const from = (address: string) => ({ "CF-Connecting-IP": address });

/** Statuses of `count` requests, one after the other. */
const statuses = async (count: number, ask: (index: number) => Promise<{ status: number }>) => {
  const seen: number[] = [];
  for (let index = 1; index <= count; index += 1) seen.push((await ask(index)).status);
  return seen;
};
const times = (count: number, status: number) => Array.from({ length: count }, () => status);

describe("a token", () => {
  test("is refused above its limit with the time to wait, and only that token", async () => {
    const address = freshAddress();
    const units = (token: string | undefined) =>
      worker.call("/v1/units", { token: token ?? "", headers: from(address) });
    expect(await statuses(7, () => units(tokens[0]))).toEqual([...times(6, 200), 429]);
    const refused = await units(tokens[0]);
    expect(refused.json).toMatchObject({ code: "RATE_LIMITED", status: 429, title: "Quá nhiều yêu cầu" });
    expect(refused.json.detail).toContain("Hãy đợi một phút");
    expect(refused.headers.get("Retry-After")).toBe("60");
    expect(refused.headers.get("Content-Type")).toContain("application/problem+json");
    // The neighbour behind the same address goes on, also with functions that need no token.
    expect((await units(tokens[1])).status).toBe(200);
    const compute = { token: tokens[1] ?? "", body: CALLS, headers: from(address) };
    expect((await worker.call("/v1/compute", compute)).status).toBe(200);
  });

  test("is counted for functions without stored data too", async () => {
    const compute = () =>
      worker.call("/v1/compute", { token: tokens[2] ?? "", body: CALLS, headers: from("192.0.2.1") });
    expect(await statuses(7, compute)).toEqual([...times(6, 200), 429]);
  });
});

describe("without a token", () => {
  test.each([
    ["a batch", () => ({ path: "/v1/compute", body: CALLS })],
    ["a cell of WEBSERVICE", () => ({ path: "/v1/calc/TYLE?x=1&x=4", body: undefined })],
    ["the catalogue", () => ({ path: "/v1/functions", body: undefined })],
  ])("%s is counted by address", async (_, request) => {
    const address = freshAddress();
    const { path, body } = request();
    const ask = (headers: Record<string, string>) => worker.call(path, { token: null, body, headers });
    expect(await statuses(10, () => ask(from(address)))).toEqual([...times(9, 200), 429]);
    expect((await ask(from(freshAddress()))).status).toBe(200);
    // A living token behind that address is not held up.
    const own = await worker.call(path, { token: tokens[3] ?? "", body, headers: from(address) });
    expect(own.status).toBe(200);
  });

  test("pages, files and the question whether the server is ready are never counted", async () => {
    const address = freshAddress();
    for (const path of ["/healthz", "/index.html", "/openapi.json", "/functions.json"]) {
      const ask = () => worker.call(path, { token: null, headers: from(address) });
      expect(new Set(await statuses(12, ask)), path).toEqual(new Set([200]));
    }
  });

  test("one subscriber with a whole IPv6 network is one address", async () => {
    const ask = (last: number) => worker.call("/v1/forms", { token: null, headers: from(`2001:db8:1:2::${last}`) });
    expect(await statuses(10, ask)).toEqual([...times(9, 200), 429]);
  });
});

describe("wrong tokens", () => {
  test("are limited more strictly, without locking out the neighbours", async () => {
    const address = freshAddress();
    const wrong = (guess: number) => worker.call("/v1/units", { token: `dvc_guess${guess}`, headers: from(address) });
    expect(await statuses(6, wrong)).toEqual([...times(4, 401), 429, 429]);
    const living = { token: tokens[3] ?? "", headers: from(address) };
    expect((await worker.call("/v1/units", living)).status).toBe(200);
    expect((await worker.call("/v1/units", { token: "dvc_other", headers: from(freshAddress()) })).status).toBe(401);
  });

  test("in a batch: the cell with stored data is told to wait, the others are calculated", async () => {
    const address = freshAddress();
    const calls = [{ fn: "SOLIEU", args: ["T", "civil:2023-06", "HS_TONG"] }, ...CALLS.calls];
    const ask = () => worker.call("/v1/compute", { token: "dvc_wrong", body: { calls }, headers: from(address) });
    const codes: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      const { json } = await ask();
      codes.push(json.results[0].error.code);
      expect(json.results[1].value).toBe(0.25);
    }
    expect(codes).toEqual([...Array.from({ length: 4 }, () => "TOKEN_DEAD"), "RATE_LIMITED"]);
  });
});

describe("networks", () => {
  test.each([
    ["203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:0DB8:0001:0002::9", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["1::2::3", "1::2::3"],
    ["", ""],
  ])("%s belongs to %s", (address, network) => expect(networkOf(address)).toBe(network));
});

test("the page that checks a code cannot be used to try codes without end", async () => {
  const address = freshAddress();
  const page = () => worker.call("/kiem-tra/0000-0000-0000-0000", { token: null, headers: from(address) });
  expect(await statuses(10, page)).toEqual([...times(9, 200), 429]);
});
