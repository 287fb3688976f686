// A workbook of plain cells for parts of the pane that only read and write through the host.
import type { SelectedCell, Sheets } from "../../../addin/host/host.ts";
import { HOST_DONE, hostRefusal } from "../../../addin/host/host.ts";
import { addressOf, parseArea, type SheetCell } from "../../../shared/reading/sheet.ts";
import type { PlainSheet } from "../../../shared/writing/plain-sheet.ts";

export interface FakeSheets extends Sheets {
  /** What was added, in order. */
  readonly added: PlainSheet[];
  selected: { sheet: string; area: string; formula?: string };
}

/** @param contents rows of each sheet, from A1 on. */
export const fakeSheets = (contents: Readonly<Record<string, readonly (readonly SheetCell[])[]>>): FakeSheets => {
  const listeners = new Set<() => void>();
  const gone = (sheet: string) => hostRefusal(`Không có trang tính ${sheet}.`);
  const cellAt = (sheet: string, row: number, column: number): SheetCell => contents[sheet]?.[row]?.[column] ?? null;
  const sheets: FakeSheets = {
    added: [],
    selected: { sheet: Object.keys(contents)[0] ?? "", area: "A1" },
    names: async () => ({ ok: true, content: Object.keys(contents) }),
    read: async () => {
      const cells = contents[sheets.selected.sheet] ?? [];
      const columns = Math.max(1, ...cells.map((row) => row.length));
      const area = `A1:${addressOf({ row: Math.max(0, cells.length - 1), column: columns - 1 })}`;
      return { ok: true, content: { sheet: sheets.selected.sheet, area, cells } };
    },
    readArea: async ({ sheet, area }) => {
      const place = parseArea(area);
      if (!contents[sheet] || !place) return gone(sheet);
      const { top, left, bottom, right } = place;
      const rows = Array.from({ length: bottom - top + 1 }, (_row, row) =>
        Array.from({ length: right - left + 1 }, (_column, column) => cellAt(sheet, top + row, left + column)),
      );
      return { ok: true, content: rows };
    },
    selection: async () => {
      const { sheet, area, formula = "" } = sheets.selected;
      const place = parseArea(area);
      const value = place ? cellAt(sheet, place.top, place.left) : null;
      return { ok: true, content: { sheet, area, formula, value, shown: String(value ?? "") } satisfies SelectedCell };
    },
    select: async (place) => {
      if (!contents[place.sheet]) return gone(place.sheet);
      sheets.selected = place;
      for (const listener of listeners) listener();
      return HOST_DONE;
    },
    onSelection: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    write: async () => HOST_DONE,
    addSheets: async (added) => {
      sheets.added.push(...added);
      return { ok: true, content: added.map(({ name }) => name) };
    },
    file: async () => hostRefusal("Không có tệp."),
    openCopy: async () => HOST_DONE,
  };
  return sheets;
};
