// GET /v1/demo: the token with which everybody may read the demonstration data, on a demonstration server only.
import { refuse } from "../../shared/domain/problem.ts";
import { DEMO_ROOT, demoTokenOf } from "../auth/caller.ts";
import type { Handler } from "../http/scope.ts";

export const getDemo: Handler<"getDemo"> = (scope) => {
  const token = demoTokenOf(scope.env);
  if (token === null) return refuse("NOT_FOUND", { path: scope.url.pathname });
  return { content: { token, unit: DEMO_ROOT, role: "xem" } };
};
