// What happens to a submitted snapshot: replayed, unchanged, refused or stored, always in this order.
import { done, type Outcome, refuse } from "./problem.ts";
import type { SnapshotState } from "./snapshot-state.ts";

/** The current revision of the unit, period and form. */
export interface CurrentRevision {
  readonly revision: number;
  readonly state: SnapshotState;
  /** Hash of its content. */
  readonly hash: string;
}

export interface Submission {
  /** What was answered before under the same idempotency key, by the hash of its request; null where nothing was. */
  readonly remembered: { readonly requestHash: string } | null;
  readonly requestHash: string;
  readonly current: CurrentRevision | null;
  readonly hash: string;
  /** Revisions that `If-Match` names; `any` for `*`; null without the header. */
  readonly ifMatch: readonly number[] | "any" | null;
  /** Findings of severity E that the submission does not explain. */
  readonly blocking: number;
  /** Names of the place, for the sentence about a locked period. */
  readonly unit: string;
  readonly period: string;
}

export type Decision =
  | { readonly kind: "replay" }
  | { readonly kind: "unchanged"; readonly revision: number }
  | { readonly kind: "store"; readonly revision: number };

/** Whether `If-Match` names the current revision. */
export const isMatch = (ifMatch: Submission["ifMatch"], current: Pick<CurrentRevision, "revision"> | null): boolean => {
  if (current === null) return ifMatch === null;
  return ifMatch === "any" || (ifMatch?.includes(current.revision) ?? false);
};

/**
 * The order of DESIGN §6: a repeated key gives the first answer, the same content changes nothing (unless it was returned),
 * a locked period, a missing or wrong `If-Match`, unexplained errors; else the next revision.
 *
 * Problems: `IDEMPOTENCY_MISMATCH`, `PERIOD_LOCKED`, `REVISION_CONFLICT`, `FINDINGS_BLOCK`.
 */
export const decideSubmission = (submission: Submission): Outcome<Decision> => {
  const { remembered, current } = submission;
  if (remembered) {
    return remembered.requestHash === submission.requestHash
      ? done<Decision>({ kind: "replay" })
      : refuse("IDEMPOTENCY_MISMATCH", {});
  }
  if (current && current.hash === submission.hash && current.state !== "tra_lai") {
    return done<Decision>({ kind: "unchanged", revision: current.revision });
  }
  if (current?.state === "da_chot") {
    return refuse("PERIOD_LOCKED", { unit: submission.unit, period: submission.period });
  }
  if (!isMatch(submission.ifMatch, current)) {
    return refuse("REVISION_CONFLICT", { current: current?.revision ?? 0 });
  }
  if (submission.blocking > 0) return refuse("FINDINGS_BLOCK", { count: submission.blocking });
  return done<Decision>({ kind: "store", revision: (current?.revision ?? 0) + 1 });
};
