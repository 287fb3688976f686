// Writes with their entry in the unit's audit chain: both or neither, whoever else writes at the same moment.
import {
  type AuditEntry,
  auditEntries,
  auditEntry,
  auditHeadFrom,
  auditHeadStatement,
  auditHeadsFrom,
  auditHeadsStatement,
} from "./audit.ts";
import { type Database, queryAll, runBatch, type Statement } from "./database.ts";
import { settleRace } from "./race.ts";

export const writeAudited = (db: Database, entry: AuditEntry, ...writes: readonly Statement[]): Promise<unknown> =>
  settleRace(async () => {
    const head = auditHeadFrom(await queryAll(db, auditHeadStatement(entry.unit)));
    const { statement } = await auditEntry(head, entry);
    return runBatch(db, [statement, ...writes]);
  });

/** One write with an entry in the chain of each of several units. */
export const writeAuditedForEach = (db: Database, entries: readonly AuditEntry[], write: Statement): Promise<unknown> =>
  settleRace(async () => {
    const heads = auditHeadsFrom(await queryAll(db, auditHeadsStatement(entries.map((entry) => entry.unit))));
    const { statements } = await auditEntries(heads, entries);
    return runBatch(db, [...statements, write]);
  });
