// Scorecards: the four states kept apart, nothing scored silently, and what must hold for any counts.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FigureEntry } from "../../../shared/domain/figure.ts";
import {
  compare,
  decimalToRational,
  decimalToText,
  rational,
  rationalFromNumber,
} from "../../../shared/domain/rational.ts";
import { type IndicatorCode, indicatorsOf } from "../../../shared/rules/rule-set.ts";
import {
  faultOf,
  type IndicatorScore,
  missingParts,
  type ScoreInput,
  scoreIndex,
} from "../../../shared/scoring/scorecard.ts";
import { FULL, figuresOf, numberOf, periodOf, ruleSetOf } from "../../support/scoring-cases.ts";

const portal = ruleSetOf("qd766-portal-2026");
const Q3 = periodOf("civil:2026-Q3");

const score = (entries: Readonly<Record<string, FigureEntry>>, rest: Omit<ScoreInput, "figures"> = {}) =>
  scoreIndex(portal, Q3, { figures: figuresOf(entries), ...rest });

const line = (card: ReturnType<typeof score>, number: string): IndicatorScore => {
  const indicator = card.groups
    .flatMap((group) => group.indicators)
    .find((indicatorScore) => indicatorScore.indicator.number === number);
  if (!indicator) throw new Error(`no line ${number}`);
  return indicator;
};

const without = (...codes: readonly string[]): Record<string, number> =>
  Object.fromEntries(Object.entries(FULL).filter(([code]) => !codes.includes(code)));

describe("a full scorecard", () => {
  const card = score(FULL);
  test("has the published points of its groups and their sum", () => {
    expect(card.groups.map((group) => [group.group.code, numberOf(group.points)])).toEqual([
      ["CKMB", 7.96],
      ["TDGQ", 17.44],
      ["DVCTT", 8.95],
      ["TTTT", 6.68],
      ["MDSH", 8.24],
      ["MDHL", 5.81],
    ]);
    expect(numberOf(card.score)).toBe(55.08);
    expect(card.rescaled).toBeNull();
  });
  test("information lines carry their ratio and no points", () => {
    expect(line(card, "5.1a")).toMatchObject({ state: "information", points: null, ratio: rational(2n, 3n) });
  });
});

describe("states", () => {
  test("zero is a number: nobody filed online gives 0 points and a score", () => {
    const card = score({ ...FULL, HS_TRUC_TUYEN: 0 });
    expect(line(card, "3.3")).toMatchObject({ state: "zero", basis: "counts" });
    expect(numberOf(card.score)).toBe(49.08);
  });

  test("a missing figure leaves the line, the group and the score without a number and is named", () => {
    const card = score(without("HS_TRUC_TUYEN"));
    expect(line(card, "3.3")).toMatchObject({
      state: "not_provided",
      points: null,
      counted: null,
      missing: ["HS_TRUC_TUYEN"],
    });
    const group = card.groups.find((group) => group.group.code === "DVCTT");
    expect([group?.state, numberOf(group?.points ?? null), numberOf(group?.known ?? null)]).toEqual([
      "partial",
      null,
      2.95,
    ]);
    expect(card.score).toBeNull();
    expect(numberOf(card.known)).toBe(49.08);
    expect(missingParts(card)).toEqual(["3.3 (Dịch vụ công trực tuyến)"]);
  });

  test("an explicit not_provided is the same as no entry", () => {
    const card = score({ ...FULL, HS_TRUC_TUYEN: { state: "not_provided" } });
    expect(line(card, "3.3").state).toBe("not_provided");
  });

  test("not applicable counts 0 in the printed score; the re-scaled one stands beside it", () => {
    const card = score({ ...FULL, TTHC_CO_DVCTT: { state: "not_applicable" } });
    expect(line(card, "3.1")).toMatchObject({ state: "not_applicable", points: null });
    // 55,08 − 1,95 for line 3.1, then of 98 points.
    expect([numberOf(card.score), numberOf(card.rescaled)]).toEqual([53.13, 54.21]);
    expect(card.notices).toContainEqual({
      code: "NOT_APPLICABLE_COUNTED",
      params: { indicators: "3.1", rescaled: "54,21" },
    });
  });

  test("3.1 is not computed for a commune, whatever its counts", () => {
    const card = score(FULL, { level: "xa" });
    expect(line(card, "3.1")).toMatchObject({ state: "not_applicable", basis: "level" });
    expect(numberOf(card.score)).toBe(53.13);
  });

  test.each([
    ["2.1", { HS_TONG: 0, HS_TRUOC_HAN: 0, HS_DUNG_HAN: 0, HS_DANG_TRONG_HAN: 0 }, 0],
    ["3.6", { HS_CO_PHI: 0, HS_THANH_TOAN_TT: 0 }, 0],
    // The portal leaves these empty and counts them 0.
    ["4.5b", { TTHC_CONG_DAN: 0, TTHC_DU_LIEU_DAN_CU: 0 }, null],
    ["1.1", { TTHC_CONG_BO: 0, TTHC_CONG_BO_DUNG_HAN: 0 }, null],
    ["5.2", { PAKN_THAM_QUYEN: 0, PAKN_DUNG_HAN: 0, PAKN_HAI_LONG: 0 }, 6],
    ["5.4", { HS_TONG: 0, HS_HAI_LONG: 0, HS_TRUOC_HAN: 0, HS_DUNG_HAN: 0, HS_DANG_TRONG_HAN: 0 }, 0],
  ])("nothing to count in %s", (number, change, points) => {
    const indicatorScore = line(score({ ...FULL, ...change }), number);
    expect([indicatorScore.basis, numberOf(indicatorScore.points)]).toEqual(["nothingToCount", points]);
    expect(indicatorScore.counted).not.toBeNull();
  });

  test("an idle unit has a score: only no petitions and certified copies bring points", () => {
    const idle = Object.fromEntries(Object.keys(FULL).map((code) => [code, code.startsWith("XA_") ? 1 : 0]));
    expect(numberOf(score(idle).score)).toBe(14);
  });
});

describe("impossible counts", () => {
  test.each([
    ["more online than received", { HS_TRUC_TUYEN: 7000 }, "numGtDen", "3.3 Tỷ lệ hồ sơ nộp trực tuyến"],
    ["a negative count", { HS_SO_HOA: -1 }, "negative", "4.2 Tỷ lệ hồ sơ thực hiện số hóa"],
    ["half a dossier", { HS_SO_HOA: 0.5 }, "notWhole", "4.2 Tỷ lệ hồ sơ thực hiện số hóa"],
  ])("%s leaves no score and is named", (_, change, kind, part) => {
    const card = score({ ...FULL, ...change });
    expect(card.score).toBeNull();
    expect(faultOf(card)).toMatchObject({ part, fault: { kind } });
  });
});

describe("points without counts", () => {
  const groups = { DIEM_CKMB: 0, DIEM_DVCTT: 7, DIEM_TTTT: 7.8, DIEM_MDHL: 18, DIEM_MDSH: 19 };

  test("seed 004: five groups are taken as reported, the sixth is missing and there is no score", () => {
    const card = scoreIndex(ruleSetOf("qd766-decision-2022"), periodOf("civil:2023-06"), {
      figures: figuresOf({ ...groups, DIEM_TONG: 72.6 }),
    });
    expect(card.groups.map((group) => [group.group.code, group.state])).toEqual([
      ["CKMB", "reported"],
      ["TDGQ", "none"],
      ["DVCTT", "reported"],
      ["TTTT", "reported"],
      ["MDSH", "reported"],
      ["MDHL", "reported"],
    ]);
    expect([numberOf(card.known), card.score]).toEqual([51.8, null]);
    expect(missingParts(card)).toEqual(["Tiến độ giải quyết"]);
  });

  test("with all six there is a score, under every 766 set", () => {
    for (const [id, key] of [
      ["qd766-score-only", "civil:2023-06"],
      ["qd766-decision-2022", "civil:2023-06"],
      ["qd766-portal-2026", "civil:2026-Q3"],
    ] as const) {
      const card = scoreIndex(ruleSetOf(id), periodOf(key), { figures: figuresOf({ ...groups, DIEM_TDGQ: 20 }) });
      expect([id, numberOf(card.score)]).toEqual([id, 71.8]);
    }
  });

  test("a group above its maximum is impossible", () => {
    const card = score({ ...groups, DIEM_TDGQ: 20.8 });
    expect(faultOf(card)).toMatchObject({ part: "Tiến độ giải quyết", fault: { kind: "overMax" } });
  });

  test("counts win over reported points, and a difference is told", () => {
    const card = score({ ...FULL, DIEM_TDGQ: 18 });
    expect(numberOf(card.groups[1]?.points ?? null)).toBe(17.44);
    expect(card.notices).toContainEqual({
      code: "REPORTED_DIFFERS",
      params: { part: "Tiến độ giải quyết", reported: "18", computed: "17,44" },
    });
  });

  test.each([
    ["DIEM_TDGQ", 17.44],
    ["DIEM_TDGQ", 17.4],
    // The portal's own rounding of payment moves it by a hundredth.
    ["DIEM_TTTT", 6.67],
  ])("%s reported as %d agrees with the counts", (code, points) => {
    expect(score({ ...FULL, [code]: points }).notices.map((notice) => notice.code)).not.toContain("REPORTED_DIFFERS");
  });
});

describe("lines given directly", () => {
  test("a percentage without counts (4.6 of the portal)", () => {
    const indicators = {
      ["ELECTRONIC_CERTIFIED_COPY" as IndicatorCode]: { kind: "ratio", ratio: rational(1n, 2n) },
    } as const;
    expect(numberOf(line(score(FULL, { indicators }), "4.6").points)).toBe(1);
  });
  test("points as published", () => {
    const indicators = { ["ON_TIME" as IndicatorCode]: { kind: "points", points: rationalFromNumber(17.4) } } as const;
    expect(line(score(FULL, { indicators }), "2.1")).toMatchObject({ basis: "reported", state: "number" });
  });
});

describe("counts carried from the unit above", () => {
  const province = { TTHC_CONG_BO: 54, TTHC_CONG_BO_DUNG_HAN: 27 };
  const own = without("TTHC_CONG_BO", "TTHC_CONG_BO_DUNG_HAN");
  test("a commune carries 1.1 of its province, and it is said", () => {
    const card = score(own, { level: "xa", parentFigures: figuresOf(province) });
    expect(line(card, "1.1")).toMatchObject({ inherited: true, state: "number" });
    expect(card.notices.map((notice) => notice.code)).toContain("COUNTS_INHERITED");
  });
  test("a province does not", () => {
    expect(line(score(own, { level: "tinh", parentFigures: figuresOf(province) }), "1.1").state).toBe("not_provided");
  });
  test("other lines are never carried", () => {
    const card = score(without("HS_TRUC_TUYEN"), {
      level: "xa",
      parentFigures: figuresOf({ HS_TRUC_TUYEN: 9, HS_TIEP_NHAN: 9 }),
    });
    expect(line(card, "3.3").state).toBe("not_provided");
  });
});

describe("the reference of 1.4", () => {
  const synced = { HS_DONG_BO: 50, HS_TREN_CONG: 60, HS_BAO_CAO_NAM_TRUOC: 1000 };
  test.each([
    // 1000/12 = 83,33…: 50 of it is 3,6 points exactly.
    ["civil:2026-08", 3.6],
    ["civil:2026-Q3", 1.2],
    ["civil:2026", 0.3],
  ])("last year in parts for %s gives %d", (key, points) => {
    const card = scoreIndex(portal, periodOf(key), { figures: figuresOf(synced) });
    expect(numberOf(line(card, "1.4").points)).toBe(points);
  });
  test("a half-year has no such rule", () => {
    const card = scoreIndex(portal, periodOf("civil:2026-H1"), { figures: figuresOf(synced) });
    expect(line(card, "1.4").state).toBe("not_provided");
  });
  test("the larger of the two counts is the denominator", () => {
    expect(numberOf(line(score({ ...FULL, HS_HE_THONG_BAO_CAO: 10300 }), "1.4").points)).toBe(3);
  });
});

describe("a wider denominator where the line's own is absent", () => {
  test("4.1 over all dossiers in hand, and it is said", () => {
    const card = score(FULL);
    expect(line(card, "4.1").rate?.code).toBe("ERESULT_RATE_ALL");
    expect(card.notices.filter((notice) => notice.code === "DENOMINATOR_ELSE")).toHaveLength(2);
  });
  test("its own denominator wins", () => {
    const card = score({ ...FULL, HS_TRA_KET_QUA_GIAY: 5000 });
    expect([line(card, "4.1").rate?.code, numberOf(line(card, "4.1").points)]).toEqual(["ERESULT_RATE", 6]);
  });
});

describe("the two 766 sets", () => {
  test("4.2 and 3.6 differ", () => {
    const figures = figuresOf({ HS_SO_HOA: 50, HS_TONG: 100, HS_THANH_TOAN_TT: 15, HS_CO_PHI: 100 });
    const points = (id: string, key: string) => {
      const card = scoreIndex(ruleSetOf(id), periodOf(key), { figures });
      return [numberOf(line(card, "4.2").points), numberOf(line(card, "3.6").points)];
    };
    expect(points("qd766-portal-2026", "civil:2026-Q3")).toEqual([2, 0.9]);
    expect(points("qd766-decision-2022", "civil:2023-Q3")).toEqual([2.5, 3]);
  });
});

describe("nine criteria of Nghị định 61/2018", () => {
  const nd61 = ruleSetOf("nd61-2018");
  const criteria = indicatorsOf(nd61).map((indicator) => `DIEM_${indicator.code}`);
  const points = (each: number) => figuresOf(Object.fromEntries(criteria.map((code) => [code, each])));
  test("nine times 2 is 18", () => {
    expect(numberOf(scoreIndex(nd61, periodOf("nd09:2023-Q1"), { figures: points(2) }).score)).toBe(18);
  });
  test("above 2 is refused, one missing leaves no score", () => {
    const over = scoreIndex(nd61, periodOf("nd09:2023-Q1"), { figures: points(2.5) });
    expect(faultOf(over)).toMatchObject({ fault: { kind: "overMax" } });
    const partial = scoreIndex(nd61, periodOf("nd09:2023-Q1"), { figures: figuresOf({ [criteria[0] ?? ""]: 2 }) });
    expect([partial.score, numberOf(partial.known)]).toEqual([null, 2]);
  });
});

test("rates of mức độ 3, 4 are shown without points", () => {
  const card = scoreIndex(ruleSetOf("m34-2019-2022"), periodOf("range:2021-12-15..2022-08-12"), {
    figures: figuresOf({ HS_TRUC_TUYEN: 4840, HS_TIEP_NHAN: 26757 }),
  });
  expect(card.score).toBeNull();
  expect(line(card, "1")).toMatchObject({ state: "information", ratio: rational(4840n, 26757n) });
});

describe("for any counts", () => {
  const pair = fc
    .tuple(fc.nat(1_000_000), fc.nat(1_000_000))
    .map(([a, b]) => ({ part: Math.min(a, b), whole: Math.max(a, b) }));
  /** Independent counts for each line. */
  const entries = fc.array(pair, { minLength: 24, maxLength: 24 }).map((pairs) => {
    const lines = indicatorsOf(portal).filter((indicator) => indicator.rates.length > 0);
    return Object.fromEntries(
      lines.map((line, index) => {
        const { part, whole } = pairs[index] ?? { part: 0, whole: 0 };
        return [
          line.code,
          { kind: "counts", numerator: rationalFromNumber(part), denominator: rationalFromNumber(whole) } as const,
        ];
      }),
    );
  });

  test("0 ≤ points ≤ maximum, and the score is the sum of the groups", () => {
    fc.assert(
      fc.property(entries, (indicators) => {
        const card = score({}, { indicators });
        let sum = 0n;
        for (const group of card.groups) {
          for (const indicator of group.indicators.filter((each) => each.counted !== null)) {
            const counted = decimalToRational(indicator.counted ?? { units: -1n, digits: 0 });
            expect(compare(counted, rational(0n, 1n))).toBeGreaterThanOrEqual(0);
            expect(compare(counted, indicator.indicator.max)).toBeLessThanOrEqual(0);
          }
          expect(
            compare(decimalToRational(group.points ?? { units: -1n, digits: 0 }), group.group.max),
          ).toBeLessThanOrEqual(0);
          sum += group.points?.units ?? 0n;
        }
        expect(card.score && decimalToText(card.score)).toBe(decimalToText({ units: sum, digits: 2 }));
      }),
      { numRuns: 100 },
    );
  });

  test("one more counted above never lowers the score", () => {
    fc.assert(
      fc.property(entries, fc.nat(22), (indicators, at) => {
        const [code, entry] = Object.entries(indicators)[at] ?? [];
        if (code === undefined || entry === undefined || compare(entry.numerator, entry.denominator) >= 0) return;
        const more = { ...entry, numerator: rational(entry.numerator.numerator + 1n, 1n) };
        const before = score({}, { indicators }).score;
        const after = score({}, { indicators: { ...indicators, [code]: more } }).score;
        expect((after?.units ?? -1n) >= (before?.units ?? 0n)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test("one more late dossier never raises the points of 2.1", () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (onTime, late) => {
        const points = (lateNow: number) =>
          line(score({ HS_TRUOC_HAN: onTime, HS_DUNG_HAN: 0, HS_DANG_TRONG_HAN: 0, HS_TONG: onTime + lateNow }), "2.1")
            .counted;
        expect((points(late + 1)?.units ?? 0n) <= (points(late)?.units ?? -1n) || onTime + late === 0).toBe(true);
      }),
    );
  });

  test("a removed figure gives no score, never a lower one", () => {
    const optional = new Set(["PAKN_PHAN_LOAI", "PAKN_TTHC", "PAKN_CAN_BO"]);
    for (const code of Object.keys(FULL)) {
      const card = score(without(code));
      if (optional.has(code)) expect([code, numberOf(card.score)]).toEqual([code, 55.08]);
      else expect([code, card.score]).toEqual([code, null]);
    }
  });
});
