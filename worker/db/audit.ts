// The audit log in D1: one chain of hashes per unit, each entry covering the one before it.
import { canonicalJson, type Json } from "../../shared/domain/canonical-json.ts";
import { sha256 } from "../auth/hash.ts";
import { type Statement, statement } from "./database.ts";
import { jsonPieces } from "./json-rows.ts";

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

/** The last entry of each of several chains. */
export const auditHeadsStatement = (units: readonly string[]): Statement =>
  statement(
    `SELECT a.unit, a.sequence, a.hash FROM json_each(?1) u JOIN audit a ON a.unit = u.value
       AND a.sequence = (SELECT MAX(sequence) FROM audit WHERE unit = u.value)`,
    JSON.stringify(units),
  );

/** Where a chain begins. */
export const EMPTY_HEAD: AuditHead = { sequence: 0, hash: "" };

export const auditHeadFrom = (rows: readonly unknown[]): AuditHead => (rows[0] as AuditHead | undefined) ?? EMPTY_HEAD;

/** By the unit whose chain it is. */
export const auditHeadsFrom = (rows: readonly unknown[]): ReadonlyMap<string, AuditHead> =>
  new Map(
    (rows as readonly (AuditHead & { readonly unit: string })[]).map(({ unit, sequence, hash }) => [
      unit,
      { sequence, hash },
    ]),
  );

/** An entry's place in its chain. */
export interface AuditPlace extends AuditHead {
  readonly previousHash: string;
}

/** An entry in its place of the chain. */
export interface ChainedEntry extends AuditPlace {
  readonly row: Readonly<Record<string, string | number>>;
  /** Fails where another entry came first. */
  readonly statement: Statement;
}

/** Stores a JSON list of rows in its order, which is that of their chains. */
const rowsStatement = (rows: string): Statement =>
  statement(
    `INSERT INTO audit (unit, sequence, at, actor, role, action, target, detail, previous_hash, hash)
     SELECT value->>'unit', value->>'sequence', value->>'at', value->>'actor', value->>'role', value->>'action',
            value->>'target', value->>'detail', value->>'previousHash', value->>'hash' FROM json_each(?1)`,
    rows,
  );

/** The entry that follows `head`: its place, its hash, and the statement that stores it. */
export const auditEntry = async (head: AuditHead, entry: AuditEntry): Promise<ChainedEntry> => {
  const placed = {
    ...entry,
    detail: canonicalJson(entry.detail),
    sequence: head.sequence + 1,
    previousHash: head.hash,
  };
  const hash = await sha256(canonicalJson(placed));
  const row = { ...placed, hash };
  return {
    sequence: placed.sequence,
    previousHash: head.hash,
    hash,
    row,
    statement: rowsStatement(JSON.stringify([row])),
  };
};

/**
 * Entries of several chains, each after the one before it of its own unit: their places in order, and the statements that fail
 * where another entry came first.
 */
export const auditEntries = async (
  heads: ReadonlyMap<string, AuditHead>,
  entries: readonly AuditEntry[],
): Promise<{ readonly places: readonly AuditPlace[]; readonly statements: readonly Statement[] }> => {
  const last = new Map(heads);
  const places: ChainedEntry[] = [];
  for (const entry of entries) {
    const chained = await auditEntry(last.get(entry.unit) ?? EMPTY_HEAD, entry);
    places.push(chained);
    last.set(entry.unit, chained);
  }
  return { places, statements: jsonPieces(places.map(({ row }) => row)).map(rowsStatement) };
};
