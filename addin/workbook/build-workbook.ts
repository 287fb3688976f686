// Lays the demonstration sheets out as a workbook of the spreadsheet engine: cells, formulas, widths, heights, looks.
import {
  BooleanNumber,
  BorderStyleTypes,
  CellValueType,
  HorizontalAlign,
  type ICellData,
  type IRange,
  type IStyleData,
  type IWorkbookData,
  type IWorksheetData,
  LocaleType,
  VerticalAlign,
  WrapStrategy,
} from "@univerjs/core";
import { NAMESPACE } from "../../shared/domain/namespace.ts";
import { DEMONSTRATION_NAME } from "./demonstration-name.ts";
import {
  type Column,
  DEMONSTRATION_MARK,
  type RateLine,
  type SheetLine,
  type SheetSource,
  USUAL_HEADER,
} from "./sheets/sheet-source.ts";
import { textLines } from "./text-lines.ts";

const COLUMNS: readonly Column[] = ["A", "B", "C", "D", "E", "F", "G"];
const USUAL_WIDTHS: readonly number[] = [244, 68, 74, 80, 78, 200, 214];
/** Title, source, mark, header: frozen above the lines. */
const TOP_ROWS = 4;
const SPARE_ROWS = 60;
const SPARE_COLUMNS = 13;

// In pixels, for text of 10 points: a little generous, so that no line is cut off.
const LINE_HEIGHT = 19;
const ROW_PADDING = 9;

const COUNT_PATTERN = "#,##0";
/** Excel's code for "this cell is text": what is typed there is kept as typed, "21,5%" too. */
const TEXT_PATTERN = "@";

const color = (rgb: string) => ({ rgb });
const edge = { s: BorderStyleTypes.THIN, cl: color("#b9c4d0") };
const FRAME = { t: edge, r: edge, b: edge, l: edge };

const BASE: IStyleData = {
  ff: "Arial",
  fs: 10,
  cl: color("#1b2733"),
  vt: VerticalAlign.MIDDLE,
  tb: WrapStrategy.WRAP,
  pd: { t: 2, b: 2, l: 4, r: 4 },
};
const RIGHT = { ht: HorizontalAlign.RIGHT };

const LOOKS = {
  title: { ...BASE, fs: 14, bl: BooleanNumber.TRUE, cl: color("#0b3d66") },
  source: { ...BASE, fs: 9, cl: color("#4a5866") },
  mark: { ...BASE, bl: BooleanNumber.TRUE, cl: color("#7a4a00"), bg: color("#fff4d6") },
  header: {
    ...BASE,
    bl: BooleanNumber.TRUE,
    cl: color("#ffffff"),
    bg: color("#0f548c"),
    ht: HorizontalAlign.CENTER,
    bd: FRAME,
  },
  heading: { ...BASE, bl: BooleanNumber.TRUE, cl: color("#0b3d66"), bg: color("#e6f0f8"), bd: FRAME },
  text: { ...BASE, bd: FRAME },
  number: { ...BASE, ...RIGHT, bd: FRAME },
  count: { ...BASE, ...RIGHT, bd: FRAME, n: { pattern: COUNT_PATTERN } },
  typed: { ...BASE, ...RIGHT, bd: FRAME, n: { pattern: TEXT_PATTERN } },
  note: { ...BASE, fs: 9, cl: color("#4a5866"), bg: color("#f6f8fa"), bd: FRAME },
  tableHeader: { ...BASE, bl: BooleanNumber.TRUE, bg: color("#e6f0f8"), ht: HorizontalAlign.CENTER, bd: FRAME },
  tableCell: { ...BASE, bd: FRAME },
} as const satisfies Record<string, IStyleData>;

type Look = keyof typeof LOOKS;

/** Columns whose cells hold numbers; the others hold text. */
const NUMBER_COLUMNS: ReadonlySet<Column> = new Set<Column>(["B", "C", "E"]);

/** Row numbers, as people count them, of the lines that have an id. */
type RowOf = ReadonlyMap<string, number>;

const rowsOfLine = (line: SheetLine): number => (line.kind === "table" ? 1 + line.rows : 1);

const placeLines = (lines: readonly SheetLine[]) => {
  const rowOf = new Map<string, number>();
  const placed: { line: SheetLine; row: number }[] = [];
  let row = TOP_ROWS + 1;
  for (const line of lines) {
    placed.push({ line, row });
    if ("id" in line && line.id !== undefined) rowOf.set(line.id, row);
    row += rowsOfLine(line);
  }
  return { placed, rowOf, rowAfter: row };
};

/** Puts row numbers in place of `{id}`, and the line's own in place of `{}`. */
const withRows = (formula: string, row: number, rowOf: RowOf): string =>
  formula.replace(/\{([a-z]*)\}/gu, (_, id: string) => {
    const target = id === "" ? row : rowOf.get(id);
    if (target === undefined) throw new Error(`no line has the id ${id}: ${formula}`);
    return String(target);
  });

const isFormula = (content: number | string): content is string =>
  typeof content === "string" && content.startsWith("=");

const cellOf = (content: number | string, look: IStyleData | Look): ICellData => {
  if (isFormula(content)) return { f: content, s: look };
  return typeof content === "number"
    ? { v: content, t: CellValueType.NUMBER, s: look }
    : { v: content, t: CellValueType.STRING, s: look };
};

/** A count: a number, a formula, or a text as printed, which stays as it is. */
const countCell = (count: number | string, row: number, rowOf: RowOf): ICellData => {
  if (typeof count === "number") return cellOf(count, "count");
  return isFormula(count) ? cellOf(withRows(count, row, rowOf), "count") : cellOf(count, "typed");
};

const rateCells = (line: RateLine, row: number, rowOf: RowOf): Partial<Record<Column, ICellData>> => {
  const counts = `B${row},C${row}`;
  const noun = line.noun === undefined ? "" : `,"${line.noun}"`;
  const parts = line.parts?.map((id) => rowOf.get(id));
  const rate = parts
    ? `=${NAMESPACE}.TYLECHUNG(B${parts[0]}:B${parts[1]},C${parts[0]}:C${parts[1]},${line.digits})`
    : `=${NAMESPACE}.TYLE(${counts},${line.digits})`;
  return {
    A: cellOf(line.states, "text"),
    B: countCell(line.numerator, row, rowOf),
    C: countCell(line.denominator, row, rowOf),
    D: cellOf(line.published ?? "", "typed"),
    E: cellOf(rate, "number"),
    F: line.published === undefined ? cellOf("", "text") : cellOf(`=${NAMESPACE}.DOICHIEU(${counts},D${row})`, "text"),
    G: cellOf(`=${NAMESPACE}.CAUTYLE(${counts},${line.digits}${noun})`, "text"),
  };
};

const freeCells = (
  line: Extract<SheetLine, { kind: "free" }>,
  row: number,
  rowOf: RowOf,
  numberColumns: ReadonlySet<Column>,
): Partial<Record<Column, ICellData>> => {
  const cells: Partial<Record<Column, ICellData>> = { A: cellOf(line.states, "text") };
  for (const column of COLUMNS.slice(1)) {
    const content = line.cells[column as Exclude<Column, "A">] ?? "";
    const pattern = line.formats?.[column];
    const look: Look = column === "D" ? "typed" : numberColumns.has(column) ? "number" : "text";
    const style: IStyleData | Look = pattern === undefined ? look : { ...LOOKS.number, n: { pattern } };
    cells[column] = cellOf(typeof content === "string" ? withRows(content, row, rowOf) : content, style);
  }
  return cells;
};

/** One text over all columns: a heading, a note. */
const wideCells = (content: string, look: Look): Partial<Record<Column, ICellData>> => ({
  ...Object.fromEntries(COLUMNS.map((column) => [column, { s: look }])),
  A: cellOf(content, look),
});

const heightOf = (lines: number): number => lines * LINE_HEIGHT + ROW_PADDING;

/** Names of figures in narrow columns. */
const TABLE_HEADER_LINES = 3;
/** Sentences that the functions will answer with: room for two lines, as the longest ones take. */
const ANSWER_LINES = 2;

const heightOfLine = (line: SheetLine, widths: readonly number[]): number => {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  switch (line.kind) {
    case "heading":
      return heightOf(textLines(line.states, whole));
    case "note":
      return heightOf(textLines(line.states, whole, 9));
    case "table":
      return heightOf(textLines(line.states, whole));
    case "rate":
      return heightOf(Math.max(ANSWER_LINES, textLines(line.states, widths[0] ?? 0)));
    case "free": {
      const texts = COLUMNS.slice(1).map((column, index) => {
        const content = line.cells[column as Exclude<Column, "A">];
        if (typeof content !== "string") return 1;
        return isFormula(content)
          ? column >= "F"
            ? (line.answerLines ?? ANSWER_LINES)
            : 1
          : textLines(content, widths[index + 1] ?? 0);
      });
      return heightOf(Math.max(1, textLines(line.states, widths[0] ?? 0), ...texts));
    }
  }
};

/** Of the row numbers, the scroll bar and a little air. */
const BESIDE_COLUMNS_PX = 72;
/** Smaller letters are hard to read. */
const ZOOM_LEAST = 0.7;

/** So that the last column is not behind the edge of a narrow window. */
const zoomFor = (columnsWidth: number, width: number): number =>
  Math.max(ZOOM_LEAST, Math.min(1, Math.floor(((width - BESIDE_COLUMNS_PX) / columnsWidth) * 100) / 100));

const sheetIdOf = (position: number): string => `dvc-${position + 1}`;

const wholeRow = (row: number): IRange => ({
  startRow: row - 1,
  endRow: row - 1,
  startColumn: 0,
  endColumn: COLUMNS.length - 1,
});

const buildSheet = (source: SheetSource, position: number, width: number): Partial<IWorksheetData> => {
  const widths = source.widths ?? USUAL_WIDTHS;
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const header = source.header ?? USUAL_HEADER;
  const { placed, rowOf, rowAfter } = placeLines(source.lines);
  const cellData: Record<number, Record<number, ICellData>> = {};
  const rowData: Record<number, { h: number; ia: BooleanNumber }> = {};
  const mergeData: IRange[] = [];

  const put = (row: number, cells: Partial<Record<Column, ICellData>>, height: number) => {
    cellData[row - 1] = Object.fromEntries(
      COLUMNS.flatMap((column, index) => {
        const cell = cells[column];
        return cell === undefined ? [] : [[index, cell]];
      }),
    );
    rowData[row - 1] = { h: height, ia: BooleanNumber.FALSE };
  };
  const putWide = (row: number, content: string, look: Look, height: number) => {
    put(row, wideCells(content, look), height);
    mergeData.push(wholeRow(row));
  };

  putWide(1, source.title, "title", textLines(source.title, whole, 14) * 26 + ROW_PADDING);
  putWide(2, source.source, "source", heightOf(textLines(source.source, whole, 9)));
  putWide(3, DEMONSTRATION_MARK, "mark", heightOf(1));
  const headerCells = COLUMNS.map((column, index) => [column, cellOf(header[index] ?? "", "header")] as const);
  const headerLines = Math.max(...COLUMNS.map((_, index) => textLines(header[index] ?? "", (widths[index] ?? 0) - 8)));
  put(TOP_ROWS, Object.fromEntries(headerCells), heightOf(headerLines));

  // Where the header says so, the last column holds numbers too.
  const numberColumns: ReadonlySet<Column> =
    source.header === undefined || header[5] === USUAL_HEADER[5] ? NUMBER_COLUMNS : new Set<Column>(["E", "F", "G"]);

  for (const { line, row } of placed) {
    const height = heightOfLine(line, widths);
    switch (line.kind) {
      case "heading":
      case "note":
        putWide(row, line.states, line.kind, height);
        break;
      case "rate":
        put(row, rateCells(line, row, rowOf), height);
        break;
      case "free":
        put(row, freeCells(line, row, rowOf, numberColumns), height);
        break;
      case "table": {
        putWide(row, line.states, "note", height);
        for (let below = 1; below <= line.rows; below += 1) {
          const look: Look = below === 1 ? "tableHeader" : "tableCell";
          const cells: Partial<Record<Column, ICellData>> = Object.fromEntries(
            COLUMNS.slice(0, -1).map((column) => [column, { s: look }]),
          );
          if (below === 1) cells.A = { f: line.formula, s: look };
          put(row + below, cells, heightOf(below === 1 ? TABLE_HEADER_LINES : ANSWER_LINES));
        }
        break;
      }
    }
  }

  return {
    id: sheetIdOf(position),
    name: source.name,
    cellData,
    rowData,
    mergeData,
    columnData: Object.fromEntries(widths.map((width, index) => [index, { w: width }])),
    rowCount: rowAfter + SPARE_ROWS,
    columnCount: COLUMNS.length + SPARE_COLUMNS,
    zoomRatio: zoomFor(whole, width),
    defaultRowHeight: 24,
    defaultColumnWidth: 88,
    freeze: { xSplit: 0, ySplit: TOP_ROWS, startRow: TOP_ROWS, startColumn: -1 },
  };
};

/** The workbook of these sheets for a window of that many pixels; `withRows` throws where a formula names a line that is not there. */
export const buildWorkbook = (sources: readonly SheetSource[], width: number): Partial<IWorkbookData> => ({
  id: "dvc-workbook",
  name: DEMONSTRATION_NAME,
  locale: LocaleType.VI_VN,
  styles: LOOKS,
  sheetOrder: sources.map((_, position) => sheetIdOf(position)),
  sheets: Object.fromEntries(
    sources.map((source, position) => [sheetIdOf(position), buildSheet(source, position, width)]),
  ),
});
