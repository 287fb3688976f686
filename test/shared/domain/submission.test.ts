// What happens to a submitted snapshot, in the order in which the conditions are asked.
import { expect, test } from "vitest";
import { decideSubmission, type Submission } from "../../../shared/domain/submission.ts";

const submission = (more: Partial<Submission>): Submission => ({
  remembered: null,
  requestHash: "R",
  current: null,
  hash: "H",
  ifMatch: null,
  blocking: 0,
  unit: "Xã X",
  period: "Tháng 6/2023",
  ...more,
});
const current = (more: Partial<NonNullable<Submission["current"]>> = {}) => ({
  current: { revision: 2, state: "da_nop", hash: "OLD", ...more } as const,
});

test.each<[string, Partial<Submission>, string]>([
  ["the first one is stored", {}, "store 1"],
  ["the first one with If-Match expects a revision that is not there", { ifMatch: [1] }, "REVISION_CONFLICT"],
  ["errors without explanation", { blocking: 1 }, "FINDINGS_BLOCK"],
  ["a repeated request gets the first answer", { remembered: { requestHash: "R" } }, "replay"],
  [
    "even after the period was locked",
    { remembered: { requestHash: "R" }, ...current({ state: "da_chot" }) },
    "replay",
  ],
  ["another request under the same key", { remembered: { requestHash: "S" } }, "IDEMPOTENCY_MISMATCH"],
  ["the same content needs no If-Match", current({ hash: "H" }), "unchanged 2"],
  ["the same content in a locked period", current({ hash: "H", state: "da_chot" }), "unchanged 2"],
  ["the same content although it has errors", { ...current({ hash: "H" }), blocking: 1 }, "unchanged 2"],
  [
    "the same content after it was returned is a new revision",
    { ...current({ hash: "H", state: "tra_lai" }), ifMatch: [2] },
    "store 3",
  ],
  [
    "the same content after it was returned, without If-Match",
    current({ hash: "H", state: "tra_lai" }),
    "REVISION_CONFLICT",
  ],
  ["locked, although If-Match is right", { ...current({ state: "da_chot" }), ifMatch: [2] }, "PERIOD_LOCKED"],
  ["a revision exists, no If-Match", current(), "REVISION_CONFLICT"],
  ["an older revision in If-Match", { ...current(), ifMatch: [1] }, "REVISION_CONFLICT"],
  ["the right revision", { ...current(), ifMatch: [2] }, "store 3"],
  ["one of several revisions", { ...current(), ifMatch: [1, 2] }, "store 3"],
  ["any revision", { ...current(), ifMatch: "any" }, "store 3"],
  ["the right revision with errors", { ...current(), ifMatch: [2], blocking: 1 }, "FINDINGS_BLOCK"],
  ["received already: a correction is a new revision", { ...current({ state: "da_duyet" }), ifMatch: [2] }, "store 3"],
])("%s", (_, more, expected) => {
  const decision = decideSubmission(submission(more));
  const text = decision.ok
    ? `${decision.result.kind}${"revision" in decision.result ? ` ${decision.result.revision}` : ""}`
    : decision.problem.code;
  expect(text).toBe(expected);
});
