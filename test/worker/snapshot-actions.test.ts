// POST /v1/snapshots/…/actions: approving, returning, locking, reopening, correcting and commenting, by whom and in which order.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { revisionsAnswerSchema } from "../../shared/contract/snapshot.ts";
import { actionAnswerSchema, correctionsAnswerSchema } from "../../shared/contract/snapshot-action.ts";
import { figuresBody, snapshotCalls } from "../support/snapshots.ts";
import { type RunningWorker, startWorker } from "../support/worker.ts";

let worker: RunningWorker;
const { put, act, get, countRows, freshPeriod } = snapshotCalls(() => worker);
const tokens: Record<string, string> = {};

beforeAll(async () => {
  worker = await startWorker();
  await worker.importUnits(
    "T,Tỉnh T,tỉnh,,2000-01-01,,",
    "Y,Xã Y,xã,T,2000-01-01,,",
    "Z,Xã Z,xã,T,2000-01-01,,",
    "K,Tỉnh K,tỉnh,,2000-01-01,,",
  );
  for (const [name, unit, role] of [
    ["nhapY", "Y", "nhap"],
    ["xemT", "T", "xem"],
    ["nhapT", "T", "nhap"],
    ["nhapZ", "Z", "nhap"],
    ["duyetT", "T", "duyet"],
    ["duyetY", "Y", "duyet"],
    ["quantriT", "T", "quantri"],
    ["quantriK", "K", "quantri"],
  ] as const) {
    tokens[name] = await worker.newToken(unit, role);
  }
});
afterAll(() => worker.close());

const as = (name: string, headers: Record<string, string> = {}) => ({ token: tokens[name] ?? name, headers });
const FIRST = figuresBody({ HS_TRUC_TUYEN: 61, HS_TIEP_NHAN: 120 });
const CORRECTED = figuresBody({ HS_TRUC_TUYEN: 62, HS_TIEP_NHAN: 120 });

/** A snapshot of Y that its own clerk sent, moved on by the province. */
const submitted = async (...actions: readonly string[]) => {
  const period = freshPeriod();
  expect((await put("Y", period, FIRST, as("nhapY"))).status).toBe(201);
  for (const action of actions) {
    const reply = await act("Y", period, { action, reason: "Theo quy định." }, as("duyetT"));
    expect([action, reply.status]).toEqual([action, 200]);
  }
  return period;
};
const propose = (period: string, proposed: unknown = CORRECTED, more: Record<string, unknown> = {}, by = "nhapY") =>
  act("Y", period, { action: "de_nghi_dinh_chinh", reason: "Đếm sót.", proposed, ...more }, as(by));

describe("moving", () => {
  test("received, locked, reopened: the answer is the snapshot with its history, who and when", async () => {
    const period = await submitted();
    const received = await act("Y", period, { action: "duyet" }, as("duyetT"));
    expect(actionAnswerSchema.safeParse(received.json).error).toBeUndefined();
    expect([received.status, received.headers.get("ETag"), received.json.state]).toEqual([200, '"1"', "da_duyet"]);
    expect(received.json.events).toMatchObject([
      { sequence: 1, revision: 1, action: "nop", state: "da_nop", actor: { unit: "Y", label: "nhap Y" } },
      { sequence: 2, revision: 1, action: "duyet", state: "da_duyet", actor: { unit: "T", label: "duyet T" } },
    ]);
    expect(received.json.events[1].at).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    const locked = await act("Y", period, { action: "chot", documentNo: "12/QĐ-UBND" }, as("duyetT"));
    expect([locked.json.state, locked.json.provisional]).toEqual(["da_chot", false]);
    expect(locked.json.events[2]).toMatchObject({ action: "chot", documentNo: "12/QĐ-UBND", reason: null });
    expect((await get("Y", period)).json).toMatchObject({ state: "da_chot", provisional: false, revision: 1 });
    const reopened = await act("Y", period, { action: "mo_lai", reason: "Sai biểu." }, as("duyetT"));
    expect([reopened.json.state, reopened.json.provisional, reopened.json.revision]).toEqual(["da_nop", true, 1]);
  });

  test("what is told at once is what is told later", async () => {
    const period = await submitted("duyet");
    const { json } = await act(
      "Y",
      period,
      { action: "tra_lai", reason: "Thiếu cột 6.", documentNo: "7/CV" },
      as("duyetT"),
    );
    const later = await get("Y", period, "/revisions");
    expect(revisionsAnswerSchema.safeParse(later.json).error).toBeUndefined();
    expect(later.json.revisions[0].events).toEqual(json.events);
  });

  test("the server's own administrator is told by a name, no token by its secret", async () => {
    const period = await submitted();
    const { json, text } = await act("Y", period, { action: "ghi_chu", reason: "Đã gọi điện." });
    expect(json.events.at(-1)).toMatchObject({ action: "ghi_chu", actor: { unit: "*", label: "Quản trị máy chủ" } });
    for (const secret of Object.values(tokens)) expect(text).not.toContain(secret);
  });

  test.each([
    [[], "chot", "Đã gửi"],
    [["duyet"], "duyet", "Đã tiếp nhận"],
    [["duyet", "chot"], "tra_lai", "Đã chốt"],
    [["tra_lai"], "duyet", "Yêu cầu chỉnh sửa"],
    [[], "mo_lai", "Đã gửi"],
    [["duyet"], "de_nghi_dinh_chinh", "Đã tiếp nhận"],
  ])("after %j, %s is refused with the state by name and nothing is stored", async (before, action, state) => {
    const period = await submitted(...before);
    const rows = await countRows();
    const reply = await act(
      "Y",
      period,
      { action, reason: "Thử." },
      as("duyetT", { "Idempotency-Key": `no-${action}` }),
    );
    expect([reply.status, reply.json.code]).toEqual([409, "STATE_REFUSED"]);
    expect(reply.json.detail).toContain(`“${state}”`);
    expect(await countRows()).toBe(rows);
  });

  test("returned and sent again with the same content: a new revision, and the returned one is kept", async () => {
    const period = await submitted("tra_lai");
    const again = await put("Y", period, FIRST, as("nhapY", { "If-Match": '"1"' }));
    expect([again.status, again.json.revision, again.json.state]).toEqual([201, 2, "da_nop"]);
    const { revisions } = (await get("Y", period, "/revisions")).json;
    expect(
      revisions.map((revision: { revision: number; state: string }) => [revision.revision, revision.state]),
    ).toEqual([
      [2, "da_nop"],
      [1, "tra_lai"],
    ]);
  });

  test("a correction of what was received is sent to be received again", async () => {
    const period = await submitted("duyet");
    const again = await put("Y", period, CORRECTED, as("nhapY", { "If-Match": '"1"' }));
    expect([again.json.revision, again.json.state]).toEqual([2, "da_nop"]);
  });

  test("locked figures take no other content, also not on behalf", async () => {
    const period = await submitted("duyet", "chot");
    const reply = await put("Y", period, CORRECTED, as("nhapY", { "If-Match": '"1"' }));
    expect([reply.status, reply.json.code]).toEqual([409, "PERIOD_LOCKED"]);
    const behalf = await put("Y", period, { ...CORRECTED, onBehalf: true }, as("duyetT", { "If-Match": '"1"' }));
    expect(behalf.json.code).toBe("PERIOD_LOCKED");
  });

  test("a unit replaces what was sent on its behalf, until it is locked", async () => {
    const period = freshPeriod();
    await put("Y", period, { ...FIRST, onBehalf: true }, as("duyetT"));
    const own = await put("Y", period, CORRECTED, as("nhapY", { "If-Match": '"1"' }));
    expect([own.status, own.json.revision]).toEqual([201, 2]);
    for (const action of ["duyet", "chot"]) await act("Y", period, { action }, as("duyetT"));
    expect((await put("Y", period, FIRST, as("nhapY", { "If-Match": '"2"' }))).json.code).toBe("PERIOD_LOCKED");
  });

  test("each form has a state of its own, and a bare label finds the calendar that has figures", async () => {
    await put("Y", "civil:2018-04", FIRST, { ...as("nhapY"), query: "?form=766" });
    await put("Y", "civil:2018-04", FIRST, as("nhapY"));
    const reply = await act("Y", "Tháng 4/2018", { action: "duyet" }, as("duyetT"));
    expect([reply.json.period, reply.json.form, reply.json.state]).toEqual(["civil:2018-04", "chung", "da_duyet"]);
    expect((await get("Y", "civil:2018-04", "?form=766")).json.state).toBe("da_nop");
    await put("Y", "nd09:2018-04", FIRST, as("nhapY"));
    const asked = await act("Y", "Tháng 4/2018", { action: "chot" }, as("duyetT"));
    expect([asked.status, asked.json.code]).toEqual([422, "PERIOD_AMBIGUOUS"]);
  });
});

describe("If-Match", () => {
  test("an action on a revision that is not current any more is refused", async () => {
    const period = await submitted();
    await put("Y", period, CORRECTED, as("nhapY", { "If-Match": '"1"' }));
    const stale = await act("Y", period, { action: "duyet" }, as("duyetT", { "If-Match": '"1"' }));
    expect([stale.status, stale.json.code]).toEqual([409, "REVISION_CONFLICT"]);
    expect(stale.json.detail).toContain('"2"');
    const right = await act("Y", period, { action: "duyet" }, as("duyetT", { "If-Match": '"2"' }));
    expect([right.status, right.headers.get("ETag")]).toEqual([200, '"2"']);
  });
});

describe("who may act", () => {
  test.each([
    ["xemT", "duyet", 403, "FORBIDDEN"],
    ["nhapT", "duyet", 403, "FORBIDDEN"],
    ["nhapY", "duyet", 403, "FORBIDDEN"],
    ["nhapY", "tra_lai", 403, "FORBIDDEN"],
    ["nhapY", "ghi_chu", 200, undefined],
    ["nhapT", "ghi_chu", 403, "FORBIDDEN"],
    ["xemT", "ghi_chu", 403, "FORBIDDEN"],
    ["duyetT", "ghi_chu", 200, undefined],
    ["duyetT", "duyet", 200, undefined],
    ["duyetY", "duyet", 200, undefined],
    ["quantriT", "duyet", 200, undefined],
    ["nhapZ", "ghi_chu", 404, "UNIT_UNKNOWN"],
    ["quantriK", "duyet", 404, "UNIT_UNKNOWN"],
  ])("%s, %s: %i", async (name, action, status, code) => {
    const period = await submitted();
    const reply = await act("Y", period, { action, reason: "Thử." }, as(name));
    expect([reply.status, reply.json.code]).toEqual([status, code]);
  });

  test.each([
    ["nhapY", "mo_lai", 403],
    ["nhapY", "de_nghi_dinh_chinh", 200],
    ["duyetT", "de_nghi_dinh_chinh", 200],
    ["nhapT", "de_nghi_dinh_chinh", 403],
    ["nhapY", "tu_choi_dinh_chinh", 403],
  ])("in a locked period %s, %s: %i", async (name, action, status) => {
    const period = await submitted("duyet", "chot");
    if (action === "tu_choi_dinh_chinh") await propose(period);
    const reply = await act("Y", period, { action, reason: "Thử." }, as(name));
    expect(reply.status).toBe(status);
  });

  test("nobody approves or locks what the same token submitted, but may return it", async () => {
    const period = freshPeriod();
    await put("Y", period, { ...FIRST, onBehalf: true }, as("duyetT"));
    const own = await act("Y", period, { action: "duyet" }, as("duyetT"));
    expect([own.status, own.json.code]).toEqual([403, "OWN_SUBMISSION"]);
    expect(own.json.detail).toContain("không tự tiếp nhận được");
    const other = await worker.newToken("T", "duyet");
    expect((await act("Y", period, { action: "duyet" }, { token: other })).status).toBe(200);
    expect((await act("Y", period, { action: "chot" }, as("duyetT"))).json.code).toBe("OWN_SUBMISSION");
    expect((await act("Y", period, { action: "tra_lai", reason: "Nhầm." }, as("duyetT"))).status).toBe(200);
  });

  test("an administrator may, and the log says that it was its own", async () => {
    const period = freshPeriod();
    await put("Y", period, FIRST, as("quantriT"));
    for (const action of ["duyet", "chot"])
      expect((await act("Y", period, { action }, as("quantriT"))).status).toBe(200);
    const { results } = await worker.db
      .prepare("SELECT action, detail FROM audit WHERE unit = 'Y' AND target = ?1 ORDER BY sequence")
      .bind(`${period} chung 1`)
      .all<{ action: string; detail: string }>();
    expect(results.map(({ action, detail }) => [action, JSON.parse(detail).ownSubmission])).toEqual([
      ["snapshot.submit", undefined],
      ["snapshot.duyet", true],
      ["snapshot.chot", true],
    ]);
  });

  test("a token that was revoked in between acts no more, and nothing is stored", async () => {
    const period = await submitted();
    const { json } = await worker.call("/v1/tokens", { body: { unit: "T", role: "duyet", label: "sắp thu hồi" } });
    expect((await act("Y", period, { action: "duyet" }, { token: json.token })).status).toBe(200);
    await worker.call(`/v1/tokens/${json.id}`, { method: "DELETE" });
    const rows = await countRows();
    const reply = await act("Y", period, { action: "chot" }, { token: json.token });
    expect([reply.status, reply.json.code]).toEqual([401, "TOKEN_DEAD"]);
    expect(await countRows()).toBe(rows);
    expect((await get("Y", period)).json.state).toBe("da_duyet");
  });

  test("no snapshot, no unit, no token", async () => {
    const period = freshPeriod();
    expect((await act("Y", period, { action: "duyet" }, as("duyetT"))).json.code).toBe("SNAPSHOT_NOT_FOUND");
    expect((await act("KHONGCO", period, { action: "duyet" }, as("duyetT"))).json.code).toBe("UNIT_UNKNOWN");
    expect((await act("Y", period, { action: "duyet" }, { token: null })).status).toBe(401);
  });
});

describe("bad input", () => {
  test.each<[string, unknown, string]>([
    ["an unknown action", { action: "xoa", reason: "x" }, "action"],
    ["no action", { reason: "x" }, "action"],
    ["an unknown key", { action: "duyet", force: true }, "force"],
    ["a reason that is no text", { action: "tra_lai", reason: 5 }, "reason"],
    ["returned without a reason", { action: "tra_lai" }, "reason"],
    ["returned with blanks for a reason", { action: "tra_lai", reason: "  " }, "reason"],
    ["reopened without a reason", { action: "mo_lai" }, "reason"],
    ["a correction without a reason", { action: "de_nghi_dinh_chinh", proposed: FIRST }, "reason"],
    ["a comment that says nothing", { action: "ghi_chu" }, "reason"],
    ["figures with another action", { action: "duyet", proposed: FIRST }, "proposed"],
    [
      "a negative figure",
      { action: "de_nghi_dinh_chinh", reason: "x", proposed: figuresBody({ HS_TONG: -1 }) },
      "proposed.figures.HS_TONG",
    ],
    [
      "an unknown figure",
      { action: "de_nghi_dinh_chinh", reason: "x", proposed: figuresBody({ XYZ: 1 }) },
      "proposed.figures.XYZ",
    ],
    ["the number of a proposal that is none", { action: "mo_lai", reason: "x", correction: 0 }, "correction"],
    ["a proposal meant where none is answered", { action: "duyet", correction: 3 }, "correction"],
  ])("%s", async (_, content, path) => {
    const rows = await countRows();
    const reply = await act("Y", "civil:2020-01", content, as("duyetT"));
    expect([reply.status, reply.json.code]).toEqual([422, "INVALID_REQUEST"]);
    expect(reply.json.errors.map((error: { path: string }) => error.path)).toContain(path);
    expect(reply.json.errors[0].message).toMatch(/\p{Lu}.*\./u);
    expect(await countRows()).toBe(rows);
  });

  test("malformed JSON 400, 10 MB 413, an impossible period 422", async () => {
    const period = await submitted();
    expect((await act("Y", period, "{", as("duyetT"))).status).toBe(400);
    expect((await act("Y", period, { action: "duyet", reason: "x".repeat(10_000_000) }, as("duyetT"))).status).toBe(
      413,
    );
    expect((await act("Y", "2023-13", { action: "duyet" }, as("duyetT"))).json.code).toMatch(/^PERIOD/);
    expect((await get("Y", period)).json.state).toBe("da_nop");
  });
});

describe("correcting what is locked", () => {
  test("a proposal moves nothing, is listed, and becomes a revision when it is accepted; the first locked one remains", async () => {
    const period = await submitted("duyet", "chot");
    const proposal = await propose(period, CORRECTED, { documentNo: "45/UBND" });
    expect([proposal.status, proposal.json.state, proposal.json.revision]).toEqual([200, "da_chot", 1]);
    expect(proposal.json.figures).toEqual(FIRST.figures);

    const waiting = (await get("Y", period, "/corrections")).json;
    expect(correctionsAnswerSchema.safeParse(waiting).error).toBeUndefined();
    expect(waiting.corrections).toMatchObject([
      { correction: 4, revision: 1, state: "cho_xu_ly", acceptedAs: null, reason: "Đếm sót.", documentNo: "45/UBND" },
    ]);
    expect(waiting.corrections[0].proposed).toEqual(CORRECTED);
    expect(waiting.corrections[0].actor).toEqual({ unit: "Y", label: "nhap Y" });

    const accepted = await act("Y", period, { action: "mo_lai", reason: "Đồng ý.", correction: 4 }, as("duyetT"));
    expect([accepted.status, accepted.headers.get("ETag")]).toEqual([200, '"2"']);
    expect(accepted.json).toMatchObject({ revision: 2, state: "da_nop", figures: CORRECTED.figures });
    expect(accepted.json.events.slice(-2)).toMatchObject([
      { action: "mo_lai", revision: 1, reason: "Đồng ý.", actor: { label: "duyet T" } },
      { action: "dinh_chinh", revision: 2, reason: "Đếm sót.", documentNo: "45/UBND", actor: { label: "duyet T" } },
    ]);
    expect((await get("Y", period)).json.receipt.hash).toBe(accepted.json.receipt.hash);

    for (const action of ["duyet", "chot"]) expect((await act("Y", period, { action }, as("duyetT"))).status).toBe(200);
    const { revisions } = (await get("Y", period, "/revisions")).json;
    const locks = revisions.map((revision: { revision: number; lockNumber: number }) => [
      revision.revision,
      revision.lockNumber,
    ]);
    expect(locks).toEqual([
      [2, 2],
      [1, 1],
    ]);
    expect(revisions[0].events.map((event: { action: string }) => event.action)).toEqual([
      "dinh_chinh",
      "duyet",
      "chot",
    ]);
    expect(revisions[1].content).toEqual(FIRST);
    expect(revisions[1].events.map((event: { action: string }) => event.action)).toContain("chot");
    expect((await get("Y", period, "/corrections")).json.corrections).toMatchObject([
      { state: "chap_nhan", acceptedAs: 2 },
    ]);
  });

  test("the office that proposes and accepts on its own does not approve it too", async () => {
    const period = await submitted("duyet", "chot");
    const behalf = { ...CORRECTED, onBehalf: true };
    expect((await propose(period, behalf, {}, "duyetT")).status).toBe(200);
    expect((await act("Y", period, { action: "mo_lai", reason: "Đồng ý." }, as("duyetT"))).json.revision).toBe(2);
    expect((await act("Y", period, { action: "duyet" }, as("duyetT"))).json.code).toBe("OWN_SUBMISSION");
  });

  test("a declined proposal is not adopted when the snapshot is reopened for another reason", async () => {
    const period = await submitted("duyet", "chot");
    await propose(period);
    const declined = await act("Y", period, { action: "tu_choi_dinh_chinh", reason: "Chưa có căn cứ." }, as("duyetT"));
    expect([declined.status, declined.json.state]).toEqual([200, "da_chot"]);
    expect((await get("Y", period, "/corrections")).json.corrections[0].state).toBe("tu_choi");
    const opened = await act("Y", period, { action: "mo_lai", reason: "Sai biểu." }, as("duyetT"));
    expect([opened.json.revision, opened.json.state, opened.json.figures]).toEqual([1, "da_nop", FIRST.figures]);
  });

  test("figures that nobody looked at are not accepted: a later proposal is told", async () => {
    const period = await submitted("duyet", "chot");
    await propose(period);
    await propose(period, figuresBody({ HS_TONG: 999 }));
    const rows = await countRows();
    const stale = await act("Y", period, { action: "mo_lai", reason: "Đồng ý.", correction: 4 }, as("duyetT"));
    expect([stale.status, stale.json.code]).toEqual([409, "CORRECTION_NOT_PENDING"]);
    expect(stale.json.detail).toContain("số 5");
    expect(await countRows()).toBe(rows);
    const states = (await get("Y", period, "/corrections")).json.corrections.map(
      (correction: { state: string }) => correction.state,
    );
    expect(states).toEqual(["cho_xu_ly", "thay_the"]);
  });

  test("a proposal without figures asks to be opened", async () => {
    const period = await submitted("duyet", "chot");
    await act("Y", period, { action: "de_nghi_dinh_chinh", reason: "Xin mở để nhập lại." }, as("nhapY"));
    const opened = await act("Y", period, { action: "mo_lai", reason: "Đồng ý." }, as("duyetT"));
    expect([opened.json.revision, opened.json.state]).toEqual([1, "da_nop"]);
    expect((await put("Y", period, CORRECTED, as("nhapY", { "If-Match": '"1"' }))).json.revision).toBe(2);
  });

  test("proposed figures are checked as submitted ones are, and stored as they were sent", async () => {
    const period = await submitted("duyet", "chot");
    const wrong = figuresBody({ HS_TRUC_TUYEN: 11, HS_TIEP_NHAN: 10 });
    const rows = await countRows();
    const blocked = await propose(period, wrong);
    expect([blocked.status, blocked.json.code]).toEqual([422, "FINDINGS_BLOCK"]);
    expect(blocked.json.findings.map((finding: { code: string }) => finding.code)).toContain("NUM_GT_DEN");
    const same = await propose(period, FIRST);
    expect([same.status, same.json.errors[0].path]).toEqual([422, "proposed"]);
    expect(await countRows()).toBe(rows);
    const note = `Ghi chú có "ngoặc", \\ và ${"dài ".repeat(900)}`;
    const noted = { ...CORRECTED, note };
    await propose(period, noted);
    expect((await get("Y", period, "/corrections")).json.corrections[0].proposed).toEqual(noted);
    expect((await act("Y", period, { action: "mo_lai", reason: "Được." }, as("duyetT"))).json.revision).toBe(2);
    expect((await get("Y", period, "/receipt")).json.content).toEqual(noted);
  });

  test("a stored proposal cannot be altered even by hand", async () => {
    const period = await submitted("duyet", "chot");
    await propose(period);
    for (const sql of [
      "UPDATE snapshot_event_detail SET proposed = '{}'",
      "DELETE FROM snapshot_event_detail",
      "INSERT OR REPLACE INTO snapshot_event_detail SELECT unit, period, form, sequence, NULL, '{}', NULL FROM snapshot_event_detail",
    ]) {
      await expect(worker.db.prepare(sql).run()).rejects.toThrow(/immutable/);
    }
  });
});

describe("races and retries", () => {
  test("two offices at once: one moves it, the other is told the state it found", async () => {
    const period = await submitted();
    const replies = await Promise.all(
      ["duyetT", "quantriT", "duyetY"].map((name) => act("Y", period, { action: "duyet" }, as(name))),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await get("Y", period, "/revisions")).json.revisions[0].events.length).toBe(2);
  });

  test("received and returned at once: both happened in some order, or the later was refused; the log has no gap", async () => {
    const period = await submitted();
    const [received, returned] = await Promise.all([
      act("Y", period, { action: "duyet" }, as("duyetT")),
      act("Y", period, { action: "tra_lai", reason: "Sai." }, as("quantriT")),
    ]);
    expect(returned?.status).toBe(200);
    expect([200, 409]).toContain(received?.status);
    expect((await get("Y", period)).json.state).toBe("tra_lai");
    const { results } = await worker.db.prepare("SELECT * FROM audit WHERE unit = 'Y' ORDER BY sequence").all();
    for (const [index, row] of results.entries()) {
      expect([row.sequence, row.previous_hash]).toEqual([index + 1, results[index - 1]?.hash ?? ""]);
    }
  });

  test("a correction and a lock at once never leave unlocked figures in a locked snapshot", async () => {
    const period = await submitted("duyet");
    const [corrected, locked] = await Promise.all([
      put("Y", period, CORRECTED, as("nhapY", { "If-Match": '"1"' })),
      act("Y", period, { action: "chot" }, as("duyetT")),
    ]);
    const { json } = await get("Y", period);
    const won = corrected?.status === 201 ? [2, "da_nop"] : [1, "da_chot"];
    expect([json.revision, json.state]).toEqual(won);
    expect([corrected?.status, locked?.status].filter((status) => (status ?? 0) < 400).length).toBe(1);
  });

  test("two accept the same proposal at once: one revision", async () => {
    const period = await submitted("duyet", "chot");
    await propose(period);
    const replies = await Promise.all(
      ["duyetT", "quantriT"].map((name) => act("Y", period, { action: "mo_lai", reason: "Được." }, as(name))),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await get("Y", period, "/revisions")).json.revisions.length).toBe(2);
  });

  test("a retry after a lost answer gets the first answer and moves nothing twice", async () => {
    const period = await submitted("duyet", "chot");
    await propose(period);
    const once = () =>
      act("Y", period, { action: "mo_lai", reason: "Được." }, as("duyetT", { "Idempotency-Key": "mo-1" }));
    // The answer is thrown away unread, as when the sender crashes after sending.
    await once();
    const rows = await countRows();
    const again = await once();
    expect([again.status, again.json.revision, again.headers.get("ETag")]).toEqual([200, 2, '"2"']);
    expect((await once()).text).toBe(again.text);
    expect(await countRows()).toBe(rows);
    await act("Y", period, { action: "duyet" }, as("duyetT"));
    expect((await once()).text).toBe(again.text);
    const other = await act("Y", period, { action: "chot" }, as("duyetT", { "Idempotency-Key": "mo-1" }));
    expect([other.status, other.json.code]).toEqual([422, "IDEMPOTENCY_MISMATCH"]);
  });

  test("the same action five times at once under one key: recorded once, answered alike", async () => {
    const period = await submitted();
    const replies = await Promise.all(
      Array.from({ length: 5 }, () =>
        act("Y", period, { action: "ghi_chu", reason: "Một lần." }, as("duyetT", { "Idempotency-Key": `c ${period}` })),
      ),
    );
    expect(new Set(replies.map((reply) => `${reply.status} ${reply.text}`)).size).toBe(1);
    expect(replies[0]?.status).toBe(200);
    expect((await get("Y", period, "/revisions")).json.revisions[0].events.length).toBe(2);
  });
});

test("every action stands in the unit's log with its reason, and its hash stands in the history", async () => {
  const period = await submitted("duyet", "chot");
  await propose(period, CORRECTED, { documentNo: "9/UB" });
  const { json } = await act("Y", period, { action: "mo_lai", reason: "Được." }, as("duyetT"));
  const { results } = await worker.db
    .prepare("SELECT action, target, detail, hash FROM audit WHERE unit = 'Y' AND target LIKE ?1 ORDER BY sequence")
    .bind(`${period} %`)
    .all<{ action: string; target: string; detail: string; hash: string }>();
  expect(results.map(({ action, target }) => `${action} ${target.at(-1)}`)).toEqual([
    "snapshot.submit 1",
    "snapshot.duyet 1",
    "snapshot.chot 1",
    "snapshot.de_nghi_dinh_chinh 1",
    "snapshot.mo_lai 1",
    "snapshot.submit 2",
  ]);
  expect(json.events.map((event: { auditHash: string }) => event.auditHash)).toEqual(results.map(({ hash }) => hash));
  expect(JSON.parse(results[3]?.detail ?? "")).toMatchObject({
    reason: "Đếm sót.",
    documentNo: "9/UB",
    from: "da_chot",
  });
  expect(JSON.parse(results[5]?.detail ?? "")).toMatchObject({ hash: json.receipt.hash, correction: 4 });
});

test("document, signers and source come back as they were sent", async () => {
  const period = freshPeriod();
  const signed = {
    ...FIRST,
    documentNo: "45/BC-UBND",
    documentDate: "2023-06-30",
    preparedBy: "Nguyễn Thị Lập",
    approvedBy: "Trần Văn Duyệt",
    source: { system: "Một cửa điện tử", extractedAt: "2023-06-30T08:00", file: "baocao.xls" },
    lines: [
      { sector: "Đất đai", figures: { HS_TIEP_NHAN: 70 } },
      { sector: "Hộ tịch", figures: { HS_TIEP_NHAN: 50 } },
    ],
  };
  expect((await put("Y", period, signed, as("nhapY"))).status).toBe(201);
  expect((await get("Y", period, "/receipt")).json.content).toEqual(signed);
  expect((await get("Y", period, "/revisions")).json.revisions[0].content).toEqual(signed);
});
