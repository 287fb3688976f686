// One piece of state that parts of the pane share: read, changed, listened to.

export interface Store<State> {
  /** The same object until something changes. */
  get(): State;
  set(next: State): void;
  /** Calls the listener after changes; returns how to stop that. */
  subscribe(listener: () => void): () => void;
}

export const createStore = <State>(first: State): Store<State> => {
  let state = first;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(next) {
      if (Object.is(next, state)) return;
      state = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
