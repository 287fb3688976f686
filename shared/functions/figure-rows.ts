// Reads a range with labels and values into rows: what stands in each cell, before anybody asks what the labels mean.
import type { MissingState } from "../domain/figure.ts";
import { readNumberText } from "../domain/number-text.ts";
import { done, type Outcome, refuse } from "../domain/problem.ts";
import { type Rational, rationalFromNumber, toNumber } from "../domain/rational.ts";
import { foldText } from "../text/fold.ts";
import { numberText } from "../text/format.ts";
import { type Argument, type Cell, isBlank, isErrorCell, isRange } from "./cell.ts";

/** What a value cell says. */
export type RowValue =
  | { readonly kind: "blank" }
  | { readonly kind: "state"; readonly state: MissingState }
  | { readonly kind: "number"; readonly number: Rational; readonly isPercent: boolean; readonly shown: string }
  /** Two numbers with a stroke: "435258/440558" of counts, "7,0/12" of points. */
  | { readonly kind: "ofTotal"; readonly part: Rational; readonly total: Rational; readonly shown: string }
  | { readonly kind: "text"; readonly shown: string };

export interface FigureRow {
  /** Row in the range, from 1. */
  readonly row: number;
  readonly label: string;
  /** The cells after the label: one (value) or two (numerator, denominator). */
  readonly values: readonly RowValue[];
}

export interface FigureRows {
  readonly columns: 2 | 3;
  readonly rows: readonly FigureRow[];
}

const BLANK: RowValue = { kind: "blank" };

/** Words that say why there is no number, without case and diacritics. */
const STATE_WORDS: Readonly<Record<string, MissingState>> = {
  "khong ap dung": "not_applicable",
  kad: "not_applicable",
  "not applicable": "not_applicable",
  "chua co": "not_provided",
  "chua co so lieu": "not_provided",
  "chua cung cap": "not_provided",
  "not provided": "not_provided",
};

const readOfTotal = (text: string): RowValue | null => {
  const [first, second, ...rest] = text.split("/");
  if (first === undefined || second === undefined || rest.length > 0) return null;
  const [part, total] = [readNumberText(first), readNumberText(second)];
  if ("kind" in part || "kind" in total) return null;
  return { kind: "ofTotal", part: part.number, total: total.number, shown: text.trim() };
};

/** Ambiguous separators are refused where they stand; a text without a number is kept as text. */
const readTextValue = (at: string, text: string): Outcome<RowValue> => {
  const word = foldText(text);
  // A dash means "none" to some and "not counted" to others: it is no zero.
  if (word === "") return done(BLANK);
  const state = STATE_WORDS[word];
  if (state) return done({ kind: "state", state });
  const ofTotal = readOfTotal(text);
  if (ofTotal) return done(ofTotal);
  const read = readNumberText(text);
  if (!("kind" in read))
    return done({ kind: "number", number: read.number, isPercent: read.isPercent, shown: text.trim() });
  if (read.kind !== "ambiguous") return done({ kind: "text", shown: text.trim() });
  const [first = "", second = ""] = read.readings.map((reading) => numberText(toNumber(reading)));
  return refuse("ARG_NUMBER_AMBIGUOUS", { arg: at, got: text.trim(), first, second });
};

interface Place {
  readonly arg: string;
  readonly row: number;
  readonly column: number;
}

const readValue = (place: Place, cell: Cell): Outcome<RowValue> => {
  if (isErrorCell(cell)) return refuse("RANGE_CELL_IS_ERROR", { ...place, error: cell.error });
  if (cell === null || isBlank(cell)) return done(BLANK);
  if (typeof cell === "boolean") return done({ kind: "text", shown: cell ? "TRUE" : "FALSE" });
  if (typeof cell === "string") return readTextValue(`${place.arg}, dòng ${place.row}, cột ${place.column}`, cell);
  if (!Number.isFinite(cell)) return refuse("RANGE_CELL_NOT_NUMBER", { ...place, got: String(cell) });
  return done({ kind: "number", number: rationalFromNumber(cell), isPercent: false, shown: numberText(cell) });
};

const labelOf = (cell: Cell): string => {
  if (isErrorCell(cell) || cell === null) return "";
  return String(cell).normalize("NFC").trim();
};

/** A printed row of column numbers, "(1) (2) (3)". */
const isColumnNumbers = (cells: readonly Cell[]): boolean => {
  const filled = cells.filter((cell) => cell !== null && !isBlank(cell));
  return filled.length > 1 && filled.every((cell) => typeof cell === "string" && /^\s*\(\d+\)\s*$/u.test(cell));
};

/**
 * The rows of a table with a label and one or two values. Blank rows are left out, and so is a first row whose values are words
 * (a header) and a row of column numbers. Problems: `TABLE_COLUMNS`, `RANGE_CELL_IS_ERROR`, `RANGE_CELL_NOT_NUMBER`, `ARG_NUMBER_AMBIGUOUS`, `RANGE_EMPTY`.
 */
export const readFigureRows = (arg: string, argument: Argument): Outcome<FigureRows> => {
  const cells = isRange(argument) ? argument : [[argument]];
  const columns = Math.max(0, ...cells.map((row) => row.length));
  if (columns !== 2 && columns !== 3) return refuse("TABLE_COLUMNS", { arg, columns });
  const rows: FigureRow[] = [];
  for (const [index, line] of cells.entries()) {
    const [label = null, ...rest] = line;
    if (isColumnNumbers(line)) continue;
    const row = index + 1;
    if (isErrorCell(label)) return refuse("RANGE_CELL_IS_ERROR", { arg, row, column: 1, error: label.error });
    const values: RowValue[] = [];
    for (let column = 2; column <= columns; column += 1) {
      const value = readValue({ arg, row, column }, rest[column - 2] ?? null);
      if (!value.ok) return value;
      values.push(value.result);
    }
    const isHeader =
      index === 0 &&
      values.some((value) => value.kind === "text") &&
      values.every((value) => value.kind === "text" || value.kind === "blank");
    const isEmpty = labelOf(label) === "" && values.every((value) => value.kind === "blank");
    if (!isHeader && !isEmpty) rows.push({ row, label: labelOf(label), values });
  }
  return rows.length > 0 ? done({ columns, rows }) : refuse("RANGE_EMPTY", { arg });
};
