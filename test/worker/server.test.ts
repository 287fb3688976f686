// Readiness, the demonstration data, and what Excel reads from the server.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import demo from "../../shared/demo/demo.json" with { type: "json" };
import { CATALOGUE } from "../../shared/functions/catalogue.ts";
import { type RunningWorker, startWorker } from "../support/worker.ts";

const COLUMNS = ["code", "name", "type", "parent", "valid_from", "valid_to", "successors"] as const;
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
const demoUnits = () => [
  COLUMNS.join(","),
  ...demo.units.map((unit) => COLUMNS.map((column) => cell(unit[column])).join(",")),
];

describe("a demonstration server", () => {
  let worker: RunningWorker;
  const load = async () => {
    const statuses: number[] = [];
    statuses.push((await worker.call("/v1/units/import", { body: demoUnits().join("\n") })).status);
    for (const { unit, period, form, body } of demo.snapshots) {
      const reply = await worker.call(`/v1/snapshots/${unit}/${period}?form=${form}`, { method: "PUT", body });
      statuses.push(reply.status);
    }
    return statuses;
  };
  beforeAll(async () => {
    worker = await startWorker({ vars: { DVC_DEMO: "1", DVC_DEMO_TOKEN: "demo-token-of-the-tests" } });
  });
  afterAll(() => worker.close());

  test("is not ready before its database is migrated", async () => {
    const empty = await startWorker({ migrate: false });
    try {
      const reply = await empty.call("/healthz", { token: null });
      expect([reply.status, reply.json.code, reply.headers.get("Retry-After")]).toEqual([503, "NOT_READY", "2"]);
    } finally {
      await empty.close();
    }
  });

  test("is ready after the demonstration data is in, and loading it again changes nothing", async () => {
    expect((await worker.call("/healthz")).status).toBe(503);
    expect(await load()).toEqual([200, ...demo.snapshots.map(() => 201)]);
    const ready = await worker.call("/healthz", { token: null });
    expect([ready.status, ready.json.status]).toEqual([200, "ok"]);
    // The pane compares clocks by it: browsers are not shown every server's Date.
    expect(Math.abs(Date.parse(ready.json.now) - Date.now())).toBeLessThan(60_000);
    expect(await load()).toEqual([200, ...demo.snapshots.map(() => 200)]);
  });

  test("shows the five articles' figures to everybody, marked as a demonstration", async () => {
    const { token } = (await worker.call("/v1/demo", { token: null })).json;
    const { json } = await worker.call("/v1/consolidated/XUANLOC/range:2021-12-15..2022-09-12", { token });
    expect(json.code).toBeUndefined();
    expect(json.totals.rates.ONLINE_RATE_ALL).toMatchObject({ numerator: 20595, denominator: 95758 });
    const stated = await worker.call(
      "/v1/consolidated/XUANLOC/range:2021-12-15..2022-09-12?disjoint=DVC_PHAT_SINH,DVC_CUNG_CAP",
      { token },
    );
    expect(json.totals.rates.SERVICE_ACTIVE_PROVIDED).toBeUndefined();
    expect(stated.json.totals.rates.SERVICE_ACTIVE_PROVIDED).toMatchObject({ numerator: 268, denominator: 359 });
    for (const row of json.rows) expect(row.name).toContain("(trình diễn)");
    const quarter = await worker.call("/v1/snapshots/TINH03/range:2023-01-01..2023-03-13", { token });
    expect(quarter.json.rates.SERVICE_ACTIVE_PROVIDED).toMatchObject({ numerator: 139, denominator: 650 });
    expect(quarter.json.findings).toEqual([]);
    const commune = await worker.call("/v1/snapshots/THANHTAN/Tháng 6-2023?form=766".replace("6-2023", "6%2F2023"), {
      token,
    });
    expect(commune.json.figures).toEqual({
      HS_TONG: 61,
      HS_QUA_HAN: 0,
      HS_THANH_TOAN_TT: 56,
      DIEM_CKMB: 0,
      DIEM_DVCTT: 7,
      DIEM_TTTT: 7.8,
      DIEM_MDSH: 19,
      DIEM_MDHL: 18,
      DIEM_TONG: 72.6,
    });
  });
});

describe("the demonstration on both sides of 01/07/2025", () => {
  let worker: RunningWorker;
  const table = async (period: string, query: string) =>
    (await worker.call(`/v1/consolidated/TRINHDIEN/${period}${query}`)).json;
  beforeAll(async () => {
    worker = await startWorker();
    await worker.call("/v1/units/import", { body: demoUnits().join("\n") });
    for (const { unit, period, form, body } of demo.snapshots) {
      await worker.call(`/v1/snapshots/${unit}/${period}?form=${form}`, { method: "PUT", body });
    }
  });
  afterAll(() => worker.close());

  test("the district's and its communes' figures of 2022 stand in today's tree, once, as both published them", async () => {
    const asIs = await table("range:2021-12-15..2022-09-12", "?basis=as-is");
    const row = asIs.rows.find((row: { unit: string }) => row.unit === "XUANLOC-SAU");
    expect(row.rates.ONLINE_RATE_ALL).toMatchObject({ numerator: 20595, denominator: 95758 });
    expect(asIs.rows.map((row: { unit: string }) => row.unit)).not.toContain("XUANLOC");
    const asWas = await table("range:2021-12-15..2022-09-12", "");
    expect(asWas.totals.rates.ONLINE_RATE_ALL).toEqual(asIs.totals.rates.ONLINE_RATE_ALL);
  });

  test.each([
    ["civil:2022", "?basis=as-is", "Huyện Đức Hòa", "chưa khai đơn vị kế thừa"],
    ["civil:2023-06", "?basis=as-is&form=766", "Xã Thạnh Tân", "chia tách mà chưa khai tỷ lệ"],
  ])(
    "%s: a unit without a stated successor or share is named instead of added",
    async (period, query, name, reason) => {
      const { totals, findings } = await table(period, query);
      expect(totals.figures).toEqual({});
      const messages = findings.map((finding: { message: string }) => finding.message);
      expect(messages).toContainEqual(expect.stringContaining(name));
      expect(messages).toContainEqual(expect.stringContaining(reason));
    },
  );

  test("no unit of before is in force after, and each says that it is a demonstration", async () => {
    const { units } = (await worker.call("/v1/units?root=TRINHDIEN&on=2025-07-01")).json;
    expect(units.length).toBe(5);
    for (const unit of units.slice(1)) expect(unit.name).toContain("(trình diễn)");
  });
});

describe("a server for Excel", () => {
  let worker: RunningWorker;
  beforeAll(async () => {
    worker = await startWorker({ vars: { DVC_ORIGIN: "https://dvc.example.vn/" } });
  });
  afterAll(() => worker.close());

  test("writes its configured address into the manifest, everywhere", async () => {
    const { status, text, headers } = await worker.call("/manifest.xml", { token: null });
    expect([status, headers.get("Content-Type")]).toEqual([200, "application/xml; charset=utf-8"]);
    expect(text).toContain('<SourceLocation DefaultValue="https://dvc.example.vn/taskpane.html"');
    expect(text).not.toContain("https://localhost");
  });

  test("gives the functions' metadata in both languages", async () => {
    const vietnamese = (await worker.call("/functions.json", { token: null })).json;
    const english = (await worker.call("/functions.en.json", { token: null })).json;
    for (const { functions } of [vietnamese, english]) {
      expect(functions.map((one: { id: string }) => one.id)).toEqual(CATALOGUE.map((definition) => definition.id));
    }
    const describe = (list: { functions: { id: string; description: string }[] }) =>
      list.functions.find((one) => one.id === "TYLE")?.description;
    expect(describe(vietnamese)).toMatch(/[ăâđêôơư]/);
    expect(describe(english)).not.toMatch(/[ăâđêôơư]/);
    expect(vietnamese.functions[0].helpUrl).toMatch(/^https:\/\/dvc\.example\.vn\//);
  });

  test("opens the web workbook at its root, as a page and not under the headers of an API answer", async () => {
    const { status, text, headers } = await worker.call("/", { token: null });
    expect([status, headers.get("Content-Type")]).toEqual([200, expect.stringContaining("text/html")]);
    expect(text).toContain("Bảng tính");
    expect(headers.get("Content-Security-Policy")).not.toBe("default-src 'none'; frame-ancestors 'none'");
  });

  test("an API answer can neither be framed nor guessed into a page", async () => {
    const { headers } = await worker.call("/v1/forms", { token: null });
    expect(headers.get("Content-Security-Policy")).toContain("frame-ancestors 'none'");
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
  });

  test("on one's own machine the manifest names the https address of the same port", async () => {
    const plain = await startWorker({ vars: { DVC_ORIGIN: "http://dvc.example.vn" } });
    try {
      const { status, text } = await plain.call("/manifest.xml", { token: null });
      expect(status).toBe(200);
      expect(text).toMatch(/<SourceLocation DefaultValue="https:\/\/localhost:\d+\/taskpane.html"/);
      expect(text).not.toContain("http://dvc.example.vn");
    } finally {
      await plain.close();
    }
  });

  test("a fault of the server is told with a request id, logged once, and shows nothing of its inside", async () => {
    const broken = await startWorker({ migrate: false });
    try {
      const reply = await broken.call("/v1/units");
      expect([reply.status, reply.json.code]).toEqual([500, "INTERNAL"]);
      expect(reply.text).not.toContain("unit_version");
      // The log comes over a pipe of its own.
      await expect.poll(() => broken.logs(), { timeout: 10_000 }).toContain(reply.json.requestId);
    } finally {
      await broken.close();
    }
  });
});
