// POST /v1/compute: a batch of calls, answered in order; what they need is read at once.
import { readCall } from "../../shared/contract/cells.ts";
import { CALLS_MAX } from "../../shared/contract/compute.ts";
import { type Outcome, type Problem, problem, refuse, refused } from "../../shared/domain/problem.ts";
import { cellErrorOf } from "../../shared/functions/cell-error.ts";
import { type Call, type CallResult, computeCall, needsOf } from "../../shared/functions/compute.ts";
import type { Context } from "../../shared/functions/definition.ts";
import { CORE_VERSION } from "../../shared/functions/version.ts";
import { canSee } from "../auth/access.ts";
import { readStoredNeeds, type StoredData } from "../db/stored.ts";
import { errorFields, logError } from "../http/log.ts";
import { RULE_SETS_USED } from "../http/rule-sets.ts";
import type { Handler, Scope } from "../http/scope.ts";

/** Without a living token, whatever needs stored data is refused call by call; the others answer. */
const dataFor = async (scope: Scope, calls: readonly Call[]): Promise<StoredData> => {
  const needs = needsOf(calls, scope.today);
  const without = (problem: Problem): StoredData => ({
    stored: () => refused(problem),
    targets: () => [],
    units: () => refused(problem),
    unit: () => null,
  });
  if (needs.length === 0) return without({ code: "UNAUTHENTICATED", params: {} });
  const identity = await scope.identify();
  if (identity.kind === "none") return without({ code: "UNAUTHENTICATED", params: {} });
  if (identity.kind === "dead") return without({ code: "TOKEN_DEAD", params: {} });
  if (identity.kind === "guessing") return without({ code: "RATE_LIMITED", params: {} });
  const { caller } = identity;
  return readStoredNeeds(scope.db, needs, caller.unit, scope.today, (graph, unit, days) =>
    canSee(graph, caller, unit, days),
  );
};

/** A fault in one function is logged and told in its own cell; its neighbours answer. */
const answerCall = (call: Outcome<Call>, context: Context, scope: Scope): CallResult => {
  if (!call.ok) return { error: cellErrorOf(call.problem) };
  try {
    return computeCall(call.result, context);
  } catch (error) {
    const { requestId } = scope;
    logError("unexpected_error", { requestId, fn: call.result.fn, ...errorFields(error) });
    return { error: cellErrorOf(problem("INTERNAL", { requestId })) };
  }
};

export const compute: Handler<"compute"> = async (scope, { body }) => {
  if (body.calls.length > CALLS_MAX) return refuse("TOO_MANY_CALLS", { given: body.calls.length, max: CALLS_MAX });
  const calls = body.calls.map(readCall);
  const readable = calls.flatMap((call) => (call.ok ? [call.result] : []));
  const stored = await dataFor(scope, readable);
  const context: Context = { today: scope.today, ...stored };
  const results = calls.map((call) => answerCall(call, context, scope));
  return { content: { core: CORE_VERSION, rulesets: RULE_SETS_USED, results } };
};
