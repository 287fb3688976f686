// TYLE: numerator over denominator as a fraction that the cell shows as a percentage.
import { done, type Outcome, refuse } from "../domain/problem.ts";
import { compare, divide, isNegative, isZero, type Rational, roundToNumber, toNumber } from "../domain/rational.ts";
import { rationalText } from "../text/format.ts";
import { percentFormat } from "./cell.ts";
import { defineFunction } from "./definition.ts";

/** Decimals that an unrounded percentage is shown with. */
export const PERCENT_DIGITS_SHOWN = 2;

/** The rate of two counts. Problems: `NEGATIVE`, `DENOMINATOR_ZERO`, `NUM_GT_DEN`. */
export const rateOf = (numerator: Rational, denominator: Rational): Outcome<Rational> => {
  if (isNegative(numerator)) return refuse("NEGATIVE", { arg: "Tử số", got: rationalText(numerator) });
  if (isNegative(denominator)) return refuse("NEGATIVE", { arg: "Mẫu số", got: rationalText(denominator) });
  if (isZero(denominator)) return refuse("DENOMINATOR_ZERO", { numerator: rationalText(numerator) });
  if (compare(numerator, denominator) > 0) {
    return refuse("NUM_GT_DEN", { numerator: rationalText(numerator), denominator: rationalText(denominator) });
  }
  return done(divide(numerator, denominator));
};

/** A fraction as a cell: exact where `digits` is null, else rounded half-up to that many decimals of the percentage. */
export const percentCell = (fraction: Rational, digits: number | null) => ({
  value: digits === null ? toNumber(fraction) : roundToNumber(fraction, digits + 2),
  format: percentFormat(digits ?? PERCENT_DIGITS_SHOWN),
});

/** Parameters that several rate functions share. */
export const NUMERATOR = { name: "tu_so", kind: "number", title: { vi: "Tử số", en: "Numerator" } } as const;
export const DENOMINATOR = { name: "mau_so", kind: "number", title: { vi: "Mẫu số", en: "Denominator" } } as const;
export const DIGITS = {
  name: "so_le",
  kind: "digits",
  optional: true,
  title: { vi: "Số chữ số thập phân của phần trăm", en: "Decimals of the percentage" },
} as const;

export const TYLE = defineFunction({
  id: "TYLE",
  title: { vi: "Tỷ lệ phần trăm", en: "Rate as a percentage" },
  description: {
    vi: "Tỷ lệ tử số trên mẫu số, hiện dưới dạng phần trăm; bỏ trống số lẻ thì giữ nguyên độ chính xác.",
    en: "Numerator over denominator, shown as a percentage; exact when the decimals are left out.",
  },
  params: [NUMERATOR, DENOMINATOR, DIGITS],
  result: "percent",
  examples: [
    { args: [4840, 26757, 1], shows: "18,1%", source: "UBND huyện Xuân Lộc, 15/12/2021-12/9/2022, cấp huyện" },
    { args: [20757, 69001, 1], shows: "30,1%", source: "UBND huyện Xuân Lộc, toàn huyện (bài công bố ghi 21,5%)" },
    { args: [139, 650, 2], shows: "21,38%", source: "Dịch vụ công có phát sinh hồ sơ, quý I/2023" },
    { args: ["56.436", "110.642", 0], shows: "51%", source: "UBND huyện Đức Hòa, năm 2022" },
  ],
  evaluate: ({ tu_so, mau_so, so_le }) => {
    const rate = rateOf(tu_so, mau_so);
    return rate.ok ? done(percentCell(rate.result, so_le)) : rate;
  },
});
