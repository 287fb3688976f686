// What a report is made of: the consolidated table and the paragraph of a unit and period, or the last known ones while the server is away.
import type { FormCode } from "../../../shared/domain/form-code.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import type { Period } from "../../../shared/domain/period.ts";
import type { UnitType } from "../../../shared/domain/unit.ts";
import type { ReportInput, ReportOffice, ReportRow } from "../../../shared/writing/report-input.ts";
import type { ConsolidatedEntry, UnitEntry } from "../../server/entries.ts";
import { refusalText, reportParams, type Server } from "../../server/server.ts";

export interface ReportPlace {
  readonly unit: string;
  readonly period: Period;
  readonly form: FormCode;
}

interface ReportContent {
  readonly table: ConsolidatedEntry;
  /** "" where there is nothing to tell. */
  readonly text: string;
}

export type LoadedReport =
  /** `at`: when the server answered; null: just now. `missing`: what could not be had. */
  | { readonly kind: "loaded"; readonly content: ReportContent; readonly at: number | null; readonly missing: string }
  | { readonly kind: "none"; readonly text: string };

/** What this browser remembers of one report; of another token's it knows nothing. */
export interface ReportMemory {
  get(key: string): { readonly content: ReportContent; readonly at: number } | null;
  set(key: string, content: ReportContent): void;
}

const NOTHING_SENT = "Chưa có bản số liệu nào của đơn vị và kỳ này. Hãy gửi số liệu trước, hoặc chọn kỳ khác.";

export const keyOf = ({ unit, period, form }: ReportPlace, length: "short" | "full"): string =>
  [unit, period.key, form, length].join(" ");

/** Never rejects. */
export const loadReport = async (
  place: ReportPlace,
  length: "short" | "full",
  server: Server,
  memory: ReportMemory,
): Promise<LoadedReport> => {
  const { path, query } = reportParams(place);
  const [table, narrative] = await Promise.all([
    server.call("getConsolidated", { path, query }),
    server.call("getNarrative", { path, query: { ...query, length } }),
  ]);
  const key = keyOf(place, length);
  if (!table.ok) {
    const known = table.status === null ? memory.get(key) : null;
    if (known === null) return { kind: "none", text: refusalText(table) };
    return { kind: "loaded", content: known.content, at: known.at, missing: "" };
  }
  if (table.content.asOf === null) return { kind: "none", text: NOTHING_SENT };
  const content = { table: table.content, text: narrative.ok ? narrative.content.text : "" };
  if (narrative.ok) memory.set(key, content);
  return { kind: "loaded", content, at: null, missing: narrative.ok ? "" : refusalText(narrative) };
};

const MEMORY_NAME = "dvc.report";

interface Kept {
  readonly owner: string;
  readonly key: string;
  readonly content: ReportContent;
  readonly at: number;
}

/**
 * Keeps the report that was looked at last, for whoever's token it was.
 *
 * @param owner unit of the token; null where nothing is to be kept. @param storage may throw.
 */
export const createReportMemory = (
  owner: string | null,
  storage: () => Pick<Storage, "getItem" | "setItem">,
  now: () => number,
): ReportMemory => ({
  get(key) {
    try {
      const kept = JSON.parse(storage().getItem(MEMORY_NAME) ?? "null") as Kept | null;
      return kept !== null && owner !== null && kept.owner === owner && kept.key === key ? kept : null;
    } catch {
      return null;
    }
  },
  set(key, content) {
    if (owner === null) return;
    try {
      storage().setItem(MEMORY_NAME, JSON.stringify({ owner, key, content, at: now() } satisfies Kept));
    } catch {
      // Without room the report is only to be had with the server.
    }
  },
});

const officeOf = (code: string | null, name: string, units: readonly UnitEntry[]): ReportOffice => {
  const unit = units.find((unit) => unit.code === code);
  return { name: unit?.name ?? name, type: (unit?.type ?? null) as UnitType | null };
};

export interface ReportContext {
  readonly units: readonly UnitEntry[];
  readonly place: ReportPlace;
  readonly today: LocalDate;
  readonly core: string;
}

/** @param text the paragraphs as the person left them, one to a line. */
export const reportInput = (table: ConsolidatedEntry, text: string, context: ReportContext): ReportInput => {
  const { units, place, today, core } = context;
  const own = units.find((unit) => unit.code === place.unit);
  const parent = units.find((unit) => unit.code === own?.parent);
  const rowName = table.rows.find((row) => row.unit === place.unit)?.name ?? place.unit;
  const { completeness, totals } = table;
  return {
    office: officeOf(place.unit, rowName, units),
    above: parent ? { name: parent.name, type: parent.type } : null,
    period: place.period,
    form: place.form,
    today,
    totals: totals as ReportInput["totals"],
    rows: table.rows as readonly ReportRow[],
    asOf: table.asOf,
    provisional: table.provisional,
    received: completeness.received,
    expected: completeness.expected,
    paragraphs: text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
    core,
    rulesets: table.rulesets,
  };
};
