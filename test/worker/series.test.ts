// What is read over periods and units: /v1/series, /v1/completeness, sectors and workbooks, and the functions that read the same.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { consolidatedAnswerSchema } from "../../shared/contract/consolidated.ts";
import { completenessAnswerSchema, seriesAnswerSchema } from "../../shared/contract/series.ts";
import { readXlsxSheets } from "../../shared/reading/file-xlsx.ts";
import { type RunningWorker, startWorker } from "../support/worker.ts";

let worker: RunningWorker;

const submit = async (unit: string, period: string, figures: Record<string, unknown>, more: object = {}) => {
  const body = { figures, scopeBasis: "ownOnly", scheme: "ND42", ...more };
  const reply = await worker.call(`/v1/snapshots/${unit}/${period}`, { method: "PUT", body });
  expect(reply.status, reply.text).toBe(201);
};
const counts = (online: number, received: number) => ({ HS_TRUC_TUYEN: online, HS_TIEP_NHAN: received });
const month = (number: number) => `civil:2025-${String(number).padStart(2, "0")}`;
const lines = (...sectors: readonly (readonly [string, number, number])[]) => ({
  lines: sectors.map(([sector, online, received]) => ({ sector, figures: counts(online, received) })),
});

beforeAll(async () => {
  worker = await startWorker();
  await worker.importUnits(
    "T,Tỉnh T,tỉnh,,2000-01-01,,",
    "H,Huyện H,huyện,T,2000-01-01,2025-06-30,T",
    "X,Xã X,xã,H,2000-01-01,2025-06-30,N",
    "N,Xã N,xã,T,2025-07-01,,",
    "L,Xã L,xã,T,2000-01-01,,",
  );
  for (const number of [5, 6]) await submit("X", month(number), counts(number, 20));
  await submit("N", month(7), counts(9, 20));
  for (const number of [5, 6, 7]) await submit("L", month(number), counts(number, 10));
  await submit("L", month(9), counts(6, 10), lines(["Hộ tịch", 2, 4], ["Đất đai", 4, 6]));
  await submit("N", month(9), counts(3, 10), {
    ...lines(["HỘ TỊCH", 3, 9]),
    explain: { SUM_MISMATCH: "Một hồ sơ chưa phân lĩnh vực" },
  });
});
afterAll(() => worker.close());

describe("/v1/series", () => {
  test("has a point for every month, gaps and the reform marked, both sides of a rate", async () => {
    const { json } = await worker.call(`/v1/series/T?figure=ONLINE_RATE_ALL&from=${month(5)}&to=${month(8)}`);
    expect(seriesAnswerSchema.safeParse(json).error).toBeUndefined();
    expect(json.figure).toEqual({ code: "ONLINE_RATE_ALL", name: "Tỷ lệ hồ sơ trực tuyến", kind: "rate" });
    expect(json.points).toMatchObject([
      { period: month(5), label: "Tháng 5/2025", value: 10 / 30, numerator: 10, denominator: 30 },
      { period: month(6), value: 12 / 30 },
      { period: month(7), value: 16 / 30, break: "merger" },
      { period: month(8), value: null, missing: "SNAPSHOT_NOT_FOUND" },
    ]);
    expect(json.points[2].note).toContain("sắp xếp");
  });

  test("takes words, in the calendar that has figures, and a unit that has ended", async () => {
    const query = new URLSearchParams({ figure: "Hồ sơ nộp trực tuyến", from: "tháng 5/2025", to: "tháng 7/2025" });
    const { json } = await worker.call(`/v1/series/X?${query}`);
    expect(
      json.points.map((point: { value: number | null; missing?: string }) => [point.value, point.missing]),
    ).toEqual([
      [5, undefined],
      [6, undefined],
      [null, "UNIT_NOT_IN_FORCE"],
    ]);
  });

  test("is 304 for who has it", async () => {
    const address = `/v1/series/L?figure=HS_TRUC_TUYEN&from=${month(5)}&to=${month(6)}`;
    const tag = (await worker.call(address)).headers.get("ETag") ?? "";
    expect((await worker.call(address, { headers: { "If-None-Match": tag } })).status).toBe(304);
  });

  test.each([
    [`T?figure=HS_TRUC_TUYEN&from=${month(6)}&to=${month(5)}`, 422, "PERIOD_REVERSED"],
    ["T?figure=HS_TRUC_TUYEN&from=civil:2025-05&to=civil:2025-Q3", 422, "NOT_COMPARABLE"],
    ["T?figure=HS_TRUC_TUYEN&from=civil:2001-05&to=civil:2025-05", 422, "SERIES_TOO_LONG"],
    ["T?figure=HS_TRUC_TUYEN&from=civil:2023-13&to=civil:2025-05", 422, "PERIOD_UNREADABLE"],
    [`T?figure=HS_NAO_DO&from=${month(5)}&to=${month(6)}`, 422, "FIGURE_UNKNOWN"],
    [`T?from=${month(5)}&to=${month(6)}`, 422, "INVALID_REQUEST"],
    [`t?figure=HS_TRUC_TUYEN&from=${month(5)}&to=${month(6)}`, 422, "UNIT_CODE_INVALID"],
    [`K9?figure=HS_TRUC_TUYEN&from=${month(5)}&to=${month(6)}`, 404, "UNIT_UNKNOWN"],
  ])("/v1/series/%s is refused: %i %s", async (address, status, code) => {
    const reply = await worker.call(`/v1/series/${address}`);
    expect([reply.status, reply.json.code]).toEqual([status, code]);
  });

  test("another unit's series is not there for a token from beside", async () => {
    const token = await worker.newToken("L", "xem");
    const address = `/v1/series/T?figure=HS_TRUC_TUYEN&from=${month(5)}&to=${month(6)}`;
    expect((await worker.call(address, { token })).status).toBe(404);
    expect((await worker.call(address, { token: null })).status).toBe(401);
  });
});

describe("/v1/completeness", () => {
  test("lists who has to report, who has, and who is missing by name", async () => {
    await submit("L", "civil:2025-10", counts(1, 2));
    const { json } = await worker.call("/v1/completeness/T/civil:2025-10");
    expect(completenessAnswerSchema.safeParse(json).error).toBeUndefined();
    expect(json).toMatchObject({
      unit: "T",
      expected: 2,
      received: 1,
      late: 0,
      missing: [{ unit: "N", name: "Xã N" }],
    });
    expect(json.units).toMatchObject([
      { unit: "L", state: "da_nop", late: false },
      { unit: "N", state: null, submittedAt: null },
    ]);
  });

  test("of a period of which nobody has sent anything everybody is missing", async () => {
    const { json } = await worker.call(`/v1/completeness/T/${encodeURIComponent("Quý I/2024")}`);
    expect(json).toMatchObject({ period: "nd09:2024-Q1", expected: 2, received: 0 });
  });

  test.each([
    ["T/2023-13", 422],
    ["K9/civil:2025-05", 404],
    ["N/civil:2025-05", 422],
  ])("/v1/completeness/%s is refused with %i", async (address, status) => {
    expect((await worker.call(`/v1/completeness/${address}`)).status).toBe(status);
  });
});

describe("/v1/consolidated with what stands beside", () => {
  const at = (query: string, number = 9) => worker.call(`/v1/consolidated/T/${month(number)}${query}`);

  test("by sector: one row per sector over units, as JSON and CSV", async () => {
    const { json } = await at("?by=sector");
    expect(consolidatedAnswerSchema.safeParse(json).error).toBeUndefined();
    expect(json.sectors).toMatchObject([
      { sector: "Hộ tịch", units: 2, figures: counts(5, 13) },
      { sector: "Đất đai", units: 1, figures: counts(4, 6) },
    ]);
    expect(json.findings.find((finding: { code: string }) => finding.code === "SUM_MISMATCH")).toMatchObject({
      at: "N.HS_TIEP_NHAN",
      stated: 10,
      recomputed: 9,
    });
    expect((await at(".csv?by=sector&figures=HS_TIEP_NHAN")).text.split("\r\n").slice(0, 3)).toEqual([
      "sector,units,HS_TIEP_NHAN",
      "Hộ tịch,2,13",
      "Đất đai,1,6",
    ]);
    expect((await at("")).json).not.toHaveProperty("sectors");
  });

  test("target and previous, rank and by what", async () => {
    const { json } = await at("?with=target,previous&rankBy=ONLINE_RATE_ALL", 6);
    expect(consolidatedAnswerSchema.safeParse(json).error).toBeUndefined();
    const up = { unit: "L", name: "Xã L", points: expect.closeTo(10 / 3, 10) };
    expect(json.previous).toEqual({ period: month(5), pulls: { ONLINE_RATE_ALL: { down: null, up } } });
    expect(json.totals.previous.figures.HS_TRUC_TUYEN).toEqual({ before: 10, change: 2 });
    expect(json.ranking).toEqual({ by: "ONLINE_RATE_ALL", settled: 2, expected: 2 });
    expect(json.rows.map((row: { unit: string; rank: number }) => [row.unit, row.rank])).toEqual([
      ["H", 1],
      ["L", 1],
    ]);
  });

  test("over the reform only dossier counts, with a word why", async () => {
    const { json } = await at("?with=previous", 7);
    expect(json.totals.previous.figures.HS_TRUC_TUYEN).toEqual({ before: 12, change: 4 });
    expect(json.totals.previous.rates).toEqual({});
    expect(json.totals.previous.note).toContain("chỉ so sánh được số hồ sơ");
    expect(json.findings.map((finding: { code: string }) => finding.code)).toContain("PREVIOUS_ACROSS_MERGER");
  });

  test.each(["?with=all", "?by=unit", "?rankBy=HS_TONG", "?with=target,"])("%s", async (query) => {
    expect((await at(query)).status).toBe(query === "?with=target," ? 200 : 422);
  });

  test("as a workbook that opens, under a name, with a tag that does not move", async () => {
    const address = `/v1/consolidated/T/${month(9)}.xlsx?with=target,previous`;
    const headers = { Authorization: `Bearer ${await worker.newToken("T", "xem")}` };
    const reply = await fetch(new URL(address, worker.url), { headers });
    expect(reply.headers.get("Content-Type")).toContain("spreadsheetml");
    expect(reply.headers.get("Content-Disposition")).toBe('attachment; filename="DVC-T-civil_2025-09-chung.xlsx"');
    const [table, sources] = await readXlsxSheets(new Uint8Array(await reply.arrayBuffer()));
    const row = table?.content.cells.find((cells) => cells[0] === "L");
    expect(row?.slice(0, 2)).toEqual(["L", "Xã L"]);
    expect(row).toContain("60,00%");
    expect(sources?.content.cells.filter((cells) => /^[0-9a-f]{64}$/.test(String(cells[7]))).length).toBe(2);
    const tag = reply.headers.get("ETag") ?? "";
    expect((await worker.call(address, { headers: { "If-None-Match": tag } })).status).toBe(304);
    expect((await worker.call(`/v1/consolidated/T/${month(9)}?format=xlsx&by=sector`)).status).toBe(200);
  });
});

test.each([
  ["SOSANH", ["T", month(7), "HS_TRUC_TUYEN"], 4],
  ["LUYKE", ["L", "civil:2025-Q1", "DVC_CUNG_CAP"], "FIGURE_NOT_OVER_TIME"],
  ["LUYKE", ["L", month(7), "HS_TRUC_TUYEN"], "PERIOD_INCOMPLETE"],
  [
    "DIENBIEN",
    ["L", "HS_TRUC_TUYEN", month(6), month(7)],
    [
      ["Tháng 6/2025", 6],
      ["Tháng 7/2025", 7],
    ],
  ],
  [
    "TINHHINHGUI",
    ["T", month(9)],
    [
      ["L", "Xã L"],
      ["N", "Xã N"],
    ],
  ],
])("a cell: %s%j", async (fn, args, expected) => {
  const { json } = await worker.call("/v1/compute", { body: { calls: [{ fn, args }] } });
  const [{ value, error }] = json.results;
  const shown = Array.isArray(value) ? value.slice(1).map((row: unknown[]) => row.slice(0, 2)) : (value ?? error.code);
  expect(shown).toEqual(expected);
});
