// Types and pastes into the web workbook the way a person does: through the keyboard and the clipboard.
import { expect } from "vitest";
import type { OpenWorkbook } from "./workbook.ts";

/** The editor opens and closes with a short delay. */
const EDITOR_MS = 200;
/** Thousands of cells, on a machine that others use too. */
const PASTE_MS = 30_000;

const drawnTimes = (workbook: OpenWorkbook, pictures: number): Promise<void> =>
  workbook.page.evaluate(async (count) => {
    for (let picture = 0; picture < count; picture += 1) await new Promise((done) => requestAnimationFrame(done));
  }, pictures);

/** Keys go to the selected cell as soon as the sheet's editor has the focus and the selection is drawn. */
const takesKeys = async (workbook: OpenWorkbook): Promise<void> => {
  await workbook.inPage((open) => open.focus());
  await drawnTimes(workbook, 3);
};

export const typeInto = async (workbook: OpenWorkbook, sheet: string, address: string, text: string): Promise<void> => {
  await workbook.select(sheet, address);
  await takesKeys(workbook);
  await workbook.page.keyboard.type(text);
  // What is typed stands in the cell's editor before it is closed.
  await drawnTimes(workbook, 2);
  await workbook.page.keyboard.press("Enter");
  await workbook.settled();
};

/** Opens the cell for editing and closes it again without a change. */
export const reopenCell = async (workbook: OpenWorkbook, sheet: string, address: string): Promise<void> => {
  await workbook.select(sheet, address);
  await takesKeys(workbook);
  await workbook.page.keyboard.press("F2");
  await workbook.page.waitForTimeout(EDITOR_MS);
  await workbook.page.keyboard.press("Enter");
  await workbook.settled();
};

export interface Clipboard {
  readonly text?: string;
  readonly html?: string;
}

export const pasteInto = async (
  workbook: OpenWorkbook,
  sheet: string,
  address: string,
  clipboard: Clipboard,
): Promise<void> => {
  await workbook.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await workbook.select(sheet, address);
  await takesKeys(workbook);
  await workbook.page.evaluate(async ({ text, html }) => {
    const parts: Record<string, Blob> = {};
    if (text !== undefined) parts["text/plain"] = new Blob([text], { type: "text/plain" });
    if (html !== undefined) parts["text/html"] = new Blob([html], { type: "text/html" });
    await navigator.clipboard.write([new ClipboardItem(parts)]);
  }, clipboard);
  const before = await workbook.read(sheet, address);
  await workbook.page.keyboard.press("Control+V");
  // The clipboard is read between the key and the cells.
  await expect.poll(() => workbook.read(sheet, address), { timeout: PASTE_MS, interval: 50 }).not.toEqual(before);
  await workbook.settled();
};
