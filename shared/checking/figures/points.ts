// GROUP_OVER_MAX, GROUP_MISSING, TOTAL_INFEASIBLE, TOTAL_MISMATCH: points of an index as reported, without counts.
import type { FigureCode } from "../../domain/figure.ts";
import { compare, rationalFromNumber, toNumber } from "../../domain/rational.ts";
import type { Finding } from "../../findings/finding.ts";
import { indexSets } from "../../rules/index-print.ts";
import { type Group, type GroupCode, indicatorsOf, type RuleSet } from "../../rules/rule-set.ts";
import { RULE_SETS } from "../../rules/rule-sets.ts";
import { checkPrintedPoints, type PrintedPoints } from "../../scoring/feasibility.ts";
import { numberText, rationalText } from "../../text/format.ts";
import { fewestOf, pointsFindings } from "../points-findings.ts";
import { countIn, type FigureRule, type FigureView } from "./view.ts";

const TOTAL = "DIEM_TONG";

/** Nghị định 61/2018/NĐ-CP is reported by criterion, not by group. */
const byCriterion = (ruleSet: RuleSet): RuleSet => ({
  ...ruleSet,
  groups: ruleSet.groups.flatMap((group) =>
    indicatorsOf(ruleSet)
      .filter((line) => group.indicators.includes(line))
      .map(
        (line): Group => ({
          ...group,
          code: line.code as string as GroupCode,
          title: line.title,
          max: line.max,
          indicators: [],
          pointsFigure: `DIEM_${line.code}`,
        }),
      ),
  ),
});

/** What may be reported of an index: by each of these sets, of which one was in force. */
const boardsOf = ({ context }: FigureView): readonly (readonly RuleSet[])[] => {
  const { ruleSets = RULE_SETS, period = null } = context;
  return [indexSets(ruleSets, period, "qd766"), indexSets(ruleSets, period, "nd61").map(byCriterion)];
};

const printed = (points: number): PrintedPoints => ({
  points: rationalFromNumber(points),
  digits: String(points).split(".")[1]?.length ?? 0,
});

const ofBoard = ({ figures }: FigureView, board: RuleSet): readonly Finding[] => {
  const groups = new Map<GroupCode, PrintedPoints>();
  const placeOf = new Map<GroupCode, FigureCode>();
  for (const { code, pointsFigure } of board.groups) {
    const points = countIn(figures, pointsFigure);
    if (points === null) continue;
    groups.set(code, printed(points));
    placeOf.set(code, pointsFigure);
  }
  if (groups.size === 0) return [];
  const total = countIn(figures, TOTAL);
  const pointsFeasibility = checkPrintedPoints(board, groups, total === null ? null : printed(total));
  const said = total === null ? null : { points: rationalFromNumber(total), said: numberText(total) };
  return pointsFindings(pointsFeasibility, said).map(({ group, ...finding }) => ({
    ...finding,
    at: group === null ? TOTAL : (placeOf.get(group) ?? TOTAL),
  }));
};

const ofLines: FigureRule = ({ context }) =>
  (context.linePoints ?? []).flatMap(({ title, points, max, at }): readonly Finding[] =>
    compare(points, max) <= 0
      ? []
      : [
          {
            severity: "E",
            code: "GROUP_OVER_MAX",
            at,
            stated: toNumber(points),
            recomputed: toNumber(max),
            params: { group: title, points: rationalText(points), max: rationalText(max) },
          },
        ],
  );

/** Where the period leaves open which rules held, points are wrong only if they are wrong by all. */
export const pointsRule: FigureRule = (view) => [
  ...boardsOf(view).flatMap((boards) => fewestOf(boards.map((board) => ofBoard(view, board)))),
  ...ofLines(view),
];
