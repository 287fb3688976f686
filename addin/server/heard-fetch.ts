// Lets what a page asks of the server tell the function runtime whether it can be reached, so that the pane says one thing of it.
import type { FunctionRuntime } from "../functions/function-runtime.ts";

/** `fetch` whose answers and failures are noticed; one that was given up says nothing. */
export const heardFetch =
  (ask: typeof fetch, runtime: Pick<FunctionRuntime, "status" | "tryServer">): typeof fetch =>
  async (...request) => {
    try {
      const response = await ask(...request);
      if (runtime.status().state !== "online") void runtime.tryServer(true);
      return response;
    } catch (error) {
      const isGivenUp = error instanceof DOMException && (error.name === "AbortError" || error.name === "TimeoutError");
      if (!isGivenUp && runtime.status().state === "online") void runtime.tryServer();
      throw error;
    }
  };
