// Who has sent what is expected, in which state, and who came late.
import type { LocalDate } from "../domain/local-date.ts";
import type { SnapshotState } from "../domain/snapshot.ts";
import { isExpectedToReport, type UnitCode, type UnitTree, type UnitVersion } from "../domain/unit.ts";
import { workingDaysLate } from "../rules/deadline.ts";
import type { Report } from "./over-time.ts";

export interface Completeness {
  readonly expected: number;
  readonly received: number;
  readonly late: number;
  readonly missing: readonly UnitCode[];
}

/** A unit whose first report came after its deadline. */
export interface LateUnit {
  readonly unit: UnitCode;
  readonly due: LocalDate;
  readonly workingDays: number;
}

/** How a unit that is expected to report stands. */
export interface UnitReport {
  readonly unit: UnitCode;
  readonly name: string;
  readonly isReceived: boolean;
  /** Of its own snapshot, or of the one of the unit above that includes it; null where there is neither. */
  readonly state: SnapshotState | null;
  /** When it was first sent, ISO 8601 UTC; of one added up from months the last of them. */
  readonly submittedAt: string | null;
  /** The unit above whose snapshot includes this one; null where it sent its own, or none. */
  readonly includedIn: UnitCode | null;
  readonly workingDaysLate: number;
}

export interface Reporting {
  readonly completeness: Completeness;
  readonly late: readonly LateUnit[];
  /** In order of code. */
  readonly reports: readonly UnitReport[];
}

/** What brings a unit's figures in: its own report, or that of a unit above it with its subordinates included. */
const reportFor = (tree: UnitTree, submitted: ReadonlyMap<UnitCode, Report>, unit: UnitVersion): Report | null => {
  const own = submitted.get(unit.code);
  if (own) return own;
  for (let parent = unit.parent; parent !== null; parent = tree.byCode.get(parent)?.parent ?? null) {
    const above = submitted.get(parent);
    if (above?.scopeBasis === "includingSubordinates") return above;
  }
  return null;
};

/** Months have deadlines of their own: a period that was added up from them is not late. */
const lateUnit = (
  unit: UnitCode,
  report: Report | null,
  dueOf: ((unit: UnitCode) => LocalDate | null) | undefined,
): LateUnit | null => {
  const due = report && dueOf?.(report.unit);
  if (!due || report.firstSubmittedAt === undefined) return null;
  const workingDays = workingDaysLate(due, report.firstSubmittedAt);
  return workingDays === 0 ? null : { unit, due, workingDays };
};

/**
 * Leaves in force on the tree's day, and units flagged to report, of those that `belongs`.
 *
 * @param stored reports in any state, by unit; @param submitted those of them that count.
 */
export const reportingOf = (
  tree: UnitTree,
  belongs: (unit: UnitCode) => boolean,
  stored: ReadonlyMap<UnitCode, Report>,
  submitted: ReadonlyMap<UnitCode, Report>,
  dueOf: ((unit: UnitCode) => LocalDate | null) | undefined,
): Reporting => {
  const expected = [...tree.byCode.values()]
    .filter((unit) => isExpectedToReport(tree, unit) && belongs(unit.code))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const late: LateUnit[] = [];
  const reports = expected.map((unit): UnitReport => {
    const received = reportFor(tree, submitted, unit);
    const shown = received ?? stored.get(unit.code) ?? null;
    const isLate = lateUnit(unit.code, received, dueOf);
    if (isLate) late.push(isLate);
    return {
      unit: unit.code,
      name: unit.name,
      isReceived: received !== null,
      state: shown?.state ?? null,
      submittedAt: shown && (shown.firstSubmittedAt ?? shown.submittedAt),
      includedIn: received && received.unit !== unit.code ? received.unit : null,
      workingDaysLate: isLate?.workingDays ?? 0,
    };
  });
  const missing = reports.filter((report) => !report.isReceived).map((report) => report.unit);
  return {
    completeness: {
      expected: expected.length,
      received: expected.length - missing.length,
      late: late.length,
      missing,
    },
    late,
    reports,
  };
};
