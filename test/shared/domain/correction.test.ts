// What becomes of proposals to correct a locked snapshot.
import { expect, test } from "vitest";
import { correctionsOf, lockNumberOf, pendingCorrection } from "../../../shared/domain/correction.ts";
import type { SnapshotEventKind } from "../../../shared/domain/snapshot.ts";

/** Events in order; a `dinh_chinh` or `nop` brings the next revision. */
const happened = (...actions: readonly SnapshotEventKind[]) => {
  let revision = 0;
  return actions.map((action, index) => {
    if (action === "nop" || action === "dinh_chinh") revision += 1;
    return { sequence: index + 1, revision, action };
  });
};

const LOCKED: readonly SnapshotEventKind[] = ["nop", "duyet", "chot"];

test.each<[string, readonly SnapshotEventKind[], readonly string[], number | null]>([
  ["nothing was proposed", [], [], null],
  ["one waits", ["de_nghi_dinh_chinh"], ["4 cho_xu_ly null"], 4],
  ["a comment answers nothing", ["de_nghi_dinh_chinh", "ghi_chu"], ["4 cho_xu_ly null"], 4],
  [
    "a later one takes the place of the one before",
    ["de_nghi_dinh_chinh", "de_nghi_dinh_chinh"],
    ["4 thay_the null", "5 cho_xu_ly null"],
    5,
  ],
  ["declined", ["de_nghi_dinh_chinh", "tu_choi_dinh_chinh"], ["4 tu_choi null"], null],
  ["accepted with its figures", ["de_nghi_dinh_chinh", "mo_lai", "dinh_chinh"], ["4 chap_nhan 2"], null],
  [
    "accepted without figures: the unit submits itself",
    ["de_nghi_dinh_chinh", "mo_lai", "nop"],
    ["4 chap_nhan null"],
    null,
  ],
  ["reopened without a proposal", ["mo_lai"], [], null],
  [
    "a second correction leaves the first as it was",
    ["de_nghi_dinh_chinh", "mo_lai", "dinh_chinh", "duyet", "chot", "de_nghi_dinh_chinh"],
    ["4 chap_nhan 2", "9 cho_xu_ly null"],
    9,
  ],
])("%s", (_, after, expected, pending) => {
  const events = happened(...LOCKED, ...after);
  expect(
    correctionsOf(events).map((correction) => `${correction.correction} ${correction.state} ${correction.acceptedAs}`),
  ).toEqual(expected);
  expect(pendingCorrection(events)).toBe(pending);
});

test.each<[string, readonly SnapshotEventKind[], number, number | null]>([
  ["never locked", ["nop", "duyet"], 1, null],
  ["locked once", LOCKED, 1, 1],
  ["corrected: the first stays the first", [...LOCKED, "mo_lai", "dinh_chinh", "duyet", "chot"], 1, 1],
  ["corrected: the second", [...LOCKED, "mo_lai", "dinh_chinh", "duyet", "chot"], 2, 2],
  ["corrected, not locked again yet", [...LOCKED, "mo_lai", "dinh_chinh"], 2, null],
  ["reopened and locked as it was", [...LOCKED, "mo_lai", "duyet", "chot"], 1, 2],
])("bản chốt lần mấy: %s", (_, actions, revision, lock) => {
  expect(lockNumberOf(happened(...actions), revision)).toBe(lock);
});
