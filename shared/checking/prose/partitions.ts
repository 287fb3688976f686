// Finds parts that stand together and the whole that they are parts of, by the words and signs that tie them.
import type { Amount } from "./amounts.ts";
import { type Interval, meets, sum } from "./interval.ts";
import { listsIn, type Tie, tieOf } from "./lists.ts";
import { type Article, around, type Quantity } from "./quantities.ts";
import { isCounting, type Relations, sameUnit } from "./relations.ts";
import { isComplete, isPending, SPLITS, type Split } from "./splits.ts";
import type { Dimension } from "./vocabulary.ts";

/** A number that may be the whole: a count, or one side of a ratio. */
interface Whole {
  readonly quantity: Quantity;
  readonly amount: Amount;
}

export interface Partition {
  readonly parts: readonly Quantity[];
  /** null: an unnamed list, such as "3.595 mới, 977 sửa đổi, 2.926 bãi bỏ". */
  readonly split: Split | null;
  readonly isComplete: boolean;
  readonly tie: Tie | null;
  /** The whole to which a word or sign ties the parts, else the one that such parts belong to; null where none is in sight. */
  readonly whole: Whole | null;
  /** Every number that may be the whole, `whole` among them. */
  readonly candidates: readonly Whole[];
}

const NEARBY_PARAGRAPHS = 2;
/** How many numbers before and after its parts a whole is looked for. */
const WINDOW = 40;

/** Other properties must not contradict each other: parts of the settled dossiers have no pending whole. */
const restFits = (split: Split, whole: Quantity, part: Quantity): boolean =>
  (Object.entries(whole.labels) as [Dimension, string][]).every(([dimension, value]) => {
    if (dimension === split.dimension || dimension === "flow") return true;
    if (dimension === "status" && split.dimension === "timing") return true;
    if (dimension === "level" && value === "all") return true;
    const own = part.labels[dimension];
    // A part leaves out what its whole has said; it may not say something else.
    return own === undefined || own === value;
  });

const restOfPart = (split: Split, part: Quantity, whole: Quantity): boolean =>
  (Object.entries(part.labels) as [Dimension, string][]).every(([dimension, value]) => {
    if (dimension === split.dimension || dimension === "flow") return true;
    if (dimension === "status" && split.dimension === "timing") return true;
    if (dimension === "channel" && split.dimension === "kind") return true;
    if (dimension === "level" && value === "all") return true;
    return whole.labels[dimension] === undefined || whole.labels[dimension] === value;
  });

/** The part's own further properties, by which parts of one split are kept apart: level, status, unit of counting. */
const restKey = (split: Split, { labels }: Quantity): string =>
  (Object.entries(labels) as [Dimension, string][])
    .filter(([dimension, value]) => dimension !== split.dimension && dimension !== "flow" && value !== "all")
    .filter(([dimension, value]) => !(split.dimension === "timing" && dimension === "status" && value !== "due"))
    .filter(([dimension]) => !(split.dimension === "kind" && dimension === "channel"))
    .map(([dimension, value]) => `${dimension}=${value}`)
    .sort()
    .join(" ");

const belongs = (split: Split, quantity: Quantity, all: readonly Quantity[]): boolean => {
  const value = quantity.labels[split.dimension];
  if (value === undefined || !isCounting(quantity)) return false;
  const known = split.optional.includes(value) || split.complete.some((set) => set.includes(value));
  if (!known || quantity.number.isPercent) return false;
  // A count of a finer kind is no part of this split: "đang giải quyết trong hạn 220" is not all that is pending.
  if (split.dimension === "status" && quantity.labels.timing !== undefined) return false;
  if (split.dimension === "status" && quantity.labels.channel !== undefined) return false;
  if (split.dimension === "flow" && (quantity.labels.status !== undefined || quantity.labels.channel !== undefined))
    return false;
  if (split.among === undefined) return true;
  return isPending(quantity, all) === (split.among === "pending");
};

/** "(8.339 hồ sơ dịch vụ công một phần, 8.728 dịch vụ công toàn trình)": inside one bracket the first unit holds. */
const isElliptic = (last: Quantity, next: Quantity): boolean =>
  last.depth > 0 &&
  next.depth === last.depth &&
  next.order === last.order + 1 &&
  next.sentence === last.sentence &&
  !next.between.includes("(");

/** Runs of parts: next to each other, each value once, alike in everything else. */
const runsOf = (split: Split, article: Article, relations: Relations): readonly (readonly Quantity[])[] => {
  const { quantities } = article;
  const runs: Quantity[][] = [];
  const open = new Map<string, Quantity[]>();
  for (const quantity of quantities) {
    if (!belongs(split, quantity, quantities)) continue;
    const key = restKey(split, quantity);
    const run = open.get(key);
    const last = run?.at(-1);
    const goesOn =
      run !== undefined &&
      last !== undefined &&
      quantity.paragraph - last.paragraph <= NEARBY_PARAGRAPHS &&
      (quantity.kind === last.kind || split.dimension === "grade") &&
      (sameUnit(run.find((quantity) => quantity.unit !== null)?.unit ?? null, quantity.unit) ||
        isElliptic(last, quantity)) &&
      relations.blocks[quantity.order] === relations.blocks[last.order] &&
      !run.some((one) => one.labels[split.dimension] === quantity.labels[split.dimension]);
    if (goesOn) run.push(quantity);
    else {
      const started = [quantity];
      open.set(key, started);
      runs.push(started);
    }
  }
  return runs.filter((run) => run.length > 1);
};

/** Nested names count once: where "trước và đúng hạn" stands, "trước hạn" beside it is a part of that. */
const disjoint = (split: Split, run: readonly Quantity[]): readonly Quantity[] => {
  if (split.dimension !== "timing" || !run.some((quantity) => quantity.labels.timing === "earlyOrOnTime")) return run;
  return run.filter((quantity) => quantity.labels.timing !== "early" && quantity.labels.timing !== "onTime");
};

/** The count before the first part to which a word or sign ties it. */
const tiedWhole = (article: Article, first: Quantity): { readonly whole: Quantity; readonly tie: Tie } | null => {
  const { quantities, sentences, read } = article;
  const within = first.between;
  const tie = tieOf(within);
  const isAtHead = first.isFirst && (tie === "within" || tie === "comprises");
  for (let order = first.order - 1; order >= 0; order -= 1) {
    const candidate = quantities[order] as Quantity;
    if (first.sentence - candidate.sentence > 2) return null;
    if (!isCounting(candidate) || candidate.depth > first.depth) continue;
    if (candidate.sentence === first.sentence) {
      if (tie === null) return null;
      // The tie has to follow the whole at once, apart from its percentage.
      const between = quantities.slice(order + 1, first.order);
      return between.every((quantity) => quantity.kind === "percent" || quantity.depth > candidate.depth)
        ? { whole: candidate, tie }
        : null;
    }
    if (isAtHead && tie) return { whole: candidate, tie };
    const ended = read.slice(candidate.at[1], sentences[candidate.sentence]?.at[1] ?? 0).trim();
    const announces = ended.endsWith(":") && sentences[first.sentence]?.isItem === true;
    return announces
      ? { whole: candidate, tie: /gồm/u.test(ended) ? "comprises" : /trong đó/u.test(ended) ? "within" : "colon" }
      : null;
  }
  return null;
};

const sidesOf = (quantity: Quantity): readonly Whole[] => [
  { quantity, amount: quantity.number },
  ...(quantity.of ? [{ quantity, amount: quantity.of }] : []),
];

/** Every count near the parts that could be their whole by its name. */
const wholesOf = (split: Split, parts: readonly Quantity[], article: Article): readonly Quantity[] => {
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return [];
  return around(article, first, WINDOW, WINDOW).filter(
    (quantity) =>
      isCounting(quantity) &&
      !parts.includes(quantity) &&
      Math.abs(first.paragraph - quantity.paragraph) <= NEARBY_PARAGRAPHS &&
      (quantity.order < first.order || quantity.sentence === last.sentence) &&
      split.isWhole(quantity.labels) &&
      sameUnit(quantity.unit, first.unit) &&
      restFits(split, quantity, first) &&
      restOfPart(split, first, quantity),
  );
};

const namedPartitions = (article: Article, relations: Relations): readonly Partition[] =>
  SPLITS.flatMap((split) =>
    runsOf(split, article, relations).flatMap((run): Partition[] => {
      const parts = disjoint(split, run);
      const [first] = parts;
      if (!first || parts.length < 2) return [];
      const values = parts.map((part) => part.labels[split.dimension] ?? "");
      const base = { parts, split, isComplete: isComplete(split, values) };
      // "29/44 hạng Tốt, 11/44 hạng Khá, 4 hạng Trung bình": the ratios themselves name the whole.
      const ratio = parts.find((part) => part.of !== null);
      if (ratio?.of) {
        const whole = { quantity: ratio, amount: ratio.of };
        return [{ ...base, tie: "within", whole, candidates: [whole] }];
      }
      const tied = tiedWhole(article, first);
      const isTied =
        tied !== null && tied.whole.labels[split.dimension] === undefined && sameUnit(tied.whole.unit, first.unit);
      const named = wholesOf(split, parts, article);
      const inBlock = named.filter((quantity) => relations.blocks[quantity.order] === relations.blocks[first.order]);
      const nearest = inBlock.findLast((quantity) => quantity.order < first.order) ?? inBlock[0];
      const whole = isTied ? tied.whole : nearest;
      const candidates = (
        isTied ? [tied.whole, ...named.filter((quantity) => quantity !== tied.whole)] : inBlock
      ).flatMap(sidesOf);
      return [
        {
          ...base,
          tie: isTied ? tied.tie : null,
          whole: whole ? { quantity: whole, amount: whole.number } : null,
          candidates,
        },
      ];
    }),
  );

/** Parts by their names, and lists without names; what an equation says of its members comes first. */
export const partitionsOf = (article: Article, relations: Relations): readonly Partition[] => {
  const named = namedPartitions(article, relations);
  const tied = new Set(named.filter((partition) => partition.tie !== null).flatMap((partition) => partition.parts));
  const lists = listsIn(article).flatMap(({ whole, parts, tie }): Partition[] => {
    if (tie !== "equals" && parts.some((part) => tied.has(part))) return [];
    const candidates = sidesOf(whole);
    const isAll = tie === "equals" || tie === "comprises";
    return [{ parts, split: null, isComplete: isAll, tie, whole: candidates[0] ?? null, candidates }];
  });
  const equated = new Set(lists.filter((list) => list.tie === "equals").flatMap((list) => list.parts));
  return [...named.filter((partition) => !partition.parts.some((part) => equated.has(part))), ...lists];
};

/** Sum of the parts in each notation that the text leaves open. */
export const sumsOf = (parts: readonly Quantity[]): readonly Interval[] =>
  [0, 1].map((choice) => sum(parts.map((part) => (part.number.readings[choice] ?? part.number.readings[0]).range)));

export const rangesOf = (amount: Amount): readonly Interval[] => amount.readings.map((reading) => reading.range);

export const anyMeets = (a: readonly Interval[], b: readonly Interval[]): boolean =>
  a.some((interval) => b.some((other) => meets(interval, other)));
