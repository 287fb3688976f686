// The state of a submitted snapshot, and what people do to it.

export const SNAPSHOT_STATES = ["da_nop", "da_duyet", "tra_lai", "da_chot"] as const;
export type SnapshotState = (typeof SNAPSHOT_STATES)[number];

/**
 * What people do to a submitted snapshot: receive, return, lock, reopen, propose a correction, decline it, comment.
 */
export const SNAPSHOT_ACTIONS = [
  "duyet",
  "tra_lai",
  "chot",
  "mo_lai",
  "de_nghi_dinh_chinh",
  "tu_choi_dinh_chinh",
  "ghi_chu",
] as const;
export type SnapshotAction = (typeof SNAPSHOT_ACTIONS)[number];

/** What its history tells: those, and how a revision came in (`nop`: submitted; `dinh_chinh`: a proposed correction accepted). */
export type SnapshotEventKind = SnapshotAction | "nop" | "dinh_chinh";

/** States whose figures count in a total; a returned snapshot does not. */
export const COUNTED_STATES: readonly SnapshotState[] = ["da_nop", "da_duyet", "da_chot"];
