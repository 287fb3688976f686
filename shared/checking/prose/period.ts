// Reads the periods that a text names: that of its figures, the label in its title, its spans of days, dates that cannot be.
import { type LocalDate, localDate, YEAR_MAX, YEAR_MIN } from "../../domain/local-date.ts";
import type { Period } from "../../domain/period.ts";
import { type PeriodReading, readPeriod } from "../../domain/period-text.ts";
import type { DateToken, LabelToken, Offsets } from "../../domain/period-tokens.ts";
import { officialDate } from "../../text/period.ts";
import type { Article } from "./quantities.ts";
import { isCounting } from "./relations.ts";
import { blanked } from "./source-text.ts";

/** The period that the figures belong to; a bare label is open between the two calendars. */
export interface FiguresPeriod {
  readonly first: LocalDate;
  readonly last: LocalDate;
  /** The same label as calendar months, where the text leaves the calendar open. */
  readonly civil: Period | null;
  readonly period: Period;
  /** Where the text says it; null where the caller does. */
  readonly at: Offsets | null;
  readonly sentence: number | null;
}

export interface InvalidDate {
  readonly token: DateToken;
  /** The day that was probably meant; null where several are as likely. */
  readonly meant: LocalDate | null;
}

const yearsIn = (article: Article): ReadonlySet<number> =>
  new Set(article.dated.flatMap((token) => (token.year !== null && token.year >= YEAR_MIN ? [token.year] : [])));

/** "13/03/223": the year with one digit put back, where another date of the text has that year. */
const meantDate = (article: Article, token: DateToken): LocalDate | null => {
  const year = /\d{1,6}$/u.exec(article.source.plain.slice(...token.at))?.[0] ?? "";
  if (token.month === null || year.length !== 3) return null;
  const known = yearsIn(article);
  const years = new Set<number>();
  for (let place = 0; place <= year.length; place += 1) {
    for (let digit = 0; digit <= 9; digit += 1) {
      const candidate = Number(`${year.slice(0, place)}${digit}${year.slice(place)}`);
      if (candidate >= YEAR_MIN && candidate <= YEAR_MAX && known.has(candidate)) years.add(candidate);
    }
  }
  const [only] = years;
  return years.size === 1 && only !== undefined ? localDate({ day: token.day, month: token.month, year: only }) : null;
};

/** Dates with a year that no calendar has. A date without a year may be anything ("30/2" of a list) and is left alone. */
export const invalidDatesIn = (article: Article): readonly InvalidDate[] =>
  article.dated.flatMap((token): InvalidDate[] => {
    if (token.kind !== "date" || token.year === null || token.month === null) return [];
    const isValid = localDate({ day: token.day, month: token.month, year: token.year }) !== null;
    // A founding day or a date of birth is no slip.
    const isHistory =
      token.year >= 1900 &&
      token.year < YEAR_MIN &&
      localDate({ day: token.day, month: token.month, year: 2000 }) !== null;
    return isValid || isHistory ? [] : [{ token, meant: meantDate(article, token) }];
  });

/** The text as `readPeriod` should see it: without documents and stamps, with slips of the year put right. */
const readableText = (article: Article): string => {
  const cited = article.citations.flatMap((citation) => [citation.at, ...(citation.dateAt ? [citation.dateAt] : [])]);
  let text = blanked(article.source.text, [...article.furniture, ...cited]);
  for (const { token, meant } of invalidDatesIn(article)) {
    if (!meant) continue;
    // A date one character longer than the one it stands for takes the space after it.
    const end = token.at[0] + Math.max(officialDate(meant).length, token.at[1] - token.at[0]);
    text = text.slice(0, token.at[0]) + officialDate(meant).padEnd(end - token.at[0]) + text.slice(end);
  }
  return text;
};

export interface SentencePeriod {
  readonly sentence: number;
  readonly at: Offsets;
  readonly reading: PeriodReading;
  /** Given by days, not by a name. */
  readonly isSpan: boolean;
}

/** Longer sentences name no one period. */
const SENTENCE_MAX = 2_000;

const readSentencePeriod = (article: Article, text: string, index: number): SentencePeriod | null => {
  const tokens = article.datedIn.get(index) ?? [];
  const [start, end] = article.sentences[index]?.at ?? [0, 0];
  const [firstToken] = tokens;
  const lastToken = tokens.at(-1);
  if (!firstToken || !lastToken || end - start > SENTENCE_MAX) return null;
  const reading = readPeriod(text.slice(start, end));
  if (!reading.ok) return null;
  const isSpan = reading.result.alternative === null && tokens.filter((token) => token.kind === "date").length >= 2;
  const dates = tokens.filter((token) => (isSpan ? token.kind === "date" : token.kind === "label"));
  const at: Offsets = [(dates[0] ?? firstToken).at[0], (dates.at(-1) ?? lastToken).at[1]];
  return { sentence: index, at, reading: reading.result, isSpan };
};

/** Periods that single sentences name, in order. */
export const sentencePeriods = (article: Article): readonly SentencePeriod[] => {
  const text = readableText(article);
  return article.sentences.flatMap((_, index) => readSentencePeriod(article, text, index) ?? []);
};

/** How many sentences at the head of a text announce it: those before its first figure. */
const titleSentences = (article: Article): number =>
  article.quantities.find((quantity) => isCounting(quantity) || quantity.kind === "score")?.sentence ?? 0;

const figuresPeriod = ({ reading, at, sentence }: SentencePeriod): FiguresPeriod => {
  const { period, alternative } = reading;
  return { first: period.first, last: period.last, civil: alternative, period, at, sentence };
};

/** Days beside figures, else the title, else a label beside figures, else the first period of all. */
export const periodOfFigures = (article: Article, periods: readonly SentencePeriod[]): FiguresPeriod | null => {
  const counted = new Set(
    article.quantities
      .filter((quantity) => isCounting(quantity) || quantity.kind === "score")
      .map((quantity) => quantity.sentence),
  );
  const title = titleSentences(article);
  const period =
    periods.find(
      (sentencePeriod) =>
        sentencePeriod.isSpan && (counted.has(sentencePeriod.sentence) || sentencePeriod.sentence < title),
    ) ??
    periods.find((sentencePeriod) => counted.has(sentencePeriod.sentence)) ??
    periods.find((sentencePeriod) => sentencePeriod.sentence < title) ??
    periods[0];
  return period ? figuresPeriod(period) : null;
};

/** Labels such as "Quý I/2023" in the title, with their year. */
export const titleLabels = (article: Article): readonly LabelToken[] => {
  const end = article.sentences[titleSentences(article)]?.at[0] ?? 0;
  return article.dated.filter(
    (token): token is LabelToken =>
      token.kind === "label" &&
      token.weight === 3 &&
      token.year !== null &&
      token.trouble === null &&
      token.at[1] <= end,
  );
};
