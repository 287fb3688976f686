// Whether the database is ready: migrated to the version this Worker was built for, and holding the demonstration data.
import { type Database, queryFirst, statement } from "./database.ts";
import type { SnapshotPlace } from "./snapshot.ts";

/** Raised with each migration; a migration ends by storing its version. */
export const SCHEMA_VERSION = 7;

export const isMigrated = async (db: Database): Promise<boolean> => {
  try {
    const row = await queryFirst<{ version: number }>(
      db,
      statement("SELECT MAX(version) AS version FROM schema_version"),
    );
    return (row?.version ?? 0) >= SCHEMA_VERSION;
  } catch (error) {
    if (/no such table/.test(String(error))) return false;
    throw error;
  }
};

/** Whether each of these snapshots was submitted, in whatever revision it is by now. */
export const hasSnapshots = async (db: Database, places: readonly SnapshotPlace[]): Promise<boolean> => {
  const row = await queryFirst<{ found: number }>(
    db,
    statement(
      `SELECT COUNT(*) AS found FROM json_each(?1) w JOIN snapshot_current c
       ON c.unit = w.value->>'unit' AND c.period = w.value->>'period' AND c.form = w.value->>'form'`,
      JSON.stringify(places),
    ),
  );
  return row?.found === places.length;
};
