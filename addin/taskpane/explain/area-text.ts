// Addresses of cells as people and formulas write them, with the sheet where it is not the formula's own.

import type { Area } from "../../../shared/functions/cell-reference.ts";
import { readArea } from "../../../shared/functions/cell-reference.ts";
import { addressOf, columnName } from "../../../shared/reading/sheet.ts";

/** Rows of a whole sheet. */
const SHEET_ROWS = 1_048_576;

/** Names that need no quotes in a formula; whatever could be read as an address has them. */
const isPlainName = (name: string): boolean => /^[A-Za-z_][A-Za-z_]{3,}$/u.test(name);

const quoted = (name: string): string => (isPlainName(name) ? name : `'${name.replaceAll("'", "''")}'`);

/** "B2", "B2:C9", "B:B". */
export const cellsText = ({ row, column, rows, columns }: Area): string => {
  const last = column + columns - 1;
  if (row === 0 && rows >= SHEET_ROWS) return `${columnName(column)}:${columnName(last)}`;
  const first = addressOf({ row, column });
  return rows === 1 && columns === 1 ? first : `${first}:${addressOf({ row: row + rows - 1, column: last })}`;
};

/** As a formula of `sheet` refers to it; null where that is not known. */
export const referenceText = (area: Area, sheet: string | null): string =>
  area.sheet === null || area.sheet === sheet ? cellsText(area) : `${quoted(area.sheet)}!${cellsText(area)}`;

/** The selected cells as a field keeps them, always with their sheet. */
export const pickedText = (place: { readonly sheet: string; readonly area: string }): string => {
  const area = readArea(place.area);
  return area === null ? place.area : referenceText({ ...area, sheet: place.sheet }, null);
};

/** Whether a cell lies in the area; both on known sheets. */
export const holdsCell = (area: Area, cell: Area): boolean =>
  area.sheet === cell.sheet &&
  cell.row >= area.row &&
  cell.row < area.row + area.rows &&
  cell.column >= area.column &&
  cell.column < area.column + area.columns;
