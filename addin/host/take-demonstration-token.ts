// The read-only access token that a demonstration server gives to everybody, so that stored figures show at once.
import { addressOf } from "../../shared/contract/request.ts";
import type { TokenStore } from "./token-store.ts";

/** A sheet without stored figures is better than one that waits for them. */
const LIMIT_MS = 4_000;

const tokenIn = (answer: unknown): string | null => {
  if (typeof answer !== "object" || answer === null || !("token" in answer)) return null;
  return typeof answer.token === "string" && answer.token !== "" ? answer.token : null;
};

/** Never rejects; a server that has none is left alone. */
export const takeDemonstrationToken = async (store: TokenStore, ask: typeof fetch): Promise<void> => {
  try {
    const response = await ask(addressOf("getDemo"), { signal: AbortSignal.timeout(LIMIT_MS) });
    if (!response.ok) return;
    store.setDemonstration(tokenIn(await response.json()));
  } catch {
    // No server, or none that answers: functions without stored data work all the same.
  }
};
