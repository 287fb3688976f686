// Excel as a host of the pane, through the Office API.

import type { FormulaNotation } from "../../shared/functions/formula-text.ts";
import { recalculateSelection } from "./excel-refresh.ts";
import { hasExcelApi, run } from "./excel-run.ts";
import { createExcelSettings } from "./excel-settings.ts";
import { createExcelSheets } from "./excel-sheets.ts";
import type { AnswerMemory, Host, TokenAccess } from "./host.ts";

export interface ExcelHostOptions {
  readonly runtime: AnswerMemory;
  readonly token: TokenAccess;
}

/** Requirement set in which Excel tells how it writes numbers. */
const CULTURE_SET = "1.11";

export const createExcelHost = ({ runtime, token }: ExcelHostOptions): Host => {
  let notation: FormulaNotation = "vietnamese";

  const readNotation = async (): Promise<void> => {
    if (!hasExcelApi(CULTURE_SET)) return;
    await run(async (context) => {
      const { cultureInfo } = context.application;
      cultureInfo.numberFormat.load("numberDecimalSeparator");
      await context.sync();
      // Where the comma is the decimal sign, Excel separates arguments with semicolons.
      notation = cultureInfo.numberFormat.numberDecimalSeparator === "," ? "vietnamese" : "plain";
    });
  };

  return {
    kind: "excel",
    name: "Microsoft Excel",
    ready: readNotation,
    notation: () => notation,
    insertFormula: (formula) =>
      run(async (context) => {
        context.workbook.getActiveCell().formulas = [[formula]];
        await context.sync();
      }),
    recalculate: (scope) => {
      runtime.dropCache("refresh");
      if (scope === "selection") return recalculateSelection();
      return run(async (context) => {
        if (scope === "workbook") {
          context.application.calculate(Excel.CalculationType.full);
        } else {
          context.workbook.worksheets.getActiveWorksheet().calculate(true);
        }
        await context.sync();
      });
    },
    token,
    messages: null,
    sheets: createExcelSheets(),
    settings: createExcelSettings(),
  };
};
