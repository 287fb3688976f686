// Tokens for all units below one at once: each works for its own unit alone, and the file that is handed out is safe to open.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tokenBatchSchema } from "../../shared/contract/token.ts";
import { type RunningWorker, startWorker } from "../support/worker.ts";

const COMMUNES = 100;

let worker: RunningWorker;
let province: string;
const issue = (body: Record<string, unknown>, token = province, query = "") =>
  worker.call(`/v1/tokens/batch${query}`, { token, body: { role: "nhap", ...body } });

beforeAll(async () => {
  worker = await startWorker();
  const communes = Array.from({ length: COMMUNES }, (_, index) => `T.X${index},Xã ${index},xã,T,2025-07-01,,`);
  await worker.importUnits(
    "T,Tỉnh T,tỉnh,,2000-01-01,,",
    "H,Huyện H đã kết thúc,huyện,T,2000-01-01,2025-06-30,",
    ...communes,
    "K,Tỉnh K,tỉnh,,2000-01-01,,",
    '"K.X1","=HYPERLINK(""http://x"";""Xã"")",xã,K,2025-07-01,,',
    "K.X2,Xã Hai,xã,K,2025-07-01,,",
    "K.X2.A,Bộ phận A,xã,K.X2,2025-07-01,,",
  );
  province = await worker.newToken("T", "quantri");
});
afterAll(() => worker.close());

describe("a province issues the tokens of its communes", () => {
  test("one for each child in force today; each works, and each is in the list under its commune's name", async () => {
    const { status, json, headers } = await issue({ under: "T", labelPrefix: "Một cửa", expires: "2090-12-31" });
    expect(status).toBe(201);
    expect(tokenBatchSchema.safeParse(json).error).toBeUndefined();
    expect(json.tokens.length).toBe(COMMUNES);
    expect(new Set(json.tokens.map((token: { unit: string }) => token.unit)).size).toBe(COMMUNES);
    expect(new Set(json.tokens.map((token: { token: string }) => token.token)).size).toBe(COMMUNES);
    const one = json.tokens.find(({ unit }: { unit: string }) => unit === "T.X7");
    const own = await worker.call("/v1/tokens", { token: one.token });
    expect(own.json.tokens).toMatchObject([
      { id: one.id, unit: "T.X7", role: "nhap", label: "Một cửa – Xã 7", expiresAt: "2090-12-31T16:59:59.999Z" },
    ]);
    expect((await worker.call("/v1/units?root=T.X8", { token: one.token })).status).toBe(404);
    // The token and its use, the units, the ends of the chains, and one transaction.
    expect(Number(/\d+/.exec(headers.get("Server-Timing") ?? "")?.[0])).toBeLessThanOrEqual(5);
  });

  test("the secrets are kept only as hashes, and each commune's log says who issued what", async () => {
    const { json } = await issue({ under: "T" });
    const { token, id } = json.tokens[42];
    const rows = (await worker.db.prepare("SELECT * FROM token").all()).results;
    expect(JSON.stringify(rows)).not.toContain(token);
    const log = await worker.db
      .prepare("SELECT * FROM audit WHERE unit = ?1 ORDER BY sequence DESC LIMIT 1")
      .bind(json.tokens[42].unit)
      .first();
    expect(log).toMatchObject({ action: "token.create", target: `token ${id}`, role: "quantri" });
    expect(JSON.stringify(log)).not.toContain(token);
  });

  test("two batches at the same moment both go through, each log without a gap", async () => {
    const before = Number(await worker.db.prepare("SELECT COUNT(*) AS n FROM audit WHERE unit = 'T.X1'").first("n"));
    const replies = await Promise.all([issue({ under: "T" }), issue({ under: "T" }), issue({ under: "T" })]);
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201]);
    const { results } = await worker.db.prepare("SELECT sequence FROM audit WHERE unit = 'T.X1' ORDER BY 1").all();
    expect(results.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: before + 3 }, (_, index) => index + 1),
    );
  });
});

describe("the file to hand out", () => {
  test("has a byte order mark, one line per unit, and no name that a spreadsheet would calculate", async () => {
    const reply = await fetch(new URL("/v1/tokens/batch?format=csv", worker.url), {
      method: "POST",
      headers: { Authorization: `Bearer ${await worker.newToken("K", "quantri")}` },
      body: JSON.stringify({ under: "K", role: "nhap" }),
    });
    expect([reply.status, reply.headers.get("Content-Type")]).toEqual([201, "text/csv; charset=utf-8"]);
    expect(reply.headers.get("Content-Disposition")).toBe('attachment; filename="ma-truy-cap-K.csv"');
    expect(reply.headers.get("Cache-Control")).toBe("no-store");
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await reply.arrayBuffer());
    const [header, first, second, ...rest] = text.split("\r\n");
    expect(header).toBe("\uFEFFunit,name,role,label,token");
    const name = `"'=HYPERLINK(""http://x"";""Xã"")"`;
    expect(first).toMatch(new RegExp(`^K\\.X1,${name.replaceAll(/[()]/g, "\\$&")},nhap,`, "u"));
    const [, token] = /^K\.X2,Xã Hai,nhap,Xã Hai,(dvc_[\w-]{43})$/u.exec(second ?? "") ?? [];
    expect(rest).toEqual([""]);
    expect((await worker.call("/v1/units", { token: token ?? null })).json.units[0].code).toBe("K.X2");
  });
});

describe("refused", () => {
  test.each([
    ["another province", { under: "K" }, 404, "UNIT_UNKNOWN"],
    ["a unit that does not exist", { under: "KHONGCO" }, 404, "UNIT_UNKNOWN"],
    ["no unit code", { under: "*" }, 422, "UNIT_CODE_INVALID"],
    ["a unit without children", { under: "T.X1" }, 422, "INVALID_REQUEST"],
    ["an unknown role", { under: "T", role: "chu" }, 422, "INVALID_REQUEST"],
    ["an unknown key", { under: "T", label: "x" }, 422, "INVALID_REQUEST"],
    ["a label of blanks", { under: "T", labelPrefix: " " }, 422, "INVALID_REQUEST"],
    ["an expiry in the past", { under: "T", expires: "2020-01-01" }, 422, "INVALID_REQUEST"],
  ])("%s", async (_, body, status, code) => {
    const reply = await issue(body);
    expect([reply.status, reply.json.code]).toEqual([status, code]);
  });

  test("a unit whose children have all ended says so at the field", async () => {
    const { json } = await issue({ under: "H" });
    expect(json.errors).toMatchObject([
      { path: "under", message: expect.stringContaining("không có đơn vị trực thuộc") },
    ]);
  });

  test.each(["xem", "nhap", "duyet"])("role %s issues none", async (role) => {
    const reply = await issue({ under: "T" }, await worker.newToken("T", role));
    expect([reply.status, reply.json.code]).toEqual([403, "FORBIDDEN"]);
  });
});
