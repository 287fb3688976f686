// Deadlines in working days: weekends, announced holidays and exchanged Saturdays, and years that nobody has announced.
import { describe, expect, test } from "vitest";
import { addDays, dayOfWeek, type LocalDate, parseLocalDate } from "../../../shared/domain/local-date.ts";
import { addWorkingDays, withOfficeDays, workingDaysAfter } from "../../../shared/domain/working-days.ts";
import { HOLIDAY_YEARS, HOLIDAYS_VN } from "../../../shared/rules/holidays-vn.ts";

const day = (text: string): LocalDate => text as LocalDate;

describe("the n-th working day", () => {
  test.each<[string, number, string, string]>([
    ["2023-06-14", 2, "2023-06-16", "Thứ tư đến thứ sáu"],
    ["2023-06-14", 0, "2023-06-14", "Không cộng ngày nào"],
    ["2023-06-14", 3, "2023-06-19", "Qua hai ngày cuối tuần"],
    ["2024-06-14", 1, "2024-06-17", "Từ thứ sáu sang thứ hai"],
    ["2024-09-14", 2, "2024-09-17", "Từ thứ bảy"],
    ["2022-12-31", 2, "2023-01-04", "Nghỉ bù Tết Dương lịch ngày 02/01/2023"],
    ["2023-01-19", 1, "2023-01-27", "Tết Quý Mão: nghỉ từ ngày 20/01 đến hết ngày 26/01/2023"],
    ["2023-04-28", 1, "2023-05-04", "Giỗ Tổ và 30/4, 01/5 trùng cuối tuần, nghỉ bù đến ngày 03/5/2023"],
    ["2024-02-07", 1, "2024-02-15", "Tết Giáp Thìn: nghỉ từ ngày 08/02 đến hết ngày 14/02/2024"],
    ["2024-04-26", 1, "2024-05-02", "Nghỉ hoán đổi ngày 29/4/2024"],
    ["2024-05-03", 1, "2024-05-04", "Làm bù thứ bảy ngày 04/5/2024"],
    ["2025-01-24", 1, "2025-02-03", "Tết Ất Tỵ: nghỉ từ ngày 25/01 đến hết ngày 02/02/2025"],
    ["2026-01-09", 1, "2026-01-10", "Làm bù thứ bảy ngày 10/01/2026"],
    ["2026-02-13", 1, "2026-02-23", "Tết Bính Ngọ: nghỉ từ ngày 14/02 đến hết ngày 22/02/2026"],
    ["2026-08-28", 1, "2026-09-03", "Quốc khánh: nghỉ từ ngày 29/8 đến hết ngày 02/9/2026"],
    ["2022-09-01", 0, "2022-09-01", "Ngày nghỉ cũng giữ nguyên khi không cộng ngày nào"],
  ])("%s + %d is %s (%s)", (from, n, date) => {
    expect(addWorkingDays(day(from), n, HOLIDAYS_VN)).toEqual({ date, unknown: [] });
  });

  test("a year without announced holidays answers where none can lie", () => {
    expect(addWorkingDays(day("2030-06-14"), 2, HOLIDAYS_VN)).toEqual({ date: "2030-06-18", unknown: [] });
    expect(addWorkingDays(day("2027-01-14"), 2, HOLIDAYS_VN)).toEqual({ date: "2027-01-18", unknown: [] });
    expect(addWorkingDays(day("2027-12-14"), 2, HOLIDAYS_VN)).toEqual({ date: "2027-12-16", unknown: [] });
  });

  test.each<[string, number, string]>([
    ["2027-02-03", 2, "Tết Đinh Mùi bắt đầu ngày 06/02/2027, lịch nghỉ chưa công bố"],
    ["2030-02-14", 2, "Tết chưa công bố"],
    ["2030-04-14", 2, "Giỗ Tổ chưa biết ngày dương lịch"],
    ["2030-08-31", 2, "Ngày thứ hai của Quốc khánh chưa công bố"],
    ["2019-02-14", 2, "Năm không có dữ liệu"],
    ["2026-11-22", 2, "Ngày Văn hóa Việt Nam 24/11 chờ quy định của luật"],
  ])("after %s + %d says that it does not know (%s)", (from, n) => {
    expect(addWorkingDays(day(from), n, HOLIDAYS_VN).unknown.length).toBeGreaterThan(0);
  });

  test("fixed holidays hold in a year without announcement", () => {
    const { date, unknown } = addWorkingDays(day("2030-04-29"), 1, HOLIDAYS_VN);
    expect(date).toBe("2030-05-02");
    // The day after may be given for 10/3 of the lunar year.
    expect(unknown).toEqual(["2030-05-02"]);
  });
});

describe("how late", () => {
  test.each<[string, string, number]>([
    ["2023-06-16", "2023-06-16", 0],
    ["2023-06-16", "2023-06-15", 0],
    ["2023-06-16", "2023-06-18", 0],
    ["2023-06-16", "2023-06-19", 1],
    ["2023-06-16", "2023-06-26", 6],
    ["2023-01-19", "2023-01-27", 1],
  ])("due %s, sent %s: %d working days", (due, sent, days) => {
    expect(workingDaysAfter(day(due), day(sent), HOLIDAYS_VN)).toEqual({ days, unknown: [] });
  });
});

describe("an office's own days", () => {
  test("a year that it has announced is no longer unknown", () => {
    const own = withOfficeDays(HOLIDAYS_VN, {
      daysOff: [day("2027-02-04"), day("2027-02-05"), day("2027-02-08"), day("2027-02-09"), day("2027-02-10")],
      yearsAnnounced: [2027],
    });
    expect(addWorkingDays(day("2027-02-03"), 1, own)).toEqual({ date: "2027-02-11", unknown: [] });
  });

  test("a day that it works is worked, a day off is off, and the rest stays", () => {
    const own = withOfficeDays(HOLIDAYS_VN, {
      daysOff: [day("2023-06-15"), day("2026-11-24")],
      daysWorked: [day("2023-06-17"), day("2023-01-20")],
    });
    expect(addWorkingDays(day("2023-06-14"), 2, own).date).toBe("2023-06-17");
    expect(addWorkingDays(day("2023-01-19"), 2, own).date).toBe("2023-01-27");
    expect(addWorkingDays(day("2026-11-23"), 1, own)).toEqual({ date: "2026-11-25", unknown: [] });
    expect(addWorkingDays(day("2024-05-03"), 1, own).date).toBe("2024-05-04");
  });
});

describe("holiday data", () => {
  test.each(HOLIDAY_YEARS)(
    "$year: real days of that year, the fixed ones among them, a source",
    ({ year, runs, worked, citation }) => {
      for (const { first, last } of runs) {
        expect(parseLocalDate(first)?.slice(0, 4)).toBe(String(year));
        expect(parseLocalDate(last)?.slice(0, 4)).toBe(String(year));
        expect(first <= last).toBe(true);
      }
      for (const date of worked) expect(dayOfWeek(day(date))).toBe(6);
      const isOff = (date: string): boolean => runs.some(({ first, last }) => first <= date && date <= last);
      for (const monthDay of ["01-01", "04-30", "05-01", "09-02"])
        expect([year, monthDay, isOff(`${year}-${monthDay}`)]).toEqual([year, monthDay, true]);
      expect(citation).toMatch(/Bộ luật Lao động/);
    },
  );

  test.each<[string, string]>([
    ["2020-01-25", "Tết"],
    ["2021-02-12", "Tết"],
    ["2022-02-01", "Tết"],
    ["2023-01-22", "Tết"],
    ["2024-02-10", "Tết"],
    ["2025-01-29", "Tết"],
    ["2026-02-17", "Tết"],
    ["2020-04-02", "Giỗ Tổ"],
    ["2021-04-21", "Giỗ Tổ"],
    ["2022-04-10", "Giỗ Tổ"],
    ["2023-04-29", "Giỗ Tổ"],
    ["2024-04-18", "Giỗ Tổ"],
    ["2025-04-07", "Giỗ Tổ"],
    ["2026-04-26", "Giỗ Tổ"],
  ])("%s is off for %s", (date) => expect(HOLIDAYS_VN.daysOff.has(day(date))).toBe(true));

  /** Bộ luật Lao động 2019, Điều 112: 11 days a year, ten under the code of 2012; Điều 111: weekends are given back. */
  test.each(HOLIDAY_YEARS)("$year: as many weekdays off as the law gives", ({ year, runs, worked }) => {
    const off = new Set(runs.flatMap(({ first, last }) => daysFrom(first, last)));
    const weekdays = [...off].filter((date) => dayOfWeek(date) <= 5);
    // An exchanged weekday is worked on a Saturday; a whole run of Tết from Saturday to Sunday is kept by its weekdays.
    expect(weekdays.length - worked.length).toBe(year === 2020 ? 10 : 11);
  });
});

function daysFrom(first: string, last: string): LocalDate[] {
  const days: LocalDate[] = [];
  for (let next = day(first); next <= last; next = addDays(next, 1)) days.push(next);
  return days;
}
