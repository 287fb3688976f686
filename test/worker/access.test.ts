// Who may do what: each role, each thing it may ask, each place in the tree as seen from the caller's unit.
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningWorker, startWorker } from "../support/worker.ts";

const ROLES = ["xem", "nhap", "duyet", "quantri"] as const;
type Role = (typeof ROLES)[number];

/** The caller's unit is H: a district until today, beside the reform of 1/7/2025 in small. */
const UNITS = [
  "T,Tỉnh T,tỉnh,,2000-01-01,,",
  "H,Huyện H,huyện,T,2000-01-01,,",
  "C,Xã C,xã,H,2000-01-01,,",
  "X,Xã X,xã,C,2000-01-01,,",
  "E,Xã E,xã,H,2000-01-01,2025-06-30,",
  "S,Huyện S,huyện,T,2000-01-01,,",
  // P was a district of its own until H took the whole of it over; its commune came along.
  "P,Huyện P,huyện,T,2000-01-01,2019-12-31,H",
  "PX,Xã PX,xã,P,2000-01-01,2019-12-31,",
  // Q was divided between H and S: H sees Q itself, not the commune that fell to S.
  "Q,Huyện Q,huyện,T,2000-01-01,2019-12-31,H:1/2|S:1/2",
  "QX,Xã QX,xã,Q,2000-01-01,2019-12-31,S",
  // M was moved from H to S.
  "M,Xã M,xã,H,2000-01-01,2019-12-31,",
  "M,Xã M,xã,S,2020-01-01,,",
  "K,Tỉnh K,tỉnh,,2000-01-01,,",
];

/** A period in which the unit was in force. */
const PERIODS: Readonly<Record<string, string>> = {
  E: "civil:2025-03",
  P: "civil:2019-03",
  PX: "civil:2019-03",
  Q: "civil:2019-03",
  QX: "civil:2019-03",
};
const periodOf = (unit: string) => PERIODS[unit] ?? "civil:2026-03";

let worker: RunningWorker;
const tokens = new Map<Role, string>();
beforeAll(async () => {
  worker = await startWorker();
  await worker.importUnits(...UNITS);
  for (const role of ROLES) tokens.set(role, await worker.newToken("H", role));
  for (const unit of ["T", "H", "C", "X", "E", "S", "P", "PX", "Q", "QX", "M", "K"]) {
    const body = {
      figures: { HS_TONG: 61 },
      scopeBasis: "ownOnly",
      scheme: "ND42",
      explain: { LEVEL_NOT_IN_FORCE: "Cấp huyện đặt ra để thử" },
    };
    await worker.call(`/v1/snapshots/${unit}/${periodOf(unit)}?form=seed`, { method: "PUT", body });
  }
});
afterAll(() => worker.close());

let forms = 0;
/** A form under which nothing is stored, so that a submission is judged by who sends it alone. */
const freshForm = () => {
  forms += 1;
  return `t${forms}`;
};
const BODY = {
  figures: { HS_TONG: 61 },
  scopeBasis: "ownOnly",
  scheme: "ND42",
  explain: { LEVEL_NOT_IN_FORCE: "Cấp huyện đặt ra để thử" },
};
const put = (token: string, unit: string, more: Record<string, unknown> = {}) =>
  worker.call(`/v1/snapshots/${unit}/${periodOf(unit)}?form=${freshForm()}`, {
    method: "PUT",
    token,
    body: { ...BODY, ...more },
  });
const TARGET = {
  measure: "ONLINE_RATE_ALL",
  leastPercent: 20,
  from: "2021-12-15",
  to: "2022-12-31",
  source: "Kế hoạch năm 2022",
};

type Ask = (token: string, unit: string) => Promise<{ status: number }>;
const get =
  (path: (unit: string) => string): Ask =>
  (token, unit) =>
    worker.call(path(unit), { token });

const OPERATIONS: Readonly<Record<string, Ask>> = {
  "reads the unit": get((unit) => `/v1/units/${unit}`),
  "reads the snapshot": get((unit) => `/v1/snapshots/${unit}/${periodOf(unit)}?form=seed`),
  "reads the revisions": get((unit) => `/v1/snapshots/${unit}/${periodOf(unit)}/revisions?form=seed`),
  "reads the receipt": get((unit) => `/v1/snapshots/${unit}/${periodOf(unit)}/receipt?form=seed`),
  "reads the total": get((unit) => `/v1/consolidated/${unit}/${periodOf(unit)}?form=seed`),
  "reads the targets": get((unit) => `/v1/targets?unit=${unit}`),
  submits: (token, unit) => put(token, unit),
  "submits on behalf": (token, unit) => put(token, unit, { onBehalf: true }),
  "issues a token": (token, unit) =>
    worker.call("/v1/tokens", { token, body: { unit, role: "quantri", label: "mới" } }),
  "sets a target": (token, unit) => worker.call("/v1/targets", { token, body: { unit, ...TARGET } }),
};

const READS = Object.keys(OPERATIONS).filter((name) => name.startsWith("reads"));
const MANAGES = ["issues a token", "sets a target"];

/** What each role gets at a place it sees: 403 names the role, 404 says nothing about the unit. */
const INSIDE: Readonly<Record<string, readonly number[]>> = {
  ...Object.fromEntries(READS.map((name) => [name, [200, 200, 200, 200]])),
  submits: [403, 403, 403, 201],
  "submits on behalf": [403, 403, 201, 201],
  ...Object.fromEntries(MANAGES.map((name) => [name, [403, 403, 403, 201]])),
};
const OWN = { ...INSIDE, submits: [403, 201, 201, 201], "submits on behalf": [403, 201, 201, 201] };
const OUTSIDE = Object.fromEntries(Object.keys(OPERATIONS).map((name) => [name, [404, 404, 404, 404]]));

const PLACES: readonly (readonly [
  place: string,
  unit: string,
  expected: Readonly<Record<string, readonly number[]>>,
])[] = [
  ["its own unit", "H", OWN],
  ["a child", "C", INSIDE],
  ["a grandchild", "X", INSIDE],
  ["a child that has ended", "E", INSIDE],
  ["a unit that it took over", "P", INSIDE],
  ["a commune of a unit that it took over", "PX", INSIDE],
  ["a unit of which it took a part", "Q", INSIDE],
  ["a commune of that unit which fell to another", "QX", OUTSIDE],
  ["a child that was moved to another", "M", OUTSIDE],
  ["its parent", "T", OUTSIDE],
  ["a sibling", "S", OUTSIDE],
  ["another province", "K", OUTSIDE],
  ["a unit that does not exist", "KHONGCO", OUTSIDE],
];

describe.each(PLACES)("a caller of H at %s (%s)", (_, unit, expected) => {
  test.each(Object.keys(OPERATIONS))("%s", async (name) => {
    const ask = OPERATIONS[name] as Ask;
    const statuses: number[] = [];
    for (const role of ROLES) statuses.push((await ask(tokens.get(role) ?? "", unit)).status);
    expect(Object.fromEntries(ROLES.map((role, index) => [role, statuses[index]]))).toEqual(
      Object.fromEntries(ROLES.map((role, index) => [role, expected[name]?.[index]])),
    );
  });
});

describe("reading the past", () => {
  test("a commune that was moved away is read for the periods in which it belonged here", async () => {
    const body = { figures: { HS_TONG: 5 }, scopeBasis: "ownOnly", scheme: "ND42" };
    await worker.call("/v1/snapshots/M/civil:2019-05", { method: "PUT", body });
    const read = (unit: string, period: string) =>
      worker.call(`/v1/snapshots/${unit}/${period}`, { token: tokens.get("xem") ?? "" });
    expect((await read("M", "civil:2019-05")).status).toBe(200);
    expect((await read("M", "civil:2026-03")).status).toBe(404);
  });

  test("the token of a unit that was merged away still reads its own figures, and not those of the successor", async () => {
    const former = await worker.newToken("P", "nhap");
    expect((await worker.call("/v1/snapshots/P/civil:2019-03?form=seed", { token: former })).status).toBe(200);
    expect((await worker.call("/v1/snapshots/H/civil:2026-03?form=seed", { token: former })).status).toBe(404);
    expect((await worker.call("/v1/units", { token: former })).json.code).toBe("UNIT_NOT_IN_FORCE");
  });
});

describe("an administrator of a province", () => {
  test("does everything after the first day; the bootstrap token made the root and the first token", async () => {
    const fresh = await startWorker();
    try {
      await fresh.importUnits("T,Tỉnh T,tỉnh,,2000-01-01,,");
      const token = await fresh.newToken("T", "quantri");
      const ask = async (path: string, body?: unknown, method?: string) => {
        const reply = await fresh.call(path, {
          token,
          ...(body === undefined ? {} : { body }),
          ...(method ? { method } : {}),
        });
        return [reply.status, reply.json] as const;
      };
      const list = (...lines: string[]) =>
        ["code,name,type,parent,valid_from,valid_to,successors", ...lines].join("\n");
      const districts = list("H,Huyện H,huyện,T,2000-01-01,,", "X,Xã X,xã,H,2000-01-01,,", "Y,Xã Y,xã,H,2000-01-01,,");
      expect((await ask("/v1/units/import", districts))[0]).toBe(200);
      const reform = list(
        "H,Huyện H,huyện,T,2000-01-01,2025-06-30,",
        "X,Xã X,xã,H,2000-01-01,2025-06-30,N",
        "Y,Xã Y,xã,H,2000-01-01,2025-06-30,N",
        "N,Xã N,xã,T,2025-07-01,,",
        "T,Tỉnh T (mới),tỉnh,,2000-01-01,,",
      );
      expect((await ask("/v1/units/import", reform))[0]).toBe(200);
      for (const role of ROLES) expect((await ask("/v1/tokens", { unit: "N", role, label: role }))[0]).toBe(201);
      const [, { tokens: issued }] = await ask("/v1/tokens");
      expect((await ask(`/v1/tokens/${issued[0].id}`, undefined, "DELETE"))[0]).toBe(204);
      const [status, target] = await ask("/v1/targets", { unit: "T", ...TARGET });
      expect(status).toBe(201);
      expect((await ask(`/v1/targets/${target.id}`, undefined, "DELETE"))[0]).toBe(204);
      for (const unit of ["X", "T", "N"]) {
        const period = unit === "X" ? "civil:2025-03" : "civil:2026-03";
        expect((await ask(`/v1/snapshots/${unit}/${period}`, BODY, "PUT"))[0]).toBe(201);
      }
      expect((await ask("/v1/consolidated/T/civil:2026-03"))[0]).toBe(200);
      // Only the server's own administrator makes another root.
      const another = await fresh.call("/v1/units/import", { token, body: list("K,Tỉnh K,tỉnh,,2000-01-01,,") });
      expect(another.json.conflicts.map((conflict: { fault: string }) => conflict.fault)).toEqual(["PARENTLESS"]);
      const { results } = await fresh.db.prepare("SELECT action FROM audit WHERE actor = 'bootstrap'").all();
      expect(results.map(({ action }) => action).sort()).toEqual(["bootstrap.use", "token.create", "units.import"]);
    } finally {
      await fresh.close();
    }
  });
});

describe("the bootstrap token", () => {
  test("is in the log once a day when it only reads, with what it asked first", async () => {
    const fresh = await startWorker({ fresh: true });
    const uses = () => fresh.db.prepare("SELECT * FROM audit WHERE action = 'bootstrap.use'").all();
    try {
      expect((await uses()).results).toEqual([]);
      await fresh.call("/v1/units");
      await expect.poll(async () => (await uses()).results.length).toBe(1);
      await Promise.all(Array.from({ length: 5 }, () => fresh.call("/v1/tokens")));
      const { results } = await uses();
      expect(results).toMatchObject([
        { unit: "*", actor: "bootstrap", detail: '{"method":"GET","operation":"listUnits"}' },
      ]);
      expect(results[0]?.target).toMatch(/^day 20\d\d-\d\d-\d\d$/);
    } finally {
      await fresh.close();
    }
  });
});

describe("a token revoked mid-way", () => {
  test("submissions before it are stored, the next one is refused and stores nothing", async () => {
    const { json } = await worker.call("/v1/tokens", { body: { unit: "C", role: "nhap", label: "giữa chừng" } });
    const submit = (month: string) =>
      worker.call(`/v1/snapshots/C/civil:2024-${month}`, { method: "PUT", token: json.token, body: BODY });
    expect((await submit("01")).status).toBe(201);
    await worker.call(`/v1/tokens/${json.id}`, { method: "DELETE" });
    const late = await submit("02");
    expect([late.status, late.json.code]).toEqual([401, "TOKEN_DEAD"]);
    expect((await worker.call("/v1/snapshots/C/civil:2024-01")).status).toBe(200);
    expect((await worker.call("/v1/snapshots/C/civil:2024-02")).status).toBe(404);
  });

  test("a body still on its way when the token is revoked is not stored", async () => {
    const { json } = await worker.call("/v1/tokens", { body: { unit: "C", role: "nhap", label: "chậm" } });
    const text = JSON.stringify(BODY);
    const status = new Promise<number | undefined>((resolve, reject) => {
      const headers = { Authorization: `Bearer ${json.token}`, "Content-Length": Buffer.byteLength(text) };
      const sent = request(
        new URL("/v1/snapshots/C/civil:2024-03", worker.url),
        { method: "PUT", headers },
        (reply) => {
          reply.resume();
          resolve(reply.statusCode);
        },
      );
      sent.on("error", reject);
      sent.write(text.slice(0, 10));
      const rest = async () => {
        await new Promise((wait) => setTimeout(wait, 300));
        await worker.call(`/v1/tokens/${json.id}`, { method: "DELETE" });
        await new Promise((wait) => setTimeout(wait, 1_500));
        sent.end(text.slice(10));
      };
      rest().catch(reject);
    });
    expect(await status).toBe(401);
    expect((await worker.call("/v1/snapshots/C/civil:2024-03")).status).toBe(404);
  });
});

describe("the last use of a token", () => {
  test("is not written again within five minutes, however often it is used", async () => {
    const { json } = await worker.call("/v1/tokens", { body: { unit: "C", role: "xem", label: "bận" } });
    const marked = () =>
      worker.db.prepare("SELECT last_used_at FROM token WHERE id = ?").bind(json.id).first<string>("last_used_at");
    await worker.call("/v1/units", { token: json.token });
    await expect.poll(marked).toMatch(/^20/);
    const first = await marked();
    await Promise.all(Array.from({ length: 8 }, () => worker.call("/v1/units", { token: json.token })));
    expect(await marked()).toBe(first);
    // Six minutes later it is.
    const earlier = new Date(Date.now() - 360_000).toISOString();
    await worker.db.prepare("UPDATE token SET last_used_at = ? WHERE id = ?").bind(earlier, json.id).run();
    await worker.call("/v1/units", { token: json.token });
    await expect.poll(marked).not.toBe(earlier);
  });
});
