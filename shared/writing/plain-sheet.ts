// A sheet as plain data, for whatever writes it: a file, Excel, the web workbook.
import { TABLE_TEXT } from "../text/table.ts";

/** Numbers are numbers and texts are texts, whatever sign a text begins with: none is a formula. */
export interface SheetCell {
  /** With a formula: its value at the time of writing. */
  readonly value: string | number | null;
  /** In plain notation: "=DVC.TYLE(B2,C2)". */
  readonly formula?: string;
  /** An Excel number format in its English form. */
  readonly format?: string;
  readonly look?: CellLook;
}

/** What a cell is, for its font, lines and alignment. */
export type CellLook = "title" | "subtitle" | "header" | "total" | "note" | "paragraph" | "sign";

/** A chart over cells of the same sheet, where the program can draw one. */
export interface SheetChart {
  readonly kind: "bar" | "line";
  readonly title: string;
  /** Cells of the names: "B6:B20"; of the numbers: "H6:H20". */
  readonly categories: string;
  readonly numbers: string;
  /** Top left cell of where it stands: "A24". */
  readonly at: string;
}

export interface PlainSheet {
  /** At most 31 characters, without : \ / ? * [ ]. */
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
  /** In characters. */
  readonly widths: readonly number[];
  readonly frozenRows: number;
  readonly frozenColumns: number;
  /** "A1:H1" */
  readonly merges?: readonly string[];
  readonly charts?: readonly SheetChart[];
  /** Rows, from 0, that need more than a line, in points: a merged cell does not grow with its text. */
  readonly heights?: Readonly<Record<number, number>>;
}

const NAME_MOST = 31;

/** A name that Excel accepts for a sheet. */
export const sheetName = (text: string): string => {
  const plain = text.replaceAll(/[:\\/?*[\]]/gu, " ").replaceAll(/\s+/gu, " ");
  const trimmed = plain
    .trim()
    .slice(0, NAME_MOST)
    .replaceAll(/^'+|'+$/gu, "")
    .trim();
  return trimmed === "" ? TABLE_TEXT.sheet : trimmed;
};

/** "Tổng hợp (2)" where the name is taken, whatever its case, as Excel compares names. */
export const freeSheetName = (wanted: string, taken: readonly string[]): string => {
  const name = sheetName(wanted);
  const used = new Set(taken.map((one) => one.toLowerCase()));
  let free = name;
  for (let number = 2; used.has(free.toLowerCase()); number += 1) {
    const ending = ` (${number})`;
    free = `${name.slice(0, NAME_MOST - ending.length).trimEnd()}${ending}`;
  }
  return free;
};
