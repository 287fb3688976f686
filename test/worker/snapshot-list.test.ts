// GET /v1/snapshots: what was sent in a subtree, in which state and why, page by page, and nothing of others.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { snapshotListSchema } from "../../shared/contract/snapshot-list.ts";
import { figuresBody, snapshotCalls } from "../support/snapshots.ts";
import { type RunningWorker, startWorker } from "../support/worker.ts";

interface Listed {
  readonly unit: string;
  readonly period: string;
  readonly form: string;
}

let worker: RunningWorker;
let province: string;
let commune: string;
const { put, act, get } = snapshotCalls(() => worker);

const list = async (query = "", token?: string) =>
  (await worker.call(`/v1/snapshots${query}`, token === undefined ? {} : { token })).json;
const places = async (query = "", token?: string): Promise<readonly string[]> =>
  (await list(query, token)).snapshots.map(({ unit, period, form }: Listed) => `${unit} ${period} ${form}`);

const BODY = figuresBody({ HS_TONG: 61 });

beforeAll(async () => {
  worker = await startWorker();
  await worker.importUnits(
    "T,Tỉnh T,tỉnh,,2000-01-01,,",
    "X,Xã X,xã,T,2000-01-01,,",
    "Y,Xã Y,xã,T,2000-01-01,,",
    // Joined X.
    "E,Xã E,xã,T,2000-01-01,2025-06-30,X",
    // Was below T until 6/2025, and is below U since.
    "M,Xã M,xã,T,2000-01-01,2025-06-30,",
    "U,Tỉnh U,tỉnh,,2000-01-01,,",
  );
  await worker.importUnits("M,Xã M,xã,U,2025-07-01,,");
  province = await worker.newToken("T", "duyet");
  commune = await worker.newToken("X", "nhap");
  for (const [unit, period, query] of [
    ["E", "civil:2025-05"],
    ["M", "civil:2025-05"],
    ["M", "civil:2026-05"],
    ["U", "civil:2026-05"],
    ["X", "civil:2026-09", "?form=06a"],
    ["X", "civil:2026-09"],
    ["Y", "civil:2026-09"],
    ["X", "civil:2026-10"],
  ] as const) {
    const reply = await put(unit, period, BODY, query ? { query } : {});
    if (reply.status !== 201) throw new Error(reply.text);
  }
  await act("Y", "civil:2026-09", { action: "duyet" }, { token: province });
  await act("X", "civil:2026-09", { action: "tra_lai", reason: "Thiếu cột 12" }, { token: province });
  await act("X", "civil:2026-09", { action: "ghi_chu", reason: "Đang sửa" }, { token: commune });
});
afterAll(() => worker.close());

describe("the list", () => {
  test("has the newest change first, and says why something was returned, whatever was remarked since", async () => {
    const json = await list("", province);
    expect(snapshotListSchema.safeParse(json).error).toBeUndefined();
    const [first, second] = json.snapshots;
    expect(first).toEqual({
      unit: "X",
      period: "civil:2026-09",
      form: "chung",
      revision: 1,
      state: "tra_lai",
      submittedAt: expect.any(String),
      changedAt: expect.any(String),
      movedAt: expect.any(String),
      movedBy: { unit: "T", label: "duyet T" },
      reason: "Thiếu cột 12",
    });
    expect(first.movedAt > first.submittedAt && first.movedAt < first.changedAt).toBe(true);
    expect(second).toMatchObject({ unit: "Y", state: "da_duyet", reason: null });
    expect(json.snapshots.at(-1)).toMatchObject({
      unit: "E",
      state: "da_nop",
      movedBy: { unit: "*", label: expect.stringContaining("Quản trị") },
    });
    const times = json.snapshots.map(({ changedAt }: { changedAt: string }) => changedAt);
    expect(times).toEqual([...times].sort().reverse());
    expect(json.next).toBeNull();
  });

  test("names one revision of a corrected report: the current one, no longer returned", async () => {
    const place = ["X", "civil:2026-08"] as const;
    await put(...place, BODY);
    await act(...place, { action: "tra_lai", reason: "Sai" }, { token: province });
    await put(...place, figuresBody({ HS_TONG: 62 }), { headers: { "If-Match": '"1"' }, token: commune });
    const { snapshots } = await list("?unit=X&from=2026-08-31&to=2026-08-31");
    expect(snapshots).toHaveLength(1);
    expect(snapshots[0]).toMatchObject({ revision: 2, state: "da_nop", reason: null, movedBy: { label: "nhap X" } });
  });
});

describe("what it is narrowed to", () => {
  test.each([
    ["a state", "?state=tra_lai", ["X civil:2026-09 chung"]],
    ["a form", "?form=06a", ["X civil:2026-09 06a"]],
    ["a form as people write it", "?form=06A", ["X civil:2026-09 06a"]],
    ["periods that end by a day", "?to=2025-05-31", ["M civil:2025-05 chung", "E civil:2025-05 chung"]],
    ["not those that end a day later", "?to=2025-05-30", []],
    ["periods that end from a day on", "?unit=X&from=2026-10-31", ["X civil:2026-10 chung"]],
    ["a unit with what it took over", "?unit=X&to=2026-01-01", ["E civil:2025-05 chung"]],
    ["a unit alone", "?unit=X&below=0&to=2026-01-01", []],
    ["several at once", "?unit=X&state=da_nop&form=chung&from=2026-09-01", ["X civil:2026-10 chung"]],
    ["an own form that nobody has sent", "?form=noi-bo", []],
  ])("%s", async (_, query, expected) => {
    expect(await places(query, province)).toEqual(expected);
  });

  test("pages hold each snapshot once, in the same order", async () => {
    const all = await places("?limit=1000");
    const paged: string[] = [];
    let next: string | null = "";
    let pages = 0;
    while (next !== null) {
      const cursor: string = next === "" ? "" : `&cursor=${encodeURIComponent(next)}`;
      const json = await list(`?limit=2${cursor}`);
      expect(json.snapshots.length).toBeLessThanOrEqual(2);
      paged.push(...json.snapshots.map(({ unit, period, form }: Listed) => `${unit} ${period} ${form}`));
      next = json.next;
      pages += 1;
    }
    expect(paged).toEqual(all);
    expect(pages).toBe(Math.ceil(all.length / 2));
  });

  test.each([
    ["?limit=0", "limit"],
    ["?limit=1001", "limit"],
    ["?cursor=x", "cursor"],
    ["?cursor=2026-01-01T00:00:00Z~X'--~civil:2026-09~chung", "cursor"],
    ["?state=nop", "state"],
    ["?from=31/10/2026", "from"],
    ["?below=yes", "below"],
    ["?period=civil:2026-09", "period"],
  ])("%s is refused at that parameter", async (query, path) => {
    const reply = await worker.call(`/v1/snapshots${query}`);
    expect([reply.status, reply.json.code]).toEqual([422, "INVALID_REQUEST"]);
    expect(JSON.stringify(reply.json.errors)).toContain(path);
  });
});

describe("who sees what", () => {
  test("a commune its own and what it took over, never its neighbour's", async () => {
    const units = new Set((await list("", commune)).snapshots.map(({ unit }: Listed) => unit));
    expect(units).toEqual(new Set(["X", "E"]));
  });

  test("a unit that moved elsewhere is listed by each province for its own time, like the snapshot itself", async () => {
    const other = await worker.newToken("U", "xem");
    const own = (all: readonly string[]) => all.filter((place) => place.startsWith("M "));
    expect(own(await places("", province))).toEqual(["M civil:2025-05 chung"]);
    expect((await get("M", "civil:2026-05", "", { token: province })).status).toBe(404);
    const listed = own(await places("", other));
    expect(listed).toContain("M civil:2026-05 chung");
    for (const place of ["civil:2025-05", "civil:2026-05"]) {
      const { status } = await get("M", place, "", { token: other });
      expect(listed.includes(`M ${place} chung`)).toBe(status === 200);
    }
  });

  test("what is left out does not shorten a page", async () => {
    const first = await list("?limit=100", province);
    const hidden = (await list("?unit=U")).snapshots.length;
    expect(hidden).toBeGreaterThan(0);
    for (const limit of [1, 2, 3]) {
      const { snapshots } = await list(`?limit=${limit}`, province);
      expect(snapshots).toEqual(first.snapshots.slice(0, limit));
    }
  });

  test.each([
    ["?unit=Y", 404, "UNIT_UNKNOWN"],
    ["?unit=T", 404, "UNIT_UNKNOWN"],
    ["?unit=KHONGCO", 404, "UNIT_UNKNOWN"],
    ["?unit=*", 422, "UNIT_CODE_INVALID"],
    ["?form=b%20m", 422, "FORM_UNKNOWN"],
  ])("%s asked by the commune", async (query, status, code) => {
    const reply = await worker.call(`/v1/snapshots${query}`, { token: commune });
    expect([reply.status, reply.json.code]).toEqual([status, code]);
  });

  test("nobody without a token", async () => {
    expect((await worker.call("/v1/snapshots", { token: null })).status).toBe(401);
  });
});
