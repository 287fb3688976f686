// The pane after the network was lost: the server is asked as soon as there is a network, and who works here once it answers.
import { expect, test } from "vitest";
import type { ConnectionStatus } from "../../../addin/functions/function-runtime.ts";
import { watchBackOnline } from "../../../addin/taskpane/frame/back-online.ts";
import type { Session } from "../../../addin/taskpane/frame/session.ts";

const begin = (first: ConnectionStatus["state"], sessionState: Session["state"]) => {
  let state = first;
  const listeners = new Set<() => void>();
  const networks = new Set<() => void>();
  const done: string[] = [];
  const subscribeTo = (to: Set<() => void>) => (listener: () => void) => {
    to.add(listener);
    return () => to.delete(listener);
  };
  const stop = watchBackOnline({
    runtime: {
      status: () => ({ state }) as ConnectionStatus,
      subscribe: subscribeTo(listeners),
      tryServer: async (isHeard = false) => void done.push(`try ${isHeard}`),
    },
    session: {
      get: () => ({ state: sessionState }) as Session,
      refresh: async () => void done.push("refresh"),
    },
    onNetwork: subscribeTo(networks),
  });
  const become = (next: ConnectionStatus["state"]) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const network = () => {
    for (const listener of networks) listener();
  };
  return { become, network, done, stop };
};

test("once the server answers again, who works here is asked for, and not again with each answer", () => {
  const { become, done } = begin("offline", "away");
  become("offline");
  expect(done).toEqual([]);
  become("online");
  become("online");
  expect(done).toEqual(["refresh"]);
  become("offline");
  become("online");
  expect(done).toEqual(["refresh", "refresh"]);
});

test("who is known already is not asked for again", () => {
  const { become, done } = begin("offline", "known");
  become("online");
  expect(done).toEqual([]);
});

test.each([
  ["offline", "known", ["try true"]],
  ["online", "away", ["try true"]],
  ["online", "known", []],
] as const)("a network that comes back while the server is %s and the session %s: %j", (state, session, expected) => {
  const { network, done } = begin(state, session);
  network();
  expect(done).toEqual(expected);
});

test("nothing is heard after it was stopped", () => {
  const { become, network, done, stop } = begin("offline", "away");
  stop();
  network();
  become("online");
  expect(done).toEqual([]);
});
