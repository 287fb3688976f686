// Events of snapshots in D1: what happened to a revision, in order. Appending one moves the snapshot; none is ever changed.
import type { SnapshotEventKind, SnapshotState } from "../../shared/domain/snapshot-state.ts";
import { type Database, queryAll, type Statement, statement } from "./database.ts";
import { jsonPieces, longPieces } from "./json-rows.ts";
import type { SnapshotPlace } from "./snapshot.ts";

/** An event to be appended to a snapshot. */
export interface NewEvent extends SnapshotPlace {
  /** One more than the sequence of the snapshot's last event (`snapshot_current.sequence`) when it was judged. */
  readonly sequence: number;
  readonly revision: number;
  readonly action: SnapshotEventKind;
  /** The state after it; the present one where it moves nothing. */
  readonly state: SnapshotState;
  readonly reason: string | null;
  readonly at: string;
  /** Id of the token; never its secret. */
  readonly actor: string;
  readonly documentNo: string | null;
  /** Canonical JSON of the body that a correction proposes. */
  readonly proposed: string | null;
  /** Its entry in the unit's audit chain; the statements of that entry go before. */
  readonly auditSequence: number | null;
}

const hasDetail = ({ documentNo, proposed, auditSequence }: NewEvent): boolean =>
  documentNo !== null || proposed !== null || auditSequence !== null;

/**
 * Appends events to one or many snapshots; several to the same one stand in their order. Fails where another event came first
 * (`isLostRace`): what was judged is then no longer so.
 */
export const eventStatements = (events: readonly NewEvent[]): readonly Statement[] => [
  ...jsonPieces(events.map(({ proposed: _, documentNo: __, auditSequence: ___, ...event }) => event)).map((rows) =>
    statement(
      `INSERT INTO snapshot_event (unit, period, form, sequence, revision, action, state, reason, at, actor)
       SELECT value->>'unit', value->>'period', value->>'form', value->>'sequence', value->>'revision', value->>'action',
              value->>'state', value->>'reason', value->>'at', value->>'actor'
       FROM json_each(?1)`,
      rows,
    ),
  ),
  ...longPieces(
    events.filter(hasDetail).map(({ unit, period, form, sequence, documentNo, proposed, auditSequence }) => {
      return { unit, period, form, sequence, documentNo, proposed, auditSequence };
    }),
    "proposed",
  ).map(({ rows, long }) =>
    statement(
      `INSERT INTO snapshot_event_detail (unit, period, form, sequence, document_no, proposed, audit_sequence)
       SELECT value->>'unit', value->>'period', value->>'form', value->>'sequence', value->>'documentNo',
              COALESCE(value->>'proposed', ?2), value->>'auditSequence'
       FROM json_each(?1)`,
      rows,
      long,
    ),
  ),
];

/** Who did it: the token's unit and label, null where no token of that id is stored (the server's own). */
export interface EventActor {
  readonly id: string;
  readonly unit: string | null;
  readonly label: string | null;
}

export interface StoredEvent {
  readonly sequence: number;
  readonly revision: number;
  readonly at: string;
  readonly action: SnapshotEventKind;
  readonly state: SnapshotState;
  readonly reason: string | null;
  readonly documentNo: string | null;
  readonly actor: EventActor;
  /** Hash of its entry in the audit chain. */
  readonly auditHash: string | null;
}

type Row = Omit<StoredEvent, "actor"> & {
  readonly actorId: string;
  readonly actorUnit: string | null;
  readonly actorLabel: string | null;
};

const eventOfRow = (given: unknown): StoredEvent => {
  const { actorId, actorUnit, actorLabel, ...event } = given as Row;
  return { ...event, actor: { id: actorId, unit: actorUnit, label: actorLabel } };
};

/** Every event of a snapshot, oldest first. An event without an entry of its own is logged with its revision. */
export const eventsStatement = ({ unit, period, form }: SnapshotPlace): Statement =>
  statement(
    `SELECT e.sequence, e.revision, e.at, e.action, e.state, e.reason, d.document_no AS documentNo, e.actor AS actorId,
            t.unit AS actorUnit, t.label AS actorLabel, a.hash AS auditHash
     FROM snapshot_event e
     LEFT JOIN snapshot_event_detail d USING (unit, period, form, sequence)
     LEFT JOIN snapshot_revision r ON e.action IN ('nop', 'dinh_chinh') AND r.unit = e.unit AND r.period = e.period AND r.form = e.form
       AND r.revision = e.revision
     LEFT JOIN audit a ON a.unit = e.unit AND a.sequence = COALESCE(d.audit_sequence, r.audit_sequence)
     LEFT JOIN token t ON t.id = e.actor
     WHERE e.unit = ?1 AND e.period = ?2 AND e.form = ?3 ORDER BY e.sequence`,
    unit,
    period,
    form,
  );

export const eventsFrom = (rows: readonly unknown[]): readonly StoredEvent[] => rows.map(eventOfRow);

export const readEvents = async (db: Database, place: SnapshotPlace): Promise<readonly StoredEvent[]> =>
  eventsFrom(await queryAll(db, eventsStatement(place)));

/** Bodies that corrections of the snapshot proposed, or the last of them alone. */
export const proposalsStatement = ({ unit, period, form }: SnapshotPlace, which: "all" | "last"): Statement =>
  statement(
    `SELECT d.sequence, d.proposed FROM snapshot_event_detail d
     WHERE d.unit = ?1 AND d.period = ?2 AND d.form = ?3 AND d.proposed IS NOT NULL ORDER BY d.sequence DESC LIMIT ?4`,
    unit,
    period,
    form,
    which === "all" ? -1 : 1,
  );

/** Canonical JSON by the sequence of the event that proposed it. */
export const proposalsFrom = (rows: readonly unknown[]): ReadonlyMap<number, string> =>
  new Map((rows as readonly { sequence: number; proposed: string }[]).map((row) => [row.sequence, row.proposed]));

export const readProposals = async (db: Database, place: SnapshotPlace): Promise<ReadonlyMap<number, string>> =>
  proposalsFrom(await queryAll(db, proposalsStatement(place, "all")));
