// A consolidated table with what is set beside its numbers: scores and ranks, targets, the period before.
import type { LocalDate } from "../domain/local-date.ts";
import type { Target } from "../rules/targets.ts";
import { againstPrevious, type PreviousComparison, type PreviousTables } from "./against-previous.ts";
import { againstTargets, type TargetMarks } from "./against-target.ts";
import { type Assessment, assess, type RankBy } from "./assess.ts";
import type { Consolidated } from "./consolidate.ts";

export interface ConsolidatedView {
  readonly table: Consolidated;
  readonly assessment: Assessment;
  /** Null where not asked for; rows in the order of the table's. */
  readonly targets: { readonly totals: TargetMarks; readonly rows: readonly TargetMarks[] } | null;
  readonly previous: PreviousComparison | null;
}

export interface ViewWishes {
  readonly rankBy: RankBy | null;
  /** The office's own targets, the nearest first; null: no comparison with targets. */
  readonly targets: readonly Target[] | null;
  readonly previous: PreviousTables | null;
  readonly today: LocalDate;
}

export const viewOf = (table: Consolidated, wishes: ViewWishes): ConsolidatedView => {
  const { period, area } = table;
  const own = wishes.targets;
  return {
    table,
    assessment: assess(table, wishes.rankBy),
    targets: own && {
      totals: againstTargets(table.totals.rates, own, { period, area, level: table.level }),
      rows: table.rows.map((row) => againstTargets(row.rates, own, { period, area, level: row.level })),
    },
    previous: wishes.previous && againstPrevious(table, wishes.previous, wishes.today),
  };
};
