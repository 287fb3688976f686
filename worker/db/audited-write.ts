// Writes with their entries in the units' audit chains: all or none, whoever else writes at the same moment.
import { type AuditEntry, auditEntries, auditHeadsFrom, auditHeadsStatement } from "./audit.ts";
import { type Database, queryAll, runBatch, type Statement } from "./database.ts";
import { settleRace } from "./race.ts";

/** The statements that append these entries to their chains as they end now; they fail where another entry came first. */
export const entryStatements = async (
  db: Database,
  ...entries: readonly AuditEntry[]
): Promise<readonly Statement[]> => {
  const units = [...new Set(entries.map((entry) => entry.unit))];
  const heads = auditHeadsFrom(await queryAll(db, auditHeadsStatement(units)));
  return (await auditEntries(heads, entries)).statements;
};

/** Writes with one entry in the chain of each of several units. */
export const writeAuditedForEach = (
  db: Database,
  entries: readonly AuditEntry[],
  ...writes: readonly Statement[]
): Promise<unknown> => settleRace(async () => runBatch(db, [...(await entryStatements(db, ...entries)), ...writes]));

export const writeAudited = (db: Database, entry: AuditEntry, ...writes: readonly Statement[]): Promise<unknown> =>
  writeAuditedForEach(db, [entry], ...writes);

/** An entry without another write, unless it is there already; nothing is written twice by two at once. */
export const writeAuditedUnless = (
  db: Database,
  entry: AuditEntry,
  isThere: () => Promise<boolean>,
): Promise<unknown> =>
  settleRace(async () => ((await isThere()) ? null : runBatch(db, await entryStatements(db, entry))));
