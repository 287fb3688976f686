// Settings of a workbook where there is no workbook to keep them in: for as long as the page is open.
import { HOST_DONE, type WorkbookSettings } from "./host.ts";

export const createMemorySettings = (): WorkbookSettings => {
  const kept = new Map<string, string>();
  return {
    get: (name) => kept.get(name) ?? null,
    set: async (name, text) => {
      if (text === null) kept.delete(name);
      else kept.set(name, text);
      return HOST_DONE;
    },
  };
};
