// The score of the 766 index: computed from figures, or as published; never a total that the groups cannot bear.
import type { Consolidated } from "../consolidation/consolidate.ts";
import type { UnitFacts } from "../consolidation/unit-facts.ts";
import { compare, decimalToRational, isZero, type Rational } from "../domain/rational.ts";
import type { Group } from "../rules/rule-set.ts";
import { FAMILY_DEFAULT, ruleSetInForce } from "../rules/rule-sets.ts";
import { checkPrintedPoints, type PrintedPoints } from "../scoring/feasibility.ts";
import { gradeOf } from "../scoring/grade.ts";
import { type Scorecard, scoreIndex } from "../scoring/scorecard.ts";
import { rationalText } from "../text/format.ts";
import { NARRATIVE } from "../text/narrative.ts";
import { noticeText } from "../text/notice.ts";

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

interface GroupPoints {
  readonly group: Group;
  readonly points: Rational;
}

const groupsSentence = (groups: readonly GroupPoints[]): string =>
  NARRATIVE.scoreGroups({
    groups: groups.map(({ group, points }) =>
      NARRATIVE.scoreGroup({
        group: group.title,
        points: rationalText(points, DIGITS),
        max: rationalText(group.max),
      }),
    ),
  });

/** What was published without counts: its total where the groups bear it, else the groups. */
const publishedSentences = (scorecard: Scorecard): readonly string[] => {
  const { stated, ruleSet } = scorecard;
  const scored = scorecard.groups.filter(({ group }) => !isZero(group.max));
  const published = scored.flatMap(({ group, reported }): GroupPoints[] =>
    reported === null || compare(reported, group.max) > 0 ? [] : [{ group, points: reported }],
  );
  const groups = published.length > 0 ? [groupsSentence(published)] : [];
  if (stated === null) {
    const missing = scored.filter(({ group }) => published.every((one) => one.group !== group));
    const titles = missing.map(({ group }) => group.title);
    return published.length > 0 ? [...groups, NARRATIVE.scoreGroupsMissing({ groups: titles })] : [];
  }
  const points = new Map(published.map(({ group, points }) => [group.code, printed(points)] as const));
  const { issues } = checkPrintedPoints(ruleSet, points, printed(stated));
  const total = issues.every((issue) => issue.code === "GROUP_MISSING") ? totalSentence(scorecard, stated, true) : null;
  return total ? [total] : [...groups, NARRATIVE.scoreUnlike()];
};

/**
 * Sentences on the score; none where the figures neither make one nor carry published points. Counts that happen to fill one
 * group of the index are not told as points.
 */
export const scoreSentences = (table: Consolidated, facts: UnitFacts | null): readonly string[] => {
  const scorecard = scorecardOf(table, facts);
  if (!scorecard) return [];
  if (scorecard.score) {
    const total = totalSentence(scorecard, decimalToRational(scorecard.score), false);
    if (total === null) return [];
    const rules = ruleSetInForce(table.period, FAMILY_DEFAULT);
    const isComputed = scorecard.groups.some((one) => one.state === "computed");
    const notices = rules.ok && isComputed ? rules.result.notices.map(noticeText) : [];
    const groups = scorecard.groups.flatMap(({ group, points }): GroupPoints[] =>
      points && !isZero(group.max) ? [{ group, points: decimalToRational(points) }] : [],
    );
    return [total, groupsSentence(groups), ...notices];
  }
  const hasPublished = scorecard.stated !== null || scorecard.groups.some((one) => one.reported !== null);
  return hasPublished ? publishedSentences(scorecard) : [];
};
