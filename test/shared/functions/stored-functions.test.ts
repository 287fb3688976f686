// SOLIEU and TONGHOP over stored tables: never a guess between calendars, and a reason wherever there is no number.
import { describe, expect, test } from "vitest";
import { consolidate } from "../../../shared/consolidation/consolidate.ts";
import type { Figures } from "../../../shared/domain/figure.ts";
import { FORM_DEFAULT } from "../../../shared/domain/form.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import { monthsOf, type PeriodKey } from "../../../shared/domain/period.ts";
import { refuse } from "../../../shared/domain/problem.ts";
import type { SnapshotRecord } from "../../../shared/domain/snapshot.ts";
import type { UnitCode, UnitVersion } from "../../../shared/domain/unit.ts";
import type { Argument } from "../../../shared/functions/cell.ts";
import { computeCall, isCallError, needsOf } from "../../../shared/functions/compute.ts";
import { isTableNeed, type TableNeed } from "../../../shared/functions/definition.ts";

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
    snapshots: SNAPSHOTS.filter((snapshot) => snapshot.period === need.period.key && snapshot.form === need.form),
    monthly: SNAPSHOTS.filter((snapshot) => monthsOf(need.period).some((month) => month.key === snapshot.period)),
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

describe("SOSANH, LUYKE and DIENBIEN over months", () => {
  const OF_2025 = [
    "T,tỉnh,,2000-01-01,,",
    "H,huyện,T,2000-01-01,2025-06-30,T",
    "C1,xã,H,2000-01-01,2025-06-30,N",
    "C2,xã,H,2000-01-01,2025-06-30,N",
    "N,xã,T,2025-07-01,,",
    "L,xã,T,2000-01-01,,",
  ].map((line): UnitVersion => {
    const [code = "", type = "xã", parent = "", from = "", to = "", successor = ""] = line.split(",");
    return {
      ...unit(code, `Đơn vị ${code}`, parent || null),
      type: type as UnitVersion["type"],
      validFrom: from as LocalDate,
      validTo: (to || null) as LocalDate | null,
      successors: successor ? [{ unit: successor as UnitCode, share: null }] : [],
    };
  });
  const month = (code: string, number: number, online: number, received: number, more: Record<string, unknown> = {}) =>
    stored(code, `civil:2025-${String(number).padStart(2, "0")}`, {
      HS_TRUC_TUYEN: online,
      HS_TIEP_NHAN: received,
      HS_KY_TRUOC: number,
      HS_DANG_GIAI_QUYET: 100 + number,
      DVC_CUNG_CAP: 50,
      ...more,
    });
  const MONTHS = [
    ...[1, 2, 3, 4, 5, 6].flatMap((n) => [month("C1", n, n, 10), month("C2", n, n, 30)]),
    ...[7, 8].map((n) => month("N", n, 2 * n + 2, 50)),
    ...[1, 2, 3, 5, 6, 7, 8].map((n) => month("L", n, 10 * n, 100, { DIEM_TONG: 60 + n })),
  ];
  const at = (today: string, units: readonly UnitVersion[] = OF_2025) => ({
    today: today as LocalDate,
    stored: (need: TableNeed) =>
      consolidate({
        ...need,
        units,
        snapshots: MONTHS.filter((month) => month.period === need.period.key && month.form === need.form),
        monthly: MONTHS.filter((month) => monthsOf(need.period).some(({ key }) => key === month.period)),
        today: today as LocalDate,
      }),
  });
  const answer = (fn: string, args: readonly Argument[], context = at("2025-11-22")) =>
    computeCall({ fn, args: [...args] }, context);
  const told = (fn: string, args: readonly Argument[], context = at("2025-11-22")) => {
    const result = answer(fn, args, context);
    return isCallError(result) ? `${result.error.cell} ${result.error.code} ${result.error.message}` : result.value;
  };

  test.each<[string, Argument[], unknown, string]>([
    ["a count less that of the month before", ["L", "civil:2025-06", "HS_TRUC_TUYEN"], 10, "#,##0"],
    ["a rate in percentage points", ["L", "civil:2025-06", "ONLINE_RATE_ALL", "kỳ trước"], 10, "0.00"],
    ["a count of a named month", ["L", "civil:2025-06", "HS_TRUC_TUYEN", "tháng 1/2025"], 50, "#,##0"],
    ["a fall is negative", ["L", "civil:2025-02", "HS_TRUC_TUYEN", "civil:2025-08"], -60, "#,##0"],
    ["the province over the reform, by successors", ["T", "civil:2025-07", "HS_TRUC_TUYEN"], 14, "#,##0"],
    ["a merged commune against its predecessors", ["N", "civil:2025-07", "HS_TRUC_TUYEN"], 16 - 12, "#,##0"],
  ])("SOSANH gives %s", (_, args, value, format) => {
    expect(answer("SOSANH", args)).toEqual({ value, format });
  });

  test.each<[string, Argument[], RegExp]>([
    [
      "a rate over a merger",
      ["N", "civil:2025-07", "ONLINE_RATE_ALL"],
      /^#N\/A NOT_COMPARABLE .*chỉ so sánh được số hồ sơ/,
    ],
    ["services over a merger", ["T", "civil:2025-07", "DVC_CUNG_CAP"], /^#N\/A NOT_COMPARABLE/],
    ["a month against a quarter", ["L", "civil:2025-06", "HS_TRUC_TUYEN", "civil:2025-Q1"], /không cùng loại/],
    [
      "a month without figures before",
      ["L", "civil:2025-05", "HS_TRUC_TUYEN"],
      /^#N\/A SNAPSHOT_NOT_FOUND .*Tháng 4\/2025/,
    ],
    ["a year without figures", ["L", "civil:2025-06", "HS_TRUC_TUYEN", "cùng kỳ"], /Tháng 6\/2024/],
    ["an unknown period", ["L", "civil:2025-06", "HS_TRUC_TUYEN", "hôm qua"], /^#VALUE! PERIOD_UNREADABLE/],
    ["an unknown unit", ["K", "civil:2025-06", "HS_TRUC_TUYEN"], /^#VALUE! UNIT_UNKNOWN/],
    ["a figure not provided", ["L", "civil:2025-06", "HS_CO_PHI"], /^#N\/A FIGURE_NOT_PROVIDED/],
  ])("SOSANH says why there is no change: %s", (_, args, message) => {
    expect(told("SOSANH", args)).toMatch(message);
  });

  test("SOSANH waits until the period has ended, and wants successors declared", () => {
    const open = told("SOSANH", ["L", "civil:2025-08", "HS_TRUC_TUYEN"], at("2025-08-20"));
    expect(open).toMatch(/^#N\/A NOT_COMPARABLE .*chưa kết thúc/);
    const undeclared = OF_2025.map((unitVersion) => ({ ...unitVersion, successors: [] }));
    const lost = told("SOSANH", ["T", "civil:2025-07", "HS_TRUC_TUYEN"], at("2025-11-22", undeclared));
    expect(lost).toMatch(/chưa khai đơn vị kế thừa/);
  });

  test.each<[string, Argument[], unknown]>([
    ["flows are added", ["L", "civil:2025-03", "HS_TRUC_TUYEN"], 60],
    ["of a quarter the whole year so far", ["C1", "civil:2025-Q2", "HS_TRUC_TUYEN"], 21],
    ["the opening is that of January", ["C1", "civil:2025-06", "HS_KY_TRUOC"], 1],
    ["the remainder is that of the last month", ["C1", "civil:2025-06", "HS_DANG_GIAI_QUYET"], 106],
    ["a rate is of the sums", ["C2", "civil:2025-06", "ONLINE_RATE_ALL"], 21 / 180],
    ["a province over the reform", ["T", "civil:2025-03", "HS_TRUC_TUYEN"], 6 + 6 + 60],
  ])("LUYKE: %s", (_, args, value) => {
    expect(told("LUYKE", args)).toBe(value);
  });

  test.each<[string, Argument[], RegExp]>([
    ["services have none", ["L", "civil:2025-03", "DVC_CUNG_CAP"], /^#VALUE! FIGURE_NOT_OVER_TIME/],
    ["nor has a rate of them", ["L", "civil:2025-03", "SERVICE_ACTIVE_PROVIDED"], /^#VALUE! FIGURE_NOT_OVER_TIME/],
    ["a month is missing", ["L", "civil:2025-06", "HS_TRUC_TUYEN"], /^#N\/A PERIOD_INCOMPLETE .*tháng 4\/2025/],
    ["free dates have no year", ["L", "15/12/2024 - 12/9/2025", "HS_TRUC_TUYEN"], /^#VALUE! YEAR_TO_DATE_UNKNOWN/],
  ])("LUYKE says why: %s", (_, args, message) => {
    expect(told("LUYKE", args)).toMatch(message);
  });

  test("DIENBIEN has a row for every month, blank where there is none, and marks the reform", () => {
    expect(answer("DIENBIEN", ["T", "HS_TRUC_TUYEN", "tháng 6/2025", "tháng 9/2025"])).toEqual({
      value: [
        ["Kỳ", "Hồ sơ nộp trực tuyến", "Ghi chú"],
        ["Tháng 6/2025", 72, "chưa chốt"],
        ["Tháng 7/2025", 86, "đơn vị hành chính đã sắp xếp lại, không nối với kỳ trước; chưa chốt"],
        ["Tháng 8/2025", 98, "chưa chốt"],
        [
          "Tháng 9/2025",
          null,
          "Chưa có bản số liệu nào của T cho Tháng 9/2025 (từ ngày 01/9/2025 đến ngày 30/9/2025).",
        ],
      ],
      format: [null, "#,##0", null],
    });
  });

  test("DIENBIEN marks where the points follow other rules", () => {
    const rows = told("DIENBIEN", ["L", "DIEM_TONG", "civil:2025-06", "civil:2025-07"]) as unknown[][];
    expect(rows.map((row) => row[2])).toEqual(["Ghi chú", "chưa chốt", expect.stringContaining("quy tắc chấm điểm")]);
  });

  test.each<[string, Argument[], RegExp]>([
    ["reversed", ["L", "HS_TRUC_TUYEN", "civil:2025-06", "civil:2025-01"], /^#VALUE! PERIOD_REVERSED/],
    ["a month and a quarter", ["L", "HS_TRUC_TUYEN", "civil:2025-01", "civil:2025-Q2"], /NOT_COMPARABLE/],
    ["two calendars", ["L", "HS_TRUC_TUYEN", "nd09:2025-01", "civil:2025-06"], /NOT_COMPARABLE .*hai lịch/],
    ["too long", ["L", "HS_TRUC_TUYEN", "civil:2001-01", "civil:2025-06"], /^#VALUE! SERIES_TOO_LONG .*120/],
    ["an unknown figure", ["L", "HS_GI_DO", "civil:2025-01", "civil:2025-06"], /FIGURE_UNKNOWN/],
    ["an unknown unit", ["K", "HS_TRUC_TUYEN", "civil:2025-01", "civil:2025-06"], /UNIT_UNKNOWN/],
  ])("DIENBIEN refuses what is no series: %s", (_, args, message) => {
    expect(told("DIENBIEN", args)).toMatch(message);
  });
});

describe("TINHHINHGUI", () => {
  const dueOn = (day: string) => (need: TableNeed) =>
    consolidate({
      ...need,
      units: UNITS,
      snapshots: SNAPSHOTS.filter((snapshot) => snapshot.period === need.period.key).map((snapshot) => ({
        ...snapshot,
        // 23:30 in Viet Nam on 17/3 is 16:30 UTC.
        firstSubmittedAt: snapshot.unit === "X1" ? "2023-03-17T16:30:00.000Z" : "2023-03-20T18:00:00.000Z",
        state: snapshot.unit === "X2" ? ("tra_lai" as const) : snapshot.state,
      })),
      monthly: [],
      today: TODAY,
      dueOf: () => day as LocalDate,
    });

  test("lists who has sent, on which day in Viet Nam, and how late; a returned report is not in", () => {
    const context = { today: TODAY, stored: dueOn("2023-03-16") };
    expect(computeCall({ fn: "TINHHINHGUI", args: ["H", "nd09:2023-Q1"] }, context)).toEqual({
      value: [
        ["Mã đơn vị", "Tên đơn vị", "Trạng thái", "Ngày gửi", "Gửi chậm (ngày làm việc)"],
        ["X1", "Xã Một", "Đã gửi", 45002, 1],
        ["X2", "Xã Hai", "Yêu cầu chỉnh sửa", 45006, null],
      ],
      format: [null, null, null, "dd/mm/yyyy", "#,##0"],
    });
  });

  test("of a period of which nobody has sent anything everybody is missing", () => {
    const answer = cell("TINHHINHGUI", "H", "Quý IV/2022");
    if (isCallError(answer) || !Array.isArray(answer.value)) throw new Error("no table");
    expect(answer.value.slice(1)).toEqual([
      ["X1", "Xã Một", "Chưa gửi", null, null],
      ["X2", "Xã Hai", "Chưa gửi", null, null],
    ]);
  });
});
