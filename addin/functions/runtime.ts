// Answers DVC functions for every host: remembered, asked of the Worker in batches, or calculated here while the Worker cannot be reached.
import { problem, refuse } from "../../shared/domain/problem.ts";
import { findFunction } from "../../shared/functions/catalogue.ts";
import type { Argument } from "../../shared/functions/cell.ts";
import { cellErrorOf } from "../../shared/functions/cell-error.ts";
import { type CallResult, computeCall, isCallError } from "../../shared/functions/compute.ts";
import type { FunctionDefinition } from "../../shared/functions/definition.ts";
import { CORE_VERSION } from "../../shared/functions/version.ts";
import { RUNTIME_TEXT } from "../../shared/text/runtime.ts";
import { type CallReply, createBatcher } from "./batcher.ts";
import { createCache } from "./cache.ts";
import { answerKey, callText, canonicalArguments, isStoredKey } from "./call-text.ts";
import { type ComputeReply, requestCompute } from "./compute-request.ts";
import { createConnection } from "./connection.ts";
import type { AnswerSource, ConnectionStatus, FunctionRuntime, Invoked, RuleSetVersion } from "./function-runtime.ts";
import { ruleSetsText } from "./rule-set-versions.ts";
import { dayInVietnam } from "./vietnam-day.ts";

export type {
  ConnectionStatus,
  FunctionRuntime,
  InvocationError,
  Invoked,
} from "./function-runtime.ts";

export interface RuntimeOptions {
  /** Injected: Excel, the web workbook and tests pass their own. */
  readonly fetch: typeof fetch;
  /** Where the Worker is; "" is the page's own origin. */
  readonly origin: string;
  readonly getToken: () => string | null;
  /** Milliseconds since 1970: for the age of answers, the pauses after a failure and the day of today. */
  readonly now: () => number;
  /** From 0 up to 1, for spreading retries. */
  readonly random?: () => number;
  readonly windowMs?: number;
  readonly maxCalls?: number;
  readonly maxBytes?: number;
  readonly parallel?: number;
  /** Limit of one request with its retry. */
  readonly timeoutMs?: number;
  readonly onStatus?: (status: ConnectionStatus) => void;
}

/** The contract of `/v1/compute`, with room for what the batcher does not count. */
const CALLS_MAX = 1_000;
const BYTES_MAX = 4 * 1024 * 1024 - 64 * 1024;
const REQUEST_MIB_MAX = 4;
const WINDOW_MS = 20;
const PARALLEL = 4;
const TIMEOUT_MS = 15_000;

const CACHE_BYTES_MAX = 48 * 1024 * 1024;
/** Other offices submit too: stored data is asked again after so long. */
const STORED_AGE_MAX_MS = 10 * 60_000;

/** A Worker that is older than this add-in does not know its newest functions. */
const UNKNOWN_TO_WORKER = "FUNCTION_UNKNOWN";

/** Names of unknown functions that the status tells. */
const UNKNOWN_KEPT = 20;

/** A call that needs no token and is not remembered. */
const QUESTION = callText("LAYSO", ["1"]);

/** Answers that say something about the moment, not about the call. */
const PASSING_ERRORS: ReadonlySet<string> = new Set([
  UNKNOWN_TO_WORKER,
  "UNAUTHENTICATED",
  "TOKEN_DEAD",
  "RATE_LIMITED",
  "NOT_READY",
  "INTERNAL",
  "STORED_UNAVAILABLE",
]);

/** Answers that belong to a token: they age, and are given up with it. */
const isOwned = (definition: FunctionDefinition): boolean => definition.stored !== "none";

const invokedOf = (result: CallResult, source: AnswerSource, at: number): Invoked =>
  isCallError(result) ? { error: result.error } : { ...result, source, at };

const CANCELLED: Invoked = { error: { code: "CANCELLED", cell: "#N/A", message: RUNTIME_TEXT.cancelled() } };

export const createRuntime = (options: RuntimeOptions): FunctionRuntime => {
  const { now, getToken } = options;
  const random = options.random ?? Math.random;
  const cache = createCache(CACHE_BYTES_MAX);
  const connection = createConnection({ now, random });
  const listeners = new Set<() => void>();
  let serverCore: string | null = null;
  let serverRuleSets: readonly RuleSetVersion[] | null = null;
  let requests = 0;
  let withoutWorker = 0;
  let storedWithoutWorker = 0;
  const unknownFunctions = new Set<string>();
  let oldestShown: number | null = null;
  /** Rises when stored data may have changed, with each token too: a call made before must not answer one made after. */
  let dataNumber = 0;
  let tokenSeen = getToken();
  let shownStatus: ConnectionStatus | null = null;
  let isNotifying = false;

  const changed = (): void => {
    if (isNotifying) return;
    isNotifying = true;
    // Thousands of cells are calculated in one go: listeners hear of it once.
    queueMicrotask(() => {
      isNotifying = false;
      shownStatus = null;
      options.onStatus?.(status());
      for (const listener of [...listeners]) listener();
    });
  };

  /** Another version may answer otherwise than what is remembered. */
  const noticeVersions = (core: string, ruleSets: readonly RuleSetVersion[]): void => {
    const isOtherCore = serverCore !== null && serverCore !== core;
    const isOtherRules = serverRuleSets !== null && ruleSetsText(serverRuleSets) !== ruleSetsText(ruleSets);
    if (isOtherCore || isOtherRules) cache.expire(() => true);
    serverCore = core;
    serverRuleSets = ruleSets;
  };

  const onReply = (reply: ComputeReply): "goOn" | "giveUp" => {
    changed();
    switch (reply.kind) {
      case "answered":
        connection.answered();
        withoutWorker = 0;
        storedWithoutWorker = 0;
        oldestShown = null;
        noticeVersions(reply.core, reply.ruleSets);
        return "goOn";
      case "refused":
        connection.answered();
        return "goOn";
      case "busy":
        connection.askedToWait(reply.waitMs);
        return "giveUp";
      case "unreachable":
        connection.failed();
        return "giveUp";
    }
  };

  const batcher = createBatcher({
    windowMs: options.windowMs ?? WINDOW_MS,
    callsMax: options.maxCalls ?? CALLS_MAX,
    bytesMax: options.maxBytes ?? BYTES_MAX,
    // After a failure one request finds out whether the Worker is back.
    parallel: () => (connection.state() === "offline" ? 1 : (options.parallel ?? PARALLEL)),
    send: (calls) =>
      requestCompute(calls, getToken(), {
        fetch: options.fetch,
        origin: options.origin,
        timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
        random,
        onAttempt: () => {
          requests += 1;
          changed();
        },
      }),
    onReply,
  });

  const status = (): ConnectionStatus => {
    shownStatus ??= {
      state: connection.state(),
      core: serverCore,
      ruleSets: serverRuleSets,
      bundledCore: CORE_VERSION,
      coreDiffers: serverCore !== null && serverCore !== CORE_VERSION,
      lastContact: connection.lastContact(),
      pending: batcher.pending(),
      cached: cache.size(),
      requests,
      withoutWorker,
      storedWithoutWorker,
      oldestShown,
      unknownFunctions: [...unknownFunctions],
    };
    return shownStatus;
  };

  const forgetToken = (): void => {
    dataNumber += 1;
    cache.forget(isStoredKey);
    changed();
  };

  const noticeToken = (): void => {
    const token = getToken();
    if (token === tokenSeen) return;
    tokenSeen = token;
    forgetToken();
  };

  interface Request {
    readonly definition: FunctionDefinition;
    readonly args: readonly Argument[];
    readonly text: string;
    readonly key: string;
  }

  const requestOf = (id: string, rawArgs: readonly Argument[]): Request | null => {
    const definition = findFunction(id);
    if (!definition) return null;
    const args = canonicalArguments(rawArgs);
    const text = callText(definition.id, args);
    return { definition, args, text, key: answerKey(definition, text, dayInVietnam(now())) };
  };

  const unknownFunction = (id: string): Invoked => {
    const fn = id.slice(0, 64);
    if (unknownFunctions.size < UNKNOWN_KEPT) unknownFunctions.add(fn);
    changed();
    return { error: cellErrorOf(problem("FUNCTION_UNKNOWN", { fn })) };
  };

  const remembered = ({ definition, key }: Request): Invoked | null => {
    const found = cache.fresh(key);
    // Whichever way: a clock that was put back says nothing about the age of an answer.
    if (!found || (isOwned(definition) && Math.abs(now() - found.at) > STORED_AGE_MAX_MS)) return null;
    return invokedOf(found.result, "cache", found.at);
  };

  const calculateHere = ({ definition, args }: Request): Invoked => {
    const fn = definition.id;
    const context = { today: dayInVietnam(now()), stored: () => refuse("STORED_UNAVAILABLE", { fn }) };
    return invokedOf(computeCall({ fn, args }, context), "local", now());
  };

  /** What can be said without the Worker: the last known value of stored data, or what the same core calculates here. */
  const answerHere = (request: Request): Invoked => {
    withoutWorker += 1;
    if (request.definition.stored === "needed") storedWithoutWorker += 1;
    changed();
    const known = isOwned(request.definition) ? cache.lastKnown(request.key) : undefined;
    if (!known) return calculateHere(request);
    oldestShown = Math.min(known.at, oldestShown ?? known.at);
    return invokedOf(known.result, "stale", known.at);
  };

  const store = (key: string, reply: CallReply, askedUnder: number): void => {
    changed();
    if (reply.kind !== "answered") return;
    const { result } = reply;
    if (isCallError(result) && PASSING_ERRORS.has(result.error.code)) return;
    if (isStoredKey(key) && askedUnder !== dataNumber) return;
    cache.store(key, result, now());
  };

  /** Adds the call to the next batch; what comes back is remembered, whether somebody still waits for it or not. */
  const ask = ({ key, text }: Request) => {
    const askedUnder = dataNumber;
    const ticket = batcher.add(`${askedUnder} ${key}`, text);
    if (ticket.isFirst) void ticket.reply.then((reply) => store(key, reply, askedUnder));
    changed();
    return ticket;
  };

  const answerOf = (request: Request, reply: CallReply): Invoked => {
    switch (reply.kind) {
      case "answered":
        if (isCallError(reply.result) && reply.result.error.code === UNKNOWN_TO_WORKER) return calculateHere(request);
        return invokedOf(reply.result, "worker", now());
      case "tooLarge":
        if (request.definition.stored !== "needed") return calculateHere(request);
        return { error: cellErrorOf(problem("TOO_LARGE", { maxMib: REQUEST_MIB_MAX })) };
      case "unanswered":
        return answerHere(request);
    }
  };

  const askAndWait = (request: Request, signal: AbortSignal | undefined): Promise<Invoked> => {
    const ticket = ask(request);
    const answer = ticket.reply.then((reply) => answerOf(request, reply));
    if (!signal) return answer;
    return new Promise((resolve) => {
      const stop = (): void => {
        ticket.cancel();
        changed();
        resolve(CANCELLED);
      };
      signal.addEventListener("abort", stop, { once: true });
      void answer.then((invoked) => {
        signal.removeEventListener("abort", stop);
        resolve(invoked);
      });
    });
  };

  return {
    async invoke(id, rawArgs, signal) {
      noticeToken();
      const request = requestOf(id, rawArgs);
      if (!request) return unknownFunction(id);
      if (signal?.aborted) return CANCELLED;
      const found = remembered(request);
      if (found) return found;
      if (!connection.mayTry()) return answerHere(request);
      if (!connection.isWorthWaiting() && request.definition.stored !== "needed") {
        // Nobody waits for a Worker that was just away; this call finds out whether it is back.
        if (batcher.pending() === 0) ask(request);
        return answerHere(request);
      }
      return askAndWait(request, signal);
    },

    preview(id, rawArgs) {
      noticeToken();
      const request = requestOf(id, rawArgs);
      if (!request) return unknownFunction(id);
      if (request.definition.stored !== "needed") return calculateHere(request);
      const known = cache.lastKnown(request.key);
      if (known) return invokedOf(known.result, "stale", known.at);
      const message = RUNTIME_TEXT.notInPreview({ fn: request.definition.id });
      return { error: { code: "PREVIEW", cell: "#N/A", message } };
    },

    dropCache(reason) {
      switch (reason) {
        case "token":
          tokenSeen = getToken();
          forgetToken();
          break;
        case "refresh":
          dataNumber += 1;
          cache.expire(() => true);
          connection.tryNow();
          break;
        case "submission":
          dataNumber += 1;
          cache.expire(isStoredKey);
          break;
      }
      changed();
    },

    async tryServer(isHeard = false) {
      if (isHeard) connection.tryNow();
      if (!connection.mayTry()) return;
      const { reply } = batcher.add("question", QUESTION);
      changed();
      await reply;
      changed();
    },

    storedAnswers: () => cache.ages(isStoredKey),

    status,

    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
