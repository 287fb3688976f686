// CANTHEM: the fewest dossiers that are missing to a target, as new ones or as converted ones.
import { done, type Outcome, refuse } from "../domain/problem.ts";
import { compare, isNegative, isWhole, multiply, type Rational, rational } from "../domain/rational.ts";
import { neededFor } from "../scoring/needed.ts";
import { rationalText } from "../text/format.ts";
import { COUNT_FORMAT } from "./cell.ts";
import { defineFunction } from "./definition.ts";
import { DENOMINATOR, explainDivision, NUMERATOR, rateOf } from "./rate-choice.ts";

const ONE = rational(1n, 1n);

export const TARGET = {
  name: "chi_tieu",
  kind: "number",
  title: { vi: "Chỉ tiêu (20% hoặc 0,2)", en: "Target" },
} as const;

/** A share as people read it: "20%", "22,5%". */
export const shareText = (share: Rational): string => `${rationalText(multiply(share, rational(100n, 1n)), 4)}%`;

/** The rate of two whole counts. Problems: those of a rate and `COUNT_NOT_WHOLE`. */
const countedRate = (numerator: Rational, denominator: Rational): Outcome<Rational> => {
  for (const [part, count] of [
    [NUMERATOR.title.vi, numerator],
    [DENOMINATOR.title.vi, denominator],
  ] as const) {
    if (!isWhole(count)) return refuse("COUNT_NOT_WHOLE", { part, got: rationalText(count) });
  }
  return rateOf(numerator, denominator);
};

/** Checks counts and target together. Problems: as `countedRate`, and `TARGET_NOT_FRACTION`. */
export const checkTarget = (numerator: Rational, denominator: Rational, target: Rational): Outcome<Rational> => {
  if (isNegative(target) || compare(target, ONE) > 0)
    return refuse("TARGET_NOT_FRACTION", { got: rationalText(target) });
  return countedRate(numerator, denominator);
};

export const CANTHEM = defineFunction({
  id: "CANTHEM",
  title: { vi: "Số hồ sơ còn thiếu để đạt chỉ tiêu", en: "Dossiers missing to a target" },
  description: {
    vi: 'Số hồ sơ ít nhất để đạt chỉ tiêu. "them" (mặc định): hồ sơ mới, cả tử số và mẫu số cùng tăng; "chuyen": hồ sơ giấy chuyển sang trực tuyến, mẫu số giữ nguyên. Đã đạt thì bằng 0.',
    en: 'Fewest dossiers to reach a target. "them" (default): new online ones, both sides grow; "chuyen": paper ones converted. 0 where it is reached.',
  },
  params: [
    NUMERATOR,
    DENOMINATOR,
    TARGET,
    {
      name: "cach",
      kind: "choice",
      optional: true,
      title: { vi: 'Cách tính: "them" hoặc "chuyen"', en: "Reading" },
      choices: [
        {
          value: "them",
          title: { vi: "Hồ sơ trực tuyến mới", en: "New online dossiers" },
          aliases: ["thêm", "mới", "moi"],
        },
        {
          value: "chuyen",
          title: { vi: "Hồ sơ giấy chuyển sang trực tuyến", en: "Converted dossiers" },
          aliases: ["chuyển"],
        },
      ],
    },
  ],
  result: "number",
  examples: [
    { args: [4840, 26757, 0.2], shows: "640", source: "UBND huyện Xuân Lộc, chỉ tiêu 20% của cấp huyện năm 2022" },
    {
      args: [4840, 26757, "20%", "chuyen"],
      shows: "512",
      source: "UBND huyện Xuân Lộc, chỉ tiêu 20% của cấp huyện năm 2022",
    },
  ],
  evaluate: ({ tu_so, mau_so, chi_tieu, cach }) => {
    const checked = checkTarget(tu_so, mau_so, chi_tieu);
    if (!checked.ok) return checked;
    const needed = neededFor(tu_so, mau_so, chi_tieu, cach === "chuyen" ? "converted" : "new");
    if (!needed.ok) return refuse("TARGET_UNREACHABLE", { target: shareText(chi_tieu) });
    return done({ value: Number(needed.count), format: COUNT_FORMAT });
  },
  explain: ({ tu_so, mau_so }) => explainDivision(tu_so, mau_so),
});
