// Keeps in the workbook what people said of the columns of its sheets; small, and never in the way when it cannot be read.
import type { CrossMeaning } from "../../../shared/reading/grid-figures.ts";
import type { MeasureCode } from "../../../shared/reading/header-match.ts";
import { mappingToStore, type StoredHeader, type StoredMapping } from "../../../shared/reading/mapping-memory.ts";
import type { SheetReading } from "../../../shared/reading/read-sheet.ts";
import type { HostOutcome, WorkbookSettings } from "../../host/host.ts";

const SETTING = "dvc.mappings";
/** A workbook has a few forms; older ones make room for later ones. */
const MAPPINGS_MAX = 20;
const TEXT_MAX = 24_000;

const isHeader = (header: unknown): header is StoredHeader => {
  const { key, code } = (header ?? {}) as Partial<StoredHeader>;
  return typeof key === "string" && (code === null || typeof code === "string");
};

const CROSSES: readonly unknown[] = ["zero", "notProvided", "notApplicable", null];

const isMapping = (mapping: unknown): mapping is StoredMapping => {
  const { form, headers, cross } = (mapping ?? {}) as Partial<StoredMapping>;
  const isForm = form === null || typeof form === "string";
  return isForm && CROSSES.includes(cross) && Array.isArray(headers) && headers.every(isHeader);
};

/** Oldest first; what another version or hand left there and cannot be read is passed over. */
export const readMappings = (settings: WorkbookSettings): readonly StoredMapping[] => {
  try {
    const kept: unknown = JSON.parse(settings.get(SETTING) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isMapping) : [];
  } catch {
    return [];
  }
};

const write = (settings: WorkbookSettings, mappings: readonly StoredMapping[]): Promise<HostOutcome> => {
  const kept = mappings.slice(-MAPPINGS_MAX);
  while (kept.length > 1 && JSON.stringify(kept).length > TEXT_MAX) kept.shift();
  return settings.set(SETTING, kept.length === 0 ? null : JSON.stringify(kept));
};

const isOfSameHeaders = (a: StoredMapping, b: StoredMapping): boolean => {
  const keys = new Set(a.headers.map(({ key }) => key));
  return a.headers.length === b.headers.length && b.headers.every(({ key }) => keys.has(key));
};

/** Puts the mapping in the place of `before` and of any other of the same headers. */
export const keepMapping = (
  settings: WorkbookSettings,
  mapping: StoredMapping,
  before: StoredMapping | null,
): Promise<HostOutcome> => {
  const isBefore = (storedMapping: StoredMapping) =>
    isOfSameHeaders(storedMapping, mapping) ||
    (before !== null && JSON.stringify(storedMapping) === JSON.stringify(before));
  return write(settings, [...readMappings(settings).filter((mapping) => !isBefore(mapping)), mapping]);
};

export const forgetMapping = (settings: WorkbookSettings, mapping: StoredMapping): Promise<HostOutcome> => {
  const text = JSON.stringify(mapping);
  return write(
    settings,
    readMappings(settings).filter((mapping) => JSON.stringify(mapping) !== text),
  );
};

/** The mapping in use with one header changed (null: no figure); what was said of the others stays. */
export const withHeader = (
  reading: SheetReading,
  mapping: StoredMapping | null,
  key: string,
  code: MeasureCode | null,
): StoredMapping => mappingToStore(reading, new Map([...leftAlone(mapping), [key, code]]), mapping?.cross ?? null);

export const withCross = (reading: SheetReading, mapping: StoredMapping | null, cross: CrossMeaning): StoredMapping =>
  mappingToStore(reading, new Map(leftAlone(mapping)), cross);

const leftAlone = (mapping: StoredMapping | null): readonly (readonly [string, null])[] =>
  (mapping?.headers ?? []).filter(({ code }) => code === null).map(({ key }) => [key, null]);
