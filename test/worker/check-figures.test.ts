// POST /v1/check/figures: what an office is told about the figures of a report, with and without a token.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkFiguresAnswerSchema } from "../../shared/contract/check-figures.ts";
import { OPERATIONS } from "../../shared/contract/operations.ts";
import { type RunningWorker, startWorker } from "../support/worker.ts";

let worker: RunningWorker;
beforeAll(async () => {
  worker = await startWorker();
});
afterAll(() => worker.close());

const check = (body: unknown, token: string | null = null) => worker.call("/v1/check/figures", { body, token });
const told = async (body: unknown) => {
  const reply = await check(body);
  expect(reply.status, reply.text).toBe(200);
  return checkFiguresAnswerSchema
    .parse(reply.json)
    .findings.map(({ severity, code, at }) => `${severity} ${code} ${at}`);
};

const MONTH = { period: "nd09:2023-06" };
const WHOLE = { HS_TRUC_TUYEN: 600, HS_TIEP_NHAN: 1000 };

describe("findings", () => {
  test("the documented example: both numbers, a sentence, and a proposal with its reason", async () => {
    const { example } = OPERATIONS.checkFigures.body as { example: unknown };
    const reply = await check(example);
    expect(reply.status).toBe(200);
    const { findings } = checkFiguresAnswerSchema.parse(reply.json);
    expect(findings.find(({ code }) => code === "PCT_MISMATCH")).toEqual({
      severity: "E",
      code: "PCT_MISMATCH",
      at: "ONLINE_RATE_ALL",
      stated: "21,5%",
      recomputed: "30,1%",
      message: "20.757/69.001 = 30,1%, không phải 21,5%.",
      proposal: {
        text: "20.595/95.758 = 21,5%",
        reason: "Cộng các phần: tử số 20.595, mẫu số 95.758; mẫu số đang ghi là của Cấp xã.",
      },
    });
    expect(findings.map(({ code }) => code)).toEqual(expect.arrayContaining(["SUM_MISMATCH", "DEN_REUSED"]));
  });

  test("figures alone are enough", async () => {
    expect(await told({ figures: { HS_TRUC_TUYEN: 11, HS_TIEP_NHAN: 10 } })).toEqual([
      "E NUM_GT_DEN HS_TRUC_TUYEN",
      "E PART_WHOLE HS_TIEP_NHAN",
    ]);
    expect(await told({ figures: WHOLE, ...MONTH })).toEqual([]);
  });

  test.each<[string, Record<string, unknown>, readonly string[]]>([
    ["percentages as text", { percentages: { ONLINE_RATE_ALL: "60,5%" } }, ["W PCT_MISMATCH ONLINE_RATE_ALL"]],
    ["percentages as number", { percentages: { ONLINE_RATE_ALL: 60.5 } }, ["W PCT_MISMATCH ONLINE_RATE_ALL"]],
    ["with their decimals", { percentages: { ONLINE_RATE_ALL: { value: 60, digits: 2 } } }, []],
    ["sectors", { lines: [{ sector: "Đất đai", figures: { HS_TRUC_TUYEN: 599 } }] }, ["E SUM_MISMATCH HS_TRUC_TUYEN"]],
    [
      "the period before",
      { figures: { HS_KY_TRUOC: 5 }, previous: { HS_DANG_GIAI_QUYET: 6 } },
      ["W CARRY_MISMATCH HS_KY_TRUOC"],
    ],
    ["the period compared with itself", { previous: WHOLE, previousPeriod: "nd09:2023-06" }, ["W DELTA_SELF previous"]],
    ["changes", { previous: WHOLE, changes: { HS_TRUC_TUYEN: 1 } }, ["E DELTA_MISMATCH HS_TRUC_TUYEN"]],
    ["a second value", { also: [{ figure: "HS_TIEP_NHAN", value: 999 }] }, ["E SAME_QTY_TWO_VALUES HS_TIEP_NHAN"]],
    [
      "another form",
      { forms: [{ form: "766", figures: { HS_TRUC_TUYEN: 1 } }] },
      ["W SAME_QTY_TWO_VALUES HS_TRUC_TUYEN"],
    ],
    ["targets", { targets: { ONLINE_RATE_ALL: "70%" } }, ["I TARGET_MISSED ONLINE_RATE_ALL"]],
    ["a day before the end", { asOf: "2023-06-01" }, ["I PERIOD_OPEN period"]],
    ["a level that is gone", { period: "civil:2025-07", level: "huyen" }, ["E LEVEL_NOT_IN_FORCE level"]],
    ["old names", { scheme: "LEVEL4" }, ["W TERM_OBSOLETE scheme"]],
    [
      "history",
      { history: [1, 2, 3, 4, 5].map((month) => ({ period: `nd09:2023-0${month}`, figures: { HS_TIEP_NHAN: 100 } })) },
      ["W OUTLIER HS_TIEP_NHAN"],
    ],
    [
      "a name that does not fit its days",
      { period: "Quý I/2023 (từ ngày 01/01/2023 đến ngày 13/3/2023)" },
      ["W PERIOD_LABEL period"],
    ],
    [
      "a bare label in the calendar of its form",
      { period: "Tháng 6/2023", form: "766", asOf: "2023-06-29" },
      ["I PERIOD_OPEN period"],
    ],
    ["the same label by 15-14", { period: "Tháng 6/2023", form: "06a", asOf: "2023-06-29" }, []],
  ])("%s", async (_, more, found) => expect(await told({ figures: WHOLE, ...MONTH, ...more })).toEqual(found));
});

describe("refusals", () => {
  test.each<[string, unknown, string, string | undefined]>([
    ["nothing", {}, "INVALID_REQUEST", "figures"],
    ["an unknown key", { figures: WHOLE, so_lieu: 1 }, "INVALID_REQUEST", "so_lieu"],
    ["an unknown figure", { figures: { HS_LA: 1 } }, "INVALID_REQUEST", "figures.HS_LA"],
    ["a negative count", { figures: { HS_TONG: -1 } }, "INVALID_REQUEST", "figures.HS_TONG"],
    ["text for a count", { figures: { HS_TONG: "20.757" } }, "INVALID_REQUEST", "figures.HS_TONG"],
    ["1e300", { figures: { HS_TONG: 1e300 } }, "INVALID_REQUEST", "figures.HS_TONG"],
    ["an unknown rate", { figures: WHOLE, percentages: { TY_LE: "1%" } }, "INVALID_REQUEST", "percentages.TY_LE"],
    [
      "a percentage that is none",
      { figures: WHOLE, percentages: { ONLINE_RATE_ALL: "cao" } },
      "INVALID_REQUEST",
      "percentages.ONLINE_RATE_ALL",
    ],
    [
      "two percentages",
      { figures: WHOLE, percentages: { ONLINE_RATE_ALL: "1% và 2%" } },
      "INVALID_REQUEST",
      "percentages.ONLINE_RATE_ALL",
    ],
    [
      "a negative percentage",
      { figures: WHOLE, percentages: { ONLINE_RATE_ALL: "-1%" } },
      "INVALID_REQUEST",
      "percentages.ONLINE_RATE_ALL",
    ],
    [
      "a change of nothing",
      { figures: WHOLE, changes: { HS_TONG: "tăng mạnh" } },
      "INVALID_REQUEST",
      "changes.HS_TONG",
    ],
    ["a change of an unknown figure", { figures: WHOLE, changes: { LA: 1 } }, "INVALID_REQUEST", "changes.LA"],
    ["a day that is none", { figures: WHOLE, asOf: "30/6/2023" }, "INVALID_REQUEST", "asOf"],
    ["a period that is none", { figures: WHOLE, period: "2023-13" }, "PERIOD_UNREADABLE", undefined],
    ["a form that is none", { figures: WHOLE, form: "a b" }, "FORM_UNKNOWN", undefined],
  ])("%s", async (_, body, code, path) => {
    const reply = await check(body);
    expect([reply.status, reply.json.code]).toEqual([422, code]);
    if (path !== undefined) expect(reply.json.errors.map((error: { path: string }) => error.path)).toContain(path);
    expect(reply.json.detail).toMatch(/\.$/);
  });

  test("a dead token is told, not ignored", async () => {
    const reply = await check({ figures: WHOLE }, "dvc_khong-con-song-0123456789");
    expect([reply.status, reply.json.code]).toEqual([401, "TOKEN_DEAD"]);
  });

  test("GET is not allowed, half a body is malformed", async () => {
    expect((await worker.call("/v1/check/figures")).status).toBe(405);
    expect((await worker.call("/v1/check/figures", { body: "{", token: null })).json.code).toBe("MALFORMED_JSON");
  });
});

test("KIEMTRA answers in a batch without a token", async () => {
  const args = [
    [
      ["HS_TRUC_TUYEN", 11],
      ["HS_TIEP_NHAN", 10],
    ],
    "Tháng 6/2023",
  ];
  const { json } = await worker.call("/v1/compute", { token: null, body: { calls: [{ fn: "KIEMTRA", args }] } });
  expect(json.results[0].value[1].slice(0, 3)).toEqual(["Lỗi", "NUM_GT_DEN", "dòng 1"]);
});
