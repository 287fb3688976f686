// /v1/audit: who did what, page by page, and whether anybody altered it behind the server's back.
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditAnswerSchema, auditCheckSchema } from "../../shared/contract/audit.ts";
import { AUDIT_OPERATIONS } from "../../shared/contract/operations/audit.ts";
import { auditActionText } from "../../shared/text/audit.ts";
import { type RunningWorker, startWorker } from "../support/worker.ts";

const BODY = { figures: { HS_TONG: 61 }, scopeBasis: "ownOnly", scheme: "ND42" };

let worker: RunningWorker;
let district: string;
let auditHead: string;
beforeAll(async () => {
  worker = await startWorker();
  await worker.importUnits(
    "T,Tỉnh T,tỉnh,,2000-01-01,,",
    "H,Huyện H,huyện,T,2000-01-01,,",
    "X,Xã X,xã,H,2000-01-01,,",
    "E,Xã E,xã,H,2000-01-01,2025-06-30,X",
    "Y,Xã Y,xã,T,2000-01-01,,",
  );
  district = await worker.newToken("H", "quantri");
  const commune = await worker.newToken("X", "nhap");
  for (const [unit, period] of [
    ["X", "civil:2025-01"],
    ["X", "civil:2025-02"],
    ["E", "civil:2025-01"],
    ["Y", "civil:2025-01"],
  ]) {
    const token = unit === "X" ? commune : undefined;
    const reply = await worker.call(`/v1/snapshots/${unit}/${period}`, {
      method: "PUT",
      body: BODY,
      ...(token ? { token } : {}),
    });
    auditHead = unit === "X" && period === "civil:2025-01" ? reply.json.receipt.auditHead : auditHead;
  }
  const corrected = { ...BODY, figures: { HS_TONG: 62 } };
  const headers = { "If-Match": '"1"' };
  await worker.call("/v1/snapshots/X/civil:2025-01", { method: "PUT", token: commune, body: corrected, headers });
});
afterAll(() => worker.close());

const log = async (query = "", token = district) => (await worker.call(`/v1/audit${query}`, { token })).json;
const verify = async (query = "", token = district) => (await worker.call(`/v1/audit/verify${query}`, { token })).json;
const run = (sql: string) => worker.db.prepare(sql).run();

describe("the log", () => {
  test("shows who did what in the subtree, newest first, in Vietnamese beside the codes", async () => {
    const json = await log();
    expect(auditAnswerSchema.safeParse(json).error).toBeUndefined();
    expect(new Set(json.entries.map((entry: { unit: string }) => entry.unit))).toEqual(new Set(["H", "X", "E"]));
    expect(json.entries[0]).toMatchObject({
      unit: "X",
      action: "snapshot.submit",
      actionText: "Gửi bản số liệu",
      actorLabel: "nhap X",
      role: "nhap",
      target: "civil:2025-01 chung 2",
    });
    const times = json.entries.map((entry: { at: string }) => entry.at);
    expect(times).toEqual([...times].sort().reverse());
    expect(json.next).toBeNull();
    expect(JSON.stringify(json)).not.toContain("dvc_");
  });

  test("the server's own chain is for the server's administrator", async () => {
    const all = (await worker.call("/v1/audit")).json.entries;
    expect(all.map((entry: { action: string }) => entry.action)).toContain("units.import");
    expect((await worker.call("/v1/audit?unit=*")).json.entries.length).toBe(all.length);
    expect((await worker.call("/v1/audit?unit=*", { token: district })).json.code).toBe("UNIT_CODE_INVALID");
  });

  test.each([
    // With the unit that X took over.
    ["?unit=X", 5],
    ["?unit=E", 1],
    ["?unit=X&action=snapshot.submit", 4],
    ["?action=token.create", 2],
    ["?action=khong.co", 0],
    ["?to=2020-01-01", 0],
    ["?from=2020-01-01&to=2099-12-31", 6],
    ["?from=2099-01-01", 0],
  ])("%s has %i entries", async (query, count) => expect((await log(query)).entries.length).toBe(count));

  test("a day is the day in Viet Nam", async () => {
    const { results } = await worker.db.prepare("SELECT at FROM audit WHERE unit = 'Y'").all<{ at: string }>();
    const day = new Date(Date.parse(results[0]?.at ?? "") + 7 * 3_600_000).toISOString().slice(0, 10);
    const before = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
    const on = async (query: string) => (await worker.call(`/v1/audit?unit=Y&${query}`)).json.entries.length;
    expect([await on(`from=${day}&to=${day}`), await on(`to=${before}`)]).toEqual([1, 0]);
  });

  test.each([1, 2, 5, 6])("in pages of %i every entry comes once, also while others are written", async (limit) => {
    const whole = (await log()).entries.map((entry: { hash: string }) => entry.hash);
    const paged: string[] = [];
    let cursor = "";
    for (let page = 0; page < 20; page += 1) {
      const json = await log(`?limit=${limit}${cursor}`);
      expect(json.entries.length).toBeLessThanOrEqual(limit);
      paged.push(...json.entries.map((entry: { hash: string }) => entry.hash));
      if (json.next === null) break;
      cursor = `&cursor=${encodeURIComponent(json.next)}`;
      await worker.newToken("Y", "xem");
    }
    expect(paged).toEqual(whole);
  });

  test.each([
    ["?unit=T", 404, "UNIT_UNKNOWN"],
    ["?unit=Y", 404, "UNIT_UNKNOWN"],
    ["?unit=h", 422, "UNIT_CODE_INVALID"],
    ["?from=01/01/2025", 422, "INVALID_REQUEST"],
    ["?limit=0", 422, "INVALID_REQUEST"],
    ["?limit=501", 422, "INVALID_REQUEST"],
    ["?limit=1e2", 422, "INVALID_REQUEST"],
    ["?cursor=abc", 422, "INVALID_REQUEST"],
    ["?more=1", 422, "INVALID_REQUEST"],
  ])("an administrator of H asks %s: %i", async (query, status, code) => {
    const reply = await worker.call(`/v1/audit${query}`, { token: district });
    expect([reply.status, reply.json.code]).toEqual([status, code]);
  });

  test.each([
    ["xem", 403],
    ["nhap", 403],
    ["duyet", 200],
    ["quantri", 200],
  ])("role %s: %i", async (role, status) => {
    const token = await worker.newToken("Y", role);
    expect((await worker.call("/v1/audit", { token })).status).toBe(status);
    expect((await worker.call("/v1/audit/verify", { token })).status).toBe(status);
    expect((await worker.call("/v1/audit?unit=X", { token })).status).toBe(404);
  });

  test("every action that the Worker writes has words", () => {
    const folder = path.join(import.meta.dirname, "..", "..", "worker");
    const files = fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
    const actions = files.flatMap((file) =>
      [
        ...fs
          .readFileSync(path.join(folder, file), "utf8")
          .matchAll(/(?:action: |ACTION = |audited\(\w+, )"(\w+\.\w+)"/g),
      ].map((match) => match[1] ?? ""),
    );
    expect(actions.length).toBeGreaterThan(5);
    expect(actions.filter((action) => auditActionText(action) === action)).toEqual([]);
  });
});

test("the examples in the document have the shape of the answers", () => {
  const { listAudit, verifyAudit } = AUDIT_OPERATIONS;
  expect(auditAnswerSchema.safeParse(listAudit.answers[200]?.example).error).toBeUndefined();
  expect(auditCheckSchema.safeParse(verifyAudit.answers[200]?.example).error).toBeUndefined();
});

describe("the check", () => {
  test("an untouched log holds, and counts what it looked at", async () => {
    const json = await verify();
    expect(auditCheckSchema.safeParse(json).error).toBeUndefined();
    expect(json).toEqual({ ok: true, chains: 3, entries: 6, revisions: 4, broken: null, receipt: null, next: null });
    expect(await verify("?unit=X")).toMatchObject({ ok: true, chains: 2, entries: 5, revisions: 4 });
    expect((await worker.call("/v1/audit/verify")).json).toMatchObject({ ok: true, broken: null });
  });

  test("the hash on a receipt that somebody kept is found in the log, an invented one is not", async () => {
    const { receipt } = await verify(`?receipt=${auditHead}`);
    expect(receipt).toMatchObject({ hash: auditHead, unit: "X", sequence: 2 });
    expect((await verify(`?receipt=${"0".repeat(64)}`)).receipt).toMatchObject({ unit: null, sequence: null });
    expect((await verify("?receipt=abc")).code).toBe("INVALID_REQUEST");
    // A receipt of another subtree is as unknown as one that does not exist.
    const other = (await worker.call("/v1/snapshots/Y/civil:2025-01/receipt")).json.receipt.auditHead;
    expect((await verify(`?receipt=${other}`)).receipt.unit).toBeNull();
  });

  test("a long log is checked in pieces that add up", async () => {
    // 10.500 entries: more than one request checks.
    const fresh = await startWorker();
    try {
      await fresh.importUnits("T,Tỉnh T,tỉnh,,2000-01-01,,");
      const token = await fresh.newToken("T", "quantri");
      const { auditEntries, auditHeadsFrom, auditHeadsStatement } = await import("../../worker/db/audit.ts");
      const run = async ({ sql, params }: { readonly sql: string; readonly params: readonly unknown[] }) =>
        (
          await fresh.db
            .prepare(sql)
            .bind(...params)
            .all()
        ).results;
      const who = { unit: "T", at: "2026-11-22T00:00:00.000Z", actor: "x", role: "quantri" };
      const entries = Array.from({ length: 10_500 }, (_, index) => ({
        ...who,
        action: "target.end",
        target: `target ${index}`,
        detail: {},
      }));
      const heads = auditHeadsFrom(await run(auditHeadsStatement(["T"])));
      for (const one of (await auditEntries(heads, entries)).statements) await run(one);
      const first = (await fresh.call("/v1/audit/verify", { token })).json;
      expect(first).toMatchObject({ ok: true, chains: 1, entries: 10_000 });
      const rest = (await fresh.call(`/v1/audit/verify?cursor=${encodeURIComponent(first.next)}`, { token })).json;
      expect(rest).toMatchObject({ ok: true, entries: 501, next: null });
    } finally {
      await fresh.close();
    }
  });
});

describe("after somebody altered the database behind the triggers", () => {
  beforeAll(async () => {
    const { results } = await worker.db
      .prepare(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('audit', 'snapshot_revision', 'snapshot_event', 'snapshot_current')",
      )
      .all<{ name: string }>();
    for (const { name } of results) await run(`DROP TRIGGER ${name}`);
    await run("CREATE TABLE kept_audit AS SELECT * FROM audit");
    await run("CREATE TABLE kept_revision AS SELECT * FROM snapshot_revision");
  });
  const restore = async () => {
    await worker.db.batch(
      [
        "PRAGMA defer_foreign_keys = on",
        "DELETE FROM snapshot_revision",
        "DELETE FROM audit",
        "INSERT INTO audit SELECT * FROM kept_audit",
        "INSERT INTO snapshot_revision SELECT * FROM kept_revision",
      ].map((sql) => worker.db.prepare(sql)),
    );
  };

  const X2 = "WHERE unit = 'X' AND sequence = 2";
  const REVISION = "WHERE unit = 'X' AND period = 'civil:2025-01' AND revision = 1";
  test.each<[string, string | readonly string[], number, string]>([
    ["who did it", `UPDATE audit SET actor = 'khác' ${X2}`, 2, "hash"],
    ["when", `UPDATE audit SET at = '2020-01-01T00:00:00.000Z' ${X2}`, 2, "hash"],
    ["in which role", `UPDATE audit SET role = 'xem' ${X2}`, 2, "hash"],
    ["what was done", `UPDATE audit SET action = 'token.create' ${X2}`, 2, "hash"],
    ["the detail", `UPDATE audit SET detail = '{}' ${X2}`, 2, "hash"],
    ["the hash, to fit other content", `UPDATE audit SET hash = 'abc' ${X2}`, 2, "hash"],
    ["the link to the entry before", `UPDATE audit SET previous_hash = '' ${X2}`, 2, "link"],
    [
      "an entry removed from the middle",
      [
        "PRAGMA defer_foreign_keys = on",
        `UPDATE snapshot_revision SET audit_sequence = 2 WHERE unit = 'X' AND audit_sequence = 3`,
        "DELETE FROM audit WHERE unit = 'X' AND sequence = 3",
      ],
      2,
      "revision",
    ],
    ["the first entry removed", "DELETE FROM audit WHERE unit = 'X' AND sequence = 1", 2, "gap"],
    [
      "the figures that totals read",
      `UPDATE snapshot_revision SET figures = '{"HS_TONG":99}' ${REVISION}`,
      2,
      "revision",
    ],
    [
      "the content that was sent",
      `UPDATE snapshot_revision SET content = replace(content, '61', '99') ${REVISION}`,
      2,
      "revision",
    ],
    [
      "content, figures and hash together",
      `UPDATE snapshot_revision SET content = replace(content, '61', '99'), figures = '{"HS_TONG":99}', hash = 'x' ${REVISION}`,
      2,
      "revision",
    ],
    [
      "content that is no JSON any more",
      `UPDATE snapshot_revision SET content = 'x', figures = 'x' ${REVISION}`,
      2,
      "revision",
    ],
    [
      "what the numbers include",
      `UPDATE snapshot_revision SET scope_basis = 'includingSubordinates' ${REVISION}`,
      2,
      "revision",
    ],
    ["by what they were counted", `UPDATE snapshot_revision SET count_basis = 'tiepNhan' ${REVISION}`, 2, "revision"],
    ["by which scheme", `UPDATE snapshot_revision SET scheme = 'LEVEL4' ${REVISION}`, 2, "revision"],
  ])("%s", async (_, sql, sequence, fault) => {
    try {
      await worker.db.batch(["PRAGMA defer_foreign_keys = on", ...[sql].flat()].map((one) => worker.db.prepare(one)));
      const json = await verify();
      expect(json).toMatchObject({ ok: false, broken: { unit: "X", sequence, fault } });
      expect(json.broken.message).toMatch(/\.$/);
      // Other subtrees still hold.
      expect((await worker.call("/v1/audit/verify?unit=Y")).json.ok).toBe(true);
    } finally {
      await restore();
    }
    expect((await verify()).ok).toBe(true);
  });

  test("a revision removed", async () => {
    await worker.db.batch(
      [
        "PRAGMA defer_foreign_keys = on",
        "DELETE FROM snapshot_event WHERE unit = 'X'",
        "DELETE FROM snapshot_current WHERE unit = 'X'",
        "DELETE FROM snapshot_revision WHERE unit = 'X' AND revision = 2",
      ].map((sql) => worker.db.prepare(sql)),
    );
    expect((await verify()).broken).toMatchObject({ unit: "X", sequence: 4, fault: "revisionMissing" });
  });

  test("the end of a chain cut off, while what it vouched for is still there", async () => {
    await restore();
    // The copy has no foreign key that would stop it.
    const statements = [
      "DROP TABLE snapshot_current",
      "DROP TABLE snapshot_event",
      "DROP TABLE snapshot_revision",
      "CREATE TABLE snapshot_revision AS SELECT * FROM kept_revision",
      "DELETE FROM audit WHERE unit = 'X' AND sequence = 4",
    ];
    for (const sql of statements) await run(sql);
    expect((await verify()).broken).toMatchObject({ unit: "X", sequence: 4, fault: "entryMissing" });
  });
});
