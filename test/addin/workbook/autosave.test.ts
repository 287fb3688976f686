// What the browser keeps of the workbook: no tab writes over another's, a full browser is told, nothing is written while somebody types.
import { beforeEach, describe, expect, test } from "vitest";
import { type Autosave, createAutosave } from "../../../addin/workbook/autosave.ts";
import type { KeptAbout, KeptContent, KeptWorkbooks } from "../../../addin/workbook/kept-workbooks.ts";
import type { TabSlot } from "../../../addin/workbook/tab-slot.ts";

/** A browser with its storage and the locks of its tabs. */
const createBrowser = () => {
  const stored = new Map<string, { about: KeptAbout; content: KeptContent }>();
  const held = new Set<string>();
  let [slots, writes] = [0, 0];
  const trouble = { full: false, refused: false };
  const keptWorkbooks: KeptWorkbooks = {
    list: async () => {
      if (trouble.refused) throw new Error("refused");
      return [...stored.values()].map(({ about }) => about).toSorted((a, b) => b.savedAt - a.savedAt);
    },
    read: async (slot) => stored.get(slot)?.content ?? null,
    write: async (about, content) => {
      if (trouble.full || trouble.refused) throw new Error("full");
      writes += 1;
      stored.set(about.slot, { about, content });
    },
    remove: async (slot) => {
      stored.delete(slot);
    },
  };
  const newSlot = () => {
    slots += 1;
    return `slot-${slots}`;
  };
  return { stored, held, kept: keptWorkbooks, trouble, newSlot, writes: () => writes };
};

type TestBrowser = ReturnType<typeof createBrowser>;

/** A tab of it; `remembered` is what a reload finds. */
const createTab = (browser: TestBrowser, remembered: string | null = null) => {
  let [own, remember, name, now]: [string | null, string | null, string, number] = [null, remembered, "Tháng 6", 1_000];
  let task: (() => void) | null = null;
  let wait = 0;
  const take = async (slot: string) => {
    if (browser.held.has(slot)) return false;
    if (own !== null) browser.held.delete(own);
    browser.held.add(slot);
    [own, remember] = [slot, slot];
    return true;
  };
  const slot: TabSlot = {
    take,
    takeNew: async () => {
      const fresh = browser.newSlot();
      await take(fresh);
      return fresh;
    },
    remembered: () => remember,
    othersOpen: async () => browser.held.size > (own === null ? 0 : 1),
  };
  const autosave: Autosave = createAutosave({
    kept: browser.kept,
    slot,
    content: () => ({ workbook: { name } as KeptContent["workbook"], front: 0 }),
    stateChanged: () => {},
    now: () => now,
    later: (what, milliseconds) => {
      const mine = () => {
        now += milliseconds;
        what();
      };
      task = mine;
      wait = milliseconds;
      return () => {
        if (task === mine) task = null;
      };
    },
  });
  return {
    autosave,
    edit: (to: string) => {
      name = to;
      autosave.changed();
    },
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    /** Until it is kept if nothing else is done. */
    wait: () => wait,
    /** The user pauses. */
    pause: async () => {
      task?.();
      task = null;
      await autosave.flush();
    },
    /** The tab is closed or reloaded; a reload remembers its slot. */
    leave: () => {
      if (own !== null) browser.held.delete(own);
      return remember;
    },
  };
};

const names = (browser: TestBrowser) => [...browser.stored.values()].map(({ about }) => about.name).toSorted();

let browser: TestBrowser;
beforeEach(() => {
  browser = createBrowser();
});

describe("what was open comes back", () => {
  test("over a reload and on the next visit", async () => {
    const first = createTab(browser);
    expect(await first.autosave.restore()).toBeNull();
    first.edit("Báo cáo A");
    await first.pause();
    const remembered = first.leave();
    const reloaded = createTab(browser, remembered);
    expect((await reloaded.autosave.restore())?.content.workbook.name).toBe("Báo cáo A");
    reloaded.leave();
    const nextVisit = createTab(browser);
    expect((await nextVisit.autosave.restore())?.about.name).toBe("Báo cáo A");
    expect(nextVisit.autosave.state().kind).toBe("kept");
  });

  test("a page that was only looked at is not kept", async () => {
    const tab = createTab(browser);
    await tab.autosave.restore();
    await tab.pause();
    expect(browser.stored.size).toBe(0);
    expect(tab.autosave.state()).toEqual({ kind: "nothing" });
  });
});

describe("two tabs", () => {
  test("do not write over each other's work", async () => {
    const first = createTab(browser);
    await first.autosave.restore();
    first.edit("Của thẻ một");
    await first.pause();
    const second = createTab(browser);
    expect(await second.autosave.restore()).toBeNull();
    second.edit("Của thẻ hai");
    await second.pause();
    first.edit("Của thẻ một, sửa");
    await first.pause();
    expect(names(browser)).toEqual(["Của thẻ hai", "Của thẻ một, sửa"]);
  });

  test("a duplicated tab gets a slot of its own", async () => {
    const first = createTab(browser);
    await first.autosave.restore();
    first.edit("Gốc");
    await first.pause();
    const [slot = ""] = browser.stored.keys();
    const copy = createTab(browser, slot);
    expect(await copy.autosave.restore()).toBeNull();
    copy.edit("Bản nhân đôi");
    await copy.pause();
    expect(names(browser)).toEqual(["Bản nhân đôi", "Gốc"]);
  });

  test("what is open in another tab cannot be opened here", async () => {
    const first = createTab(browser);
    first.edit("Đang mở");
    await first.pause();
    const [slot = ""] = browser.stored.keys();
    expect(await createTab(browser).autosave.openKept(slot)).toBeNull();
  });
});

test("another workbook gets a slot of its own, and the one before can be opened again", async () => {
  const tab = createTab(browser);
  tab.edit("Cũ");
  await tab.autosave.startNew();
  tab.edit("Mới");
  await tab.pause();
  const [old] = await tab.autosave.others();
  expect(old?.name).toBe("Cũ");
  expect((await tab.autosave.openKept(old?.slot ?? ""))?.content.workbook.name).toBe("Cũ");
  expect((await tab.autosave.others()).map(({ name }) => name)).toEqual(["Mới"]);
});

describe("a browser without room", () => {
  test("is told, work goes on, and the next change is kept when there is room again", async () => {
    const tab = createTab(browser);
    browser.trouble.full = true;
    tab.edit("Một");
    await tab.pause();
    expect(tab.autosave.state()).toEqual({ kind: "refused" });
    tab.edit("Hai");
    expect(tab.autosave.state()).toEqual({ kind: "refused" });
    browser.trouble.full = false;
    await tab.pause();
    expect(tab.autosave.state().kind).toBe("kept");
    expect(names(browser)).toEqual(["Hai"]);
  });

  test("that refuses storage opens the page all the same", async () => {
    browser.trouble.refused = true;
    const tab = createTab(browser);
    expect(await tab.autosave.restore()).toBeNull();
    expect(tab.autosave.state()).toEqual({ kind: "refused" });
    expect(await tab.autosave.others()).toEqual([]);
  });
});

test("many changes are kept once, after a pause, and at the latest after twenty seconds", async () => {
  const tab = createTab(browser);
  for (let count = 0; count < 50; count += 1) tab.edit(`Lần ${count}`);
  expect(browser.writes()).toBe(0);
  expect(tab.autosave.state()).toEqual({ kind: "waiting" });
  await tab.pause();
  expect(browser.writes()).toBe(1);
  expect(names(browser)).toEqual(["Lần 49"]);
  tab.edit("Gõ mãi");
  tab.pass(19_900);
  tab.edit("Gõ mãi nữa");
  expect(tab.wait()).toBe(100);
});
