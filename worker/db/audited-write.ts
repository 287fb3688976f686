// A write with its entry in the unit's audit chain: both or neither, whoever else writes at the same moment.
import { type AuditEntry, auditEntry, auditHeadFrom, auditHeadStatement } from "./audit.ts";
import { type Database, queryAll, runBatch, type Statement } from "./database.ts";
import { settleRace } from "./race.ts";

export const writeAudited = (db: Database, entry: AuditEntry, write: Statement): Promise<unknown> =>
  settleRace(async () => {
    const head = auditHeadFrom(await queryAll(db, auditHeadStatement(entry.unit)));
    const { statement } = await auditEntry(head, entry);
    return runBatch(db, [statement, write]);
  });

/** An entry without another write, unless it is there already; nothing is written twice by two at once. */
export const writeAuditedUnless = (
  db: Database,
  entry: AuditEntry,
  isThere: () => Promise<boolean>,
): Promise<unknown> =>
  settleRace(async () => {
    if (await isThere()) return null;
    const head = auditHeadFrom(await queryAll(db, auditHeadStatement(entry.unit)));
    return runBatch(db, [(await auditEntry(head, entry)).statement]);
  });
