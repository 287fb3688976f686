// SUM_MISMATCH, DEN_REUSED: the levels' numerators and denominators against those of the whole unit.
import type { TextFinding } from "../../../domain/finding.ts";
import { compare, type Rational, toNumber } from "../../../domain/rational.ts";
import { rationalText } from "../../../text/format.ts";
import { REASONS } from "../../../text/sentences.ts";
import type { Amount } from "../amounts.ts";
import { type LevelFamily, levelFamilies, reusedDenominator } from "../levels.ts";
import { LEVEL_NAMES } from "../names.ts";
import { type Rule, type View, written } from "../view.ts";

const wholeName = (family: LevelFamily): string => LEVEL_NAMES[family.whole.by.labels.level ?? "all"] ?? "";

const sumFinding = (view: View, family: LevelFamily, side: "numerator" | "denominator"): readonly TextFinding[] => {
  const whole: Amount = family.whole[side];
  const sum: Rational = side === "numerator" ? family.numerators : family.denominators;
  if (whole.readings.some((reading) => compare(reading.exact, sum) === 0)) return [];
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
