// Numbers in every notation that Vietnamese pages use, and the ones that must be asked about.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readNumberText } from "../../../shared/domain/number-text.ts";
import { toNumber } from "../../../shared/domain/rational.ts";
import { numberText } from "../../../shared/text/format.ts";

const READ: readonly [text: string, number: number, decimals: number, percent?: boolean][] = [
  ["20.757", 20757, 0],
  ["26757", 26757, 0],
  ["0", 0, 0],
  ["1.234.567", 1234567, 0],
  ["1,234,567", 1234567, 0],
  ["18 157", 18157, 0],
  ["18\u00a0157", 18157, 0],
  ["1.234,5", 1234.5, 1],
  ["1,234.5", 1234.5, 1],
  ["21,5", 21.5, 1],
  ["80.1", 80.1, 1],
  ["0,125", 0.125, 3],
  ["0.125", 0.125, 3],
  ["21,5%", 0.215, 1, true],
  ["3,45 %", 0.0345, 2, true],
  ["3. 90%", 0.039, 2, true],
  ["98,276%", 0.98276, 3, true],
  ["18,1 phần trăm", 0.181, 1, true],
  ["10,18 ngàn", 10180, 2],
  ["10,185 nghìn", 10185, 3],
  ["1,2 triệu", 1_200_000, 1],
  ["2 tỷ", 2_000_000_000, 0],
  ["-16,3", -16.3, 1],
  ["−16,3", -16.3, 1],
  ["khoảng 20.757 hồ sơ", 20757, 0],
  ["đạt 21,38%", 0.2138, 2, true],
  ["giảm 16,3 điểm", 16.3, 1],
  ["  61  ", 61, 0],
  ["10,18 ngàn".normalize("NFD"), 10180, 2],
];

describe("a number in a Vietnamese text", () => {
  test.each(READ)("%s is %d", (text, number, decimals, percent = false) => {
    const read = readNumberText(text);
    if ("kind" in read) throw new Error(`${text} was refused as ${read.kind}`);
    expect({ number: toNumber(read.number), decimals: read.decimals, percent: read.isPercent }).toEqual({
      number,
      decimals,
      percent,
    });
  });

  test.each([
    ["", "none"],
    ["không có", "none"],
    ["–", "none"],
    ["4840/26757", "several"],
    ["15/12/2021", "several"],
    ["từ 334 và 316", "several"],
    ["531,269", "ambiguous"],
    ["- 61 hồ sơ", "unread"],
    ["27.4.2018", "malformed"],
    ["1.23.456", "malformed"],
    ["1.234.56,7", "malformed"],
  ] as const)("“%s” is refused as %s", (text, kind) => {
    expect(readNumberText(text)).toMatchObject({ kind });
  });

  test("an ambiguous number names both readings", () => {
    const read = readNumberText("531,269");
    if (!("kind" in read) || read.kind !== "ambiguous") throw new Error("531,269 must be ambiguous");
    expect(read.readings.map(toNumber)).toEqual([531.269, 531269]);
  });

  test("what we print is read back as the same number", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 2 }), (units, digits) => {
        const amount = units / 10 ** digits;
        const read = readNumberText(numberText(amount));
        return !("kind" in read) && toNumber(read.number) === amount;
      }),
    );
  });

  test("a long text without a number ends", () => {
    expect(readNumberText("hồ sơ trực tuyến. ".repeat(2000))).toEqual({ kind: "none" });
    expect(readNumberText("1.".repeat(15_000))).toHaveProperty("kind");
  });
});
