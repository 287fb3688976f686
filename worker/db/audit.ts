// The audit log in D1: one chain of hashes per unit, each entry covering the one before it.
import { canonicalJson, type Json } from "../../shared/domain/canonical-json.ts";
import { sha256 } from "../auth/hash.ts";
import { type Database, queryFirst, type Statement, statement } from "./database.ts";

/** The chain of what belongs to the server and to no unit. */
export const SERVER_CHAIN = "*";

export interface AuditHead {
  readonly sequence: number;
  readonly hash: string;
}

export interface AuditEntry {
  /** Whose chain: a unit, or `*` for the server's own administrator. */
  readonly unit: string;
  readonly at: string;
  /** Id of the token; never its secret. */
  readonly actor: string;
  readonly role: string;
  readonly action: string;
  readonly target: string;
  readonly detail: Json;
}

/** The last entry of a chain; empty where nothing is logged. */
export const auditHeadStatement = (unit: string): Statement =>
  statement("SELECT sequence, hash FROM audit WHERE unit = ?1 ORDER BY sequence DESC LIMIT 1", unit);

/** The last entries of several chains, with the unit whose chain it is. */
export const auditHeadsStatement = (units: readonly string[]): Statement =>
  statement(
    `SELECT a.unit, a.sequence, a.hash FROM json_each(?1) u JOIN audit a ON a.unit = u.value
       AND a.sequence = (SELECT MAX(sequence) FROM audit WHERE unit = u.value)`,
    JSON.stringify(units),
  );

/** Where a chain begins. */
export const EMPTY_HEAD: AuditHead = { sequence: 0, hash: "" };

export const auditHeadFrom = (rows: readonly unknown[]): AuditHead => (rows[0] as AuditHead | undefined) ?? EMPTY_HEAD;

/** An entry in its place of the chain. */
export interface ChainedEntry extends AuditHead {
  readonly row: Readonly<Record<string, string | number>>;
  /** Fails where another entry came first. */
  readonly statement: Statement;
}

/** Entries in the order of the list, which is that of their chains, as one statement. */
export const auditEntriesStatement = (entries: readonly Pick<ChainedEntry, "row">[]): Statement =>
  statement(
    `INSERT INTO audit (unit, sequence, at, actor, role, action, target, detail, previous_hash, hash)
     SELECT value->>'unit', value->>'sequence', value->>'at', value->>'actor', value->>'role', value->>'action',
            value->>'target', value->>'detail', value->>'previousHash', value->>'hash' FROM json_each(?1)`,
    JSON.stringify(entries.map(({ row }) => row)),
  );

/** The hash of an entry at its place: it covers everything the entry says and the hash before it. `detail` is canonical JSON. */
export const auditHash = (
  { unit, at, actor, role, action, target, detail }: Omit<AuditEntry, "detail"> & { readonly detail: string },
  { sequence, previousHash }: { readonly sequence: number; readonly previousHash: string },
): Promise<string> => sha256(canonicalJson({ unit, at, actor, role, action, target, detail, sequence, previousHash }));

/** The entry that follows `head`: its place, its hash, and the statement that stores it. */
export const auditEntry = async (head: AuditHead, entry: AuditEntry): Promise<ChainedEntry> => {
  const placed = {
    ...entry,
    detail: canonicalJson(entry.detail),
    sequence: head.sequence + 1,
    previousHash: head.hash,
  };
  const hash = await auditHash(placed, placed);
  const row = { ...placed, hash };
  return { sequence: placed.sequence, hash, row, statement: auditEntriesStatement([{ row }]) };
};

/** Whether the chain has an entry of this action on this target. */
export const hasAuditEntry = async (
  db: Database,
  { unit, action, target }: Pick<AuditEntry, "unit" | "action" | "target">,
): Promise<boolean> => {
  const sql = "SELECT 1 AS found FROM audit WHERE unit = ?1 AND action = ?2 AND target = ?3 LIMIT 1";
  return (await queryFirst(db, statement(sql, unit, action, target))) !== null;
};
