// The sparkline: gaps and breaks are not drawn over, each unit is asked for once, and the words say the same.
import { expect, test } from "vitest";
import {
  createTrends,
  type Point,
  sparkLines,
  trendStart,
  trendText,
} from "../../../addin/taskpane/consolidate/table/trend.ts";
import type { FormCode } from "../../../shared/domain/form-code.ts";
import { type Period, parsePeriodKey } from "../../../shared/domain/period.ts";
import { addressedServer } from "../../support/addressed-server.ts";

const SIZE = { width: 54, height: 24 };
const point = (label: string, value: number | null, broken?: Point["break"]): Point => ({
  label,
  value,
  ...(broken ? { break: broken } : {}),
});
const period = (key: string): Period => parsePeriodKey(key) as Period;

test.each<readonly [string, readonly Point[], readonly string[]]>([
  ["nothing", [], []],
  ["only gaps", [point("1", null), point("2", null)], []],
  ["the low at the bottom, the high at the top", [point("1", 0.1), point("2", 0.3)], ["2,22 52,2"]],
  ["level", [point("1", 0.1), point("2", 0.1)], ["2,12 52,12"]],
  ["a gap is left open", [point("1", 0), point("2", null), point("3", 1)], ["2,22 2,22", "52,2 52,2"]],
  ["a merger is not drawn over", [point("1", 0), point("2", 1, "merger")], ["2,22 2,22", "52,2 52,2"]],
])("%s", (_, points, expected) => expect(sparkLines(points, SIZE)).toEqual(expected));

test("in words, with what is not there", () => {
  expect(trendText([point("Tháng 5/2023", 0.1234), point("Tháng 6/2023", null)])).toBe(
    "Tháng 5/2023: 12,3%; Tháng 6/2023: chưa có",
  );
  expect(trendText([])).toBe("chưa có diễn biến");
});

test.each([
  ["civil:2023-06", "civil:2023-01"],
  ["nd09:2023-Q1", "nd09:2021-Q4"],
  ["range:2021-12-20..2022-09-12", null],
])("%s begins with %s", (key, first) => expect(trendStart(period(key))?.key ?? null).toBe(first));

test("a unit is asked for once, at most three at a time, the latest wish first; a refusal is an empty trend", async () => {
  const asked: string[] = [];
  const settle: (() => void)[] = [];
  const server = addressedServer(
    (address) =>
      new Promise((resolve) => {
        asked.push(address);
        settle.push(() => resolve({ ok: false }));
      }),
  );
  const trends = createTrends(
    server,
    { period: period("civil:2023-06"), form: "chung" as FormCode },
    "ONLINE_RATE_ALL",
  );
  for (const unit of ["A", "B", "C", "D", "E", "A"]) trends.want(unit);
  expect(asked).toHaveLength(3);
  expect(asked[0]).toBe("/v1/series/A?form=chung&figure=ONLINE_RATE_ALL&from=civil%3A2023-01&to=civil%3A2023-06");
  settle[0]?.();
  await new Promise((resolve) => setTimeout(resolve));
  expect(trends.get("A")).toEqual([]);
  expect(trends.get("B")).toBeNull();
  expect(asked[3]).toContain("/series/E?");
});
