// GET /v1/consolidated: the table of a unit as JSON or CSV.
import type { Consolidated, ConsolidatedRow } from "../../shared/consolidation/consolidate.ts";
import {
  FIGURES,
  type FigureCode,
  type FigureEntry,
  type Figures,
  isCount,
  parseFigureCode,
} from "../../shared/domain/figure.ts";
import type { Period } from "../../shared/domain/period.ts";
import { done, type Outcome, refuse } from "../../shared/domain/problem.ts";
import type { TableNeed } from "../../shared/functions/definition.ts";
import { findRate, RATES, type RateCode } from "../../shared/rules/rates.ts";
import type { Rates } from "../../shared/scoring/rate.ts";
import { canSee } from "../auth/access.ts";
import { readStoredNeeds, type Sight } from "../db/stored.ts";
import { taggedAnswer } from "../http/answer.ts";
import { type Separator, writeCsv } from "../http/csv.ts";
import { findingAnswer } from "../http/finding.ts";
import { RULE_SETS_USED } from "../http/rule-sets.ts";
import type { AuthorizedScope, Handler } from "../http/scope.ts";
import { ambiguous, readPlace } from "./snapshot-place.ts";

/** The columns that were asked for. */
interface Choice {
  readonly figures: readonly FigureCode[];
  readonly rates: readonly RateCode[];
}

/** Codes of figures and rates, by commas, in the order asked. Problem: `FIGURE_UNKNOWN`. */
const readChoice = (text: string): Outcome<Choice> => {
  const figures: FigureCode[] = [];
  const rates: RateCode[] = [];
  for (const code of text.split(",").map((one) => one.trim().toUpperCase())) {
    const figure = parseFigureCode(code);
    const rate = findRate(code);
    if (figure) figures.push(figure);
    else if (rate) rates.push(rate.code);
    else return refuse("FIGURE_UNKNOWN", { got: code, suggestion: "" });
  }
  return done({ figures, rates });
};

type Numbers = { readonly figures: Figures; readonly rates: Rates };

const pick = ({ figures, rates }: Numbers, choice: Choice | null): Numbers => {
  if (!choice) return { figures, rates };
  const only = <T extends object>(all: T, codes: readonly string[]): T =>
    Object.fromEntries(Object.entries(all).filter(([code]) => codes.includes(code))) as T;
  return { figures: only(figures, choice.figures), rates: only(rates, choice.rates) };
};

const tableAnswer = (table: Consolidated, choice: Choice | null) => ({
  unit: table.unit,
  period: table.period.key,
  form: table.form,
  basis: table.basis,
  provisional: table.provisional,
  asOf: table.asOf,
  rulesets: RULE_SETS_USED,
  completeness: table.completeness,
  totals: pick(table.totals, choice),
  rows: table.rows.map((row) => ({
    unit: row.unit,
    name: row.name,
    ...(row.own ? { own: true as const } : {}),
    state: row.state,
    revision: row.revision,
    ...pick(row, choice),
  })),
  findings: table.findings.map(findingAnswer),
});

/** Without a choice: every code that some row has, in the order of the catalogue. */
const columnsOf = (rows: readonly ConsolidatedRow[]): Choice => ({
  figures: FIGURES.map(({ code }) => code).filter((code) => rows.some((row) => row.figures[code] !== undefined)),
  rates: RATES.map(({ code }) => code).filter((code) => rows.some((row) => row.rates[code] !== undefined)),
});

/** Not provided is blank; what does not apply says so, since a blank would be read as missing. */
const csvCell = (entry: FigureEntry | undefined): string | number | null => {
  if (entry === undefined) return null;
  if (isCount(entry)) return entry;
  return entry.state === "not_applicable" ? "không áp dụng" : null;
};

export const tableCsv = (table: Pick<Consolidated, "rows">, choice: Choice | null, separator: Separator): string => {
  const { figures, rates } = choice ?? columnsOf(table.rows);
  const body = table.rows.map((row) => [
    row.unit,
    row.name,
    ...figures.map((code) => csvCell(row.figures[code])),
    ...rates.map((code) => row.rates[code]?.rate ?? null),
  ]);
  return writeCsv([["unit", "name", ...figures, ...rates], ...body], separator);
};

/** The table, in the calendar that holds data where the label left it open. */
const readTable = async (
  { db, caller, today }: AuthorizedScope,
  label: string,
  need: TableNeed,
  alternative: Period | null,
): Promise<Outcome<Consolidated>> => {
  const other = alternative && { ...need, period: alternative };
  const needs = other ? [need, other] : [need];
  const sees: Sight = (graph, unit, days) => canSee(graph, caller, unit, days);
  const { stored } = await readStoredNeeds(db, needs, caller.unit, today, sees);
  const first = stored(need);
  const second = other && stored(other);
  const isFilled = (table: Outcome<Consolidated>): boolean => table.ok && table.result.asOf !== null;
  if (!second || !alternative || !isFilled(second)) return first;
  return isFilled(first) ? ambiguous(label, need.period, alternative) : second;
};

/** The address may end in `.csv` or `.json`, for programs that look at the name of a file. */
const splitFormat = (text: string): { readonly period: string; readonly suffix: "json" | "csv" | null } => {
  const [, period = text, suffix] = /^(.*)\.(csv|json)$/i.exec(text) ?? [];
  return { period, suffix: (suffix?.toLowerCase() as "json" | "csv" | undefined) ?? null };
};

export const getConsolidated: Handler<"getConsolidated"> = async (scope, { path, query }) => {
  const { period: periodText, suffix } = splitFormat(path.period);
  const place = readPlace(path.unit, periodText, query.form);
  if (!place.ok) return place;
  const choice = query.figures === undefined ? done(null) : readChoice(query.figures);
  if (!choice.ok) return choice;
  const stated = query.disjoint === undefined ? done(null) : readChoice(query.disjoint);
  if (!stated.ok) return stated;
  const { unit, form, period, alternative } = place.result;
  const need = { kind: "table" as const, unit, period, form, basis: query.basis };
  const disjoint = stated.result && { disjoint: new Set(stated.result.figures) };
  const table = await readTable(scope, periodText, { ...need, ...disjoint }, alternative);
  if (!table.ok) return table;
  if ((query.format ?? suffix) === "csv") {
    const name = `DVC-${unit}-${table.result.period.key}-${form}.csv`.replaceAll(/[^A-Za-z0-9.-]+/g, "_");
    const headers = { "Content-Disposition": `attachment; filename="${name}"` };
    const csv = tableCsv(table.result, choice.result, query.sep);
    return taggedAnswer(scope.request, csv, "text/csv; charset=utf-8", headers);
  }
  const json = JSON.stringify(tableAnswer(table.result, choice.result));
  return taggedAnswer(scope.request, json, "application/json; charset=utf-8");
};
