// The open spreadsheet of the web workbook: reads and writes cells and sheets, answers DVC formulas through the runtime, explains error cells.
import {
  ICommandService,
  IResourceManagerService,
  type IWorkbookData,
  UniverInstanceType,
  type Workbook,
} from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/engine-formula";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import { ILayoutService } from "@univerjs/ui";
import type { FunctionRuntime } from "../functions/runtime.ts";
import type { CellMessage, RecalculationScope } from "../host/host.ts";
import { createAnswerFormats } from "./answer-formats.ts";
import { buildWorkbook } from "./build-workbook.ts";
import { createCalculation } from "./calculation.ts";
import { type CellAccess, createCellAccess } from "./cell-access.ts";
import { showCellLooks } from "./cell-looks.ts";
import { createCellModel } from "./cell-model.ts";
import { type CellPlace, createFunctionBridge } from "./function-bridge.ts";
import { createListeners } from "./listeners.ts";
import type { SheetExtras } from "./plain-sheet-data.ts";
import { createSheetAccess, type SheetAccess } from "./sheet-access.ts";
import { withMove } from "./sheet-origin.ts";
import { SHEETS } from "./sheets/sheets.ts";
import { startEngine } from "./spreadsheet-engine.ts";
import { createStoredSettings, type StoredSettings } from "./stored-settings.ts";
import { keepTypedFormulas } from "./typed-formula.ts";
import { acceptTypedSemicolons } from "./typed-separators.ts";
import { readVietnameseInput, showDecimalCommas } from "./vietnamese-input.ts";
import { speakVietnamese } from "./vietnamese-labels.ts";
import { readVietnamesePaste } from "./vietnamese-paste.ts";
import type { WorkbookContent } from "./workbook-content.ts";

export interface Spreadsheet extends CellAccess, SheetAccess {
  sheets(): readonly string[];
  /** Forgets the answers and calculates the scope anew. */
  recalculate(scope: RecalculationScope): void;
  messages(): readonly CellMessage[];
  selectedMessage(): CellMessage | null;
  /** Settles when no call is under way and every formula has been calculated. */
  settled(): Promise<void>;
  /** After calculations and when another cell is selected. */
  subscribe(listener: () => void): () => void;
  /** When another cell, area or sheet is selected. */
  onSelection(listener: () => void): () => void;
  /** When the user or the pane has changed what the workbook holds; not after calculations. */
  onChange(listener: () => void): () => void;
  /** Texts that travel with the workbook. */
  readonly settings: StoredSettings;
  /** Of the workbook, as its file is called, without the ending. */
  name(): string;
  /** Gives the keyboard to the grid, at the selected cell; the first cell is selected where none is. */
  focus(): void;
  /** Rows of the sheet in front that hold something, and how many sheets there are to see. */
  extent(): { readonly sheet: string; readonly rows: number; readonly sheets: number };
  /** Takes over what is being typed, as Enter would. */
  finishTyping(): Promise<void>;
  /** All that the workbook holds now, as a copy. */
  content(): WorkbookContent;
  /** What the browser keeps: the engine's own objects, to be copied at once and never changed. */
  keptContent(): Pick<WorkbookContent, "workbook" | "front" | "carried"> | null;
  /** Puts another workbook in the place of the open one, which is gone then. Throws where it cannot be drawn. */
  replace(next: ToOpen): void;
}

/** A workbook to draw; without `front` its first sheet is shown. */
export interface ToOpen extends Partial<Pick<WorkbookContent, "front" | "carried">> {
  readonly workbook: Partial<IWorkbookData>;
}

/** Changes that the user did not make: not undone, and no reason to calculate. */
const OWN_CHANGE = { onlyLocal: true, fromFormula: true };

/** The articles' figures with live formulas, drawn so that a sheet fits into that many pixels. */
export const demonstrationWorkbook = (width: number): Partial<IWorkbookData> => buildWorkbook(SHEETS, width);

/** Opens the workbook in `container`. Throws where it cannot be drawn. */
export const openSpreadsheet = (container: HTMLElement, runtime: FunctionRuntime, opened: ToOpen): Spreadsheet => {
  const [watchers, selectionWatchers, changeWatchers] = [createListeners(), createListeners(), createListeners()];
  let carried = opened.carried ?? null;
  /** Made when it is asked for, until the next calculation. */
  let messageList: readonly CellMessage[] | null = null;

  const bridge = createFunctionBridge({
    invoke: runtime.invoke,
    recalculate: (answered) => calculation.calculate({ cells: answered }),
    later: (task, milliseconds) => setTimeout(task, milliseconds),
    now: () => Date.now(),
  });
  const formats = createAnswerFormats({
    workbook: () => workbook(),
    formulaAt: (at) => cells.formulaAt(at),
    setStyles: (sheet, cellValue) => {
      const params = { unitId: unitId(), subUnitId: sheet, cellValue };
      commands.syncExecuteCommand(SetRangeValuesMutation.id, params, OWN_CHANGE);
    },
  });
  const { univer, api, show } = startEngine(container, opened.workbook, {
    evaluate: bridge.evaluate,
    answered: formats.note,
  });
  const injector = univer.__getInjector();
  const commands = injector.get(ICommandService);
  const formulaData = injector.get(FormulaDataModel);
  const workbook = (): Workbook | null => api.getActiveWorkbook()?.getWorkbook() ?? null;
  const unitId = (): string => workbook()?.getUnitId() ?? "";

  const cells = createCellModel({ workbook, formulaData, bridge });
  const calculation = createCalculation({
    commands,
    unitId,
    pending: bridge.pending,
    begun: bridge.beginCalculation,
    calculated: () => {
      formats.apply();
      messageList = null;
      watchers.tell();
    },
    selected: () => {
      watchers.tell();
      selectionWatchers.tell();
    },
    changed: changeWatchers.tell,
    moved: (sheetId, mutation, range) => {
      const config = workbook()?.getSheetBySheetId(sheetId)?.getConfig();
      const extras = config?.custom as SheetExtras | undefined;
      // In the engine's own object, so that it is kept and saved with the sheet.
      if (config && extras?.origin) config.custom = { ...extras, origin: withMove(extras.origin, mutation, range) };
    },
  });
  showCellLooks(injector);
  showDecimalCommas(injector);
  readVietnameseInput(injector);
  readVietnamesePaste(injector);
  acceptTypedSemicolons(injector);
  keepTypedFormulas(injector);
  speakVietnamese();

  const bringToFront = (position: number) => {
    const sheet = position > 0 ? api.getActiveWorkbook()?.getSheets()[position] : undefined;
    if (sheet && !sheet.isSheetHidden()) api.getActiveWorkbook()?.setActiveSheet(sheet);
  };
  bringToFront(opened.front ?? 0);

  let state = runtime.status().state;
  runtime.subscribe(() => {
    const before = state;
    state = runtime.status().state;
    if (before === "offline" && state === "online") bridge.retryProvisional();
  });

  return {
    ...createCellAccess(api, cells),
    ...createSheetAccess({ api, commands, formulaData, cells, workbook }),
    sheets: () => (api.getActiveWorkbook()?.getSheets() ?? []).map((sheet) => sheet.getSheetName()),
    recalculate: (scope) => {
      bridge.forget();
      const active = api.getActiveWorkbook()?.getActiveSheet();
      const range = scope === "selection" ? api.getActiveWorkbook()?.getActiveRange() : active?.getDataRange();
      if (scope === "workbook" || !active || !range) {
        calculation.calculate("everything");
        return;
      }
      const sheet = active.getSheetId();
      const dirty: CellPlace[] = [];
      range.forEach((row, column) => {
        dirty.push({ sheet, row, column });
      });
      calculation.calculate({ cells: dirty });
    },
    messages: () => {
      messageList ??= cells.findMessages();
      return messageList;
    },
    selectedMessage: () => {
      const cell = api.getActiveWorkbook()?.getActiveCell();
      return cell ? cells.messageAt({ sheet: cell.getSheetId(), row: cell.getRow(), column: cell.getColumn() }) : null;
    },
    settled: calculation.settled,
    subscribe: watchers.add,
    onSelection: selectionWatchers.add,
    onChange: changeWatchers.add,
    settings: createStoredSettings(workbook, changeWatchers.tell),
    name: () => workbook()?.getName() ?? "",
    focus: () => {
      const open = api.getActiveWorkbook();
      if (open && !open.getActiveCell()) open.getActiveSheet().getRange(0, 0).activate();
      injector.get(ILayoutService).focus();
    },
    extent: () => {
      const open = api.getActiveWorkbook();
      const sheet = open?.getActiveSheet();
      return {
        sheet: sheet?.getSheetName() ?? "",
        rows: (sheet?.getSheet().getCellMatrix().getDataRange().endRow ?? -1) + 1,
        sheets: open?.getSheets().filter((one) => !one.isSheetHidden()).length ?? 0,
      };
    },
    finishTyping: async () => {
      const open = api.getActiveWorkbook();
      if (open?.isCellEditing()) await open.endEditingAsync(true);
    },
    content: () => ({
      workbook: api.getActiveWorkbook()?.save() ?? ({} as IWorkbookData),
      front: Math.max(0, workbook()?.getActiveSheetIndex() ?? 0),
      tables: structuredClone(formulaData.getArrayFormulaRange()?.[unitId()] ?? {}),
      filled: structuredClone(formulaData.getArrayFormulaCellData()?.[unitId()] ?? {}),
      carried,
    }),
    keptContent: () => {
      const open = workbook();
      if (!open) return null;
      const resources = injector.get(IResourceManagerService).getResources(unitId(), UniverInstanceType.UNIVER_SHEET);
      return {
        workbook: { ...open.getSnapshot(), resources },
        front: Math.max(0, open.getActiveSheetIndex()),
        carried,
      };
    },
    replace: (next) => {
      const [before, previous] = [unitId(), workbook()?.getSnapshot()];
      bridge.forget();
      messageList = null;
      // What the engine draws for a workbook exists once, so the old one goes first.
      if (before !== "") api.disposeUnit(before);
      try {
        show(next.workbook);
      } catch (trouble) {
        // Nobody is left without a workbook because another one cannot be drawn.
        if (previous) show(previous);
        throw trouble;
      }
      carried = next.carried ?? null;
      bringToFront(next.front ?? 0);
      calculation.restart();
      watchers.tell();
      selectionWatchers.tell();
    },
  };
};
