// SUM_MISMATCH, DEN_REUSED: the levels' numerators and denominators against those of the whole unit.
import { compare, divide, isZero, type Rational, rational, subtract, toNumber } from "../../../domain/rational.ts";
import type { TextFinding } from "../../../findings/finding.ts";
import { rationalText } from "../../../text/format.ts";
import { REASONS } from "../../../text/reasons.ts";
import type { Amount } from "../amounts.ts";
import { sizeOf } from "../interval.ts";
import { type LevelFamily, levelFamilies, reusedDenominator } from "../levels.ts";
import { LEVEL_NAMES } from "../names.ts";
import { type Rule, type View, written } from "../view.ts";

type Side = "numerator" | "denominator";

const wholeName = (family: LevelFamily): string => LEVEL_NAMES[family.whole.by.labels.level ?? "all"] ?? "";

const sumOf = (family: LevelFamily, side: Side): Rational =>
  side === "numerator" ? family.numerators : family.denominators;

const isSum = (family: LevelFamily, side: Side): boolean =>
  family.whole[side].readings.some((reading) => compare(reading.exact, sumOf(family, side)) === 0);

/** A slip of the hand lies this near; sums of catalogues that overlap lie further off. */
const NEAR = rational(1n, 10n);

/** One procedure may stand in the catalogues of two levels; they are disjoint where the other side of the ratio adds up. */
const mayOverlap = (family: LevelFamily, side: Side): boolean => {
  const { unit } = family.whole.by;
  if ((unit !== "procedure" && unit !== "service") || family.parts.every((part) => part.by.unit === "dossier"))
    return false;
  const stated = family.whole[side].readings[0].exact;
  const off = isZero(stated) ? stated : divide(sizeOf(subtract(stated, sumOf(family, side))), stated);
  return !isSum(family, side === "numerator" ? "denominator" : "numerator") && compare(off, NEAR) > 0;
};

const sumFinding = (view: View, family: LevelFamily, side: Side): readonly TextFinding[] => {
  const whole: Amount = family.whole[side];
  const sum = sumOf(family, side);
  if (isSum(family, side) || mayOverlap(family, side)) return [];
  const parts = family.parts.map((part) => written(view, part[side])).join(" + ");
  return [
    {
      severity: "E",
      code: "SUM_MISMATCH",
      at: whole.at,
      stated: toNumber(whole.readings[0].exact),
      recomputed: toNumber(sum),
      params: {
        unit: wholeName(family),
        figure: side === "numerator" ? "Tử số" : "Mẫu số",
        stated: toNumber(whole.readings[0].exact),
        sum: toNumber(sum),
      },
      proposal: { text: rationalText(sum), reason: REASONS.partsOnly({ parts }) },
    },
  ];
};

export const levelSumRule: Rule = (view) =>
  levelFamilies(view).flatMap((family): readonly TextFinding[] => {
    const sums = [...sumFinding(view, family, "numerator"), ...sumFinding(view, family, "denominator")];
    const reused = reusedDenominator(family);
    const others = family.parts.filter((part) => part !== reused);
    if (!reused || others.every((part) => part.denominator.readings[0].exact.numerator === 0n)) return sums;
    const denominator = written(view, family.whole.denominator);
    return [
      ...sums,
      {
        severity: "E",
        code: "DEN_REUSED",
        at: family.whole.denominator.at,
        stated: toNumber(family.whole.denominator.readings[0].exact),
        recomputed: toNumber(family.denominators),
        params: { whole: wholeName(family), part: LEVEL_NAMES[reused.by.labels.level ?? ""] ?? "", denominator },
        proposal: {
          text: rationalText(family.denominators),
          reason: REASONS.partsOnly({ parts: family.parts.map((part) => written(view, part.denominator)).join(" + ") }),
        },
      },
    ];
  });
