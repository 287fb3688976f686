// The state of the checked sheet for components: what was read, what it reports by the session and the confirmed mappings.
import { useDeferredValue, useEffect, useMemo, useState } from "react";
import type { StoredMapping } from "../../../shared/reading/mapping-memory.ts";
import type { Host, HostOutcome, SheetRead, Sheets } from "../../host/host.ts";
import { usePane, useSession, useStore } from "../frame/pane-context.tsx";
import { forgetMapping, keepMapping, readMappings } from "./mapping-settings.ts";
import { directoryOf, type ReportsReading, readReports } from "./read-reports.ts";
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

export interface SheetCheck {
  readonly watch: SheetWatch;
  readonly state: SheetState;
  /** What `checked` is of; null until a sheet was read. */
  readonly read: SheetRead | null;
  readonly checked: ReportsReading | null;
  /** Reading or checking is under way. */
  readonly isBusy: boolean;
  /** Keeps what a person said of the columns, for this sheet and others like it. */
  readonly confirm: (mapping: StoredMapping) => Promise<HostOutcome>;
  /** Back to what the sheet says by itself. */
  readonly forget: () => Promise<HostOutcome | null>;
}

export const useSheetCheck = (sheets: Sheets): SheetCheck => {
  const { host, today } = usePane();
  const watch = watchOf(host, sheets);
  const state = useStore(watch);
  const { units, unit, period, form, calendar } = useSession();
  const [changes, setChanges] = useState(0);
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
  const directory = useMemo(() => directoryOf(units), [units]);
  const { file } = state;
  // A sheet of thousands of lines takes seconds to check: what is under way is painted before that.
  const read = useDeferredValue(state.read);
  // Another workbook may have been opened since; what it remembers is looked up with each reading.
  const stored = useMemo(() => {
    const isOfSheet = read !== null || changes > 0;
    return isOfSheet ? readMappings(host.settings) : [];
  }, [host, read, changes]);
  const checked = useMemo(
    () =>
      read &&
      readReports(read, {
        directory,
        today: today(),
        defaults: { unit, period, form, calendar },
        stored,
        file,
      }),
    [read, file, directory, today, unit, period, form, calendar, stored],
  );

  const renewed = (outcome: HostOutcome): HostOutcome => {
    setChanges((count) => count + 1);
    return outcome;
  };
  return {
    watch,
    state,
    read,
    checked,
    isBusy: state.isBusy || read !== state.read,
    confirm: async (mapping) => renewed(await keepMapping(host.settings, mapping, checked?.mapping ?? null)),
    forget: async () => (checked?.mapping ? renewed(await forgetMapping(host.settings, checked.mapping)) : null),
  };
};
