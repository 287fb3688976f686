// POST /v1/snapshots/batch: a result for each item, all or nothing on request, and never half of one.
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { problemAnswerSchema } from "../../shared/contract/problem.ts";
import { BATCH_ITEMS_MAX, batchAnswerSchema } from "../../shared/contract/snapshot-batch.ts";
import { STATUS } from "../../worker/http/problem.ts";
import { figuresBody, snapshotCalls } from "../support/snapshots.ts";
import { type RunningWorker, startWorker } from "../support/worker.ts";

let worker: RunningWorker;
const { put, act, batch, get, countRows, freshPeriod } = snapshotCalls(() => worker);
const COMMUNES = Array.from({ length: 100 }, (_, index) => `X${String(index + 1).padStart(3, "0")}`);
let province: string;
let clerk: string;

beforeAll(async () => {
  worker = await startWorker();
  await worker.importUnits(
    "T,Tỉnh T,tỉnh,,2000-01-01,,",
    "K,Tỉnh K,tỉnh,,2000-01-01,,",
    "CU,Xã Cũ,xã,T,2000-01-01,2025-06-30,X001",
    ...COMMUNES.map((code) => `${code},Xã ${code},xã,T,2000-01-01,,`),
  );
  province = await worker.newToken("T", "quantri");
  clerk = await worker.newToken("X001", "nhap");
});
afterAll(() => worker.close());

const FIGURES = figuresBody({ HS_TRUC_TUYEN: 61, HS_TIEP_NHAN: 120 });
const WRONG = figuresBody({ HS_TRUC_TUYEN: 11, HS_TIEP_NHAN: 10 });
interface Item {
  readonly unit: string;
  readonly period: string;
  readonly form?: string;
}
const item = (unit: string, period: string, more: Record<string, unknown> = {}): Item => ({
  unit,
  period,
  ...{ body: FIGURES, ...more },
});
const seen = (reply: { json: { results: { status: number; problem: { code: string } | null }[] } }) =>
  reply.json.results.map(({ status, problem }) => (problem ? `${status} ${problem.code}` : `${status}`));

describe("a result for each", () => {
  test("a hundred communes and five forms in one upload: all stored, in their order, in few round trips", async () => {
    const period = freshPeriod();
    const items = COMMUNES.flatMap((unit) =>
      ["chung", "06a", "766", "rieng-1", "rieng-2"].map((form) => item(unit, period, { form })),
    );
    expect(items.length).toBe(BATCH_ITEMS_MAX);
    const reply = await batch({ items }, { token: province });
    expect(reply.status).toBe(200);
    expect(batchAnswerSchema.safeParse(reply.json).error).toBeUndefined();
    expect([reply.json.stored, reply.json.unchanged, reply.json.refused]).toEqual([500, 0, 0]);
    expect(
      reply.json.results.map(
        (result: { snapshot: { unit: string; form: string } }) => `${result.snapshot.unit} ${result.snapshot.form}`,
      ),
    ).toEqual(items.map((item) => `${item.unit} ${item.form}`));
    // The token, the units, what is stored, and the write.
    expect(Number(/(\d+) round trips/.exec(reply.headers.get("Server-Timing") ?? "")?.[1])).toBeLessThanOrEqual(5);
    const { json } = await get("X050", period, "?form=06a", { token: province });
    expect(json).toEqual(
      reply.json.results[items.findIndex((item) => item.unit === "X050" && item.form === "06a")].snapshot,
    );
    const again = await batch({ items }, { token: province });
    expect([again.json.stored, again.json.unchanged]).toEqual([0, 500]);
  });

  test("each is judged as if it were sent by itself; a bad one fails no neighbour", async () => {
    const [period, locked] = [freshPeriod(), freshPeriod()];
    await put("X002", period, FIGURES);
    await put("X003", period, FIGURES);
    await put("X004", locked, FIGURES);
    for (const action of ["duyet", "chot"]) await act("X004", locked, { action });
    const other = figuresBody({ HS_TONG: 5 });
    const items = [
      item("X001", period),
      item("X002", period),
      item("X003", period, { body: other }),
      item("X003", period, { body: other, ifMatch: 1, form: "chung" }),
      item("X005", period, { body: WRONG }),
      item("X004", locked, { body: other, ifMatch: 1 }),
      item("KHONGCO", period),
      item("K", period),
      item("X006", "2023-13"),
      item("X006", "Quý I/2023"),
      item("X006", "civil:2027-01"),
      item("CU", "civil:2025-07"),
      item("X006", period, { form: "a b" }),
      item("X006", period, { body: figuresBody({ HS_TONG: 1e300 }) }),
      item("X007", period, { body: { ...FIGURES, total: 5 } }),
      item("X008", period, { extra: 1 }),
      item("X009", period, { body: undefined }),
      null,
      "X010",
      item("X010", period, { body: figuresBody({ HS_TONG: "NaN" }) }),
      item("X011", period, { ifMatch: 1 }),
      item("X012", period),
    ];
    const before = await worker.db.prepare("SELECT COUNT(*) AS n FROM snapshot_revision").first<number>("n");
    const reply = await batch({ items }, { token: province });
    expect(reply.status).toBe(200);
    expect(batchAnswerSchema.safeParse(reply.json).error).toBeUndefined();
    expect(seen(reply)).toEqual([
      "201",
      "200",
      "409 REVISION_CONFLICT",
      "422 INVALID_REQUEST",
      "422 FINDINGS_BLOCK",
      "409 PERIOD_LOCKED",
      "404 UNIT_UNKNOWN",
      "404 UNIT_UNKNOWN",
      "422 PERIOD_UNREADABLE",
      "422 PERIOD_AMBIGUOUS",
      "422 PERIOD_NOT_STARTED",
      "422 UNIT_NOT_IN_FORCE",
      "422 FORM_UNKNOWN",
      "422 INVALID_REQUEST",
      "422 INVALID_REQUEST",
      "422 INVALID_REQUEST",
      "422 INVALID_REQUEST",
      "422 INVALID_REQUEST",
      "422 INVALID_REQUEST",
      "422 INVALID_REQUEST",
      "409 REVISION_CONFLICT",
      "201",
    ]);
    const { results } = reply.json;
    expect([reply.json.stored, reply.json.unchanged, reply.json.refused]).toEqual([2, 1, 19]);
    expect(results[3].problem.errors[0]).toEqual({ path: "unit", message: expect.stringContaining("mục thứ 3") });
    expect(results[4].problem.findings.map((finding: { code: string }) => finding.code)).toContain("NUM_GT_DEN");
    expect(results[13].problem.errors[0].path).toBe("body.figures.HS_TONG");
    expect(results[14].problem.errors[0].path).toBe("body.total");
    expect(results[15].problem.errors[0].path).toBe("extra");
    expect([results[18].unit, results[19].unit]).toEqual([null, "X010"]);
    for (const { problem } of results) if (problem) expect(problem.detail).toMatch(/\.$/);
    const after = await worker.db.prepare("SELECT COUNT(*) AS n FROM snapshot_revision").first<number>("n");
    expect((after ?? 0) - (before ?? 0)).toBe(2);
  });

  test("corrections name the revision they follow, as a number or as a header would", async () => {
    const period = freshPeriod();
    await batch({ items: [item("X001", period), item("X002", period), item("X003", period)] });
    const body = figuresBody({ HS_TONG: 7 });
    const reply = await batch({
      items: [
        item("X001", period, { body, ifMatch: 1 }),
        item("X002", period, { body, ifMatch: '"1"' }),
        item("X003", period, { body, ifMatch: "*" }),
      ],
    });
    expect(seen(reply)).toEqual(["201", "201", "201"]);
    expect(reply.json.results[0].snapshot.revision).toBe(2);
  });

  test.each([
    ["duyet", {}, "403 FORBIDDEN"],
    ["duyet", { onBehalf: true }, "201"],
    ["quantri", {}, "201"],
    ["nhap", { onBehalf: true }, "403 FORBIDDEN"],
  ])("the province's %s for a commune %j: %s", async (role, more, expected) => {
    const token = await worker.newToken("T", role);
    const reply = await batch({ items: [item("X020", freshPeriod(), { body: { ...FIGURES, ...more } })] }, { token });
    expect(seen(reply)).toEqual([expected]);
  });

  test("a commune's clerk stores its own and nothing of its neighbours", async () => {
    const period = freshPeriod();
    const reply = await batch({ items: [item("X001", period), item("X002", period)] }, { token: clerk });
    expect(seen(reply)).toEqual(["201", "404 UNIT_UNKNOWN"]);
    expect((await get("X002", period)).status).toBe(404);
  });

  test("several reports of one unit stand one after the other in its log", async () => {
    const periods = Array.from({ length: 6 }, freshPeriod);
    expect((await batch({ items: periods.map((period) => item("X030", period)) })).json.stored).toBe(6);
    const { results } = await worker.db.prepare("SELECT * FROM audit WHERE unit = 'X030' ORDER BY sequence").all();
    expect(results.length).toBeGreaterThanOrEqual(6);
    for (const [index, row] of results.entries()) {
      expect([row.sequence, row.previous_hash]).toEqual([index + 1, results[index - 1]?.hash ?? ""]);
    }
  });

  test("what is stored is exactly what was hashed, also when it is long or full of signs", async () => {
    const period = freshPeriod();
    const explain = Object.fromEntries(
      Array.from({ length: 165 }, (_, index) => [`MA_${index}`, `"\\\u0001 ký tự đặc biệt 😀 `.repeat(150)]),
    );
    const bodies = [
      { ...FIGURES, explain },
      { ...FIGURES, note: "Ghi chú \"trong ngoặc\" \\ và 'nháy'" },
    ];
    const reply = await batch({ items: bodies.map((body, index) => item(COMMUNES[index] ?? "", period, { body })) });
    expect(seen(reply)).toEqual(["201", "201"]);
    for (const [index, body] of bodies.entries()) {
      const row = await worker.db
        .prepare("SELECT content, hash FROM snapshot_revision WHERE unit = ?1 AND period = ?2")
        .bind(COMMUNES[index] ?? "", period)
        .first<{ content: string; hash: string }>();
      expect(JSON.parse(row?.content ?? "")).toEqual(body);
      expect(
        createHash("sha256")
          .update(row?.content ?? "")
          .digest("hex"),
      ).toBe(row?.hash);
      expect(reply.json.results[index].snapshot.receipt.hash).toBe(row?.hash);
    }
  });

  test("one report may be as large as when it is sent by itself, not larger", async () => {
    const explain = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`MA_${index}`, "x".repeat(4000)]));
    const period = freshPeriod();
    const reply = await batch({
      items: [item("X001", period, { body: { ...FIGURES, explain } }), item("X002", period)],
    });
    expect(seen(reply)).toEqual(["413 TOO_LARGE", "201"]);
  });
});

describe("all or nothing", () => {
  test("nothing is stored where one is refused, and each neighbour is told why", async () => {
    const period = freshPeriod();
    const items = [
      item("X001", period),
      item("X002", period, { body: WRONG }),
      item("X003", period, { idempotencyKey: "nothing" }),
    ];
    const rows = await countRows();
    const reply = await batch({ items, atomic: true });
    expect([reply.status, reply.json.code]).toEqual([422, "BATCH_REFUSED"]);
    expect(problemAnswerSchema(Object.keys(STATUS)).safeParse(reply.json).error).toBeUndefined();
    expect(seen(reply)).toEqual(["424 NEIGHBOUR_REFUSED", "422 FINDINGS_BLOCK", "424 NEIGHBOUR_REFUSED"]);
    expect(reply.json.results[0].problem.detail).toContain("không sai nhưng chưa được lưu");
    expect(await countRows()).toBe(rows);
  });

  test("an item that is no item refuses all of them, and the others' own faults are told at once", async () => {
    const period = freshPeriod();
    const items = [item("X001", period), item("X002", period, { body: WRONG }), item("X003", period, { body: {} })];
    const rows = await countRows();
    const reply = await batch({ items, atomic: true });
    expect(seen(reply)).toEqual(["424 NEIGHBOUR_REFUSED", "422 FINDINGS_BLOCK", "422 INVALID_REQUEST"]);
    expect(await countRows()).toBe(rows);
  });

  test("all good: all stored; what was there already is no obstacle", async () => {
    const period = freshPeriod();
    await put("X002", period, FIGURES);
    const reply = await batch({ items: [item("X001", period), item("X002", period)], atomic: true });
    expect([reply.status, ...seen(reply)]).toEqual([200, "201", "200"]);
  });
});

describe("retries and races", () => {
  test("a retry after a lost answer stores nothing twice, with a key and without", async () => {
    const period = freshPeriod();
    const items = [item("X001", period, { idempotencyKey: `a ${period}` }), item("X002", period)];
    // The answer is thrown away unread, as when the sender crashes after sending.
    await batch({ items });
    const rows = await countRows();
    const again = await batch({ items });
    expect(seen(again)).toEqual(["201", "200"]);
    expect(await countRows()).toBe(rows);
    expect((await get("X001", period, "/revisions")).json.revisions.length).toBe(1);
    const single = await put("X001", period, FIGURES, { headers: { "Idempotency-Key": `a ${period}` } });
    expect([single.status, single.json]).toEqual([201, again.json.results[0].snapshot]);
  });

  test("a key that was used for another report, before or in the same upload, is refused", async () => {
    const period = freshPeriod();
    await batch({ items: [item("X001", period, { idempotencyKey: `b ${period}` })] });
    const reply = await batch({
      items: [
        item("X002", period, { idempotencyKey: `b ${period}` }),
        item("X003", period, { idempotencyKey: `c ${period}` }),
        item("X004", period, { idempotencyKey: `c ${period}` }),
      ],
    });
    expect(seen(reply)).toEqual(["422 IDEMPOTENCY_MISMATCH", "201", "422 INVALID_REQUEST"]);
    expect(reply.json.results[2].problem.errors[0].path).toBe("idempotencyKey");
  });

  test("an upload and single submissions at the same moment: one revision each, no error of the server", async () => {
    const period = freshPeriod();
    const units = COMMUNES.slice(0, 20);
    const [uploads, ...singles] = await Promise.all([
      batch({ items: units.map((unit) => item(unit, period)) }, { token: province }),
      ...units.slice(0, 8).map((unit) => put(unit, period, figuresBody({ HS_TONG: 3 }))),
    ]);
    for (const status of [...(uploads?.json.results ?? []), ...singles].map(
      (result: { status: number }) => result.status,
    )) {
      expect([201, 409]).toContain(status);
    }
    const counted = await worker.db
      .prepare("SELECT COUNT(*) AS n, MAX(revision) AS most FROM snapshot_revision WHERE period = ?1")
      .bind(period)
      .first<{ n: number; most: number }>();
    expect(counted).toEqual({ n: 20, most: 1 });
  });

  test("two uploads that overlap, each all or nothing: one of them is stored whole", async () => {
    const period = freshPeriod();
    const upload = (units: readonly string[], count: number) =>
      batch({
        items: units.map((unit) => item(unit, period, { body: figuresBody({ HS_TONG: count }) })),
        atomic: true,
      });
    const replies = await Promise.all([upload(COMMUNES.slice(0, 10), 1), upload(COMMUNES.slice(5, 15), 2)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 422]);
    const n = await worker.db
      .prepare("SELECT COUNT(*) AS n FROM snapshot_revision WHERE period = ?1")
      .bind(period)
      .first("n");
    expect(n).toBe(10);
  });
});

describe("bad input", () => {
  test.each<[string, unknown, number, string]>([
    ["no items", {}, 422, "INVALID_REQUEST"],
    ["an empty list", { items: [] }, 422, "INVALID_REQUEST"],
    ["items that are no list", { items: {} }, 422, "INVALID_REQUEST"],
    ["an unknown key", { items: [null], all: true }, 422, "INVALID_REQUEST"],
    ["atomic as text", { items: [null], atomic: "true" }, 422, "INVALID_REQUEST"],
    ["501 items", { items: Array(501).fill(null) }, 422, "INVALID_REQUEST"],
    ["malformed JSON", "[", 400, "MALFORMED_JSON"],
    ["10 MB", { items: ["x".repeat(10_000_000)] }, 413, "TOO_LARGE"],
  ])("%s", async (_, content, status, code) => {
    const rows = await countRows();
    const reply = await batch(content);
    expect([reply.status, reply.json.code]).toEqual([status, code]);
    expect(await countRows()).toBe(rows);
  });

  test("nothing readable at all still gives a result for each", async () => {
    expect(seen(await batch({ items: [null, 5, "x", {}] }))).toEqual(Array(4).fill("422 INVALID_REQUEST"));
  });

  test("without a token, and with one that was revoked since the last upload", async () => {
    const period = freshPeriod();
    expect((await batch({ items: [item("X001", period)] }, { token: null })).status).toBe(401);
    const { json } = await worker.call("/v1/tokens", { body: { unit: "T", role: "quantri", label: "sắp thu hồi" } });
    expect((await batch({ items: [item("X001", period)] }, { token: json.token })).json.stored).toBe(1);
    await worker.call(`/v1/tokens/${json.id}`, { method: "DELETE" });
    const rows = await countRows();
    const reply = await batch({ items: [item("X002", period)] }, { token: json.token });
    expect([reply.status, reply.json.code]).toEqual([401, "TOKEN_DEAD"]);
    expect(await countRows()).toBe(rows);
  });
});
