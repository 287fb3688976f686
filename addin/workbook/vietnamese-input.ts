// Makes the spreadsheet show, edit and read numbers and days the Vietnamese way, and accept formulas with semicolons.
import {
  CellValueType,
  type ICellData,
  type Injector,
  InterceptorEffectEnum,
  type IStyleData,
  isDefaultFormat,
  isTextFormat,
} from "@univerjs/core";
import { AFTER_CELL_EDIT, BEFORE_CELL_EDIT, INTERCEPTOR_POINT, SheetInterceptorService } from "@univerjs/sheets";
import { type CellInput, editText, plainNumberText, readCellInput } from "./cell-input.ts";

/** Before the engine's own reading, which takes a dot for the decimal sign and 12/9 for a day in December. */
const PRIORITY_FIRST = 1_000;
/** After the engine has written out what has a number format (10). */
const PRIORITY_LAST = 1;

const typedText = (cell: ICellData): string | null => {
  if (typeof cell.f === "string") return cell.f;
  const written = cell.p?.body?.dataStream;
  if (written !== undefined) {
    const text = written.replace(/\r\n$/u, "");
    // Several lines, or letters of several looks: that is a text and stays one.
    return /[\r\n]/u.test(text) ? null : text;
  }
  return typeof cell.v === "string" ? cell.v : null;
};

const cellOfInput = (cell: ICellData, input: CellInput, style: IStyleData | null): ICellData => {
  if (input.kind === "formula") return { ...cell, f: input.formula, v: null, p: null };
  if (input.kind === "text") {
    // A text such as 2/3 must not reach the engine's reading of dates.
    return cell.p ? cell : { ...cell, v: input.text, t: CellValueType.STRING };
  }
  const hasOwnFormat = style?.n?.pattern !== undefined;
  const typedStyle = typeof cell.s === "object" ? cell.s : null;
  const format =
    input.format === null || hasOwnFormat ? {} : { s: { ...style, ...typedStyle, n: { pattern: input.format } } };
  return { ...cell, v: input.number, t: CellValueType.NUMBER, p: null, ...format };
};

export const readVietnameseInput = (injector: Injector): void => {
  const { writeCellInterceptor } = injector.get(SheetInterceptorService);
  writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    priority: PRIORITY_FIRST,
    handler: (cell, { workbook, row, col, worksheet }, next) => {
      if (!cell || cell.t === CellValueType.FORCE_STRING) return next(cell);
      const style = worksheet.getCellStyle(row, col) ?? workbook.getStyles().getStyleByCell(cell) ?? null;
      const typed = typedText(cell);
      if (typed === null || typed === "") return next(cell);
      const input = readCellInput(typed);
      if (input.kind !== "formula" && isTextFormat(style?.n?.pattern)) return next(cell);
      return cellOfInput(cell, input, style);
    },
  });
  // What the editor shows is read again when it closes: 20,757 must not come back as 20757.
  writeCellInterceptor.intercept(BEFORE_CELL_EDIT, {
    priority: PRIORITY_FIRST,
    handler: (cell, { origin, row, col, worksheet }, next) => {
      if (!cell || !origin || origin.f || origin.si || typeof origin.v !== "number") return next(cell);
      const text = editText(origin.v, worksheet.getCellStyle(row, col)?.n?.pattern ?? null);
      return text === null ? next(cell) : { ...cell, v: text, t: CellValueType.STRING };
    },
  });
};

/** Numbers without a format of their own get their decimal comma; those with one get it from the engine. */
export const showDecimalCommas = (injector: Injector): void => {
  injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    priority: PRIORITY_LAST,
    effect: InterceptorEffectEnum.Value,
    handler: (cell, { workbook }, next) => {
      if (cell?.t !== CellValueType.NUMBER || typeof cell.v !== "number" || Number.isInteger(cell.v)) return next(cell);
      if (!isDefaultFormat(workbook.getStyles().getStyleByCell(cell)?.n?.pattern)) return next(cell);
      return next({ ...cell, v: plainNumberText(cell.v) });
    },
  });
};
