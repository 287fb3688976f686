// The loader of the demonstration against the real Worker: what a visitor finds, a second start, a later month, and what people changed.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import demo from "../../shared/demo/demo.json" with { type: "json" };
import province from "../../shared/demo/mau.json" with { type: "json" };
import { parsePeriodKey } from "../../shared/domain/period.ts";
import { demoStamp, loadDemo } from "../../worker/demo/load.mjs";
import { endedMonths } from "../../worker/demo/months.mjs";
import { snapshotCalls } from "../support/snapshots.ts";
import { BOOTSTRAP, type RunningWorker, startWorker } from "../support/worker.ts";

interface Listed {
  readonly unit: string;
  readonly period: string;
  readonly state: string;
  readonly revision: number;
  readonly reason: string | null;
}

const COMMUNES = Object.keys(province.months);
const { notYet, received, returned } = province.newest;

const WRITTEN = ["audit", "snapshot_revision", "snapshot_event", "unit_version", "unit_import", "target", "deadline"];

/** A Worker of a later day, so that the loader may be told earlier ones. */
const start = async () => {
  const worker = await startWorker({
    vars: { DVC_DEMO: "1", DVC_DEMO_TOKEN: "demo-token-of-the-tests", DVC_TODAY: "2027-03-20" },
  });
  const load = (today: string, loaded = "") => loadDemo({ origin: worker.url, token: BOOTSTRAP, today, loaded });
  const list = async (): Promise<readonly Listed[]> =>
    (await worker.call("/v1/snapshots?unit=MAU&limit=1000")).json.snapshots;
  const countRows = async () => {
    const sql = `SELECT ${WRITTEN.map((table) => `(SELECT COUNT(*) FROM ${table}) AS ${table}`).join(", ")}`;
    return worker.db.prepare(sql).first();
  };
  const statesOf = async (period: string) =>
    Object.fromEntries(
      (await list()).filter((listed) => listed.period === period).map(({ unit, state }) => [unit, state]),
    );
  return { worker, load, list, countRows, statesOf };
};

const periodsOf = (listed: readonly Listed[]) => [...new Set(listed.map(({ period }) => period))].sort();

const NEWEST = Object.fromEntries(
  COMMUNES.filter((code) => !notYet.includes(code)).map((code) => {
    const isReturned = returned.some(({ unit }) => unit === code);
    return [code, isReturned ? "tra_lai" : received.includes(code) ? "da_duyet" : "da_nop"];
  }),
);

const CLOSED = Object.fromEntries(COMMUNES.map((code) => [code, "da_chot"]));

describe("a first start on 22/11/2026", () => {
  let started: Awaited<ReturnType<typeof start>>;
  let worker: RunningWorker;
  let demoToken: string;
  beforeAll(async () => {
    started = await start();
    worker = started.worker;
    await started.load("2026-11-22");
    demoToken = (await worker.call("/v1/demo", { token: null })).json.token;
  });
  afterAll(() => worker.close());

  test("is ready, and has the last six months that have ended of the calendar that the pane begins with", async () => {
    expect((await worker.call("/healthz", { token: null })).status).toBe(200);
    const months = ["06", "07", "08", "09", "10", "11"].map((month) => `nd09:2026-${month}`);
    const listed = await started.list();
    expect(periodsOf(listed)).toEqual(months);
    expect(listed).toHaveLength(6 * COMMUNES.length - notYet.length);
  });

  test("the newest month has received, waiting, returned and missing communes; the earlier ones are closed", async () => {
    expect(await started.statesOf("nd09:2026-11")).toEqual(NEWEST);
    for (const period of ["nd09:2026-06", "nd09:2026-10"]) {
      expect(await started.statesOf(period)).toEqual(CLOSED);
    }
    const { closings } = (await worker.call("/v1/consolidated/MAU/nd09:2026-10/closings")).json;
    expect(closings).toHaveLength(1);
  });

  test("a visitor sees the table of the province: who is missing, nobody late, a total, a target that one is far from", async () => {
    const { json } = await worker.call("/v1/consolidated/MAU/nd09:2026-11?with=target", { token: demoToken });
    expect(json.completeness).toMatchObject({ expected: 12, received: 9, late: 0 });
    expect(
      json.completeness.missing.map((one: { unit: string } | string) => (typeof one === "string" ? one : one.unit)),
    ).toEqual(expect.arrayContaining(notYet));
    const counted = COMMUNES.filter((code) => NEWEST[code] === "da_duyet" || NEWEST[code] === "da_nop");
    const at = province.columns.indexOf("HS_TIEP_NHAN");
    const months = province.months as Readonly<Record<string, readonly (readonly number[])[]>>;
    const sum = counted.reduce((total, code) => total + (months[code]?.[10]?.[at] ?? 0), 0);
    expect(json.totals.figures.HS_TIEP_NHAN).toBe(sum);
    const far = json.rows.find((row: { unit: string }) => row.unit === "MAU.09");
    expect(far.rates.ONLINE_RATE_ALL.rate).toBeLessThan(0.45);
    expect(JSON.stringify(far.target.ONLINE_RATE_ALL)).toContain('"least":0.6');
    for (const row of json.rows) expect(row.name).toContain("(giả định)");
  });

  test("no stored report has an error or a warning", async () => {
    const { results } = await worker.db
      .prepare("SELECT unit, findings FROM snapshot_revision WHERE unit LIKE 'MAU%'")
      .all();
    expect(results.length).toBeGreaterThan(60);
    for (const { findings } of results) expect(findings).not.toMatch(/"severity":"[EW]"/u);
  });

  test("the commune whose report was returned learns why", async () => {
    const [{ unit = "", reason = "" } = {}] = returned;
    const token = await worker.newToken(unit, "nhap");
    const { snapshots } = (await worker.call("/v1/snapshots?below=0&state=tra_lai", { token })).json;
    expect(snapshots).toMatchObject([{ unit, period: "nd09:2026-11", reason }]);
  });

  test("the articles' figures are there beside it, each in its first revision", async () => {
    for (const { unit, period, form } of demo.snapshots) {
      const { status, json } = await worker.call(`/v1/snapshots/${unit}/${period}?form=${form}`, { token: demoToken });
      expect([status, json.revision]).toEqual([200, 1]);
    }
  });

  test("a second start changes nothing", async () => {
    const rows = await started.countRows();
    await started.load("2026-11-22");
    await started.load("2026-12-14");
    await started.load("2026-11-22", demoStamp("2026-11-22"));
    expect(await started.countRows()).toEqual(rows);
  });
});

describe("a start in a later month", () => {
  let started: Awaited<ReturnType<typeof start>>;
  const { put, act } = snapshotCalls(() => started.worker);
  beforeAll(async () => {
    started = await start();
    // A clock before the province existed: the articles alone are loaded.
    await started.load("2025-03-01");
    expect(await started.list()).toBeUndefined();
    expect((await started.worker.call("/healthz", { token: null })).status).toBe(200);
    await started.load("2026-11-22", demoStamp("2025-03-01"));
  });
  afterAll(() => started.worker.close());

  test("adds the month; the communes that were missing or returned have answered since; what people changed stays", async () => {
    // A commune that was missing sends figures of its own; one that waits is corrected; one that was received is locked.
    const own = { figures: { HS_TONG: 5 }, scopeBasis: "ownOnly", scheme: "ND42" };
    await put("MAU.07", "nd09:2026-11", own, { token: await started.worker.newToken("MAU.07", "nhap") });
    await put("MAU.09", "nd09:2026-11", own, { headers: { "If-Match": '"1"' } });
    await act("MAU.01", "nd09:2026-11", { action: "chot" });
    await act("MAU.02", "nd09:2026-11", { action: "tra_lai", reason: "Người khác trả lại" });
    await started.worker.importUnits("MAU.03,Phường đổi tên,phường,MAU,2025-07-01,,");
    await started.load("2026-12-15", demoStamp("2026-11-22"));

    const listed = await started.list();
    expect(periodsOf(listed)).toContain("nd09:2026-12");
    expect(await started.statesOf("nd09:2026-12")).toEqual(NEWEST);
    const november = new Map(
      listed.filter(({ period }) => period === "nd09:2026-11").map((listed) => [listed.unit, listed]),
    );
    expect([...november.keys()].sort()).toEqual(COMMUNES);
    expect(november.get("MAU.12")).toMatchObject({ state: "da_nop", revision: 1 });
    expect(november.get("MAU.10")).toMatchObject({ state: "da_nop", revision: 1 });
    expect(november.get("MAU.05")).toMatchObject({ state: "da_nop", revision: 2 });
    expect(november.get("MAU.07")).toMatchObject({ state: "da_nop", revision: 1 });
    expect(november.get("MAU.09")).toMatchObject({ state: "da_nop", revision: 2 });
    expect(november.get("MAU.01")).toMatchObject({ state: "da_chot", revision: 1 });
    expect(november.get("MAU.02")).toMatchObject({ state: "tra_lai", reason: "Người khác trả lại" });
    expect((await started.worker.call("/v1/units/MAU.03")).json.versions[0].name).toBe("Phường đổi tên");
    const { deadlines } = (await started.worker.call("/v1/deadlines?unit=MAU&ended=1")).json;
    expect(deadlines).toHaveLength(1);
  });

  test("a commune that somebody ended does not keep the product from starting", async () => {
    await started.worker.importUnits("MAU.11,Xã đã hết,xã,MAU,2025-07-01,2026-12-31,MAU.10");
    await started.load("2027-02-20", demoStamp("2026-12-15"));
    const february = await started.statesOf("nd09:2027-02");
    expect(february["MAU.10"]).toBe("da_nop");
    expect(february["MAU.11"]).toBeUndefined();
    // Nobody touched December since, so it was closed; November stays as people left it.
    expect(await started.statesOf("nd09:2026-12")).toEqual(CLOSED);
    expect(await started.statesOf("nd09:2026-11")).toMatchObject({ "MAU.01": "da_chot", "MAU.10": "da_nop" });
  });

  test("after half a year it still has six months more, and one commune at a time that has to put something right", async () => {
    await started.load("2027-03-20");
    expect(await started.statesOf("nd09:2027-03")).toMatchObject({ "MAU.05": "tra_lai", "MAU.06": "da_duyet" });
    const back = (await started.list()).filter(({ state, unit }) => state === "tra_lai" && unit === "MAU.05");
    expect(back.map(({ period }) => period)).toEqual(["nd09:2027-03"]);
  });
});

test.each([
  ["2026-11-14", "2026-11-15", false],
  ["2026-11-15", "2026-12-14", true],
  ["2026-12-14", "2026-12-15", false],
  ["2026-12-31", "2027-01-01", true],
  ["2027-01-14", "2027-01-15", false],
])("between %s and %s there is nothing else to load: %s", (before, after, isSame) => {
  expect(demoStamp(before) === demoStamp(after)).toBe(isSame);
});

test.each([
  ["2026-11-14", ["2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10"]],
  ["2026-11-15", ["2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11"]],
  ["2026-01-14", ["2025-07", "2025-08", "2025-09", "2025-10", "2025-11", "2025-12"]],
  ["2025-08-20", ["2025-07", "2025-08"]],
  ["2025-07-14", []],
])("on %s the months of the province that have ended are these", (today, months) => {
  const ended = endedMonths(today, "2025-07-01");
  expect(ended.map(({ key }) => key)).toEqual(months.map((month) => `nd09:${month}`));
  for (const { key, last, month } of ended) {
    expect(parsePeriodKey(key)).toMatchObject({ last, index: month });
    expect(last < today).toBe(true);
  }
});
