// What cells show when the function runtime has a good connection, a bad one and none: batching, memory, faults, recovery.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { answerKey, callText } from "../../../addin/functions/call-text.ts";
import {
  type ConnectionStatus,
  createRuntime,
  type Invoked,
  type RuntimeOptions,
} from "../../../addin/functions/runtime.ts";
import { dayInVietnam } from "../../../addin/functions/vietnam-day.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import type { Argument, Cell } from "../../../shared/functions/cell.ts";
import type { CallResult } from "../../../shared/functions/compute.ts";
import { CORE_VERSION } from "../../../shared/functions/version.ts";
import { createFakeCompute, delayed, json, networkError, type Reply, silence, status } from "./fake-compute.ts";

/** 9:00 in Vietnam on 14/06/2023. */
const START = Date.UTC(2023, 5, 14, 2);
const TIMEOUT_MS = 15_000;

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

const startRuntime = (options: Partial<RuntimeOptions> = {}) => {
  const worker = createFakeCompute();
  const held: { token: string | null } = { token: null };
  const runtime = createRuntime({
    fetch: worker.fetch,
    origin: "https://dvc.example",
    getToken: () => held.token,
    now: () => Date.now(),
    random: () => 0.5,
    ...options,
  });
  return { worker, runtime, held };
};

/** Lets time pass until the answers are there; fails with a word if they are not there after the longest wait. */
const settled = async <T>(answers: Promise<T>, limitMs = 4 * TIMEOUT_MS): Promise<T> => {
  let isThere = false;
  const done = answers.then((answer) => {
    isThere = true;
    return answer;
  });
  for (let waited = 0; !isThere && waited < limitMs; waited += 10) await vi.advanceTimersByTimeAsync(10);
  if (!isThere) throw new Error(`still #BUSY! after ${limitMs} ms`);
  return done;
};

const shown = (invoked: Invoked): unknown => ("error" in invoked ? invoked.error.cell : invoked.value);
const sourceOf = (invoked: Invoked): string => ("error" in invoked ? invoked.error.code : invoked.source);
const column = (...cells: Cell[]): Cell[][] => cells.map((cell) => [cell]);
/** The whole column of a sheet with these cells at its top. */
const wholeColumn = (filler: Cell, ...cells: Cell[]): Cell[][] => {
  const rows = Array.from({ length: 1_048_576 }, (): Cell[] => [filler]);
  for (const [index, cell] of cells.entries()) rows[index] = [cell];
  return rows;
};

const STORED_ARGS: readonly Argument[] = ["XUANLOC", "15/12/2021 - 12/9/2022", "HS_TRUC_TUYEN"];
const storedAnswer = (value: number) => (): CallResult => ({ value, format: "#,##0" });

describe("one recalculation", () => {
  test("10.000 different cells travel in 10 requests, at most 4 at a time, each cell with its own value", async () => {
    const { worker, runtime } = startRuntime();
    worker.reply = delayed(50);
    const cells = Array.from({ length: 10_000 }, (_, index) => runtime.invoke("TYLE", [index, 10_000]));
    const answers = await settled(Promise.all(cells));
    expect(worker.sent.map((request) => request.calls.length)).toEqual(Array(10).fill(1_000));
    expect(worker.mostAtOnce()).toBe(4);
    expect(answers.map(shown)).toEqual(Array.from({ length: 10_000 }, (_, index) => index / 10_000));
    expect(
      answers.every((answer) => !("error" in answer) && answer.format === "0.00%" && answer.source === "worker"),
    ).toBe(true);
  });

  test("cells that arrive one after another within the window share a request", async () => {
    const { worker, runtime } = startRuntime();
    const first = runtime.invoke("TYLE", [1, 4]);
    await vi.advanceTimersByTimeAsync(15);
    const second = runtime.invoke("TYLE", [2, 4]);
    await settled(Promise.all([first, second]));
    expect(worker.sent).toHaveLength(1);
    expect(worker.sent[0]?.address).toBe("https://dvc.example/v1/compute");
  });

  test("requests stay below the limit in bytes, counted as they travel", async () => {
    const { worker, runtime } = startRuntime({ maxBytes: 10_000 });
    // Three bytes each in UTF-8, one unit each in the memory of the page.
    const noun = "ồ".repeat(1_000);
    const cells = Array.from({ length: 12 }, (_, index) => runtime.invoke("CAUTYLE", [index, 100, 1, noun]));
    const answers = await settled(Promise.all(cells));
    expect(answers.map(shown)).toEqual(answers.map((_, index) => `${index}/100 ${noun}, đạt ${index},0%`));
    expect(worker.sent).toHaveLength(4);
    for (const request of worker.sent) expect(request.bytes).toBeLessThanOrEqual(10_000);
  });

  test("a call that alone is too large: calculated here, or refused with the reason where the server is needed", async () => {
    const { worker, runtime } = startRuntime({ maxBytes: 2_000 });
    const sum = runtime.invoke("TYLECHUNG", [
      column(...Array(90).fill(1_234_567_890)),
      column(...Array(90).fill(1_234_567_890)),
    ]);
    const stored = runtime.invoke("SOLIEU", ["A".repeat(3_000), "Q1/2023", "HS_TONG"]);
    const [own, refused] = await settled(Promise.all([sum, stored]));
    expect([shown(own), sourceOf(own)]).toEqual([1, "local"]);
    expect(refused).toMatchObject({ error: { code: "TOO_LARGE", message: expect.stringContaining("Hãy chia nhỏ") } });
    expect(worker.sent).toHaveLength(0);
  });

  test("equal cells are asked once, also while the answer is on its way", async () => {
    const { worker, runtime } = startRuntime();
    worker.reply = delayed(100);
    const early = Array.from({ length: 3_000 }, () => runtime.invoke("TYLE", [1, 4]));
    await vi.advanceTimersByTimeAsync(60);
    const late = runtime.invoke("TYLE", [1, 4, null]);
    const answers = await settled(Promise.all([...early, late]));
    expect(answers.map(shown)).toEqual(Array(3_001).fill(0.25));
    expect(worker.sent.map((request) => request.calls)).toEqual([[{ fn: "TYLE", args: [1, 4] }]]);
  });

  test("unchanged cells are not asked again, errors of the formula included", async () => {
    const { worker, runtime } = startRuntime();
    const recalculate = () =>
      settled(
        Promise.all([
          runtime.invoke("TYLE", [1, 4]),
          runtime.invoke("TYLE", [5, 4]),
          runtime.invoke("TYLE", [null, 4]),
        ]),
      );
    const first = await recalculate();
    const second = await recalculate();
    expect(worker.sent).toHaveLength(1);
    expect(second.map(shown)).toEqual(first.map(shown));
    expect(second[0]).toMatchObject({ source: "cache", at: START + 20 });
    expect(second.slice(1).map(sourceOf)).toEqual(["NUM_GT_DEN", "ARG_BLANK"]);
  });

  test("a name that is no function is said at once", async () => {
    const { worker, runtime } = startRuntime();
    const answer = await settled(runtime.invoke("KHONGCO", []));
    expect(answer).toMatchObject({ error: { code: "FUNCTION_UNKNOWN", cell: "#VALUE!" } });
    expect(worker.sent).toHaveLength(0);
  });
});

describe("ranges", () => {
  test("a whole column travels as its filled part", async () => {
    const { worker, runtime } = startRuntime();
    const answer = await settled(
      runtime.invoke("TYLECHUNG", [wholeColumn(null, 4840, 15755), wholeColumn("", 26757, 69001), 1]),
    );
    expect(shown(answer)).toBe(0.215);
    expect(worker.sent[0]?.calls[0]?.args).toEqual([column(4840, 15755), column(26757, 69001), 1]);
  });

  test("a whole column in which the desktop passes 0 for blanks travels as its filled part", async () => {
    const { worker, runtime } = startRuntime();
    const answer = await settled(runtime.invoke("TYLECHUNG", [wholeColumn(0, 10, 20), wholeColumn(0, 40, 60)]));
    expect(shown(answer)).toBe(0.3);
    expect(worker.sent[0]?.bytes).toBeLessThan(200);
  });

  test("two columns selected alike stay alike where one is filled further: the missing number is named", async () => {
    const { runtime } = startRuntime();
    const answer = await settled(runtime.invoke("TYLECHUNG", [wholeColumn(null, 10), wholeColumn(null, 40, 60)]));
    expect(answer).toMatchObject({ error: { code: "RANGE_CELL_BLANK", message: expect.stringContaining("Dòng 2") } });
  });

  test("ranges selected differently stay different, although their filled parts are alike", async () => {
    const { runtime } = startRuntime();
    const answer = await settled(runtime.invoke("TYLECHUNG", [wholeColumn(null, 10, 20), column(40, 60)]));
    expect(answer).toMatchObject({ error: { code: "RANGE_SHAPES_DIFFER", cell: "#VALUE!" } });
  });

  test("a short range travels as selected, blank rows and an empty value column included", async () => {
    const { worker, runtime } = startRuntime();
    const range = [
      ["TTTT", null],
      ["TTHC", null],
      [null, null],
    ];
    await settled(runtime.invoke("TYLECHUNG", [range, range]));
    expect(worker.sent[0]?.calls[0]?.args[0]).toEqual(range);
  });

  test("a column that is blank throughout does not pass for an argument that was left out", async () => {
    const { worker, runtime } = startRuntime();
    await settled(runtime.invoke("TONGHOP", ["XUANLOC", "Q1/2023", wholeColumn(null)]));
    expect(worker.sent[0]?.calls[0]?.args[2]).toEqual(column(null, null));
  });
});

describe("what is remembered of stored data", () => {
  const ask = (runtime: ReturnType<typeof createRuntime>) => settled(runtime.invoke("SOLIEU", STORED_ARGS));

  test("nothing of one token is shown under another, not even while the connection is down", async () => {
    const { worker, runtime, held } = startRuntime();
    worker.answer = storedAnswer(20_595);
    held.token = "ma-cua-huyen";
    expect(shown(await ask(runtime))).toBe(20_595);
    held.token = "ma-cua-tinh";
    worker.answer = storedAnswer(95_758);
    expect(await ask(runtime)).toMatchObject({ value: 95_758, source: "worker" });
    expect(worker.sent.map((request) => request.authorization)).toEqual(["Bearer ma-cua-huyen", "Bearer ma-cua-tinh"]);
    held.token = null;
    worker.reply = networkError;
    expect(sourceOf(await ask(runtime))).toBe("STORED_UNAVAILABLE");
  });

  test("a submission makes stored data asked again, and leaves plain arithmetic alone", async () => {
    const { worker, runtime } = startRuntime();
    worker.answer = storedAnswer(1);
    await ask(runtime);
    await settled(runtime.invoke("TYLE", [1, 4]));
    runtime.dropCache("submission");
    worker.answer = storedAnswer(2);
    expect(shown(await ask(runtime))).toBe(2);
    expect(sourceOf(await settled(runtime.invoke("TYLE", [1, 4])))).toBe("cache");
  });

  test("a refresh asks everything again", async () => {
    const { worker, runtime } = startRuntime();
    worker.answer = storedAnswer(1);
    await ask(runtime);
    await settled(runtime.invoke("TYLE", [1, 4]));
    runtime.dropCache("refresh");
    await ask(runtime);
    await settled(runtime.invoke("TYLE", [1, 4]));
    expect(worker.sent).toHaveLength(4);
  });

  test("an answer that was on its way during a submission does not serve whoever asks after it", async () => {
    const { worker, runtime } = startRuntime();
    worker.answer = storedAnswer(1);
    worker.reply = async (right) => {
      const before = right();
      await new Promise((resolve) => setTimeout(resolve, 200));
      return json(before);
    };
    const early = runtime.invoke("SOLIEU", STORED_ARGS);
    await vi.advanceTimersByTimeAsync(50);
    runtime.dropCache("submission");
    worker.answer = storedAnswer(2);
    const late = runtime.invoke("SOLIEU", STORED_ARGS);
    expect((await settled(Promise.all([early, late]))).map(shown)).toEqual([1, 2]);
    expect(await ask(runtime)).toMatchObject({ value: 2, source: "cache" });
  });

  test("nor is it remembered for later", async () => {
    const { worker, runtime } = startRuntime();
    worker.answer = storedAnswer(1);
    worker.reply = delayed(200);
    const early = runtime.invoke("SOLIEU", STORED_ARGS);
    await vi.advanceTimersByTimeAsync(50);
    runtime.dropCache("submission");
    expect(shown(await settled(early))).toBe(1);
    worker.answer = storedAnswer(2);
    expect(await ask(runtime)).toMatchObject({ value: 2, source: "worker" });
  });

  test("what other offices submitted is seen after ten minutes", async () => {
    const { worker, runtime } = startRuntime();
    worker.answer = storedAnswer(1);
    await ask(runtime);
    await vi.advanceTimersByTimeAsync(9 * 60_000);
    expect(sourceOf(await ask(runtime))).toBe("cache");
    await vi.advanceTimersByTimeAsync(2 * 60_000);
    worker.answer = storedAnswer(2);
    expect(await ask(runtime)).toMatchObject({ value: 2, source: "worker" });
  });

  test("an answer of the moment (dead token, busy server) is not remembered", async () => {
    const { worker, runtime } = startRuntime();
    for (const code of ["TOKEN_DEAD", "UNAUTHENTICATED", "RATE_LIMITED", "NOT_READY", "INTERNAL"] as const) {
      worker.answer = () => ({ error: { code, cell: "#N/A", message: "…" } });
      expect(sourceOf(await ask(runtime))).toBe(code);
    }
    worker.answer = storedAnswer(3);
    expect(shown(await ask(runtime))).toBe(3);
  });

  test("a Worker of another version is noticed, and what an older one answered is asked again", async () => {
    const { worker, runtime } = startRuntime();
    await settled(runtime.invoke("TYLE", [1, 4]));
    expect(runtime.status()).toMatchObject({ core: CORE_VERSION, coreDiffers: false });
    worker.core = "9.9.9";
    await settled(runtime.invoke("TYLE", [2, 4]));
    expect(runtime.status()).toMatchObject({ core: "9.9.9", bundledCore: CORE_VERSION, coreDiffers: true });
    expect(sourceOf(await settled(runtime.invoke("TYLE", [1, 4])))).toBe("worker");
  });

  test("a token that is no plain text is refused by the server, not by the browser", async () => {
    const { worker, runtime, held } = startRuntime();
    held.token = "mã dán nhầm\n";
    await settled(runtime.invoke("TYLE", [1, 4]));
    expect(worker.sent[0]?.authorization).toBe("Bearer m%C3%A3%20d%C3%A1n%20nh%E1%BA%A7m%0A");
  });
});

describe("answers that depend on the day", () => {
  const days = [
    ["2023-06-14T16:59:59.999Z", "2023-06-14"],
    ["2023-06-14T17:00:00.000Z", "2023-06-15"],
    ["2023-12-31T17:00:00.000Z", "2024-01-01"],
    ["2024-02-28T17:00:00.000Z", "2024-02-29"],
  ] as const;
  for (const [moment, day] of days) {
    test(`${moment} is ${day} in Vietnam, whatever zone the machine is set to`, () => {
      expect(dayInVietnam(Date.parse(moment))).toBe(day);
    });
  }

  test("are not shown on the next day, and the others are", () => {
    const text = callText("HANGUI", ["Tháng 6/2023"]);
    const keyOn = (day: string, usesToday: boolean) => answerKey({ stored: "none", usesToday }, text, day as LocalDate);
    expect(keyOn("2023-06-15", true)).not.toBe(keyOn("2023-06-14", true));
    expect(keyOn("2023-06-15", false)).toBe(keyOn("2023-06-14", false));
  });
});

describe("faults", () => {
  /** Every way in which one request can come to nothing. */
  const faults: readonly (readonly [name: string, reply: Reply])[] = [
    ["no network", networkError],
    ["no answer at all", silence],
    ["500", status(500)],
    ["503", status(503)],
    ["too many requests, no time given", status(429)],
    [
      "a body that never ends",
      () => new Response(new ReadableStream({ start: (body) => body.enqueue(new TextEncoder().encode("{")) })),
    ],
    ["a body cut short", (right) => json(right().slice(0, -10))],
    ["the page of a login gate", () => new Response("<html></html>", { headers: { "Content-Type": "text/html" } })],
    ["403 of a gate", () => new Response("<html></html>", { status: 403, headers: { "Content-Type": "text/html" } })],
    ["JSON of another server", () => json('{"hello":"world"}')],
    ["null", () => json("null")],
    ["results that are no list", (right) => json(JSON.stringify({ ...JSON.parse(right()), results: {} }))],
    ["no results", (right) => json(JSON.stringify({ ...JSON.parse(right()), results: [] }))],
    [
      "more results than calls",
      (right) => {
        const answer = JSON.parse(right());
        return json(JSON.stringify({ ...answer, results: [{ value: 99 }, ...answer.results] }));
      },
    ],
    ...[
      {},
      { value: { type: "Double" } },
      { value: [] },
      { value: [1, 2] },
      { value: 1, format: 7 },
      { error: "no" },
      { error: { code: "X", cell: "#REF!", message: "…" } },
      { error: null },
    ].map((entry): readonly [string, Reply] => [
      `results that make no sense: ${JSON.stringify(entry)}`,
      (right) => {
        const answer = JSON.parse(right());
        return json(JSON.stringify({ ...answer, results: answer.results.map(() => entry) }));
      },
    ]),
    ["refused as a whole", status(422)],
  ];

  for (const [name, reply] of faults) {
    test(`${name}: arithmetic is calculated here, stored data is the last known with its age or said to be missing, then all is well again`, async () => {
      const { worker, runtime } = startRuntime();
      worker.answer = storedAnswer(20_595);
      const known = await settled(runtime.invoke("SOLIEU", STORED_ARGS));
      const knownAt = "at" in known ? known.at : 0;
      worker.answer = createFakeCompute().answer;
      runtime.dropCache("refresh");

      worker.reply = reply;
      const started = Date.now();
      const [rate, again, unknown, wrong] = await settled(
        Promise.all([
          runtime.invoke("TYLE", [4840, 26757, 1]),
          runtime.invoke("SOLIEU", STORED_ARGS),
          runtime.invoke("SOLIEU", ["XUANLOC", "15/12/2021 - 12/9/2022", "HS_TIEP_NHAN"]),
          runtime.invoke("TYLE", [5, 4]),
        ]),
      );
      expect(Date.now() - started).toBeLessThanOrEqual(TIMEOUT_MS + 50);
      expect(rate).toMatchObject({ value: 0.181, format: "0.0%", source: "local" });
      expect(again).toMatchObject({ value: 20_595, source: "stale", at: knownAt });
      expect(unknown).toMatchObject({ error: { code: "STORED_UNAVAILABLE", cell: "#N/A" } });
      expect(wrong).toMatchObject({ error: { code: "NUM_GT_DEN", cell: "#VALUE!" } });
      expect(runtime.status()).toMatchObject({ pending: 0, withoutWorker: 4, oldestShown: knownAt });

      worker.reply = null;
      worker.answer = storedAnswer(30_000);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(await settled(runtime.invoke("SOLIEU", STORED_ARGS))).toMatchObject({ value: 30_000, source: "worker" });
      expect(runtime.status()).toMatchObject({ state: "online", pending: 0, withoutWorker: 0, oldestShown: null });
    });
  }

  test("a server that is older than the add-in and does not know a function: it is calculated here", async () => {
    const { worker, runtime } = startRuntime();
    const { answer } = worker;
    worker.answer = (call) => answer(call.fn === "TYLE" ? { ...call, fn: "CHUACO" } : call);
    const answers = await settled(Promise.all([runtime.invoke("TYLE", [1, 4]), runtime.invoke("LAYSO", ["5"])]));
    expect(answers).toMatchObject([
      { value: 0.25, source: "local" },
      { value: 5, source: "worker" },
    ]);
  });

  test("one result without sense leaves its neighbours alone", async () => {
    const { worker, runtime } = startRuntime();
    worker.reply = (right) => {
      const answer = JSON.parse(right());
      answer.results[1] = { value: { nested: true } };
      return json(JSON.stringify(answer));
    };
    const answers = await settled(Promise.all([1, 2, 3].map((count) => runtime.invoke("TYLE", [count, 4]))));
    expect(answers.map(shown)).toEqual([0.25, 0.5, 0.75]);
    expect(answers.map(sourceOf)).toEqual(["worker", "local", "worker"]);
  });

  for (const [name, reply] of [
    ["a network error", networkError],
    ["a 500", status(500)],
    ["a 429 that asks for one second", status(429, { "Retry-After": "1" })],
  ] as const) {
    test(`after ${name} the request is sent once more, and nobody notices`, async () => {
      const { worker, runtime } = startRuntime();
      worker.next.push(reply);
      expect(sourceOf(await settled(runtime.invoke("TYLE", [1, 4])))).toBe("worker");
      expect(worker.sent).toHaveLength(2);
      expect(runtime.status()).toMatchObject({ state: "online", requests: 2 });
    });
  }

  test("the retry is spread over time by chance, so that a province does not come back in one moment", async () => {
    const pauses: number[] = [];
    for (const chance of [0, 0.5, 0.999]) {
      const { worker, runtime } = startRuntime({ random: () => chance });
      worker.next.push(networkError);
      await settled(runtime.invoke("TYLE", [1, 4]));
      pauses.push((worker.sent[1]?.at ?? 0) - (worker.sent[0]?.at ?? 0));
    }
    expect(pauses).toEqual([300, 400, expect.closeTo(500, -1)]);
  });

  test("a server that asks for a minute of patience is left alone for it, and is not called offline", async () => {
    const { worker, runtime } = startRuntime();
    await settled(runtime.invoke("TYLE", [1, 4]));
    worker.next.push(status(429, { "Retry-After": "60" }));
    expect(sourceOf(await settled(runtime.invoke("TYLE", [2, 4])))).toBe("local");
    await vi.advanceTimersByTimeAsync(20_000);
    expect(sourceOf(await settled(runtime.invoke("TYLE", [3, 4])))).toBe("local");
    expect(worker.sent).toHaveLength(2);
    expect(runtime.status().state).toBe("online");
  });

  test("replies that overtake each other still reach their own cells", async () => {
    const { worker, runtime } = startRuntime();
    worker.next.push(delayed(900), delayed(600), delayed(300));
    const cells = Array.from({ length: 3_000 }, (_, index) => runtime.invoke("TYLE", [index, 3_000]));
    const answers = await settled(Promise.all(cells));
    expect(answers.map(shown)).toEqual(Array.from({ length: 3_000 }, (_, index) => index / 3_000));
  });

  test("a dead server does not make 10.000 cells wait in turn: all settle within one time-out", async () => {
    const { worker, runtime } = startRuntime();
    worker.reply = silence;
    const cells = Array.from({ length: 10_000 }, (_, index) => runtime.invoke("TYLE", [index, 10_000]));
    const answers = await settled(Promise.all(cells), TIMEOUT_MS + 100);
    expect(answers.map(shown)).toEqual(Array.from({ length: 10_000 }, (_, index) => index / 10_000));
    expect(worker.sent).toHaveLength(4);
  });

  test("while it is away the server is tried at growing intervals, and cells do not wait for it", async () => {
    const { worker, runtime } = startRuntime();
    worker.reply = networkError;
    let count = 0;
    const recalculate = async () => {
      count += 1;
      return settled(runtime.invoke("TYLE", [count, 100_000]), 1_000);
    };
    expect(sourceOf(await recalculate())).toBe("local");
    // Somebody types for ten minutes, a cell every half second; each is answered at once.
    for (let elapsed = 0; elapsed < 600_000; elapsed += 500) {
      const before = Date.now();
      expect(sourceOf(await recalculate())).toBe("local");
      expect(Date.now() - before).toBeLessThanOrEqual(10);
      await vi.advanceTimersByTimeAsync(490);
    }
    expect(runtime.status().state).toBe("offline");
    const attempts = worker.sent.map((request) => request.at);
    // Two attempts each (one retry): after 1, 2, 4, 8, 16 seconds, then every 30.
    expect(attempts.length).toBeLessThanOrEqual(2 * (6 + 600 / 30));
    expect(attempts.length).toBeGreaterThanOrEqual(2 * 15);

    worker.reply = null;
    await vi.advanceTimersByTimeAsync(40_000);
    expect(sourceOf(await recalculate())).toBe("local");
    await vi.advanceTimersByTimeAsync(100);
    expect(runtime.status().state).toBe("online");
    expect(sourceOf(await recalculate())).toBe("worker");
  });

  test("after a pause thousands of cells are calculated here at once, and one of them asks whether the server is back", async () => {
    const { worker, runtime } = startRuntime();
    worker.reply = networkError;
    await settled(runtime.invoke("TYLE", [1, 9_999]));
    await vi.advanceTimersByTimeAsync(60_000);
    const before = worker.sent.length;
    worker.reply = null;
    const cells = Array.from({ length: 5_000 }, (_, index) => runtime.invoke("TYLE", [index, 10_000]));
    expect((await settled(Promise.all(cells), 20)).every((invoked) => sourceOf(invoked) === "local")).toBe(true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(worker.sent.slice(before).map((request) => request.calls.length)).toEqual([1]);
    expect(runtime.status().state).toBe("online");
  });

  test("a request that was given up is not sent a second time", async () => {
    const { worker, runtime } = startRuntime();
    worker.reply = (_, signal) =>
      new Promise((__, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason));
      });
    await settled(runtime.invoke("TYLE", [1, 4]));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(worker.sent).toHaveLength(1);
  });

  test("whoever asks for a refresh does not wait for the end of a pause", async () => {
    const { worker, runtime } = startRuntime();
    worker.reply = networkError;
    await settled(runtime.invoke("SOLIEU", STORED_ARGS));
    worker.reply = null;
    worker.answer = storedAnswer(5);
    expect(sourceOf(await settled(runtime.invoke("SOLIEU", STORED_ARGS)))).toBe("STORED_UNAVAILABLE");
    runtime.dropCache("refresh");
    expect(shown(await settled(runtime.invoke("SOLIEU", STORED_ARGS)))).toBe(5);
  });

  test("after a refresh cells wait for the server, so that whoever asks sees whether it is back", async () => {
    const { worker, runtime } = startRuntime();
    worker.reply = networkError;
    await settled(runtime.invoke("TYLE", [1, 4]));
    runtime.dropCache("refresh");
    worker.reply = delayed(3_000);
    expect(sourceOf(await settled(runtime.invoke("TYLE", [1, 4])))).toBe("worker");
    runtime.dropCache("refresh");
    worker.reply = networkError;
    expect(sourceOf(await settled(runtime.invoke("TYLE", [1, 4])))).toBe("local");
    expect(runtime.status().state).toBe("offline");
  });

  test("when many stored figures come back after a failure, one request finds out before the others are sent", async () => {
    const { worker, runtime } = startRuntime({ maxCalls: 10 });
    worker.reply = networkError;
    await settled(runtime.invoke("SOLIEU", STORED_ARGS));
    const before = worker.sent.length;
    await vi.advanceTimersByTimeAsync(60_000);
    const cells = Array.from({ length: 80 }, (_, index) =>
      runtime.invoke("SOLIEU", [`X${index}`, "Q1/2023", "HS_TONG"]),
    );
    const answers = await settled(Promise.all(cells));
    expect(new Set(answers.map(sourceOf))).toEqual(new Set(["STORED_UNAVAILABLE"]));
    expect(worker.sent.length - before).toBe(2);
  });

  test("a clock that is put back an hour during a pause does not keep the add-in offline", async () => {
    const { worker, runtime } = startRuntime();
    worker.reply = networkError;
    await settled(runtime.invoke("SOLIEU", STORED_ARGS));
    worker.reply = null;
    worker.answer = storedAnswer(7);
    vi.setSystemTime(Date.now() - 3_600_000);
    expect(shown(await settled(runtime.invoke("SOLIEU", STORED_ARGS)))).toBe(7);
  });
});

describe("cancelling", () => {
  test("a cell that was edited in the meantime is not sent", async () => {
    const { worker, runtime } = startRuntime();
    const edited = new AbortController();
    const cells = [runtime.invoke("TYLE", [1, 4], edited.signal), runtime.invoke("TYLE", [2, 4])];
    edited.abort();
    const [cancelled, invoked] = await settled(Promise.all(cells));
    expect(cancelled).toMatchObject({ error: { code: "CANCELLED" } });
    expect(invoked && shown(invoked)).toBe(0.5);
    expect(worker.sent[0]?.calls).toEqual([{ fn: "TYLE", args: [2, 4] }]);
  });

  test("if every cell was edited nothing is sent", async () => {
    const { worker, runtime } = startRuntime();
    const edited = new AbortController();
    const cells = Array.from({ length: 20 }, (_, index) => runtime.invoke("TYLE", [index, 40], edited.signal));
    edited.abort();
    await settled(Promise.all(cells));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(worker.sent).toHaveLength(0);
    expect(runtime.status().pending).toBe(0);
  });

  test("another cell that waits for the same answer still gets it", async () => {
    const { runtime } = startRuntime();
    const edited = new AbortController();
    const cells = [runtime.invoke("TYLE", [1, 4], edited.signal), runtime.invoke("TYLE", [1, 4])];
    edited.abort();
    const [cancelled, invoked] = await settled(Promise.all(cells));
    expect([cancelled && sourceOf(cancelled), invoked && shown(invoked)]).toEqual(["CANCELLED", 0.25]);
  });

  test("a cell that asks again after everybody gave up is sent anew", async () => {
    const { worker, runtime } = startRuntime();
    const edited = new AbortController();
    const first = runtime.invoke("TYLE", [1, 4], edited.signal);
    edited.abort();
    const again = runtime.invoke("TYLE", [1, 4]);
    expect((await settled(Promise.all([first, again]))).map(sourceOf)).toEqual(["CANCELLED", "worker"]);
    expect(worker.sent).toHaveLength(1);
  });

  test("cancelled under way: the cell is settled at once, and the answer is remembered when it comes", async () => {
    const { worker, runtime } = startRuntime();
    worker.reply = delayed(1_000);
    const edited = new AbortController();
    const cell = runtime.invoke("TYLE", [1, 4], edited.signal);
    await vi.advanceTimersByTimeAsync(100);
    edited.abort();
    expect(sourceOf(await settled(cell, 20))).toBe("CANCELLED");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sourceOf(await settled(runtime.invoke("TYLE", [1, 4])))).toBe("cache");
    expect(worker.sent).toHaveLength(1);
  });

  test("a call that is cancelled before it is made is not made", async () => {
    const { worker, runtime } = startRuntime();
    expect(sourceOf(await settled(runtime.invoke("TYLE", [1, 4], AbortSignal.abort())))).toBe("CANCELLED");
    await vi.advanceTimersByTimeAsync(100);
    expect(worker.sent).toHaveLength(0);
  });
});

describe("a preview of a part of a formula", () => {
  test("arithmetic is shown, stored data only if it is known, and nothing is sent", async () => {
    const { worker, runtime } = startRuntime();
    expect(runtime.preview("TYLE", [1, 4])).toMatchObject({ value: 0.25, source: "local" });
    expect(runtime.preview("SOLIEU", STORED_ARGS)).toMatchObject({
      error: { code: "PREVIEW", cell: "#N/A", message: expect.stringContaining("SOLIEU") },
    });
    await vi.advanceTimersByTimeAsync(100);
    expect(worker.sent).toHaveLength(0);
    worker.answer = storedAnswer(20_595);
    await settled(runtime.invoke("SOLIEU", STORED_ARGS));
    expect(runtime.preview("SOLIEU", STORED_ARGS)).toMatchObject({ value: 20_595 });
  });
});

describe("the status", () => {
  test("counts what waits, what was sent and what is remembered, and is the same object until something changes", async () => {
    const reported: ConnectionStatus[] = [];
    const { worker, runtime } = startRuntime({ onStatus: (connectionStatus) => reported.push(connectionStatus) });
    expect(runtime.status()).toMatchObject({
      state: "unknown",
      core: null,
      lastContact: null,
      pending: 0,
      requests: 0,
    });
    worker.reply = delayed(100);
    const cells = Array.from({ length: 500 }, (_, index) => runtime.invoke("TYLE", [index, 500]));
    await vi.advanceTimersByTimeAsync(50);
    expect(runtime.status()).toMatchObject({ pending: 500, requests: 1, cached: 0 });
    expect(runtime.status()).toBe(runtime.status());
    await settled(Promise.all(cells));
    await vi.advanceTimersByTimeAsync(1);
    expect(runtime.status()).toMatchObject({
      state: "online",
      pending: 0,
      requests: 1,
      cached: 500,
      lastContact: START + 120,
    });
    expect(reported.at(-1)).toBe(runtime.status());
    // A pane that drew anew for each of 500 cells would freeze Excel.
    expect(reported.length).toBeLessThan(20);
  });

  test("a listener hears of changes until it leaves", async () => {
    const { runtime } = startRuntime();
    let heard = 0;
    const leave = runtime.subscribe(() => {
      heard += 1;
    });
    await settled(runtime.invoke("TYLE", [1, 4]));
    expect(heard).toBeGreaterThan(0);
    leave();
    const before = heard;
    await settled(runtime.invoke("TYLE", [2, 4]));
    expect(heard).toBe(before);
  });
});
