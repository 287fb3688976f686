// Targets: how many dossiers are missing in both readings, and which target is in force.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare, type Rational, rational, rationalFromNumber } from "../../../shared/domain/rational.ts";
import type { Level } from "../../../shared/rules/level.ts";
import { loadTarget, TARGETS, type TargetEntry, targetInForce } from "../../../shared/rules/targets.ts";
import { type NeededReading, neededFor } from "../../../shared/scoring/needed.ts";
import { rationalText } from "../../../shared/text/format.ts";
import { periodOf } from "../../support/scoring-cases.ts";

/** The rate once so many more count, worked out anew. */
const rateAfter = (numerator: Rational, denominator: Rational, count: bigint, reading: NeededReading): Rational =>
  rational(numerator.numerator + count, denominator.numerator + (reading === "new" ? count : 0n));

const needed = (numerator: number, denominator: number, target: number, reading: "new" | "converted") => {
  const answer = neededFor(
    rationalFromNumber(numerator),
    rationalFromNumber(denominator),
    rationalFromNumber(target),
    reading,
  );
  return answer.ok ? Number(answer.count) : answer.reason;
};

describe("dossiers missing to a target", () => {
  test.each([
    // huyện Xuân Lộc 2022: target 20%, 4.840 of 26.757.
    [4840, 26757, 0.2, "converted", 512],
    [4840, 26757, 0.2, "new", 640],
    // Already there.
    [5352, 26757, 0.2, "converted", 0],
    [1, 2, 0.5, "new", 0],
    [0, 10, 0, "new", 0],
    // 100%: only by conversion, unless all are online already.
    [9, 10, 1, "converted", 1],
    [9, 10, 1, "new", "unreachable"],
    [10, 10, 1, "new", 0],
    [0, 3, 0.1, "converted", 1],
    // 0,1 and 0,3 are tenths, not the doubles beside them.
    [2, 30, 0.1, "converted", 1],
    [29, 100, 0.3, "converted", 1],
    [0, 9007199254740991, 0.5, "converted", 4503599627370496],
  ] as const)("%d/%d to %d by %s: %s", (numerator, denominator, target, reading, count) =>
    expect(needed(numerator, denominator, target, reading)).toBe(count),
  );

  test("the answer reaches the target and one less does not", () => {
    const counts = fc
      .tuple(fc.integer({ min: 1, max: 100_000 }), fc.nat(100_000))
      .map(([whole, part]) => ({ whole, part: part % (whole + 1) }));
    fc.assert(
      fc.property(
        counts,
        fc.integer({ min: 0, max: 999 }),
        fc.constantFrom("new", "converted"),
        ({ whole, part }, permille, reading) => {
          const [n, d, t] = [
            rational(BigInt(part), 1n),
            rational(BigInt(whole), 1n),
            rational(BigInt(permille), 1000n),
          ];
          const answer = neededFor(n, d, t, reading);
          if (!answer.ok) throw new Error(answer.reason);
          expect(compare(rateAfter(n, d, answer.count, reading), t)).toBeGreaterThanOrEqual(0);
          if (answer.count > 0n) expect(compare(rateAfter(n, d, answer.count - 1n, reading), t)).toBeLessThan(0);
          if (reading === "converted") expect(answer.count <= BigInt(whole - part)).toBe(true);
        },
      ),
    );
  });
});

describe("the target in force", () => {
  const target = (measure: string, key: string, level: Level | null = null, area: string | null = null) => {
    const answer = targetInForce(TARGETS, { measure, period: periodOf(key), level, area });
    return answer.target ? rationalText(answer.target.least, 4) : null;
  };

  test.each([
    ["SERVICE_PROVIDED_RATE", "nd09:2023", null, null, "0,8"],
    ["SERVICE_PROVIDED_RATE", "civil:2025-12", null, null, "0,8"],
    ["SERVICE_PROVIDED_RATE", "civil:2026-01", null, null, "0,9"],
    ["SERVICE_PROVIDED_RATE", "civil:2031-01", null, null, null],
    // Replaced on 01/12/2025.
    ["ONLINE_RATE_FULL_ALL", "civil:2025-10", null, null, "0,8"],
    ["ONLINE_RATE_FULL_ALL", "civil:2025-12", null, null, null],
    ["ONLINE_RATE_FULL_ALL", "civil:2026-03", null, "tỉnh Bắc Ninh", "0,8"],
    // Seed 000: 20% for districts of Đồng Nai, 2022.
    ["ONLINE_RATE_ALL", "range:2021-12-15..2022-09-12", "huyen", "Đồng Nai", "0,2"],
    ["ONLINE_RATE_ALL", "range:2021-12-15..2022-09-12", "xa", "Đồng Nai", null],
    ["ONLINE_RATE_ALL", "range:2021-12-15..2022-09-12", "huyen", null, null],
    ["ONLINE_RATE_ALL", "nd09:2023", null, "GIA LAI", "0,5"],
    ["ERESULT_RATE", "nd09:2026-Q1", "xa", "Gia Lai", "1"],
    ["ERESULT_RATE", "nd09:2026-Q1", "tinh", "Gia Lai", null],
    ["ONLINE_SERVICE_SATISFACTION", "civil:2027", null, null, "0,95"],
    ["ONLINE_SERVICE_SATISFACTION", "civil:2028", null, null, "0,99"],
  ] as const)("%s, %s, %s, %s is %s", (measure, key, level, area, least) =>
    expect(target(measure, key, level, area)).toBe(least),
  );

  test("an instrument whose value was not read gives no target but is named", () => {
    const answer = targetInForce(TARGETS, {
      measure: "SATISFACTION_766",
      period: periodOf("civil:2024"),
      level: null,
      area: null,
    });
    expect(answer.target).toBeNull();
    expect(answer.unread.map((target) => target.sourceTitle)).toEqual([expect.stringContaining("76/NQ-CP")]);
  });

  test("only entries read in their source carry a value", () => {
    const guessed = TARGETS.filter((target) => (target.least === null) === (target.confidence === "V"));
    expect(guessed).toEqual([]);
  });

  const own: TargetEntry = {
    measure: "SERVICE_PROVIDED_RATE",
    leastPercent: 92.5,
    area: "Phú Thọ",
    from: "2026-01-01",
    to: "2026-12-31",
    source: "Kế hoạch của tỉnh",
    confidence: "V",
  };

  test("an office's own target wins over the country's", () => {
    const loaded = loadTarget(own);
    if (!loaded.ok) throw new Error(loaded.problem);
    const query = { measure: own.measure, period: periodOf("civil:2026-Q3"), level: null, area: "tỉnh Phú Thọ" };
    const { target } = targetInForce([...TARGETS, loaded.result], query);
    expect([target?.sourceTitle, target && rationalText(target.least)]).toEqual(["Kế hoạch của tỉnh", "0,925"]);
  });

  test.each<[string, Partial<TargetEntry>, string]>([
    ["a rate that does not exist", { measure: "ONLINE" }, "measureUnknown"],
    ["120%", { leastPercent: 120 }, "shareRange"],
    ["a day that does not exist", { to: "2026-02-30" }, "dayInvalid"],
    ["an end before its beginning", { to: "2025-12-31" }, "daysReversed"],
    ["no source", { source: " " }, "noSource"],
  ])("%s is no target", (_, change, fault) =>
    expect(loadTarget({ ...own, ...change })).toEqual({ ok: false, problem: fault }),
  );
});
