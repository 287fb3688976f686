// Deadlines in D1: what a unit set for itself and for the units below it.
import type { LocalDate } from "../../shared/domain/local-date.ts";
import type { UnitCode } from "../../shared/domain/unit.ts";
import type { OfficeDeadline } from "../../shared/rules/deadline.ts";
import { type Database, queryAll, type Statement, statement } from "./database.ts";
import { endSettingStatement, readSettingRow, type SettingTable, settingsAboveStatement } from "./office-setting.ts";
import type { SnapshotPlace } from "./snapshot.ts";
import { AROUND, BELOW } from "./unit.ts";

export interface StoredDeadline extends OfficeDeadline {
  readonly id: string;
  readonly endedAt: string | null;
}

const DEADLINES: SettingTable = {
  table: "deadline",
  columns: "s.id, s.unit, s.content, s.created_at AS createdAt, s.ended_at AS endedAt",
};

export const deadlineOfRow = (given: unknown): StoredDeadline => {
  const { content, ...row } = given as Pick<StoredDeadline, "id" | "unit" | "createdAt" | "endedAt"> & {
    readonly content: string;
  };
  return { ...(JSON.parse(content) as Omit<StoredDeadline, keyof typeof row>), ...row };
};

/** The unit's own first, then the nearest above; with `ended`, also those that were ended, after the others of their unit. */
export const readDeadlinesAbove = async (
  db: Database,
  unit: UnitCode | "*",
  ended = false,
): Promise<readonly StoredDeadline[]> =>
  (await queryAll(db, settingsAboveStatement(DEADLINES, unit, ended))).map(deadlineOfRow);

/** Deadlines not ended that may bind reports of these units and of everything around them. */
export const deadlinesAroundStatement = (codes: readonly UnitCode[]): Statement =>
  statement(
    `WITH RECURSIVE ${AROUND}
     SELECT ${DEADLINES.columns} FROM related CROSS JOIN deadline s ON s.unit = related.code WHERE s.ended_at IS NULL`,
    JSON.stringify(codes),
  );

/** Deadlines not ended of these units. */
export const deadlinesOfStatement = (codes: readonly UnitCode[]): Statement =>
  statement(
    `SELECT ${DEADLINES.columns} FROM json_each(?1) w CROSS JOIN deadline s ON s.unit = w.value WHERE s.ended_at IS NULL`,
    JSON.stringify(codes),
  );

/** Every deadline that is not ended, whoever set it. */
export const allDeadlinesStatement = (): Statement =>
  statement(`SELECT ${DEADLINES.columns} FROM deadline s WHERE s.ended_at IS NULL`);

export const readDeadline = async (db: Database, id: string): Promise<StoredDeadline | null> => {
  const row = await readSettingRow(db, DEADLINES, id);
  return row === null ? null : deadlineOfRow(row);
};

export const deadlineStatement = (deadline: StoredDeadline, actor: string): Statement => {
  const { id, unit, createdAt, endedAt: _, ...content } = deadline;
  return statement(
    "INSERT INTO deadline (id, unit, content, created_at, created_by, ended_at) VALUES (?1, ?2, ?3, ?4, ?5, NULL)",
    id,
    unit,
    JSON.stringify(content),
    createdAt,
    actor,
  );
};

export const endDeadlineStatement = (id: string, at: string): Statement => endSettingStatement(DEADLINES, id, at);

/** Who had not reported, or had reported late, when the job came by after a deadline had passed. */
export interface PassedDeadline extends SnapshotPlace {
  readonly due: LocalDate;
  readonly expected: number;
  readonly missing: readonly UnitCode[];
  readonly late: readonly UnitCode[];
  readonly at: string;
}

const passedOfRow = (given: unknown): PassedDeadline => {
  const row = given as Omit<PassedDeadline, "missing" | "late"> & { readonly missing: string; readonly late: string };
  return { ...row, missing: JSON.parse(row.missing) as UnitCode[], late: JSON.parse(row.late) as UnitCode[] };
};

/** Of one office, period and form. */
export const passedDeadlinesStatement = ({ unit, period, form }: SnapshotPlace): Statement =>
  statement(
    `SELECT unit, period, form, due, expected, missing, late, at FROM deadline_passed
     WHERE unit = ?1 AND period = ?2 AND form = ?3 ORDER BY due DESC`,
    unit,
    period,
    form,
  );

export const passedDeadlinesFrom = (rows: readonly unknown[]): readonly PassedDeadline[] => rows.map(passedOfRow);

/** Fails where the same was recorded before. */
export const passedDeadlineStatement = (passed: PassedDeadline, auditSequence: number): Statement =>
  statement(
    `INSERT INTO deadline_passed (unit, period, form, due, expected, missing, late, at, audit_sequence)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)`,
    passed.unit,
    passed.period,
    passed.form,
    passed.due,
    passed.expected,
    JSON.stringify(passed.missing),
    JSON.stringify(passed.late),
    passed.at,
    auditSequence,
  );

/** Periods and forms that the unit, or one that was ever below it, reported for, by the day on which the period ended. */
export const recentPlacesStatement = (unit: UnitCode, since: LocalDate, until: LocalDate): Statement =>
  statement(
    `WITH RECURSIVE ${BELOW}
     SELECT DISTINCT r.period, r.form FROM below CROSS JOIN snapshot_revision r ON r.unit = below.code
     WHERE r.period_last BETWEEN ?2 AND ?3`,
    JSON.stringify([unit]),
    since,
    until,
  );

export const recentPlacesFrom = (rows: readonly unknown[]): readonly Pick<SnapshotPlace, "period" | "form">[] =>
  rows as readonly Pick<SnapshotPlace, "period" | "form">[];
