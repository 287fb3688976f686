// What a cell shows in Vietnamese notation for an answer with its number format, written apart from the code under test.
import type { Answer, AnswerCell } from "../../shared/functions/cell.ts";
import type { CellOutcome } from "./excel-fake-host.ts";

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
const shownCell = (cell: AnswerCell, format: string | null | undefined): string => {
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
const shownAnswer = ({ value, format }: Answer): string | readonly (readonly string[])[] => {
  if (!Array.isArray(value)) return shownCell(value as AnswerCell, format as string | undefined);
  const formats = (format ?? []) as readonly (string | null)[];
  return (value as readonly (readonly AnswerCell[])[]).map((row) =>
    row.map((cell, column) => shownCell(cell, typeof cell === "number" ? formats[column] : null)),
  );
};

/**
 * The part of a table that an example tells, in the words of the example: "Tổng cộng: 20.595; 95.758" are the cells after that
 * label in its (last) row, "DVCTT: 1,46 + 0,95 = 2,41" the column of 2,41 in the rows under that label, its total first.
 */
const shownPart = (rows: readonly (readonly string[])[], shows: string): string => {
  const label = shows.slice(0, shows.indexOf(": "));
  const own = rows.filter((row) => row.includes(label));
  const [first] = own;
  const last = own.at(-1);
  if (!first || !last) return `no row has “${label}”: ${JSON.stringify(rows.slice(0, 3))}`;
  const [, total] = shows.split(" = ");
  if (total === undefined) {
    const from = last.indexOf(label) + 1;
    return `${label}: ${last.slice(from, from + shows.split("; ").length).join("; ")}`;
  }
  const column = first.indexOf(total);
  const parts = own.slice(1).map((row) => row[column] ?? "");
  return `${label}: ${parts.join(" + ")} = ${first[column]}`;
};

/** An answer as the example tells it that shows `shows`. */
export const shownLine = (answer: Answer, shows: string): string => {
  const shown = shownAnswer(answer);
  return typeof shown === "string" ? shown : shownPart(shown, shows);
};

/** The number by which Excel is told #N/A. */
const NOT_AVAILABLE = 1;

/**
 * What a cell shows for what Excel was given: a plain value, a number with its format, or an error with its sentence; of a table the
 * part that the example `shows` tells.
 */
export const shownInExcel = (outcome: CellOutcome, shows = ""): string => {
  if (!outcome.ok) return `${outcome.code === NOT_AVAILABLE ? "#N/A" : "#VALUE!"} ${outcome.message}`;
  const cell = (given: unknown): string => {
    const { basicValue, numberFormat } = Object(given) as { basicValue?: number; numberFormat?: string };
    return basicValue === undefined ? shownCell(given as AnswerCell, null) : shownCell(basicValue, numberFormat);
  };
  if (!Array.isArray(outcome.value)) return cell(outcome.value);
  const rows = outcome.value.map((row: readonly unknown[]) => row.map(cell));
  return shownPart(rows, shows);
};
