// Reads reporting periods as people write them: "Quý I/2023", "6 tháng đầu năm 2021", "từ ngày 15/12/2021 đến ngày 12/9/2022".
import { type Calendar, type Period, parsePeriodKey } from "./period.ts";
import { done, type Outcome, type Problem, refuse } from "./problem.ts";

/** What a text says about one period. */
export interface PeriodReading {
  readonly period: Period;
  /**
   * The same label in the other calendar, where neither the text (dates, a calendar's name, a canonical key) nor the caller
   * fixed the calendar; `period` is then the nd09 one. Storing functions ask when data exists in both.
   */
  readonly alternative: Period | null;
  /** `PERIOD_LABEL_MISMATCH` where dates stand beside a label that they fit in no calendar: the dates won, and this says so. */
  readonly mismatch: Problem | null;
}

/** `text` without diacritics and in lower case, each character in its place, so that offsets hold in both. */
const folded = (text: string): string =>
  text.replace(/[^\0-\x7f]|[A-Z]/g, (char) => {
    const plain = char.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace("đ", "d");
    return plain.length === 1 ? plain : char;
  });

const CALENDAR_NAMES: Readonly<Record<string, Calendar>> = {
  nd09: "nd09",
  "15-14": "nd09",
  civil: "civil",
  "duong lich": "civil",
};

/** The calendar that people name: nd09, "15-14", civil or "dương lịch"; null for another word. */
export const parseCalendar = (text: string): Calendar | null =>
  CALENDAR_NAMES[folded(text.normalize("NFC")).trim().replace(/\s+/g, " ")] ?? null;

export const readPeriod = (
  text: string,
  _options: { readonly calendar?: Calendar | null } = {},
): Outcome<PeriodReading> => {
  const period = parsePeriodKey(text.trim());
  return period
    ? done({ period, alternative: null, mismatch: null })
    : refuse("PERIOD_UNREADABLE", { got: text.trim() });
};
