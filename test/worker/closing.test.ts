// Closing a period: one list of what stands in the way, everything locked at once, a table that never changes, and what moved since.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  closingJudgementSchema,
  closingsAnswerSchema,
  frozenAnswerSchema,
  frozenDifferenceSchema,
  previewAnswerSchema,
} from "../../shared/contract/closing.ts";
import { type RunningWorker, startWorker } from "../support/worker.ts";

let worker: RunningWorker;
let closer: string;
let reader: string;
let administrator: string;
let neighbour: string;
beforeAll(async () => {
  worker = await startWorker();
  await worker.importUnits(
    "T,Tỉnh T,tỉnh,,2000-01-01,,",
    "H,Huyện H,huyện,T,2000-01-01,,",
    "X,Xã X,xã,H,2000-01-01,,",
    "Y,Xã Y,xã,H,2000-01-01,,",
    "L,Xã L,xã,T,2000-01-01,,",
    "K,Tỉnh K,tỉnh,,2000-01-01,,",
  );
  closer = await worker.newToken("T", "duyet");
  reader = await worker.newToken("T", "xem");
  administrator = await worker.newToken("T", "quantri");
  neighbour = await worker.newToken("K", "quantri");
});
afterAll(() => worker.close());

/** Each test has a period of its own. */
let month = 0;
let period = "";
beforeEach(() => {
  month += 1;
  period = `civil:${2020 + Math.floor((month - 1) / 12)}-${String(((month - 1) % 12) + 1).padStart(2, "0")}`;
});

const counts = (online: number, received: number) => ({ HS_TRUC_TUYEN: online, HS_TIEP_NHAN: received });
const BODY = { scopeBasis: "ownOnly", scheme: "ND42" };
const put = (unit: string, figures: Record<string, number>, more: Record<string, unknown> = {}, of = period) =>
  worker.call(`/v1/snapshots/${unit}/${of}`, {
    method: "PUT",
    token: administrator,
    body: { figures, ...BODY, ...more },
  });
const sent = async (unit: string, figures: Record<string, number>, more: Record<string, unknown> = {}, of = period) => {
  const reply = await put(unit, figures, more, of);
  expect(reply.status, reply.text).toBe(201);
};

const move = async (unit: string, action: string, of = period, more: Record<string, unknown> = {}) => {
  const body = { action, reason: "theo báo cáo của đơn vị", ...more };
  const reply = await worker.call(`/v1/snapshots/${unit}/${of}/actions`, { token: administrator, body });
  expect(reply.status, reply.text).toBe(200);
};
const approve = (unit: string) => move(unit, "duyet");
const close = (body: Record<string, unknown> = {}, token = closer, unit = "T", of = period) =>
  worker.call(`/v1/consolidated/${unit}/${of}/close`, { token, body });
const codesOf = (reply: { json: { findings: { code: string; at: string }[] } }) =>
  reply.json.findings.map(({ code, at }) => `${code} ${at}`).sort();
const stateOf = (unit: string, of = period) =>
  worker.db.prepare("SELECT state FROM snapshot_current WHERE unit = ?1 AND period = ?2").bind(unit, of).first("state");

const allApproved = async () => {
  await sent("X", counts(40, 100));
  await sent("Y", counts(30, 100));
  await sent("L", counts(5, 10));
  for (const unit of ["X", "Y", "L"]) await approve(unit);
};

describe("closing", () => {
  test("locks every snapshot below and freezes the table under an address of its own", async () => {
    await allApproved();
    const reply = await close();
    expect(reply.status, reply.text).toBe(201);
    expect(reply.json).toEqual({ id: expect.stringMatching(/^[\da-f-]{36}$/), url: `/v1/frozen/${reply.json.id}` });
    for (const unit of ["X", "Y", "L"]) expect(await stateOf(unit)).toBe("da_chot");
    const refused = await put("X", counts(41, 100));
    expect(refused.json.code).toBe("PERIOD_LOCKED");

    const frozen = await worker.call(reply.json.url, { token: reader });
    expect(frozenAnswerSchema.safeParse(frozen.json).error).toBeUndefined();
    expect(frozen.json).toMatchObject({
      unit: "T",
      period,
      sequence: 1,
      override: null,
      provisional: false,
      completeness: { expected: 3, received: 3, missing: [] },
      closedBy: { unit: "T", role: "duyet" },
    });
    expect(frozen.json.totals.figures).toEqual(counts(75, 210));
    expect(frozen.json.rows.map((row: { unit: string; state: string }) => [row.unit, row.state])).toEqual([
      ["H", null],
      ["L", "da_chot"],
    ]);
    expect(frozen.json.sources.map((source: { unit: string }) => source.unit)).toEqual(["L", "X", "Y"]);
    expect(frozen.json.title).toMatch(/^Bản chốt, Tháng /);
    const audit = await worker.db
      .prepare("SELECT unit, action FROM audit WHERE detail LIKE ?1 ORDER BY unit")
      .bind(`%${reply.json.id}%`)
      .all();
    expect(audit.results).toEqual([
      { unit: "L", action: "snapshot.chot" },
      { unit: "T", action: "period.close" },
      { unit: "X", action: "snapshot.chot" },
      { unit: "Y", action: "snapshot.chot" },
    ]);
  });

  test("asked for again, after a lost answer, gives the closing there is", async () => {
    await allApproved();
    const first = await close();
    const again = await close();
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.json).toEqual(first.json);
  });

  test("two at once make one closing", async () => {
    await allApproved();
    const replies = await Promise.all([close(), close(), close({}, administrator)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    expect(new Set(replies.map(({ json }) => json.id)).size).toBe(1);
  });

  test("a longer period locks the months that it is made of", async () => {
    const months = ["civil:2019-01", "civil:2019-02", "civil:2019-03"];
    for (const month of months) {
      await sent("L", counts(1, 10), {}, month);
      await move("L", "duyet", month);
    }
    const reply = await close({}, closer, "L", "civil:2019-Q1");
    expect(reply.status, reply.text).toBe(201);
    for (const month of months) expect(await stateOf("L", month)).toBe("da_chot");
    const { json } = await worker.call(reply.json.url, { token: closer });
    expect(json.sources.map((source: { period: string }) => source.period)).toEqual(months);
    expect(json.totals.figures).toEqual(counts(3, 30));
  });
});

describe("one list says what stands in the way", () => {
  test("missing, returned, not approved, waiting for an answer, unexplained, judged by other rules", async () => {
    await sent("X", counts(40, 100));
    await sent("Y", counts(30, 100));
    await move("Y", "tra_lai");
    const reply = await close();
    expect([reply.status, reply.json.code]).toEqual([409, "PERIOD_OBSTACLES"]);
    expect(codesOf(reply)).toEqual(["UNIT_MISSING L", "UNIT_NOT_APPROVED X", "UNIT_RETURNED Y"]);
    for (const finding of reply.json.findings) expect(finding.message).toMatch(/^Số liệu của Xã|^Xã .*\.$/);
    expect(await stateOf("X")).toBe("da_nop");
    expect((await worker.call(`/v1/consolidated/T/${period}/closings`, { token: reader })).json.closings).toEqual([]);

    await approve("X");
    await move("X", "chot");
    await move("X", "de_nghi_dinh_chinh", period, { proposed: { figures: counts(41, 100), ...BODY } });
    expect(codesOf(await close())).toContain("CORRECTION_PENDING X");
    await move("X", "tu_choi_dinh_chinh");
    expect(codesOf(await close())).not.toContain("CORRECTION_PENDING X");
  });

  test("an upper unit's own total that its communes do not add up to", async () => {
    await allApproved();
    await sent("H", counts(99, 200), { scopeBasis: "includingSubordinates" });
    await approve("H");
    const reply = await close();
    expect(codesOf(reply)).toEqual(["SUM_MISMATCH H.HS_TRUC_TUYEN"]);
  });

  test("of figures judged by a former version of a rule set, and of an outlier without a reason", async () => {
    await sent("L", counts(5, 10));
    await approve("L");
    // The same revision as an earlier version of the server would have stored it.
    const columns =
      "unit, form, revision, scope_basis, scheme, count_basis, figures, content, hash, core, submitted_at, submitted_by, on_behalf, audit_sequence";
    const former = "civil:2018-05";
    const outlier = JSON.stringify([
      {
        severity: "W",
        code: "OUTLIER",
        at: "HS_TIEP_NHAN",
        stated: 1,
        recomputed: 2,
        params: { what: "a", stated: "1", median: "2", usual: "1", periods: 6 },
      },
    ]);
    await worker.db
      .prepare(
        `INSERT INTO snapshot_revision (${columns}, period, period_first, period_last, findings, rulesets)
         SELECT ${columns}, '${former}', '2018-05-01', '2018-05-31', ?1, replace(rulesets, '"version":"', '"version":"0.') FROM snapshot_revision WHERE unit = 'L' AND period = ?2`,
      )
      .bind(outlier, period)
      .run();
    await worker.db
      .prepare(
        `INSERT INTO snapshot_event (unit, period, form, sequence, revision, action, state, reason, at, actor) VALUES ('L', '${former}', 'chung', 1, 1, 'nop', 'da_duyet', NULL, '2018-06-01T00:00:00.000Z', 'x')`,
      )
      .run();
    const reply = await close({}, closer, "L", former);
    expect(codesOf(reply)).toEqual(["OUTLIER L.HS_TIEP_NHAN", "RULES_STALE L"]);
  });

  test("a period that has not ended", async () => {
    const open = "range:2026-11-01..2099-12-31";
    await sent("L", counts(5, 10), {}, open);
    await move("L", "duyet", open);
    expect(codesOf(await close({}, closer, "L", open))).toEqual(["PERIOD_OPEN L"]);
  });

  test("a reason overrides it, is kept in the closing and in the log; what was returned stays open", async () => {
    await sent("X", counts(40, 100));
    await sent("Y", counts(30, 100));
    await move("Y", "tra_lai");
    const reason = "Xã L mất điện; sẽ đính chính sau";
    const reply = await close({ override: reason });
    expect(reply.status, reply.text).toBe(201);
    expect([await stateOf("X"), await stateOf("Y")]).toEqual(["da_chot", "tra_lai"]);
    const { json } = await worker.call(reply.json.url, { token: reader });
    expect(json.override.reason).toBe(reason);
    expect(json.override.obstacles.map(({ code }: { code: string }) => code).sort()).toEqual([
      "UNIT_MISSING",
      "UNIT_NOT_APPROVED",
      "UNIT_RETURNED",
    ]);
    expect(json).toMatchObject({ provisional: true, completeness: { expected: 3, received: 1, missing: ["L", "Y"] } });
    const events = await worker.db
      .prepare("SELECT action, reason FROM snapshot_event WHERE unit = 'X' AND period = ?1 ORDER BY sequence")
      .bind(period)
      .all();
    expect(events.results).toEqual([
      { action: "nop", reason: null },
      { action: "duyet", reason },
      { action: "chot", reason },
    ]);
    const log = await worker.db.prepare("SELECT detail FROM audit WHERE detail LIKE ?1").bind(`%${reason}%`).all();
    expect(log.results.length).toBe(2);
  });

  test("nobody locks what the same token sent, whatever the reason; an administrator may", async () => {
    const body = { figures: counts(1, 2), ...BODY, onBehalf: true };
    expect((await worker.call(`/v1/snapshots/L/${period}`, { method: "PUT", token: closer, body })).status).toBe(201);
    await approve("L");
    const reply = await close({ override: "gấp" }, closer, "L");
    expect([reply.status, codesOf(reply)]).toEqual([409, ["OWN_SUBMISSION L"]]);
    expect((await close({}, administrator, "L")).status).toBe(201);
  });
});

describe("tried first with dryRun=1", () => {
  const attempt = (body: Record<string, unknown> = {}, token = closer, unit = "T") =>
    worker.call(`/v1/consolidated/${unit}/${period}/close?dryRun=1`, { token, body });
  const auditLength = () => worker.db.prepare("SELECT COUNT(*) AS n FROM audit").first("n");

  test("tells what would be locked and frozen, and stores nothing", async () => {
    await allApproved();
    await move("L", "chot");
    const before = await auditLength();
    const { status, json, text } = await attempt();
    expect(status, text).toBe(200);
    expect(closingJudgementSchema.safeParse(json).error).toBeUndefined();
    expect(json).toMatchObject({
      unit: "T",
      name: "Tỉnh T",
      period,
      accepted: true,
      sequence: 1,
      closed: null,
      obstacles: [],
      locked: 1,
      closers: [],
      provisional: false,
      completeness: { expected: 3, received: 3, missing: [] },
    });
    expect(json.totals.figures).toEqual(counts(75, 210));
    expect(json.locks.map(({ unit, name, own }: Record<string, unknown>) => [unit, name, own])).toEqual([
      ["X", "Xã X", false],
      ["Y", "Xã Y", false],
    ]);
    expect([await stateOf("X"), await stateOf("L"), await auditLength()]).toEqual(["da_duyet", "da_chot", before]);
    const closings = await worker.call(`/v1/consolidated/T/${period}/closings`, { token: reader });
    expect(closings.json.closings).toEqual([]);
    // What was told is what is frozen.
    const frozen = await worker.call((await close()).json.url, { token: reader });
    expect(frozen.json.totals).toEqual(json.totals);
    expect((await attempt()).json).toMatchObject({ accepted: true, closed: frozen.json.id, sequence: 1, locks: [] });
  });

  test("obstacles are an answer, not a refusal; the reason is judged as it would be", async () => {
    await sent("X", counts(40, 100));
    const plain = await attempt();
    expect([plain.status, plain.json.accepted]).toEqual([200, false]);
    const codes = plain.json.obstacles.map(({ code, at, canOverride }: Record<string, unknown>) => [
      code,
      at,
      canOverride,
    ]);
    expect(codes).toEqual([
      ["UNIT_MISSING", "L", true],
      ["UNIT_MISSING", "Y", true],
      ["UNIT_NOT_APPROVED", "X", true],
    ]);
    const refused = await close();
    expect(refused.json.findings.map(({ message }: { message: string }) => message)).toEqual(
      plain.json.obstacles.map(({ message }: { message: string }) => message),
    );
    const withReason = await attempt({ override: "Hai xã mất điện" });
    expect([withReason.status, withReason.json.accepted]).toEqual([200, true]);
    expect(await stateOf("X")).toBe("da_nop");
  });

  test("what the token itself sent on behalf of a unit: who can close instead is named, and nobody else", async () => {
    const office = await worker.call("/v1/tokens", { body: { unit: "T", role: "duyet", label: "Phó Văn phòng" } });
    const sender = await worker.call("/v1/tokens", {
      body: { unit: "T", role: "duyet", label: "Người cũng gửi thay" },
    });
    const dead = await worker.call("/v1/tokens", { body: { unit: "T", role: "duyet", label: "Đã thu hồi" } });
    await worker.call(`/v1/tokens/${dead.json.id}`, { method: "DELETE" });
    await worker.newToken("K", "duyet");
    const onBehalf = (unit: string, token: string) =>
      worker.call(`/v1/snapshots/${unit}/${period}`, {
        method: "PUT",
        token,
        body: { figures: unit === "L" ? counts(5, 10) : counts(40, 100), ...BODY, onBehalf: true },
      });
    expect((await onBehalf("L", closer)).status).toBe(201);
    expect((await onBehalf("X", sender.json.token)).status).toBe(201);
    await sent("Y", counts(30, 100));
    for (const unit of ["L", "X", "Y"]) await approve(unit);

    const { json } = await attempt({ override: "gấp" });
    expect(json.accepted).toBe(false);
    expect(json.obstacles).toEqual([expect.objectContaining({ code: "OWN_SUBMISSION", at: "L", canOverride: false })]);
    expect(json.locks.filter(({ own }: { own: boolean }) => own).map(({ unit }: { unit: string }) => unit)).toEqual([
      "L",
    ]);
    const labels = json.closers.map(({ unit, label }: Record<string, string>) => `${unit} ${label}`);
    expect(labels).toContain("T Phó Văn phòng");
    for (const label of ["T Người cũng gửi thay", "T Đã thu hồi"]) expect(labels).not.toContain(label);
    expect(json.closers.every(({ unit, role }: Record<string, string>) => unit === "T" && role !== "xem")).toBe(true);
    const refused = await close({ override: "gấp" });
    expect(refused.json.detail).toMatch(/1 bản số liệu do chính mã truy cập này gửi/u);
    expect(refused.json.detail).toMatch(/nhờ người khác có quyền duyệt/u);

    // Once a colleague has locked that one, the token closes the rest itself.
    const lock = await worker.call(`/v1/snapshots/L/${period}/actions`, {
      token: office.json.token,
      body: { action: "chot" },
    });
    expect(lock.status, lock.text).toBe(200);
    expect((await attempt()).json).toMatchObject({ accepted: true, obstacles: [], closers: [] });
    expect((await close()).status).toBe(201);
  });

  test.each<[string, () => string | null, string, number, string]>([
    ["without a token", () => null, "T", 401, "UNAUTHENTICATED"],
    ["to whoever only reads", () => reader, "T", 403, "FORBIDDEN"],
    ["outside the subtree", () => neighbour, "T", 404, "UNIT_UNKNOWN"],
    ["where nothing was sent", () => closer, "T", 404, "SNAPSHOT_NOT_FOUND"],
  ])("refused %s", async (_, token, unit, status, code) => {
    const address = `/v1/consolidated/${unit}/${period}/close?dryRun=1`;
    const reply = await worker.call(address, { token: token(), body: {} });
    expect([reply.status, reply.json.code]).toEqual([status, code]);
  });

  test("another word than 0 or 1 is refused, not taken for a real closing", async () => {
    await allApproved();
    const reply = await worker.call(`/v1/consolidated/T/${period}/close?dryRun=true`, { token: closer, body: {} });
    expect([reply.status, reply.json.code]).toEqual([422, "INVALID_REQUEST"]);
    expect(await stateOf("X")).toBe("da_duyet");
  });
});

describe("refused", () => {
  test.each<[string, () => string | null, string, Record<string, unknown>, number, string]>([
    ["without a token", () => null, "T", {}, 401, "UNAUTHENTICATED"],
    ["to whoever only reads", () => reader, "T", {}, 403, "FORBIDDEN"],
    ["outside the subtree", () => neighbour, "T", {}, 404, "UNIT_UNKNOWN"],
    ["an unknown unit", () => closer, "KHONGCO", {}, 404, "UNIT_UNKNOWN"],
    ["a blank reason", () => closer, "T", { override: "  " }, 422, "INVALID_REQUEST"],
    ["a reason that is no text", () => closer, "T", { override: true }, 422, "INVALID_REQUEST"],
    ["an unknown key", () => closer, "T", { force: true }, 422, "INVALID_REQUEST"],
    ["where nothing was sent", () => closer, "T", { override: "x" }, 404, "SNAPSHOT_NOT_FOUND"],
  ])("%s", async (_, token, unit, body, status, code) => {
    const reply = await worker.call(`/v1/consolidated/${unit}/${period}/close`, { token: token(), body });
    expect([reply.status, reply.json.code]).toEqual([status, code]);
  });

  test("a period that cannot be one, and a label of two calendars", async () => {
    expect((await close({}, closer, "T", "2023-13")).status).toBe(422);
    expect((await close({}, closer, "T", encodeURIComponent("Tháng 5/2021"))).json.code).toBe("PERIOD_AMBIGUOUS");
  });
});

describe("a frozen table", () => {
  test("never changes: later corrections show as a difference, a second closing has an address of its own", async () => {
    await allApproved();
    const first = await close();
    const before = await worker.call(first.json.url, { token: reader });
    const difference = `${first.json.url}/difference`;
    expect((await worker.call(difference, { token: reader })).json).toMatchObject({
      isSame: true,
      rows: [],
      sources: [],
    });

    const proposed = { figures: counts(50, 100), ...BODY };
    await move("X", "de_nghi_dinh_chinh", period, { proposed, documentNo: "12/BC-UBND" });
    expect((await worker.call(difference, { token: reader })).json.isSame).toBe(true);
    // Accepting it opens the snapshot and makes the proposal its next revision.
    await move("X", "mo_lai");

    const moved = await worker.call(difference, { token: reader });
    expect(frozenDifferenceSchema.safeParse(moved.json).error).toBeUndefined();
    expect(moved.json.isSame).toBe(false);
    expect(moved.json.totals.figures).toEqual({ HS_TRUC_TUYEN: { before: 75, after: 85 } });
    expect(moved.json.sources).toEqual([{ unit: "X", period, revision: { before: 1, after: 2 } }]);
    expect(moved.json.rows.map((row: { unit: string }) => row.unit)).toEqual(["H"]);

    await approve("X");
    const second = await close();
    expect(second.status, second.text).toBe(201);
    expect(second.json.id).not.toBe(first.json.id);
    const later = await worker.call(second.json.url, { token: reader });
    expect(later.json).toMatchObject({ sequence: 2 });
    expect(later.json.title).toMatch(/^Bản chốt lần 2, /);
    expect(later.json.totals.figures).toEqual(counts(85, 210));
    const after = await worker.call(first.json.url, { token: reader });
    expect([after.text, after.headers.get("ETag")]).toEqual([before.text, before.headers.get("ETag")]);
    const list = await worker.call(`/v1/consolidated/T/${period}/closings`, { token: reader });
    expect(closingsAnswerSchema.safeParse(list.json).error).toBeUndefined();
    expect(list.json.closings.map((closing: { sequence: number }) => closing.sequence)).toEqual([2, 1]);
  });

  test("is kept by whoever asks with its tag, as JSON and as CSV, and by nobody else", async () => {
    await allApproved();
    const { json } = await close();
    for (const address of [json.url, `${json.url}.csv?sep=;`]) {
      const reply = await worker.call(address, { token: reader });
      expect(reply.status).toBe(200);
      expect(reply.headers.get("Cache-Control")).toBe("private, max-age=31536000, immutable");
      const tag = reply.headers.get("ETag") ?? "";
      expect(tag).toMatch(/^"[\da-f]{32}"$/);
      const again = await worker.call(address, { token: reader, headers: { "If-None-Match": tag } });
      expect(again.status).toBe(304);
      expect((await worker.call(address, { token: neighbour })).status).toBe(404);
      expect((await worker.call(address, { token: null })).status).toBe(401);
    }
    const csv = await worker.call(`${json.url}.csv`, { token: reader });
    expect(csv.text.split("\r\n")[1]).toMatch(/^H,Huyện H,/);
    expect((await worker.call(`${json.url}/difference`, { token: neighbour })).status).toBe(404);
    expect((await worker.call("/v1/frozen/00000000-0000-0000-0000-000000000000", { token: reader })).json.code).toBe(
      "NOT_FOUND",
    );
  });

  test.each([
    "UPDATE frozen SET hash = 'x'",
    "DELETE FROM frozen",
    "INSERT OR REPLACE INTO frozen SELECT * FROM frozen",
    "UPDATE OR REPLACE frozen SET sequence = 2",
    "UPDATE frozen_piece SET content = '{}'",
    "DELETE FROM frozen_piece",
    "INSERT OR REPLACE INTO frozen_piece SELECT unit, id, position, '{}' FROM frozen_piece",
    "INSERT INTO frozen_piece SELECT unit, id, 7, 'x' FROM frozen LIMIT 1",
  ])("not even by hand: %s", async (sql) => {
    const all = async () => (await worker.db.prepare("SELECT * FROM frozen_piece ORDER BY id, position").all()).results;
    const before = await all();
    expect(before.length).toBeGreaterThan(0);
    await expect(worker.db.prepare(sql).run()).rejects.toThrow(/immutable|not the next/);
    expect(await all()).toEqual(before);
  });
});

describe("a snapshot that arrives while a period is being closed", () => {
  test("is either in the closing and locked, or the closing says that it is not in", async () => {
    for (let round = 0; round < 4; round += 1) {
      period = `civil:2015-${String(round + 1).padStart(2, "0")}`;
      await sent("X", counts(1, 10));
      const [reply, ...puts] = await Promise.all([
        close({ override: "hết hạn" }, administrator),
        put("Y", counts(2, 10)),
        put("L", counts(3, 10)),
      ]);
      expect(reply.status, reply.text).toBe(201);
      for (const put of puts) expect(put.status, put.text).toBe(201);
      const { json } = await worker.call(reply.json.url, { token: reader });
      for (const unit of ["X", "Y", "L"]) {
        const isIn = json.sources.some((source: { unit: string }) => source.unit === unit);
        expect(await stateOf(unit)).toBe(isIn ? "da_chot" : "da_nop");
        expect(json.completeness.missing.includes(unit)).toBe(!isIn);
      }
    }
  });

  test("cannot slip in between judging and locking: the database refuses a table of other progress", async () => {
    const insert = `INSERT INTO frozen SELECT 'khac', unit, period, form, sequence + 1, 0, hash, sources, override_reason, at, actor, 5, 6, audit_sequence FROM frozen LIMIT 1`;
    await expect(worker.db.prepare(insert).run()).rejects.toThrow(/not the next closing/);
  });
});

describe("a preview", () => {
  const preview = (changes: unknown, token = reader, unit = "T") =>
    worker.call(`/v1/consolidated/${unit}/${period}/preview`, { token, body: { changes } });

  test("shows what a correction would move up to the unit asked for, and stores nothing", async () => {
    await allApproved();
    const count = () => worker.db.prepare("SELECT COUNT(*) AS n FROM snapshot_event").first("n");
    const before = await count();
    const { status, json } = await preview([{ unit: "Y", figures: counts(90, 100) }]);
    expect(status).toBe(200);
    expect(previewAnswerSchema.safeParse(json).error).toBeUndefined();
    expect(json.totals.before.figures).toEqual(counts(75, 210));
    expect(json.totals.after.figures).toEqual(counts(135, 210));
    expect(json.tables.map((table: { unit: string }) => table.unit)).toEqual(["T", "H"]);
    const [province, district] = json.tables;
    expect(province.totals.figures).toEqual({ HS_TRUC_TUYEN: { before: 75, after: 135 } });
    expect(province.rows[0]).toMatchObject({
      unit: "H",
      figures: { HS_TRUC_TUYEN: { before: 70, after: 130 } },
      rates: { ONLINE_RATE_ALL: { before: { rate: 0.35 }, after: { rate: 0.65 } } },
      ranks: { ONLINE_RATE_ALL: { before: 2, after: 1 } },
    });
    // The other row did not change, but its rank did.
    expect(province.rows[1]).toMatchObject({
      unit: "L",
      figures: {},
      ranks: { ONLINE_RATE_ALL: { before: 1, after: 2 } },
    });
    expect(district.rows.map((row: { unit: string }) => row.unit)).toEqual(["X", "Y"]);
    expect(await count()).toBe(before);
  });

  test("takes a whole body, and a unit that has sent nothing yet", async () => {
    await sent("X", counts(40, 100));
    const { json } = await preview([
      { unit: "Y", body: { figures: counts(10, 100), ...BODY } },
      { unit: "H", body: { figures: counts(99, 200), ...BODY, scopeBasis: "includingSubordinates" } },
    ]);
    expect(json.completeness).toMatchObject({ before: { received: 1 }, after: { received: 2 } });
    expect(json.totals.after.figures).toEqual(counts(50, 200));
    expect(json.findings.map(({ code, at }: { code: string; at: string }) => `${code} ${at}`)).toContain(
      "SUM_MISMATCH H.HS_TRUC_TUYEN",
    );
  });

  test.each<[string, unknown, number, string]>([
    ["a unit outside", [{ unit: "K", figures: counts(1, 1) }], 404, "UNIT_UNKNOWN"],
    ["a negative figure", [{ unit: "X", figures: counts(-1, 1) }], 422, "INVALID_REQUEST"],
    ["an unknown figure", [{ unit: "X", figures: { HS_LA: 1 } }], 422, "INVALID_REQUEST"],
    ["neither figures nor a body", [{ unit: "X" }], 422, "INVALID_REQUEST"],
    ["both", [{ unit: "X", figures: counts(1, 1), body: { figures: counts(1, 1), ...BODY } }], 422, "INVALID_REQUEST"],
    ["no change at all", [], 422, "INVALID_REQUEST"],
  ])("%s is refused", async (_, changes, status, code) => {
    const reply = await preview(changes);
    expect([reply.status, reply.json.code]).toEqual([status, code]);
  });

  test("is not for others", async () => {
    expect((await preview([{ unit: "X", figures: counts(1, 1) }], neighbour)).status).toBe(404);
  });
});
