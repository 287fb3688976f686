// Many reports of one sheet at once: which can be sent as they are, and why the others have to be opened.
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import type { CheckedReport } from "../../../shared/reports/checked-report.ts";
import { periodLabel } from "../../../shared/text/period.ts";
import { SUBMIT_TEXT } from "../../../shared/text/submit.ts";
import type { Session } from "../frame/session.ts";
import type { OutboxEntry, OutboxOrder } from "../outbox/outbox-entry.ts";
import { calendarChoice, draftId, draftOfReport, periodOfDraft } from "./draft.ts";
import { coreFindings, levelIn } from "./draft-findings.ts";
import { baseOf, missingIn, orderOf } from "./draft-order.ts";

export interface BatchRow {
  readonly id: string;
  readonly title: string;
  /** Null where it cannot be sent as it is. */
  readonly order: OutboxOrder | null;
  /** Why not; "" where it can. */
  readonly reason: string;
}

const UNIT_UNKNOWN = "Chưa rõ đơn vị.";
const PERIOD_UNKNOWN = "Chưa rõ kỳ.";

export interface BatchSituation {
  readonly session: Session;
  readonly entries: readonly OutboxEntry[];
  readonly today: LocalDate;
}

const rowOf = (report: CheckedReport, { session, entries, today }: BatchSituation): BatchRow => {
  const { unit, form } = report;
  const draft = draftOfReport(report);
  // The chosen calendar is that of the session's form.
  const chosen = form === session.form ? session.calendar : null;
  const period = periodOfDraft(draft, chosen);
  const calendar = chosen ?? (draft.isDated ? (period?.calendar ?? null) : null);
  const name = session.units.find(({ code }) => code === unit)?.name ?? (report.unitText || UNIT_UNKNOWN);
  const title = `${name} – ${period ? periodLabel(period) : PERIOD_UNKNOWN}`;
  const cannot = (reason: string): BatchRow => ({ id: draftId(draft), title, order: null, reason });
  if (unit === null) return cannot(UNIT_UNKNOWN);
  if (period === null) return cannot(PERIOD_UNKNOWN);
  if (calendarChoice(form, period, calendar)) return cannot(SUBMIT_TEXT.calendarMissing());
  const level = levelIn(session.units, unit);
  const findings = coreFindings(draft, { period }, { scheme: null, level, today });
  const own = { ...session, unit, period, form, calendar };
  const situation = { session: own, findings, reason: null };
  const [missing] = missingIn(draft, situation);
  if (missing) return cannot(missing.text);
  const order = orderOf(draft, situation, baseOf(null, entries, { unit, period: period.key, form }), null);
  return order ? { id: draftId(draft), title, order, reason: "" } : cannot(UNIT_UNKNOWN);
};

export const batchRows = (reports: readonly CheckedReport[], situation: BatchSituation): readonly BatchRow[] =>
  reports.map((report) => rowOf(report, situation));
