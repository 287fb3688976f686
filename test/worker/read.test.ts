// POST /v1/read: a sheet in, figures out, over HTTP as the pane and other programs call it.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readAnswerSchema } from "../../shared/contract/read.ts";
import { contentOfFixture, readFixtures } from "../support/layout-fixtures.ts";
import { BOOTSTRAP, type RunningWorker, startWorker } from "../support/worker.ts";

let worker: RunningWorker;
let token: string;
beforeAll(async () => {
  worker = await startWorker();
  await worker.importUnits(
    "H75,Tỉnh Đồng Nai,tỉnh,,2000-01-01,,",
    "XUANLOC,Huyện Xuân Lộc,huyện,H75,2000-01-01,2025-06-30,",
    "XL-SUOICAO,Xã Suối Cao,xã,XUANLOC,2000-01-01,2025-06-30,XL-THANH:1",
    "XL-XUANHOA,Xã Xuân Hòa,xã,XUANLOC,2000-01-01,2025-06-30,XL-HOA:1",
    "XL-THANH,Xã Xuân Thành,xã,H75,2025-07-01,,",
    "XL-HOA,Xã Xuân Hòa,xã,H75,2025-07-01,,",
    "H30,Tỉnh Hà Tĩnh,tỉnh,,2000-01-01,,",
    "HT-XUANHOA,Xã Xuân Hòa,xã,H30,2000-01-01,,",
  );
  token = await worker.newToken("H75", "nhap");
});
afterAll(() => worker.close());

const read = (body: unknown, text: string | null = null) =>
  worker.call("/v1/read", { method: "POST", token: text, body });

const SHEET = {
  cells: [
    ["Tháng 6/2023", null, null],
    ["STT", "Đơn vị", "Tổng số hồ sơ tiếp nhận", "HS trực tuyến"],
    [1, "X. Suối Cao", 230, 92],
    [2, "Xuân Hoà", "150", "-"],
    [null, "Tổng cộng", 380, 93],
  ],
  merges: ["A1:C1"],
};

describe("what comes back", () => {
  test("is the contract, for every layout fixture", async () => {
    for (const fixture of readFixtures()) {
      const reply = await read(contentOfFixture(fixture));
      expect(reply.status, fixture.name).toBe(200);
      expect(readAnswerSchema.safeParse(reply.json).error, fixture.name).toBeUndefined();
      expect(reply.json.mapping.map(({ at, figure }: { at: string; figure: string }) => `${at} ${figure}`)).toEqual(
        fixture.expect.mapping,
      );
    }
  });

  test("has cells, confidence, reasons and sentences in Vietnamese", async () => {
    const { json } = await read(SHEET);
    expect(json.mapping).toEqual([
      {
        figure: "HS_TIEP_NHAN",
        kind: "figure",
        header: "Tổng số hồ sơ tiếp nhận",
        at: "C2",
        confidence: 1,
        reason: "Tiêu đề trùng một tên gọi đã biết.",
        key: "tong so ho so tiep nhan",
      },
      {
        figure: "HS_TRUC_TUYEN",
        kind: "figure",
        header: "HS trực tuyến",
        at: "D2",
        confidence: 0.95,
        reason: "Mọi từ trong tiêu đề đều đã hiểu.",
        key: "hs truc tuyen",
      },
    ]);
    expect(json.records).toEqual([
      {
        label: "X. Suối Cao",
        unit: "X. Suối Cao",
        period: "nd09:2023-06",
        periodAlternative: "civil:2023-06",
        figures: { HS_TIEP_NHAN: 230, HS_TRUC_TUYEN: 92 },
        at: { HS_TIEP_NHAN: "C3", HS_TRUC_TUYEN: "D3" },
      },
      {
        label: "Xuân Hoà",
        unit: "Xuân Hoà",
        period: "nd09:2023-06",
        periodAlternative: "civil:2023-06",
        figures: { HS_TIEP_NHAN: 150, HS_TRUC_TUYEN: 0 },
        at: { HS_TIEP_NHAN: "C4", HS_TRUC_TUYEN: "D4" },
      },
    ]);
    expect(json.findings).toMatchObject([
      {
        severity: "E",
        code: "SUM_MISMATCH",
        at: "D5",
        stated: 93,
        recomputed: 92,
        message: "Dòng “Tổng cộng” ghi Hồ sơ nộp trực tuyến là 93, nhưng 2 dòng cộng lại là 92.",
      },
    ]);
  });

  test("a figure of a sheet can be submitted as it is", async () => {
    const { json } = await read({
      cells: [["Tháng 6/2023"], ["Đơn vị", "HS tiếp nhận", "HS trực tuyến"], ["Xã Suối Cao", "x", "…"]],
    });
    expect(json.records[0].figures).toEqual({
      HS_TIEP_NHAN: { state: "not_applicable" },
      HS_TRUC_TUYEN: { state: "not_provided" },
    });
  });
});

describe("units", () => {
  const codes = async (text: string | null, cells: unknown = SHEET.cells) =>
    (await read({ cells }, text)).json.records.map(({ unitCode }: { unitCode?: string }) => unitCode ?? null);

  test("without a token names stay names", async () => {
    expect(await codes(null)).toEqual([null, null]);
  });

  test("with a token they are codes of the subtree, as the tree was in the sheet's period", async () => {
    expect(await codes(token)).toEqual(["XL-SUOICAO", "XL-XUANHOA"]);
    const later = SHEET.cells.map((row, index) => (index === 0 ? ["Tháng 6/2026"] : row));
    expect(await codes(token, later)).toEqual(["XL-THANH", "XL-HOA"]);
  });

  test("a name that two provinces have stays without a code for a caller who sees both", async () => {
    const both = (await read(SHEET, BOOTSTRAP)).json;
    expect(both.records.map(({ unitCode }: { unitCode?: string }) => unitCode ?? null)).toEqual(["XL-SUOICAO", null]);
  });

  test("a dead token is 401", async () => {
    expect(await read(SHEET, "dvc_nobody")).toMatchObject({ status: 401, json: { code: "TOKEN_DEAD" } });
  });
});

describe("a confirmed mapping", () => {
  test("goes before the words of the headers", async () => {
    const confirmed = {
      headers: [
        { key: "tong so ho so tiep nhan", code: "HS_TONG" },
        { key: "hs truc tuyen", code: null },
      ],
      cross: null,
    };
    const { json } = await read({ ...SHEET, confirmed });
    expect(json.mapping).toMatchObject([
      { figure: "HS_TONG", confidence: 1, reason: "Theo cách ghép đã được xác nhận cho biểu này." },
    ]);
    expect(json.records[0].figures).toEqual({ HS_TONG: 230 });
  });
});

describe("requests", () => {
  test.each([
    ["no cells", {}],
    ["an unknown key", { ...SHEET, sheet: 1 }],
    ["a row that is none", { cells: ["a"] }],
    ["a cell that is none", { cells: [[{ value: 1 }]] }],
    ["a merge that is none", { ...SHEET, merges: ["A1-C2"] }],
    ["too many columns", { cells: [Array.from({ length: 501 }, () => 1)] }],
    ["a meaning that is none", { ...SHEET, confirmed: { headers: [], cross: "maybe" } }],
  ])("%s is 422 with a sentence", async (_, body) => {
    const reply = await read(body);
    expect([reply.status, reply.json.code]).toEqual([422, "INVALID_REQUEST"]);
    expect(reply.json.errors[0].message.length).toBeGreaterThan(10);
  });

  test("broken JSON is 400, more than 4 MiB 413", async () => {
    expect((await read("{")).status).toBe(400);
    expect(
      (await read({ cells: [["x".repeat(30_000)], ...Array.from({ length: 150 }, () => ["x".repeat(30_000)])] }))
        .status,
    ).toBe(413);
  });

  test("an empty sheet is an answer: nothing was read", async () => {
    expect(await read({ cells: [] })).toMatchObject({
      status: 200,
      json: { mapping: [], records: [], totals: [], notUnderstood: [], findings: [] },
    });
  });
});
