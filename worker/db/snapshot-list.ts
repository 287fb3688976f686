// Lists current snapshots with the event that brought each into its state, newest change first.
import type { FormCode } from "../../shared/domain/form-code.ts";
import type { LocalDate } from "../../shared/domain/local-date.ts";
import type { SnapshotState } from "../../shared/domain/snapshot.ts";
import { MOVING_EVENTS } from "../../shared/domain/snapshot-move.ts";
import type { UnitCode } from "../../shared/domain/unit.ts";
import { type Database, queryAll, statement } from "./database.ts";
import type { SnapshotPlace } from "./snapshot.ts";
import type { EventActor } from "./snapshot-event.ts";

/** A current snapshot without its figures. */
export interface ListedSnapshot extends SnapshotPlace {
  readonly revision: number;
  readonly state: SnapshotState;
  readonly periodLast: LocalDate;
  readonly submittedAt: string;
  /** Of its last event, whether that moved it or not. */
  readonly changedAt: string;
  readonly movedAt: string;
  readonly movedBy: EventActor;
  /** Of the event that moved it last. */
  readonly reason: string | null;
}

/** The place of a snapshot in the list. */
export type ListPlace = Pick<ListedSnapshot, "changedAt" | "unit" | "period" | "form">;

export interface ListQuery {
  readonly units: readonly UnitCode[] | "*";
  readonly state: SnapshotState | null;
  readonly form: FormCode | null;
  /** Last days of the periods, both included. */
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  /** Only what stands after this snapshot in the list. */
  readonly after: ListPlace | null;
  readonly limit: number;
}

type Row = Omit<ListedSnapshot, "movedBy"> & {
  readonly actorId: string;
  readonly actorUnit: string | null;
  readonly actorLabel: string | null;
};

const listedOfRow = ({ actorId, actorUnit, actorLabel, ...code }: Row): ListedSnapshot => ({
  ...code,
  movedBy: { id: actorId, unit: actorUnit, label: actorLabel },
});

const AFTER_ALL = "9999";

/** The events are looked up for the rows of the page alone. */
const pageSql = (units: ListQuery["units"]): string => `WITH page AS (
    SELECT c.unit, c.period, c.form, c.revision, c.state, c.changed_at AS changedAt, r.period_last AS periodLast,
      r.submitted_at AS submittedAt
    FROM ${units === "*" ? "snapshot_current c" : "json_each(?1) w CROSS JOIN snapshot_current c ON c.unit = w.value"}
    CROSS JOIN snapshot_revision r ON r.unit = c.unit AND r.period = c.period AND r.form = c.form AND r.revision = c.revision
    WHERE ?1 <> '' AND (?2 IS NULL OR c.state = ?2) AND (?3 IS NULL OR c.form = ?3) AND r.period_last BETWEEN ?4 AND ?5
      AND (c.changed_at, c.unit, c.period, c.form) < (?6, ?7, ?8, ?9)
    ORDER BY c.changed_at DESC, c.unit DESC, c.period DESC, c.form DESC LIMIT ?10)
  SELECT page.*, e.at AS movedAt, e.reason, e.actor AS actorId, t.unit AS actorUnit, t.label AS actorLabel
  FROM page CROSS JOIN snapshot_event e ON e.unit = page.unit AND e.period = page.period AND e.form = page.form
    AND e.sequence = (SELECT MAX(m.sequence) FROM snapshot_event m WHERE m.unit = page.unit AND m.period = page.period
      AND m.form = page.form AND m.action IN (SELECT value FROM json_each(?11)))
  LEFT JOIN token t ON t.id = e.actor
  ORDER BY page.changedAt DESC, page.unit DESC, page.period DESC, page.form DESC`;

export const readSnapshotPage = async (
  db: Database,
  { units, state, form, from, to, after, limit }: ListQuery,
): Promise<readonly ListedSnapshot[]> => {
  const place = after ?? { changedAt: AFTER_ALL, unit: "", period: "", form: "" };
  const rows = await queryAll<Row>(
    db,
    statement(
      pageSql(units),
      units === "*" ? "*" : JSON.stringify(units),
      state,
      form,
      from ?? "",
      to ?? AFTER_ALL,
      place.changedAt,
      place.unit,
      place.period,
      place.form,
      limit,
      JSON.stringify(MOVING_EVENTS),
    ),
  );
  return rows.map(listedOfRow);
};
