// Finds numbers that are listed as parts of another one by words and signs alone: "= a + b", "gồm a, b, c", "a, b, c, tổng d".
import { type Article, following, preceding, type Quantity } from "./quantities.ts";
import { isCounting, sameUnit } from "./relations.ts";

/**
 * What ties parts to a whole: "=" and "gồm" promise that nothing is missing, a colon or bracket suggests it, "trong đó" does not.
 * `series`: nothing but the order, "21.969; 16.840; 4.707; 51; 101".
 */
export type Tie = "equals" | "comprises" | "colon" | "bracket" | "within" | "series";

const EQUALS = /=\s*$/u;
const COMPRISES =
  /(?<!\p{L})(?:bao gồm|gồm(?: có)?|chia ra|bao gom|gom|comprising|consisting of)(?!\p{L})[^.;\d]{0,60}$/u;
const WITHIN =
  /(?<!\p{L})(?:trong đó|trong số đó|trong số này|trong do|including|of which|of these|of the number|cụ thể)(?!\p{L})[^.;\d]{0,60}$/u;
const COLON = /:[^.;()\d]{0,60}$/u;
const BRACKET = /\([^.;()\d]{0,60}$/u;

/** What the words before the first part say about how it hangs on a number before it. */
export const tieOf = (between: string): Tie | null => {
  if (EQUALS.test(between)) return "equals";
  if (COMPRISES.test(between)) return "comprises";
  if (WITHIN.test(between)) return "within";
  if (COLON.test(between)) return "colon";
  return BRACKET.test(between) ? "bracket" : null;
};

export interface List {
  readonly whole: Quantity;
  readonly parts: readonly Quantity[];
  readonly tie: Tie;
}

/** How many numbers a list may be long. */
const LENGTH_MAX = 40;

const PLUS = /\+\s*$/u;
/** Between two members of a list stand only a comma, "và" and their names. */
const ENDS_LIST = /[;=]|(?<!\p{L})(?:trong đó|đạt|so với|tăng|giảm|of which)(?!\p{L})/u;

const goesOn = (tie: Tie, between: string): boolean =>
  tie === "equals" ? PLUS.test(between) : !ENDS_LIST.test(between);

/** What stands in deeper brackets, percentages and changes belong to the members, not to the list. */
const isAside = (quantity: Quantity, depth: number): boolean =>
  quantity.depth > depth || quantity.kind === "percent" || quantity.change !== null;

/** "7.518 TTHC: 3.595 …, 977 …, 2.926 …", "56.039 = 12.516 + 43.523; = 23.233 + 32.806" */
const listsAfter = (article: Article): readonly List[] => {
  const lists: List[] = [];
  let equated: Quantity | null = null;
  for (const first of article.quantities) {
    const tie = isCounting(first) && !first.isFirst ? tieOf(first.between) : null;
    if (tie === null || tie === "within") continue;
    const before = preceding(article, first, LENGTH_MAX).findLast((quantity) => !isAside(quantity, first.depth));
    const previous = before && before.sentence === first.sentence && isCounting(before) ? before : null;
    // The second sum of "A = b + c; = d + e" is of the same whole.
    const isAgain: boolean = tie === "equals" && /;\s*=\s*$/u.test(first.between);
    const whole: Quantity | null = isAgain ? equated : previous;
    if (whole === null || !sameUnit(whole.unit, first.unit)) continue;
    if (tie === "equals") equated = whole;
    const parts = [first];
    for (const next of following(article, first, LENGTH_MAX)) {
      if (next.sentence !== first.sentence || next.depth < first.depth) break;
      if (isAside(next, first.depth)) continue;
      if (!goesOn(tie, next.between) || !isCounting(next) || !sameUnit(first.unit, next.unit)) break;
      parts.push(next);
    }
    if (parts.length > 1) lists.push({ whole, parts, tie });
  }
  return lists;
};

const TOTAL = /(?<!\p{L})(?:tổng(?: số| cộng)?|cộng|total)(?!\p{L})\s*(?:là|có)?\s*:?\s*$/u;

/** "334 + 316 = 650", "đất đai 120, hộ tịch 80, khác 50, tổng cộng 250" */
const listsBefore = (article: Article): readonly List[] =>
  article.quantities.flatMap((whole): List[] => {
    const tie: Tie | null = EQUALS.test(whole.between) ? "equals" : TOTAL.test(whole.between) ? "colon" : null;
    if (tie === null || !isCounting(whole) || whole.isFirst) return [];
    // "A = b + c; = d + e": d is a part itself.
    if (tie === "equals" && PLUS.test(following(article, whole, 1)[0]?.between ?? "")) return [];
    const parts: Quantity[] = [];
    let last = whole;
    for (const part of preceding(article, whole, LENGTH_MAX).toReversed()) {
      if (part.sentence !== whole.sentence || part.depth < whole.depth) break;
      if (isAside(part, whole.depth)) continue;
      const isJoined = last === whole || goesOn(tie, last.between);
      if (!isJoined || !isCounting(part) || part.of !== null || !sameUnit(part.unit, whole.unit)) break;
      parts.unshift(part);
      last = part;
    }
    return parts.length > 1 ? [{ whole, parts, tie }] : [];
  });

const SERIES_MIN = 3;

/** The first number of a sentence, and the first one after each semicolon: a summary without its words. */
const seriesIn = ({ quantities }: Article): readonly List[] => {
  const lists: List[] = [];
  for (let at = 0; at < quantities.length; ) {
    const whole = quantities[at] as Quantity;
    let end = at + 1;
    while (quantities[end]?.sentence === whole.sentence) end += 1;
    const heads = quantities
      .slice(at + 1, end)
      .filter((quantity) => quantity.depth === whole.depth && quantity.between.includes(";"));
    const parts = heads.filter((head) => isCounting(head) && head.of === null && sameUnit(head.unit, whole.unit));
    const isSeries =
      isCounting(whole) && whole.of === null && parts.length >= SERIES_MIN && parts.length === heads.length;
    if (isSeries) lists.push({ whole, parts, tie: "series" });
    at = end;
  }
  return lists;
};

/** Every such list, in the order of the text. */
export const listsIn = (article: Article): readonly List[] => [
  ...listsAfter(article),
  ...listsBefore(article),
  ...seriesIn(article),
];
