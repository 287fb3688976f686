// The score of the 766 index: computed from figures, or as published; never a total that the groups cannot bear.
import type { Consolidated } from "../consolidation/consolidate.ts";
import type { UnitFacts } from "../consolidation/unit-facts.ts";
import { decimalToRational, isZero, type Rational } from "../domain/rational.ts";
import type { GroupCode } from "../rules/rule-set.ts";
import { FAMILY_DEFAULT, ruleSetInForce } from "../rules/rule-sets.ts";
import { checkPrintedPoints, type PrintedPoints } from "../scoring/feasibility.ts";
import { gradeOf } from "../scoring/grade.ts";
import { type Scorecard, scoreIndex } from "../scoring/scorecard.ts";
import { rationalText } from "../text/format.ts";
import { NARRATIVE, noticeText } from "../text/sentences.ts";

/** Null where no rule set covers the period. */
export const scorecardOf = ({ totals, period }: Consolidated, facts: UnitFacts | null): Scorecard | null => {
  const rules = ruleSetInForce(period, FAMILY_DEFAULT);
  if (!rules.ok) return null;
  return scoreIndex(rules.result.ruleSet, period, { figures: totals.figures, level: facts?.level ?? null });
};

/** Points keep two decimals at most; what was published keeps its own. */
const DIGITS = 2;

const printed = (points: Rational): PrintedPoints => ({
  points,
  digits: rationalText(points, DIGITS).split(",")[1]?.length ?? 0,
});

const totalSentence = (scorecard: Scorecard, score: Rational, isPublished: boolean): string | null => {
  const { ruleSet } = scorecard;
  const grade = gradeOf(ruleSet, score);
  if (!grade.ok || ruleSet.max === null) return null;
  const said = { score: rationalText(score, DIGITS), max: rationalText(ruleSet.max), grade: grade.result.label };
  return isPublished ? NARRATIVE.scorePublished(said) : NARRATIVE.scored(said);
};

const groupLines = (scorecard: Scorecard): readonly string[] =>
  scorecard.groups.flatMap(({ group, points }) =>
    points && !isZero(group.max)
      ? [
          NARRATIVE.scoreGroup({
            group: group.title,
            points: rationalText(decimalToRational(points), DIGITS),
            max: rationalText(group.max),
          }),
        ]
      : [],
  );

/** What was published without counts: its total where the groups bear it, else the groups. */
const publishedSentences = (scorecard: Scorecard, lines: readonly string[]): readonly string[] => {
  const groups = new Map<GroupCode, PrintedPoints>();
  for (const { group, points } of scorecard.groups)
    if (points) groups.set(group.code, printed(decimalToRational(points)));
  const { stated, ruleSet } = scorecard;
  const missing = scorecard.groups
    .filter(({ group, points }) => !points && !isZero(group.max))
    .map(({ group }) => group.title);
  const said = lines.length > 0 ? [NARRATIVE.scoreGroups({ groups: lines })] : [];
  if (stated === null) return lines.length > 0 ? [...said, NARRATIVE.scoreGroupsMissing({ groups: missing })] : [];
  const { issues } = checkPrintedPoints(ruleSet, groups, printed(stated));
  const total = issues.every((issue) => issue.code === "GROUP_MISSING") ? totalSentence(scorecard, stated, true) : null;
  return total ? [total] : [...said, NARRATIVE.scoreUnlike()];
};

/**
 * Sentences on the score; none where the figures neither make one nor carry published points. Counts that happen to fill one
 * group of the index are not told as points.
 */
export const scoreSentences = (table: Consolidated, facts: UnitFacts | null): readonly string[] => {
  const scorecard = scorecardOf(table, facts);
  if (!scorecard) return [];
  const lines = groupLines(scorecard);
  if (scorecard.score) {
    const total = totalSentence(scorecard, decimalToRational(scorecard.score), false);
    if (total === null) return [];
    const rules = ruleSetInForce(table.period, FAMILY_DEFAULT);
    const isComputed = scorecard.groups.some((one) => one.state === "computed");
    const notices = rules.ok && isComputed ? rules.result.notices.map(noticeText) : [];
    return [total, NARRATIVE.scoreGroups({ groups: lines }), ...notices];
  }
  const hasPublished = scorecard.stated !== null || scorecard.groups.some((one) => one.reported !== null);
  return hasPublished ? publishedSentences(scorecard, lines) : [];
};
