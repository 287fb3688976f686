// Answers of functions as a cell shows them: numbers, percentages and days in Vietnamese notation, tables as rows of texts.
import { fromExcelSerial } from "../../../shared/domain/local-date.ts";
import { multiply, rational, rationalFromNumber, round } from "../../../shared/domain/rational.ts";
import { type AnswerCell, DATE_FORMAT } from "../../../shared/functions/cell.ts";
import { dateText, decimalText, numberText } from "../../../shared/text/format.ts";
import type { Invoked } from "../../functions/runtime.ts";

const NUMBER_FORMAT = /^(?:#,##)?0(?:\.(?<decimals>0+))?(?<percent>%)?$/u;

const formattedNumber = (amount: number, format: string | null): string => {
  if (format === DATE_FORMAT) {
    const day = fromExcelSerial(amount);
    return day === null ? numberText(amount) : dateText(day);
  }
  const pattern = format === null ? null : NUMBER_FORMAT.exec(format);
  if (!pattern) return numberText(amount);
  const { decimals = "", percent = "" } = pattern.groups ?? {};
  const exact = rationalFromNumber(amount);
  const shown = percent === "" ? exact : multiply(exact, rational(100n, 1n));
  return `${decimalText(round(shown, decimals.length))}${percent}`;
};

/** @param format an Excel number format in its English form; null: General. */
export const cellText = (cell: AnswerCell, format: string | null): string => {
  if (cell === null) return "";
  if (typeof cell === "number") return formattedNumber(cell, format);
  return typeof cell === "boolean" ? (cell ? "TRUE" : "FALSE") : cell;
};

/** One row of one text for a cell; the rows of a table with its header first. */
export const answerRows = ({ value, format }: Extract<Invoked, { value: unknown }>): readonly (readonly string[])[] => {
  if (typeof value !== "object" || value === null) {
    return [[cellText(value as AnswerCell, typeof format === "string" ? format : null)]];
  }
  const formats = typeof format === "object" ? format : [];
  return value.map((row, index) =>
    row.map((cell, column) => cellText(cell, index === 0 ? null : (formats[column] ?? null))),
  );
};

/** So many rows as have most to show, in their order: a scorecard has lines without figures before the first with some. */
export const fullestRows = (rows: readonly (readonly string[])[], count: number): readonly (readonly string[])[] => {
  const filled = rows.map((row) => row.filter((cell) => cell !== "").length);
  const chosen = rows.map((_, index) => index).sort((a, b) => (filled[b] ?? 0) - (filled[a] ?? 0) || a - b);
  const shown = new Set(chosen.slice(0, count));
  return rows.filter((_, index) => shown.has(index));
};
