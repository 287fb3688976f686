// GROUP_OVER_MAX, GROUP_MISSING, TOTAL_INFEASIBLE, TOTAL_MISMATCH: the groups of the 766 index against their total.
import { compare, type Rational, rational } from "../../../domain/rational.ts";
import type { TextFinding } from "../../../findings/finding.ts";
import type { Group, GroupCode, RuleSet } from "../../../rules/rule-set.ts";
import { findRuleSet } from "../../../rules/rule-sets.ts";
import { checkPrintedPoints, type PointsFeasibility, type PrintedPoints } from "../../../scoring/feasibility.ts";
import { pointsFindings } from "../../points-findings.ts";
import type { Quantity } from "../quantities.ts";
import { quoted, type Rule, type View } from "../view.ts";

/** Groups, not counts: they need no numerators. */
const RULE_SET = "qd766-score-only";

/** Names of the groups as pages write them; the code is that of the rule set. */
const GROUP_WORDS: readonly { readonly code: string; readonly words: RegExp }[] = [
  { code: "CKMB", words: /công khai(?:,?(?: và)? minh bạch)?|(?<!\p{L})ckmb(?!\p{L})/gu },
  { code: "TDGQ", words: /tiến độ(?:,? kết quả)?(?: giải quyết)?|(?<!\p{L})t[dđ]gq(?!\p{L})/gu },
  { code: "TTTT", words: /thanh toán(?: trực tuyến)?|(?<!\p{L})tttt(?!\p{L})/gu },
  { code: "MDHL", words: /(?:mức độ |sự )?hài lòng|(?<!\p{L})m[dđ]hl(?!\p{L})/gu },
  { code: "MDSH", words: /số hóa(?: hồ sơ)?|(?<!\p{L})m[dđ]sh(?!\p{L})/gu },
  { code: "DVCTT", words: /(?:cung cấp )?dịch vụ (?:công )?trực tuyến|(?<!\p{L})dvctt(?!\p{L})/gu },
];

const TOTAL = /(?:tổng (?:số )?điểm|tổng cộng|tổng|chỉ số [^.;\d]{0,60}đạt|total|index)[^.;\d]{0,60}$/u;
const HUNDRED_POINTS = rational(100n, 1n);
/** Fewer groups are examples, not a list. */
const GROUPS_MIN = 3;

interface Board {
  readonly groups: Map<string, Quantity>;
  total: Quantity | null;
}

/** The group that the words before the number name last. */
const groupOf = (words: string): string | null => {
  const hits = GROUP_WORDS.flatMap(({ code, words: pattern }) =>
    [...words.matchAll(pattern)].map((match) => ({ code, end: match.index + match[0].length })),
  );
  return hits.sort((a, b) => a.end - b.end).at(-1)?.code ?? null;
};

const isPoints = (quantity: Quantity): boolean =>
  quantity.change === null &&
  !quantity.isRank &&
  !quantity.isTarget &&
  (quantity.kind === "score" || (quantity.kind === "count" && quantity.unit === "points"));

const maxOf = (quantity: Quantity): Rational | null => quantity.of?.readings[0].exact ?? null;

/** Scores in the order of the text; a group or total that comes again begins the next unit's board. */
const boardsIn = (view: View): readonly Board[] => {
  const boards: Board[] = [];
  let board: Board = { groups: new Map(), total: null };
  const begin = (): void => {
    boards.push(board);
    board = { groups: new Map(), total: null };
  };
  for (const quantity of view.article.quantities) {
    if (!isPoints(quantity)) continue;
    const max = maxOf(quantity);
    const code = groupOf(quantity.between);
    const isTotal = max ? compare(max, HUNDRED_POINTS) === 0 : code === null && TOTAL.test(quantity.between);
    if (isTotal) {
      const said = board.total?.number.readings[0].exact;
      if (said && compare(said, quantity.number.readings[0].exact) === 0) continue;
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

/** The decision has five groups: there "cung cấp dịch vụ trực tuyến" is worth 22 and includes payment. */
const ruleSetFor = (base: RuleSet, board: Board): RuleSet => {
  const online = board.groups.get("DVCTT");
  const max = online && maxOf(online);
  if (!max || compare(max, rational(22n, 1n)) !== 0 || board.groups.has("TTTT")) return base;
  const groups = base.groups
    .filter((group) => (group.code as string) !== "TTTT")
    .map((group): Group => ((group.code as string) === "DVCTT" ? { ...group, max } : group));
  return { ...base, groups };
};

const printed = (quantity: Quantity): PrintedPoints => {
  const { exact, decimals } = quantity.number.readings[0];
  return { points: exact, digits: decimals };
};

const findingsOf = (view: View, board: Board, found: PointsFeasibility): readonly TextFinding[] => {
  const total = board.total && {
    points: board.total.number.readings[0].exact,
    said: quoted(view, board.total.number.at),
  };
  return pointsFindings(found, total).flatMap(({ group, ...finding }): readonly TextFinding[] => {
    const at = (group === null ? board.total : board.groups.get(group))?.at;
    return at ? [{ ...finding, at }] : [];
  });
};

export const scoreRule: Rule = (view) => {
  const base = findRuleSet(RULE_SET);
  if (!base) return [];
  return boardsIn(view).flatMap((board) => {
    const ruleSet = ruleSetFor(base, board);
    const groups = new Map(
      [...board.groups].map(([code, quantity]) => [code as GroupCode, printed(quantity)] as const),
    );
    const total = groups.size >= GROUPS_MIN && board.total ? printed(board.total) : null;
    return findingsOf(view, board, checkPrintedPoints(ruleSet, groups, total));
  });
};
