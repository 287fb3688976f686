// TANGGIAM: the words in which a report states a change, "giảm 16,3 điểm".
import { done } from "../domain/problem.ts";
import {
  compare,
  isNegative,
  isZero,
  multiply,
  type Rational,
  rational,
  round,
  subtract,
  ZERO,
} from "../domain/rational.ts";
import { ANSWERS } from "../text/answers.ts";
import { foldText } from "../text/fold.ts";
import { rationalText } from "../text/format.ts";
import { defineFunction } from "./definition.ts";
import { asDescribed } from "./explanation.ts";
import type { Published } from "./param.ts";

const ONE = rational(1n, 1n);
const HUNDRED = rational(100n, 1n);
/** Decimals of a change; a smaller one shows as many as it needs. */
const DIGITS = 2;
const DIGITS_MOST = 6;

const sizeOf = (amount: Rational): Rational => (isNegative(amount) ? subtract(ZERO, amount) : amount);

/** With `DIGITS` decimals, or as many as keep a change that is not 0 from reading 0. */
const changeText = (size: Rational): string => {
  let digits = DIGITS;
  while (digits < DIGITS_MOST && !isZero(size) && round(size, digits).units === 0n) digits += 1;
  return rationalText(size, digits);
};

/** Both in percent points: text with % and numbers up to 1 are fractions, unless one of the two numbers is above 1. */
const inPercentPoints = (now: Published, before: Published): readonly [Rational, Rational] => {
  const bare = [now, before].filter((one) => !one.isPercent);
  const areFractions = bare.every((one) => compare(sizeOf(one.number), ONE) <= 0);
  const scaled = (one: Published): Rational =>
    one.isPercent || areFractions ? multiply(one.number, HUNDRED) : one.number;
  return [scaled(now), scaled(before)];
};

const RATE_UNITS: ReadonlySet<string> = new Set(["diem phan tram", "phan tram", "ty le"]);

export const TANGGIAM = defineFunction({
  id: "TANGGIAM",
  title: { vi: "Câu nêu tăng, giảm", en: "Change in words" },
  description: {
    vi: 'Nêu mức tăng, giảm so với trước: "giảm 16,3 điểm". Số có dấu % được nêu theo điểm phần trăm; số thường mặc định là điểm.',
    en: 'The change in words: "giảm 16,3 điểm". Percentages change by percentage points; plain numbers by points unless a unit is given.',
  },
  params: [
    { name: "nay", kind: "published", title: { vi: "Kỳ này", en: "Now" } },
    { name: "truoc", kind: "published", title: { vi: "Kỳ trước", en: "Before" } },
    {
      name: "don_vi_tinh",
      kind: "text",
      optional: true,
      title: { vi: 'Đơn vị tính (điểm, hồ sơ, "điểm phần trăm")', en: "Unit" },
    },
  ],
  result: "text",
  examples: [
    { args: [72.6, 88.9], shows: "giảm 16,3 điểm", source: "UBND xã Thạnh Tân, tháng 6/2023" },
    {
      args: ["30,1%", "21,5%"],
      shows: "tăng 8,6 điểm phần trăm",
      source: "UBND huyện Xuân Lộc, số tính lại so với số công bố",
    },
    {
      args: [14043, 2191, "hồ sơ"],
      shows: "tăng 11.852 hồ sơ",
      source: "Tỉnh Vĩnh Phúc, quý III/2021: tiếp nhận mới và kỳ trước chuyển sang",
    },
  ],
  evaluate: ({ nay, truoc, don_vi_tinh }) => {
    const named = don_vi_tinh ?? "";
    const isRate = nay.isPercent || truoc.isPercent || named === "%" || RATE_UNITS.has(foldText(named));
    const [now, before] = isRate ? inPercentPoints(nay, truoc) : [nay.number, truoc.number];
    const change = subtract(now, before);
    if (isZero(change)) return done({ value: ANSWERS.unchanged() });
    const unit = isRate ? ANSWERS.percentagePoints() : (don_vi_tinh ?? ANSWERS.points());
    const words = { amount: changeText(sizeOf(change)), unit };
    return done({ value: isNegative(change) ? ANSWERS.decreased(words) : ANSWERS.increased(words) });
  },
  explain: asDescribed,
});
