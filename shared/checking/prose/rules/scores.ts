// GROUP_OVER_MAX, GROUP_MISSING, TOTAL_INFEASIBLE, TOTAL_MISMATCH: the groups of the 766 index against their total.
import { compare, type Rational } from "../../../domain/rational.ts";
import type { TextFinding } from "../../../findings/finding.ts";
import { isMaximumOfTotal, lastGroupNamed, schemesOf } from "../../../rules/index-print.ts";
import type { GroupCode, RuleSet } from "../../../rules/rule-set.ts";
import { checkPrintedPoints, type PointsFeasibility, type PrintedPoints } from "../../../scoring/feasibility.ts";
import { fewestOf, pointsFindings } from "../../points-findings.ts";
import type { Quantity } from "../quantities.ts";
import { quoted, type Rule, type View } from "../view.ts";

const TOTAL = /(?:tổng (?:số )?điểm|tổng cộng|tổng|chỉ số [^.;\d]{0,60}đạt|total|index)[^.;\d]{0,60}$/u;
/** Fewer groups are examples, not a list. */
const GROUPS_MIN = 3;

interface Board {
  readonly groups: Map<GroupCode, Quantity>;
  total: Quantity | null;
}

const isPoints = (quantity: Quantity): boolean =>
  quantity.change === null &&
  !quantity.isRank &&
  !quantity.isTarget &&
  (quantity.kind === "score" || (quantity.kind === "count" && quantity.unit === "points"));

const maxOf = (quantity: Quantity): Rational | null => quantity.of?.readings[0].exact ?? null;

/** Scores in the order of the text; a group or total that comes again begins the next unit's board. */
const boardsIn = ({ article, print }: View): readonly Board[] => {
  const boards: Board[] = [];
  let board: Board = { groups: new Map(), total: null };
  const begin = (): void => {
    boards.push(board);
    board = { groups: new Map(), total: null };
  };
  for (const quantity of article.quantities) {
    if (!isPoints(quantity)) continue;
    const max = maxOf(quantity);
    const code = lastGroupNamed(print, quantity.between);
    const isTotal = max ? isMaximumOfTotal(print, max) : code === null && TOTAL.test(quantity.between);
    if (isTotal) {
      const exact = board.total?.number.readings[0].exact;
      if (exact && compare(exact, quantity.number.readings[0].exact) === 0) continue;
      if (board.total) begin();
      board.total = quantity;
    } else if (code) {
      if (board.groups.has(code)) begin();
      board.groups.set(code, quantity);
    }
  }
  boards.push(board);
  return boards;
};

/** A maximum that the text prints with a group, "19,5/22", says that the group is put together with others, which then stand nowhere. */
const schemeFor = (ruleSet: RuleSet, board: Board): RuleSet => {
  const [base = ruleSet, ...joined] = schemesOf(ruleSet);
  const fits = ({ groups }: RuleSet): boolean =>
    [...board.groups.keys()].every((code) => groups.some((group) => group.code === code)) &&
    groups.some(({ code, max }) => {
      const quantity = board.groups.get(code);
      const stated = quantity ? maxOf(quantity) : null;
      const isOwn = base.groups.some((group) => group.code === code && compare(group.max, max) === 0);
      return stated !== null && !isOwn && compare(stated, max) === 0;
    });
  return joined.find(fits) ?? base;
};

const printed = (quantity: Quantity): PrintedPoints => {
  const { exact, decimals } = quantity.number.readings[0];
  return { points: exact, digits: decimals };
};

const findingsOf = (view: View, board: Board, pointsFeasibility: PointsFeasibility): readonly TextFinding[] => {
  const total = board.total && {
    points: board.total.number.readings[0].exact,
    said: quoted(view, board.total.number.at),
  };
  return pointsFindings(pointsFeasibility, total).flatMap(({ group, ...finding }): readonly TextFinding[] => {
    const at = (group === null ? board.total : board.groups.get(group))?.at;
    return at ? [{ ...finding, at }] : [];
  });
};

const findingsBy = (view: View, board: Board, ruleSet: RuleSet): readonly TextFinding[] => {
  const groups = new Map([...board.groups].map(([code, quantity]) => [code, printed(quantity)] as const));
  const total = groups.size >= GROUPS_MIN && board.total ? printed(board.total) : null;
  return findingsOf(view, board, checkPrintedPoints(schemeFor(ruleSet, board), groups, total));
};

/** Where the period leaves open which rules held, points are wrong only if they are wrong by all. */
export const scoreRule: Rule = (view) =>
  boardsIn(view).flatMap((board) => {
    return fewestOf(view.print.ruleSets.map((ruleSet) => findingsBy(view, board, ruleSet)));
  });
