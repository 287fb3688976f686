// Every writing of a period in the cases means what its row says, or is asked about; none becomes another period.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  type Calendar,
  comparable,
  monthsOf,
  previousPeriod,
  readPeriodKey,
  samePeriodLastYear,
  yearToDate,
} from "../../../shared/domain/period.ts";
import { readPeriod } from "../../../shared/domain/period-text.ts";
import { periodName } from "../../../shared/text/period.ts";
import { problemText } from "../../../shared/text/problem.ts";

const cases: unknown = JSON.parse(readFileSync(new URL("../../cases/periods.json", import.meta.url), "utf8"));

interface PeriodCase {
  readonly id: string;
  readonly text: string;
  readonly is?: string;
  readonly alt?: string;
  readonly days?: string;
  readonly ask?: string;
  readonly calendar?: string;
}

const outcomeOf = ({ text, calendar }: PeriodCase): string => {
  const read = readPeriod(text, { calendar: (calendar ?? null) as Calendar | null });
  if (!read.ok) return `ask: ${problemText(read.problem)}`;
  const { period, alternative } = read.result;
  return [period.key, alternative?.key ?? "", `${period.first}..${period.last}`].join(" ");
};

test("each writing of periods.json", () => {
  const wrong = (cases as readonly PeriodCase[]).flatMap((row) => {
    const outcome = outcomeOf(row);
    const isRight =
      row.ask === undefined ? outcome === [row.is, row.alt ?? "", row.days].join(" ") : outcome.startsWith("ask: ");
    return isRight ? [] : [`${row.id} “${row.text}”: ${outcome}, not ${row.is ?? `ask (${row.ask})`}`];
  });
  expect(wrong).toEqual([]);
});

test("no writing depends on how its letters are encoded, on Đ or on the kind of space", () => {
  const wrong = (cases as readonly PeriodCase[]).flatMap((row) => {
    const variants = [row.text.normalize("NFD"), row.text.replaceAll(" ", "\u00a0"), row.text.replaceAll("Đ", "Ð")];
    const [plain = ""] = outcomeOf(row).split(":");
    return variants
      .filter((text) => outcomeOf({ ...row, text }).split(":")[0] !== plain)
      .map((text) => `${row.id} “${text}”`);
  });
  expect(wrong).toEqual([]);
});

const week = (key: string) => {
  const period = readPeriodKey(key);
  if (!period) throw new Error(key);
  return period;
};

test("a week is a period of its own kind", () => {
  const last = week("iso-week:2026-W43");
  expect(periodName(last)).toBe("Tuần 43/2026 (từ ngày 19/10/2026 đến ngày 25/10/2026)");
  expect(previousPeriod(last)?.key).toBe("iso-week:2026-W42");
  expect(previousPeriod(week("iso-week:2021-W01"))?.key).toBe("iso-week:2020-W53");
  expect(previousPeriod(last, -1)?.key).toBe("iso-week:2026-W44");
  expect(samePeriodLastYear(last)?.key).toBe("iso-week:2025-W43");
  expect(samePeriodLastYear(week("iso-week:2020-W53"))?.key).toBe("iso-week:2019-W52");
  expect(monthsOf(last)).toEqual([]);
  expect(yearToDate(last)).toBeNull();
  expect(comparable(last, week("iso-week:2025-W43"))).toEqual({ ok: true });
  expect(comparable(last, week("civil:2026-10"))).toEqual({ ok: false, reason: "kind" });
  expect(readPeriodKey("iso-week:2023-W53")).toBeNull();
});

test("the printed name of each week is read back", () => {
  for (let period = week("iso-week:2030-W20"), step = 0; step < 600; step += 1) {
    const read = readPeriod(periodName(period));
    expect(read.ok ? read.result.period.key : read.problem).toBe(period.key);
    const before = previousPeriod(period);
    if (!before) break;
    period = before;
  }
});

test.each([
  ["Vụ mùa năm 2023", "PERIOD_UNREAD"],
  ["Học kỳ I năm 2023", "PERIOD_UNREAD"],
  ["Cuối năm 2023", "PERIOD_UNREAD"],
  ["Năm 2023 (đợt 2)", "PERIOD_UNREAD"],
  ["Vòng 2/2023", "PERIOD_UNREAD"],
  ["Th3/2023", "PERIOD_UNREAD"],
  ["Trung tuần tháng 3/2023", "PERIOD_WEEK_OF_MONTH"],
])("“%s” is asked about: %s", (text, code) => {
  const read = readPeriod(text);
  expect(read.ok ? read.result.period.key : read.problem.code).toBe(code);
});
