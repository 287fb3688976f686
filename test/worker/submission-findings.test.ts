// What a submission is told when it is set beside the unit's other reports: the month before, its own past, other forms, its sectors.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningWorker, startWorker } from "../support/worker.ts";

let worker: RunningWorker;
beforeAll(async () => {
  worker = await startWorker();
  await worker.importUnits(
    "T,Tỉnh T,tỉnh,,2000-01-01,,",
    ...["A", "B", "C", "D", "E"].map((code) => `${code},Xã ${code},xã,T,2000-01-01,,`),
  );
});
afterAll(() => worker.close());

const put = (
  unit: string,
  period: string,
  figures: Record<string, number>,
  more: Record<string, unknown> = {},
  query = "",
) =>
  worker.call(`/v1/snapshots/${unit}/${period}${query}`, {
    method: "PUT",
    body: { figures, scopeBasis: "ownOnly", scheme: "ND42", ...more },
  });
const told = (reply: { json: { findings: readonly { severity: string; code: string; at: string }[] } }) =>
  reply.json.findings.map(({ severity, code, at }) => `${severity} ${code} ${at}`);

describe("carried over", () => {
  test("is compared with what the month before left open, in the same form and scope", async () => {
    await put("A", "nd09:2024-05", { HS_DANG_TRONG_HAN: 30, HS_DANG_QUA_HAN: 12 });
    const wrong = await put("A", "nd09:2024-06", { HS_KY_TRUOC: 41 }, {}, "?dryRun=1");
    expect(wrong.json.findings).toMatchObject([
      {
        severity: "W",
        code: "CARRY_MISMATCH",
        at: "HS_KY_TRUOC",
        stated: 41,
        recomputed: 42,
        message: "Hồ sơ từ kỳ trước chuyển sang là 41, nhưng cuối kỳ trước còn 42 hồ sơ đang giải quyết.",
      },
    ]);
    expect(wrong.json.accepted).toBe(true);
    expect(told(await put("A", "nd09:2024-06", { HS_KY_TRUOC: 42 }, {}, "?dryRun=1"))).toEqual([]);
    expect(told(await put("A", "nd09:2024-06", { HS_KY_TRUOC: 1 }, {}, "?dryRun=1&form=06a"))).toEqual([]);
    const scope = { scopeBasis: "includingSubordinates" };
    expect(told(await put("A", "nd09:2024-06", { HS_KY_TRUOC: 1 }, scope, "?dryRun=1"))).toEqual([]);
    expect(told(await put("B", "nd09:2024-06", { HS_KY_TRUOC: 1 }, {}, "?dryRun=1"))).toEqual([]);
  });

  test("nine months begin where the year before ended, whatever ended there", async () => {
    await put("B", "nd09:2023-12", { HS_DANG_GIAI_QUYET: 9 });
    expect(told(await put("B", "nd09:2024-9M", { HS_KY_TRUOC: 8 }, {}, "?dryRun=1"))).toEqual([
      "W CARRY_MISMATCH HS_KY_TRUOC",
    ]);
  });

  test("follows the corrected revision of the month before", async () => {
    await put("A", "nd09:2025-05", { HS_DANG_GIAI_QUYET: 5 });
    const headers = { "If-Match": '"1"' };
    const body = { figures: { HS_DANG_GIAI_QUYET: 6 }, scopeBasis: "ownOnly", scheme: "ND42" };
    await worker.call("/v1/snapshots/A/nd09:2025-05", { method: "PUT", body, headers });
    expect(told(await put("A", "nd09:2025-06", { HS_KY_TRUOC: 6 }))).toEqual([]);
  });
});

test("a jump against the unit's own five months is a warning that is stored with the revision", async () => {
  for (const month of [1, 2, 3, 4, 5]) await put("C", `nd09:2024-0${month}`, { HS_TIEP_NHAN: 100 + month });
  const reply = await put("C", "nd09:2024-06", { HS_TIEP_NHAN: 1000 });
  expect(reply.status).toBe(201);
  expect(reply.json.findings).toMatchObject([{ severity: "W", code: "OUTLIER", stated: "1.000", recomputed: "103" }]);
  const read = await worker.call("/v1/snapshots/C/nd09:2024-06");
  expect(read.json.findings).toEqual(reply.json.findings);
  expect(told(await put("D", "nd09:2024-06", { HS_TIEP_NHAN: 1000 }, {}, "?dryRun=1"))).toEqual([]);
});

test("one figure with two values in two forms is a warning that names the form", async () => {
  await put("D", "civil:2024-06", { HS_TONG: 61 }, {}, "?form=766");
  const reply = await put("D", "civil:2024-06", { HS_TONG: 60 });
  expect(reply.status).toBe(201);
  expect(reply.json.findings).toMatchObject([
    { severity: "W", code: "SAME_QTY_TWO_VALUES", stated: 60, recomputed: 61 },
  ]);
  expect(reply.json.findings[0].message).toContain("biểu 766");
});

test("sectors that do not add up block until explained, and propose their sum", async () => {
  const lines = [
    { sector: "Đất đai", figures: { HS_TONG: 40 } },
    { sector: "Hộ tịch", figures: { HS_TONG: 21 } },
  ];
  const blocked = await put("E", "nd09:2024-06", { HS_TONG: 60 }, { lines });
  expect([blocked.status, blocked.json.code]).toEqual([422, "FINDINGS_BLOCK"]);
  expect(blocked.json.findings).toMatchObject([
    { code: "SUM_MISMATCH", stated: 60, recomputed: 61, proposal: { text: "61", reason: "Cộng các phần: 40 + 21." } },
  ]);
  const explain = { SUM_MISMATCH: "Một hồ sơ thuộc hai lĩnh vực." };
  expect((await put("E", "nd09:2024-06", { HS_TONG: 60 }, { lines, explain })).status).toBe(201);
});

test("everything that a submission is compared with is read in one round trip more than who may send it", async () => {
  const reply = await put("E", "nd09:2024-07", { HS_TONG: 60 }, {}, "?dryRun=1");
  expect(reply.headers.get("Server-Timing")).toContain("2 round trips");
});
