// Sorting by the columns of the table, and selecting several rows at once.
import type { UnitCode } from "../../../../shared/domain/unit.ts";
import type { Sort } from "./unit-rows.ts";

export type SortColumn = "name" | "state" | "shown" | "change" | "rank";

/** The orders that a column's heading goes through; after the last the table stands as the server gave it. */
const COLUMN_SORTS: Readonly<Record<SortColumn, readonly Sort[]>> = {
  name: ["name"],
  state: ["state"],
  shown: ["high", "low"],
  change: ["fallen", "risen"],
  rank: ["rank"],
};

export const nextSort = (column: SortColumn, sort: Sort): Sort => {
  const sorts = COLUMN_SORTS[column];
  return sorts[sorts.indexOf(sort) + 1] ?? (sorts.includes(sort) ? "table" : (sorts[0] as Sort));
};

const DIRECTIONS: Readonly<Record<Sort, "ascending" | "descending" | "other">> = {
  table: "other",
  name: "ascending",
  high: "descending",
  low: "ascending",
  rank: "ascending",
  fallen: "ascending",
  risen: "descending",
  state: "other",
};

/** For `aria-sort`; undefined where the table is not sorted by the column. */
export const sortOf = (column: SortColumn, sort: Sort): "ascending" | "descending" | "other" | undefined =>
  COLUMN_SORTS[column].includes(sort) ? DIRECTIONS[sort] : undefined;

/**
 * The selection after a row was ticked or unticked; with `anchor`, the row ticked before, all between them go the same way.
 * @param order the rows as they are shown
 */
export const selectedAfter = (
  selected: ReadonlySet<UnitCode>,
  order: readonly UnitCode[],
  unit: UnitCode,
  isSelected: boolean,
  anchor: UnitCode | null,
): ReadonlySet<UnitCode> => {
  const [from, to] = [anchor === null ? -1 : order.indexOf(anchor), order.indexOf(unit)];
  const meant = from < 0 || to < 0 ? [unit] : order.slice(Math.min(from, to), Math.max(from, to) + 1);
  const next = new Set(selected);
  for (const unitCode of meant) {
    if (isSelected) next.add(unitCode);
    else next.delete(unitCode);
  }
  return next;
};
