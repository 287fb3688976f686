// From a draft to what is put into the outbox: what is still missing, which revision it follows, and the order itself.
import { usualScheme } from "../../../shared/domain/snapshot.ts";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import { periodLabel } from "../../../shared/text/period.ts";
import { SUBMIT_TEXT } from "../../../shared/text/submit.ts";
import type { FindingEntry } from "../../server/entries.ts";
import type { Session } from "../frame/session.ts";
import { type OutboxEntry, type OutboxOrder, placeOf } from "../outbox/outbox-entry.ts";
import { bodyOfDraft, calendarChoice, type Draft, sendingRight, type Target, usualScope } from "./draft.ts";
import { REASON_MIN, unexplained } from "./draft-findings.ts";
import type { StoredAnswer } from "./stored-report.ts";

/** Something to be put right before sending, with the field where that is done. */
export interface Missing {
  readonly field: string;
  readonly text: string;
}

export const FIELDS = {
  unit: "dvc-submit-unit",
  calendar: "dvc-submit-calendar",
  scope: "dvc-submit-scope",
  scheme: "dvc-submit-scheme",
  reason: "dvc-submit-reason",
  explain: (code: string) => `dvc-submit-explain-${code}`,
} as const;

/** Where the draft goes: what the context bar says. Null while no unit is chosen. */
export const targetOf = ({ unit, period }: Pick<Session, "unit" | "period">): Target | null =>
  unit === null ? null : { unit, period };

export interface DraftSituation {
  readonly session: Session;
  readonly findings: readonly FindingEntry[];
  /** A reason for a correction, where the period is locked; null where it is not. */
  readonly reason: string | null;
}

/** Everything that keeps the draft from being sent, in the order of the page. */
export const missingIn = (draft: Draft, { session, findings, reason }: DraftSituation): readonly Missing[] => {
  const target = targetOf(session);
  if (target === null) return [{ field: FIELDS.unit, text: SUBMIT_TEXT.unitMissing() }];
  const missing: Missing[] = [];
  const add = (field: string, text: string) => missing.push({ field, text });
  if (sendingRight(session.who, target.unit) === "none") add(FIELDS.unit, SUBMIT_TEXT.noRight());
  if (calendarChoice(draft.form, target.period, session.calendar)) add(FIELDS.calendar, SUBMIT_TEXT.calendarMissing());
  if ((draft.scopeBasis ?? usualScope(session.units, target.unit)) === null)
    add(FIELDS.scope, SUBMIT_TEXT.scopeMissing());
  if ((draft.scheme ?? usualScheme(target.period)) === null) add(FIELDS.scheme, SUBMIT_TEXT.schemeMissing());
  for (const code of unexplained(findings, draft.explain)) {
    const found = findings.find((one) => one.code === code && one.severity === "E")?.message ?? code;
    add(FIELDS.explain(code), SUBMIT_TEXT.reasonMissing({ found, min: REASON_MIN }));
  }
  if (reason !== null && reason.trim() === "") add(FIELDS.reason, SUBMIT_TEXT.correctionReasonMissing());
  return missing;
};

/** The revision that the person has seen: what the server said, or what it last acknowledged to this browser. */
export const baseOf = (
  stored: StoredAnswer | null,
  entries: readonly OutboxEntry[],
  place: Pick<OutboxOrder, "unit" | "period" | "form">,
): number | null => {
  const delivered = entries.flatMap(({ order, fate }) =>
    fate.state === "sent" && placeOf(order) === placeOf(place) ? [fate.delivery.revision] : [],
  );
  const known = [...delivered, ...(stored?.kind === "found" ? [stored.report.revision] : [])];
  return known.length === 0 ? null : Math.max(...known);
};

/** "Xã Tam Phước – Tháng 6/2026" */
export const titleOf = ({ units }: Pick<Session, "units">, { unit, period }: Target): string =>
  `${units.find(({ code }) => code === unit)?.name ?? unit} – ${periodLabel(period)}`;

/** The draft as it is sent. Call it only where nothing is missing. */
export const orderOf = (
  draft: Draft,
  situation: DraftSituation,
  base: number | null,
  codes: ReadonlySet<string> | null,
): OutboxOrder | null => {
  const { session, reason } = situation;
  const target = targetOf(session);
  const scopeBasis = draft.scopeBasis ?? usualScope(session.units, target?.unit ?? null);
  const scheme = target && (draft.scheme ?? usualScheme(target.period));
  if (target === null || scopeBasis === null || scheme === null) return null;
  const onBehalf = sendingRight(session.who, target.unit) === "onBehalf";
  return {
    kind: reason === null ? "submit" : "correct",
    unit: target.unit as UnitCode,
    period: target.period.key,
    form: draft.form,
    body: bodyOfDraft(draft, { scopeBasis, scheme, onBehalf, codes }),
    base,
    reason: reason === null ? null : reason.trim(),
    title: titleOf(session, target),
    draft: { ...draft, scopeBasis, scheme },
  };
};
