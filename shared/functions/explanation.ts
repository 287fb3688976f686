// How a call came to its answer, as plain data: steps, rules with their source, rounding, and what a score could still gain.
import type { RateDefinition } from "../rules/rates.ts";
import { ANSWERS } from "../text/answers.ts";
import { CONFIDENCE_TEXT } from "../text/confidence.ts";
import type { GainRow } from "./explain-gain.ts";

export interface RuleSource {
  /** What is ruled: a rate, a line of an index, a target. */
  readonly title: string;
  /** The instrument. */
  readonly citation: string;
  /** How sure it is, in words. */
  readonly confidence: string;
}

export interface CallExplanation {
  readonly steps: readonly string[];
  readonly rules: readonly RuleSource[];
  /** "" where nothing is rounded. */
  readonly rounding: string;
  /** What a score could gain, largest first; null where the call is no score. */
  readonly gains: readonly GainRow[] | null;
}

/** What a function adds to its description. */
export type Explained = Partial<CallExplanation>;

/** Of functions whose description says it all. */
export const asDescribed = (): Explained => ({});

/** The rule of a rate: what is divided by what, and where that is written. */
export const rateSource = ({ name, denominatorBasis, citation, confidence }: RateDefinition): RuleSource => ({
  title: `${name}. ${ANSWERS.explainDenominator({ basis: denominatorBasis })}`,
  citation,
  confidence: CONFIDENCE_TEXT[confidence],
});
