// Who may see which unit, and which units a total needs, across moves, mergers and splits.
import { describe, expect, test } from "vitest";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import type { UnitCode, UnitVersion } from "../../../shared/domain/unit.ts";
import { isWithin, unitGraph, unitsAround } from "../../../shared/domain/unit-graph.ts";

const END = "2025-06-30" as LocalDate;
const START = "2025-07-01" as LocalDate;
const code = (text: string) => text as UnitCode;
const unit = (
  name: string,
  parent: string | null,
  from: string,
  to: string | null,
  ...successors: string[]
): UnitVersion => ({
  code: code(name),
  name,
  type: "xã",
  parent: parent as UnitCode | null,
  validFrom: from as LocalDate,
  validTo: to as LocalDate | null,
  successors: successors.map((successor) => ({ unit: code(successor), share: null })),
  reports: false,
});

// Province A took over B on 1/7/2025; A's district H ended and its work went to the communes X and NEW; X1 joined X.
const UNITS: readonly UnitVersion[] = [
  unit("A", null, "2000-01-01", null),
  unit("B", null, "2000-01-01", END, "A"),
  unit("H", "A", "2000-01-01", END, "X", "NEW"),
  unit("X", "H", "2000-01-01", END),
  unit("X", "A", START, null),
  unit("X1", "H", "2000-01-01", END, "X"),
  unit("NEW", "A", START, null),
  unit("HB", "B", "2000-01-01", END, "A"),
  unit("Y", "HB", "2000-01-01", END, "Z"),
  unit("Z", "A", START, null),
  unit("C", null, "2000-01-01", null),
  unit("MOVED", "A", "2000-01-01", "2019-12-31"),
  unit("MOVED", "C", "2020-01-01", null),
];
const GRAPH = unitGraph(UNITS);
const BEFORE = [END, "2026-11-22" as LocalDate] as const;
const TODAY = ["2026-11-22" as LocalDate] as const;

test.each<[string, string, readonly LocalDate[], boolean]>([
  ["A", "A", TODAY, true],
  ["A", "X", TODAY, true],
  ["X", "A", TODAY, false],
  ["H", "X", BEFORE, true],
  ["H", "X", TODAY, false],
  ["X", "X1", BEFORE, true],
  ["NEW", "X1", BEFORE, false],
  ["NEW", "H", BEFORE, true],
  ["X", "H", BEFORE, true],
  ["A", "B", BEFORE, true],
  ["A", "Y", BEFORE, true],
  ["A", "Y", TODAY, true],
  ["Z", "Y", BEFORE, true],
  ["Z", "HB", BEFORE, false],
  ["C", "X", BEFORE, false],
  ["A", "MOVED", TODAY, false],
  ["A", "MOVED", ["2018-12-31" as LocalDate], true],
  ["C", "MOVED", TODAY, true],
  ["A", "KHONGCO", TODAY, false],
])("%s sees %s on %j: %s", (viewer, seen, days, expected) => {
  expect(isWithin(GRAPH, code(viewer), code(seen), days)).toBe(expected);
});

describe("units that a total needs", () => {
  test("of a commune: itself, what joined it, and what those parts became", () => {
    expect(new Set(unitsAround(GRAPH, code("NEW")).map((unitVersion) => unitVersion.code))).toEqual(
      new Set(["NEW", "H", "X", "X1"].map(code)),
    );
  });

  test("of a province: everything that was ever below it and its predecessor", () => {
    expect(unitsAround(GRAPH, code("A")).length).toBe(UNITS.length - 1);
  });
});
