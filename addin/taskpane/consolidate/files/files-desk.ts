// The files that a pane has read and sends: in memory while other places are shown, read by a worker, sent through the outbox.
import type { Period } from "../../../../shared/domain/period.ts";
import type { UnitEntry } from "../../../server/entries.ts";
import { createStore, type Store } from "../../../ui/store.ts";
import type { PaneTools } from "../../frame/pane-context.tsx";
import { deskOf } from "../../report-draft/draft-desk.ts";
import type { DroppedFile } from "./dropped-file.ts";
import { createDroppedFileReader, type OneReader, startReadingThread } from "./dropped-file-reader.ts";
import type { FileReport, UnreadFile } from "./file-match.ts";
import { type ReadOne, type ReadSettings, readEach } from "./read-files.ts";
import { createFileSender, type FileSender } from "./send-files.ts";

interface KeptFiles {
  readonly reports: readonly FileReport[];
  readonly unread: readonly UnreadFile[];
  /** Stopped before they were read. */
  readonly left: readonly DroppedFile[];
  /** Null while nothing is being read. */
  readonly reading: { readonly count: number; readonly of: number } | null;
  /** Ids of the reports that were sent together last. */
  readonly run: readonly string[];
}

const NO_FILES: KeptFiles = { reports: [], unread: [], left: [], reading: null, run: [] };

interface FilesToRead {
  readonly files: readonly DroppedFile[];
  readonly units: readonly UnitEntry[];
  readonly settings: ReadSettings;
  /** Of a file that does not name its own. */
  readonly period: Period;
}

export interface FilesDesk extends Pick<Store<KeptFiles>, "get" | "subscribe"> {
  readonly sender: FileSender;
  /** Settles when all are read or the reading was stopped. */
  read(what: FilesToRead): Promise<void>;
  stopReading(): void;
  mend(change: (reports: readonly FileReport[]) => readonly FileReport[]): void;
  /** Forgets the list; what is in the outbox stays there. */
  clear(): void;
}

/** How often the list is drawn anew while it grows. */
const SHOWN_EVERY_MS = 250;

/** A file that was read by what people corrected before can be read again without that. */
const withFile = (one: ReadOne, file: DroppedFile): ReadOne =>
  one.kind === "unread"
    ? one
    : { ...one, reports: one.reports.map((report) => (report.mapping ? { ...report, file } : report)) };

const later = (work: () => void, delayMs: number) => {
  const timer = setTimeout(work, delayMs);
  return () => clearTimeout(timer);
};

const createFilesDesk = (tools: PaneTools): FilesDesk => {
  const store = createStore<KeptFiles>(NO_FILES);
  const sender = createFileSender({ store, outbox: deskOf(tools).outbox, server: tools.server });
  let reader: OneReader | null = null;
  const change = (part: Partial<KeptFiles>) => store.set({ ...store.get(), ...part });

  const take = (found: readonly ReadOne[], period: Period, reading: KeptFiles["reading"]) => {
    const { reports, unread } = store.get();
    const more = found.flatMap((one) => (one.kind === "reports" ? one.reports : []));
    change({
      reports: [
        ...reports,
        ...more.map((file) => (file.report.period === null ? { ...file, choice: { ...file.choice, period } } : file)),
      ],
      unread: [...unread, ...found.flatMap((one) => (one.kind === "unread" ? [one.file] : []))],
      reading,
    });
  };

  return {
    get: store.get,
    subscribe: store.subscribe,
    sender,
    async read({ files, units, settings, period }) {
      if (store.get().reading !== null) return;
      change({ left: [], reading: { count: 0, of: files.length } });
      const newId = () => crypto.randomUUID();
      reader = createDroppedFileReader({ units, settings, startThread: startReadingThread, newId, later });
      let found: ReadOne[] = [];
      let shownAt = performance.now();
      const left = await readEach(files, reader.read, (one, count, file) => {
        found.push(withFile(one, file));
        if (performance.now() - shownAt < SHOWN_EVERY_MS) return;
        take(found, period, { count, of: files.length });
        found = [];
        shownAt = performance.now();
      });
      take(found, period, null);
      change({ left });
      reader.end();
      reader = null;
    },
    stopReading: () => reader?.stop(),
    mend: (mended) => change({ reports: mended(store.get().reports) }),
    clear: () => store.set(NO_FILES),
  };
};

const desks = new WeakMap<PaneTools, FilesDesk>();

/** One for each pane. */
export const filesDeskOf = (tools: PaneTools): FilesDesk => {
  const known = desks.get(tools);
  if (known) return known;
  const desk = createFilesDesk(tools);
  desks.set(tools, desk);
  return desk;
};
