// How fresh the numbers are: versions that changed, functions that a script lacks, the moment of what is shown, and cells that come back by themselves.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { functionsOnServer, missingHere } from "../../../addin/functions/function-list.ts";
import { watchReconnect } from "../../../addin/functions/reconnect.ts";
import { refreshNotices, storedAsOfText } from "../../../addin/functions/refresh-notices.ts";
import {
  acceptRuleSets,
  keepFirstRuleSets,
  RULE_SETS_SETTING,
  readRuleSetVersions,
  rememberedRuleSets,
  ruleSetChanges,
  ruleSetsText,
} from "../../../addin/functions/rule-set-versions.ts";
import { createRuntime, type Invoked } from "../../../addin/functions/runtime.ts";
import { createMemorySettings } from "../../../addin/host/memory-settings.ts";
import { functionsAnswer } from "../../../shared/contract/function-list.ts";
import { CATALOGUE } from "../../../shared/functions/catalogue.ts";
import { CORE_VERSION } from "../../../shared/functions/version.ts";
import { createFakeCompute, json, networkError } from "./fake-compute.ts";

const START = Date.UTC(2026, 10, 25, 2);
const PORTAL = { id: "qd766-portal-2026", version: "1" };
const PORTAL_CHANGED = { id: "qd766-portal-2026", version: "2" };
const DECISION = { id: "qd766-decision-2022", version: "1" };

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

const start = () => {
  const worker = createFakeCompute();
  worker.ruleSets = [PORTAL, DECISION];
  const runtime = createRuntime({
    fetch: worker.fetch,
    origin: "",
    getToken: () => "ma-cua-huyen",
    now: () => Date.now(),
    random: () => 0.5,
  });
  return { worker, runtime };
};
const settled = async <T>(answer: Promise<T>): Promise<T> => {
  await vi.advanceTimersByTimeAsync(20_000);
  return answer;
};
const STORED = ["XUANLOC", "15/12/2021 - 12/9/2022", "HS_TRUC_TUYEN"];
const sourceOf = (invoked: Invoked) => ("error" in invoked ? invoked.error.code : invoked.source);
const momentText = (milliseconds: number) => new Date(milliseconds).toISOString().slice(11, 19);
const noticesOf = (
  runtime: ReturnType<typeof createRuntime>,
  remembered: string | null = null,
  missing: readonly string[] = [],
) => refreshNotices({ status: runtime.status(), remembered, missing, momentText });

describe("versions of rule sets", () => {
  test("are known after the first answer, whatever their order", async () => {
    const { runtime } = start();
    expect(runtime.status().ruleSets).toBeNull();
    await settled(runtime.invoke("TYLE", [1, 4]));
    expect(runtime.status().ruleSets).toEqual([DECISION, PORTAL]);
  });

  test.each([null, undefined, {}, "1", [null, 7, { id: 1 }, { id: "a" }]])("%j in their place is none", (given) => {
    expect(readRuleSetVersions(given)).toEqual([]);
  });

  test("an answer made under other versions is asked again", async () => {
    const { worker, runtime } = start();
    await settled(runtime.invoke("TYLE", [1, 4]));
    worker.ruleSets = [PORTAL_CHANGED, DECISION];
    await settled(runtime.invoke("TYLE", [2, 4]));
    expect(sourceOf(await settled(runtime.invoke("TYLE", [1, 4])))).toBe("worker");
    // The same versions in another order are the same.
    worker.ruleSets = [DECISION, PORTAL_CHANGED];
    await settled(runtime.invoke("TYLE", [3, 4]));
    expect(sourceOf(await settled(runtime.invoke("TYLE", [1, 4])))).toBe("cache");
  });

  test.each([
    ["another version", [PORTAL], [PORTAL_CHANGED], [{ id: PORTAL.id, before: "1", now: "2" }]],
    ["one more", [PORTAL], [PORTAL, DECISION], [{ id: DECISION.id, before: null, now: "1" }]],
    ["one less", [PORTAL, DECISION], [PORTAL], [{ id: DECISION.id, before: "1", now: null }]],
    ["none", [PORTAL, DECISION], [DECISION, PORTAL], []],
  ] as const)("between then and now: %s", (_, before, now, changes) => {
    expect(ruleSetChanges(before, now)).toEqual(changes);
  });

  test("a workbook that remembers none remembers those of its first answers, and keeps what it remembers", async () => {
    const { worker, runtime } = start();
    const settings = createMemorySettings();
    keepFirstRuleSets(runtime, settings);
    expect(settings.get(RULE_SETS_SETTING)).toBeNull();
    await settled(runtime.invoke("TYLE", [1, 4]));
    expect(rememberedRuleSets(settings.get(RULE_SETS_SETTING))).toEqual([DECISION, PORTAL]);
    worker.ruleSets = [PORTAL_CHANGED, DECISION];
    await settled(runtime.invoke("TYLE", [2, 4]));
    expect(rememberedRuleSets(settings.get(RULE_SETS_SETTING))).toEqual([DECISION, PORTAL]);
  });

  test("once all of a workbook was calculated again it remembers those of now; not while the server is away", async () => {
    const { worker, runtime } = start();
    const settings = createMemorySettings();
    await settings.set(RULE_SETS_SETTING, ruleSetsText([DECISION, PORTAL]));
    worker.reply = networkError;
    expect(await settled(acceptRuleSets(runtime, settings))).toBe(false);
    expect(rememberedRuleSets(settings.get(RULE_SETS_SETTING))).toEqual([DECISION, PORTAL]);
    worker.reply = null;
    worker.ruleSets = [PORTAL_CHANGED, DECISION];
    runtime.dropCache("refresh");
    expect(await settled(acceptRuleSets(runtime, settings))).toBe(true);
    expect(rememberedRuleSets(settings.get(RULE_SETS_SETTING))).toEqual([DECISION, PORTAL_CHANGED]);
  });

  test("a setting that somebody spoilt is none", () => {
    for (const text of ["", "{", "null", "[]", '[{"id":5}]']) expect(rememberedRuleSets(text)).toBeNull();
  });

  test("a workbook of an older version is told which set changed, and what to do", async () => {
    const { worker, runtime } = start();
    worker.ruleSets = [PORTAL_CHANGED, DECISION];
    await settled(runtime.invoke("TYLE", [1, 4]));
    expect(noticesOf(runtime, ruleSetsText([PORTAL, DECISION]))).toEqual([
      {
        kind: "rules",
        text: "Bộ quy tắc qd766-portal-2026 đã đổi từ bản 1 sang bản 2. Ô tính trước đó chưa đổi theo. Hãy tính lại cả sổ tính.",
      },
    ]);
    expect(noticesOf(runtime, ruleSetsText([DECISION, PORTAL_CHANGED]))).toEqual([]);
    expect(noticesOf(runtime, null)).toEqual([]);
  });
});

describe("functions", () => {
  test("a cell that calls one which this script does not know is told of", async () => {
    const { runtime } = start();
    await settled(runtime.invoke("CHUACO", []));
    expect(runtime.status().unknownFunctions).toEqual(["CHUACO"]);
    expect(noticesOf(runtime)).toEqual([
      { kind: "unknown", text: expect.stringMatching(/CHUACO.*đóng Excel rồi mở lại/u) },
    ]);
  });

  test("of the server that this script lacks are named, with what to do about Excel's list of up to a day", async () => {
    const answer = functionsAnswer(CORE_VERSION);
    const newer = { ...answer, functions: [...answer.functions, { ...answer.functions[0], id: "HAMMOI" }] };
    const names = await functionsOnServer(async () => json(JSON.stringify(newer)), "");
    expect(missingHere(names ?? [])).toEqual(["HAMMOI"]);
    const { runtime } = start();
    expect(noticesOf(runtime, null, ["HAMMOI"])).toEqual([
      { kind: "functions", text: expect.stringMatching(/HAMMOI.*24 giờ/u) },
    ]);
  });

  test("are not missing where the server is of the same version", async () => {
    const names = await functionsOnServer(async () => json(JSON.stringify(functionsAnswer(CORE_VERSION))), "");
    expect(names).toEqual(CATALOGUE.map(({ id }) => id));
    expect(missingHere(names ?? [])).toEqual([]);
  });

  test.each([
    ["no network", () => Promise.reject(new TypeError("Failed to fetch"))],
    ["500", async () => json("{}", 500)],
    ["the page of a login gate", async () => new Response("<html></html>")],
    ["something else", async () => json('{"functions":[null,{"name":"x"}]}')],
  ])("are not compared on %s", async (_, answer) => {
    expect(await functionsOnServer(answer as unknown as typeof fetch, "")).toBeNull();
  });

  test("another core on the server than here is told of", async () => {
    const { worker, runtime } = start();
    worker.core = "9.9.9";
    await settled(runtime.invoke("TYLE", [1, 4]));
    expect(noticesOf(runtime)).toEqual([{ kind: "core", text: expect.stringContaining("9.9.9") }]);
  });
});

describe("the moment of what is shown", () => {
  test("is that of the answers of stored data, the oldest and the newest; arithmetic has none", async () => {
    const { worker, runtime } = start();
    worker.answer = () => ({ value: 1 });
    expect(storedAsOfText(runtime.storedAnswers(), momentText)).toContain("chưa ô nào hỏi số liệu đã lưu");
    await settled(runtime.invoke("TYLE", [1, 4]));
    expect(runtime.storedAnswers()).toBeNull();
    const first = Date.now();
    await settled(runtime.invoke("SOLIEU", STORED));
    const second = Date.now();
    await settled(runtime.invoke("SOLIEU", ["XUANLOC", "Q1/2023", "HS_TONG"]));
    const ages = runtime.storedAnswers();
    expect(ages).toEqual({ count: 2, oldest: first + 20, newest: second + 20 });
    expect(storedAsOfText(ages, momentText)).toBe("2 số liệu, máy chủ trả lời từ 02:00:20 đến 02:00:40.");
  });

  test("leaves out what a refresh dropped", async () => {
    const { worker, runtime } = start();
    worker.answer = () => ({ value: 1 });
    await settled(runtime.invoke("SOLIEU", STORED));
    runtime.dropCache("refresh");
    expect([runtime.storedAnswers(), runtime.status().cached]).toEqual([null, 0]);
  });

  test("is told with its age where the server is away", async () => {
    const { worker, runtime } = start();
    worker.answer = () => ({ value: 1 });
    await settled(runtime.invoke("SOLIEU", STORED));
    runtime.dropCache("refresh");
    worker.reply = networkError;
    await settled(runtime.invoke("SOLIEU", STORED));
    expect(noticesOf(runtime)).toEqual([{ kind: "stale", text: expect.stringMatching(/1 phép tính.*02:00:00/u) }]);
  });

  test("is missing where nothing was known before", async () => {
    const { worker, runtime } = start();
    worker.reply = networkError;
    await settled(runtime.invoke("SOLIEU", STORED));
    expect(noticesOf(runtime)).toEqual([{ kind: "stale", text: expect.stringContaining("chưa có số liệu") }]);
  });
});

describe("after the server was away", () => {
  const watch = (atOnce = false) => {
    const started = start();
    const recalculations: number[] = [];
    if (atOnce) started.worker.reply = networkError;
    const stop = watchReconnect({
      atOnce,
      runtime: started.runtime,
      recalculateStored: async () => {
        recalculations.push(Date.now());
      },
    });
    return { ...started, recalculations, stop };
  };

  test("cells of stored data are calculated again by themselves, once", async () => {
    const { worker, runtime, recalculations } = watch();
    worker.reply = networkError;
    expect(sourceOf(await settled(runtime.invoke("SOLIEU", STORED)))).toBe("STORED_UNAVAILABLE");
    await vi.advanceTimersByTimeAsync(60_000);
    expect([recalculations, runtime.status().state]).toEqual([[], "offline"]);
    worker.reply = null;
    await vi.advanceTimersByTimeAsync(60_000);
    expect([recalculations.length, runtime.status().state]).toEqual([1, "online"]);
    const sent = worker.sent.length;
    await vi.advanceTimersByTimeAsync(600_000);
    expect([recalculations.length, worker.sent.length]).toEqual([1, sent]);
  });

  test("a workbook that was to be refreshed when it opened keeps what was saved in it until then", async () => {
    const { worker, runtime, recalculations } = watch(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([recalculations, runtime.status().state]).toEqual([[], "offline"]);
    worker.reply = null;
    await vi.advanceTimersByTimeAsync(120_000);
    expect(recalculations).toHaveLength(1);
  });

  test("arithmetic that was calculated here is not calculated again", async () => {
    const { worker, runtime, recalculations } = watch();
    worker.reply = networkError;
    await settled(runtime.invoke("TYLE", [1, 4]));
    worker.reply = null;
    await vi.advanceTimersByTimeAsync(60_000);
    expect([recalculations, runtime.status().state]).toEqual([[], "online"]);
  });

  test("it is asked ever more rarely, a question of one call each time", async () => {
    const { worker, runtime } = watch();
    worker.reply = networkError;
    await settled(runtime.invoke("SOLIEU", STORED));
    const before = worker.sent.length;
    await vi.advanceTimersByTimeAsync(600_000);
    const asked = worker.sent.slice(before);
    // Two attempts each (one retry), every 30 seconds at most.
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.length).toBeLessThanOrEqual(2 * (6 + 600 / 30));
    expect(new Set(asked.map(({ calls }) => calls.length))).toEqual(new Set([1]));
  });

  test("nobody asks on while all is well, nor after the watch ended", async () => {
    const { worker, runtime, stop } = watch();
    await settled(runtime.invoke("TYLE", [1, 4]));
    await vi.advanceTimersByTimeAsync(600_000);
    expect(worker.sent).toHaveLength(1);
    worker.reply = networkError;
    await settled(runtime.invoke("SOLIEU", STORED));
    stop();
    const before = worker.sent.length;
    await vi.advanceTimersByTimeAsync(600_000);
    expect(worker.sent).toHaveLength(before);
  });
});
