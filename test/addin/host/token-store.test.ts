// Where the access token is kept, and what happens in a browser that keeps nothing.
import { describe, expect, test } from "vitest";
import { createTokenStore } from "../../../addin/host/token-store.ts";

const memoryStorage = () => {
  const entries = new Map<string, string>();
  const storage = {
    getItem: (name: string) => entries.get(name) ?? null,
    setItem: (name: string, text: string) => void entries.set(name, text),
    removeItem: (name: string) => void entries.delete(name),
  };
  return { entries, storage };
};

describe("a browser that keeps things", () => {
  test("the token outlives the page, under the name that Office asks for", () => {
    const { entries, storage } = memoryStorage();
    const options = { storage: () => storage, partitionKey: () => "office-42-" };
    createTokenStore(options).set("  ma-truy-cap\n");
    expect([...entries]).toEqual([["office-42-dvc.token", "ma-truy-cap"]]);
    expect(createTokenStore(options).get()).toBe("ma-truy-cap");
  });

  test("outside of Office it has its plain name", () => {
    const { entries, storage } = memoryStorage();
    createTokenStore({ storage: () => storage, partitionKey: () => undefined }).set("x");
    expect([...entries.keys()]).toEqual(["dvc.token"]);
  });

  test("Office's part of the storage is found although it is known only later", () => {
    const { entries, storage } = memoryStorage();
    entries.set("office-42-dvc.token", "x");
    let key: string | undefined;
    const token = createTokenStore({ storage: () => storage, partitionKey: () => key });
    expect(token.get()).toBeNull();
    key = "office-42-";
    expect(token.get()).toBe("x");
  });

  for (const nothing of [null, "", "  \n"]) {
    test(`${JSON.stringify(nothing)} removes it`, () => {
      const { entries, storage } = memoryStorage();
      const token = createTokenStore({ storage: () => storage, partitionKey: () => undefined });
      token.set("x");
      token.set(nothing);
      expect(entries.size).toBe(0);
      expect([token.get(), token.owner()]).toEqual([null, null]);
    });
  }
});

describe("a browser that refuses", () => {
  const refusal = () => {
    throw new DOMException("denied", "SecurityError");
  };

  test("storage at all: the token is known until the page is closed", () => {
    const token = createTokenStore({ storage: refusal, partitionKey: () => undefined });
    expect(token.get()).toBeNull();
    token.set("x");
    expect([token.get(), token.owner()]).toEqual(["x", "user"]);
    token.set(null);
    expect(token.get()).toBeNull();
  });

  test("because it is full: the new token counts, not the old one that is still written there", () => {
    const { storage } = memoryStorage();
    let isFull = false;
    const filling = {
      ...storage,
      setItem: (name: string, text: string) => (isFull ? refusal() : storage.setItem(name, text)),
    };
    const token = createTokenStore({ storage: () => filling, partitionKey: () => undefined });
    token.set("cu");
    isFull = true;
    token.set("moi");
    expect(token.get()).toBe("moi");
    isFull = false;
    token.set("moi-nua");
    expect([token.get(), storage.getItem("dvc.token")]).toEqual(["moi-nua", "moi-nua"]);
  });
});

describe("a demonstration server", () => {
  test("its token is used while there is no other, and is not written down", () => {
    const { entries, storage } = memoryStorage();
    const token = createTokenStore({ storage: () => storage, partitionKey: () => undefined });
    token.setDemonstration("xem-thu");
    expect([token.get(), token.owner(), entries.size]).toEqual(["xem-thu", "demonstration", 0]);
    token.set("cua-toi");
    expect([token.get(), token.owner()]).toEqual(["cua-toi", "user"]);
    token.set(null);
    expect(token.get()).toBe("xem-thu");
  });
});

test("listeners hear of every change, of another window too, until they leave", () => {
  const { storage } = memoryStorage();
  let foreign: (name: string | null) => void = () => {};
  const token = createTokenStore({
    storage: () => storage,
    partitionKey: () => undefined,
    onForeignChange: (listener) => {
      foreign = listener;
    },
  });
  let heard = 0;
  const leave = token.subscribe(() => {
    heard += 1;
  });
  token.set("x");
  token.setDemonstration("y");
  foreign("dvc.token");
  foreign("another program's entry");
  foreign(null);
  expect(heard).toBe(4);
  leave();
  token.set(null);
  expect(heard).toBe(4);
});
