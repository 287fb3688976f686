// Whether a sheet is still as it was read.
import type { SheetCell, SheetRead } from "../../../shared/reading/sheet.ts";

const isSameCell = (a: SheetCell, b: SheetCell): boolean =>
  a === b || (typeof a === "object" && typeof b === "object" && a?.error === b?.error);

/** Blanks at the end of a row or of the sheet make no difference. */
export const isSameCells = (a: SheetRead["cells"], b: SheetRead["cells"]): boolean =>
  (a.length >= b.length ? a : b).every((_, index) => {
    const [row, other] = [a[index] ?? [], b[index] ?? []];
    const longer = row.length >= other.length ? row : other;
    return longer.every((__, at) => isSameCell(row[at] ?? null, other[at] ?? null));
  });

export const isSameRead = (a: SheetRead, b: SheetRead): boolean =>
  isSameCells(a.cells, b.cells) && (a.merges ?? []).join() === (b.merges ?? []).join();
