// Sends one batch of calls to POST /v1/compute and reads the answer without trusting it: it may be late, cut short or from another server.

import type { AddressOf } from "../../shared/contract/addresses.ts";
import type { CellError } from "../../shared/functions/cell-error.ts";
import type { CallResult } from "../../shared/functions/compute.ts";
import type { RuleSetVersion } from "./function-runtime.ts";
import { readRuleSetVersions } from "./rule-set-versions.ts";

/** Only the type comes from the contract: the table of addresses would make the script of the functions longer. */
const ADDRESS: AddressOf<"compute"> = "/v1/compute";

export type ComputeReply =
  /** `results[i]` is null where the answer to that call is missing or makes no sense. */
  | {
      readonly kind: "answered";
      readonly core: string;
      readonly ruleSets: readonly RuleSetVersion[];
      readonly results: readonly (CallResult | null)[];
    }
  /** Nobody answered, or somebody who is not the Worker. */
  | { readonly kind: "unreachable" }
  /** The Worker refused the batch as a whole. */
  | { readonly kind: "refused" }
  | { readonly kind: "busy"; readonly waitMs: number };

export interface ComputeOptions {
  readonly fetch: typeof fetch;
  readonly origin: string;
  readonly timeoutMs: number;
  readonly random: () => number;
  /** Called before each attempt. */
  readonly onAttempt: () => void;
}

/** Pause before the one retry, spread by half. */
const RETRY_AFTER_MS = 400;
/** What "too many requests" without a time means. */
const BUSY_WAIT_MS = 5_000;
/** A longer wait is not waited for inside one calculation. */
const BUSY_WAIT_WITHIN_MS = 2_000;

const isCell = (cell: unknown): boolean =>
  cell === null ||
  typeof cell === "string" ||
  typeof cell === "boolean" ||
  (typeof cell === "number" && Number.isFinite(cell));

const isTable = (table: unknown): boolean =>
  Array.isArray(table) &&
  table.length > 0 &&
  table.every((row) => Array.isArray(row) && row.length > 0 && row.every(isCell));

const isFormat = (format: unknown): boolean =>
  format === undefined ||
  typeof format === "string" ||
  (Array.isArray(format) && format.every((one) => one === null || typeof one === "string"));

const isCellError = (error: unknown): error is CellError => {
  const { code, cell, message } = (error ?? {}) as Partial<Record<keyof CellError, unknown>>;
  return typeof code === "string" && typeof message === "string" && (cell === "#VALUE!" || cell === "#N/A");
};

/** The entry as a result, or null where it is none. */
const readResult = (entry: unknown): CallResult | null => {
  if (typeof entry !== "object" || entry === null) return null;
  if ("error" in entry) return isCellError(entry.error) ? { error: entry.error } : null;
  if (!("value" in entry) || !(isCell(entry.value) || isTable(entry.value))) return null;
  return isFormat("format" in entry ? entry.format : undefined) ? (entry as CallResult) : null;
};

const readAnswer = (text: string, callCount: number): ComputeReply => {
  let answer: { core?: unknown; rulesets?: unknown; results?: unknown } | null;
  try {
    answer = JSON.parse(text);
  } catch {
    return { kind: "unreachable" };
  }
  if (typeof answer !== "object" || answer === null) return { kind: "unreachable" };
  const { core, results } = answer;
  if (typeof core !== "string" || !Array.isArray(results)) return { kind: "unreachable" };
  // Results belong to calls by position: with more of them than calls, none is certain.
  const read = results.length > callCount ? [] : results.map(readResult);
  return {
    kind: "answered",
    core,
    ruleSets: readRuleSetVersions(answer.rulesets),
    results: Array.from({ length: callCount }, (_, index) => read[index] ?? null),
  };
};

const waitOf = (response: Response): number => {
  const seconds = Number(response.headers.get("Retry-After") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : BUSY_WAIT_MS;
};

const readResponse = async (response: Response, callCount: number): Promise<ComputeReply> => {
  if (response.status === 429) return { kind: "busy", waitMs: waitOf(response) };
  if (response.status >= 500) return { kind: "unreachable" };
  const text = await response.text();
  if (response.ok) return readAnswer(text, callCount);
  // A page of a login gate or a proxy is not a refusal of ours.
  return (response.headers.get("Content-Type") ?? "").includes("json") ? { kind: "refused" } : { kind: "unreachable" };
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Sends the calls, given as the texts of their JSON, with at most one retry; settles within the time-out, which covers both
 * attempts and the reading of the body. Never rejects.
 */
export const requestCompute = async (
  calls: readonly string[],
  token: string | null,
  { fetch: send, origin, timeoutMs, random, onAttempt }: ComputeOptions,
): Promise<ComputeReply> => {
  const abort = new AbortController();
  const headers: Record<string, string> = { "Content-Type": "application/json", Accept: "application/json" };
  // Whatever was pasted as a token must not break the request: as escaped text the Worker refuses it in its own words.
  if (token !== null) headers.Authorization = `Bearer ${encodeURIComponent(token)}`;
  const attempt = async (): Promise<ComputeReply> => {
    onAttempt();
    try {
      const response = await send(`${origin}${ADDRESS}`, {
        method: "POST",
        headers,
        body: `{"calls":[${calls.join(",")}]}`,
        signal: abort.signal,
        cache: "no-store",
        // The token says who asks; cookies of whatever stands before the Worker may go along.
        credentials: "same-origin",
      });
      return await readResponse(response, calls.length);
    } catch {
      return { kind: "unreachable" };
    }
  };
  const attempts = async (): Promise<ComputeReply> => {
    const first = await attempt();
    if (abort.signal.aborted || first.kind === "answered" || first.kind === "refused") return first;
    if (first.kind === "busy" && first.waitMs > BUSY_WAIT_WITHIN_MS) return first;
    await pause((first.kind === "busy" ? first.waitMs : RETRY_AFTER_MS) * (0.75 + random() / 2));
    return abort.signal.aborted ? first : attempt();
  };
  // Raced, because not every fetch that is passed in heeds the signal while it reads a body.
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeOut = new Promise<ComputeReply>((resolve) => {
    timer = setTimeout(() => {
      abort.abort();
      resolve({ kind: "unreachable" });
    }, timeoutMs);
  });
  try {
    return await Promise.race([attempts(), timeOut]);
  } finally {
    clearTimeout(timer);
  }
};
