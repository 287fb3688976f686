// The one typed place through which the functions and the task pane, separate scripts of one page in Excel, find each other.
import type { TokenStore } from "../host/token-store.ts";
import type { FunctionRuntime } from "./runtime.ts";

/** What the script of the functions gives to the pane. */
export interface SharedRuntime {
  readonly runtime: FunctionRuntime;
  readonly token: TokenStore;
}

type SharedPlace = typeof globalThis & { dvc?: SharedRuntime };

export const publishSharedRuntime = (shared: SharedRuntime): void => {
  (globalThis as SharedPlace).dvc = shared;
};

/** What the functions published; null where their script has not run. */
export const readSharedRuntime = (): SharedRuntime | null => (globalThis as SharedPlace).dvc ?? null;
