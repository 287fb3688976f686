// A stored revision as the API answers it.
import type { Figures } from "../../shared/domain/figure.ts";
import type { LocalDate } from "../../shared/domain/local-date.ts";
import type { Period } from "../../shared/domain/period.ts";
import type { SnapshotState } from "../../shared/domain/snapshot.ts";
import type { Finding } from "../../shared/findings/finding.ts";
import type { Due } from "../../shared/rules/deadline.ts";
import { computeRates } from "../../shared/scoring/rate.ts";
import { SERVER_ACTOR_TEXT } from "../../shared/text/audit.ts";
import type { StoredRevision } from "../db/snapshot.ts";
import type { EventActor, StoredEvent } from "../db/snapshot-event.ts";
import { findingAnswer } from "../http/finding.ts";
import { latenessAnswer } from "./lateness.ts";

export const receiptOf = ({ hash, core, rulesets, audit }: StoredRevision) => ({
  hash,
  core,
  rulesets,
  auditHead: audit.hash,
});

/** Provisional while the period is open or the figures are not locked. */
const isProvisional = (period: Period, state: SnapshotState | null, today: LocalDate): boolean =>
  period.last >= today || state !== "da_chot";

/** What is said of figures whether they are stored or only judged. */
export const judgedAnswer = (
  figures: Figures,
  findings: readonly Finding[],
  period: Period,
  state: SnapshotState | null,
  today: LocalDate,
) => ({
  figures,
  rates: computeRates(figures),
  findings: findings.map(findingAnswer),
  provisional: isProvisional(period, state, today),
});

/** The server's own administrator is of no unit that has a token. */
const SERVER_UNITS: Readonly<Record<string, string>> = { bootstrap: "*" };

export const actorAnswer = ({ id, unit, label }: EventActor) => ({
  unit: unit ?? SERVER_UNITS[id] ?? null,
  label: label ?? SERVER_ACTOR_TEXT[id] ?? id,
});

export const eventAnswer = ({ actor, ...event }: StoredEvent) => ({ ...event, actor: actorAnswer(actor) });

/** `due`: the last day on which the report is in time; null where no office set a deadline. */
export const snapshotAnswer = (stored: StoredRevision, period: Period, today: LocalDate, due: Due | null) => ({
  unit: stored.unit,
  period: stored.period,
  form: stored.form,
  revision: stored.revision,
  state: stored.state,
  ...judgedAnswer(stored.figures, stored.findings, period, stored.state, today),
  ...latenessAnswer(due, stored.firstSubmittedAt),
  submittedAt: stored.submittedAt,
  receipt: receiptOf(stored),
});
