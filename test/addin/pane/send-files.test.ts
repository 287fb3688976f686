// Files sent on behalf of units through the outbox: never twice, resumed after failures, each with its own result, and stopped at a person's wish.
import { beforeEach, describe, expect, test } from "vitest";
import { type Call, createServer, type Server } from "../../../addin/server/server.ts";
import {
  choose,
  type FileReport,
  fileStates,
  NO_CHOICE,
} from "../../../addin/taskpane/consolidate/files/file-match.ts";
import {
  createFileSender,
  type FileSender,
  type SendingFiles,
  sendingState,
} from "../../../addin/taskpane/consolidate/files/send-files.ts";
import { createOutbox, type Outbox } from "../../../addin/taskpane/outbox/outbox.ts";
import { createStore, type Store } from "../../../addin/ui/store.ts";
import type { FormCode } from "../../../shared/domain/form-code.ts";
import { type Period, parsePeriodKey } from "../../../shared/domain/period.ts";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import { createSnapshotServer, type SnapshotServer } from "./snapshot-server.ts";

const KEY = "civil:2026-06";
const JUNE = parsePeriodKey(KEY) as Period;

const file = (unit: string, online = 5, part: Partial<FileReport> = {}): FileReport => ({
  id: unit,
  fileName: `${unit}.xlsx`,
  sheet: "Sheet1",
  report: {
    unit: unit as UnitCode,
    unitText: "",
    period: JUNE,
    periodAlternative: null,
    form: "chung" as FormCode,
    figures: { HS_TRUC_TUYEN: online, HS_TIEP_NHAN: 100 } as FileReport["report"]["figures"],
    at: {},
    lines: [],
    source: { sheet: "Sheet1", file: `${unit}.xlsx` },
    findings: [],
  },
  scheme: null,
  match: { unit: unit as UnitCode, candidates: [], from: "sheet" },
  choice: NO_CHOICE,
  sent: null,
  ...part,
});

let server: SnapshotServer;
let outbox: Outbox;
let store: Store<SendingFiles>;
let sender: FileSender;
let timers: (() => void)[];

beforeEach(() => {
  server = createSnapshotServer();
  server.tokens.set("token-of-tinh", "TINH");
  timers = [];
  const disk = new Map<string, unknown>();
  let keys = 0;
  const asked = createServer({ fetch: server.fetch, origin: "", getToken: () => "token-of-tinh", timeoutMs: 50 });
  const call: Server["call"] = async (id, ...[call]) => {
    if (id !== "getSnapshot") return asked.call(id, ...([call] as never));
    const { unit, period } = (call as Call<"getSnapshot">).path;
    const content = { revision: server.revisions(unit, period).length } as never;
    return { ok: true, status: 200, content, etag: null };
  };
  outbox = createOutbox({
    keyValues: {
      entries: async () => [...disk],
      set: async (key, content) => {
        disk.set(key, content);
      },
      remove: async (key) => {
        disk.delete(key);
      },
    },
    server: { call },
    currentSender: () => ({ mark: "mark", unit: "TINH" }),
    newKey: () => {
      keys += 1;
      return `key-${keys}`;
    },
    now: () => 0,
    later: (work) => {
      timers.push(work);
      return () => {};
    },
    exclusively: (work) => work(),
  });
  store = createStore<SendingFiles>({ reports: [], run: [] });
  sender = createFileSender({ store, outbox, server: { call } });
});

const states = () => fileStates(store.get().reports);
const given = (reports: readonly FileReport[]) => store.set({ ...store.get(), reports });
const send = () => sender.send("TINH", []);
const revisionsOf = (unit: string) => server.revisions(unit, KEY).length;
const lineOf = (unit: string) => store.get().reports.find(({ id }) => id === unit)?.sent?.text;
/** Lets what is under way come to rest. */
const rest = () => new Promise((resolve) => setTimeout(resolve, 30));

test("two hundred travel in a few requests, each with its own result", async () => {
  const units = Array.from({ length: 200 }, (_, index) => `X${index}`);
  given(units.map((unit) => file(unit)));
  expect(await send()).toEqual({ of: 200, underWay: 0, stored: 200 });
  expect(server.requests.length).toBeLessThanOrEqual(5);
  expect(new Set(states())).toEqual(new Set(["sent"]));
  expect(lineOf("X7")).toBe("Đã gửi thay (lần gửi 1).");
  expect(units.every((unit) => revisionsOf(unit) === 1)).toBe(true);
});

test("what a file leaves undecided is not sent and keeps none of the others", async () => {
  given([file("A"), { ...file("B"), match: { unit: null, candidates: [], from: "none" } }]);
  expect(await send()).toEqual({ of: 1, underWay: 0, stored: 1 });
  expect(states()).toEqual(["sent", "unit"]);
});

describe("without an answer nothing is called sent, and nothing is stored twice", () => {
  test.each(["lostRequest", "lostReply", "error500AfterStoring", "duplicated", "page"] as const)(
    "%s",
    async (fault) => {
      server.faults.push(fault);
      given([file("A"), file("B")]);
      const sent = send();
      await rest();
      if (fault !== "duplicated") {
        expect(states()).toEqual(["sending", "sending"]);
        for (const timer of timers.splice(0)) timer();
      }
      expect(await sent).toEqual({ of: 2, underWay: 0, stored: 2 });
      expect([revisionsOf("A"), revisionsOf("B")]).toEqual([1, 1]);
    },
  );

  test("sent again by a second click: nothing is ready, nothing leaves", async () => {
    given([file("A")]);
    await Promise.all([send(), send()]);
    await send();
    expect(revisionsOf("A")).toBe(1);
  });
});

test("a unit that has sent itself is asked about, with the revision that would be replaced, and then replaced", async () => {
  given([file("A", 1)]);
  await send();
  given([file("A", 2), file("B")]);
  expect(await send()).toEqual({ of: 2, underWay: 0, stored: 1 });
  await rest();
  expect(states()).toEqual(["replace", "sent"]);
  expect(store.get().reports[0]?.sent?.current).toBe(1);
  given(store.get().reports.map((report) => (report.id === "A" ? choose(report, { replaces: 1 }) : report)));
  await send();
  expect(states()).toEqual(["sent", "sent"]);
  expect(lineOf("A")).toBe("Đã gửi thay (lần gửi 2).");
  // The one that was refused needs nothing any more: it does not stay in the outbox.
  expect(outbox.get().entries.filter(({ fate }) => fate.state === "refused")).toEqual([]);
});

test("an error is refused until there is a reason for it", async () => {
  const wrong = file("A");
  const figures = { ...wrong.report.figures, [server.wrongFigure]: 3 };
  given([{ ...wrong, report: { ...wrong.report, figures } }]);
  await send();
  expect(states()).toEqual(["explain"]);
  given(store.get().reports.map((report) => choose(report, { explain: { SUM_MISMATCH: "Gồm hồ sơ kỳ trước" } })));
  expect(states()).toEqual(["ready"]);
  await send();
  expect(states()).toEqual(["sent"]);
});

test("a locked report stays refused with the server's own words", async () => {
  given([file("A")]);
  await send();
  server.move("A", KEY, "da_chot");
  given([file("A", 9)]);
  await send();
  expect(states()).toEqual(["refused"]);
  expect(lineOf("A")).toMatch(/PERIOD_LOCKED/u);
});

test("stopped: what has not left is ready again, what is on its way goes on", async () => {
  const units = Array.from({ length: 120 }, (_, index) => `X${index}`);
  server.faults.push("held");
  given(units.map((unit) => file(unit)));
  const sent = send();
  await new Promise((resolve) => setTimeout(resolve, 10));
  await sender.stop();
  const now = states();
  expect(now.filter((state) => state === "ready")).toHaveLength(70);
  expect(now.filter((state) => state === "sending")).toHaveLength(50);
  await server.release();
  await rest();
  await rest();
  for (const timer of timers.splice(0)) timer();
  expect(await sent).toEqual({ of: 120, underWay: 0, stored: 50 });
  await send();
  expect(units.every((unit) => revisionsOf(unit) === 1)).toBe(true);
});

test("taken out of the outbox elsewhere: it can be sent from here again", async () => {
  server.faults.push("lostRequest");
  given([file("A")]);
  const sent = send();
  await rest();
  for (const { key } of outbox.get().entries) await outbox.remove(key);
  expect(await sent).toEqual({ of: 1, underWay: 0, stored: 0 });
  expect(states()).toEqual(["ready"]);
});

test("how far it is counts only what was sent last", () => {
  const reports = [file("A", 1, { sentKey: "k" }), file("B"), file("C", 1, { sentKey: "l" })];
  expect(sendingState({ reports, run: ["A", "B"] })).toEqual({ of: 2, underWay: 1, stored: 0 });
});
