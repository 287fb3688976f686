// What the outbox does next with its entries: who may be sent, who goes together, what follows an answer, how long it waits.
import { describe, expect, test } from "vitest";
import type { OutboxEntry, OutboxFate, OutboxOrder } from "../../addin/taskpane/outbox/outbox-entry.ts";
import {
  dueEntries,
  followersAfter,
  nextGroup,
  outlivedKeys,
  placeOrder,
  retryDelay,
  withDeadMark,
} from "../../addin/taskpane/outbox/outbox-plan.ts";

const WAITING: OutboxFate = { state: "waiting", hold: null, said: null };
const sent = (revision: number): OutboxFate => ({
  state: "sent",
  delivery: { revision, hash: "h", submittedAt: "", lateness: null },
});
const order = (unit: string, part: Partial<OutboxOrder> = {}) =>
  ({
    kind: "submit",
    unit,
    period: "nd09:2026-06",
    form: "06a",
    body: { note: unit },
    base: null,
    ...part,
  }) as OutboxOrder;
const entry = (key: string, part: Partial<OutboxEntry> = {}): OutboxEntry => ({
  key,
  sequence: 1,
  order: order(`unit of ${key}`),
  sender: { mark: "m", unit: "u" },
  createdAt: 0,
  tries: 0,
  deadMark: null,
  after: null,
  fate: WAITING,
  ...part,
});
const OWN = { mark: "m", unit: "u" };
const keysOf = (entries: readonly OutboxEntry[]) => entries.map(({ key }) => key);

describe("who may be sent", () => {
  test.each<[string, OutboxEntry, { mark: string; unit: string } | null, string | null]>([
    ["with the token it was made with", entry("a"), OWN, null],
    ["with another token of the same unit", entry("a"), { mark: "n", unit: "u" }, null],
    ["without a token", entry("a"), null, "noToken"],
    ["with a token of another unit", entry("a"), { mark: "n", unit: "v" }, "otherUnit"],
    ["with a token that was refused", entry("a", { deadMark: "m" }), OWN, "deadToken"],
  ])("%s", (_, waiting, current, hold) => {
    const { due, held } = dueEntries([waiting], current, new Set());
    expect(keysOf(due)).toEqual(hold === null ? ["a"] : []);
    expect(due.map(({ sender }) => sender.mark)).toEqual(hold === null ? [current?.mark] : []);
    expect(held.map(({ fate }) => fate.state === "waiting" && fate.hold)).toEqual(hold === null ? [] : [hold]);
  });

  test("why it waits is written down once", () => {
    const [held] = dueEntries([entry("a")], null, new Set()).held;
    expect(dueEntries(held ? [held] : [], null, new Set()).held).toEqual([]);
  });

  test("neither one that was tried nor one that follows a waiting one, but one whose forerunner is gone", () => {
    const entries = [entry("a"), entry("b", { after: "a" }), entry("c"), entry("d", { after: "gone" })];
    expect(keysOf(dueEntries(entries, OWN, new Set(["c"])).due)).toEqual(["a", "d"]);
    const answered = entries.map((each) => (each.key === "a" ? { ...each, fate: sent(1) } : each));
    expect(keysOf(dueEntries(answered, OWN, new Set()).due)).toEqual(["b", "c", "d"]);
  });
});

describe("who goes together", () => {
  const again = entry("again", { tries: 1 });
  const correction = entry("correction", { order: order("x", { kind: "correct" }) });
  const same = entry("same", { order: entry("a").order });
  test.each<[string, readonly OutboxEntry[], readonly string[]]>([
    ["nobody", [], []],
    ["first tries together", [entry("a"), entry("b")], ["a", "b"]],
    ["a second try alone", [again, entry("a")], ["again"]],
    ["a second try stays behind", [entry("a"), again, entry("b")], ["a", "b"]],
    ["a correction alone", [correction, entry("a")], ["correction"]],
    ["each place once", [entry("a"), same, entry("b")], ["a", "b"]],
  ])("%s", (_, due, keys) => {
    expect(keysOf(nextGroup(due))).toEqual(keys);
  });
  test("at most fifty", () => {
    expect(nextGroup(Array.from({ length: 70 }, (_, index) => entry(`${index}`)))).toHaveLength(50);
  });
});

describe("what follows an answer", () => {
  const follower = entry("b", { after: "a", order: order("u", { base: 2 }) });
  test.each<[string, OutboxFate, number]>([
    ["delivered: the follower continues from its revision", sent(7), 7],
    [
      "refused: the follower keeps its own",
      { state: "refused", refusal: { status: 422, code: "X", text: "", findings: [] } },
      2,
    ],
  ])("%s", (_, fate, base) => {
    expect(followersAfter([follower, entry("c")], entry("a", { fate }))).toEqual([
      { ...follower, after: null, order: { ...follower.order, base } },
    ]);
  });

  test("a dead token marks the waiting entries made with it", () => {
    const entries = [entry("a"), entry("b", { fate: sent(1) }), entry("c", { sender: { mark: "n", unit: "u" } })];
    expect(withDeadMark([...entries, entry("d", { deadMark: "m" })], "m")).toEqual([entry("a", { deadMark: "m" })]);
  });

  test("thirty delivered entries stay", () => {
    const entries = Array.from({ length: 32 }, (_, index) => entry(`${index}`, { fate: sent(1) }));
    expect(outlivedKeys([entry("waiting"), ...entries])).toEqual(["0", "1"]);
  });

  test.each<[string, readonly OutboxEntry[], boolean, number, number | null]>([
    ["nothing waits", [entry("a", { fate: sent(1) })], true, 3, null],
    ["first failure", [entry("a")], true, 0, 5_000],
    ["third failure", [entry("a")], true, 2, 45_000],
    ["many failures", [entry("a")], true, 99, 300_000],
    ["only what is held back", [entry("a", { deadMark: "m" })], true, 1, null],
    ["something could not be written down", [], false, 1, 15_000],
  ])("pause: %s", (_, entries, isKept, failures, delay) => {
    expect(retryDelay({ entries, isKept }, OWN, failures)).toBe(delay);
  });
});

describe("where an order goes", () => {
  const older = entry("a", { order: order("u"), sequence: 4 });
  const other = order("u", { body: { note: "other" } as unknown as OutboxOrder["body"] });
  test.each<[string, readonly OutboxEntry[], readonly string[], OutboxOrder, string | null, string | null, string]>([
    ["into an empty outbox", [], [], other, null, null, "new"],
    ["the same report once more", [older], [], older.order, null, null, "a"],
    ["instead of one that never left", [older], [], other, null, "a", "new"],
    ["behind one that is on its way", [older], ["a"], other, "a", null, "new"],
    ["behind one that may have arrived", [{ ...older, tries: 1 }], [], other, "a", null, "new"],
    ["beside one of another unit", [older], [], order("v"), null, null, "new"],
  ])("%s", (_, entries, sending, placed, after, replaced, key) => {
    const plan = placeOrder({ entries, sending }, placed, { current: OWN, key: "new", now: 9 });
    expect(plan).toMatchObject({ key, replaced });
    if (key === "new")
      expect(plan.entry).toMatchObject({ after, sequence: entries.length === 0 ? 1 : 5, createdAt: 9, tries: 0 });
    else expect(plan.entry).toBeNull();
  });
});
