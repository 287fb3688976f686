// PART_WHOLE, SUM_MISMATCH: parts that do not make their whole, or are larger than it.
import {
  add,
  compare,
  divide,
  isZero,
  type Rational,
  rational,
  subtract,
  toNumber,
  ZERO,
} from "../../../domain/rational.ts";
import type { TextFinding } from "../../../findings/finding.ts";
import type { Severity } from "../../../findings/severity.ts";
import type { Amount } from "../amounts.ts";
import { HUNDRED, type Interval, liesAbove, meets, sizeOf, sum } from "../interval.ts";
import { levelsAreAll } from "../levels.ts";
import { nameOf, titleOf } from "../names.ts";
import { anyMeets, type Partition, rangesOf, sumsOf } from "../partitions.ts";
import { around, type Quantity } from "../quantities.ts";
import { isCounting, isLevelCount, sameUnit } from "../relations.ts";
import { isSwapped } from "../slip.ts";
import { isComplete, SPLITS } from "../splits.ts";
import { type Rule, type View, written } from "../view.ts";
import type { Dimension } from "../vocabulary.ts";

/** A list whose sum lies this near its whole was meant to be complete. */
const NEAR = rational(3n, 100n);

/** Counts beside the parts that may belong to the whole too: what came from the period before, waits, or was returned. */
const extrasOf = (view: View, { parts, split }: Partition): readonly Quantity[] => {
  const [first] = parts;
  if (!first || split === null) return [];
  return around(view.article, first, 20, 20)
    .filter(
      (quantity) =>
        isLevelCount(quantity) &&
        !parts.includes(quantity) &&
        view.relations.blocks[quantity.order] === view.relations.blocks[first.order] &&
        Math.abs(quantity.paragraph - first.paragraph) <= 1 &&
        sameUnit(quantity.unit, first.unit) &&
        (quantity.labels.level ?? "all") === (first.labels.level ?? "all") &&
        (quantity.labels.flow === "carried" ||
          quantity.labels.status === "waiting" ||
          quantity.labels.status === "returned" ||
          (quantity.labels.status === "pending" && split.dimension === "timing")),
    )
    .slice(0, 4);
};

/** Sums with every choice of extras. */
const sumsWith = (base: readonly Interval[], extras: readonly Quantity[]): readonly Interval[] => {
  const [extra, ...others] = extras;
  if (!extra) return base;
  const { range } = extra.number.readings[0];
  return sumsWith([...base, ...base.map((interval) => sum([interval, range]))], others);
};

const exactSum = (parts: readonly Quantity[]): Rational =>
  parts.reduce((total, part) => add(total, part.number.readings[0].exact), ZERO);

/** The whole's reading that comes nearest to the sum. */
const nearestReading = (whole: Amount, target: Rational): Rational =>
  whole.readings
    .map((reading) => reading.exact)
    .reduce((best, exact) =>
      compare(sizeOf(subtract(exact, target)), sizeOf(subtract(best, target))) < 0 ? exact : best,
    );

const isNear = (whole: Rational, target: Rational): boolean =>
  !isZero(whole) && compare(divide(sizeOf(subtract(whole, target)), whole), NEAR) <= 0;

const percentsAreAll = (view: View, parts: readonly Quantity[]): boolean => {
  const ranges = parts.map((part) => view.relations.shareOf.get(part)?.percent.number.readings[0].range);
  const known = ranges.filter((range) => range !== undefined);
  return known.length === parts.length && meets(sum(known), { low: rational(100n, 1n), high: rational(100n, 1n) });
};

/** How sure it is that the parts should be the whole; null where they need not. */
const claimOf = (view: View, partition: Partition, whole: Amount): Severity | null => {
  const { split, tie, parts, isComplete } = partition;
  const total = exactSum(parts);
  const near = isNear(nearestReading(whole, total), total);
  if (tie === "equals") return "E";
  // A sum with two digits swapped was meant to be the whole; any other difference may be a part that is not told.
  if (tie === "series") return isSwapped(nearestReading(whole, total), total) ? "W" : null;
  if (split === null) {
    if (tie === "comprises") return "E";
    return near || percentsAreAll(view, parts) ? "W" : null;
  }
  if (!isComplete) return (tie === "comprises" && parts.length > 1) || percentsAreAll(view, parts) ? "W" : null;
  switch (split.certainty) {
    case "columns":
      return "E";
    case "apart":
      return "W";
    case "listed": {
      if (split.dimension === "level") {
        const values = parts.map((part) => part.labels.level ?? "");
        // One procedure may be settled at two levels: its counts need not add up, unless the text says that they do.
        const mayOverlap = parts.some((part) => part.unit === "procedure" || part.unit === "service");
        if (mayOverlap && tie !== "comprises" && !near) return null;
        return levelsAreAll(view, values) || near ? "E" : null;
      }
      return tie === null ? null : near || tie !== "within" || parts.some((part) => part.of !== null) ? "E" : null;
    }
  }
};

const findingOf = (view: View, partition: Partition, severity: Severity, excess: boolean): TextFinding | null => {
  const { parts, whole, split } = partition;
  if (!whole) return null;
  const total = exactSum(parts);
  const stated = toNumber(nearestReading(whole.amount, total));
  const recomputed = toNumber(total);
  const names = parts.map((part) => written(view, part.number)).join(" + ");
  const base = { severity, at: whole.amount.at, stated, recomputed };
  if (split?.dimension === "level") {
    return {
      ...base,
      code: "SUM_MISMATCH",
      params: { unit: "toàn đơn vị", figure: titleOf(whole.quantity), stated, sum: recomputed },
    };
  }
  return {
    ...base,
    code: "PART_WHOLE",
    params: {
      whole: excess ? nameOf(whole.quantity) : titleOf(whole.quantity),
      parts: names,
      stated,
      sum: recomputed,
      excess,
    },
  };
};

const checkPartition = (view: View, partition: Partition): TextFinding | null => {
  const { parts, whole, candidates, tie } = partition;
  if (!whole || parts.some((part) => part.kind === "ratio" && partition.split?.dimension !== "grade")) return null;
  const sums = sumsWith(sumsOf(parts), extrasOf(view, partition));
  if (candidates.some((candidate) => anyMeets(rangesOf(candidate.amount), sums))) return null;
  // New and carried together are the whole where no total is written.
  const fresh = candidates.find(
    (candidate) => candidate.quantity.labels.flow === "new" || candidate.quantity.labels.flow === "received",
  );
  const carried = extrasOf(view, partition).find((extra) => extra.labels.flow === "carried");
  if (fresh && carried && anyMeets([sum([fresh.amount.readings[0].range, carried.number.readings[0].range])], sums))
    return null;
  const severity = claimOf(view, partition, whole.amount);
  if (severity) return findingOf(view, partition, severity, false);
  const isTied = tie !== null && partition.split !== null;
  const isOver = sumsOf(parts).every((range) =>
    candidates.every((candidate) => rangesOf(candidate.amount).every((whole) => liesAbove(range, whole))),
  );
  return isTied && isOver ? findingOf(view, partition, "E", true) : null;
};

/** "trong đó trực tuyến 620" of 500. */
const partOverWhole: Rule = (view) =>
  view.article.quantities.flatMap((part): readonly TextFinding[] => {
    if (!isLevelCount(part) || part.labels.flow === "total" || part.labels.flow === "received" || part.isFirst)
      return [];
    if (!/(?:trong đó|trong số đó|bao gồm|gồm|of which|including|\()[^.;()\d]{0,60}$/u.test(part.between)) return [];
    const whole = view.article.quantities[part.order - 1];
    if (!whole || !isCounting(whole) || whole.of !== null || whole.change !== null || whole.sentence !== part.sentence)
      return [];
    if (
      Object.keys(part.labels).length === 0 ||
      !sameUnit(part.unit, whole.unit) ||
      (part.unit === null && whole.unit === null)
    )
      return [];
    const isOver = rangesOf(part.number).every((range) =>
      rangesOf(whole.number).every((other) => liesAbove(range, other)),
    );
    if (!isOver) return [];
    const [stated, recomputed] = [toNumber(whole.number.readings[0].exact), toNumber(part.number.readings[0].exact)];
    return [
      {
        severity: "E",
        code: "PART_WHOLE",
        at: part.number.at,
        stated: recomputed,
        recomputed: stated,
        params: { whole: nameOf(whole), parts: titleOf(part), stated, sum: recomputed, excess: true },
      },
    ];
  });

/** "đúng hạn 98,5%, trễ hạn 2,5%": parts of one whole in percent are never more than all of it. */
const percentsOverAll: Rule = (view) => {
  const { quantities } = view.article;
  return SPLITS.flatMap((split): readonly TextFinding[] => {
    if (split.certainty !== "columns") return [];
    const run = (first: Quantity): readonly Quantity[] => {
      const parts = [first];
      for (const next of quantities.slice(first.order + 1, first.order + 6)) {
        const value = next.labels[split.dimension];
        if (next.sentence !== first.sentence) break;
        if (!isStatedPercent(next) || value === undefined) continue;
        if (parts.some((part) => part.labels[split.dimension] === value)) break;
        parts.push(next);
      }
      return parts;
    };
    return quantities.flatMap((first): readonly TextFinding[] => {
      if (!isStatedPercent(first) || first.labels[split.dimension] === undefined) return [];
      const parts = run(first);
      const values = parts.map((part) => part.labels[split.dimension] ?? "");
      const total = sum(parts.map((part) => part.number.readings[0].range));
      if (!isComplete(split, values) || !restsAlike(parts, split.dimension) || compare(total.low, HUNDRED) <= 0)
        return [];
      const recomputed = exactSum(parts);
      const names = parts.map((part) => written(view, part.number)).join(" + ");
      return [
        {
          severity: "W",
          code: "PART_WHOLE",
          at: [first.at[0], (parts.at(-1) ?? first).at[1]],
          stated: 100,
          recomputed: toNumber(recomputed),
          params: { whole: "toàn bộ (100%)", parts: names, stated: 100, sum: toNumber(recomputed), excess: true },
        },
      ];
    });
  });
};

const isStatedPercent = (quantity: Quantity): boolean =>
  quantity.kind === "percent" && quantity.change === null && !quantity.isTarget && quantity.number.hedge === null;

const restsAlike = (parts: readonly Quantity[], dimension: Dimension): boolean => {
  const rest = ({ labels }: Quantity): string =>
    Object.entries(labels)
      .filter(([name]) => name !== dimension && name !== "status" && name !== "flow")
      .map((entry) => entry.join("="))
      .sort()
      .join(" ");
  return new Set(parts.map(rest)).size === 1;
};

export const partWholeRule: Rule = (view) => [
  ...percentsOverAll(view),
  ...view.partitions.flatMap((partition) => checkPartition(view, partition) ?? []),
  ...partOverWhole(view),
];
