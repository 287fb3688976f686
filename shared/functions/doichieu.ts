// DOICHIEU: compares a published percentage with its counts; it says what is right and never corrects.
import { done, type Outcome, refuse } from "../domain/problem.ts";
import {
  compare,
  decimalToRational,
  divide,
  isNegative,
  isZero,
  multiply,
  type Rational,
  rational,
  round,
} from "../domain/rational.ts";
import { ANSWERS } from "../text/answers.ts";
import { percentText, rationalText } from "../text/format.ts";
import { defineFunction } from "./definition.ts";
import type { Published } from "./param.ts";
import { DENOMINATOR, DIGITS, explainDivision, NUMERATOR, percentRounding } from "./rate-choice.ts";

/** Decimals in which a published number cell is compared where none are given. */
const DIGITS_DEFAULT = 1;
const HUNDRED = rational(100n, 1n);
const ONE = rational(1n, 1n);

interface PublishedPercent {
  /** In percent points: 21,5. */
  readonly percent: Rational;
  readonly digits: number;
}

/**
 * What the published figure says in percent points. Text with % or a comma carries its own decimals; a bare number below 1 is a
 * fraction, above 1 percent points; exactly 1 may be either and is refused.
 */
const readPublishedPercent = (published: Published, digits: number | null): Outcome<PublishedPercent> => {
  const ownDigits = published.fromText && (published.isPercent || published.hasDecimalSign);
  const decimals = ownDigits ? published.decimals : DIGITS_DEFAULT;
  if (published.isPercent) {
    return done({ percent: multiply(published.number, HUNDRED), digits: digits ?? decimals });
  }
  const scale = compare(published.number, ONE);
  if (scale === 0) return refuse("PERCENT_SCALE_UNKNOWN", { got: published.shown });
  if (scale > 0) return done({ percent: published.number, digits: digits ?? decimals });
  // A fraction has two decimals more than its percentage: "0,215" is 21,5%.
  const ofPercent = ownDigits ? Math.max(0, published.decimals - 2) : DIGITS_DEFAULT;
  return done({ percent: multiply(published.number, HUNDRED), digits: digits ?? ofPercent });
};

const equalsRounded = (exact: Rational, stated: Rational, digits: number): boolean =>
  compare(decimalToRational(round(exact, digits)), decimalToRational(round(stated, digits))) === 0;

/** Within one unit of the last stated decimal: a slip of rounding (74,6 for 74,65…), not another number. */
const isRoundingSlip = (exact: Rational, stated: Rational, digits: number): boolean => {
  const truncated = decimalToRational(round(exact, digits, "truncate"));
  const halfEven = decimalToRational(round(exact, digits, "halfEven"));
  return compare(truncated, stated) === 0 || compare(halfEven, stated) === 0;
};

export const DOICHIEU = defineFunction({
  id: "DOICHIEU",
  title: { vi: "Đối chiếu tỷ lệ công bố", en: "Check a published rate" },
  description: {
    vi: "So tỷ lệ đã công bố với tử số và mẫu số: khớp, chưa làm tròn đúng, hay không khớp; không tự sửa số nào.",
    en: "Compares a published percentage with its counts: agrees, badly rounded, or wrong; corrects nothing.",
  },
  params: [
    NUMERATOR,
    DENOMINATOR,
    { name: "cong_bo", kind: "published", title: { vi: "Tỷ lệ công bố", en: "Published rate" } },
    DIGITS,
  ],
  result: "text",
  examples: [
    { args: [4840, 26757, "18,1%"], shows: "Khớp", source: "UBND huyện Xuân Lộc, cấp huyện" },
    {
      args: [268, 359, "74,6%"],
      shows: "Chưa làm tròn đúng (đúng: 74,7%)",
      source: "UBND huyện Xuân Lộc, thủ tục có phát sinh hồ sơ",
    },
    {
      args: [20757, 69001, "21,5%"],
      shows: "Không khớp: 20.757/69.001 = 30,1%, công bố 21,5%",
      source: "UBND huyện Xuân Lộc, toàn huyện",
    },
  ],
  evaluate: ({ tu_so, mau_so, cong_bo, so_le }) => {
    if (isNegative(tu_so)) return refuse("NEGATIVE", { arg: "Tử số", got: rationalText(tu_so) });
    if (isNegative(mau_so)) return refuse("NEGATIVE", { arg: "Mẫu số", got: rationalText(mau_so) });
    if (isZero(mau_so)) return refuse("DENOMINATOR_ZERO", { numerator: rationalText(tu_so) });
    if (isNegative(cong_bo.number)) return refuse("NEGATIVE", { arg: "Tỷ lệ công bố", got: cong_bo.shown });
    const stated = readPublishedPercent(cong_bo, so_le);
    if (!stated.ok) return stated;
    const { percent, digits } = stated.result;
    // A numerator above its denominator is not refused here: saying so is what a check is for.
    const fraction = divide(tu_so, mau_so);
    const exact = multiply(fraction, HUNDRED);
    if (equalsRounded(exact, percent, digits)) return done({ value: ANSWERS.agrees() });
    const right = percentText(fraction, digits);
    if (isRoundingSlip(exact, percent, digits)) return done({ value: ANSWERS.badlyRounded({ right }) });
    const counts = { numerator: rationalText(tu_so), denominator: rationalText(mau_so) };
    const shown = percentText(divide(percent, HUNDRED), digits);
    return done({ value: ANSWERS.differs({ ...counts, right, published: shown }) });
  },
  explain: ({ tu_so, mau_so, so_le }) => ({ ...explainDivision(tu_so, mau_so), rounding: percentRounding(so_le) }),
});
