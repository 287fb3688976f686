// The https address under which Excel reaches this server.
import type { Env } from "../env.ts";

const LOOPBACK: ReadonlySet<string> = new Set(["localhost", "127.0.0.1"]);

/**
 * The configured origin, else the request's own where it is https; on one's own machine the https address of the same port, under
 * which `npm run excel` serves. Null where Excel could not install from it.
 */
export const publicOrigin = (env: Env, url: URL): string | null => {
  const configured = URL.parse(env.DVC_ORIGIN ?? "");
  if (configured?.protocol === "https:") return configured.origin;
  if (url.protocol === "https:") return url.origin;
  return LOOPBACK.has(url.hostname) ? `https://localhost${url.port === "" ? "" : `:${url.port}`}` : null;
};
