// Codes of copies: who gets one, what whoever checks a copy learns, and that it is nothing more than match or mismatch.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCopyCode, shortDigest } from "../../shared/domain/copy-code.ts";
import { type RunningWorker, startWorker } from "../support/worker.ts";

const DIGEST = "0f4a1c5d7e9b2c3a4f5061728394a5b6c7d8e9fa0b1c2d3e4f5a6b7c8d9e0f10";
const OTHER = DIGEST.replace("0f", "1f");
const PLACE = { unit: "X", period: "civil:2026-10" };
const SNAPSHOT = `/v1/snapshots/${PLACE.unit}/${PLACE.period}`;

let worker: RunningWorker;
let reader: string;
let stranger: string;
let code: string;

const submit = (online: number, revision: number | null) =>
  worker.call(SNAPSHOT, {
    method: "PUT",
    body: { figures: { HS_TRUC_TUYEN: online, HS_TIEP_NHAN: 80 }, scopeBasis: "ownOnly", scheme: "ND42" },
    headers: revision === null ? {} : { "If-Match": `"${revision}"` },
  });
const issue = (body: object, token = reader) => worker.call("/v1/copies", { body, token });
const check = (typed: string, digest: string) =>
  worker.call(`/v1/copies/${encodeURIComponent(typed)}?digest=${encodeURIComponent(digest)}`, { token: null });
const page = (path: string) => worker.call(path, { token: null });

beforeAll(async () => {
  worker = await startWorker({ vars: { DVC_ORIGIN: "https://dvc.example.vn" } });
  await worker.importUnits("T,Tỉnh T,tỉnh,,2020-01-01,,", "X,Xã Bí Mật,xã,T,2020-01-01,,", "Y,Xã Y,xã,T,2020-01-01,,");
  expect((await submit(61, null)).status).toBe(201);
  reader = await worker.newToken("X", "xem");
  stranger = await worker.newToken("Y", "quantri");
  code = (await issue({ ...PLACE, digest: DIGEST })).json.code;
});
afterAll(() => worker.close());

describe("a code is issued", () => {
  test("to whoever may see the snapshot, with all that the receipt prints", async () => {
    const { status, json } = await issue({ ...PLACE, form: "chung", revision: 1, digest: OTHER });
    expect(status).toBe(201);
    expect(json).toMatchObject({ ...PLACE, form: "chung", revision: 1, digest: OTHER, short: shortDigest(OTHER) });
    expect(readCopyCode(json.code)).toBe(json.code);
    expect(json.address).toBe(`https://dvc.example.vn/kiem-tra/${json.code}`);
  });

  test("once for the same copy, also where it is asked for by two at once", async () => {
    const digest = DIGEST.replace("0f", "2f");
    const replies = await Promise.all([1, 2, 3].map(() => issue({ ...PLACE, digest })));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 200, 201]);
    expect(new Set(replies.map(({ json }) => json.code)).size).toBe(1);
  });

  test("and the log says so, without what is in the copy", async () => {
    const { json } = await worker.call("/v1/audit?unit=X");
    const entry = json.entries.find((entry: { target: string }) => entry.target === `copy ${code}`);
    expect(entry).toMatchObject({ action: "copy.create", detail: { revision: 1, digest: DIGEST } });
    expect((await worker.call("/v1/audit/verify?unit=X")).json).toMatchObject({ ok: true });
  });

  const refusals: readonly (readonly [why: string, body: object, status: number, problem: string])[] = [
    ["a period without a snapshot", { ...PLACE, period: "civil:2026-09", digest: DIGEST }, 404, "SNAPSHOT_NOT_FOUND"],
    ["a revision that there is not", { ...PLACE, revision: 9, digest: DIGEST }, 404, "SNAPSHOT_NOT_FOUND"],
    ["another form", { ...PLACE, form: "766", digest: DIGEST }, 404, "SNAPSHOT_NOT_FOUND"],
    ["an unreadable period", { ...PLACE, period: "tháng 13", digest: DIGEST }, 422, "PERIOD_UNREADABLE"],
    ["a digest in capitals", { ...PLACE, digest: DIGEST.toUpperCase() }, 422, "INVALID_REQUEST"],
    ["half a digest", { ...PLACE, digest: DIGEST.slice(0, 32) }, 422, "INVALID_REQUEST"],
    ["no digest", PLACE, 422, "INVALID_REQUEST"],
    ["figures beside the digest", { ...PLACE, digest: DIGEST, figures: {} }, 422, "INVALID_REQUEST"],
  ];
  test.each(refusals)("not for %s", async (_why, body, status, problem) => {
    const reply = await issue(body);
    expect([reply.status, reply.json.code]).toEqual([status, problem]);
  });

  test("not to a neighbour, who is not told that there is such a snapshot, and not without a token", async () => {
    const reply = await issue({ ...PLACE, digest: DIGEST }, stranger);
    expect([reply.status, reply.json.code]).toEqual([404, "UNIT_UNKNOWN"]);
    expect((await worker.call("/v1/copies", { body: { ...PLACE, digest: DIGEST }, token: null })).status).toBe(401);
  });
});

describe("whoever received a copy", () => {
  test.each([
    ["the file's digest", () => DIGEST, true],
    ["the short digest as printed", () => shortDigest(DIGEST), true],
    ["the short digest as typed", () => shortDigest(DIGEST).toLowerCase().replaceAll("-", " "), true],
    ["the digest of another file", () => OTHER, false],
    ["the short digest of another file", () => shortDigest(OTHER), false],
  ])("gives %s", async (_what, given, match) => {
    const { status, json } = await check(code, given());
    expect([status, json]).toEqual([200, { match, standing: match ? "current" : null }]);
  });

  test("may type the code as people do", async () => {
    expect((await check(code.toLowerCase().replaceAll("-", ""), DIGEST)).json.match).toBe(true);
  });

  test("is told of a slip in the code, and of a code that was never issued", async () => {
    const slip = `${code.slice(0, -1)}${code.endsWith("0") ? "1" : "0"}`;
    const wrong = await check(slip, DIGEST);
    expect([wrong.status, wrong.json.code]).toEqual([422, "COPY_CODE_INVALID"]);
    const unknown = await check("0000-0000-0000-0000", DIGEST);
    expect([unknown.status, unknown.json.code]).toEqual([404, "COPY_UNKNOWN"]);
  });

  test("learns from no answer whose copy it is", async () => {
    const replies = await Promise.all([
      check(code, DIGEST),
      check(code, OTHER),
      page(`/kiem-tra/${code}`),
      page(`/kiem-tra/${code}?so=${shortDigest(DIGEST)}`),
      page(`/kiem-tra/${code}?so=${shortDigest(OTHER)}`),
    ]);
    for (const { text } of replies) expect(text).not.toMatch(/Bí Mật|2026-10|Tháng 10|\b61\b|da_nop|Đã gửi/u);
  });
});

describe("the page", () => {
  test("runs nothing but our script, and asks nobody else", async () => {
    const { status, headers, text } = await page(`/kiem-tra/${code}`);
    expect([status, headers.get("Content-Type")]).toEqual([200, "text/html; charset=utf-8"]);
    const policy = headers.get("Content-Security-Policy") ?? "";
    for (const part of ["default-src 'none'", "script-src 'self'", "connect-src 'self'"])
      expect(policy).toContain(part);
    expect(text).toContain('<script src="/kiem-tra.js"');
    expect(text).toContain(code);
  });

  test.each([
    ["match", () => shortDigest(DIGEST), ["Khớp: mã số liệu trên biên nhận là thật", "vẫn là lần gửi mới nhất"]],
    ["mismatch", () => shortDigest(OTHER), ["Không khớp"]],
    ["nonsense, which stays text", () => '"><script>', ["Không khớp", "&quot;&gt;&lt;script&gt;"]],
  ])("says %s where the short digest is typed", async (_what, typed, said) => {
    const { text } = await page(`/kiem-tra/${code}?so=${encodeURIComponent(typed())}`);
    for (const words of said) expect(text).toContain(words);
    expect(text).not.toContain('"><script>');
  });

  test("asks for the code again where it is wrong, and escapes what was typed", async () => {
    const { text } = await page(`/kiem-tra/${encodeURIComponent("<b>a")}`);
    expect([text.includes("gõ chưa đúng"), text.includes('name="ma"'), text.includes("<b>a")]).toEqual([
      true,
      true,
      false,
    ]);
    expect((await page("/kiem-tra/0000-0000-0000-0000")).text).toContain("chưa cấp mã kiểm tra");
  });

  test("without a code asks for one and leads to its page", async () => {
    expect((await page("/kiem-tra")).text).toContain('name="ma"');
    const led = await page(`/kiem-tra?ma=${encodeURIComponent(` ${code} `)}`);
    expect([led.status, led.headers.get("Location")]).toEqual([303, `/kiem-tra/${code}`]);
  });
});

test.each([
  ["its digest", `UPDATE value_copy SET digest = '${OTHER}'`],
  [
    "its revision by replacement",
    "INSERT OR REPLACE INTO value_copy SELECT unit, code, period, form, 2, digest, created_at, created_by FROM value_copy",
  ],
  ["deleting it", "DELETE FROM value_copy"],
  [
    "one of a revision that there is not",
    `INSERT INTO value_copy SELECT unit, 'K', period, form, 9, digest, created_at, created_by FROM value_copy LIMIT 1`,
  ],
])("a stored code cannot be changed: %s", async (_what, sql) => {
  await expect(worker.db.prepare(sql).run()).rejects.toThrow(/immutable|FOREIGN KEY/);
});

describe("once the snapshot moves on", () => {
  const standing = async () => (await check(code, DIGEST)).json.standing;

  test("a returned one and a replaced one are said to be so, and an older revision still gets its code", async () => {
    const act = (action: string) => worker.call(`${SNAPSHOT}/actions`, { body: { action, reason: "Cột 4 thiếu số" } });
    expect((await act("tra_lai")).status).toBe(200);
    expect(await standing()).toBe("returned");
    expect((await submit(62, 1)).status).toBe(201);
    expect(await standing()).toBe("replaced");
    const { text } = await page(`/kiem-tra/${code}?so=${shortDigest(DIGEST)}`);
    expect(text).toContain("đã gửi lần khác thay thế");
    const older = await issue({ ...PLACE, revision: 1, digest: DIGEST.replace("0f", "3f") });
    expect([older.status, older.json.revision]).toEqual([201, 1]);
    expect((await issue({ ...PLACE, digest: DIGEST.replace("0f", "4f") })).json.revision).toBe(2);
  });

  test("a code goes with the data to another server and still answers there", async () => {
    const document = (await worker.call("/v1/export?root=T")).text;
    const other = await startWorker();
    try {
      const taken = await other.call("/v1/import", { body: document });
      expect(taken.status, taken.text).toBe(201);
      const reply = await other.call(`/v1/copies/${code}?digest=${DIGEST}`, { token: null });
      expect(reply.json).toEqual({ match: true, standing: "replaced" });
    } finally {
      await other.close();
    }
  });
});
