// Settings where there is no workbook to keep them in, but a browser that remembers: kept there, else for as long as the page is open.
import { HOST_DONE, type WorkbookSettings } from "./host.ts";
import { createMemorySettings } from "./memory-settings.ts";

/** @param prefix before each name, so that pages of one origin do not share them by accident. */
export const createStoredSettings = (
  storage: () => Pick<Storage, "getItem" | "setItem" | "removeItem">,
  prefix: string,
): WorkbookSettings => {
  /** What the browser did not take: full, or forbidden. */
  const memory = createMemorySettings();
  return {
    get(name) {
      try {
        return memory.get(name) ?? storage().getItem(`${prefix}${name}`);
      } catch {
        return memory.get(name);
      }
    },
    async set(name, text) {
      try {
        if (text === null) storage().removeItem(`${prefix}${name}`);
        else storage().setItem(`${prefix}${name}`, text);
        return memory.set(name, null);
      } catch {
        await memory.set(name, text);
        return HOST_DONE;
      }
    },
  };
};
