// The snapshots behind a stored number: which revisions in which state, as of when, and how their rates came about.
import type { ConsolidatedEntry, ReceiptEntry } from "../../server/entries.ts";
import type { Answer, Server } from "../../server/server.ts";
import { refusalText, reportParams } from "../../server/server.ts";

export interface Place {
  readonly unit: string;
  readonly period: string;
  readonly form: string;
}

export interface StoredPlace extends Place {
  /** Null where the server could not tell, see `trouble`. */
  readonly table: ConsolidatedEntry | null;
  /** Of the unit's own snapshot; null where it has none. */
  readonly receipt: ReceiptEntry | null;
  readonly trouble: string;
}

/** Tables that are looked up for one number: a series has many, and nobody reads more. */
const PLACES_MAX = 4;

export const receiptOf = (place: Place, server: Server): Promise<Answer<ReceiptEntry>> =>
  server.call("getReceipt", reportParams(place));

const readPlace = async (place: Place, server: Server): Promise<StoredPlace> => {
  const [table, receipt] = await Promise.all([
    server.call("getConsolidated", reportParams(place)),
    receiptOf(place, server),
  ]);
  return {
    ...place,
    table: table.ok ? table.content : null,
    receipt: receipt.ok ? receipt.content : null,
    trouble: table.ok ? "" : refusalText(table),
  };
};

/** Places without data are left out where another one has some: a bare label is looked up in both calendars. Never rejects. */
export const readStoredPlaces = async (places: readonly Place[], server: Server): Promise<readonly StoredPlace[]> => {
  const read = await Promise.all(places.slice(0, PLACES_MAX).map((place) => readPlace(place, server)));
  const filled = read.filter(({ table }) => table !== null && table.asOf !== null);
  return filled.length > 0 ? filled : read.slice(0, 1);
};
