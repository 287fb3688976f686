// The reader of the pane in Node: in slices instead of a worker, with a workbook and a browser that remember in memory.
import type { WorkbookSettings } from "../../../addin/host/host.ts";
import { createMemorySettings } from "../../../addin/host/memory-settings.ts";
import type { Session } from "../../../addin/taskpane/frame/session.ts";
import type { OfficeSeverities } from "../../../addin/taskpane/reading/office-severities.ts";
import { createSlicedWork, type ReadWork } from "../../../addin/taskpane/reading/read-work.ts";
import { createRememberedMappings } from "../../../addin/taskpane/reading/remembered-mappings.ts";
import { createSheetReader, type SheetReader } from "../../../addin/taskpane/reading/sheet-reader.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";

export interface TestReader {
  readonly reader: SheetReader;
  readonly workbook: WorkbookSettings;
  readonly browser: WorkbookSettings;
}

export interface TestReaderOptions {
  readonly session: Pick<Session, "units" | "unit" | "period" | "form" | "calendar">;
  readonly today: LocalDate;
  readonly severities?: OfficeSeverities["settings"];
  readonly workbook?: WorkbookSettings;
  readonly browser?: WorkbookSettings;
  readonly work?: ReadWork;
}

export const testReader = (options: TestReaderOptions): TestReader => {
  const { session, today, severities = new Map() } = options;
  const { workbook = createMemorySettings(), browser = createMemorySettings(), work = createSlicedWork() } = options;
  const reader = createSheetReader({
    session: { get: () => session },
    today: () => today,
    mappings: createRememberedMappings(workbook, browser),
    severities: { get: () => ({ unit: session.unit, settings: severities, source: "server" }) },
    work,
  });
  return { reader, workbook, browser };
};
