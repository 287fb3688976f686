// A year over 1/7/2025: months of districts and communes that ended on 30/6 are in the total of the province, each dossier once.
import { describe, expect, test } from "vitest";
import { type ConsolidationBasis, consolidate } from "../../../shared/consolidation/consolidate.ts";
import type { Figures } from "../../../shared/domain/figure.ts";
import { FORM_DEFAULT } from "../../../shared/domain/form.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import { monthsOf, type Period, type PeriodKey, readPeriodKey } from "../../../shared/domain/period.ts";
import type { SnapshotRecord } from "../../../shared/domain/snapshot.ts";
import type { Successor, UnitCode, UnitType, UnitVersion } from "../../../shared/domain/unit.ts";
import { findingText } from "../../../shared/findings/finding.ts";

const END = "2025-06-30";
const into = (...codes: string[]): readonly Successor[] =>
  codes.map((code) => ({ unit: code as UnitCode, share: null }));

const unit = (
  code: string,
  type: UnitType,
  parent: string | null,
  [from, to]: readonly [string, string | null],
  successors: readonly Successor[] = [],
): UnitVersion => ({
  code: code as UnitCode,
  name: `${type} ${code}`,
  type,
  parent: parent as UnitCode | null,
  validFrom: from as LocalDate,
  validTo: to as LocalDate | null,
  successors,
  reports: false,
});

const OLD = ["2000-01-01", END] as const;
const NEW = ["2025-07-01", null] as const;
const UNITS = [
  unit("T", "tỉnh", null, ["2000-01-01", null]),
  unit("H", "huyện", "T", OLD, into("T")),
  unit("X1", "xã", "H", OLD, into("M")),
  unit("X2", "xã", "H", OLD, into("M")),
  // The commune that stays only gets another parent.
  unit("Y", "xã", "H", OLD),
  unit("Y", "xã", "T", NEW),
  unit("M", "xã", "T", NEW),
];

const periodAt = (key: string): Period => {
  const period = readPeriodKey(key);
  if (!period) throw new Error(key);
  return period;
};
const YEAR = periodAt("civil:2025");

const snapshot = (code: string, period: PeriodKey, counts: Record<string, number>): SnapshotRecord => ({
  unit: code as UnitCode,
  period,
  form: FORM_DEFAULT,
  revision: 1,
  state: "da_chot",
  scopeBasis: "ownOnly",
  scheme: "ND42",
  countBasis: "giaiQuyet",
  figures: counts as Figures,
  submittedAt: "2026-01-05T02:00:00.000Z",
});

/** Every month 10 received and 9 settled, so that the remainder grows by one a month, from `opening`. */
const months = (code: string, from: number, to: number, opening = 0): readonly SnapshotRecord[] =>
  monthsOf(YEAR)
    .slice(from - 1, to)
    .map((month, index) =>
      snapshot(code, month.key, {
        HS_TIEP_NHAN: 10,
        HS_KY_TRUOC: opening + index,
        HS_TONG: 10 + opening + index,
        HS_DA_GIAI_QUYET: 9,
        HS_DANG_GIAI_QUYET: opening + index + 1,
      }),
    );

const table = (
  root: string,
  monthly: readonly SnapshotRecord[],
  more: {
    basis?: ConsolidationBasis;
    units?: readonly UnitVersion[];
    snapshots?: readonly SnapshotRecord[];
    period?: Period;
  } = {},
) => {
  const { basis = "as-was", units = UNITS, snapshots = [], period = YEAR } = more;
  const wanted = new Set(monthsOf(period).map((month) => month.key));
  const outcome = consolidate({
    unit: root as UnitCode,
    period,
    form: FORM_DEFAULT,
    basis,
    units,
    snapshots,
    monthly: monthly.filter((snapshotRecord) => wanted.has(snapshotRecord.period)),
    today: "2026-11-22" as LocalDate,
  });
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return outcome.result;
};
const codesOf = (findings: readonly { readonly code: string }[]) => findings.map((finding) => finding.code);

const ALL = [
  ...months("X1", 1, 6),
  ...months("X2", 1, 6),
  ...months("H", 1, 6),
  ...months("Y", 1, 12),
  ...months("M", 7, 12, 12),
];

describe("the year 2025 of a province", () => {
  test("has the months of the district and its communes, with the parent they had", () => {
    const { totals, rows, completeness } = table("T", ALL);
    expect(totals.figures).toMatchObject({ HS_TIEP_NHAN: 6 * 6 * 10, HS_DA_GIAI_QUYET: 6 * 6 * 9 });
    expect(rows.map((row) => [row.unit, row.figures.HS_TIEP_NHAN])).toEqual([
      ["M", 60],
      ["Y", 120],
      ["H", 180],
    ]);
    // Who has to report the year are the units of its last day.
    expect(completeness).toMatchObject({ expected: 2, received: 2, missing: [] });
  });

  test("carries over once: the opening of January, the remainder of December, and 3 = 7 + 11", () => {
    const { figures } = table("T", ALL).totals;
    // M closes with 18 and Y with 12; H's own 6 open dossiers have no commune to go to.
    expect(figures).toMatchObject({ HS_KY_TRUOC: 0, HS_DANG_GIAI_QUYET: 30, HS_TONG: 360 });
    const balanced = table(
      "T",
      ALL.filter((snapshotRecord) => snapshotRecord.unit !== "H"),
    ).totals.figures;
    // 300 in all, 270 settled, 30 open: nobody's dossiers are lost or twice there.
    expect(balanced).toMatchObject({ HS_TONG: 300, HS_DA_GIAI_QUYET: 270, HS_DANG_GIAI_QUYET: 30 });
  });

  test("names the units whose months are in it", () => {
    const added = table("T", ALL).findings.find((finding) => finding.code === "ENDED_UNITS_ADDED");
    expect(added && findingText(added)).toBe(
      "Có cộng số liệu các tháng của 3 đơn vị kết thúc hoạt động trong kỳ: huyện H, xã X1, xã X2.",
    );
  });

  test("is provisional and says so where a unit that ended has sent nothing, or not all of its months", () => {
    const none = table(
      "T",
      ALL.filter((snapshotRecord) => snapshotRecord.unit !== "X2"),
    );
    expect(none.provisional).toBe(true);
    expect(none.findings.find((finding) => finding.code === "ENDED_UNITS_MISSING")).toMatchObject({
      severity: "W",
      params: { units: [{ unit: "X2", name: "xã X2" }] },
    });
    const some = table(
      "T",
      ALL.filter((snapshotRecord) => snapshotRecord.unit !== "X2" || snapshotRecord.period !== "civil:2025-04"),
    );
    expect(some.findings.find((finding) => finding.code === "MONTHS_MISSING")).toMatchObject({
      at: "X2",
      params: { of: 6 },
    });
  });

  test("does not add the months of a unit whose successor reported the whole year", () => {
    const snapshots = [snapshot("M", YEAR.key, { HS_TIEP_NHAN: 190 })];
    const { totals, findings } = table(
      "T",
      ALL.filter((snapshotRecord) => snapshotRecord.unit !== "M"),
      { snapshots },
    );
    expect(totals.figures.HS_TIEP_NHAN).toBe(190 + 60 + 120);
    expect(codesOf(findings)).toContain("ENDED_UNITS_REPLACED");
  });

  test("holds nothing twice where the province itself sent a total: compared, not added", () => {
    const whole: SnapshotRecord = {
      ...snapshot("T", YEAR.key, { HS_TIEP_NHAN: 301 }),
      scopeBasis: "includingSubordinates",
    };
    const { totals, findings } = table(
      "T",
      ALL.filter((snapshotRecord) => snapshotRecord.unit === "X1"),
      { snapshots: [whole] },
    );
    expect(totals.figures.HS_TIEP_NHAN).toBe(60);
    expect(codesOf(findings)).toContain("SUM_MISMATCH");
  });

  test("as it is today: the same dossiers under the communes of today", () => {
    const { totals, rows } = table("T", ALL, { basis: "as-is" });
    expect(totals.figures).toMatchObject({ HS_TIEP_NHAN: 360, HS_KY_TRUOC: 0, HS_DANG_GIAI_QUYET: 30 });
    expect(rows.map((row) => [row.unit, row.own ?? false, row.figures.HS_TIEP_NHAN])).toEqual([
      ["T", true, 60],
      ["M", false, 180],
      ["Y", false, 120],
    ]);
  });
});

test("a commune that began on 1/7 has its year from its own six months, with what it took over", () => {
  const { totals, completeness } = table("M", ALL);
  expect(totals.figures).toMatchObject({ HS_TIEP_NHAN: 60, HS_KY_TRUOC: 12, HS_DANG_GIAI_QUYET: 18 });
  expect(completeness).toMatchObject({ expected: 1, received: 1 });
});

test("without declared successors a unit that began takes over from those that ended", () => {
  const undeclared = UNITS.map((unit) => ({ ...unit, successors: [] }));
  expect(table("T", ALL, { units: undeclared }).totals.figures).toMatchObject({ HS_KY_TRUOC: 0, HS_TONG: 360 });
});

test.each([
  ["civil:2025-Q2", 4 * 3 * 10],
  ["civil:2025-Q3", 2 * 3 * 10],
  ["civil:2025-H1", 4 * 6 * 10],
])("a period on one side of the reform, %s, is as before", (key, received) => {
  const { totals, findings } = table("T", ALL, { period: periodAt(key) });
  expect(totals.figures.HS_TIEP_NHAN).toBe(received);
  expect(codesOf(findings)).toEqual(["PERIOD_DERIVED"]);
});

test("the quarter nd09 III/2025 takes each month by the tree of its last day, 14/7 being after the reform", () => {
  const quarter = periodAt("nd09:2025-Q3");
  const monthly = monthsOf(quarter).flatMap((month) => [
    snapshot("M", month.key, { HS_TIEP_NHAN: 7 }),
    snapshot("X1", month.key, { HS_TIEP_NHAN: 100 }),
  ]);
  expect(table("T", monthly, { period: quarter }).totals.figures.HS_TIEP_NHAN).toBe(21);
});
