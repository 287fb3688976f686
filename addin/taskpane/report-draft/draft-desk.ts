// What sending keeps while other places are shown: the outbox, the drafts, and the report that is open; one of each for the pane.
import { createStore as createDatabase, del, entries, set } from "idb-keyval";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import type { CheckedReport } from "../../../shared/reports/checked-report.ts";
import { createStore, type Store } from "../../ui/store.ts";
import type { PaneTools } from "../frame/pane-context.tsx";
import { createOutbox, type Outbox } from "../outbox/outbox.ts";
import { type CurrentSender, isWaiting } from "../outbox/outbox-entry.ts";
import type { KeyValues } from "../outbox/outbox-kept.ts";
import { tokenMark } from "../outbox/token-mark.ts";
import type { Draft } from "./draft.ts";
import { createDraftKeeper, type DraftKeeper } from "./draft-keeper.ts";

/** The report that is open: being filled in, or sent under a key of the outbox. */
interface OpenDraft {
  readonly id: string;
  readonly draft: Draft;
  readonly sentKey: string | null;
}

export interface Desk {
  readonly outbox: Outbox;
  readonly drafts: DraftKeeper;
  readonly open: Store<OpenDraft | null>;
  /** The unit that was chosen when the report was opened, and the one that it is of; null where opening changed nothing. */
  readonly detour: Store<{ readonly from: UnitCode; readonly to: UnitCode } | null>;
  /** Reports that were sent or put aside: they do not open by themselves again. */
  readonly seen: WeakSet<CheckedReport>;
}

/** A database of this browser; every call rejects where the browser has none. */
const browserDatabase = (name: string): KeyValues => {
  const database = createDatabase(name, "kept");
  return {
    entries: () => entries<string, unknown>(database),
    set: (key, kept) => set(key, kept, database),
    remove: (key) => del(key, database),
  };
};

const LOCK = "dvc.outbox";

/** One window of this browser at a time; without locks the server's own order has to do. */
const exclusively = async <Done>(work: () => Promise<Done>): Promise<Done | null> =>
  "locks" in navigator
    ? navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => (lock === null ? null : work()))
    : work();

/** 128 random bits, also where the page has no secure context. */
const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

const createDesk = ({ host, server, session }: PaneTools): Desk => {
  const currentSender = (): CurrentSender | null => {
    const token = host.token.get();
    if (token === null) return null;
    const { state, who } = session.get();
    return { mark: tokenMark(token), unit: state === "known" && who ? who.unit : null };
  };
  const windows = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(LOCK);
  const outbox = createOutbox({
    keyValues: browserDatabase("dvc-outbox"),
    server,
    currentSender,
    newKey,
    now: () => Date.now(),
    later: (work, delayMs) => {
      const timer = setTimeout(work, delayMs);
      return () => clearTimeout(timer);
    },
    exclusively,
    onKept: () => windows?.postMessage(null),
  });
  const drafts = createDraftKeeper(browserDatabase("dvc-drafts"), () => Date.now());
  if (windows) windows.onmessage = () => void outbox.reload();

  const hasWaiting = () => outbox.get().entries.some(isWaiting);
  const tryAgain = () => {
    if (hasWaiting()) void outbox.sendNow();
  };
  window.addEventListener("online", tryAgain);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") tryAgain();
  });
  let sender = currentSender();
  session.subscribe(() => {
    const next = currentSender();
    if (next?.mark === sender?.mark && next?.unit === sender?.unit) return;
    sender = next;
    tryAgain();
  });
  void outbox.open();
  void drafts.open();
  return {
    outbox,
    drafts,
    open: createStore<OpenDraft | null>(null),
    detour: createStore<{ readonly from: UnitCode; readonly to: UnitCode } | null>(null),
    seen: new WeakSet(),
  };
};

const desks = new WeakMap<PaneTools, Desk>();

/** The desk of a pane; begun, with what was kept being sent, at the first call. */
export const deskOf = (tools: PaneTools): Desk => {
  const known = desks.get(tools);
  if (known) return known;
  const desk = createDesk(tools);
  desks.set(tools, desk);
  return desk;
};
