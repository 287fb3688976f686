// Periods as people write them: the right one read, the other calendar named, slips told by name and nothing guessed.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type LocalDate, parseLocalDate } from "../../../shared/domain/local-date.ts";
import { type Calendar, type NamedKind, type Period, periodOf, rangePeriod } from "../../../shared/domain/period.ts";
import { parseCalendar, readPeriod } from "../../../shared/domain/period-text.ts";
import { periodLabel, periodName } from "../../../shared/text/period.ts";
import { problemText } from "../../../shared/text/problem.ts";
import { MISMATCHED_PERIOD_TEXTS, PERIOD_TEXTS, REFUSED_PERIOD_TEXTS } from "../../cases/period-text.ts";
import { anyNamedPeriod } from "./period.arbitrary.ts";

const readingOf = (text: string, calendar: Calendar | null = null) => {
  const reading = readPeriod(text, { calendar });
  if (!reading.ok) throw new Error(`${text}: ${problemText(reading.problem)}`);
  return reading.result;
};

describe("a period as written", () => {
  test.each(PERIOD_TEXTS)("$text is $key ($source)", ({ text, key, other }) => {
    const reading = readingOf(text);
    expect(reading.period.key).toBe(key);
    expect(reading.alternative?.key ?? null).toBe(other);
    expect(reading.mismatch).toBeNull();
  });

  test.each(PERIOD_TEXTS)("$text is read however it is typed", ({ text, key }) => {
    const typed = [
      text.normalize("NFD"),
      text.toUpperCase(),
      text.replaceAll(" ", "\u00a0"),
      `  ${text} .`,
      `“${text}”`,
    ];
    for (const variant of typed) expect([variant, readingOf(variant).period.key]).toEqual([variant, key]);
  });

  test.each(PERIOD_TEXTS.filter(({ other }) => other !== null))("$text follows the calendar of its form", (row) => {
    expect(readingOf(row.text, "civil")).toEqual({
      period: expect.objectContaining({ key: row.other }),
      alternative: null,
      mismatch: null,
    });
    expect(readingOf(row.text, "nd09")).toEqual({
      period: expect.objectContaining({ key: row.key }),
      alternative: null,
      mismatch: null,
    });
  });

  test.each(PERIOD_TEXTS.filter(({ other }) => other === null))(
    "$text fixes its days against the form",
    ({ text, key }) => {
      expect(readingOf(text, "civil").period.key).toBe(key);
      expect(readingOf(text, "nd09").period.key).toBe(key);
    },
  );
});

describe("a text that names no period, or not surely one", () => {
  test.each(REFUSED_PERIOD_TEXTS)("$text is $code ($source)", ({ text, code, names }) => {
    const reading = readPeriod(text);
    if (reading.ok) throw new Error(`${text} was read as ${reading.result.period.key}`);
    expect(reading.problem.code).toBe(code);
    expect(problemText(reading.problem)).toContain(names);
  });

  test("a long text is quoted in part", () => {
    const reading = readPeriod(`Chưa rõ kỳ ${"nào ".repeat(60)}`);
    if (reading.ok) throw new Error("read");
    expect(problemText(reading.problem).length).toBeLessThan(320);
    expect(problemText(reading.problem)).toContain("…");
  });
});

describe("dates beside a label that they do not fit", () => {
  test.each(MISMATCHED_PERIOD_TEXTS)("$text: the dates win and the label is told ($source)", ({ text, key, label }) => {
    const reading = readingOf(text);
    expect(reading.period.key).toBe(key);
    expect(reading.mismatch).toEqual({
      code: "PERIOD_LABEL_MISMATCH",
      params: { label, first: reading.period.first, last: reading.period.last },
    });
  });

  test("the sentence names both", () => {
    const { mismatch } = readingOf("Quý I/2023 (01/01/2023 - 13/03/2023)");
    expect(mismatch && problemText(mismatch)).toMatch(/“Quý I\/2023” không khớp.*01\/01\/2023 - 13\/03\/2023/);
  });
});

describe("the calendar", () => {
  test.each<[string, Calendar | null]>([
    ["nd09", "nd09"],
    ["ND09", "nd09"],
    ["NĐ 09", "nd09"],
    ["15-14", "nd09"],
    ["15–14", "nd09"],
    ["civil", "civil"],
    ["dương lịch", "civil"],
    [" DƯƠNG  LỊCH ", "civil"],
    ["duong lich", "civil"],
    ["dương lịch".normalize("NFD"), "civil"],
    ["âm lịch", null],
    ["", null],
    ["constructor", null],
  ])("%j is %j", (text, calendar) => expect(parseCalendar(text)).toBe(calendar));
});

describe("printed names", () => {
  const named = (calendar: Calendar, kind: NamedKind, index: number | null, year = 2023): Period => {
    const period = periodOf({ calendar, kind, year, index });
    if (!period) throw new Error("no such period");
    return period;
  };
  test.each<[Period, string, string]>([
    [named("nd09", "quarter", 1), "Quý I/2023", "Quý I/2023 (từ ngày 15/12/2022 đến ngày 14/3/2023)"],
    [named("civil", "quarter", 1), "Quý I/2023", "Quý I/2023 (từ ngày 01/01/2023 đến ngày 31/3/2023)"],
    [named("nd09", "quarter", 4), "Quý IV/2023", "Quý IV/2023 (từ ngày 15/9/2023 đến ngày 14/12/2023)"],
    [named("nd09", "month", 6), "Tháng 6/2023", "Tháng 6/2023 (từ ngày 15/5/2023 đến ngày 14/6/2023)"],
    [named("civil", "month", 2, 2024), "Tháng 02/2024", "Tháng 02/2024 (từ ngày 01/02/2024 đến ngày 29/02/2024)"],
    [named("nd09", "half", 1), "6 tháng đầu năm 2023", "6 tháng đầu năm 2023 (từ ngày 15/12/2022 đến ngày 14/6/2023)"],
    [
      named("nd09", "half", 2),
      "6 tháng cuối năm 2023",
      "6 tháng cuối năm 2023 (từ ngày 15/6/2023 đến ngày 14/12/2023)",
    ],
    [named("nd09", "months", 9), "9 tháng năm 2023", "9 tháng năm 2023 (từ ngày 15/12/2022 đến ngày 14/9/2023)"],
    [named("civil", "year", null), "Năm 2023", "Năm 2023 (từ ngày 01/01/2023 đến ngày 31/12/2023)"],
    [
      rangePeriod("2021-12-15" as LocalDate, "2022-09-12" as LocalDate),
      "15/12/2021 - 12/9/2022",
      "Từ ngày 15/12/2021 đến ngày 12/9/2022",
    ],
  ])("%o", (period, label, name) => {
    expect(periodLabel(period)).toBe(label);
    expect(periodName(period)).toBe(name);
  });

  test("a printed name is read back as the period it names", () => {
    fc.assert(
      fc.property(anyNamedPeriod, (period) => {
        expect(readingOf(periodName(period))).toEqual({ period, alternative: null, mismatch: null });
        expect(readingOf(periodLabel(period), period.calendar).period).toEqual(period);
      }),
    );
  });

  test("a printed free range is read back", () => {
    const day = fc.integer({ min: 0, max: 36_000 }).map((count) => addDays("2000-01-01" as LocalDate, count));
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 800 }), (first, length) => {
        const last = addDays(first, length);
        fc.pre(parseLocalDate(last) !== null);
        const period = rangePeriod(first, last);
        expect(readingOf(periodName(period)).period).toEqual(period);
        expect(readingOf(periodLabel(period), period.calendar).period).toEqual(period);
      }),
    );
  });
});

describe("any text", () => {
  test("is read or refused, never an exception", () => {
    const word = fc.constantFrom(
      ..."tháng|quý|năm|ngày|từ|đến|hết|6|I|V|2023|15/12/2022|14/3|-|,|và|so với|đầu|cuối|nd09:2023-Q1|(|)|T6/2023|%|\n".split(
        "|",
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word, { maxLength: 14 }).map((words) => words.join(" ")),
        ),
        (text) => {
          const reading = readPeriod(text);
          if (reading.ok) expect(reading.result.period.first <= reading.result.period.last).toBe(true);
          else expect(problemText(reading.problem)).toMatch(/\S/);
        },
      ),
      { numRuns: 500 },
    );
  });

  test.each([
    "a",
    " ",
    "1",
    "1 ",
    "1/",
    "12-",
    "i",
    "i và ",
    "tháng ",
    "tháng 6, ",
    "quý ",
    "6 tháng ",
    "đến ",
    "năm ",
    "so với ",
    `a${" ".repeat(9_999)}`,
    "15/12/2021 đến ",
  ])("30.000 characters of %j are read without hanging", (piece) => {
    const reading = readPeriod(piece.repeat(Math.ceil(30_000 / piece.length)));
    if (!reading.ok) expect(problemText(reading.problem).length).toBeLessThan(400);
  });
});
