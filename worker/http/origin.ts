// The https address under which Excel reaches this server.
import type { AddInEnvironment } from "../../shared/functions/manifest.ts";
import type { Env } from "../env.ts";

const LOOPBACK: ReadonlySet<string> = new Set(["localhost", "127.0.0.1"]);

const configuredOrigin = (env: Env): string | null => {
  const configured = URL.parse(env.DVC_ORIGIN ?? "");
  return configured?.protocol === "https:" ? configured.origin : null;
};

/** The address at which programs other than Excel's add-in reach this server: the configured one, else the request's own. */
export const ownOrigin = (env: Env, url: URL): string => configuredOrigin(env) ?? url.origin;

/**
 * The configured origin, else the request's own where it is https; on one's own machine the https address of the same port, under
 * which `npm run excel` serves. Null where Excel could not install from it.
 */
export const publicOrigin = (env: Env, url: URL): string | null => {
  const configured = configuredOrigin(env);
  if (configured !== null) return configured;
  if (url.protocol === "https:") return url.origin;
  return LOOPBACK.has(url.hostname) ? `https://localhost${url.port === "" ? "" : `:${url.port}`}` : null;
};

/** Which add-in a server hands out: of one's own machine where Excel reaches it there, else as configured. */
export const environmentOf = (env: Env, origin: string): AddInEnvironment => {
  if (LOOPBACK.has(new URL(origin).hostname)) return "local";
  return env.DVC_ENVIRONMENT?.trim().toLowerCase() === "test" ? "test" : "production";
};
