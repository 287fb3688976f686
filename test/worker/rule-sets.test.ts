// The rules over HTTP: every set, each with its citations and confidence, as its schema says.
import { afterAll, beforeAll, expect, test } from "vitest";
import { ruleSetAnswerSchema, ruleSetsAnswerSchema } from "../../shared/contract/rule-set.ts";
import { type RunningWorker, startWorker } from "../support/worker.ts";

let worker: RunningWorker;
beforeAll(async () => {
  worker = await startWorker();
});
afterAll(() => worker.close());

test("lists every set with its dates, without a token", async () => {
  const { status, json } = await worker.call("/v1/rulesets", { token: null });
  expect(status).toBe(200);
  expect(ruleSetsAnswerSchema.parse(json).rulesets.map((ruleset) => ruleset.id)).toEqual([
    "qd766-portal-2026",
    "qd766-decision-2022",
    "qd766-score-only",
    "nd61-2018",
    "m34-2019-2022",
  ]);
});

test("gives one set whole: maxima that add up, each line with citation and confidence", async () => {
  const { rulesets } = (await worker.call("/v1/rulesets", { token: null })).json;
  for (const { id } of rulesets) {
    const { status, json } = await worker.call(`/v1/rulesets/${id}`, { token: null });
    expect([id, status]).toEqual([id, 200]);
    const ruleSet = ruleSetAnswerSchema.parse(json);
    if (ruleSet.max !== null) expect(ruleSet.groups.reduce((sum, group) => sum + group.max, 0)).toBe(ruleSet.max);
    for (const indicator of ruleSet.groups.flatMap((group) => group.indicators)) {
      expect(indicator.citation).not.toBe("");
    }
  }
  const portal = (await worker.call("/v1/rulesets/QD766-portal-2026", { token: null })).json;
  expect(portal.groups.map((group: { code: string; max: number }) => [group.code, group.max])).toEqual([
    ["CKMB", 18],
    ["TDGQ", 20],
    ["DVCTT", 12],
    ["TTTT", 10],
    ["MDSH", 22],
    ["MDHL", 18],
  ]);
});

test("an unknown set is not found", async () => {
  const { status, json } = await worker.call("/v1/rulesets/qd999", { token: null });
  expect([status, json.code]).toEqual([404, "NOT_FOUND"]);
});
