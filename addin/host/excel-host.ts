// Excel as a host of the pane, through the Office API.

import type { FormulaNotation } from "../../shared/functions/formula-text.ts";
import type { FunctionRuntime } from "../functions/runtime.ts";
import { HOST_DONE, type Host, type HostOutcome, hostRefusal, type TokenAccess } from "./host.ts";
import { createMemorySettings } from "./memory-settings.ts";

export interface ExcelHostOptions {
  readonly runtime: FunctionRuntime;
  readonly token: TokenAccess;
}

/** Requirement set in which Excel tells how it writes numbers. */
const CULTURE_SET = "1.11";

/** Office answers with English words; what people read is ours, by its code. */
const OFFICE_ERRORS: Readonly<Record<string, string>> = {
  InvalidOperationInCellEditMode: "Excel đang ở chế độ sửa ô. Hãy nhấn Enter hoặc Esc rồi thử lại.",
  AccessDenied: "Trang tính đang được bảo vệ. Hãy bỏ bảo vệ hoặc chọn trang tính khác.",
  GeneralException: "Excel không thực hiện được yêu cầu này. Hãy chọn một ô khác rồi thử lại.",
  InvalidSelection: "Hãy chọn một ô của trang tính rồi thử lại.",
};
const OFFICE_ERROR_DEFAULT =
  "Excel chưa thực hiện được yêu cầu này. Hãy thử lại; nếu vẫn lỗi, hãy đóng và mở lại sổ tính.";

const codeOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";

const run = async (work: (context: Excel.RequestContext) => Promise<void>): Promise<HostOutcome> => {
  try {
    await Excel.run(work);
    return HOST_DONE;
  } catch (error) {
    return hostRefusal(OFFICE_ERRORS[codeOf(error)] ?? OFFICE_ERROR_DEFAULT);
  }
};

export const createExcelHost = ({ runtime, token }: ExcelHostOptions): Host => {
  let notation: FormulaNotation = "vietnamese";

  const readNotation = async (): Promise<void> => {
    if (!Office.context.requirements.isSetSupported("ExcelApi", CULTURE_SET)) return;
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
      return run(async (context) => {
        if (scope === "workbook") {
          context.application.calculate(Excel.CalculationType.full);
        } else if (scope === "sheet") {
          context.workbook.worksheets.getActiveWorksheet().calculate(true);
        } else {
          // Excel calculates a function again when its formula is written again, whatever it remembers of it.
          const range = context.workbook.getSelectedRange().getUsedRangeOrNullObject();
          range.load("formulas");
          await context.sync();
          if (!range.isNullObject) await writeFormulasAgain(range);
        }
        await context.sync();
      });
    },
    token,
    messages: null,
    sheets: null,
    settings: createMemorySettings(),
  };
};

/** Only cells with formulas: what people typed is left alone, and so is a table that fills cells below its formula. */
const writeFormulasAgain = async (range: Excel.Range): Promise<void> => {
  for (const [row, cells] of (range.formulas as unknown[][]).entries()) {
    for (const [column, formula] of cells.entries()) {
      if (typeof formula === "string" && formula.startsWith("=")) range.getCell(row, column).formulas = [[formula]];
    }
  }
};
