// A new workbook with one empty sheet.
import type { IWorkbookData } from "@univerjs/core";
import { WORKBOOK_FILE_TEXT } from "../../shared/text/workbook-file.ts";

const ROWS = 200;
const COLUMNS = 26;

export const blankWorkbook = (): Partial<IWorkbookData> => ({
  name: WORKBOOK_FILE_TEXT.newName(),
  sheetOrder: ["sheet-1"],
  sheets: {
    "sheet-1": {
      id: "sheet-1",
      name: WORKBOOK_FILE_TEXT.firstSheet(),
      rowCount: ROWS,
      columnCount: COLUMNS,
      defaultRowHeight: 24,
      defaultColumnWidth: 88,
    },
  },
});
