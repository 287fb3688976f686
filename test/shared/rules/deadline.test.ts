// By when a report is due and how late it came, to the second in Viet Nam's time, by the rules of the nearest office.
import { describe, expect, test } from "vitest";
import type { FormCode } from "../../../shared/domain/form-code.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import { vietNamDayOf } from "../../../shared/domain/moment.ts";
import { parsePeriodKey } from "../../../shared/domain/period.ts";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import { deadlineOf, dueOn, type OfficeDeadline, workingDaysLate } from "../../../shared/rules/deadline.ts";

const period = (key: string) => {
  const periodKey = parsePeriodKey(key);
  if (!periodKey) throw new Error(key);
  return periodKey;
};
const rule = (unit: string, days: number, more: Partial<OfficeDeadline> = {}): OfficeDeadline => ({
  unit: unit as UnitCode,
  form: null,
  kind: null,
  days,
  from: "2020-01-01" as LocalDate,
  to: null,
  source: "Quy chế",
  note: null,
  autoClose: false,
  createdAt: "2026-01-01T00:00:00.000Z",
  ...more,
});
const CHAIN = ["XA", "HUYEN", "TINH"] as UnitCode[];
const form = (code: string) => code as FormCode;

describe("the day in Viet Nam", () => {
  test.each([
    ["2026-06-16T16:59:59.999Z", "2026-06-16"],
    ["2026-06-16T17:00:00.000Z", "2026-06-17"],
    ["2026-06-16T00:00:00.000Z", "2026-06-16"],
    ["2026-12-31T17:00:00.000Z", "2027-01-01"],
    ["2024-02-28T23:00:00Z", "2024-02-29"],
  ])("%s is %s", (moment, day) => {
    expect(vietNamDayOf(moment)).toBe(day);
  });
});

describe("the deadline of the nearest office binds", () => {
  test.each<[string, readonly OfficeDeadline[], string, string, number | null]>([
    ["none is set: nothing is due", [], "civil:2026-05", "chung", null],
    ["another province's does not count", [rule("KHAC", 9)], "civil:2026-05", "chung", null],
    ["the province's, where nobody nearer set one", [rule("TINH", 3)], "civil:2026-05", "chung", 3],
    ["the district's before the province's", [rule("TINH", 3), rule("HUYEN", 1)], "civil:2026-05", "chung", 1],
    [
      "a nearer one for another form leaves the one above",
      [rule("TINH", 3), rule("HUYEN", 1, { form: form("06a") })],
      "civil:2026-05",
      "chung",
      3,
    ],
    ["one for months is not for quarters", [rule("TINH", 3, { kind: "month" })], "civil:2026-Q2", "chung", null],
    [
      "one that names the form before one that names the kind",
      [rule("TINH", 5, { kind: "month" }), rule("TINH", 2, { form: form("06a") })],
      "civil:2026-05",
      "06a",
      2,
    ],
    [
      "the later of two alike",
      [rule("TINH", 3), rule("TINH", 4, { createdAt: "2026-02-01T00:00:00.000Z" })],
      "civil:2026-05",
      "chung",
      4,
    ],
    ["not yet in force", [rule("TINH", 3, { from: "2026-06-01" as LocalDate })], "civil:2026-05", "chung", null],
    ["its first day", [rule("TINH", 3, { from: "2026-05-31" as LocalDate })], "civil:2026-05", "chung", 3],
    ["its last day", [rule("TINH", 3, { to: "2026-05-31" as LocalDate })], "civil:2026-05", "chung", 3],
    ["no longer in force", [rule("TINH", 3, { to: "2026-05-30" as LocalDate })], "civil:2026-05", "chung", null],
  ])("%s", (_, rules, key, code, days) => {
    for (const order of [rules, [...rules].reverse()]) {
      expect(deadlineOf(CHAIN, order, period(key), form(code))?.days ?? null).toBe(days);
    }
  });
});

describe("the due day", () => {
  test.each([
    // Wednesday 14/6/2023.
    ["nd09:2023-06", 2, "2023-06-16", true],
    ["nd09:2023-06", 0, "2023-06-14", true],
    // Friday 14/6/2024, then a weekend.
    ["nd09:2024-06", 1, "2024-06-17", true],
    // 29/4 to 3/5/2023 are days off.
    ["civil:2023-04", 1, "2023-05-04", true],
  ])("%s and %i working days: %s", (key, days, date, isCertain) => {
    expect(dueOn(period(key), { days })).toEqual({ date, isCertain });
  });

  test("is the latest that it can be where Tết of that year has not been announced, so that nobody is late by mistake", () => {
    const due = dueOn(period("civil:2029-01"), { days: 2 });
    expect(due.isCertain).toBe(false);
    // Tết 2029 lies somewhere between 18/01 and 01/03: the two days may be as late as 2/3 and 5/3 (a Friday and a Monday).
    expect(due.date).toBe("2029-03-05");
  });
});

describe("how late a report came", () => {
  test.each([
    ["the last millisecond of the due day", "2023-06-16T16:59:59.999Z", 0],
    ["the first second after it, on a Saturday", "2023-06-16T17:00:00.000Z", 1],
    ["an hour before midnight by a clock an hour slow", "2023-06-16T15:59:59Z", 0],
    ["the weekend after", "2023-06-18T10:00:00Z", 1],
    ["the Monday after", "2023-06-19T02:00:00Z", 1],
    ["the last second of that Monday", "2023-06-19T16:59:59Z", 1],
    ["the Tuesday after", "2023-06-19T17:00:00Z", 2],
    ["long before", "2023-06-01T00:00:00Z", 0],
  ])("%s", (_, moment, days) => {
    // Friday.
    expect(workingDaysLate("2023-06-16" as LocalDate, moment)).toBe(days);
  });
});
