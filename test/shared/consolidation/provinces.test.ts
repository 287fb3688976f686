// The list of provinces: 63 until 30/06/2025, 34 from the day after, nobody's figures lost between, and importable as it is.
import { describe, expect, test } from "vitest";
import { planUnitImport } from "../../../shared/checking/unit-import.ts";
import { readUnitRows, unitRowsOf } from "../../../shared/checking/unit-rows.ts";
import { carryForward } from "../../../shared/consolidation/crosswalk.ts";
import type { Figures } from "../../../shared/domain/figure.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import { TURNING_DAYS } from "../../../shared/domain/turning-days.ts";
import { type UnitVersion, unitTreeOn } from "../../../shared/domain/unit.ts";
import { readUnitName, unitDirectory } from "../../../shared/reading/unit-name.ts";
import { PROVINCE_COUNTS, PROVINCE_VERSIONS } from "../../../shared/rules/provinces-vn.ts";

const on = (day: string) => [...unitTreeOn(PROVINCE_VERSIONS, day as LocalDate).byCode.values()];
const cities = (units: readonly UnitVersion[]) => units.filter((unit) => unit.type === "thành phố").length;

describe("how many there are", () => {
  test.each([
    ["2008-08-01", 63, 5],
    ["2024-12-31", 63, 5],
    ["2025-01-01", 63, 6],
    ["2025-06-30", 63, 6],
    ["2025-07-01", 34, 6],
    ["2026-11-22", 34, 6],
  ])("on %s: %i, of them %i cities", (day, all, municipal) => {
    expect([on(day).length, cities(on(day))]).toEqual([all, municipal]);
  });

  test("as the resolution counts them", () => {
    const now = on(TURNING_DAYS.twoTiers.day);
    expect([now.length, now.length - cities(now), cities(now)]).toEqual([
      PROVINCE_COUNTS.all,
      PROVINCE_COUNTS.provinces,
      PROVINCE_COUNTS.cities,
    ]);
  });
});

test("the list can be imported, and comes back from its own file unchanged", () => {
  const rows = unitRowsOf(PROVINCE_VERSIONS);
  expect(planUnitImport(rows, [], "*")).toMatchObject({ added: PROVINCE_VERSIONS.length, conflicts: [] });
  const bare = PROVINCE_VERSIONS.map(({ source: _, confidence: __, ...unit }) => unit);
  expect(readUnitRows(rows).units.map(({ line: _, ...unit }) => unit)).toEqual(bare);
});

test("what a province sent before the reform is counted once, in one province of today", () => {
  const today = unitTreeOn(PROVINCE_VERSIONS, TURNING_DAYS.twoTiers.day);
  const received = new Map<string, number>();
  for (const { code } of on("2025-06-30")) {
    const carried = carryForward(PROVINCE_VERSIONS, today, code, { HS_TONG: 1 } as Figures);
    if (!carried.ok) throw new Error(`${code}: ${carried.reason}`);
    for (const { unit, figures } of carried.contributions) {
      received.set(unit, (received.get(unit) ?? 0) + Number(figures.HS_TONG));
    }
  }
  expect([...received.values()].reduce((a, b) => a + b)).toBe(63);
  expect(new Set(received.keys())).toEqual(new Set(today.byCode.keys()));
});

describe("what is vouched for", () => {
  test("two mergers are read in the resolution; everything else says that it is unverified", () => {
    const sure = PROVINCE_VERSIONS.filter((unit) => unit.confidence === "V").map((unit) => unit.code);
    expect(new Set(sure)).toEqual(new Set(["TAYNINH", "LONGAN", "DONGNAI", "BINHPHUOC"]));
    expect(PROVINCE_VERSIONS.every((unit) => unit.source.length > 0)).toBe(true);
  });

  test.each([
    ["LONGAN", "TAYNINH"],
    ["BINHPHUOC", "DONGNAI"],
  ])("%s became part of %s", (former, now) => {
    const unit = PROVINCE_VERSIONS.find((provinceVersion) => provinceVersion.code === former);
    expect([unit?.validTo, unit?.successors]).toEqual(["2025-06-30", [{ unit: now, share: null }]]);
  });
});

const directory = unitDirectory(PROVINCE_VERSIONS);

test.each([
  ["Hà Nội", "2026-11-22", "HANOI"],
  ["TP. Hồ Chí Minh", "2026-11-22", "HOCHIMINH"],
  ["tỉnh Bà Rịa - Vũng Tàu", "2025-06-30", "BARIAVUNGTAU"],
  ["tỉnh Bà Rịa - Vũng Tàu", "2026-11-22", "HOCHIMINH"],
  ["dak lak", "2026-11-22", "DAKLAK"],
  ["Khánh Hoà", "2026-11-22", "KHANHHOA"],
  ["Thừa Thiên Huế", "2024-06-30", "HUE"],
  ["Long An", "2026-11-22", "TAYNINH"],
])("an office that imported it finds “%s” on %s as %s", (name, day, code) => {
  const reading = readUnitName(directory, name, { day: day as LocalDate });
  expect(reading.kind === "found" ? reading.unit.code : reading).toBe(code);
});
