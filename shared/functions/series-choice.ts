// Which series two written periods mean: both of one kind in one calendar, the calendar that holds data where labels leave it open.
import type { Consolidated } from "../consolidation/consolidate.ts";
import { seriesPeriods } from "../consolidation/series.ts";
import { FORM_DEFAULT, findForm } from "../domain/form.ts";
import type { FormCode } from "../domain/form-code.ts";
import { comparable, type Period } from "../domain/period.ts";
import { readPeriod } from "../domain/period-text.ts";
import { done, type Outcome, refuse } from "../domain/problem.ts";
import type { UnitCode } from "../domain/unit.ts";
import { periodName } from "../text/period.ts";
import type { StoredReader, TableNeed } from "./definition.ts";

export interface SeriesRequest {
  readonly unit: UnitCode;
  readonly from: string;
  readonly to: string;
  readonly form: FormCode | null;
}

/** One list of needs for each series that the two texts can mean. Problems: of reading a period and of `seriesPeriods`. */
export const seriesNeeds = (request: SeriesRequest): Outcome<readonly (readonly TableNeed[])[]> => {
  const form = request.form ?? FORM_DEFAULT;
  const calendar = findForm(form)?.calendar ?? null;
  const [from, to] = [readPeriod(request.from, { calendar }), readPeriod(request.to, { calendar })];
  if (!from.ok) return from;
  if (!to.ok) return to;
  const meanings = ({ period, alternative }: { readonly period: Period; readonly alternative: Period | null }) =>
    alternative ? [period, alternative] : [period];
  const pairs = meanings(from.result).flatMap((a) => meanings(to.result).map((b) => [a, b] as const));
  const alike = pairs.filter(([a, b]) => comparable(a, b).ok);
  const series: (readonly TableNeed[])[] = [];
  for (const [a, b] of alike.length > 0 ? alike : pairs.slice(0, 1)) {
    const periods = seriesPeriods(a, b);
    if (!periods.ok) return periods;
    const need = { kind: "table", unit: request.unit, form, basis: "as-was" } as const;
    series.push(periods.result.map((period) => ({ ...need, period })));
  }
  return done(series);
};

const holdsData = (needs: readonly TableNeed[], stored: StoredReader): boolean =>
  needs.some((need) => {
    const table: Outcome<Consolidated> = stored(need);
    return table.ok && table.result.asOf !== null;
  });

/** The series that holds data; the first where none does. Problem: `PERIOD_AMBIGUOUS` where both do. */
export const pickSeries = (
  request: SeriesRequest,
  series: readonly (readonly TableNeed[])[],
  stored: StoredReader,
): Outcome<readonly TableNeed[]> => {
  const [first, second] = series.filter((needs) => holdsData(needs, stored));
  const [a, b] = [first?.[0], second?.[0]];
  if (a && b) {
    const label = request.from;
    return refuse("PERIOD_AMBIGUOUS", { label, nd09: periodName(a.period), civil: periodName(b.period) });
  }
  return done(first ?? series[0] ?? []);
};
