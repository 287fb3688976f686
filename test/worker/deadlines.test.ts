// An office's own deadlines: who may set them, whose reports they bind, and what counts as late to the second.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deadlineSchema, deadlinesAnswerSchema } from "../../shared/contract/deadline.ts";
import { type RunningWorker, startWorker } from "../support/worker.ts";

let worker: RunningWorker;
let province: string;
let commune: string;
let neighbour: string;
beforeAll(async () => {
  worker = await startWorker();
  await worker.importUnits(
    "T,Tỉnh T,tỉnh,,2000-01-01,,",
    "X,Xã X,xã,T,2000-01-01,,",
    "Y,Xã Y,xã,T,2000-01-01,,",
    "Z,Xã Z,xã,T,2000-01-01,,",
    "K,Tỉnh K,tỉnh,,2000-01-01,,",
    "K1,Xã K1,xã,K,2000-01-01,,",
  );
  province = await worker.newToken("T", "quantri");
  commune = await worker.newToken("X", "nhap");
  neighbour = await worker.newToken("K", "quantri");
});
afterAll(() => worker.close());

const DEADLINE = { unit: "T", kind: "month", days: 3, from: "2023-01-01", source: "Quy chế báo cáo của tỉnh" };
const set = (token: string, body: Record<string, unknown>) => worker.call("/v1/deadlines", { token, body });
const end = (token: string, id: string) => worker.call(`/v1/deadlines/${id}`, { token, method: "DELETE" });
const BODY = { figures: { HS_TONG: 5 }, scopeBasis: "ownOnly", scheme: "ND42" };
const put = (unit: string, period: string, body: Record<string, unknown> = BODY) =>
  worker.call(`/v1/snapshots/${unit}/${period}`, { method: "PUT", body, headers: { "If-Match": "*" } });
const first = (unit: string, period: string) =>
  worker.call(`/v1/snapshots/${unit}/${period}`, { method: "PUT", body: BODY });

/** The snapshot of another unit once more, as if it had been sent at that moment. */
const sentAt = async (unit: string, from: string, period: string, at: string) => {
  await worker.newToken(unit, "xem");
  for (const table of ["snapshot_revision", "snapshot_event"]) {
    const { results } = await worker.db.prepare(`SELECT name FROM pragma_table_info('${table}')`).all();
    const columns = results.map(({ name }) => name as string);
    const copied = columns.map(
      (name) => ({ unit: `'${unit}'`, submitted_at: `'${at}'`, at: `'${at}'`, audit_sequence: "1" })[name] ?? name,
    );
    const sql = `INSERT INTO ${table} (${columns}) SELECT ${copied} FROM ${table} WHERE unit = '${from}' AND period = '${period}'`;
    await worker.db.prepare(sql).run();
  }
};

describe("deadlines", () => {
  test("are set by an administrator, listed with those of the office above, and ended without being deleted", async () => {
    const created = await set(province, { ...DEADLINE, unit: "X", form: "06A", days: 1, note: "thí điểm" });
    expect(created.status).toBe(201);
    expect(deadlineSchema.safeParse(created.json).error).toBeUndefined();
    expect(created.json).toMatchObject({ unit: "X", form: "06a", kind: "month", to: null, autoClose: false });
    const above = await set(province, DEADLINE);

    const { json } = await worker.call("/v1/deadlines", { token: commune });
    expect(deadlinesAnswerSchema.safeParse(json).error).toBeUndefined();
    expect(json.deadlines.map((deadline: { unit: string }) => deadline.unit)).toEqual(["X", "T"]);
    expect((await worker.call("/v1/deadlines", { token: neighbour })).json.deadlines).toEqual([]);

    expect((await end(neighbour, created.json.id)).status).toBe(404);
    expect((await end(commune, created.json.id)).json.code).toBe("FORBIDDEN");
    for (const id of [created.json.id, above.json.id, above.json.id])
      expect((await end(province, id)).status).toBe(204);
    expect((await worker.call("/v1/deadlines", { token: commune })).json.deadlines).toEqual([]);
    const ended = (await worker.call("/v1/deadlines?ended=1", { token: commune })).json.deadlines;
    expect(ended.map((one: { endedAt: string }) => one.endedAt !== null)).toEqual([true, true]);
    for (const sql of [
      "DELETE FROM deadline",
      "UPDATE deadline SET content = '{}'",
      "UPDATE deadline SET ended_at = NULL",
    ]) {
      await expect(worker.db.prepare(sql).run(), sql).rejects.toThrow(/never deleted|only its end|final/);
    }
    const audit = await worker.db
      .prepare("SELECT action FROM audit WHERE unit = 'T' AND action LIKE 'deadline%'")
      .all();
    expect(audit.results.map(({ action }) => action)).toEqual(["deadline.create", "deadline.end"]);
  });

  test.each<[string, Record<string, unknown>, number, string, string | undefined]>([
    ["a unit outside", { unit: "K" }, 404, "UNIT_UNKNOWN", undefined],
    ["half a day", { days: 1.5 }, 422, "INVALID_REQUEST", "days"],
    ["a negative number of days", { days: -1 }, 422, "INVALID_REQUEST", "days"],
    ["text for a number", { days: "3" }, 422, "INVALID_REQUEST", "days"],
    ["more than a year", { days: 367 }, 422, "INVALID_REQUEST", "days"],
    ["an unknown kind of period", { kind: "tuần" }, 422, "INVALID_REQUEST", "kind"],
    ["an impossible day", { from: "2026-02-30" }, 422, "INVALID_REQUEST", "from"],
    ["days reversed", { to: "2022-12-31" }, 422, "INVALID_REQUEST", "to"],
    ["no source", { source: " " }, 422, "INVALID_REQUEST", "source"],
    ["a form that cannot be one", { form: "biểu 6" }, 422, "FORM_UNKNOWN", undefined],
    ["an unknown key", { hours: 5 }, 422, "INVALID_REQUEST", "hours"],
  ])("%s is refused", async (_, change, status, code, path) => {
    const reply = await set(province, { ...DEADLINE, ...change });
    expect([reply.status, reply.json.code]).toEqual([status, code]);
    if (path) expect(reply.json.errors[0].path).toBe(path);
  });

  test("are not for whoever approves or has no token", async () => {
    expect((await set(await worker.newToken("T", "duyet"), DEADLINE)).json.code).toBe("FORBIDDEN");
    expect((await worker.call("/v1/deadlines", { token: null, body: DEADLINE })).status).toBe(401);
  });
});

describe("late", () => {
  const JUNE = "civil:2023-06";
  const tableOf = async (unit: string) => (await worker.call(`/v1/consolidated/${unit}/${JUNE}`)).json.completeness;

  test("nothing is, until an office sets a deadline; then the consolidated table counts to the second", async () => {
    await first("X", JUNE);
    // Friday 30/6/2023 and three working days: Wednesday 5/7, to the end of that day in Viet Nam.
    await sentAt("Y", "X", JUNE, "2023-07-05T16:59:59.999Z");
    await sentAt("Z", "X", JUNE, "2023-07-05T17:00:00.000Z");
    expect(await tableOf("T")).toEqual({ expected: 3, received: 3, late: 0, missing: [] });
    await set(province, DEADLINE);
    expect(await tableOf("T")).toMatchObject({ late: 2 });
    // The nearest office decides: Z may take a day longer.
    const own = await set(province, { ...DEADLINE, unit: "Z", days: 4 });
    expect(await tableOf("T")).toMatchObject({ late: 1 });
    await end(province, own.json.id);
    expect(await tableOf("Z")).toMatchObject({ late: 1 });
    expect(await tableOf("Y")).toMatchObject({ late: 0 });
    expect(await tableOf("K")).toMatchObject({ late: 0 });
  });

  test("a correction after the deadline of what was sent in time is not", async () => {
    expect((await put("Y", JUNE, { ...BODY, figures: { HS_TONG: 6 } })).status).toBe(201);
    expect(await tableOf("Y")).toMatchObject({ late: 0 });
    const { json } = await worker.call(`/v1/snapshots/Y/${JUNE}`);
    expect([json.revision, json.late, json.deadline.workingDaysLate]).toEqual([2, false, 0]);
  });

  test("a snapshot says by when it was due and how late it came", async () => {
    const late = (await worker.call(`/v1/snapshots/Z/${JUNE}`)).json;
    expect(late.late).toBe(true);
    expect(late.deadline).toEqual({ due: "2023-07-05", workingDaysLate: 1, message: "Gửi chậm 1 ngày làm việc" });
    const sent = await first("Z", "civil:2023-07");
    expect(sent.json.late).toBe(true);
    expect(sent.json.deadline.message).toMatch(/^Gửi chậm [\d.]+ ngày làm việc$/);
    const open = await first("Z", "range:2026-11-01..2099-12-31");
    expect([open.status, open.json.late, open.json.deadline]).toEqual([201, false, null]);
    const unbound = await first("K1", JUNE);
    expect([unbound.json.late, unbound.json.deadline]).toEqual([false, null]);
  });

  test("a trial says so before anything is sent", async () => {
    const reply = await worker.call(`/v1/snapshots/Y/civil:2023-08?dryRun=1`, { method: "PUT", body: BODY });
    expect(reply.status).toBe(200);
    expect(reply.json.late).toBe(true);
    const corrected = await worker.call(`/v1/snapshots/Y/${JUNE}?dryRun=1`, { method: "PUT", body: BODY });
    expect(corrected.json.late).toBe(false);
  });
});
