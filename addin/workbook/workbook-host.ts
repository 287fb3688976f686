// The web workbook as a host of the pane.
import type { FunctionRuntime } from "../functions/runtime.ts";
import { type CellMessages, HOST_DONE, type Host, hostRefusal } from "../host/host.ts";
import type { TokenStore } from "../host/token-store.ts";
import type { Spreadsheet } from "./spreadsheet.ts";
import type { WorkbookContent } from "./workbook-content.ts";
import { createWorkbookSettings, createWorkbookSheets, WORKBOOK_NOT_OPEN } from "./workbook-sheets.ts";

export interface WorkbookHostOptions {
  readonly runtime: FunctionRuntime;
  readonly token: TokenStore;
  /** Settles with the spreadsheet when it is open; with null where it cannot be opened. */
  readonly opened: Promise<Spreadsheet | null>;
  /** Writes a workbook as an .xlsx file. */
  save(content: WorkbookContent): Promise<Uint8Array>;
}

export const createWorkbookHost = ({ runtime, token, opened, save }: WorkbookHostOptions): Host => {
  let spreadsheet: Spreadsheet | null = null;
  const listeners = new Set<() => void>();
  const selectionListeners = new Set<() => void>();
  void opened.then((open) => {
    spreadsheet = open;
    open?.subscribe(() => {
      for (const listener of listeners) listener();
    });
    open?.onSelection(() => {
      for (const listener of selectionListeners) listener();
    });
  });
  const messages: CellMessages = {
    list: () => spreadsheet?.messages() ?? [],
    selected: () => spreadsheet?.selectedMessage() ?? null,
    reveal: ({ sheet, cell }) => {
      spreadsheet?.select(sheet, cell);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    kind: "workbook",
    name: "Bảng tính trên web",
    ready: async () => {
      await opened;
    },
    notation: () => "vietnamese",
    insertFormula: async (formula) => spreadsheet?.insertFormula(formula) ?? hostRefusal(WORKBOOK_NOT_OPEN),
    recalculate: async (scope) => {
      if (!spreadsheet) return hostRefusal(WORKBOOK_NOT_OPEN);
      runtime.dropCache("refresh");
      spreadsheet.recalculate(scope);
      return HOST_DONE;
    },
    token,
    messages,
    sheets: {
      ...createWorkbookSheets({ spreadsheet: () => spreadsheet, save }),
      onSelection: (listener) => {
        selectionListeners.add(listener);
        return () => selectionListeners.delete(listener);
      },
    },
    settings: createWorkbookSettings(() => spreadsheet),
  };
};
