// Calendar days without a clock: parsing, counting and shifting of dates such as 2023-06-14.

/** A day of the Gregorian calendar as `yyyy-mm-dd`; text order is time order. */
export type LocalDate = string & { readonly brand: "LocalDate" };

export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Years outside this span are taken for typing errors ("13/03/223"). */
export const YEAR_MIN = 2000;
export const YEAR_MAX = 2100;

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Number of days of a month, 1 to 12. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);

const padded = (part: number, width: number): string => String(part).padStart(width, "0");

/** The day with these parts, or null where no such day exists or its year lies outside 2000 to 2100. */
export const localDate = ({ year, month, day }: DateParts): LocalDate | null => {
  const whole = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day);
  if (!whole || year < YEAR_MIN || year > YEAR_MAX || month < 1 || month > 12) return null;
  if (day < 1 || day > daysInMonth(year, month)) return null;
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}` as LocalDate;
};

/** Reads `yyyy-mm-dd` only; what people write is read by `readPeriod`. */
export const parseLocalDate = (text: string): LocalDate | null => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match ? localDate({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }) : null;
};

export const datePartsOf = (date: LocalDate): DateParts => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8, 10)),
});

/** Days since 1970-01-01, by counting March-based years so that the leap day comes last. */
export const toEpochDay = (date: LocalDate): number => {
  const { year, month, day } = datePartsOf(date);
  const marchYear = month <= 2 ? year - 1 : year;
  const marchMonth = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * marchMonth + 2) / 5) + day - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + dayOfYear - 719_468;
};

/** The day that lies `epochDay` days after 1970-01-01. Meant for days near those of a report, not checked against 2000–2100. */
export const fromEpochDay = (epochDay: number): LocalDate => {
  const shifted = epochDay + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}` as LocalDate;
};

export const addDays = (date: LocalDate, days: number): LocalDate => fromEpochDay(toEpochDay(date) + days);

/** Days of the span, both ends counted. */
export const daysInclusive = (first: LocalDate, last: LocalDate): number => toEpochDay(last) - toEpochDay(first) + 1;

/** Monday = 1 … Sunday = 7. */
export const dayOfWeek = (date: LocalDate): number => ((((toEpochDay(date) + 3) % 7) + 7) % 7) + 1;

/** The serial number under which Excel keeps a day (1900 system, valid for days from 1/3/1900 on). */
export const toExcelSerial = (date: LocalDate): number => toEpochDay(date) + 25_569;

export const fromExcelSerial = (serial: number): LocalDate | null => {
  const date = fromEpochDay(Math.floor(serial) - 25_569);
  return localDate(datePartsOf(date));
};
