// The open spreadsheet of the web workbook: reads and writes cells and sheets, answers DVC formulas through the runtime, explains error cells.
import {
  ICommandService,
  type Injector,
  type IRange,
  IResourceManagerService,
  type IWorkbookData,
  UniverInstanceType,
  type Workbook,
} from "@univerjs/core";
import type { FUniver } from "@univerjs/core/facade";
import { FormulaDataModel } from "@univerjs/engine-formula";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import { ILayoutService } from "@univerjs/ui";
import type { FunctionRuntime } from "../functions/runtime.ts";
import type { CellMessage, RecalculationScope } from "../host/host.ts";
import { createAnswerFormats } from "./answer-formats.ts";
import { buildWorkbook } from "./build-workbook.ts";
import { type Calculation, createCalculation } from "./calculation.ts";
import { type CellAccess, createCellAccess } from "./cell-access.ts";
import { showCellLooks } from "./cell-looks.ts";
import { type CellModel, createCellModel } from "./cell-model.ts";
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

const bringToFront = (api: FUniver, position: number) => {
  const sheet = position > 0 ? api.getActiveWorkbook()?.getSheets()[position] : undefined;
  if (sheet && !sheet.isSheetHidden()) api.getActiveWorkbook()?.setActiveSheet(sheet);
};

/** Where the sheet of a file came from moves with its rows and columns. */
const moveOrigin = (open: Workbook | null, sheetId: string, mutation: string, range: IRange | undefined) => {
  const config = open?.getSheetBySheetId(sheetId)?.getConfig();
  const extras = config?.custom as SheetExtras | undefined;
  // In the engine's own object, so that it is kept and saved with the sheet.
  if (config && extras?.origin) config.custom = { ...extras, origin: withMove(extras.origin, mutation, range) };
};

/** The cells that a recalculation begins with. */
const dirtyCells = (api: FUniver, scope: RecalculationScope): Parameters<Calculation["calculate"]>[0] => {
  const active = api.getActiveWorkbook()?.getActiveSheet();
  const range = scope === "selection" ? api.getActiveWorkbook()?.getActiveRange() : active?.getDataRange();
  if (scope === "workbook" || !active || !range) return "everything";
  const sheet = active.getSheetId();
  const cells: CellPlace[] = [];
  range.forEach((row, column) => {
    cells.push({ sheet, row, column });
  });
  return { cells };
};

const selectedMessage = (api: FUniver, cells: CellModel): CellMessage | null => {
  const cell = api.getActiveWorkbook()?.getActiveCell();
  return cell ? cells.messageAt({ sheet: cell.getSheetId(), row: cell.getRow(), column: cell.getColumn() }) : null;
};

const focusGrid = (api: FUniver, injector: Injector) => {
  const open = api.getActiveWorkbook();
  if (open && !open.getActiveCell()) open.getActiveSheet().getRange(0, 0).activate();
  injector.get(ILayoutService).focus();
};

const extentOf = (api: FUniver): ReturnType<Spreadsheet["extent"]> => {
  const open = api.getActiveWorkbook();
  const sheet = open?.getActiveSheet();
  return {
    sheet: sheet?.getSheetName() ?? "",
    rows: (sheet?.getSheet().getCellMatrix().getDataRange().endRow ?? -1) + 1,
    sheets: open?.getSheets().filter((each) => !each.isSheetHidden()).length ?? 0,
  };
};

const finishTyping = async (api: FUniver): Promise<void> => {
  const open = api.getActiveWorkbook();
  if (open?.isCellEditing()) await open.endEditingAsync(true);
};

const frontOf = (open: Workbook | null): number => Math.max(0, open?.getActiveSheetIndex() ?? 0);

const contentOf = (api: FUniver, formulaData: FormulaDataModel): Omit<WorkbookContent, "carried"> => {
  const open = api.getActiveWorkbook();
  const unit = open?.getId() ?? "";
  return {
    workbook: open?.save() ?? ({} as IWorkbookData),
    front: frontOf(open?.getWorkbook() ?? null),
    tables: structuredClone(formulaData.getArrayFormulaRange()?.[unit] ?? {}),
    filled: structuredClone(formulaData.getArrayFormulaCellData()?.[unit] ?? {}),
  };
};

const keptContentOf = (open: Workbook, injector: Injector): Pick<WorkbookContent, "workbook" | "front"> => {
  const resources = injector
    .get(IResourceManagerService)
    .getResources(open.getUnitId(), UniverInstanceType.UNIVER_SHEET);
  return { workbook: { ...open.getSnapshot(), resources }, front: frontOf(open) };
};

/** Draws another workbook instead of the open one; nobody is left without one because the other cannot be drawn: then it throws. */
const drawInstead = (
  api: FUniver,
  open: Workbook | null,
  show: (workbook: Partial<IWorkbookData>) => void,
  next: ToOpen,
) => {
  const previous = open?.getSnapshot();
  // What the engine draws for a workbook exists once, so the old one goes first.
  if (open) api.disposeUnit(open.getUnitId());
  try {
    show(next.workbook);
  } catch (trouble) {
    if (previous) show(previous);
    throw trouble;
  }
};

/** Calls that were answered without the Worker are asked again once it is back. */
const retryWhenBack = (runtime: FunctionRuntime, retry: () => void) => {
  let { state } = runtime.status();
  runtime.subscribe(() => {
    const before = state;
    state = runtime.status().state;
    if (before === "offline" && state === "online") retry();
  });
};

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
    moved: (sheetId, mutation, range) => moveOrigin(workbook(), sheetId, mutation, range),
  });
  showCellLooks(injector);
  showDecimalCommas(injector);
  readVietnameseInput(injector);
  readVietnamesePaste(injector);
  acceptTypedSemicolons(injector);
  keepTypedFormulas(injector);
  speakVietnamese();

  bringToFront(api, opened.front ?? 0);
  retryWhenBack(runtime, bridge.retryProvisional);

  return {
    ...createCellAccess(api, cells),
    ...createSheetAccess({ api, commands, formulaData, cells, workbook }),
    sheets: () => (api.getActiveWorkbook()?.getSheets() ?? []).map((sheet) => sheet.getSheetName()),
    recalculate: (scope) => {
      bridge.forget();
      calculation.calculate(dirtyCells(api, scope));
    },
    messages: () => {
      messageList ??= cells.findMessages();
      return messageList;
    },
    selectedMessage: () => selectedMessage(api, cells),
    settled: calculation.settled,
    subscribe: watchers.add,
    onSelection: selectionWatchers.add,
    onChange: changeWatchers.add,
    settings: createStoredSettings(workbook, changeWatchers.tell),
    name: () => workbook()?.getName() ?? "",
    focus: () => focusGrid(api, injector),
    extent: () => extentOf(api),
    finishTyping: () => finishTyping(api),
    content: () => ({ ...contentOf(api, formulaData), carried }),
    keptContent: () => {
      const open = workbook();
      return open && { ...keptContentOf(open, injector), carried };
    },
    replace: (next) => {
      bridge.forget();
      messageList = null;
      drawInstead(api, workbook(), show, next);
      carried = next.carried ?? null;
      bringToFront(api, next.front ?? 0);
      calculation.restart();
      watchers.tell();
      selectionWatchers.tell();
    },
  };
};
