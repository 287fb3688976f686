// A ratio of a whole unit and the same ratio of its levels: "toàn huyện a/b; cấp huyện …; cấp xã …".

import { add, compare, type Rational, ZERO } from "../../domain/rational.ts";
import { TURNING_DAYS } from "../../domain/turning-days.ts";
import type { Proposal } from "../../findings/finding.ts";
import { sumsProposal } from "../parts-proposal.ts";
import { LEVEL_NAMES } from "./names.ts";
import type { Labels } from "./quantities.ts";
import { type Ratio, sameUnit } from "./relations.ts";
import { isComplete, SPLITS } from "./splits.ts";
import { type View, written } from "./view.ts";

export interface LevelFamily {
  readonly whole: Ratio;
  readonly parts: readonly Ratio[];
  readonly numerators: Rational;
  readonly denominators: Rational;
}

/** How many ratios after that of the whole those of its levels are looked for. */
const WINDOW = 20;

const LEVEL_SPLIT = SPLITS.find((split) => split.dimension === "level");

const conceptOf = ({ level, flow, status, ...concept }: Labels): string =>
  Object.entries(concept)
    .map(([dimension, value]) => `${dimension}=${value}`)
    .sort()
    .join(" ");

/** The words before a number, without signs: two statements with the same words speak of the same thing. */
const phraseOf = ({ by }: Ratio): string => (by.between.split(/[;(]/u).at(-1) ?? "").replace(/[^\p{L}]+/gu, " ").trim();

const PHRASE_MIN = 12;

const isSameConcept = (a: Ratio, b: Ratio): boolean => {
  const [first, second] = [phraseOf(a), phraseOf(b)];
  if (first.length >= PHRASE_MIN && second.length >= PHRASE_MIN) {
    const [short, long] = first.length < second.length ? [first, second] : [second, first];
    if (long.endsWith(short)) return true;
  }
  return sameUnit(a.by.unit, b.by.unit) && conceptOf(a.by.labels) === conceptOf(b.by.labels);
};

const isOfWhole = (labels: Labels): boolean => labels.level === undefined || labels.level === "all";

/** Words by which a text of a province names its own departments: without them the levels below are not all of it. */
const PROVINCE = /(?<!\p{L})(?:toàn tỉnh|trên địa bàn tỉnh|ubnd tỉnh báo cáo|cấp tỉnh)(?!\p{L})/u;
const DISTRICT =
  /(?<!\p{L})(?:toàn (?:huyện|thị xã|quận|thành phố)|trên địa bàn (?:huyện|thị xã|quận)|ubnd (?:huyện|thị xã|quận)|huyện)(?!\p{L})/u;

/** Whether district and commune level together are the whole unit: in a district they are, in a province the departments are missing; from 01/7/2025 departments and communes are. */
export const levelsAreAll = ({ article, level, period }: View, values: readonly string[]): boolean => {
  if (!LEVEL_SPLIT || !isComplete(LEVEL_SPLIT, values)) return false;
  if (!values.includes("district")) return period !== null && period.first >= TURNING_DAYS.twoTiers.day;
  if (values.includes("department")) return true;
  if (level !== null) return level === "huyen";
  return !PROVINCE.test(article.source.lower) || DISTRICT.test(article.source.lower.slice(0, 300));
};

export const levelFamilies = (view: View): readonly LevelFamily[] => {
  const { ratios } = view.relations;
  return ratios.flatMap((whole, index): LevelFamily[] => {
    if (!isOfWhole(whole.by.labels)) return [];
    const parts: Ratio[] = [];
    for (const ratio of ratios.slice(index + 1, index + 1 + WINDOW)) {
      const level = ratio.by.labels.level;
      if (level === undefined || level === "all") continue;
      if (!isSameConcept(ratio, whole)) continue;
      if (!parts.some((part) => part.by.labels.level === level)) parts.push(ratio);
    }
    if (
      !levelsAreAll(
        view,
        parts.map((part) => part.by.labels.level ?? ""),
      )
    )
      return [];
    const total = (side: "numerator" | "denominator"): Rational =>
      parts.reduce((sum, part) => add(sum, part[side].readings[0].exact), ZERO);
    return [{ whole, parts, numerators: total("numerator"), denominators: total("denominator") }];
  });
};

/** The part whose denominator the whole repeats although other parts have dossiers too. */
export const reusedDenominator = ({ whole, parts }: LevelFamily): Ratio | null =>
  parts.find((part) => compare(part.denominator.readings[0].exact, whole.denominator.readings[0].exact) === 0) ?? null;

/** The sums of the parts, where they bear out the stated percentage; null where they do not. */
export const proposalFromParts = (view: View, family: LevelFamily): Proposal | null => {
  const percent = family.whole.percent?.number.readings[0];
  const reused = reusedDenominator(family);
  const part = reused && (LEVEL_NAMES[reused.by.labels.level ?? ""] ?? written(view, reused.denominator));
  return percent ? sumsProposal(family, percent, part) : null;
};
