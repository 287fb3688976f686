// The table for a sheet: the live formula reads the period it was made of, the values are numbers, the chart stands over its rows.
import { describe, expect, test } from "vitest";
import type { ConsolidatedEntry } from "../../../addin/server/entries.ts";
import { liveFormula, valueSheet } from "../../../addin/taskpane/consolidate/table/sheet-table.ts";
import { correctionChanges } from "../../../addin/taskpane/consolidate/unit/correction-changes.ts";
import type { FormCode } from "../../../shared/domain/form-code.ts";
import { type Period, parsePeriodKey } from "../../../shared/domain/period.ts";
import { readPeriod } from "../../../shared/domain/period-text.ts";
import type { UnitCode } from "../../../shared/domain/unit.ts";

const period = (key: string): Period => parsePeriodKey(key) as Period;
const CHUNG = "chung" as FormCode;

describe("the live formula", () => {
  test.each([
    "nd09:2023-06",
    "civil:2023-06",
    "nd09:2023-Q1",
    "civil:2023-H1",
    "nd09:2023",
    "range:2021-12-15..2022-09-12",
  ])("of %s reads exactly that period again", (key) => {
    const formula = liveFormula("T" as UnitCode, period(key), "ONLINE_RATE_ALL");
    const [, text = ""] = /^=DVC\.TONGHOP\("T","(.+?)","/u.exec(formula) ?? [];
    const read = readPeriod(text);
    expect(read.ok && [read.result.period.key, read.result.alternative]).toEqual([key, null]);
    expect(text).not.toContain("nd09");
  });

  test("shows the counts of the rate beside it; of the points everything", () => {
    expect(liveFormula("T" as UnitCode, period("civil:2023-06"), "ONLINE_RATE_ALL")).toContain(
      '"HS_TRUC_TUYEN; HS_TIEP_NHAN; ONLINE_RATE_ALL"',
    );
    expect(liveFormula("T" as UnitCode, period("civil:2023-06"), "score").split(",")).toHaveLength(2);
  });
});

describe("the values", () => {
  const line = (unit: string, numerator: number, denominator: number) => ({
    unit,
    name: `=Xã ${unit}`,
    state: "da_nop" as const,
    revision: 1,
    figures: {},
    rates: { ONLINE_RATE_ALL: { numerator, denominator, rate: numerator / denominator } },
  });
  const rows = [line("A", 1, 4), line("B", 3, 4)];
  const table = {
    unit: "T",
    asOf: "2023-07-05T17:00:00Z",
    provisional: true,
    completeness: { expected: 3, received: 2, late: 0, missing: ["C"] },
    totals: { figures: {}, rates: { ONLINE_RATE_ALL: { numerator: 4, denominator: 8, rate: 0.5 } } },
    rows,
  } as unknown as ConsolidatedEntry;
  const place = { period: period("civil:2023-06"), form: CHUNG };
  const sheet = valueSheet(table, place, "Tỉnh T", "ONLINE_RATE_ALL", rows);
  const text = (row: number) => sheet.rows[row]?.map(({ value }) => value);

  test("head, a row for each unit in the order given, the total last", () => {
    expect(text(1)).toEqual(["Đơn vị: Tỉnh T (T)"]);
    expect(sheet.rows.flat().map(({ value }) => value)).toContain(
      "Kỳ báo cáo: Tháng 6/2023 (từ ngày 01/6/2023 đến ngày 30/6/2023)",
    );
    // Already the 6th in Viet Nam.
    expect(String(text(4))).toContain("06/07/2023");
    expect(text(6)).toEqual(["Tên đơn vị", "Trạng thái", "Tử số", "Mẫu số", "Tỷ lệ hồ sơ trực tuyến"]);
    expect(text(7)).toEqual(["=Xã A", "Đã gửi", 1, 4, 0.25]);
    expect(text(9)?.[4]).toBe(0.5);
    expect(sheet.rows).toHaveLength(10);
    expect(sheet.rows.flat().some(({ formula }) => formula !== undefined)).toBe(false);
  });

  test("the chart is of the units, without the total", () => {
    expect(sheet.charts).toMatchObject([{ kind: "bar", categories: "A8:A9", numbers: "E8:E9", at: "G7" }]);
  });

  test("what no unit has is no column and no chart", () => {
    const bare = valueSheet(table, place, "Tỉnh T", "score", rows);
    expect(bare.rows[6]?.map(({ value }) => value)).toEqual(["Tên đơn vị", "Trạng thái"]);
    expect(bare.charts).toBeUndefined();
  });

  test("at most forty bars", () => {
    const many = Array.from({ length: 99 }, (_, index) => line(String(index), 1, 2));
    expect(valueSheet(table, place, "Tỉnh T", "ONLINE_RATE_ALL", many).charts?.[0]?.numbers).toBe("E8:E47");
  });
});

test.each([
  [{ HS_TRUC_TUYEN: 4840 }, { HS_TRUC_TUYEN: 4940 }, ["Hồ sơ nộp trực tuyến: 4.840 → 4.940"]],
  [{ HS_TRUC_TUYEN: 1 }, {}, ["Hồ sơ nộp trực tuyến: 1 → chưa có"]],
  [{ HS_TRUC_TUYEN: 0 }, { HS_TRUC_TUYEN: { state: "not_provided" } }, ["Hồ sơ nộp trực tuyến: 0 → chưa có"]],
  [{ HS_TRUC_TUYEN: 1 }, { HS_TRUC_TUYEN: 1 }, []],
])("a correction from %j to %j", (before, after, expected) => {
  expect(correctionChanges(before, after).map(({ text }) => text)).toEqual(expected);
});
