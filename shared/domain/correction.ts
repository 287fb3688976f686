// Locked snapshots and proposals to correct them: which proposal waits, what became of the others, which locking a revision is of.
import type { SnapshotEventKind } from "./snapshot.ts";

/** Waits for an answer, accepted, declined, replaced by a later proposal. */
export const CORRECTION_STATES = ["cho_xu_ly", "chap_nhan", "tu_choi", "thay_the"] as const;
type CorrectionState = (typeof CORRECTION_STATES)[number];

export interface Correction {
  /** Sequence of the event that proposed it: its number within the snapshot. */
  readonly correction: number;
  /** The locked revision that it would correct. */
  readonly revision: number;
  readonly state: CorrectionState;
  /** The revision that it became; null where it was not accepted, or proposed no figures. */
  readonly acceptedAs: number | null;
}

interface Happened {
  readonly sequence: number;
  readonly revision: number;
  readonly action: SnapshotEventKind;
}

const answered = (all: readonly Correction[], change: Partial<Correction>): readonly Correction[] =>
  all.map((correction) => (correction.state === "cho_xu_ly" ? { ...correction, ...change } : correction));

/** Every proposal of a snapshot, oldest first, of its events in order. At most one waits: a later one takes its place. */
export const correctionsOf = (events: readonly Happened[]): readonly Correction[] =>
  events.reduce<readonly Correction[]>((all, { sequence, revision, action }) => {
    switch (action) {
      case "de_nghi_dinh_chinh":
        return [
          ...answered(all, { state: "thay_the" }),
          { correction: sequence, revision, state: "cho_xu_ly", acceptedAs: null },
        ];
      case "tu_choi_dinh_chinh":
        return answered(all, { state: "tu_choi" });
      case "mo_lai":
        return answered(all, { state: "chap_nhan" });
      case "dinh_chinh": {
        const accepted = all.findLast((correction) => correction.state === "chap_nhan");
        return all.map((correction) =>
          correction === accepted ? { ...correction, acceptedAs: revision } : correction,
        );
      }
      default:
        return all;
    }
  }, []);

/** The number of the proposal that waits for an answer; null where none does. */
export const pendingCorrection = (events: readonly Happened[]): number | null =>
  correctionsOf(events).find((correction) => correction.state === "cho_xu_ly")?.correction ?? null;

/** Which locking a revision is of ("bản chốt lần 2"), counted within its snapshot; null where it was never locked. */
export const lockNumberOf = (events: readonly Happened[], revision: number): number | null => {
  const locks = events.filter((event) => event.action === "chot");
  const last = locks.findLastIndex((lock) => lock.revision === revision);
  return last === -1 ? null : last + 1;
};
