// What it costs to add up a province of 325 communes: one month, a year of months, the same year by sector.
import { test } from "vitest";
import { consolidate } from "../../shared/consolidation/consolidate.ts";
import type { Figures } from "../../shared/domain/figure.ts";
import { FORM_DEFAULT } from "../../shared/domain/form.ts";
import type { LocalDate } from "../../shared/domain/local-date.ts";
import { monthsOf, type Period, readPeriodKey } from "../../shared/domain/period.ts";
import type { SnapshotRecord } from "../../shared/domain/snapshot.ts";
import type { UnitCode, UnitVersion } from "../../shared/domain/unit.ts";

const COMMUNES = 325;
const SECTORS = 20;

const unit = (code: string, parent: string | null): UnitVersion => ({
  code: code as UnitCode,
  name: code,
  type: parent === null ? "tỉnh" : "xã",
  parent: parent as UnitCode | null,
  validFrom: "2000-01-01" as LocalDate,
  validTo: null,
  successors: [],
  reports: false,
});
const communes = Array.from({ length: COMMUNES }, (_, index) => `X${index}`);
const units = [unit("T", null), ...communes.map((code) => unit(code, "T"))];

/** A row of form 06 that adds up. */
const figures = (seed: number): Figures =>
  ({
    HS_TRUC_TUYEN: 40 + seed,
    HS_TRUC_TIEP: 20,
    HS_KY_TRUOC: 5,
    HS_TIEP_NHAN: 60 + seed,
    HS_TONG: 65 + seed,
    HS_TRUOC_HAN: 30,
    HS_DUNG_HAN: 25,
    HS_QUA_HAN: 1,
    HS_DA_GIAI_QUYET: 56,
    HS_DANG_TRONG_HAN: 8 + seed,
    HS_DANG_QUA_HAN: 1,
    HS_DANG_GIAI_QUYET: 9 + seed,
  }) as unknown as Figures;

const snapshot = (code: string, { key }: Period, seed: number, withLines: boolean): SnapshotRecord => ({
  unit: code as UnitCode,
  period: key,
  form: FORM_DEFAULT,
  revision: 1,
  state: "da_chot",
  scopeBasis: "ownOnly",
  scheme: "ND42",
  countBasis: "giaiQuyet",
  figures: figures(seed),
  submittedAt: "2026-01-05T02:00:00.000Z",
  ...(withLines
    ? {
        lines: Array.from({ length: SECTORS }, (_, sector) => ({
          sector: `Lĩnh vực ${sector}`,
          figures: figures(sector),
        })),
      }
    : {}),
});

const year = readPeriodKey("civil:2025");
const months = year ? monthsOf(year) : [];
const [january] = months;
if (!year || !january) throw new Error("no year");

const recordsOf = (periods: readonly Period[], withLines: boolean): readonly SnapshotRecord[] =>
  periods.flatMap((period) => communes.map((code, index) => snapshot(code, period, index % 7, withLines)));
const input = {
  unit: "T" as UnitCode,
  form: FORM_DEFAULT,
  basis: "as-was",
  units,
  today: "2026-11-22" as LocalDate,
} as const;

for (const [name, run] of [
  ["one month", { ...input, period: january, snapshots: recordsOf([january], false), monthly: [] }],
  ["a year of months", { ...input, period: year, snapshots: [], monthly: recordsOf(months, false) }],
  ["a year by sector", { ...input, period: year, snapshots: [], monthly: recordsOf(months, true), bySector: true }],
] as const) {
  test(`${COMMUNES} communes, ${name}`, async ({ bench }) => {
    const add = () => {
      const outcome = consolidate(run);
      if (!outcome.ok || outcome.result.completeness.received !== COMMUNES) throw new Error(name);
    };
    const { latency } = await bench(name, add).run({ time: 0, iterations: 5, warmupIterations: 1 });
    console.log(`${COMMUNES} communes, ${name}: ${latency.mean.toFixed(0)} ms`);
  });
}
