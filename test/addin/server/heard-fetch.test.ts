// What a page asks of the server says whether the server can be reached; the pane shows one state, not two.
import { expect, test } from "vitest";
import type { ConnectionStatus } from "../../../addin/functions/function-runtime.ts";
import { heardFetch } from "../../../addin/server/heard-fetch.ts";

const heard = async (state: ConnectionStatus["state"], ask: () => Promise<Response>) => {
  const tried: boolean[] = [];
  const runtime = {
    status: () => ({ state }) as ConnectionStatus,
    tryServer: async (isHeard = false) => void tried.push(isHeard),
  };
  const outcome = await heardFetch(
    ask,
    runtime,
  )("/v1/units").then(
    ({ status }) => status,
    (error: Error) => error.name,
  );
  return { outcome, tried };
};
const answers = (status: number) => async () => new Response(null, { status });
const fails = (error: Error) => () => Promise.reject(error);

test.each<readonly [string, ConnectionStatus["state"], () => Promise<Response>, unknown, readonly boolean[]]>([
  ["an answer after a failure has it asked at once", "offline", answers(200), 200, [true]],
  ["a refusal is an answer too", "offline", answers(422), 422, [true]],
  ["the first answer of all", "unknown", answers(200), 200, [true]],
  ["nothing is asked while all is well", "online", answers(200), 200, []],
  [
    "a failure while all seemed well has it looked at",
    "online",
    fails(new TypeError("no network")),
    "TypeError",
    [false],
  ],
  ["a failure that is known already asks nothing", "offline", fails(new TypeError("no network")), "TypeError", []],
  ["what somebody gave up says nothing", "online", fails(new DOMException("", "AbortError")), "AbortError", []],
])("%s", async (_, state, ask, outcome, tried) => {
  expect(await heard(state, ask)).toEqual({ outcome, tried });
});
