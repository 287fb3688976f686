// Gathers cells into ranges: the engine compares every formula with every range that is said to have changed.
import type { CellPlace } from "./function-bridge.ts";

export interface DirtyRange {
  readonly sheetId: string;
  readonly range: { startRow: number; endRow: number; startColumn: number; endColumn: number };
}

/** Neighbours of a column as one range. */
export const rangesOfCells = (cells: readonly CellPlace[]): readonly DirtyRange[] => {
  const sorted = cells.toSorted((a, b) => a.sheet.localeCompare(b.sheet) || a.column - b.column || a.row - b.row);
  const ranges: DirtyRange[] = [];
  for (const { sheet, row, column } of sorted) {
    const last = ranges.at(-1);
    if (last?.sheetId === sheet && last.range.startColumn === column && last.range.endRow >= row - 1) {
      last.range.endRow = row;
    } else {
      ranges.push({ sheetId: sheet, range: { startRow: row, endRow: row, startColumn: column, endColumn: column } });
    }
  }
  return ranges;
};
