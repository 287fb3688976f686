// A sheet as rows of cells with merged ranges: addresses, cleaned texts, and which cell a merged place belongs to.

/** A cell as a spreadsheet hands it over. */
export type SheetCell = string | number | boolean | null | { readonly error: string };

/** What `/v1/read` takes: rows from A1 on, and merged ranges such as "A1:C2". */
export interface SheetContent {
  readonly cells: readonly (readonly SheetCell[])[];
  readonly merges?: readonly string[];
}

/** Cells of a sheet from A1 on, as the layout reader takes them: counts as numbers, text as text, errors as errors. */
export interface SheetRead extends SheetContent {
  readonly sheet: string;
  /** What was read: "A1:H40". */
  readonly area: string;
}

/** Row and column, both from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** A line above a table. */
export interface TitleLine {
  readonly text: string;
  readonly at: Place;
}

/** A rectangle of cells, all four sides inclusive. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Sheet {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly cells: readonly (readonly SheetCell[])[];
  /** Text of each cell: NFC, single spaces; "" where blank. */
  readonly texts: readonly (readonly string[])[];
  /** Merged areas by each place that they cover. */
  readonly mergedAt: ReadonlyMap<number, Area>;
}

const COLUMNS_MAX = 16_384;

/** 0 is "A", 26 is "AA". */
export const columnName = (column: number): string => {
  let name = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
};

/** The address of a place: row 6, column 2 is "C7". */
export const addressOf = ({ row, column }: Place): string => `${columnName(column)}${row + 1}`;

const parseAddress = (text: string): Place | null => {
  const match = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(text);
  if (!match) return null;
  const column = [...(match[1] ?? "")].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(match[2]) - 1, column };
};

/** "A1:C2" as an area, a single address as an area of one cell; null where it is no range. */
export const parseArea = (text: string): Area | null => {
  const [from, to, rest] = text.toUpperCase().split(":");
  const [a, b] = [parseAddress(from ?? ""), parseAddress(to ?? from ?? "")];
  if (!a || !b || rest !== undefined) return null;
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.column, b.column),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.column, b.column),
  };
};

export const areaText = (area: Area): string =>
  `${addressOf({ row: area.top, column: area.left })}:${addressOf({ row: area.bottom, column: area.right })}`;

/** Composed, on one line, with single spaces: people break header lines and pad them with spaces. */
export const cleanText = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[\s\u00a0\u200b-\u200d\u2060\ufeff]+/gu, " ")
    .trim();

const textOf = (cell: SheetCell): string => {
  if (cell === null) return "";
  if (typeof cell === "object") return cell.error;
  return typeof cell === "string" ? cleanText(cell) : String(cell);
};

const keyOf = ({ row, column }: Place): number => row * COLUMNS_MAX + column;

/** Opens a sheet: cuts blank rows and columns behind the last filled one and spreads the merged ranges. */
export const openSheet = ({ cells, merges = [] }: SheetContent): Sheet => {
  const texts = cells.map((row) => row.map(textOf));
  const lastRow = texts.findLastIndex((row) => row.some((text) => text !== ""));
  const columnCount = texts.reduce((most, row) => Math.max(most, row.findLastIndex((text) => text !== "") + 1), 0);
  const mergedAt = new Map<number, Area>();
  for (const merge of merges) {
    const area = parseArea(merge);
    if (!area || (area.top === area.bottom && area.left === area.right)) continue;
    const [bottom, right] = [Math.min(area.bottom, lastRow), Math.min(area.right, columnCount - 1)];
    for (let row = area.top; row <= bottom; row += 1) {
      for (let column = area.left; column <= right; column += 1) mergedAt.set(keyOf({ row, column }), area);
    }
  }
  return { rowCount: lastRow + 1, columnCount, cells, texts, mergedAt };
};

export const textAt = (sheet: Sheet, place: Place): string => sheet.texts[place.row]?.[place.column] ?? "";

export const cellAt = (sheet: Sheet, place: Place): SheetCell => sheet.cells[place.row]?.[place.column] ?? null;

/** The merged area over a place; null where it stands alone. */
export const mergeAt = (sheet: Sheet, place: Place): Area | null => sheet.mergedAt.get(keyOf(place)) ?? null;

/** The place whose cell shows here: the top left one of a merged area, else the place itself. */
export const ownerOf = (sheet: Sheet, place: Place): Place => {
  const area = mergeAt(sheet, place);
  return area ? { row: area.top, column: area.left } : place;
};

/** The text that shows at a place, merged areas included. */
export const shownText = (sheet: Sheet, place: Place): string => textAt(sheet, ownerOf(sheet, place));

export const isSame = (a: Place, b: Place): boolean => a.row === b.row && a.column === b.column;

/** Filled cells of a row, from left to right; the inner places of a merged area do not count. */
export const filledIn = (sheet: Sheet, row: number): readonly Place[] => {
  const places: Place[] = [];
  for (let column = 0; column < sheet.columnCount; column += 1) {
    const place = { row, column };
    if (textAt(sheet, place) !== "" && isSame(ownerOf(sheet, place), place)) places.push(place);
  }
  return places;
};

export const isBlankRow = (sheet: Sheet, row: number): boolean => (sheet.texts[row] ?? []).every((text) => text === "");
