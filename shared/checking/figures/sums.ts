// SUM_MISMATCH, DEN_REUSED: lines by lĩnh vực against the total, and the parts of a unit against the whole of it.
import { FIGURES, type FigureCode, type Figures } from "../../domain/figure.ts";
import { rationalFromNumber, sumOfNumbers } from "../../domain/rational.ts";
import type { Finding, Proposal } from "../../findings/finding.ts";
import { RATES } from "../../rules/rates.ts";
import { withDerivedSums } from "../../scoring/rate.ts";
import { numberText } from "../../text/format.ts";
import { REASONS } from "../../text/reasons.ts";
import { sumsProposal } from "../parts-proposal.ts";
import { type PartCounts, partCountsOf } from "./family.ts";
import { countIn, type FigureRule, type FigureView } from "./view.ts";

const WHOLE = "toàn đơn vị";

const summed = FIGURES.filter((figure) => figure.overUnits === "sum").map((figure) => figure.code);

const partsOnly = (counts: readonly number[], sum: number): Proposal => ({
  text: numberText(sum),
  reason: REASONS.partsOnly({ parts: counts.map(numberText).join(" + ") }),
});

/** A dossier belongs to one lĩnh vực. A line that leaves the figure out may hold the difference, but no negative one. */
const lineSum = (total: Figures, lines: readonly Figures[], figure: FigureCode): Finding | null => {
  const stated = countIn(total, figure);
  const counts = lines.map((line) => countIn(line, figure)).filter((count) => count !== null);
  if (stated === null || counts.length === 0) return null;
  const sum = sumOfNumbers(counts);
  const isComplete = counts.length === lines.length;
  if (isComplete ? sum === stated : sum <= stated) return null;
  return {
    severity: "E",
    code: "SUM_MISMATCH",
    at: figure,
    stated,
    recomputed: sum,
    params: { unit: WHOLE, figure, stated, sum, lines: counts.length, by: "sector" },
    ...(isComplete ? { proposal: partsOnly(counts, sum) } : {}),
  };
};

/** Sums over lines follow from each other (3 = 4 + 5 + 6); a derived one is only looked at where it was reported somewhere. */
export const lineRule: FigureRule = ({ figures, known, context }) => {
  const lines = context.lines ?? [];
  if (lines.length === 0) return [];
  const derived = lines.map((line) => withDerivedSums(line.figures));
  return summed.flatMap((figure) => {
    const isReported = figures[figure] !== undefined || lines.some((line) => line.figures[figure] !== undefined);
    const finding = isReported ? lineSum(known, derived, figure) : null;
    return finding ? [finding] : [];
  });
};

const partSum = ({ figure, stated, parts, sum }: PartCounts): readonly Finding[] =>
  sum === stated
    ? []
    : [
        {
          severity: "E",
          code: "SUM_MISMATCH",
          at: figure,
          stated,
          recomputed: sum,
          params: { unit: WHOLE, figure, stated, sum, lines: parts.length, by: "part" },
          proposal: partsOnly(
            parts.map(({ count }) => count),
            sum,
          ),
        },
      ];

/** Where a percentage of the whole is borne out by the sums of both sides, that says more than the sum alone. */
const reusedProposal = (view: FigureView, counts: PartCounts): Proposal => {
  for (const rate of RATES) {
    const percent = view.context.percentages?.get(rate.code);
    const [numerator, ...more] = rate.numerator;
    if (!percent || numerator === undefined || more.length > 0) continue;
    if (rate.denominator.length !== 1 || rate.denominator[0] !== counts.figure) continue;
    const numerators = partCountsOf(view, numerator);
    const sums = numerators && {
      numerators: rationalFromNumber(numerators.sum),
      denominators: rationalFromNumber(counts.sum),
    };
    const proposal = sums && sumsProposal(sums, percent.reading, counts.reused);
    if (proposal) return proposal;
  }
  return partsOnly(
    counts.parts.map(({ count }) => count),
    counts.sum,
  );
};

const denominators: ReadonlySet<FigureCode> = new Set(RATES.flatMap((rate) => rate.denominator));

const reusedDenominator = (view: FigureView, counts: PartCounts): readonly Finding[] => {
  const { figure, stated, sum, reused } = counts;
  if (reused === null || !denominators.has(figure)) return [];
  return [
    {
      severity: "E",
      code: "DEN_REUSED",
      at: figure,
      stated,
      recomputed: sum,
      params: { whole: WHOLE, part: reused, denominator: numberText(stated) },
      proposal: reusedProposal(view, counts),
    },
  ];
};

export const childRule: FigureRule = (view) => {
  const children = view.context.children ?? [];
  return summed.flatMap((figure) => {
    const isReported = view.figures[figure] !== undefined || children.some((one) => one.figures[figure] !== undefined);
    const counts = isReported ? partCountsOf(view, figure) : null;
    return counts ? [...partSum(counts), ...reusedDenominator(view, counts)] : [];
  });
};

/** Services of two levels may be the same; where they add up to the second value, they bear it out. */
export const isSumOfParts = ({ context }: FigureView, figure: FigureCode, amount: number): boolean => {
  const counts = (context.children ?? []).map((child) => countIn(withDerivedSums(child.figures), figure));
  const known = counts.filter((count) => count !== null);
  return known.length > 1 && known.length === counts.length && sumOfNumbers(known) === amount;
};
