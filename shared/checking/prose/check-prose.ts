// Checks a pasted text: reads it, runs every rule, and returns the findings with offsets in the text as it came.
import type { LocalDate } from "../../domain/local-date.ts";
import type { Period } from "../../domain/period.ts";
import type { TextFinding } from "../../findings/finding.ts";
import type { Severity } from "../../findings/severity.ts";
import { indexPrint } from "../../rules/index-print.ts";
import type { Level } from "../../rules/level.ts";
import type { RuleSet } from "../../rules/rule-set.ts";
import { partitionsOf } from "./partitions.ts";
import { type FiguresPeriod, periodOfFigures, sentencePeriods } from "./period.ts";
import { readArticle } from "./quantities.ts";
import { relate } from "./relations.ts";
import { reporterLevel } from "./reporter.ts";
import { changeRule } from "./rules/change.ts";
import { citationRule } from "./rules/citation.ts";
import { invalidDateRule, periodLabelRule, periodOpenRule, regimeSpanRule } from "./rules/dates.ts";
import { excessRule } from "./rules/excess.ts";
import { flatTableRule } from "./rules/flat-table.ts";
import { levelSumRule } from "./rules/level-sum.ts";
import { mislabelRule } from "./rules/mislabel.ts";
import { missingRule, targetRule } from "./rules/missing.ts";
import { notationRule } from "./rules/notation.ts";
import { partWholeRule } from "./rules/part-whole.ts";
import { ratioRule } from "./rules/ratio.ts";
import { sameQuantityRule } from "./rules/same-quantity.ts";
import { dataGapRule, scopeRule } from "./rules/scope.ts";
import { scoreRule } from "./rules/scores.ts";
import { shareRule } from "./rules/share.ts";
import { levelInForceRule, numeratorSchemeRule, termRule } from "./rules/terms.ts";
import { unreachableRule } from "./rules/unreachable.ts";
import type { Rule, View } from "./view.ts";

/** What the caller knows beside the text. Everything may be left out; then the text itself is asked. */
export interface ProseContext {
  /** Level of the unit that reports. */
  readonly level?: Level | null;
  /** Of the figures. */
  readonly period?: Period | null;
  /** The day on which the figures were taken. */
  readonly asOf?: LocalDate | null;
  /** By which points are judged; those of this version. */
  readonly ruleSets?: readonly RuleSet[];
}

/** Every rule, one file each. A rule knows nothing of the others; where two say the same of one place, the first is kept. */
const RULES: readonly Rule[] = [
  ratioRule,
  shareRule,
  levelSumRule,
  partWholeRule,
  excessRule,
  sameQuantityRule,
  unreachableRule,
  flatTableRule,
  scoreRule,
  changeRule,
  invalidDateRule,
  periodLabelRule,
  dataGapRule,
  numeratorSchemeRule,
  mislabelRule,
  levelInForceRule,
  termRule,
  regimeSpanRule,
  periodOpenRule,
  citationRule,
  scopeRule,
  targetRule,
  missingRule,
  notationRule,
];

const ORDER: Readonly<Record<Severity, number>> = { E: 0, W: 1, I: 2 };

const givenPeriod = (period: Period): FiguresPeriod => ({
  first: period.first,
  last: period.last,
  civil: null,
  period,
  at: null,
  sentence: null,
});

/**
 * What does not add up in a text, errors first, then in the order of the text. Nothing is corrected; where the numbers of the
 * text bear it out, a finding proposes another wording. Offsets are UTF-16 units of `text`. A text without figures has none.
 * Source: domain rules §8.
 */
export const checkProse = (text: string, context: ProseContext = {}): readonly TextFinding[] => {
  const article = readArticle(text, indexPrint(context.ruleSets));
  const relations = relate(article);
  const period = context.period ? givenPeriod(context.period) : periodOfFigures(article, sentencePeriods(article));
  const view: View = {
    article,
    relations,
    partitions: partitionsOf(article, relations),
    period,
    print: indexPrint(context.ruleSets, period?.period),
    level: context.level ?? reporterLevel(article.source.text),
    asOf: context.asOf ?? null,
  };
  const seen = new Set<string>();
  return RULES.flatMap((rule) => rule(view))
    .filter((finding) => {
      const key = `${finding.code} ${finding.at.join("-")} ${JSON.stringify(finding.params)}`;
      return !seen.has(key) && seen.add(key);
    })
    .map((finding) => ({ ...finding, at: article.source.toOriginal(finding.at) }))
    .sort((a, b) => ORDER[a.severity] - ORDER[b.severity] || a.at[0] - b.at[0]);
};
