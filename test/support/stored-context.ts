// Stored data in memory: units, snapshots and targets as functions read them, consolidated by the core itself without a Worker.
import { consolidate } from "../../shared/consolidation/consolidate.ts";
import { unitFacts } from "../../shared/consolidation/unit-facts.ts";
import type { FormCode } from "../../shared/domain/form-code.ts";
import type { LocalDate } from "../../shared/domain/local-date.ts";
import { monthsOf, type Period } from "../../shared/domain/period.ts";
import { done } from "../../shared/domain/problem.ts";
import type { SnapshotRecord } from "../../shared/domain/snapshot.ts";
import type { UnitVersion } from "../../shared/domain/unit.ts";
import { unitGraph } from "../../shared/domain/unit-graph.ts";
import type { Context } from "../../shared/functions/definition.ts";
import { unitDirectory } from "../../shared/reading/unit-name.ts";
import type { Target } from "../../shared/rules/targets.ts";

export interface StoredContent {
  readonly units: readonly UnitVersion[];
  readonly snapshots: readonly SnapshotRecord[];
  readonly targets?: readonly Target[];
  readonly today: LocalDate;
}

export const storedContext = ({ units, snapshots, targets = [], today }: StoredContent): Context => {
  const recordsOf = (periods: readonly Period[], form: FormCode): readonly SnapshotRecord[] =>
    snapshots.filter((snapshot) => snapshot.form === form && periods.some((period) => period.key === snapshot.period));
  const graph = unitGraph(units);
  const directory = unitDirectory(units);
  return {
    today,
    units: () => done({ directory, root: null }),
    unit: (code, day) => unitFacts(graph, code, day),
    targets: () => targets,
    stored: (need) =>
      consolidate({
        ...need,
        units,
        snapshots: recordsOf([need.period], need.form),
        monthly: recordsOf(monthsOf(need.period), need.form),
        today,
      }),
  };
};
