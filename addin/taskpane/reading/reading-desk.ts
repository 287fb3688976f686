// What reads sheets for a pane: its reader and the severities of the office; one of each for the pane.
import { createStoredSettings } from "../../host/stored-settings.ts";
import { type PaneTools, usePane } from "../frame/pane-context.tsx";
import { createOfficeSeverities, type SeverityStore } from "./office-severities.ts";
import { createReadWork } from "./read-work.ts";
import { createRememberedMappings } from "./remembered-mappings.ts";
import { createSheetReader, type SheetReader } from "./sheet-reader.ts";

export interface ReadingDesk {
  /** Whoever reads a sheet does it through this. */
  readonly reader: SheetReader;
  /** How severe the office of the chosen unit takes findings. */
  readonly severities: SeverityStore;
}

const createReadingDesk = ({ host, server, session, today }: PaneTools): ReadingDesk => {
  const browser = createStoredSettings(() => window.localStorage, "");
  const severities = createOfficeSeverities({ server, session, browser });
  const mappings = createRememberedMappings(host.settings, browser);
  return { severities, reader: createSheetReader({ session, today, mappings, severities, work: createReadWork() }) };
};

const desks = new WeakMap<PaneTools, ReadingDesk>();

/** The desk of a pane; from the first call on it follows the session to know the severities. */
export const readingDeskOf = (tools: PaneTools): ReadingDesk => {
  const known = desks.get(tools);
  if (known) return known;
  const desk = createReadingDesk(tools);
  desks.set(tools, desk);
  return desk;
};

/** Only inside the pane. */
export const useReadingDesk = (): ReadingDesk => readingDeskOf(usePane());
