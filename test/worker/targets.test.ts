// An office's own targets: who may set them, whom they bind, and that CHITIEU answers by them.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { targetCreatedSchema, targetsAnswerSchema } from "../../shared/contract/target.ts";
import { BOOTSTRAP, type RunningWorker, startWorker } from "../support/worker.ts";

let worker: RunningWorker;
let province: string;
let commune: string;
let neighbour: string;
beforeAll(async () => {
  worker = await startWorker();
  await worker.importUnits("T,Tỉnh T,tỉnh,,2000-01-01,,", "X,Xã X,xã,T,2000-01-01,,", "K,Tỉnh K,tỉnh,,2000-01-01,,");
  province = await worker.newToken("T", "quantri");
  commune = await worker.newToken("X", "xem");
  neighbour = await worker.newToken("K", "quantri");
});
afterAll(() => worker.close());

const TARGET = {
  unit: "T",
  measure: "ONLINE_RATE_ALL",
  leastPercent: 62.5,
  from: "2026-01-01",
  to: "2026-12-31",
  source: "Kế hoạch 01/KH-UBND năm 2026",
};
const set = (token: string, body: Record<string, unknown>) => worker.call("/v1/targets", { token, body });
const asked = async (token: string | null, ...args: unknown[]) => {
  const body = { calls: [{ fn: "CHITIEU", args: ["ONLINE_RATE_ALL", ...args] }] };
  const reply = await worker.call("/v1/compute", { token, body });
  return reply.json.results[0];
};

describe("an own target", () => {
  test("binds the office and everything below it, and nobody else", async () => {
    const { status, json } = await set(province, TARGET);
    expect(status).toBe(201);
    expect(targetCreatedSchema.safeParse(json).error).toBeUndefined();
    expect(await asked(province, "Năm 2026")).toEqual({ value: 0.625, format: "0.00%" });
    expect(await asked(commune, "Quý I/2026")).toEqual({ value: 0.625, format: "0.00%" });
    for (const token of [null, neighbour, "wrong"]) {
      expect((await asked(token, "Năm 2026")).error.code).toBe("TARGET_NOT_SET");
    }
    expect((await asked(commune, "Năm 2025")).error.code).toBe("TARGET_NOT_SET");
  });

  test("of the nearest office goes before that of the one above, for the levels that it names", async () => {
    const { json } = await set(province, { ...TARGET, unit: "X", leastPercent: 70, levels: ["xa"] });
    expect((await asked(commune, "Năm 2026", "xã")).value).toBe(0.7);
    expect((await asked(province, "Năm 2026", "xã")).value).toBe(0.625);
    await worker.call(`/v1/targets/${json.id}`, { token: province, method: "DELETE" });
    expect((await asked(commune, "Năm 2026", "xã")).value).toBe(0.625);
  });

  test("is listed with its source before those that ship with the rules", async () => {
    const { json } = await worker.call("/v1/targets", { token: commune });
    expect(targetsAnswerSchema.safeParse(json).error).toBeUndefined();
    expect(json.targets[0]).toMatchObject({ unit: "T", leastPercent: 62.5, source: TARGET.source });
    const shipped = json.targets.filter((target: { id: string | null }) => target.id === null);
    expect(shipped.length).toBeGreaterThan(20);
    // Only what was read in its source carries a value.
    for (const one of shipped) if (one.leastPercent !== null) expect(one.confidence).toBe("V");
  });

  test("ends once, and stays in the database", async () => {
    const { json } = await set(province, { ...TARGET, measure: "ERESULT_RATE" });
    const address = `/v1/targets/${json.id}`;
    expect((await worker.call(address, { token: neighbour, method: "DELETE" })).status).toBe(404);
    expect((await worker.call(address, { token: province, method: "DELETE" })).status).toBe(204);
    expect((await worker.call(address, { token: province, method: "DELETE" })).status).toBe(204);
    const row = await worker.db.prepare("SELECT ended_at FROM target WHERE id = ?1").bind(json.id).first();
    expect(row?.ended_at).toMatch(/^2/);
    await expect(worker.db.prepare("DELETE FROM target").run()).rejects.toThrow(/never deleted/);
    await expect(worker.db.prepare("UPDATE target SET content = '{}'").run()).rejects.toThrow(/only its end/);
  });

  test("one batch of calls reads targets and tables in one round trip", async () => {
    const calls = [
      { fn: "CHITIEU", args: ["ONLINE_RATE_ALL", "Năm 2026"] },
      { fn: "SOLIEU", args: ["X", "nd09:2026-01", "HS_TONG"] },
    ];
    const bootstrap = await worker.call("/v1/compute", { token: BOOTSTRAP, body: { calls } });
    expect(bootstrap.headers.get("Server-Timing")).toContain("1 round trips");
  });
});

describe("refused", () => {
  test.each<[string, Record<string, unknown>, number, string, string | undefined]>([
    ["a unit outside", { unit: "K" }, 404, "UNIT_UNKNOWN", undefined],
    ["an unknown rate", { measure: "TY_LE_LA" }, 422, "INVALID_REQUEST", "measure"],
    ["more than 100%", { leastPercent: 101 }, 422, "INVALID_REQUEST", "leastPercent"],
    ["text for a number", { leastPercent: "50%" }, 422, "INVALID_REQUEST", "leastPercent"],
    ["an impossible day", { from: "2026-02-30" }, 422, "INVALID_REQUEST", "from"],
    ["days reversed", { from: "2027-01-01" }, 422, "INVALID_REQUEST", "to"],
    ["no source", { source: " " }, 422, "INVALID_REQUEST", "source"],
    ["an unknown key", { percent: 50 }, 422, "INVALID_REQUEST", "percent"],
  ])("%s", async (_, change, status, code, path) => {
    const reply = await set(province, { ...TARGET, ...change });
    expect([reply.status, reply.json.code]).toEqual([status, code]);
    if (path) expect(reply.json.errors[0].path).toBe(path);
  });

  test("to whoever is no administrator", async () => {
    expect((await set(await worker.newToken("T", "duyet"), TARGET)).json.code).toBe("FORBIDDEN");
    expect((await worker.call("/v1/targets", { token: null, body: TARGET })).status).toBe(401);
  });
});
