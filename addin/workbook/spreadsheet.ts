// The open spreadsheet of the web workbook: reads and writes cells, answers DVC formulas through the runtime, explains error cells.
import { ICommandService, type Workbook } from "@univerjs/core";
import {
  FormulaDataModel,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationResultMutation,
  SetFormulaCalculationStartMutation,
  SetTriggerFormulaCalculationStartMutation,
} from "@univerjs/engine-formula";
import {
  InsertColMutation,
  InsertRowMutation,
  MoveColsMutation,
  MoveRowsMutation,
  RemoveColMutation,
  RemoveRowMutation,
  SetRangeValuesMutation,
  SetSelectionsOperation,
  SetWorksheetActiveOperation,
} from "@univerjs/sheets";
import type { FunctionRuntime } from "../functions/runtime.ts";
import { type CellMessage, HOST_DONE, type HostOutcome, hostRefusal, type RecalculationScope } from "../host/host.ts";
import { createAnswerFormats } from "./answer-formats.ts";
import { buildWorkbook } from "./build-workbook.ts";
import { addressOf, parseAddress } from "./cell-address.ts";
import { readCellInput } from "./cell-input.ts";
import { showCellLooks } from "./cell-looks.ts";
import { type CellPlace, createFunctionBridge } from "./function-bridge.ts";
import { nativeErrorText } from "./native-error-text.ts";
import { SHEETS } from "./sheets/sheets.ts";
import { startEngine } from "./spreadsheet-engine.ts";
import { acceptTypedSemicolons } from "./typed-separators.ts";
import { readVietnameseInput, showDecimalCommas } from "./vietnamese-input.ts";
import { speakVietnamese } from "./vietnamese-labels.ts";
import { readVietnamesePaste } from "./vietnamese-paste.ts";

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

export interface Spreadsheet {
  sheets(): readonly string[];
  /** Null where there is no such sheet or cell. */
  read(sheet: string, address: string): ReadCell | null;
  /** As if it were typed: "20.757", "21,5%", "=DVC.TYLE(B5;C5)". False where there is no such sheet or cell. */
  write(sheet: string, address: string, typed: string): boolean;
  /** Empties the cell, its format too. */
  clear(sheet: string, address: string): boolean;
  /** Shows the sheet and selects the cell. */
  select(sheet: string, address: string): boolean;
  insertFormula(formula: string): HostOutcome;
  /** Forgets the answers and calculates the scope anew. */
  recalculate(scope: RecalculationScope): void;
  messages(): readonly CellMessage[];
  selectedMessage(): CellMessage | null;
  /** Settles when no call is under way and every formula has been calculated. */
  settled(): Promise<void>;
  /** After calculations and when another cell is selected. */
  subscribe(listener: () => void): () => void;
}

/** Rows or columns have moved: what is said of a cell has to move with it. */
const STRUCTURE_MUTATIONS: ReadonlySet<string> = new Set([
  InsertRowMutation.id,
  RemoveRowMutation.id,
  InsertColMutation.id,
  RemoveColMutation.id,
  MoveRowsMutation.id,
  MoveColsMutation.id,
]);

/** Another cell is selected. The facade's event of that name is lost while a sheet is being brought up. */
const SELECTION_OPERATIONS: ReadonlySet<string> = new Set([SetSelectionsOperation.id, SetWorksheetActiveOperation.id]);

/** Changes that the user did not make: not undone, and no reason to calculate. */
const OWN_CHANGE = { onlyLocal: true, fromFormula: true };

/** The engine gathers changes for 100 ms before it calculates; a change that no formula concerns is given up after this long. */
const CALCULATION_LIMIT_MS = 3_000;
const QUIET_MS = 120;
const SETTLED_POLL_MS = 25;

/** Neighbours of a column as one range: the engine compares every formula with every range. */
const runsOf = (cells: readonly CellPlace[]) => {
  const sorted = cells.toSorted((a, b) => a.sheet.localeCompare(b.sheet) || a.column - b.column || a.row - b.row);
  const runs: {
    sheetId: string;
    range: { startRow: number; endRow: number; startColumn: number; endColumn: number };
  }[] = [];
  for (const { sheet, row, column } of sorted) {
    const last = runs.at(-1);
    if (last?.sheetId === sheet && last.range.startColumn === column && last.range.endRow >= row - 1) {
      last.range.endRow = row;
    } else runs.push({ sheetId: sheet, range: { startRow: row, endRow: row, startColumn: column, endColumn: column } });
  }
  return runs;
};

/** Opens the demonstration workbook in `container`. */
export const openSpreadsheet = (container: HTMLElement, runtime: FunctionRuntime): Spreadsheet => {
  const listeners = new Set<() => void>();
  /** Made when it is asked for, until the next calculation. */
  let messageList: readonly CellMessage[] | null = null;
  const notify = () => {
    for (const listener of listeners) listener();
  };
  const resultsChanged = () => {
    messageList = null;
    notify();
  };

  const bridge = createFunctionBridge({
    invoke: runtime.invoke,
    recalculate: (cells) => calculate({ cells }),
    later: (task, milliseconds) => setTimeout(task, milliseconds),
    now: () => Date.now(),
  });
  const formats = createAnswerFormats({
    workbook: () => workbook(),
    formulaAt: (at) => formulaAt(at),
    setStyles: (sheet, cells) => {
      const params = { unitId, subUnitId: sheet, cellValue: cells };
      commands.syncExecuteCommand(SetRangeValuesMutation.id, params, OWN_CHANGE);
    },
  });
  const { univer, api } = startEngine(container, buildWorkbook(SHEETS), {
    evaluate: bridge.evaluate,
    answered: formats.note,
  });
  const injector = univer.__getInjector();
  const commands = injector.get(ICommandService);
  const formulaData = injector.get(FormulaDataModel);
  const unitId = api.getActiveWorkbook()?.getId() ?? "";
  // Until the first calculation has come to its end.
  let calculating = true;
  let lastActivity = Date.now();
  /** When a calculation was called for that has not begun. */
  let calledFor: number | null = null;

  const workbook = (): Workbook | null => api.getActiveWorkbook()?.getWorkbook() ?? null;
  const sheetOf = (name: string) => api.getActiveWorkbook()?.getSheetByName(name) ?? null;
  const rangeAt = (sheet: string, address: string) => {
    const place = parseAddress(address);
    const worksheet = sheetOf(sheet);
    if (!place || !worksheet) return null;
    if (place.row >= worksheet.getMaxRows() || place.column >= worksheet.getMaxColumns()) return null;
    return worksheet.getRange(place.row, place.column);
  };
  const formulaAt = ({ sheet, row, column }: CellPlace): string =>
    formulaData.getFormulaStringByCell(row, column, sheet, unitId) ?? "";

  const calculate = (what: { cells: readonly CellPlace[] } | "everything") => {
    calledFor = Date.now();
    const dirtyRanges = what === "everything" ? [] : runsOf(what.cells).map((run) => ({ unitId, ...run }));
    const params = { commands: [], forceCalculation: what === "everything", dirtyRanges };
    void commands.executeCommand(SetTriggerFormulaCalculationStartMutation.id, params, { onlyLocal: true });
  };

  commands.beforeCommandExecuted((command) => {
    if (command.id !== SetFormulaCalculationStartMutation.id) return;
    calculating = true;
    calledFor = null;
    bridge.beginCalculation();
  });
  commands.onCommandExecuted((command, options) => {
    lastActivity = Date.now();
    if (command.id === SetRangeValuesMutation.id && options?.onlyLocal !== true) calledFor = lastActivity;
    if (STRUCTURE_MUTATIONS.has(command.id)) calculate("everything");
    if (SELECTION_OPERATIONS.has(command.id)) notify();
    if (command.id === SetFormulaCalculationResultMutation.id) {
      formats.apply();
      resultsChanged();
    }
    if (command.id === SetFormulaCalculationNotificationMutation.id) {
      const { functionsExecutedState } = command.params as { functionsExecutedState?: number };
      if (functionsExecutedState !== undefined) calculating = false;
    }
  });
  showCellLooks(injector);
  showDecimalCommas(injector);
  readVietnameseInput(injector);
  readVietnamesePaste(injector);
  acceptTypedSemicolons(injector);
  speakVietnamese();

  let state = runtime.status().state;
  runtime.subscribe(() => {
    const before = state;
    state = runtime.status().state;
    if (before === "offline" && state === "online") bridge.retryProvisional();
  });

  /** Why the cell shows what it shows, if that is an error. */
  const explain = (at: CellPlace, error: ReadCell["value"]): string | null => {
    const native = nativeErrorText(error);
    if (native === null) return null;
    const refusal = bridge.refusalAt(at);
    // The cell may hold another formula since; then the engine's error is its own.
    const isOfThisFormula = refusal?.error === error && formulaAt(at).toUpperCase().includes(`.${refusal.id}(`);
    return refusal && isOfThisFormula ? refusal.message : native;
  };

  /** As formulas read it: what the cell holds, or what a table puts into it. */
  const valueAt = ({ sheet, row, column }: CellPlace): ReadCell["value"] => {
    const filled = formulaData.getArrayFormulaCellData()?.[unitId]?.[sheet]?.[row]?.[column]?.v;
    return filled ?? workbook()?.getSheetBySheetId(sheet)?.getCellRaw(row, column)?.v ?? null;
  };

  const messageAt = (at: CellPlace): CellMessage | null => {
    const error = valueAt(at);
    const message = explain(at, error);
    const sheet = workbook()?.getSheetBySheetId(at.sheet);
    if (!sheet || message === null) return null;
    return { sheet: sheet.getName(), cell: addressOf(at), error: String(error), message };
  };

  // Through the engine's own model: its facade makes new objects for every cell that is looked at.
  const findMessages = (): readonly CellMessage[] => {
    const found: CellMessage[] = [];
    for (const sheet of workbook()?.getSheets() ?? []) {
      sheet.getCellMatrix().forValue((row, column, cell) => {
        const message = cell?.f || cell?.si ? messageAt({ sheet: sheet.getSheetId(), row, column }) : null;
        if (message !== null) found.push(message);
      });
    }
    return found;
  };

  const select = (sheetName: string, address: string): boolean => {
    const range = rangeAt(sheetName, address);
    const worksheet = sheetOf(sheetName);
    if (!range || !worksheet) return false;
    api.getActiveWorkbook()?.setActiveSheet(worksheet);
    worksheet.scrollToCell(Math.max(0, range.getRow() - 6), 0);
    range.activate();
    return true;
  };

  return {
    sheets: () => (api.getActiveWorkbook()?.getSheets() ?? []).map((sheet) => sheet.getSheetName()),
    read: (sheetName, address) => {
      const range = rangeAt(sheetName, address);
      const sheet = sheetOf(sheetName)?.getSheetId();
      if (!range || sheet === undefined) return null;
      const place = { sheet, row: range.getRow(), column: range.getColumn() };
      const drawn = workbook()?.getSheetBySheetId(sheet)?.getCell(place.row, place.column)?.v;
      const value = valueAt(place);
      return {
        value,
        shown: drawn === undefined || drawn === null ? "" : String(drawn),
        formula: range.getFormula(),
        message: explain(place, value),
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
    select,
    insertFormula: (formula) => {
      const range = api.getActiveWorkbook()?.getActiveCell();
      if (!range) return hostRefusal("Chưa chọn ô nào. Hãy bấm vào một ô của bảng tính rồi chèn lại.");
      range.setValue({ f: formula, v: null });
      return HOST_DONE;
    },
    recalculate: (scope) => {
      bridge.forget();
      const active = api.getActiveWorkbook()?.getActiveSheet();
      const range = scope === "selection" ? api.getActiveWorkbook()?.getActiveRange() : active?.getDataRange();
      if (scope === "workbook" || !active || !range) {
        calculate("everything");
        return;
      }
      const sheet = active.getSheetId();
      const cells: CellPlace[] = [];
      range.forEach((row, column) => {
        cells.push({ sheet, row, column });
      });
      calculate({ cells });
    },
    messages: () => {
      messageList ??= findMessages();
      return messageList;
    },
    selectedMessage: () => {
      const cell = api.getActiveWorkbook()?.getActiveCell();
      return cell ? messageAt({ sheet: cell.getSheetId(), row: cell.getRow(), column: cell.getColumn() }) : null;
    },
    settled: async () => {
      const isCalledFor = () => calledFor !== null && Date.now() - calledFor < CALCULATION_LIMIT_MS;
      const isQuiet = () =>
        bridge.pending() === 0 && !calculating && !isCalledFor() && Date.now() - lastActivity > QUIET_MS;
      while (!isQuiet()) await new Promise((resolve) => setTimeout(resolve, SETTLED_POLL_MS));
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
