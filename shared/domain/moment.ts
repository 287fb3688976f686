// Moments as ISO 8601 text in UTC, and the day in Viet Nam on which they lie.
import { addDays, type LocalDate } from "./local-date.ts";

/** Viet Nam is UTC+7 all year, so its day begins at 17:00 UTC. */
const DAY_BEGINS_UTC = "T17:00:00";

/** The day in Viet Nam at a moment such as `2026-06-16T16:59:59.999Z`: still 16/06; one millisecond later it is 17/06. */
export const vietNamDayOf = (moment: string): LocalDate => {
  const day = moment.slice(0, 10) as LocalDate;
  return moment.slice(10, 19) >= DAY_BEGINS_UTC ? addDays(day, 1) : day;
};
