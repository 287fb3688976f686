// The demonstration data as functions read it: consolidated from shared/demo/demo.json by the core itself, without a Worker.
import { readUnitRows } from "../../shared/checking/unit-rows.ts";
import demo from "../../shared/demo/demo.json" with { type: "json" };
import type { Figures } from "../../shared/domain/figure.ts";
import type { FormCode } from "../../shared/domain/form-code.ts";
import type { LocalDate } from "../../shared/domain/local-date.ts";
import type { PeriodKey } from "../../shared/domain/period.ts";
import type { Scheme, ScopeBasis, SnapshotRecord } from "../../shared/domain/snapshot.ts";
import type { UnitCode, UnitVersion } from "../../shared/domain/unit.ts";
import { storedContext } from "./stored-context.ts";

/** After every period of the demonstration data. */
const TODAY = "2026-01-15" as LocalDate;

const readUnits = (): readonly UnitVersion[] => {
  const columns = Object.keys(demo.units[0] ?? {});
  const rows = demo.units.map((unit) => columns.map((column) => (unit as Record<string, string>)[column] ?? ""));
  const { units, faults } = readUnitRows([columns, ...rows]);
  if (faults.length > 0) throw new Error(`the demonstration units cannot be read: ${JSON.stringify(faults)}`);
  return units;
};

export const demoSnapshots: readonly SnapshotRecord[] = demo.snapshots.map(({ unit, period, form, body }) => ({
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

export const demoContext = storedContext({ units: readUnits(), snapshots: demoSnapshots, today: TODAY });
