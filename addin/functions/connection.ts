// Whether the Worker can be reached, and when it may be tried again after it could not: plain data and what each event makes of it.

/** First pause after a failure; it doubles up to the longest one. */
const PAUSE_FIRST_MS = 1_000;
const PAUSE_LONGEST_MS = 30_000;

export interface Connection {
  /** `unknown` before the first answer or failure. */
  readonly state: "unknown" | "online" | "offline";
  /** When the Worker answered last. */
  readonly lastContact: number | null;
  readonly failures: number;
  /** End of the pause after a failure. */
  readonly notBefore: number;
  /** Somebody asked to try again and waits for what comes of it. */
  readonly isAskedFor: boolean;
}

export const NO_CONTACT: Connection = {
  state: "unknown",
  lastContact: null,
  failures: 0,
  notBefore: Number.NEGATIVE_INFINITY,
  isAskedFor: false,
};

/** False during the pause after a failure. A clock that is put back must not make a pause of seconds one of hours. */
export const mayTry = ({ notBefore }: Connection, now: number): boolean =>
  now >= notBefore || notBefore - now > 2 * PAUSE_LONGEST_MS;

/** True where an answer of the Worker is worth waiting for: it was there last, or somebody asked to try again. */
export const isWorthWaiting = ({ state, isAskedFor }: Connection): boolean => state !== "offline" || isAskedFor;

export const afterAnswer = (now: number): Connection => ({ ...NO_CONTACT, state: "online", lastContact: now });

/**
 * It could not be reached, or answered what it cannot have meant.
 * @param spread from 0 up to 1: many offices that lost the connection at the same moment come back at different ones.
 */
export const afterFailure = (before: Connection, now: number, spread: number): Connection => {
  const failed: Connection = { ...before, state: "offline", isAskedFor: false };
  // Requests that were sent together fail together: that is one failure.
  if (now < before.notBefore) return failed;
  const pause = Math.min(PAUSE_FIRST_MS * 2 ** before.failures, PAUSE_LONGEST_MS);
  return { ...failed, failures: before.failures + 1, notBefore: now + pause * (0.75 + spread / 2) };
};

/** It is there but asks for so much patience. */
export const askedToWait = (before: Connection, now: number, waitMs: number): Connection => ({
  ...before,
  lastContact: now,
  notBefore: Math.max(before.notBefore, now + Math.min(waitMs, PAUSE_LONGEST_MS)),
});

/** Ends the pause, because somebody asks for it. */
export const withoutPause = (before: Connection): Connection => ({
  ...before,
  notBefore: Number.NEGATIVE_INFINITY,
  isAskedFor: true,
});
