// Whether a sheet still has the shape that it had in its file, so that what the page does not draw of it still stands in its place.
import type { IRange } from "@univerjs/core";

export interface SheetOrigin {
  /** Name of the sheet in the file. */
  readonly name: string;
  /** Rows and columns put in, taken out or moved since, as far as they were not put back. */
  readonly moves: readonly string[];
}

const ADDED: Readonly<Record<string, string>> = {
  "sheet.mutation.insert-row": "row",
  "sheet.mutation.insert-col": "column",
};
const TAKEN: Readonly<Record<string, string>> = {
  "sheet.mutation.remove-rows": "row",
  "sheet.mutation.remove-col": "column",
};

/** Undoing takes out what was put in at the same place, and the other way round. */
const inverse = (move: string): string => (move.startsWith("+") ? `-${move.slice(1)}` : `+${move.slice(1)}`);

const moveOf = (mutation: string, range: IRange | undefined): string => {
  const axis = ADDED[mutation] ?? TAKEN[mutation];
  if (axis === undefined || range === undefined) return mutation;
  const [from, to] = axis === "row" ? [range.startRow, range.endRow] : [range.startColumn, range.endColumn];
  return `${ADDED[mutation] === undefined ? "-" : "+"}${axis} ${from}-${to}`;
};

/** @param mutation id of the engine's change; `range`: the rows or columns it is about */
export const withMove = (origin: SheetOrigin, mutation: string, range: IRange | undefined): SheetOrigin => {
  const move = moveOf(mutation, range);
  const { moves } = origin;
  return { ...origin, moves: moves.at(-1) === inverse(move) ? moves.slice(0, -1) : [...moves, move] };
};

export const isUnmoved = (origin: SheetOrigin | undefined, name: string): origin is SheetOrigin =>
  origin !== undefined && origin.moves.length === 0 && origin.name === name;
