// What a table lets a report say: counts and rates that are complete and agree with each other, and their numbers in print.
import { type FigureCode, type FigureEntry, type Figures, findFigure, isCount } from "../domain/figure.ts";
import {
  compare,
  type Decimal,
  decimalToRational,
  divide,
  isNegative,
  isZero,
  multiply,
  type Rational,
  rational,
  rationalFromNumber,
  round,
  subtract,
  sumOfNumbers,
  ZERO,
} from "../domain/rational.ts";
import type { Finding } from "../findings/finding.ts";
import { findRate, RATES, type RateCode } from "../rules/rates.ts";
import { type RateAnswer, type Rates, withDerivedSums } from "../scoring/rate.ts";
import { rationalText } from "../text/format.ts";

/** Figures and rates of one row of a table. */
export interface Numbers {
  readonly figures: Figures;
  readonly rates: Rates;
}

/** A rate whose denominator is not 0, with its exact share. */
export interface ToldRate {
  readonly code: RateCode;
  readonly numerator: number;
  readonly denominator: number;
  readonly share: Rational;
}

/** What may be said of a row. */
export interface Told {
  readonly count: (code: FigureCode) => number | null;
  readonly rate: (code: RateCode) => ToldRate | null;
  /** Both parts, where they add up to the whole. */
  readonly parts: (whole: FigureCode, parts: readonly FigureCode[]) => readonly number[] | null;
  /** Dossiers without which settled and pending ones are not all that was in hand; null where they are not with them either. */
  readonly apart: readonly ApartCode[] | null;
  /** Names of figures that only some of the units gave. */
  readonly incomplete: readonly string[];
  /** Names of figures that do not agree with others: parts that are not their whole, rates above 100%. */
  readonly doubtful: readonly string[];
}

/** Parts that make up their whole by definition: columns of form 06, kinds of service. */
const WHOLES: readonly { readonly whole: FigureCode; readonly parts: readonly FigureCode[] }[] = [
  { whole: "HS_TIEP_NHAN", parts: ["HS_TRUC_TUYEN", "HS_TRUC_TIEP"] },
  { whole: "HS_TONG", parts: ["HS_TIEP_NHAN", "HS_KY_TRUOC"] },
  { whole: "HS_TRUC_TUYEN", parts: ["HS_MOT_PHAN", "HS_TOAN_TRINH"] },
  { whole: "HS_DA_GIAI_QUYET", parts: ["HS_TRUOC_HAN", "HS_DUNG_HAN", "HS_QUA_HAN"] },
  { whole: "HS_DANG_GIAI_QUYET", parts: ["HS_DANG_TRONG_HAN", "HS_DANG_QUA_HAN"] },
  { whole: "DVC_CUNG_CAP", parts: ["DVC_MOT_PHAN", "DVC_TOAN_TRINH"] },
  { whole: "DVC_PHAT_SINH", parts: ["DVC_PHAT_SINH_MOT_PHAN", "DVC_PHAT_SINH_TOAN_TRINH"] },
];

const nameOf = (code: string): string => findFigure(code)?.name ?? code;

const shareOf = ({ numerator, denominator }: RateAnswer): Rational =>
  divide(rationalFromNumber(numerator), rationalFromNumber(denominator));

const isPossible = ({ numerator, denominator }: RateAnswer): boolean => numerator >= 0 && numerator <= denominator;

/** Dossiers that may stand beside settled and pending ones. */
type ApartCode = "HS_CHO_BO_SUNG" | "HS_TRA_LAI_RUT";

const APART: readonly (readonly ApartCode[])[] = [
  [],
  ["HS_CHO_BO_SUNG"],
  ["HS_TRA_LAI_RUT"],
  ["HS_CHO_BO_SUNG", "HS_TRA_LAI_RUT"],
];

/** Settled and pending dossiers make up what was in hand (3 = 7 + 11), some with those that wait or were returned. */
const apartOf = (count: Told["count"]): readonly ApartCode[] | null => {
  const whole = count("HS_TONG") ?? count("HS_TIEP_NHAN");
  const [settled, pending] = [count("HS_DA_GIAI_QUYET"), count("HS_DANG_GIAI_QUYET")];
  if (whole === null || settled === null || pending === null) return [];
  const sum = (codes: readonly ApartCode[]): number => codes.reduce((all, code) => all + (count(code) ?? 0), 0);
  return APART.find((codes) => sum(codes) === whole - settled - pending) ?? null;
};

/** What may be said of a row; `findings` of its table name the figures that are incomplete. */
export const toldOf = ({ figures, rates }: Numbers, findings: readonly Finding[] = []): Told => {
  const known = withDerivedSums(figures);
  const partial = new Set(
    findings.flatMap((finding) => (finding.code === "FIGURE_INCOMPLETE" ? [finding.params.figure as string] : [])),
  );
  const count = (code: FigureCode): number | null => {
    const entry: FigureEntry | undefined = known[code];
    return entry === undefined || !isCount(entry) || partial.has(code) ? null : entry;
  };
  /** A rate of the units that gave its figures is not the unit's. */
  const isPartial = (code: string): boolean => {
    const definition = findRate(code);
    return (
      definition !== undefined &&
      [...definition.numerator, ...definition.denominator].some((figureCode) => partial.has(figureCode))
    );
  };
  const rate = (code: RateCode): ToldRate | null => {
    const answer = rates[code];
    if (!answer || answer.denominator === 0 || !isPossible(answer) || isPartial(code)) return null;
    return { code, ...answer, share: shareOf(answer) };
  };
  const parts = (whole: FigureCode, of: readonly FigureCode[]): readonly number[] | null => {
    const total = count(whole);
    const counts = of.map(count);
    const given = counts.filter((count) => count !== null);
    return total !== null && given.length === of.length && sumOfNumbers(given) === total ? given : null;
  };
  const unlike = WHOLES.filter(
    ({ whole, parts: of }) => [whole, ...of].every((code) => count(code) !== null) && parts(whole, of) === null,
  ).map(({ whole }) => nameOf(whole));
  const apart = apartOf(count);
  const impossible = RATES.filter(({ code }) => {
    const answer = rates[code];
    return answer !== undefined && !isPossible(answer);
  }).map(({ name }) => name);
  return {
    count,
    rate,
    parts,
    apart,
    incomplete: [...partial].map(nameOf),
    doubtful: [...unlike, ...(apart === null ? [nameOf("HS_DANG_GIAI_QUYET")] : []), ...impossible],
  };
};

const HUNDRED = rational(100n, 1n);
const DIGITS = 2;
const DIGITS_MOST = 8;

/** Neither 0 nor 100 unless it is so. */
const readsTrue = (exact: Rational, shown: Decimal): boolean => {
  const printed = decimalToRational(shown);
  return isZero(printed) === isZero(exact) && (compare(printed, HUNDRED) === 0) === (compare(exact, HUNDRED) === 0);
};

/**
 * Percentages of shares as one sentence prints them: two decimals half-up, more where one would read 0 or 100 without being so,
 * or where two would read alike without being so.
 */
export const printedPercents = (shares: readonly Rational[]): readonly Rational[] => {
  const exact = shares.map((share) => multiply(share, HUNDRED));
  for (let digits = DIGITS; ; digits += 1) {
    const shown = exact.map((rational) => round(rational, digits));
    const areUnlike = shown.every((decimal, index) =>
      shown.every(
        (other, at) => (decimal.units === other.units) === (compare(exact[index] ?? ZERO, exact[at] ?? ZERO) === 0),
      ),
    );
    const areTrue = exact.every((rational, index) => readsTrue(rational, shown[index] ?? { units: 0n, digits }));
    if ((areUnlike && areTrue) || digits === DIGITS_MOST) return shown.map(decimalToRational);
  }
};

/** "21,51%", "50%" */
export const percentWords = (percent: Rational): string => `${rationalText(percent, DIGITS_MOST)}%`;

export const shareWords = (share: Rational): string => percentWords(printedPercents([share])[0] ?? ZERO);

/** Which way a number went, and how far, between two numbers as they are printed: a reader who subtracts finds the same. */
export interface Step {
  readonly change: "up" | "down" | "none";
  readonly amount: string;
}

export const stepBetween = (before: Rational, now: Rational): Step => {
  const difference = subtract(now, before);
  if (isZero(difference)) return { change: "none", amount: "0" };
  const isDown = isNegative(difference);
  const size = isDown ? subtract(ZERO, difference) : difference;
  return { change: isDown ? "down" : "up", amount: rationalText(size, DIGITS_MOST) };
};

/** "Tỷ lệ hồ sơ trực tuyến" inside a sentence; abbreviations keep their capitals. */
export const insideSentence = (name: string): string =>
  /^\p{Lu}\p{Ll}|^\p{Lu}\s/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

const UNIT_TYPES = /^(?:Cấp|Tỉnh|Thành phố|Huyện|Quận|Thị xã|Xã|Phường|Thị trấn|Đặc khu)(?=\s)/u;

/** "Huyện Xuân Lộc" inside a sentence is "huyện Xuân Lộc"; other names keep their capitals. */
export const unitInside = (name: string): string =>
  UNIT_TYPES.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

export const rateName = (code: string): string => findRate(code)?.name ?? code;
