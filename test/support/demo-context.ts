// The demonstration data as functions read it: consolidated from shared/demo/demo.json by the core itself, without a Worker.
import { readUnitRows } from "../../shared/checking/unit-rows.ts";
import { consolidate } from "../../shared/consolidation/consolidate.ts";
import { unitFacts } from "../../shared/consolidation/unit-facts.ts";
import demo from "../../shared/demo/demo.json" with { type: "json" };
import type { Figures } from "../../shared/domain/figure.ts";
import type { FormCode } from "../../shared/domain/form.ts";
import type { LocalDate } from "../../shared/domain/local-date.ts";
import { monthsOf, type Period, type PeriodKey } from "../../shared/domain/period.ts";
import { done } from "../../shared/domain/problem.ts";
import type { Scheme, ScopeBasis, SnapshotRecord } from "../../shared/domain/snapshot.ts";
import type { UnitCode, UnitVersion } from "../../shared/domain/unit.ts";
import { unitGraph } from "../../shared/domain/unit-graph.ts";
import type { Context } from "../../shared/functions/definition.ts";
import { unitDirectory } from "../../shared/reading/unit-name.ts";

/** After every period of the demonstration data. */
const TODAY = "2026-01-15" as LocalDate;

const readUnits = (): readonly UnitVersion[] => {
  const columns = Object.keys(demo.units[0] ?? {});
  const rows = demo.units.map((unit) => columns.map((column) => (unit as Record<string, string>)[column] ?? ""));
  const { units, faults } = readUnitRows([columns, ...rows]);
  if (faults.length > 0) throw new Error(`the demonstration units cannot be read: ${JSON.stringify(faults)}`);
  return units;
};

const units = readUnits();
const snapshots: readonly SnapshotRecord[] = demo.snapshots.map(({ unit, period, form, body }) => ({
  unit: unit as UnitCode,
  period: period as PeriodKey,
  form: form as FormCode,
  revision: 1,
  state: "da_nop",
  scopeBasis: body.scopeBasis as ScopeBasis,
  scheme: body.scheme as Scheme,
  countBasis: "giaiQuyet",
  figures: body.figures as Figures,
  submittedAt: "2026-01-02T03:04:05Z",
}));

const recordsOf = (periods: readonly Period[], form: FormCode): readonly SnapshotRecord[] =>
  snapshots.filter((one) => one.form === form && periods.some((period) => period.key === one.period));

const graph = unitGraph(units);
const directory = unitDirectory(units);

export const demoContext: Context = {
  today: TODAY,
  units: () => done({ directory, root: null }),
  unit: (code, day) => unitFacts(graph, code, day),
  stored: (need) =>
    consolidate({
      ...need,
      units,
      snapshots: recordsOf([need.period], need.form),
      monthly: recordsOf(monthsOf(need.period), need.form),
      today: TODAY,
    }),
};
