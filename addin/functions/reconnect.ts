// Finds out by itself when the Worker is back after cells had to do without it, and has those cells calculated again.
import type { FunctionRuntime } from "./function-runtime.ts";

export interface ReconnectOptions {
  readonly runtime: Pick<FunctionRuntime, "status" | "subscribe" | "tryServer">;
  /** Calculates again what only the Worker can answer. Never rejects. */
  readonly recalculateStored: () => Promise<unknown>;
  readonly everyMs?: number;
}

/** How often it is asked; the runtime itself leaves growing pauses between what it sends. */
const EVERY_MS = 5_000;

/** Asks only while cells show something that the Worker did not answer; returns how to stop. */
export const watchReconnect = ({ runtime, recalculateStored, everyMs = EVERY_MS }: ReconnectOptions): (() => void) => {
  let timer: ReturnType<typeof setInterval> | undefined;
  let isWaitedFor = false;

  const look = (): void => {
    const { state, withoutWorker, storedWithoutWorker } = runtime.status();
    if (storedWithoutWorker > 0) isWaitedFor = true;
    const isAway = state === "offline" && withoutWorker > 0;
    if (isAway) timer ??= setInterval(() => void runtime.tryServer(), everyMs);
    else {
      clearInterval(timer);
      timer = undefined;
    }
    if (state !== "online" || storedWithoutWorker > 0 || !isWaitedFor) return;
    isWaitedFor = false;
    void recalculateStored();
  };

  const leave = runtime.subscribe(look);
  look();
  return () => {
    leave();
    clearInterval(timer);
  };
};
