// What the paragraph of a report reads of the stored data, and the paragraph made from it; DOANVAN and /v1/narrative share it.
import type { Consolidated } from "../consolidation/consolidate.ts";
import type { LocalDate } from "../domain/local-date.ts";
import { previousPeriod, samePeriodLastYear } from "../domain/period.ts";
import { done, type Outcome } from "../domain/problem.ts";
import type { EarlierTable } from "../writing/comparison.ts";
import { type Narrative, type NarrativeLength, writeNarrative } from "../writing/narrative.ts";
import type { Context, StoredNeed, TableNeed } from "./definition.ts";
import { readStored, type StoredRequest, storedNeedsOf } from "./stored-choice.ts";

export type NarrativeRequest = Omit<StoredRequest, "basis" | "byLevel">;

const tableRequest = (request: NarrativeRequest): StoredRequest => ({ ...request, basis: "as-was", byLevel: true });

/** The periods that a report may be compared with, the nearer first. */
const earlierNeeds = ({ byLevel: _, ...need }: TableNeed): readonly (readonly [EarlierTable["is"], TableNeed])[] => {
  const [previous, lastYear] = [previousPeriod(need.period), samePeriodLastYear(need.period)];
  return [
    ...(previous ? [["previous", { ...need, period: previous }] as const] : []),
    ...(lastYear && lastYear.key !== previous?.key ? [["lastYear", { ...need, period: lastYear }] as const] : []),
  ];
};

/** Tables of the period and of those before it in each calendar that the label can mean, the unit, and its targets. */
export const narrativeNeeds = (request: NarrativeRequest, today: LocalDate): Outcome<readonly StoredNeed[]> => {
  const tables = storedNeedsOf(tableRequest(request));
  if (!tables.ok) return tables;
  const { unit } = request;
  return done([
    ...tables.result.flatMap((need): readonly StoredNeed[] => [
      need,
      ...earlierNeeds(need).flatMap(([, earlier]) => [earlier, { ...earlier, basis: "as-is" as const }]),
      { kind: "unit", unit, day: need.period.last },
    ]),
    { kind: "unit", unit, day: today },
    { kind: "targets", unit },
  ]);
};

/** The paragraph and the table that it was made from. Problems: those of `readStored`. */
export const readNarrative = (
  request: NarrativeRequest,
  length: NarrativeLength,
  context: Context,
): Outcome<{ readonly table: Consolidated; readonly narrative: Narrative }> => {
  const outcome = readStored(tableRequest(request), context);
  if (!outcome.ok) return outcome;
  const { today, stored, targets, unit: factsOn } = context;
  const table = outcome.result;
  const { unit, period, form } = table;
  const tableOf = (need: TableNeed): Consolidated | null => {
    const answer = stored(need);
    return answer.ok ? answer.result : null;
  };
  const earlier = earlierNeeds({ kind: "table", unit, period, form, basis: "as-was" }).map(
    ([is, need]): EarlierTable => ({ is, asWas: tableOf(need), asIs: tableOf({ ...need, basis: "as-is" }) }),
  );
  const now = factsOn?.(unit, today) ?? null;
  const narrative = writeNarrative(
    {
      table,
      earlier,
      facts: factsOn?.(unit, period.last) ?? null,
      isSameToday: now !== null && now.unchangedSince <= period.last,
      targets: targets?.(unit) ?? [],
      today,
    },
    length,
  );
  return done({ table, narrative });
};
