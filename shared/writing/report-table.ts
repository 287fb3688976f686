// The table of a report: by unit, or by figure and rate for a unit without others below it.
import { FIGURES, type FigureEntry, isCount } from "../domain/figure.ts";
import { type FormDefinition, figuresInOrder } from "../domain/form.ts";
import { RATES } from "../rules/rates.ts";
import { ANSWERS } from "../text/answers.ts";
import { REPORT_TEXT } from "../text/report.ts";
import { STATE_NONE_TEXT, STATE_TEXT } from "../text/snapshot.ts";
import { TABLE_TEXT } from "../text/table.ts";
import type { SheetCell } from "./plain-sheet.ts";
import type { ReportInput, ReportRow } from "./report-input.ts";

export interface ReportBody {
  readonly rows: readonly (readonly SheetCell[])[];
  readonly widths: readonly number[];
  /** Rows of the table, from 0, and columns that are drawn; null where there is nothing to draw. */
  readonly chart: {
    readonly title: string;
    readonly from: number;
    readonly to: number;
    readonly names: number;
    readonly numbers: number;
  } | null;
}

const COUNT = "#,##0";
const AMOUNT = "#,##0.##";
const PERCENT = "0.00%";
const POINTS = "0.00";

/** As many as a page has room for; the others are in the consolidated table. */
const FIGURES_MOST = 4;
const RATES_MOST = 3;

interface Measured {
  readonly code: string;
  readonly name: string;
}

/** The ones that are read first, then the others of the catalogue, as far as some row has them. */
const chosen = (
  first: readonly string[],
  all: readonly Measured[],
  isThere: (code: string) => boolean,
  most: number,
): readonly Measured[] => {
  const there = all.filter(({ code }) => isThere(code));
  const leading = first.flatMap((code) => there.find((one) => one.code === code) ?? []);
  return [...leading, ...there.filter((one) => !leading.includes(one))].slice(0, most);
};

const text = (value: string, look?: SheetCell["look"]): SheetCell => (look ? { value, look } : { value });

const figureCell = (row: Pick<ReportRow, "figures">, code: string, look?: SheetCell["look"]): SheetCell => {
  const entry = row.figures[code] as FigureEntry | undefined;
  const looks = look ? { look } : {};
  if (entry === undefined) return { value: null, ...looks };
  if (!isCount(entry)) return { value: entry.state === "not_applicable" ? TABLE_TEXT.notApplicable : null, ...looks };
  return { value: entry, format: Number.isInteger(entry) ? COUNT : AMOUNT, ...looks };
};

const rateCell = (row: Pick<ReportRow, "rates">, code: string, look?: SheetCell["look"]): SheetCell => {
  const rate = row.rates[code]?.rate ?? null;
  return { value: rate, ...(rate === null ? {} : { format: PERCENT }), ...(look ? { look } : {}) };
};

const pointsCell = (score: number | undefined, look?: SheetCell["look"]): SheetCell => ({
  value: score ?? null,
  ...(score === undefined ? {} : { format: POINTS }),
  ...(look ? { look } : {}),
});

/** A line for each unit below, and their total. */
export const unitsBody = (input: ReportInput, { print }: FormDefinition): ReportBody => {
  const { rows, totals, received, expected, provisional } = input;
  const has = (part: "figures" | "rates") => (code: string) =>
    [...rows, totals].some((row) => row[part][code] !== undefined);
  const figures = chosen(print.figures, FIGURES, has("figures"), FIGURES_MOST);
  const rates = chosen(print.rates, RATES, has("rates"), RATES_MOST);
  const isScored = rows.some(({ score }) => score !== undefined);
  const header = [
    REPORT_TEXT.order,
    REPORT_TEXT.unit,
    ...[...figures, ...rates].map(({ name }) => name),
    ...(isScored ? [REPORT_TEXT.score] : []),
    REPORT_TEXT.state,
  ];
  const numbers = (row: Omit<ReportRow, "name" | "state">, look?: SheetCell["look"]): readonly SheetCell[] => [
    ...figures.map(({ code }) => figureCell(row, code, look)),
    ...rates.map(({ code }) => rateCell(row, code, look)),
    ...(isScored ? [pointsCell(row.score, look)] : []),
  ];
  const lines = rows.map((row, index) => [
    { value: index + 1, format: "0" },
    text(row.name),
    ...numbers(row),
    text(row.state === null ? STATE_NONE_TEXT : STATE_TEXT[row.state]),
  ]);
  const total = [
    text("", "total"),
    text(ANSWERS.total(), "total"),
    ...numbers(totals, "total"),
    text(ANSWERS.received({ received, expected, provisional }), "total"),
  ];
  const [rate] = rates;
  return {
    rows: [header.map((one) => text(one, "header")), ...lines, total],
    widths: [6, 30, ...[...figures, ...rates].map(() => 14), ...(isScored ? [11] : []), 24],
    chart: rate
      ? {
          title: REPORT_TEXT.chart({ rate: rate.name }),
          from: 1,
          to: rows.length,
          names: 1,
          numbers: 2 + figures.length,
        }
      : null,
  };
};

/** The unit's own figures, then its rates with both sides, then its score. */
export const unitBody = ({ totals }: ReportInput, form: FormDefinition): ReportBody => {
  const figures = figuresInOrder(form).filter(({ code }) => totals.figures[code] !== undefined);
  const rates = RATES.filter(({ code }) => totals.rates[code] !== undefined);
  const rows: (readonly SheetCell[])[] = [
    [
      REPORT_TEXT.order,
      REPORT_TEXT.content,
      REPORT_TEXT.count,
      REPORT_TEXT.numerator,
      REPORT_TEXT.denominator,
      REPORT_TEXT.share,
    ].map((one) => text(one, "header")),
  ];
  const order = (): SheetCell => ({ value: rows.length, format: "0" });
  for (const { code, name } of figures) rows.push([order(), text(name), figureCell(totals, code)]);
  const from = rows.length;
  for (const { code, name } of rates) {
    const rate = totals.rates[code];
    rows.push([
      order(),
      text(name),
      text(""),
      { value: rate?.numerator ?? null, format: COUNT },
      { value: rate?.denominator ?? null, format: COUNT },
      rateCell(totals, code),
    ]);
  }
  const to = rows.length - 1;
  if (totals.score !== undefined) rows.push([order(), text(REPORT_TEXT.score), pointsCell(totals.score)]);
  if (totals.grade !== undefined) rows.push([order(), text(REPORT_TEXT.grade), text(totals.grade)]);
  return {
    rows,
    widths: [6, 52, 14, 14, 14, 14],
    chart: to >= from ? { title: REPORT_TEXT.chartOfRates, from, to, names: 1, numbers: 5 } : null,
  };
};
