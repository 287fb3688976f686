// Changes whose parts add up exactly, and what gains most; what cannot be compared is refused with its reason.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  add,
  compare,
  type Rational,
  rational,
  rationalFromNumber,
  subtract,
  ZERO,
} from "../../../shared/domain/rational.ts";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import { changeOfScore, pullsOf, type UnitSides } from "../../../shared/scoring/change.ts";
import { type Gain, gainsOf } from "../../../shared/scoring/gain.ts";
import { scoreIndex } from "../../../shared/scoring/scorecard.ts";
import { rationalText } from "../../../shared/text/format.ts";
import { FULL, figuresOf, numberOf, periodOf, ruleSetOf } from "../../support/scoring-cases.ts";

const card = (change: Readonly<Record<string, number>>, key = "civil:2026-Q3", id = "qd766-portal-2026") =>
  scoreIndex(ruleSetOf(id), periodOf(key), { figures: figuresOf({ ...FULL, ...change }) });

describe("the change of a scorecard", () => {
  test("adds up by group and line", () => {
    const found = changeOfScore(card({ HS_TRUOC_HAN: 3200, HS_SO_HOA: 600 }, "civil:2026-Q4"), card({}));
    if (!found.ok) throw new Error(found.problem.code);
    const { change, groups } = found.result;
    expect(numberOf(change)).toBe(0.24);
    const sums = groups.map((group) => [
      numberOf(group.change),
      Number(group.lines.reduce((sum, one) => sum + (one.change?.units ?? 0n), 0n)) / 100,
    ]);
    for (const [ofGroup, ofLines] of sums) expect(ofGroup).toBe(ofLines);
    expect(
      groups
        .flatMap((group) => group.lines)
        .filter((one) => one.change?.units)
        .map((one) => [one.indicator.number, numberOf(one.change)]),
    ).toEqual([
      ["2.1", 0.6],
      ["4.2", -0.36],
    ]);
  });

  test("a missing line leaves its change and the whole open, not 0", () => {
    const { HS_SO_HOA: _, ...rest } = FULL;
    const before = scoreIndex(ruleSetOf("qd766-portal-2026"), periodOf("civil:2026-Q2"), { figures: figuresOf(rest) });
    const found = changeOfScore(card({}), before);
    if (!found.ok) throw new Error(found.problem.code);
    expect(found.result.change).toBeNull();
    const line = found.result.groups.flatMap((group) => group.lines).find((one) => one.indicator.number === "4.2");
    expect(line?.change).toBeNull();
  });

  test.each([
    ["rules", card({}, "civil:2025-Q3"), card({}, "civil:2025-Q2", "qd766-decision-2022"), "rules"],
    ["calendars", card({}), card({}, "nd09:2026-Q2"), "calendar"],
    ["kinds of period", card({}), card({}, "civil:2026-08"), "kind"],
    ["free ranges", card({}), card({}, "range:2026-01-02..2026-03-03"), "freeRange"],
  ])("unlike %s are refused", (_, now, before, reason) => {
    expect(changeOfScore(now, before)).toMatchObject({
      ok: false,
      problem: { code: "NOT_COMPARABLE", params: { reason } },
    });
  });
});

describe("who pulled a rate", () => {
  const sides = (
    unit: string,
    now: readonly [number, number] | null,
    before: readonly [number, number] | null,
  ): UnitSides => {
    const counts = (pair: readonly [number, number] | null) =>
      pair && { numerator: rationalFromNumber(pair[0]), denominator: rationalFromNumber(pair[1]) };
    return { unit: unit as UnitCode, now: counts(now), before: counts(before) };
  };

  test("the unit that fell stands first, the one that rose last", () => {
    const found = pullsOf([
      sides("A", [50, 100], [50, 100]),
      sides("B", [20, 100], [60, 100]),
      sides("C", [90, 100], [70, 100]),
    ]);
    expect(found?.units.map((one) => one.unit)).toEqual(["B", "A", "C"]);
    expect(found && rationalText(found.change, 4)).toBe("-0,0667");
  });

  test("the parts add up to the change exactly, and reversing the two periods reverses them", () => {
    const counts = fc.tuple(fc.nat(10_000), fc.nat(10_000)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    const unit = fc.tuple(fc.option(counts), fc.option(counts));
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 8 }), (units) => {
        const given = units.map(([now, before], index) => sides(`U${index}`, now, before));
        const found = pullsOf(given);
        if (!found) return;
        const sum = found.units.reduce((total, one) => add(total, one.pull), ZERO);
        expect(compare(sum, found.change)).toBe(0);
        const reversed = pullsOf(given.map((one) => ({ ...one, now: one.before, before: one.now })));
        const pull = (of: typeof found | null, code: UnitCode) =>
          of?.units.find((one) => one.unit === code)?.pull ?? ZERO;
        for (const one of found.units) expect(compare(add(one.pull, pull(reversed, one.unit)), ZERO)).toBe(0);
      }),
    );
  });

  test("a period without dossiers has no change of rate", () =>
    expect(pullsOf([sides("A", [0, 0], [1, 2])])).toBeNull());
});

describe("what gains most", () => {
  /** Points of the line with so many more counted above, from a scorecard of the changed counts. */
  const pointsAfter = ({ score }: Gain, more: bigint): Rational => {
    const counts = {
      kind: "counts",
      numerator: add(score.numerator ?? ZERO, rational(more, 1n)),
      denominator: score.denominator ?? ZERO,
    } as const;
    const again = scoreIndex(ruleSetOf("qd766-portal-2026"), periodOf("civil:2026-Q3"), {
      figures: figuresOf({}),
      indicators: { [score.indicator.code]: counts },
    });
    const line = again.groups.flatMap((group) => group.indicators).find((one) => one.indicator === score.indicator);
    return rational(line?.counted?.units ?? -1n, 100n);
  };
  const gains = gainsOf(card({}));
  test("most open points first; each with the fewest that win them", () => {
    expect(
      gains.slice(0, 6).map((one) => [one.score.indicator.number, rationalText(one.open, 2), one.needed, one.counted]),
    ).toEqual([
      ["5.2", "6", 3n, "pakn"],
      ["5.3", "6", 3n, "pakn"],
      ["1.1", "6", 54n, "tthc"],
      ["1.2", "4", 68n, "tthc"],
      ["4.4", "4", 6676n, "hoSo"],
      ["4.2", "3,28", 5476n, "hoSo"],
    ]);
  });
  test("the number given wins the maximum, one less does not", () => {
    for (const gain of gains) {
      if (gain.needed === null) continue;
      const max = gain.score.indicator.max;
      expect([gain.score.indicator.number, compare(pointsAfter(gain, gain.needed), max)]).toEqual([
        gain.score.indicator.number,
        0,
      ]);
      if (gain.needed > 0n) expect(compare(pointsAfter(gain, gain.needed - 1n), max)).toBe(-1);
    }
  });
  test("lines at their maximum, without figures or for information are not listed", () => {
    const numbers = gains.map((one) => one.score.indicator.number);
    for (const number of ["1.4", "3.3", "4.6", "5.1a", "2.2"]) expect(numbers).not.toContain(number);
    const { HS_TRUC_TUYEN: _, ...rest } = FULL;
    const partial = scoreIndex(ruleSetOf("qd766-portal-2026"), periodOf("civil:2026-Q3"), { figures: figuresOf(rest) });
    expect(gainsOf(partial).map((one) => one.score.indicator.number)).not.toContain("3.3");
  });
  test("with nothing to count there is no number of dossiers", () => {
    const idle = gainsOf(card({ HS_CO_PHI: 0, HS_THANH_TOAN_TT: 0 })).find(
      (one) => one.score.indicator.number === "3.6",
    );
    expect([idle?.needed, idle && rationalText(idle.open, 2)]).toEqual([null, "6"]);
  });
  test("open points and points together are the maximum", () => {
    for (const gain of gains) {
      const { counted, indicator } = gain.score;
      const points = counted ? rational(counted.units, 100n) : ZERO;
      expect(compare(subtract(indicator.max, points), gain.open)).toBe(0);
    }
  });
});
