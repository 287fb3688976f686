// First answers by idempotency key, so that a retry after a lost answer stores nothing twice.
import { type Statement, statement } from "./database.ts";

export interface RememberedAnswer {
  readonly requestHash: string;
  readonly status: number;
  readonly etag: string;
  readonly answer: string;
}

export const rememberedStatement = (actor: string, key: string): Statement =>
  statement(
    "SELECT request_hash AS requestHash, status, etag, answer FROM idempotency WHERE actor = ?1 AND key = ?2",
    actor,
    key,
  );

export const rememberedFrom = (rows: readonly unknown[]): RememberedAnswer | null =>
  (rows[0] as RememberedAnswer | undefined) ?? null;

export const rememberStatement = (actor: string, key: string, at: string, answer: RememberedAnswer): Statement =>
  statement(
    `INSERT INTO idempotency (actor, key, request_hash, status, etag, answer, at)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`,
    actor,
    key,
    answer.requestHash,
    answer.status,
    answer.etag,
    answer.answer,
    at,
  );
