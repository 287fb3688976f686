// What hosts and the pane know of the function runtime: its answers, its status, what can be asked of it.
import type { AnswerCell, Argument } from "../../shared/functions/cell.ts";
import type { CellErrorName } from "../../shared/functions/cell-error.ts";
import type { AnswerAges } from "./cache.ts";

/** A rule set as the Worker names it, with the version that answers were made with. */
export interface RuleSetVersion {
  readonly id: string;
  readonly version: string;
}

export interface ConnectionStatus {
  readonly state: "unknown" | "online" | "offline";
  /** Version of the core on the Worker; null before its first answer. */
  readonly core: string | null;
  /** Versions of the rule sets on the Worker; null before its first answer. */
  readonly ruleSets: readonly RuleSetVersion[] | null;
  /** Version of the core in this add-in. */
  readonly bundledCore: string;
  /** True where the two differ: an answer given here could differ from the Worker's. */
  readonly coreDiffers: boolean;
  /** When the Worker answered last, in milliseconds of the clock. */
  readonly lastContact: number | null;
  /** Calls that wait for the Worker. */
  readonly pending: number;
  /** Answers that need not be asked again. */
  readonly cached: number;
  /** Requests sent since the start, retries included. */
  readonly requests: number;
  /** Calls answered here or with an old value since the last answer of the Worker. */
  readonly withoutWorker: number;
  /** Those of them that only the Worker can answer as of now. */
  readonly storedWithoutWorker: number;
  /** Age of the oldest of those old values: when it was answered, in milliseconds of the clock; null where there is none. */
  readonly oldestShown: number | null;
  /** Functions that were called and are not in this script: it is older than the workbook or the list that Excel keeps. */
  readonly unknownFunctions: readonly string[];
}

export type AnswerSource = "worker" | "cache" | "local" | "stale";

export type Invoked =
  | {
      readonly value: AnswerCell | readonly (readonly AnswerCell[])[];
      readonly format?: string | readonly (string | null)[];
      readonly source: AnswerSource;
      /** When the value was calculated, in milliseconds of the clock. */
      readonly at: number;
    }
  | { readonly error: InvocationError };

export interface InvocationError {
  /** A code of the core's problems, as the Worker names it, or `CANCELLED`, `PREVIEW`. */
  readonly code: string;
  readonly cell: CellErrorName;
  readonly message: string;
}

export interface FunctionRuntime {
  /**
   * The answer to one call. Never rejects and always settles: a request is given up after the time-out, and a failure also
   * settles the calls that wait behind it.
   */
  invoke(id: string, args: readonly Argument[], signal?: AbortSignal): Promise<Invoked>;
  /** The answer as far as it is known without asking the Worker. */
  preview(id: string, args: readonly Argument[]): Invoked;
  /** `token`: somebody else's data from now on. `refresh`: ask everything anew. `submission`: stored data changed. */
  dropCache(reason: "token" | "refresh" | "submission"): void;
  /**
   * Asks the Worker one free question, so that the status says whether it is back; nothing is sent during the pause after a
   * failure, except where `isHeard`: something else has just shown that it can be reached. Settles within the time-out.
   */
  tryServer(isHeard?: boolean): Promise<void>;
  /** When the answers of stored data that still hold were given; null where there is none. */
  storedAnswers(): AnswerAges | null;
  /** The same object until something changes. */
  status(): ConnectionStatus;
  /** Calls the listener after changes; returns how to stop that. */
  subscribe(listener: () => void): () => void;
}
