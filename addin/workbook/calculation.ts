// Calls for calculations of the spreadsheet engine and knows when one is under way.
import {
  CommandType,
  type ICommandInfo,
  type ICommandService,
  type IExecutionOptions,
  type IRange,
} from "@univerjs/core";
import {
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
import { rangesOfCells } from "./dirty-ranges.ts";
import type { CellPlace } from "./function-bridge.ts";

export interface CalculationOptions {
  readonly commands: ICommandService;
  /** The engine's id of the open workbook. */
  unitId(): string;
  /** Calls of functions that have not been answered. */
  pending(): number;
  begun(): void;
  /** Results stand in the sheets. */
  calculated(): void;
  /** Another cell, area or sheet is selected. */
  selected(): void;
  /** Something that is saved has changed. */
  changed(): void;
  /** Rows or columns of a sheet were put in, taken out or moved. */
  moved(sheet: string, mutation: string, range: IRange | undefined): void;
}

export interface Calculation {
  calculate(what: { readonly cells: readonly CellPlace[] } | "everything"): void;
  /** Settles when no call is under way and every formula has been calculated. */
  settled(): Promise<void>;
  /** Another workbook is open, and its formulas will be calculated. */
  restart(): void;
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

/** A change of what is saved: of cells, sizes, sheets; neither a calculation nor a look that an answer asked for. */
const isChange = (command: Readonly<ICommandInfo>, options: IExecutionOptions | undefined): boolean =>
  command.type === CommandType.MUTATION &&
  options?.onlyLocal !== true &&
  options?.fromFormula !== true &&
  command.id.startsWith("sheet.");

/** The engine gathers changes for 100 ms before it calculates; a change that no formula concerns is given up after this long. */
const CALCULATION_LIMIT_MS = 3_000;
const QUIET_MS = 120;
const SETTLED_POLL_MS = 25;

export const createCalculation = (options: CalculationOptions): Calculation => {
  const { commands, unitId, pending } = options;
  // Until the first calculation has come to its end.
  let calculating = true;
  let lastActivity = Date.now();
  /** When a calculation was called for that has not begun. */
  let calledFor: number | null = null;

  const calculate: Calculation["calculate"] = (what) => {
    calledFor = Date.now();
    const dirtyRanges =
      what === "everything" ? [] : rangesOfCells(what.cells).map((range) => ({ unitId: unitId(), ...range }));
    const params = { commands: [], forceCalculation: what === "everything", dirtyRanges };
    void commands.executeCommand(SetTriggerFormulaCalculationStartMutation.id, params, { onlyLocal: true });
  };

  commands.beforeCommandExecuted((command) => {
    if (command.id !== SetFormulaCalculationStartMutation.id) return;
    calculating = true;
    calledFor = null;
    options.begun();
  });
  commands.onCommandExecuted((command, execution) => {
    lastActivity = Date.now();
    if (command.id === SetRangeValuesMutation.id && execution?.onlyLocal !== true) calledFor = lastActivity;
    if (STRUCTURE_MUTATIONS.has(command.id)) {
      const { subUnitId = "", range } = (command.params ?? {}) as { subUnitId?: string; range?: IRange };
      options.moved(subUnitId, command.id, range);
      calculate("everything");
    }
    if (SELECTION_OPERATIONS.has(command.id)) options.selected();
    if (isChange(command, execution)) options.changed();
    if (command.id === SetFormulaCalculationResultMutation.id) options.calculated();
    if (command.id === SetFormulaCalculationNotificationMutation.id) {
      const { functionsExecutedState } = command.params as { functionsExecutedState?: number };
      if (functionsExecutedState !== undefined) calculating = false;
    }
  });

  return {
    calculate,
    settled: async () => {
      const isCalledFor = () => calledFor !== null && Date.now() - calledFor < CALCULATION_LIMIT_MS;
      const isQuiet = () => pending() === 0 && !calculating && !isCalledFor() && Date.now() - lastActivity > QUIET_MS;
      while (!isQuiet()) await new Promise((resolve) => setTimeout(resolve, SETTLED_POLL_MS));
    },
    restart: () => {
      lastActivity = Date.now();
      calledFor = lastActivity;
    },
  };
};
