// Sorting by a column's heading and selecting many units: what a click leads to, and what is selected after it.
import { describe, expect, test } from "vitest";
import {
  nextSort,
  type SortColumn,
  selectedAfter,
  sortOf,
} from "../../../addin/taskpane/consolidate/table/row-order.ts";
import { EVERY_ROW, type Sort, type UnitRow, wishedRows } from "../../../addin/taskpane/consolidate/table/unit-rows.ts";
import type { UnitCode } from "../../../shared/domain/unit.ts";

test.each<readonly [SortColumn, Sort, Sort]>([
  ["shown", "table", "high"],
  ["shown", "high", "low"],
  ["shown", "low", "table"],
  ["shown", "name", "high"],
  ["change", "fallen", "risen"],
  ["name", "table", "name"],
  ["name", "name", "table"],
  ["rank", "low", "rank"],
])("a click on %s, sorted by %s, sorts by %s", (column, sort, next) => expect(nextSort(column, sort)).toBe(next));

test.each<readonly [SortColumn, Sort, string | undefined]>([
  ["shown", "high", "descending"],
  ["shown", "low", "ascending"],
  ["shown", "name", undefined],
  ["change", "risen", "descending"],
  ["state", "state", "other"],
  ["name", "table", undefined],
])("%s, sorted by %s, is told to be %s", (column, sort, text) => expect(sortOf(column, sort)).toBe(text));

test("those that rose most stand first, those without an earlier period last", () => {
  const row = (unit: string, change: number | null) => ({ unit, name: unit, change }) as unknown as UnitRow;
  const rows = wishedRows([row("A", null), row("B", -1), row("C", 4)], { ...EVERY_ROW, sort: "risen" });
  expect(rows.map(({ unit }) => unit)).toEqual(["C", "B", "A"]);
});

describe("what is selected", () => {
  const code = (text: string) => text as UnitCode;
  const order = ["A", "B", "C", "D"].map(code);
  const after = (selected: string, unit: string, isSelected: boolean, anchor: string | null) =>
    [...selectedAfter(new Set([...selected].map(code)), order, code(unit), isSelected, anchor as UnitCode | null)]
      .sort()
      .join("");
  test.each<readonly [string, string, string, boolean, string | null, string]>([
    ["one more", "A", "C", true, null, "AC"],
    ["one less", "AC", "C", false, null, "A"],
    ["everything down to there", "A", "C", true, "A", "ABC"],
    ["everything up to there", "D", "B", true, "D", "BCD"],
    ["a stretch is taken back", "ABCD", "C", false, "B", "AD"],
    ["the first of the stretch is filtered out: only the one", "", "B", true, "X", "B"],
    ["what is not shown stays selected", "Z", "A", true, null, "AZ"],
  ])("%s", (_, selected, unit, isSelected, anchor, expected) => {
    expect(after(selected, unit, isSelected, anchor)).toBe(expected);
  });
});
