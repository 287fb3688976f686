// The state of the checked sheet for components: what was read, what it reports by the session and the confirmed mappings.
import { useEffect, useMemo, useState } from "react";
import type { StoredMapping } from "../../../shared/reading/mapping-memory.ts";
import type { Host, HostOutcome, Sheets } from "../../host/host.ts";
import { usePane, useSession, useStore } from "../frame/pane-context.tsx";
import { forgetMapping, keepMapping, readMappings } from "./mapping-settings.ts";
import { directoryOf, type ReportsReading, readReports } from "./read-reports.ts";
import { createSheetWatch, type SheetState, type SheetWatch } from "./sheet-watch.ts";

/** Kept with the host, so that going to another place and back loses nothing. */
const WATCHES = new WeakMap<Host, SheetWatch>();

const watchOf = (host: Host, sheets: Sheets): SheetWatch => {
  const known = WATCHES.get(host);
  if (known) return known;
  const watch = createSheetWatch(sheets, host.kind);
  WATCHES.set(host, watch);
  return watch;
};

export interface SheetCheck {
  readonly watch: SheetWatch;
  readonly state: SheetState;
  /** Null until a sheet was read. */
  readonly checked: ReportsReading | null;
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
  const [stored, setStored] = useState(() => readMappings(host.settings));
  useEffect(() => watch.start(), [watch]);
  const directory = useMemo(() => directoryOf(units), [units]);
  const { read, file } = state;
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
    setStored(readMappings(host.settings));
    return outcome;
  };
  return {
    watch,
    state,
    checked,
    confirm: async (mapping) => renewed(await keepMapping(host.settings, mapping, checked?.mapping ?? null)),
    forget: async () => (checked?.mapping ? renewed(await forgetMapping(host.settings, checked.mapping)) : null),
  };
};
