// Makes the spreadsheet read what people type and paste the Vietnamese way, and accept formulas with semicolons.
import { CellValueType, type ICellData, type Injector, type IStyleData, isTextFormat } from "@univerjs/core";
import { AFTER_CELL_EDIT, SheetInterceptorService } from "@univerjs/sheets";
import { type CellInput, readCellInput } from "./cell-input.ts";

/** Before the engine's own reading, which takes a dot for the decimal sign and 12/9 for a day in December. */
const PRIORITY = 1_000;

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
    // A text such as 41/50 must not reach the engine's reading of dates.
    return cell.p ? cell : { ...cell, v: input.text, t: CellValueType.STRING };
  }
  const hasOwnFormat = style?.n?.pattern !== undefined;
  const typedStyle = typeof cell.s === "object" ? cell.s : null;
  const format =
    input.format === null || hasOwnFormat ? {} : { s: { ...style, ...typedStyle, n: { pattern: input.format } } };
  return { ...cell, v: input.number, t: CellValueType.NUMBER, p: null, ...format };
};

export const readVietnameseInput = (injector: Injector, _unitId: string): void => {
  injector.get(SheetInterceptorService).writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    priority: PRIORITY,
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
};
