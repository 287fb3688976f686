// /v1/tokens: issuing, listing and revoking access tokens within the caller's subtree.
import { done, type Outcome, refuse } from "../../shared/domain/problem.ts";
import { childrenIn, unitTreeOn } from "../../shared/domain/unit.ts";
import { unitGraph } from "../../shared/domain/unit-graph.ts";
import { REQUEST_TEXT } from "../../shared/text/request.ts";
import { canSee, readSubtree, readUnitCode, requireRole, seeUnit } from "../auth/access.ts";
import type { Caller } from "../auth/caller.ts";
import { newToken, sha256 } from "../auth/hash.ts";
import { writeAudited, writeAuditedForEach } from "../db/audited-write.ts";
import type { Statement } from "../db/database.ts";
import {
  type NewToken,
  readToken,
  readTokens,
  revokeStatement,
  type StoredToken,
  tokenStatement,
  tokensStatement,
} from "../db/token.ts";
import { readUnitsAround } from "../db/unit.ts";
import { NO_CONTENT, textAnswer } from "../http/answer.ts";
import { writeCsv } from "../http/csv.ts";
import type { Refusal } from "../http/problem.ts";
import type { AuthorizedScope, Handler } from "../http/scope.ts";

/** The moment of expiry: a day is good until its end in Viet Nam. */
const expiryOf = (expires: string): string =>
  new Date(expires.length === 10 ? `${expires}T23:59:59.999+07:00` : expires).toISOString();

const audited = (
  { db, now, caller }: AuthorizedScope,
  action: string,
  { id, unit, role, label }: Pick<StoredToken, "id" | "unit" | "role" | "label">,
  write: Statement,
): Promise<unknown> => {
  const who = { unit, at: now, actor: caller.id, role: caller.role };
  return writeAudited(db, { ...who, action, target: `token ${id}`, detail: { role, label } }, write);
};

/** The moment until which a token lives. Problem: `INVALID_REQUEST` where that is over. */
const readExpiry = (expires: string | undefined, now: string): Outcome<string | null> | Refusal => {
  const expiresAt = expires === undefined ? null : expiryOf(expires);
  if (expiresAt === null || expiresAt > now) return done(expiresAt);
  const errors = [{ path: "expires", message: REQUEST_TEXT.expiryPast() }];
  return { ...refuse("INVALID_REQUEST", { count: 1 }), errors };
};

export const createToken: Handler<"createToken"> = async (scope, { body }) => {
  const { db, now, today, caller } = scope;
  const unit = readUnitCode(body.unit);
  if (!unit.ok) return unit;
  const seen = await seeUnit(db, caller, unit.result, [today]);
  if (!seen.ok) return seen;
  const allowed = requireRole(caller, "quantri");
  if (!allowed.ok) return allowed;
  const expiry = readExpiry(body.expires, now);
  if (!expiry.ok) return expiry;
  const token = newToken();
  const stored = { id: crypto.randomUUID(), unit: unit.result, role: body.role, label: body.label };
  const hash = await sha256(token);
  const write = tokenStatement({ ...stored, hash, createdAt: now, createdBy: caller.id, expiresAt: expiry.result });
  await audited(scope, "token.create", stored, write);
  return { content: { id: stored.id, token, unit: stored.unit, role: stored.role }, status: 201 };
};

interface IssuedToken {
  readonly name: string;
  /** Shown once; what is stored is the rest. */
  readonly token: string;
  readonly stored: NewToken;
}

/** The file that is handed out: its columns have the names of the fields, as those of every CSV here. */
const issuedCsv = (issued: readonly IssuedToken[]): string =>
  writeCsv(
    [
      ["unit", "name", "role", "label", "token"],
      ...issued.map(({ name, token, stored }) => [stored.unit, name, stored.role, stored.label, token]),
    ],
    ",",
  );

export const createTokens: Handler<"createTokens"> = async ({ db, now, today, caller }, { query, body }) => {
  const under = readUnitCode(body.under);
  if (!under.ok) return under;
  const units = await readUnitsAround(db, [under.result]);
  if (!canSee(unitGraph(units), caller, under.result, [today])) return refuse("UNIT_UNKNOWN", { unit: under.result });
  const allowed = requireRole(caller, "quantri");
  if (!allowed.ok) return allowed;
  const expiry = readExpiry(body.expires, now);
  if (!expiry.ok) return expiry;
  const children = childrenIn(unitTreeOn(units, today), under.result);
  if (children.length === 0) {
    const errors = [{ path: "under", message: REQUEST_TEXT.noChildren({ unit: under.result }) }];
    return { ...refuse("INVALID_REQUEST", { count: 1 }), errors };
  }
  const issued: readonly IssuedToken[] = await Promise.all(
    children.map(async ({ code, name }) => {
      const token = newToken();
      const made = { id: crypto.randomUUID(), hash: await sha256(token), createdAt: now, createdBy: caller.id };
      const label = body.labelPrefix === undefined ? name : `${body.labelPrefix} – ${name}`;
      return { name, token, stored: { ...made, unit: code, role: body.role, label, expiresAt: expiry.result } };
    }),
  );
  const entries = issued.map(({ stored: { id, unit, role, label } }) => ({
    ...{ unit, at: now, actor: caller.id, role: caller.role },
    ...{ action: "token.create", target: `token ${id}`, detail: { role, label } },
  }));
  await writeAuditedForEach(db, entries, tokensStatement(issued.map(({ stored }) => stored)));
  if (query.format === "csv") {
    const headers = { "Content-Disposition": `attachment; filename="ma-truy-cap-${under.result}.csv"` };
    return textAnswer(issuedCsv(issued), "text/csv; charset=utf-8", 201, headers);
  }
  const tokens = issued.map(({ token, stored: { id, unit, role } }) => ({ id, token, unit, role }));
  return { content: { tokens }, status: 201 };
};

const tokenAnswer = (token: StoredToken, caller: Caller) => ({
  id: token.id,
  unit: token.unit,
  role: token.role,
  label: token.label,
  createdAt: token.createdAt,
  expiresAt: token.expiresAt,
  lastUsedAt: token.lastUsedAt,
  revokedAt: token.revokedAt,
  own: token.id === caller.id,
});

const SETTING_LABELS: Readonly<Record<string, string>> = {
  bootstrap: "Quản trị máy chủ (DVC_BOOTSTRAP_TOKEN)",
  demo: "Xem thử",
};

/** A token that is a setting of the server has no row. */
const settingAnswer = (caller: Caller) => ({
  id: caller.id,
  unit: caller.unit,
  role: caller.role,
  label: SETTING_LABELS[caller.id] ?? "",
  createdAt: null,
  expiresAt: null,
  lastUsedAt: null,
  revokedAt: null,
  own: true,
});

const readVisibleTokens = async ({ db, today, caller }: AuthorizedScope): Promise<readonly StoredToken[]> => {
  if (caller.role !== "quantri") {
    const own = await readToken(db, caller.id);
    return own ? [own] : [];
  }
  return readTokens(db, await readSubtree(db, caller.unit, today));
};

export const listTokens: Handler<"listTokens"> = async (scope) => {
  const { caller } = scope;
  const tokens = await readVisibleTokens(scope);
  const setting = SETTING_LABELS[caller.id] === undefined ? [] : [settingAnswer(caller)];
  return { content: { tokens: [...setting, ...tokens.map((token) => tokenAnswer(token, caller))] } };
};

export const revokeToken: Handler<"revokeToken"> = async (scope, { path }) => {
  const { db, now, today, caller, url } = scope;
  const allowed = requireRole(caller, "quantri");
  // Everybody may give up the own token.
  if (!allowed.ok && path.id !== caller.id) return allowed;
  const token = await readToken(db, path.id);
  const notFound = refuse("NOT_FOUND", { path: url.pathname });
  if (!token) return notFound;
  const seen = await seeUnit(db, caller, token.unit, [today]);
  if (!seen.ok) return notFound;
  if (token.revokedAt === null) await audited(scope, "token.revoke", token, revokeStatement(token.id, now));
  return NO_CONTENT;
};
