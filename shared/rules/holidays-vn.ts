// Public holidays of Viet Nam as dated, cited data: the fixed days of the Labour Code and the days off announced year by year.
import type { Confidence } from "../domain/confidence.ts";
import { addDays, type LocalDate } from "../domain/local-date.ts";
import type { HolidayCalendar, MovableSpan } from "../domain/working-days.ts";

/** Days off in a row, both ends included; weekends inside the run change nothing. */
interface HolidayRun {
  readonly name: string;
  readonly first: string;
  readonly last: string;
}

/** Days off of one year as announced for public offices, those given for a holiday on a weekend (nghỉ bù) included. */
export interface HolidayYear {
  readonly year: number;
  readonly runs: readonly HolidayRun[];
  /** Saturdays worked in exchange for a weekday (hoán đổi ngày làm việc). */
  readonly worked: readonly string[];
  readonly citation: string;
  readonly confidence: Confidence;
}

const run = (name: string, first: string, last: string = first): HolidayRun => ({ name, first, last });

const NEW_YEAR = "Tết Dương lịch";
const TET = "Tết Âm lịch";
const HUNG_KINGS = "Giỗ Tổ Hùng Vương (10/3 âm lịch)";
const VICTORY_AND_LABOUR = "Ngày Chiến thắng 30/4 và Quốc tế Lao động 1/5";
const NATIONAL_DAY = "Quốc khánh";

const LABOUR_CODE_2012 = "Bộ luật Lao động 2012, Điều 115";
const LABOUR_CODE_2019 = "Bộ luật Lao động 2019, Điều 111 khoản 3 và Điều 112";

/** Public notices were read second-hand (D) or are commonly known (K); an office corrects a day by `withOfficeDays`. */
export const HOLIDAY_YEARS: readonly HolidayYear[] = [
  {
    year: 2020,
    runs: [
      run(NEW_YEAR, "2020-01-01"),
      run(TET, "2020-01-23", "2020-01-29"),
      run(HUNG_KINGS, "2020-04-02"),
      run(VICTORY_AND_LABOUR, "2020-04-30", "2020-05-01"),
      run(NATIONAL_DAY, "2020-09-02"),
    ],
    worked: [],
    citation: `${LABOUR_CODE_2012}; thông báo nghỉ Tết Âm lịch 2020 từ ngày 23/01 đến ngày 29/01/2020`,
    confidence: "D",
  },
  {
    year: 2021,
    runs: [
      run(NEW_YEAR, "2021-01-01"),
      run(TET, "2021-02-10", "2021-02-16"),
      run(HUNG_KINGS, "2021-04-21"),
      run(VICTORY_AND_LABOUR, "2021-04-30", "2021-05-03"),
      run(NATIONAL_DAY, "2021-09-02", "2021-09-03"),
    ],
    worked: [],
    citation: `${LABOUR_CODE_2019}; thông báo nghỉ Tết và Quốc khánh năm 2021`,
    confidence: "K",
  },
  {
    year: 2022,
    runs: [
      run(NEW_YEAR, "2022-01-01", "2022-01-03"),
      run(TET, "2022-01-31", "2022-02-04"),
      run(HUNG_KINGS, "2022-04-10", "2022-04-11"),
      run(VICTORY_AND_LABOUR, "2022-04-30", "2022-05-03"),
      run(NATIONAL_DAY, "2022-09-01", "2022-09-02"),
    ],
    worked: [],
    citation: `${LABOUR_CODE_2019}; thông báo nghỉ Tết và Quốc khánh năm 2022`,
    confidence: "K",
  },
  {
    year: 2023,
    runs: [
      run(NEW_YEAR, "2023-01-01", "2023-01-02"),
      run(TET, "2023-01-20", "2023-01-26"),
      run(`${HUNG_KINGS}; ${VICTORY_AND_LABOUR}`, "2023-04-29", "2023-05-03"),
      run(NATIONAL_DAY, "2023-09-01", "2023-09-04"),
    ],
    worked: [],
    citation: `${LABOUR_CODE_2019}; thông báo nghỉ Tết và Quốc khánh năm 2023`,
    confidence: "K",
  },
  {
    year: 2024,
    runs: [
      run(NEW_YEAR, "2024-01-01"),
      run(TET, "2024-02-08", "2024-02-14"),
      run(HUNG_KINGS, "2024-04-18"),
      run(VICTORY_AND_LABOUR, "2024-04-29", "2024-05-01"),
      run(NATIONAL_DAY, "2024-09-02", "2024-09-03"),
    ],
    worked: ["2024-05-04"],
    citation: `${LABOUR_CODE_2019}; thông báo nghỉ lễ, Tết năm 2024 (hoán đổi ngày 29/4 sang ngày 04/5)`,
    confidence: "K",
  },
  {
    year: 2025,
    runs: [
      run(NEW_YEAR, "2025-01-01"),
      run(TET, "2025-01-27", "2025-01-31"),
      run(HUNG_KINGS, "2025-04-07"),
      run(VICTORY_AND_LABOUR, "2025-04-30", "2025-05-02"),
      run(NATIONAL_DAY, "2025-09-01", "2025-09-02"),
    ],
    worked: ["2025-04-26"],
    citation: `${LABOUR_CODE_2019}; thông báo nghỉ lễ, Tết năm 2025 (hoán đổi ngày 02/5 sang ngày 26/4)`,
    confidence: "D",
  },
  {
    year: 2026,
    runs: [
      run(NEW_YEAR, "2026-01-01", "2026-01-02"),
      run(TET, "2026-02-16", "2026-02-20"),
      run(HUNG_KINGS, "2026-04-26", "2026-04-27"),
      run(VICTORY_AND_LABOUR, "2026-04-30", "2026-05-01"),
      run(NATIONAL_DAY, "2026-08-31", "2026-09-02"),
    ],
    worked: ["2026-01-10", "2026-08-22"],
    citation: `${LABOUR_CODE_2019}; văn bản 12729/VPCP-KGVX ngày 25/12/2025; thông báo nghỉ Tết và Quốc khánh năm 2026`,
    confidence: "D",
  },
];

/** Ngày Văn hóa Việt Nam: named a day off by a resolution of 07/01/2026; whether the law already makes it one is not confirmed. */
const CULTURE_DAY_CITATION = "Nghị quyết 80-NQ/TW ngày 07/01/2026, chờ quy định của luật";

/** Days that the rules leave open, with the reason. */
const HOLIDAYS_OPEN: readonly {
  readonly date: string;
  readonly citation: string;
  readonly confidence: Confidence;
}[] = [{ date: "2026-11-24", citation: CULTURE_DAY_CITATION, confidence: "?" }];

/** 01/01, 30/4, 01/5 and 02/9 are off in every year. Source: Bộ luật Lao động 2019, Điều 112. */
const EVERY_YEAR: readonly string[] = ["01-01", "04-30", "05-01", "09-02"];

const movable = (from: string, to: string, sinceYear = 2000, untilYear: number | null = null): MovableSpan => ({
  from,
  to,
  sinceYear,
  untilYear,
});

/**
 * Where the other days off of a year can lie before they are announced: days given for a holiday on a weekend, Tết, 10/3 of the
 * lunar year (end of March to end of April), the second day of Quốc khánh, Ngày Văn hóa Việt Nam.
 */
const MOVABLE: readonly MovableSpan[] = [
  movable("01-02", "01-04"),
  // The first day of Tết falls between 21/01 and 20/02; that of 2027 on 06/02.
  movable("01-18", "03-01", 2000, 2026),
  movable("02-03", "02-15", 2027, 2027),
  movable("01-18", "03-01", 2028),
  movable("03-28", "05-05"),
  movable("08-29", "09-06"),
  movable("11-22", "11-26", 2026),
  movable("12-29", "12-31"),
];

const daysOfRun = ({ first, last }: HolidayRun): LocalDate[] => {
  const days: LocalDate[] = [];
  for (let day = first as LocalDate; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
};

/** The holidays that deadlines are counted with where an office has entered none of its own. */
export const HOLIDAYS_VN: HolidayCalendar = {
  daysOff: new Set(HOLIDAY_YEARS.flatMap(({ runs }) => runs.flatMap(daysOfRun))),
  daysWorked: new Set(HOLIDAY_YEARS.flatMap(({ worked }) => worked.map((day) => day as LocalDate))),
  daysOpen: new Set(HOLIDAYS_OPEN.map(({ date }) => date as LocalDate)),
  yearsAnnounced: new Set(HOLIDAY_YEARS.map(({ year }) => year)),
  everyYear: new Set(EVERY_YEAR),
  movable: MOVABLE,
};
