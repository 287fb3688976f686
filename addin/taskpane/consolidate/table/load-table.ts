// Asks the server for the table of a unit, for who has sent, and for the deadlines that bind its units.
import type { FormCode } from "../../../../shared/domain/form-code.ts";
import type { Period } from "../../../../shared/domain/period.ts";
import type { UnitCode } from "../../../../shared/domain/unit.ts";
import type { CompletenessEntry, ConsolidatedEntry, DeadlineEntry } from "../../../server/entries.ts";
import { type Answer, type Refused, reportParams, type Server } from "../../../server/server.ts";
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

const askTable = async (server: Server, place: Place, rankBy: Shown | null): Promise<Answer<ConsolidatedEntry>> => {
  const { path, query } = reportParams(place);
  const ranked = { ...query, ...(rankBy === null ? {} : { rankBy }) };
  const answer = await server.call("getConsolidated", { path, query: { ...ranked, with: "target,previous" } });
  // The first period of all has none before it.
  if (answer.ok || answer.code !== "PERIOD_HAS_NO_NEIGHBOUR") return answer;
  return server.call("getConsolidated", { path, query: { ...ranked, with: "target" } });
};

/** @param rankBy null: as the server sees fit. A table without its company is still a table. Never rejects. */
export const loadTable = async (server: Server, place: Place, rankBy: Shown | null): Promise<LoadedTable | Refused> => {
  const [table, completeness, deadlines] = await Promise.all([
    askTable(server, place, rankBy),
    server.call("getCompleteness", reportParams(place)),
    server.call("listDeadlines", { query: { unit: place.unit } }),
  ]);
  if (!table.ok) return table;
  return {
    ok: true,
    table: table.content,
    completeness: completeness.ok ? completeness.content : null,
    deadlines: deadlines.ok ? deadlines.content.deadlines : [],
  };
};
