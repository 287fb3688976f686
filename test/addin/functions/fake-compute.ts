// A fetch that answers /v1/compute in memory, on a clock that the test moves: for what needs thousands of requests, minutes or broken networks.
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import { refuse } from "../../../shared/domain/problem.ts";
import { type Call, type CallResult, computeCall } from "../../../shared/functions/compute.ts";
import { CORE_VERSION } from "../../../shared/functions/version.ts";

interface SentRequest {
  readonly address: string;
  readonly calls: readonly Call[];
  readonly bytes: number;
  readonly authorization: string | null;
  /** Milliseconds of the test's clock. */
  readonly at: number;
}

/** Answers in place of the Worker, given what the Worker would answer. */
export type Reply = (right: () => string, signal: AbortSignal) => Promise<Response> | Response;

export interface FakeCompute {
  readonly fetch: typeof fetch;
  readonly sent: readonly SentRequest[];
  readonly mostAtOnce: () => number;
  /** How requests are answered from now on; null as the Worker does. */
  reply: Reply | null;
  /** One-time replies, before `reply`. */
  readonly next: (Reply | null)[];
  /** Answer to one call; by default the core's, without stored data. */
  answer: (call: Call) => CallResult;
  core: string;
  ruleSets: unknown;
}

export const json = (text: string, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(text, { status, headers: { "Content-Type": "application/json", ...headers } });

export const networkError: Reply = () => Promise.reject(new TypeError("Failed to fetch"));
/** Never answers, not even to being aborted. */
export const silence: Reply = () => new Promise(() => {});
/** Answers after so long on the test's clock. */
export const delayed =
  (ms: number): Reply =>
  async (right) => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return json(right());
  };
export const status =
  (code: number, headers: Record<string, string> = {}): Reply =>
  () =>
    new Response("{}", { status: code, headers: { "Content-Type": "application/problem+json", ...headers } });

export const createFakeCompute = (): FakeCompute => {
  const sent: SentRequest[] = [];
  let open = 0;
  let mostAtOnce = 0;
  const today = "2023-06-14" as LocalDate;
  const fake: FakeCompute = {
    sent,
    mostAtOnce: () => mostAtOnce,
    reply: null,
    next: [],
    core: CORE_VERSION,
    ruleSets: [],
    answer: (call) => computeCall(call, { today, stored: () => refuse("UNAUTHENTICATED", {}) }),
    fetch: async (address, init) => {
      const body = String(init?.body);
      const { calls } = JSON.parse(body) as { calls: readonly Call[] };
      const authorization = new Headers(init?.headers).get("Authorization");
      sent.push({ address: String(address), calls, bytes: Buffer.byteLength(body), authorization, at: Date.now() });
      const right = () => JSON.stringify({ core: fake.core, rulesets: fake.ruleSets, results: calls.map(fake.answer) });
      const reply = (fake.next.length > 0 ? fake.next.shift() : fake.reply) ?? (() => json(right()));
      open += 1;
      mostAtOnce = Math.max(mostAtOnce, open);
      try {
        return await reply(right, init?.signal as AbortSignal);
      } finally {
        open -= 1;
      }
    },
  };
  return fake;
};
