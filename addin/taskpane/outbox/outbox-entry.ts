// What waits in the outbox: one report to be sent, what became of it, and how answers of the server change that.
import type { FormCode } from "../../../shared/domain/form-code.ts";
import type { PeriodKey } from "../../../shared/domain/period.ts";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import type { BatchEntry, FindingEntry, SnapshotBody, SnapshotEntry } from "../../server/entries.ts";
import { type Answer, reportParams, type Server } from "../../server/server.ts";

/** One report as a person sent it; never changed afterwards except for the revision that it follows. */
export interface OutboxOrder {
  /** `correct`: a proposed correction of a locked snapshot. */
  readonly kind: "submit" | "correct";
  readonly unit: UnitCode;
  readonly period: PeriodKey;
  readonly form: FormCode;
  readonly body: SnapshotBody;
  /** The revision on the server that the person saw and means to follow; null for none. */
  readonly base: number | null;
  /** Why a locked snapshot should be corrected; null for a submission. */
  readonly reason: string | null;
  /** Unit and period as people read them. */
  readonly title: string;
  /** What the form was filled with, so that nothing is lost where the report comes back; unknown to the outbox. */
  readonly draft: unknown;
}

/** Whose token it was sent with; the mark tells tokens apart and gives none away. */
interface Sender {
  readonly mark: string;
  readonly unit: string;
}

/** Why nothing is sent for now: no token, a dead one, or one of another unit. */
export type Hold = "noToken" | "deadToken" | "otherUnit";

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly text: string;
  readonly findings: readonly FindingEntry[];
}

/** What the server has, in its own words. */
interface Delivery {
  readonly revision: number;
  readonly hash: string;
  readonly submittedAt: string;
  /** "Gửi chậm 2 ngày làm việc"; null where no deadline was set. */
  readonly lateness: string | null;
}

export type OutboxFate =
  | { readonly state: "waiting"; readonly hold: Hold | null; readonly said: string | null }
  | { readonly state: "sent"; readonly delivery: Delivery }
  | { readonly state: "refused"; readonly refusal: Refusal };

export interface OutboxEntry {
  /** The `Idempotency-Key`: the same however often it is sent. */
  readonly key: string;
  /** Order of sending; no clock has a say in it. */
  readonly sequence: number;
  readonly order: OutboxOrder;
  readonly sender: Sender;
  /** By this machine's clock, to be shown. */
  readonly createdAt: number;
  /** Times it was begun to be sent. Above 0 while waiting: the server may have it. */
  readonly tries: number;
  /** Mark of a token that the server refused. */
  readonly deadMark: string | null;
  /** An entry for the same place whose answer must be known first. */
  readonly after: string | null;
  readonly fate: OutboxFate;
}

export const placeOf = ({ unit, period, form }: Pick<OutboxOrder, "unit" | "period" | "form">): string =>
  `${unit} ${period} ${form}`;

export const isWaiting = ({ fate }: OutboxEntry): boolean => fate.state === "waiting";

/** Sends one entry. */
export const sendEntry = (server: Pick<Server, "call">, { key, order }: OutboxEntry): Promise<Answer<unknown>> => {
  const { kind, body, base, reason } = order;
  const headers = { "Idempotency-Key": key, ...(base === null ? {} : { "If-Match": `"${base}"` }) };
  const params = { ...reportParams(order), headers };
  if (kind === "submit") return server.call("putSnapshot", { ...params, body });
  const proposal = { action: "de_nghi_dinh_chinh", ...(reason === null ? {} : { reason }), proposed: body } as const;
  return server.call("actOnSnapshot", { ...params, body: proposal });
};

/** Sends several submissions at once. */
export const sendBatch = (server: Pick<Server, "call">, entries: readonly OutboxEntry[]): Promise<Answer<BatchEntry>> =>
  server.call("submitBatch", {
    body: {
      items: entries.map(({ key, order: { unit, period, form, body, base } }) => ({
        unit,
        period,
        form,
        body,
        idempotencyKey: key,
        ...(base === null ? {} : { ifMatch: base }),
      })),
    },
  });

/** Statuses that say nothing about the report itself. */
const PASSING: readonly number[] = [408, 425, 429];
const UNCLEAR = "Chưa rõ máy chủ đã nhận chưa. Sẽ tự hỏi lại.";

const isPassing = (status: number, code: string): boolean =>
  status >= 500 || PASSING.includes(status) || code === "" || code === "NEIGHBOUR_REFUSED";

const waiting = (entry: OutboxEntry, text: string, hold: Hold | null = null): OutboxEntry => ({
  ...entry,
  fate: { state: "waiting", hold, said: text },
});

/** Whether an answer is about this very place: a page of a hotel's Wi-Fi is not. */
const deliveryOf = (content: unknown, { unit, period, form }: OutboxOrder): Delivery | null => {
  const snapshot = content as Partial<SnapshotEntry> | null;
  const isOurs = snapshot?.unit === unit && snapshot.period === period && snapshot.form === form;
  const { revision, receipt, submittedAt, deadline } = snapshot ?? {};
  if (!isOurs || !Number.isInteger(revision) || typeof receipt?.hash !== "string") return null;
  return {
    revision: revision as number,
    hash: receipt.hash,
    submittedAt: submittedAt ?? "",
    lateness: deadline?.message ?? null,
  };
};

const accepted = (entry: OutboxEntry, content: unknown): OutboxEntry => {
  const delivery = deliveryOf(content, entry.order);
  return delivery ? { ...entry, fate: { state: "sent", delivery } } : waiting(entry, UNCLEAR);
};

const refused = (entry: OutboxEntry, refusal: Refusal): OutboxEntry => ({
  ...entry,
  fate: { state: "refused", refusal },
});

/** The entry after the server's answer, or after none. What is sent stays sent whatever comes later. */
export const answered = (entry: OutboxEntry, answer: Answer<unknown>): OutboxEntry => {
  if (entry.fate.state === "sent") return entry;
  if (answer.ok) return accepted(entry, answer.content);
  const { status, code, text, errors, findings } = answer;
  if (status === null) return waiting(entry, text);
  if (status === 401) return { ...waiting(entry, text, "deadToken"), deadMark: entry.sender.mark };
  if (isPassing(status, code)) return waiting(entry, text);
  const details = errors.map(({ message }) => message).join(" ");
  return refused(entry, { status, code, text: details === "" ? text : details, findings });
};

type BatchResult = BatchEntry["results"][number];

const answerOfResult = ({ status, snapshot, problem }: BatchResult): Answer<unknown> =>
  problem === null
    ? { ok: true, status, content: snapshot, etag: null }
    : {
        ok: false,
        status,
        code: problem.code,
        text: problem.detail,
        errors: problem.errors,
        findings: problem.findings,
        conflicts: [],
      };

/** The entries after the answer to all of them, in their order. */
export const batchAnswered = (
  entries: readonly OutboxEntry[],
  answer: Answer<BatchEntry | null>,
): readonly OutboxEntry[] => {
  if (!answer.ok) {
    // Refused as a whole for what one of them contains: which one, only sending them one by one can tell.
    return entries.map((entry) =>
      answer.status === null || answer.status === 401 ? answered(entry, answer) : waiting(entry, answer.text),
    );
  }
  const results = answer.content?.results;
  return entries.map((entry, index) => {
    const result = results?.length === entries.length ? results[index] : undefined;
    return result ? answered(entry, answerOfResult(result)) : waiting(entry, UNCLEAR);
  });
};

/** Who sends now: the mark of the token in use and, where the server has said so, its unit. */
export interface CurrentSender {
  readonly mark: string;
  readonly unit: string | null;
}

/** Why the entry may not be sent with the token in use; null where it may. */
export const holdOf = ({ sender, deadMark }: OutboxEntry, current: CurrentSender | null): Hold | null => {
  if (current === null) return "noToken";
  if (current.mark === deadMark) return "deadToken";
  if (current.mark === sender.mark || current.unit === sender.unit) return null;
  return "otherUnit";
};
