// What a unit's scorecard means for its place in a league: a score, an idle unit, or figures that do not make a score.
import { type Figures, figureIn, isCount } from "../domain/figure.ts";
import { decimalToRational } from "../domain/rational.ts";
import type { Standing } from "./rank.ts";
import { withDerivedSums } from "./rate.ts";
import type { Scorecard } from "./scorecard.ts";

/** Dossiers in hand decide; received ones where the unit does not say what it carried over. */
const DOSSIER_COUNTS = ["HS_TONG", "HS_TIEP_NHAN"] as const;

const hasNoDossiers = (figures: Figures): boolean => {
  const known = withDerivedSums(figures);
  const stated = DOSSIER_COUNTS.map((code) => figureIn(known, code)).find(isCount);
  return stated === 0;
};

/** Zero dossiers mean zero points on the portal, which says nothing about the unit: it is not ranked. */
export const standingOf = (scorecard: Scorecard, figures: Figures): Standing => {
  if (hasNoDossiers(figures)) return { kind: "noDossiers" };
  return scorecard.score ? { kind: "score", score: decimalToRational(scorecard.score) } : { kind: "incomplete" };
};
