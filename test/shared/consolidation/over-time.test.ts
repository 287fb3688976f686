// A longer period from its months: each column of form 06 in its own way, and no total that lacks a month.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { consolidate } from "../../../shared/consolidation/consolidate.ts";
import { figuresOverTime, withReportsFromMonths } from "../../../shared/consolidation/over-time.ts";
import type { FigureEntry, Figures } from "../../../shared/domain/figure.ts";
import { FORM_DEFAULT } from "../../../shared/domain/form.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import { monthsOf, type Period, parsePeriodKey } from "../../../shared/domain/period.ts";
import type { SnapshotRecord } from "../../../shared/domain/snapshot.ts";
import type { UnitCode, UnitVersion } from "../../../shared/domain/unit.ts";
import { findingText } from "../../../shared/findings/finding.ts";

const figures = (counts: Record<string, FigureEntry>): Figures => counts as Figures;
const period = (key: string): Period => {
  const read = parsePeriodKey(key);
  if (!read) throw new Error(key);
  return read;
};
const QUARTER = period("nd09:2021-Q3");
const TODAY = "2026-11-22" as LocalDate;

const unit = (code: string, parent: string | null): UnitVersion => ({
  code: code as UnitCode,
  name: `Xã ${code}`,
  type: "xã",
  parent: parent as UnitCode | null,
  validFrom: "2000-01-01" as LocalDate,
  validTo: null,
  successors: [],
  reports: false,
});
const UNITS = [unit("H", null), unit("X1", "H"), unit("X2", "H")];

const snapshot = (
  code: string,
  key: string,
  counts: Record<string, FigureEntry>,
  more: Partial<SnapshotRecord> = {},
): SnapshotRecord => ({
  unit: code as UnitCode,
  period: period(key).key,
  form: FORM_DEFAULT,
  revision: 3,
  state: "da_nop",
  scopeBasis: "ownOnly",
  scheme: "ND42",
  countBasis: "giaiQuyet",
  figures: figures(counts),
  submittedAt: `${key}-submitted`,
  ...more,
});

describe("figures over time", () => {
  test("Vĩnh Phúc, quý III/2021: 14.043 new and 2.191 carried over are 16.234 in hand", () => {
    const whole = figuresOverTime([
      figures({ HS_TIEP_NHAN: 5000, HS_KY_TRUOC: 2191, HS_TONG: 7191, HS_DANG_GIAI_QUYET: 2300 }),
      figures({ HS_TIEP_NHAN: 5043, HS_KY_TRUOC: 2300, HS_TONG: 7343, HS_DANG_GIAI_QUYET: 2100 }),
      figures({ HS_TIEP_NHAN: 4000, HS_KY_TRUOC: 2100, HS_TONG: 6100, HS_DANG_GIAI_QUYET: 1900 }),
    ]);
    expect(whole).toEqual({ HS_TIEP_NHAN: 14043, HS_KY_TRUOC: 2191, HS_TONG: 16234, HS_DANG_GIAI_QUYET: 1900 });
  });

  test("column 3 is recomputed, and missing where its parts are", () => {
    expect(figuresOverTime([figures({ HS_TONG: 5 }), figures({ HS_TONG: 6 })])).toEqual({
      HS_TONG: { state: "not_provided" },
    });
  });

  test("services and procedures have no sum over months", () => {
    expect(figuresOverTime([figures({ DVC_CUNG_CAP: 50 }), figures({ DVC_CUNG_CAP: 50 })])).toEqual({
      DVC_CUNG_CAP: { state: "not_provided" },
    });
  });

  test("a month without the figure makes it missing; one to which it does not apply adds nothing", () => {
    const months = (second: FigureEntry) => [figures({ HS_CO_PHI: 4 }), figures({ HS_CO_PHI: second })];
    expect(figuresOverTime(months({ state: "not_applicable" }))).toEqual({ HS_CO_PHI: 4 });
    expect(figuresOverTime(months({ state: "not_provided" }))).toEqual({ HS_CO_PHI: { state: "not_provided" } });
    expect(figuresOverTime([figures({ HS_CO_PHI: 4 }), figures({})])).toEqual({ HS_CO_PHI: { state: "not_provided" } });
    expect(figuresOverTime([figures({ HS_CO_PHI: 0 }), figures({ HS_CO_PHI: 0 })])).toEqual({ HS_CO_PHI: 0 });
  });

  test("quarters of months are the year of months", () => {
    const flow = fc.record({ HS_TRUC_TUYEN: fc.nat(9999), HS_TRUC_TIEP: fc.nat(9999), HS_KY_TRUOC: fc.nat(999) });
    fc.assert(
      fc.property(fc.array(flow, { minLength: 12, maxLength: 12 }), (months) => {
        const monthly = months.map((month) => figures(month));
        const quarters = [0, 3, 6, 9].map((from) => figuresOverTime(monthly.slice(from, from + 3)));
        expect(figuresOverTime(quarters)).toEqual(figuresOverTime(monthly));
      }),
    );
  });
});

describe("a unit that reported only months", () => {
  const [july, august, september] = monthsOf(QUARTER).map((month) => month.key) as unknown as [string, string, string];
  const months = (code: string, more: Partial<SnapshotRecord> = {}) => [
    snapshot(code, july, { HS_TRUC_TUYEN: 10, HS_TIEP_NHAN: 40 }, { state: "da_chot", ...more }),
    snapshot(code, august, { HS_TRUC_TUYEN: 20, HS_TIEP_NHAN: 40 }, { state: "da_duyet" }),
    snapshot(code, september, { HS_TRUC_TUYEN: 30, HS_TIEP_NHAN: 40 }, { state: "da_chot" }),
  ];

  test("is added up from them, in the state that all of them have reached", () => {
    const { reports, findings } = withReportsFromMonths(QUARTER, UNITS, [], months("X1"));
    expect(reports).toMatchObject([
      {
        unit: "X1",
        period: "nd09:2021-Q3",
        revision: null,
        state: "da_duyet",
        figures: { HS_TRUC_TUYEN: 60, HS_TIEP_NHAN: 120 },
        submittedAt: `${september}-submitted`,
      },
    ]);
    expect(findings.map(findingText)).toEqual([
      "Số liệu của 1 đơn vị được cộng từ các tháng, từ tháng 7/2021 đến tháng 9/2021.",
    ]);
  });

  test("stays missing while a month is missing or returned, and that month is named", () => {
    const returned = months("X1").map((month) =>
      month.period === august ? { ...month, state: "tra_lai" as const } : month,
    );
    const { reports, findings } = withReportsFromMonths(QUARTER, UNITS, [], returned);
    expect(reports).toEqual([]);
    expect(findings.map(findingText)).toEqual([
      "Xã X1 mới gửi 2/3 tháng, còn thiếu tháng 8/2021; chưa cộng vào kỳ này.",
    ]);
  });

  test("keeps its own report of the whole, compared with the months", () => {
    const whole = snapshot("X1", "nd09:2021-Q3", { HS_TRUC_TUYEN: 61, HS_TIEP_NHAN: 120 });
    const { reports, findings } = withReportsFromMonths(QUARTER, UNITS, [whole], months("X1"));
    expect(reports).toEqual([whole]);
    expect(findings).toMatchObject([{ code: "MONTHS_MISMATCH", severity: "W", stated: 61, recomputed: 60 }]);
  });

  test("is not added over months of unlike scope", () => {
    const { reports, findings } = withReportsFromMonths(
      QUARTER,
      UNITS,
      [],
      months("X1", { scopeBasis: "includingSubordinates" }),
    );
    expect(reports).toEqual([]);
    expect(findings).toMatchObject([{ code: "MONTHS_UNLIKE", at: "X1" }]);
  });

  test("counts in the table of the unit above, beside those that reported the quarter", () => {
    const outcome = consolidate({
      unit: "H" as UnitCode,
      period: QUARTER,
      form: FORM_DEFAULT,
      basis: "as-was",
      units: UNITS,
      snapshots: [snapshot("X2", "nd09:2021-Q3", { HS_TRUC_TUYEN: 5, HS_TIEP_NHAN: 10 })],
      monthly: months("X1"),
      today: TODAY,
    });
    if (!outcome.ok) throw new Error(outcome.problem.code);
    expect(outcome.result.totals.figures.HS_TRUC_TUYEN).toBe(65);
    expect(outcome.result.completeness).toMatchObject({ expected: 2, received: 2 });
    expect(outcome.result.rows.map((row) => [row.unit, row.revision])).toEqual([
      ["X1", null],
      ["X2", 3],
    ]);
  });
});
