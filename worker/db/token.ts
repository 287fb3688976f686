// Tokens in D1, found by the hash of their secret.
import type { Role } from "../../shared/domain/role.ts";
import type { UnitCode } from "../../shared/domain/unit.ts";
import { type Database, queryAll, queryFirst, type Statement, statement } from "./database.ts";

export interface StoredToken {
  readonly id: string;
  readonly unit: UnitCode;
  readonly role: Role;
  readonly label: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

const COLUMNS = `id, unit, role, label, created_at AS createdAt, expires_at AS expiresAt,
  last_used_at AS lastUsedAt, revoked_at AS revokedAt`;

/** The token with one of these hashes, dead or alive. */
export const findToken = (db: Database, hashes: readonly string[]): Promise<StoredToken | null> =>
  queryFirst<StoredToken>(
    db,
    statement(`SELECT ${COLUMNS} FROM token WHERE hash IN (SELECT value FROM json_each(?1))`, JSON.stringify(hashes)),
  );

export const readToken = (db: Database, id: string): Promise<StoredToken | null> =>
  queryFirst<StoredToken>(db, statement(`SELECT ${COLUMNS} FROM token WHERE id = ?1`, id));

/** Tokens of the named units, or of all; newest first. */
export const readTokens = (db: Database, units: readonly UnitCode[] | "*"): Promise<readonly StoredToken[]> =>
  queryAll<StoredToken>(
    db,
    units === "*"
      ? statement(`SELECT ${COLUMNS} FROM token ORDER BY created_at DESC, id`)
      : statement(
          `SELECT ${COLUMNS} FROM token WHERE unit IN (SELECT value FROM json_each(?1)) ORDER BY created_at DESC, id`,
          JSON.stringify(units),
        ),
  );

export interface NewToken {
  readonly id: string;
  readonly hash: string;
  readonly unit: UnitCode;
  readonly role: Role;
  readonly label: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly expiresAt: string | null;
}

export const tokenStatement = (token: NewToken): Statement =>
  statement(
    `INSERT INTO token (id, hash, unit, role, label, created_at, created_by, expires_at)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`,
    token.id,
    token.hash,
    token.unit,
    token.role,
    token.label,
    token.createdAt,
    token.createdBy,
    token.expiresAt,
  );

/** Several at once, as one statement. */
export const tokensStatement = (tokens: readonly NewToken[]): Statement =>
  statement(
    `INSERT INTO token (id, hash, unit, role, label, created_at, created_by, expires_at)
     SELECT value->>'id', value->>'hash', value->>'unit', value->>'role', value->>'label', value->>'createdAt',
            value->>'createdBy', value->>'expiresAt' FROM json_each(?1)`,
    JSON.stringify(tokens),
  );

export const revokeStatement = (id: string, at: string): Statement =>
  statement("UPDATE token SET revoked_at = ?2 WHERE id = ?1 AND revoked_at IS NULL", id, at);

/** Where the last use is not marked later than `before`. */
export const markTokenUsed = async (db: Database, id: string, at: string, before: string): Promise<void> => {
  const sql = "UPDATE token SET last_used_at = ?2 WHERE id = ?1 AND (last_used_at IS NULL OR last_used_at <= ?3)";
  await queryAll(db, statement(sql, id, at, before));
};
