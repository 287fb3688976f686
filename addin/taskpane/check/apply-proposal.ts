// Writes what a check proposes into its cell, at a person's click, and back again.
import type { SheetCell } from "../../../shared/reading/sheet.ts";
import { CHECK_TEXT } from "../../../shared/text/check.ts";
import { numberText } from "../../../shared/text/format.ts";
import { type HostOutcome, hostRefusal, type Sheets } from "../../host/host.ts";
import type { CellProposal } from "./finding-items.ts";

export interface Written {
  readonly sheet: string;
  readonly proposal: CellProposal;
  /** What was written, with what stood there. */
  readonly text: string;
}

type Refusal = Extract<HostOutcome, { readonly ok: false }>;

export type Applied = { readonly ok: true; readonly written: Written } | Refusal;

const cellText = (cell: SheetCell): string => {
  if (cell === null || cell === "") return CHECK_TEXT.blankCell;
  if (typeof cell === "object") return cell.error;
  return typeof cell === "number" ? numberText(cell) : String(cell);
};

/** Refused where the cell holds a formula, or no longer what was checked. Never rejects. */
export const applyProposal = async (sheets: Sheets, sheet: string, proposal: CellProposal): Promise<Applied> => {
  const { cell, value, text, old } = proposal;
  const shown = await sheets.select({ sheet, area: cell });
  if (!shown.ok) return shown;
  const selected = await sheets.selection();
  if (!selected.ok) return selected;
  const { formula, value: now } = selected.content;
  if (formula !== "") return hostRefusal(CHECK_TEXT.cellHasFormula({ cell, formula }));
  if (cellText(now) !== cellText(old)) return hostRefusal(CHECK_TEXT.cellChanged({ cell, now: cellText(now) }));
  const written = await sheets.write(sheet, [{ cell, value }]);
  if (!written.ok) return written;
  return { ok: true, written: { sheet, proposal, text: CHECK_TEXT.written({ cell, text, old: cellText(old) }) } };
};

/** Puts back what stood there; refused where somebody changed the cell meanwhile. */
export const takeBack = async (
  sheets: Sheets,
  { sheet, proposal }: Written,
): Promise<{ readonly ok: true; readonly text: string } | Refusal> => {
  const { cell, value, old } = proposal;
  const now = await sheets.readArea({ sheet, area: cell });
  if (!now.ok) return now;
  const current = now.content[0]?.[0] ?? null;
  if (cellText(current) !== cellText(value))
    return hostRefusal(CHECK_TEXT.cellChanged({ cell, now: cellText(current) }));
  if (typeof old === "object" && old !== null) return hostRefusal(CHECK_TEXT.cellChanged({ cell, now: old.error }));
  const written = await sheets.write(sheet, [{ cell, value: typeof old === "boolean" ? String(old) : old }]);
  return written.ok ? { ok: true, text: CHECK_TEXT.takenBack({ cell, old: cellText(old) }) } : written;
};
