// The database itself refuses to lose or overwrite what was accepted, whoever writes the SQL.
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SCHEMA_VERSION } from "../../worker/db/health.ts";
import { type RunningWorker, startWorker } from "../support/worker.ts";

let worker: RunningWorker;
const PERIOD = "civil:2023-06";
const MIGRATIONS = path.join(import.meta.dirname, "..", "..", "worker", "migrations");

beforeAll(async () => {
  worker = await startWorker();
  await worker.importUnits("T,Tỉnh T,tỉnh,,2000-01-01,,", "X,Xã X,xã,T,2000-01-01,,");
  const body = { figures: { HS_TONG: 61 }, scopeBasis: "ownOnly", scheme: "ND42" };
  for (const unit of ["T", "X"]) {
    await worker.call(`/v1/snapshots/${unit}/${PERIOD}`, { method: "PUT", body, headers: { "Idempotency-Key": unit } });
  }
  await worker.newToken("X", "nhap");
});
afterAll(() => worker.close());

const run = async (sql: string): Promise<string> => {
  try {
    const { meta } = await worker.db.prepare(sql).run();
    return `changed ${meta.changes}`;
  } catch (error) {
    return String(error);
  }
};

const TABLES = ["snapshot_revision", "snapshot_event", "snapshot_current", "audit", "unit_import", "unit_change"];

describe("what was accepted", () => {
  test.each(TABLES)("rows of %s are there, and cannot be deleted or changed", async (table) => {
    const count = () => worker.db.prepare(`SELECT COUNT(*) AS n FROM ${table}`).first<number>("n");
    const before = await count();
    expect(before).toBeGreaterThan(0);
    expect(await run(`DELETE FROM ${table}`)).toMatch(/immutable|follows/);
    // The pointer moves with its events alone; below it is tried with other values.
    if (table !== "snapshot_current") {
      const sql = `SELECT name FROM pragma_table_info('${table}') WHERE pk = 0`;
      const column = await worker.db.prepare(sql).first<string>("name");
      expect(await run(`UPDATE ${table} SET ${column} = ${column}`)).toMatch(/immutable/);
    }
    expect(await count()).toBe(before);
  });

  test.each(TABLES)("INSERT OR REPLACE into %s is refused", async (table) => {
    expect(await run(`INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`)).toMatch(
      /immutable|not the next|follows/,
    );
  });

  test.each([
    ["figures of a revision", `UPDATE snapshot_revision SET figures = '{}'`],
    [
      "an upsert of a revision",
      `INSERT INTO snapshot_revision SELECT * FROM snapshot_revision WHERE true ON CONFLICT DO UPDATE SET figures = '{}'`,
    ],
    ["UPDATE OR REPLACE", `UPDATE OR REPLACE snapshot_revision SET unit = 'T'`],
    [
      "a gap between revisions",
      `INSERT INTO snapshot_revision SELECT unit, period, form, 5, period_first, period_last, scope_basis, scheme, count_basis, figures, content, hash, findings, core, rulesets, submitted_at, submitted_by, on_behalf, audit_sequence FROM snapshot_revision WHERE unit = 'X'`,
    ],
    ["the pointer without an event", `UPDATE snapshot_current SET state = 'da_chot'`],
    [
      "the pointer by replacement",
      `INSERT OR REPLACE INTO snapshot_current SELECT unit, period, form, revision, 'da_chot', sequence, changed_at FROM snapshot_current`,
    ],
    [
      "an unknown state",
      `INSERT INTO snapshot_event SELECT unit, period, form, 2, 1, 'x', 'mo', NULL, at, actor FROM snapshot_event`,
    ],
    [
      "a log entry with another past",
      `INSERT INTO audit SELECT unit, sequence + 1, at, actor, role, action, target, detail, 'khac', 'h' FROM audit WHERE unit = 'T'`,
    ],
    ["a token's unit", `UPDATE token SET unit = 'T'`],
    ["a token's role", `UPDATE token SET role = 'quantri'`],
    [
      "a token by replacement",
      `INSERT OR REPLACE INTO token SELECT id, 'x', 'T', 'quantri', label, created_at, created_by, expires_at, revoked_at, last_used_at FROM token`,
    ],
    ["deleting a token", `DELETE FROM token`],
    ["a remembered answer", `UPDATE idempotency SET answer = '{}'`],
    ["a remembered answer by replacement", `INSERT OR REPLACE INTO idempotency SELECT * FROM idempotency`],
    ["deleting a unit", `DELETE FROM unit_version`],
    ["a number where text belongs", `INSERT INTO unit_import VALUES ('hai', 'x', 'x')`],
  ])("%s cannot be changed", async (_, sql) => {
    const { results: before } = await worker.db.prepare("SELECT * FROM snapshot_revision").all();
    expect(await run(sql)).toMatch(/Error|SQLITE/);
    expect((await worker.db.prepare("SELECT * FROM snapshot_revision").all()).results).toEqual(before);
  });

  test("a revocation is final", async () => {
    expect(await run("UPDATE token SET revoked_at = '2026-01-01'")).toBe("changed 1");
    expect(await run("UPDATE token SET revoked_at = NULL")).toMatch(/final/);
  });

  test("a locked period takes no revision even by hand", async () => {
    await run(
      `INSERT INTO snapshot_event SELECT unit, period, form, 2, 1, 'chot', 'da_chot', NULL, at, actor FROM snapshot_event WHERE unit = 'X'`,
    );
    expect(await worker.db.prepare("SELECT state FROM snapshot_current WHERE unit = 'X'").first("state")).toBe(
      "da_chot",
    );
    const next = `INSERT INTO snapshot_revision SELECT unit, period, form, 2, period_first, period_last, scope_basis, scheme, count_basis, figures, content, hash, findings, core, rulesets, submitted_at, submitted_by, on_behalf, audit_sequence FROM snapshot_revision WHERE unit = `;
    expect(await run(`${next}'X'`)).toMatch(/is locked/);
    expect(await run(`${next}'T'`)).toBe("changed 1");
  });
});

describe("the migrations", () => {
  const files = fs.readdirSync(MIGRATIONS).sort();

  test("are numbered without a gap up to the version that the Worker expects", () => {
    expect(files.map((file) => Number(file.slice(0, 4)))).toEqual(files.map((_, index) => index + 1));
    expect(files.length).toBe(SCHEMA_VERSION);
  });

  test.each(files)("%s: each trigger on one line, every table STRICT, line ends of Unix", (file) => {
    const text = fs.readFileSync(path.join(MIGRATIONS, file), "utf8");
    expect(text).not.toContain("\r");
    const triggers = text.split("\n").filter((line) => line.includes("TRIGGER"));
    for (const line of triggers) expect(line).toMatch(/^CREATE TRIGGER .* BEGIN .*; END;$/);
    expect(triggers.join("\n")).not.toMatch(/\bCASE\b/);
    for (const table of text.matchAll(/^CREATE TABLE[\s\S]*?;$/gm))
      expect(table[0]).toMatch(/\) STRICT(, WITHOUT ROWID)?;$/);
  });

  test("tables whose rows may not change have no rowid that a replacement could reuse", async () => {
    for (const table of TABLES.filter((name) => name !== "unit_import")) {
      expect(await run(`SELECT rowid FROM ${table}`)).toMatch(/no such column: rowid/);
    }
  });
});
