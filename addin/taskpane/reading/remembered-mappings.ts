// What people said of the columns of sheets: kept in the workbook, and in this browser for other workbooks and files of the same layout.
import type { StoredMapping } from "../../../shared/reading/mapping-memory.ts";
import type { HostOutcome, WorkbookSettings } from "../../host/host.ts";
import { createStore, type Store } from "../../ui/store.ts";
import { forgetMapping, keepMapping, readMappings } from "./mapping-settings.ts";

export interface RememberedMappings extends Pick<Store<number>, "subscribe"> {
  /** Rises with each change. */
  get(): number;
  /** Of the open workbook, oldest first. */
  ofWorkbook(): readonly StoredMapping[];
  /** Of this browser and of the open workbook, oldest first: for whatever is no sheet of this workbook. */
  ofAll(): readonly StoredMapping[];
  /** Keeps what was confirmed in the place of `before`. */
  keep(mapping: StoredMapping, before: StoredMapping | null): Promise<HostOutcome>;
  /** Forgets it wherever it is kept. */
  forget(mapping: StoredMapping): Promise<HostOutcome>;
}

/** @param browser settings of this browser, whatever workbook is open. */
export const createRememberedMappings = (workbook: WorkbookSettings, browser: WorkbookSettings): RememberedMappings => {
  const changes = createStore(0);
  /** What the workbook does not take is still kept for as long as the browser has it: the first refusal is told. */
  const inBoth = async (change: (settings: WorkbookSettings) => Promise<HostOutcome>): Promise<HostOutcome> => {
    const [inWorkbook, inBrowser] = [await change(workbook), await change(browser)];
    changes.set(changes.get() + 1);
    return inWorkbook.ok ? inBrowser : inWorkbook;
  };
  return {
    get: changes.get,
    subscribe: changes.subscribe,
    ofWorkbook: () => readMappings(workbook),
    ofAll: () => [...readMappings(browser), ...readMappings(workbook)],
    keep: (mapping, before) => inBoth((settings) => keepMapping(settings, mapping, before)),
    forget: (mapping) => inBoth((settings) => forgetMapping(settings, mapping)),
  };
};
