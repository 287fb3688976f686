// What the pane needs of the program it stands in: Excel, the web workbook, or a page without a sheet.
import type { FormulaNotation } from "../../shared/functions/formula-text.ts";
import type { SheetCell, SheetRead } from "../../shared/reading/sheet.ts";
import type { PlainSheet } from "../../shared/writing/plain-sheet.ts";

/** `file`: no sheet to write into, only a file that was opened to be read. */
export type HostKind = "excel" | "workbook" | "file" | "preview";

/** What can be recalculated on request. */
export type RecalculationScope = "selection" | "sheet" | "workbook";

/** Done, or a Vietnamese sentence that says why not and what to do. */
export type HostOutcome = { readonly ok: true } | { readonly ok: false; readonly message: string };

/** The same with what was asked for. */
export type HostResult<Content> =
  | { readonly ok: true; readonly content: Content }
  | { readonly ok: false; readonly message: string };

export const HOST_DONE: HostOutcome = { ok: true };
export const hostRefusal = (message: string): { readonly ok: false; readonly message: string } => ({
  ok: false,
  message,
});

/** Whose access token is in use: the one that the user entered, or the read-only one of a demonstration server. */
export type TokenOwner = "user" | "demonstration";

/** The access token of this browser. Never in a cell, a workbook or an address. */
export interface TokenAccess {
  /** The token that calls are sent with; null for none. */
  get(): string | null;
  /** Keeps the user's token on this machine; null forgets it. */
  set(token: string | null): void;
  owner(): TokenOwner | null;
  subscribe(listener: () => void): () => void;
}

/** An error cell with the sentence that says what is wrong. */
export interface CellMessage {
  readonly sheet: string;
  /** Address without the sheet: "E7". */
  readonly cell: string;
  /** As the cell shows it: "#VALUE!". */
  readonly error: string;
  readonly message: string;
}

/** Sentences of error cells, where the program does not show them itself (Excel does). */
export interface CellMessages {
  list(): readonly CellMessage[];
  selected(): CellMessage | null;
  /** Brings the cell into view and selects it. */
  reveal(message: CellMessage): void;
  subscribe(listener: () => void): () => void;
}

/** A cell or an area of a sheet, as "E7" or "B2:F40", never with the sheet in it. */
export interface SheetPlace {
  readonly sheet: string;
  readonly area: string;
}

/** `selection`: only the selected cells; the others come as blanks, so that addresses stay those of the sheet. */
export type ReadScope = "sheet" | "selection";

export interface SelectedCell extends SheetPlace {
  /** Of the active cell, in plain notation: "=DVC.TYLE(B2,C2)"; "" for none. */
  readonly formula: string;
  readonly value: SheetCell;
  /** As people see it: "18,1%". */
  readonly shown: string;
}

export interface CellWrite {
  /** Address without the sheet: "E7". */
  readonly cell: string;
  /** A text that begins with "=" is written as a text here, never as a formula. */
  readonly value: string | number | null;
}

/** A workbook as the bytes of an .xlsx file. */
export interface WorkbookFile {
  /** "Báo cáo tháng 6.xlsx" */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The open workbook. Nothing here ever rejects. */
export interface Sheets {
  names(): Promise<HostResult<readonly string[]>>;
  /** The sheet in front. */
  read(scope: ReadScope): Promise<HostResult<SheetRead>>;
  readArea(place: SheetPlace): Promise<HostResult<readonly (readonly SheetCell[])[]>>;
  selection(): Promise<HostResult<SelectedCell>>;
  /** Brings the cells into view and selects them. */
  select(place: SheetPlace): Promise<HostOutcome>;
  /** Calls the listener when other cells or another sheet are selected; returns how to stop that. */
  onSelection(listener: () => void): () => void;
  /** Writes into the cells, formats kept; the user can undo it where the program allows that. */
  write(sheet: string, cells: readonly CellWrite[]): Promise<HostOutcome>;
  /** Adds sheets behind the one in front and shows the first; a name that is taken gets a number. Names as they became. */
  addSheets(sheets: readonly PlainSheet[]): Promise<HostResult<readonly string[]>>;
  /** The workbook as it would be saved now, formulas included. */
  file(): Promise<HostResult<WorkbookFile>>;
  /** Opens the file as a workbook of its own, or hands it to the user as a download. */
  openCopy(file: WorkbookFile): Promise<HostOutcome>;
}

/** Small texts that travel with the workbook (which columns mean what, which period); never anything secret. */
export interface WorkbookSettings {
  get(name: string): string | null;
  /** Null forgets it. Never rejects. */
  set(name: string, text: string | null): Promise<HostOutcome>;
}

/** What a host needs of whatever answers the formulas: to forget its answers, so that the next calculation asks anew. */
export interface AnswerMemory {
  dropCache(reason: "refresh"): void;
}

export interface Host {
  readonly kind: HostKind;
  /** As people call it: "Microsoft Excel", "Bảng tính trên web". */
  readonly name: string;
  /** Settles when formulas can be inserted; never rejects. */
  ready(): Promise<void>;
  /** How formulas are typed here; known once `ready` has settled. */
  notation(): FormulaNotation;
  /** Puts a formula (plain notation, see formula-text.ts) into the selected cell. Never rejects. */
  insertFormula(formula: string): Promise<HostOutcome>;
  /** Asks the server again for what the formulas of the scope need. Never rejects. */
  recalculate(scope: RecalculationScope): Promise<HostOutcome>;
  readonly token: TokenAccess;
  readonly messages: CellMessages | null;
  /** Null where no sheet is at hand. */
  readonly sheets: Sheets | null;
  readonly settings: WorkbookSettings;
}
