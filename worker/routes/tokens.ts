// /v1/tokens: issuing, listing and revoking access tokens within the caller's subtree.
import { refuse } from "../../shared/domain/problem.ts";
import { readSubtree, readUnitCode, requireRole, seeUnit } from "../auth/access.ts";
import type { Caller } from "../auth/caller.ts";
import { newToken, sha256 } from "../auth/hash.ts";
import { writeAudited } from "../db/audited-write.ts";
import type { Statement } from "../db/database.ts";
import { readToken, readTokens, revokeStatement, type StoredToken, tokenStatement } from "../db/token.ts";
import { jsonAnswer } from "../http/answer.ts";
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

export const createToken: Handler<"createToken"> = async (scope, { body }) => {
  const { db, now, today, caller } = scope;
  const unit = readUnitCode(body.unit);
  if (!unit.ok) return unit;
  const seen = await seeUnit(db, caller, unit.result, [today]);
  if (!seen.ok) return seen;
  const allowed = requireRole(caller, "quantri");
  if (!allowed.ok) return allowed;
  const expiresAt = body.expires === undefined ? null : expiryOf(body.expires);
  if (expiresAt !== null && expiresAt <= now) {
    const errors = [{ path: "expires", message: "Thời hạn phải sau thời điểm hiện tại." }];
    return { ...refuse("INVALID_REQUEST", { count: 1 }), errors };
  }
  const token = newToken();
  const stored = { id: crypto.randomUUID(), unit: unit.result, role: body.role, label: body.label };
  const hash = await sha256(token);
  const write = tokenStatement({ ...stored, hash, createdAt: now, createdBy: caller.id, expiresAt });
  await audited(scope, "token.create", stored, write);
  return jsonAnswer({ id: stored.id, token, unit: stored.unit, role: stored.role }, 201);
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
  return jsonAnswer({ tokens: [...setting, ...tokens.map((token) => tokenAnswer(token, caller))] });
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
  return new Response(null, { status: 204 });
};
