// Gives cells the number format that came with an answer, unless they have one of their own.
import type { ICellData, IStyleData, Workbook } from "@univerjs/core";
import { isDefaultFormat } from "@univerjs/core";
import type { Invoked } from "../functions/runtime.ts";
import { type CellPlace, placeKey } from "./function-bridge.ts";
import { isWholeCall } from "./whole-call.ts";

export interface AnswerFormats {
  /** Remembers what the answer of `id` in this cell asks for; null where it asks for nothing. */
  note(id: string, at: CellPlace, invoked: Invoked): void;
  /** Formats the noted cells; call it when the results stand in the sheets. */
  apply(): void;
}

export interface FormatTarget {
  /** The workbook while it is open. */
  workbook(): Workbook | null;
  /** The formula as it stands in the cell, "" for none. */
  formulaAt(at: CellPlace): string;
  /** Changes styles without a trace in the undo list. */
  setStyles(sheet: string, cells: Record<number, Record<number, ICellData>>): void;
}

interface Wish {
  readonly id: string;
  readonly at: CellPlace;
  readonly formats: readonly { readonly place: CellPlace; readonly pattern: string | null }[];
}

/** One format for a cell, one per column for the rows of a table below its header. */
const formatsOf = (at: CellPlace, invoked: Invoked): Wish["formats"] => {
  if ("error" in invoked) return [{ place: at, pattern: null }];
  const { value, format } = invoked;
  if (typeof value !== "object" || value === null) {
    return [{ place: at, pattern: typeof format === "string" ? format : null }];
  }
  if (typeof format !== "object") return [];
  return value.slice(1).flatMap((_, rowIndex) =>
    format.map((pattern, columnIndex) => ({
      place: { sheet: at.sheet, row: at.row + 1 + rowIndex, column: at.column + columnIndex },
      pattern,
    })),
  );
};

export const createAnswerFormats = (target: FormatTarget): AnswerFormats => {
  let wishes: Wish[] = [];
  /** Formats that came from answers: they give way to the next answer; one that the user chose stays. */
  const given = new Map<string, string>();

  const ownPattern = (workbook: Workbook, { sheet, row, column }: CellPlace): string | null => {
    const cell = workbook.getSheetBySheetId(sheet)?.getCellRaw(row, column);
    const pattern = cell ? workbook.getStyles().getStyleByCell(cell)?.n?.pattern : undefined;
    return pattern === undefined || isDefaultFormat(pattern) ? null : pattern;
  };

  return {
    note: (id, at, invoked) => {
      wishes.push({ id, at, formats: formatsOf(at, invoked) });
    },
    apply: () => {
      const noted = wishes;
      wishes = [];
      const workbook = target.workbook();
      if (!workbook) return;
      const changes = new Map<string, Record<number, Record<number, ICellData>>>();
      for (const { id, at, formats } of noted) {
        if (!isWholeCall(target.formulaAt(at), id)) continue;
        // A table that found no room shows its error in one cell; the cells in its way are not its own.
        if (workbook.getSheetBySheetId(at.sheet)?.getCellRaw(at.row, at.column)?.v === "#SPILL!") continue;
        for (const { place, pattern } of formats) {
          const key = placeKey(place);
          const present = ownPattern(workbook, place);
          if (present === pattern || (present !== null && present !== given.get(key))) continue;
          if (pattern === null) given.delete(key);
          else given.set(key, pattern);
          const rows = changes.get(place.sheet) ?? {};
          const style: IStyleData = { n: pattern === null ? null : { pattern } };
          rows[place.row] = { ...rows[place.row], [place.column]: { s: style } };
          changes.set(place.sheet, rows);
        }
      }
      for (const [sheet, cells] of changes) target.setStyles(sheet, cells);
    },
  };
};
