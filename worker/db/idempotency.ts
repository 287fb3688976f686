// First answers by idempotency key, so that a retry after a lost answer stores nothing twice.
import { type Statement, statement } from "./database.ts";
import { longPieces } from "./json-rows.ts";

export interface RememberedAnswer {
  readonly requestHash: string;
  readonly status: 200 | 201;
  readonly etag: string;
  readonly answer: string;
}

/** What was answered under these keys of the token. */
export const rememberedStatement = (actor: string, keys: readonly string[]): Statement =>
  statement(
    `SELECT key, request_hash AS requestHash, status, etag, answer FROM idempotency
     WHERE actor = ?1 AND key IN (SELECT value FROM json_each(?2))`,
    actor,
    JSON.stringify(keys),
  );

export const rememberedFrom = (rows: readonly unknown[]): ReadonlyMap<string, RememberedAnswer> =>
  new Map(
    (rows as readonly (RememberedAnswer & { readonly key: string })[]).map(({ key, ...answer }) => [key, answer]),
  );

/** Fails where one of the keys is taken. */
export const rememberStatements = (
  actor: string,
  at: string,
  answers: readonly (RememberedAnswer & { readonly key: string })[],
): readonly Statement[] =>
  longPieces(answers, "answer").map(({ rows, long }) =>
    statement(
      `INSERT INTO idempotency (actor, key, request_hash, status, etag, answer, at)
       SELECT ?3, value->>'key', value->>'requestHash', value->>'status', value->>'etag', COALESCE(value->>'answer', ?2), ?4
       FROM json_each(?1)`,
      rows,
      long,
      actor,
      at,
    ),
  );
