// GET /v1/narrative and DOANVAN on a real database: the paragraph, who may read it, and when it is not sent again.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkProse } from "../../shared/checking/prose/check-prose.ts";
import { narrativeAnswerSchema } from "../../shared/contract/narrative.ts";
import { type RunningWorker, startWorker } from "../support/worker.ts";

let worker: RunningWorker;
const [APRIL, MAY] = ["civil:2025-04", "civil:2025-05"];

const submit = async (unit: string, figures: object, period = MAY, form = "chung") => {
  const body = { figures, scopeBasis: "ownOnly", scheme: "ND42" };
  const reply = await worker.call(`/v1/snapshots/${unit}/${period}?form=${form}`, { method: "PUT", body });
  expect(reply.status, reply.text).toBe(201);
};
const counts = (online: number, received: number) => ({ HS_TRUC_TUYEN: online, HS_TIEP_NHAN: received });
const address = (unit: string, query = "", period = MAY) => `/v1/narrative/${unit}/${period}${query}`;

beforeAll(async () => {
  worker = await startWorker();
  await worker.importUnits(
    "T,Tỉnh T,tỉnh,,2000-01-01,,",
    "H,Huyện H,huyện,T,2000-01-01,2025-06-30,",
    "X,Xã X,xã,H,2000-01-01,2025-06-30,N",
    "Y,Xã Y,xã,H,2000-01-01,2025-06-30,N",
    "N,Xã N,xã,T,2025-07-01,,",
    "Z,Xã Z,xã,H,2000-01-01,2025-06-30,N",
  );
  await submit("X", counts(4840, 26757));
  await submit("Y", counts(15755, 69001));
  await submit("X", counts(4000, 25000), APRIL);
  await submit("Y", counts(15000, 70000), APRIL);
  await submit("N", counts(30, 100), "civil:2025-07");
  const target = { unit: "T", measure: "ONLINE_RATE_ALL", leastPercent: 30, from: "2025-01-01", to: "2025-12-31" };
  const stored = await worker.call("/v1/targets", { body: { ...target, source: "Kế hoạch 10/KH-UBND" } });
  expect(stored.status, stored.text).toBe(201);
});
afterAll(() => worker.close());

describe("the paragraph", () => {
  test("says what the table says, in the form of the contract", async () => {
    const { status, json } = await worker.call(address("H", "?length=short"));
    expect(status).toBe(200);
    expect(narrativeAnswerSchema.safeParse(json).error).toBeUndefined();
    expect(json).toMatchObject({ unit: "H", period: MAY, form: "chung", length: "short", provisional: true });
    expect(json.paragraphs).toEqual([json.text]);
    expect(json.text).toBe(
      "Tháng 5/2025 (từ ngày 01/5/2025 đến ngày 31/5/2025), huyện H tiếp nhận 95.758 hồ sơ, trong đó có 20.595 hồ sơ nộp trực tuyến, đạt 21,51%. " +
        "Tỷ lệ hồ sơ trực tuyến (21,51%) chưa đạt chỉ tiêu 30%, thấp hơn 8,49 điểm phần trăm; để đạt chỉ tiêu, cần chuyển thêm 8.133 hồ sơ sang trực tuyến. " +
        "So với tháng 4/2025, số hồ sơ tiếp nhận tăng 758 hồ sơ (tăng 0,8%); tỷ lệ hồ sơ trực tuyến tăng 1,51 điểm phần trăm (từ 20% lên 21,51%). " +
        "Số liệu tạm thời, chưa chốt; đã nhận số liệu của 2/3 đơn vị, chưa nhận của xã Z.",
    );
  });

  test("is full unless a short one is asked for, and nothing in it is wrong", async () => {
    const { json } = await worker.call(address("H"));
    expect(json.length).toBe("full");
    expect(json.paragraphs.length).toBeGreaterThan(2);
    expect(json.text).toBe(json.paragraphs.join("\n"));
    expect(json.text).toContain("theo Kế hoạch 10/KH-UBND");
    expect(checkProse(json.text).filter(({ severity }) => severity !== "I")).toEqual([]);
  });

  test("of a unit made by a merger compares counts through its predecessors only", async () => {
    const { json } = await worker.call(address("N", "", "civil:2025-07"));
    expect(json.text).not.toContain("điểm phần trăm (từ");
    await submit("X", counts(1, 40), "civil:2025-06");
    await submit("Y", counts(2, 40), "civil:2025-06");
    const merged = (await worker.call(address("N", "", "civil:2025-07"))).json;
    expect(merged.text).toContain("So với tháng 6/2025, số hồ sơ tiếp nhận tăng 20 hồ sơ (tăng 25%)");
    expect(merged.text).toContain("thay đổi từ ngày 01/7/2025 nên chỉ so sánh số hồ sơ");
  });

  test("is the text alone for who asks so", async () => {
    const text = await worker.call(address("H", "?length=short&format=text"));
    expect(text.headers.get("Content-Type")).toBe("text/plain; charset=utf-8");
    expect(text.text).toMatch(/^Tháng 5\/2025 .+xã Z\.$/u);
    const accepted = await worker.call(address("H", "?length=short"), { headers: { Accept: "text/plain" } });
    expect([accepted.text, accepted.headers.get("Vary")]).toEqual([text.text, "Accept, Authorization"]);
    const json = await worker.call(address("H", "?format=json"), { headers: { Accept: "text/plain" } });
    expect(json.json.unit).toBe("H");
  });

  test("is 304 for who has it, and another once a figure has changed", async () => {
    const first = await worker.call(address("X"));
    const tag = first.headers.get("ETag") ?? "";
    const again = await worker.call(address("X"), { headers: { "If-None-Match": tag } });
    expect([again.status, again.text]).toEqual([304, ""]);
    const body = { figures: counts(4841, 26757), scopeBasis: "ownOnly", scheme: "ND42" };
    await worker.call(`/v1/snapshots/X/${MAY}`, { method: "PUT", body, headers: { "If-Match": '"1"' } });
    const changed = await worker.call(address("X"), { headers: { "If-None-Match": tag } });
    expect(changed.status).toBe(200);
    expect(changed.json.text).toContain("4.841");
  });
});

describe("what is refused", () => {
  test.each([
    ["a period without figures", address("H", "", "civil:2024-01"), 404, "SNAPSHOT_NOT_FOUND"],
    ["a unit that had ended", address("H", "", "civil:2025-08"), 422, "UNIT_NOT_IN_FORCE"],
    ["an unknown unit", address("K9"), 404, "UNIT_UNKNOWN"],
    ["no unit code", address("xã%20X"), 422, "UNIT_CODE_INVALID"],
    ["a period that cannot be read", address("H", "", "hôm%20nay"), 422, "PERIOD_UNREADABLE"],
    ["another length", address("H", "?length=long"), 422, "INVALID_REQUEST"],
    ["another format", address("H", "?format=docx"), 422, "INVALID_REQUEST"],
    ["a form that cannot be", address("H", "?form=a%20b"), 422, "FORM_UNKNOWN"],
    ["an unknown parameter", address("H", "?basis=as-is"), 422, "INVALID_REQUEST"],
  ])("%s", async (_, path, status, code) => {
    const reply = await worker.call(path);
    expect([reply.status, reply.json.code]).toEqual([status, code]);
  });

  test("a label that both calendars have figures for", async () => {
    await submit("Z", counts(1, 2), "nd09:2025-05");
    await submit("Z", counts(1, 3), MAY);
    const reply = await worker.call(address("Z", "", encodeURIComponent("Tháng 5/2025")));
    expect([reply.status, reply.json.code]).toEqual([422, "PERIOD_AMBIGUOUS"]);
  });

  test("a token of another unit, and none", async () => {
    const token = await worker.newToken("X", "quantri");
    expect((await worker.call(address("H"), { token })).json.code).toBe("UNIT_UNKNOWN");
    expect((await worker.call(address("X"), { token })).status).toBe(200);
    expect((await worker.call(address("H"), { token: null })).status).toBe(401);
  });
});

test("the example of the document is an answer of its own schema", async () => {
  const { json } = await worker.call("/openapi.json", { token: null });
  const answer = json.paths["/v1/narrative/{unit}/{period}"].get.responses["200"].content["application/json"];
  expect(narrativeAnswerSchema.safeParse(answer.example).error).toBeUndefined();
});

test("DOANVAN gives the short paragraph in a cell, with all that it reads in one round trip", async () => {
  const calls = [
    { fn: "DOANVAN", args: ["X", "tháng 5/2025"] },
    { fn: "DOANVAN", args: ["K9", MAY] },
    { fn: "DOANVAN", args: ["X", "civil:2024-01"] },
  ];
  const { json, headers } = await worker.call("/v1/compute", { body: { calls } });
  const short = await worker.call(address("X", "?length=short&format=text"));
  expect(json.results[0].value).toBe(short.text);
  expect(json.results[1].error).toMatchObject({ code: "UNIT_UNKNOWN", cell: "#VALUE!" });
  expect(json.results[2].error).toMatchObject({ code: "SNAPSHOT_NOT_FOUND", cell: "#N/A" });
  expect(headers.get("Server-Timing")).toBe('db;desc="1 round trips"');
});
