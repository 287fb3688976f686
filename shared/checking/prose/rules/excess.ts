// PART_WHOLE: what was settled and what is still open together exceed what was received.
import { add, compare, type Rational, toNumber, ZERO } from "../../../domain/rational.ts";
import type { TextFinding } from "../../../findings/finding.ts";
import { nameOf } from "../names.ts";
import { around, type Quantity } from "../quantities.ts";
import { isLevelCount, sameUnit } from "../relations.ts";
import { isPending } from "../splits.ts";
import { type Rule, type View, written } from "../view.ts";

const exactOf = (quantity: Quantity): Rational => quantity.number.readings[0].exact;

const isRough = ({ number }: Quantity): boolean =>
  number.isRough || number.hedge !== null || number.readings.length > 1;

/** Settled dossiers of a block: its total where written, else its finest complete names. */
const settledIn = (counts: readonly Quantity[], all: readonly Quantity[]): readonly Quantity[] => {
  const total = counts.find((count) => count.labels.status === "resolved" && count.labels.timing === undefined);
  if (total) return [total];
  const timed = counts.filter(
    (count) => count.labels.timing !== undefined && count.labels.timing !== "inTime" && !isPending(count, all),
  );
  const joint = timed.filter((quantity) => quantity.labels.timing === "earlyOrOnTime");
  return joint.length > 0 ? [...joint, ...timed.filter((quantity) => quantity.labels.timing === "late")] : timed;
};

const openIn = (counts: readonly Quantity[], all: readonly Quantity[]): readonly Quantity[] => {
  const total = counts.find((count) => count.labels.status === "pending" && count.labels.timing === undefined);
  return total ? [total] : counts.filter((count) => isPending(count, all) && count.labels.timing !== undefined);
};

const sumOf = (counts: readonly Quantity[]): Rational =>
  counts.reduce((total, count) => add(total, exactOf(count)), ZERO);

/** More counts about one thing are a list of units, not one unit's columns. */
const COUNTS_MAX = 30;

const checkGroup = (view: View, counts: readonly Quantity[]): readonly TextFinding[] => {
  const all = view.article.quantities;
  const wholes = counts.filter(
    (count) =>
      (count.labels.flow === "received" || count.labels.flow === "total") &&
      count.labels.status === undefined &&
      count.labels.timing === undefined &&
      count.labels.channel === undefined,
  );
  const [whole] = wholes;
  const settled = settledIn(counts, all);
  const open = openIn(counts, all);
  if (counts.length > COUNTS_MAX) return [];
  // A block that is split into columns is checked there; carried dossiers may be settled without being received.
  const hasColumns =
    settled.some((quantity) => quantity.labels.timing === undefined) &&
    open.some((quantity) => quantity.labels.timing === undefined);
  const isCarried = counts.some((count) => count.labels.flow === "carried" || count.labels.flow === "new");
  if (!whole || wholes.length > 1 || settled.length === 0 || open.length === 0 || hasColumns || isCarried) return [];
  if (
    [whole, ...settled, ...open].some(isRough) ||
    ![...settled, ...open].every((quantity) => sameUnit(quantity.unit, whole.unit))
  )
    return [];
  const parts = [...settled, ...open];
  const total = sumOf(parts);
  if (compare(sumOf(settled), exactOf(whole)) > 0 || compare(total, exactOf(whole)) <= 0) return [];
  // They may be another whole that the text names: those due in the period, those in hand.
  if (
    around(view.article, whole, 30, 30).some(
      (quantity) => isLevelCount(quantity) && compare(exactOf(quantity), total) === 0,
    )
  )
    return [];
  const [stated, sum] = [toNumber(exactOf(whole)), toNumber(total)];
  return [
    {
      severity: "W",
      code: "PART_WHOLE",
      at: whole.number.at,
      stated,
      recomputed: sum,
      params: {
        whole: nameOf(whole),
        parts: parts.map((part) => written(view, part.number)).join(" + "),
        stated,
        sum,
        excess: true,
      },
    },
  ];
};

export const excessRule: Rule = (view) => {
  const groups = new Map<string, Quantity[]>();
  for (const quantity of view.article.quantities) {
    if (!isLevelCount(quantity)) continue;
    const key = `${view.relations.blocks[quantity.order]} ${quantity.labels.level ?? "all"}`;
    const group = groups.get(key);
    if (group) group.push(quantity);
    else groups.set(key, [quantity]);
  }
  return [...groups.values()].flatMap((counts) => checkGroup(view, counts));
};
