// DATCHITIEU: whether a target is met, by how many points, and how many dossiers are missing.
import { done } from "../domain/problem.ts";
import { compare, isZero, multiply, type Rational, rational, round, subtract } from "../domain/rational.ts";
import { neededFor } from "../scoring/needed.ts";
import { ANSWERS } from "../text/answers.ts";
import { decimalText, rationalText } from "../text/format.ts";
import { checkTarget, shareText, TARGET } from "./canthem.ts";
import { defineFunction } from "./definition.ts";
import { DENOMINATOR, explainDivision, NUMERATOR } from "./rate-choice.ts";

/** One decimal as reports print it; more where the distance would read 0. */
const distanceText = (fraction: Rational): string => {
  const points = multiply(fraction, rational(100n, 1n));
  for (let digits = 1; digits < 6; digits += 1) {
    const shown = round(points, digits);
    if (shown.units !== 0n) return decimalText(shown).replace(/,0$/u, "");
  }
  return rationalText(points, 10);
};

export const DATCHITIEU = defineFunction({
  id: "DATCHITIEU",
  title: { vi: "Đạt hay chưa đạt chỉ tiêu", en: "Target met or missed" },
  description: {
    vi: "So tỷ lệ với chỉ tiêu: đạt hay chưa, chênh bao nhiêu điểm phần trăm, còn thiếu bao nhiêu hồ sơ chuyển sang trực tuyến.",
    en: "Compares a rate with its target: met or missed, by how many percentage points, and how many dossiers are missing.",
  },
  params: [NUMERATOR, DENOMINATOR, TARGET],
  result: "text",
  examples: [
    {
      args: [4840, 26757, "20%"],
      shows: "Chưa đạt 20% (thấp hơn 1,9 điểm phần trăm); cần chuyển thêm 512 hồ sơ sang trực tuyến",
      source: "UBND huyện Xuân Lộc, chỉ tiêu 20% của cấp huyện năm 2022",
    },
    {
      args: [134, 332, 0.4],
      shows: "Đạt 40% (cao hơn 0,4 điểm phần trăm)",
      source: "UBND xã Thạch Hưng, đến hết tháng 11/2020",
    },
  ],
  evaluate: ({ tu_so, mau_so, chi_tieu }) => {
    const rate = checkTarget(tu_so, mau_so, chi_tieu);
    if (!rate.ok) return rate;
    const target = shareText(chi_tieu);
    const distance = subtract(rate.result, chi_tieu);
    if (compare(rate.result, chi_tieu) >= 0) {
      return done({ value: ANSWERS.targetMet({ target, above: isZero(distance) ? "" : distanceText(distance) }) });
    }
    const needed = neededFor(tu_so, mau_so, chi_tieu, "converted");
    // Conversion always reaches a target of at most 100%.
    const count = needed.ok ? rationalText({ numerator: needed.count, denominator: 1n }) : "";
    return done({
      value: ANSWERS.targetMissed({ target, below: distanceText(subtract(chi_tieu, rate.result)), count }),
    });
  },
  explain: ({ tu_so, mau_so }) => explainDivision(tu_so, mau_so),
});
