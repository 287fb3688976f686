// Types and pastes into the web workbook the way a person does: through the keyboard and the clipboard.
import type { OpenWorkbook } from "./browser-workbook.ts";

/** The editor opens and closes with a short delay. */
const EDITOR_MS = 200;

export const typeInto = async (workbook: OpenWorkbook, sheet: string, address: string, text: string): Promise<void> => {
  await workbook.select(sheet, address);
  await workbook.page.waitForTimeout(EDITOR_MS);
  await workbook.page.keyboard.type(text);
  await workbook.page.keyboard.press("Enter");
  await workbook.page.waitForTimeout(EDITOR_MS);
  await workbook.settled();
};

/** Opens the cell for editing and closes it again without a change. */
export const reopenCell = async (workbook: OpenWorkbook, sheet: string, address: string): Promise<void> => {
  await workbook.select(sheet, address);
  await workbook.page.waitForTimeout(EDITOR_MS);
  await workbook.page.keyboard.press("F2");
  await workbook.page.waitForTimeout(2 * EDITOR_MS);
  await workbook.page.keyboard.press("Enter");
  await workbook.page.waitForTimeout(EDITOR_MS);
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
  await workbook.page.waitForTimeout(EDITOR_MS);
  await workbook.page.evaluate(async ({ text, html }) => {
    const parts: Record<string, Blob> = {};
    if (text !== undefined) parts["text/plain"] = new Blob([text], { type: "text/plain" });
    if (html !== undefined) parts["text/html"] = new Blob([html], { type: "text/html" });
    await navigator.clipboard.write([new ClipboardItem(parts)]);
  }, clipboard);
  await workbook.page.keyboard.press("Control+V");
  await workbook.page.waitForTimeout(4 * EDITOR_MS);
  await workbook.settled();
};
