// Counts working days between dates, given a calendar of holidays, and says where that calendar does not know.
import { addDays, datePartsOf, dayOfWeek, type LocalDate } from "./local-date.ts";

/** A part of every year, `mm-dd` to `mm-dd`, that holds days off which are only known once that year's have been announced. */
export interface MovableSpan {
  readonly from: string;
  readonly to: string;
  /** First and last year in which such days off can fall there; null: until further notice. */
  readonly sinceYear: number;
  readonly untilYear: number | null;
}

/** Days off of public offices, besides Saturdays and Sundays. Days are single dates, both ends of a run written out. */
export interface HolidayCalendar {
  /** Weekdays without work, those given for a holiday on a weekend included. */
  readonly daysOff: ReadonlySet<LocalDate>;
  /** Saturdays and Sundays worked in exchange for a weekday. */
  readonly daysWorked: ReadonlySet<LocalDate>;
  /** Days of which it is not known whether they are off. */
  readonly daysOpen: ReadonlySet<LocalDate>;
  /** Years whose days off have been announced. */
  readonly yearsAnnounced: ReadonlySet<number>;
  /** Days off in every year, `mm-dd`. */
  readonly everyYear: ReadonlySet<string>;
  readonly movable: readonly MovableSpan[];
}

type DayKind = "work" | "off" | "unknown";

const isMovable = (calendar: HolidayCalendar, year: number, monthDay: string): boolean =>
  !calendar.yearsAnnounced.has(year) &&
  calendar.movable.some(
    (span) =>
      year >= span.sinceYear && year <= (span.untilYear ?? year) && span.from <= monthDay && monthDay <= span.to,
  );

/** A weekend day of a year not yet announced counts as off: which Saturday will be worked in exchange cannot be known. */
const kindOf = (date: LocalDate, calendar: HolidayCalendar): DayKind => {
  if (dayOfWeek(date) >= 6) return calendar.daysWorked.has(date) ? "work" : "off";
  const monthDay = date.slice(5);
  if (calendar.daysOff.has(date) || calendar.everyYear.has(monthDay)) return "off";
  if (calendar.daysOpen.has(date) || isMovable(calendar, datePartsOf(date).year, monthDay)) return "unknown";
  return "work";
};

/** The n-th working day after a date, and the days on the way of which it is not known whether they are off. */
export interface WorkingDate {
  readonly date: LocalDate;
  /** Counted as working days; where there are any, the date is the earliest possible one. */
  readonly unknown: readonly LocalDate[];
}

/** The n-th working day after `date` (n a whole number ≥ 0; 0 is the date itself, working or not). */
export const addWorkingDays = (date: LocalDate, n: number, calendar: HolidayCalendar): WorkingDate => {
  const unknown: LocalDate[] = [];
  let day = date;
  for (let left = n; left > 0; ) {
    day = addDays(day, 1);
    const kind = kindOf(day, calendar);
    if (kind === "off") continue;
    if (kind === "unknown") unknown.push(day);
    left -= 1;
  }
  return { date: day, unknown };
};

/** Working days after `from` up to and including `to`: how late something due on `from` came on `to`. 0 where `to` is not later. */
export const workingDaysAfter = (
  from: LocalDate,
  to: LocalDate,
  calendar: HolidayCalendar,
): { readonly days: number; readonly unknown: readonly LocalDate[] } => {
  const unknown: LocalDate[] = [];
  let days = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    const kind = kindOf(day, calendar);
    if (kind === "off") continue;
    if (kind === "unknown") unknown.push(day);
    days += 1;
  }
  return { days, unknown };
};

/** What an office knows better: its own days off and worked weekends, and years whose announcement it has entered in full. */
export interface OfficeDays {
  readonly daysOff?: readonly LocalDate[];
  readonly daysWorked?: readonly LocalDate[];
  readonly yearsAnnounced?: readonly number[];
}

/** The calendar as an office has corrected it: each day it names replaces what was known of that day. */
export const withOfficeDays = (calendar: HolidayCalendar, office: OfficeDays): HolidayCalendar => {
  const off = office.daysOff ?? [];
  const worked = office.daysWorked ?? [];
  const named = new Set([...off, ...worked]);
  const others = (days: ReadonlySet<LocalDate>): LocalDate[] => [...days].filter((day) => !named.has(day));
  return {
    ...calendar,
    daysOff: new Set([...others(calendar.daysOff), ...off]),
    daysWorked: new Set([...others(calendar.daysWorked), ...worked]),
    daysOpen: new Set(others(calendar.daysOpen)),
    yearsAnnounced: new Set([...calendar.yearsAnnounced, ...(office.yearsAnnounced ?? [])]),
  };
};
