// Answers DVC functions for every host: remembered, asked of the Worker in batches, or calculated here while the Worker cannot be reached.
import { problem, refuse } from "../../shared/domain/problem.ts";
import { findFunction } from "../../shared/functions/catalogue.ts";
import type { Argument } from "../../shared/functions/cell.ts";
import { cellErrorOf } from "../../shared/functions/cell-error.ts";
import { type CallResult, computeCall, isCallError } from "../../shared/functions/compute.ts";
import type { FunctionDefinition } from "../../shared/functions/definition.ts";
import { CORE_VERSION } from "../../shared/functions/version.ts";
import { RUNTIME_TEXT } from "../../shared/text/runtime.ts";
import { type Batcher, type CallReply, createBatcher } from "./batcher.ts";
import { type AnswerCache, createCache } from "./cache.ts";
import { answerKey, callText, canonicalArguments, isStoredKey } from "./call-text.ts";
import { requestCompute } from "./compute-request.ts";
import { mayTry } from "./connection.ts";
import type { AnswerSource, ConnectionStatus, FunctionRuntime, Invoked } from "./function-runtime.ts";
import {
  type CacheEffect,
  nextState,
  type RuntimeEvent,
  type RuntimeState,
  startState,
  wayOfCall,
} from "./runtime-state.ts";
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

/** A call on its way to an answer. */
interface Request {
  readonly definition: FunctionDefinition;
  readonly args: readonly Argument[];
  readonly text: string;
  readonly key: string;
}

/** What the answers are made with; all that changes is in the state, the batcher and the cache. */
interface Tools extends Pick<RuntimeOptions, "now" | "getToken"> {
  readonly cache: AnswerCache;
  readonly batcher: Batcher;
  readonly state: () => RuntimeState;
  readonly happen: (event: RuntimeEvent) => void;
  /** The status is another one. */
  readonly changed: () => void;
}

const requestOf = (id: string, rawArgs: readonly Argument[], now: number): Request | null => {
  const definition = findFunction(id);
  if (!definition) return null;
  const args = canonicalArguments(rawArgs);
  const text = callText(definition.id, args);
  return { definition, args, text, key: answerKey(definition, text, dayInVietnam(now)) };
};

const unknownFunction = ({ happen }: Tools, id: string): Invoked => {
  const fn = id.slice(0, 64);
  happen({ kind: "unknownFunction", fn });
  return { error: cellErrorOf(problem("FUNCTION_UNKNOWN", { fn })) };
};

const remembered = ({ cache, now }: Tools, { definition, key }: Request): Invoked | null => {
  const found = cache.fresh(key);
  // Whichever way: a clock that was put back says nothing about the age of an answer.
  if (!found || (isOwned(definition) && Math.abs(now() - found.at) > STORED_AGE_MAX_MS)) return null;
  return invokedOf(found.result, "cache", found.at);
};

const calculateHere = ({ now }: Tools, { definition, args }: Request): Invoked => {
  const fn = definition.id;
  const context = { today: dayInVietnam(now()), stored: () => refuse("STORED_UNAVAILABLE", { fn }) };
  return invokedOf(computeCall({ fn, args }, context), "local", now());
};

/** What can be said without the Worker: the last known value of stored data, or what the same core calculates here. */
const answerHere = (tools: Tools, request: Request): Invoked => {
  const { definition, key } = request;
  const known = isOwned(definition) ? tools.cache.lastKnown(key) : undefined;
  tools.happen({ kind: "answerHere", needsStored: definition.stored === "needed", knownAt: known?.at ?? null });
  return known ? invokedOf(known.result, "stale", known.at) : calculateHere(tools, request);
};

const store = ({ cache, now, state, changed }: Tools, key: string, reply: CallReply, askedUnder: number): void => {
  changed();
  if (reply.kind !== "answered") return;
  const { result } = reply;
  if (isCallError(result) && PASSING_ERRORS.has(result.error.code)) return;
  if (isStoredKey(key) && askedUnder !== state().dataNumber) return;
  cache.store(key, result, now());
};

/** Adds the call to the next batch; what comes back is remembered, whether somebody still waits for it or not. */
const ask = (tools: Tools, { key, text }: Request) => {
  const askedUnder = tools.state().dataNumber;
  const ticket = tools.batcher.add(`${askedUnder} ${key}`, text);
  if (ticket.isFirst) void ticket.reply.then((reply) => store(tools, key, reply, askedUnder));
  tools.changed();
  return ticket;
};

const answerOf = (tools: Tools, request: Request, reply: CallReply): Invoked => {
  switch (reply.kind) {
    case "answered":
      if (isCallError(reply.result) && reply.result.error.code === UNKNOWN_TO_WORKER)
        return calculateHere(tools, request);
      return invokedOf(reply.result, "worker", tools.now());
    case "tooLarge":
      if (request.definition.stored !== "needed") return calculateHere(tools, request);
      return { error: cellErrorOf(problem("TOO_LARGE", { maxMib: REQUEST_MIB_MAX })) };
    case "unanswered":
      return answerHere(tools, request);
  }
};

const askAndWait = (tools: Tools, request: Request, signal: AbortSignal | undefined): Promise<Invoked> => {
  const ticket = ask(tools, request);
  const answer = ticket.reply.then((reply) => answerOf(tools, request, reply));
  if (!signal) return answer;
  return new Promise((resolve) => {
    const stop = (): void => {
      ticket.cancel();
      tools.changed();
      resolve(CANCELLED);
    };
    signal.addEventListener("abort", stop, { once: true });
    void answer.then((invoked) => {
      signal.removeEventListener("abort", stop);
      resolve(invoked);
    });
  });
};

const invoke = async (tools: Tools, id: string, args: readonly Argument[], signal?: AbortSignal): Promise<Invoked> => {
  tools.happen({ kind: "token", token: tools.getToken() });
  const request = requestOf(id, args, tools.now());
  if (!request) return unknownFunction(tools, id);
  if (signal?.aborted) return CANCELLED;
  const found = remembered(tools, request);
  if (found) return found;
  const needsStored = request.definition.stored === "needed";
  const way = wayOfCall(tools.state(), { needsStored, now: tools.now() });
  if (way === "ask") return askAndWait(tools, request, signal);
  if (way === "hereAndAsk" && tools.batcher.pending() === 0) ask(tools, request);
  return answerHere(tools, request);
};

const preview = (tools: Tools, id: string, args: readonly Argument[]): Invoked => {
  tools.happen({ kind: "token", token: tools.getToken() });
  const request = requestOf(id, args, tools.now());
  if (!request) return unknownFunction(tools, id);
  if (request.definition.stored !== "needed") return calculateHere(tools, request);
  const known = tools.cache.lastKnown(request.key);
  if (known) return invokedOf(known.result, "stale", known.at);
  const message = RUNTIME_TEXT.notInPreview({ fn: request.definition.id });
  return { error: { code: "PREVIEW", cell: "#N/A", message } };
};

const tryServer = async ({ state, happen, batcher, now, changed }: Tools, isHeard: boolean): Promise<void> => {
  if (isHeard) happen({ kind: "tryNow" });
  if (!mayTry(state().connection, now())) return;
  const { reply } = batcher.add("question", QUESTION);
  changed();
  await reply;
  changed();
};

const applyToCache = (cache: AnswerCache, effect: CacheEffect | null): void => {
  if (effect === "expireAll") cache.expire(() => true);
  if (effect === "expireStored") cache.expire(isStoredKey);
  if (effect === "forgetStored") cache.forget(isStoredKey);
};

const statusOf = (state: RuntimeState, pending: number, cached: number): ConnectionStatus => {
  const { connection, token: _token, dataNumber: _number, ...facts } = state;
  return {
    ...facts,
    state: connection.state,
    lastContact: connection.lastContact,
    bundledCore: CORE_VERSION,
    coreDiffers: state.core !== null && state.core !== CORE_VERSION,
    pending,
    cached,
  };
};

const batcherOf = (options: RuntimeOptions, random: () => number, tools: () => Tools): Batcher =>
  createBatcher({
    windowMs: options.windowMs ?? WINDOW_MS,
    callsMax: options.maxCalls ?? CALLS_MAX,
    bytesMax: options.maxBytes ?? BYTES_MAX,
    // After a failure one request finds out whether the Worker is back.
    parallel: () => (tools().state().connection.state === "offline" ? 1 : (options.parallel ?? PARALLEL)),
    send: (calls) =>
      requestCompute(calls, options.getToken(), {
        fetch: options.fetch,
        origin: options.origin,
        timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
        random,
        onAttempt: () => tools().happen({ kind: "attempt" }),
      }),
    onReply: (reply) => {
      tools().happen({ kind: "reply", reply, now: options.now(), spread: random() });
      return reply.kind === "busy" || reply.kind === "unreachable" ? "giveUp" : "goOn";
    },
  });

export const createRuntime = (options: RuntimeOptions): FunctionRuntime => {
  const { now, getToken, random = Math.random } = options;
  const cache = createCache(CACHE_BYTES_MAX);
  const batcher = batcherOf(options, random, () => tools);
  const listeners = new Set<() => void>();
  let state = startState(getToken());
  let shownStatus: ConnectionStatus | null = null;
  let isNotifying = false;

  const status = (): ConnectionStatus => {
    shownStatus ??= statusOf(state, batcher.pending(), cache.size());
    return shownStatus;
  };
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
  const happen = (event: RuntimeEvent): void => {
    const step = nextState(state, event);
    if (step.state === state) return;
    state = step.state;
    applyToCache(cache, step.effect);
    changed();
  };
  const tools: Tools = { now, getToken, cache, batcher, state: () => state, happen, changed };

  return {
    invoke: (id, args, signal) => invoke(tools, id, args, signal),
    preview: (id, args) => preview(tools, id, args),
    dropCache: (reason) => happen({ kind: "drop", reason, token: getToken() }),
    tryServer: (isHeard = false) => tryServer(tools, isHeard),
    storedAnswers: () => cache.ages(isStoredKey),
    status,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
