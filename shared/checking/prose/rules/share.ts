// PCT_MISMATCH, PCT_ROUND_MODE, TRIPLE_CONFLICT: a count with a percentage whose base stands elsewhere in the text.
import { add, compare, divide, isZero, multiply, type Rational, rational } from "../../../domain/rational.ts";
import type { TextFinding } from "../../../findings/finding.ts";
import { percentText } from "../../../text/format.ts";
import type { Amount } from "../amounts.ts";
import { HUNDRED, percentOfPair } from "../interval.ts";
import { type Judgement, judge, judgePercent } from "../judgement.ts";
import { tieOf } from "../lists.ts";
import { titleOf } from "../names.ts";
import type { Partition } from "../partitions.ts";
import { around, type Quantity } from "../quantities.ts";
import { announcedWhole, isCounting, type Share, sameUnit } from "../relations.ts";
import { isPending, SPLITS, type Split } from "../splits.ts";
import { type Rule, type View, written } from "../view.ts";
import { percentFinding } from "./ratio.ts";

const POINT = rational(1n, 1n);
/** How far before and after a share its base is looked for, in numbers. */
const BEFORE = 30;
const AFTER = 8;

interface Base {
  readonly quantity: Quantity;
  readonly amount: Amount;
}

const isSmaller = (a: Amount, b: Amount): boolean =>
  a.readings.every((x) => b.readings.every((y) => compare(x.range.high, y.range.low) < 0));

/** Every number of which the count may be a share: written near it, in the same unit, not smaller, and no part beside it. */
const basesOf = ({ article }: View, { count }: Share, siblings: readonly Quantity[]): readonly Base[] =>
  article.quantities
    .slice(Math.max(0, count.order - BEFORE), count.order + AFTER)
    .filter(
      (quantity) =>
        quantity !== count &&
        isCounting(quantity) &&
        !siblings.includes(quantity) &&
        sameUnit(quantity.unit, count.unit) &&
        count.paragraph - quantity.paragraph <= 2,
    )
    .flatMap((quantity) => [
      { quantity, amount: quantity.number },
      ...(quantity.of ? [{ quantity, amount: quantity.of }] : []),
    ])
    .filter(({ amount }) => !isSmaller(amount, count.number));

const splitsOf = (view: View, count: Quantity): readonly Split[] =>
  SPLITS.filter(
    (split) =>
      count.labels[split.dimension] !== undefined &&
      (split.among === undefined || isPending(count, view.article.quantities) === (split.among === "pending")),
  );

/** The bases that the words point to: the whole to which the count is tied, or the one that such counts are shares of. */
const evidentBases = (
  view: View,
  share: Share,
  bases: readonly Base[],
  tiedIn: ReadonlyMap<Quantity, Partition>,
): readonly Base[] => {
  const { count } = share;
  const announced = announcedWhole(view.article, count);
  if (announced) return bases.filter((base) => base.quantity === announced);
  const partition = tiedIn.get(count);
  const tied = partition?.whole ? bases.filter((base) => base.quantity === partition.whole?.quantity) : [];
  const previous = view.article.quantities[count.order - 1];
  const isTied =
    previous !== undefined &&
    previous.sentence === count.sentence &&
    tieOf(count.between) !== null &&
    isCounting(previous);
  const direct = isTied ? bases.filter((base) => base.quantity === previous) : [];
  const block = view.relations.blocks[count.order];
  const named = splitsOf(view, count).flatMap((split) =>
    split.dimension === "grade"
      ? []
      : bases.filter(
          ({ quantity }) =>
            quantity.order < count.order &&
            view.relations.blocks[quantity.order] === block &&
            quantity.labels[split.dimension] === undefined &&
            split.isWhole(quantity.labels) &&
            (quantity.labels.level === count.labels.level ||
              quantity.labels.level === undefined ||
              quantity.labels.level === "all") &&
            // Where it is not said how many were settled, the settled ones are an open base.
            !(split.among === "settled" && quantity.labels.status === undefined),
        ),
  );
  const received = count.labels.status !== undefined && count.labels.timing === undefined ? named : [];
  return [...new Set([...tied, ...direct, ...named, ...received])];
};

/** The other half of a pair: late beside on time, inactive beside active. */
const complementOf = (view: View, count: Quantity): Quantity | null => {
  for (const split of splitsOf(view, count)) {
    const value = count.labels[split.dimension];
    for (const set of split.complete) {
      const other =
        set.length === 2 && value !== undefined && set.includes(value) ? set.find((text) => text !== value) : undefined;
      const found = around(view.article, count, BEFORE, BEFORE).filter(
        (quantity) =>
          isCounting(quantity) &&
          quantity !== count &&
          quantity.labels[split.dimension] === other &&
          sameUnit(quantity.unit, count.unit) &&
          quantity.labels.level === count.labels.level,
      );
      if (other !== undefined && found[0] && split.certainty === "columns") return found[0];
    }
  }
  return null;
};

/** Without a base in sight, a count and its other half make one. */
const judgeByComplement = (view: View, { count, percent }: Share): readonly TextFinding[] => {
  const other = complementOf(view, count);
  if (!other) return [];
  const [part, rest] = [count.number.readings[0], other.number.readings[0]];
  const range = percentOfPair(part.range, rest.range);
  const whole = add(part.exact, rest.exact);
  if (range === null || isZero(whole)) return [];
  const likely = multiply(divide(part.exact, whole), HUNDRED);
  const judgement = judgePercent(range, likely, percent.number.readings[0], percent.number.hedge !== null);
  if (judgement.kind === "agrees") return [];
  const { decimals } = percent.number.readings[0];
  const share: Rational = divide(judgement.exact, HUNDRED);
  const right = percentText(share, decimals);
  const stated = written(view, percent.number);
  const isFar = judgement.kind === "differs" && compare(judgement.apart, POINT) > 0;
  if (!isFar) {
    const denominator = `(${written(view, count.number)} + ${written(view, other.number)})`;
    const params = { numerator: written(view, count.number), denominator, right, stated };
    const at = percent.number.at;
    return judgement.kind === "truncated"
      ? [{ severity: "I", code: "PCT_ROUND_MODE", at, stated, recomputed: right, params }]
      : [{ severity: "W", code: "PCT_MISMATCH", at, stated, recomputed: right, params: { ...params, fits: null } }];
  }
  return [
    {
      severity: "E",
      code: "TRIPLE_CONFLICT",
      at: [count.at[0], Math.max(count.at[1], percent.number.at[1])],
      stated,
      recomputed: right,
      params: {
        part: `${written(view, count.number)} ${titleOf(count).toLowerCase()}`,
        other: `${written(view, other.number)} ${titleOf(other).toLowerCase()}`,
        stated,
        right,
      },
    },
  ];
};

const SAYS_SHARE = /(?:chiếm|tỷ lệ|tỉ lệ|accounting|ty le)/u;

const OFF = (judgement: Judgement): Rational => (judgement.kind === "differs" ? judgement.off : rational(0n, 1n));

export const shareRule: Rule = (view) => {
  const tied = view.partitions.filter((partition) => partition.whole !== null && partition.tie !== null);
  const complete = view.partitions.filter((partition) => partition.isComplete && partition.split !== null);
  const besides = new Map(
    complete.flatMap((partition) => partition.parts.map((part) => [part, partition.parts] as const)),
  );
  const tiedIn = new Map(tied.flatMap((partition) => partition.parts.map((part) => [part, partition] as const)));
  return view.relations.shares.flatMap((share): readonly TextFinding[] => {
    // "1 khá (76,61%)" gives the grade's own figure, not a share of the units.
    if (share.count.labels.grade !== undefined && !SAYS_SHARE.test(share.percent.between)) return [];
    const bases = basesOf(view, share, besides.get(share.count) ?? []);
    const judged = (among: readonly Base[]) =>
      among.flatMap((base) => {
        const judgement = judge(share.count.number, base.amount, share.percent.number);
        return judgement ? [{ base, judgement }] : [];
      });
    const all = judged(bases);
    if (all.some((one) => one.judgement.kind === "agrees")) return [];
    const evident = judged(evidentBases(view, share, bases, tiedIn));
    const best = evident.sort((a, b) => compare(OFF(a.judgement), OFF(b.judgement)))[0];
    if (!best) return judgeByComplement(view, share);
    if (best.judgement.kind === "agrees") return [];
    const { count, percent } = share;
    return [
      percentFinding(
        view,
        { numerator: count.number, denominator: best.base.amount, percent: percent.number },
        best.judgement,
        null,
      ),
    ];
  });
};
