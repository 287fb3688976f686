// Keeps the administrator's token for as long as the browser tab lives, and nowhere else.

const STORAGE_NAME = "dvc.admin.token";

export interface SessionToken {
  get(): string | null;
  set(token: string | null): void;
}

/** `storage` is called at each use, since a browser may refuse it; then the token is remembered until the page is closed. */
export const createSessionToken = (
  storage: () => Pick<Storage, "getItem" | "setItem" | "removeItem">,
): SessionToken => {
  let unstored: string | null | undefined;
  return {
    get() {
      if (unstored !== undefined) return unstored;
      try {
        return storage().getItem(STORAGE_NAME);
      } catch {
        return null;
      }
    },
    set(token) {
      try {
        if (token === null) storage().removeItem(STORAGE_NAME);
        else storage().setItem(STORAGE_NAME, token);
        unstored = undefined;
      } catch {
        unstored = token;
      }
    },
  };
};
