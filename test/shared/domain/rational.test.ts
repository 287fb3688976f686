// Exact arithmetic: half-up on the exact fraction, never on the binary double behind it.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  add,
  compare,
  decimalToText,
  divide,
  multiply,
  type RoundingMode,
  rational,
  rationalFromNumber,
  round,
  roundToNumber,
  subtract,
  toNumber,
} from "../../../shared/domain/rational.ts";

const of = (numerator: number, denominator = 1) => rational(BigInt(numerator), BigInt(denominator));

describe("rounding", () => {
  test.each<[number, number, number, RoundingMode, string, string]>([
    [18, 16, 2, "halfUp", "1.13", "3/16 × 6 = 1,125 điểm (cổng 766 làm tròn lên)"],
    [18, 16, 2, "halfEven", "1.12", "cùng số, làm tròn chẵn"],
    [1135, 1000, 2, "halfEven", "1.14", "làm tròn chẵn lên số chẵn"],
    [18, 16, 2, "truncate", "1.12", "cùng số, cắt bớt"],
    [26800, 359, 1, "halfUp", "74.7", "UBND huyện Xuân Lộc 268/359"],
    [26800, 359, 1, "truncate", "74.6", "UBND huyện Xuân Lộc công bố 74,6"],
    [-5, 10, 0, "halfUp", "-1", "nửa số âm ra xa số 0"],
    [-4, 10, 0, "halfUp", "0", "số âm về 0 không còn dấu"],
    [1005, 1000, 2, "halfUp", "1.01", "1.005 là 1.00499… trong số nhị phân"],
    [0, 7, 2, "halfUp", "0.00", "số 0 giữ số lẻ"],
  ])("%d/%d to %d decimals %s is %s", (numerator, denominator, digits, mode, expected) => {
    expect(decimalToText(round(of(numerator, denominator), digits, mode))).toBe(expected);
  });

  test("a cell number is the decimal that people see", () => {
    expect(rationalFromNumber(0.1)).toEqual(of(1, 10));
    expect(rationalFromNumber(1e-7)).toEqual(of(1, 10_000_000));
    expect(rationalFromNumber(1.5e21)).toEqual({ numerator: 1_500_000_000_000_000_000_000n, denominator: 1n });
    expect(rationalFromNumber(-2.5)).toEqual(of(-5, 2));
    expect(roundToNumber(rationalFromNumber(1.005), 2)).toBe(1.01);
  });
});

describe("arithmetic", () => {
  const fraction = fc
    .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.bigInt({ min: 1n, max: 10n ** 15n }))
    .map(([numerator, denominator]) => rational(numerator, denominator));

  test("laws of fractions hold exactly", () => {
    fc.assert(
      fc.property(fraction, fraction, (a, b) => {
        expect(subtract(add(a, b), b)).toEqual(a);
        if (b.numerator !== 0n) expect(divide(multiply(a, b), b)).toEqual(a);
        expect(Math.sign(compare(a, b)) + Math.sign(compare(b, a))).toBe(0);
      }),
    );
  });

  test("a fraction becomes the nearest double", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 1, max: 2 ** 31 }), (n, d) => {
        // Division of two whole numbers below 2^53 is correctly rounded in IEEE 754.
        expect(toNumber(of(n, d))).toBe(n / d);
      }),
      { numRuns: 2000 },
    );
  });

  test("every double survives the way through a fraction", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e18, max: 1e18 }), (amount) => {
        expect(toNumber(rationalFromNumber(amount)) + 0).toBe(amount + 0);
      }),
    );
  });
});
