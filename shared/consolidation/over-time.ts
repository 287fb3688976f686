// A longer period from its months ("cộng từ các tháng"): each figure by the way in which it adds over time.
import {
  type FigureCode,
  type FigureEntry,
  type Figures,
  findFigure,
  isCount,
  NOT_PROVIDED,
} from "../domain/figure.ts";
import { monthsOf, type Period } from "../domain/period.ts";
import { sumOfNumbers } from "../domain/rational.ts";
import { COUNTED_STATES, type SnapshotRecord, type SnapshotState } from "../domain/snapshot.ts";
import type { UnitCode, UnitVersion } from "../domain/unit.ts";
import type { Finding } from "../findings/finding.ts";
import { withDerivedSums } from "../scoring/rate.ts";

/** What a unit reported for a period: a stored revision, or the sum of its months, which has no revision of its own. */
export type Report = Omit<SnapshotRecord, "revision"> & {
  readonly revision: number | null;
  /** The months that were added up, where the period itself was not reported. */
  readonly months?: readonly SnapshotRecord[];
};

const sumOf = (entries: readonly FigureEntry[]): FigureEntry => {
  const counts = entries.filter(isCount);
  if (counts.length === 0) return entries[0] ?? NOT_PROVIDED;
  // A month that did not provide the figure would make the sum too small; one to which it does not apply adds nothing.
  const isComplete = entries.every((entry) => isCount(entry) || entry.state === "not_applicable");
  return isComplete ? sumOfNumbers(counts) : NOT_PROVIDED;
};

/** The entries of one figure, month by month, as the entry of the whole; undefined: it follows from other figures. */
const overTime = (code: FigureCode, entries: readonly FigureEntry[]): FigureEntry | undefined => {
  switch (findFigure(code)?.overTime) {
    case "add":
      return sumOf(entries);
    case "opening":
      return entries[0] ?? NOT_PROVIDED;
    case "closing":
      return entries.at(-1) ?? NOT_PROVIDED;
    case "recomputed":
      return undefined;
    default:
      return NOT_PROVIDED;
  }
};

/**
 * The figures of a whole from those of all its months, in order: columns 4, 5, 7–10 of form 06 are added, column 6 is that of the
 * first month, columns 11–13 are those of the last, column 3 is recomputed as 4 + 5 + 6, counts of TTHC and DVC have no sum.
 */
export const figuresOverTime = (months: readonly Figures[]): Figures => {
  const codes = [...new Set(months.flatMap((figures) => Object.keys(figures) as FigureCode[]))];
  const known = months.map(withDerivedSums);
  const whole: Partial<Record<FigureCode, FigureEntry>> = {};
  for (const code of codes) {
    const entries = known.map((figures) => figures[code] ?? NOT_PROVIDED);
    const entry = overTime(code, entries);
    if (entry !== undefined) whole[code] = entry;
  }
  const sums = withDerivedSums(whole);
  // A recomputed figure whose parts are missing is missing too, not forgotten.
  const recomputed = codes.filter((code) => findFigure(code)?.overTime === "recomputed" && sums[code] === undefined);
  return { ...sums, ...Object.fromEntries(recomputed.map((code) => [code, NOT_PROVIDED])) };
};

/** The state that all months have reached. */
const lowestState = (states: readonly SnapshotState[]): SnapshotState =>
  COUNTED_STATES.find((state) => states.includes(state)) ?? "da_nop";

const differences = (code: UnitCode, stated: Figures, derived: Figures, months: number): readonly Finding[] =>
  (Object.keys(stated) as FigureCode[]).flatMap((figure): Finding[] => {
    const [whole, sum] = [stated[figure], derived[figure]];
    if (whole === undefined || sum === undefined || !isCount(whole) || !isCount(sum) || whole === sum) return [];
    const params = { unit: code, figure, stated: whole, sum, months };
    return [
      { severity: "W", code: "MONTHS_MISMATCH", at: `${code}.${figure}`, stated: whole, recomputed: sum, params },
    ];
  });

export interface FilledReports {
  readonly reports: readonly Report[];
  readonly findings: readonly Finding[];
}

/** A unit's months that count, in order; null where they cannot be added: unlike scope, level names or basis of counting. */
const addedMonths = (records: readonly SnapshotRecord[], period: Period): Report | null => {
  const [first] = records;
  if (!first) return null;
  const isAlike = records.every(
    (record) =>
      record.scopeBasis === first.scopeBasis &&
      record.scheme === first.scheme &&
      record.countBasis === first.countBasis,
  );
  if (!isAlike) return null;
  const { firstSubmittedAt: _, ...common } = first;
  return {
    ...common,
    period: period.key,
    revision: null,
    months: records,
    state: lowestState(records.map((record) => record.state)),
    figures: figuresOverTime(records.map((record) => record.figures)),
    submittedAt: records.map((record) => record.submittedAt).reduce((a, b) => (a > b ? a : b)),
  };
};

/** Which months a unit has to have reported, so that they make the period. */
export type MonthsOfUnit = (code: UnitCode) => readonly Period[];

/** Counted monthly snapshots by unit and then by month. */
const byUnitAndMonth = (monthly: readonly SnapshotRecord[]): ReadonlyMap<UnitCode, Map<string, SnapshotRecord>> => {
  const units = new Map<UnitCode, Map<string, SnapshotRecord>>();
  for (const snapshotRecord of monthly) {
    if (!COUNTED_STATES.includes(snapshotRecord.state)) continue;
    const known = units.get(snapshotRecord.unit);
    if (known) known.set(snapshotRecord.period, snapshotRecord);
    else units.set(snapshotRecord.unit, new Map([[snapshotRecord.period, snapshotRecord]]));
  }
  return units;
};

/**
 * The reports of the period, with those of units that reported only its months: all months make a report, a missing one is named
 * (`MONTHS_MISSING`) and the unit stays missing, because a part would pass for the whole. A unit that reported both is compared
 * (`MONTHS_MISMATCH`); its own report counts. Of a unit that began or ended inside the period, all months are those of `monthsIn`.
 */
export const withReportsFromMonths = (
  period: Period,
  units: readonly UnitVersion[],
  snapshots: readonly SnapshotRecord[],
  monthly: readonly SnapshotRecord[],
  monthsIn: MonthsOfUnit = () => monthsOf(period),
): FilledReports => {
  const names = new Map(units.map((unit) => [unit.code, unit.name]));
  const own = new Map(snapshots.map((snapshot) => [snapshot.unit, snapshot]));
  const reports: Report[] = [...snapshots];
  const findings: Finding[] = [];
  let derived = 0;
  for (const [code, byMonth] of byUnitAndMonth(monthly)) {
    const months = monthsIn(code);
    const given = months.flatMap((month) => byMonth.get(month.key) ?? []);
    const stored = own.get(code);
    const name = names.get(code) ?? code;
    if (given.length === 0) continue;
    if (given.length < months.length) {
      if (stored) continue;
      const missing = months.filter((month) => !byMonth.has(month.key));
      const params = { unit: code, name, missing, of: months.length };
      const counts = { stated: given.length, recomputed: months.length };
      findings.push({ severity: "W", code: "MONTHS_MISSING", at: code, ...counts, params });
      continue;
    }
    const report = addedMonths(given, period);
    if (stored) {
      if (report) findings.push(...differences(code, stored.figures, report.figures, months.length));
    } else if (report) {
      reports.push(report);
      derived += 1;
    } else {
      const params = { unit: code, name };
      findings.push({ severity: "W", code: "MONTHS_UNLIKE", at: code, stated: null, recomputed: null, params });
    }
  }
  const months = monthsOf(period);
  if (derived > 0) {
    const params = { units: derived, first: months[0] as Period, last: months.at(-1) as Period };
    findings.push({ severity: "I", code: "PERIOD_DERIVED", at: period.key, stated: null, recomputed: null, params });
  }
  return { reports, findings };
};
