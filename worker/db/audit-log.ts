// Reads the audit log: newest entries of many units, and chains in order for checking them.
import type { Role } from "../../shared/domain/role.ts";
import type { UnitCode } from "../../shared/domain/unit.ts";
import { type AuditHead, EMPTY_HEAD } from "./audit.ts";
import { type Database, queryAll, queryFirst, type Statement, statement } from "./database.ts";

/** Units whose chains are meant; `*`: every chain, the server's own too. */
export type Chains = readonly UnitCode[] | "*";

export interface LoggedEntry {
  readonly unit: string;
  readonly sequence: number;
  readonly at: string;
  readonly actor: string;
  /** What the token is called; null where it is none of this database. */
  readonly actorLabel: string | null;
  readonly role: Role;
  readonly action: string;
  readonly target: string;
  /** Canonical JSON. */
  readonly detail: string;
  readonly hash: string;
}

/** The place of an entry in the log by time. */
export type LogPlace = Pick<LoggedEntry, "at" | "unit" | "sequence">;

export interface LogQuery {
  readonly chains: Chains;
  /** Moments, the second one excluded. */
  readonly from: string | null;
  readonly until: string | null;
  readonly action: string | null;
  /** Only what stands before this entry. */
  readonly before: LogPlace | null;
  readonly limit: number;
}

const AFTER_ALL = "9999";

/** With one chain the entries of that chain are walked, not those of all times: the sign keeps SQLite from the index by time. */
export const readLog = (
  db: Database,
  { chains, from, until, action, before, limit }: LogQuery,
): Promise<readonly LoggedEntry[]> => {
  const one = chains !== "*" && chains.length === 1;
  const at = one ? "+a.at" : "a.at";
  const sql = `SELECT a.unit, a.sequence, a.at, a.actor, t.label AS actorLabel, a.role, a.action, a.target, a.detail, a.hash
    FROM audit a LEFT JOIN token t ON t.id = a.actor
    WHERE ${chains === "*" ? "?1 = '*'" : one ? "a.unit = ?1" : "a.unit IN (SELECT value FROM json_each(?1))"}
      AND ${at} >= ?2 AND ${at} < ?3 AND (?4 IS NULL OR a.action = ?4)
      AND (${at}, a.unit, a.sequence) < (?5, ?6, ?7)
    ORDER BY ${at} DESC, a.unit DESC, a.sequence DESC LIMIT ?8`;
  const units = chains === "*" ? "*" : one ? (chains[0] ?? "") : JSON.stringify(chains);
  const place = before ?? { at: AFTER_ALL, unit: "", sequence: 0 };
  return queryAll<LoggedEntry>(
    db,
    statement(sql, units, from ?? "", until ?? AFTER_ALL, action, place.at, place.unit, place.sequence, limit),
  );
};

/** An entry as it is stored, with what it is chained to. */
export interface ChainedEntry extends Omit<LoggedEntry, "actorLabel"> {
  readonly previousHash: string;
}

const unitIn = (column: string, chains: Chains): string =>
  chains === "*" ? "?1 = '*'" : `${column} IN (SELECT value FROM json_each(?1))`;
const chainsParam = (chains: Chains): string => (chains === "*" ? "*" : JSON.stringify(chains));

/** Entries after a place, chain by chain in order of the unit. */
export const chainStatement = (chains: Chains, after: { unit: string; sequence: number }, limit: number): Statement =>
  statement(
    `SELECT unit, sequence, at, actor, role, action, target, detail, previous_hash AS previousHash, hash FROM audit
     WHERE ${unitIn("unit", chains)} AND (unit, sequence) > (?2, ?3) ORDER BY unit, sequence LIMIT ?4`,
    chainsParam(chains),
    after.unit,
    after.sequence,
    limit,
  );

/** A revision as far as its entry in the log vouches for it. */
export interface VouchedRevision {
  readonly unit: string;
  readonly auditSequence: number;
  readonly period: string;
  readonly form: string;
  readonly revision: number;
  readonly content: string;
  readonly figures: string;
  readonly hash: string;
  readonly scopeBasis: string;
  readonly scheme: string;
  readonly countBasis: string;
}

/** Revisions whose entries are among these, which are given in order of unit and sequence. */
export const readVouchedRevisions = (
  db: Database,
  entries: readonly Pick<ChainedEntry, "unit" | "sequence">[],
): Promise<readonly VouchedRevision[]> =>
  queryAll<VouchedRevision>(
    db,
    statement(
      `SELECT r.unit, r.audit_sequence AS auditSequence, r.period, r.form, r.revision, r.content, r.figures, r.hash,
              r.scope_basis AS scopeBasis, r.scheme, r.count_basis AS countBasis
       FROM json_each(?1) e JOIN snapshot_revision r
         ON r.unit = e.value->>0 AND r.audit_sequence BETWEEN e.value->>1 AND e.value->>2`,
      JSON.stringify(spansOf(entries)),
    ),
  );

/** First and last sequence of each unit. */
const spansOf = (
  entries: readonly Pick<ChainedEntry, "unit" | "sequence">[],
): readonly (readonly [string, number, number])[] => {
  const spans = new Map<string, [number, number]>();
  for (const { unit, sequence } of entries) {
    const span = spans.get(unit);
    if (span) span[1] = sequence;
    else spans.set(unit, [sequence, sequence]);
  }
  return [...spans].map(([unit, [first, last]]) => [unit, first, last]);
};

/** A revision whose entry is not in the log; null where there is none. */
export const readUnloggedRevision = (
  db: Database,
  chains: Chains,
): Promise<{ readonly unit: string; readonly sequence: number } | null> =>
  queryFirst(
    db,
    statement(
      `SELECT r.unit, r.audit_sequence AS sequence FROM snapshot_revision r
       WHERE ${unitIn("r.unit", chains)}
         AND NOT EXISTS (SELECT 1 FROM audit a WHERE a.unit = r.unit AND a.sequence = r.audit_sequence)
       ORDER BY r.unit, r.audit_sequence LIMIT 1`,
      chainsParam(chains),
    ),
  );

/** The entry at a place as the head of what follows; the beginning where there is none. */
export const readHeadAt = async (db: Database, unit: string, sequence: number): Promise<AuditHead> =>
  (await queryFirst<AuditHead>(
    db,
    statement("SELECT sequence, hash FROM audit WHERE unit = ?1 AND sequence = ?2", unit, sequence),
  )) ?? EMPTY_HEAD;

/** Where in these chains an entry with this hash stands: the head that a receipt names. */
export const readByHash = (
  db: Database,
  chains: Chains,
  hash: string,
): Promise<{ readonly unit: string; readonly sequence: number; readonly at: string } | null> =>
  queryFirst(
    db,
    statement(
      `SELECT unit, sequence, at FROM audit WHERE ${unitIn("unit", chains)} AND hash = ?2 LIMIT 1`,
      chainsParam(chains),
      hash,
    ),
  );
