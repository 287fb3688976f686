// The states of a snapshot and what moves it between them, as data.
import { done, type Outcome, refuse } from "./problem.ts";
import { SNAPSHOT_ACTIONS, type SnapshotAction, type SnapshotEventKind, type SnapshotState } from "./snapshot-state.ts";

/** The state after an action, by the state before it; an absent one is refused. An equal one is recorded and moves nothing. */
const MOVES: Readonly<Record<SnapshotAction, Readonly<Partial<Record<SnapshotState, SnapshotState>>>>> = {
  duyet: { da_nop: "da_duyet" },
  tra_lai: { da_nop: "tra_lai", da_duyet: "tra_lai" },
  chot: { da_duyet: "da_chot" },
  mo_lai: { da_chot: "da_nop" },
  de_nghi_dinh_chinh: { da_chot: "da_chot" },
  tu_choi_dinh_chinh: { da_chot: "da_chot" },
  ghi_chu: { da_nop: "da_nop", da_duyet: "da_duyet", tra_lai: "tra_lai", da_chot: "da_chot" },
};

const doesMove = (action: SnapshotAction): boolean =>
  Object.entries(MOVES[action]).some(([before, after]) => before !== after);

/** Events after which a snapshot is in another state, or has other figures. */
export const MOVING_EVENTS: readonly SnapshotEventKind[] = ["nop", "dinh_chinh", ...SNAPSHOT_ACTIONS.filter(doesMove)];

const allowedIn = (state: SnapshotState): readonly SnapshotAction[] =>
  SNAPSHOT_ACTIONS.filter((action) => MOVES[action][state] !== undefined);

/** The state after the action. Problem: `STATE_REFUSED`, naming the present state and what can be done in it. */
export const moveOf = (state: SnapshotState, action: SnapshotAction): Outcome<SnapshotState> => {
  const next = MOVES[action][state];
  return next ? done(next) : refuse("STATE_REFUSED", { state, action, allowed: allowedIn(state) });
};
