// Severities of checks in D1: what a unit set for itself and for the units below it.
import type { UnitCode } from "../../shared/domain/unit.ts";
import type { SettableCode } from "../../shared/findings/office-severity.ts";
import type { SettableSeverity } from "../../shared/findings/severity.ts";
import { type Database, queryAll, rowsBy, type Statement, statement } from "./database.ts";
import { endSettingStatement, readSettingRow, type SettingTable, settingsAboveStatement } from "./office-setting.ts";

export interface StoredSeverity {
  readonly id: string;
  readonly unit: UnitCode;
  readonly code: SettableCode;
  readonly severity: SettableSeverity;
  readonly reason: string;
  readonly createdAt: string;
  readonly endedAt: string | null;
}

const SETTINGS: SettingTable = {
  table: "severity_setting",
  columns: "s.id, s.unit, s.code, s.severity, s.reason, s.created_at AS createdAt, s.ended_at AS endedAt",
  orderFirst: "s.code,",
};

const severityOfRow = (row: unknown): StoredSeverity => row as StoredSeverity;

/** Settings not ended of several units and of everything that was ever above them, the unit's own first, then the nearest above; `of` is the unit whose settings the row belongs to. */
export const severitiesAboveEachStatement = (units: readonly UnitCode[]): Statement =>
  statement(
    `WITH RECURSIVE above(start, code, distance) AS (
       SELECT value, value, 0 FROM json_each(?1) UNION
       SELECT above.start, v.parent, above.distance + 1 FROM above JOIN unit_version v ON v.code = above.code
       WHERE v.parent IS NOT NULL AND above.distance < 20)
     SELECT a.start AS "of", ${SETTINGS.columns} FROM severity_setting s
       JOIN (SELECT start, code, MIN(distance) AS distance FROM above GROUP BY start, code) a ON a.code = s.unit
     WHERE s.ended_at IS NULL ORDER BY a.start, a.distance, s.code, s.created_at DESC, s.id`,
    JSON.stringify(units),
  );

export const severitiesByUnit = (rows: readonly unknown[]): ReadonlyMap<string, readonly StoredSeverity[]> =>
  rowsBy(rows as readonly (StoredSeverity & { readonly of: string })[], ({ of }) => of);

/** With `ended`, also those that were ended, after the others of their unit. */
export const readSeveritiesAbove = async (
  db: Database,
  unit: UnitCode | "*",
  ended = false,
): Promise<readonly StoredSeverity[]> =>
  (await queryAll(db, settingsAboveStatement(SETTINGS, unit, ended))).map(severityOfRow);

export const readSeverity = async (db: Database, id: string): Promise<StoredSeverity | null> => {
  const row = await readSettingRow(db, SETTINGS, id);
  return row === null ? null : severityOfRow(row);
};

/** Ends what the unit had set for the code, and stores the next setting. */
export const severityStatements = (setting: StoredSeverity, actor: string): readonly Statement[] => [
  statement(
    "UPDATE severity_setting SET ended_at = ?3 WHERE unit = ?1 AND code = ?2 AND ended_at IS NULL",
    setting.unit,
    setting.code,
    setting.createdAt,
  ),
  statement(
    `INSERT INTO severity_setting (id, unit, code, severity, reason, created_at, created_by, ended_at)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, NULL)`,
    setting.id,
    setting.unit,
    setting.code,
    setting.severity,
    setting.reason,
    setting.createdAt,
    actor,
  ),
];

export const endSeverityStatement = (id: string, at: string): Statement => endSettingStatement(SETTINGS, id, at);
