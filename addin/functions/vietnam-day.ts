// Today as the offices count it.
import { fromEpochDay, type LocalDate } from "../../shared/domain/local-date.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The whole country is seven hours ahead of UTC, whatever zone the machine is set to. */
const OFFSET_MS = 7 * HOUR_MS;

/** The day in Vietnam at a moment, given in milliseconds since 1970 (UTC). */
export const dayInVietnam = (now: number): LocalDate => fromEpochDay(Math.floor((now + OFFSET_MS) / DAY_MS));
