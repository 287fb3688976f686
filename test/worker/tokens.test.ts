// Access tokens: who may do what, where, and until when.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tokenCreatedSchema, tokensAnswerSchema } from "../../shared/contract/token.ts";
import { BOOTSTRAP, type RunningWorker, startWorker } from "../support/worker.ts";

let worker: RunningWorker;
beforeAll(async () => {
  worker = await startWorker({ vars: { DVC_DEMO: "1", DVC_DEMO_TOKEN: "demo-token-of-the-tests" } });
  await worker.importUnits(
    "T,Tỉnh T,tỉnh,,2000-01-01,,",
    "H,Huyện H,huyện,T,2000-01-01,,",
    "X,Xã X,xã,H,2000-01-01,,",
    "Y,Xã Y,xã,H,2000-01-01,,",
    "K,Tỉnh K,tỉnh,,2000-01-01,,",
    "TRINHDIEN,Trình diễn,tỉnh,,2000-01-01,,",
  );
});
afterAll(() => worker.close());

const issue = (token: string, body: Record<string, unknown>) =>
  worker.call("/v1/tokens", { token, body: { label: "Máy của bộ phận một cửa", ...body } });
const units = (token: string | null, headers = {}) => worker.call("/v1/units", { token, headers });
const basic = (user: string, secret: string) => ({
  Authorization: `Basic ${Buffer.from(`${user}:${secret}`).toString("base64")}`,
});

describe("issuing", () => {
  test("the secret is shown once and kept only as a hash", async () => {
    const { status, json } = await issue(BOOTSTRAP, { unit: "X", role: "nhap" });
    expect(status).toBe(201);
    expect(tokenCreatedSchema.safeParse(json).error).toBeUndefined();
    // 256 random bits in base64url.
    expect(json.token).toMatch(/^dvc_[A-Za-z0-9_-]{43}$/);
    const rows = (await worker.db.prepare("SELECT * FROM token").all()).results;
    expect(JSON.stringify(rows)).not.toContain(json.token);
    const list = await worker.call("/v1/tokens");
    expect(list.text).not.toContain(json.token);
    expect(list.json.tokens).toContainEqual(expect.objectContaining({ id: json.id, unit: "X", own: false }));
  });

  test.each([
    ["its own unit", { unit: "H", role: "quantri" }, 201, undefined],
    ["a unit below", { unit: "X", role: "duyet" }, 201, undefined],
    ["the unit above", { unit: "T", role: "xem" }, 404, "UNIT_UNKNOWN"],
    ["another province", { unit: "K", role: "xem" }, 404, "UNIT_UNKNOWN"],
    ["a unit that does not exist", { unit: "KHONGCO", role: "xem" }, 404, "UNIT_UNKNOWN"],
    ["no unit code", { unit: "*", role: "xem" }, 422, "UNIT_CODE_INVALID"],
    ["an unknown role", { unit: "H", role: "chu" }, 422, "INVALID_REQUEST"],
    ["an unknown key", { unit: "H", role: "xem", admin: true }, 422, "INVALID_REQUEST"],
    ["an expiry in the past", { unit: "H", role: "xem", expires: "2020-01-01" }, 422, "INVALID_REQUEST"],
    ["an expiry that is no day", { unit: "H", role: "xem", expires: "2030-02-30" }, 422, "INVALID_REQUEST"],
    ["a day as expiry", { unit: "H", role: "xem", expires: "2090-12-31" }, 201, undefined],
  ])("an administrator of district H issues a token for %s: %#", async (_, body, status, code) => {
    const token = await worker.newToken("H", "quantri");
    const reply = await issue(token, body);
    expect([reply.status, reply.json.code]).toEqual([status, code]);
  });

  test.each(["xem", "nhap", "duyet"])("role %s issues none, not even for its own unit", async (role) => {
    const reply = await issue(await worker.newToken("H", role), { unit: "H", role: "xem" });
    expect([reply.status, reply.json.code]).toEqual([403, "FORBIDDEN"]);
    expect(reply.json.detail).toContain("cần quyền quản trị");
  });
});

describe("dying", () => {
  test("a revoked token is dead from the next request on", async () => {
    const { json } = await issue(BOOTSTRAP, { unit: "X", role: "xem" });
    expect((await units(json.token)).status).toBe(200);
    expect((await worker.call(`/v1/tokens/${json.id}`, { method: "DELETE" })).status).toBe(204);
    const reply = await units(json.token);
    expect([reply.status, reply.json.code]).toEqual([401, "TOKEN_DEAD"]);
    const { json: list } = await worker.call("/v1/tokens");
    expect(list.tokens.find((token: { id: string }) => token.id === json.id).revokedAt).toMatch(/^20/);
    // Again is no error: it is revoked.
    expect((await worker.call(`/v1/tokens/${json.id}`, { method: "DELETE" })).status).toBe(204);
  });

  test("an expired token is dead", async () => {
    const expires = new Date(Date.now() + 1_500).toISOString();
    const { json } = await issue(BOOTSTRAP, { unit: "X", role: "xem", expires });
    expect((await units(json.token)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 1_700));
    expect((await units(json.token)).json.code).toBe("TOKEN_DEAD");
  });

  test("nobody revokes a token of another subtree, everybody gives up the own", async () => {
    const other = (await issue(BOOTSTRAP, { unit: "K", role: "xem" })).json;
    const district = await worker.newToken("H", "quantri");
    const refused = await worker.call(`/v1/tokens/${other.id}`, { method: "DELETE", token: district });
    expect([refused.status, refused.json.code]).toEqual([404, "NOT_FOUND"]);
    const byReader = await worker.call("/v1/tokens/any", { method: "DELETE", token: other.token });
    expect([byReader.status, byReader.json.code]).toEqual([403, "FORBIDDEN"]);
    const own = await worker.call(`/v1/tokens/${other.id}`, { method: "DELETE", token: other.token });
    expect(own.status).toBe(204);
    expect((await units(other.token)).status).toBe(401);
  });
});

describe("listing", () => {
  test("an administrator sees its subtree, a reader only the own token", async () => {
    const district = await worker.newToken("H", "quantri");
    await issue(BOOTSTRAP, { unit: "T", role: "xem" });
    const { json } = await worker.call("/v1/tokens", { token: district });
    expect(tokensAnswerSchema.safeParse(json).error).toBeUndefined();
    const seen = new Set(json.tokens.map((token: { unit: string }) => token.unit));
    expect([...seen].filter((unit) => !["H", "X", "Y"].includes(unit as string))).toEqual([]);
    expect(seen.has("X")).toBe(true);
    const reader = await worker.newToken("X", "xem");
    const own = (await worker.call("/v1/tokens", { token: reader })).json.tokens;
    expect(own).toMatchObject([{ unit: "X", role: "xem", own: true }]);
  });

  test("says when a token was last used", async () => {
    const reader = await worker.newToken("X", "xem");
    await units(reader);
    // Written after the answer.
    await expect
      .poll(async () => (await worker.call("/v1/tokens", { token: reader })).json.tokens[0].lastUsedAt)
      .toMatch(/^20/);
  });
});

describe("sending a token", () => {
  test("none or a wrong one is 401, and other programs are asked for Basic", async () => {
    const none = await units(null);
    expect([none.status, none.json.code]).toEqual([401, "UNAUTHENTICATED"]);
    const wrong = await units("dvc_wrong");
    expect([wrong.status, wrong.json.code]).toEqual([401, "TOKEN_DEAD"]);
  });

  test.each<[string, Record<string, string>, string, boolean]>([
    [
      "Power Query",
      { "User-Agent": "Microsoft.Data.Mashup (https://go.microsoft.com/fwlink/?LinkID=304225)" },
      "GET",
      true,
    ],
    ["a browser", { "User-Agent": "Mozilla/5.0 (Windows NT 10.0)" }, "GET", false],
    ["a page's own request", { "Sec-Fetch-Mode": "cors" }, "GET", false],
    ["a program that writes", { "User-Agent": "curl/8" }, "POST", false],
  ])("%s", async (_, headers, method, asksBasic) => {
    // undici sends Sec-Fetch-Mode itself, as a browser would, so this speaks plain HTTP.
    const challenge = await challengeOf(method, headers);
    expect(challenge.includes("Basic")).toBe(asksBasic);
    expect(challenge).toContain("Bearer");
  });

  test("Basic with the token's unit as user reads, but never writes, and not under another unit", async () => {
    const token = await worker.newToken("X", "nhap");
    expect((await units(null, basic("X", token))).status).toBe(200);
    expect((await units(null, basic("Y", token))).json.code).toBe("TOKEN_DEAD");
    expect((await units(null, basic("", token))).json.code).toBe("TOKEN_DEAD");
    expect((await units(null, { Authorization: "Basic %%%" })).status).toBe(401);
    const head = await worker.call("/v1/units", { method: "HEAD", token: null, headers: basic("X", token) });
    expect(head.status).toBe(200);
    const write = await worker.call("/v1/snapshots/X/civil:2023-06", {
      method: "PUT",
      token: null,
      headers: basic("X", token),
      body: {},
    });
    expect([write.status, write.json.code]).toEqual([401, "TOKEN_DEAD"]);
  });

  test("a token that a sender escaped is recognised", async () => {
    const token = await worker.newToken("X", "xem");
    expect((await units(token.replace("dvc_", "dvc%5F"))).status).toBe(200);
  });

  test.each(["Bearer", "Bearer ", "Token abc", "Bearer a b", "Bearer %E0%A4%A"])("%s is 401", async (header) => {
    expect((await units(null, { Authorization: header })).status).toBe(401);
  });
});

describe("the two tokens of the server itself", () => {
  test("the bootstrap token is administrator of everything and is written down nowhere", async () => {
    const { json } = await units(BOOTSTRAP);
    expect(json.units.map((unit: { code: string }) => unit.code)).toEqual(expect.arrayContaining(["T", "K", "X"]));
    for (const { name } of (await worker.db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all())
      .results) {
      const rows = await worker.db
        .prepare(`SELECT * FROM "${name}"`)
        .all()
        .catch(() => ({ results: [] }));
      expect(JSON.stringify(rows.results)).not.toContain(BOOTSTRAP);
    }
  });

  test("its writes are in the log under its name", async () => {
    const { results } = await worker.db.prepare("SELECT * FROM audit WHERE unit = '*'").all();
    expect(results[0]).toMatchObject({ actor: "bootstrap", action: "units.import", sequence: 1, previous_hash: "" });
  });

  test("the demonstration's token is given to everybody and only reads the demonstration", async () => {
    const { json } = await worker.call("/v1/demo", { token: null });
    expect(json).toEqual({ token: "demo-token-of-the-tests", unit: "TRINHDIEN", role: "xem" });
    const seen = await units(json.token);
    expect(seen.json.units.map((unit: { code: string }) => unit.code)).toEqual(["TRINHDIEN"]);
    expect((await worker.call("/v1/units/T", { token: json.token })).status).toBe(404);
    const write = await issue(json.token, { unit: "TRINHDIEN", role: "xem" });
    expect([write.status, write.json.code]).toEqual([403, "FORBIDDEN"]);
  });
});

describe("without settings", () => {
  test("a bootstrap token below 32 characters is ignored and the log says so; no demonstration", async () => {
    const short = await startWorker({ vars: { DVC_BOOTSTRAP_TOKEN: "x".repeat(31) } });
    try {
      expect((await short.call("/v1/units", { token: "x".repeat(31) })).json.code).toBe("TOKEN_DEAD");
      await expect.poll(() => short.logs(), { timeout: 10_000 }).toContain("bootstrap_token_ignored");
      expect(short.logs()).not.toContain("x".repeat(31));
      expect((await short.call("/v1/demo", { token: null })).status).toBe(404);
    } finally {
      await short.close();
    }
  });
});

/** The challenge of a 401, asked over plain HTTP without the headers that fetch adds. */
async function challengeOf(method: string, headers: Record<string, string>): Promise<string> {
  const { request } = await import("node:http");
  return new Promise((resolve, reject) => {
    const sent = request(new URL("/v1/tokens", worker.url), { method, headers }, (response) => {
      response.resume();
      resolve(String(response.headers["www-authenticate"]));
    });
    sent.on("error", reject);
    sent.end();
  });
}
