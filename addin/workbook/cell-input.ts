// Reads what somebody types or pastes into a cell the Vietnamese way: 20.757 is a number, 12/9/2022 a day in September, 41/50 a text.
import { fromExcelSerial, type LocalDate, localDate, toExcelSerial } from "../../shared/domain/local-date.ts";
import { type Notation, readNumberText } from "../../shared/domain/number-text.ts";
import { multiply, rational, rationalFromNumber, toNumber } from "../../shared/domain/rational.ts";
import { COUNT_FORMAT, DATE_FORMAT, percentFormat } from "../../shared/functions/cell.ts";
import { toPlainFormula } from "../../shared/functions/formula-text.ts";
import { dateText } from "../../shared/text/format.ts";

export type CellInput =
  | { readonly kind: "formula"; readonly formula: string }
  /** `format`: the number format that the way of typing asks for, where it asks for one. */
  | { readonly kind: "number"; readonly number: number; readonly format: string | null }
  | { readonly kind: "text"; readonly text: string };

/** Where a text comes from: typed here, or copied out of Excel with its separators, or out of a page that declares none. */
export type InputSource = "typed" | "excelVi" | "excelEn" | "word";

const NOTATIONS: Readonly<Record<InputSource, Notation>> = {
  typed: "vietnamese",
  excelVi: "vietnamese",
  excelEn: "english",
  word: "open",
};

const DATE = /^(?<first>\d{1,2})[/-](?<second>\d{1,2})[/-](?<year>\d{4})$/u;
const ISO_DATE = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/u;
/** Codes and numbers too long for a cell's fifteen digits keep their digits as text. */
const KEPT_AS_TEXT = /^(?:0\d+|\d{16,})$/u;
/** Longer texts are no numbers. */
const NUMBER_TEXT_MAX = 60;

const formatOf = (isGrouped: boolean, decimals: number, isPercent: boolean): string | null => {
  if (isPercent) return percentFormat(decimals);
  if (!isGrouped) return null;
  return decimals === 0 ? COUNT_FORMAT : `${COUNT_FORMAT}.${"0".repeat(decimals)}`;
};

const readNumber = (text: string, source: InputSource): CellInput | null => {
  if (text.length > NUMBER_TEXT_MAX) return null;
  const read = readNumberText(text, NOTATIONS[source]);
  // "61 hồ sơ" and "10,18 ngàn" stay what was written.
  if ("kind" in read || !read.isBare) return null;
  return {
    kind: "number",
    number: toNumber(read.number),
    format: formatOf(read.isGrouped, read.decimals, read.isPercent),
  };
};

/** Days that a text can mean: the day first, in an English source also the month first. */
const datesIn = (text: string, source: InputSource): readonly LocalDate[] => {
  const iso = ISO_DATE.exec(text)?.groups;
  const groups = DATE.exec(text)?.groups;
  const [year, first, second] = [Number((iso ?? groups)?.year), Number(groups?.first), Number(groups?.second)];
  const dates = iso
    ? [localDate({ year, month: Number(iso.month), day: Number(iso.day) })]
    : [
        localDate({ year, month: second, day: first }),
        source === "excelEn" ? localDate({ year, month: first, day: second }) : null,
      ];
  return [...new Set(dates.filter((date) => date !== null))];
};

const readDate = (text: string, source: InputSource): CellInput | null => {
  if (!DATE.test(text) && !ISO_DATE.test(text)) return null;
  const [date, other] = datesIn(text, source);
  return date === undefined || other !== undefined
    ? null
    : { kind: "number", number: toExcelSerial(date), format: DATE_FORMAT };
};

/** What the cell is to hold. Anything that is no number, no day and no formula beyond doubt is text as it stands. */
export const readCellInput = (typed: string, source: InputSource = "typed"): CellInput => {
  const text = typed.trim();
  if (text.startsWith("=") && text.length > 1) return { kind: "formula", formula: toPlainFormula(text) };
  if (KEPT_AS_TEXT.test(text)) return { kind: "text", text };
  // Excel's accounting formats show a zero as a dash with blanks around it.
  const isExcel = source === "excelVi" || source === "excelEn";
  if (isExcel && text === "-" && typed !== text) return { kind: "number", number: 0, format: null };
  return readNumber(text, source) ?? readDate(text, source) ?? { kind: "text", text: typed };
};

const HUNDRED = rational(100n, 1n);

/** 0.125 as "0,125", without dots between thousands. */
export const plainNumberText = (number: number): string => {
  const text = String(number);
  // Tiny numbers are written with an exponent, which nobody types back.
  const plain = text.includes("e-") ? number.toFixed(20).replace(/0+$/u, "") : text;
  return plain.replace(".", ",");
};

/** True for a number format that shows a day: "dd/mm/yyyy", also with the time of day. */
export const isDayPattern = (pattern: string): boolean =>
  /[dy]/iu.test(pattern.replace(/"[^"]*"|\[[^\]]*\]|\\./gu, ""));

/**
 * What to show while a number is edited, so that reading it gives the same number: "21,5%" for 0.215 with a percent format,
 * "12/09/2022" for a day. Null where the engine's own way does.
 */
export const editText = (number: number, pattern: string | null): string | null => {
  if (pattern?.includes("%")) return `${plainNumberText(toNumber(multiply(rationalFromNumber(number), HUNDRED)))}%`;
  if (pattern !== null && /[dmy]/iu.test(pattern.replace(/"[^"]*"|\[[^\]]*\]|\\./gu, ""))) {
    const date = pattern.toLowerCase().includes("h") ? null : fromExcelSerial(number);
    return date === null ? null : dateText(date);
  }
  return plainNumberText(number);
};
