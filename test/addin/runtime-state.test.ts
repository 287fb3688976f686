// What the function runtime does after each kind of event, without a timer or a network: counts, pauses, what is asked again, how a call goes.
import { describe, expect, test } from "vitest";
import type { ComputeReply } from "../../addin/functions/compute-request.ts";
import { mayTry } from "../../addin/functions/connection.ts";
import { nextState, type RuntimeEvent, startState, wayOfCall } from "../../addin/functions/runtime-state.ts";

const reply = (given: ComputeReply, now: number, spread = 0.5): RuntimeEvent => ({
  kind: "reply",
  reply: given,
  now,
  spread,
});
const answered = (core: string, version = "1"): ComputeReply => ({
  kind: "answered",
  core,
  ruleSets: [{ id: "qd766", version }],
  results: [],
});
const LOST: ComputeReply = { kind: "unreachable" };
const following = (...events: readonly RuntimeEvent[]) =>
  events.reduce((step, event) => nextState(step.state, event), nextState(startState("a"), { kind: "attempt" }));

describe("what becomes of remembered answers", () => {
  test.each<[string, readonly RuntimeEvent[], string | null]>([
    ["first answer", [reply(answered("1.0"), 5)], null],
    ["same versions", [reply(answered("1.0"), 5), reply(answered("1.0"), 6)], null],
    ["another core", [reply(answered("1.0"), 5), reply(answered("1.1"), 6)], "expireAll"],
    ["another rule set", [reply(answered("1.0"), 5), reply(answered("1.0", "2"), 6)], "expireAll"],
    ["the token in use", [{ kind: "token", token: "a" }], null],
    ["another token", [{ kind: "token", token: "b" }], "forgetStored"],
    ["no token any more", [{ kind: "token", token: null }], "forgetStored"],
    ["the same token entered again", [{ kind: "drop", reason: "token", token: "a" }], "forgetStored"],
    ["a refresh", [{ kind: "drop", reason: "refresh", token: "a" }], "expireAll"],
    ["a submission", [{ kind: "drop", reason: "submission", token: "a" }], "expireStored"],
    ["a failure", [reply(LOST, 5)], null],
  ])("%s", (_, events, effect) => {
    expect(following(...events).effect).toBe(effect);
  });

  test("calls made before another token, a refresh or a submission do not answer those made after", () => {
    const { state } = following(
      { kind: "token", token: "b" },
      { kind: "drop", reason: "refresh", token: "b" },
      { kind: "drop", reason: "submission", token: "b" },
    );
    expect(state.dataNumber).toBe(3);
  });
});

describe("how a call is answered", () => {
  const tryNow: RuntimeEvent = { kind: "tryNow" };
  test.each<[string, readonly RuntimeEvent[], number, string, string]>([
    ["before the first contact", [], 0, "ask", "ask"],
    ["while the Worker answers", [reply(answered("1.0"), 0)], 1, "ask", "ask"],
    ["during the pause after a failure", [reply(LOST, 0)], 999, "here", "here"],
    ["after that pause", [reply(LOST, 0)], 1_000, "hereAndAsk", "ask"],
    ["two failures at once are one", [reply(LOST, 0), reply(LOST, 0)], 1_000, "hereAndAsk", "ask"],
    ["the second pause is twice as long", [reply(LOST, 0), reply(LOST, 1_000)], 2_999, "here", "here"],
    ["after the second pause", [reply(LOST, 0), reply(LOST, 1_000)], 3_000, "hereAndAsk", "ask"],
    ["when somebody asks to try", [reply(LOST, 0), tryNow], 1, "ask", "ask"],
    ["the Worker asks to wait", [reply({ kind: "busy", waitMs: 2_000 }, 0)], 1_999, "here", "here"],
    ["it has waited", [reply({ kind: "busy", waitMs: 2_000 }, 0)], 2_000, "ask", "ask"],
    ["a clock put back by an hour", [reply(LOST, 3_600_000)], 0, "hereAndAsk", "ask"],
    ["a refused batch shows that it is there", [reply(LOST, 0), reply({ kind: "refused" }, 5)], 6, "ask", "ask"],
  ])("%s", (_, events, now, way, wayStored) => {
    const { state } = following(...events);
    expect(wayOfCall(state, { needsStored: false, now })).toBe(way);
    expect(wayOfCall(state, { needsStored: true, now })).toBe(wayStored);
  });

  test("pauses are spread by a quarter and never longer than half a minute and that quarter", () => {
    const failures = Array.from({ length: 12 }, (_, index) => reply(LOST, index * 100_000, 1));
    const { state } = following(...failures);
    expect(mayTry(state.connection, 1_100_000 + 37_499)).toBe(false);
    expect(mayTry(state.connection, 1_100_000 + 37_500)).toBe(true);
  });
});

describe("what the status counts", () => {
  const here = (knownAt: number | null, needsStored = true): RuntimeEvent => ({
    kind: "answerHere",
    needsStored,
    knownAt,
  });

  test("answers given without the Worker, until it answers again", () => {
    const events = [here(7), here(3), here(null, false), here(9)];
    const { state } = following(...events);
    expect(state).toMatchObject({ requests: 1, withoutWorker: 4, storedWithoutWorker: 3, oldestShown: 3 });
    const back = nextState(state, reply(answered("1.0"), 20)).state;
    expect(back).toMatchObject({ withoutWorker: 0, storedWithoutWorker: 0, oldestShown: null });
  });

  test("unknown functions once each, the first twenty", () => {
    const names = Array.from({ length: 30 }, (_, index) => `F${index % 25}`);
    const { state } = following(...names.map((fn): RuntimeEvent => ({ kind: "unknownFunction", fn })));
    expect(state.unknownFunctions).toEqual(names.slice(0, 20));
  });
});
