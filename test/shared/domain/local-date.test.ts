// Calendar days: leap years, impossible dates, counting and Excel's serial numbers.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  dayOfWeek,
  daysInclusive,
  fromEpochDay,
  fromExcelSerial,
  type LocalDate,
  localDate,
  parseLocalDate,
  toEpochDay,
  toExcelSerial,
} from "../../../shared/domain/local-date.ts";

const day = (text: string) => parseLocalDate(text) as LocalDate;

describe("days", () => {
  test.each([
    "2023-02-29",
    "2023-13-01",
    "2023-00-10",
    "2023-06-31",
    "0223-03-13",
    "2101-01-01",
    "2023-6-1",
    "13/03/2023",
  ])("%s is no day", (text) => expect(parseLocalDate(text)).toBeNull());

  test("29/2 exists in leap years only", () => {
    expect(localDate({ year: 2024, month: 2, day: 29 })).toBe("2024-02-29");
    expect(localDate({ year: 2100, month: 2, day: 29 })).toBeNull();
    expect(localDate({ year: 2000, month: 2, day: 29 })).toBe("2000-02-29");
  });

  test("days are counted over the turn of months and years", () => {
    expect(addDays(day("2022-12-31"), 1)).toBe("2023-01-01");
    expect(addDays(day("2024-03-01"), -1)).toBe("2024-02-29");
    expect(daysInclusive(day("2020-01-01"), day("2020-04-13"))).toBe(104);
    expect(dayOfWeek(day("2026-11-22"))).toBe(7);
    expect(dayOfWeek(day("2000-01-01"))).toBe(6);
  });

  test("Excel's serial of 14/06/2023 is 45091", () => {
    expect(toExcelSerial(day("2023-06-14"))).toBe(45091);
    expect(fromExcelSerial(45091)).toBe("2023-06-14");
    expect(fromExcelSerial(12)).toBeNull();
  });

  test("agrees with the platform's own calendar on every day of a century", () => {
    for (let epochDay = 10_957; epochDay < 47_847; epochDay += 1) {
      const expected = new Date(epochDay * 86_400_000).toISOString().slice(0, 10);
      expect(fromEpochDay(epochDay)).toBe(expected);
      expect(toEpochDay(expected as LocalDate)).toBe(epochDay);
    }
  });

  test("text order is time order", () => {
    const anyDay = fc.integer({ min: 10_957, max: 47_846 });
    fc.assert(fc.property(anyDay, anyDay, (a, b) => a < b === fromEpochDay(a) < fromEpochDay(b)));
  });
});
