// The daily job: who had not reported when a deadline passed is recorded once, and a period closes by itself where that is wanted.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closingsAnswerSchema, frozenAnswerSchema } from "../../shared/contract/closing.ts";
import { type RunningWorker, startWorker } from "../support/worker.ts";

let worker: RunningWorker;
beforeAll(async () => {
  worker = await startWorker();
  await worker.importUnits(
    ...["T", "K", "M"].flatMap((root) => [
      `${root},Tỉnh ${root},tỉnh,,2000-01-01,,`,
      `${root}1,Xã ${root}1,xã,${root},2000-01-01,,`,
      `${root}2,Xã ${root}2,xã,${root},2000-01-01,,`,
    ]),
  );
});
afterAll(() => worker.close());

/** Ends on a Monday; three working days later is Thursday 3/7/2098. */
const PERIOD = "range:2026-11-01..2098-06-30";
const DUE = "2098-07-03";
const body = { figures: { HS_TONG: 5 }, scopeBasis: "ownOnly", scheme: "ND42" };
const submit = async (unit: string) => {
  const reply = await worker.call(`/v1/snapshots/${unit}/${PERIOD}`, { method: "PUT", body });
  expect(reply.status, reply.text).toBe(201);
};
const approve = (unit: string) => worker.call(`/v1/snapshots/${unit}/${PERIOD}/actions`, { body: { action: "duyet" } });
const setDeadline = (unit: string, more: Record<string, unknown> = {}) =>
  worker.call("/v1/deadlines", {
    body: { unit, kind: "range", days: 3, from: "2098-01-01", source: "Quy chế", ...more },
  });
const closingsOf = async (unit: string) => {
  const { json } = await worker.call(`/v1/consolidated/${unit}/${PERIOD}/closings`);
  expect(closingsAnswerSchema.safeParse(json).error).toBeUndefined();
  return json;
};

describe("when a deadline has passed", () => {
  test("who had not reported is recorded once, from midnight in Viet Nam on, with an entry in the log", async () => {
    await setDeadline("T");
    await submit("T1");
    await worker.runSchedule("2098-07-03T16:59:59Z");
    expect((await closingsOf("T")).deadlines).toEqual([]);
    await worker.runSchedule("2098-07-03T17:00:00Z");
    const recorded = [{ due: DUE, expected: 2, missing: ["T2"], late: [], recordedAt: "2098-07-03T17:00:00.000Z" }];
    expect((await closingsOf("T")).deadlines).toEqual(recorded);
    // A report that comes afterwards changes nothing in what was so at the deadline.
    await submit("T2");
    await worker.runSchedule("2098-07-04T17:10:00Z");
    expect(await closingsOf("T")).toEqual({ closings: [], deadlines: recorded });
    const log = await worker.db.prepare("SELECT actor, detail FROM audit WHERE action = 'deadline.passed'").all();
    expect(log.results.map(({ actor }) => actor)).toEqual(["schedule"]);
    expect(JSON.parse(log.results[0]?.detail as string)).toMatchObject({ due: DUE, missing: ["T2"] });
  });

  test("a run that was missed is made up for within two weeks, not for ever", async () => {
    await setDeadline("M");
    await submit("M1");
    await worker.runSchedule("2098-07-17T17:00:00Z");
    expect((await closingsOf("M")).deadlines).toEqual([]);
    await worker.runSchedule("2098-07-16T17:00:00Z");
    expect((await closingsOf("M")).deadlines.length).toBe(1);
  });

  test("what was recorded stays", async () => {
    for (const sql of [
      "UPDATE deadline_passed SET missing = '[]'",
      "DELETE FROM deadline_passed",
      "INSERT OR REPLACE INTO deadline_passed SELECT * FROM deadline_passed",
    ]) {
      await expect(worker.db.prepare(sql).run(), sql).rejects.toThrow(/immutable/);
    }
  });
});

describe("a period closes by itself", () => {
  test("where its office switched that on, once nothing stands in the way, and only once", async () => {
    await setDeadline("K", { autoClose: true });
    await submit("K1");
    await approve("K1");
    await worker.runSchedule("2098-07-03T17:10:00Z");
    expect((await closingsOf("K")).closings).toEqual([]);
    await submit("K2");
    await worker.runSchedule("2098-07-04T17:10:00Z");
    expect((await closingsOf("K")).closings).toEqual([]);
    await approve("K2");
    await worker.runSchedule("2098-07-05T17:10:00Z");
    const { closings, deadlines } = await closingsOf("K");
    expect(closings.length).toBe(1);
    expect(deadlines.map((deadline: { missing: string[] }) => deadline.missing)).toEqual([["K2"]]);
    const { json } = await worker.call(closings[0].url);
    expect(frozenAnswerSchema.safeParse(json).error).toBeUndefined();
    expect(json.closedBy).toEqual({ id: "schedule", unit: "K", role: "quantri", label: "Tự động khi hết hạn" });
    expect(json.provisional).toBe(false);

    // Opened again by people, it is theirs to close.
    const reopen = { action: "mo_lai", reason: "đính chính" };
    expect((await worker.call(`/v1/snapshots/K1/${PERIOD}/actions`, { body: reopen })).status).toBe(200);
    await approve("K1");
    await worker.runSchedule("2098-07-06T17:10:00Z");
    expect((await closingsOf("K")).closings.length).toBe(1);
    expect(worker.logs()).not.toContain("deadline_job_failed");
  });
});
