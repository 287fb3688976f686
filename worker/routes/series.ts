// GET /v1/series and /v1/completeness: a figure over periods, and who has sent in one.
import type { UnitReport } from "../../shared/consolidation/completeness.ts";
import { type SeriesPoint, seriesOf } from "../../shared/consolidation/series.ts";
import { done } from "../../shared/domain/problem.ts";
import { pointNotes } from "../../shared/functions/dienbien.ts";
import { pickSeries, seriesNeeds } from "../../shared/functions/series-choice.ts";
import { pickFilled, readMeasure } from "../../shared/functions/stored-choice.ts";
import type { Measure } from "../../shared/scoring/measure.ts";
import { periodLabel } from "../../shared/text/period.ts";
import { canSee, readUnitCode } from "../auth/access.ts";
import { readStoredNeeds, type Sight } from "../db/stored.ts";
import type { AuthorizedScope, Handler } from "../http/scope.ts";
import { readForm, readPlace } from "../snapshots/address.ts";

const sightOf =
  ({ caller }: AuthorizedScope): Sight =>
  (graph, unit, days) =>
    canSee(graph, caller, unit, days);

const pointAnswer = (point: SeriesPoint, measure: Measure) => {
  const { period, value, rate, problem, brokenBy } = point;
  const missing = problem?.code ?? (value === null ? "FIGURE_NOT_PROVIDED" : null);
  const notes = pointNotes(point, measure);
  return {
    period: period.key,
    label: periodLabel(period),
    first: period.first,
    last: period.last,
    value,
    ...(rate ? { numerator: rate.numerator, denominator: rate.denominator } : {}),
    provisional: point.isProvisional,
    ...(missing ? { missing } : {}),
    ...(brokenBy ? { break: brokenBy } : {}),
    ...(notes.length > 0 ? { note: notes.join("; ") } : {}),
  };
};

export const getSeries: Handler<"getSeries"> = async (scope, { path, query }) => {
  const unit = readUnitCode(path.unit);
  if (!unit.ok) return unit;
  const form = readForm(query.form);
  if (!form.ok) return form;
  const measure = readMeasure(query.figure);
  if (!measure.ok) return measure;
  const request = { unit: unit.result, from: query.from, to: query.to, form: form.result };
  const series = seriesNeeds(request);
  if (!series.ok) return series;
  const { stored } = await readStoredNeeds(
    scope.db,
    series.result.flat(),
    scope.caller.unit,
    scope.today,
    sightOf(scope),
  );
  const needs = pickSeries(request, series.result, stored);
  if (!needs.ok) return needs;
  const byKey = new Map(needs.result.map((need) => [need.period.key, need]));
  const tables = needs.result.map(stored);
  // A period in which the unit did not exist is a gap; a unit that is not the caller's is none.
  const refusal = tables.find((table) => !table.ok && table.problem.code !== "UNIT_NOT_IN_FORCE");
  if (refusal && !refusal.ok) return refusal;
  const periods = needs.result.map((need) => need.period);
  const points = seriesOf(measure.result, periods, ({ key }) => {
    const need = byKey.get(key);
    // Every period of the series has its need.
    if (!need) throw new Error(`no need for ${key}`);
    return stored(need);
  });
  const { kind, definition } = measure.result;
  const content = {
    unit: unit.result,
    form: form.result,
    basis: "as-was" as const,
    figure: { code: definition.code, name: definition.name, kind },
    points: points.map((point) => pointAnswer(point, measure.result)),
  };
  return { content, isTagged: true };
};

const reportAnswer = (report: UnitReport) => ({
  unit: report.unit,
  name: report.name,
  state: report.state,
  submittedAt: report.submittedAt,
  late: report.workingDaysLate > 0,
  workingDaysLate: report.workingDaysLate,
  ...(report.includedIn ? { includedIn: report.includedIn } : {}),
});

export const getCompleteness: Handler<"getCompleteness"> = async (scope, { path, query }) => {
  const place = readPlace(path.unit, path.period, query.form);
  if (!place.ok) return place;
  const { unit, form, period, alternative } = place.result;
  const first = { kind: "table", unit, period, form, basis: "as-was" } as const;
  const needs = alternative ? [first, { ...first, period: alternative }] : [first];
  const { stored } = await readStoredNeeds(scope.db, needs, scope.caller.unit, scope.today, sightOf(scope));
  const filled = pickFilled(path.period, needs.map(stored));
  if (!filled.ok) return filled;
  // Where nobody has sent anything yet, the label has its usual meaning.
  const table = filled.result ? done(filled.result) : stored(first);
  if (!table.ok) return table;
  const { completeness, reports } = table.result;
  const content = {
    unit,
    period: table.result.period.key,
    form,
    expected: completeness.expected,
    received: completeness.received,
    late: completeness.late,
    missing: reports.filter((report) => !report.isReceived).map((report) => ({ unit: report.unit, name: report.name })),
    units: reports.map(reportAnswer),
  };
  return { content, isTagged: true };
};
