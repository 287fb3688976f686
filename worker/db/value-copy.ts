// Codes of value-only copies in D1: which revision a copy was made of, and the digest of what it says.
import type { CopyCode } from "../../shared/domain/copy-code.ts";
import type { SnapshotState } from "../../shared/domain/snapshot-state.ts";
import type { AuditEntry } from "./audit.ts";
import { entryStatements } from "./audited-write.ts";
import { type Database, queryFirst, runBatch, statement } from "./database.ts";
import { settleRace } from "./race.ts";
import type { SnapshotPlace } from "./snapshot.ts";

export interface StoredCopy extends SnapshotPlace {
  readonly code: CopyCode;
  readonly revision: number;
  /** SHA-256 in hexadecimal, small letters. */
  readonly digest: string;
  readonly createdAt: string;
}

/** A copy beside the snapshot as it stands now. */
export interface CopyNow extends StoredCopy {
  readonly current: { readonly revision: number; readonly state: SnapshotState };
}

const COLUMNS = "v.code, v.unit, v.period, v.form, v.revision, v.digest, v.created_at AS createdAt";

type CopyRow = StoredCopy & { readonly currentRevision: number; readonly currentState: SnapshotState };

/** Null for a code that was never issued. */
export const readCopy = async (db: Database, code: CopyCode): Promise<CopyNow | null> => {
  const row = await queryFirst<CopyRow>(
    db,
    statement(
      `SELECT ${COLUMNS}, c.revision AS currentRevision, c.state AS currentState FROM value_copy v
       JOIN snapshot_current c ON c.unit = v.unit AND c.period = v.period AND c.form = v.form WHERE v.code = ?1`,
      code,
    ),
  );
  if (!row) return null;
  const { currentRevision, currentState, ...copy } = row;
  return { ...copy, current: { revision: currentRevision, state: currentState } };
};

const sameCopy = (db: Database, { unit, period, form, revision, digest }: StoredCopy): Promise<StoredCopy | null> =>
  queryFirst<StoredCopy>(
    db,
    statement(
      `SELECT ${COLUMNS} FROM value_copy v
       WHERE v.unit = ?1 AND v.period = ?2 AND v.form = ?3 AND v.revision = ?4 AND v.digest = ?5`,
      unit,
      period,
      form,
      revision,
      digest,
    ),
  );

/** Stores the copy with its entry in the log, or gives the one that was stored for the same revision and digest. */
export const storeCopy = (
  db: Database,
  copy: StoredCopy,
  entry: AuditEntry,
): Promise<{ readonly copy: StoredCopy; readonly isNew: boolean }> =>
  settleRace(async () => {
    const same = await sameCopy(db, copy);
    if (same) return { copy: same, isNew: false };
    const write = statement(
      `INSERT INTO value_copy (unit, code, period, form, revision, digest, created_at, created_by)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`,
      copy.unit,
      copy.code,
      copy.period,
      copy.form,
      copy.revision,
      copy.digest,
      copy.createdAt,
      entry.actor,
    );
    await runBatch(db, [...(await entryStatements(db, entry)), write]);
    return { copy, isNew: true };
  });
