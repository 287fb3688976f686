// Closings in D1: what they look at, and the consolidated tables that they froze, which nothing can change.
import type { ClosingSnapshot } from "../../shared/consolidation/obstacles.ts";
import type { FormCode } from "../../shared/domain/form-code.ts";
import type { PeriodKey } from "../../shared/domain/period.ts";
import type { SnapshotState } from "../../shared/domain/snapshot.ts";
import type { UnitCode } from "../../shared/domain/unit.ts";
import type { Finding } from "../../shared/findings/finding.ts";
import { type Database, queryAll, queryFirst, type Statement, statement } from "./database.ts";
import type { RuleSetVersion, SnapshotPlace, WantedPeriod } from "./snapshot.ts";
import { BELOW } from "./unit.ts";

/** A current snapshot with what a closing judges and says of it. */
export interface ClosingRow extends SnapshotPlace, ClosingSnapshot {
  readonly revision: number;
  /** Of its last event. */
  readonly sequence: number;
  readonly hash: string;
  readonly core: string;
  readonly submittedAt: string;
  readonly onBehalf: boolean;
}

type Row = Readonly<Record<string, string | number | null>>;

const ANSWERS = "('de_nghi_dinh_chinh', 'tu_choi_dinh_chinh', 'mo_lai', 'dinh_chinh')";

/** The current snapshots of the unit and of everything that was ever below it, in any state. */
export const closingRowsStatement = (unit: UnitCode, wanted: readonly WantedPeriod[]): Statement =>
  statement(
    `WITH RECURSIVE ${BELOW}
     SELECT r.unit, r.period, r.form, r.revision, c.state, c.sequence, r.hash, r.core, r.rulesets, r.findings,
            r.submitted_at, r.submitted_by, r.on_behalf,
            (SELECT json_group_array(x.key) FROM json_each(r.content, '$.explain') x) AS explained,
            (SELECT e.action FROM snapshot_event e WHERE e.unit = r.unit AND e.period = r.period AND e.form = r.form
               AND e.action IN ${ANSWERS} ORDER BY e.sequence DESC LIMIT 1) AS last_answer
     FROM json_each(?2) w CROSS JOIN below
     CROSS JOIN snapshot_current c ON c.unit = below.code AND c.period = w.value->>'period' AND c.form = w.value->>'form'
     CROSS JOIN snapshot_revision r ON r.unit = c.unit AND r.period = c.period AND r.form = c.form
       AND r.revision = c.revision`,
    JSON.stringify([unit]),
    JSON.stringify(wanted),
  );

export const closingRowFrom = (given: unknown): ClosingRow => {
  const row = given as Row;
  return {
    unit: row.unit as UnitCode,
    period: row.period as PeriodKey,
    form: row.form as FormCode,
    revision: row.revision as number,
    state: row.state as SnapshotState,
    sequence: row.sequence as number,
    hash: row.hash as string,
    core: row.core as string,
    rulesets: JSON.parse(row.rulesets as string) as RuleSetVersion[],
    findings: JSON.parse(row.findings as string) as Finding[],
    explained: JSON.parse(row.explained as string) as string[],
    submittedAt: row.submitted_at as string,
    submittedBy: row.submitted_by as string,
    onBehalf: row.on_behalf === 1,
    isCorrectionPending: row.last_answer === "de_nghi_dinh_chinh",
  };
};

/**
 * A number that grows with every event of those snapshots and with every import of units, and never else: equal numbers mean
 * that nothing came between.
 */
const PROGRESS = `(SELECT COALESCE(SUM(c.sequence), 0) FROM json_each(?2) w CROSS JOIN below
    CROSS JOIN snapshot_current c ON c.unit = below.code AND c.period = w.value->>'period' AND c.form = w.value->>'form')
  + (SELECT COALESCE(MAX(version), 0) FROM unit_import)`;

export const progressStatement = (unit: UnitCode, wanted: readonly WantedPeriod[]): Statement =>
  statement(`WITH RECURSIVE ${BELOW} SELECT ${PROGRESS} AS progress`, JSON.stringify([unit]), JSON.stringify(wanted));

export const progressFrom = (rows: readonly unknown[]): number => (rows[0] as { readonly progress: number }).progress;

/** A closing without its table. */
export interface Closing extends SnapshotPlace {
  readonly id: string;
  /** 1 for the first closing of the unit, period and form. */
  readonly sequence: number;
  /** SHA-256 of the frozen text. */
  readonly hash: string;
  /** Canonical text of the revisions that it is made of. */
  readonly sources: string;
  readonly overrideReason: string | null;
  readonly at: string;
  readonly actor: string;
}

const COLUMNS =
  "f.id, f.unit, f.period, f.form, f.sequence, f.hash, f.sources, f.override_reason AS overrideReason, f.at, f.actor";

/** Of one unit, period and form, the latest first. */
export const closingsStatement = ({ unit, period, form }: SnapshotPlace): Statement =>
  statement(
    `SELECT ${COLUMNS} FROM frozen f WHERE f.unit = ?1 AND f.period = ?2 AND f.form = ?3 ORDER BY f.sequence DESC`,
    unit,
    period,
    form,
  );

export const closingsFrom = (rows: readonly unknown[]): readonly Closing[] => rows as readonly Closing[];

export const readClosing = async (db: Database, id: string): Promise<Closing | null> =>
  queryFirst<Closing>(db, statement(`SELECT ${COLUMNS} FROM frozen f WHERE f.id = ?1`, id));

/** The text as it was frozen. */
export const readFrozenText = async (db: Database, id: string): Promise<string> => {
  const sql = "SELECT content FROM frozen_piece WHERE id = ?1 ORDER BY position";
  return (await queryAll<{ content: string }>(db, statement(sql, id))).map(({ content }) => content).join("");
};

/** Characters of one row, at most three bytes each: D1 takes 2 MB. */
const PIECE_CHARS = 200_000;

/** A pair of surrogates stays together, or each half would be stored as something else. */
const pieceEnd = (text: string, start: number): number => {
  const end = Math.min(start + PIECE_CHARS, text.length);
  const isSplit = end < text.length && /[\uD800-\uDBFF]/.test(text.charAt(end - 1));
  return isSplit ? end - 1 : end;
};

const pieceStatements = ({ unit, id }: Closing, text: string): readonly Statement[] => {
  const pieces: Statement[] = [];
  for (let start = 0; start < text.length; start = pieceEnd(text, start)) {
    const content = text.slice(start, pieceEnd(text, start));
    const sql = "INSERT INTO frozen_piece (unit, id, position, content) VALUES (?1, ?2, ?3, ?4)";
    pieces.push(statement(sql, unit, id, pieces.length, content));
  }
  return pieces;
};

/**
 * Stores a closing with its text. Fails (`isLostRace`) where another closing came first, or where a snapshot or a unit below has
 * changed since `judged` was read. The events that lock snapshots go after.
 */
export const freezeStatements = (
  closing: Closing,
  text: string,
  wanted: readonly WantedPeriod[],
  judged: number,
  auditSequence: number,
): readonly Statement[] => {
  const pieces = pieceStatements(closing, text);
  return [
    ...pieces,
    statement(
      `WITH RECURSIVE ${BELOW}
       INSERT INTO frozen (id, unit, period, form, sequence, pieces, hash, sources, override_reason, at, actor, judged, found,
         audit_sequence)
       SELECT ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ${PROGRESS}, ?15`,
      JSON.stringify([closing.unit]),
      JSON.stringify(wanted),
      closing.id,
      closing.unit,
      closing.period,
      closing.form,
      closing.sequence,
      pieces.length,
      closing.hash,
      closing.sources,
      closing.overrideReason,
      closing.at,
      closing.actor,
      judged,
      auditSequence,
    ),
  ];
};
