// The periods of a kind that ended between two days, whoever has reported for them.
import { datePartsOf, type LocalDate } from "../../shared/domain/local-date.ts";
import { type Calendar, isMadeOfMonths, type Period, type PeriodKind, periodOf } from "../../shared/domain/period.ts";

/** Which numbers there are of a kind in a year. Of free ranges and of "n tháng" nobody can say which are meant. */
const INDICES: Readonly<Partial<Record<PeriodKind, readonly (number | null)[]>>> = {
  month: Array.from({ length: 12 }, (_, index) => index + 1),
  quarter: [1, 2, 3, 4],
  half: [1, 2],
  year: [null],
};

export const endedPeriods = (
  kind: PeriodKind,
  calendar: Calendar,
  from: LocalDate,
  to: LocalDate,
): readonly Period[] => {
  if (!isMadeOfMonths(kind)) return [];
  const indices = INDICES[kind] ?? [];
  const [first, last] = [datePartsOf(from).year, datePartsOf(to).year];
  const years = Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
  return years
    .flatMap((year) => indices.map((index) => periodOf({ calendar, kind, year, index })))
    .filter((period) => period !== null)
    .filter((period) => from <= period.last && period.last <= to);
};
