// What the server has of one unit, period and form: all revisions with what happened to them, and why the last was returned.
import { SNAPSHOT_ACTIONS, type SnapshotState } from "../../../shared/domain/snapshot.ts";
import { ACTION_TEXT } from "../../../shared/text/snapshot.ts";
import type { RevisionEntry } from "../../server/entries.ts";
import { type Refused, reportParams, type Server } from "../../server/server.ts";

export interface StoredReport {
  readonly revision: number;
  readonly state: SnapshotState;
  readonly content: RevisionEntry["content"];
  readonly submittedAt: string;
  /** Newest first. */
  readonly revisions: readonly RevisionEntry[];
  /** Why it has to be put right; null unless it was returned. */
  readonly returned: ReturnedBecause | null;
}

export interface ReturnedBecause {
  readonly reason: string;
  readonly by: string;
  /** ISO 8601 */
  readonly at: string;
}

/** `none`: nothing was sent yet. */
export type StoredAnswer =
  | { readonly kind: "found"; readonly report: StoredReport }
  | { readonly kind: "none" }
  | { readonly kind: "failed"; readonly refusal: Refused };

export interface ReportPlace {
  readonly unit: string;
  readonly period: string;
  readonly form: string;
}

const returnedBecause = ({ state, events }: RevisionEntry): ReturnedBecause | null => {
  const event = state === "tra_lai" ? events.findLast(({ action }) => action === "tra_lai") : undefined;
  return event ? { reason: event.reason ?? "", by: event.actor.label, at: event.at } : null;
};

export const askStored = async (server: Pick<Server, "call">, place: ReportPlace): Promise<StoredAnswer> => {
  const answer = await server.call("listRevisions", reportParams(place));
  if (!answer.ok) return answer.code === "SNAPSHOT_NOT_FOUND" ? { kind: "none" } : { kind: "failed", refusal: answer };
  const { revisions } = answer.content;
  const [current] = revisions;
  if (!current) return { kind: "none" };
  const { revision, state, content, submittedAt } = current;
  return {
    kind: "found",
    report: { revision, state, content, submittedAt, revisions, returned: returnedBecause(current) },
  };
};

/** What happened, as people say it: "Gửi số liệu", "Yêu cầu chỉnh sửa". */
export const eventText = (action: RevisionEntry["events"][number]["action"]): string => {
  if (action === "nop") return "Gửi số liệu";
  if (action === "dinh_chinh") return "Nhận số liệu đính chính";
  const text = SNAPSHOT_ACTIONS.includes(action) ? ACTION_TEXT[action] : action;
  return text.slice(0, 1).toUpperCase() + text.slice(1);
};
