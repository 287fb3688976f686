// When the server can be reached again, whoever works here is asked for anew: what was known of the last time may have changed.
import type { FunctionRuntime } from "../../functions/function-runtime.ts";
import type { SessionStore } from "./session.ts";

export interface BackOnlineOptions {
  readonly runtime: Pick<FunctionRuntime, "status" | "subscribe" | "tryServer">;
  readonly session: Pick<SessionStore, "get" | "refresh">;
  /** Calls back when the machine has a network again; returns how to stop that. */
  readonly onNetwork: (listener: () => void) => () => void;
}

/** Returns how to stop. */
export const watchBackOnline = ({ runtime, session, onNetwork }: BackOnlineOptions): (() => void) => {
  let before = runtime.status().state;
  const look = () => {
    const { state } = runtime.status();
    const isBack = state === "online" && before !== "online";
    before = state;
    if (isBack && session.get().state === "away") void session.refresh();
  };
  const leaveRuntime = runtime.subscribe(look);
  const leaveNetwork = onNetwork(() => {
    const isMissed = runtime.status().state === "offline" || session.get().state === "away";
    if (isMissed) void runtime.tryServer(true);
  });
  return () => {
    leaveRuntime();
    leaveNetwork();
  };
};
