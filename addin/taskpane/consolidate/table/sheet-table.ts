// The table for a sheet: as a live formula, or as values of now with their source and a chart.

import { findForm } from "../../../../shared/domain/form.ts";
import { vietNamDayOf } from "../../../../shared/domain/moment.ts";
import type { Period } from "../../../../shared/domain/period.ts";
import type { UnitCode } from "../../../../shared/domain/unit.ts";
import { formulaOfCall } from "../../../../shared/functions/formula-text.ts";
import { columnName } from "../../../../shared/reading/sheet.ts";
import { findRate } from "../../../../shared/rules/rates.ts";
import { ANSWERS } from "../../../../shared/text/answers.ts";
import { dateText } from "../../../../shared/text/format.ts";
import { periodLabel, periodName } from "../../../../shared/text/period.ts";
import { STATE_NONE_TEXT, STATE_TEXT } from "../../../../shared/text/snapshot.ts";
import { TABLE_TEXT } from "../../../../shared/text/table.ts";
import { type PlainSheet, type SheetCell, sheetName } from "../../../../shared/writing/plain-sheet.ts";
import type { ConsolidatedEntry } from "../../../server/entries.ts";
import type { Place } from "./load-table.ts";
import type { Shown } from "./unit-rows.ts";

/** What the formula shows: the two counts of a rate and the rate; for the points every figure that there is. */
const codesOf = (shown: Shown): string | null => {
  const rate = findRate(shown);
  return rate ? [...rate.numerator, ...rate.denominator, rate.code].join("; ") : null;
};

/** In plain notation. The period stands in it as people read it, with its dates. */
export const liveFormula = (unit: UnitCode, period: Period, shown: Shown): string => {
  const codes = codesOf(shown);
  return formulaOfCall("TONGHOP", [unit, periodName(period), ...(codes === null ? [] : [codes])]);
};

const PERCENT = "0.0%";
const POINTS = "0.00";
const COUNT = "#,##0";
const CHANGE = "+0.0;-0.0;0.0";

type Line = ConsolidatedEntry["rows"][number];
type Measured = Pick<Line, "rates" | "score" | "rank" | "target" | "previous">;

interface Column {
  readonly title: string;
  readonly format: string;
  readonly width: number;
  readonly cell: (line: Measured) => number | null;
}

const WIDTH = 14;
/** "Đã nhận 200/205 đơn vị (chưa chốt)" in bold. */
const STATE_WIDTH = 38;
const TITLE_POINTS = 24;
const LINE_POINTS = 15;

/** Titles are wrapped within their columns: as many lines as the longest needs, words not cut. */
const headerPoints = (columns: readonly Column[]): number =>
  (LINE_POINTS + 1) * Math.max(1, ...columns.map(({ title, width }) => Math.ceil(title.length / (width - 4))));

const columnsOf = ({ rows, totals }: ConsolidatedEntry, shown: Shown): readonly Column[] => {
  const all: readonly Measured[] = [...rows, totals];
  const rate = findRate(shown);
  const name = rate?.name ?? TABLE_TEXT.score;
  const column = (title: string, format: string, cell: Column["cell"]): Column => ({
    title,
    format,
    width: WIDTH,
    cell,
  });
  const columns = rate
    ? [
        column(TABLE_TEXT.numerator, COUNT, ({ rates }) => rates[shown]?.numerator ?? null),
        column(TABLE_TEXT.denominator, COUNT, ({ rates }) => rates[shown]?.denominator ?? null),
        column(name, PERCENT, ({ rates }) => rates[shown]?.rate ?? null),
        column(TABLE_TEXT.target({ name }), PERCENT, ({ target }) => target?.[shown]?.least ?? null),
        column(TABLE_TEXT.changeOfRate({ name }), CHANGE, ({ previous }) => previous?.rates[shown]?.change ?? null),
      ]
    : [];
  const others = [
    column(TABLE_TEXT.score, POINTS, ({ score }) => score ?? null),
    column(TABLE_TEXT.rank({ by: name.toLowerCase() }), "0", ({ rank }) => rank ?? null),
  ];
  return [...columns, ...others].filter(({ cell }) => all.some((line) => cell(line) !== null));
};

/** More bars than these nobody can tell apart. */
export const CHART_ROWS_MAX = 40;
const FIRST_COLUMNS = 2;

/** @param order the rows as they stand in the pane; each is a row of the table. */
export const valueSheet = (
  table: ConsolidatedEntry,
  { period, form }: Omit<Place, "unit">,
  unitName: string,
  shown: Shown,
  order: readonly Line[],
): PlainSheet => {
  const columns = columnsOf(table, shown);
  const { expected, received } = table.completeness;
  const receivedText = ANSWERS.received({ expected, received, provisional: table.provisional });
  const day = table.asOf === null ? TABLE_TEXT.nothingStored : dateText(vietNamDayOf(table.asOf));
  const head: readonly (readonly SheetCell[])[] = [
    [{ value: TABLE_TEXT.title, look: "title" }],
    [{ value: TABLE_TEXT.unit({ name: unitName, code: table.unit }) }],
    [{ value: TABLE_TEXT.period({ period: periodName(period) }) }],
    [{ value: TABLE_TEXT.form({ form: findForm(form)?.title ?? form }) }],
    [{ value: TABLE_TEXT.asOf({ day, received: receivedText }) }],
    [],
  ];
  const titles = [ANSWERS.unitName(), ANSWERS.unitState(), ...columns.map(({ title }) => title)];
  const lineOf = (line: Line): readonly SheetCell[] => [
    { value: line.own && table.rows.length > 1 ? ANSWERS.ownFigures({ name: line.name }) : line.name },
    { value: line.state === null ? STATE_NONE_TEXT : STATE_TEXT[line.state] },
    ...columns.map(({ format, cell }): SheetCell => ({ value: cell(line), format })),
  ];
  const total: readonly SheetCell[] = [
    { value: ANSWERS.total(), look: "total" },
    { value: receivedText, look: "total" },
    ...columns.map(({ format, cell }): SheetCell => ({ value: cell(table.totals), format, look: "total" })),
  ];
  const firstRow = head.length + 2;
  const lastRow = firstRow + Math.min(order.length, CHART_ROWS_MAX) - 1;
  const name = findRate(shown)?.name ?? TABLE_TEXT.score;
  const charted = columns.findIndex(({ title }) => title === name);
  const letter = columnName(FIRST_COLUMNS + charted);
  return {
    name: sheetName(`${TABLE_TEXT.sheet} ${periodLabel(period)}`),
    rows: [...head, titles.map((value): SheetCell => ({ value, look: "header" })), ...order.map(lineOf), total],
    widths: [36, STATE_WIDTH, ...columns.map(({ width }) => width)],
    heights: { 0: TITLE_POINTS, [head.length]: headerPoints(columns) },
    frozenRows: head.length + 1,
    frozenColumns: 1,
    ...(charted >= 0 && order.length > 0
      ? {
          charts: [
            {
              kind: "bar" as const,
              title: `${name} – ${periodLabel(period)}`,
              categories: `A${firstRow}:A${lastRow}`,
              numbers: `${letter}${firstRow}:${letter}${lastRow}`,
              at: `${columnName(FIRST_COLUMNS + columns.length + 1)}${head.length + 1}`,
            },
          ],
        }
      : {}),
  };
};
