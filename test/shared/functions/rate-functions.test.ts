// The functions of numbers and rates as a cell meets them: right answers, and a clear sentence for every wrong input.
import { describe, expect, test } from "vitest";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import { refuse } from "../../../shared/domain/problem.ts";
import type { Argument } from "../../../shared/functions/cell.ts";
import { computeCall, isCallError } from "../../../shared/functions/compute.ts";

const context = {
  today: "2026-11-22" as LocalDate,
  stored: () => refuse("UNAUTHENTICATED", {}),
};
const cell = (fn: string, ...args: Argument[]) => computeCall({ fn, args }, context);
const errorOf = (fn: string, ...args: Argument[]) => {
  const result = cell(fn, ...args);
  if (!isCallError(result)) throw new Error(`${fn} answered ${JSON.stringify(result)}`);
  return result.error;
};

describe("TYLE", () => {
  test.each<[Argument[], number, string]>([
    [[4840, 26757, 1], 0.181, "0.0%"],
    [[4840, 26757, 0], 0.18, "0%"],
    [[4840, 26757], 4840 / 26757, "0.00%"],
    [[4840, 26757, null], 4840 / 26757, "0.00%"],
    [[0, 5, 2], 0, "0.00%"],
    [[5, 5, 2], 1, "0.00%"],
    [["20.757", "69.001", "1"], 0.301, "0.0%"],
    [[[[4840]], [[26757]], [[1]]], 0.181, "0.0%"],
    [[3, 16, 0], 0.19, "0%"],
    [[7.8, 10, 1], 0.78, "0.0%"],
    // 1/8 = 12,5%: half-up, where half-even would give 12%.
    [[1, 8, 0], 0.13, "0%"],
  ])("%j is %d", (args, value, format) => expect(cell("TYLE", ...args)).toEqual({ value, format }));

  test.each<[string, Argument[], string, string, RegExp]>([
    ["text where a number belongs", ["nhiều", 10], "ARG_NOT_NUMBER", "#VALUE!", /Tử số phải là số, không phải “nhiều”/],
    ["a blank", [null, 10], "ARG_BLANK", "#N/A", /Tử số.*trống/],
    ["spaces only", ["  ", 10], "ARG_BLANK", "#N/A", /trống/],
    ["an error cell", [{ error: "#DIV/0!" }, 10], "ARG_IS_ERROR", "#VALUE!", /Tử số.*#DIV\/0!/],
    ["denominator 0", [0, 0], "DENOMINATOR_ZERO", "#N/A", /Mẫu số bằng 0/],
    ["numerator above denominator", [20757, 2], "NUM_GT_DEN", "#VALUE!", /20\.757 lớn hơn mẫu số 2/],
    ["a negative numerator", [-1, 2], "NEGATIVE", "#VALUE!", /không được âm/],
    ["a negative denominator", [1, -2], "NEGATIVE", "#VALUE!", /Mẫu số không được âm/],
    ["a range", [[[1], [2]], 2], "ARG_IS_RANGE", "#VALUE!", /2 dòng × 1 cột/],
    ["a truth value", [true, 2], "ARG_NOT_NUMBER", "#VALUE!", /TRUE/],
    ["an ambiguous number", ["531,269", 900], "ARG_NUMBER_AMBIGUOUS", "#VALUE!", /531,269 hoặc 531\.269/],
    ["two numbers in a cell", ["4840/26757", 900], "ARG_SEVERAL_NUMBERS", "#VALUE!", /2 số/],
    ["too many decimals", [1, 2, 11], "ARG_DIGITS", "#VALUE!", /từ 0 đến 10/],
    ["half a decimal", [1, 2, 1.5], "ARG_DIGITS", "#VALUE!", /1,5/],
    ["a fourth argument", [1, 2, 1, 1], "ARG_TOO_MANY", "#VALUE!", /nhiều nhất 3/],
    ["not a finite number", [Number.NaN, 2], "ARG_NOT_NUMBER", "#VALUE!", /phải là số/],
  ])("%s is told", (_, args, code, name, message) => {
    expect(errorOf("TYLE", ...args)).toMatchObject({ code, cell: name, message: expect.stringMatching(message) });
  });
});

describe("LAYSO", () => {
  test("keeps percent and decimals", () => {
    expect(cell("LAYSO", "21,5%")).toEqual({ value: 0.215, format: "0.0%" });
    expect(cell("LAYSO", 20757)).toEqual({ value: 20757 });
    expect(cell("LAYSO", "10,18 ngàn")).toEqual({ value: 10180 });
  });
  test("asks where it cannot decide", () => {
    expect(errorOf("LAYSO", "531,269").cell).toBe("#VALUE!");
    expect(errorOf("LAYSO", "không rõ").message).toContain("không rõ");
  });
});

describe("TYLECHUNG", () => {
  test("adds counts, not rates", () => {
    expect(cell("TYLECHUNG", [[4840], [15755]], [[26757], [69001]], 1)).toEqual({ value: 0.215, format: "0.0%" });
  });
  test("skips rows that are blank on both sides", () => {
    expect(cell("TYLECHUNG", [[1], [null], [""]], [[4], [null], [" "]], 0)).toEqual({ value: 0.25, format: "0%" });
  });
  test.each<[string, Argument, Argument, string, RegExp]>([
    ["unlike shapes", [[1, 2]], [[1], [2]], "RANGE_SHAPES_DIFFER", /1 dòng × 2 cột.*2 dòng × 1 cột/],
    ["a blank on one side", [[1], [null]], [[4], [5]], "RANGE_CELL_BLANK", /Dòng 2, cột 1.*các tử số/],
    ["an error cell", [[1], [{ error: "#REF!" }]], [[4], [5]], "RANGE_CELL_IS_ERROR", /Dòng 2, cột 1.*#REF!/],
    ["text", [["một"]], [[4]], "RANGE_CELL_NOT_NUMBER", /Dòng 1, cột 1.*“một”/],
    ["a negative count", [[3]], [[-4]], "RANGE_CELL_NEGATIVE", /các mẫu số.*-4/],
    ["nothing", [[null]], [[""]], "RANGE_EMPTY", /không có số nào/],
  ])("%s is told with row and column", (_, nums, dens, code, message) => {
    expect(errorOf("TYLECHUNG", nums, dens)).toMatchObject({ code, message: expect.stringMatching(message) });
  });
});

describe("DOICHIEU", () => {
  test.each<[Argument[], string]>([
    [[4840, 26757, "18,1%"], "Khớp"],
    [[4840, 26757, 0.181], "Khớp"],
    [[4840, 26757, 18.1], "Khớp"],
    [[4840, 26757, "18,1"], "Khớp"],
    [[56436, 110642, "51%"], "Khớp"],
    [[139, 650, "21,38%"], "Khớp"],
    [[268, 359, "74,6%"], "Chưa làm tròn đúng (đúng: 74,7%)"],
    [[20757, 69001, "21,5%"], "Không khớp: 20.757/69.001 = 30,1%, công bố 21,5%"],
    [[20757, 69001, 21.5], "Không khớp: 20.757/69.001 = 30,1%, công bố 21,5%"],
    [[134, 332, "40%"], "Khớp"],
    [[61, 61, "100%"], "Khớp"],
    [[268, 259, "103,5%"], "Khớp"],
    [[4840, 26757, "18,09%", 1], "Khớp"],
  ])("%j says %s", (args, text) => expect(cell("DOICHIEU", ...args)).toEqual({ value: text }));

  test("exactly 1 may be 100% or 1%", () => {
    expect(errorOf("DOICHIEU", 1, 1, 1)).toMatchObject({ code: "PERCENT_SCALE_UNKNOWN", cell: "#VALUE!" });
    expect(cell("DOICHIEU", 1, 100, "1%")).toEqual({ value: "Khớp" });
  });
});

describe("any function", () => {
  test("an unknown name is an error of its cell", () => {
    expect(errorOf("KHONGCO", 1)).toMatchObject({ code: "FUNCTION_UNKNOWN", cell: "#VALUE!" });
  });
  test("is found with its namespace and in any case", () => {
    expect(cell("dvc.tyle", 1, 2, 0)).toEqual({ value: 0.5, format: "0%" });
  });
  test("stored data without a token is not available", () => {
    expect(errorOf("SOLIEU", "XUANLOC", "2022", "HS_TRUC_TUYEN")).toMatchObject({
      code: "UNAUTHENTICATED",
      cell: "#N/A",
    });
  });
});
