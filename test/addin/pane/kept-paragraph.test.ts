// An edited paragraph of a report: kept for its own report, written after a pause, never lost where the workbook refuses it.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { HOST_DONE, hostRefusal, type WorkbookSettings } from "../../../addin/host/host.ts";
import { createMemorySettings } from "../../../addin/host/memory-settings.ts";
import { createParagraphKeeper, isOlder, type KeptParagraph } from "../../../addin/taskpane/report/kept-paragraph.ts";

const SETTING = "dvc.paragraphs";
const KEY = "XAMOT nd09:2026-10 chung full";
const paragraph = (text: string, asOf: string | null = "2026-10-15T02:00:00Z"): KeptParagraph => ({
  text,
  asOf,
  editedAt: 1_791_900_000_000,
});

let settings: WorkbookSettings;
let refusals: string[];
const keeperOf = (of: WorkbookSettings = settings) => createParagraphKeeper(of, (message) => refusals.push(message));

beforeEach(() => {
  vi.useFakeTimers();
  [settings, refusals] = [createMemorySettings(), []];
});
afterEach(() => vi.useRealTimers());

describe("an edited paragraph", () => {
  test("is there again when the place is opened anew, for its own report only", async () => {
    const keeper = keeperOf();
    keeper.put(KEY, paragraph("Tháng 10 đạt 18%.\nĐề nghị các xã gửi đủ."));
    expect(await keeper.flush()).toEqual(HOST_DONE);
    const again = keeperOf();
    expect(again.get(KEY)).toMatchObject(paragraph("Tháng 10 đạt 18%.\nĐề nghị các xã gửi đủ."));
    for (const other of [KEY.replace("XAMOT", "XAHAI"), KEY.replace("10", "09"), KEY.replace("full", "short")]) {
      expect(again.get(other)).toBeNull();
    }
  });

  test("is known at once, and written once after a pause, not at each letter", async () => {
    const set = vi.spyOn(settings, "set");
    const keeper = keeperOf();
    for (const text of ["T", "Th", "Thá", "Tháng"]) keeper.put(KEY, paragraph(text));
    expect(keeper.get(KEY)?.text).toBe("Tháng");
    expect(set).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(set).toHaveBeenCalledTimes(1);
    expect(keeperOf().get(KEY)?.text).toBe("Tháng");
  });

  test("that was given up is gone from the workbook", async () => {
    const keeper = keeperOf();
    keeper.put(KEY, paragraph("sửa"));
    await keeper.flush();
    keeper.put(KEY, null);
    expect(keeper.get(KEY)).toBeNull();
    await keeper.flush();
    expect(settings.get(SETTING)).toBeNull();
  });

  test("that the workbook does not take is told of, still known, and written when it does", async () => {
    let isReadOnly = true;
    const stubborn: WorkbookSettings = {
      get: settings.get,
      set: async (name, text) => (isReadOnly ? hostRefusal("Sổ tính chỉ đọc.") : settings.set(name, text)),
    };
    const keeper = keeperOf(stubborn);
    keeper.put(KEY, paragraph("sửa"));
    await vi.advanceTimersByTimeAsync(1_000);
    expect([refusals, keeper.get(KEY)?.text]).toEqual([["Sổ tính chỉ đọc."], "sửa"]);
    isReadOnly = false;
    expect(await keeper.flush()).toEqual(HOST_DONE);
    expect(keeperOf().get(KEY)?.text).toBe("sửa");
  });

  test("typed on while the last one is being written is written too", async () => {
    const slow: WorkbookSettings = {
      get: settings.get,
      set: async (name, text) => {
        await new Promise((done) => setTimeout(done, 2_000));
        return settings.set(name, text);
      },
    };
    const keeper = keeperOf(slow);
    keeper.put(KEY, paragraph("một"));
    await vi.advanceTimersByTimeAsync(600);
    keeper.put(KEY, paragraph("một hai"));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(keeperOf().get(KEY)?.text).toBe("một hai");
    expect(await keeper.flush()).toBeNull();
  });
});

describe("what is kept stays small and readable", () => {
  test("the latest twenty stay", async () => {
    const keeper = keeperOf();
    for (let report = 0; report < 25; report += 1) {
      keeper.put(`X${report}`, paragraph(`đoạn ${report}`));
      await keeper.flush();
    }
    const known = Array.from({ length: 25 }, (_, report) => keeperOf().get(`X${report}`)?.text ?? null);
    expect(known.slice(0, 5)).toEqual([null, null, null, null, null]);
    expect(known.slice(5)).not.toContain(null);
  });

  test("long ones push out the oldest, never the one that was just written", async () => {
    const keeper = keeperOf();
    for (const key of ["A", "B", "C"]) {
      keeper.put(key, paragraph("x".repeat(10_000)));
      await keeper.flush();
    }
    expect([keeper.get("A"), keeper.get("C")?.text.length]).toEqual([null, 10_000]);
    keeper.put("D", paragraph("y".repeat(100_000)));
    await keeper.flush();
    expect(keeper.get("D")?.text.length).toBe(100_000);
  });

  test.each([
    ["no JSON", "{"],
    ["no list", '{"key":"A"}'],
    ["entries of another shape", '[null,1,{"key":"A","text":5},{"key":"A","text":"a","asOf":1,"editedAt":2}]'],
  ])("what somebody else left there is passed over: %s", async (_title, left) => {
    await settings.set(SETTING, left);
    expect(keeperOf().get("A")).toBeNull();
  });
});

test.each<[string, string | null, string | null, boolean]>([
  ["the same figures", "2026-10-15T02:00:00Z", "2026-10-15T02:00:00Z", false],
  ["a later revision", "2026-10-15T02:00:00Z", "2026-10-16T02:00:00Z", true],
  ["figures that are not known now", "2026-10-15T02:00:00Z", null, false],
  ["written while the figures were not known", null, "2026-10-15T02:00:00Z", true],
])("%s: older %s %s", (_title, written, now, older) => {
  expect(isOlder(paragraph("a", written), now)).toBe(older);
});
