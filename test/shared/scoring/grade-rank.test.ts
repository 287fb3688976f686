// Grades at every boundary, ranks with ties, leagues of units with those that are not ranked.
import { describe, expect, test } from "vitest";
import type { PeriodKey } from "../../../shared/domain/period.ts";
import { type Rational, rationalFromNumber } from "../../../shared/domain/rational.ts";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import { type Level, levelOf } from "../../../shared/rules/level.ts";
import { gradeOf } from "../../../shared/scoring/grade.ts";
import { type LeagueEntry, leaguesOf, pointsPerDossier, rankIn, type Standing } from "../../../shared/scoring/rank.ts";
import { scoreIndex } from "../../../shared/scoring/scorecard.ts";
import { standingOf } from "../../../shared/scoring/standing.ts";
import { rationalText } from "../../../shared/text/format.ts";
import { FULL, figuresOf, periodOf, ruleSetOf } from "../../support/scoring-cases.ts";

const gradeLabel = (id: string, points: number): string => {
  const grade = gradeOf(ruleSetOf(id), rationalFromNumber(points));
  return grade.ok ? grade.result.label : grade.problem.code;
};

describe("grades of the 766 index", () => {
  const table: readonly (readonly [number, string])[] = [
    [100, "Xuất sắc"],
    [90, "Xuất sắc"],
    [89.99, "Tốt"],
    // The published total has two decimals: 89,995 is published as 90,00.
    [89.995, "Xuất sắc"],
    [89.9949, "Tốt"],
    [80, "Tốt"],
    [79.99, "Khá"],
    [70, "Khá"],
    [69.99, "Trung bình"],
    [50, "Trung bình"],
    [49.99, "Yếu"],
    [49.995, "Trung bình"],
    [0, "Yếu"],
    // Published with their grades: Bến Cát 83,8; two provinces 61,5 and 43; seed 004 72,6 and its month before 88,9.
    [83.8, "Tốt"],
    [61.5, "Trung bình"],
    [43, "Yếu"],
    [72.6, "Khá"],
    [88.9, "Tốt"],
  ];
  for (const id of ["qd766-portal-2026", "qd766-decision-2022", "qd766-score-only"]) {
    test.each(table)(`${id}: %d is %s`, (points, label) => expect(gradeLabel(id, points)).toBe(label));
  }
  test.each([-0.01, 100.01, 726])("%d is no score", (points) =>
    expect(gradeLabel("qd766-portal-2026", points)).toBe("POINTS_OUT_OF_RANGE"),
  );
});

describe("grades of Nghị định 61/2018", () => {
  test.each([
    [18, "Xuất sắc"],
    // A published programme tested "above 15" and gave exactly 15 the lowest grade.
    [15, "Xuất sắc"],
    [14.99, "Tốt"],
    [12, "Tốt"],
    [11.99, "Khá"],
    [9, "Khá"],
    [8.99, "Trung bình"],
    [6, "Trung bình"],
    [5.99, "Yếu"],
    [0, "Yếu"],
    [18.01, "POINTS_OUT_OF_RANGE"],
  ])("%d is %s", (points, label) => expect(gradeLabel("nd61-2018", points)).toBe(label));
  test("rates of mức độ 3, 4 have no grade", () =>
    expect(gradeLabel("m34-2019-2022", 50)).toBe("RULESET_WITHOUT_POINTS"));
});

describe("rank", () => {
  const field = (...points: readonly number[]): readonly Rational[] => points.map(rationalFromNumber);
  test.each([
    [72.6, [88.9, 72.6, 72.6, 51.8], "high", [2, 1, 4]],
    [51.8, [88.9, 72.6, 72.6, 51.8], "high", [4, 0, 4]],
    [51.8, [88.9, 72.6, 72.6, 51.8], "low", [1, 0, 4]],
    // A sum made by a spreadsheet carries binary dust: it ties with what is printed.
    [72.60000000000001, [72.6, 72.60000000000001], "high", [1, 1, 2]],
    // Rates are compared as percentages with two decimals.
    [0.1809, [0.181, 0.1809], "high", [2, 0, 2]],
    [0.18091, [0.18091, 0.1809], "high", [1, 1, 2]],
    [5, [5], "high", [1, 0, 1]],
  ] as const)("%d in %j, %s first", (own, all, order, [rank, tiedWith, of]) =>
    expect(rankIn(rationalFromNumber(own), field(...all), order)).toEqual({ rank, tiedWith, of }),
  );
  test("a number that is not in the field has no rank", () =>
    expect(rankIn(rationalFromNumber(60), field(70, 50), "high")).toBeNull());
});

describe("leagues", () => {
  const entry = (unit: string, level: Level, standing: Standing, rest: Partial<LeagueEntry> = {}): LeagueEntry => ({
    unit: unit as UnitCode,
    level,
    period: "civil:2026-Q3" as PeriodKey,
    rules: "qd766-portal-2026@1",
    standing,
    ...rest,
  });
  const score = (points: number): Standing => ({ kind: "score", score: rationalFromNumber(points) });

  test("one list per level; idle units are not ranked, absent ones make it provisional", () => {
    const leagues = leaguesOf([
      entry("X1", "xa", score(60)),
      entry("S1", "so", score(90)),
      entry("X2", "xa", score(70)),
      entry("X3", "xa", { kind: "noDossiers" }),
      entry("X4", "xa", { kind: "missing" }),
      entry("X5", "xa", score(60)),
      entry("X6", "xa", { kind: "incomplete" }),
    ]);
    if (!leagues.ok) throw new Error(leagues.problem.code);
    const [communes, departments] = leagues.result;
    expect(communes?.rows.map((row) => [row.unit, row.place?.rank ?? null, row.place?.tiedWith ?? null])).toEqual([
      ["X2", 1, 0],
      ["X1", 2, 1],
      ["X5", 2, 1],
      ["X3", null, null],
      ["X4", null, null],
      ["X6", null, null],
    ]);
    // X3 had no dossiers but is in: 4 of 6.
    expect([communes?.settled, communes?.expected, communes?.provisional]).toEqual([4, 6, true]);
    expect(departments?.rows.map((row) => [row.place?.rank, row.place?.of])).toEqual([[1, 1]]);
    expect([departments?.settled, departments?.expected, departments?.provisional]).toEqual([1, 1, false]);
  });

  test.each([
    ["periods", { period: "civil:2026-Q2" as PeriodKey }, "period"],
    ["rules", { rules: "qd766-decision-2022@1" }, "rules"],
  ])("unlike %s are not ranked together", (_, rest, unlike) => {
    expect(leaguesOf([entry("X1", "xa", score(60)), entry("X2", "xa", score(70), rest)])).toEqual({
      ok: false,
      problem: { code: "RANK_UNLIKE", params: { unlike } },
    });
  });

  test.each([
    ["thành phố", null, "tinh"],
    ["thành phố", "tỉnh", "huyen"],
    ["thị trấn", "huyện", "xa"],
    ["đặc khu", "tỉnh", "xa"],
    ["sở", "tỉnh", "so"],
  ] as const)("a %s under %s is of level %s", (type, parent, level) => expect(levelOf(type, parent)).toBe(level));
});

describe("standing", () => {
  const standing = (figures: Readonly<Record<string, number>>) =>
    standingOf(
      scoreIndex(ruleSetOf("qd766-portal-2026"), periodOf("civil:2026-Q3"), { figures: figuresOf(figures) }),
      figuresOf(figures),
    ).kind;
  test.each([
    ["a full scorecard", FULL, "score"],
    ["no dossiers in hand", { HS_TONG: 0 }, "noDossiers"],
    ["nothing received, nothing carried over", { HS_TRUC_TUYEN: 0, HS_TRUC_TIEP: 0, HS_KY_TRUOC: 0 }, "noDossiers"],
    ["nothing received, but some carried over", { HS_TIEP_NHAN: 0, HS_KY_TRUOC: 4 }, "incomplete"],
    ["a missing figure", { HS_TONG: 5 }, "incomplete"],
    ["nothing known", {}, "incomplete"],
  ])("%s", (_, figures, kind) => expect(standing(figures)).toBe(kind));
});

describe("small units", () => {
  test.each([
    [61, "1,64"],
    [99, "1,01"],
    [1, "100"],
  ])("%d dossiers: one is %s percentage points", (dossiers, points) => {
    const each = pointsPerDossier(dossiers);
    expect(each && rationalText(each, 2)).toBe(points);
  });
  test.each([0, 100, 6684])("%d dossiers need no note", (dossiers) => expect(pointsPerDossier(dossiers)).toBeNull());
});
