// Keeps what a person confirmed about the columns of a form, and finds it again after rows and columns were inserted or moved.
import { findFigure } from "../domain/figure.ts";
import type { FormCode } from "../domain/form-code.ts";
import { findRate } from "../rules/rates.ts";
import type { CrossMeaning } from "./grid-figures.ts";
import type { MeasureCode } from "./header-match.ts";
import type { Confirmed, SheetReading } from "./read-sheet.ts";

/** One header by its folded path; `code` null: leave the column alone. */
export interface StoredHeader {
  readonly key: string;
  readonly code: string | null;
}

/** A confirmed mapping, plain data to be kept as JSON. It names headers, never addresses. */
export interface StoredMapping {
  readonly form: FormCode | null;
  readonly headers: readonly StoredHeader[];
  /** What "x" means on this form; null while nobody has said. */
  readonly cross: CrossMeaning | null;
}

/**
 * The mapping of a sheet as a person leaves it: what was read, with corrections by header key (null: not a figure). Headers that
 * were neither read nor corrected stay open.
 */
export const mappingToStore = (
  reading: SheetReading,
  corrections: ReadonlyMap<string, MeasureCode | null> = new Map(),
  cross: CrossMeaning | null = null,
): StoredMapping => {
  const headers = new Map<string, string | null>();
  for (const { key, figure } of reading.headers) {
    const code = corrections.has(key) ? (corrections.get(key) ?? null) : figure;
    if (code !== null || corrections.has(key)) headers.set(key, code);
  }
  return { form: reading.form, headers: [...headers].map(([key, code]) => ({ key, code })), cross };
};

/** What `readSheet` takes. A code that this version does not know is left open. */
export const confirmedFrom = ({ headers, cross }: StoredMapping): Confirmed => ({
  headers: new Map(
    headers.flatMap(({ key, code }): readonly (readonly [string, { code: string; isRate: boolean } | null])[] => {
      if (code === null) return [[key, null]];
      const isRate = findRate(code) !== undefined;
      return isRate || findFigure(code) ? [[key, { code, isRate }]] : [];
    }),
  ),
  cross,
});

/** Share of the stored headers that the sheet has, 0 to 1. */
export const likeness = ({ headers }: StoredMapping, reading: SheetReading): number => {
  const keys = new Set(reading.headers.map(({ key }) => key));
  return headers.length === 0 ? 0 : headers.filter(({ key }) => keys.has(key)).length / headers.length;
};

/** Share of the headers that the sheet has understood by itself which the mapping names too, 0 to 1. */
const coverage = ({ headers }: StoredMapping, reading: SheetReading): number => {
  const known = new Set(headers.map(({ key }) => key));
  const understood = reading.headers.filter(({ figure }) => figure !== null);
  return understood.length === 0 ? 1 : understood.filter(({ key }) => known.has(key)).length / understood.length;
};

/** Share of headers from which on a sheet counts as the same form. */
const SAME_FORM = 0.8;

const mostAlike = (
  stored: readonly StoredMapping[],
  likenessOf: (mapping: StoredMapping) => number,
): StoredMapping | null => {
  let [best, bestLikeness]: [StoredMapping | null, number] = [null, SAME_FORM];
  for (const mapping of stored) {
    const its = likenessOf(mapping);
    if (its >= bestLikeness) [best, bestLikeness] = [mapping, its];
  }
  return best;
};

/** The stored mapping that this sheet was made after; null where none is like it. A tie goes to the later one. */
export const findStoredMapping = (stored: readonly StoredMapping[], reading: SheetReading): StoredMapping | null =>
  mostAlike(stored, (mapping) => likeness(mapping, reading));

/**
 * The same for mappings that were confirmed in other workbooks, where a few common headers do not make a form: most headers of
 * either must be in the other.
 */
export const findMappingOfLayout = (stored: readonly StoredMapping[], reading: SheetReading): StoredMapping | null =>
  mostAlike(stored, (mapping) => Math.min(likeness(mapping, reading), coverage(mapping, reading)));
