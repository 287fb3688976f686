// What one scorecard and one rate cost: 1.000 full 766 scorecards and 1.000 PHANTRAM, the way a Worker batch runs them.
import { expect, test } from "vitest";
import type { LocalDate } from "../../shared/domain/local-date.ts";
import { refuse } from "../../shared/domain/problem.ts";
import type { Argument } from "../../shared/functions/cell.ts";
import { computeCall, isCallError } from "../../shared/functions/compute.ts";
import { scoreIndex } from "../../shared/scoring/scorecard.ts";
import { FULL, figuresOf, periodOf, ruleSetOf } from "../support/scoring-cases.ts";

const ITEMS = 1000;
const portal = ruleSetOf("qd766-portal-2026");
const period = periodOf("civil:2026-Q3");
const context = { today: "2026-11-22" as LocalDate, stored: () => refuse("UNAUTHENTICATED", {}) };

/** Other counts for each item, so that nothing can be answered from the item before. */
const figures = Array.from({ length: ITEMS }, (_, item) => figuresOf({ ...FULL, HS_TRUOC_HAN: 2000 + item }));
const tables = figures.map((figure) => Object.entries(figure) as Argument);

const answered = (fn: string, args: readonly Argument[]): void => {
  const result = computeCall({ fn, args }, context);
  if (isCallError(result)) throw new Error(result.error.message);
};

const CASES: readonly (readonly [name: string, run: (item: number) => void])[] = [
  [
    "scorecard of 24 lines from figures",
    (item) => {
      const { score } = scoreIndex(portal, period, { figures: figures[item] ?? {} });
      if (score === null) throw new Error("no score");
    },
  ],
  ["DIEM of a table of 41 rows", (item) => answered("DIEM", [tables[item] ?? null, "Quý III/2026"])],
  ["BANGDIEM of a table of 41 rows", (item) => answered("BANGDIEM", [tables[item] ?? null, "Quý III/2026"])],
  ["PHANTRAM", (item) => answered("PHANTRAM", [4840 + item, 26757, 1])],
  ["TYLE", (item) => answered("TYLE", [4840 + item, 26757, 1])],
];

/** Far above what any machine needs; a run beyond it means that something became quadratic. */
const MICROSECONDS_MOST = 5000;

for (const [name, run] of CASES) {
  test(`${ITEMS} × ${name}`, async ({ bench }) => {
    const all = () => {
      for (let item = 0; item < ITEMS; item += 1) run(item);
    };
    const { latency } = await bench(name, all).run({ time: 0, iterations: 5, warmupTime: 0, warmupIterations: 1 });
    const microseconds = (latency.mean / ITEMS) * 1000;
    console.log(`${name}: ${microseconds.toFixed(1)} µs each`);
    expect(microseconds).toBeLessThan(MICROSECONDS_MOST);
  });
}
