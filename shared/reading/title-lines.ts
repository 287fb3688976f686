// Reads the lines above a table: whose figures they are, of which period, and on which form.

import { type FormDefinition, findForm } from "../domain/form.ts";
import type { FormCode } from "../domain/form-code.ts";
import type { Calendar, Period } from "../domain/period.ts";
import { readPeriod } from "../domain/period-text.ts";
import type { Problem } from "../domain/problem.ts";
import { foldText } from "../text/fold.ts";
import { namedForm } from "./form-title.ts";
import type { Place, TitleLine } from "./sheet.ts";
import { beginsWithCouncil, isCouncilAlone, namedUnitIn, plainText } from "./unit-words.ts";

export interface TitlePeriod {
  readonly period: Period;
  /** The same label in the other calendar, where nothing on the sheet fixes one. */
  readonly alternative: Period | null;
  /** Dates beside a label that they do not fit. */
  readonly mismatch: Problem | null;
  readonly at: Place;
}

export interface Title {
  readonly unit: string | null;
  readonly period: TitlePeriod | null;
  readonly form: FormCode | null;
  /** The line that names a form which is not known; then nothing else may stand for the form. */
  readonly unknownForm: TitleLine | null;
  /** Lines that say what the table is about, for headers that do not. */
  readonly subject: string;
}

export const calendarOfForm = (form: FormCode | null, forms: readonly FormDefinition[]): Calendar | null =>
  form === null ? null : (findForm(form, forms)?.calendar ?? null);

/** What stands on every document and says nothing about the figures. */
const BOILERPLATE = /^(?:cong hoa xa hoi chu nghia viet nam|doc lap tu do hanh phuc|mau so.*|phu luc.*)$/u;
const LETTER_NUMBER = /^số\s*:|^số\s*\d*\s*\//iu;

export const isBoilerplate = (text: string): boolean =>
  /^[-_*=.\s]+$/u.test(text) || LETTER_NUMBER.test(text) || BOILERPLATE.test(foldText(text));

/** The number and date of an instrument that the form comes from are not the report's period. */
const withoutCitations = (text: string): string =>
  text.replace(
    /\(?\s*(?:ban hành\s+)?(?:kèm theo|theo)\s+(?:Thông tư|Quyết định|Nghị định|Công văn|Báo cáo|Kế hoạch|Văn bản|Chỉ thị)[^)\n]*\)?/giu,
    " ",
  );

/** "Thạch Hưng, ngày 05 tháng 7 năm 2023": the day on which the report was signed. */
const SIGNED_AT = /^[^,:]{2,40},\s*ngày\s*[\d….]*\s*tháng\s*[\d….]*\s*năm/iu;

const periodOf = (lines: readonly TitleLine[], calendar: Calendar | null): TitlePeriod | null => {
  for (const { text, at } of lines) {
    const bare = withoutCitations(text);
    if (SIGNED_AT.test(bare)) continue;
    const read = readPeriod(bare, { calendar });
    if (!read.ok) continue;
    const { period, alternative, mismatch } = read.result;
    return { period, alternative, mismatch, at };
  }
  return null;
};

const OWN_UNIT =
  /^(?:ten\s+)?(?:don vi|co quan|dia phuong)(?:\s+(?:bao cao|gui bao cao|tong hop|thuc hien|lap bao cao))?\s*:\s*(?!tinh\b|ho so|so ho so)(?=\S)/u;

/** A head line is short; a sentence that mentions a unit is not the unit. */
const HEAD_MAX = 60;

const unitOf = (lines: readonly TitleLine[]): string | null => {
  for (const { text } of lines) {
    const stated = OWN_UNIT.exec(plainText(text));
    if (stated) return text.slice(stated[0].length).trim();
  }
  // In the left head the office above stands over the reporting one: the last of them counts.
  let head: string | null = null;
  for (const [index, { text, at }] of lines.entries()) {
    if (text.length > HEAD_MAX) continue;
    // A sheet without headers is all title: looking on below each of its thousands of lines would take seconds.
    const below = isCouncilAlone(text)
      ? lines.find((line, place) => place > index && line.at.column === at.column)
      : undefined;
    const named = namedUnitIn(text);
    if (below && namedUnitIn(below.text)) head = below.text;
    else if (beginsWithCouncil(text)) head = named?.name ?? text;
    else if (at.column === 0 && named?.index === 0) head = named.name;
  }
  if (head !== null) return head;
  for (const { text } of lines) {
    const found = namedUnitIn(text);
    if (found) return found.name;
  }
  return null;
};

/** What the title lines say. `calendar`: the one that the caller fixes; else that of the recognised form. */
export const readTitle = (
  lines: readonly TitleLine[],
  forms: readonly FormDefinition[],
  calendar: Calendar | null = null,
): Title => {
  const told = lines.filter(({ text }) => !isBoilerplate(text));
  const { form, unknown } = namedForm(lines, forms);
  return {
    unit: unitOf(told),
    period: periodOf(told, calendar ?? calendarOfForm(form, forms)),
    form,
    unknownForm: unknown,
    subject: told.map(({ text }) => text).join(" "),
  };
};

/** A period that a heading names, with its reading in the other calendar where nothing fixes one. */
export type HeadingPeriod = Pick<TitlePeriod, "period" | "alternative">;

/** A heading over columns or a line label that is a period ("Quý I", "Tháng 6"); the year may be that of the title. */
export const readHeadingPeriod = (
  text: string,
  title: TitlePeriod | null,
  calendar: Calendar | null,
): HeadingPeriod | null => {
  const folded = foldText(text);
  if (!/^(?:thang|qu[yi]|nam|tuan|\d{1,2} thang|t\d|q\d|ky|ki|tu|6t|9t|\d{4}$)/u.test(folded) || folded.length > 60)
    return null;
  const fixed = calendar ?? (title && title.alternative === null ? title.period.calendar : null);
  const read = readPeriod(text, { calendar: fixed });
  if (read.ok) return read.result;
  if (read.problem.code !== "PERIOD_YEAR_MISSING" || title === null) return null;
  const year = title.period.last.slice(0, 4);
  const completed = readPeriod(`${text} năm ${year}`, { calendar: fixed });
  return completed.ok ? completed.result : null;
};
