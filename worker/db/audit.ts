// The audit log in D1: one chain of hashes per unit, each entry covering the one before it.
import { canonicalJson, type Json } from "../../shared/domain/canonical-json.ts";
import { sha256 } from "../auth/hash.ts";
import { type Database, queryFirst, type Statement, statement } from "./database.ts";
import { jsonPieces } from "./json-rows.ts";

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

/** Where a chain begins. */
export const EMPTY_HEAD: AuditHead = { sequence: 0, hash: "" };

/** The last entry of each of several chains. */
export const auditHeadsStatement = (units: readonly string[]): Statement =>
  statement(
    `SELECT a.unit, a.sequence, a.hash FROM json_each(?1) u CROSS JOIN audit a
     ON a.unit = u.value AND a.sequence = (SELECT MAX(sequence) FROM audit WHERE unit = u.value)`,
    JSON.stringify(units),
  );

export const auditHeadsFrom = (rows: readonly unknown[]): ReadonlyMap<string, AuditHead> =>
  new Map(
    (rows as readonly (AuditHead & { readonly unit: string })[]).map(({ unit, sequence, hash }) => [
      unit,
      { sequence, hash },
    ]),
  );

/** The hash of an entry at its place: it covers everything the entry says and the hash before it. `detail` is canonical JSON. */
export const auditHash = (
  { unit, at, actor, role, action, target, detail }: Omit<AuditEntry, "detail"> & { readonly detail: string },
  { sequence, previousHash }: { readonly sequence: number; readonly previousHash: string },
): Promise<string> => sha256(canonicalJson({ unit, at, actor, role, action, target, detail, sequence, previousHash }));

/** An entry's place in its chain. */
export interface AuditPlace extends AuditHead {
  readonly previousHash: string;
}

type AuditRow = AuditPlace & Omit<AuditEntry, "detail"> & { readonly detail: string };

/** The entry as the row that follows `head`. */
const rowAfter = async (head: AuditHead, entry: AuditEntry): Promise<AuditRow> => {
  const detail = canonicalJson(entry.detail);
  const place = { sequence: head.sequence + 1, previousHash: head.hash };
  const hash = await auditHash({ ...entry, detail }, place);
  return { ...entry, detail, ...place, hash };
};

/** Fail where another entry came first. */
const rowStatements = (rows: readonly AuditRow[]): readonly Statement[] =>
  jsonPieces(rows).map((piece) =>
    statement(
      `INSERT INTO audit (unit, sequence, at, actor, role, action, target, detail, previous_hash, hash)
       SELECT value->>'unit', value->>'sequence', value->>'at', value->>'actor', value->>'role', value->>'action',
              value->>'target', value->>'detail', value->>'previousHash', value->>'hash'
       FROM json_each(?1)`,
      piece,
    ),
  );

/**
 * Entries of several chains, each after the one before it of its own unit: their places in order, and the statements that fail
 * where another entry came first.
 */
export const auditEntries = async (
  heads: ReadonlyMap<string, AuditHead>,
  entries: readonly AuditEntry[],
): Promise<{ readonly places: readonly AuditPlace[]; readonly statements: readonly Statement[] }> => {
  const last = new Map(heads);
  const rows: AuditRow[] = [];
  for (const entry of entries) {
    const row = await rowAfter(last.get(entry.unit) ?? EMPTY_HEAD, entry);
    rows.push(row);
    last.set(entry.unit, row);
  }
  return { places: rows, statements: rowStatements(rows) };
};

/** Whether the chain has an entry of this action on this target. */
export const hasAuditEntry = async (
  db: Database,
  { unit, action, target }: Pick<AuditEntry, "unit" | "action" | "target">,
): Promise<boolean> => {
  const sql = "SELECT 1 AS found FROM audit WHERE unit = ?1 AND action = ?2 AND target = ?3 LIMIT 1";
  return (await queryFirst(db, statement(sql, unit, action, target))) !== null;
};
