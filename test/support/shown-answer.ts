// What a cell shows in Vietnamese notation for an answer with its number format, written apart from the code under test.
import type { Answer, AnswerCell } from "../../shared/functions/cell.ts";

/** Half-up at the decimal digits that the number prints with, as a spreadsheet does it. */
const fixed = (amount: number, digits: number): string => {
  const [whole = "0", fraction = ""] = Math.abs(amount).toFixed(12).split(".");
  const kept = BigInt(whole + fraction.slice(0, digits));
  const isUp = Number(fraction[digits] ?? "0") >= 5;
  const all = String(kept + (isUp ? 1n : 0n)).padStart(digits + 1, "0");
  const sign = amount < 0 && /[1-9]/.test(all) ? "-" : "";
  return digits === 0 ? `${sign}${all}` : `${sign}${all.slice(0, -digits)},${all.slice(-digits)}`;
};

const grouped = (text: string): string => {
  const [whole = "", fraction] = text.split(",");
  const thousands = whole.replace(/(?<=\d)(?=(?:\d{3})+$)/gu, ".");
  return fraction === undefined ? thousands : `${thousands},${fraction}`;
};

const day = (serial: number): string => {
  const date = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
};

/** Formats that the functions use; another one is an error, because Excel would show what nobody has looked at. */
export const shownCell = (cell: AnswerCell, format: string | null | undefined): string => {
  if (cell === null) return "";
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  if (typeof cell === "string") return cell;
  if (!format) return String(cell).replace(".", ",");
  if (format === "dd/mm/yyyy") return day(cell);
  const pattern = /^(#,##)?0(?:\.(0+))?(%)?$/.exec(format);
  if (!pattern) throw new Error(`no cell of a function has the format ${format}`);
  const [, group, decimals = "", percent = ""] = pattern;
  const text = fixed(percent ? cell * 100 : cell, decimals.length);
  return `${group ? grouped(text) : text}${percent}`;
};

/** A scalar as its cell; a table as the texts of its rows. */
export const shownAnswer = ({ value, format }: Answer): string | readonly (readonly string[])[] => {
  if (!Array.isArray(value)) return shownCell(value as AnswerCell, format as string | undefined);
  const formats = (format ?? []) as readonly (string | null)[];
  return (value as readonly (readonly AnswerCell[])[]).map((row) =>
    row.map((cell, column) => shownCell(cell, typeof cell === "number" ? formats[column] : null)),
  );
};

/** The last row of a table in one line, as examples give it: its label, then what stands between label and state. */
export const shownLastRow = (rows: readonly (readonly string[])[]): string => {
  const [, label, ...rest] = rows.at(-1) ?? [];
  return `${label}: ${rest.slice(0, -1).join("; ")}`;
};

/** An answer as one line of text, as `shows` of an example gives it. */
export const shownLine = (answer: Answer): string => {
  const shown = shownAnswer(answer);
  return typeof shown === "string" ? shown : shownLastRow(shown);
};
