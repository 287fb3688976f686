// Lets what a page asks of the server tell the function runtime whether it can be reached, so that the pane says one thing of it.

/** Who says whether the server can be reached, and finds it out anew when told to. */
export interface Reachability {
  status(): { readonly state: string };
  tryServer(isHeard?: boolean): Promise<void>;
}

/** `fetch` whose answers and failures are noticed; one that was given up says nothing. */
export const heardFetch =
  (ask: typeof fetch, runtime: Reachability): typeof fetch =>
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
