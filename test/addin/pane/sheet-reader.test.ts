// The one way to read a sheet: corrections reach whoever reads, here and in other workbooks; large sheets are read aside and can be stopped.
import { describe, expect, test } from "vitest";
import { createMemorySettings } from "../../../addin/host/memory-settings.ts";
import { withHeader } from "../../../addin/taskpane/reading/mapping-settings.ts";
import { createReadWork, createSlicedWork, type ReadWork } from "../../../addin/taskpane/reading/read-work.ts";
import type { WorkerReply, WorkerRequest } from "../../../addin/taskpane/reading/read-worker.ts";
import type { FormCode } from "../../../shared/domain/form-code.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import { type Period, parsePeriodKey } from "../../../shared/domain/period.ts";
import type { SheetCell, SheetRead } from "../../../shared/reading/sheet.ts";
import type { ReadProgress, ReportsReading } from "../../../shared/reports/read-reports.ts";
import { READING_TEXT } from "../../../shared/text/reading.ts";
import { testReader } from "./sheet-reader.ts";

const TODAY = "2023-12-01" as LocalDate;
const SESSION = {
  units: [],
  unit: null,
  period: parsePeriodKey("nd09:2023-06") as Period,
  form: "chung" as FormCode,
  calendar: "nd09" as const,
};
const FORM = ["TT", "Đơn vị", "Hồ sơ tiếp nhận", "Nộp qua cổng ABC", "Hồ sơ đã giải quyết", "Quá hạn"];

const sheetOf = (
  header: readonly string[],
  lines: readonly (readonly SheetCell[])[],
  sheet = "Trang 1",
): SheetRead => ({
  sheet,
  area: "A1:F9",
  cells: [["Tháng 6/2023"], header, ...lines],
});
const LINES = [
  [1, "Xã Một", 100, 40, 90, 2],
  [2, "Xã Hai", 80, 20, 70, 1],
];
const OWN = sheetOf(FORM, LINES);

/** Reads, or fails with the sentence. */
const readOf = async (reading: Promise<{ ok: true; content: ReportsReading } | { ok: false; message: string }>) => {
  const answer = await reading;
  if (!answer.ok) throw new Error(answer.message);
  return answer.content;
};
const onlineOf = ({ reports }: ReportsReading): readonly unknown[] =>
  reports.map(({ figures }) => figures.HS_TRUC_TUYEN);

const explained = async (test_: ReturnType<typeof testReader>) => {
  const { reading } = await readOf(test_.reader.read(OWN));
  const header = reading.headers.find(({ header: text }) => text === "Nộp qua cổng ABC");
  const mapping = withHeader(reading, null, header?.key ?? "", "HS_TRUC_TUYEN" as never);
  expect(await test_.reader.mappings.keep(mapping, null)).toEqual({ ok: true });
  return mapping;
};

describe("a header that somebody explained", () => {
  test("counts for the next reading of the sheet, wherever in the pane it is read", async () => {
    const pane = testReader({ session: SESSION, today: TODAY });
    expect(onlineOf(await readOf(pane.reader.read(OWN)))).toEqual([undefined, undefined]);
    const mapping = await explained(pane);
    const checked = await readOf(pane.reader.read(OWN));
    expect(onlineOf(checked)).toEqual([40, 20]);
    expect(checked.mapping).toEqual(mapping);
  });

  test.each<readonly [string, SheetRead, readonly unknown[]]>([
    [
      "the same headers in another order with a note column",
      sheetOf(
        ["TT", "Đơn vị", "Ghi chú", "Quá hạn", "Nộp qua cổng ABC", "Hồ sơ đã giải quyết", "Hồ sơ tiếp nhận"],
        [[1, "Xã Ba", "", 3, 30, 50, 60]],
      ),
      [30],
    ],
    [
      "a larger form that has these columns too",
      sheetOf(
        [...FORM, "Hồ sơ nộp trực tiếp", "Giải quyết trước hạn", "Giải quyết đúng hạn"],
        [[1, "Xã Ba", 60, 30, 50, 3, 30, 20, 27]],
      ),
      [undefined],
    ],
    [
      "a form that has a few of these columns",
      sheetOf(["Đơn vị", "Hồ sơ tiếp nhận", "Nộp qua cổng ABC"], [["Xã Ba", 60, 30]]),
      [undefined],
    ],
  ])("in another workbook: %s", async (_, other, online) => {
    const browser = createMemorySettings();
    await explained(testReader({ session: SESSION, today: TODAY, browser }));
    const elsewhere = testReader({ session: SESSION, today: TODAY, browser });
    expect(onlineOf(await readOf(elsewhere.reader.read(other)))).toEqual(online);
    const file = elsewhere.reader.read(other, { file: "a.xlsx", isElsewhere: true });
    expect(onlineOf(await readOf(file))).toEqual(online);
  });

  test("is open again everywhere after it was dropped", async () => {
    const pane = testReader({ session: SESSION, today: TODAY });
    const mapping = await explained(pane);
    let told = 0;
    pane.reader.mappings.subscribe(() => {
      told += 1;
    });
    await pane.reader.mappings.forget(mapping);
    expect(told).toBe(1);
    expect(onlineOf(await readOf(pane.reader.read(OWN)))).toEqual([undefined, undefined]);
    const elsewhere = testReader({ session: SESSION, today: TODAY, browser: pane.browser });
    expect(onlineOf(await readOf(elsewhere.reader.read(OWN)))).toEqual([undefined, undefined]);
  });

  test("that the workbook does not take says so", async () => {
    const workbook = { get: () => null, set: async () => ({ ok: false as const, message: "Sổ tính chỉ đọc." }) };
    const pane = testReader({ session: SESSION, today: TODAY, workbook });
    const mapping = { form: null, headers: [{ key: "a", code: null }], cross: null };
    expect(await pane.reader.mappings.keep(mapping, null)).toEqual({ ok: false, message: "Sổ tính chỉ đọc." });
  });
});

test("a check that the office switched off is not made, and a milder one is shown as such", async () => {
  const wrong = sheetOf(["Đơn vị", "Hồ sơ tiếp nhận", "Hồ sơ nộp trực tuyến"], [["Xã Một", 100, 140]]);
  const severityIn = async (severities: ReadonlyMap<never, never>) =>
    (await readOf(testReader({ session: SESSION, today: TODAY, severities }).reader.read(wrong))).reports[0]?.findings
      .filter(({ code }) => code === "NUM_GT_DEN" || code === "PART_WHOLE")
      .map(({ severity }) => severity);
  const said = (entries: readonly (readonly [string, string])[]) => new Map(entries) as never;
  const usual = await severityIn(said([]));
  expect(usual).toContain("E");
  expect(
    await severityIn(
      said([
        ["NUM_GT_DEN", "W"],
        ["PART_WHOLE", "W"],
      ]),
    ),
  ).not.toContain("E");
});

describe("a sheet that was read", () => {
  const counted = () => {
    const sliced = createSlicedWork();
    let count = 0;
    const work: ReadWork = {
      perform: (task, run) => {
        count += 1;
        return sliced.perform(task, run);
      },
    };
    return { work, count: () => count };
  };

  test("is not read again by the next place, but is after a cell or a correction has changed", async () => {
    const { work, count } = counted();
    const { reader } = testReader({ session: SESSION, today: TODAY, work });
    const first = await readOf(reader.read(OWN));
    expect(await readOf(reader.read(sheetOf(FORM, [...LINES])))).toBe(first);
    expect(count()).toBe(1);
    await reader.read(sheetOf(FORM, [[1, "Xã Một", 100, 41, 90, 2]]));
    expect(count()).toBe(2);
    await reader.mappings.keep({ form: null, headers: [{ key: "nop qua cong abc", code: null }], cross: null }, null);
    await reader.read(OWN);
    expect(count()).toBe(3);
  });

  test("says so where it was stopped, and where the reader has failed", async () => {
    const { reader } = testReader({ session: SESSION, today: TODAY });
    const many = sheetOf(
      FORM,
      Array.from({ length: 400 }, (_, at) => [at, `Xã ${at}`, 100, 40, 90, 2]),
    );
    const control = new AbortController();
    const steps: ReadProgress[] = [];
    const answer = await reader.read(many, {
      signal: control.signal,
      onProgress: (step) => {
        steps.push(step);
        control.abort();
      },
    });
    expect(answer).toEqual({ ok: false, message: READING_TEXT.stopped() });
    expect(steps).toHaveLength(1);
    const broken = testReader({
      session: SESSION,
      today: TODAY,
      work: { perform: () => Promise.reject(new Error("no")) },
    });
    expect(await broken.reader.read(OWN)).toEqual({ ok: false, message: READING_TEXT.failed() });
  });
});

describe("the worker", () => {
  /** Stands in for a worker: what it was asked, and answers when told. */
  const workers = () => {
    const started: FakeWorker[] = [];
    const start = (): FakeWorker => {
      const listeners = new Map<string, (event: { data?: WorkerReply }) => void>();
      const worker: FakeWorker = {
        asked: [],
        isEnded: false,
        postMessage: (request) => {
          worker.asked.push(request as WorkerRequest);
        },
        terminate: () => {
          worker.isEnded = true;
        },
        addEventListener: ((name: string, listener: never) => listeners.set(name, listener)) as never,
        say: (reply) => listeners.get("message")?.({ data: reply }),
        fail: () => listeners.get("error")?.({}),
      };
      started.push(worker);
      return worker;
    };
    return { started, start };
  };
  interface FakeWorker extends Pick<Worker, "addEventListener" | "postMessage" | "terminate"> {
    readonly asked: WorkerRequest[];
    isEnded: boolean;
    say(reply: WorkerReply): void;
    fail(): void;
  }
  const task = (sheet: string) => ({
    sheet: { ...OWN, sheet },
    units: SESSION.units,
    options: { today: TODAY, defaults: { unit: null, period: null, form: SESSION.form, calendar: null } },
  });
  const REST = { reading: { headers: [], records: [], findings: [] }, mapping: null } as unknown as ReportsReading;
  const DONE: WorkerReply = { kind: "read", rest: REST };

  test("gets one sheet after the other, and the units only once", async () => {
    const { started, start } = workers();
    const work = createReadWork(start);
    const steps: ReadProgress[] = [];
    const [first, second] = [
      work.perform(task("a"), { onProgress: (step) => steps.push(step) }),
      work.perform(task("b")),
    ];
    expect(started[0]?.asked.map(({ sheet }) => sheet.sheet)).toEqual(["a"]);
    started[0]?.say({ kind: "progress", progress: { done: 20, of: 40 } });
    started[0]?.say(DONE);
    expect(await first).toMatchObject({ reports: [], findings: [] });
    expect(steps).toEqual([{ done: 20, of: 40 }]);
    expect(started[0]?.asked.map(({ units }) => units)).toEqual([SESSION.units, null]);
    started[0]?.say({ kind: "failed" });
    await expect(second).rejects.toThrow("could not be read");
    expect(started).toHaveLength(1);
  });

  test("hands a long answer over piece by piece, and all of it counts", async () => {
    const { started, start } = workers();
    const reading = createReadWork(start).perform(task("a"));
    const whole = await createSlicedWork().perform(task("a"));
    for (const [at, report] of whole.reports.entries()) {
      started[0]?.say({ kind: "part", reports: [report], records: whole.reading.records.slice(at, at + 1) });
    }
    started[0]?.say({ kind: "read", rest: { reading: { ...whole.reading, records: [] }, mapping: null } });
    expect(await reading).toEqual(whole);
  });

  test("that is stopped ends at once, and the next sheet is read by another with all units", async () => {
    const { started, start } = workers();
    const work = createReadWork(start);
    const control = new AbortController();
    const [first, second] = [work.perform(task("a"), { signal: control.signal }), work.perform(task("b"))];
    control.abort();
    await expect(first).rejects.toThrow();
    expect(started.map(({ isEnded }) => isEnded)).toEqual([true, false]);
    expect(started[1]?.asked.map(({ units }) => units)).toEqual([SESSION.units]);
    started[1]?.say(DONE);
    expect(await second).toMatchObject({ reports: [], findings: [] });
  });

  test("that cannot be had leaves the work to the page", async () => {
    const throwing = createReadWork(() => {
      throw new Error("forbidden here");
    });
    expect((await throwing.perform(task("a"))).reports).toHaveLength(2);
    const { started, start } = workers();
    const work = createReadWork(start);
    const reading = work.perform(task("a"));
    started[0]?.fail();
    expect((await reading).reports).toHaveLength(2);
    expect((await work.perform(task("b"))).reports).toHaveLength(2);
    expect(started).toHaveLength(1);
  });

  test("that answered before and then fails does not hang the next sheet", async () => {
    const { started, start } = workers();
    const work = createReadWork(start);
    const first = work.perform(task("a"));
    started[0]?.say({ kind: "progress", progress: { done: 0, of: 0 } });
    started[0]?.fail();
    await expect(first).rejects.toThrow("failed");
    const second = work.perform(task("b"));
    started[1]?.say(DONE);
    expect(await second).toMatchObject({ reports: [], findings: [] });
  });
});
