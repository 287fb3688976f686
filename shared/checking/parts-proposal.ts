// Proposes the sums of the parts of a rate where they bear out the percentage that was stated of the whole.
import { divide, type Rational } from "../domain/rational.ts";
import type { Proposal } from "../findings/finding.ts";
import { percentText, rationalText } from "../text/format.ts";
import { REASONS } from "../text/reasons.ts";
import type { Reading } from "./prose/amounts.ts";
import { meets, percentOf, point } from "./prose/interval.ts";

/** Both sides of a rate, added up over its parts. */
export interface PartSums {
  readonly numerators: Rational;
  readonly denominators: Rational;
}

/**
 * "20.595/95.758 = 21,5%", with the reason; null where the percentage does not come out. `reused`: the part whose denominator
 * stands for the whole, by name.
 */
export const sumsProposal = (
  { numerators, denominators }: PartSums,
  percent: Reading,
  reused: string | null,
): Proposal | null => {
  const range = percentOf(point(numerators), point(denominators));
  if (!range || !meets(range, percent.range)) return null;
  const sums = { numerators: rationalText(numerators), denominators: rationalText(denominators) };
  const right = percentText(divide(numerators, denominators), percent.decimals);
  return {
    text: `${sums.numerators}/${sums.denominators} = ${right}`,
    reason: reused === null ? REASONS.partsMatchPercent(sums) : REASONS.partsAddUp({ ...sums, part: reused }),
  };
};
