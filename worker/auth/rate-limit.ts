// How often somebody may ask in a minute: counted by token, else by address; dead tokens are counted apart from both.
import { refuse } from "../../shared/domain/problem.ts";
import type { Env } from "../env.ts";
import { networkOf } from "../http/address.ts";
import type { Refusal } from "../http/problem.ts";
import type { Scope } from "../http/scope.ts";
import type { Identity } from "./caller.ts";
import { sha256 } from "./hash.ts";

/** The period of the limits in wrangler.toml. */
const PERIOD_SECONDS = 60;

export const TOO_OFTEN: Refusal = {
  ...refuse("RATE_LIMITED", {}),
  headers: { "Retry-After": String(PERIOD_SECONDS) },
};

/** Cloudflare sets this header itself and overwrites what a caller sends; without it everybody is one address. */
const addressOf = (request: Request): string => networkOf(request.headers.get("CF-Connecting-IP") ?? "");

/** Whether one more is within the limit. A host without the binding does not count. */
const isWithinLimit = async (limit: RateLimit | undefined, key: string): Promise<boolean> =>
  limit === undefined || (await limit.limit({ key })).success;

/**
 * Counts a token that is dead. Those above the limit of an address are told to wait, living tokens behind the same address are
 * not: a province sits behind one address.
 */
export const countDead = async (identity: Identity, request: Request, env: Env): Promise<Identity> => {
  if (identity.kind !== "dead") return identity;
  return (await isWithinLimit(env.RATE_DEAD, addressOf(request))) ? identity : { kind: "guessing" };
};

/** Tokens found alive a moment ago, by the hash of their header: for counting alone, never for letting anybody in. */
const seenAlive = new Map<string, { readonly id: string; readonly untilMs: number }>();
const SEEN_MS = 60_000;
const SEEN_MAX = 1_000;

/** Id of the living token that came with a request; null without one. Calls that need no token cost no look-up each. */
const livingTokenOf = async ({ request, identify, now }: Scope): Promise<string | null> => {
  const header = request.headers.get("Authorization");
  if (header === null) return null;
  const key = await sha256(header);
  const nowMs = Date.parse(now);
  const seen = seenAlive.get(key);
  if (seen && nowMs < seen.untilMs) return seen.id;
  const identity = await identify();
  if (identity.kind !== "caller") return null;
  if (seenAlive.size >= SEEN_MAX) seenAlive.clear();
  seenAlive.set(key, { id: identity.caller.id, untilMs: nowMs + SEEN_MS });
  return identity.caller.id;
};

/** The page that checks a code looks it up as the API does. */
const isCounted = (path: string): boolean => path.startsWith("/v1/") || path.startsWith("/kiem-tra/");

/**
 * Counts a request of the API; null where it is within its limit. Pages, files and the question whether the server is ready are
 * not counted. The demonstration's token is everybody's, so those who use it are counted by address.
 */
export const countRequest = async (scope: Scope): Promise<Refusal | null> => {
  const { env, request, url } = scope;
  if (!isCounted(url.pathname) || (!env.RATE_TOKEN && !env.RATE_ADDRESS)) return null;
  const token = await livingTokenOf(scope);
  const isPersonal = token !== null && token !== "demo";
  const within = isPersonal
    ? await isWithinLimit(env.RATE_TOKEN, token)
    : await isWithinLimit(env.RATE_ADDRESS, addressOf(request));
  return within ? null : TOO_OFTEN;
};
