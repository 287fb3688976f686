// Opens a report to be looked through and sent: the context bar then names its unit, period and form.
import { SUBMIT_TEXT } from "../../../shared/text/submit.ts";
import { refusalText } from "../../server/server.ts";
import type { PaneTools } from "../frame/pane-context.tsx";
import type { OutboxEntry } from "../outbox/outbox-entry.ts";
import { type Draft, draftId, draftOfBody, draftOfReport, periodOfDraft, readDraft, withAnswersOf } from "./draft.ts";
import { deskOf } from "./draft-desk.ts";
import type { ReturnedReport } from "./returned.ts";
import { askStored } from "./stored-report.ts";

/** @param isSent the period was sent before, so its calendar is known, as it is where the sheet states the days. */
const pointTo = ({ session }: PaneTools, draft: Draft, isSent: boolean): void => {
  if (draft.form !== session.get().form) session.chooseForm(draft.form);
  const known = isSent || draft.isDated ? periodOfDraft(draft)?.calendar : null;
  if (known && session.get().calendar === null) session.chooseCalendar(known);
  const { units, unit, period, calendar } = session.get();
  if (draft.unit !== null && draft.unit !== unit && units.some(({ code }) => code === draft.unit)) {
    session.chooseUnit(draft.unit);
  }
  const written = periodOfDraft(draft, calendar);
  if (written && written.key !== period.key) session.choosePeriod(written);
};

/** A draft of the same place that was begun before gives its reasons to figures that were read anew. */
export const openDraft = (
  tools: PaneTools,
  draft: Draft,
  { sentKey = null, isSent = false }: { readonly sentKey?: string | null; readonly isSent?: boolean } = {},
): void => {
  const { open, drafts, detour } = deskOf(tools);
  const id = draftId(draft);
  const begun = drafts.get().drafts.find((one) => one.id === id)?.draft;
  const isReadAnew = begun !== undefined && Object.keys(draft.at).length > 0 && Object.keys(draft.explain).length === 0;
  const { unit: from } = tools.session.get();
  pointTo(tools, draft, isSent);
  const { unit: to } = tools.session.get();
  const begunAt = open.get() === null ? from : (detour.get()?.from ?? from);
  detour.set(begunAt !== null && to !== null && begunAt !== to ? { from: begunAt, to } : null);
  open.set({ id, draft: isReadAnew ? withAnswersOf(draft, begun) : draft, sentKey });
};

/** An office that looked at one commune's report is back at its own unit afterwards, unless it chose another meanwhile. */
export const closeDraft = (tools: PaneTools): void => {
  const { open, detour } = deskOf(tools);
  const way = detour.get();
  open.set(null);
  detour.set(null);
  if (way !== null && tools.session.get().unit === way.to) tools.session.chooseUnit(way.from);
};

/** An entry of the outbox as it was filled in; from what was sent, where another version kept it. */
export const openEntry = (tools: PaneTools, { key, order }: OutboxEntry): void => {
  const draft =
    readDraft(order.draft) ?? draftOfBody({ unit: order.unit, period: order.period, form: order.form }, order.body);
  openDraft(tools, { ...draft, unit: order.unit, period: order.period }, { sentKey: key, isSent: true });
};

/** Opens what was returned with the figures that the server has of it. What hinders it in words, or null where it is open. */
export const openReturned = async (
  tools: PaneTools,
  { unit, period, form }: Pick<ReturnedReport, "unit" | "period" | "form">,
): Promise<string | null> => {
  const stored = await askStored(tools.server, { unit, period, form });
  if (stored.kind === "failed") return refusalText(stored.refusal);
  if (stored.kind === "none") return SUBMIT_TEXT.returnedGone();
  const read = tools.checked.get().find((one) => one.unit === unit && one.period?.key === period && one.form === form);
  const before = draftOfBody({ unit, period, form }, stored.report.content);
  openDraft(tools, read ? withAnswersOf(draftOfReport(read), before) : before, { isSent: true });
  tools.goTo("submit");
  return null;
};
