// What a proposed correction would change, figure by figure, and what the office answered to it.
import { FIGURES } from "../../../../shared/domain/figure.ts";
import { numberText } from "../../../../shared/text/format.ts";
import { ACTION_TEXT } from "../../../../shared/text/snapshot.ts";
import { TABLE_TEXT } from "../../../../shared/text/table.ts";
import { CORRECTION_TEXT } from "../../../../shared/text/upper-office.ts";
import type { CorrectionEntry, RevisionEntry } from "../../../server/entries.ts";
import { refusalText, reportParams, type Server } from "../../../server/server.ts";
import { momentText } from "../../../ui/moment-text.ts";
import type { OutcomeText } from "../../../ui/outcome.tsx";
import type { Place } from "../table/load-table.ts";

export interface FigureChange {
  readonly code: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** "+100", "−3"; "" where one of them is no number. */
  readonly change: string;
  /** "Hồ sơ trực tuyến: 4.840 → 4.940" */
  readonly text: string;
}

type Figures = Readonly<Record<string, unknown>>;

const shown = (entry: unknown): string => {
  if (typeof entry === "number") return numberText(entry);
  const { state } = (entry ?? {}) as { readonly state?: string };
  return state === "not_applicable" ? TABLE_TEXT.notApplicable : TABLE_TEXT.notProvided;
};

const changeOf = (before: unknown, after: unknown): string => {
  if (typeof before !== "number" || typeof after !== "number") return "";
  return `${after > before ? "+" : "−"}${numberText(Math.abs(after - before))}`;
};

/** In the order of the catalogue; empty where nothing differs. */
export const correctionChanges = (locked: Figures, proposed: Figures): readonly FigureChange[] =>
  FIGURES.flatMap(({ code, name }) => {
    const [before, after] = [shown(locked[code]), shown(proposed[code])];
    if (before === after) return [];
    const change = changeOf(locked[code], proposed[code]);
    return [{ code, name, before, after, change, text: `${name}: ${before} → ${after}` }];
  });

/** The figures that the correction is about: of the revision that was locked, not of the one that it became. */
export const lockedFigures = (
  { revision }: Pick<CorrectionEntry, "revision">,
  revisions: readonly RevisionEntry[],
): Figures => revisions.find((one) => one.revision === revision)?.content.figures ?? {};

const ANSWERS: readonly string[] = ["mo_lai", "tu_choi_dinh_chinh"];

/** Who answered when and why, in words; null while nobody has. Corrections are numbered as the events of their snapshot. */
export const correctionAnswer = (
  { correction, state }: Pick<CorrectionEntry, "correction" | "state">,
  revisions: readonly RevisionEntry[],
): string | null => {
  if (state !== "chap_nhan" && state !== "tu_choi") return null;
  const event = revisions
    .flatMap(({ events }) => events)
    .filter(({ sequence, action }) => sequence > correction && ANSWERS.includes(action))
    .toSorted((a, b) => a.sequence - b.sequence)[0];
  if (!event || (event.action !== "mo_lai" && event.action !== "tu_choi_dinh_chinh")) return null;
  return CORRECTION_TEXT.answered({
    action: ACTION_TEXT[event.action],
    at: momentText(Date.parse(event.at)),
    by: event.actor.label,
    reason: event.reason ?? "",
  });
};

export interface CorrectionReply {
  readonly action: "mo_lai" | "tu_choi_dinh_chinh";
  readonly reason: string;
  /** Of the proposal that was looked at: another one that came since is not meant. */
  readonly correction: number;
  readonly revision: number;
}

/** Never rejects. An answer that was lost is asked for once more under the same key. */
export const replyToCorrection = async (
  server: Pick<Server, "call">,
  place: Place,
  { action, reason, correction, revision }: CorrectionReply,
  key: string,
): Promise<OutcomeText> => {
  if (reason.trim() === "") return { kind: "refused", text: CORRECTION_TEXT.reasonMissing() };
  const asked = {
    ...reportParams(place),
    body: { action, reason: reason.trim(), correction },
    headers: { "If-Match": `"${revision}"`, "Idempotency-Key": key },
  };
  let answer = await server.call("actOnSnapshot", asked);
  if (!answer.ok && answer.status === null) answer = await server.call("actOnSnapshot", asked);
  if (!answer.ok) return { kind: "refused", text: refusalText(answer) };
  return { kind: "done", text: action === "mo_lai" ? CORRECTION_TEXT.accepted() : CORRECTION_TEXT.declined() };
};
