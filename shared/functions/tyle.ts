// TYLE: numerator over denominator as a fraction that the cell shows as a percentage.
import { done } from "../domain/problem.ts";
import { defineFunction } from "./definition.ts";
import {
  DENOMINATOR,
  DIGITS,
  explainDivision,
  NUMERATOR,
  percentCell,
  percentRounding,
  rateOf,
} from "./rate-choice.ts";

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
  explain: ({ tu_so, mau_so, so_le }) => ({ ...explainDivision(tu_so, mau_so), rounding: percentRounding(so_le) }),
});
