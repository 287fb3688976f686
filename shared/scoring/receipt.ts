// Receipts of scores: everything a score was made of, as plain JSON from which the same number can be computed again.
import type { Json } from "../domain/canonical-json.ts";
import { canonicalJson } from "../domain/canonical-json.ts";
import type { Confidence } from "../domain/confidence.ts";
import type { Notice } from "../domain/notice.ts";
import {
  add,
  compare,
  type Decimal,
  decimalToRational,
  decimalToText,
  divide,
  isZero,
  multiply,
  type Rational,
  rational,
  round,
  subtract,
  ZERO,
} from "../domain/rational.ts";
import type { Method, ZeroDenominator } from "../rules/rule-set.ts";
import { noticeText } from "../text/notice.ts";
import { cappedPoints } from "./mechanisms/cap.ts";
import { linearPoints } from "./mechanisms/linear.ts";
import { zeroDenominatorCase } from "./mechanisms/zero-denominator.ts";
import type { GroupScore, GroupState, IndicatorScore, PointsBasis, PointsState, Scorecard } from "./scorecard.ts";

/** An exact number as text, "435258" or "4/5": JSON numbers would lose it. */
type ExactText = string;

interface LineReceipt {
  readonly number: string;
  readonly code: string;
  readonly title: string;
  readonly rate: string | null;
  readonly denominatorBasis: string | null;
  /** Figures that went in; empty where counts, a ratio or points were given directly. */
  readonly figures: readonly { readonly code: string; readonly amount: number }[];
  readonly numerator: ExactText | null;
  readonly denominator: ExactText | null;
  readonly ratio: ExactText | null;
  readonly method: Method;
  readonly max: ExactText;
  readonly threshold: ExactText;
  readonly zeroDenominator: ZeroDenominator;
  /** Points with the published decimals; null where none are published. */
  readonly points: string | null;
  /** What went into the group; null where it is not known. */
  readonly counted: string | null;
  readonly state: PointsState;
  readonly basis: PointsBasis;
  readonly inherited: boolean;
  readonly citation: string;
  readonly confidence: Confidence;
}

interface GroupReceipt {
  readonly code: string;
  readonly title: string;
  readonly max: ExactText;
  readonly lines: readonly LineReceipt[];
  readonly reported: ExactText | null;
  readonly points: string | null;
  readonly state: GroupState;
  readonly citation: string;
  readonly confidence: Confidence;
}

export interface ScoreReceipt {
  /** Version of the core that computed. */
  readonly core: string;
  readonly ruleSet: {
    readonly id: string;
    readonly version: string;
    readonly title: string;
    readonly switches: readonly string[];
  };
  readonly period: string;
  readonly max: ExactText | null;
  readonly rounding: {
    readonly digits: number;
    readonly mode: "halfUp";
    readonly group: "sumOfRounded";
    readonly score: "sumOfGroups";
  };
  readonly groups: readonly GroupReceipt[];
  /** The score as shown and printed: lines that do not apply count 0. */
  readonly score: string | null;
  /** The score over the lines that apply; null where all apply. */
  readonly rescaled: string | null;
  /** What to know beside the score. */
  readonly notices: readonly { readonly code: string; readonly message: string }[];
}

const exactText = (amount: Rational): ExactText =>
  amount.denominator === 1n ? amount.numerator.toString() : `${amount.numerator}/${amount.denominator}`;

const orNull = <T, U>(one: T | null, change: (given: T) => U): U | null => (one === null ? null : change(one));

const lineReceipt = (line: IndicatorScore): LineReceipt => {
  const { indicator, rate } = line;
  return {
    number: indicator.number,
    code: indicator.code,
    title: indicator.title,
    rate: rate?.code ?? null,
    denominatorBasis: rate?.denominatorBasis ?? null,
    figures: line.used,
    numerator: orNull(line.numerator, exactText),
    denominator: orNull(line.denominator, exactText),
    ratio: orNull(line.ratio, exactText),
    method: indicator.method,
    max: exactText(indicator.max),
    threshold: exactText(indicator.threshold),
    zeroDenominator: indicator.zeroDenominator,
    points: orNull(line.points, decimalToText),
    counted: orNull(line.counted, decimalToText),
    state: line.state,
    basis: line.basis,
    inherited: line.inherited,
    citation: indicator.citation,
    confidence: indicator.confidence,
  };
};

const groupReceipt = ({ group, indicators, reported, points, state }: GroupScore): GroupReceipt => ({
  code: group.code,
  title: group.title,
  max: exactText(group.max),
  lines: indicators.map(lineReceipt),
  reported: orNull(reported, exactText),
  points: orNull(points, decimalToText),
  state,
  citation: group.citation,
  confidence: group.confidence,
});

/** The receipt of a scorecard; `rules` are the notices of the rule set in force, `core` the version of the core. */
export const receiptOfScore = (scorecard: Scorecard, core: string, rules: readonly Notice[]): ScoreReceipt => {
  const { ruleSet, period } = scorecard;
  return {
    core,
    ruleSet: { id: ruleSet.id, version: ruleSet.version, title: ruleSet.title, switches: ruleSet.switchedOn },
    period: period.key,
    max: orNull(ruleSet.max, exactText),
    rounding: ruleSet.rounding,
    groups: scorecard.groups.map(groupReceipt),
    score: orNull(scorecard.score, decimalToText),
    rescaled: orNull(scorecard.rescaled, decimalToText),
    notices: [...rules, ...scorecard.notices].map((one) => ({ code: one.code, message: noticeText(one) })),
  };
};

/** One text for one receipt; its hash is made where there is cryptography, outside the core. */
export const canonicalReceipt = (receipt: ScoreReceipt): string => canonicalJson(receipt as unknown as Json);

const readExact = (text: ExactText): Rational => {
  const [numerator = "0", denominator = "1"] = text.split("/");
  return rational(BigInt(numerator), BigInt(denominator));
};

const readDecimal = (text: string): Rational => {
  const [whole = "0", fraction = ""] = text.split(".");
  return rational(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
};

/** A line's points again, from its counts or ratio by its method; points that were given stand. Null where nothing is known. */
const lineAgain = (line: LineReceipt, digits: number): Decimal | null => {
  if (line.method === "info" || line.state === "not_provided" || line.state === "impossible") return null;
  if (line.state === "not_applicable") return { units: 0n, digits };
  if (line.basis === "reported") return line.points === null ? null : round(readDecimal(line.points), digits);
  const max = readExact(line.max);
  const denominator = line.denominator === null ? null : readExact(line.denominator);
  if (denominator !== null && isZero(denominator))
    return round(zeroDenominatorCase(line.zeroDenominator, max).counted, digits);
  const ratio =
    line.numerator !== null && denominator !== null
      ? divide(readExact(line.numerator), denominator)
      : orNull(line.ratio, readExact);
  if (ratio === null) return null;
  const exact = line.method === "cap" ? cappedPoints(max, ratio, readExact(line.threshold)) : linearPoints(max, ratio);
  return round(exact, digits);
};

const groupAgain = (group: GroupReceipt, digits: number): Decimal | null => {
  if (group.state === "reported") return orNull(group.reported, (points) => round(readExact(points), digits));
  if (group.state !== "computed") return null;
  const scored = group.lines.filter((line) => line.method !== "info").map((line) => lineAgain(line, digits));
  if (scored.some((points) => points === null)) return null;
  return { units: scored.reduce((sum, points) => sum + (points?.units ?? 0n), 0n), digits };
};

const rescaledAgain = (receipt: ScoreReceipt, score: Decimal): string | null => {
  const skipped = receipt.groups
    .filter((group) => group.state === "computed")
    .flatMap((group) => group.lines)
    .filter((line) => line.state === "not_applicable")
    .reduce((sum, line) => add(sum, readExact(line.max)), ZERO);
  const max = receipt.max === null ? ZERO : readExact(receipt.max);
  const applicable = subtract(max, skipped);
  if (isZero(skipped) || compare(applicable, ZERO) <= 0) return null;
  return decimalToText(round(multiply(divide(decimalToRational(score), applicable), max), receipt.rounding.digits));
};

export interface Recomputed {
  readonly lines: Readonly<Record<string, string | null>>;
  readonly groups: Readonly<Record<string, string | null>>;
  readonly score: string | null;
  readonly rescaled: string | null;
}

/** The numbers of a receipt computed again from the receipt alone: no rule set, no figures. */
export const recompute = (receipt: ScoreReceipt): Recomputed => {
  const { digits } = receipt.rounding;
  const lines: Record<string, string | null> = {};
  const groups: Record<string, string | null> = {};
  const points: (Decimal | null)[] = [];
  for (const group of receipt.groups) {
    for (const line of group.lines) lines[line.code] = orNull(lineAgain(line, digits), decimalToText);
    const again = groupAgain(group, digits);
    groups[group.code] = orNull(again, decimalToText);
    points.push(again);
  }
  const complete = receipt.max !== null && points.every((one) => one !== null);
  const score: Decimal | null = complete
    ? { units: points.reduce((sum, one) => sum + (one?.units ?? 0n), 0n), digits }
    : null;
  return { lines, groups, score: orNull(score, decimalToText), rescaled: score && rescaledAgain(receipt, score) };
};

/** Whether a receipt's numbers follow from what it says went in. */
export const agreesWithItself = (receipt: ScoreReceipt): boolean => {
  const again = recompute(receipt);
  return (
    again.score === receipt.score &&
    again.rescaled === receipt.rescaled &&
    receipt.groups.every(
      (group) =>
        again.groups[group.code] === group.points &&
        group.lines.every((line) => again.lines[line.code] === line.counted),
    )
  );
};
