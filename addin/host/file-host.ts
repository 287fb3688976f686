// A file as a host of the pane: it is read in the page, never written; what the pane makes comes as a download.

import type { ChosenFile } from "../../shared/reading/file.ts";
import {
  addressOf,
  areaText,
  openSheet,
  parseArea,
  type SheetCell,
  type SheetContent,
} from "../../shared/reading/sheet.ts";
import { CHECK_TEXT } from "../../shared/text/check.ts";
import { fileProblemText } from "../../shared/text/reading.ts";
import { createStore, type Store } from "../ui/store.ts";
import { download as downloadInBrowser } from "./download.ts";
import { workbookNameOf, xlsxNameOf } from "./file-name.ts";
import { type FileReader, readFileAside } from "./file-reading.ts";
import {
  HOST_DONE,
  type Host,
  type HostOutcome,
  type HostResult,
  hostRefusal,
  type Sheets,
  type TokenAccess,
  type WorkbookFile,
} from "./host.ts";
import { createStoredSettings } from "./stored-settings.ts";

interface OpenFile {
  readonly file: ChosenFile;
  readonly sheets: readonly { readonly name: string; readonly content: SheetContent }[];
  /** Position of the sheet that is read. */
  readonly front: number;
}

export interface Files extends Pick<Store<OpenFile | null>, "get" | "subscribe"> {
  /** Opens the file in the place of the one before; a file that cannot be read leaves that one open. Never rejects. */
  open(file: ChosenFile): Promise<HostOutcome>;
  showSheet(position: number): void;
  close(): void;
}

export interface FileHost extends Host {
  readonly kind: "file";
  readonly files: Files;
}

export interface FileHostOptions {
  readonly token: TokenAccess;
  /** Where this browser keeps what it learned of sheets; may throw. */
  readonly storage: () => Pick<Storage, "getItem" | "setItem" | "removeItem">;
  /** Reads a file; by default the reader of the product, aside of the page. */
  readonly readFile?: FileReader;
  readonly download?: (file: WorkbookFile) => HostOutcome;
}

const NOT_LOADED = "Không tải được phần đọc tệp. Hãy kiểm tra kết nối mạng rồi thử lại.";
const NOT_WRITTEN = "Không tạo được tệp. Hãy thử lại; nếu vẫn không được, hãy tải lại trang.";

/** Only where the pane stands on a page without a sheet. */
export const isFileHost = (host: Host): host is FileHost => host.kind === "file" && "files" in host;

/** From A1 to the last filled cell. */
const wholeArea = (content: SheetContent): string => {
  const { rowCount, columnCount } = openSheet(content);
  return areaText({ top: 0, left: 0, bottom: Math.max(0, rowCount - 1), right: Math.max(0, columnCount - 1) });
};

const cutOut = ({ cells }: SheetContent, area: string): readonly (readonly SheetCell[])[] | null => {
  const place = parseArea(area);
  if (!place) return null;
  return Array.from({ length: place.bottom - place.top + 1 }, (_, row) =>
    Array.from({ length: place.right - place.left + 1 }, (__, column) => {
      return cells[place.top + row]?.[place.left + column] ?? null;
    }),
  );
};

const createFiles = (readFile: NonNullable<FileHostOptions["readFile"]>): Files => {
  const store = createStore<OpenFile | null>(null);
  return {
    get: store.get,
    subscribe: store.subscribe,
    async open(file) {
      try {
        const read = await readFile(file);
        if (!read.ok) return hostRefusal(fileProblemText(read.problem));
        if (read.result.kind === "portal") return hostRefusal(CHECK_TEXT.filePortal({ name: file.name }));
        store.set({ file, sheets: read.result.sheets, front: 0 });
        return HOST_DONE;
      } catch {
        // Only the script of the reader itself can fail here: what is wrong with a file is an answer.
        return hostRefusal(NOT_LOADED);
      }
    },
    showSheet(position) {
      const open = store.get();
      if (open?.sheets[position]) store.set({ ...open, front: position });
    },
    close: () => store.set(null),
  };
};

const createSheets = (files: Files, download: NonNullable<FileHostOptions["download"]>): Sheets => {
  let selected = "A1";
  const sheetOf = (name?: string) => {
    const open = files.get();
    if (!open) return null;
    return (name === undefined ? open.sheets[open.front] : open.sheets.find((one) => one.name === name)) ?? null;
  };
  const none: HostResult<never> = hostRefusal(CHECK_TEXT.fileNone);

  return {
    names: async () => {
      const open = files.get();
      return open ? { ok: true, content: open.sheets.map(({ name }) => name) } : none;
    },
    read: async () => {
      const sheet = sheetOf();
      if (!sheet) return none;
      const { name, content } = sheet;
      return { ok: true, content: { ...content, sheet: name, area: wholeArea(content) } };
    },
    readArea: async ({ sheet, area }) => {
      const found = sheetOf(sheet);
      const cells = found && cutOut(found.content, area);
      return cells ? { ok: true, content: cells } : none;
    },
    selection: async () => {
      const sheet = sheetOf();
      if (!sheet) return none;
      const cell = cutOut(sheet.content, selected)?.[0]?.[0] ?? null;
      const shown = cell === null ? "" : typeof cell === "object" ? cell.error : String(cell);
      return { ok: true, content: { sheet: sheet.name, area: selected, formula: "", value: cell, shown } };
    },
    select: async ({ sheet, area }) => {
      const place = parseArea(area);
      if (!sheetOf(sheet) || !place) return none;
      selected = addressOf({ row: place.top, column: place.left });
      return HOST_DONE;
    },
    onSelection: files.subscribe,
    write: async () => hostRefusal(CHECK_TEXT.fileReadOnly),
    addSheets: async (sheets) => {
      try {
        const { writeWorkbook } = await import("../../shared/writing/xlsx-file.ts");
        const bytes = await writeWorkbook(sheets, {});
        const saved = download({ name: xlsxNameOf(sheets[0]?.name ?? ""), bytes });
        return saved.ok ? { ok: true, content: sheets.map(({ name }) => name) } : saved;
      } catch {
        return hostRefusal(NOT_WRITTEN);
      }
    },
    file: async () => {
      const open = files.get();
      return open ? { ok: true, content: open.file } : none;
    },
    openCopy: async ({ name, bytes }) => download({ name: xlsxNameOf(workbookNameOf(name)), bytes }),
  };
};

export const createFileHost = (options: FileHostOptions): FileHost => {
  const { token, storage, readFile = readFileAside, download = downloadInBrowser } = options;
  const files = createFiles(readFile);
  return {
    kind: "file",
    name: "Trang gửi số liệu từ tệp",
    ready: async () => {},
    notation: () => "vietnamese",
    insertFormula: async () => hostRefusal(CHECK_TEXT.fileReadOnly),
    // There is no formula that would have to be calculated again.
    recalculate: async () => HOST_DONE,
    token,
    messages: null,
    sheets: createSheets(files, download),
    settings: createStoredSettings(storage, "dvc.gui."),
    files,
  };
};
