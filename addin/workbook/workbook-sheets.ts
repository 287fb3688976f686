// Sheets and settings of the web workbook for the pane.

import { download } from "../host/download.ts";
import { xlsxNameOf } from "../host/file-name.ts";
import { HOST_DONE, type HostResult, hostRefusal, type Sheets, type WorkbookSettings } from "../host/host.ts";
import type { Spreadsheet } from "./spreadsheet.ts";
import type { WorkbookContent } from "./workbook-content.ts";

export const WORKBOOK_NOT_OPEN = "Bảng tính chưa mở xong. Hãy đợi một chút rồi thử lại.";
const NO_SUCH_PLACE = "Không có trang tính hoặc ô này trong bảng tính đang mở. Hãy đọc lại bảng rồi thử lại.";
const NOTHING_SELECTED = "Chưa chọn ô nào. Hãy bấm vào một ô của bảng tính rồi thử lại.";
const NOT_WRITTEN = "Không lưu được bảng tính thành tệp. Hãy thử lại; nếu vẫn không được, hãy tải lại trang.";

/** Answers of functions that are under way when a sheet is read are waited for, but not for ever. */
const ANSWERS_LIMIT_MS = 3_000;

export interface WorkbookSheetsOptions {
  /** Null until the spreadsheet is open. */
  spreadsheet(): Spreadsheet | null;
  /** Writes a workbook as an .xlsx file. */
  save(content: WorkbookContent): Promise<Uint8Array>;
}

const answered = (open: Spreadsheet): Promise<void> =>
  Promise.race([open.settled(), new Promise<void>((resolve) => setTimeout(resolve, ANSWERS_LIMIT_MS))]);

const found = <Content>(content: Content | null, message: string): HostResult<Content> =>
  content === null ? hostRefusal(message) : { ok: true, content };

export const createWorkbookSheets = ({ spreadsheet, save }: WorkbookSheetsOptions): Omit<Sheets, "onSelection"> => {
  const reading = async <Content>(read: (open: Spreadsheet) => Content | null, message: string) => {
    const open = spreadsheet();
    if (!open) return hostRefusal(WORKBOOK_NOT_OPEN);
    await answered(open);
    return found(read(open), message);
  };

  return {
    names: async () => found(spreadsheet()?.sheets() ?? null, WORKBOOK_NOT_OPEN),
    read: (scope) => reading((open) => open.readSheet(scope), NO_SUCH_PLACE),
    readArea: (place) => reading((open) => open.readArea(place), NO_SUCH_PLACE),
    selection: async () => {
      const open = spreadsheet();
      return open ? found(open.selection(), NOTHING_SELECTED) : hostRefusal(WORKBOOK_NOT_OPEN);
    },
    select: async (place) => {
      const open = spreadsheet();
      if (!open) return hostRefusal(WORKBOOK_NOT_OPEN);
      return open.selectArea(place) ? HOST_DONE : hostRefusal(NO_SUCH_PLACE);
    },
    write: async (sheet, cells) => {
      const open = spreadsheet();
      if (!open) return hostRefusal(WORKBOOK_NOT_OPEN);
      return open.writeCells(sheet, cells) ? HOST_DONE : hostRefusal(NO_SUCH_PLACE);
    },
    addSheets: async (sheets) => found(spreadsheet()?.addSheets(sheets) ?? null, WORKBOOK_NOT_OPEN),
    file: async () => {
      const open = spreadsheet();
      if (!open) return hostRefusal(WORKBOOK_NOT_OPEN);
      try {
        await answered(open);
        return { ok: true, content: { name: xlsxNameOf(open.name()), bytes: await save(open.content()) } };
      } catch {
        // The library refuses what cannot be written; which part it was does not change what to do.
        return hostRefusal(NOT_WRITTEN);
      }
    },
    openCopy: async (file) => download(file),
  };
};

export const createWorkbookSettings = (spreadsheet: () => Spreadsheet | null): WorkbookSettings => ({
  get: (name) => spreadsheet()?.settings.get(name) ?? null,
  set: async (name, text) => (spreadsheet()?.settings.set(name, text) ? HOST_DONE : hostRefusal(WORKBOOK_NOT_OPEN)),
});
