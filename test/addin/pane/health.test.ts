// "Kiểm tra tiện ích": each thing that can be wrong is named with its step, the worst first, and the report to copy holds no secret.
import { describe, expect, test } from "vitest";
import { createRuntime } from "../../../addin/functions/runtime.ts";
import { createPreviewHost } from "../../../addin/host/preview-host.ts";
import {
  firstStep,
  type HealthFacts,
  healthReport,
  judgeHealth,
  minutesOff,
} from "../../../addin/taskpane/settings/health.ts";
import { isStorageUsable, probeHealth } from "../../../addin/taskpane/settings/health-probe.ts";
import { RULE_SETS } from "../../../shared/rules/rule-sets.ts";

const NOW = Date.UTC(2026, 10, 25, 4);
const RULES = ["a (1)", "b (2)"];
const GOOD: HealthFacts = {
  hostName: "Microsoft Excel",
  hostFacts: [["Chương trình", "Excel 16.0 (PC)"]],
  missingSets: [],
  answeredInMs: 120,
  serverStatus: 200,
  serverCore: "1.0.0",
  serverClock: NOW,
  machineClock: NOW,
  serverRules: RULES,
  bundledRules: RULES,
  status: {
    state: "online",
    core: "1.0.0",
    bundledCore: "1.0.0",
    coreDiffers: false,
    lastContact: NOW,
    pending: 0,
    cached: 3,
    requests: 2,
    withoutWorker: 0,
    oldestShown: null,
  } as HealthFacts["status"],
  tokenOwner: "user",
  tokenRefused: false,
  storageUsable: true,
  waiting: 0,
};

test("where all is well nothing is to be done", () => {
  const lines = judgeHealth(GOOD);
  expect(lines.every(({ state }) => state === "good")).toBe(true);
  expect(firstStep(lines)).toBeNull();
});

describe("what is wrong is named with one step", () => {
  test.each<[string, Partial<HealthFacts>, string, RegExp]>([
    ["no network", { answeredInMs: null, serverStatus: null }, "Kết nối máy chủ", /Kiểm tra mạng/u],
    ["a server that fails", { serverStatus: 503 }, "Kết nối máy chủ", /người quản trị/u],
    ["a slow network", { answeredInMs: 8_000 }, "Kết nối máy chủ", /Mạng chậm/u],
    ["a refused token", { tokenRefused: true }, "Mã truy cập", /Nhập lại mã/u],
    ["no token", { tokenOwner: null }, "Mã truy cập", /Nhập mã truy cập/u],
    ["an older add-in", { serverCore: "1.1.0" }, "Phiên bản tính toán", /mở lại/u],
    ["other rules", { serverRules: ["a (1)", "b (3)"] }, "Bộ quy tắc", /tính lại cả sổ tính/u],
    ["a clock an hour ahead", { machineClock: NOW + 3_600_000 }, "Đồng hồ", /giờ tự động/u],
    ["an old Excel", { missingSets: ["ExcelApi 1.9"] }, "Nơi chạy", /Cập nhật Office/u],
    ["no storage", { storageUsable: false }, "Lưu trên máy này", /lưu dữ liệu/u],
    ["a full outbox", { waiting: 2 }, "Chờ gửi", /Gửi số liệu/u],
  ])("%s", (_name, wrong, title, step) => {
    const worst = firstStep(judgeHealth({ ...GOOD, ...wrong }));
    expect(worst?.title).toBe(title);
    expect(worst?.step).toMatch(step);
  });

  test("the worst comes first: without a network the version hardly matters", () => {
    const lines = judgeHealth({
      ...GOOD,
      answeredInMs: null,
      serverStatus: null,
      serverCore: "2.0.0",
      tokenOwner: null,
    });
    expect(lines.map(({ title }) => title).slice(0, 2)).toEqual(["Kết nối máy chủ", "Mã truy cập"]);
  });

  test("minutes off count ahead and behind", () => {
    expect(minutesOff({ ...GOOD, machineClock: NOW - 600_000 })).toBe(-10);
    const line = judgeHealth({ ...GOOD, machineClock: NOW - 600_000 })[0];
    expect(line?.text).toBe("Máy này chậm 10 phút.");
    expect(judgeHealth({ ...GOOD, machineClock: NOW + 60_000 })[0]?.state).toBe("good");
  });
});

test("a storage that throws or forgets is not usable", () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  };
  expect(isStorageUsable(() => storage)).toBe(true);
  expect(kept.size).toBe(0);
  expect(isStorageUsable(() => ({ ...storage, setItem: () => {} }))).toBe(false);
  expect(
    isStorageUsable(() => {
      throw new Error("refused");
    }),
  ).toBe(false);
});

describe("what is asked", () => {
  const SECRET = "secret-token-of-somebody";
  const kept = new Map<string, string>();
  const probe = (ask: typeof fetch) => {
    const token = { get: () => SECRET, set: () => {}, owner: () => "user" as const, subscribe: () => () => {} };
    const runtime = createRuntime({ fetch: ask, origin: "", getToken: token.get, now: () => NOW, timeoutMs: 50 });
    return probeHealth({
      host: createPreviewHost(token),
      runtime,
      origin: "https://dvc.example.gov.vn",
      fetch: ask,
      now: () => NOW,
      storage: () => ({
        getItem: (name) => kept.get(name) ?? null,
        setItem: (name, text) => void kept.set(name, text),
        removeItem: (name) => void kept.delete(name),
      }),
      tokenRefused: false,
      waiting: 3,
    });
  };

  test("version, rules and clock come from the server, and the report names no token and no address", async () => {
    const facts = await probe((async (address: string) => {
      const headers = { Date: new Date(NOW - 20 * 60_000).toUTCString() };
      if (String(address).endsWith("/healthz")) return Response.json({ status: "ok", core: "9.9.9" }, { headers });
      if (String(address).endsWith("/v1/rulesets"))
        return Response.json({ rulesets: RULE_SETS.map(({ id, version }) => ({ id, version })) });
      return new Response("", { status: 500 });
    }) as typeof fetch);
    expect(facts).toMatchObject({ serverStatus: 200, serverCore: "9.9.9", storageUsable: true });
    expect(facts.serverRules).toEqual(facts.bundledRules);
    expect(minutesOff(facts)).toBe(20);
    const report = healthReport(facts, judgeHealth(facts));
    expect(report).toContain("Máy này nhanh 20 phút.");
    expect(report).toContain("3 bản số liệu.");
    expect(report).not.toContain(SECRET);
    expect(report).not.toContain("example.gov.vn");
  });

  test.each<[string, object, Record<string, string>, string]>([
    ["in its answer, an hour behind ours", { now: new Date(NOW - 3_600_000).toISOString() }, {}, "nhanh 60 phút"],
    ["in its answer, an hour ahead of ours", { now: new Date(NOW + 3_600_000).toISOString() }, {}, "chậm 60 phút"],
    [
      "in both: a header that a proxy kept does not count",
      { now: new Date(NOW).toISOString() },
      { Date: new Date(NOW - 3_600_000).toUTCString() },
      "Khớp với máy chủ",
    ],
    ["nowhere", {}, {}, "Chưa so được"],
    ["in words that are no time", { now: "hôm nay" }, {}, "Chưa so được"],
  ])("the server tells its time %s", async (_title, told, headers, words) => {
    const facts = await probe((async (address: string) =>
      String(address).endsWith("/healthz")
        ? Response.json({ status: "ok", core: "1.0.0", ...told }, { headers })
        : new Response("", { status: 500 })) as typeof fetch);
    expect(judgeHealth(facts).find(({ title }) => title === "Đồng hồ")?.text).toContain(words);
  });

  test("without a network everything settles and says so", async () => {
    const facts = await probe((async () => Promise.reject(new TypeError("no network"))) as typeof fetch);
    expect(facts).toMatchObject({ answeredInMs: null, serverCore: null, serverRules: null });
    expect(firstStep(judgeHealth(facts))?.title).toBe("Kết nối máy chủ");
  });

  test("an answer that is none of ours is no version", async () => {
    const facts = await probe((async () => new Response("<html>", { status: 200 })) as typeof fetch);
    expect(facts).toMatchObject({ serverCore: null, serverRules: null, serverClock: null });
  });
});
