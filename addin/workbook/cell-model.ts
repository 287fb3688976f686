// Reads cells of the open workbook from the engine's own model: what formulas read, what people see, why a cell shows an error.
import { CellValueType, type ICellData, type Nullable, type Workbook } from "@univerjs/core";
import type { FormulaDataModel } from "@univerjs/engine-formula";
import type { CellMessage } from "../host/host.ts";
import { addressOf } from "./cell-address.ts";
import type { CellPlace, FunctionBridge } from "./function-bridge.ts";
import { nativeErrorText } from "./native-error-text.ts";

export type CellContent = string | number | boolean | null;

export interface CellModelOptions {
  /** The workbook while it is open. */
  workbook(): Workbook | null;
  readonly formulaData: FormulaDataModel;
  readonly bridge: FunctionBridge;
}

export interface CellModel {
  /** In plain notation; "" for none. */
  formulaAt(at: CellPlace): string;
  /** As formulas read it: what the cell holds, or what a table puts into it. Errors are their text. */
  valueAt(at: CellPlace): CellContent;
  /** The same for many cells of one sheet, while nothing changes. */
  valuesOf(sheet: string): (row: number, column: number) => CellContent;
  /** As people see it: "21,5%". */
  shownAt(at: CellPlace): string;
  /** Why the cell shows an error; null where it shows none. */
  explain(at: CellPlace): string | null;
  messageAt(at: CellPlace): CellMessage | null;
  findMessages(): readonly CellMessage[];
}

/** The engine keeps a truth as 1 or 0, and a text of several looks as a document of its own. */
const contentOfCell = (cell: Nullable<ICellData>): CellContent => {
  if (!cell) return null;
  const written = cell.p?.body?.dataStream;
  if (written !== undefined) return written.replace(/\r\n$/u, "").replaceAll("\r", "\n");
  if (cell.v === undefined || cell.v === null) return null;
  if (cell.t === CellValueType.BOOLEAN) return Number(cell.v) === 1 || cell.v === true;
  if (cell.t === CellValueType.NUMBER && typeof cell.v === "string" && cell.v.trim() !== "") {
    const number = Number(cell.v);
    return Number.isFinite(number) ? number : cell.v;
  }
  return cell.v;
};

export const createCellModel = ({ workbook, formulaData, bridge }: CellModelOptions): CellModel => {
  const sheetAt = ({ sheet }: CellPlace) => workbook()?.getSheetBySheetId(sheet) ?? null;

  const formulaAt = ({ sheet, row, column }: CellPlace): string =>
    formulaData.getFormulaStringByCell(row, column, sheet, workbook()?.getUnitId() ?? "") ?? "";

  const valuesOf: CellModel["valuesOf"] = (id) => {
    const open = workbook();
    const filled = formulaData.getArrayFormulaCellData()?.[open?.getUnitId() ?? ""]?.[id];
    const sheet = open?.getSheetBySheetId(id);
    return (row, column) => contentOfCell(filled?.[row]?.[column]) ?? contentOfCell(sheet?.getCellRaw(row, column));
  };

  const valueAt = ({ sheet, row, column }: CellPlace): CellContent => valuesOf(sheet)(row, column);

  const shownAt = (at: CellPlace): string => {
    const drawn = sheetAt(at)?.getCell(at.row, at.column);
    if (drawn?.p) return String(contentOfCell(drawn) ?? "");
    return drawn?.v === undefined || drawn.v === null ? "" : String(drawn.v);
  };

  const explain = (at: CellPlace): string | null => {
    const error = valueAt(at);
    const native = nativeErrorText(error);
    if (native === null) return null;
    const refusal = bridge.refusalAt(at);
    // The cell may hold another formula since; then the engine's error is its own.
    const isOfThisFormula = refusal?.error === error && formulaAt(at).toUpperCase().includes(`.${refusal.id}(`);
    return refusal && isOfThisFormula ? refusal.message : native;
  };

  const messageAt = (at: CellPlace): CellMessage | null => {
    const message = explain(at);
    const sheet = sheetAt(at);
    if (!sheet || message === null) return null;
    return { sheet: sheet.getName(), cell: addressOf(at), error: String(valueAt(at)), message };
  };

  return {
    formulaAt,
    valueAt,
    valuesOf,
    shownAt,
    explain,
    messageAt,
    // Through the engine's own model: its facade makes new objects for every cell that is looked at.
    findMessages: () => {
      const found: CellMessage[] = [];
      for (const sheet of workbook()?.getSheets() ?? []) {
        const id = sheet.getSheetId();
        const contentAt = valuesOf(id);
        sheet.getCellMatrix().forValue((row, column, cell) => {
          if (!(cell?.f || cell?.si) || nativeErrorText(contentAt(row, column)) === null) return;
          const message = messageAt({ sheet: id, row, column });
          if (message !== null) found.push(message);
        });
      }
      return found;
    },
  };
};
