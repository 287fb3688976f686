// Orders the lines of a table: which are groups, which are sums of others, which stand for themselves.
import { foldText } from "../text/fold.ts";
import type { Numbering } from "./cell-content.ts";
import { isTotalLabel, type LineRole } from "./grid.ts";

/** A line as it stands on the sheet. */
export interface RawLine {
  readonly label: string;
  readonly numbering: Numbering | null;
  /** Its numbers by column; null where there is none. */
  readonly numbers: readonly (number | null)[];
  /** Any number or sign at all. */
  readonly hasFigures: boolean;
}

export interface OrderedLine {
  /** null for a heading without figures. */
  readonly role: LineRole | null;
  /** Positions of the headings and groups above it, outermost first. */
  readonly above: readonly number[];
  /** Of a total or subtotal: positions of the lines that make it. */
  readonly of: readonly number[];
}

const UNNUMBERED_LEVEL = 2;
const DETAIL_LEVEL = 5;
/** "Trong đó:" ends no group. */
const TRANSPARENT_LEVEL = 99;

const isOfWhich = (label: string): boolean => /^(?:trong do|gom|bao gom|chia ra)\b/u.test(foldText(label));

const sums = (lines: readonly RawLine[], whole: number, parts: readonly number[]): "agrees" | "less" | "differs" => {
  let [informative, isLess] = [0, true];
  for (const [column, stated] of (lines[whole]?.numbers ?? []).entries()) {
    const numbers = parts.map((part) => lines[part]?.numbers[column] ?? null);
    if (stated === null || numbers.every((number) => number === null)) continue;
    const sum = numbers.reduce<number>((total, number) => total + (number ?? 0), 0);
    if (sum > stated) isLess = false;
    if (sum !== stated) informative = Number.NEGATIVE_INFINITY;
    else informative += 1;
  }
  return informative > 0 ? "agrees" : isLess ? "less" : "differs";
};

/** Dashes and plus signs in the order in which the sheet uses them: the first is the outer one. */
const dashOrder = (lines: readonly RawLine[]): readonly string[] => [
  ...new Set(lines.flatMap(({ numbering }) => (numbering?.kind === "dash" ? [numbering.text] : []))),
];

/**
 * Unnumbered lines below numbered ones are their parts where the numbers say so ("1 Sở A: 30" over 10 and 20 of its sectors);
 * else somebody left the numbers out.
 */
const areUnnumberedParts = (lines: readonly RawLine[]): boolean => {
  const heads = lines.flatMap((line, index) => (line.numbering?.kind === "whole" && line.hasFigures ? [index] : []));
  let agreeing = 0;
  for (const head of heads) {
    const parts: number[] = [];
    for (let next = head + 1; next < lines.length; next += 1) {
      const line = lines[next];
      if (!line || line.numbering !== null || isTotalLabel(line.label)) break;
      parts.push(next);
    }
    if (parts.length === 0) continue;
    if (sums(lines, head, parts) !== "agrees") return false;
    agreeing += 1;
  }
  return agreeing > 0;
};

const levelsOf = (lines: readonly RawLine[]): readonly number[] => {
  const dashes = dashOrder(lines);
  const unnumbered = areUnnumberedParts(lines) ? DETAIL_LEVEL : UNNUMBERED_LEVEL;
  return lines.map((line) => {
    if (isOfWhich(line.label) && !line.hasFigures) return TRANSPARENT_LEVEL;
    if (line.numbering?.kind === "dash") return DETAIL_LEVEL + dashes.indexOf(line.numbering.text);
    if (line.numbering) return line.numbering.level;
    return line.hasFigures ? unnumbered : 1;
  });
};

/** Lines right below `index` at the next depth, up to the next line of its own depth. */
const childrenOf = (levels: readonly number[], isTotal: readonly boolean[], index: number): readonly number[] => {
  const own = levels[index] ?? 0;
  const below: number[] = [];
  for (let next = index + 1; next < levels.length; next += 1) {
    if (isTotal[next]) continue;
    if ((levels[next] ?? 0) <= own) break;
    below.push(next);
  }
  const depth = Math.min(...below.map((position) => levels[position] ?? 0));
  return below.filter((position) => levels[position] === depth);
};

/** The role of every line. Headings have none; "trong đó" lines are details of the line above. */
export const orderLines = (lines: readonly RawLine[]): readonly OrderedLine[] => {
  const levels = levelsOf(lines);
  const isTotal = lines.map((line) => isTotalLabel(line.label) && line.hasFigures);
  const roles: (LineRole | null)[] = lines.map((line, index) =>
    isTotal[index] ? "total" : line.hasFigures ? "line" : null,
  );
  const isGroup = lines.map(() => false);
  const ofGroup: (readonly number[])[] = lines.map(() => []);
  for (const [index, line] of lines.entries()) {
    if (isTotal[index] || isOfWhich(line.label)) continue;
    const children = childrenOf(levels, isTotal, index).filter((child) => lines[child]?.hasFigures);
    if (children.length === 0) continue;
    isGroup[index] = true;
    if (!line.hasFigures) continue;
    const named = lines[index + 1] !== undefined && isOfWhich(lines[index + 1]?.label ?? "");
    const areDashes = children.every((child) => (levels[child] ?? 0) >= DETAIL_LEVEL);
    const sum = sums(lines, index, children);
    if ((named || areDashes) && sum !== "agrees") {
      for (const child of children) roles[child] = "detail";
      isGroup[index] = false;
      continue;
    }
    roles[index] = "subtotal";
    ofGroup[index] = children;
  }
  // A unit that sent nothing keeps its line; a heading does not.
  for (const [index, line] of lines.entries()) {
    const isNumberedAlone = line.numbering !== null && ["whole", "dotted"].includes(line.numbering.kind);
    if (roles[index] === null && !isGroup[index] && isNumberedAlone) roles[index] = "line";
  }
  const open: number[] = [];
  const above = lines.map((_, index): readonly number[] => {
    if (isTotal[index]) return [];
    const level = levels[index] ?? 0;
    if (level !== TRANSPARENT_LEVEL) while (open.length > 0 && (levels[open.at(-1) ?? 0] ?? 0) >= level) open.pop();
    const chain = [...open];
    if (isGroup[index]) open.push(index);
    return chain;
  });
  return lines.map((_, index): OrderedLine => {
    const role = roles[index] ?? null;
    return {
      role,
      above: above[index] ?? [],
      of: role === "total" ? partsOfTotal(lines, roles, index) : (ofGroup[index] ?? []),
    };
  });
};

/**
 * What a total line should add up: all lines of the table, or those since the total or heading before it where its numbers say
 * so ("Cộng I").
 */
const partsOfTotal = (
  lines: readonly RawLine[],
  roles: readonly (LineRole | null)[],
  index: number,
): readonly number[] => {
  const all = roles.flatMap((role, position) => (role === "line" ? [position] : []));
  const since = all.filter(
    (position) => position < index && !roles.slice(position, index).some((role) => role === "total" || role === null),
  );
  const isOnly = roles.filter((role) => role === "total").length === 1;
  const isPartial = since.length > 0 && since.length < all.length;
  if (
    isPartial &&
    sums(lines, index, all) !== "agrees" &&
    (sums(lines, index, since) === "agrees" || !(isOnly || index === lines.length - 1))
  ) {
    return since;
  }
  return all;
};
