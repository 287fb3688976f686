// What an action does to a snapshot: replayed, refused or recorded, always in this order.
import { done, type Outcome, refuse } from "./problem.ts";
import type { Role } from "./role.ts";
import { moveOf } from "./snapshot-move.ts";
import type { SnapshotAction, SnapshotState } from "./snapshot-state.ts";
import { isMatch, type Submission } from "./submission.ts";

export interface ActionRequest {
  /** As for a submission: what was answered before under the same key. */
  readonly remembered: Submission["remembered"];
  readonly requestHash: string;
  readonly action: SnapshotAction;
  /** Id and role of the token that acts. */
  readonly actor: string;
  readonly role: Role;
  /** null: whatever revision is current. */
  readonly ifMatch: Submission["ifMatch"];
  readonly current: { readonly revision: number; readonly state: SnapshotState; readonly submittedBy: string };
  /** Number of the proposal that waits for an answer, and of the one that the action means, if it says so. */
  readonly pending: number | null;
  readonly correction: number | null;
}

export type ActionDecision =
  | { readonly kind: "replay" }
  | {
      readonly kind: "record";
      readonly state: SnapshotState;
      /** `quantri` approves or locks what it submitted itself: allowed, and said in the audit log. */
      readonly isOwn: boolean;
      /** The proposal that the action answers. */
      readonly correction: number | null;
    };

/** Actions by which one vouches for figures: not for one's own. */
const VOUCHING: readonly SnapshotAction[] = ["duyet", "chot"];
/** Actions that answer a proposal. */
const ANSWERING: readonly SnapshotAction[] = ["mo_lai", "tu_choi_dinh_chinh"];

/**
 * Problems: `IDEMPOTENCY_MISMATCH`, `OWN_SUBMISSION`, `REVISION_CONFLICT`, `STATE_REFUSED`; `CORRECTION_NOT_PENDING` where another
 * proposal waits than the one that is meant, or none to decline.
 */
export const decideAction = (request: ActionRequest): Outcome<ActionDecision> => {
  const { remembered, action, current, pending, correction } = request;
  if (remembered) {
    return remembered.requestHash === request.requestHash
      ? done<ActionDecision>({ kind: "replay" })
      : refuse("IDEMPOTENCY_MISMATCH", {});
  }
  const isOwn = VOUCHING.includes(action) && current.submittedBy === request.actor;
  if (isOwn && request.role !== "quantri") return refuse("OWN_SUBMISSION", { action });
  if (request.ifMatch !== null && !isMatch(request.ifMatch, current)) {
    return refuse("REVISION_CONFLICT", { current: current.revision });
  }
  const move = moveOf(current.state, action);
  if (!move.ok) return move;
  const isMeant = correction === null || correction === pending;
  if (!isMeant || (action === "tu_choi_dinh_chinh" && pending === null)) {
    return refuse("CORRECTION_NOT_PENDING", { pending });
  }
  const answered = ANSWERING.includes(action) ? pending : null;
  return done<ActionDecision>({ kind: "record", state: move.result, isOwn, correction: answered });
};
