// Those who want to be told of something.

export interface Listeners {
  tell(): void;
  /** Returns how to stop it. */
  add(listener: () => void): () => void;
}

export const createListeners = (): Listeners => {
  const listeners = new Set<() => void>();
  return {
    tell: () => {
      for (const listener of [...listeners]) listener();
    },
    add: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
};
