// When a report is due after its period ends: an office's own rules as dated data, and how late a report came by them.
import type { Confidence } from "../domain/confidence.ts";
import type { FormCode } from "../domain/form-code.ts";
import { addDays, type LocalDate } from "../domain/local-date.ts";
import { vietNamDayOf } from "../domain/moment.ts";
import type { Period, PeriodKind } from "../domain/period.ts";
import type { UnitCode } from "../domain/unit.ts";
import { ancestorsOn, type UnitGraph } from "../domain/unit-graph.ts";
import { addWorkingDays, type HolidayCalendar, withOfficeDays, workingDaysAfter } from "../domain/working-days.ts";
import { HOLIDAYS_VN } from "./holidays-vn.ts";

export interface DeadlineRule {
  /** Working days after the last day of the period. */
  readonly workingDays: number;
  readonly citation: string;
  readonly confidence: Confidence;
}

/** One province's rule, with which `HANGUI` counts where its reader gives no number. No report is judged late by it. */
export const DEADLINE_DEFAULT: DeadlineRule = {
  workingDays: 2,
  citation: "Quyết định 01/2023/QĐ-UBND của tỉnh Khánh Hòa, Điều 4",
  confidence: "D",
};

/** A deadline that an office set for itself and for the units below it. */
export interface OfficeDeadline {
  readonly unit: UnitCode;
  /** null: every form. */
  readonly form: FormCode | null;
  /** null: periods of every kind. */
  readonly kind: Exclude<PeriodKind, "week"> | null;
  /** Working days after the last day of the period; 0: that day itself. */
  readonly days: number;
  /** For periods that end on these days; `to` null: until further notice. */
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  /** Instrument or reason. */
  readonly source: string;
  readonly note: string | null;
  /** Whether the office's period is closed by itself once the deadline has passed and nothing stands in the way. */
  readonly autoClose: boolean;
  readonly createdAt: string;
}

const isFor = (deadline: OfficeDeadline, period: Period, form: FormCode): boolean =>
  (deadline.form === null || deadline.form === form) &&
  (deadline.kind === null || deadline.kind === period.kind) &&
  deadline.from <= period.last &&
  (deadline.to === null || period.last <= deadline.to);

/** One that names the form goes before one that names the kind, that before one for everything. */
const narrowness = ({ form, kind }: OfficeDeadline): number => (form === null ? 0 : 2) + (kind === null ? 0 : 1);

const isBefore = (a: OfficeDeadline, b: OfficeDeadline): boolean =>
  narrowness(a) === narrowness(b) ? a.createdAt > b.createdAt : narrowness(a) > narrowness(b);

/**
 * The deadline that binds a report: of the nearest office in `chain` (the unit itself first, then those above it) that set one;
 * of its own the narrowest, of equally narrow ones the latest. Null where none is set: then nothing is late.
 */
export const deadlineOf = <Deadline extends OfficeDeadline>(
  chain: readonly UnitCode[],
  deadlines: readonly Deadline[],
  period: Period,
  form: FormCode,
): Deadline | null => {
  for (const unit of chain) {
    const own = deadlines.filter((one) => one.unit === unit && isFor(one, period, form));
    const [first, ...others] = own;
    if (first) return others.reduce((best, one) => (isBefore(one, best) ? one : best), first);
  }
  return null;
};

/** The last day on which a report is in time. */
export interface Due {
  readonly date: LocalDate;
  /** False where days off on the way have not been announced: `date` is then the latest day that it can be. */
  readonly isCertain: boolean;
}

const withAllOff = (calendar: HolidayCalendar, unknown: readonly LocalDate[]): HolidayCalendar =>
  withOfficeDays(calendar, { daysOff: unknown });

/** The day by which a report of the period is due. */
export const dueOn = (period: Period, { days }: { readonly days: number }): Due => {
  let calendar = HOLIDAYS_VN;
  let found = addWorkingDays(period.last, days, calendar);
  const isCertain = found.unknown.length === 0;
  // Nobody is late by a day that may turn out to be a holiday.
  while (found.unknown.length > 0) {
    calendar = withAllOff(calendar, found.unknown);
    found = addWorkingDays(period.last, days, calendar);
  }
  return { date: found.date, isCertain };
};

/** The offices whose deadlines may bind a unit's report: the unit, and those above it as the tree stood on that day. */
export const officesOver = (graph: UnitGraph, unit: UnitCode, day: LocalDate): readonly UnitCode[] => [
  unit,
  ...ancestorsOn(graph, unit, day),
];

/** The day by which each unit's report of the period is due; null where no office set a deadline that binds it. */
export const dueOfUnits = (
  graph: UnitGraph,
  deadlines: readonly OfficeDeadline[],
  period: Period,
  form: FormCode,
): ((unit: UnitCode) => Due | null) => {
  const byDays = new Map<number, Due>();
  return (unit) => {
    if (deadlines.length === 0) return null;
    const deadline = deadlineOf(officesOver(graph, unit, period.last), deadlines, period, form);
    if (!deadline) return null;
    const due = byDays.get(deadline.days) ?? dueOn(period, deadline);
    byDays.set(deadline.days, due);
    return due;
  };
};

/**
 * How late a report came, in working days: 0 where it came by the end of the due day in Viet Nam. One that came on a day off
 * is as late as one that came on the next working day.
 *
 * @param firstSubmittedAt moment of the unit's first submission, ISO 8601 UTC; a later correction of it is not late.
 */
export const workingDaysLate = (due: LocalDate, firstSubmittedAt: string): number => {
  const day = vietNamDayOf(firstSubmittedAt);
  if (day <= due) return 0;
  const days = workingDaysAfter(due, day, HOLIDAYS_VN).days;
  const isDayOff = workingDaysAfter(addDays(day, -1), day, HOLIDAYS_VN).days === 0;
  return isDayOff ? days + 1 : days;
};
