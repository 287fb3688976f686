// What offices set for themselves and for the units below them, of whatever kind: found from a unit upwards, ended and never deleted.
import type { UnitCode } from "../../shared/domain/unit.ts";
import { type Database, queryFirst, type Statement, statement } from "./database.ts";
import { ABOVE } from "./unit.ts";

export interface SettingTable {
  readonly table: "target" | "deadline" | "severity_setting";
  /** Of the table named `s`. */
  readonly columns: string;
  /** What stands before the date in the order of one unit's settings: "s.code,". */
  readonly orderFirst?: string;
}

/**
 * Settings of the unit and of everything that was ever above it, the unit's own first, then the nearest above; with `ended` also
 * those that were ended, after the others of their unit.
 */
export const settingsAboveStatement = (
  { table, columns, orderFirst = "" }: SettingTable,
  unit: UnitCode | "*",
  ended = false,
): Statement =>
  statement(
    `WITH RECURSIVE ${ABOVE}
     SELECT ${columns} FROM ${table} s JOIN (SELECT code, MIN(distance) AS distance FROM above GROUP BY code) a
       ON a.code = s.unit WHERE ${ended ? "true" : "s.ended_at IS NULL"}
     ORDER BY a.distance, s.ended_at IS NOT NULL, ${orderFirst} s.created_at DESC, s.id`,
    unit,
  );

/** Null where there is none of that id. */
export const readSettingRow = (db: Database, { table, columns }: SettingTable, id: string): Promise<unknown> =>
  queryFirst(db, statement(`SELECT ${columns} FROM ${table} s WHERE s.id = ?1`, id));

export const endSettingStatement = ({ table }: SettingTable, id: string, at: string): Statement =>
  statement(`UPDATE ${table} SET ended_at = ?2 WHERE id = ?1 AND ended_at IS NULL`, id, at);
