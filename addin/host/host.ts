// What the pane needs of the program it stands in: Excel, the web workbook, or a page without a sheet.
import type { FormulaNotation } from "../../shared/functions/formula-text.ts";

export type HostKind = "excel" | "workbook" | "preview";

/** What can be recalculated on request. */
export type RecalculationScope = "selection" | "sheet" | "workbook";

/** Done, or a Vietnamese sentence that says why not and what to do. */
export type HostOutcome = { readonly ok: true } | { readonly ok: false; readonly message: string };

export const HOST_DONE: HostOutcome = { ok: true };
export const hostRefusal = (message: string): HostOutcome => ({ ok: false, message });

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
}
