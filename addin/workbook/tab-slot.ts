// Which kept workbook belongs to this tab: held by a lock for as long as the tab is open, remembered over a reload.

const REMEMBERED = "dvc.workbook-slot";
const LOCK = "dvc-workbook-slot:";

export interface TabSlot {
  /** Takes the slot for this tab; false where another tab holds it. */
  take(slot: string): Promise<boolean>;
  /** A slot of its own, that nothing was kept in before. */
  takeNew(): Promise<string>;
  /** Of this tab before it was reloaded. */
  remembered(): string | null;
  /** True while another tab of this browser is open on a workbook. */
  othersOpen(): Promise<boolean>;
}

export const createTabSlot = (): TabSlot => {
  let release: (() => void) | null = null;

  const remember = (slot: string) => {
    try {
      sessionStorage.setItem(REMEMBERED, slot);
    } catch {
      // Without storage a reload finds the newest slot instead.
    }
  };

  /** Resolves as soon as it is known whether the lock was given; it is held until `release`. */
  const lock = (slot: string): Promise<boolean> =>
    new Promise((resolve) => {
      // Only pages on https and localhost have locks; elsewhere each tab still has a slot of its own name.
      if (!("locks" in navigator)) {
        resolve(true);
        return;
      }
      navigator.locks
        .request(LOCK + slot, { ifAvailable: true }, (lock) => {
          if (!lock) {
            resolve(false);
            return undefined;
          }
          return new Promise<void>((done) => {
            release?.();
            release = done;
            resolve(true);
          });
        })
        .catch(() => resolve(true));
    });

  const take = async (slot: string): Promise<boolean> => {
    const taken = await lock(slot);
    if (taken) remember(slot);
    return taken;
  };

  return {
    take,
    takeNew: async () => {
      const slot = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
      await take(slot);
      return slot;
    },
    remembered: () => {
      try {
        return sessionStorage.getItem(REMEMBERED);
      } catch {
        return null;
      }
    },
    othersOpen: async () => {
      if (!("locks" in navigator)) return false;
      const { held = [] } = await navigator.locks.query();
      return held.filter(({ name }) => name?.startsWith(LOCK)).length > (release ? 1 : 0);
    },
  };
};
