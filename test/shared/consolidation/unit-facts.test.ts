// What a unit is on a day: its level and province, since when it is the same unit, and the totals of its levels.
import { describe, expect, test } from "vitest";
import { consolidate } from "../../../shared/consolidation/consolidate.ts";
import { unitFacts } from "../../../shared/consolidation/unit-facts.ts";
import { FORM_DEFAULT } from "../../../shared/domain/form.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import { type Period, readPeriodKey } from "../../../shared/domain/period.ts";
import type { UnitCode, UnitVersion } from "../../../shared/domain/unit.ts";
import { unitGraph } from "../../../shared/domain/unit-graph.ts";
import { filed, sent, unitOf } from "../../support/reports.ts";

const day = (text: string): LocalDate => text as LocalDate;
const becomes = (unit: string): UnitVersion["successors"] => [
  { unit: unit as UnitCode, share: { numerator: 1, denominator: 1 } },
];

const UNITS = [
  unitOf("T", "Tỉnh Đồng Nai", "tỉnh", null),
  unitOf("H1", "Huyện Xuân Lộc", "huyện", "T", { validTo: day("2025-06-30") }),
  unitOf("H2", "Thành phố Long Khánh", "thành phố", "T", { validTo: day("2025-06-30") }),
  unitOf("A", "Xã A", "xã", "H1", { validTo: day("2023-12-31"), successors: becomes("B") }),
  unitOf("B", "Xã B", "xã", "H1", { validTo: day("2025-06-30") }),
  unitOf("B", "Xã B", "xã", "T", { validFrom: day("2025-07-01") }),
  // Moved from one district to the other.
  unitOf("C", "Xã C", "xã", "H1", { validTo: day("2022-05-31") }),
  unitOf("C", "Xã C", "xã", "H2", {
    validFrom: day("2022-06-01"),
    validTo: day("2025-06-30"),
    successors: becomes("B"),
  }),
  unitOf("S", "Sở Nội vụ", "sở", "T"),
];
const facts = (code: string, on: string) => unitFacts(unitGraph(UNITS), code as UnitCode, day(on));

describe("level and province", () => {
  test.each([
    ["T", "2024-01-01", "tinh"],
    ["H1", "2024-01-01", "huyen"],
    ["H2", "2024-01-01", "huyen"],
    ["B", "2024-01-01", "xa"],
    ["B", "2026-01-01", "xa"],
    ["S", "2026-01-01", "so"],
  ])("%s on %s is of level %s in Đồng Nai", (code, on, level) => {
    expect(facts(code, on)).toMatchObject({ level, province: "Tỉnh Đồng Nai" });
  });

  test("a unit that is not in force has none", () => {
    expect(facts("H1", "2025-07-01")).toBeNull();
    expect(facts("K", "2025-07-01")).toBeNull();
  });

  test("a unit outside every province has no province", () => {
    const units = [unitOf("X", "Xã X", "xã", null)];
    expect(unitFacts(unitGraph(units), "X" as UnitCode, day("2024-01-01"))).toMatchObject({ province: null });
  });
});

describe("the same unit since", () => {
  test.each([
    ["the province, whatever merges inside it and although its districts end", "T", "2026-01-01", "2000-01-01"],
    ["a district that lost a commune to another", "H1", "2024-06-01", "2022-06-01"],
    ["a district that gained it", "H2", "2024-06-01", "2022-06-01"],
    ["the same district while it had not lost it", "H1", "2022-01-01", "2000-01-01"],
    ["a commune that took in its neighbour under its own code", "B", "2024-06-01", "2024-01-01"],
    ["and another one later", "B", "2026-01-01", "2025-07-01"],
    ["a commune that only got another parent", "C", "2024-06-01", "2000-01-01"],
  ])("%s", (_, code, on, since) => {
    expect(facts(code, on)?.unchangedSince).toBe(since);
  });
});

describe("totals by level", () => {
  const period = readPeriodKey("civil:2023-06") as Period;
  const table = (...snapshots: Parameters<typeof sent>[]) => {
    const outcome = consolidate({
      unit: "H1" as UnitCode,
      period,
      form: FORM_DEFAULT,
      basis: "as-was",
      units: UNITS,
      snapshots: snapshots.map((snapshot) => sent(...snapshot)),
      monthly: [],
      today: day("2026-01-01"),
      byLevel: true,
    });
    if (!outcome.ok) throw new Error(outcome.problem.code);
    return outcome.result;
  };

  test("the district's own offices and its communes apart", () => {
    const { levels } = table(
      ["H1", period.key, filed(1, 10)],
      ["A", period.key, filed(2, 20)],
      ["B", period.key, filed(3, 30)],
    );
    expect(levels?.map(({ level, figures }) => [level, figures])).toEqual([
      ["huyen", filed(1, 10)],
      ["xa", filed(5, 50)],
    ]);
  });

  test("none where one level reported, or where a report hides its communes", () => {
    expect(table(["A", period.key, filed(2, 20)]).levels).toEqual([]);
    expect(table(["H1", period.key, filed(9, 90), { scopeBasis: "includingSubordinates" }]).levels).toEqual([]);
  });

  test("missing units come with their names", () => {
    const { reports } = table(["A", period.key, filed(2, 20)]);
    expect(reports.filter((report) => !report.isReceived)).toMatchObject([{ unit: "B", name: "Xã B" }]);
  });
});
