// A small picture of a sheet: its header and first lines, and what each cell was understood as.
import type { StoredMapping } from "../../../shared/reading/mapping-memory.ts";
import type { SheetHeader, SheetReading, SheetRecord } from "../../../shared/reading/read-sheet.ts";
import { addressOf, cleanText, columnName, type SheetCell, type SheetRead } from "../../../shared/reading/sheet.ts";
import { numberText } from "../../../shared/text/format.ts";
import { reasonText } from "../../../shared/text/reading.ts";
import { measureName } from "./measure-choice.ts";

/** `open`: a header that nothing accounts for; `ignored`: one that a person said is no figure. */
type PictureKind = "blank" | "text" | "header" | "open" | "ignored" | "measure" | "unread";

export interface LegendEntry {
  readonly code: string;
  readonly name: string;
  /** What stands in the cells of the picture beside the colour: "a", "b", …; letters, so that no mark reads as a number. */
  readonly mark: string;
  /** Headers that hold it, in order. */
  readonly headers: readonly string[];
  /** Whether it was read without doubt. */
  readonly isSure: boolean;
  /** Why it was read so. */
  readonly reason: string;
}

export interface PictureCell {
  readonly at: string;
  readonly text: string;
  readonly kind: PictureKind;
  readonly legend: LegendEntry | null;
  /** What a person reads of the cell: "C7: Hồ sơ nộp trực tuyến, 4.840". */
  readonly says: string;
  readonly header: SheetHeader | null;
}

export interface Picture {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly PictureCell[] }[];
  readonly legend: readonly LegendEntry[];
  /** Filled rows below that are not shown. */
  readonly rowsLeft: number;
  readonly columnsLeft: number;
}

/** Below this a reading is shown as doubtful. */
const SURE_FROM = 0.8;
const COLUMNS_MAX = 40;

const shownText = (cell: SheetCell): string => {
  if (cell === null) return "";
  if (typeof cell === "object") return cell.error;
  return typeof cell === "number" ? numberText(cell) : cleanText(String(cell));
};

const legendOf = ({ mapping }: SheetReading): readonly LegendEntry[] => {
  const codes = [...new Set(mapping.map(({ figure }) => figure))];
  return codes.map((code, index): LegendEntry => {
    const headers = mapping.filter(({ figure }) => figure === code);
    const weakest = headers.reduce((least, one) => (one.confidence < least.confidence ? one : least));
    return {
      code,
      name: measureName(code),
      mark: columnName(index).toLowerCase(),
      headers: headers.map(({ at }) => at),
      isSure: weakest.confidence >= SURE_FROM,
      reason: reasonText(weakest.reason),
    };
  });
};

const ENTRY_TEXT = { not_applicable: "không áp dụng", not_provided: "chưa có số" } as const;

interface Understood {
  readonly code: string;
  readonly text: string;
}

const understoodIn = ({ figures, rates }: SheetRecord, code: string): Understood => {
  const entry = figures[code as keyof typeof figures];
  const rate = rates[code as keyof typeof rates];
  if (entry === undefined) return { code, text: rate ? `${numberText(rate.percent)}%` : "" };
  return { code, text: typeof entry === "number" ? numberText(entry) : ENTRY_TEXT[entry.state] };
};

const ZERO = 48;
const NINE = 57;

/** Position of the row of "C7". A sheet has tens of thousands of addresses, so nothing else of them is read. */
const rowOf = (address: string): number => {
  let row = 0;
  for (let at = 0; at < address.length; at += 1) {
    const sign = address.charCodeAt(at);
    if (sign <= NINE) row = row * 10 + sign - ZERO;
  }
  return row - 1;
};

/** What the cells of records and totals hold in the rows. */
const understoodCells = (
  { records, totals }: SheetReading,
  rows: ReadonlySet<number>,
): ReadonlyMap<string, Understood> => {
  const cells = new Map<string, Understood>();
  for (const record of [...records, ...totals]) {
    for (const [code, place] of Object.entries(record.at)) {
      if (rows.has(rowOf(place))) cells.set(place, understoodIn(record, code));
    }
  }
  return cells;
};

/** From the line above the first header on; of a sheet without headers from the top. */
const firstRow = ({ headers }: SheetReading): number =>
  headers.length === 0 ? 0 : Math.max(0, Math.min(...headers.map(({ at }) => rowOf(at))) - 1);

/** Rows that belong to headers of a table whose figures stand below each other's headers, and some lines more. */
const lastRow = (reading: SheetReading, first: number, linesMost: number): number => {
  const filled = new Set<number>();
  for (const { at } of [...reading.records, ...reading.totals]) {
    for (const place of Object.values(at)) filled.add(rowOf(place));
  }
  const lines = [...filled].sort((a, b) => a - b).slice(0, linesMost);
  const headers = reading.headers.map(({ at }) => rowOf(at)).slice(0, linesMost);
  return Math.max(first + 1, ...lines, ...headers);
};

const isFilledCell = (cell: SheetCell): boolean => typeof cell === "number" || shownText(cell) !== "";

const isFilledRow = (row: readonly SheetCell[] | undefined): boolean => (row ?? []).some(isFilledCell);

/** Rows above and below the one that is looked at. */
const AROUND = 2;

const rangeOf = (first: number, last: number): readonly number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);

/** The first rows; where one further down is looked at, the headers and the rows around that one. */
const shownRows = (
  read: SheetRead,
  reading: SheetReading,
  linesMost: number,
  looked: string | null,
): { readonly rows: readonly number[]; readonly last: number } => {
  const first = firstRow(reading);
  const end = read.cells.length - 1;
  const last = Math.min(lastRow(reading, first, linesMost), end);
  const wanted = looked === null ? -1 : rowOf(looked);
  if (wanted <= last || wanted > end) return { rows: rangeOf(first, last), last };
  const headers = reading.headers.map(({ at }) => rowOf(at)).filter((row) => row < wanted && row <= last);
  const rows = [
    ...rangeOf(first, Math.max(first, ...headers)),
    ...rangeOf(wanted - AROUND, Math.min(end, wanted + AROUND)),
  ];
  return { rows: [...new Set(rows)].sort((a, b) => a - b), last };
};

/**
 * @param linesMost lines with figures that are shown at most.
 * @param mapping in use, for the columns that a person said hold no figure.
 * @param looked a cell that is to be seen: "C7".
 */
export const pictureOf = (
  read: SheetRead,
  reading: SheetReading,
  mapping: StoredMapping | null,
  linesMost: number,
  looked: string | null = null,
): Picture => {
  const legend = legendOf(reading);
  const byCode = new Map(legend.map((entry) => [entry.code, entry]));
  const { rows, last } = shownRows(read, reading, linesMost, looked);
  const cells = understoodCells(reading, new Set(rows));
  const headers = new Map(reading.headers.map((header) => [header.at, header]));
  const unread = new Set(reading.notUnderstood.map(({ at }) => at));
  const ignored = new Set((mapping?.headers ?? []).filter(({ code }) => code === null).map(({ key }) => key));

  const cellOf = (row: number, column: number): PictureCell => {
    const at = addressOf({ row, column });
    const text = shownText(read.cells[row]?.[column] ?? null);
    const header = headers.get(at) ?? null;
    const cell = { at, text, header, legend: null };
    if (header?.figure) {
      const entry = byCode.get(header.figure) ?? null;
      return {
        ...cell,
        kind: "header",
        legend: entry,
        says: `${at}: ${header.header} → ${entry?.name ?? header.figure}`,
      };
    }
    if (header && ignored.has(header.key)) {
      return { ...cell, kind: "ignored", says: `${at}: ${header.header}, không phải số liệu` };
    }
    if (header && unread.has(at)) return { ...cell, kind: "open", says: `${at}: chưa hiểu “${header.header}”` };
    const known = cells.get(at);
    if (known) {
      const entry = byCode.get(known.code) ?? null;
      return { ...cell, kind: "measure", legend: entry, says: `${at}: ${measureName(known.code)}, ${known.text}` };
    }
    if (text === "") return { ...cell, kind: "blank", says: `${at}: trống` };
    if (unread.has(at)) return { ...cell, kind: "unread", says: `${at}: chưa hiểu “${text}”` };
    return { ...cell, kind: "text", says: `${at}: ${text}` };
  };

  const shown = rows.map((row) => read.cells[row] ?? []);
  const width = shown.reduce((most, row) => Math.max(most, row.findLastIndex(isFilledCell) + 1), 0);
  const columnCount = Math.min(width, COLUMNS_MAX);
  const start = Math.max(0, Math.min(...shown.map((row) => row.findIndex(isFilledCell)).filter((at) => at >= 0)));
  const columns = Array.from({ length: Math.max(0, columnCount - start) }, (_, index) => start + index);
  return {
    columns: columns.map(columnName),
    rows: rows.map((row) => ({ name: String(row + 1), cells: columns.map((column) => cellOf(row, column)) })),
    legend,
    rowsLeft: read.cells.slice(last + 1).filter(isFilledRow).length,
    columnsLeft: width - columnCount,
  };
};
