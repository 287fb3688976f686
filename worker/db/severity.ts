// Severities of checks in D1: what a unit set for itself and for the units below it.
import type { SettableCode, SettableSeverity } from "../../shared/domain/finding-severity.ts";
import type { UnitCode } from "../../shared/domain/unit.ts";
import { type Database, queryAll, queryFirst, type Statement, statement } from "./database.ts";
import { ABOVE } from "./unit.ts";

export interface StoredSeverity {
  readonly id: string;
  readonly unit: UnitCode;
  readonly code: SettableCode;
  readonly severity: SettableSeverity;
  readonly reason: string;
  readonly createdAt: string;
  readonly endedAt: string | null;
}

const COLUMNS = "s.id, s.unit, s.code, s.severity, s.reason, s.created_at AS createdAt, s.ended_at AS endedAt";

export const severityOfRow = (row: unknown): StoredSeverity => row as StoredSeverity;

const aboveStatement = (unit: UnitCode | "*", which: string): Statement =>
  statement(
    `WITH RECURSIVE ${ABOVE}
     SELECT ${COLUMNS} FROM severity_setting s JOIN (SELECT code, MIN(distance) AS distance FROM above GROUP BY code) a
       ON a.code = s.unit WHERE ${which} ORDER BY a.distance, s.ended_at IS NOT NULL, s.code, s.created_at DESC, s.id`,
    unit,
  );

/** Settings not ended of the unit and of everything that was ever above it, the unit's own first, then the nearest above. */
export const severitiesAboveStatement = (unit: UnitCode | "*"): Statement => aboveStatement(unit, "s.ended_at IS NULL");

/** With `ended`, also those that were ended, after the others of their unit. */
export const readSeveritiesAbove = async (
  db: Database,
  unit: UnitCode | "*",
  ended = false,
): Promise<readonly StoredSeverity[]> =>
  (await queryAll(db, ended ? aboveStatement(unit, "true") : severitiesAboveStatement(unit))).map(severityOfRow);

export const readSeverity = async (db: Database, id: string): Promise<StoredSeverity | null> => {
  const row = await queryFirst(db, statement(`SELECT ${COLUMNS} FROM severity_setting s WHERE s.id = ?1`, id));
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

export const endSeverityStatement = (id: string, at: string): Statement =>
  statement("UPDATE severity_setting SET ended_at = ?2 WHERE id = ?1 AND ended_at IS NULL", id, at);
