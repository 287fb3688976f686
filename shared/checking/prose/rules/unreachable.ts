// PCT_UNREACHABLE: a percentage that no whole number of so few dossiers can give.
import { compare, isWhole, rational } from "../../../domain/rational.ts";
import type { TextFinding } from "../../../findings/finding.ts";
import { percentText } from "../../../text/format.ts";
import { HUNDRED } from "../interval.ts";
import { around, type Quantity } from "../quantities.ts";
import { BASE_MAX, isReachable, nearestShares, printedPercent } from "../reach.ts";
import { isCounting } from "../relations.ts";
import { type Rule, written } from "../view.ts";

/** A share of all dossiers received. Anything else has another base, which the text need not name. */
const isShareOfAll = ({ labels }: Quantity): boolean =>
  (labels.channel === "online" || labels.channel === "direct" || labels.paper !== undefined) &&
  labels.status === undefined &&
  labels.timing === undefined &&
  labels.payment === undefined &&
  labels.kind === undefined &&
  labels.activity === undefined;

/** "nộp trực tuyến 98,52": a share without its percent sign, because nobody counts half a dossier. */
const isBareShare = ({ kind, number, unit, change }: Quantity): boolean =>
  kind === "count" &&
  unit === null &&
  change === null &&
  !number.isRough &&
  number.readings.length === 1 &&
  !isWhole(number.readings[0].exact) &&
  compare(number.readings[0].exact, HUNDRED) <= 0;

const isTotal = (quantity: Quantity): boolean =>
  quantity.kind === "count" &&
  quantity.unit === "dossier" &&
  quantity.number.hedge === null &&
  (quantity.labels.flow === "total" || quantity.labels.flow === "received") &&
  quantity.labels.status === undefined &&
  quantity.labels.timing === undefined &&
  quantity.labels.channel === undefined;

export const unreachableRule: Rule = (view) => {
  const { quantities } = view.article;
  const joined = new Set([...view.relations.shares, ...view.relations.ratios].map((share) => share.percent));
  return quantities.flatMap((share): readonly TextFinding[] => {
    const isSaid = share.kind === "percent" && share.hasSubject && share.change === null && !share.isTarget;
    if (!(isSaid || isBareShare(share)) || joined.has(share) || share.number.hedge !== null || !isShareOfAll(share))
      return [];
    const near = around(view.article, share, 30, 10).filter(
      (quantity) =>
        Math.abs(quantity.paragraph - share.paragraph) <= 1 &&
        view.relations.blocks[quantity.order] === view.relations.blocks[share.order],
    );
    const total = near.findLast(
      (quantity) => isTotal(quantity) && quantity.order < share.order && quantity.labels.level === share.labels.level,
    );
    if (!total) return [];
    const { exact, decimals } = share.number.readings[0];
    const range = printedPercent(exact, decimals);
    const bases = near
      .filter((quantity) => isCounting(quantity) && !isBareShare(quantity))
      .flatMap((quantity) => [quantity.number, ...(quantity.of ? [quantity.of] : [])])
      .map((amount) => amount.readings[0].exact)
      .filter((base) => isWhole(base) && base.numerator > 0n);
    if (bases.some((base) => base.numerator > BASE_MAX || isReachable(range, base.numerator))) return [];
    const base = total.number.readings[0].exact.numerator;
    const [below, above] = nearestShares(exact, base);
    const stated = percentText(rational(exact.numerator, exact.denominator * 100n), decimals);
    const [under, over] = [percentText(below, decimals), percentText(above, decimals)];
    return [
      {
        severity: "W",
        code: "PCT_UNREACHABLE",
        at: share.number.at,
        stated: written(view, share.number),
        recomputed: null,
        params: { stated, denominator: written(view, total.number), below: under, above: over },
      },
    ];
  });
};
