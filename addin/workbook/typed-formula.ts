// Keeps a formula as it was typed: Enter and Tab take a function of the list only where the list is about the name that stands before the caret.
import { EDITOR_ACTIVATED, FOCUSING_FX_BAR_EDITOR, type IContextService, type Injector } from "@univerjs/core";
import { IEditorService } from "@univerjs/docs-ui";
import { DeviceInputEventType } from "@univerjs/engine-render";
import { SetCellEditVisibleOperation } from "@univerjs/sheets-ui";
import { IShortcutService, KeyCode } from "@univerjs/ui";

/** The list holds these keys at 1000. */
const BEFORE_THE_LIST = 1_100;
const NAME_BEFORE_CARET = /[\p{L}_][\p{L}\p{N}_.]*$/u;

/** The beginning of a name that the list was made for; null where no list is open. */
const listedPrefix = (): string | null =>
  document.querySelector('[data-u-comp="sheets-formula-editor"] li span span')?.textContent ?? null;

/**
 * The list opens and closes a moment after the last key. Until then it may stand open for a name that has long been typed on,
 * and its first function would be written over the formula; then the keys close the cell as if no list were open.
 */
export const keepTypedFormulas = (injector: Injector): void => {
  const [shortcuts, editors] = [injector.get(IShortcutService), injector.get(IEditorService)];

  const nameBeforeCaret = (): string => {
    const editor = editors.getFocusEditor();
    const text = editor?.getDocumentData().body?.dataStream ?? "";
    const caret = editor?.getSelectionRanges().at(-1)?.startOffset ?? 0;
    return NAME_BEFORE_CARET.exec(text.slice(0, caret))?.[0] ?? "";
  };
  const isListOutdated = (context: IContextService): boolean => {
    if (!context.getContextValue(EDITOR_ACTIVATED) && !context.getContextValue(FOCUSING_FX_BAR_EDITOR)) return false;
    const prefix = listedPrefix();
    return prefix !== null && prefix.toLowerCase() !== nameBeforeCaret().toLowerCase();
  };

  for (const keycode of [KeyCode.ENTER, KeyCode.TAB]) {
    shortcuts.registerShortcut({
      id: SetCellEditVisibleOperation.id,
      binding: keycode,
      priority: BEFORE_THE_LIST,
      preconditions: isListOutdated,
      staticParameters: { visible: false, eventType: DeviceInputEventType.Keyboard, keycode },
    });
  }
};
