// SOATVB in a cell: a table with a header, one row for each place, in words.
import { describe, expect, test } from "vitest";
import { computeCall, isCallError } from "../../../shared/functions/compute.ts";
import { demoContext } from "../../support/demo-context.ts";
import { readProse } from "../../support/prose.ts";

const HEADER = ["Mức độ", "Mã", "Vị trí", "Đã ghi", "Tính lại", "Diễn giải"];

const soatvb = (...args: readonly (string | number | null)[]) => computeCall({ fn: "SOATVB", args }, demoContext);

describe("SOATVB", () => {
  test("a row says what is wrong, where, and what it should be", () => {
    const text = "Huyện có 20.757/69.001 hồ sơ trực tuyến, đạt 21,5%";
    const answer = soatvb(text);
    if (isCallError(answer)) throw new Error(answer.error.message);
    expect(answer.value).toEqual([
      HEADER,
      ["Lỗi", "PCT_MISMATCH", "46-50", "21,5%", "30,1%", "20.757/69.001 = 30,1%, không phải 21,5%."],
    ]);
    // The place counts as MID does, from 1.
    expect(text.slice(45, 50)).toBe("21,5%");
  });

  test("a sound text gives the header alone", () => {
    expect(soatvb("Huyện có 4840/26757 hồ sơ trực tuyến, đạt 18,1%")).toEqual({ value: [HEADER] });
  });

  test("numbers stand as reports write them", () => {
    const answer = soatvb(readProse("xuan-loc"));
    if (isCallError(answer)) throw new Error(answer.error.message);
    const rows = answer.value as readonly (readonly unknown[])[];
    expect(rows.find((row) => row[1] === "DEN_REUSED")?.slice(3, 5)).toEqual(["69.001", "95.758"]);
    expect(rows.every((row) => row.length === HEADER.length)).toBe(true);
  });

  test.each([
    [[null], "#N/A"],
    [[], "#N/A"],
    [["a", "b"], "#VALUE!"],
    [["a".repeat(32_768)], "#VALUE!"],
  ] as const)("%j", (args, cell) => {
    const answer = soatvb(...args);
    expect(isCallError(answer) && answer.error.cell).toBe(cell);
  });
});
