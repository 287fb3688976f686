// What an open workbook holds, as plain data: what is saved, kept in the browser and printed.
import type { ICellData, IObjectMatrixPrimitiveType, IRange, IWorkbookData, Nullable } from "@univerjs/core";

export interface WorkbookContent {
  readonly workbook: IWorkbookData;
  /** Position of the sheet in front, from 0. */
  readonly front: number;
  /** By sheet, row and column of a formula: the cells that its table fills, its own included. */
  readonly tables: Readonly<Record<string, Nullable<IObjectMatrixPrimitiveType<IRange>>>>;
  /** By sheet, row and column: what a table puts into the cell. */
  readonly filled: Readonly<Record<string, Nullable<IObjectMatrixPrimitiveType<Nullable<ICellData>>>>>;
  /** What the page does not draw of the file that was opened (`carriedPackage`); absent or null for nothing. */
  readonly carried?: Uint8Array | null;
}
