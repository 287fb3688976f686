// Starts the web workbook: function runtime, access token, page; the spreadsheet itself comes as a part of its own.
import type { IWorkbookData } from "@univerjs/core";
import { createRoot } from "react-dom/client";
import { watchReconnect } from "../functions/reconnect.ts";
import { createRuntime } from "../functions/runtime.ts";
import { download } from "../host/download.ts";
import { takeDemonstrationToken } from "../host/take-demonstration-token.ts";
import { createPageTokenStore } from "../host/token-store.ts";
import { createAutosave, type Restored } from "./autosave.ts";
import { blankWorkbook } from "./blank-workbook.ts";
import { createFileWork } from "./file-work.ts";
import { createKeptWorkbooks } from "./kept-workbooks.ts";
import { printView } from "./print-view.ts";
import type { Spreadsheet } from "./spreadsheet.ts";
import { createTabSlot } from "./tab-slot.ts";
import { createWorkbookFiles } from "./workbook-files.ts";
import { createWorkbookHost } from "./workbook-host.ts";
import "./workbook.css";
import { WorkbookPage } from "./workbook-page.tsx";

const NOT_LOADED = "Không tải được bảng tính. Hãy kiểm tra kết nối mạng rồi tải lại trang.";
const NOT_STARTED = "Trình duyệt này không mở được bảng tính. Hãy dùng bản mới của Chrome, Edge, Firefox hoặc Safari.";

/** For whoever drives the page: the same reading and writing of cells that the pane uses. */
declare global {
  interface Window {
    dvcWorkbook?: Spreadsheet;
  }
}

const token = createPageTokenStore();
const runtime = createRuntime({
  fetch: (...request) => fetch(...request),
  origin: "",
  getToken: token.get,
  now: () => Date.now(),
});

// The spreadsheet itself calculates again what was answered without the server; it only has to learn that the server is back.
watchReconnect({ runtime, recalculateStored: async () => {} });

type SpreadsheetPart = typeof import("./spreadsheet.ts");

let settleOpened: (spreadsheet: Spreadsheet | null) => void = () => {};
const opened = new Promise<Spreadsheet | null>((resolve) => {
  settleOpened = resolve;
});
const work = createFileWork();
const host = createWorkbookHost({
  runtime,
  token,
  opened,
  save: async (content) => (await work.save(content)).bytes,
});
const demonstration = takeDemonstrationToken(token, fetch);
const engine = import("./spreadsheet.ts").catch(() => null);
let demonstrationWorkbook: () => Partial<IWorkbookData> = blankWorkbook;
const files = createWorkbookFiles({
  work,
  autosave: (content, stateChanged) =>
    createAutosave({
      kept: createKeptWorkbooks(),
      slot: createTabSlot(),
      content,
      stateChanged,
      now: () => Date.now(),
      later: (task, milliseconds) => {
        const timer = setTimeout(task, milliseconds);
        return () => clearTimeout(timer);
      },
    }),
  demonstration: () => demonstrationWorkbook(),
  blank: blankWorkbook,
  download,
  printSheet: async (open) => {
    const sheet = open.printed();
    if (sheet) await printView(sheet);
    return sheet !== null;
  },
  keepFocus: () => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  },
  confirm: (question) => window.confirm(question),
});
const kept = files.autosave.restore();

// A page that is left may not come back.
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") void files.autosave.flush();
});
window.addEventListener("beforeunload", (event) => {
  void files.autosave.flush();
  // Only where the browser could not keep the work.
  if (files.autosave.state().kind === "refused") event.preventDefault();
});

/** With what was kept; with the demonstration where nothing was, or where it cannot be drawn. */
const openFirst = (part: SpreadsheetPart, container: HTMLElement, restored: Restored | null) => {
  if (restored) {
    try {
      return { spreadsheet: part.openSpreadsheet(container, runtime, restored.content), shown: restored };
    } catch {
      container.replaceChildren();
    }
  }
  return { spreadsheet: part.openSpreadsheet(container, runtime, { workbook: demonstrationWorkbook() }), shown: null };
};

const open = async (container: HTMLElement): Promise<string | null> => {
  const [part, restored] = await Promise.all([engine, kept, demonstration]);
  if (part === null) {
    settleOpened(null);
    return NOT_LOADED;
  }
  try {
    demonstrationWorkbook = () => part.demonstrationWorkbook(container.clientWidth);
    const { spreadsheet, shown } = openFirst(part, container, restored);
    files.begin(spreadsheet, shown);
    window.dvcWorkbook = spreadsheet;
    settleOpened(spreadsheet);
    return null;
  } catch {
    settleOpened(null);
    return NOT_STARTED;
  }
};

const place = document.getElementById("app");
if (place) createRoot(place).render(<WorkbookPage host={host} runtime={runtime} files={files} open={open} />);
