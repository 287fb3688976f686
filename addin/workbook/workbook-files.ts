// What the page does with files: opening, saving, new ones, the demonstration, what the browser keeps; and what it says of it.
import type { IWorkbookData } from "@univerjs/core";
import { fileProblemText } from "../../shared/text/reading.ts";
import { leftOutText, WORKBOOK_FILE_TEXT } from "../../shared/text/workbook-file.ts";
import { xlsxNameOf } from "../host/file-name.ts";
import type { HostOutcome, WorkbookFile } from "../host/host.ts";
import { momentText } from "../ui/moment-text.ts";
import type { Autosave, KeepingState, Restored } from "./autosave.ts";
import type { FileWork } from "./file-work.ts";
import type { KeptAbout, KeptContent } from "./kept-workbooks.ts";
import { createListeners } from "./listeners.ts";
import type { Spreadsheet, ToOpen } from "./spreadsheet.ts";

interface FileNotice {
  readonly kind: "done" | "warning" | "error";
  readonly text: string;
  /** What was found in the file and is not shown. */
  readonly more: string | null;
  /** Offers the way back to the demonstration. */
  readonly offersDemonstration: boolean;
}

export interface FilesState {
  readonly name: string;
  /** What is under way, where it takes long enough to be told. */
  readonly busy: string | null;
  readonly notice: FileNotice | null;
  /** For who listens to the page: what was said last, and where the keyboard is now. */
  readonly spoken: string;
  readonly keeping: KeepingState;
}

export interface WorkbookFiles {
  state(): FilesState;
  subscribe(listener: () => void): () => void;
  open(files: readonly File[]): Promise<void>;
  save(): Promise<void>;
  print(): Promise<void>;
  makeNew(): Promise<void>;
  showDemonstration(): Promise<void>;
  kept(): Promise<readonly KeptAbout[]>;
  openKept(slot: string): Promise<void>;
  dismiss(): void;
  /** The spreadsheet has been opened, perhaps with what was kept. */
  begin(spreadsheet: Spreadsheet, restored: Restored | null): void;
}

export interface WorkbookFilesOptions {
  readonly work: FileWork;
  /** Made with what it is to keep and whom it is to tell. */
  readonly autosave: (content: () => KeptContent | null, stateChanged: () => void) => Autosave;
  readonly demonstration: () => Partial<IWorkbookData>;
  readonly blank: () => Partial<IWorkbookData>;
  download(file: WorkbookFile): HostOutcome;
  /** Shows the sheet in front to the printer; false where it has nothing to print. */
  printSheet(spreadsheet: Spreadsheet): Promise<boolean>;
  /** Remembers what has the keyboard; the returned function gives it back. */
  keepFocus(): () => void;
  /** Asks before work is lost that is kept nowhere. */
  confirm(question: string): boolean;
}

/** Lets the page draw a sentence before something begins that keeps it busy. */
const drawn = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));

export const createWorkbookFiles = (options: WorkbookFilesOptions): WorkbookFiles & { readonly autosave: Autosave } => {
  const { work, demonstration, blank } = options;
  const watchers = createListeners();
  let spreadsheet: Spreadsheet | null = null;
  let [busy, notice]: [string | null, FileNotice | null] = [null, null];
  /** Where the keyboard went with what was opened. */
  let at = "";
  let state: FilesState = { name: "", busy, notice, spoken: "", keeping: { kind: "nothing" } };

  const tell = () => {
    const said = notice?.kind === "error" ? [] : [notice?.text, notice?.more, at];
    const spoken = busy ?? said.filter(Boolean).join(" ");
    state = { name: spreadsheet?.name() ?? "", busy, notice, spoken, keeping: autosave.state() };
    watchers.tell();
  };
  const autosave = options.autosave(() => (spreadsheet ? spreadsheet.keptContent() : null), tell);

  const say = (kind: FileNotice["kind"], text: string, more: Partial<FileNotice> = {}) => {
    notice = { kind, text, more: null, offersDemonstration: false, ...more };
    at = "";
    tell();
  };

  /** One thing at a time: what is clicked meanwhile is left. */
  const during = async (what: string, task: (open: Spreadsheet) => Promise<void>): Promise<void> => {
    if (busy !== null || !spreadsheet) return;
    const giveBack = options.keepFocus();
    busy = what;
    notice = null;
    at = "";
    tell();
    await drawn();
    try {
      await spreadsheet.finishTyping();
      await task(spreadsheet);
    } finally {
      busy = null;
      tell();
      // The commands can be used again from the next picture on.
      await drawn();
      // What was opened has taken the keyboard.
      if (at === "") giveBack();
    }
  };

  /** The keyboard goes into what was opened, and who listens is told where it is. */
  const goInto = (open: Spreadsheet) => {
    open.focus();
    at = WORKBOOK_FILE_TEXT.nowAt(open.extent());
    tell();
  };

  /** Work that the browser could not keep would be gone. */
  const mayReplace = (): boolean =>
    autosave.state().kind !== "refused" || options.confirm(WORKBOOK_FILE_TEXT.replaceQuestion(state.name));

  /** False where it cannot be drawn: then the open one has stayed. */
  const replace = async (open: Spreadsheet, next: ToOpen): Promise<boolean> => {
    await autosave.startNew();
    try {
      open.replace(next);
      return true;
    } catch {
      autosave.changed();
      return false;
    }
  };

  const open = async (files: readonly File[]): Promise<void> => {
    const [file] = files;
    if (!file || !mayReplace()) return;
    await during(WORKBOOK_FILE_TEXT.opening(file.name), async (sheet) => {
      const outcome = await file
        .arrayBuffer()
        .then((bytes) => work.open({ name: file.name, bytes: new Uint8Array(bytes) }))
        .catch(() => null);
      if (outcome === null) return say("error", WORKBOOK_FILE_TEXT.notOpened(file.name));
      if (!outcome.ok) return say("error", fileProblemText(outcome.problem));
      const { rows, carried, leftOut, asValues } = outcome.result;
      busy = WORKBOOK_FILE_TEXT.drawing(file.name, rows);
      tell();
      await drawn();
      if (!(await replace(sheet, outcome.result))) return say("error", WORKBOOK_FILE_TEXT.notOpened(file.name));
      autosave.changed();
      const lost = leftOutText(leftOut, carried !== null);
      const said = asValues ? WORKBOOK_FILE_TEXT.openedAsValues(file.name) : WORKBOOK_FILE_TEXT.opened(file.name);
      const text = files.length > 1 ? `${said} ${WORKBOOK_FILE_TEXT.oneFile()}` : said;
      say(lost === null ? "done" : "warning", text, { more: lost });
      goInto(sheet);
    });
  };

  const save = (): Promise<void> =>
    during(WORKBOOK_FILE_TEXT.saving(), async (sheet) => {
      try {
        await sheet.settled();
        const name = xlsxNameOf(sheet.name());
        const { bytes, notKept } = await work.save(sheet.content());
        const saved = options.download({ name, bytes });
        if (!saved.ok) say("error", saved.message);
        else if (notKept.length === 0) say("done", WORKBOOK_FILE_TEXT.saved(name));
        else say("warning", WORKBOOK_FILE_TEXT.saved(name), { more: WORKBOOK_FILE_TEXT.notKept(notKept) });
      } catch {
        // The library refuses what cannot be written; which part it was does not change what to do.
        say("error", WORKBOOK_FILE_TEXT.notSaved());
      }
    });

  const showOther = async (workbook: () => Partial<IWorkbookData>, said: string): Promise<void> => {
    if (!spreadsheet || busy !== null || !mayReplace()) return;
    await spreadsheet.finishTyping();
    if (!(await replace(spreadsheet, { workbook: workbook() }))) return;
    say("done", said);
    goInto(spreadsheet);
  };

  return {
    autosave,
    state: () => state,
    subscribe: watchers.add,
    open,
    save,
    print: () =>
      during(WORKBOOK_FILE_TEXT.printing(), async (sheet) => {
        if (!(await options.printSheet(sheet))) say("warning", WORKBOOK_FILE_TEXT.nothingToPrint());
      }),
    makeNew: () => showOther(blank, WORKBOOK_FILE_TEXT.madeNew()),
    showDemonstration: () => showOther(demonstration, WORKBOOK_FILE_TEXT.demonstration()),
    kept: autosave.others,
    openKept: async (slot) => {
      if (!spreadsheet || busy !== null) return;
      await spreadsheet.finishTyping();
      const found = await autosave.openKept(slot);
      if (!found) return say("error", WORKBOOK_FILE_TEXT.keptGone());
      try {
        spreadsheet.replace(found.content);
      } catch {
        return say("error", WORKBOOK_FILE_TEXT.notOpened(found.about.name));
      }
      say("done", WORKBOOK_FILE_TEXT.restored(found.about.name, momentText(found.about.savedAt)));
      goInto(spreadsheet);
    },
    dismiss: () => {
      notice = null;
      at = "";
      tell();
      spreadsheet?.focus();
    },
    begin: (opened, restored) => {
      spreadsheet = opened;
      opened.onChange(autosave.changed);
      if (!restored) return tell();
      const { name, savedAt } = restored.about;
      say("done", WORKBOOK_FILE_TEXT.restored(name, momentText(savedAt)), { offersDemonstration: true });
    },
  };
};
