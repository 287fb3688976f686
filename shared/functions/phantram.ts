// PHANTRAM: numerator over denominator × 100, for a column headed "Tỷ lệ (%)".
import { done } from "../domain/problem.ts";
import { multiply, rational, roundToNumber, toNumber } from "../domain/rational.ts";
import { decimalFormat } from "./cell.ts";
import { defineFunction } from "./definition.ts";
import {
  DENOMINATOR,
  DIGITS,
  explainDivision,
  NUMERATOR,
  PERCENT_DIGITS_SHOWN,
  percentRounding,
  rateOf,
} from "./rate-choice.ts";

export const PHANTRAM = defineFunction({
  id: "PHANTRAM",
  title: { vi: "Số phần trăm", en: "Percent as a number" },
  description: {
    vi: 'Tỷ lệ nhân 100, cho cột "Tỷ lệ (%)": 4.840/26.757 là 18,1; bỏ trống số lẻ thì giữ nguyên độ chính xác.',
    en: 'The rate times 100, for a column headed "Rate (%)"; exact when the decimals are left out.',
  },
  params: [NUMERATOR, DENOMINATOR, DIGITS],
  result: "number",
  examples: [
    { args: [4840, 26757, 1], shows: "18,1", source: "UBND huyện Xuân Lộc, 15/12/2021-12/9/2022, cấp huyện" },
    { args: [139, 650, 2], shows: "21,38", source: "Dịch vụ công có phát sinh hồ sơ, quý I/2023" },
  ],
  evaluate: ({ tu_so, mau_so, so_le }) => {
    const rate = rateOf(tu_so, mau_so);
    if (!rate.ok) return rate;
    const percent = multiply(rate.result, rational(100n, 1n));
    const value = so_le === null ? toNumber(percent) : roundToNumber(percent, so_le);
    return done({ value, format: decimalFormat(so_le ?? PERCENT_DIGITS_SHOWN) });
  },
  explain: ({ tu_so, mau_so, so_le }) => ({ ...explainDivision(tu_so, mau_so), rounding: percentRounding(so_le) }),
});
