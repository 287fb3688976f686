// What the function runtime knows from moment to moment, what each event makes of it, and how a call is answered by it: no clock, no network.
import type { ComputeReply } from "./compute-request.ts";
import {
  afterAnswer,
  afterFailure,
  askedToWait,
  type Connection,
  isWorthWaiting,
  mayTry,
  NO_CONTACT,
  withoutPause,
} from "./connection.ts";
import type { ConnectionStatus, RuleSetVersion } from "./function-runtime.ts";
import { ruleSetsText } from "./rule-set-versions.ts";

export interface RuntimeState
  extends Pick<
    ConnectionStatus,
    "core" | "ruleSets" | "requests" | "withoutWorker" | "storedWithoutWorker" | "oldestShown" | "unknownFunctions"
  > {
  readonly connection: Connection;
  /** The token that answers belong to. */
  readonly token: string | null;
  /** Rises when stored data may have changed, with each token too: a call made before must not answer one made after. */
  readonly dataNumber: number;
}

export type RuntimeEvent =
  /** A request goes out. */
  | { readonly kind: "attempt" }
  /** `spread` from 0 up to 1: for the pause after a failure. */
  | { readonly kind: "reply"; readonly reply: ComputeReply; readonly now: number; readonly spread: number }
  /** A call was answered without the Worker; `knownAt`: with a value of that moment, null where it was calculated. */
  | { readonly kind: "answerHere"; readonly needsStored: boolean; readonly knownAt: number | null }
  | { readonly kind: "unknownFunction"; readonly fn: string }
  /** Before each call: the token in use. */
  | { readonly kind: "token"; readonly token: string | null }
  | { readonly kind: "drop"; readonly reason: "token" | "refresh" | "submission"; readonly token: string | null }
  /** The Worker is to be tried although it failed a moment ago. */
  | { readonly kind: "tryNow" };

/** What becomes of the remembered answers: asked again, or forgotten for good. */
export type CacheEffect = "expireAll" | "expireStored" | "forgetStored";

interface Step {
  readonly state: RuntimeState;
  readonly effect: CacheEffect | null;
}

/** Names of unknown functions that the status tells. */
const UNKNOWN_KEPT = 20;

export const startState = (token: string | null): RuntimeState => ({
  connection: NO_CONTACT,
  core: null,
  ruleSets: null,
  requests: 0,
  withoutWorker: 0,
  storedWithoutWorker: 0,
  unknownFunctions: [],
  oldestShown: null,
  token,
  dataNumber: 0,
});

/** Another version may answer otherwise than what is remembered. */
const isOtherVersion = (
  { core, ruleSets }: RuntimeState,
  answer: { readonly core: string; readonly ruleSets: readonly RuleSetVersion[] },
): boolean =>
  (core !== null && core !== answer.core) ||
  (ruleSets !== null && ruleSetsText(ruleSets) !== ruleSetsText(answer.ruleSets));

const afterReply = (state: RuntimeState, reply: ComputeReply, now: number, spread: number): Step => {
  const connected = (connection: Connection): Step => ({ state: { ...state, connection }, effect: null });
  switch (reply.kind) {
    case "answered": {
      const { core, ruleSets } = reply;
      const counts = { withoutWorker: 0, storedWithoutWorker: 0, oldestShown: null };
      return {
        state: { ...state, ...counts, core, ruleSets, connection: afterAnswer(now) },
        effect: isOtherVersion(state, reply) ? "expireAll" : null,
      };
    }
    case "refused":
      return connected(afterAnswer(now));
    case "busy":
      return connected(askedToWait(state.connection, now, reply.waitMs));
    case "unreachable":
      return connected(afterFailure(state.connection, now, spread));
  }
};

const afterDrop = (before: RuntimeState, reason: "token" | "refresh" | "submission", token: string | null): Step => {
  const state = { ...before, dataNumber: before.dataNumber + 1 };
  switch (reason) {
    case "token":
      return { state: { ...state, token }, effect: "forgetStored" };
    case "refresh":
      return { state: { ...state, connection: withoutPause(state.connection) }, effect: "expireAll" };
    case "submission":
      return { state, effect: "expireStored" };
  }
};

/** The very same state where the event changes nothing. */
export const nextState = (state: RuntimeState, event: RuntimeEvent): Step => {
  switch (event.kind) {
    case "attempt":
      return { state: { ...state, requests: state.requests + 1 }, effect: null };
    case "reply":
      return afterReply(state, event.reply, event.now, event.spread);
    case "answerHere": {
      const { needsStored, knownAt } = event;
      const withoutWorker = state.withoutWorker + 1;
      const storedWithoutWorker = state.storedWithoutWorker + (needsStored ? 1 : 0);
      const oldestShown = knownAt === null ? state.oldestShown : Math.min(knownAt, state.oldestShown ?? knownAt);
      return { state: { ...state, withoutWorker, storedWithoutWorker, oldestShown }, effect: null };
    }
    case "unknownFunction": {
      const known = state.unknownFunctions;
      if (known.length >= UNKNOWN_KEPT || known.includes(event.fn)) return { state, effect: null };
      return { state: { ...state, unknownFunctions: [...known, event.fn] }, effect: null };
    }
    case "token":
      return event.token === state.token ? { state, effect: null } : afterDrop(state, "token", event.token);
    case "drop":
      return afterDrop(state, event.reason, event.token);
    case "tryNow":
      return { state: { ...state, connection: withoutPause(state.connection) }, effect: null };
  }
};

/**
 * How a call is answered that is not remembered. `hereAndAsk`: nobody waits for a Worker that was just away; the call finds out
 * whether it is back.
 */
export const wayOfCall = (
  { connection }: RuntimeState,
  { needsStored, now }: { readonly needsStored: boolean; readonly now: number },
): "ask" | "here" | "hereAndAsk" => {
  if (!mayTry(connection, now)) return "here";
  return isWorthWaiting(connection) || needsStored ? "ask" : "hereAndAsk";
};
