// Starts the spreadsheet engine in Vietnamese with the DVC functions among its own.
import { type IWorkbookData, LocaleType, LogLevel, type Nullable, Univer } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import {
  ArrayValueObject,
  BaseFunction,
  type BaseValueObject,
  BooleanValueObject,
  ErrorValueObject,
  FunctionType,
  type FunctionVariantType,
  type IFunctionInfo,
  NumberValueObject,
  StringValueObject,
} from "@univerjs/engine-formula";
import { UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import vietnamese from "@univerjs/preset-sheets-core/locales/vi-VN";
import { TextToNumberCommand } from "@univerjs/sheets";
import { CalculationMode } from "@univerjs/sheets-formula";
import "@univerjs/preset-sheets-core/lib/index.css";
import { NAMESPACE } from "../../shared/domain/namespace.ts";
import { isRangeKind } from "../../shared/functions/arguments.ts";
import { CATALOGUE } from "../../shared/functions/catalogue.ts";
import type { AnswerCell, Argument, Cell } from "../../shared/functions/cell.ts";
import type { FunctionDefinition } from "../../shared/functions/definition.ts";
import { formulaOfCall, toVietnameseFormula } from "../../shared/functions/formula-text.ts";
import type { Invoked } from "../functions/runtime.ts";
import { readArrayConstants } from "./array-constants.ts";
import { type CellPlace, type Evaluated, WAITING_ERROR } from "./function-bridge.ts";
import { FONTS, mendedWords } from "./vietnamese-words.ts";

const LEFT_OUT_OF_MENUS: readonly string[] = [
  // It would read 20.757 the English way, as 20,757.
  TextToNumberCommand.id,
  // Protection of cells is not saved in files: nobody is to rely on it.
  "sheet.contextMenu.permission",
  "sheet.command.add-range-protection-from-toolbar",
  "sheet.command.add-range-protection-from-sheet-bar",
  "sheet.command.delete-worksheet-protection-from-sheet-bar",
  "sheet.command.change-sheet-protection-from-sheet-bar",
  "sheet.command.view-sheet-permission-from-sheet-bar",
];

/** Where the engine gets the answers of DVC functions, and tells which formats go with them. */
export interface EngineFunctions {
  evaluate(id: string, args: readonly Argument[], at: CellPlace): Evaluated;
  answered(id: string, at: CellPlace, invoked: Invoked): void;
}

const cellOfValue = (given: Nullable<BaseValueObject>): Cell => {
  if (!given || given.isNull()) return null;
  if (given.isError()) return { error: (given as ErrorValueObject).getErrorType() };
  return given.getValue();
};

const argumentOf = (functionVariantType: FunctionVariantType): Argument => {
  if (functionVariantType.isReferenceObject()) return null;
  const argument = functionVariantType as BaseValueObject;
  // A lambda is no cell.
  if (argument.isLambda()) return { error: "#VALUE!" };
  if (!argument.isArray()) return cellOfValue(argument);
  const rows = (argument as ArrayValueObject).getArrayValue();
  return rows.map((row) => row.map(cellOfValue));
};

/** Blank in a table stays blank: the engine would show 0 for nothing, as Excel does. */
const valueOfCell = (cell: AnswerCell): BaseValueObject => {
  if (cell === null) return StringValueObject.create("");
  if (typeof cell === "number") return NumberValueObject.create(cell);
  return typeof cell === "boolean" ? BooleanValueObject.create(cell) : StringValueObject.create(cell);
};

const valueOfTable = (table: readonly (readonly AnswerCell[])[]): BaseValueObject =>
  ArrayValueObject.create({
    calculateValueList: table.map((row) => row.map(valueOfCell)),
    rowCount: table.length,
    columnCount: table[0]?.length ?? 0,
    unitId: "",
    sheetId: "",
    row: -1,
    column: -1,
  });

const valueOfInvoked = (invoked: Invoked): BaseValueObject => {
  if ("error" in invoked) return ErrorValueObject.create(invoked.error.cell as never);
  const { value } = invoked;
  return typeof value === "object" && value !== null ? valueOfTable(value) : valueOfCell(value);
};

/** The engine makes one object of such a class for each function. */
const functionClass = ({ id }: FunctionDefinition, functions: EngineFunctions) =>
  class extends BaseFunction {
    // Texts such as "21,5%" are published figures: the functions read them themselves.
    override isArgumentsIgnoreNumberPattern(): boolean {
      return true;
    }

    override calculate(...given: FunctionVariantType[]): FunctionVariantType {
      const at: CellPlace = { sheet: this.subUnitId ?? "", row: this.row, column: this.column };
      const evaluated = functions.evaluate(id, given.map(argumentOf), at);
      if (evaluated.kind === "waiting") return ErrorValueObject.create(WAITING_ERROR as never);
      functions.answered(id, at, evaluated.invoked);
      return valueOfInvoked(evaluated.invoked);
    }
  };

/** What the formula bar says about a function while it is typed. */
const functionInfo = (definition: FunctionDefinition): IFunctionInfo => {
  const [example] = definition.examples;
  const exampleText = example ? toVietnameseFormula(formulaOfCall(definition.id, example.args)) : "";
  return {
    functionName: `${NAMESPACE}.${definition.id}`,
    functionType: FunctionType.User,
    description: exampleText === "" ? definition.description.vi : `${definition.description.vi} Ví dụ: ${exampleText}`,
    abstract: definition.title.vi,
    functionParameter: definition.params.map((param) => ({
      name: param.name,
      detail: param.title.vi,
      example: isRangeKind(param.kind) ? "A1:A9" : "A1",
      require: param.optional ? 0 : 1,
      repeat: 0,
    })),
  };
};

export interface SpreadsheetEngine {
  readonly univer: Univer;
  readonly api: FUniver;
  /** Draws another workbook, beside the open one, and brings it to the front. */
  show(workbook: Partial<IWorkbookData>): void;
}

/** Workbooks that are opened one after the other must not be taken for each other. */
let unitCount = 0;
const newUnitId = (): string => {
  unitCount += 1;
  return `dvc-workbook-${unitCount}`;
};

/** Draws the workbook into `container`. */
export const startEngine = (
  container: HTMLElement,
  workbook: Partial<IWorkbookData>,
  functions: EngineFunctions,
): SpreadsheetEngine => {
  readArrayConstants();
  const univer = new Univer({
    locale: LocaleType.VI_VN,
    locales: { [LocaleType.VI_VN]: mendedWords(vietnamese) },
    logLevel: LogLevel.ERROR,
  });
  const preset = UniverSheetsCorePreset({
    container,
    ribbonType: "simple",
    disableAutoFocus: true,
    menu: Object.fromEntries(LEFT_OUT_OF_MENUS.map((id) => [id, { hidden: true }])),
    customFontFamily: { override: true, list: FONTS },
    // A text that looks like a number is left alone: published figures are kept as printed.
    disableTextFormatAlert: true,
    disableTextFormatMark: true,
    sheets: { disableForceStringAlert: true, disableForceStringMark: true },
    formula: {
      function: CATALOGUE.map(
        (definition) => [functionClass(definition, functions), `${NAMESPACE}.${definition.id}`] as never,
      ),
      description: CATALOGUE.map(functionInfo),
      // Results that a file kept are shown until they are calculated anew.
      initialFormulaComputing: CalculationMode.FORCED,
    },
  });
  for (const plugin of preset.plugins) {
    if (Array.isArray(plugin)) univer.registerPlugin(plugin[0], plugin[1]);
    else univer.registerPlugin(plugin);
  }
  const api = FUniver.newAPI(univer);
  const show = (shown: Partial<IWorkbookData>) => {
    api.createWorkbook({ ...shown, id: newUnitId(), locale: LocaleType.VI_VN }).setNumfmtLocal("vi");
  };
  show(workbook);
  return { univer, api, show };
};
