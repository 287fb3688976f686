// Starts the web workbook: function runtime, access token, page; the spreadsheet itself comes as a part of its own.
import { createRoot } from "react-dom/client";
import { createRuntime } from "../functions/runtime.ts";
import { createPageTokenStore } from "../host/token-store.ts";
import { createWorkbookHost } from "../host/workbook-host.ts";
import type { Spreadsheet } from "./spreadsheet.ts";
import { takeDemonstrationToken } from "./take-demonstration-token.ts";
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

let settleOpened: (spreadsheet: Spreadsheet | null) => void = () => {};
const opened = new Promise<Spreadsheet | null>((resolve) => {
  settleOpened = resolve;
});
const host = createWorkbookHost({
  runtime,
  token,
  opened,
  save: async (content) => (await import("./save-xlsx.ts")).saveXlsx(content),
});
const demonstration = takeDemonstrationToken(token, fetch);
const engine = import("./spreadsheet.ts").catch(() => null);

const open = async (container: HTMLElement): Promise<string | null> => {
  const [part] = await Promise.all([engine, demonstration]);
  if (part === null) {
    settleOpened(null);
    return NOT_LOADED;
  }
  try {
    const spreadsheet = part.openSpreadsheet(container, runtime, part.demonstrationWorkbook());
    window.dvcWorkbook = spreadsheet;
    settleOpened(spreadsheet);
    return null;
  } catch {
    settleOpened(null);
    return NOT_STARTED;
  }
};

const place = document.getElementById("app");
if (place) createRoot(place).render(<WorkbookPage host={host} runtime={runtime} open={open} />);
