// Keeps the access token on this machine: in the browser's storage under the name that Office asks for, else in memory; never in a workbook.
import type { TokenAccess } from "./host.ts";

/** Part of the name of the entry; Office puts its partition key before it. */
const STORAGE_NAME = "dvc.token";

export interface TokenStore extends TokenAccess {
  /** The read-only token of a demonstration server, used while the user has entered none; it is not kept. */
  setDemonstration(token: string | null): void;
}

export interface TokenStoreOptions {
  /** Called at each use; may throw where the browser refuses storage. */
  readonly storage: () => Pick<Storage, "getItem" | "setItem" | "removeItem">;
  /** Office gives an add-in its own part of the storage; known only once Office is ready, and undefined outside of it. */
  readonly partitionKey: () => string | undefined;
  /** Calls the listener when another window of this browser changed the storage. */
  readonly onForeignChange?: (listener: (name: string | null) => void) => void;
}

export const createTokenStore = ({ storage, partitionKey, onForeignChange }: TokenStoreOptions): TokenStore => {
  const listeners = new Set<() => void>();
  /** What could not be written down: `undefined` while the storage holds the truth. */
  let unstored: string | null | undefined;
  let demonstration: string | null = null;

  const storageName = (): string => `${partitionKey() ?? ""}${STORAGE_NAME}`;
  const changed = (): void => {
    for (const listener of [...listeners]) listener();
  };
  const ownToken = (): string | null => {
    if (unstored !== undefined) return unstored;
    try {
      return storage().getItem(storageName());
    } catch {
      return null;
    }
  };
  onForeignChange?.((name) => {
    if (name === null || name === storageName()) changed();
  });

  return {
    get: () => ownToken() ?? demonstration,
    set(token) {
      const text = token?.trim() || null;
      try {
        if (text === null) storage().removeItem(storageName());
        else storage().setItem(storageName(), text);
        unstored = undefined;
      } catch {
        // A browser without storage, or a full one: it is remembered until the page is closed.
        unstored = text;
      }
      changed();
    },
    owner() {
      if (ownToken() !== null) return "user";
      return demonstration === null ? null : "demonstration";
    },
    setDemonstration(token) {
      demonstration = token;
      changed();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

/** The store of this page: the browser's own storage, Office's partition where there is one. */
export const createPageTokenStore = (): TokenStore =>
  createTokenStore({
    storage: () => window.localStorage,
    partitionKey: () => (typeof Office === "undefined" ? undefined : Office.context?.partitionKey),
    onForeignChange: (listener) => window.addEventListener("storage", (event) => listener(event.key)),
  });
