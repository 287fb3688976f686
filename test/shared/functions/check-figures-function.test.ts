// KIEMTRA in a cell: rows of a table as offices write them, findings by row, and what it refuses.
import { describe, expect, test } from "vitest";
import type { Argument } from "../../../shared/functions/cell.ts";
import { computeCall, isCallError } from "../../../shared/functions/compute.ts";
import { demoContext } from "../../support/demo-context.ts";

const HEADER = ["Mức độ", "Mã", "Vị trí", "Đã ghi", "Tính lại", "Diễn giải"];
const PERIOD = "nd09:2023-06";

const kiemtra = (...args: readonly Argument[]) => computeCall({ fn: "KIEMTRA", args }, demoContext);
const rowsOf = (...args: readonly Argument[]): readonly (readonly unknown[])[] => {
  const answer = kiemtra(...args);
  if (isCallError(answer)) throw new Error(answer.error.message);
  return answer.value as readonly (readonly unknown[])[];
};
const told = (table: Argument, period = PERIOD) =>
  rowsOf(table, period)
    .slice(1)
    .map((row) => row.slice(0, 3).join(" "));

describe("what the table says", () => {
  test("a row says what is wrong, where, and what it should be", () => {
    const table = [
      ["Chỉ tiêu", "Giá trị"],
      ["HS_TRUC_TUYEN", "20.757"],
      ["HS_TIEP_NHAN", 69001],
      ["ONLINE_RATE_ALL", 0.215],
    ];
    expect(rowsOf(table, PERIOD)).toEqual([
      HEADER,
      ["Lỗi", "PCT_MISMATCH", "dòng 4", "21,5%", "30,1%", "20.757/69.001 = 30,1%, không phải 21,5%."],
    ]);
  });

  test("a sound table gives the header alone", () => {
    const table = [
      ["Hồ sơ nộp trực tuyến", 4840],
      ["Hồ sơ tiếp nhận trong kỳ", 26757],
      ["Tỷ lệ hồ sơ trực tuyến", "18,1%"],
    ];
    expect(rowsOf(table, PERIOD)).toEqual([HEADER]);
  });

  test.each<[string, Argument, readonly string[]]>([
    [
      "a percentage beside the count itself",
      [
        ["HS_TIEP_NHAN", 1000],
        ["HS_TRUC_TUYEN", 600],
        ["HS_TRUC_TUYEN", "61,5%"],
      ],
      ["Lỗi PCT_MISMATCH dòng 3"],
    ],
    ["counts with a stroke", [["Hồ sơ nộp trực tuyến", "11/10"]], ["Lỗi NUM_GT_DEN dòng 1", "Lỗi PART_WHOLE dòng 1"]],
    ["numerator and denominator in columns", [["ONTIME_766", 11, 10]], ["Lỗi NUM_GT_DEN dòng 1"]],
    [
      "one figure twice",
      [
        ["HS_TONG", 61],
        ["Tổng số hồ sơ", 62],
      ],
      ["Lỗi SAME_QTY_TWO_VALUES dòng 2"],
    ],
    [
      "one figure twice, alike",
      [
        ["HS_TONG", 61],
        ["Tổng số hồ sơ", 61],
      ],
      [],
    ],
    ["half a dossier", [["HS đồng bộ lên cổng DVC", "98,5"]], ["Cảnh báo UNIT_AMBIGUOUS dòng 1"]],
    ["a number that may be points or percent", [["ON_TIME", 18]], ["Cảnh báo UNIT_AMBIGUOUS dòng 1"]],
    [
      "a column of percentages",
      [
        ["HS_TONG", 61],
        ["ONTIME_766 (%)", "98,5"],
      ],
      ["Cảnh báo PCT_UNREACHABLE dòng 2"],
    ],
    ["points of a line above its maximum", [["DIEM_ON_TIME", 20.5]], ["Lỗi GROUP_OVER_MAX dòng 1"]],
    ["points of a group with their maximum", [["Thanh toán trực tuyến", "10,8/10"]], ["Lỗi GROUP_OVER_MAX dòng 1"]],
    [
      "a district after 1/7/2025",
      [
        ["HS_TONG", 100],
        ["Cấp", "huyện"],
      ],
      [],
    ],
    [
      "what does not apply",
      [
        ["HS_TRUC_TUYEN", "Không áp dụng"],
        ["HS_TIEP_NHAN", 10],
      ],
      [],
    ],
    [
      "old names of services",
      [
        ["Mức độ 3", 5],
        ["Mức độ 4", 6],
      ],
      ["Cảnh báo TERM_OBSOLETE dòng 1"],
    ],
  ])("%s", (_, table, found) => expect(told(table)).toEqual(found));

  test("the period is looked at too", () => {
    expect(told([["HS_TONG", 100]], "Quý I/2023 (từ ngày 01/01/2023 đến ngày 13/3/2023)")).toEqual([
      "Cảnh báo PERIOD_LABEL kỳ báo cáo",
    ]);
    expect(
      told(
        [
          ["HS_TONG", 100],
          ["Cấp", "huyện"],
        ],
        "civil:2025-07",
      ),
    ).toEqual(["Lỗi LEVEL_NOT_IN_FORCE dòng 2"]);
    expect(told([["HS_TONG", 100]], "civil:2026-01")).toEqual(["Lưu ý PERIOD_OPEN kỳ báo cáo"]);
  });

  test("a period before the index was in force is checked all the same", () => {
    expect(
      told(
        [
          ["HS_TRUC_TUYEN", 134],
          ["HS_TIEP_NHAN", 133],
        ],
        "civil:2020-11M",
      ),
    ).toContain("Lỗi NUM_GT_DEN dòng 1");
  });
});

describe("what is refused, with the row", () => {
  test.each<[string, Argument, unknown, string, string]>([
    ["an unknown name with a number", [["Số lượt xem", 5]], PERIOD, "#VALUE!", "Dòng 1"],
    ["an error cell", [["HS_TONG", { error: "#DIV/0!" }]], PERIOD, "#VALUE!", "Dòng 1"],
    ["a negative count", [["HS_TONG", -1]], PERIOD, "#VALUE!", "Dòng 1"],
    [
      "words for a number",
      [
        ["HS_TONG", 1],
        ["HS_TIEP_NHAN", "nhiều"],
      ],
      PERIOD,
      "#VALUE!",
      "Dòng 2",
    ],
    ["two numbers for one figure", [["HS_TONG", 1, 2]], PERIOD, "#VALUE!", "Dòng 1"],
    ["one column", [["HS_TONG"]], PERIOD, "#VALUE!", "2 cột"],
    ["nothing", [[null, null]], PERIOD, "#N/A", "không có số"],
    ["a period that is none", [["HS_TONG", 1]], "bao giờ", "#VALUE!", "kỳ báo cáo"],
  ])("%s", (_, table, period, cell, words) => {
    const answer = kiemtra(table, period as Argument);
    expect(isCallError(answer) && answer.error.cell).toBe(cell);
    expect(isCallError(answer) && answer.error.message).toContain(words);
  });
});
