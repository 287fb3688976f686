// Cells of the web workbook that wait for answers: what is asked, when they are calculated again, what is said of a refused one.
import { beforeEach, describe, expect, test } from "vitest";
import type { Invoked } from "../../../addin/functions/runtime.ts";
import {
  type CellPlace,
  createFunctionBridge,
  type RefreshableBridge,
  WAITING_ERROR,
} from "../../../addin/workbook/function-bridge.ts";
import { isWholeCall } from "../../../addin/workbook/whole-call.ts";
import type { Argument } from "../../../shared/functions/cell.ts";

const at = (row: number, column = 0): CellPlace => ({ sheet: "s", row, column });
const WAITING = { kind: "waiting" };
const answer = (value: number, source: "worker" | "local" | "stale" = "worker"): Invoked => ({ value, source, at: 0 });
const refusal = (code: string, message: string): Invoked => ({ error: { code, cell: "#N/A", message } });

interface Asked {
  readonly id: string;
  readonly args: readonly Argument[];
  reply(invoked: Invoked): Promise<void>;
}

let asked: Asked[];
let recalculated: CellPlace[][];
let timers: (() => void)[];
let now: number;
let bridge: RefreshableBridge;

beforeEach(() => {
  [asked, recalculated, timers, now] = [[], [], [], 0];
  bridge = createFunctionBridge({
    invoke: (id, args) =>
      new Promise((resolve) => {
        asked.push({
          id,
          args,
          async reply(invoked) {
            resolve(invoked);
            await new Promise((done) => setImmediate(done));
          },
        });
      }),
    recalculate: (cells) => recalculated.push([...cells]),
    later: (task) => timers.push(task),
    now: () => now,
  });
  bridge.beginCalculation();
});

describe("answers", () => {
  test("a cell waits, is calculated again when the answer is there, and then has it at once", async () => {
    expect(bridge.evaluate("TYLE", [1, 2], at(1))).toEqual(WAITING);
    await asked[0]?.reply(answer(0.5));
    expect(recalculated).toEqual([[at(1)]]);
    expect(bridge.evaluate("TYLE", [1, 2], at(1))).toEqual({ kind: "settled", invoked: answer(0.5) });
    expect(asked).toHaveLength(1);
  });

  test("equal calls of several cells are asked once and calculated again together", async () => {
    for (const row of [1, 2, 3]) bridge.evaluate("TYLE", [1, 2], at(row));
    bridge.evaluate("TYLE", [1, 3], at(4));
    expect(asked).toHaveLength(2);
    await asked[0]?.reply(answer(0.5));
    expect(recalculated).toEqual([]);
    await asked[1]?.reply(answer(0.33));
    expect(recalculated).toEqual([[at(1), at(2), at(3), at(4)]]);
  });

  test("a slow call does not hold the others back for long", async () => {
    bridge.evaluate("TYLE", [1, 2], at(1));
    bridge.evaluate("TONGHOP", ["XUANLOC"], at(2));
    await asked[0]?.reply(answer(0.5));
    timers[0]?.();
    expect(recalculated).toEqual([[at(1)]]);
  });

  test("a call over a cell that waits is not asked", () => {
    expect(bridge.evaluate("TENKY", [{ error: WAITING_ERROR }], at(1))).toEqual(WAITING);
    expect(
      bridge.evaluate(
        "TYLECHUNG",
        [
          [[1], [{ error: WAITING_ERROR }]],
          [[2], [3]],
        ],
        at(2),
      ),
    ).toEqual(WAITING);
    expect(asked).toEqual([]);
  });

  test("a number and the same digits as text are different calls", () => {
    bridge.evaluate("LAYSO", ["20.757"], at(1));
    bridge.evaluate("LAYSO", [20.757], at(2));
    expect(asked).toHaveLength(2);
  });

  test("after some minutes the runtime is asked again", async () => {
    bridge.evaluate("SOLIEU", ["XUANLOC"], at(1));
    await asked[0]?.reply(answer(1));
    now += 5 * 60_000;
    expect(bridge.evaluate("SOLIEU", ["XUANLOC"], at(1))).toEqual(WAITING);
  });

  test("an answer to a question that was forgotten meanwhile is not used", async () => {
    bridge.evaluate("SOLIEU", ["XUANLOC"], at(1));
    bridge.forget();
    expect(bridge.evaluate("SOLIEU", ["XUANLOC"], at(1))).toEqual(WAITING);
    await asked[0]?.reply(answer(1));
    expect(recalculated).toEqual([]);
    await asked[1]?.reply(answer(2));
    expect(bridge.evaluate("SOLIEU", ["XUANLOC"], at(1))).toEqual({ kind: "settled", invoked: answer(2) });
  });

  test("when the server is back only what it did not answer is asked again", async () => {
    bridge.evaluate("TYLE", [1, 2], at(1));
    bridge.evaluate("TYLE", [1, 3], at(2));
    bridge.evaluate("SOLIEU", ["XUANLOC"], at(3));
    await asked[0]?.reply(answer(0.5));
    await asked[1]?.reply(answer(0.33, "local"));
    await asked[2]?.reply(refusal("STORED_UNAVAILABLE", "chưa kết nối"));
    for (const [row, args] of [
      [1, [1, 2]],
      [2, [1, 3]],
    ] as const)
      bridge.evaluate("TYLE", args, at(row));
    bridge.evaluate("SOLIEU", ["XUANLOC"], at(3));
    recalculated.length = 0;
    bridge.retryProvisional();
    expect(recalculated).toEqual([[at(2), at(3)]]);
    expect(bridge.evaluate("TYLE", [1, 2], at(1)).kind).toBe("settled");
    expect(bridge.evaluate("TYLE", [1, 3], at(2))).toEqual(WAITING);
  });
});

describe("refusals", () => {
  const evaluateAgain = async (id: string, args: readonly Argument[], place: CellPlace, invoked: Invoked) => {
    bridge.evaluate(id, args, place);
    await asked.at(-1)?.reply(invoked);
    bridge.beginCalculation();
    bridge.evaluate(id, args, place);
  };

  test("the sentence is kept for the cell until it is calculated without one", async () => {
    await evaluateAgain("TYLE", [1, 0], at(1), refusal("DENOMINATOR_ZERO", "Mẫu số bằng 0"));
    expect(bridge.refusalAt(at(1))).toEqual({ id: "TYLE", error: "#N/A", message: "Mẫu số bằng 0" });
    expect(bridge.refusalAt(at(2))).toBeNull();
    await evaluateAgain("TYLE", [1, 2], at(1), answer(0.5));
    expect(bridge.refusalAt(at(1))).toBeNull();
  });

  test("of two calls in one cell the refused one is named, whichever comes first", async () => {
    await evaluateAgain("TYLE", [1, 0], at(1), refusal("DENOMINATOR_ZERO", "Mẫu số bằng 0"));
    await evaluateAgain("TYLE", [1, 2], at(2), answer(0.5));
    bridge.beginCalculation();
    bridge.evaluate("TYLE", [1, 0], at(1));
    bridge.evaluate("TYLE", [1, 2], at(1));
    expect(bridge.refusalAt(at(1))?.message).toBe("Mẫu số bằng 0");
    bridge.beginCalculation();
    bridge.evaluate("TYLE", [1, 2], at(1));
    bridge.evaluate("TYLE", [1, 0], at(1));
    expect(bridge.refusalAt(at(1))?.message).toBe("Mẫu số bằng 0");
  });
});

test.each([
  ["=DVC.TYLE(B5,C5)", true],
  ["=dvc.tyle( B5 , C5 )", true],
  ['=DVC.TYLE(LEN("a)("),C5)', true],
  ["=DVC.TYLE('Sổ (1)'!B5,C5)", true],
  ["=DVC.TYLE(B5,C5)*100", false],
  ["=DVC.TYLE(B5,C5)+DVC.TYLE(B6,C6)", false],
  ["=IF(A1,DVC.TYLE(B5,C5))", false],
  ["=DVC.TYLECHUNG(B5,C5)", false],
  ["=-DVC.TYLE(B5,C5)", false],
  ["", false],
])("%s is nothing but a call of TYLE: %s", (formula, expected) => {
  expect(isWholeCall(formula, "TYLE")).toBe(expected);
});
