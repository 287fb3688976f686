// What an action does to a snapshot, in the order in which the conditions are asked.
import { expect, test } from "vitest";
import { type ActionRequest, decideAction } from "../../../shared/domain/snapshot-action.ts";

const CURRENT = { revision: 2, state: "da_nop", submittedBy: "other" } as const;
const LOCKED = { ...CURRENT, state: "da_chot" } as const;
const OWN = { ...CURRENT, submittedBy: "me" } as const;

const request = (more: Partial<ActionRequest>): ActionRequest => ({
  remembered: null,
  requestHash: "R",
  action: "duyet",
  actor: "me",
  role: "duyet",
  ifMatch: null,
  current: CURRENT,
  pending: null,
  correction: null,
  ...more,
});

test.each<[string, Partial<ActionRequest>, string]>([
  ["received", {}, "da_duyet"],
  [
    "a repeated request gets the first answer, in whatever state",
    { remembered: { requestHash: "R" }, current: LOCKED },
    "replay",
  ],
  ["another request under the same key", { remembered: { requestHash: "S" } }, "IDEMPOTENCY_MISMATCH"],
  ["the right revision", { ifMatch: [2] }, "da_duyet"],
  ["any revision", { ifMatch: "any" }, "da_duyet"],
  ["an older revision", { ifMatch: [1] }, "REVISION_CONFLICT"],
  ["an unreadable If-Match", { ifMatch: [] }, "REVISION_CONFLICT"],
  ["an older revision in a state that refuses too", { ifMatch: [1], current: LOCKED }, "REVISION_CONFLICT"],
  ["a state that refuses", { current: LOCKED }, "STATE_REFUSED"],
  ["one's own", { current: OWN }, "OWN_SUBMISSION"],
  ["one's own, locked", { action: "chot", current: { ...OWN, state: "da_duyet" } }, "OWN_SUBMISSION"],
  ["one's own may be returned", { action: "tra_lai", current: OWN }, "tra_lai"],
  ["one's own may be reopened", { action: "mo_lai", current: { ...OWN, state: "da_chot" } }, "da_nop"],
  ["one's own by the administrator, who is named", { role: "quantri", current: OWN }, "da_duyet own"],
  ["another's by the administrator", { role: "quantri" }, "da_duyet"],
  ["reopened without a proposal", { action: "mo_lai", current: LOCKED }, "da_nop"],
  ["reopening accepts the proposal that waits", { action: "mo_lai", current: LOCKED, pending: 5 }, "da_nop 5"],
  ["the one that is meant", { action: "mo_lai", current: LOCKED, pending: 5, correction: 5 }, "da_nop 5"],
  [
    "another one came since",
    { action: "mo_lai", current: LOCKED, pending: 7, correction: 5 },
    "CORRECTION_NOT_PENDING",
  ],
  ["it was declined since", { action: "mo_lai", current: LOCKED, correction: 5 }, "CORRECTION_NOT_PENDING"],
  ["declined", { action: "tu_choi_dinh_chinh", current: LOCKED, pending: 5 }, "da_chot 5"],
  ["nothing to decline", { action: "tu_choi_dinh_chinh", current: LOCKED }, "CORRECTION_NOT_PENDING"],
  ["a comment answers no proposal", { action: "ghi_chu", current: LOCKED, pending: 5 }, "da_chot"],
])("%s", (_, more, expected) => {
  const decision = decideAction(request(more));
  if (!decision.ok) return expect(decision.problem.code).toBe(expected);
  const { result } = decision;
  if (result.kind === "replay") return expect("replay").toBe(expected);
  const said = [
    result.state,
    ...(result.correction === null ? [] : [result.correction]),
    ...(result.isOwn ? ["own"] : []),
  ];
  expect(said.join(" ")).toBe(expected);
});
