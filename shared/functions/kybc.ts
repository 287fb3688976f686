// KYBC: the canonical period that a text names.
import type { Calendar, Period } from "../domain/period.ts";
import { readPeriod } from "../domain/period-text.ts";
import { done, type Outcome, refuse } from "../domain/problem.ts";
import { isWhole, type Rational, toNumber } from "../domain/rational.ts";
import { EXPLAIN_TEXT } from "../text/explain.ts";
import { rationalText } from "../text/format.ts";
import { periodName } from "../text/period.ts";
import { defineFunction } from "./definition.ts";
import type { Explained } from "./explanation.ts";

/** The period parameter of the functions that answer about the period itself. */
export const KY = {
  name: "ky",
  kind: "text",
  title: { vi: 'Kỳ báo cáo, ví dụ "Quý I/2023"', en: 'Period, such as "Quý I/2023"' },
} as const;

/** The period of such a parameter: a bare label is one of nd09, because nothing here fixes the calendar. */
export const periodIn = (text: string): Outcome<Period> => {
  const reading = readPeriod(text);
  return reading.ok ? done(reading.result.period) : reading;
};

/** A count of periods or days. Problem: `ARG_NOT_WHOLE`. */
export const wholeIn = (arg: string, count: Rational, max: number): Outcome<number> => {
  const whole = toNumber(count);
  if (isWhole(count) && whole >= 0 && whole <= max) return done(whole);
  return refuse("ARG_NOT_WHOLE", { arg, got: rationalText(count), min: 0, max });
};

/** The period that was understood, and the rule of its calendar. */
export const explainPeriod = (text: string | null, calendar: Calendar | null = null): Explained => {
  const reading = text === null ? null : readPeriod(text, { calendar });
  if (!reading?.ok) return {};
  const { period } = reading.result;
  const rule =
    period.calendar === "nd09" || period.calendar === "civil" ? [EXPLAIN_TEXT.calendar[period.calendar]] : [];
  return { steps: [periodName(period), ...rule] };
};

export const KYBC = defineFunction({
  id: "KYBC",
  title: { vi: "Kỳ báo cáo", en: "Reporting period" },
  description: {
    vi: 'Đọc kỳ báo cáo như người viết ("Quý I/2023", "từ ngày … đến ngày …") thành mã kỳ. Khoảng ngày ghi kèm được ưu tiên hơn tên kỳ; không ghi gì thêm thì tính từ ngày 15 đến ngày 14.',
    en: "Reads a period as people write it and returns its code. Dates win over a label; a bare label runs from the 15th to the 14th.",
  },
  params: [
    { name: "van_ban", kind: "text", title: { vi: "Tên kỳ hoặc khoảng ngày", en: "Label or dates" } },
    {
      name: "lich",
      kind: "calendar",
      optional: true,
      title: { vi: 'Lịch: "nd09" (15-14, mặc định) hoặc "dương lịch"', en: 'Calendar: "nd09" (default) or "civil"' },
      choices: [
        { value: "nd09", title: { vi: "Từ ngày 15 đến ngày 14 tháng sau", en: "From the 15th to the 14th" } },
        { value: "civil", title: { vi: "Dương lịch: từ ngày 1 đến cuối tháng", en: "Civil: whole months" } },
      ],
    },
  ],
  result: "text",
  examples: [
    { args: ["Quý I/2023"], shows: "nd09:2023-Q1", source: "Tiêu đề bài công bố quý I/2023 của một tỉnh" },
    {
      args: ["Tháng 6/2023", "dương lịch"],
      shows: "civil:2023-06",
      source: "UBND xã Thạnh Tân, bộ chỉ số tháng 6/2023",
    },
    {
      args: ["Từ ngày 15/12/2021 đến ngày 12/9/2022"],
      shows: "range:2021-12-15..2022-09-12",
      source: "UBND huyện Xuân Lộc",
    },
    { args: ["Đến hết tháng 11/2020"], shows: "nd09:2020-11M", source: "UBND xã Thạch Hưng" },
  ],
  evaluate: ({ van_ban, lich }) => {
    const reading = readPeriod(van_ban, { calendar: lich });
    return reading.ok ? done({ value: reading.result.period.key }) : reading;
  },
  explain: ({ van_ban, lich }) => explainPeriod(van_ban, lich),
});
