// POST /v1/check/text: what an office is told about a pasted text, with and without a token.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkTextAnswerSchema } from "../../shared/contract/check-text.ts";
import { readProse } from "../support/prose.ts";
import { type RunningWorker, startWorker } from "../support/worker.ts";

let worker: RunningWorker;
beforeAll(async () => {
  worker = await startWorker();
  await worker.importUnits(
    "T,Tỉnh T,tỉnh,,2000-01-01,,",
    "X,Xã X,xã,T,2000-01-01,,",
    "TP,Thành phố P,thành phố,T,2000-01-01,,",
  );
});
afterAll(() => worker.close());

const check = (body: unknown, token: string | null = null) => worker.call("/v1/check/text", { body, token });

describe("findings", () => {
  test("carry offsets, both numbers, a sentence and a proposal with its reason", async () => {
    const text = readProse("xuan-loc");
    const reply = await check({ text });
    expect(reply.status).toBe(200);
    const { findings } = checkTextAnswerSchema.parse(reply.json);
    const finding = findings.find(({ code }) => code === "PCT_MISMATCH");
    expect(finding).toMatchObject({
      severity: "E",
      stated: "21,5%",
      recomputed: "30,1%",
      message: "20.757/69.001 = 30,1%, không phải 21,5%.",
      proposal: { text: "20.595/95.758 = 21,5%" },
    });
    expect(finding && text.slice(...finding.at)).toBe("20.757/69.001, đạt 21,5%");
  });

  test("a sound text has none", async () => {
    const reply = await check({ text: "Trực tuyến 4840/26757 hồ sơ, đạt 18,1%" });
    expect(reply.json).toEqual({ findings: [] });
  });

  test("the caller's period and day count", async () => {
    const text = "Tiếp nhận 120 hồ sơ mức độ 3, 4.";
    const codes = async (more: object) => {
      const reply = await check({ text, ...more });
      return checkTextAnswerSchema.parse(reply.json).findings.map(({ severity, code }) => `${severity} ${code}`);
    };
    expect(await codes({})).toEqual([]);
    expect(await codes({ period: "Tháng 6/2023" })).toEqual(["W TERM_OBSOLETE"]);
    expect(await codes({ period: "Tháng 6/2021" })).toEqual([]);
    expect(await codes({ asOf: "2023-06-30" })).toEqual(["I TERM_OBSOLETE"]);
  });

  test("the unit's level is known by name, and by code to who may see it", async () => {
    const text = "Số hồ sơ trên địa bàn xã là 120. Việc cung cấp dịch vụ trên địa bàn tỉnh còn hạn chế.";
    const codes = async (unit: string | undefined, token: string | null) =>
      checkTextAnswerSchema
        .parse((await check({ text, ...(unit ? { unit } : {}) }, token)).json)
        .findings.map(({ code }) => code);
    expect(await codes(undefined, null)).toEqual([]);
    expect(await codes("UBND xã X", null)).toEqual(["SCOPE_SLIP"]);
    expect(await codes("X", null)).toEqual([]);
    expect(await codes("X", await worker.newToken("X", "xem"))).toEqual(["SCOPE_SLIP"]);
    expect(await codes("X", await worker.newToken("TP", "xem"))).toEqual([]);
  });
});

describe("refusals", () => {
  test.each([
    [{}, 422, "INVALID_REQUEST"],
    [{ text: 12 }, 422, "INVALID_REQUEST"],
    [{ text: "Tiếp nhận", kỳ: "x" }, 422, "INVALID_REQUEST"],
    [{ text: "Tiếp nhận", asOf: "30/6/2023" }, 422, "INVALID_REQUEST"],
    [{ text: "Tiếp nhận", period: "bao giờ" }, 422, "PERIOD_UNREADABLE"],
  ])("%j is %i %s", async (body, status, code) => {
    const reply = await check(body);
    expect([reply.status, reply.json.code]).toEqual([status, code]);
  });

  test("a dead token is told, not ignored", async () => {
    const reply = await check({ text: "Tiếp nhận" }, "dvc_khong-con-song-0123456789");
    expect([reply.status, reply.json.code]).toEqual([401, "TOKEN_DEAD"]);
  });
});
