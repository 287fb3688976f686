// Reads and writes single cells of the open workbook as people do: shown texts, typed contents.
import type { FUniver } from "@univerjs/core/facade";
import { HOST_DONE, type HostOutcome, hostRefusal } from "../host/host.ts";
import { parseAddress } from "./cell-address.ts";
import { readCellInput } from "./cell-input.ts";
import type { CellModel } from "./cell-model.ts";

export interface ReadCell {
  /** What formulas read. */
  readonly value: string | number | boolean | null;
  /** What people see: "21,5%". */
  readonly shown: string;
  /** In plain notation; "" for none. */
  readonly formula: string;
  /** Why the cell shows an error. */
  readonly message: string | null;
}

export interface CellAccess {
  /** Null where there is no such sheet or cell. */
  read(sheet: string, address: string): ReadCell | null;
  /** As if it were typed: "20.757", "21,5%", "=DVC.TYLE(B5;C5)". False where there is no such sheet or cell. */
  write(sheet: string, address: string, typed: string): boolean;
  /** Empties the cell, its format too. */
  clear(sheet: string, address: string): boolean;
  /** Shows the sheet and selects the cell. */
  select(sheet: string, address: string): boolean;
  /** Into the selected cell. */
  insertFormula(formula: string): HostOutcome;
}

const NOTHING_SELECTED = "Chưa chọn ô nào. Hãy bấm vào một ô của bảng tính rồi chèn lại.";
/** Rows above a cell that was brought into view. */
const ROWS_ABOVE = 6;

export const createCellAccess = (api: FUniver, cells: CellModel): CellAccess => {
  const sheetOf = (name: string) => api.getActiveWorkbook()?.getSheetByName(name) ?? null;
  const rangeAt = (sheet: string, address: string) => {
    const place = parseAddress(address);
    const worksheet = sheetOf(sheet);
    if (!place || !worksheet) return null;
    if (place.row >= worksheet.getMaxRows() || place.column >= worksheet.getMaxColumns()) return null;
    return worksheet.getRange(place.row, place.column);
  };

  return {
    read: (sheetName, address) => {
      const range = rangeAt(sheetName, address);
      if (!range) return null;
      const place = { sheet: range.getSheetId(), row: range.getRow(), column: range.getColumn() };
      return {
        value: cells.valueAt(place),
        shown: cells.shownAt(place),
        formula: range.getFormula(),
        message: cells.explain(place),
      };
    },
    write: (sheetName, address, typed) => {
      const range = rangeAt(sheetName, address);
      if (!range) return false;
      const input = readCellInput(typed);
      if (input.kind === "formula") range.setValue({ f: input.formula, v: null });
      else if (input.kind === "text") range.setValue({ v: input.text, f: null });
      else
        range.setValue({ v: input.number, f: null, ...(input.format ? { s: { n: { pattern: input.format } } } : {}) });
      return true;
    },
    clear: (sheetName, address) => {
      const range = rangeAt(sheetName, address);
      range?.clear();
      return range !== null;
    },
    select: (sheetName, address) => {
      const range = rangeAt(sheetName, address);
      const worksheet = sheetOf(sheetName);
      if (!range || !worksheet) return false;
      api.getActiveWorkbook()?.setActiveSheet(worksheet);
      worksheet.scrollToCell(Math.max(0, range.getRow() - ROWS_ABOVE), 0);
      range.activate();
      return true;
    },
    insertFormula: (formula) => {
      const range = api.getActiveWorkbook()?.getActiveCell();
      if (!range) return hostRefusal(NOTHING_SELECTED);
      range.setValue({ f: formula, v: null });
      return HOST_DONE;
    },
  };
};
