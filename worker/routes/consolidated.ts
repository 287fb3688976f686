// GET /v1/consolidated: the table of a unit as JSON, CSV or a workbook.
import type { RankBy } from "../../shared/consolidation/assess.ts";
import type { Consolidated } from "../../shared/consolidation/consolidate.ts";
import { type ConsolidatedView, viewOf } from "../../shared/consolidation/view.ts";
import type { ConsolidatedQuery } from "../../shared/contract/operations/consolidated.ts";
import { parseFigureCode } from "../../shared/domain/figure.ts";
import { type Period, previousPeriod } from "../../shared/domain/period.ts";
import { done, type Outcome, problem, refuse, refused } from "../../shared/domain/problem.ts";
import type { StoredNeed, TableNeed } from "../../shared/functions/definition.ts";
import { CORE_VERSION } from "../../shared/functions/version.ts";
import { findRate } from "../../shared/rules/rates.ts";
import { periodLabel, periodName } from "../../shared/text/period.ts";
import { TABLE_TEXT } from "../../shared/text/table.ts";
import { consolidatedWorkbook } from "../../shared/writing/consolidated-workbook.ts";
import type { Choice } from "../../shared/writing/table-columns.ts";
import { writeWorkbook, XLSX_TYPE } from "../../shared/writing/xlsx-file.ts";
import { canSee } from "../auth/access.ts";
import { readStoredNeeds } from "../db/stored.ts";
import { taggedAnswer, taggedWith } from "../http/answer.ts";
import { allFindings, sectorCsv, tableAnswer, tableCsv } from "../http/consolidated-answer.ts";
import { attachment } from "../http/download.ts";
import type { AuthorizedScope, Handler, Reply } from "../http/scope.ts";
import { ambiguous, readPlace } from "../snapshots/address.ts";

/** Codes of figures and rates, by commas, in the order asked. Problem: `FIGURE_UNKNOWN`. */
const readChoice = (text: string): Outcome<Choice> => {
  const figures: Choice["figures"][number][] = [];
  const rates: Choice["rates"][number][] = [];
  for (const code of text.split(",").map((one) => one.trim().toUpperCase())) {
    const figure = parseFigureCode(code);
    const rate = findRate(code);
    if (figure) figures.push(figure);
    else if (rate) rates.push(rate.code);
    else return refuse("FIGURE_UNKNOWN", { got: code, suggestion: "" });
  }
  return done({ figures, rates });
};

/** Problem: `FIGURE_UNKNOWN` for what is neither `score` nor a rate. */
const readRankBy = (text: string | undefined): Outcome<RankBy | null> => {
  if (text === undefined || text === "score") return done(text ?? null);
  const rate = findRate(text.trim().toUpperCase());
  return rate ? done(rate.code) : refuse("FIGURE_UNKNOWN", { got: text, suggestion: "" });
};

interface Wishes {
  readonly withTarget: boolean;
  readonly withPrevious: boolean;
  readonly rankBy: RankBy | null;
}

const beforeOf = (need: TableNeed): TableNeed | null => {
  const period = previousPeriod(need.period);
  const { bySector: _, ...plain } = need;
  return period && { ...plain, period };
};

/** What one meaning of the label needs: its table, and what is set beside it. */
const needsFor = (need: TableNeed, wishes: Wishes): readonly StoredNeed[] => {
  const before = wishes.withPrevious ? beforeOf(need) : null;
  return [
    need,
    ...(before ? [before, { ...before, basis: "as-is" as const }] : []),
    ...(wishes.withTarget ? [{ kind: "targets" as const, unit: need.unit }] : []),
  ];
};

/** The table, in the calendar that holds data where the label left it open, with what was asked for beside it. */
const readView = async (
  { db, caller, today }: AuthorizedScope,
  label: string,
  need: TableNeed,
  alternative: Period | null,
  wishes: Wishes,
): Promise<Outcome<ConsolidatedView>> => {
  const other = alternative && { ...need, period: alternative };
  const needs = [need, ...(other ? [other] : [])].flatMap((one) => needsFor(one, wishes));
  const { stored, targets } = await readStoredNeeds(db, needs, caller.unit, today, (graph, unit, days) =>
    canSee(graph, caller, unit, days),
  );
  const first = stored(need);
  const second = other && stored(other);
  const isFilled = (table: Outcome<Consolidated>): boolean => table.ok && table.result.asOf !== null;
  const isOther = second !== null && isFilled(second);
  if (isOther && alternative && isFilled(first)) return ambiguous(label, need.period, alternative);
  const [table, own] = isOther && other ? [second, other] : [first, need];
  if (!table.ok) return table;
  const before = wishes.withPrevious ? beforeOf(own) : null;
  const previous = before && {
    period: before.period,
    asWas: stored(before),
    asToday: stored({ ...before, basis: "as-is" }),
  };
  if (wishes.withPrevious && !previous) {
    return refused(problem("PERIOD_HAS_NO_NEIGHBOUR", { period: periodName(own.period) }));
  }
  const given = wishes.withTarget ? targets(need.unit) : null;
  return done(viewOf(table.result, { rankBy: wishes.rankBy, targets: given, previous, today }));
};

type Format = "json" | "csv" | "xlsx";

/** The address may end in `.csv`, `.xlsx` or `.json`, for programs that look at the name of a file. */
const splitFormat = (text: string): { readonly period: string; readonly suffix: Format | null } => {
  const [, period = text, suffix] = /^(.*)\.(csv|json|xlsx)$/i.exec(text) ?? [];
  return { period, suffix: (suffix?.toLowerCase() as Format | undefined) ?? null };
};

const needOf = (place: Pick<TableNeed, "unit" | "period" | "form">, query: ConsolidatedQuery): Outcome<TableNeed> => {
  const stated = query.disjoint === undefined ? done(null) : readChoice(query.disjoint);
  if (!stated.ok) return stated;
  return done({
    kind: "table",
    ...place,
    basis: query.basis,
    ...(stated.result ? { disjoint: new Set(stated.result.figures) } : {}),
    ...(query.by === "sector" ? { bySector: true as const } : {}),
  });
};

const answerAs = (
  format: Format,
  view: ConsolidatedView,
  choice: Choice | null,
  { request }: AuthorizedScope,
  separator: ConsolidatedQuery["sep"],
): Reply<"getConsolidated"> | Promise<Response> => {
  const { table } = view;
  const name = `DVC-${table.unit}-${table.period.key}-${table.form}`;
  if (format === "csv") {
    const csv = table.sectors ? sectorCsv(table, choice, separator) : tableCsv(table, choice, separator);
    return taggedAnswer(request, csv, "text/csv; charset=utf-8", attachment(`${name}.csv`));
  }
  if (format === "xlsx") {
    const sheets = consolidatedWorkbook(view, choice, allFindings(view), CORE_VERSION);
    const title = `${TABLE_TEXT.title} ${table.name} ${periodLabel(table.period)}`;
    // The moment of the figures, not of the download: equal tables make equal files.
    const moment = new Date(table.asOf ?? 0);
    const make = () => writeWorkbook(sheets, { title, created: moment, modified: moment });
    return taggedWith(request, JSON.stringify(sheets), make, XLSX_TYPE, attachment(`${name}.xlsx`));
  }
  return { content: tableAnswer(view, choice), isTagged: true };
};

export const getConsolidated: Handler<"getConsolidated"> = async (scope, { path, query }) => {
  const { period: periodText, suffix } = splitFormat(path.period);
  const place = readPlace(path.unit, periodText, query.form);
  if (!place.ok) return place;
  const choice = query.figures === undefined ? done(null) : readChoice(query.figures);
  if (!choice.ok) return choice;
  const rankBy = readRankBy(query.rankBy);
  if (!rankBy.ok) return rankBy;
  const { unit, form, period, alternative } = place.result;
  const need = needOf({ unit, form, period }, query);
  if (!need.ok) return need;
  const wishes: Wishes = {
    withTarget: query.with.includes("target"),
    withPrevious: query.with.includes("previous"),
    rankBy: rankBy.result,
  };
  const view = await readView(scope, periodText, need.result, alternative, wishes);
  if (!view.ok) return view;
  return answerAs(query.format ?? suffix ?? "json", view.result, choice.result, scope, query.sep);
};
