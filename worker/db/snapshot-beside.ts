// Reads from D1 what a unit's reports are compared with: its other forms of the period, and its earlier periods.
import type { LocalDate } from "../../shared/domain/local-date.ts";
import type { PeriodKey } from "../../shared/domain/period.ts";
import type { SnapshotRecord } from "../../shared/domain/snapshot.ts";
import { rowsBy, type Statement, statement } from "./database.ts";
import { RECORD, recordOfRow, type SnapshotPlace } from "./snapshot.ts";

/** A place with the periods before it that its report is compared with. */
export interface ComparedPlace extends SnapshotPlace {
  readonly earlier: readonly PeriodKey[];
  /** The day before its period. */
  readonly endedOn: LocalDate;
}

/**
 * What reports are compared with, for each of several places: the unit's current snapshots of the same period in other forms, of
 * the earlier periods in its own form, and of any period in its form that ended on the day before.
 */
export const besidesStatement = (places: readonly ComparedPlace[]): Statement =>
  statement(
    `WITH asked AS (
       SELECT key AS item, value->>'unit' AS unit, value->>'period' AS period, value->>'form' AS form,
              value->>'endedOn' AS ended_on, value->'earlier' AS earlier FROM json_each(?1)),
     beside AS (
       SELECT w.item, c.* FROM asked w CROSS JOIN snapshot_current c
         ON c.unit = w.unit AND c.period = w.period AND c.form <> w.form
       UNION SELECT w.item, c.* FROM asked w CROSS JOIN json_each(w.earlier) p CROSS JOIN snapshot_current c
         ON c.unit = w.unit AND c.period = p.value AND c.form = w.form
       UNION SELECT w.item, c.* FROM asked w CROSS JOIN snapshot_revision r
         ON r.unit = w.unit AND r.form = w.form AND r.period_last = w.ended_on
         CROSS JOIN snapshot_current c
         ON c.unit = r.unit AND c.period = r.period AND c.form = r.form AND c.revision = r.revision)
     SELECT c.item, ${RECORD} FROM beside c CROSS JOIN snapshot_revision r
       ON r.unit = c.unit AND r.period = c.period AND r.form = c.form AND r.revision = c.revision`,
    JSON.stringify(
      places.map(({ unit, period, form, earlier, endedOn }) => ({ unit, period, form, earlier, endedOn })),
    ),
  );

/** By the place's position in the list that was asked for. */
export const besidesFrom = (rows: readonly unknown[]): ReadonlyMap<number, readonly SnapshotRecord[]> => {
  const grouped = rowsBy(rows as readonly { readonly item: number }[], ({ item }) => item);
  return new Map([...grouped].map(([item, found]) => [item, found.map(recordOfRow)]));
};
