// Finds the pieces of period names in a text: dates, months, quarters, halves, years and canonical keys, each with its place.
import { type Calendar, monthNumber, type Period, readPeriodKey, spanPeriod, weekPeriod } from "./period.ts";

export type Offsets = readonly [start: number, end: number];

/** A day as written; what is not written is null. `year` is 0 where what stands in its place is no year ("13/03/223"). */
export interface DateToken {
  readonly kind: "date";
  readonly day: number;
  readonly month: number | null;
  readonly year: number | null;
  readonly at: Offsets;
}

/** What a label counts in: months and quarters can be joined ("tháng 4 đến tháng 6/2023"), the others stand alone. */
type LabelUnit = "month" | "quarter" | "part" | "year" | "week";

/** Why a label names no months: no such month or year, a span written backwards, several periods in one label. */
type LabelTrouble = "invalid" | "reversed" | "several";

/** A name such as "Quý I/2023": months `start` of `year` to `end` of `endYear`, of a week its number; years are null where none is written. */
export interface LabelToken {
  readonly kind: "label";
  readonly unit: LabelUnit;
  /** 3: says what it is ("quý", "tháng", "6 tháng đầu"); 2: numbers only ("6/2023"); 1: a year. */
  readonly weight: 1 | 2 | 3;
  readonly start: number;
  readonly end: number;
  readonly year: number | null;
  readonly endYear: number | null;
  readonly trouble: LabelTrouble | null;
  readonly at: Offsets;
}

/** A canonical key inside a text; `period` is null where it looks like one and is none. */
interface KeyToken {
  readonly kind: "key";
  readonly period: Period | null;
  readonly at: Offsets;
}

export type PeriodToken = DateToken | LabelToken | KeyToken;

/** Text as it is searched: composed, without stray marks and invisible characters. Offsets of tokens count in this text. */
export const composed = (text: string): string =>
  text.normalize("NFC").replace(/[\p{M}\u00ad\u200b-\u200d\u2060\ufeff]/gu, "");

/**
 * `text` without diacritics, in lower case, with one kind of dash and of space, each character in its place, so that offsets hold
 * in both.
 */
export const folded = (text: string): string =>
  text.replace(/[^\0-\x7f]|[A-Z\s]/g, (char) => {
    if (/\s/.test(char)) return " ";
    if (/[\u2010-\u2015\u2212]/.test(char)) return "-";
    const plain = char.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[đðɖ]/, "d");
    return plain.length === 1 ? plain : char;
  });

/** The calendar that a text names in words, so that "Quý I/2023 (dương lịch)" is settled; null where it names none or both. */
export const calendarNamedIn = (text: string): Calendar | null => {
  const nd09 = /(?<![a-z0-9])nd\s?09(?![\d/])|(?<![\d/.-])15\s?-\s?14(?!\s?[\d/.-])/.test(text);
  const civil = /(?<![a-z])(?:duong\s{1,3}lich|civil)(?![a-z])/.test(text);
  return nd09 === civil ? null : nd09 ? "nd09" : "civil";
};

type Groups = Readonly<Record<string, string | undefined>>;

/** Years as written: four digits, or two of this century ("quý I/23"). Anything else in that place is no year: 0. */
const yearOf = (digits: string): number =>
  digits.length === 4 ? Number(digits) : digits.length === 2 ? 2000 + Number(digits) : 0;

const isYear = (year: number | null): boolean => year === null || (year >= 2000 && year <= 2100);

const WORDS: Readonly<Record<string, number>> = {
  dau: 1,
  nhat: 1,
  mot: 1,
  hai: 2,
  ba: 3,
  tu: 4,
  bon: 4,
  nam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
  muoi: 10,
  "muoi mot": 11,
  "muoi hai": 12,
};

/** A small l is often typed for the numeral I ("Quý l/2023"). */
const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };

const countOf = (written: string): number => {
  const word = written.trim().replace(/\s+/g, " ");
  if (/^\d+$/.test(word)) return Number(word);
  // A numeral such as V names no quarter, yet it is meant as one: 0, so that it is reported as invalid.
  return WORDS[word] ?? ROMAN[word.replaceAll("l", "i")] ?? 0;
};

/** Words after a fraction such as 12/2020 that make it a count of something. */
const COUNTED = "(?!\\s{0,2}(?:ho so|hs|thu tuc|tthc|dvc|dich vu|diem|don vi|xa|truong hop|%|=))";

/** The year after a label: "/2023", "/23", "-2023", ".2023", " năm 2023", " (năm 2023", " 2023". */
const YEAR =
  "(?:\\s{0,2}/\\s{0,2}(?:nam\\s{0,2})?(?<slashed>\\d{2,6})|\\s{0,2}-\\s{0,2}(?<dashed>20\\d\\d|2100)|\\.(?<dotted>20\\d\\d|2100)" +
  "|[\\s,;:.(-]{0,4}(?:cua\\s{1,2})?nam[\\s:]{0,3}(?<said>\\d{3,6})|\\s{1,2}(?<bare>20\\d\\d|2100)|\\s?,\\s?(?<listed>20\\d\\d|2100)(?!\\d)" +
  `${COUNTED})(?!\\d)(?![.,]\\d)`;

const yearIn = (groups: Groups): number | null => {
  const written = groups.slashed ?? groups.dashed ?? groups.dotted ?? groups.said ?? groups.bare ?? groups.listed;
  return written === undefined ? null : yearOf(written);
};

/** Between the members of "tháng 4, 5 và 6" (a list) or "tháng 4 đến tháng 6" (a span). */
const JOIN =
  "\\s{0,2}(?:,|\\+|&|va(?![a-z])|-|(?:cho\\s)?(?:den|toi)(?![a-z])(?:\\s{1,2}(?:het|cuoi)(?![a-z]))?)\\s{0,2}";
/** "năm" is five only where no year follows it: "tháng năm năm 2023", but "tháng …, năm 2023". */
const MONTH_WORD =
  "(?:muoi\\s(?:mot|hai)|mot|hai|ba|tu|bon|nam(?![\\s:.]{0,4}\\d)|sau|bay|tam|chin|muoi)(?![a-z])(?!\\s{1,3}(?:muoi|muoi mot|muoi hai)(?![a-z]))";
const QUARTER_WORD = "(?:nhat|mot|hai|ba|tu|bon|dau(?=\\s{1,3}nam(?![a-z])))(?![a-z])";
const ROMAN_ITEM = "[ivxl]{1,4}(?![a-z])";
const DIGITS_ITEM = "\\d{1,2}(?!\\d)";
/** After the first member a number may begin something else: "từ tháng 01 đến 13/4", "tháng 6 và 6 tháng đầu năm". */
const ONLY_MEMBER = "(?!\\s?[/.-]\\s?\\d{1,2}(?!\\d)|\\s{0,3}thang)";

/** A list of members, each but the first with or without its unit. */
const listOf = (item: string, unit: string): string =>
  `${item}(?:${JOIN}(?:(?:${unit})\\s{0,2})?${item}${ONLY_MEMBER}){0,11}`;

interface Members {
  readonly first: number;
  readonly last: number;
  readonly trouble: LabelTrouble | null;
}

/** The members of a label's list, when they follow one another; each may be 1 to `max`. */
const membersOf = (written: string, unit: RegExp, max: number): Members => {
  const items = written.split(new RegExp(JOIN)).map((item) => countOf(item.replace(unit, "")));
  const [first = 0, last = first] = [items[0], items.at(-1)];
  const isSpan = items.length === 2 && /-|den|toi/.test(written);
  if (items.some((item) => item < 1 || item > max)) return { first, last, trouble: "invalid" };
  if (isSpan) return { first, last, trouble: last < first ? "reversed" : null };
  const follows = items.every((item, index) => index === 0 || item === (items[index - 1] ?? 0) + 1);
  return { first, last, trouble: follows ? null : "several" };
};

interface Form {
  readonly pattern: RegExp;
  /** The token of a match, or null where the words mean something else after all. */
  readonly token: (groups: Groups, at: Offsets, matched: string) => PeriodToken | null;
}

const date = (
  day: string | undefined,
  month: string | undefined,
  year: string | undefined,
  at: Offsets,
): DateToken => ({
  kind: "date",
  day: Number(day),
  month: month === undefined ? null : Number(month),
  year: year === undefined ? null : yearOf(year),
  at,
});

const label = (
  unit: LabelUnit,
  weight: LabelToken["weight"],
  months: { readonly start: number; readonly end: number; readonly trouble?: LabelTrouble | null },
  year: number | null,
  at: Offsets,
  endYear: number | null = year,
): LabelToken => {
  const trouble = months.trouble ?? (isYear(year) && isYear(endYear) ? null : "invalid");
  return { kind: "label", unit, weight, start: months.start, end: months.end, year, endYear, trouble, at };
};

/** Members in words only, without digit or numeral: such a label needs a year beside it to be believed. */
const isSpelled = (items: string): boolean => !/\d|(?<![a-z])(?:i{1,3}|iv|l{1,3})(?![a-z])/.test(items);

const INVALID = { start: 1, end: 1, trouble: "invalid" } as const;

/** The first or last n months of a year. */
const partOf = (count: number, side: string | undefined) => {
  if (count < 1 || count > 12) return INVALID;
  return side === "cuoi" ? { start: 13 - count, end: 12 } : { start: 1, end: count };
};

/** Words before a number that make it that of a document: "Thông tư 01/2023". */
const NUMBERED =
  "(?<!(?<![a-z])(?:(?<!ho\\s)so|nghi dinh|nghi quyet|quyet dinh|thong tu|chi thi|cong van|ke hoach|nd|nq|qd|tt|ct|cv|kh):?\\s{0,2})";

/** Where two forms start at the same character the earlier one in this list is taken. */
const FORMS: readonly Form[] = [
  {
    // nd09:2023-Q1; the dates of a `range:` key are read as dates
    pattern: /(?<![a-z0-9])(?:nd09|civil|iso-week):\d{4}(?:-[a-z0-9]{1,4})?(?![a-z0-9-])/g,
    token: (_, at, text) => {
      const [calendar = "", name = ""] = text.split(":");
      return { kind: "key", period: readPeriodKey(`${calendar}:${name.toUpperCase()}`), at };
    },
  },
  {
    // 2023-06-14
    pattern: /(?<![\d-])(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?![\d-])/g,
    token: ({ day, month, year }, at) => date(day, month, year, at),
  },
  {
    // ngày 15 tháng 12 năm 2021; without the year only after "ngày" and the like, because "6 tháng 9" may be a count of months
    pattern:
      /(?<![\d.,/])(?<day>\d{1,2})\s{1,3}thang\s{1,3}(?<month>\d{1,2})(?!\d)(?:(?:[\s,]{1,3}nam\s{1,3}|\s{0,2}[/-]\s{0,2})(?<year>\d{2,6})(?!\d)|(?<=(?:ngay|mung|tu|den|toi)\s{1,3}\d{1,2}\s{1,3}thang\s{1,3}\d{1,2}))/g,
    token: ({ day, month, year }, at) => date(day, month, year, at),
  },
  {
    // 15/12/2021, 15 / 12 / 2021, 27.4, 13/4 năm 2020
    pattern:
      /(?<![\d/.,])(?<day>\d{1,2})(?:(?<mark>[/.-])(?<month>\d{1,2})(?:\k<mark>(?<year>\d{1,6})|\s{1,2}nam\s{1,2}(?<said>\d{2,6}))?|\s?(?<spaced>[/-])\s?(?<spacedMonth>\d{1,2})\s?\k<spaced>\s?(?<spacedYear>\d{4}))(?!\d|[/.,]\d)/g,
    token: ({ day, month, year, said, spacedMonth, spacedYear }, at) =>
      date(day, month ?? spacedMonth, year ?? said ?? spacedYear, at),
  },
  {
    // the first day of "từ ngày 01 đến ngày 30/6/2023" and "từ 01-15/6/2023"
    pattern:
      /(?<=(?:tu|ngay)\s{1,3})(?<day>\d{1,2})(?=\s{0,3}(?:-|den|toi)\s{0,3}(?:het\s{1,3})?(?:ngay\s{1,3})?\d{1,2}(?:[/.]\d{1,2}[/.]\d{2,6}|\s{1,3}thang\s{1,3}\d))/g,
    token: ({ day }, at) => date(day, undefined, undefined, at),
  },
  {
    // 6 tháng đầu năm 2023, 9 tháng năm 2023, sáu tháng cuối năm, 9T/2023
    pattern: new RegExp(
      `(?<![\\d.,/-]|[a-z])(?:(?<count>\\d{1,2})\\s{0,3}(?:thang(?![a-z])|t(?=/|\\s{1,2}(?:dau|cuoi)))|(?<word>${MONTH_WORD})\\s{1,3}thang(?![a-z]))` +
        `(?:\\s{1,3}(?<side>dau|cuoi)(?![a-z]))?(?:${YEAR}|\\s{1,3}(?:cua\\s{1,2})?nam(?![a-z]))?`,
      "g",
    ),
    token: (groups, at) => {
      const year = yearIn(groups);
      // "trong 6 tháng" alone is a length of time.
      if (year === null && groups.side === undefined) return null;
      return label("part", 3, partOf(countOf(groups.count ?? groups.word ?? ""), groups.side), year, at);
    },
  },
  {
    // nửa đầu năm 2023
    pattern:
      /(?<![a-z])nua\s{1,2}(?<side>dau|cuoi)\s{1,2}(?:cua\s{1,2})?nam(?![a-z])(?:\s{1,3}(?<year>\d{3,6})(?!\d))?/g,
    token: ({ side, year }, at) => label("part", 3, partOf(6, side), year === undefined ? null : yearOf(year), at),
  },
  {
    // Quý I/2023, quý 1 năm 2023, Q1/2023, quý I và quý II/2023
    pattern: new RegExp(
      `(?<![a-z])(?:(?<unit>qu[yi])\\s{0,2}|q)\\.?\\s{0,2}(?<items>${listOf(`(?:${ROMAN_ITEM}|${DIGITS_ITEM}|${QUARTER_WORD})`, "qu[yi]|q")})(?:${YEAR})?`,
      "g",
    ),
    token: ({ unit, items = "", ...groups }, at) => {
      const year = yearIn(groups);
      const { first, last, trouble } = membersOf(items, /^(?:qu[yi]|q)\s*/, 4);
      // Without a year "quý vị", "quy tụ" and "Q 1" are no quarters.
      if (year === null && (trouble === "invalid" || unit === undefined || isSpelled(items))) return null;
      return label("quarter", 3, { start: first * 3 - 2, end: last * 3, trouble }, year, at);
    },
  },
  {
    // Tháng 6/2023, tháng 6 năm 2023, T6/2023, tháng 4 đến tháng 6/2023; not the "tháng" of "6 tháng"
    pattern: new RegExp(
      `(?<![a-z]|(?<!\\d)\\d{1,2}\\s{0,3})(?:thang[.:]?\\s{0,3}(?<items>${listOf(`(?:${DIGITS_ITEM}|${MONTH_WORD})`, "thang")})` +
        `|t\\.?(?<short>${listOf(DIGITS_ITEM, "t")}))(?:${YEAR})?`,
      "g",
    ),
    token: ({ items, short, ...groups }, at) => {
      const year = yearIn(groups);
      const written = items ?? short ?? "";
      const { first, last, trouble } = membersOf(written, /^(?:thang\s*(?=\S)|t(?=\d))/, 12);
      // Without a year "tháng ba" is prose and "T2" is Monday.
      if (year === null && (trouble === "invalid" || short !== undefined || isSpelled(written))) return null;
      return label("month", 3, { start: first, end: last, trouble }, year, at);
    },
  },
  {
    // Tuần 43/2026, tuần thứ 43 năm 2026
    pattern: new RegExp(`(?<![a-z])tuan(?:\\s{1,3}(?:le|thu|so))?\\s{0,3}(?<week>\\d{1,2})(?!\\d)(?:${YEAR})?`, "g"),
    token: ({ week, ...groups }, at) => {
      const [year, index] = [yearIn(groups), Number(week)];
      const isWeek = year === null ? index >= 1 && index <= 53 : weekPeriod(year, index) !== null;
      return label("week", 3, { start: index, end: index, trouble: isWeek ? null : "invalid" }, year, at);
    },
  },
  {
    // 2023-06, 2023-Q1, 2023-9M, H1/2023
    pattern:
      /(?<![\d-])(?<year>20\d\d|2100)-(?:(?<month>0[1-9]|1[0-2])|q(?<quarter>[1-4])|h(?<half>[12])|(?<count>[1-9]|1[0-2])m)(?![\d-]|[a-z])|(?<![a-z0-9])h(?<first>[12])\s?[/-]\s?(?<halfYear>20\d\d|2100)(?!\d)/g,
    token: ({ year, month, quarter, half, count, first, halfYear }, at) => {
      const written = Number(year ?? halfYear);
      if (month !== undefined) return label("month", 2, { start: Number(month), end: Number(month) }, written, at);
      if (quarter !== undefined) {
        return label("quarter", 2, { start: Number(quarter) * 3 - 2, end: Number(quarter) * 3 }, written, at);
      }
      if (count !== undefined) return label("part", 2, partOf(Number(count), undefined), written, at);
      return label("part", 2, partOf(6, (half ?? first) === "1" ? "dau" : "cuoi"), written, at);
    },
  },
  {
    // 06/2023, unless it is the number of a document or a count of something
    pattern: new RegExp(
      `(?=\\d)${NUMBERED}(?<![\\d/.,]|(?<!\\d\\s?)-)(?<month>0?[1-9]|1[0-2])\\s?[/.-]\\s?(?<year>20\\d\\d|2100)(?!\\d|/[a-z\\d]|-[a-z]|[.,]\\d)${COUNTED}`,
      "g",
    ),
    token: ({ month, year }, at) => label("month", 2, { start: Number(month), end: Number(month) }, Number(year), at),
  },
  {
    // năm 2023, năm báo cáo: 2023, năm 2021-2025, giai đoạn 2021-2025, năm 2022, 2023
    pattern:
      /(?<![a-z])(?:nam(?:\s{1,2}bao\s{1,2}cao)?|giai\s{1,2}doan)[\s:]{1,3}(?<year>\d{3,6})(?!\d)(?<more>(?:\s{0,2}(?:,|\+|&|va(?![a-z]))\s{0,2}20\d\d(?![\d/]|[.,]\d)(?!\s{0,2}(?:ho so|hs|thu tuc|tthc|dvc|dich vu|diem|don vi|xa|truong hop|%|=))){1,9})?(?:\s{0,3}(?:-|den|toi)\s{0,3}(?:het\s{1,2})?(?:nam\s{1,3})?(?<endYear>\d{4})(?!\d))?(?![.,/]\d)/g,
    token: ({ year = "", endYear, more }, at) => {
      const first = yearOf(year);
      const last = endYear === undefined ? first : Number(endYear);
      const isReversed = isYear(first) && isYear(last) && last < first;
      const trouble = more !== undefined ? "several" : isReversed ? "reversed" : null;
      return label("year", 1, { start: 1, end: 12, trouble }, first, at, last);
    },
  },
];

/** The period of a label in one calendar; null where it names none or its year is not written. */
export const labelPeriod = (token: LabelToken, calendar: Calendar): Period | null =>
  token.trouble !== null || token.year === null || token.endYear === null
    ? null
    : token.unit === "week"
      ? weekPeriod(token.year, token.start)
      : spanPeriod(calendar, { from: monthNumber(token.year, token.start), to: monthNumber(token.endYear, token.end) });

/** Every piece of a period's name, in order and without overlap. `text` is folded (`folded(composed(written))`). */
export const findPeriodTokens = (text: string): readonly PeriodToken[] => {
  const found = FORMS.flatMap(({ pattern, token }, order) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const at: Offsets = [match.index, match.index + match[0].length];
      const made = token(match.groups ?? {}, at, match[0]);
      return made ? [{ made, order }] : [];
    }),
  );
  found.sort((a, b) => a.made.at[0] - b.made.at[0] || a.order - b.order);
  const tokens: PeriodToken[] = [];
  for (const { made } of found) if (made.at[0] >= (tokens.at(-1)?.at[1] ?? 0)) tokens.push(made);
  return tokens;
};
