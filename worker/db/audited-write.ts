// Writes with their entry in the unit's audit chain: both or neither, whoever else writes at the same moment.
import { type AuditEntry, auditEntry, auditHeadFrom, auditHeadStatement } from "./audit.ts";
import { type Database, queryAll, runBatch, type Statement } from "./database.ts";
import { settleRace } from "./race.ts";

export const writeAudited = (db: Database, entry: AuditEntry, ...writes: readonly Statement[]): Promise<unknown> =>
  settleRace(async () => {
    const head = auditHeadFrom(await queryAll(db, auditHeadStatement(entry.unit)));
    const { statement } = await auditEntry(head, entry);
    return runBatch(db, [statement, ...writes]);
  });
