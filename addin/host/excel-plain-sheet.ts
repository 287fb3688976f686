// Writes plain sheets into Excel: values, formulas, formats, looks, widths, merged areas, charts.
import { areaText, parseArea } from "../../shared/reading/sheet.ts";
import {
  type CellLook,
  freeSheetName,
  type PlainSheet,
  type SheetCell,
  type SheetChart,
} from "../../shared/writing/plain-sheet.ts";
import { hasExcelApi } from "./excel-run.ts";

/** Requirement sets: sheets frozen, charts with names of their own; page layout. */
const LAYOUT_SET = "1.9";

/** In points, of a letter of the usual font and of the margins of a cell. */
const LETTER_POINTS = 5.25;
const CELL_POINTS = 3.75;
/** Rows and columns that a chart covers. */
const CHART_ROWS = 18;
const CHART_COLUMNS = 8;

/** A text that Excel would take for a formula, a number or a day, or whose apostrophe it would swallow. */
const READ_BY_EXCEL = /^[=+\-@'\d.,%$(]/u;

/** As it has to be typed for Excel to keep it as it is; a null empties the cell. */
export const asTyped = (value: string | number | null): string | number => {
  if (value === null) return "";
  return typeof value === "string" && READ_BY_EXCEL.test(value) ? `'${value}` : value;
};

const contentOf = (cell: SheetCell | undefined): string | number =>
  cell === undefined ? "" : (cell.formula ?? asTyped(cell.value));

const LOOKS: Readonly<Record<CellLook, (format: Excel.RangeFormat) => void>> = {
  title: (format) => {
    format.font.bold = true;
    format.font.size = 14;
  },
  subtitle: (format) => {
    format.font.italic = true;
  },
  header: (format) => {
    format.font.bold = true;
    format.wrapText = true;
    format.horizontalAlignment = "Center";
    format.verticalAlignment = "Center";
    format.borders.getItem("EdgeBottom").style = "Continuous";
  },
  total: (format) => {
    format.font.bold = true;
    format.borders.getItem("EdgeTop").style = "Continuous";
  },
  note: (format) => {
    format.font.italic = true;
    format.font.size = 9;
    format.wrapText = true;
    format.verticalAlignment = "Top";
  },
  paragraph: (format) => {
    format.wrapText = true;
    format.verticalAlignment = "Top";
  },
  sign: (format) => {
    format.font.bold = true;
    format.horizontalAlignment = "Center";
  },
};

/** Neighbours in a row that look alike, so that Excel is asked once for all of them. */
const runsOfLooks = (row: readonly SheetCell[]) => {
  const runs: { look: CellLook; from: number; to: number }[] = [];
  for (const [column, { look }] of row.entries()) {
    const last = runs.at(-1);
    if (look === undefined) continue;
    if (last?.look === look && last.to === column - 1) last.to = column;
    else runs.push({ look, from: column, to: column });
  }
  return runs;
};

const addChart = (sheet: Excel.Worksheet, { kind, title, categories, numbers, at }: SheetChart): void => {
  const chart = sheet.charts.add(kind === "bar" ? "BarClustered" : "Line", sheet.getRange(numbers), "Columns");
  chart.title.text = title;
  chart.legend.visible = false;
  chart.series.getItemAt(0).setXAxisValues(sheet.getRange(categories));
  const place = parseArea(at);
  if (!place) return;
  const { top, left } = place;
  const [from, to] = areaText({ top, left, bottom: top + CHART_ROWS, right: left + CHART_COLUMNS }).split(":");
  chart.setPosition(from ?? at, to);
};

const fill = (sheet: Excel.Worksheet, plain: PlainSheet): void => {
  const { rows, widths, frozenRows, frozenColumns, merges = [], charts = [] } = plain;
  const columns = Math.max(1, ...rows.map((row) => row.length));
  if (rows.length > 0) {
    const all = sheet.getRangeByIndexes(0, 0, rows.length, columns);
    const indexes = Array.from({ length: columns }, (_, column) => column);
    // Formats first: Excel reads what is typed by the format of its cell.
    all.numberFormat = rows.map((row) => indexes.map((column) => row[column]?.format ?? "General"));
    all.formulas = rows.map((row) => indexes.map((column) => contentOf(row[column])));
  }
  for (const [row, cells] of rows.entries()) {
    for (const { look, from, to } of runsOfLooks(cells)) {
      LOOKS[look](sheet.getRangeByIndexes(row, from, 1, to - from + 1).format);
    }
  }
  for (const [column, letters] of widths.entries()) {
    sheet.getRangeByIndexes(0, column, 1, 1).format.columnWidth = letters * LETTER_POINTS + CELL_POINTS;
  }
  for (const [row, points] of Object.entries(plain.heights ?? {})) {
    sheet.getRangeByIndexes(Number(row), 0, 1, 1).format.rowHeight = points;
  }
  for (const merge of merges) sheet.getRange(merge).merge(false);
  if (frozenRows > 0 && frozenColumns > 0) {
    sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, frozenRows, frozenColumns));
  } else if (frozenRows > 0) sheet.freezePanes.freezeRows(frozenRows);
  for (const chart of charts) addChart(sheet, chart);
  if (hasExcelApi(LAYOUT_SET)) sheet.pageLayout.orientation = "Landscape";
};

/** Adds them behind the sheet in front, shows the first; their names as they became. */
export const addPlainSheets = async (
  context: Excel.RequestContext,
  sheets: readonly PlainSheet[],
): Promise<readonly string[]> => {
  const { worksheets } = context.workbook;
  const front = worksheets.getActiveWorksheet();
  worksheets.load("items/name");
  front.load("position");
  await context.sync();
  const taken = worksheets.items.map(({ name }) => name);
  const names: string[] = [];
  for (const [index, plain] of sheets.entries()) {
    const name = freeSheetName(plain.name, [...taken, ...names]);
    names.push(name);
    const sheet = worksheets.add(name);
    sheet.position = front.position + 1 + index;
    fill(sheet, plain);
    if (index === 0) sheet.activate();
    await context.sync();
  }
  return names;
};
