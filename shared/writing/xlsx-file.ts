// Workbooks out: plain sheets as .xlsx; numbers stay numbers, and no text becomes a formula.
import {
  type Cell,
  type CellStyle,
  type CellValue,
  type SheetChart as ChartOut,
  type WriteOptions,
  type WriteSheet,
  writeXlsx,
} from "hucre/xlsx";
import { type Area, parseArea } from "../reading/sheet.ts";
import { storedFormula } from "../text/stored-formula.ts";
import type { CellLook, PlainSheet, SheetCell, SheetChart } from "./plain-sheet.ts";

export const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Room that a chart takes. */
const CHART_ROWS = 18;
const CHART_COLUMNS = 8;

const LOOKS: Readonly<Record<CellLook, CellStyle>> = {
  title: { font: { bold: true, size: 14 } },
  subtitle: { font: { italic: true } },
  header: {
    font: { bold: true },
    alignment: { wrapText: true, vertical: "center", horizontal: "center" },
    border: { bottom: { style: "thin" } },
  },
  total: { font: { bold: true }, border: { top: { style: "thin" } } },
  note: { font: { italic: true, size: 9 }, alignment: { wrapText: true, vertical: "top" } },
  paragraph: { alignment: { wrapText: true, vertical: "top" } },
  sign: { font: { bold: true }, alignment: { horizontal: "center" } },
};

const styleOf = ({ format, look }: SheetCell): CellStyle | null =>
  format === undefined && look === undefined
    ? null
    : { ...(look ? LOOKS[look] : {}), ...(format === undefined ? {} : { numFmt: format }) };

const areaOf = (address: string): Area => {
  const area = parseArea(address);
  if (!area) throw new Error(`no area: ${address}`);
  return area;
};

const mergeOf = (address: string) => {
  const { top, left, bottom, right } = areaOf(address);
  return { startRow: top, startCol: left, endRow: bottom, endCol: right };
};

/** A chart as the library writes it; cells of the same sheet. */
export const chartForFile = ({ kind, title, categories, numbers, at }: SheetChart): ChartOut => {
  const { top, left } = areaOf(at);
  return {
    type: kind,
    title,
    series: [{ values: numbers, categories }],
    anchor: { from: { row: top, col: left }, to: { row: top + CHART_ROWS, col: left + CHART_COLUMNS } },
    ...(kind === "bar" ? { legend: false as const } : {}),
  };
};

const cellOf = (cell: SheetCell): Partial<Cell> | null => {
  const style = styleOf(cell);
  const looks = style ? { style } : {};
  if (cell.formula !== undefined) return { formulaResult: cell.value, formula: storedFormula(cell.formula), ...looks };
  // An explicit type keeps a text that begins with "=" a text.
  if (typeof cell.value === "string") return { value: cell.value, type: "string", ...looks };
  return style ? { value: cell.value, ...looks } : null;
};

const sheetOf = ({
  name,
  rows,
  widths,
  frozenRows,
  frozenColumns,
  merges = [],
  charts = [],
  heights = {},
}: PlainSheet): WriteSheet => {
  const cells = new Map<string, Partial<Cell>>();
  for (const [row, line] of rows.entries()) {
    for (const [column, cell] of line.entries()) {
      const written = cellOf(cell);
      if (written) cells.set(`${row},${column}`, written);
    }
  }
  return {
    name,
    rows: rows.map((line): CellValue[] => line.map((cell) => cell.value)),
    columns: widths.map((width) => ({ width })),
    cells,
    rowDefs: new Map(Object.entries(heights).map(([row, height]) => [Number(row), { height }])),
    ...(merges.length > 0 ? { merges: merges.map(mergeOf) } : {}),
    ...(charts.length > 0 ? { charts: charts.map(chartForFile) } : {}),
    ...(frozenRows > 0 ? { freezePane: { rows: frozenRows, columns: frozenColumns } } : {}),
    pageSetup: { orientation: "landscape" },
  };
};

/** @param properties of the file; with fixed moments equal tables make equal files. */
export const writeWorkbook = (
  sheets: readonly PlainSheet[],
  properties: NonNullable<WriteOptions["properties"]>,
): Promise<Uint8Array> => writeXlsx({ sheets: sheets.map(sheetOf), properties });
