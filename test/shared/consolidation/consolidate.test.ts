// What a total contains: own figures and those below, as the tree was and as it is, with every gap named.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ConsolidationBasis, consolidate } from "../../../shared/consolidation/consolidate.ts";
import type { FigureCode, FigureEntry, Figures } from "../../../shared/domain/figure.ts";
import { FORM_DEFAULT } from "../../../shared/domain/form.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import type { Period, PeriodKey } from "../../../shared/domain/period.ts";
import type { SnapshotRecord } from "../../../shared/domain/snapshot.ts";
import type { UnitCode, UnitVersion } from "../../../shared/domain/unit.ts";

const day = (text: string) => text as LocalDate;
const JUNE_2025: Period = {
  key: "civil:2025-06" as PeriodKey,
  calendar: "civil",
  kind: "month",
  year: 2025,
  index: 6,
  first: day("2025-06-01"),
  last: day("2025-06-30"),
};
const TODAY = day("2026-11-22");

const unit = (code: string, parent: string | null, more: Partial<UnitVersion> = {}): UnitVersion => ({
  code: code as UnitCode,
  name: `Đơn vị ${code}`,
  type: "xã",
  parent: parent as UnitCode | null,
  validFrom: day("2000-01-01"),
  validTo: null,
  successors: [],
  reports: false,
  ...more,
});

const figures = (counts: Record<string, FigureEntry>): Figures => counts as Figures;

const snapshot = (
  code: string,
  counts: Record<string, FigureEntry>,
  more: Partial<SnapshotRecord> = {},
): SnapshotRecord => ({
  unit: code as UnitCode,
  period: JUNE_2025.key,
  form: FORM_DEFAULT,
  revision: 1,
  state: "da_nop",
  scopeBasis: "ownOnly",
  scheme: "ND42",
  countBasis: "giaiQuyet",
  figures: figures(counts),
  submittedAt: "2025-07-01T02:00:00.000Z",
  ...more,
});

const total = (
  root: string,
  units: readonly UnitVersion[],
  snapshots: readonly SnapshotRecord[],
  basis: ConsolidationBasis = "as-was",
) => {
  const outcome = consolidate({
    unit: root as UnitCode,
    period: JUNE_2025,
    form: FORM_DEFAULT,
    basis,
    units,
    snapshots,
    monthly: [],
    today: TODAY,
  });
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return outcome.result;
};

const ONLINE = "HS_TRUC_TUYEN";
const RECEIVED = "HS_TIEP_NHAN";
const RATE = "ONLINE_RATE_ALL";

const DISTRICT = [
  unit("T", null, { type: "tỉnh" }),
  unit("H", "T", { type: "huyện" }),
  unit("X1", "H"),
  unit("X2", "H"),
];

describe("a total", () => {
  test("is Σ numerators over Σ denominators of the unit and everything below it", () => {
    const table = total("T", DISTRICT, [
      snapshot("H", { HS_TRUC_TUYEN: 4840, HS_TIEP_NHAN: 26757 }),
      snapshot("X1", { HS_TRUC_TUYEN: 15000, HS_TIEP_NHAN: 60000 }),
      snapshot("X2", { HS_TRUC_TUYEN: 755, HS_TIEP_NHAN: 9001 }),
    ]);
    expect(table.totals.figures[ONLINE]).toBe(20595);
    expect(table.totals.rates[RATE]).toEqual({ numerator: 20595, denominator: 95758, rate: 20595 / 95758 });
    expect(table.rows.map((row) => [row.unit, row.figures[ONLINE]])).toEqual([["H", 20595]]);
    expect(
      total("H", DISTRICT, [snapshot("H", { HS_TRUC_TUYEN: 1 }), snapshot("X1", { HS_TRUC_TUYEN: 2 })]).rows,
    ).toMatchObject([
      { unit: "H", own: true, figures: { HS_TRUC_TUYEN: 1 } },
      { unit: "X1", figures: { HS_TRUC_TUYEN: 2 } },
      { unit: "X2", figures: {}, state: null },
    ]);
  });

  test("leaves out a returned snapshot and counts its unit as missing", () => {
    const table = total("H", DISTRICT, [
      snapshot("X1", { HS_TRUC_TUYEN: 5 }),
      snapshot("X2", { HS_TRUC_TUYEN: 7 }, { state: "tra_lai" }),
    ]);
    expect(table.totals.figures[ONLINE]).toBe(5);
    expect(table.completeness).toEqual({ expected: 2, received: 1, late: 0, missing: ["X2"] });
    expect(table.rows.find((row) => row.unit === "X2")).toMatchObject({ state: "tra_lai", figures: {} });
  });

  test("takes an including snapshot only where nobody below submitted", () => {
    const whole = snapshot(
      "H",
      { HS_TRUC_TUYEN: 56436, HS_TIEP_NHAN: 110642 },
      { scopeBasis: "includingSubordinates" },
    );
    const alone = total("T", DISTRICT, [whole]);
    expect(alone.totals.rates[RATE]?.rate).toBe(56436 / 110642);
    expect(alone.completeness).toMatchObject({ expected: 2, received: 2, missing: [] });

    const beside = total("T", DISTRICT, [
      whole,
      snapshot("X1", { HS_TRUC_TUYEN: 56000, HS_TIEP_NHAN: 110000 }),
      snapshot("X2", { HS_TRUC_TUYEN: 430, HS_TIEP_NHAN: 642 }),
    ]);
    expect(beside.totals.figures[ONLINE]).toBe(56430);
    expect(beside.findings).toMatchObject([
      { severity: "E", code: "SUM_MISMATCH", at: "H.HS_TRUC_TUYEN", stated: 56436, recomputed: 56430 },
    ]);
  });

  test("a total that a unit submitted is only a warning while units below are missing", () => {
    const table = total("T", DISTRICT, [
      snapshot("H", { HS_TRUC_TUYEN: 100 }, { scopeBasis: "includingSubordinates" }),
      snapshot("X1", { HS_TRUC_TUYEN: 60 }),
    ]);
    expect(table.findings).toMatchObject([{ severity: "W", code: "SUM_MISMATCH" }]);
  });

  test("does not make a rate from numerators and denominators of different units", () => {
    const table = total("H", DISTRICT, [
      snapshot("X1", { HS_TRUC_TUYEN: 5, HS_TIEP_NHAN: 10 }),
      snapshot("X2", { HS_TRUC_TUYEN: 7, HS_TIEP_NHAN: { state: "not_provided" } }),
    ]);
    expect(table.totals.figures).toMatchObject({ HS_TRUC_TUYEN: 12, HS_TIEP_NHAN: 10 });
    expect(table.totals.rates[RATE]).toBeUndefined();
    expect(table.findings).toMatchObject([{ code: "FIGURE_INCOMPLETE", at: "HS_TIEP_NHAN", severity: "W" }]);
  });

  test("zero, not applicable and not provided stay apart", () => {
    const table = total("H", DISTRICT, [
      snapshot("X1", {
        HS_TRUC_TUYEN: 0,
        HS_CO_PHI: { state: "not_applicable" },
        HS_DEN_HAN: { state: "not_provided" },
      }),
      snapshot("X2", {
        HS_TRUC_TUYEN: 0,
        HS_CO_PHI: { state: "not_applicable" },
        HS_DEN_HAN: { state: "not_provided" },
      }),
    ]);
    expect(table.totals.figures).toEqual({
      HS_TRUC_TUYEN: 0,
      HS_CO_PHI: { state: "not_applicable" },
      HS_DEN_HAN: { state: "not_provided" },
    });
  });

  test("days with decimals add up to what a person gets by hand", () => {
    const table = total("H", DISTRICT, [
      snapshot("X1", { NGAY_GIAI_QUYET: 0.1 }),
      snapshot("X2", { NGAY_GIAI_QUYET: 0.2 }),
    ]);
    expect(table.totals.figures).toEqual({ NGAY_GIAI_QUYET: 0.3 });
  });

  test("procedures and services are not summed over units", () => {
    const table = total("H", DISTRICT, [snapshot("X1", { DVC_CUNG_CAP: 50 }), snapshot("X2", { DVC_CUNG_CAP: 309 })]);
    expect(table.totals.figures).toEqual({ DVC_CUNG_CAP: { state: "not_provided" } });
    expect(table.findings).toMatchObject([{ code: "DISTINCT_NOT_SUMMED", severity: "I" }]);
    expect(total("H", DISTRICT, [snapshot("X1", { DVC_CUNG_CAP: 50 })]).totals.figures).toEqual({ DVC_CUNG_CAP: 50 });
  });

  test("are added where the source states that the sets are disjoint, and make a rate", () => {
    const outcome = consolidate({
      unit: "H" as UnitCode,
      period: JUNE_2025,
      form: FORM_DEFAULT,
      basis: "as-was",
      units: DISTRICT,
      snapshots: [
        snapshot("X1", { DVC_PHAT_SINH: 41, DVC_CUNG_CAP: 50 }),
        snapshot("X2", { DVC_PHAT_SINH: 227, DVC_CUNG_CAP: 309 }),
      ],
      monthly: [],
      today: TODAY,
      disjoint: new Set(["DVC_PHAT_SINH", "DVC_CUNG_CAP"] as FigureCode[]),
    });
    if (!outcome.ok) throw new Error(outcome.problem.code);
    // Xuân Lộc: the catalogues of the district and of the communes, 268/359.
    expect(outcome.result.totals.rates.SERVICE_ACTIVE_PROVIDED).toMatchObject({
      numerator: 268,
      denominator: 359,
    });
    expect(outcome.result.findings).toEqual([]);
  });

  test("column 3 of form 06 follows from columns 4, 5 and 6", () => {
    const table = total("X1", DISTRICT, [snapshot("X1", { HS_TRUC_TUYEN: 3, HS_TRUC_TIEP: 5, HS_KY_TRUOC: 2 })]);
    expect(table.totals.figures).toMatchObject({ HS_TIEP_NHAN: 8, HS_TONG: 10 });
  });

  test("a unit that is not there is named", () => {
    const ask = (code: string, units = DISTRICT) =>
      consolidate({
        unit: code as UnitCode,
        period: JUNE_2025,
        form: FORM_DEFAULT,
        basis: "as-was",
        units,
        snapshots: [],
        monthly: [],
        today: TODAY,
      });
    expect(ask("K")).toMatchObject({ problem: { code: "UNIT_UNKNOWN" } });
    expect(ask("K", [unit("K", null, { validFrom: day("2025-07-01") })])).toMatchObject({
      problem: { code: "UNIT_NOT_IN_FORCE" },
    });
  });
});

describe("the reform of 01/07/2025", () => {
  const END = day("2025-06-30");
  const MERGED: readonly UnitVersion[] = [
    unit("T", null, { type: "tỉnh" }),
    unit("H", "T", { type: "huyện", validTo: END, successors: [{ unit: "T" as UnitCode, share: null }] }),
    unit("X1", "H", { validTo: END, successors: [{ unit: "M" as UnitCode, share: null }] }),
    unit("X2", "H", { validTo: END, successors: [{ unit: "M" as UnitCode, share: null }] }),
    unit("X3", "H", {
      validTo: END,
      successors: [
        { unit: "M" as UnitCode, share: { numerator: 1, denominator: 3 } },
        { unit: "N" as UnitCode, share: { numerator: 2, denominator: 3 } },
      ],
    }),
    unit("M", "T", { validFrom: day("2025-07-01") }),
    unit("N", "T", { validFrom: day("2025-07-01") }),
  ];
  const REPORTED = [
    snapshot("H", { HS_TRUC_TUYEN: 1 }),
    snapshot("X1", { HS_TRUC_TUYEN: 10 }),
    snapshot("X2", { HS_TRUC_TUYEN: 20 }),
    snapshot("X3", { HS_TRUC_TUYEN: 100 }),
  ];

  test("as it was: the district and its communes", () => {
    const table = total("T", MERGED, REPORTED);
    expect(table.rows.map((row) => [row.unit, row.figures[ONLINE]])).toEqual([["H", 131]]);
    expect(table.completeness.expected).toBe(3);
  });

  test("as it is: through successors, split by shares, nothing lost", () => {
    const table = total("T", MERGED, REPORTED, "as-is");
    expect(table.rows.map((row) => [row.unit, row.own ?? false, row.figures[ONLINE]])).toEqual([
      ["T", true, 1],
      ["M", false, 63],
      ["N", false, 67],
    ]);
    expect(table.totals.figures[ONLINE]).toBe(131);
    expect(total("M", MERGED, REPORTED, "as-is").totals.figures[ONLINE]).toBe(63);
  });

  test("a unit without successors or shares is listed, never a number", () => {
    const broken = MERGED.map((unitVersion) =>
      unitVersion.code === "X1"
        ? { ...unitVersion, successors: [] }
        : unitVersion.code === "X3"
          ? { ...unitVersion, successors: unitVersion.successors.map((successor) => ({ ...successor, share: null })) }
          : unitVersion,
    );
    const table = total("T", broken, REPORTED, "as-is");
    expect(table.totals.figures[ONLINE]).toBe(21);
    expect(table.findings).toMatchObject([
      { code: "UNIT_NOT_COMPARABLE", at: "X1", params: { reason: "noSuccessor" } },
      { code: "UNIT_NOT_COMPARABLE", at: "X3", params: { reason: "noShares" } },
    ]);
  });

  test("a merger after a split changes no total, whatever the counts and shares", () => {
    fc.assert(
      fc.property(
        fc.nat(1_000_000),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 51, max: 99 }),
        (count, part, whole) => {
          const shares = MERGED.map((unitVersion) =>
            unitVersion.code === "X3"
              ? {
                  ...unitVersion,
                  successors: [
                    { unit: "M" as UnitCode, share: { numerator: part, denominator: whole } },
                    { unit: "N" as UnitCode, share: { numerator: whole - part, denominator: whole } },
                  ],
                }
              : unitVersion,
          );
          expect(total("T", shares, [snapshot("X3", { HS_TRUC_TUYEN: count })], "as-is").totals.figures[ONLINE]).toBe(
            count,
          );
        },
      ),
    );
  });
});

test("the total does not depend on the order of units or snapshots", () => {
  const reported = ["H", "X1", "X2"].map((code, index) =>
    snapshot(code, { HS_TRUC_TUYEN: index + 1, HS_TIEP_NHAN: 10 }),
  );
  const expected = total("T", DISTRICT, reported).totals;
  fc.assert(
    fc.property(
      fc.shuffledSubarray(DISTRICT, { minLength: DISTRICT.length }),
      fc.shuffledSubarray(reported, { minLength: reported.length }),
      (units, snapshots) => {
        expect(total("T", units, snapshots).totals).toEqual(expected);
      },
    ),
  );
  expect(expected.figures[RECEIVED]).toBe(30);
});
