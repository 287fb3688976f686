// Periods as keys and days: both calendars to the day, what comes before, what contains what, and what may be compared.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysInclusive, type LocalDate } from "../../../shared/domain/local-date.ts";
import {
  type Comparability,
  comparable,
  containsPeriod,
  monthsOf,
  type Period,
  parsePeriodKey,
  periodOf,
  previousPeriod,
  rangePeriod,
  samePeriodLastYear,
} from "../../../shared/domain/period.ts";
import { anyNamedPeriod, NAMED_PERIODS } from "./period.arbitrary.ts";

const day = (text: string): LocalDate => text as LocalDate;

const period = (key: string): Period => {
  const parsed = parsePeriodKey(key);
  if (!parsed) throw new Error(`${key} is no canonical key`);
  return parsed;
};

describe("first and last day", () => {
  // Source: domain rules §4.1; every row is the example of 2023 or a boundary of it.
  test.each<[string, string, string]>([
    ["nd09:2023-01", "2022-12-15", "2023-01-14"],
    ["nd09:2023-03", "2023-02-15", "2023-03-14"],
    ["nd09:2024-03", "2024-02-15", "2024-03-14"],
    ["nd09:2023-06", "2023-05-15", "2023-06-14"],
    ["nd09:2023-07", "2023-06-15", "2023-07-14"],
    ["nd09:2023-12", "2023-11-15", "2023-12-14"],
    ["nd09:2023-Q1", "2022-12-15", "2023-03-14"],
    ["nd09:2023-Q2", "2023-03-15", "2023-06-14"],
    ["nd09:2023-Q3", "2023-06-15", "2023-09-14"],
    ["nd09:2023-Q4", "2023-09-15", "2023-12-14"],
    ["nd09:2023-H1", "2022-12-15", "2023-06-14"],
    ["nd09:2023-H2", "2023-06-15", "2023-12-14"],
    ["nd09:2023-2M", "2022-12-15", "2023-02-14"],
    ["nd09:2023-9M", "2022-12-15", "2023-09-14"],
    ["nd09:2023-11M", "2022-12-15", "2023-11-14"],
    ["nd09:2023", "2022-12-15", "2023-12-14"],
    ["nd09:2001", "2000-12-15", "2001-12-14"],
    ["nd09:2100", "2099-12-15", "2100-12-14"],
    ["civil:2023-01", "2023-01-01", "2023-01-31"],
    ["civil:2023-02", "2023-02-01", "2023-02-28"],
    ["civil:2024-02", "2024-02-01", "2024-02-29"],
    ["civil:2100-02", "2100-02-01", "2100-02-28"],
    ["civil:2023-Q1", "2023-01-01", "2023-03-31"],
    ["civil:2023-Q4", "2023-10-01", "2023-12-31"],
    ["civil:2023-H1", "2023-01-01", "2023-06-30"],
    ["civil:2024-2M", "2024-01-01", "2024-02-29"],
    ["civil:2023-9M", "2023-01-01", "2023-09-30"],
    ["civil:2000", "2000-01-01", "2000-12-31"],
    ["civil:2100", "2100-01-01", "2100-12-31"],
    ["range:2021-12-15..2022-09-12", "2021-12-15", "2022-09-12"],
    ["range:2023-06-15..2023-06-15", "2023-06-15", "2023-06-15"],
  ])("%s is %s to %s", (key, first, last) => {
    expect(period(key)).toMatchObject({ key, first, last });
    expect(rangePeriod(day(first), day(last)).key).toBe(key);
  });

  // Which period the days around a cut-off belong to.
  test.each<[string, string, string]>([
    ["2023-06-14", "nd09:2023-06", "civil:2023-06"],
    ["2023-06-15", "nd09:2023-07", "civil:2023-06"],
    ["2022-12-14", "nd09:2022-12", "civil:2022-12"],
    ["2022-12-15", "nd09:2023-01", "civil:2022-12"],
    ["2022-12-31", "nd09:2023-01", "civil:2022-12"],
    ["2023-01-01", "nd09:2023-01", "civil:2023-01"],
    ["2024-02-29", "nd09:2024-03", "civil:2024-02"],
  ])("%s lies in %s and %s", (date, ...keys) => {
    const months = NAMED_PERIODS.filter((one) => one.kind === "month" && one.first <= date && date <= one.last);
    expect(months.map((one) => one.key).sort()).toEqual([...keys].sort());
  });
});

describe("canonical keys", () => {
  test.each([
    "nd09:2023-3M",
    "nd09:2023-6M",
    "nd09:2023-12M",
    "nd09:2023-1M",
    "nd09:2023-09M",
    "nd09:2023-0M",
    "nd09:2023-6",
    "nd09:2023-00",
    "nd09:2023-13",
    "nd09:2023-Q0",
    "nd09:2023-Q5",
    "nd09:2023-H3",
    "nd09:2023-q1",
    "ND09:2023-Q1",
    "nd09:1999",
    "nd09:2000",
    "nd09:2000-01",
    "nd09:2101",
    "civil:1999-12",
    "civil:2101-01",
    "2023-06",
    "nd09:2023-Q1 ",
    "nd09:2023-Q1\n",
    "range:2023-03-14..2022-12-15",
    "range:2022-12-15..2023-03-14",
    "range:2023-01-01..2023-12-31",
    "range:2023-02-30..2023-03-14",
    "range:2023-2-1..2023-3-14",
    "range:2023-02-01",
    "Quý I/2023",
    "",
  ])("%j is none", (text) => expect(parsePeriodKey(text)).toBeNull());

  test("every named period between 2000 and 2100 has a key of its own that is read back", () => {
    expect(new Set(NAMED_PERIODS.map((one) => one.key)).size).toBe(NAMED_PERIODS.length);
    for (const one of NAMED_PERIODS) expect(parsePeriodKey(one.key)).toEqual(one);
  });

  test("the days of a named period are that period", () => {
    for (const one of NAMED_PERIODS) expect(rangePeriod(one.first, one.last)).toEqual(one);
  });

  test.each<[Parameters<typeof periodOf>[0], string | null]>([
    [{ calendar: "nd09", kind: "months", year: 2023, index: 3 }, "nd09:2023-Q1"],
    [{ calendar: "nd09", kind: "months", year: 2023, index: 6 }, "nd09:2023-H1"],
    [{ calendar: "nd09", kind: "months", year: 2023, index: 12 }, "nd09:2023"],
    [{ calendar: "civil", kind: "months", year: 2023, index: 1 }, "civil:2023-01"],
    [{ calendar: "civil", kind: "months", year: 2023, index: 13 }, null],
    [{ calendar: "civil", kind: "month", year: 2023, index: 0 }, null],
    [{ calendar: "civil", kind: "month", year: 2023, index: 1.5 }, null],
    [{ calendar: "civil", kind: "month", year: 2023 }, null],
    [{ calendar: "civil", kind: "quarter", year: 2023, index: 5 }, null],
    [{ calendar: "civil", kind: "half", year: 2023, index: 3 }, null],
    [{ calendar: "civil", kind: "year", year: 2023, index: 1 }, null],
    [{ calendar: "civil", kind: "year", year: 2023.5 }, null],
  ])("%j is %j", (name, key) => expect(periodOf(name)?.key ?? null).toBe(key));

  // One day more or less is another period.
  test.each<[string, string]>([
    ["2022-12-14", "2023-03-14"],
    ["2022-12-16", "2023-03-14"],
    ["2022-12-15", "2023-03-13"],
    ["2022-12-15", "2023-03-15"],
    ["2024-02-01", "2024-02-28"],
    ["2023-01-01", "2023-03-14"],
    ["2022-12-15", "2023-03-31"],
    ["2021-12-15", "2023-12-14"],
    ["2023-02-01", "2023-04-30"],
    ["2023-02-01", "2023-03-31"],
  ])("%s to %s is a free range", (first, last) => {
    expect(rangePeriod(day(first), day(last))).toMatchObject({
      kind: "range",
      calendar: null,
      key: `range:${first}..${last}`,
    });
  });
});

describe("the period before", () => {
  test.each<[string, number, string | null]>([
    ["nd09:2023-06", 1, "nd09:2023-05"],
    ["nd09:2023-01", 1, "nd09:2022-12"],
    ["nd09:2023-01", 13, "nd09:2021-12"],
    ["civil:2024-03", 1, "civil:2024-02"],
    ["nd09:2023-Q1", 1, "nd09:2022-Q4"],
    ["nd09:2023-Q1", 5, "nd09:2021-Q4"],
    ["civil:2023-H1", 1, "civil:2022-H2"],
    ["nd09:2023-H2", 1, "nd09:2023-H1"],
    ["nd09:2023-9M", 1, "nd09:2022-9M"],
    ["nd09:2023", 1, "nd09:2022"],
    ["nd09:2023", 0, "nd09:2023"],
    ["nd09:2023-12", -1, "nd09:2024-01"],
    ["nd09:2001-01", 1, "nd09:2000-12"],
    ["nd09:2001-01", 11, "nd09:2000-02"],
    ["nd09:2001-01", 12, null],
    ["civil:2000-01", 1, null],
    ["civil:2100-12", -1, null],
    ["civil:2023", 1_000_000, null],
    // 272 days; the range before ends the day before this one begins.
    ["range:2021-12-15..2022-09-12", 1, "range:2021-03-18..2021-12-14"],
    ["range:2023-06-16..2023-06-16", 1, "range:2023-06-15..2023-06-15"],
    ["range:2023-06-16..2023-06-16", 2, "range:2023-06-14..2023-06-14"],
    // 31 days before 14/2: exactly one month of nd09.
    ["range:2023-02-15..2023-03-17", 1, "nd09:2023-02"],
    ["range:2000-01-02..2000-01-03", 1, null],
    ["range:2023-01-01..2023-01-02", 1_000_000, null],
  ])("%s, %d back, is %j", (key, n, before) => expect(previousPeriod(period(key), n)?.key ?? null).toBe(before));

  test("ends the day before the period begins, for months, quarters, halves, years", () => {
    fc.assert(
      fc.property(anyNamedPeriod, (one) => {
        const before = previousPeriod(one);
        fc.pre(before !== null && one.kind !== "months");
        expect(before && addDays(before.last, 1)).toBe(one.first);
      }),
    );
  });

  test("and back again is the period itself", () => {
    fc.assert(
      fc.property(anyNamedPeriod, fc.integer({ min: 1, max: 30 }), (one, n) => {
        const before = previousPeriod(one, n);
        fc.pre(before !== null);
        expect(before && previousPeriod(before, -n)).toEqual(one);
      }),
    );
  });
});

describe("a year before", () => {
  test.each<[string, string | null]>([
    ["nd09:2023-06", "nd09:2022-06"],
    ["nd09:2023-Q1", "nd09:2022-Q1"],
    ["civil:2024-02", "civil:2023-02"],
    ["civil:2025-02", "civil:2024-02"],
    ["nd09:2023-9M", "nd09:2022-9M"],
    ["nd09:2023", "nd09:2022"],
    ["range:2021-12-15..2022-09-12", "range:2020-12-15..2021-09-12"],
    ["range:2024-02-29..2024-03-05", "range:2023-02-28..2023-03-05"],
    ["range:2024-02-10..2024-02-29", "range:2023-02-10..2023-02-28"],
    ["range:2025-02-10..2025-02-28", "range:2024-02-10..2024-02-28"],
    // In 2023 these are all the days of February.
    ["range:2024-02-01..2024-02-28", "civil:2023-02"],
    ["nd09:2001-01", null],
    ["civil:2000", null],
    ["range:2000-06-01..2001-06-05", null],
  ])("of %s is %j", (key, before) => expect(samePeriodLastYear(period(key))?.key ?? null).toBe(before));

  test("is four quarters or twelve months back", () => {
    for (const one of NAMED_PERIODS) {
      const steps = { month: 12, quarter: 4, half: 2, months: 1, year: 1, week: 52, range: 0 }[one.kind];
      expect(samePeriodLastYear(one)).toEqual(previousPeriod(one, steps));
    }
  });
});

describe("months of a period", () => {
  test.each<[string, readonly string[]]>([
    ["nd09:2023-Q1", ["nd09:2023-01", "nd09:2023-02", "nd09:2023-03"]],
    ["civil:2023-2M", ["civil:2023-01", "civil:2023-02"]],
    ["nd09:2023-06", []],
    ["range:2021-12-15..2022-09-12", []],
  ])("of %s are %j", (key, months) => expect(monthsOf(period(key)).map((one) => one.key)).toEqual(months));

  test("cover it without gap and without overlap", () => {
    for (const one of NAMED_PERIODS) {
      const months = monthsOf(one);
      if (one.kind === "month") continue;
      expect(months[0]?.first).toBe(one.first);
      expect(months.at(-1)?.last).toBe(one.last);
      expect(months.reduce((days, month) => days + daysInclusive(month.first, month.last), 0)).toBe(
        daysInclusive(one.first, one.last),
      );
      for (const month of months) expect(containsPeriod(one, month)).toBe(true);
    }
  });
});

test.each<[string, string, boolean]>([
  ["nd09:2023", "nd09:2023-Q1", true],
  ["nd09:2023-Q1", "nd09:2023-Q1", true],
  ["nd09:2023-Q1", "nd09:2023", false],
  ["nd09:2023-Q1", "civil:2023-01", true],
  ["civil:2023-Q1", "nd09:2023-Q1", false],
  ["civil:2023", "nd09:2023-01", false],
  ["nd09:2023", "range:2022-12-15..2022-12-16", true],
  ["nd09:2023", "range:2022-12-14..2022-12-16", false],
])("%s contains %s: %j", (whole, part, expected) => expect(containsPeriod(period(whole), period(part))).toBe(expected));

describe("what may be compared", () => {
  const no = (reason: Extract<Comparability, { ok: false }>["reason"]): Comparability => ({ ok: false, reason });
  test.each<[string, string, Comparability]>([
    ["nd09:2023-06", "nd09:2023-05", { ok: true }],
    ["nd09:2023-H1", "nd09:2022-H2", { ok: true }],
    ["nd09:2023-9M", "nd09:2022-9M", { ok: true }],
    ["nd09:2023-9M", "nd09:2023-8M", no("kind")],
    ["nd09:2023-Q1", "nd09:2023-01", no("kind")],
    ["nd09:2023-Q1", "civil:2022-Q1", no("calendar")],
    ["nd09:2022-9M", "range:2021-12-15..2022-09-12", no("freeRange")],
    ["range:2021-12-15..2022-09-12", "range:2020-12-15..2021-09-12", { ok: true }],
    ["range:2021-12-15..2022-09-12", "range:2021-03-18..2021-12-14", { ok: true }],
    // A leap day between the same days of two years.
    ["range:2023-12-15..2024-09-12", "range:2022-12-15..2023-09-12", { ok: true }],
    ["range:2021-12-15..2022-09-12", "range:2021-12-15..2022-09-13", no("length")],
  ])("%s and %s: %j", (a, b, expected) => {
    expect(comparable(period(a), period(b))).toEqual(expected);
    expect(comparable(period(b), period(a))).toEqual(expected);
  });
});
