// SOLIEU and TONGHOP over stored tables: never a guess between calendars, and a reason wherever there is no number.
import { describe, expect, test } from "vitest";
import { consolidate } from "../../shared/consolidation/consolidate.ts";
import type { Figures } from "../../shared/domain/figure.ts";
import { FORM_DEFAULT } from "../../shared/domain/form.ts";
import type { LocalDate } from "../../shared/domain/local-date.ts";
import { monthsOf, type PeriodKey } from "../../shared/domain/period.ts";
import { refuse } from "../../shared/domain/problem.ts";
import type { SnapshotRecord } from "../../shared/domain/snapshot.ts";
import type { UnitCode, UnitVersion } from "../../shared/domain/unit.ts";
import type { Argument } from "../../shared/functions/cell.ts";
import { computeCall, isCallError, needsOf } from "../../shared/functions/compute.ts";
import { isTableNeed, type TableNeed } from "../../shared/functions/definition.ts";

const TODAY = "2026-11-22" as LocalDate;

const unit = (code: string, name: string, parent: string | null): UnitVersion => ({
  code: code as UnitCode,
  name,
  type: "xã",
  parent: parent as UnitCode | null,
  validFrom: "2000-01-01" as LocalDate,
  validTo: null,
  successors: [],
  reports: false,
});
const UNITS = [unit("H", "Huyện Hạ", null), unit("X1", "Xã Một", "H"), unit("X2", "Xã Hai", "H")];

const stored = (code: string, period: string, figures: Record<string, unknown>): SnapshotRecord => ({
  unit: code as UnitCode,
  period: period as PeriodKey,
  form: FORM_DEFAULT,
  revision: 1,
  state: "da_nop",
  scopeBasis: "ownOnly",
  scheme: "ND42",
  countBasis: "giaiQuyet",
  figures: figures as Figures,
  submittedAt: "2023-04-01T00:00:00.000Z",
});

const SNAPSHOTS = [
  stored("X1", "nd09:2023-Q1", { HS_TRUC_TUYEN: 10, HS_TIEP_NHAN: 40 }),
  stored("X2", "nd09:2023-Q1", { HS_TRUC_TUYEN: 5, HS_TIEP_NHAN: 20 }),
  stored("X1", "civil:2023-Q1", { HS_TRUC_TUYEN: 11, HS_TIEP_NHAN: 44 }),
  stored("X1", "civil:2023-Q2", { HS_TRUC_TUYEN: 0, HS_TIEP_NHAN: 0, HS_CO_PHI: { state: "not_applicable" } }),
  stored("X1", "civil:2023-06", { DVC_CUNG_CAP: 50 }),
  stored("X2", "civil:2023-06", { DVC_CUNG_CAP: 60 }),
];

const read = (need: TableNeed) =>
  consolidate({
    ...need,
    units: UNITS,
    snapshots: SNAPSHOTS.filter((one) => one.period === need.period.key && one.form === need.form),
    monthly: SNAPSHOTS.filter((one) => monthsOf(need.period).some((month) => month.key === one.period)),
    today: TODAY,
  });

const cell = (fn: string, ...args: Argument[]) => computeCall({ fn, args }, { today: TODAY, stored: read });
const errorOf = (fn: string, ...args: Argument[]) => {
  const result = cell(fn, ...args);
  if (!isCallError(result)) throw new Error(JSON.stringify(result));
  return result.error;
};

describe("SOLIEU", () => {
  test("gives a figure, a rate and the total of an upper unit", () => {
    expect(cell("SOLIEU", "X1", "nd09:2023-Q1", "HS_TRUC_TUYEN")).toEqual({ value: 10, format: "#,##0" });
    expect(cell("SOLIEU", "H", "nd09:2023-Q1", "HS_TRUC_TUYEN")).toEqual({ value: 15, format: "#,##0" });
    expect(cell("SOLIEU", "H", "nd09:2023-Q1", "ONLINE_RATE_ALL")).toEqual({ value: 0.25, format: "0.00%" });
    expect(cell("SOLIEU", "h", "15/12/2022 - 14/3/2023", "ho so nop truc tuyen")).toEqual({
      value: 15,
      format: "#,##0",
    });
  });

  test("takes a bare label where only one calendar has data, and asks where both have", () => {
    expect(cell("SOLIEU", "X2", "Quý I/2023", "HS_TRUC_TUYEN")).toEqual({ value: 5, format: "#,##0" });
    const error = errorOf("SOLIEU", "X1", "Quý I/2023", "HS_TRUC_TUYEN");
    expect(error).toMatchObject({ code: "PERIOD_AMBIGUOUS", cell: "#VALUE!" });
    expect(error.message).toContain("từ ngày 15/12/2022 đến ngày 14/3/2023");
    expect(error.message).toContain("từ ngày 01/01/2023 đến ngày 31/3/2023");
  });

  test.each<[string, Argument[], string, string, RegExp]>([
    ["nothing stored", ["X1", "Quý I/2020", "HS_TRUC_TUYEN"], "SNAPSHOT_NOT_FOUND", "#N/A", /Chưa có bản số liệu/],
    ["an unknown unit", ["K9", "civil:2023-Q1", "HS_TRUC_TUYEN"], "UNIT_UNKNOWN", "#VALUE!", /K9/],
    ["no unit code", ["xã Một!", "civil:2023-Q1", "HS_TRUC_TUYEN"], "UNIT_CODE_INVALID", "#VALUE!", /mã đơn vị/],
    [
      "an unknown figure",
      ["X1", "civil:2023-Q1", "hồ sơ trực tuyến nộp"],
      "FIGURE_UNKNOWN",
      "#VALUE!",
      /HS_TRUC_TUYEN/,
    ],
    ["a figure not provided", ["X1", "civil:2023-Q1", "HS_CO_PHI"], "FIGURE_NOT_PROVIDED", "#N/A", /bổ sung/],
    ["a figure not applicable", ["X1", "civil:2023-Q2", "HS_CO_PHI"], "FIGURE_NOT_APPLICABLE", "#N/A", /không áp dụng/],
    ["a rate over 0", ["X1", "civil:2023-Q2", "ONLINE_RATE_ALL"], "DENOMINATOR_ZERO", "#N/A", /Mẫu số bằng 0/],
    ["a rate without figures", ["X1", "civil:2023-Q1", "PAY_ONLINE_RATE"], "RATE_NOT_COMPUTABLE", "#N/A", /HS_CO_PHI/],
    ["services of two units", ["H", "civil:2023-06", "DVC_CUNG_CAP"], "FIGURE_NOT_PROVIDED", "#N/A", /Huyện Hạ/],
    ["an impossible month", ["X1", "tháng 13/2023", "HS_TRUC_TUYEN"], "PERIOD_DATE_INVALID", "#VALUE!", /13/],
    ["a period without year", ["X1", "Quý I", "HS_TRUC_TUYEN"], "PERIOD_YEAR_MISSING", "#VALUE!", /năm/],
    ["a blank unit", [null, "civil:2023-Q1", "HS_TRUC_TUYEN"], "ARG_BLANK", "#N/A", /trống/],
  ])("%s is told", (_, args, code, name, message) => {
    expect(errorOf("SOLIEU", ...args)).toMatchObject({ code, cell: name, message: expect.stringMatching(message) });
  });

  test("zero is a number", () => {
    expect(cell("SOLIEU", "X1", "civil:2023-Q2", "HS_TRUC_TUYEN")).toEqual({ value: 0, format: "#,##0" });
  });
});

describe("TONGHOP", () => {
  test("one row per child, the total last, columns in the order given", () => {
    expect(cell("TONGHOP", "H", "nd09:2023-Q1", "ONLINE_RATE_ALL; HS_TRUC_TUYEN")).toEqual({
      value: [
        ["Mã đơn vị", "Tên đơn vị", "Tỷ lệ hồ sơ trực tuyến", "Hồ sơ nộp trực tuyến", "Trạng thái"],
        ["X1", "Xã Một", 0.25, 10, "Đã gửi"],
        ["X2", "Xã Hai", 0.25, 5, "Đã gửi"],
        ["", "Tổng cộng", 0.25, 15, "Đã nhận 2/2 đơn vị (chưa chốt)"],
      ],
      format: [null, null, "0.00%", "#,##0", null],
    });
  });

  test("a unit that has not sent has blanks, not zeros", () => {
    const answer = cell("TONGHOP", "H", "civil:2023-Q1", [["HS_TRUC_TUYEN"], ["HS_TIEP_NHAN"]], "tại kỳ");
    if (isCallError(answer) || !Array.isArray(answer.value)) throw new Error("no table");
    expect(answer.value[2]).toEqual(["X2", "Xã Hai", null, null, "Chưa gửi"]);
    expect(answer.value.at(-1)?.at(-1)).toBe("Đã nhận 1/2 đơn vị (chưa chốt)");
  });

  test("without a choice: what somebody has reported", () => {
    const answer = cell("TONGHOP", "H", "nd09:2023-Q1");
    if (isCallError(answer) || !Array.isArray(answer.value)) throw new Error("no table");
    expect(answer.value[0]).toEqual([
      "Mã đơn vị",
      "Tên đơn vị",
      "Hồ sơ tiếp nhận trong kỳ",
      "Hồ sơ nộp trực tuyến",
      "Tỷ lệ hồ sơ trực tuyến",
      "Trạng thái",
    ]);
  });

  test("an unknown basis names the ones there are", () => {
    expect(errorOf("TONGHOP", "H", "nd09:2023-Q1", null, "mai sau")).toMatchObject({
      code: "ARG_NOT_CHOICE",
      message: expect.stringContaining('"as-was", "as-is"'),
    });
  });
});

test("the needs of a batch are listed once each, in both calendars where a label leaves it open", () => {
  const calls = [
    { fn: "SOLIEU", args: ["H", "Quý I/2023", "HS_TRUC_TUYEN"] },
    { fn: "SOLIEU", args: ["H", "quý 1 năm 2023", "HS_TIEP_NHAN"] },
    { fn: "TONGHOP", args: ["H", "nd09:2023-Q1"] },
    { fn: "TYLE", args: [1, 2] },
    { fn: "SOLIEU", args: ["H", "không phải kỳ", "HS_TIEP_NHAN"] },
    { fn: "KHONGCO", args: [] },
  ];
  expect(
    needsOf(calls, TODAY)
      .filter(isTableNeed)
      .map((need) => need.period.key),
  ).toEqual(["nd09:2023-Q1", "civil:2023-Q1"]);
});

test("stored data that cannot be read is an error of its cell", () => {
  const context = { today: TODAY, stored: () => refuse("STORED_UNAVAILABLE", { fn: "SOLIEU" }) };
  expect(computeCall({ fn: "SOLIEU", args: ["H", "nd09:2023-Q1", "HS_TRUC_TUYEN"] }, context)).toMatchObject({
    error: { code: "STORED_UNAVAILABLE", cell: "#N/A" },
  });
});
