// The https address under which Excel reaches this server.
import type { Env } from "../env.ts";

/** The configured origin, else the request's own where it is https; null where Excel could not install from it. */
export const publicOrigin = (env: Env, url: URL): string | null => {
  const configured = URL.parse(env.DVC_ORIGIN ?? "");
  if (configured?.protocol === "https:") return configured.origin;
  return url.protocol === "https:" ? url.origin : null;
};
