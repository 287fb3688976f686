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

/** Windows' numbers of the keys that make no letter, and of those whose letter has another number. */
const CONTROL_KEYS: Readonly<Record<string, number>> = { Enter: 13, Tab: 9 };
const SIGN_KEYS: Readonly<Record<string, number>> = {
  ".": 190,
  ",": 188,
  ";": 186,
  "=": 187,
  "/": 191,
  "(": 57,
  ")": 48,
};

/**
 * Types into the selected cell at a fixed speed, whether the page keeps up or not: "…" is a pause, "Enter" and "Tab" the keys.
 * Nothing waits for the page, unlike with the keyboard of the test library, which hides what a person's speed brings about.
 */
export const typeAtSpeed = async (
  workbook: OpenWorkbook,
  parts: readonly string[],
  { keyMs = 60, pauseMs = 450 } = {},
): Promise<void> => {
  await takesKeys(workbook);
  const session = await workbook.page.context().newCDPSession(workbook.page);
  const sent: Promise<unknown>[] = [];
  const send = (type: "keyDown" | "rawKeyDown" | "keyUp", key: string) => {
    const code = CONTROL_KEYS[key] ?? SIGN_KEYS[key] ?? key.toUpperCase().charCodeAt(0);
    const text = type === "keyDown" ? { text: key } : {};
    sent.push(session.send("Input.dispatchKeyEvent", { type, key, windowsVirtualKeyCode: code, ...text }));
  };
  const begun = performance.now();
  let dueMs = 0;
  for (const key of parts.flatMap((part) => (part in CONTROL_KEYS || part === "…" ? [part] : [...part]))) {
    dueMs += key === "…" ? pauseMs : keyMs;
    await new Promise((resolve) => setTimeout(resolve, begun + dueMs - performance.now()));
    if (key === "…") continue;
    send(key in CONTROL_KEYS ? "rawKeyDown" : "keyDown", key);
    send("keyUp", key);
  }
  await Promise.all(sent);
  await session.detach();
  await workbook.settled();
};
