// Asks the server for the table of a unit, for who has sent, and for the deadlines that bind its units.
import type { FormCode } from "../../../../shared/domain/form.ts";
import type { Period } from "../../../../shared/domain/period.ts";
import type { UnitCode } from "../../../../shared/domain/unit.ts";
import type { CompletenessEntry, ConsolidatedEntry, DeadlineEntry } from "../../../server/entries.ts";
import type { Answer, Refused, Server } from "../../../server/server.ts";
import type { Shown } from "./unit-rows.ts";

export interface Place {
  readonly unit: UnitCode;
  readonly period: Period;
  readonly form: FormCode;
}

export interface LoadedTable {
  readonly ok: true;
  readonly table: ConsolidatedEntry;
  readonly completeness: CompletenessEntry | null;
  readonly deadlines: readonly DeadlineEntry[];
}

/** "/v1/snapshots/XUANLOC/nd09:2023-06?form=06a" */
export const addressOf = (resource: string, { unit, period, form }: Place, ending = ""): string =>
  `/v1/${resource}/${encodeURIComponent(unit)}/${encodeURIComponent(period.key)}${ending}?form=${encodeURIComponent(form)}`;

const askTable = async (server: Server, place: Place, rankBy: Shown | null): Promise<Answer<ConsolidatedEntry>> => {
  const rank = rankBy === null ? "" : `&rankBy=${encodeURIComponent(rankBy)}`;
  const address = addressOf("consolidated", place);
  const answer = await server.ask<ConsolidatedEntry>(`${address}&with=target,previous${rank}`);
  // The first period of all has none before it.
  if (answer.ok || answer.code !== "PERIOD_HAS_NO_NEIGHBOUR") return answer;
  return server.ask<ConsolidatedEntry>(`${address}&with=target${rank}`);
};

/** @param rankBy null: as the server sees fit. A table without its company is still a table. Never rejects. */
export const loadTable = async (server: Server, place: Place, rankBy: Shown | null): Promise<LoadedTable | Refused> => {
  const [table, completeness, deadlines] = await Promise.all([
    askTable(server, place, rankBy),
    server.ask<CompletenessEntry>(addressOf("completeness", place)),
    server.ask<{ readonly deadlines: readonly DeadlineEntry[] }>(
      `/v1/deadlines?unit=${encodeURIComponent(place.unit)}`,
    ),
  ]);
  if (!table.ok) return table;
  return {
    ok: true,
    table: table.content,
    completeness: completeness.ok ? completeness.content : null,
    deadlines: deadlines.ok ? deadlines.content.deadlines : [],
  };
};
