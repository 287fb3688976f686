// The columns of a consolidated table in a workbook: which figures and rates, with what beside them.
import type { AgainstPrevious } from "../consolidation/against-previous.ts";
import type { TargetMarks } from "../consolidation/against-target.ts";
import type { Assessed } from "../consolidation/assess.ts";
import type { ConsolidatedView } from "../consolidation/view.ts";
import { FIGURES, type FigureCode, type FigureEntry, isCount } from "../domain/figure.ts";
import { RATES, type RateCode } from "../rules/rates.ts";
import type { Measured } from "../scoring/measure.ts";
import { TABLE_TEXT } from "../text/table.ts";

/** The figures and rates of a table, in order. */
export interface Choice {
  readonly figures: readonly FigureCode[];
  readonly rates: readonly RateCode[];
}

/** Every code that some row has, in the order of the catalogue. */
export const allColumns = (rows: readonly Measured[]): Choice => ({
  figures: FIGURES.map(({ code }) => code).filter((code) => rows.some((row) => row.figures[code] !== undefined)),
  rates: RATES.map(({ code }) => code).filter((code) => rows.some((row) => row.rates[code] !== undefined)),
});

/** Not provided is blank; what does not apply says so, since a blank would be read as missing. */
export const figureCell = (entry: FigureEntry | undefined): string | number | null => {
  if (entry === undefined) return null;
  if (isCount(entry)) return entry;
  return entry.state === "not_applicable" ? TABLE_TEXT.notApplicable : null;
};

/** One line of the table, whatever it is of. */
export interface Line extends Measured {
  readonly assessed: Assessed;
  readonly targets: TargetMarks | null;
  readonly previous: AgainstPrevious | null;
}

export interface Column {
  readonly title: string;
  /** Excel number format in its English form; null: General. */
  readonly format: string | null;
  readonly width: number;
  readonly cell: (line: Line) => string | number | null;
}

const COUNT = "#,##0";
const PERCENT = "0.00%";
const CHANGE_OF_COUNT = "+#,##0;-#,##0;0";
const CHANGE_OF_POINTS = "+0.00;-0.00;0.00";
const POINTS = "0.00";
const WIDTH_NUMBER = 14;

const nameOfFigure = (code: FigureCode): string => FIGURES.find((one) => one.code === code)?.name ?? code;
const nameOfRate = (code: RateCode): string => RATES.find((one) => one.code === code)?.name ?? code;
const isWhole = (code: FigureCode): boolean => FIGURES.find((one) => one.code === code)?.whole ?? true;

const figureColumns = (code: FigureCode, view: ConsolidatedView): readonly Column[] => {
  const [title, whole] = [nameOfFigure(code), isWhole(code)];
  const own: Column = {
    title,
    format: whole ? COUNT : "#,##0.##",
    width: WIDTH_NUMBER,
    cell: ({ figures }) => figureCell(figures[code]),
  };
  if (!view.previous) return [own];
  const change: Column = {
    title: TABLE_TEXT.change({ name: title }),
    format: whole ? CHANGE_OF_COUNT : CHANGE_OF_POINTS,
    width: WIDTH_NUMBER,
    cell: ({ previous }) => previous?.figures[code]?.change ?? null,
  };
  return [own, change];
};

const rateColumns = (code: RateCode, view: ConsolidatedView): readonly Column[] => {
  const title = nameOfRate(code);
  const columns: Column[] = [
    { title, format: PERCENT, width: WIDTH_NUMBER, cell: ({ rates }) => rates[code]?.rate ?? null },
  ];
  if (view.targets && [view.targets.totals, ...view.targets.rows].some((marks) => marks[code])) {
    columns.push({
      title: TABLE_TEXT.target({ name: title }),
      format: PERCENT,
      width: WIDTH_NUMBER,
      cell: ({ targets }) => targets?.[code]?.least ?? null,
    });
  }
  if (view.previous) {
    columns.push({
      title: TABLE_TEXT.changeOfRate({ name: title }),
      format: CHANGE_OF_POINTS,
      width: WIDTH_NUMBER,
      cell: ({ previous }) => previous?.rates[code]?.change ?? null,
    });
  }
  return columns;
};

const assessedColumns = ({ assessment }: ConsolidatedView): readonly Column[] => {
  const all = [assessment.totals, ...assessment.rows];
  const columns: readonly (Column & { readonly isThere: boolean })[] = [
    {
      title: TABLE_TEXT.score,
      format: POINTS,
      width: WIDTH_NUMBER,
      cell: ({ assessed }) => assessed.score ?? null,
      isThere: all.some((one) => one.score !== undefined),
    },
    {
      title: TABLE_TEXT.grade,
      format: null,
      width: WIDTH_NUMBER,
      cell: ({ assessed }) => assessed.grade ?? null,
      isThere: all.some((one) => one.grade !== undefined),
    },
    {
      title: TABLE_TEXT.rank({ by: assessment.ranking ? rankedBy(assessment.ranking.by) : "" }),
      format: "0",
      width: WIDTH_NUMBER,
      cell: ({ assessed }) => assessed.rank ?? null,
      isThere: assessment.ranking !== null,
    },
  ];
  return columns.filter((column) => column.isThere);
};

const rankedBy = (by: string): string => (by === "score" ? TABLE_TEXT.score.toLowerCase() : nameOfRate(by as RateCode));

/** Figures, then rates, each followed by its target and change where they were asked for, then score, grade and rank. */
export const measureColumns = (view: ConsolidatedView, choice: Choice): readonly Column[] => [
  ...choice.figures.flatMap((code) => figureColumns(code, view)),
  ...choice.rates.flatMap((code) => rateColumns(code, view)),
];

export const columnsOf = (view: ConsolidatedView, choice: Choice): readonly Column[] => [
  ...measureColumns(view, choice),
  ...assessedColumns(view),
];
