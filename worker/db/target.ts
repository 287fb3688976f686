// Own targets in D1: what a unit set for itself and for the units below it.

import type { UnitCode } from "../../shared/domain/unit.ts";
import type { TargetEntry } from "../../shared/rules/targets.ts";
import { type Database, queryAll, type Statement, statement } from "./database.ts";
import { endSettingStatement, readSettingRow, type SettingTable, settingsAboveStatement } from "./office-setting.ts";

export interface StoredTarget {
  readonly id: string;
  readonly unit: UnitCode;
  readonly entry: TargetEntry;
  readonly createdAt: string;
  readonly endedAt: string | null;
}

const TARGETS: SettingTable = {
  table: "target",
  columns: "s.id, s.unit, s.content, s.created_at AS createdAt, s.ended_at AS endedAt",
};

export const targetOfRow = (given: unknown): StoredTarget => {
  const { content, ...row } = given as Omit<StoredTarget, "entry"> & { readonly content: string };
  return { ...row, entry: JSON.parse(content) as TargetEntry };
};

/** Targets not ended of the unit and of everything that was ever above it, the unit's own first, then the nearest above. */
export const targetsAboveStatement = (unit: UnitCode | "*"): Statement => settingsAboveStatement(TARGETS, unit);

export const readTargetsAbove = async (db: Database, unit: UnitCode | "*"): Promise<readonly StoredTarget[]> =>
  (await queryAll(db, targetsAboveStatement(unit))).map(targetOfRow);

export const readTarget = async (db: Database, id: string): Promise<StoredTarget | null> => {
  const row = await readSettingRow(db, TARGETS, id);
  return row === null ? null : targetOfRow(row);
};

export const targetStatement = (target: StoredTarget, actor: string): Statement =>
  statement(
    "INSERT INTO target (id, unit, content, created_at, created_by, ended_at) VALUES (?1, ?2, ?3, ?4, ?5, NULL)",
    target.id,
    target.unit,
    JSON.stringify(target.entry),
    target.createdAt,
    actor,
  );

export const endTargetStatement = (id: string, at: string): Statement => endSettingStatement(TARGETS, id, at);
