// The rows of the upper office's table: each unit with its state, chosen rate, target, change and place; sought, filtered and sorted.
import { divide, rationalFromNumber } from "../../../../shared/domain/rational.ts";
import type { SnapshotState } from "../../../../shared/domain/snapshot.ts";
import type { UnitCode } from "../../../../shared/domain/unit.ts";
import { ANSWERS } from "../../../../shared/text/answers.ts";
import { foldText } from "../../../../shared/text/fold.ts";
import { numberText, percentText } from "../../../../shared/text/format.ts";
import { STATE_NONE_TEXT, STATE_TEXT } from "../../../../shared/text/snapshot.ts";
import { LATENESS_TEXT, UPPER_OFFICE_TEXT } from "../../../../shared/text/upper-office.ts";
import type { CompletenessEntry, ConsolidatedEntry, UnitEntry } from "../../../server/entries.ts";

/** What is shown of each unit: a rate by its code, or the points of the index. */
export type Shown = "score" | (string & {});

export interface UnitRow {
  readonly unit: UnitCode;
  readonly name: string;
  /** The office's own figures beside those of its units. */
  readonly isOwn: boolean;
  readonly state: SnapshotState | null;
  readonly revision: number | null;
  readonly stateText: string;
  /** "Gửi chậm 2 ngày làm việc"; "" where it was in time. */
  readonly lateText: string;
  /** Units that are still to send: itself, or those below it. */
  readonly missing: readonly { readonly unit: UnitCode; readonly name: string; readonly isReturned: boolean }[];
  readonly hasBelow: boolean;
  /** 0 to 1, for the bar; null: no number. */
  readonly share: number | null;
  /** "35,2%" or "78,5"; "–" for none. */
  readonly shown: string;
  /** "4.840/26.757"; "" for none. */
  readonly counts: string;
  /** Percentage points, or points; null where there is nothing to compare with. */
  readonly change: number | null;
  readonly changeText: string;
  readonly target: { readonly text: string; readonly met: boolean } | null;
  readonly score: number | null;
  readonly rank: number | null;
}

type TableLine = ConsolidatedEntry["rows"][number];
type Measured = Pick<TableLine, "rates" | "score" | "target" | "previous">;
const HUNDRED = 100;

const changeTextOf = (change: number | null): string => {
  if (change === null) return "";
  const rounded = Math.round(change * 10) / 10;
  if (rounded === 0) return "0";
  return `${rounded > 0 ? "+" : "−"}${numberText(Math.abs(rounded))}`;
};

const NOTHING_SHOWN = { share: null, shown: "–", counts: "", change: null, changeText: "", target: null } as const;

type ShownPart = Pick<UnitRow, "share" | "shown" | "counts" | "change" | "changeText" | "target">;

/** The chosen number of a row or of the total, with its target and change. */
export const shownPart = (line: Measured, shown: Shown): ShownPart => {
  if (shown === "score") {
    if (line.score === undefined) return NOTHING_SHOWN;
    const change = line.previous?.score?.change ?? null;
    const share = Math.min(1, Math.max(0, line.score / HUNDRED));
    return { ...NOTHING_SHOWN, share, shown: numberText(line.score), change, changeText: changeTextOf(change) };
  }
  const rate = line.rates[shown];
  if (!rate) return NOTHING_SHOWN;
  const counts = `${numberText(rate.numerator)}/${numberText(rate.denominator)}`;
  if (rate.rate === null) return { ...NOTHING_SHOWN, counts };
  const exact = divide(rationalFromNumber(rate.numerator), rationalFromNumber(rate.denominator));
  const mark = line.target?.[shown];
  const change = line.previous?.rates[shown]?.change ?? null;
  return {
    share: Math.min(1, rate.rate),
    shown: percentText(exact, 1),
    counts,
    change,
    changeText: changeTextOf(change),
    target: mark ? { text: percentText(rationalFromNumber(mark.least), 1), met: mark.met } : null,
  };
};

type Report = CompletenessEntry["units"][number];

/** The reports that stand behind each row: the unit's own, or those of the units below it. */
const reportsByRow = (
  lines: readonly TableLine[],
  reports: readonly Report[],
  units: readonly UnitEntry[],
): ReadonlyMap<string, readonly Report[]> => {
  const parents = new Map(units.map(({ code, parent }) => [code, parent]));
  const wanted = new Set(lines.filter(({ own }) => !own).map(({ unit }) => unit));
  const own = lines.find((line) => line.own)?.unit;
  const found = new Map<string, Report[]>();
  for (const report of reports) {
    let at: string | null = report.unit;
    while (at !== null && !wanted.has(at)) at = parents.get(at) ?? null;
    if (at === null && report.unit === own) at = own;
    if (at !== null) found.set(at, [...(found.get(at) ?? []), report]);
  }
  return found;
};

/** One that was sent back counts as missing until it comes again. */
const isMissing = ({ state }: Report): boolean => state === null || state === "tra_lai";

const stateTextOf = (line: TableLine, reports: readonly Report[], hasBelow: boolean): string => {
  if (line.state !== null) return STATE_TEXT[line.state];
  const own = reports.find(({ unit }) => unit === line.unit);
  if (!hasBelow) return own?.state ? STATE_TEXT[own.state] : STATE_NONE_TEXT;
  const received = reports.filter((report) => !isMissing(report)).length;
  return UPPER_OFFICE_TEXT.unitsBelow({ received, expected: reports.length });
};

export interface TableSource {
  readonly table: ConsolidatedEntry;
  /** Null where it could not be read: nobody is then called missing or late. */
  readonly completeness: CompletenessEntry | null;
  /** The tree on the last day of the period. */
  readonly units: readonly UnitEntry[];
}

/** In the order of the table. */
export const unitRows = ({ table, completeness, units }: TableSource, shown: Shown): readonly UnitRow[] => {
  const reports = reportsByRow(table.rows, completeness?.units ?? [], units);
  const parents = new Set(units.map(({ parent }) => parent));
  return table.rows.map((line): UnitRow => {
    const own = reports.get(line.unit) ?? [];
    const hasBelow = !line.own && parents.has(line.unit);
    const late = own.find((report) => report.unit === line.unit && report.late)?.workingDaysLate ?? 0;
    return {
      unit: line.unit as UnitCode,
      name: line.own && table.rows.length > 1 ? ANSWERS.ownFigures({ name: line.name }) : line.name,
      isOwn: line.own ?? false,
      state: line.state,
      revision: line.revision,
      stateText: stateTextOf(line, own, hasBelow),
      lateText: late > 0 ? LATENESS_TEXT.late({ days: late }) : "",
      missing: own
        .filter(isMissing)
        .map(({ unit, name, state }) => ({ unit: unit as UnitCode, name, isReturned: state === "tra_lai" })),
      hasBelow,
      ...shownPart(line, shown),
      score: line.score ?? null,
      rank: line.rank ?? null,
    };
  });
};

export const FILTERS = ["missing", "late", "waiting", "returned", "belowTarget", "belowThreshold"] as const;
export type Filter = (typeof FILTERS)[number];

export interface Wish {
  readonly sought: string;
  readonly filters: readonly Filter[];
  /** 0 to 1, or points of 100 as 0 to 1; null while nothing readable was typed. */
  readonly threshold: number | null;
  readonly sort: Sort;
}

export const SORTS = ["table", "name", "high", "low", "rank", "fallen", "risen", "state"] as const;
export type Sort = (typeof SORTS)[number];

export const EVERY_ROW: Wish = { sought: "", filters: [], threshold: null, sort: "table" };

/** Whether a row is what a filter asks for. Without a threshold the filter by it keeps everything. */
export const passes = (row: UnitRow, filter: Filter, threshold: number | null): boolean => {
  switch (filter) {
    case "missing":
      return row.missing.some(({ isReturned }) => !isReturned);
    case "late":
      return row.lateText !== "";
    case "waiting":
      return row.state === "da_nop";
    case "returned":
      return row.missing.some(({ isReturned }) => isReturned);
    case "belowTarget":
      return row.target !== null && !row.target.met;
    case "belowThreshold":
      return threshold === null || (row.share !== null && row.share < threshold);
  }
};

const STATE_ORDER: readonly (SnapshotState | null)[] = [null, "tra_lai", "da_nop", "da_duyet", "da_chot"];

/** Rows without the number stand last, whichever way the others go. */
const byNumber = (a: number | null, b: number | null, isHighFirst: boolean): number => {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
  return isHighFirst ? b - a : a - b;
};

const ORDERS: Readonly<Record<Sort, (a: UnitRow, b: UnitRow) => number>> = {
  table: () => 0,
  name: (a, b) => a.name.localeCompare(b.name, "vi"),
  high: (a, b) => byNumber(a.share, b.share, true),
  low: (a, b) => byNumber(a.share, b.share, false),
  rank: (a, b) => byNumber(a.rank, b.rank, false),
  fallen: (a, b) => byNumber(a.change, b.change, false),
  risen: (a, b) => byNumber(a.change, b.change, true),
  state: (a, b) => STATE_ORDER.indexOf(a.state) - STATE_ORDER.indexOf(b.state),
};

/** The rows that were asked for; equal ones stay in the order of the table. */
export const wishedRows = (
  rows: readonly UnitRow[],
  { sought, filters, threshold, sort }: Wish,
): readonly UnitRow[] => {
  const query = foldText(sought);
  return rows
    .filter((row) => foldText(`${row.name} ${row.unit}`).includes(query))
    .filter((row) => filters.every((filter) => passes(row, filter, threshold)))
    .toSorted(ORDERS[sort]);
};

/** A threshold as people type it, "20", "20%" or "17,5", as a share of 1; null for anything else. */
export const readThreshold = (typed: string): number | null => {
  const text = typed.trim().replace(/\s*%$/u, "");
  if (!/^\d{1,3}(?:[.,]\d+)?$/u.test(text)) return null;
  const percent = Number(text.replace(",", "."));
  return percent <= HUNDRED ? percent / HUNDRED : null;
};
