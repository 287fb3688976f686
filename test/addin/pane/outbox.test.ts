// The outbox under every fault of network, storage, token and clock: at most one revision, nothing lost, never "sent" too early.
import { beforeEach, describe, expect, test } from "vitest";
import type { SnapshotBody } from "../../../addin/server/entries.ts";
import { createServer } from "../../../addin/server/server.ts";
import { createOutbox, type Outbox } from "../../../addin/taskpane/outbox/outbox.ts";
import type { OutboxEntry, OutboxOrder } from "../../../addin/taskpane/outbox/outbox-entry.ts";
import type { KeyValues } from "../../../addin/taskpane/outbox/outbox-kept.ts";
import type { FormCode } from "../../../shared/domain/form-code.ts";
import type { PeriodKey } from "../../../shared/domain/period.ts";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import { createSnapshotServer, type NetworkFault, type SnapshotServer } from "./snapshot-server.ts";

const JUNE = "nd09:2026-06";

/** A storage that outlives the panes of a test, and can be full or refused. */
const createDisk = () => {
  const kept = new Map<string, string>();
  const disk = {
    kept,
    isFull: false,
    isRefused: false,
    keyValues: {
      entries: async () => {
        if (disk.isRefused) throw new DOMException("no storage here");
        return [...kept].map(([key, text]) => [key, JSON.parse(text) as unknown] as const);
      },
      set: async (key, content) => {
        if (disk.isFull || disk.isRefused) throw new DOMException("quota", "QuotaExceededError");
        kept.set(key, JSON.stringify(content));
      },
      remove: async (key) => {
        if (disk.isRefused) throw new DOMException("no storage here");
        kept.delete(key);
      },
    } satisfies KeyValues,
  };
  return disk;
};

interface Pane {
  readonly outbox: Outbox;
  /** Does what was put off, as if the time had passed. */
  elapse(): Promise<void>;
  readonly delays: number[];
  /** Nothing of it runs any more: its answers are heard by nobody. */
  crash(): void;
}

let server: SnapshotServer;
let disk: ReturnType<typeof createDisk>;
let token: string | null;
let keys: number;
let clock: number;
let isLocked: boolean;
let outboxes: Outbox[];

beforeEach(() => {
  server = createSnapshotServer();
  disk = createDisk();
  token = "token-of-xa";
  keys = 0;
  clock = 1_000;
  isLocked = false;
  outboxes = [];
});

/** Until no pane has anything on its way, twice in a row. */
const settled = async () => {
  for (let quiet = 0; quiet < 2; ) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    quiet = outboxes.some((outbox) => outbox.get().sending.length > 0) ? 0 : quiet + 1;
  }
};

/** A pane that has just been opened. */
const openPane = async (): Promise<Pane> => {
  let timers: (() => void)[] = [];
  let isDead = false;
  const delays: number[] = [];
  const { keyValues } = disk;
  const outbox = createOutbox({
    keyValues: {
      ...keyValues,
      entries: () => keyValues.entries(),
      set: async (key, content) => {
        if (!isDead) await keyValues.set(key, content);
      },
    },
    server: createServer({ fetch: server.fetch, origin: "", getToken: () => token, timeoutMs: 5 }),
    currentSender: () => (token === null ? null : { mark: `mark of ${token}`, unit: server.tokens.get(token) ?? null }),
    newKey: () => {
      keys += 1;
      return `key-${keys}`;
    },
    now: () => clock,
    later: (work, delayMs) => {
      delays.push(delayMs);
      const timer = () => {
        if (!isDead) work();
      };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    exclusively: async (work) => (isLocked || isDead ? null : work()),
  });
  outboxes.push(outbox);
  await outbox.open();
  return {
    outbox,
    delays,
    async elapse() {
      const due = timers;
      timers = [];
      for (const timer of due) timer();
      await settled();
    },
    crash() {
      isDead = true;
    },
  };
};

const body = (online: number, more: Partial<SnapshotBody> = {}): SnapshotBody => ({
  figures: { HS_TRUC_TUYEN: online, HS_TIEP_NHAN: 100 },
  scopeBasis: "ownOnly",
  scheme: "ND42",
  ...more,
});
const order = (online: number, more: Partial<OutboxOrder> = {}): OutboxOrder => ({
  kind: "submit",
  unit: "XA" as UnitCode,
  period: JUNE as PeriodKey,
  form: "chung" as FormCode,
  body: body(online),
  base: null,
  reason: null,
  title: "Xã A, Tháng 6/2026",
  draft: null,
  ...more,
});
const put = async (pane: Pane, ...orders: readonly OutboxOrder[]) => {
  await pane.outbox.put(orders);
  await settled();
};
const states = ({ outbox }: Pane) => outbox.get().entries.map(({ fate }) => fate.state);
const last = ({ outbox }: Pane) => outbox.get().entries.at(-1) as OutboxEntry;
const figuresStored = () =>
  server.revisions("XA", JUNE).map(({ figures }) => (figures as { HS_TRUC_TUYEN: number }).HS_TRUC_TUYEN);

test("a report that arrives is sent, with the revision and the receipt that the server gave", async () => {
  const pane = await openPane();
  await put(pane, order(18));
  expect(last(pane).fate).toMatchObject({ state: "sent", delivery: { revision: 1, hash: expect.any(String) } });
  expect(figuresStored()).toEqual([18]);
  expect(pane.delays).toEqual([]);
});

/** What the network does to the first tries. */
const FAULTS: readonly (readonly [string, readonly NetworkFault[]])[] = [
  ["no network", ["lostRequest", "lostRequest", "lostRequest"]],
  ["the reply is lost", ["lostReply", "lostReply"]],
  ["the request arrives twice", ["duplicated"]],
  ["a server in front of ours fails", ["error500", "error500"]],
  ["the server fails after it has stored", ["error500AfterStoring"]],
  ["the answer does not come in time", ["held", "held"]],
  ["a page of the Wi-Fi answers with 200", ["page"]],
  ["too many requests", ["tooOften", "tooOften"]],
  ["everything one after the other", ["lostRequest", "held", "page", "lostReply", "error500", "duplicated"]],
];

describe.each(FAULTS)("%s", (_, faults) => {
  test("it is sent again by itself, and stored once", async () => {
    const pane = await openPane();
    server.faults.push(...faults);
    await put(pane, order(18));
    for (let turn = 0; turn < faults.length && states(pane)[0] !== "sent"; turn += 1) {
      expect(states(pane)).toEqual(["waiting"]);
      await pane.elapse();
    }
    expect(states(pane)).toEqual(["sent"]);
    await server.release();
    expect(figuresStored()).toEqual([18]);
    expect(new Set(server.requests.map(({ key }) => key)).size).toBe(1);
  });

  test("closing the pane in between loses nothing and sends nothing twice", async () => {
    const pane = await openPane();
    server.faults.push(...faults);
    await put(pane, order(18));
    pane.crash();
    server.faults.length = 0;
    const reopened = await openPane();
    await settled();
    expect(states(reopened)).toEqual(["sent"]);
    await server.release();
    expect(figuresStored()).toEqual([18]);
  });
});

test("a crash after the server stored and before the answer was heard: the same key is sent again, one revision", async () => {
  const pane = await openPane();
  server.faults.push("lostReply");
  void pane.outbox.put([order(18)]);
  await Promise.resolve();
  await new Promise((resolve) => setTimeout(resolve, 1));
  pane.crash();
  await settled();
  const reopened = await openPane();
  await settled();
  expect(last(reopened).fate).toMatchObject({ state: "sent", delivery: { revision: 1 } });
  expect(figuresStored()).toEqual([18]);
});

test("the waits between tries grow up to five minutes, and coming back online does not wait", async () => {
  const pane = await openPane();
  server.faults.push(...Array.from({ length: 7 }, () => "lostRequest" as const));
  await put(pane, order(18));
  for (let turn = 0; turn < 6; turn += 1) await pane.elapse();
  expect(pane.delays).toEqual([5_000, 15_000, 45_000, 120_000, 300_000, 300_000, 300_000]);
  expect(states(pane)).toEqual(["waiting"]);
  await pane.outbox.sendNow();
  expect(states(pane)).toEqual(["sent"]);
});

test("a clock that is an hour wrong, and jumps, changes neither the order nor the sending", async () => {
  const pane = await openPane();
  server.faults.push("lostRequest");
  clock = 3_600_000;
  await put(pane, order(18));
  clock = -3_600_000;
  await put(
    pane,
    order(19, { base: 1, period: "nd09:2026-07" as PeriodKey }),
    order(20, { period: "nd09:2026-08" as PeriodKey }),
  );
  expect(pane.outbox.get().entries.map(({ order: { period } }) => period)).toEqual([
    JUNE,
    "nd09:2026-07",
    "nd09:2026-08",
  ]);
  await pane.elapse();
  expect(figuresStored()).toEqual([18]);
});

describe("a second report for the same place", () => {
  test("takes the place of the first where that never left", async () => {
    token = null;
    const pane = await openPane();
    await put(pane, order(18));
    await put(pane, order(19));
    expect(pane.outbox.get().entries).toHaveLength(1);
    token = "token-of-xa";
    await pane.outbox.sendNow();
    expect(figuresStored()).toEqual([19]);
  });

  test("waits for the answer to the first where that may have arrived, and follows its revision", async () => {
    const pane = await openPane();
    server.faults.push("lostReply", "lostRequest");
    await put(pane, order(18));
    await put(pane, order(19));
    expect(states(pane)).toEqual(["waiting", "waiting"]);
    await pane.elapse();
    expect(states(pane)).toEqual(["sent", "sent"]);
    expect(figuresStored()).toEqual([18, 19]);
  });

  test("a reply that comes late, after the second was stored, changes nothing", async () => {
    const pane = await openPane();
    server.faults.push("held");
    await put(pane, order(18));
    await put(pane, order(19));
    await pane.elapse();
    expect(figuresStored()).toEqual([18, 19]);
    await server.release();
    await settled();
    expect(figuresStored()).toEqual([18, 19]);
    expect(states(pane)).toEqual(["sent", "sent"]);
  });

  test("a second click on the same report is no second report", async () => {
    const pane = await openPane();
    server.faults.push("lostReply");
    const [first, second] = await Promise.all([pane.outbox.put([order(18)]), pane.outbox.put([order(18)])]);
    await settled();
    await pane.elapse();
    expect(new Set([...first, ...second]).size).toBe(1);
    expect(figuresStored()).toEqual([18]);
  });
});

describe("a refusal", () => {
  test("somebody else sent meanwhile: it comes back with what was filled in, and overwrites nothing", async () => {
    const pane = await openPane();
    await put(pane, order(17));
    await put(pane, order(18, { base: null, draft: { typed: "everything" } }));
    expect(last(pane)).toMatchObject({
      order: { draft: { typed: "everything" } },
      fate: {
        state: "refused",
        refusal: { status: 409, code: "REVISION_CONFLICT", text: expect.stringContaining("máy chủ") },
      },
    });
    expect(figuresStored()).toEqual([17]);
    await pane.elapse();
    expect(figuresStored()).toEqual([17]);
  });

  test("unexplained errors come back with their findings; explained, the same figures are stored", async () => {
    const pane = await openPane();
    const figures = { [server.wrongFigure]: 3 };
    await put(pane, order(18, { body: body(18, { figures }) }));
    expect(last(pane).fate).toMatchObject({
      state: "refused",
      refusal: { code: "FINDINGS_BLOCK", findings: [{ code: "SUM_MISMATCH" }] },
    });
    await put(
      pane,
      order(18, { body: body(18, { figures, explain: { SUM_MISMATCH: "Số đếm ở hai thời điểm khác nhau" } }) }),
    );
    expect(last(pane).fate.state).toBe("sent");
    expect(server.revisions("XA", JUNE)).toHaveLength(1);
  });

  test("a locked period takes a proposed correction instead, once", async () => {
    const pane = await openPane();
    await put(pane, order(17));
    server.move("XA", JUNE, "da_chot");
    await put(pane, order(18, { base: 1 }));
    expect(last(pane).fate).toMatchObject({ state: "refused", refusal: { code: "PERIOD_LOCKED" } });
    await put(pane, order(18, { kind: "correct", base: 1, reason: "Đếm sót một hồ sơ" }));
    expect(last(pane).fate.state).toBe("sent");
    expect(server.proposals).toHaveLength(1);
    expect(figuresStored()).toEqual([17]);
  });

  test("after a return the same content is a new revision", async () => {
    const pane = await openPane();
    await put(pane, order(17));
    server.move("XA", JUNE, "tra_lai");
    await put(pane, order(17, { base: 1 }));
    expect(last(pane).fate).toMatchObject({ state: "sent", delivery: { revision: 2 } });
  });
});

describe("storage", () => {
  test.each(["isFull", "isRefused"] as const)("%s: it is kept in memory, said so, and still sent", async (what) => {
    disk[what] = true;
    server.faults.push("lostRequest");
    const pane = await openPane();
    await put(pane, order(18));
    expect(pane.outbox.get()).toMatchObject({ isKept: false, isOpen: true });
    expect(states(pane)).toEqual(["waiting"]);
    await pane.elapse();
    expect(states(pane)).toEqual(["sent"]);
    expect(figuresStored()).toEqual([18]);
  });

  test("it is written down as soon as there is room again", async () => {
    disk.isFull = true;
    server.faults.push("lostRequest", "lostRequest");
    const pane = await openPane();
    await put(pane, order(18));
    disk.isFull = false;
    await pane.elapse();
    expect(pane.outbox.get().isKept).toBe(true);
    pane.crash();
    const reopened = await openPane();
    await settled();
    expect(states(reopened)).toEqual(["sent"]);
  });

  test("what is put while the storage is being read is not lost by it", async () => {
    server.faults.push("lostRequest");
    const pane = await openPane();
    const { entries } = disk.keyValues;
    let arrive = () => {};
    let readings = 0;
    disk.keyValues.entries = async () => {
      const read = await entries();
      readings += 1;
      if (readings === 1) await new Promise<void>((resolve) => (arrive = resolve));
      return read;
    };
    const reading = pane.outbox.reload();
    const putting = pane.outbox.put([order(18)]);
    await settled();
    arrive();
    await Promise.all([reading, putting]);
    await settled();
    expect(states(pane)).toEqual(["waiting"]);
  });

  test("what is no entry, or of a later version, is left alone", async () => {
    disk.kept.set("dvc.outbox.strange", JSON.stringify({ entry: 1 }));
    const pane = await openPane();
    expect(pane.outbox.get().entries).toEqual([]);
    expect(disk.kept.has("dvc.outbox.strange")).toBe(true);
  });
});

describe("tokens", () => {
  test("one that is revoked midway: nothing is lost, nothing goes on with it, and a new one of the unit sends it", async () => {
    const pane = await openPane();
    server.faults.push("lostReply");
    await put(pane, order(18));
    server.tokens.delete("token-of-xa");
    await pane.elapse();
    expect(last(pane).fate).toMatchObject({ state: "waiting", hold: "deadToken" });
    const asked = server.requests.length;
    await pane.elapse();
    await pane.outbox.sendNow();
    expect(server.requests).toHaveLength(asked);
    token = "new-token-of-xa";
    server.tokens.set(token, "XA");
    await pane.outbox.sendNow();
    expect(states(pane)).toEqual(["sent"]);
    expect(figuresStored()).toEqual([18]);
  });

  test("one of another unit sends nothing before a person says so", async () => {
    const pane = await openPane();
    server.faults.push("lostRequest");
    await put(pane, order(18));
    token = "token-of-tinh";
    server.tokens.set(token, "TINH");
    const asked = server.requests.length;
    await pane.outbox.sendNow();
    expect(last(pane).fate).toMatchObject({ state: "waiting", hold: "otherUnit" });
    expect(server.requests).toHaveLength(asked);
    await pane.outbox.adopt(last(pane).key);
    expect(states(pane)).toEqual(["sent"]);
    expect(figuresStored()).toEqual([18]);
  });

  test("another token, of whom nothing is known yet, sends nothing", async () => {
    const pane = await openPane();
    server.faults.push("lostRequest");
    await put(pane, order(18));
    token = "unknown-token";
    await pane.outbox.sendNow();
    expect(last(pane).fate).toMatchObject({ state: "waiting", hold: "otherUnit" });
  });

  test("none: it waits, and says why", async () => {
    token = null;
    const pane = await openPane();
    await put(pane, order(18));
    expect(last(pane).fate).toMatchObject({ state: "waiting", hold: "noToken" });
    expect(server.requests).toEqual([]);
  });

  test("nothing that is kept contains the token", async () => {
    const pane = await openPane();
    await put(pane, order(18));
    expect([...disk.kept.values()].join()).not.toMatch(/(?<!mark of )token-of-xa/u);
  });
});

describe("many reports at once", () => {
  const communes = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      order(index, { unit: `XA${index}` as UnitCode, body: body(index, { onBehalf: true }) }),
    );
  beforeEach(() => {
    token = "token-of-tinh";
    server.tokens.set(token, "TINH");
  });

  test("go in batches of fifty, each with its own fate", async () => {
    const pane = await openPane();
    const orders = communes(60).with(
      3,
      order(3, { unit: "XA3" as UnitCode, body: body(3, { figures: { [server.wrongFigure]: 1 } }) }),
    );
    await put(pane, ...orders);
    expect(server.requests.map(({ path }) => path)).toEqual(["/v1/snapshots/batch", "/v1/snapshots/batch"]);
    const refused = pane.outbox.get().entries.filter(({ fate }) => fate.state === "refused");
    expect(refused.map(({ order: { unit } }) => unit)).toEqual(["XA3"]);
    expect(server.revisions("XA59", JUNE)).toHaveLength(1);
    expect(server.revisions("XA3", JUNE)).toHaveLength(0);
  });

  test.each<NetworkFault>(["lostReply", "held", "error500AfterStoring", "page", "duplicated"])(
    "%s: each is stored once",
    async (fault) => {
      const pane = await openPane();
      server.faults.push(fault);
      await put(pane, ...communes(4));
      await pane.elapse();
      await server.release();
      expect(new Set(states(pane))).toEqual(new Set(["sent"]));
      for (let index = 0; index < 4; index += 1) expect(server.revisions(`XA${index}`, JUNE)).toHaveLength(1);
    },
  );
});

describe("two windows", () => {
  test("the one that is not sending waits, and learns what became of it", async () => {
    const [first, second] = [await openPane(), await openPane()];
    isLocked = true;
    await put(first, order(18));
    expect(server.requests).toEqual([]);
    isLocked = false;
    await second.outbox.sendNow();
    expect(states(second)).toEqual(["sent"]);
    await first.elapse();
    expect(states(first)).toEqual(["sent"]);
    expect(server.requests).toHaveLength(1);
  });

  test("without locks both may send: the server still has one revision", async () => {
    const [first, second] = [await openPane(), await openPane()];
    server.faults.push("lostReply");
    await put(first, order(18));
    await Promise.all([first.outbox.sendNow(), second.outbox.sendNow()]);
    await settled();
    expect([states(first), states(second)]).toEqual([["sent"], ["sent"]]);
    expect(figuresStored()).toEqual([18]);
  });
});

test("giving up forgets it: it is not sent later", async () => {
  const pane = await openPane();
  server.faults.push("lostRequest");
  await put(pane, order(18));
  await pane.outbox.remove(last(pane).key);
  await pane.elapse();
  const reopened = await openPane();
  expect([states(pane), states(reopened)]).toEqual([[], []]);
  expect(figuresStored()).toEqual([]);
});

test("only the latest deliveries stay in the list", async () => {
  const pane = await openPane();
  for (let index = 0; index < 33; index += 1) {
    await pane.outbox.put([order(index, { form: `f${index}` as FormCode })]);
    await pane.outbox.sendNow();
  }
  await settled();
  expect(pane.outbox.get().entries).toHaveLength(30);
});
