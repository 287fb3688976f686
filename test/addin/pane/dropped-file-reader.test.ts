// Reading dropped files beside the page: stopped at once, over a file that never ends or breaks the worker, and without workers at all.
import { describe, expect, test } from "vitest";
import type { DroppedFile } from "../../../addin/taskpane/consolidate/files/dropped-file.ts";
import {
  createDroppedFileReader,
  FILE_LIMIT_MS,
  type ReadingThread,
} from "../../../addin/taskpane/consolidate/files/dropped-file-reader.ts";
import type { ReadOrder } from "../../../addin/taskpane/consolidate/files/dropped-file-worker.ts";
import { type ReadOne, readEach } from "../../../addin/taskpane/consolidate/files/read-files.ts";
import type { FormCode } from "../../../shared/domain/form-code.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";

const dropped = (name: string, text = "x"): DroppedFile => ({
  name,
  arrayBuffer: async () => new TextEncoder().encode(text).buffer as ArrayBuffer,
});
const settings = {
  under: null,
  day: "2026-06-30" as LocalDate,
  reading: {
    today: "2026-07-02" as LocalDate,
    defaults: { unit: null, period: null, form: "chung" as FormCode, calendar: null },
  },
};
const answerTo = (name: string): ReadOne => ({ kind: "unread", file: { id: name, fileName: name, why: "đã đọc" } });

/** A thread that does what a test says about each file: answers it, breaks over it, or stays silent. */
const threads = (does: (name: string) => "answers" | "breaks" | "silent") => {
  const started: { readonly orders: ReadOrder[]; readonly moved: ArrayBuffer[]; isEnded: boolean }[] = [];
  const startThread = (): ReadingThread => {
    const state = { orders: [] as ReadOrder[], moved: [] as ArrayBuffer[], isEnded: false };
    started.push(state);
    const thread: ReadingThread = {
      onmessage: null,
      onerror: null,
      terminate: () => {
        state.isEnded = true;
      },
      postMessage(order, transfer) {
        state.orders.push(order);
        state.moved.push(...transfer);
        if (order.kind === "begin") return;
        const what = does(order.name);
        setTimeout(() => {
          if (state.isEnded) return;
          if (what === "answers") thread.onmessage?.({ data: answerTo(order.name) } as MessageEvent<ReadOne>);
          if (what === "breaks") thread.onerror?.({} as ErrorEvent);
        });
      },
    };
    return thread;
  };
  return { started, startThread };
};

const readerOf = (startThread: () => ReadingThread) => {
  const limits: (() => void)[] = [];
  const reader = createDroppedFileReader({
    units: [],
    settings,
    startThread,
    newId: () => "id",
    later: (work, delayMs) => {
      if (delayMs === FILE_LIMIT_MS) limits.push(work);
      else setTimeout(work);
      return () => {};
    },
  });
  return { reader, limits };
};
const whyOf = (one: ReadOne | null) => (one?.kind === "unread" ? one.file.why : one?.kind);

describe("in a worker", () => {
  test("one worker reads them all, knows the units before the first, and gets the bytes instead of a copy", async () => {
    const { started, startThread } = threads(() => "answers");
    const { reader } = readerOf(startThread);
    const names: string[] = [];
    const left = await readEach(
      ["a", "b", "c"].map((name) => dropped(name)),
      reader.read,
      (one) => names.push(one.kind === "unread" ? one.file.fileName : ""),
    );
    reader.end();
    expect([names, left]).toEqual([["a", "b", "c"], []]);
    expect(started).toHaveLength(1);
    expect(started[0]?.orders.map(({ kind }) => kind)).toEqual(["begin", "read", "read", "read"]);
    expect(started[0]?.moved).toHaveLength(3);
    expect(started[0]?.isEnded).toBe(true);
  });

  test("stopped in the middle of a file: that one and those after it are left, to be read later", async () => {
    const { started, startThread } = threads((name) => (name === "b" ? "silent" : "answers"));
    const { reader } = readerOf(startThread);
    const files = ["a", "b", "c"].map((name) => dropped(name));
    const told: number[] = [];
    const reading = readEach(files, reader.read, (_, count) => told.push(count));
    setTimeout(() => reader.stop(), 20);
    expect(await reading).toEqual(files.slice(1));
    expect([told, started[0]?.isEnded]).toEqual([[1], true]);
    expect(await reader.read(dropped("d"))).toBeNull();
  });

  test("a file that never ends is given up with a reason, and another worker reads the next", async () => {
    const { started, startThread } = threads((name) => (name === "slow" ? "silent" : "answers"));
    const { reader, limits } = readerOf(startThread);
    const slow = reader.read(dropped("slow"));
    await new Promise((resolve) => setTimeout(resolve, 10));
    limits[0]?.();
    expect(whyOf(await slow)).toMatch(/quá lâu/u);
    expect(whyOf(await reader.read(dropped("next")))).toBe("đã đọc");
    expect(started).toHaveLength(2);
  });

  test("a file that breaks the worker is told and costs no other", async () => {
    const { started, startThread } = threads((name) => (name === "bad" ? "breaks" : "answers"));
    const { reader } = readerOf(startThread);
    const told: (string | undefined)[] = [];
    await readEach(
      ["a", "bad", "c"].map((name) => dropped(name)),
      reader.read,
      (one) => told.push(whyOf(one)),
    );
    expect(told).toEqual(["đã đọc", expect.stringMatching(/^Không đọc được tệp này/u), "đã đọc"]);
    expect(started).toHaveLength(2);
  });

  test("a file that is gone from the disk", async () => {
    const { startThread } = threads(() => "answers");
    const gone = { name: "gone.csv", arrayBuffer: () => Promise.reject(new Error("gone")) };
    expect(whyOf(await readerOf(startThread).reader.read(gone))).toMatch(/^Không đọc được tệp này/u);
  });
});

describe("where the browser starts no worker the page reads them itself", () => {
  const CSV = [
    "UBND xã Thạnh Tân",
    "từ ngày 01/6/2026 đến ngày 30/6/2026",
    "STT;Đơn vị;Số hồ sơ tiếp nhận;Số hồ sơ trực tuyến",
    "1;Xã Thạnh Tân;20;4",
  ].join("\n");

  test.each<readonly [string, () => ReadingThread]>([
    [
      "it has none",
      () => {
        throw new Error("no workers");
      },
    ],
    ["its script does not come", threads(() => "breaks").startThread],
  ])("%s", async (_, startThread) => {
    const { reader } = readerOf(startThread);
    const read = await reader.read(dropped("a.csv", CSV));
    expect(read).toMatchObject({
      kind: "reports",
      reports: [{ report: { figures: { HS_TIEP_NHAN: 20, HS_TRUC_TUYEN: 4 }, period: { key: "civil:2026-06" } } }],
    });
    reader.stop();
    expect(await reader.read(dropped("b.csv", CSV))).toBeNull();
  });
});
