// What leaves and enters as a whole: the tables of an export in the order in which their rows may be stored, and their columns.
import type { UnitCode } from "../../shared/domain/unit.ts";
import { type Database, queryAll, type Statement, statement } from "./database.ts";

interface Carried {
  readonly table: string;
  /** Columns that never leave the database. */
  readonly secret?: readonly string[];
}

/**
 * Each has a column `unit`; one that this database does not have is passed over. An entry of the log stands before the
 * revision that refers to it, a revision before its events, a piece of a frozen table before the row that seals it.
 */
const CARRIED: readonly Carried[] = [
  { table: "audit" },
  { table: "snapshot_revision" },
  { table: "snapshot_event" },
  { table: "snapshot_event_detail" },
  { table: "value_copy" },
  { table: "target" },
  { table: "deadline" },
  { table: "severity_setting" },
  { table: "deadline_passed" },
  { table: "frozen_piece" },
  { table: "frozen" },
  { table: "token", secret: ["hash"] },
];

/** Tables with a column `unit` that follow from others: the current snapshots are made by their events. */
export const DERIVED: readonly string[] = ["snapshot_current"];

export const CARRIED_TABLES: readonly string[] = CARRIED.map(({ table }) => table);

/** A carried table of this database. */
export interface PortableTable {
  readonly name: string;
  /** All columns that leave, in order. */
  readonly columns: readonly string[];
  /** Columns without which a row cannot be stored. */
  readonly required: readonly string[];
  /** Columns by which rows are ordered within a unit. */
  readonly order: readonly string[];
}

interface ColumnRow {
  readonly table: string;
  readonly column: string;
  readonly required: number;
  readonly key: number;
}

/** The carried tables that this database has, in the order of storing. */
export const readPortableTables = async (db: Database): Promise<readonly PortableTable[]> => {
  const rows = await queryAll<ColumnRow>(
    db,
    statement(
      `SELECT m.name AS "table", p.name AS "column", p."notnull" AND p.dflt_value IS NULL AS required, p.pk AS "key"
       FROM sqlite_master m JOIN pragma_table_info(m.name) p
       WHERE m.type = 'table' AND m.name IN (SELECT value FROM json_each(?1))`,
      JSON.stringify(CARRIED_TABLES),
    ),
  );
  return CARRIED.flatMap(({ table, secret = [] }) => {
    const columns = rows.filter((row) => row.table === table && !secret.includes(row.column));
    if (columns.length === 0) return [];
    const keys = columns.filter(({ key, column }) => key > 0 && column !== "unit").sort((a, b) => a.key - b.key);
    return [
      {
        name: table,
        columns: columns.map(({ column }) => column),
        required: columns.filter(({ required }) => required === 1).map(({ column }) => column),
        order: keys.map(({ column }) => column),
      },
    ];
  });
};

const quoted = (columns: readonly string[]): string => columns.map((column) => `"${column}"`).join(", ");

/** Rows of these units, unit by unit, in the order of their keys. */
export const portableRowsStatement = ({ name, columns, order }: PortableTable, units: readonly UnitCode[]): Statement =>
  statement(
    `SELECT ${quoted(columns)} FROM ${name} WHERE unit IN (SELECT value FROM json_each(?1))
     ORDER BY ${quoted(["unit", ...order])}`,
    JSON.stringify(units),
  );

/** Up to `limit` of the units of which the table has rows. */
export const unitsWithRowsStatement = (
  table: string,
  column: string,
  units: readonly string[],
  limit: number,
): Statement =>
  statement(
    `SELECT DISTINCT ${column} AS unit FROM ${table} WHERE ${column} IN (SELECT value FROM json_each(?1)) LIMIT ?2`,
    JSON.stringify(units),
    limit,
  );

/** Stores rows in their order; `rows` is a JSON list of objects with these columns. */
export const storeRowsStatement = (table: string, columns: readonly string[], rows: string): Statement =>
  statement(
    `INSERT INTO ${table} (${quoted(columns)})
     SELECT ${columns.map((column) => `value->>'${column}'`).join(", ")} FROM json_each(?1) ORDER BY key`,
    rows,
  );
