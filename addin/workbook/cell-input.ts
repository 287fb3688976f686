// Reads what somebody types or pastes into a cell the Vietnamese way: 20.757 is a number, 12/9/2022 a day in September, 41/50 a text.
import { fromExcelSerial, localDate, toExcelSerial } from "../../shared/domain/local-date.ts";
import { COUNT_FORMAT, DATE_FORMAT, percentFormat } from "../../shared/functions/cell.ts";
import { toPlainFormula } from "../../shared/functions/formula-text.ts";
import { dateText } from "../../shared/text/format.ts";

export type CellInput =
  | { readonly kind: "formula"; readonly formula: string }
  /** `format`: the number format that the way of typing asks for, where it asks for one. */
  | { readonly kind: "number"; readonly number: number; readonly format: string | null }
  | { readonly kind: "text"; readonly text: string };

/** 20.757 · 4840 · 1.234,5 · -16,3 · 21,5% — dots only between groups of three. */
const VIETNAMESE_NUMBER = /^(?<sign>[-+]?)(?<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?<fraction>\d+))?(?<percent>\s?%)?$/u;
/** 12.5: typed by somebody used to English settings; three digits after the dot would be thousands. */
const ENGLISH_NUMBER = /^(?<sign>[-+]?)(?<whole>\d+)\.(?<fraction>\d{1,2}|\d{4,})(?<percent>\s?%)?$/u;
const DAY_MONTH_YEAR = /^(?<day>\d{1,2})[/-](?<month>\d{1,2})[/-](?<year>\d{4})$/u;
/** Codes and numbers too long for a cell's fifteen digits keep their digits as text. */
const KEPT_AS_TEXT = /^(?:0\d+|\d{16,})$/u;

const formatOf = (isGrouped: boolean, decimals: number, isPercent: boolean): string | null => {
  if (isPercent) return percentFormat(decimals);
  if (!isGrouped) return null;
  return decimals === 0 ? COUNT_FORMAT : `${COUNT_FORMAT}.${"0".repeat(decimals)}`;
};

const readNumber = (text: string): CellInput | null => {
  const groups = (VIETNAMESE_NUMBER.exec(text) ?? ENGLISH_NUMBER.exec(text))?.groups;
  if (!groups) return null;
  const { sign = "", whole = "", fraction = "", percent } = groups;
  const plain = Number(`${sign}${whole.replaceAll(".", "")}.${fraction === "" ? "0" : fraction}`);
  const isPercent = percent !== undefined;
  // Through text, so that 21,5% is 0.215 and not 0.21500000000000002.
  const number = isPercent ? Number(`${plain}e-2`) : plain;
  return { kind: "number", number, format: formatOf(whole.includes("."), fraction.length, isPercent) };
};

const readDate = (text: string): CellInput | null => {
  const groups = DAY_MONTH_YEAR.exec(text)?.groups;
  if (!groups) return null;
  const date = localDate({ year: Number(groups.year), month: Number(groups.month), day: Number(groups.day) });
  return date === null ? null : { kind: "number", number: toExcelSerial(date), format: DATE_FORMAT };
};

/** What the cell is to hold. Anything that is no number, no day and no formula is text as it stands. */
export const readCellInput = (typed: string): CellInput => {
  const text = typed.trim();
  if (text.startsWith("=") && text.length > 1) return { kind: "formula", formula: toPlainFormula(text) };
  if (KEPT_AS_TEXT.test(text)) return { kind: "text", text };
  return readNumber(text) ?? readDate(text) ?? { kind: "text", text: typed };
};

/** 0.125 as "0,125", without dots between thousands. */
export const plainNumberText = (number: number): string => String(number).replace(".", ",");

/** True for a number format that shows a day: "dd/mm/yyyy", also with the time of day. */
export const isDayPattern = (pattern: string): boolean =>
  /[dy]/iu.test(pattern.replace(/"[^"]*"|\[[^\]]*\]|\\./gu, ""));

/**
 * What to show while a number is edited, so that reading it gives the same number: "21,5%" for 0.215 with a percent format,
 * "12/09/2022" for a day. Null where the engine's own way does.
 */
export const editText = (number: number, pattern: string | null): string | null => {
  if (pattern?.includes("%")) return `${plainNumberText(Number(`${number}e2`))}%`;
  if (pattern !== null && /[dmy]/iu.test(pattern.replace(/"[^"]*"|\[[^\]]*\]|\\./gu, ""))) {
    const date = pattern.toLowerCase().includes("h") ? null : fromExcelSerial(number);
    return date === null ? null : dateText(date);
  }
  return plainNumberText(number);
};
