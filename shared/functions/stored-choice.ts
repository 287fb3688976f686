// Picks the stored table that a call means: which calendar a bare period label belongs to, and which figure or rate is asked for.
import type { Consolidated, ConsolidationBasis } from "../consolidation/consolidate.ts";
import { FIGURES, findFigure } from "../domain/figure.ts";
import { FORM_DEFAULT, findForm } from "../domain/form.ts";
import type { FormCode } from "../domain/form-code.ts";
import type { LocalDate } from "../domain/local-date.ts";
import type { Period, PeriodKey } from "../domain/period.ts";
import { readPeriod } from "../domain/period-text.ts";
import { done, type Outcome, refuse } from "../domain/problem.ts";
import type { UnitCode } from "../domain/unit.ts";
import { findRate, RATES } from "../rules/rates.ts";
import type { Measure } from "../scoring/measure.ts";
import { EXPLAIN_TEXT } from "../text/explain.ts";
import { foldText } from "../text/fold.ts";
import { periodLabel, periodName } from "../text/period.ts";
import type { Argument } from "./cell.ts";
import type { Context, FunctionDefinition, TableNeed } from "./definition.ts";
import { type Explained, type RuleSource, rateSource } from "./explanation.ts";

export interface StoredRequest {
  readonly unit: UnitCode;
  readonly periodText: string;
  readonly form: FormCode | null;
  readonly basis: ConsolidationBasis;
  readonly byLevel?: true;
}

/**
 * One need per period that the text can mean: a bare label is looked up in both calendars, because a storing function never
 * guesses. The calendar of the form settles it where the form has one.
 */
export const storedNeedsOf = (request: StoredRequest): Outcome<readonly TableNeed[]> => {
  const form = request.form ?? FORM_DEFAULT;
  const reading = readPeriod(request.periodText, { calendar: findForm(form)?.calendar ?? null });
  if (!reading.ok) return reading;
  const { period, alternative } = reading.result;
  const periods: readonly Period[] = alternative ? [period, alternative] : [period];
  const { unit, basis, byLevel } = request;
  return done(
    periods.map((one) => ({ kind: "table", unit, period: one, form, basis, ...(byLevel ? { byLevel } : {}) })),
  );
};

const hasFigures = (table: Consolidated): boolean => table.asOf !== null;

/** Which of the tables that a label can mean holds data: never a guess between two. Problem: `PERIOD_AMBIGUOUS`. */
export const pickFilled = (label: string, tables: readonly Outcome<Consolidated>[]): Outcome<Consolidated | null> => {
  const known = tables.filter((table) => table.ok).map((table) => table.result);
  const [first, second] = known.filter(hasFigures);
  if (first && second) {
    const names = { nd09: periodName(first.period), civil: periodName(second.period) };
    return refuse("PERIOD_AMBIGUOUS", { label, ...names });
  }
  return done(first ?? null);
};

/**
 * The stored table of the request. Problems: those of reading the period and the data; `PERIOD_AMBIGUOUS` where both calendars
 * hold data; `SNAPSHOT_NOT_FOUND` where neither does.
 */
export const readStored = (request: StoredRequest, context: Context): Outcome<Consolidated> => {
  const needs = storedNeedsOf(request);
  return needs.ok ? readTables(request.periodText, needs.result, context) : needs;
};

/** The one of the tables that holds data, or why there is none. Problems as of `readStored`. */
export const readTables = (label: string, needs: readonly TableNeed[], context: Context): Outcome<Consolidated> => {
  const tables = needs.map((need) => context.stored(need));
  const filled = pickFilled(label, tables);
  if (!filled.ok) return filled;
  if (filled.result) return done(filled.result);
  const refusal = tables.find((table) => !table.ok);
  if (refusal) return refusal;
  for (const table of tables) {
    if (!table.ok) continue;
    const { period, findings } = table.result;
    const gap = findings.find((one) => one.code === "MONTHS_MISSING");
    if (gap?.code !== "MONTHS_MISSING") continue;
    const missing = gap.params.missing.map((month) => periodLabel(month).toLowerCase()).join(", ");
    return refuse("PERIOD_INCOMPLETE", { unit: gap.params.name, period: periodName(period), missing });
  }
  const [need] = needs;
  const period = need ? periodName(need.period) : label;
  return refuse("SNAPSHOT_NOT_FOUND", { unit: need?.unit ?? "", period });
};

const MEASURES_BY_NAME: ReadonlyMap<string, Measure> = new Map<string, Measure>([
  ...RATES.map((definition) => [foldText(definition.name), { kind: "rate", definition }] as const),
  ...FIGURES.flatMap((definition) =>
    [...definition.synonyms, definition.name].map((name) => [foldText(name), { kind: "figure", definition }] as const),
  ),
]);

/** Words in common with the asked name, to suggest what may have been meant. */
export const suggestionFor = (asked: string): string => {
  const words = new Set(foldText(asked).split(/[ _]/u));
  let [best, bestScore] = ["", 0];
  for (const definition of [...FIGURES, ...RATES]) {
    const known = foldText(`${definition.name} ${definition.code.replaceAll("_", " ")}`).split(" ");
    const score = known.filter((word) => words.has(word)).length;
    if (score > bestScore) [best, bestScore] = [`${definition.code} (${definition.name})`, score];
  }
  return best;
};

/** A figure or rate by code, or by its Vietnamese name with or without diacritics. Problem: `FIGURE_UNKNOWN`, with the nearest known one. */
export const readMeasure = (text: string): Outcome<Measure> => {
  const code = text.trim().toUpperCase();
  const figure = findFigure(code);
  if (figure) return done({ kind: "figure", definition: figure });
  const rate = findRate(code);
  if (rate) return done({ kind: "rate", definition: rate });
  const named = MEASURES_BY_NAME.get(foldText(text));
  return named ? done(named) : refuse("FIGURE_UNKNOWN", { got: text, suggestion: suggestionFor(text) });
};

/** Stored numbers, with the rules of the rates among them. */
export const explainStored = (names: readonly string[]): Explained => ({
  steps: [EXPLAIN_TEXT.stored()],
  rules: names.flatMap((name): readonly RuleSource[] => {
    const measure = readMeasure(name);
    return measure.ok && measure.result.kind === "rate" ? [rateSource(measure.result.definition)] : [];
  }),
});

/** A snapshot's unit, period and form. */
export interface SnapshotKey {
  readonly unit: UnitCode;
  readonly period: PeriodKey;
  readonly form: FormCode;
}

/** The units, periods and forms whose tables a call reads, each once. */
export const storedKeysOf = (
  definition: FunctionDefinition,
  args: readonly Argument[],
  today: LocalDate,
): readonly SnapshotKey[] => {
  const keys = definition
    .needs(args, today)
    .flatMap((need) =>
      need.kind === "table" && need.basis === "as-was"
        ? [{ unit: need.unit, period: need.period.key, form: need.form }]
        : [],
    );
  return [...new Map(keys.map((key) => [`${key.unit} ${key.period} ${key.form}`, key])).values()];
};
