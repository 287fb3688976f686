// The selected cell of the open workbook, followed while a part of the pane is shown.
import { useCallback, useEffect, useState } from "react";
import type { SelectedCell, Sheets } from "../../host/host.ts";

export interface Selection {
  /** Null where there is no sheet, or nothing could be read yet. */
  readonly cell: SelectedCell | null;
  /** Why the selected cell could not be read; "" otherwise. */
  readonly trouble: string;
  /** Asks again; the cell as it is now, null where it cannot be read. */
  readonly read: () => Promise<SelectedCell | null>;
}

export const useSelection = (sheets: Sheets | null): Selection => {
  const [cell, setCell] = useState<SelectedCell | null>(null);
  const [trouble, setTrouble] = useState("");
  const read = useCallback(async (): Promise<SelectedCell | null> => {
    if (sheets === null) return null;
    const selected = await sheets.selection();
    setTrouble(selected.ok ? "" : selected.message);
    setCell(selected.ok ? selected.content : null);
    return selected.ok ? selected.content : null;
  }, [sheets]);
  useEffect(() => {
    void read();
    return sheets?.onSelection(() => void read());
  }, [sheets, read]);
  return { cell, trouble, read };
};
