// Reads reporting periods as people write them: "Quý I/2023", "6 tháng đầu năm 2021", "từ ngày 15/12/2021 đến ngày 12/9/2022".
import { daysInMonth, fromExcelSerial, type LocalDate, localDate } from "./local-date.ts";
import { type Calendar, monthNumber, type Period, rangePeriod, weekOfDays } from "./period.ts";
import {
  calendarNamedIn,
  composed,
  type DateToken,
  findPeriodTokens,
  folded,
  type LabelToken,
  labelPeriod,
  type Offsets,
  type PeriodToken,
} from "./period-tokens.ts";
import { unreadBeside } from "./period-words.ts";
import { done, type Outcome, type Problem, problem, refuse } from "./problem.ts";

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

const CALENDAR_NAMES: Readonly<Record<string, Calendar>> = {
  nd09: "nd09",
  "nd 09": "nd09",
  "15-14": "nd09",
  civil: "civil",
  "duong lich": "civil",
};

/** The calendar that people name: nd09, "15-14", civil or "dương lịch", in any case and without diacritics; null for another word. */
export const parseCalendar = (text: string): Calendar | null => {
  const name = folded(composed(text)).trim().replace(/\s+/g, " ");
  return Object.hasOwn(CALENDAR_NAMES, name) ? (CALENDAR_NAMES[name] ?? null) : null;
};

/** What the words before a piece make of it. */
interface Setting {
  /** "từ", "kể từ": it opens a span. */
  readonly opens: boolean;
  /** "đến hết", "tính đến", "tới": it closes a span whose beginning may be missing. */
  readonly closes: boolean;
  /** "ngày" stands before it, so that 21/7 is a day and no ratio. */
  readonly isDay: boolean;
  /** It is what the report compares itself with, or a plan for later: not the report's own period. */
  readonly isAside: boolean;
}

/** Two dates that belong together, the end possibly the last day of a month ("đến hết tháng 10/2025"). */
interface Dates {
  readonly kind: "dates";
  readonly first: DateToken;
  readonly last: DateToken;
  readonly at: Offsets;
  readonly isAside: boolean;
}

interface Piece {
  readonly kind: "piece";
  readonly token: PeriodToken;
  readonly setting: Setting;
}

/** A text on its way to a period: as composed, as folded, and as it is quoted in a sentence. */
interface Source {
  readonly written: string;
  readonly plain: string;
  readonly got: string;
}

/** Longest quotation of a text in a sentence. */
const QUOTED_MAX = 80;

const sourceOf = (text: string): Source => {
  const written = composed(text);
  const trimmed = written
    .slice(0, 10 * QUOTED_MAX)
    .trim()
    .replace(/\s+/g, " ");
  const got = trimmed.length > QUOTED_MAX ? `${trimmed.slice(0, QUOTED_MAX)}…` : trimmed;
  // Cells that were joined: "Tháng | 10 | năm | 2025".
  return { written, plain: folded(written).replaceAll("|", " "), got };
};

const quote = (source: Source, at: Offsets): string =>
  source.written
    .slice(...at)
    .trim()
    .replace(/\s+/g, " ");

const ON = "(?:ngay)?[\\s:]{0,3}";
const HOUR = "(?:\\d{1,2}\\s?(?:h|gio|:)\\s?\\d{0,2}\\s{1,3})?";
/** Between the two ends of a span: "đến hết ngày", "-", "tới 24h00 ngày", and the two dots of a key. */
const TO = new RegExp(
  `^[\\s,;]{0,3}(?:\\.\\.|-{1,2}>?|=>|→|~|(?:cho\\s)?(?:den|toi))\\s{0,3}(?<close>het|cuoi)?\\s{0,3}${HOUR}${ON}$`,
);
const AND = /^\s{0,2}(?:va|,|\+|&)\s{0,2}$/;

const BEFORE_MAX = 40;
const OPENS = new RegExp(`(?<![a-z])tu[\\s:]{1,3}${HOUR}${ON}$`);
const CLOSES = new RegExp(`(?<![a-z])(?:den|toi|het)(?:\\s{1,3}(?:het|cuoi|thoi diem))?\\s{0,3}${HOUR}${ON}$`);
const DAY = /(?<![a-z])ngay[\s:]{0,3}$/;
/** "so với quý I/2022", "cùng kỳ năm 2022", "phương hướng, nhiệm vụ quý II/2023" */
const ASIDE =
  /(?<![a-z])(?:so\s{1,3}voi|cung\s{1,3}ky|phuong\s{1,3}huong|(?<!thuc\s{1,3}hien\s{1,3})(?:nhiem\s{1,3}vu|ke\s{1,3}hoach(?!\s{1,3}so)))(?![a-z])/;

const settingOf = (plain: string, token: PeriodToken, after: number): Setting => {
  const start = token.at[0];
  const before = plain.slice(Math.max(after, start - BEFORE_MAX), start);
  return {
    opens: OPENS.test(before),
    closes: CLOSES.test(before),
    isDay: DAY.test(before),
    isAside: ASIDE.test(before),
  };
};

const isJoinable = (token: LabelToken): boolean => token.unit === "month" || token.unit === "quarter";

/** "tháng 12/2022 đến tháng 6/2023" as one label; null where the two do not make a span. */
const joinLabels = (a: LabelToken, b: LabelToken, bySign: boolean): LabelToken | null => {
  if (!isJoinable(a) || a.unit !== b.unit || a.trouble !== null || b.trouble !== null) return null;
  const year = a.year ?? b.year;
  const at: Offsets = [a.at[0], b.at[1]];
  const joined = { ...a, weight: b.weight > a.weight ? b.weight : a.weight, end: b.end, year, endYear: b.endYear, at };
  if (year === null) return joined;
  // "tháng 12/2022 đến tháng 3": the year of the end is not written, and the one of the beginning would be a guess.
  if (b.endYear === null) return { ...joined, year: null };
  const isForward = monthNumber(year, a.start) < monthNumber(b.endYear, b.end);
  if (isForward) return joined;
  // "Quý I/2023 - Quý I/2022" sets two periods beside each other; "từ … đến …" was meant as a span.
  return bySign && a.year !== null ? null : { ...joined, trouble: "reversed" };
};

/** The last day of a month or quarter as a date: "đến hết tháng 10/2025". Months of dates are those of the wall calendar. */
const closingDay = (token: LabelToken): DateToken | null =>
  isJoinable(token) && token.trouble === null && token.endYear !== null
    ? { kind: "date", day: daysInMonth(token.endYear, token.end), month: token.end, year: token.endYear, at: token.at }
    : null;

/** Puts the pieces of a text together: spans of dates, spans of months, and what stands alone. */
const assemble = (source: Source): readonly (Dates | Piece)[] => {
  const { plain } = source;
  const tokens = [...findPeriodTokens(plain)];
  const parts: (Dates | Piece)[] = [];
  let isAside = false;
  for (let index = 0; index < tokens.length; index += 1) {
    let token = tokens[index] as PeriodToken;
    const after = tokens[index - 1]?.at[1] ?? 0;
    const setting = settingOf(plain, token, after);
    // In "so với tháng 5 và tháng 4/2023" both stand aside.
    isAside = setting.isAside || (isAside && AND.test(plain.slice(after, token.at[0])));
    let dates: Dates | null = null;
    while (dates === null) {
      const next = tokens[index + 1];
      if (next === undefined) break;
      const gap = plain.slice(token.at[1], next.at[0]);
      const to = TO.exec(gap);
      if (token.kind === "date" && to) {
        const last = next.kind === "date" ? next : next.kind === "label" && to.groups?.close ? closingDay(next) : null;
        if (last === null) break;
        dates = { kind: "dates", first: token, last, at: [token.at[0], next.at[1]], isAside };
        index += 1;
      } else if (token.kind === "label" && next.kind === "label" && to) {
        const joined = joinLabels(token, next, !/[a-z]/.test(gap));
        if (joined === null) break;
        token = joined;
        index += 1;
      } else if (token.kind === "label" && next.kind === "label" && AND.test(gap) && token.year === null) {
        // "Báo cáo tháng 6 và 6 tháng đầu năm 2023": one year, two periods.
        token = { ...token, year: next.year, endYear: next.year };
        break;
      } else break;
    }
    parts.push(dates ?? { kind: "piece", token, setting: { ...setting, isAside } });
  }
  return parts;
};

const OTHER: Readonly<Record<Calendar, Calendar>> = { nd09: "civil", civil: "nd09" };

const settled = (period: Period, mismatch: Problem | null = null): Outcome<PeriodReading> =>
  done({ period, alternative: null, mismatch });

const sameLabel = (a: LabelToken, b: LabelToken): boolean =>
  (a.unit === "week") === (b.unit === "week") &&
  a.start === b.start &&
  a.end === b.end &&
  (a.year ?? b.year) === (b.year ?? a.year) &&
  (a.endYear ?? b.endYear) === (b.endYear ?? a.endYear);

const withYear = (token: LabelToken, year: number): LabelToken =>
  token.year === null ? { ...token, year, endYear: year } : token;

/** A bare label: in the calendar that is fixed, else in nd09 with the civil one as the alternative. */
const readLabel = (source: Source, token: LabelToken, calendar: Calendar | null): Outcome<PeriodReading> => {
  const name = quote(source, token.at);
  if (token.trouble === "several") {
    const [first = name, ...others] = name.split(/\s*(?:[,+&]|và)\s*/iu);
    return refuse("PERIOD_SEVERAL", { got: source.got, first, second: others.join(", ") || name });
  }
  if (token.trouble === "reversed") {
    const [first = name, last = name] = name.split(/\s*(?:[-\u2010-\u2015\u2212]|[đd][eế]n|t[oớ]i)\s*/iu);
    return refuse("PERIOD_REVERSED", { first, last });
  }
  if (token.trouble === null && token.year === null) return refuse("PERIOD_YEAR_MISSING", { got: source.got });
  const unread = unreadBeside(source.plain, source.written, token);
  if (unread) {
    return unread.kind === "unfilled"
      ? refuse("PERIOD_UNFILLED", { got: source.got })
      : unread.kind === "weekOfMonth"
        ? refuse("PERIOD_WEEK_OF_MONTH", { got: source.got })
        : refuse("PERIOD_UNREAD", { got: source.got, word: quote(source, unread.at), label: name });
  }
  const chosen = calendar ?? "nd09";
  const period = labelPeriod(token, chosen);
  if (period === null) return refuse("PERIOD_DATE_INVALID", { got: source.got, date: name });
  const isSettled = calendar !== null || token.unit === "week";
  return done({ period, alternative: isSettled ? null : labelPeriod(token, OTHER[chosen]), mismatch: null });
};

const dayOf = (token: DateToken, year: number | null, month: number | null): LocalDate | null =>
  year === null || month === null ? null : localDate({ year, month, day: token.day });

const isNamed = (first: LocalDate, last: LocalDate): boolean =>
  first <= last && rangePeriod(first, last).kind !== "range";

/** The day on which the span begins: its missing month and year are those of the end. */
const openingDay = (first: DateToken, end: DateToken, last: LocalDate): LocalDate | null => {
  const month = first.month ?? end.month;
  const day = dayOf(first, first.year ?? end.year, month);
  if (first.year !== null || day === null || day <= last || end.year === null) return day;
  // "từ 15/12 đến 14/3/2023" begins in the year before; taken only where that makes a named period, so that a slip stays visible.
  const earlier = dayOf(first, end.year - 1, month);
  return earlier && isNamed(earlier, last) ? earlier : day;
};

/** Two dates without a year, beside a label with one: the calendar in which they are the label's own days. */
const datesOfLabel = (dates: Dates, labels: readonly LabelToken[]): Period | null => {
  const dayAndMonth = (date: LocalDate): string => date.slice(5);
  const written = ({ day, month }: DateToken): string =>
    `${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  for (const token of labels) {
    for (const calendar of ["nd09", "civil"] as const) {
      const period = labelPeriod(token, calendar);
      const fits =
        period !== null &&
        dayAndMonth(period.first) === written(dates.first) &&
        dayAndMonth(period.last) === written(dates.last);
      if (fits) return period;
    }
  }
  return null;
};

/** A label fits the days that it names; a week also those of its days that are worked. */
const isOfLabel = (named: Period | null, { unit }: LabelToken, days: Period): boolean =>
  named !== null &&
  (named.key === days.key || (unit === "week" && named.first <= days.first && days.last <= named.last));

/** Dates win over the labels beside them; where they are no label's days in any calendar, the reading says so. */
const readDates = (source: Source, dates: Dates, labels: readonly LabelToken[]): Outcome<PeriodReading> => {
  if (dates.last.year === null) {
    const period = datesOfLabel(dates, labels);
    return period ? settled(period) : refuse("PERIOD_YEAR_MISSING", { got: source.got });
  }
  const last = dayOf(dates.last, dates.last.year, dates.last.month);
  if (last === null) return refuse("PERIOD_DATE_INVALID", { got: source.got, date: quote(source, dates.last.at) });
  const first = openingDay(dates.first, dates.last, last);
  if (first === null) return refuse("PERIOD_DATE_INVALID", { got: source.got, date: quote(source, dates.first.at) });
  if (first > last) {
    return refuse("PERIOD_REVERSED", { first: quote(source, dates.first.at), last: quote(source, dates.last.at) });
  }
  // Monday to Sunday is a week only where the text speaks of one; a week of work days stays the days that it is.
  const week = /(?<![a-z])tuan(?![a-z])/.test(source.plain) ? weekOfDays(first, last) : null;
  const period = week ?? rangePeriod(first, last);
  const complete = labels.map((token) => withYear(token, Number(last.slice(0, 4))));
  const fits = complete.some((token) =>
    (["nd09", "civil"] as const).some((calendar) => isOfLabel(labelPeriod(token, calendar), token, period)),
  );
  const [label] = complete;
  const mismatch =
    label && !fits ? problem("PERIOD_LABEL_MISMATCH", { label: quote(source, label.at), first, last }) : null;
  return settled(period, mismatch);
};

/** Labels that stand beside dates: those that say what they are, and a year right before or after the dates. */
const labelsBeside = (source: Source, parts: readonly (Dates | Piece)[], dates: Dates): readonly LabelToken[] =>
  parts.flatMap((part) => {
    if (part.kind === "dates" || part.token.kind !== "label" || part.setting.isAside) return [];
    const { token } = part;
    if (token.trouble !== null || token.weight === 2) return [];
    const between =
      token.at[1] <= dates.at[0]
        ? source.plain.slice(token.at[1], Math.min(dates.at[0], token.at[1] + BEFORE_MAX))
        : source.plain.slice(Math.max(dates.at[1], token.at[0] - BEFORE_MAX), token.at[0]);
    const isAdjacent = /^[\s,;:.(-]{0,6}(?:(?:tinh|ke|so lieu)\s{1,3}){0,2}(?:tu\s{0,3})?(?:ngay\s{0,3})?$/.test(
      between,
    );
    return token.weight === 3 || isAdjacent ? [token] : [];
  });

const severalProblem = (source: Source, first: Offsets, second: Offsets): Outcome<PeriodReading> =>
  refuse("PERIOD_SEVERAL", { got: source.got, first: quote(source, first), second: quote(source, second) });

/** "Đến hết tháng 11/2020" runs from the beginning of its year. */
const sinceJanuary = ({ token, setting }: { readonly token: LabelToken; readonly setting: Setting }): LabelToken =>
  isJoinable(token) && setting.closes && token.trouble === null && token.year === token.endYear
    ? { ...token, start: 1 }
    : token;

/**
 * A single date beside a label ("9 tháng năm 2020, tính đến ngày 14/9/2020"): the calendar in which it is the label's first or
 * last day; undefined where it is so in none, which leaves open what the figures cover.
 */
const calendarOfEdge = (label: LabelToken, edge: Piece & { readonly token: DateToken }): Calendar | undefined => {
  const day = dayOf(edge.token, edge.token.year ?? label.year, edge.token.month);
  return (["nd09", "civil"] as const).find((calendar) => {
    const period = labelPeriod(label, calendar);
    return period !== null && day === (edge.setting.opens ? period.first : period.last);
  });
};

/** What to say of a date that stands alone. */
const readLoneDate = (source: Source, token: DateToken): Outcome<PeriodReading> => {
  if (token.year === null) return refuse("PERIOD_YEAR_MISSING", { got: source.got });
  const date = dayOf(token, token.year, token.month);
  return date
    ? refuse("PERIOD_ONE_DATE", { got: source.got, date })
    : refuse("PERIOD_DATE_INVALID", { got: source.got, date: quote(source, token.at) });
};

/** A text that is nothing but digits: a year, a month that does not exist, or a date that Excel turned into its serial number. */
const readDigits = (source: Source, calendar: Calendar | null): Outcome<PeriodReading> | null => {
  const trimmed = source.plain.trim();
  // Nothing that is read here is longer; a long text would make the search for its edges slow.
  if (trimmed.length > 24) return null;
  const text = trimmed.replace(/^[\s"'“”(]+|[\s"'“”).,;:]+$/g, "");
  const at: Offsets = [source.plain.indexOf(text), source.plain.indexOf(text) + text.length];
  if (/^\d{4}$/.test(text)) {
    const year = Number(text);
    return readLabel(
      source,
      { kind: "label", unit: "year", weight: 1, start: 1, end: 12, year, endYear: year, trouble: null, at },
      calendar,
    );
  }
  if (/^\d{1,2}\s?[/-]\s?\d{4}$/.test(text))
    return refuse("PERIOD_DATE_INVALID", { got: source.got, date: source.got });
  if (/^\d{1,2}[/-]\d{1,2}$/.test(text)) return refuse("PERIOD_YEAR_MISSING", { got: source.got });
  const date = /^\d{5}$/.test(text) ? fromExcelSerial(Number(text)) : null;
  return date ? refuse("PERIOD_DATE_SERIAL", { got: source.got, date }) : null;
};

const isLabelPiece = (part: Piece): part is Piece & { readonly token: LabelToken } => part.token.kind === "label";
const isEdge = (part: Piece): part is Piece & { readonly token: DateToken } =>
  part.token.kind === "date" && (part.setting.opens || part.setting.closes);

/** The labels that say most, none of them twice. */
const weightiest = (labels: readonly LabelToken[]): readonly LabelToken[] => {
  const weight = Math.max(...labels.map((token) => token.weight));
  const distinct: LabelToken[] = [];
  for (const token of labels.filter((one) => one.weight === weight)) {
    const known = distinct.findIndex((one) => sameLabel(one, token));
    if (known < 0) distinct.push(token);
    else if (distinct[known]?.year === null) distinct[known] = token;
  }
  return distinct;
};

/**
 * The period that a text names, with or without diacritics, in any case, among other words. `calendar` is that of the form or
 * rule set, null or absent where none is fixed; a calendar that the text itself fixes wins.
 *
 * - Dates win over a label beside them. A span that equals a named period is that period; one that does not fit its label is
 *   read as the free range that it is, with `mismatch`.
 * - A year that is not written is never guessed, except that of "từ ngày 21/7 đến 20/8/2021", where it stands at the end.
 * - "Đến hết tháng 11/2020" counts from the beginning of the year (11 tháng); "tính đến ngày 28/10/2020" does not say from when
 *   and is refused, because the two calendars begin on different days.
 * - What follows "so với", "cùng kỳ" or "phương hướng, nhiệm vụ" is not the report's own period. Several others are refused.
 * - A word beside a label that is read by nobody may change what it means: the text is refused and the word named.
 *
 * Problems: `PERIOD_UNREADABLE`, `PERIOD_UNREAD`, `PERIOD_UNFILLED`, `PERIOD_WEEK_OF_MONTH`, `PERIOD_YEAR_MISSING`, `PERIOD_DATE_INVALID`, `PERIOD_REVERSED`, `PERIOD_ONE_DATE`,
 * `PERIOD_SEVERAL`, `PERIOD_DATE_SERIAL`.
 */
export const readPeriod = (
  text: string,
  options: { readonly calendar?: Calendar | null } = {},
): Outcome<PeriodReading> => {
  const source = sourceOf(text);
  const calendar = calendarNamedIn(source.plain) ?? options.calendar ?? null;
  const all = assemble(source);
  const own = all.filter((part) => !(part.kind === "dates" ? part.isAside : part.setting.isAside));
  const parts = own.length > 0 ? own : all;

  const pieces = parts.filter((part) => part.kind === "piece");
  const key = pieces.find((part) => part.token.kind === "key");
  if (key?.token.kind === "key") {
    return key.token.period
      ? settled(key.token.period)
      : refuse("PERIOD_UNREADABLE", { got: quote(source, key.token.at) });
  }

  const spans = parts.filter((part) => part.kind === "dates");
  const [span, ...otherSpans] = spans;
  if (span) {
    const reading = readDates(source, span, labelsBeside(source, parts, span));
    if (!reading.ok) return reading;
    for (const other of otherSpans) {
      const second = readDates(source, other, []);
      if (!second.ok) return second;
      if (second.result.period.key !== reading.result.period.key) return severalProblem(source, span.at, other.at);
    }
    return reading;
  }

  const labels = weightiest(pieces.filter(isLabelPiece).map(sinceJanuary));
  const [label, otherLabel] = labels;
  const edge = pieces.find(isEdge);
  if (label) {
    if (otherLabel) return severalProblem(source, label.at, otherLabel.at);
    if (!edge || label.trouble !== null || label.year === null) return readLabel(source, label, calendar);
    const fixed = calendarOfEdge(label, edge);
    return fixed ? readLabel(source, label, fixed) : readLoneDate(source, edge.token);
  }
  const lone =
    edge ?? pieces.find((part) => part.token.kind === "date" && (part.token.year !== null || part.setting.isDay));
  if (lone?.token.kind === "date") return readLoneDate(source, lone.token);
  return readDigits(source, calendar) ?? refuse("PERIOD_UNREADABLE", { got: source.got });
};
