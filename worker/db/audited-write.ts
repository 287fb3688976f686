// Writes with their entry in the unit's audit chain: both or neither, whoever else writes at the same moment.
import {
  type AuditEntry,
  type AuditHead,
  auditEntriesStatement,
  auditEntry,
  auditHeadFrom,
  auditHeadStatement,
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

/** One write with an entry in the chain of each of several units; each unit is named once. */
export const writeAuditedForEach = (db: Database, entries: readonly AuditEntry[], write: Statement): Promise<unknown> =>
  settleRace(async () => {
    const statement = auditHeadsStatement(entries.map((entry) => entry.unit));
    const heads = await queryAll<AuditHead & { readonly unit: string }>(db, statement);
    const headOf = new Map(heads.map((head) => [head.unit, head]));
    const chained = await Promise.all(
      entries.map((entry) => {
        const head = headOf.get(entry.unit);
        return auditEntry(auditHeadFrom(head ? [head] : []), entry);
      }),
    );
    return runBatch(db, [auditEntriesStatement(chained), write]);
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
