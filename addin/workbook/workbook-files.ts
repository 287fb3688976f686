// What the page does with files: opening, saving, new ones, the demonstration, what the browser keeps; and what it says of it.
import type { IWorkbookData } from "@univerjs/core";
import { WORKBOOK_FILE_TEXT } from "../../shared/text/workbook-file.ts";
import { xlsxNameOf } from "../host/file-name.ts";
import type { HostOutcome, WorkbookFile } from "../host/host.ts";
import type { Autosave, KeepingState, Restored } from "./autosave.ts";
import type { FileWork } from "./file-work.ts";
import {
  type FileNotice,
  type FilesProgress,
  IDLE,
  noticeOf,
  openedNotice,
  openTrouble,
  restoredNotice,
  savedNotice,
  spokenOf,
} from "./files-progress.ts";
import type { KeptAbout, KeptContent } from "./kept-workbooks.ts";
import { createListeners } from "./listeners.ts";
import type { Spreadsheet, ToOpen } from "./spreadsheet.ts";

export interface FilesState extends Pick<FilesProgress, "busy" | "notice"> {
  readonly name: string;
  /** For who listens to the page. */
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

/** What opening, saving and the others act with; the spreadsheet is null until the page has drawn one. */
interface Tools extends WorkbookFilesOptions {
  readonly keeper: Autosave;
  readonly spreadsheet: () => Spreadsheet | null;
  readonly progress: () => FilesProgress;
  /** Of the open workbook, as the page shows it. */
  readonly name: () => string;
  /** The page shows it from now on. */
  readonly change: (part: Partial<FilesProgress>) => void;
}

const say = ({ change }: Tools, notice: FileNotice) => change({ notice, at: "" });

/** One thing at a time: what is clicked meanwhile is left. */
const during = async (tools: Tools, busy: string, task: (open: Spreadsheet) => Promise<void>): Promise<void> => {
  const spreadsheet = tools.spreadsheet();
  if (tools.progress().busy !== null || !spreadsheet) return;
  const giveBack = tools.keepFocus();
  tools.change({ ...IDLE, busy });
  await drawn();
  try {
    await spreadsheet.finishTyping();
    await task(spreadsheet);
  } finally {
    tools.change({ busy: null });
    // The commands can be used again from the next picture on.
    await drawn();
    // What was opened has taken the keyboard.
    if (tools.progress().at === "") giveBack();
  }
};

/** The keyboard goes into what was opened, and who listens is told where it is. */
const goInto = ({ change }: Tools, open: Spreadsheet) => {
  open.focus();
  change({ at: WORKBOOK_FILE_TEXT.nowAt(open.extent()) });
};

/** Work that the browser could not keep would be gone. */
const mayReplace = ({ keeper, confirm, name }: Tools): boolean =>
  keeper.state().kind !== "refused" || confirm(WORKBOOK_FILE_TEXT.replaceQuestion(name()));

/** False where it cannot be drawn: then the open one has stayed. */
const replace = async ({ keeper }: Tools, open: Spreadsheet, next: ToOpen): Promise<boolean> => {
  await keeper.startNew();
  try {
    open.replace(next);
    return true;
  } catch {
    keeper.changed();
    return false;
  }
};

const open = async (tools: Tools, files: readonly File[]): Promise<void> => {
  const [file] = files;
  if (!file || !mayReplace(tools)) return;
  const { name } = file;
  await during(tools, WORKBOOK_FILE_TEXT.opening(name), async (sheet) => {
    const outcome = await file
      .arrayBuffer()
      .then((bytes) => tools.work.open({ name, bytes: new Uint8Array(bytes) }))
      .catch(() => null);
    if (!outcome?.ok) return say(tools, openTrouble(name, outcome));
    tools.change({ busy: WORKBOOK_FILE_TEXT.drawing(name, outcome.result.rows) });
    await drawn();
    if (!(await replace(tools, sheet, outcome.result))) return say(tools, openTrouble(name, null));
    tools.keeper.changed();
    say(tools, openedNotice(name, outcome.result, files.length));
    goInto(tools, sheet);
  });
};

const save = (tools: Tools): Promise<void> =>
  during(tools, WORKBOOK_FILE_TEXT.saving(), async (sheet) => {
    try {
      await sheet.settled();
      const name = xlsxNameOf(sheet.name());
      const { bytes, notKept } = await tools.work.save(sheet.content());
      say(tools, savedNotice(name, tools.download({ name, bytes }), notKept));
    } catch {
      // The library refuses what cannot be written; which part it was does not change what to do.
      say(tools, noticeOf("error", WORKBOOK_FILE_TEXT.notSaved()));
    }
  });

const print = (tools: Tools): Promise<void> =>
  during(tools, WORKBOOK_FILE_TEXT.printing(), async (sheet) => {
    if (!(await tools.printSheet(sheet))) say(tools, noticeOf("warning", WORKBOOK_FILE_TEXT.nothingToPrint()));
  });

const showOther = async (tools: Tools, workbook: () => Partial<IWorkbookData>, text: string): Promise<void> => {
  const spreadsheet = tools.spreadsheet();
  if (!spreadsheet || tools.progress().busy !== null || !mayReplace(tools)) return;
  await spreadsheet.finishTyping();
  if (!(await replace(tools, spreadsheet, { workbook: workbook() }))) return;
  say(tools, noticeOf("done", text));
  goInto(tools, spreadsheet);
};

const openKept = async (tools: Tools, slot: string): Promise<void> => {
  const spreadsheet = tools.spreadsheet();
  if (!spreadsheet || tools.progress().busy !== null) return;
  await spreadsheet.finishTyping();
  const restored = await tools.keeper.openKept(slot);
  if (!restored) return say(tools, noticeOf("error", WORKBOOK_FILE_TEXT.keptGone()));
  try {
    spreadsheet.replace(restored.content);
  } catch {
    return say(tools, openTrouble(restored.about.name, null));
  }
  say(tools, restoredNotice(restored, false));
  goInto(tools, spreadsheet);
};

export const createWorkbookFiles = (options: WorkbookFilesOptions): WorkbookFiles & { readonly autosave: Autosave } => {
  const watchers = createListeners();
  let spreadsheet: Spreadsheet | null = null;
  let progress = IDLE;
  let state: FilesState = { name: "", busy: null, notice: null, spoken: "", keeping: { kind: "nothing" } };

  const change = (part: Partial<FilesProgress>) => {
    progress = { ...progress, ...part };
    const { busy, notice } = progress;
    state = { name: spreadsheet?.name() ?? "", busy, notice, spoken: spokenOf(progress), keeping: autosave.state() };
    watchers.tell();
  };
  const autosave = options.autosave(
    () => spreadsheet?.keptContent() ?? null,
    () => change({}),
  );
  const tools: Tools = {
    ...options,
    keeper: autosave,
    spreadsheet: () => spreadsheet,
    progress: () => progress,
    name: () => state.name,
    change,
  };

  return {
    autosave,
    state: () => state,
    subscribe: watchers.add,
    open: (files) => open(tools, files),
    save: () => save(tools),
    print: () => print(tools),
    makeNew: () => showOther(tools, options.blank, WORKBOOK_FILE_TEXT.madeNew()),
    showDemonstration: () => showOther(tools, options.demonstration, WORKBOOK_FILE_TEXT.demonstration()),
    kept: autosave.others,
    openKept: (slot) => openKept(tools, slot),
    dismiss: () => {
      change({ notice: null, at: "" });
      spreadsheet?.focus();
    },
    begin: (opened, restored) => {
      spreadsheet = opened;
      opened.onChange(autosave.changed);
      change(restored ? { notice: restoredNotice(restored, true), at: "" } : {});
    },
  };
};
