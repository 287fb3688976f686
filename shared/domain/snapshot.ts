// Period snapshots ("bản số liệu"): what one unit reported for one period in one form, and the state of that report.
import type { Figures } from "./figure.ts";
import type { FormCode } from "./form-code.ts";
import type { Period, PeriodKey } from "./period.ts";
import { TURNING_DAYS } from "./turning-days.ts";
import type { UnitCode } from "./unit.ts";

/** `ownOnly`: the unit's own counts; `includingSubordinates`: with those of the units below ("bao gồm xã, phường"). */
export const SCOPE_BASES = ["ownOnly", "includingSubordinates"] as const;
export type ScopeBasis = (typeof SCOPE_BASES)[number];

/** The naming of service levels in the source: "mức độ 3, 4" before NĐ 42/2022, "một phần, toàn trình" after. */
export const SCHEMES = ["LEVEL4", "ND42"] as const;
export type Scheme = (typeof SCHEMES)[number];

/** The naming that was in force in the period; null for a period on both sides of the change: a person is asked. */
export const usualScheme = ({ first, last }: Pick<Period, "first" | "last">): Scheme | null => {
  const { day } = TURNING_DAYS.serviceKinds;
  if (last < day) return "LEVEL4";
  return first >= day ? "ND42" : null;
};

/** Whether dossiers are counted where they are received or where they are settled (766: settled). */
export const COUNT_BASES = ["tiepNhan", "giaiQuyet"] as const;
/** What a submission is taken for where it does not say by what it was counted. */
export const COUNT_BASIS_DEFAULT = "giaiQuyet" satisfies (typeof COUNT_BASES)[number];
export type CountBasis = (typeof COUNT_BASES)[number];

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

/** The figures of one lĩnh vực, as the unit wrote its name. */
export interface SectorLine {
  readonly sector: string;
  readonly figures: Figures;
}

/** What consolidation needs of a stored snapshot: its current revision. */
export interface SnapshotRecord {
  readonly unit: UnitCode;
  readonly period: PeriodKey;
  readonly form: FormCode;
  readonly revision: number;
  readonly state: SnapshotState;
  readonly scopeBasis: ScopeBasis;
  readonly scheme: Scheme;
  readonly countBasis: CountBasis;
  readonly figures: Figures;
  /** When the revision was stored, ISO 8601 UTC. */
  readonly submittedAt: string;
  /** When the unit first submitted for this place; absent where whoever asks does not need it. */
  readonly firstSubmittedAt?: string;
  /** Hash of its content; absent where whoever asks does not need it. */
  readonly hash?: string;
  /** Figures by sector; absent where it has none or nobody asked for them. */
  readonly lines?: readonly SectorLine[];
}
