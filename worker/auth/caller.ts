// Who asks: the token of a request, from the Authorization header alone.
import type { Role } from "../../shared/domain/role.ts";
import type { UnitCode } from "../../shared/domain/unit.ts";
import type { Database } from "../db/database.ts";
import { findToken, markTokenUsed, type StoredToken } from "../db/token.ts";
import type { Env } from "../env.ts";
import { logError } from "../http/log.ts";
import { isSameSecret, sha256 } from "./hash.ts";

export interface Caller {
  /** Id of the token; `bootstrap` and `demo` for the two that are settings of the server. */
  readonly id: string;
  readonly unit: UnitCode | "*";
  readonly role: Role;
  /** What the office calls the token; null for the two of the server. */
  readonly label: string | null;
}

/**
 * `none`: no token was sent; `dead`: unknown, expired, revoked, or not allowed in this way; `guessing`: dead, and one of too many
 * from the same address.
 */
export type Identity =
  | { readonly kind: "none" }
  | { readonly kind: "dead" }
  | { readonly kind: "guessing" }
  | { readonly kind: "caller"; readonly caller: Caller };

/** Root of the demonstration data, which the demonstration's token may read. */
export const DEMO_ROOT = "TRINHDIEN" as UnitCode;

const BOOTSTRAP_LENGTH_MIN = 32;
/** `last_used_at` is good to five minutes; a write per request would cost more than it tells. */
const USE_MARKED_EVERY_MS = 300_000;

interface Credentials {
  readonly secret: string;
  /** The unit that Basic names as its user; null with Bearer. */
  readonly user: string | null;
}

const decodeBasic = (encoded: string): Credentials | null => {
  try {
    const bytes = Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));
    const [, user = "", secret = ""] = /^([^:]*):(.*)$/su.exec(new TextDecoder().decode(bytes)) ?? [];
    return { secret, user };
  } catch {
    return null;
  }
};

/** Basic is for programs that fetch tables and keep passwords outside the file: it reads, it never writes. */
const credentialsOf = (request: Request): Credentials | null | "none" => {
  const header = request.headers.get("Authorization");
  if (header === null) return "none";
  const [, scheme = "", content = ""] = /^(\w+)\s+(\S+)\s*$/.exec(header) ?? [];
  if (scheme.toLowerCase() === "bearer") return { secret: content, user: null };
  const reads = request.method === "GET" || request.method === "HEAD";
  return scheme.toLowerCase() === "basic" && reads ? decodeBasic(content) : null;
};

/** The secret as sent, and as it was before a sender escaped it. */
const spellingsOf = (secret: string): readonly string[] => {
  try {
    const plain = decodeURIComponent(secret);
    return plain === secret ? [secret] : [secret, plain];
  } catch {
    return [secret];
  }
};

let shortBootstrapTold = false;

const bootstrapOf = (env: Env): string | null => {
  const secret = env.DVC_BOOTSTRAP_TOKEN ?? "";
  if (secret.length >= BOOTSTRAP_LENGTH_MIN) return secret;
  if (secret !== "" && !shortBootstrapTold) {
    shortBootstrapTold = true;
    logError("bootstrap_token_ignored", { reason: `shorter than ${BOOTSTRAP_LENGTH_MIN} characters` });
  }
  return null;
};

/** The demonstration's token, where the server is one. */
export const demoTokenOf = (env: Env): string | null => (env.DVC_DEMO === "1" && env.DVC_DEMO_TOKEN) || null;

const settingOf = async (env: Env, secrets: readonly string[]): Promise<Caller | null> => {
  const settings: readonly (readonly [string | null, Caller])[] = [
    [bootstrapOf(env), { id: "bootstrap", unit: "*", role: "quantri", label: null }],
    [demoTokenOf(env), { id: "demo", unit: DEMO_ROOT, role: "xem", label: null }],
  ];
  for (const [expected, caller] of settings) {
    if (expected === null) continue;
    for (const secret of secrets) if (await isSameSecret(secret, expected)) return caller;
  }
  return null;
};

/** Neither revoked nor expired. */
export const isAlive = (token: StoredToken, now: string): boolean =>
  token.revokedAt === null && (token.expiresAt === null || now < token.expiresAt);

/**
 * Looks the token up; a revoked one is dead from the next request on. Marks its use through `defer`.
 */
export const identify = async (
  request: Request,
  env: Env,
  db: Database,
  now: string,
  defer: (work: Promise<unknown>) => void,
): Promise<Identity> => {
  const credentials = credentialsOf(request);
  if (credentials === "none") return { kind: "none" };
  if (credentials === null || credentials.secret === "") return { kind: "dead" };
  const secrets = spellingsOf(credentials.secret);
  const isUser = (unit: string): boolean => credentials.user === null || credentials.user === unit;

  const setting = await settingOf(env, secrets);
  if (setting) return isUser(setting.unit) ? { kind: "caller", caller: setting } : { kind: "dead" };

  const token = await findToken(db, await Promise.all(secrets.map(sha256)));
  if (!token || !isAlive(token, now) || !isUser(token.unit)) return { kind: "dead" };
  const usedMs = token.lastUsedAt === null ? 0 : Date.parse(token.lastUsedAt);
  if (Date.parse(now) - usedMs >= USE_MARKED_EVERY_MS) {
    // Of many requests at once only the first writes.
    const before = new Date(Date.parse(now) - USE_MARKED_EVERY_MS).toISOString();
    defer(markTokenUsed(db, token.id, now, before));
  }
  return { kind: "caller", caller: { id: token.id, unit: token.unit, role: token.role, label: token.label } };
};

/**
 * The challenge of a 401. A browser that is asked for Basic opens a password window, so only other programs are asked, and
 * only where Basic is accepted.
 */
export const challengeFor = (request: Request): string => {
  const isBrowser =
    request.headers.has("Sec-Fetch-Mode") || /^Mozilla\/5\.0/.test(request.headers.get("User-Agent") ?? "");
  const reads = request.method === "GET" || request.method === "HEAD";
  return isBrowser || !reads ? 'Bearer realm="DVC"' : 'Basic realm="DVC", charset="UTF-8", Bearer realm="DVC"';
};
