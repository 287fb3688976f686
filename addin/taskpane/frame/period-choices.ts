// Periods offered without typing: the latest that have ended, in one calendar; and periods read from what people type.
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import { datePartsOf } from "../../../shared/domain/local-date.ts";
import { type Calendar, type NamedKind, type Period, periodOf, previousPeriod } from "../../../shared/domain/period.ts";
import { usualPeriod } from "./session.ts";

const MONTHS = 6;
const QUARTERS = 2;

/** The latest of its kind that has begun by today. */
const latest = (calendar: Calendar, kind: Exclude<NamedKind, "months">, today: LocalDate): Period | null => {
  const { year } = datePartsOf(today);
  const last = { month: 12, quarter: 4, half: 2, year: null }[kind];
  let period = periodOf({ calendar, kind, year: year + 1, index: last });
  while (period && period.first > today) period = previousPeriod(period);
  return period;
};

const back = (from: Period | null, count: number): readonly Period[] => {
  const periods: Period[] = [];
  for (let period = from; period !== null && periods.length < count; period = previousPeriod(period))
    periods.push(period);
  return periods;
};

/** The last month first, then earlier ones, the running and the last quarter, the half year and the year. */
export const periodChoices = (calendar: Calendar, today: LocalDate): readonly Period[] => {
  const months = back(usualPeriod(calendar, today), MONTHS);
  const longer = [
    ...back(latest(calendar, "quarter", today), QUARTERS),
    ...back(latest(calendar, "half", today), 1),
    ...back(latest(calendar, "year", today), 2),
  ];
  return [...months, ...longer];
};
