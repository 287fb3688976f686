// Reporting periods: their canonical keys, their first and last days in both calendars, and how they stand to each other.
import {
  addDays,
  datePartsOf,
  daysInclusive,
  daysInMonth,
  type LocalDate,
  localDate,
  parseLocalDate,
  toExcelSerial,
  YEAR_MAX,
  YEAR_MIN,
} from "./local-date.ts";

/** `nd09` cuts at 15→14 (administrative reports), `civil` follows the months (766 portal). */
export type Calendar = "nd09" | "civil";

/** What has a calendar and is made of months. */
export type NamedKind = Exclude<PeriodKind, "week" | "range">;

export type PeriodKind = "month" | "quarter" | "half" | "months" | "year" | "week" | "range";

/** Canonical text of a period: `nd09:2023-06`, `-Q1`, `-H1`, `-9M`, `nd09:2023`, the same with `civil:`, `iso-week:2026-W43`, `range:a..b`. */
export type PeriodKey = string & { readonly brand: "PeriodKey" };

export interface Period {
  readonly key: PeriodKey;
  /** null for a week and a free range. */
  readonly calendar: Calendar | null;
  readonly kind: PeriodKind;
  /** The year in the label ("Quý I/2023" is 2023 although it starts in 2022); of a week the ISO year; null for a free range. */
  readonly year: number | null;
  /** Month 1–12, quarter 1–4, half 1–2, week 1–53, or n of an nM period; null for a year and a range. */
  readonly index: number | null;
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/** A period by its name in one calendar; `index` as in `Period`. */
export interface PeriodName {
  readonly calendar: Calendar;
  readonly kind: NamedKind;
  readonly year: number;
  readonly index?: number | null;
}

/** Whole months of a report, counted from month 1 of year 0: `year * 12 + month - 1`. */
export interface MonthSpan {
  readonly from: number;
  readonly to: number;
}

export const monthNumber = (year: number, month: number): number => year * 12 + month - 1;

const yearOfMonth = (count: number): number => Math.floor(count / 12);
const monthOfYear = (count: number): number => (count % 12) + 1;

/** First day of a report's month: the 15th of the month before in nd09, the 1st in civil. Null before 2000 and after 2100. */
const firstDayOf = (calendar: Calendar, month: number): LocalDate | null =>
  calendar === "civil"
    ? localDate({ year: yearOfMonth(month), month: monthOfYear(month), day: 1 })
    : localDate({ year: yearOfMonth(month - 1), month: monthOfYear(month - 1), day: 15 });

const lastDayOf = (calendar: Calendar, count: number): LocalDate | null => {
  const [year, month] = [yearOfMonth(count), monthOfYear(count)];
  return localDate({ year, month, day: calendar === "civil" ? daysInMonth(year, month) : 14 });
};

/** Name of the months 1 ≤ start ≤ end ≤ 12 of one year where the rules have one: the longest name first. */
const nameOfMonths = (start: number, end: number): { kind: NamedKind; index: number | null } | null => {
  if (start === 1 && end === 12) return { kind: "year", index: null };
  if (start === end) return { kind: "month", index: start };
  if (end - start === 5 && end % 6 === 0) return { kind: "half", index: end / 6 };
  if (end - start === 2 && end % 3 === 0) return { kind: "quarter", index: end / 3 };
  return start === 1 ? { kind: "months", index: end } : null;
};

const keySuffix = (kind: NamedKind, index: number | null): string => {
  switch (kind) {
    case "month":
      return `-${String(index).padStart(2, "0")}`;
    case "quarter":
      return `-Q${index}`;
    case "half":
      return `-H${index}`;
    case "months":
      return `-${index}M`;
    case "year":
      return "";
  }
};

/**
 * The period that covers whole months of a report in one calendar: a named one where the rules name it, else a free range.
 * Null where it is reversed or a day of it lies outside 2000 to 2100 (so nd09:2000 is null: it would begin in 1999).
 */
export const spanPeriod = (calendar: Calendar, { from, to }: MonthSpan): Period | null => {
  const first = firstDayOf(calendar, from);
  const last = lastDayOf(calendar, to);
  if (from > to || first === null || last === null) return null;
  const year = yearOfMonth(from);
  const name = year === yearOfMonth(to) ? nameOfMonths(monthOfYear(from), monthOfYear(to)) : null;
  if (name === null) return freeRange(first, last);
  const key = `${calendar}:${year}${keySuffix(name.kind, name.index)}` as PeriodKey;
  return { key, calendar, kind: name.kind, year, index: name.index, first, last };
};

const freeRange = (first: LocalDate, last: LocalDate): Period => ({
  key: `range:${first}..${last}` as PeriodKey,
  calendar: null,
  kind: "range",
  year: null,
  index: null,
  first,
  last,
});

/** Months covered by a name, within its year; null where there is no such month, quarter, half or count of months. */
const monthsNamed = (kind: NamedKind, index: number | null): readonly [start: number, end: number] | null => {
  if (kind === "year") return index === null ? [1, 12] : null;
  if (index === null || !Number.isInteger(index) || index < 1) return null;
  switch (kind) {
    case "month":
      return index <= 12 ? [index, index] : null;
    case "quarter":
      return index <= 4 ? [index * 3 - 2, index * 3] : null;
    case "half":
      return index <= 2 ? [index * 6 - 5, index * 6] : null;
    case "months":
      return index <= 12 ? [1, index] : null;
  }
};

/**
 * The period of that name, or null where there is none between 2000 and 2100. The first 3, 6 and 12 months come back under
 * their own names: quarter I, first half, year.
 * Source: domain rules §4.1, after Nghị định 09/2019/NĐ-CP (nd09) and the calendar months of the 766 portal (civil).
 */
export const periodOf = ({ calendar, kind, year, index = null }: PeriodName): Period | null => {
  const months = monthsNamed(kind, index);
  if (months === null || !Number.isInteger(year) || year < YEAR_MIN || year > YEAR_MAX) return null;
  return spanPeriod(calendar, { from: monthNumber(year, months[0]), to: monthNumber(year, months[1]) });
};

/** The months of a report that two days span exactly in one calendar, or null. */
const monthSpanOf = (calendar: Calendar, first: LocalDate, last: LocalDate): MonthSpan | null => {
  const [start, end] = [datePartsOf(first), datePartsOf(last)];
  const from = monthNumber(start.year, start.month) + (calendar === "nd09" ? 1 : 0);
  const to = monthNumber(end.year, end.month);
  return firstDayOf(calendar, from) === first && lastDayOf(calendar, to) === last ? { from, to } : null;
};

/** The period from one day to another, both included: the canonical one where they equal it. The caller has made sure that first ≤ last. */
export const rangePeriod = (first: LocalDate, last: LocalDate): Period => {
  for (const calendar of ["nd09", "civil"] as const) {
    const span = monthSpanOf(calendar, first, last);
    const period = span && spanPeriod(calendar, span);
    if (period) return period;
  }
  return freeRange(first, last);
};

/** Monday of the ISO week 1: the week that holds 4 January. */
const firstMonday = (year: number): LocalDate => mondayOf(`${year}-01-04` as LocalDate);

const mondayOf = (date: LocalDate): LocalDate => addDays(date, -((toExcelSerial(date) + 5) % 7));

/** The week by its ISO number; null where the year has no such week, and outside 2000 to 2100. Source: ISO 8601. */
export const weekPeriod = (year: number, week: number): Period | null => {
  if (!Number.isInteger(year) || !Number.isInteger(week) || year < YEAR_MIN || year > YEAR_MAX || week < 1) return null;
  const first = addDays(firstMonday(year), 7 * (week - 1));
  const last = addDays(first, 6);
  // The Thursday of a week lies in the year that the week belongs to.
  if (datePartsOf(addDays(first, 3)).year !== year || parseLocalDate(first) === null || parseLocalDate(last) === null)
    return null;
  const key = `iso-week:${year}-W${String(week).padStart(2, "0")}` as PeriodKey;
  return { key, calendar: null, kind: "week", year, index: week, first, last };
};

/** The week from a Monday to its Sunday; null for other days. */
export const weekOfDays = (first: LocalDate, last: LocalDate): Period | null => {
  if (mondayOf(first) !== first || addDays(first, 6) !== last) return null;
  const { year } = datePartsOf(addDays(first, 3));
  if (year < YEAR_MIN || year > YEAR_MAX) return null;
  return weekPeriod(year, (daysInclusive(firstMonday(year), first) - 1) / 7 + 1);
};

const WEEK_KEY = /^iso-week:(\d{4})-W(\d{2})$/;
const NAMED_KEY = /^(nd09|civil):(\d{4})(?:-(?:(\d{2})|Q(\d)|H(\d)|(\d{1,2})M))?$/;
const RANGE_KEY = /^range:(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/;

const namedByKey = (match: RegExpExecArray): Period | null => {
  const [, calendar, year, month, quarter, half, months] = match;
  const [kind, index] =
    month !== undefined
      ? (["month", Number(month)] as const)
      : quarter !== undefined
        ? (["quarter", Number(quarter)] as const)
        : half !== undefined
          ? (["half", Number(half)] as const)
          : months !== undefined
            ? (["months", Number(months)] as const)
            : (["year", null] as const);
  return periodOf({ calendar: calendar as Calendar, kind, year: Number(year), index });
};

/** The period that a key names, also by a second key for it (`-3M`, a range that equals a named period); null for other text. */
export const readPeriodKey = (text: string): Period | null => {
  const named = NAMED_KEY.exec(text);
  if (named) return namedByKey(named);
  const week = WEEK_KEY.exec(text);
  if (week) return weekPeriod(Number(week[1]), Number(week[2]));
  const range = RANGE_KEY.exec(text);
  const [first, last] = [parseLocalDate(range?.[1] ?? ""), parseLocalDate(range?.[2] ?? "")];
  return first && last && first <= last ? rangePeriod(first, last) : null;
};

/**
 * Reads canonical text only; null for everything else, also for text that names a period under a second key (`-3M`, `-6M`,
 * `-09M`, a range that equals a named period). What people write is read by `readPeriod`.
 */
export const parsePeriodKey = (text: string): Period | null => {
  const period = readPeriodKey(text);
  return period?.key === text ? period : null;
};

/** Length in months of one step back: the next period of the same name. A period of n months recurs once a year. */
const STEP_MONTHS: Readonly<Record<NamedKind, number>> = {
  month: 1,
  quarter: 3,
  half: 6,
  months: 12,
  year: 12,
};

export const isMadeOfMonths = (kind: PeriodKind): kind is NamedKind => kind !== "week" && kind !== "range";

const spanOf = (period: Period): MonthSpan | null =>
  period.calendar && monthSpanOf(period.calendar, period.first, period.last);

const rangeWithin = (first: LocalDate, last: LocalDate): Period | null => {
  const [start, end] = [localDate(datePartsOf(first)), localDate(datePartsOf(last))];
  return start && end ? rangePeriod(start, end) : null;
};

/**
 * The n-th period before (n a whole number; 0 is the period itself, a negative n a later one): of a month the month, of a
 * quarter the quarter, of a week the week, of "9 tháng" the 9 tháng of an earlier year, of a free range the range of equal length in days that ends
 * the day before. Null outside 2000 to 2100.
 */
export const previousPeriod = (period: Period, n = 1): Period | null => {
  const span = spanOf(period);
  if (span && period.calendar && isMadeOfMonths(period.kind)) {
    const shift = n * STEP_MONTHS[period.kind];
    return spanPeriod(period.calendar, { from: span.from - shift, to: span.to - shift });
  }
  const days = n * daysInclusive(period.first, period.last);
  if (period.kind === "week" && Math.abs(days) <= 40_000) {
    return weekOfDays(addDays(period.first, -days), addDays(period.last, -days));
  }
  // Beyond this no day lies between 2000 and 2100, and arithmetic on dates would lose its meaning.
  return Math.abs(days) > 40_000 ? null : rangeWithin(addDays(period.first, -days), addDays(period.last, -days));
};

const yearBefore = (date: LocalDate): LocalDate | null => {
  const { year, month, day } = datePartsOf(date);
  return localDate({ year: year - 1, month, day: Math.min(day, daysInMonth(year - 1, month)) });
};

/** The same period a year before; of a week the week of that number, the 53rd becoming the 52nd; of a free range the same days, 29/2 becoming 28/2. Null where that would begin before 2000. */
export const samePeriodLastYear = (period: Period): Period | null => {
  const span = spanOf(period);
  if (span && period.calendar) return spanPeriod(period.calendar, { from: span.from - 12, to: span.to - 12 });
  if (period.kind === "week" && period.year !== null && period.index !== null) {
    return weekPeriod(period.year - 1, period.index) ?? weekPeriod(period.year - 1, 52);
  }
  const [first, last] = [yearBefore(period.first), yearBefore(period.last)];
  return first && last ? rangePeriod(first, last) : null;
};

/** From the first month of the report's year to the end of the period, in its calendar; null for a week and a free range. */
export const yearToDate = (period: Period): Period | null => {
  const span = spanOf(period);
  if (!span || !period.calendar || period.year === null) return null;
  return spanPeriod(period.calendar, { from: monthNumber(period.year, 1), to: span.to });
};

/** Whether every day of the second lies in the first. */
export const containsPeriod = (whole: Period, part: Period): boolean =>
  whole.first <= part.first && part.last <= whole.last;

/** The months that a quarter, half, nM period or year is made of, in order, in its own calendar; none for a month, a week and a range. */
export const monthsOf = (period: Period): readonly Period[] => {
  const span = spanOf(period);
  const { calendar } = period;
  if (!span || !calendar || period.kind === "month") return [];
  return Array.from({ length: span.to - span.from + 1 }, (_, offset) =>
    spanPeriod(calendar, { from: span.from + offset, to: span.from + offset }),
  ).filter((month) => month !== null);
};

/**
 * Why two periods' figures are not set against each other: a free range and a named period, two calendars, two kinds (also 8
 * and 9 months), free ranges of unlike length.
 */
type NotComparable = "freeRange" | "calendar" | "kind" | "length";

export type Comparability = { readonly ok: true } | { readonly ok: false; readonly reason: NotComparable };

const monthAndDay = (date: LocalDate): string => date.slice(5);

/** Two free ranges match where they have as many days, or the same days of different years (a leap day apart). */
const rangesMatch = (a: Period, b: Period): boolean =>
  daysInclusive(a.first, a.last) === daysInclusive(b.first, b.last) ||
  (monthAndDay(a.first) === monthAndDay(b.first) &&
    monthAndDay(a.last) === monthAndDay(b.last) &&
    datePartsOf(a.last).year - datePartsOf(a.first).year === datePartsOf(b.last).year - datePartsOf(b.first).year);

/** Whether a change or a ranking between two periods means anything. Source: domain rules §4.1 (free ranges) and §4.2. */
export const comparable = (a: Period, b: Period): Comparability => {
  if (a.kind === "range" && b.kind === "range")
    return rangesMatch(a, b) ? { ok: true } : { ok: false, reason: "length" };
  if (a.kind === "week" && b.kind === "week") return { ok: true };
  if (a.kind === "week" || b.kind === "week") return { ok: false, reason: "kind" };
  if (a.kind === "range" || b.kind === "range") return { ok: false, reason: "freeRange" };
  if (a.calendar !== b.calendar) return { ok: false, reason: "calendar" };
  if (a.kind !== b.kind || (a.kind === "months" && a.index !== b.index)) return { ok: false, reason: "kind" };
  return { ok: true };
};
