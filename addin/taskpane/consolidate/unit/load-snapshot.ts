// Asks the server for everything about one unit's report: the figures, how they came about, what happened to it.
import type { CorrectionEntry, ReceiptEntry, RevisionEntry, SnapshotEntry } from "../../../server/entries.ts";
import { type Refused, reportParams, type Server } from "../../../server/server.ts";
import type { Place } from "../table/load-table.ts";

export interface LoadedSnapshot {
  readonly ok: true;
  /** Null: the unit has sent nothing in this period. */
  readonly snapshot: SnapshotEntry | null;
  readonly receipt: ReceiptEntry | null;
  /** Newest first. */
  readonly revisions: readonly RevisionEntry[];
  /** Newest first. */
  readonly corrections: readonly CorrectionEntry[];
}

const NOTHING_SENT: LoadedSnapshot = { ok: true, snapshot: null, receipt: null, revisions: [], corrections: [] };

/** What stands beside the snapshot may be missing. Never rejects. */
export const loadSnapshot = async (server: Server, place: Place): Promise<LoadedSnapshot | Refused> => {
  const [snapshot, receipt, revisions, corrections] = await Promise.all([
    server.call("getSnapshot", reportParams(place)),
    server.call("getReceipt", reportParams(place)),
    server.call("listRevisions", reportParams(place)),
    server.call("listCorrections", reportParams(place)),
  ]);
  if (!snapshot.ok) return snapshot.code === "SNAPSHOT_NOT_FOUND" ? NOTHING_SENT : snapshot;
  return {
    ok: true,
    snapshot: snapshot.content,
    receipt: receipt.ok ? receipt.content : null,
    revisions: revisions.ok ? revisions.content.revisions : [],
    corrections: corrections.ok ? corrections.content.corrections : [],
  };
};
