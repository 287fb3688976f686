// Snapshots in D1: immutable revisions, their events, and the current ones that totals read.

import type { Figures } from "../../shared/domain/figure.ts";
import type { FormCode } from "../../shared/domain/form-code.ts";
import type { Period, PeriodKey } from "../../shared/domain/period.ts";
import type {
  CountBasis,
  Scheme,
  ScopeBasis,
  SectorLine,
  SnapshotRecord,
  SnapshotState,
} from "../../shared/domain/snapshot.ts";
import type { UnitCode } from "../../shared/domain/unit.ts";
import type { Finding } from "../../shared/findings/finding.ts";
import type { AuditPlace } from "./audit.ts";
import { type Database, queryAll, queryFirst, type Statement, statement } from "./database.ts";
import { longPieces } from "./json-rows.ts";
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

/** One text for a place, by which rows of several places are told apart. */
export const placeKey = ({ unit, period, form }: SnapshotPlace): string => `${unit} ${period} ${form}`;

/** A stored revision as it is answered. `state` is the last one of that revision. */
export interface StoredRevision extends SnapshotPlace {
  readonly revision: number;
  readonly state: SnapshotState;
  /** Sequence of its last event. */
  readonly sequence: number;
  readonly figures: Figures;
  readonly hash: string;
  readonly findings: readonly Finding[];
  readonly core: string;
  readonly rulesets: readonly RuleSetVersion[];
  readonly submittedAt: string;
  /** When the unit first submitted for this place. */
  readonly firstSubmittedAt: string;
  /** Id of the token. */
  readonly submittedBy: string;
  readonly onBehalf: boolean;
  readonly audit: AuditPlace;
}

/** With what was submitted: canonical JSON of the body. */
export interface RevisionContent extends StoredRevision {
  readonly content: string;
}

type Row = Readonly<Record<string, string | number | null>>;

const revisionOfRow = (row: Row): StoredRevision => ({
  unit: row.unit as UnitCode,
  period: row.period as PeriodKey,
  form: row.form as FormCode,
  revision: row.revision as number,
  state: row.state as SnapshotState,
  sequence: row.sequence as number,
  figures: JSON.parse(row.figures as string) as Figures,
  hash: row.hash as string,
  findings: JSON.parse(row.findings as string) as Finding[],
  core: row.core as string,
  rulesets: JSON.parse(row.rulesets as string) as RuleSetVersion[],
  submittedAt: row.submitted_at as string,
  firstSubmittedAt: row.first_submitted_at as string,
  submittedBy: row.submitted_by as string,
  onBehalf: row.on_behalf === 1,
  audit: {
    sequence: row.audit_sequence as number,
    previousHash: row.previous_hash as string,
    hash: row.audit_hash as string,
  },
});

const withContent = (row: Row): RevisionContent => ({ ...revisionOfRow(row), content: row.content as string });

/** When the unit first submitted for the place of a revision `r`. */
const FIRST_SUBMITTED = `(SELECT e.at FROM snapshot_event e WHERE e.unit = r.unit AND e.period = r.period
  AND e.form = r.form AND e.sequence = 1) AS first_submitted_at`;

const REVISION = `r.unit, r.period, r.form, r.revision, r.figures, r.hash, r.findings, r.core, r.rulesets, r.submitted_at,
  r.submitted_by, r.on_behalf, r.audit_sequence, a.previous_hash, a.hash AS audit_hash, ${FIRST_SUBMITTED}`;

const CURRENT = `snapshot_current c
  CROSS JOIN snapshot_revision r ON r.unit = c.unit AND r.period = c.period AND r.form = c.form AND r.revision = c.revision
  CROSS JOIN audit a ON a.unit = r.unit AND a.sequence = r.audit_sequence`;

/** The current revisions of several places. */
export const currentsStatement = (places: readonly SnapshotPlace[]): Statement =>
  statement(
    `SELECT ${REVISION}, c.state, c.sequence FROM json_each(?1) w CROSS JOIN ${CURRENT}
     WHERE c.unit = w.value->>'unit' AND c.period = w.value->>'period' AND c.form = w.value->>'form'`,
    JSON.stringify(places.map(({ unit, period, form }) => ({ unit, period, form }))),
  );

/** By `placeKey`. */
export const currentsFrom = (rows: readonly unknown[]): ReadonlyMap<string, StoredRevision> =>
  new Map(
    (rows as readonly Row[]).map(revisionOfRow).map((storedRevision) => [placeKey(storedRevision), storedRevision]),
  );

export const readCurrent = async (
  db: Database,
  { unit, period, form }: SnapshotPlace,
): Promise<RevisionContent | null> => {
  const sql = `SELECT ${REVISION}, r.content, c.state, c.sequence FROM ${CURRENT}
    WHERE c.unit = ?1 AND c.period = ?2 AND c.form = ?3`;
  const row = await queryFirst<Row>(db, statement(sql, unit, period, form));
  return row && withContent(row);
};

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
export const readRevisions = async (db: Database, place: SnapshotPlace): Promise<readonly RevisionContent[]> => {
  const sql = `SELECT ${REVISION}, r.content, e.state, e.sequence
    FROM snapshot_revision r JOIN audit a ON a.unit = r.unit AND a.sequence = r.audit_sequence
    JOIN snapshot_event e ON e.unit = r.unit AND e.period = r.period AND e.form = r.form AND e.sequence =
      (SELECT MAX(sequence) FROM snapshot_event WHERE unit = r.unit AND period = r.period AND form = r.form
         AND revision = r.revision)
    WHERE r.unit = ?1 AND r.period = ?2 AND r.form = ?3 ORDER BY r.revision DESC`;
  const rows = await queryAll<Row>(db, statement(sql, place.unit, place.period, place.form));
  return rows.map(withContent);
};

/** A revision to be stored. */
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
  readonly submittedAt: string;
  readonly submittedBy: string;
  readonly onBehalf: boolean;
  readonly audit: Pick<AuditPlace, "sequence">;
}

const newRow = ({ periodDays, figures, findings, rulesets, onBehalf, audit, ...code }: NewRevision) => ({
  ...code,
  first: periodDays.first,
  last: periodDays.last,
  // As texts, so that what is stored is exactly what was written here.
  figures: JSON.stringify(figures),
  findings: JSON.stringify(findings),
  rulesets: JSON.stringify(rulesets),
  onBehalf: onBehalf ? 1 : 0,
  auditSequence: audit.sequence,
});

/** Stores revisions without their events. Fails where another writer stored the same one, or locked the period, in between. */
export const revisionStatements = (revisions: readonly NewRevision[]): readonly Statement[] =>
  longPieces(revisions.map(newRow), "content").map(({ rows, long }) =>
    statement(
      `INSERT INTO snapshot_revision (unit, period, form, revision, period_first, period_last, scope_basis, scheme,
         count_basis, figures, content, hash, findings, core, rulesets, submitted_at, submitted_by, on_behalf,
         audit_sequence)
       SELECT value->>'unit', value->>'period', value->>'form', value->>'revision', value->>'first', value->>'last',
         value->>'scopeBasis', value->>'scheme', value->>'countBasis', value->>'figures',
         COALESCE(value->>'content', ?2), value->>'hash', value->>'findings', value->>'core', value->>'rulesets',
         value->>'submittedAt', value->>'submittedBy', value->>'onBehalf', value->>'auditSequence'
       FROM json_each(?1)`,
      rows,
      long,
    ),
  );

export interface WantedPeriod {
  readonly period: PeriodKey;
  readonly form: FormCode;
  /** Also the figures by sector. */
  readonly lines?: true;
}

/** Columns of a record, of a current snapshot `c` and its revision `r`. */
export const RECORD = `r.unit, r.period, r.form, r.revision, c.state, r.scope_basis, r.scheme, r.count_basis, r.figures, r.hash, c.changed_at,
  ${FIRST_SUBMITTED}`;

/** Current snapshots of these units and of everything around them, for each wanted period and form. */
export const currentBelowStatement = (codes: readonly UnitCode[], wanted: readonly WantedPeriod[]): Statement =>
  statement(
    `WITH RECURSIVE ${BELOW}
     SELECT ${RECORD}, iif(w.value->>'lines', r.content->'$.lines', NULL) AS lines
     FROM json_each(?2) w CROSS JOIN below
     CROSS JOIN snapshot_current c ON c.unit = below.code AND c.period = w.value->>'period' AND c.form = w.value->>'form'
     CROSS JOIN snapshot_revision r ON r.unit = c.unit AND r.period = c.period AND r.form = c.form
       AND r.revision = c.revision`,
    JSON.stringify(codes),
    JSON.stringify(wanted),
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
    hash: row.hash as string,
    ...(row.lines ? { lines: JSON.parse(row.lines as string) as SectorLine[] } : {}),
  };
};
