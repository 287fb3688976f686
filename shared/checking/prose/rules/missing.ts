// MISSING_DENOMINATOR, TARGET_MISSED: what cannot be computed from the text, and what stays below its own aim.
import { compare, divide, multiply } from "../../../domain/rational.ts";
import type { TextFinding } from "../../../findings/finding.ts";
import { percentText } from "../../../text/format.ts";
import { HUNDRED } from "../interval.ts";
import type { Partition } from "../partitions.ts";
import { around, type Quantity } from "../quantities.ts";
import { isCounting, isLevelCount } from "../relations.ts";
import { type Rule, type View, written } from "../view.ts";
import type { Dimension } from "../vocabulary.ts";

const SPLIT_BY: ReadonlySet<Dimension> = new Set<Dimension>(["level", "kind"]);

/** A ratio's numerator is split, its denominator is not, and no other count of the text gives the parts' totals. */
const partsWithoutTotals = (view: View, partition: Partition): readonly TextFinding[] => {
  const { split, parts, whole } = partition;
  const [first] = parts;
  if (
    !split ||
    !SPLIT_BY.has(split.dimension) ||
    !whole ||
    whole.quantity.of === null ||
    !first ||
    whole.amount === whole.quantity.of
  )
    return [];
  if (parts.some((part) => part.kind === "ratio")) return [];
  const hasTotals = parts.every((part) =>
    around(view.article, part, 60, 60).some(
      (quantity) =>
        isCounting(quantity) &&
        !parts.includes(quantity) &&
        quantity.labels[split.dimension] === part.labels[split.dimension] &&
        compare(quantity.number.readings[0].exact, part.number.readings[0].exact) >= 0,
    ),
  );
  if (hasTotals) return [];
  const text = parts.map((part) => written(view, part.number)).join(" + ");
  const last = parts.at(-1) ?? first;
  return [
    {
      severity: "I",
      code: "MISSING_DENOMINATOR",
      at: [first.at[0], last.at[1]],
      stated: text,
      recomputed: null,
      params: { what: "parts", said: text },
    },
  ];
};

const isOfAllChannels = (quantity: Quantity): boolean =>
  (quantity.kind === "ratio" && (quantity.unit === "dossier" || quantity.unit === null)) ||
  (isLevelCount(quantity) &&
    quantity.unit === "dossier" &&
    (quantity.labels.flow !== undefined || quantity.labels.status !== undefined) &&
    quantity.labels.channel !== "online" &&
    quantity.labels.kind === undefined);

/** Online dossiers by kind, and no dossiers of other channels anywhere. */
const onlineWithoutTotal: Rule = (view) => {
  const { quantities } = view.article;
  const partition = view.partitions.find(
    (partition) =>
      partition.split?.dimension === "kind" &&
      partition.whole?.quantity.unit === "dossier" &&
      partition.whole.quantity.kind === "count",
  );
  const whole = partition?.whole;
  if (!whole || quantities.some((quantity) => quantity !== whole.quantity && isOfAllChannels(quantity))) return [];
  const text = written(view, whole.amount);
  return [
    {
      severity: "I",
      code: "MISSING_DENOMINATOR",
      at: whole.quantity.at,
      stated: text,
      recomputed: null,
      params: { what: "total", said: text },
    },
  ];
};

const isService = ({ unit }: Quantity): boolean => unit === "service" || unit === "procedure";

/** Services with dossiers, and nowhere how many services there are. */
const servicesWithoutTotal: Rule = (view) => {
  const { quantities } = view.article;
  const active = quantities.find(
    (quantity) => isLevelCount(quantity) && isService(quantity) && quantity.labels.activity === "active",
  );
  const hasTotal = quantities.some(
    (quantity) =>
      (quantity.kind === "ratio" && isService(quantity)) ||
      (isLevelCount(quantity) &&
        isService(quantity) &&
        quantity.labels.activity === undefined &&
        quantity.labels.kind === undefined),
  );
  if (!active || hasTotal) return [];
  const text = written(view, active.number);
  return [
    {
      severity: "I",
      code: "MISSING_DENOMINATOR",
      at: active.at,
      stated: text,
      recomputed: null,
      params: { what: "services", said: text },
    },
  ];
};

export const missingRule: Rule = (view) => [
  ...view.partitions.flatMap((partition) => partsWithoutTotals(view, partition)),
  ...onlineWithoutTotal(view),
  ...servicesWithoutTotal(view),
];

/** Aim and ratio speak of the same thing: same level, and every property that the aim names. */
const isAbout = (aim: Quantity, ratio: Quantity): boolean =>
  (aim.labels.level ?? "all") === (ratio.labels.level ?? "all") &&
  Object.keys(aim.labels).some((dimension) => dimension !== "level") &&
  (Object.entries(aim.labels) as [Dimension, string][]).every(
    ([dimension, value]) => dimension === "level" || dimension === "status" || ratio.labels[dimension] === value,
  );

export const targetRule: Rule = (view) =>
  view.article.quantities
    .filter((aim) => aim.kind === "percent" && aim.isTarget && aim.change === null)
    .flatMap((aim): readonly TextFinding[] => {
      const ratio = view.relations.ratios.find(
        ({ by, percent }) => by.kind === "ratio" && percent !== null && isAbout(aim, by),
      );
      if (!ratio?.percent) return [];
      const exact = multiply(divide(ratio.numerator.readings[0].exact, ratio.denominator.readings[0].exact), HUNDRED);
      if (ratio.denominator.readings[0].exact.numerator === 0n || compare(exact, aim.number.readings[0].exact) >= 0)
        return [];
      const stated = percentText(divide(exact, HUNDRED), ratio.percent.number.readings[0].decimals);
      const target = written(view, aim.number);
      return [
        {
          severity: "I",
          code: "TARGET_MISSED",
          at: ratio.percent.number.at,
          stated,
          recomputed: target,
          params: { stated, target },
        },
      ];
    });
