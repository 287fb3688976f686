// Points printed without counts: what cannot be true is found, what is only absent is not held against anybody.
import { describe, expect, test } from "vitest";
import { type Rational, rationalFromNumber } from "../../../shared/domain/rational.ts";
import type { GroupCode } from "../../../shared/rules/rule-set.ts";
import { checkPrintedPoints, type PrintedPoints } from "../../../shared/scoring/feasibility.ts";
import { rationalText } from "../../../shared/text/format.ts";
import { ruleSetOf } from "../../support/scoring-cases.ts";

const printed = (text: string): PrintedPoints => ({
  points: rationalFromNumber(Number(text.replace(",", "."))),
  digits: text.split(",")[1]?.length ?? 0,
});

const check = (groups: Readonly<Record<string, string>>, total: string | null) => {
  const given = new Map(Object.entries(groups).map(([code, text]) => [code as GroupCode, printed(text)]));
  return checkPrintedPoints(ruleSetOf("qd766-score-only"), given, total === null ? null : printed(total));
};
const text = (amount: Rational | null): string | null => amount && rationalText(amount, 2);
const SEED_004 = { CKMB: "0,0", DVCTT: "7,0", TTTT: "7,8", MDHL: "18", MDSH: "19" };

describe("xã Thạnh Tân, tháng 6/2023", () => {
  test("72,6 would need 20,8 of 20 points for the missing group", () => {
    const pointsFeasibility = check(SEED_004, "72,6");
    expect(pointsFeasibility.issues.map((issue) => issue.code)).toEqual(["GROUP_MISSING", "TOTAL_INFEASIBLE"]);
    expect([text(pointsFeasibility.listed), text(pointsFeasibility.needed), text(pointsFeasibility.most)]).toEqual([
      "51,8",
      "20,8",
      "71,8",
    ]);
    const infeasible = pointsFeasibility.issues.find((issue) => issue.code === "TOTAL_INFEASIBLE");
    expect(infeasible && text(infeasible.excess)).toBe("0,8");
    expect(pointsFeasibility.missing.map((group) => group.title)).toEqual(["Tiến độ giải quyết"]);
  });
  test("71,8 is possible", () =>
    expect(check(SEED_004, "71,8").issues.map((issue) => issue.code)).toEqual(["GROUP_MISSING"]));
  test("below the listed groups is not", () =>
    expect(check(SEED_004, "50,0").issues.map((issue) => issue.code)).toContain("TOTAL_INFEASIBLE"));
  test("without a total nothing is missing", () => expect(check(SEED_004, null).issues).toEqual([]));
});

describe("all six groups", () => {
  const all = { ...SEED_004, TDGQ: "20,0" };
  test.each([
    ["71,8", []],
    // Six groups and the total, half of a tenth each: 0,35.
    ["72,1", []],
    ["72,2", ["TOTAL_MISMATCH"]],
    ["71,4", ["TOTAL_MISMATCH"]],
  ])("a total of %s: %j", (total, codes) => expect(check(all, total).issues.map((issue) => issue.code)).toEqual(codes));
  test("a group above its maximum", () =>
    expect(check({ ...all, DVCTT: "12,1" }, null).issues.map((issue) => issue.code)).toEqual(["GROUP_OVER_MAX"]));
  test("a group exactly at its maximum", () => expect(check({ ...all, DVCTT: "12,0" }, null).issues).toEqual([]));
});
