// Workbooks that the browser keeps: one slot for each open tab and the last few that were open, so that no tab writes over another's work.
import { createStore, del, get, keys, set, type UseStore } from "idb-keyval";
import type { WorkbookContent } from "./workbook-content.ts";

/** What a table puts into cells is calculated anew. */
export type KeptContent = Pick<WorkbookContent, "workbook" | "front" | "carried">;

export interface KeptAbout {
  readonly slot: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

/** All of them reject where the browser refuses storage or has no room. */
export interface KeptWorkbooks {
  /** The newest first. */
  list(): Promise<readonly KeptAbout[]>;
  read(slot: string): Promise<KeptContent | null>;
  write(about: KeptAbout, content: KeptContent): Promise<void>;
  remove(slot: string): Promise<void>;
}

const ABOUT = "about:";
const CONTENT = "content:";
/** Besides the one that is open. */
const KEPT_MOST = 6;

export const createKeptWorkbooks = (): KeptWorkbooks => {
  let opened: UseStore | null = null;
  const store = (): UseStore => {
    opened ??= createStore("dvc-workbook", "kept");
    return opened;
  };

  const list = async (): Promise<readonly KeptAbout[]> => {
    const names = (await keys<string>(store())).filter((key) => key.startsWith(ABOUT));
    const found = await Promise.all(names.map((name) => get<KeptAbout>(name, store())));
    return found.filter((about) => about !== undefined).toSorted((a, b) => b.savedAt - a.savedAt);
  };

  const remove = async (slot: string): Promise<void> => {
    await del(ABOUT + slot, store());
    await del(CONTENT + slot, store());
  };

  return {
    list,
    read: async (slot) => (await get<KeptContent>(CONTENT + slot, store())) ?? null,
    write: async (about, content) => {
      // The content first: a list that names what is not there would open nothing.
      await set(CONTENT + about.slot, content, store());
      await set(ABOUT + about.slot, about, store());
      for (const { slot } of (await list()).slice(KEPT_MOST)) if (slot !== about.slot) await remove(slot);
    },
    remove,
  };
};
