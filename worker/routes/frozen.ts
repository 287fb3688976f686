// GET /v1/frozen: tables as they stood when a period was closed, and what has moved since.
import { tableDifference } from "../../shared/consolidation/table-difference.ts";
import type { Content } from "../../shared/contract/operations.ts";
import { parsePeriodKey } from "../../shared/domain/period.ts";
import { done, type Outcome, refuse } from "../../shared/domain/problem.ts";
import { canSee, seeUnit } from "../auth/access.ts";
import type { FrozenContent } from "../closing/frozen-content.ts";
import { type Closing, readClosing, readFrozenText } from "../db/frozen.ts";
import { readStoredNeeds, type Sight } from "../db/stored.ts";
import { type JsonText, taggedAnswer } from "../http/answer.ts";
import { tableCsv } from "../http/consolidated-answer.ts";
import type { AuthorizedScope, Handler } from "../http/scope.ts";

/** It never changes, but only who may see the unit may keep it. */
const FOREVER = { "Cache-Control": "private, max-age=31536000, immutable" };

interface Found {
  readonly closing: Closing;
  readonly text: JsonText<Content<"getFrozen">>;
}

const findFrozen = async ({ db, caller, today, url }: AuthorizedScope, id: string): Promise<Outcome<Found>> => {
  const notFound = refuse("NOT_FOUND", { path: url.pathname });
  const closing = await readClosing(db, id);
  const period = closing && parsePeriodKey(closing.period);
  if (!closing || !period) return notFound;
  const seen = await seeUnit(db, caller, closing.unit, [period.last, today]);
  if (!seen.ok) return notFound;
  return done({ closing, text: (await readFrozenText(db, id)) as Found["text"] });
};

export const getFrozen: Handler<"getFrozen"> = async (scope, { path, query }) => {
  const [, id = path.id, suffix] = /^(.*)\.(csv|json)$/i.exec(path.id) ?? [];
  const frozen = await findFrozen(scope, id);
  if (!frozen.ok) return frozen;
  const { closing, text } = frozen.result;
  if (suffix?.toLowerCase() !== "csv") {
    return { text, headers: FOREVER, isTagged: true };
  }
  const { unit, period, form, sequence } = closing;
  const name = `DVC-${unit}-${period}-${form}-chot-${sequence}.csv`.replaceAll(/[^A-Za-z0-9.-]+/g, "_");
  const csv = tableCsv(JSON.parse(text) as FrozenContent, null, query.sep);
  const headers = { ...FOREVER, "Content-Disposition": `attachment; filename="${name}"` };
  return taggedAnswer(scope.request, csv, "text/csv; charset=utf-8", headers);
};

type Source = Pick<FrozenContent["sources"][number], "unit" | "period" | "revision">;

const revisionsMoved = (before: readonly Source[], after: readonly Source[]) => {
  const keyOf = ({ unit, period }: Source) => `${unit} ${period}`;
  const was = new Map(before.map((source) => [keyOf(source), source]));
  const is = new Map(after.map((source) => [keyOf(source), source]));
  return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((key) => {
    const [then, now] = [was.get(key), is.get(key)];
    const source = now ?? then;
    if (!source || then?.revision === now?.revision) return [];
    const revision = { before: then?.revision ?? null, after: now?.revision ?? null };
    return [{ unit: source.unit, period: source.period, revision }];
  });
};

export const getFrozenDifference: Handler<"getFrozenDifference"> = async (scope, { path }) => {
  const { db, caller, today } = scope;
  const outcome = await findFrozen(scope, path.id);
  if (!outcome.ok) return outcome;
  const { closing, text } = outcome.result;
  const period = parsePeriodKey(closing.period);
  if (!period) throw new Error("a closing of a period that is none");
  const frozen = JSON.parse(text) as FrozenContent;
  const { unit, form } = closing;
  const need = { kind: "table", unit, period, form, basis: "as-was" } as const;
  const sees: Sight = (graph, code, days) => canSee(graph, caller, code, days);
  const { stored } = await readStoredNeeds(db, [need], caller.unit, today, sees);
  const table = stored(need);
  if (!table.ok) return table;
  const { totals, rows } = tableDifference(frozen, table.result);
  const sources = revisionsMoved(frozen.sources, table.result.sources);
  const isMoved = [totals.figures, totals.rates].some((codes) => Object.keys(codes).length > 0) || rows.length > 0;
  return {
    content: {
      id: closing.id,
      closedAt: closing.at,
      asOf: table.result.asOf,
      isSame: !isMoved && sources.length === 0,
      unit,
      name: table.result.name,
      period: period.key,
      form,
      totals,
      rows,
      sources,
    },
  };
};
