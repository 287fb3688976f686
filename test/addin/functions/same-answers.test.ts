// Whether the Worker answers or the script in Excel while the Worker is away: the same 10.000 random calls give the same bytes.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Invoked } from "../../../addin/functions/runtime.ts";
import type { SharedRuntime } from "../../../addin/functions/shared-runtime.ts";
import type { Call } from "../../../shared/functions/compute.ts";
import { type FakeExcel, startFakeExcel } from "../../support/excel-fake-host.ts";
import { ensureFunctionBundle } from "../../support/function-bundle.ts";
import { type RunningWorker, startWorker } from "../../support/worker.ts";
import { FREE_FUNCTIONS, randomCalls } from "./random-calls.ts";

const TOTAL = 10_000;
const CALLS_AT_ONCE = 1_000;
const START_LIMIT_MS = 120_000;
/** 9:00 in Vietnam on the day that the Worker of the tests takes for today. */
const NOW = Date.UTC(2026, 10, 22, 2);

let worker: RunningWorker;
let excel: FakeExcel;
beforeAll(async () => {
  await ensureFunctionBundle();
  const noNetwork = () => Promise.reject(new TypeError("Failed to fetch"));
  excel = startFakeExcel({ origin: "https://dvc.example", fetch: noNetwork, now: () => NOW, hurry: { times: 20 } });
  worker = await startWorker();
  await excel.laterScriptRan;
}, START_LIMIT_MS);
afterAll(() => worker.close());

const fromWorker = async (calls: readonly Call[]): Promise<readonly string[]> => {
  const answers: string[] = [];
  for (let first = 0; first < calls.length; first += CALLS_AT_ONCE) {
    const body = { calls: calls.slice(first, first + CALLS_AT_ONCE) };
    const { json } = await worker.call("/v1/compute", { token: null, body });
    answers.push(...json.results.map((result: unknown) => JSON.stringify(result)));
  }
  return answers;
};

const bytesOf = (invoked: Invoked): string => {
  if ("error" in invoked) return JSON.stringify(invoked);
  const { source, at, ...answer } = invoked;
  expect([source, at]).toEqual(["local", NOW]);
  return JSON.stringify(answer);
};

const fromScript = async (calls: readonly Call[]): Promise<readonly string[]> => {
  const { runtime } = excel.shared() as SharedRuntime;
  // Finds out that there is no Worker; after that nobody waits for it.
  await runtime.invoke("LAYSO", ["1"]);
  return (await Promise.all(calls.map(({ fn, args }) => runtime.invoke(fn, args)))).map(bytesOf);
};

test("the script answers as the Worker does, values, formats and sentences alike", async () => {
  const seed = Date.now() % 2 ** 31;
  const calls = randomCalls(TOTAL, seed);
  expect(calls).toHaveLength(TOTAL);
  const [there, here] = [await fromWorker(calls), await fromScript(calls)];
  const differences = calls.flatMap((call, index) =>
    there[index] === here[index] ? [] : [{ seed, call: JSON.stringify(call), there: there[index], here: here[index] }],
  );
  expect(differences.slice(0, 5)).toEqual([]);
  // The calls are no idle ones: of each function some are answered and some refused.
  for (const { id } of FREE_FUNCTIONS) {
    const own = there.filter((_, index) => calls[index]?.fn === id);
    const refused = own.filter((answer) => answer.startsWith('{"error"')).length;
    expect(refused, `${id}: ${refused} of ${own.length} refused`).toBeGreaterThan(0);
    expect(own.length - refused, `${id}: ${own.length - refused} of ${own.length} answered`).toBeGreaterThan(5);
  }
  expect(there.some((answer) => answer.includes('"INTERNAL"'))).toBe(false);
}, 60_000);
