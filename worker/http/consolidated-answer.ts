// A consolidated table as it is answered: the shape of the contract as JSON, and rows of codes as CSV.
import type { AgainstPrevious } from "../../shared/consolidation/against-previous.ts";
import type { Consolidated, RowAnswer } from "../../shared/consolidation/consolidate.ts";
import type { ConsolidatedView } from "../../shared/consolidation/view.ts";
import type { Finding } from "../../shared/findings/finding.ts";
import type { Measured } from "../../shared/scoring/measure.ts";
import { problemText } from "../../shared/text/problem.ts";
import { allColumns, type Choice, figureCell } from "../../shared/writing/table-columns.ts";
import { type Separator, writeCsv } from "./csv.ts";
import { findingAnswer } from "./finding.ts";
import { RULE_SETS_USED } from "./rule-sets.ts";

const only = <T extends object>(all: T, codes: readonly string[] | undefined): T =>
  codes === undefined ? all : (Object.fromEntries(Object.entries(all).filter(([code]) => codes.includes(code))) as T);

const pick = ({ figures, rates }: Measured, choice: Choice | null): Measured => ({
  figures: only(figures, choice?.figures),
  rates: only(rates, choice?.rates),
});

const previousAnswer = (previous: AgainstPrevious, choice: Choice | null) => ({
  figures: only(previous.figures, choice?.figures),
  rates: only(previous.rates, choice?.rates),
  ...(previous.score ? { score: previous.score } : {}),
  ...(previous.problem ? { note: problemText(previous.problem) } : {}),
});

/** What stands beside the numbers of the total (`null`) or of a row. */
const beside = ({ assessment, targets, previous }: ConsolidatedView, row: number | null, choice: Choice | null) => {
  const marks = row === null ? targets?.totals : targets?.rows[row];
  const change = row === null ? previous?.totals : previous?.rows[row];
  return {
    ...(row === null ? assessment.totals : assessment.rows[row]),
    ...(marks ? { target: only(marks, choice?.rates) } : {}),
    ...(change ? { previous: previousAnswer(change, choice) } : {}),
  };
};

/** Those of the table, and of what is set beside it. */
export const allFindings = ({ table, assessment, previous }: ConsolidatedView): readonly Finding[] => [
  ...table.findings,
  ...assessment.findings,
  ...(previous?.findings ?? []),
];

export const tableAnswer = (view: ConsolidatedView, choice: Choice | null) => {
  const { table, assessment, previous } = view;
  return {
    unit: table.unit,
    period: table.period.key,
    form: table.form,
    basis: table.basis,
    provisional: table.provisional,
    asOf: table.asOf,
    rulesets: RULE_SETS_USED,
    completeness: table.completeness,
    ...(assessment.ranking ? { ranking: assessment.ranking } : {}),
    ...(previous
      ? {
          previous: {
            period: previous.period.key,
            ...(previous.problem === null ? { pulls: only(previous.pulls, choice?.rates) } : {}),
            ...(previous.problem ? { code: previous.problem.code, note: problemText(previous.problem) } : {}),
          },
        }
      : {}),
    totals: { ...pick(table.totals, choice), ...beside(view, null, choice) },
    rows: table.rows.map((row, index) => ({
      unit: row.unit,
      name: row.name,
      ...(row.own ? { own: true as const } : {}),
      state: row.state,
      revision: row.revision,
      ...pick(row, choice),
      ...beside(view, index, choice),
    })),
    ...(table.sectors
      ? { sectors: table.sectors.map((row) => ({ sector: row.sector, units: row.units, ...pick(row, choice) })) }
      : {}),
    findings: allFindings(view).map(findingAnswer),
  };
};

const numbersOf = (row: Measured, { figures, rates }: Choice): readonly (string | number | null)[] => [
  ...figures.map((code) => figureCell(row.figures[code])),
  ...rates.map((code) => row.rates[code]?.rate ?? null),
];

export const tableCsv = (
  { rows }: { readonly rows: readonly RowAnswer[] },
  choice: Choice | null,
  separator: Separator,
): string => {
  const columns = choice ?? allColumns(rows);
  const body = rows.map((row) => [row.unit, row.name, ...numbersOf(row, columns)]);
  return writeCsv([["unit", "name", ...columns.figures, ...columns.rates], ...body], separator);
};

export const sectorCsv = ({ sectors = [] }: Consolidated, choice: Choice | null, separator: Separator): string => {
  const columns = choice ?? allColumns(sectors);
  const body = sectors.map((row) => [row.sector, row.units, ...numbersOf(row, columns)]);
  return writeCsv([["sector", "units", ...columns.figures, ...columns.rates], ...body], separator);
};
