// Small texts that travel with a workbook, in the part of it that the engine keeps for others; never anything secret.
import type { IWorkbookData, Workbook } from "@univerjs/core";

export interface StoredSettings {
  get(name: string): string | null;
  /** Null forgets it. False where no workbook is open. */
  set(name: string, text: string | null): boolean;
}

const PLACE = "dvcSettings";

/** The settings of a workbook by name. */
export const settingsOf = (custom: IWorkbookData["custom"]): Readonly<Record<string, string>> => {
  const kept: unknown = custom?.[PLACE];
  if (typeof kept !== "object" || kept === null) return {};
  return Object.fromEntries(
    Object.entries(kept).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
};

/** The part of a workbook that holds these settings. */
export const customOfSettings = (settings: Readonly<Record<string, string>>): NonNullable<IWorkbookData["custom"]> => ({
  [PLACE]: { ...settings },
});

export const createStoredSettings = (workbook: () => Workbook | null, changed: () => void): StoredSettings => ({
  get: (name) => settingsOf(workbook()?.getCustomMetadata())[name] ?? null,
  set: (name, text) => {
    const open = workbook();
    if (!open) return false;
    const { [name]: _, ...others } = settingsOf(open.getCustomMetadata());
    const settings = text === null ? others : { ...others, [name]: text };
    open.setCustomMetadata({ ...open.getCustomMetadata(), ...customOfSettings(settings) });
    changed();
    return true;
  },
});
