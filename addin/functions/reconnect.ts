// Finds out by itself when the Worker can be reached after cells had to do without it, and has those cells calculated again.
import type { FunctionRuntime } from "./function-runtime.ts";

export interface ReconnectOptions {
  readonly runtime: Pick<FunctionRuntime, "status" | "subscribe" | "tryServer">;
  /** Calculates again what only the Worker can answer. Never rejects. */
  readonly recalculateStored: () => Promise<unknown>;
  /**
   * From the beginning, as soon as the Worker answers: for a workbook that is refreshed when it opens. Until then its cells keep
   * what was saved in them.
   */
  readonly atOnce?: boolean;
  readonly everyMs?: number;
}

/** How often it is asked; the runtime itself leaves growing pauses between what it sends. */
const EVERY_MS = 5_000;

/** Asks only while cells wait for something that only the Worker can answer; returns how to stop. */
export const watchReconnect = ({
  runtime,
  recalculateStored,
  atOnce = false,
  everyMs = EVERY_MS,
}: ReconnectOptions): (() => void) => {
  let timer: ReturnType<typeof setInterval> | undefined;
  let isWaitedFor = atOnce;

  const look = (): void => {
    const { state, withoutWorker, storedWithoutWorker } = runtime.status();
    if (storedWithoutWorker > 0) isWaitedFor = true;
    const isMissed = state !== "online" && (isWaitedFor || withoutWorker > 0);
    if (isMissed) timer ??= setInterval(() => void runtime.tryServer(), everyMs);
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
  if (atOnce) void runtime.tryServer();
  return () => {
    leave();
    clearInterval(timer);
  };
};
