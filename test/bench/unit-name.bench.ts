// What it costs to find a unit by a misspelt name in a country of eleven thousand units.
import { test } from "vitest";
import type { LocalDate } from "../../shared/domain/local-date.ts";
import type { UnitCode, UnitVersion } from "../../shared/domain/unit.ts";
import { readUnitName, unitDirectory } from "../../shared/reading/unit-name.ts";

const FIRST = ["Tân", "Phú", "Xuân", "Thạch", "Long"];
const SECOND = ["Lộc", "Hòa", "Thành", "An", "Bình"];
const DAY = "2026-01-05" as LocalDate;

const units = Array.from(
  { length: 11_000 },
  (_, index): UnitVersion => ({
    code: `U${index}` as UnitCode,
    name: `Xã ${FIRST[index % 5]} ${SECOND[Math.floor(index / 5) % 5]} ${index}`,
    type: "xã",
    parent: null,
    validFrom: "2000-01-01" as LocalDate,
    validTo: null,
    successors: [],
    reports: false,
  }),
);
const directory = unitDirectory(units);

for (const [name, written] of [
  ["as it is written", "Xã Tân Lộc 0"],
  ["with a slip of the key", "X. Tân Lộcc 0"],
] as const) {
  test(`a unit's name among 11.000, ${name}`, async ({ bench }) => {
    const find = () => {
      readUnitName(directory, written, { day: DAY });
    };
    const { latency } = await bench(name, find).run({ time: 0, iterations: 20, warmupIterations: 2 });
    console.log(`${name}: ${latency.mean.toFixed(2)} ms each`);
  });
}
