// How a ratio becomes points, one table per mechanism; the values lie on and around each threshold.
import { describe, expect, test } from "vitest";
import { decimalToText, type Rational, rational, round } from "../../../shared/domain/rational.ts";
import type { ZeroDenominator } from "../../../shared/rules/rule-set.ts";
import { cappedPoints } from "../../../shared/scoring/mechanisms/cap.ts";
import { faultOfGiven } from "../../../shared/scoring/mechanisms/given.ts";
import { linearPoints } from "../../../shared/scoring/mechanisms/linear.ts";
import { zeroDenominatorCase } from "../../../shared/scoring/mechanisms/zero-denominator.ts";

const whole = (count: number): Rational => rational(BigInt(count), 1n);
const share = (numerator: number, denominator: number): Rational => rational(BigInt(numerator), BigInt(denominator));
const shown = (points: Rational): string => decimalToText(round(points, 2));

describe("linear", () => {
  test.each([
    [20, 403016, 464494, "17.35", "TDGQ tỉnh Phú Thọ, quý III/2026"],
    [20, 2, 4, "10.00", "Sở Ngoại vụ, quý III/2026"],
    [6, 3, 16, "1.13", "1,125 rounds up, where half-even gives 1,12"],
    [2, 87, 89, "1.96", "1.3 in every unit of the province"],
    [20, 0, 5, "0.00", "nothing on time"],
    [20, 5, 5, "20.00", "everything on time"],
    // 1999/2000 of 20 is 19,99: one late dossier in two thousand shows.
    [20, 1999, 2000, "19.99", "one late dossier"],
  ])("%d points × %d/%d is %s (%s)", (max, numerator, denominator, points) =>
    expect(shown(linearPoints(whole(max), share(numerator, denominator)))).toBe(points),
  );
});

describe("cap", () => {
  test.each([
    [6, 1, 2, 50, "6.00", "exactly at the threshold"],
    [6, 4999, 10000, 50, "6.00", "a hair below: 5,9988"],
    [6, 499, 1000, 50, "5.99", "below"],
    [6, 9, 10, 50, "6.00", "far above"],
    [2, 52, 89, 80, "1.46", "3.1 tỉnh Phú Thọ, quý III/2026"],
    [2, 52, 56, 80, "2.00", "3.1 tỉnh Phú Thọ, tháng 8/2026"],
    [6, 5828, 6684, 90, "5.81", "5.4 phường Việt Trì, quý III/2026"],
    [6, 90, 100, 90, "6.00", "exactly 90%"],
  ])("%d points × %d/%d from %d%% is %s (%s)", (max, numerator, denominator, percent, points) =>
    expect(shown(cappedPoints(whole(max), share(numerator, denominator), share(percent, 100)))).toBe(points),
  );
});

describe("nothing to count", () => {
  test.each<[ZeroDenominator, string | null, string, string]>([
    ["zero", "0.00", "0.00", "2.1 of a department without dossiers"],
    ["nullAsZero", null, "0.00", "4.1 of a department without dossiers: empty, counted 0"],
    ["full", "6.00", "6.00", "5.2 of a unit without petitions"],
  ])("%s publishes %s and counts %s (%s)", (rule, points, counted) => {
    const outcome = zeroDenominatorCase(rule, whole(6));
    expect(outcome.points === null ? null : shown(outcome.points)).toBe(points);
    expect(shown(outcome.counted)).toBe(counted);
  });
});

describe("given", () => {
  test.each([
    [0, null],
    [2, null],
    [-1, "negative"],
    [3, "overMax"],
  ])("%d of 2 points: %s", (points, fault) => expect(faultOfGiven(whole(2), whole(points))).toBe(fault));
});
