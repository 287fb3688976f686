// Snapshots in D1: immutable revisions, their events, and the current ones that totals read.

import type { Figures } from "../../shared/domain/figure.ts";
import type { Finding } from "../../shared/domain/finding.ts";
import type { FormCode } from "../../shared/domain/form.ts";
import type { LocalDate } from "../../shared/domain/local-date.ts";
import type { Period, PeriodKey } from "../../shared/domain/period.ts";
import type { CountBasis, Scheme, ScopeBasis, SnapshotRecord, SnapshotState } from "../../shared/domain/snapshot.ts";
import type { UnitCode } from "../../shared/domain/unit.ts";
import { type Database, queryAll, type Statement, statement } from "./database.ts";
import { BELOW } from "./unit.ts";

/** What names a snapshot. */
export interface SnapshotPlace {
  readonly unit: UnitCode;
  readonly period: PeriodKey;
  readonly form: FormCode;
}

export interface RuleSetVersion {
  readonly id: string;
  readonly version: string;
}

/** A stored revision as it is answered. `state` is the last one of that revision. */
export interface StoredRevision extends SnapshotPlace {
  readonly revision: number;
  readonly state: SnapshotState;
  readonly figures: Figures;
  /** Canonical JSON of the submitted body. */
  readonly content: string;
  readonly hash: string;
  readonly findings: readonly Finding[];
  readonly core: string;
  readonly rulesets: readonly RuleSetVersion[];
  readonly submittedAt: string;
  readonly onBehalf: boolean;
  readonly audit: { readonly sequence: number; readonly previousHash: string; readonly hash: string };
}

type Row = Readonly<Record<string, string | number | null>>;

const revisionOfRow = (row: Row): StoredRevision => ({
  unit: row.unit as UnitCode,
  period: row.period as PeriodKey,
  form: row.form as FormCode,
  revision: row.revision as number,
  state: row.state as SnapshotState,
  figures: JSON.parse(row.figures as string) as Figures,
  content: row.content as string,
  hash: row.hash as string,
  findings: JSON.parse(row.findings as string) as Finding[],
  core: row.core as string,
  rulesets: JSON.parse(row.rulesets as string) as RuleSetVersion[],
  submittedAt: row.submitted_at as string,
  onBehalf: row.on_behalf === 1,
  audit: {
    sequence: row.audit_sequence as number,
    previousHash: row.previous_hash as string,
    hash: row.audit_hash as string,
  },
});

const REVISION = `r.unit, r.period, r.form, r.revision, r.figures, r.content, r.hash, r.findings, r.core, r.rulesets,
  r.submitted_at, r.on_behalf, r.audit_sequence, a.previous_hash, a.hash AS audit_hash`;

export const currentStatement = ({ unit, period, form }: SnapshotPlace): Statement =>
  statement(
    `SELECT ${REVISION}, c.state FROM snapshot_current c
     JOIN snapshot_revision r USING (unit, period, form, revision)
     JOIN audit a ON a.unit = r.unit AND a.sequence = r.audit_sequence
     WHERE c.unit = ?1 AND c.period = ?2 AND c.form = ?3`,
    unit,
    period,
    form,
  );

export const revisionFrom = (rows: readonly unknown[]): StoredRevision | null =>
  rows[0] === undefined ? null : revisionOfRow(rows[0] as Row);

export const readCurrent = async (db: Database, place: SnapshotPlace): Promise<StoredRevision | null> =>
  revisionFrom(await queryAll(db, currentStatement(place)));

/** Which of the periods have a snapshot of the unit in that form. */
export const readStoredPeriods = async (
  db: Database,
  unit: UnitCode,
  form: FormCode,
  periods: readonly PeriodKey[],
): Promise<readonly PeriodKey[]> => {
  const sql = `SELECT period FROM snapshot_current
    WHERE unit = ?1 AND form = ?2 AND period IN (SELECT value FROM json_each(?3))`;
  const rows = await queryAll<{ period: PeriodKey }>(db, statement(sql, unit, form, JSON.stringify(periods)));
  return rows.map((row) => row.period);
};

/** Every revision, newest first. */
export const readRevisions = async (db: Database, place: SnapshotPlace): Promise<readonly StoredRevision[]> => {
  const sql = `SELECT ${REVISION},
      (SELECT e.state FROM snapshot_event e WHERE e.unit = r.unit AND e.period = r.period AND e.form = r.form
         AND e.revision = r.revision ORDER BY e.sequence DESC LIMIT 1) AS state
    FROM snapshot_revision r JOIN audit a ON a.unit = r.unit AND a.sequence = r.audit_sequence
    WHERE r.unit = ?1 AND r.period = ?2 AND r.form = ?3 ORDER BY r.revision DESC`;
  const rows = await queryAll<Row>(db, statement(sql, place.unit, place.period, place.form));
  return rows.map(revisionOfRow);
};

/** A revision to be stored, with its first event (`nop`). */
export interface NewRevision extends SnapshotPlace {
  readonly revision: number;
  readonly periodDays: Pick<Period, "first" | "last">;
  readonly scopeBasis: ScopeBasis;
  readonly scheme: Scheme;
  readonly countBasis: CountBasis;
  readonly figures: Figures;
  readonly content: string;
  readonly hash: string;
  readonly findings: readonly Finding[];
  readonly core: string;
  readonly rulesets: readonly RuleSetVersion[];
  readonly at: string;
  readonly actor: string;
  readonly onBehalf: boolean;
  readonly auditSequence: number;
}

/** Fails where another writer stored the same revision, or locked the period, in between. */
export const revisionStatements = (one: NewRevision): readonly Statement[] => [
  statement(
    `INSERT INTO snapshot_revision (unit, period, form, revision, period_first, period_last, scope_basis, scheme,
       count_basis, figures, content, hash, findings, core, rulesets, submitted_at, submitted_by, on_behalf, audit_sequence)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)`,
    one.unit,
    one.period,
    one.form,
    one.revision,
    one.periodDays.first,
    one.periodDays.last,
    one.scopeBasis,
    one.scheme,
    one.countBasis,
    JSON.stringify(one.figures),
    one.content,
    one.hash,
    JSON.stringify(one.findings),
    one.core,
    JSON.stringify(one.rulesets),
    one.at,
    one.actor,
    one.onBehalf ? 1 : 0,
    one.auditSequence,
  ),
  statement(
    `INSERT INTO snapshot_event (unit, period, form, sequence, revision, action, state, reason, at, actor)
     SELECT ?1, ?2, ?3, 1 + COALESCE(MAX(sequence), 0), ?4, 'nop', 'da_nop', NULL, ?5, ?6
     FROM snapshot_event WHERE unit = ?1 AND period = ?2 AND form = ?3`,
    one.unit,
    one.period,
    one.form,
    one.revision,
    one.at,
    one.actor,
  ),
];

export interface WantedPeriod {
  readonly period: PeriodKey;
  readonly form: FormCode;
}

/** Columns of a record, of a current snapshot `c` and its revision `r`. */
const RECORD = `r.unit, r.period, r.form, r.revision, c.state, r.scope_basis, r.scheme, r.count_basis, r.figures, c.changed_at,
  (SELECT e.at FROM snapshot_event e WHERE e.unit = r.unit AND e.period = r.period AND e.form = r.form
     AND e.sequence = 1) AS first_submitted_at`;

/** Current snapshots of these units and of everything around them, for each wanted period and form. */
export const currentBelowStatement = (codes: readonly UnitCode[], wanted: readonly WantedPeriod[]): Statement =>
  statement(
    `WITH RECURSIVE ${BELOW}
     SELECT ${RECORD}
     FROM json_each(?2) w CROSS JOIN below
     CROSS JOIN snapshot_current c ON c.unit = below.code AND c.period = w.value->>'period' AND c.form = w.value->>'form'
     CROSS JOIN snapshot_revision r ON r.unit = c.unit AND r.period = c.period AND r.form = c.form
       AND r.revision = c.revision`,
    JSON.stringify(codes),
    JSON.stringify(wanted),
  );

/**
 * What a report is compared with: the unit's current snapshots of the same period in other forms, of the named periods in its
 * own form, and of any period in its form that ended on the given day.
 */
export const besideStatement = (
  { unit, period, form }: SnapshotPlace,
  earlier: readonly PeriodKey[],
  endedOn: LocalDate,
): Statement =>
  statement(
    `WITH beside AS (
       SELECT c.* FROM snapshot_current c WHERE c.unit = ?1 AND c.period = ?2 AND c.form <> ?3
       UNION SELECT c.* FROM json_each(?4) w CROSS JOIN snapshot_current c
         ON c.unit = ?1 AND c.period = w.value AND c.form = ?3
       UNION SELECT c.* FROM snapshot_revision r CROSS JOIN snapshot_current c
         ON c.unit = r.unit AND c.period = r.period AND c.form = r.form AND c.revision = r.revision
         WHERE r.unit = ?1 AND r.form = ?3 AND r.period_last = ?5)
     SELECT ${RECORD} FROM beside c CROSS JOIN snapshot_revision r
       ON r.unit = c.unit AND r.period = c.period AND r.form = c.form AND r.revision = c.revision`,
    unit,
    period,
    form,
    JSON.stringify(earlier),
    endedOn,
  );

export const recordOfRow = (given: unknown): SnapshotRecord => {
  const row = given as Row;
  return {
    unit: row.unit as UnitCode,
    period: row.period as PeriodKey,
    form: row.form as FormCode,
    revision: row.revision as number,
    state: row.state as SnapshotState,
    scopeBasis: row.scope_basis as ScopeBasis,
    scheme: row.scheme as Scheme,
    countBasis: row.count_basis as CountBasis,
    figures: JSON.parse(row.figures as string) as Figures,
    // A later change of state is a stored change too: what is "as of" must move with it.
    submittedAt: row.changed_at as string,
    firstSubmittedAt: row.first_submitted_at as string,
  };
};
