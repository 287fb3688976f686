// Sends reports that came in files on behalf of their units: through the outbox, so that nothing is lost or sent twice, and follows what becomes of each.
import { UPPER_OFFICE_TEXT } from "../../../../shared/text/upper-office.ts";
import type { SnapshotBody, UnitEntry } from "../../../server/entries.ts";
import { reportParams, type Server } from "../../../server/server.ts";
import type { Store } from "../../../ui/store.ts";
import type { Outbox } from "../../outbox/outbox.ts";
import { isWaiting, type OutboxEntry, type OutboxOrder } from "../../outbox/outbox-entry.ts";
import { draftOfBody } from "../../report-draft/draft.ts";
import { titleOf } from "../../report-draft/draft-order.ts";
import {
  errorCodes,
  type FileReport,
  fileScheme,
  fileStates,
  formOf,
  isUnderWay,
  periodOf,
  type SentFile,
  unitOf,
} from "./file-match.ts";

/** Null where something is still to be decided. `ownUnit`: the office itself is nobody's child. */
export const orderOfFile = (file: FileReport, ownUnit: string, units: readonly UnitEntry[]): OutboxOrder | null => {
  const [unit, period, form, scheme] = [unitOf(file), periodOf(file), formOf(file), fileScheme(file)];
  if (unit === null || period === null || scheme === null) return null;
  const { report, choice, fileName } = file;
  const explain = Object.fromEntries(errorCodes(file).map((code) => [code, (choice.explain[code] ?? "").trim()]));
  const body = {
    figures: report.figures,
    scopeBasis: "ownOnly",
    scheme,
    ...(report.lines.length > 0 ? { lines: report.lines } : {}),
    ...(Object.keys(explain).length > 0 ? { explain } : {}),
    source: { file: fileName.slice(0, 200) },
    ...(unit === ownUnit ? {} : { onBehalf: true }),
  } as unknown as SnapshotBody;
  return {
    kind: "submit",
    unit,
    period: period.key,
    form,
    body,
    base: choice.replaces,
    reason: null,
    title: titleOf({ units }, { unit, period }),
    draft: draftOfBody({ unit, period: period.key, form }, body),
  };
};

/** What became of it; null while nobody knows. */
const sentOf = ({ fate, order }: OutboxEntry): SentFile | null => {
  if (fate.state === "waiting") return null;
  if (fate.state === "refused") {
    const { text, code, findings } = fate.refusal;
    return { isStored: false, text, code, findings, current: null };
  }
  const { revision } = fate.delivery;
  // A first submission is revision 1, a later one follows what it replaces: any other was there before, with the same figures.
  const isUnchanged = order.base === null ? revision > 1 : revision === order.base;
  const text = isUnchanged ? UPPER_OFFICE_TEXT.fileUnchanged({ revision }) : UPPER_OFFICE_TEXT.fileSent({ revision });
  return { isStored: true, text, code: "", findings: [], current: revision };
};

/** Files that were read, and which of them were sent together last. */
export interface SendingFiles {
  readonly reports: readonly FileReport[];
  readonly run: readonly string[];
}

/** How far the last sending is. */
export interface SendingState {
  readonly of: number;
  readonly underWay: number;
  readonly stored: number;
}

export const sendingState = ({ reports, run }: SendingFiles): SendingState => {
  const ids = new Set(run);
  const sent = reports.filter(({ id }) => ids.has(id));
  return {
    of: sent.length,
    underWay: sent.filter(isUnderWay).length,
    stored: sent.filter((file) => file.sent?.isStored).length,
  };
};

export interface FileSender {
  /** Puts every ready report into the outbox; settles when it is known what became of all of them, which a lost network may put off. */
  send(ownUnit: string, units: readonly UnitEntry[]): Promise<SendingState>;
  /** Takes back what has not left yet; what is on its way goes on. */
  stop(): Promise<void>;
}

export interface FileSenderOptions<State extends SendingFiles> {
  readonly store: Store<State>;
  readonly outbox: Pick<Outbox, "get" | "subscribe" | "put" | "remove">;
  readonly server: Pick<Server, "call">;
}

/** One for each pane: it follows the outbox from then on, whatever is shown. */
export const createFileSender = <State extends SendingFiles>(options: FileSenderOptions<State>): FileSender => {
  const { store, outbox, server } = options;
  const change = (mend: (file: FileReport) => FileReport) =>
    store.set({ ...store.get(), reports: store.get().reports.map(mend) });

  /** A unit that has sent meanwhile: which revision would be replaced. */
  const findCurrent = async (id: string, order: OutboxOrder): Promise<void> => {
    const answer = await server.call("getSnapshot", reportParams(order));
    if (!answer.ok) return;
    const current = answer.content.revision;
    change((file) =>
      file.id === id && file.sent && !file.sent.isStored ? { ...file, sent: { ...file.sent, current } } : file,
    );
  };

  const settle = () => {
    const followed = store.get().reports.filter(isUnderWay);
    if (followed.length === 0) return;
    const entries = new Map(outbox.get().entries.map((entry) => [entry.key, entry]));
    const news = new Map<string, Partial<FileReport>>();
    const conflicts: (readonly [string, OutboxOrder])[] = [];
    for (const { id, sentKey } of followed) {
      const entry = entries.get(sentKey ?? "");
      const sent = entry ? sentOf(entry) : null;
      // What somebody took out of the outbox is here to be sent again.
      if (!entry) news.set(id, { sentKey: null });
      else if (sent) news.set(id, { sent });
      if (entry && sent?.code === "REVISION_CONFLICT") conflicts.push([id, entry.order]);
    }
    if (news.size > 0) change((file) => ({ ...file, ...news.get(file.id) }));
    for (const [id, order] of conflicts) void findCurrent(id, order);
  };
  outbox.subscribe(settle);

  const settled = (): Promise<SendingState> =>
    new Promise((resolve) => {
      const look = () => {
        const state = sendingState(store.get());
        if (state.underWay > 0) return;
        stopLooking();
        resolve(state);
      };
      const stopLooking = store.subscribe(look);
      look();
    });

  return {
    async send(ownUnit, units) {
      const { reports } = store.get();
      const states = fileStates(reports);
      const ready = reports.flatMap((file, index) => {
        const order = states[index] === "ready" ? orderOfFile(file, ownUnit, units) : null;
        return order ? [{ id: file.id, formerKey: file.sent ? (file.sentKey ?? null) : null, order }] : [];
      });
      const keys = await outbox.put(ready.map(({ order }) => order));
      const keyOf = new Map(ready.map(({ id }, index) => [id, keys[index] ?? null]));
      store.set({
        ...store.get(),
        run: [...keyOf.keys()],
        reports: store
          .get()
          .reports.map((file) =>
            keyOf.has(file.id) ? { ...file, sentKey: keyOf.get(file.id) ?? null, sent: null } : file,
          ),
      });
      // Refused before and sent anew: the former one needs nothing any more.
      for (const { formerKey } of ready) if (formerKey !== null) await outbox.remove(formerKey);
      settle();
      return settled();
    },
    async stop() {
      const { entries, sending } = outbox.get();
      const followed = new Set(
        store
          .get()
          .reports.filter(isUnderWay)
          .map(({ sentKey }) => sentKey),
      );
      const idle = entries.filter(
        (entry) => followed.has(entry.key) && isWaiting(entry) && entry.tries === 0 && !sending.includes(entry.key),
      );
      for (const { key } of idle) await outbox.remove(key);
    },
  };
};
