// PCT_MISMATCH, PCT_ROUND_MODE, NUM_GT_DEN: a ratio with its percentage, "20.757/69.001, đạt 21,5%".
import { compare, divide, rational, toNumber } from "../../../domain/rational.ts";
import type { TextFinding } from "../../../findings/finding.ts";
import { percentText } from "../../../text/format.ts";
import { REASONS } from "../../../text/reasons.ts";
import type { Amount } from "../amounts.ts";
import { HUNDRED } from "../interval.ts";
import { type Judgement, judge } from "../judgement.ts";
import { levelFamilies, proposalFromParts } from "../levels.ts";
import { titleOf } from "../names.ts";
import { around } from "../quantities.ts";
import { isCounting, type Ratio, sameUnit } from "../relations.ts";
import { type Rule, type View, written } from "../view.ts";

/** Off by more is an error, by less a warning. */
const POINT = rational(1n, 1n);

/** Another number of the text by which the percentage comes out; only a percentage with decimals says enough for that. */
const otherBase = (view: View, ratio: Ratio, percent: Amount): Amount | null => {
  if (percent.readings[0].decimals === 0 || percent.hedge !== null) return null;
  const bases = around(view.article, ratio.by, 60, 20)
    .filter((one) => isCounting(one) && sameUnit(one.unit, ratio.by.unit) && one.paragraph <= ratio.by.paragraph)
    .flatMap((one) => (one.of ? [one.of] : [one.number]))
    .filter((base) => base !== ratio.denominator && base !== ratio.numerator);
  return bases.find((base) => judge(ratio.numerator, base, percent)?.kind === "agrees") ?? null;
};

/** What to say of a percentage that does not follow from its counts. */
export const percentFinding = (
  view: View,
  { numerator, denominator, percent }: { numerator: Amount; denominator: Amount; percent: Amount },
  judgement: Exclude<Judgement, { kind: "agrees" }>,
  fits: Amount | null,
): TextFinding => {
  const { decimals } = percent.readings[0];
  const right = percentText(divide(judgement.exact, HUNDRED), decimals);
  const stated = written(view, percent);
  const params = { numerator: written(view, numerator), denominator: written(view, denominator), right, stated };
  const at = percent.at;
  if (judgement.kind === "truncated") {
    return { severity: "I", code: "PCT_ROUND_MODE", at, stated, recomputed: right, params };
  }
  const isFar = compare(judgement.off, POINT) > 0;
  return {
    severity: fits ? "I" : isFar ? "E" : "W",
    code: "PCT_MISMATCH",
    at,
    stated,
    recomputed: right,
    params: { ...params, fits: fits ? written(view, fits) : null },
    ...(fits
      ? {}
      : {
          proposal: {
            text: right,
            reason: REASONS.division({ numerator: params.numerator, denominator: params.denominator }),
          },
        }),
  };
};

const overFinding = (ratio: Ratio): readonly TextFinding[] => {
  const { numerator, denominator, by } = ratio;
  const isOver = numerator.readings.every((a) =>
    denominator.readings.every((b) => compare(a.range.low, b.range.high) > 0),
  );
  if (!isOver || (by.unit === null && ratio.percent === null) || by.unit === "other" || by.isTarget) return [];
  const [top, bottom] = [toNumber(numerator.readings[0].exact), toNumber(denominator.readings[0].exact)];
  return [
    {
      severity: "E",
      code: "NUM_GT_DEN",
      at: by.at,
      stated: top,
      recomputed: bottom,
      params: { rate: titleOf(by), numerator: top, denominator: bottom },
    },
  ];
};

/** "xếp thứ 12/10": no place lies behind the last one. */
const ranksOver: Rule = ({ article }) =>
  article.quantities.flatMap((rank): readonly TextFinding[] =>
    rank.isRank && rank.of
      ? overFinding({
          numerator: rank.number,
          denominator: rank.of,
          percent: null,
          by: { ...rank, unit: rank.unit ?? "rank" },
        })
      : [],
  );

export const ratioRule: Rule = (view) => {
  const families = levelFamilies(view);
  const ranks = ranksOver(view);
  const ratios = view.relations.ratios.flatMap((ratio): readonly TextFinding[] => {
    const over = overFinding(ratio);
    if (over.length > 0 || ratio.percent === null) return over;
    const percent = ratio.percent.number;
    const judgement = judge(ratio.numerator, ratio.denominator, percent);
    if (judgement === null || judgement.kind === "agrees") return [];
    const fits = judgement.kind === "differs" ? otherBase(view, ratio, percent) : null;
    const finding = percentFinding(view, { ...ratio, percent }, judgement, fits);
    if (finding.code !== "PCT_MISMATCH" || fits) return [finding];
    const family = families.find((one) => one.whole === ratio);
    const proposal = family ? proposalFromParts(view, family) : null;
    return [proposal ? { ...finding, at: [ratio.by.at[0], percent.at[1]], proposal } : finding];
  });
  return [...ratios, ...ranks];
};
