// /v1/consolidated: what an upper office pulls, as the tree was and as it is, as JSON and as CSV.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { consolidatedAnswerSchema } from "../../shared/contract/consolidated.ts";
import { type RunningWorker, startWorker } from "../support/worker.ts";

let worker: RunningWorker;
const JUNE = "civil:2025-06";

const submit = async (
  unit: string,
  figures: Record<string, unknown>,
  more: Record<string, unknown> = {},
  period = JUNE,
) => {
  const body = { figures, scopeBasis: "ownOnly", scheme: "ND42", ...more };
  const reply = await worker.call(`/v1/snapshots/${unit}/${period}`, { method: "PUT", body });
  expect(reply.status, reply.text).toBe(201);
};
const table = async (unit: string, query = "", period = JUNE) =>
  (await worker.call(`/v1/consolidated/${unit}/${period}${query}`)).json;
const counts = (online: number, received: number) => ({ HS_TRUC_TUYEN: online, HS_TIEP_NHAN: received });

beforeAll(async () => {
  worker = await startWorker();
  await worker.importUnits(
    "T,Tỉnh T,tỉnh,,2000-01-01,,",
    // X and Y merge into N; Z is split by shares, S without; E ends without a successor.
    "H,Huyện H,huyện,T,2000-01-01,2025-06-30,",
    "X,Xã X,xã,H,2000-01-01,2025-06-30,N",
    "Y,Xã Y,xã,H,2000-01-01,2025-06-30,N",
    "Z,Xã Z,xã,H,2000-01-01,2025-06-30,N:1/4|M:3/4",
    "S,Xã S,xã,H,2000-01-01,2025-06-30,N|M",
    "N,Xã N,xã,T,2025-07-01,,",
    "M,Xã M,xã,T,2025-07-01,,",
    "L,Xã L,xã,T,2000-01-01,,",
    // A district that reports with its communes included.
    "Q,Tỉnh Q,tỉnh,,2000-01-01,,",
    "G,Huyện G,huyện,Q,2000-01-01,2025-06-30,",
    "G1,Xã G1,xã,G,2000-01-01,2025-06-30,",
    "G2,Xã G2,xã,G,2000-01-01,2025-06-30,",
  );
  await submit("H", counts(1, 10));
  await submit("X", counts(4840, 26757));
  await submit("Y", counts(15755, 69001));
  await submit("Z", counts(100, 400));
  await submit("L", counts(5, 5));
});
afterAll(() => worker.close());

describe("as the tree was", () => {
  test("sums by the tree of the period's last day, rates from the sums", async () => {
    const json = await table("T");
    expect(consolidatedAnswerSchema.safeParse(json).error).toBeUndefined();
    expect(json).toMatchObject({ unit: "T", period: JUNE, form: "chung", basis: "as-was", provisional: true });
    expect(json.totals.figures).toEqual(counts(20701, 96173));
    expect(json.totals.rates.ONLINE_RATE_ALL).toEqual({ numerator: 20701, denominator: 96173, rate: 20701 / 96173 });
    expect(json.rows.map((row: { unit: string }) => row.unit)).toEqual(["H", "L"]);
    expect(json.rows[0].figures).toEqual(counts(20696, 96168));
  });

  test("a district shows its own figures beside its communes, and who is missing", async () => {
    const json = await table("H");
    expect(json.rows.map((row: { unit: string; own?: boolean }) => [row.unit, row.own ?? false])).toEqual([
      ["H", true],
      ["S", false],
      ["X", false],
      ["Y", false],
      ["Z", false],
    ]);
    expect(json.completeness).toEqual({ expected: 4, received: 3, late: 0, missing: ["S"] });
    expect(json.rows[1]).toMatchObject({ state: null, revision: null, figures: {}, rates: {} });
  });

  test("units of today are not in the table of a former period", async () => {
    const reply = await worker.call(`/v1/consolidated/N/${JUNE}`);
    expect([reply.status, reply.json.code]).toEqual([422, "UNIT_NOT_IN_FORCE"]);
    expect(reply.json.detail).toContain("30/06/2025");
  });
});

describe("as it is today", () => {
  test("merged communes are one, shares are split exactly", async () => {
    const json = await table("T", "?basis=as-is");
    const figuresOf = (unit: string) => json.rows.find((row: { unit: string }) => row.unit === unit).figures;
    expect(figuresOf("N")).toEqual(counts(4840 + 15755 + 25, 26757 + 69001 + 100));
    expect(figuresOf("M")).toEqual(counts(75, 300));
  });

  test("what cannot be carried over is listed, not dropped", async () => {
    await submit("S", counts(7, 8));
    const json = await table("T", "?basis=as-is");
    const notComparable = json.findings.filter((finding: { code: string }) => finding.code === "UNIT_NOT_COMPARABLE");
    expect(notComparable.map((one: { at: string }) => one.at).sort()).toEqual(["H", "S"]);
    expect(notComparable[0].message).toMatch(/\.$/);
  });

  test("the successor's own table holds what it took over", async () => {
    const token = await worker.newToken("N", "xem");
    const { json } = await worker.call(`/v1/consolidated/N/${JUNE}?basis=as-is`, { token });
    expect(json.totals.figures).toEqual(counts(20620, 95858));
  });
});

describe("a snapshot that includes the units below", () => {
  const includes = { scopeBasis: "includingSubordinates" };

  test("counts alone, and is compared once a unit below has submitted", async () => {
    await submit("G", counts(20, 100), includes);
    const alone = await table("Q");
    expect(alone.totals.figures).toEqual(counts(20, 100));
    expect(alone.completeness).toMatchObject({ expected: 2, received: 2, missing: [] });
    await submit("G1", counts(12, 60));
    const compared = await table("Q");
    expect(compared.totals.figures).toEqual(counts(12, 60));
    expect(compared.findings).toContainEqual(
      expect.objectContaining({ code: "SUM_MISMATCH", at: "G.HS_TRUC_TUYEN", stated: 20, recomputed: 12 }),
    );
  });
});

describe("a quarter of which only the months were sent", () => {
  test("is added up from them, without a revision of its own", async () => {
    for (const [month, online] of [
      ["01", 1],
      ["02", 2],
      ["03", 3],
    ] as const) {
      await submit("L", counts(online, 10), {}, `civil:2025-${month}`);
    }
    const json = await table("L", "", "civil:2025-Q1");
    expect(json.totals.figures).toEqual(counts(6, 30));
    expect(json.totals.rates.ONLINE_RATE_ALL).toEqual({ numerator: 6, denominator: 30, rate: 0.2 });
    expect(json.rows).toMatchObject([{ unit: "L", own: true, revision: null, state: "da_nop" }]);
    expect(consolidatedAnswerSchema.safeParse(json).error).toBeUndefined();
  });
});

describe("which figures", () => {
  test("only those asked for, figures and rates alike", async () => {
    const json = await table("T", "?figures=ONLINE_RATE_ALL,HS_TRUC_TUYEN");
    expect(Object.keys(json.totals.figures)).toEqual(["HS_TRUC_TUYEN"]);
    expect(Object.keys(json.totals.rates)).toEqual(["ONLINE_RATE_ALL"]);
    expect(Object.keys(json.rows[0].figures)).toEqual(["HS_TRUC_TUYEN"]);
  });

  test.each([
    ["?figures=HS_TONGG", "FIGURE_UNKNOWN"],
    ["?figures=", "FIGURE_UNKNOWN"],
    ["?basis=today", "INVALID_REQUEST"],
    ["?format=pdf", "INVALID_REQUEST"],
    ["?sep=x", "INVALID_REQUEST"],
    ["?more=1", "INVALID_REQUEST"],
    ["?form=a%20b", "FORM_UNKNOWN"],
  ])("%s is refused: %s", async (query, code) => {
    const reply = await worker.call(`/v1/consolidated/T/${JUNE}${query}`);
    expect([reply.status, reply.json.code]).toEqual([422, code]);
  });

  test("an empty period has no figures, no date, and everybody missing", async () => {
    const json = await table("T", "", "civil:2024-01");
    expect(json).toMatchObject({ asOf: null, provisional: true, totals: { figures: {}, rates: {} } });
    expect(json.completeness.received).toBe(0);
  });

  test("a bare label takes the calendar that has figures", async () => {
    expect((await table("T", "", encodeURIComponent("Tháng 6/2025"))).period).toBe(JUNE);
  });
});

describe("as CSV", () => {
  const csv = async (unit: string, query: string, period = JUNE) => {
    const reply = await fetch(new URL(`/v1/consolidated/${unit}/${period}${query}`, worker.url), {
      headers: { Authorization: `Bearer ${await worker.newToken(unit, "xem")}` },
    });
    // Not text(): that would swallow the byte order mark.
    return { reply, text: Buffer.from(await reply.arrayBuffer()).toString("utf8") };
  };

  test("with byte order mark, header of codes, one row per unit and no total row", async () => {
    const { reply, text } = await csv("H", ".csv");
    expect(reply.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
    expect(reply.headers.get("Content-Disposition")).toBe('attachment; filename="DVC-H-civil_2025-06-chung.csv"');
    expect(text).toBe(
      [
        "\uFEFFunit,name,HS_TIEP_NHAN,HS_TRUC_TUYEN,ONLINE_RATE_ALL",
        "H,Huyện H,10,1,0.1",
        "S,Xã S,8,7,0.875",
        `X,Xã X,26757,4840,${4840 / 26757}`,
        `Y,Xã Y,69001,15755,${15755 / 69001}`,
        "Z,Xã Z,400,100,0.25",
        "",
      ].join("\r\n"),
    );
  });

  test("with semicolons numbers have decimal commas; the columns come in the order asked", async () => {
    const { text } = await csv("H", "?format=csv&sep=;&figures=HS_TRUC_TUYEN,HS_CO_PHI,ONLINE_RATE_ALL");
    expect(text.split("\r\n").slice(0, 3)).toEqual([
      "\uFEFFunit;name;HS_TRUC_TUYEN;HS_CO_PHI;ONLINE_RATE_ALL",
      "H;Huyện H;1;;0,1",
      "S;Xã S;7;;0,875",
    ]);
  });

  test("no name becomes a formula, and what does not apply is not left blank", async () => {
    await worker.importUnits(
      "F,Tỉnh F,tỉnh,,2000-01-01,,",
      'F1,"=HYPERLINK(""http://x"")",xã,F,2000-01-01,,',
      "F2,+1,xã,F,2000-01-01,,",
      "F3,-1+1,xã,F,2000-01-01,,",
      "F4,@SUM(A1),xã,F,2000-01-01,,",
      'F5,"Xã ""F5"", mới",xã,F,2000-01-01,,',
    );
    await submit("F5", { HS_TONG: 1, HS_CO_PHI: { state: "not_applicable" }, HS_BUU_CHINH: { state: "not_provided" } });
    const { text } = await csv("F", ".csv?figures=HS_TONG,HS_CO_PHI,HS_BUU_CHINH");
    expect(text.split("\r\n").slice(1)).toEqual([
      'F1,"\'=HYPERLINK(""http://x"")",,,',
      "F2,'+1,,,",
      "F3,'-1+1,,,",
      "F4,'@SUM(A1),,,",
      'F5,"Xã ""F5"", mới",1,không áp dụng,',
      "",
    ]);
  });
});

describe("again", () => {
  test("the same table is 304 for who has it; a correction gives another tag and a later date", async () => {
    const address = `/v1/consolidated/L/${JUNE}`;
    const first = await worker.call(address);
    const tag = first.headers.get("ETag") ?? "";
    const again = await worker.call(address, { headers: { "If-None-Match": tag } });
    expect([again.status, again.text, again.headers.get("ETag")]).toEqual([304, "", tag]);
    const body = { figures: counts(4, 5), scopeBasis: "ownOnly", scheme: "ND42" };
    await worker.call(`/v1/snapshots/L/${JUNE}`, { method: "PUT", body, headers: { "If-Match": '"1"' } });
    const changed = await worker.call(address, { headers: { "If-None-Match": tag } });
    expect([changed.status, changed.json.rows[0].revision]).toEqual([200, 2]);
    expect(changed.json.asOf > first.json.asOf).toBe(true);
  });

  test("a token of another unit gets nothing, and no token neither", async () => {
    const token = await worker.newToken("L", "quantri");
    expect((await worker.call(`/v1/consolidated/T/${JUNE}`, { token })).json.code).toBe("UNIT_UNKNOWN");
    expect((await worker.call(`/v1/consolidated/T/${JUNE}`, { token: null })).status).toBe(401);
  });
});
