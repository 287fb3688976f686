// Brings a call into the one form in which it travels, is compared with other calls and is remembered.
import type { LocalDate } from "../../shared/domain/local-date.ts";
import { type Argument, type Cell, isBlank, isRange } from "../../shared/functions/cell.ts";
import type { FunctionDefinition } from "../../shared/functions/definition.ts";

type Range = readonly (readonly Cell[])[];

/** Ranges of up to so many rows or columns travel as they were selected; longer ones were selected by the column or row. */
const LENGTH_KEPT = 100;
/** Rows and columns of a whole sheet. */
const SHEET_ROWS = 1_048_576;
const SHEET_COLUMNS = 16_384;
/** A range that is blank throughout keeps two: one blank cell would pass for an argument that was left out. */
const LENGTH_MIN = 2;

const rowsOf = (range: Range): number => range.length;
const columnsOf = (range: Range): number => range[0]?.length ?? 0;
const shapeOf = (range: Range): string => `${rowsOf(range)}x${columnsOf(range)}`;

interface Extent {
  readonly rows: number;
  readonly columns: number;
}

const shapeText = (extent: Extent): string => `${extent.rows}x${extent.columns}`;

/**
 * How far the range is filled. Excel on the desktop passes 0 for a blank cell; where a whole column or row was selected, zeros
 * up to the very edge of the sheet are blanks.
 */
const filledExtent = (range: Range): Extent => {
  const zeroIsBlank = rowsOf(range) >= SHEET_ROWS || columnsOf(range) >= SHEET_COLUMNS;
  const isFilled = (cell: Cell): boolean => !isBlank(cell) && !(zeroIsBlank && cell === 0);
  const rows = range.findLastIndex((cells) => cells.some(isFilled)) + 1;
  const columns = range.reduce((widest, cells) => Math.max(widest, cells.findLastIndex(isFilled) + 1), 0);
  return { rows, columns };
};

const keptLength = (selected: number, filled: number): number =>
  selected <= LENGTH_KEPT ? selected : Math.max(filled, LENGTH_MIN);

/**
 * Cuts blank rows and columns off the end of long ranges. Ranges of a call that were selected alike stay alike, and those that
 * were not stay different, because a function that compares them has to say so.
 */
const trimRanges = (args: readonly Argument[]): readonly Argument[] => {
  const groups = new Map<string, Range[]>();
  for (const range of args.filter(isRange)) {
    const shape = shapeOf(range);
    groups.set(shape, [...(groups.get(shape) ?? []), range]);
  }
  const extents = new Map<string, Extent>();
  const taken = new Set<string>();
  // Small ones first: a larger one always has room for one more row or column in which to differ from them.
  const cellsOf = (range: Range): number => rowsOf(range) * columnsOf(range);
  const bySize = [...groups].sort(([, [a]], [, [b]]) => cellsOf(a ?? []) - cellsOf(b ?? []));
  for (const [shape, ranges] of bySize) {
    const filled = ranges.map(filledExtent);
    const [selected] = ranges as [Range];
    let rows = keptLength(rowsOf(selected), Math.max(...filled.map((extent) => extent.rows)));
    let columns = keptLength(columnsOf(selected), Math.max(...filled.map((extent) => extent.columns)));
    while (taken.has(shapeText({ rows, columns }))) {
      if (rows < rowsOf(selected)) rows += 1;
      else columns += 1;
    }
    taken.add(shapeText({ rows, columns }));
    extents.set(shape, { rows, columns });
  }
  return args.map((arg) => {
    const extent = isRange(arg) ? extents.get(shapeOf(arg)) : undefined;
    if (!isRange(arg) || extent === undefined) return arg;
    if (extent.rows === rowsOf(arg) && extent.columns === columnsOf(arg)) return arg;
    return arg.slice(0, extent.rows).map((cells) => cells.slice(0, extent.columns));
  });
};

/** The arguments as they are calculated with: long ranges trimmed, trailing arguments that were left out cut off. */
export const canonicalArguments = (args: readonly Argument[]): readonly Argument[] => {
  const given = args.slice(0, args.findLastIndex((arg) => arg !== null) + 1);
  return given.some(isRange) ? trimRanges(given) : given;
};

/** A call as an element of `calls` of `POST /v1/compute`; equal calls have equal texts. */
export const callText = (id: string, args: readonly Argument[]): string => JSON.stringify({ fn: id, args });

/** Keys of stored data begin with this, so that they can be told apart. */
const STORED_KEY = "stored";

export const isStoredKey = (key: string): boolean => key.startsWith(STORED_KEY);

/** What an answer is remembered under: the call, and the day where the function reads the calendar. */
export const answerKey = (
  { stored, usesToday }: Pick<FunctionDefinition, "stored" | "usesToday">,
  text: string,
  today: LocalDate,
): string => `${stored === "none" ? "" : STORED_KEY} ${usesToday ? today : ""} ${text}`;
