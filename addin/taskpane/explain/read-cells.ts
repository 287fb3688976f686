// Reads the cells that a formula refers to, as the host passes them to the function.
import type { Argument, Cell } from "../../../shared/functions/cell.ts";
import type { Area } from "../../../shared/functions/cell-reference.ts";
import type { Sheets } from "../../host/host.ts";
import { referenceText } from "./area-text.ts";

const NO_CELLS = "Trang này không có bảng tính để lấy ô. Hãy gõ thẳng giá trị, hoặc mở ngăn DVC cạnh bảng tính.";

/** Rows that are read of a whole column: a preview needs no more. */
const ROWS_MAX = 5_000;

/** The cells as the host passes them to the function: one cell as itself. Null with a sentence where they cannot be read. */
export const readCells = async (
  area: Area,
  sheets: Sheets | null,
): Promise<{ readonly ok: true; readonly argument: Argument } | { readonly ok: false; readonly message: string }> => {
  if (sheets === null || area.sheet === null) return { ok: false, message: NO_CELLS };
  const read = await sheets.readArea({
    sheet: area.sheet,
    area: referenceText({ ...area, rows: Math.min(area.rows, ROWS_MAX) }, area.sheet),
  });
  if (!read.ok) return read;
  const cells = read.content as readonly (readonly Cell[])[];
  return { ok: true, argument: area.rows === 1 && area.columns === 1 ? (cells[0]?.[0] ?? null) : cells };
};
