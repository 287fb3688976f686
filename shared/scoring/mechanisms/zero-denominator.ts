// With nothing to count: what a line gets when its denominator is 0, as its rule says.
import { type Rational, ZERO } from "../../domain/rational.ts";
import type { ZeroDenominator } from "../../rules/rule-set.ts";

export interface ZeroCase {
  /** As published; null where the portal leaves the cell empty. */
  readonly ratio: Rational | null;
  readonly points: Rational | null;
  /** What goes into the group. */
  readonly counted: Rational;
}

const CASES: { readonly [Rule in ZeroDenominator]: (max: Rational) => ZeroCase } = {
  zero: () => ({ ratio: ZERO, points: ZERO, counted: ZERO }),
  nullAsZero: () => ({ ratio: null, points: null, counted: ZERO }),
  full: (max) => ({ ratio: null, points: max, counted: max }),
};

/** Source: domain rules §1.5, from published scores of units without dossiers or petitions. */
export const zeroDenominatorCase = (rule: ZeroDenominator, max: Rational): ZeroCase => CASES[rule](max);
