// A report of one unit and period as a sheet ready for signature: title block, table, chart, paragraphs, where the numbers come from.
import { FORMS, type FormDefinition, formOrGeneral } from "../domain/form.ts";
import { columnName } from "../reading/sheet.ts";
import { momentText, numberText } from "../text/format.ts";
import { periodLabel, periodName } from "../text/period.ts";
import { officeName, REPORT_TEXT } from "../text/report.ts";
import { type PlainSheet, type SheetCell, type SheetChart, sheetName } from "./plain-sheet.ts";
import type { ReportInput } from "./report-input.ts";
import { type ReportBody, unitBody, unitsBody } from "./report-table.ts";

type Row = readonly SheetCell[];

const LINE_POINTS = 15;
/** How much of a narrow column is filled before the next word goes into a line of its own. */
const HEADER_FILL = 0.75;
const CHART_ROWS = 16;
/** Room for a signature and a seal. */
const SIGN_ROWS = 4;
const BLANK: Row = [];

const cell = (value: string | number | null, look?: SheetCell["look"]): SheetCell =>
  look ? { value, look } : { value };

/** Sums up rows with the areas that are merged in them. */
interface Page {
  readonly rows: Row[];
  readonly merges: string[];
  readonly heights: Record<number, number>;
}

/** Two blocks beside each other: what the office says left, what the state says right. */
const addPair = (
  page: Page,
  columns: number,
  [left, right]: readonly [string, string],
  look: SheetCell["look"],
): void => {
  const half = Math.floor(columns / 2);
  const row: SheetCell[] = Array.from({ length: columns }, () => cell(null));
  row[0] = cell(left, look);
  row[half] = cell(right, look);
  page.rows.push(row);
  const line = page.rows.length;
  page.merges.push(
    `A${line}:${columnName(half - 1)}${line}`,
    `${columnName(half)}${line}:${columnName(columns - 1)}${line}`,
  );
};

/** A text over the whole width, as high as it needs. */
const addWide = (page: Page, widths: readonly number[], text: string, look: SheetCell["look"]): void => {
  page.rows.push([cell(text, look)]);
  const line = page.rows.length;
  page.merges.push(`A${line}:${columnName(widths.length - 1)}${line}`);
  const letters = widths.reduce((sum, width) => sum + width, 0);
  // Lines end at words: a little less than the width goes into each.
  const lines = Math.ceil(text.length / (letters * 0.9));
  if (lines > 1) page.heights[line - 1] = lines * LINE_POINTS;
};

/** Names of columns are longer than their numbers. */
const headerHeight = ({ rows, widths }: ReportBody): number => {
  const lines = (rows[0] ?? []).map(({ value }, column) => {
    const width = Math.max(1, (widths[column] ?? 1) * HEADER_FILL);
    return Math.ceil(String(value ?? "").length / width);
  });
  return Math.max(1, ...lines) * LINE_POINTS;
};

const addTitle = (page: Page, body: ReportBody, form: FormDefinition, input: ReportInput): void => {
  const { office, above, period, today } = input;
  const columns = body.widths.length;
  const upper = above === null ? "" : officeName(above.name, above.type);
  addPair(page, columns, [upper, REPORT_TEXT.nation], "sign");
  addPair(page, columns, [officeName(office.name, office.type), REPORT_TEXT.motto], "sign");
  addPair(page, columns, [REPORT_TEXT.number, REPORT_TEXT.dated({ today })], "subtitle");
  page.rows.push(BLANK);
  addWide(page, body.widths, REPORT_TEXT.kind, "sign");
  addWide(page, body.widths, form.print.title, "sign");
  addWide(page, body.widths, periodName(period), "sign");
  page.rows.push(BLANK);
};

const addChart = (page: Page, { chart }: ReportBody, first: number): readonly SheetChart[] => {
  if (chart === null) return [];
  const at = page.rows.length + 1;
  for (let row = 0; row < CHART_ROWS; row += 1) page.rows.push(BLANK);
  const area = (column: number): string =>
    `${columnName(column)}${first + chart.from}:${columnName(column)}${first + chart.to}`;
  const { title, names, numbers } = chart;
  return [{ kind: "bar", title, categories: area(names), numbers: area(numbers), at: `A${at}` }];
};

const addNotes = (page: Page, { widths }: ReportBody, input: ReportInput): void => {
  const { asOf, provisional, received, expected, core, rulesets } = input;
  const rules = rulesets.map(({ id, version }) => `${id} (${version})`).join(", ");
  const state = provisional ? REPORT_TEXT.provisional : REPORT_TEXT.closed;
  const notes = [
    ...(asOf === null ? [] : [REPORT_TEXT.asOf({ moment: momentText(asOf), state })]),
    ...(expected > 1 ? [REPORT_TEXT.received({ received: numberText(received), expected: numberText(expected) })] : []),
    REPORT_TEXT.source({ core, rules }),
  ];
  addWide(page, widths, notes.join(" "), "note");
};

const addSignatures = (page: Page, columns: number): void => {
  page.rows.push(BLANK);
  addPair(page, columns, [REPORT_TEXT.drafter, REPORT_TEXT.signer], "sign");
  addPair(page, columns, [REPORT_TEXT.drafterHow, REPORT_TEXT.signerHow], "subtitle");
  for (let row = 0; row < SIGN_ROWS; row += 1) page.rows.push(BLANK);
};

/**
 * The sheet: who reports what for which days, the table by unit (of a unit without others below by figure), a chart, the
 * paragraphs, and as of when and by which rules. Numbers are numbers; blank is not provided, never 0.
 */
export const reportSheet = (input: ReportInput, forms: readonly FormDefinition[] = FORMS): PlainSheet => {
  const form = formOrGeneral(input.form, forms);
  const body = input.rows.length > 1 ? unitsBody(input, form) : unitBody(input, form);
  const page: Page = { rows: [], merges: [], heights: {} };
  addTitle(page, body, form, input);
  const first = page.rows.length + 1;
  page.heights[first - 1] = headerHeight(body);
  page.rows.push(...body.rows);
  page.rows.push(BLANK);
  const charts = addChart(page, body, first);
  if (input.paragraphs.length > 0) {
    page.rows.push([cell(REPORT_TEXT.narrative, "sign")]);
    for (const paragraph of input.paragraphs) addWide(page, body.widths, paragraph, "paragraph");
    page.rows.push(BLANK);
  }
  addNotes(page, body, input);
  addSignatures(page, body.widths.length);
  return {
    name: sheetName(REPORT_TEXT.sheet({ period: periodLabel(input.period) })),
    rows: page.rows,
    widths: body.widths,
    frozenRows: 0,
    frozenColumns: 0,
    merges: page.merges,
    charts,
    heights: page.heights,
  };
};
