// Units in D1: reading what is around a unit, and storing an accepted import.
import type { UnitChange } from "../../shared/checking/unit-import.ts";
import type { LocalDate } from "../../shared/domain/local-date.ts";
import type { Successor, UnitCode, UnitType, UnitVersion } from "../../shared/domain/unit.ts";
import { type Database, queryAll, queryFirst, type Statement, statement } from "./database.ts";

interface UnitRow {
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly parent: string | null;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly reports: number;
  /** JSON list of `{unit, share}`. */
  readonly successors: string;
}

export const unitOfRow = (row: unknown): UnitVersion => {
  const unit = row as UnitRow;
  return {
    code: unit.code as UnitCode,
    name: unit.name,
    type: unit.type as UnitType,
    parent: unit.parent as UnitCode | null,
    validFrom: unit.valid_from as LocalDate,
    validTo: unit.valid_to as LocalDate | null,
    successors: JSON.parse(unit.successors) as Successor[],
    reports: unit.reports === 1,
  };
};

const COLUMNS = `v.code, v.name, v.type, v.parent, v.valid_from, v.valid_to, v.reports,
  (SELECT json_group_array(json_object('unit', s.successor, 'share', json(iif(s.share_numerator IS NULL, NULL,
     json_object('numerator', s.share_numerator, 'denominator', s.share_denominator)))) ORDER BY s.position)
   FROM unit_successor s WHERE s.code = v.code AND s.valid_from = v.valid_from) AS successors`;

/** Codes of the units in the JSON list ?1, of everything that was ever below them, and of all predecessors. */
export const BELOW = `below(code) AS (
  SELECT value FROM json_each(?1)
  UNION SELECT v.code FROM below JOIN unit_version v ON v.parent = below.code
  UNION SELECT s.code FROM below JOIN unit_successor s ON s.successor = below.code)`;

/** The unit ?1 and everything that was ever above it, with the steps up to it. */
export const ABOVE = `above(code, distance) AS (
  SELECT ?1, 0 UNION SELECT v.parent, above.distance + 1 FROM above JOIN unit_version v ON v.code = above.code
  WHERE v.parent IS NOT NULL AND above.distance < 20)`;

/** What `source` names, with all parents and successors of it. */
const upward = (source: string): string => `related(code) AS (
  SELECT code FROM ${source}
  UNION SELECT v.parent FROM related JOIN unit_version v ON v.code = related.code WHERE v.parent IS NOT NULL
  UNION SELECT s.successor FROM related JOIN unit_successor s ON s.code = related.code)`;

/** The units in the JSON list ?1 with everything that was ever below or above them. */
export const AROUND = `${BELOW}, ${upward("below")}`;

/** All versions that totals of these units and the question who may see them can need. */
export const unitsAroundStatement = (codes: readonly UnitCode[]): Statement =>
  statement(
    `WITH RECURSIVE ${AROUND}
     SELECT ${COLUMNS} FROM related CROSS JOIN unit_version v ON v.code = related.code`,
    JSON.stringify(codes),
  );

/** The units, their parents and successors at any time: enough to know who may see them. */
export const readUnitsAbove = async (db: Database, codes: readonly UnitCode[]): Promise<readonly UnitVersion[]> => {
  const rows = await queryAll(
    db,
    statement(
      `WITH RECURSIVE named(code) AS (SELECT value FROM json_each(?1)), ${upward("named")}
       SELECT ${COLUMNS} FROM related CROSS JOIN unit_version v ON v.code = related.code`,
      JSON.stringify(codes),
    ),
  );
  return rows.map(unitOfRow);
};

export const readUnitsAround = async (db: Database, codes: readonly UnitCode[]): Promise<readonly UnitVersion[]> =>
  (await queryAll(db, unitsAroundStatement(codes))).map(unitOfRow);

/** The units among which a caller's names are looked up: everything for `*`, else what is around its own unit. */
export const unitsOfCallerStatement = (unit: UnitCode | "*"): Statement =>
  unit === "*" ? statement(`SELECT ${COLUMNS} FROM unit_version v`) : unitsAroundStatement([unit]);

export const readAllUnits = async (db: Database): Promise<readonly UnitVersion[]> =>
  (await queryAll(db, statement(`SELECT ${COLUMNS} FROM unit_version v`))).map(unitOfRow);

export const readPredecessors = async (db: Database, code: UnitCode): Promise<readonly string[]> => {
  const sql = "SELECT DISTINCT code FROM unit_successor WHERE successor = ?1 ORDER BY code";
  return (await queryAll<{ code: string }>(db, statement(sql, code))).map((row) => row.code);
};

/** Number of the latest import; the next one is stored under the number after it. */
export const readUnitListVersion = async (db: Database): Promise<number> =>
  (await queryFirst<{ version: number }>(db, statement("SELECT COALESCE(MAX(version), 0) AS version FROM unit_import")))
    ?.version ?? 0;

/** Rows of one statement: a JSON parameter stays well below D1's limit of 2 MB. */
const PIECE = 1000;

const pieces = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / PIECE) }, (_, index) => all.slice(index * PIECE, (index + 1) * PIECE));

const changeStatements = (version: number, changes: readonly UnitChange[]): readonly Statement[] => {
  const units = JSON.stringify(changes.map((change) => change.after));
  return [
    statement(
      `INSERT INTO unit_version (code, name, type, parent, valid_from, valid_to, reports)
       SELECT value->>'code', value->>'name', value->>'type', value->>'parent', value->>'validFrom', value->>'validTo',
              value->>'reports'
       FROM json_each(?1) WHERE true
       ON CONFLICT (code, valid_from) DO UPDATE SET name = excluded.name, type = excluded.type,
         parent = excluded.parent, valid_to = excluded.valid_to, reports = excluded.reports`,
      units,
    ),
    statement(
      `DELETE FROM unit_successor WHERE (code, valid_from) IN
         (SELECT value->>'code', value->>'validFrom' FROM json_each(?1))`,
      units,
    ),
    statement(
      `INSERT INTO unit_successor (code, valid_from, position, successor, share_numerator, share_denominator)
       SELECT u.value->>'code', u.value->>'validFrom', s.key, s.value->>'unit',
              s.value->'share'->>'numerator', s.value->'share'->>'denominator'
       FROM json_each(?1) u, json_each(u.value->'successors') s`,
      units,
    ),
    statement(
      `INSERT INTO unit_change (version, code, valid_from, before, after)
       SELECT ?2, value->'after'->>'code', value->'after'->>'validFrom', nullif(value->'before', 'null'), value->'after'
       FROM json_each(?1)`,
      JSON.stringify(changes),
      version,
    ),
  ];
};

/** Stores what an import changes, under its number; fails where another import took that number. */
export const importStatements = (
  version: number,
  at: string,
  actor: string,
  changes: readonly UnitChange[],
): readonly Statement[] => [
  statement("INSERT INTO unit_import (version, at, actor) VALUES (?1, ?2, ?3)", version, at, actor),
  ...pieces(changes).flatMap((piece) => changeStatements(version, piece)),
];
