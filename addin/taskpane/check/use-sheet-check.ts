// The state of the checked sheet for components: what was read, what it reports by the session and the confirmed mappings.

import { useEffect, useRef, useState } from "react";
import type { StoredMapping } from "../../../shared/reading/mapping-memory.ts";
import type { SheetRead } from "../../../shared/reading/sheet.ts";
import type { ReadProgress, ReportsReading } from "../../../shared/reports/read-reports.ts";
import type { Host, HostOutcome, Sheets } from "../../host/host.ts";
import { usePane, useSession, useStore } from "../frame/pane-context.tsx";
import { useReadingDesk } from "../reading/reading-desk.ts";
import { createSheetWatch, type SheetState, type SheetWatch } from "./sheet-watch.ts";

/** Kept with the host, so that going to another place and back loses nothing. */
const WATCHES = new WeakMap<Host, SheetWatch>();

const watchOf = (host: Host, sheets: Sheets): SheetWatch => {
  const known = WATCHES.get(host);
  if (known) return known;
  const watch = createSheetWatch(host, sheets);
  WATCHES.set(host, watch);
  return watch;
};

/** What was made of which cells. */
interface CheckedSheet {
  readonly read: SheetRead;
  readonly checked: ReportsReading;
}

export interface SheetCheck {
  readonly watch: SheetWatch;
  readonly state: SheetState;
  /** Null until a sheet was read and checked; while the same is checked anew the result before. */
  readonly result: CheckedSheet | null;
  /** Null while nothing is being checked. */
  readonly progress: ReadProgress | null;
  /** Reading or checking is under way. */
  readonly isBusy: boolean;
  /** Why there is no result, and what to do; "" otherwise. */
  readonly trouble: string;
  /** Gives up what is being checked. */
  readonly stop: () => void;
  /** Keeps what a person said of the columns, for this sheet and others like it. */
  readonly confirm: (mapping: StoredMapping) => Promise<HostOutcome>;
}

const BEGUN: ReadProgress = { done: 0, of: 0 };

export const useSheetCheck = (sheets: Sheets): SheetCheck => {
  const { host } = usePane();
  const { reader, severities } = useReadingDesk();
  const watch = watchOf(host, sheets);
  const state = useStore(watch);
  const { units, unit, period, form, calendar } = useSession();
  const changes = useStore(reader.mappings);
  const { settings } = useStore(severities);
  const [checkedSheet, setKept] = useState<(CheckedSheet & { readonly file: string | null }) | null>(null);
  const [progress, setProgress] = useState<ReadProgress | null>(null);
  const [trouble, setTrouble] = useState("");
  const running = useRef<AbortController | null>(null);
  useEffect(() => {
    const stop = watch.start();
    // In Excel the pane is a window of its own: whoever comes to it may have typed in the sheet before.
    const compare = () => void watch.compare();
    window.addEventListener("focus", compare);
    return () => {
      window.removeEventListener("focus", compare);
      stop();
    };
  }, [watch]);

  const { read, file } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the reader takes the session, the mappings and the severities itself
  useEffect(() => {
    setTrouble("");
    if (read === null) return setKept(null);
    const control = new AbortController();
    let isCurrent = true;
    running.current = control;
    setProgress(BEGUN);
    const onProgress = (next: ReadProgress) => isCurrent && setProgress(next);
    void reader.read(read, { file, signal: control.signal, onProgress }).then((answer) => {
      if (!isCurrent) return;
      setProgress(null);
      if (answer.ok) setKept({ read, file, checked: answer.content });
      else setTrouble(answer.message);
    });
    return () => {
      isCurrent = false;
      control.abort();
    };
  }, [reader, read, file, units, unit, period, form, calendar, changes, settings]);

  // What was said of another sheet or file must not be taken, or sent, for this one.
  const result =
    checkedSheet !== null && checkedSheet.read.sheet === read?.sheet && checkedSheet.file === file
      ? checkedSheet
      : null;
  return {
    watch,
    state,
    result,
    progress,
    isBusy: state.isBusy || progress !== null,
    trouble: state.trouble === "" ? trouble : state.trouble,
    stop: () => running.current?.abort(),
    confirm: (mapping) => reader.mappings.keep(mapping, result?.checked.mapping ?? null),
  };
};
