// /v1/snapshots: submitting, correcting, retrying and reading back what a unit reported.
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  dryRunAnswerSchema,
  receiptAnswerSchema,
  revisionsAnswerSchema,
  snapshotAnswerSchema,
} from "../../shared/contract/snapshot.ts";
import { agreesWithItself, canonicalReceipt } from "../../shared/scoring/receipt.ts";
import { type Call, type RunningWorker, startWorker } from "../support/worker.ts";

let worker: RunningWorker;
let token: string;

beforeAll(async () => {
  worker = await startWorker();
  await worker.importUnits(
    "T,Tỉnh T,tỉnh,,2000-01-01,,",
    "H,Huyện H,huyện,T,2000-01-01,2025-06-30,",
    "X,Xã X,xã,H,2000-01-01,2025-06-30,N",
    "N,Xã N,xã,T,2025-07-01,,",
    "Y,Xã Y,xã,T,2000-01-01,,",
    "K,Tỉnh K,tỉnh,,2000-01-01,,",
  );
  token = await worker.newToken("Y", "nhap");
});
afterAll(() => worker.close());

const FIGURES = { HS_TRUC_TUYEN: 4840, HS_TIEP_NHAN: 26757 };
const body = (more: Record<string, unknown> = {}) => ({
  figures: FIGURES,
  scopeBasis: "ownOnly",
  scheme: "ND42",
  ...more,
});
const address = (unit: string, period: string, query = "") =>
  `/v1/snapshots/${encodeURIComponent(unit)}/${encodeURIComponent(period)}${query}`;
const put = (unit: string, period: string, content: unknown, more: Call & { query?: string } = {}) =>
  worker.call(address(unit, period, more.query), { method: "PUT", body: content, ...more });

let months = 0;
/** A month that no other test has written to, from 1/2001 on. */
const freshPeriod = () => {
  months += 1;
  return `civil:${2001 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
};

describe("submitting", () => {
  test("is stored as revision 1 with rates from the counts, and read back the same", async () => {
    const period = freshPeriod();
    const stored = await put("Y", period, body(), { token });
    expect([stored.status, stored.headers.get("ETag")]).toEqual([201, '"1"']);
    expect(snapshotAnswerSchema.safeParse(stored.json).error).toBeUndefined();
    expect(stored.json).toMatchObject({
      unit: "Y",
      period,
      form: "chung",
      revision: 1,
      state: "da_nop",
      figures: FIGURES,
      rates: { ONLINE_RATE_ALL: { numerator: 4840, denominator: 26757, rate: 4840 / 26757 } },
      findings: [],
      provisional: true,
      late: false,
    });
    const read = await worker.call(address("Y", period), { token });
    expect([read.status, read.headers.get("ETag"), read.json]).toEqual([200, '"1"', stored.json]);
  });

  test("the receipt's hash is the SHA-256 of the canonical JSON of the body, whatever the order of its keys", async () => {
    const period = freshPeriod();
    const text = '{"scheme":"ND42","scopeBasis":"ownOnly","figures":{"HS_TRUC_TUYEN":1,"HS_TIEP_NHAN":2}}';
    const { json } = await put("Y", period, text);
    const canonical = '{"figures":{"HS_TIEP_NHAN":2,"HS_TRUC_TUYEN":1},"scheme":"ND42","scopeBasis":"ownOnly"}';
    expect(json.receipt.hash).toBe(createHash("sha256").update(canonical).digest("hex"));
    expect(json.receipt.core).toMatch(/^\d+\.\d+/);
  });

  test.each([
    ["Tháng 6/2023", "?form=766", "civil:2023-06"],
    ["tháng 6 năm 2023 dương lịch", "", "civil:2023-06"],
    ["Quý I/2023", "?form=06a", "nd09:2023-Q1"],
    ["từ ngày 15/12/2021 đến ngày 12/9/2022", "", "range:2021-12-15..2022-09-12"],
    ["range:2024-01-01..2024-01-31", "", "civil:2024-01"],
    ["nd09:2023-3M", "", "nd09:2023-Q1"],
  ])("a period as people write it: %s%s", async (text, query, key) => {
    const reply = await put("K", text, body(), { query });
    expect([200, 201]).toContain(reply.status);
    expect(reply.json.period).toBe(key);
  });

  test("a bare label without a calendar is not guessed when storing: both date ranges are named", async () => {
    const reply = await put("Y", "Quý I/2023", body());
    expect([reply.status, reply.json.code]).toEqual([422, "PERIOD_AMBIGUOUS"]);
    expect(reply.json.detail).toContain("từ ngày 15/12/2022 đến ngày 14/3/2023");
    expect(reply.json.detail).toContain("từ ngày 01/01/2023 đến ngày 31/3/2023");
  });

  test("an open period is taken and stays provisional, a period that has not begun is refused", async () => {
    const open = await put("Y", "civil:2026-11", body());
    expect([open.status, open.json.provisional]).toEqual([201, true]);
    const future = await put("Y", "civil:2026-12", body());
    expect([future.status, future.json.code]).toEqual([422, "PERIOD_NOT_STARTED"]);
  });

  test.each([
    ["X", "civil:2025-06", 201, undefined],
    ["X", "civil:2025-07", 422, "UNIT_NOT_IN_FORCE"],
    ["N", "civil:2025-06", 422, "UNIT_NOT_IN_FORCE"],
    ["N", "civil:2025-07", 201, undefined],
    ["H", "civil:2025", 422, "UNIT_NOT_IN_FORCE"],
    ["KHONGCO", "civil:2025-06", 404, "UNIT_UNKNOWN"],
    ["xã y", "civil:2025-06", 422, "UNIT_CODE_INVALID"],
  ])("%s for %s", async (unit, period, status, code) => {
    const reply = await put(unit, period, body());
    expect([reply.status, reply.json.code]).toEqual([status, code]);
  });

  test.each(["2023-13", "civil:2023-13", "range:2023-02-30..2023-03-01", "range:2023-03-02..2023-03-01", "xyz", "%20"])(
    "the period %s is refused in Vietnamese",
    async (period) => {
      const reply = await put("Y", period, body());
      expect([reply.status, reply.json.code]).toEqual([422, expect.stringMatching(/^PERIOD|INVALID_REQUEST/)]);
      expect(reply.json.detail).toMatch(/\.$/);
    },
  );

  test("figures of several forms stand beside each other", async () => {
    const period = freshPeriod();
    await put("Y", period, body(), { query: "?form=06a" });
    await put("Y", period, body({ figures: { HS_TONG: 61 } }), { query: "?form=766" });
    expect((await worker.call(address("Y", period, "?form=06A"))).json.figures).toEqual(FIGURES);
    expect((await worker.call(address("Y", period, "?form=766"))).json.figures).toEqual({ HS_TONG: 61 });
    expect((await worker.call(address("Y", period))).json.code).toBe("SNAPSHOT_NOT_FOUND");
    expect((await put("Y", period, body(), { query: "?form=a b" })).json.code).toBe("FORM_UNKNOWN");
  });
});

test("published points may have decimals, counts may not", async () => {
  const period = freshPeriod();
  const figures = { HS_TONG: 61, DIEM_TTTT: 7.8 };
  const reply = await put("Y", period, body({ figures }), { query: "?form=766" });
  expect([reply.status, reply.json.figures]).toEqual([201, figures]);
});

describe("figures that are none", () => {
  test.each<[string, string, string]>([
    ["negative", '{"HS_TONG":-1}', "figures.HS_TONG"],
    ["broken", '{"HS_TONG":1.5}', "figures.HS_TONG"],
    ["20.757 meant as thousands", '{"HS_TONG":20.757}', "figures.HS_TONG"],
    ["1e300", '{"HS_TONG":1e300}', "figures.HS_TONG"],
    ["negative points", '{"DIEM_TTTT":-0.1}', "figures.DIEM_TTTT"],
    ["points without end", '{"DIEM_TTTT":1e300}', "figures.DIEM_TTTT"],
    ["infinite", '{"HS_TONG":1e999}', "figures.HS_TONG"],
    ["one above 2^53 − 1", '{"HS_TONG":9007199254740992}', "figures.HS_TONG"],
    ["text", '{"HS_TONG":"20.757"}', "figures.HS_TONG"],
    ["the text NaN", '{"HS_TONG":"NaN"}', "figures.HS_TONG"],
    ["null", '{"HS_TONG":null}', "figures.HS_TONG"],
    ["true", '{"HS_TONG":true}', "figures.HS_TONG"],
    ["an unknown state", '{"HS_TONG":{"state":"zero"}}', "figures.HS_TONG"],
    ["a state with more in it", '{"HS_TONG":{"state":"not_provided","count":1}}', "figures.HS_TONG.count"],
    ["an unknown code", '{"HS_TONGG":1}', "figures.HS_TONGG"],
    ["a rate instead of counts", '{"ONLINE_RATE_ALL":0.5}', "figures.ONLINE_RATE_ALL"],
    ["a name of the language", '{"__proto__":1}', "figures.__proto__"],
    ["missing altogether", "{}", "figures"],
  ])("%s is refused and the field is named", async (_, figures, path) => {
    const text = `{"figures":${figures},"scopeBasis":"ownOnly","scheme":"ND42"}`;
    const reply = await put("Y", "civil:2023-06", text);
    expect([reply.status, reply.json.code]).toEqual([422, "INVALID_REQUEST"]);
    expect(reply.json.errors.map((error: { path: string }) => error.path)).toContain(path);
    expect(reply.json.errors[0].message).toMatch(/\p{Lu}.*\./u);
  });

  test("the largest count, zero, and both states are kept apart", async () => {
    const figures = {
      HS_TONG: Number.MAX_SAFE_INTEGER,
      HS_QUA_HAN: 0,
      HS_CO_PHI: { state: "not_applicable" },
      HS_BUU_CHINH: { state: "not_provided" },
    };
    const period = freshPeriod();
    await put("Y", period, body({ figures }));
    expect((await worker.call(address("Y", period))).json.figures).toEqual(figures);
  });

  test.each([
    ["no scope basis", { scopeBasis: undefined }, "scopeBasis"],
    ["an unknown scope basis", { scopeBasis: "all" }, "scopeBasis"],
    ["an unknown scheme", { scheme: "ND61" }, "scheme"],
    ["an unknown key", { total: 5 }, "total"],
    ["a day that is none", { documentDate: "30/06/2023" }, "documentDate"],
    ["a line without sector", { lines: [{ figures: {} }] }, "lines[0].sector"],
    ["an unknown figure in a line", { lines: [{ sector: "Đất đai", figures: { X: 1 } }] }, "lines[0].figures.X"],
    ["an explanation of nothing", { explain: { NUM_GT_DEN: "" } }, "explain.NUM_GT_DEN"],
  ])("%s", async (_, more, path) => {
    const reply = await put("Y", "civil:2023-06", body(more));
    expect([reply.status, reply.json.errors?.[0]?.path]).toEqual([422, path]);
  });

  test("malformed JSON is 400, 10 MB are 413, and neither is stored", async () => {
    const period = freshPeriod();
    expect((await put("Y", period, "{")).status).toBe(400);
    expect((await put("Y", period, body({ note: "x".repeat(10_000_000) }))).status).toBe(413);
    expect((await worker.call(address("Y", period))).status).toBe(404);
  });
});

describe("findings", () => {
  const wrong = { HS_TRUC_TUYEN: 11, HS_TIEP_NHAN: 10 };

  test("errors block until they are explained, code by code", async () => {
    const period = freshPeriod();
    const blocked = await put("Y", period, body({ figures: wrong }));
    expect([blocked.status, blocked.json.code]).toEqual([422, "FINDINGS_BLOCK"]);
    expect(blocked.json.findings.map((one: { code: string }) => one.code)).toEqual(["NUM_GT_DEN", "PART_WHOLE"]);
    expect(blocked.json.findings[0]).toMatchObject({ severity: "E", at: "HS_TRUC_TUYEN", stated: 11, recomputed: 10 });
    const half = await put("Y", period, body({ figures: wrong, explain: { NUM_GT_DEN: "Theo phần mềm." } }));
    expect(half.status).toBe(422);
    const explain = { NUM_GT_DEN: "Theo phần mềm.", PART_WHOLE: "Theo phần mềm." };
    const stored = await put("Y", period, body({ figures: wrong, explain }));
    expect([stored.status, stored.json.findings.length]).toEqual([201, 2]);
  });

  test("warnings and information do not block", async () => {
    const reply = await put("Y", "range:2021-12-15..2022-09-12", body({ scheme: "LEVEL4" }));
    expect(reply.status).toBe(201);
    expect(reply.json.findings).toMatchObject([{ severity: "I", code: "TERM_OBSOLETE" }]);
  });

  test("a dry run judges and stores nothing", async () => {
    const period = freshPeriod();
    const blocked = await put("Y", period, body({ figures: wrong }), { query: "?dryRun=1" });
    expect(blocked.status).toBe(200);
    expect(dryRunAnswerSchema.safeParse(blocked.json).error).toBeUndefined();
    expect(blocked.json).toMatchObject({ accepted: false, obstacle: { code: "FINDINGS_BLOCK" } });
    expect(blocked.json.findings.length).toBe(2);
    const fine = await put("Y", period, body(), { query: "?dryRun=1", headers: { "Idempotency-Key": "dry" } });
    expect(fine.json).toMatchObject({
      accepted: true,
      obstacle: null,
      rates: { ONLINE_RATE_ALL: { numerator: 4840 } },
    });
    expect((await worker.call(address("Y", period))).status).toBe(404);
    expect(await worker.db.prepare("SELECT COUNT(*) AS n FROM idempotency WHERE key = 'dry'").first("n")).toBe(0);
  });
});

describe("correcting", () => {
  test("needs the current revision in If-Match, and keeps the former one", async () => {
    const period = freshPeriod();
    await put("Y", period, body());
    const corrected = body({ figures: { HS_TRUC_TUYEN: 4841, HS_TIEP_NHAN: 26757 }, note: "Đếm lại." });
    for (const headers of [{}, { "If-Match": '"2"' }, { "If-Match": "abc" }]) {
      const reply = await put("Y", period, corrected, { headers });
      expect([reply.status, reply.json.code]).toEqual([409, "REVISION_CONFLICT"]);
      expect(reply.json.detail).toContain('If-Match: "1"');
    }
    const stored = await put("Y", period, corrected, { headers: { "If-Match": '"1"' } });
    expect([stored.status, stored.json.revision, stored.headers.get("ETag")]).toEqual([201, 2, '"2"']);

    const { json } = await worker.call(`${address("Y", period)}/revisions`);
    expect(revisionsAnswerSchema.safeParse(json).error).toBeUndefined();
    expect(json.revisions.map((one: { revision: number }) => one.revision)).toEqual([2, 1]);
    expect(json.revisions[1].content.figures).toEqual(FIGURES);
    expect(json.revisions[0].events).toMatchObject([{ action: "nop", state: "da_nop" }]);
  });

  test("the same content again is the same revision, whatever the order of its keys and the If-Match", async () => {
    const period = freshPeriod();
    await put("Y", period, body());
    const again = await put("Y", period, { scheme: "ND42", figures: FIGURES, scopeBasis: "ownOnly" });
    expect([again.status, again.json.revision]).toEqual([200, 1]);
  });

  test("the first submission with If-Match meets nothing", async () => {
    const reply = await put("Y", freshPeriod(), body(), { headers: { "If-Match": '"1"' } });
    expect([reply.status, reply.json.code]).toEqual([409, "REVISION_CONFLICT"]);
    expect(reply.json.detail).toContain("không kèm If-Match");
  });

  const move = async (period: string, ...actions: readonly string[]) => {
    for (const action of actions) {
      const reply = await worker.call(`${address("Y", period)}/actions`, {
        body: { action, reason: "Theo quy định." },
      });
      expect([action, reply.status]).toEqual([action, 200]);
    }
  };

  test("a locked period takes no correction, but the same content is still confirmed", async () => {
    const period = freshPeriod();
    await put("Y", period, body());
    await move(period, "duyet", "chot");
    const other = body({ figures: { HS_TONG: 1 } });
    const reply = await put("Y", period, other, { headers: { "If-Match": '"1"' } });
    expect([reply.status, reply.json.code]).toEqual([409, "PERIOD_LOCKED"]);
    const same = await put("Y", period, body());
    expect([same.status, same.json.state, same.json.provisional]).toEqual([200, "da_chot", false]);
  });

  test("after it was returned, the same content is a new revision", async () => {
    const period = freshPeriod();
    await put("Y", period, body());
    await move(period, "tra_lai");
    expect((await put("Y", period, body())).json.code).toBe("REVISION_CONFLICT");
    const reply = await put("Y", period, body(), { headers: { "If-Match": '"1"' } });
    expect([reply.status, reply.json.revision, reply.json.state]).toEqual([201, 2, "da_nop"]);
  });
});

describe("retries and races", () => {
  const key = (text: string) => ({ headers: { "Idempotency-Key": text } });

  test("a retry after a lost answer gets the first answer again", async () => {
    const period = freshPeriod();
    const first = await put("Y", period, body(), key("lost-answer"));
    const second = await put("Y", period, body(), key("lost-answer"));
    expect([first.status, second.status]).toEqual([201, 201]);
    expect([second.text, second.headers.get("ETag")]).toEqual([first.text, first.headers.get("ETag")]);
    expect((await worker.call(`${address("Y", period)}/revisions`)).json.revisions.length).toBe(1);
  });

  test("another body, or another place, under the same key is refused", async () => {
    const period = freshPeriod();
    await put("Y", period, body(), key("used"));
    for (const reply of [
      await put("Y", period, body({ note: "khác" }), key("used")),
      await put("Y", freshPeriod(), body(), key("used")),
    ]) {
      expect([reply.status, reply.json.code]).toEqual([422, "IDEMPOTENCY_MISMATCH"]);
    }
  });

  test("a refused request does not use its key up", async () => {
    const period = freshPeriod();
    const wrong = body({ figures: { HS_TRUC_TUYEN: 2, HS_TIEP_NHAN: 1 } });
    expect((await put("Y", period, wrong, key("refused-first"))).status).toBe(422);
    expect((await put("Y", period, body(), key("refused-first"))).status).toBe(201);
  });

  test("the key of one token is no key of another", async () => {
    const period = freshPeriod();
    await put("Y", period, body(), key("per-token"));
    const reply = await put("Y", period, body(), { token, ...key("per-token") });
    expect(reply.status).toBe(200);
  });

  test("a key of 201 characters is refused", async () => {
    expect((await put("Y", freshPeriod(), body(), key("k".repeat(201)))).json.errors[0].path).toBe("Idempotency-Key");
  });

  test("ten writers at once: one is first, the others are told so, none gets an error", async () => {
    const period = freshPeriod();
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, index) => put("Y", period, body({ figures: { HS_TONG: index } }))),
    );
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, ...Array(9).fill(409)]);
    expect((await worker.call(`${address("Y", period)}/revisions`)).json.revisions.length).toBe(1);
  });

  test("one request sent five times at once under one key is stored once and answered alike", async () => {
    const period = freshPeriod();
    const replies = await Promise.all(Array.from({ length: 5 }, () => put("Y", period, body(), key("at-once"))));
    expect(new Set(replies.map((reply) => `${reply.status} ${reply.text}`)).size).toBe(1);
    expect(replies[0]?.status).toBe(201);
  });

  test("eight forms of one unit at once are all stored, and the audit chain has no gap", async () => {
    const period = freshPeriod();
    const replies = await Promise.all(
      Array.from({ length: 8 }, (_, index) => put("K", period, body(), { query: `?form=rieng-${index}` })),
    );
    expect(replies.map((reply) => reply.status)).toEqual(Array(8).fill(201));
    const { results } = await worker.db.prepare("SELECT * FROM audit WHERE unit = 'K' ORDER BY sequence").all();
    for (const [index, row] of results.entries()) {
      expect([row.sequence, row.previous_hash]).toEqual([index + 1, results[index - 1]?.hash ?? ""]);
    }
  });
});

describe("who may submit", () => {
  const replyOf = async (unit: string, role: string, target: string, more: Record<string, unknown> = {}) => {
    const reply = await put(target, freshPeriod(), body(more), { token: await worker.newToken(unit, role) });
    return [reply.status, reply.json.code];
  };

  test.each<[string, string, string, Record<string, unknown>, number, string | undefined]>([
    ["Y", "xem", "Y", {}, 403, "FORBIDDEN"],
    ["Y", "nhap", "Y", {}, 201, undefined],
    ["T", "nhap", "Y", {}, 403, "FORBIDDEN"],
    ["T", "nhap", "Y", { onBehalf: true }, 403, "FORBIDDEN"],
    ["T", "duyet", "Y", {}, 403, "FORBIDDEN"],
    ["T", "duyet", "Y", { onBehalf: true }, 201, undefined],
    ["T", "duyet", "T", {}, 201, undefined],
    ["T", "quantri", "Y", {}, 201, undefined],
    ["Y", "quantri", "T", {}, 404, "UNIT_UNKNOWN"],
    ["Y", "quantri", "K", {}, 404, "UNIT_UNKNOWN"],
  ])("%s with role %s for %s %j: %i", async (unit, role, target, more, status, code) => {
    expect(await replyOf(unit, role, target, more)).toEqual([status, code]);
  });

  test("without a token nothing is read or written", async () => {
    expect((await put("Y", "civil:2023-06", body(), { token: null })).status).toBe(401);
    expect((await worker.call(address("Y", "civil:2023-06"), { token: null })).status).toBe(401);
  });
});

describe("reading", () => {
  test("a unit outside is as unknown as one that does not exist; a missing period is not found", async () => {
    expect((await worker.call(address("K", "civil:2023-06"), { token })).json.code).toBe("UNIT_UNKNOWN");
    expect((await worker.call(address("KHONGCO", "civil:2023-06"), { token })).json.code).toBe("UNIT_UNKNOWN");
    const missing = await worker.call(address("Y", "civil:2010-01"), { token });
    expect([missing.status, missing.json.code]).toEqual([404, "SNAPSHOT_NOT_FOUND"]);
  });

  test("the successor reads what its predecessor reported", async () => {
    await put("X", "civil:2024-05", body());
    const merged = await worker.newToken("N", "xem");
    expect((await worker.call(address("X", "civil:2024-05"), { token: merged })).status).toBe(200);
  });

  test("a bare label finds the calendar that has figures, and asks where both have", async () => {
    await put("Y", "civil:2019-04", body());
    expect((await worker.call(address("Y", "Tháng 4/2019"))).json.period).toBe("civil:2019-04");
    await put("Y", "nd09:2019-04", body());
    expect((await worker.call(address("Y", "Tháng 4/2019"))).json.code).toBe("PERIOD_AMBIGUOUS");
  });

  test("the receipt has every count, its rule and the confidence in words", async () => {
    const period = freshPeriod();
    const { json: stored } = await put("Y", period, body({ note: "Số liệu đếm tay." }));
    const { json } = await worker.call(`${address("Y", period)}/receipt`);
    expect(receiptAnswerSchema.safeParse(json).error).toBeUndefined();
    expect(json.content).toEqual(body({ note: "Số liệu đếm tay." }));
    expect(json.rates[0]).toMatchObject({
      code: "ONLINE_RATE_ALL",
      numerator: { sum: 4840, figures: [{ code: "HS_TRUC_TUYEN", count: 4840 }] },
      denominator: { sum: 26757 },
      confidence: "theo văn bản",
    });
    expect(json.audit.hash).toBe(stored.receipt.auditHead);
    expect(json.receipt).toEqual(stored.receipt);
  });

  test("the receipt of figures that an index scores has the steps of the score, and its numbers again", async () => {
    const period = "civil:2026-08";
    await put("Y", period, body());
    const { json } = await worker.call(`${address("Y", period)}/receipt`);
    expect(receiptAnswerSchema.safeParse(json).error).toBeUndefined();
    expect(json.score.steps.join("\n")).toMatch(/^3\.3 Tỷ lệ .*: 4\.840\/26\.757 = 18,09%;.*Căn cứ: \p{L}/mu);
    expect(json.score.hash).toBe(createHash("sha256").update(canonicalReceipt(json.score.receipt)).digest("hex"));
    expect(agreesWithItself(json.score.receipt)).toBe(true);
    const early = freshPeriod();
    await put("Y", early, body());
    expect((await worker.call(`${address("Y", early)}/receipt`)).json.score).toBeUndefined();
  });
});
