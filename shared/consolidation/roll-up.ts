// Adds the figures of several snapshots into one set of figures, and says what could not be added.
import { type FigureCode, type FigureEntry, type Figures, findFigure, isCount } from "../domain/figure.ts";
import { sumOfNumbers } from "../domain/rational.ts";
import type { UnitCode } from "../domain/unit.ts";
import type { Finding } from "../findings/finding.ts";
import { RATES, type RateCode, type RateDefinition } from "../rules/rates.ts";
import { computeRates, type RateAnswer, type Rates, withDerivedSums } from "../scoring/rate.ts";

/** Figures that count towards a unit: of its own snapshot, or its share of a predecessor's. */
export interface Contribution {
  readonly unit: UnitCode;
  readonly figures: Figures;
}

export interface RollUp {
  readonly figures: Figures;
  readonly rates: Rates;
  /** Figures that only some contributions carry, or that cannot be added; `unit` is filled in by the caller. */
  readonly findings: readonly Finding[];
}

/** Distinct counts (TTHC, DVC) that the source says are of disjoint sets, such as the catalogues of two levels. */
export type DisjointFigures = ReadonlySet<FigureCode>;

const NONE_DISJOINT: DisjointFigures = new Set();

const isAddable = (code: FigureCode, disjoint: DisjointFigures): boolean =>
  findFigure(code)?.overUnits !== "distinct" || disjoint.has(code);

const sumOverUnits = (code: FigureCode, entries: readonly FigureEntry[], disjoint: DisjointFigures): FigureEntry => {
  const counts = entries.filter(isCount);
  if (counts.length === 0) {
    const applicable = entries.some((entry) => !isCount(entry) && entry.state === "not_provided");
    return { state: applicable || entries.length === 0 ? "not_provided" : "not_applicable" };
  }
  const [only] = counts;
  if (counts.length === 1 && only !== undefined) return only;
  // Two units may offer the same procedure: a sum of distinct counts would be false.
  if (!isAddable(code, disjoint)) return { state: "not_provided" };
  return sumOfNumbers(counts);
};

/** Whether a contribution says something about the figure: a number, or that it does not apply. */
const covers = (figures: Figures, code: FigureCode): boolean => {
  const entry = figures[code];
  return entry !== undefined && (isCount(entry) || entry.state === "not_applicable");
};

/** A rate of sums is true only where numerator and denominator come from the same units. */
const isCoveredAlike = (rate: RateDefinition, contributions: readonly Contribution[]): boolean =>
  contributions.every(({ figures }) => {
    const covered = [...rate.numerator, ...rate.denominator].map((code) => covers(figures, code));
    return covered.every(Boolean) || !covered.some(Boolean);
  });

const figureCodesOf = (contributions: readonly Contribution[]): readonly FigureCode[] => [
  ...new Set(contributions.flatMap(({ figures }) => Object.keys(figures) as FigureCode[])),
];

/** Sums with the findings about them, without rates. */
const sumOf = (
  unit: UnitCode,
  contributions: readonly Contribution[],
  disjoint: DisjointFigures,
): Omit<RollUp, "rates"> => {
  const figures: Partial<Record<FigureCode, FigureEntry>> = {};
  const findings: Finding[] = [];
  for (const code of figureCodesOf(contributions)) {
    const entries = contributions
      .map((contribution) => contribution.figures[code])
      .filter((entry) => entry !== undefined);
    figures[code] = sumOverUnits(code, entries, disjoint);
    const provided = entries.filter(isCount).length;
    const covered = contributions.filter((contribution) => covers(contribution.figures, code)).length;
    const common = { at: code, stated: null, recomputed: null } as const;
    if (provided > 1 && !isAddable(code, disjoint)) {
      findings.push({
        ...common,
        severity: "I",
        code: "DISTINCT_NOT_SUMMED",
        params: { unit, figure: code, units: provided },
      });
    } else if (provided > 0 && covered < contributions.length) {
      const params = { figure: code, units: covered, of: contributions.length };
      findings.push({ ...common, severity: "W", code: "FIGURE_INCOMPLETE", params });
    }
  }
  return { figures, findings };
};

const withSums = (given: readonly Contribution[]): readonly Contribution[] =>
  given.map((contribution) => ({ ...contribution, figures: withDerivedSums(contribution.figures) }));

/** Σ over contributions, figure by figure, where only the figures are wanted. */
export const sumFigures = (unit: UnitCode, given: readonly Contribution[]): Figures =>
  sumOf(unit, withSums(given), NONE_DISJOINT).figures;

/**
 * Σ over contributions, figure by figure. A figure that some units did not provide is added from the others and reported
 * (`FIGURE_INCOMPLETE`); its rates are left out, since their two sides would cover different units.
 */
export const rollUp = (
  unit: UnitCode,
  given: readonly Contribution[],
  disjoint: DisjointFigures = NONE_DISJOINT,
): RollUp => {
  const contributions = withSums(given);
  const { figures, findings } = sumOf(unit, contributions, disjoint);
  const all = computeRates(figures);
  const rates: Partial<Record<RateCode, RateAnswer>> = {};
  for (const rate of RATES) {
    const answer = all[rate.code];
    if (answer && isCoveredAlike(rate, contributions)) rates[rate.code] = answer;
  }
  return { figures, rates, findings };
};
