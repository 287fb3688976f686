// Knows whether the Worker can be reached, and when it may be tried again after it could not.

/** First pause after a failure; it doubles up to the longest one. */
const PAUSE_FIRST_MS = 1_000;
const PAUSE_LONGEST_MS = 30_000;

export interface ConnectionClock {
  now(): number;
  /** From 0 up to 1; spreads the attempts of many offices that lost the connection at the same moment. */
  random(): number;
}

export interface Connection {
  /** `unknown` before the first answer or failure. */
  state(): "unknown" | "online" | "offline";
  /** When the Worker answered last. */
  lastContact(): number | null;
  /** False during the pause after a failure. */
  mayTry(): boolean;
  /** It answered. */
  answered(): void;
  /** It could not be reached, or answered what it cannot have meant. */
  failed(): void;
  /** It is there but asks for so much patience. */
  askedToWait(waitMs: number): void;
  /** Ends the pause, because somebody asks for it and will wait for what comes of it. */
  tryNow(): void;
  /** True where an answer of the Worker is worth waiting for: it was there last, or somebody asked to try again. */
  isWorthWaiting(): boolean;
}

export const createConnection = ({ now, random }: ConnectionClock): Connection => {
  let state: "unknown" | "online" | "offline" = "unknown";
  let lastContact: number | null = null;
  let failures = 0;
  let notBefore = Number.NEGATIVE_INFINITY;
  let isAskedFor = false;
  return {
    state: () => state,
    lastContact: () => lastContact,
    // A clock that is put back must not make a pause of seconds one of hours.
    mayTry: () => now() >= notBefore || notBefore - now() > 2 * PAUSE_LONGEST_MS,
    answered() {
      state = "online";
      isAskedFor = false;
      lastContact = now();
      failures = 0;
      notBefore = Number.NEGATIVE_INFINITY;
    },
    failed() {
      // Requests that were sent together fail together: that is one failure.
      const isNewFailure = now() >= notBefore;
      state = "offline";
      isAskedFor = false;
      if (!isNewFailure) return;
      const pause = Math.min(PAUSE_FIRST_MS * 2 ** failures, PAUSE_LONGEST_MS);
      failures += 1;
      notBefore = now() + pause * (0.75 + random() / 2);
    },
    askedToWait(waitMs) {
      lastContact = now();
      notBefore = Math.max(notBefore, now() + Math.min(waitMs, PAUSE_LONGEST_MS));
    },
    tryNow() {
      notBefore = Number.NEGATIVE_INFINITY;
      isAskedFor = true;
    },
    isWorthWaiting: () => state !== "offline" || isAskedFor,
  };
};
