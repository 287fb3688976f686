// NUMERATOR_SCHEME: a rate of dossiers on time that is in truth the rate of dossiers settled.
import { compare } from "../../../domain/rational.ts";
import type { TextFinding } from "../../../findings/finding.ts";
import { judge } from "../judgement.ts";
import { nameOf } from "../names.ts";
import { around, type Quantity } from "../quantities.ts";
import { isLevelCount } from "../relations.ts";
import { type Rule, written } from "../view.ts";

const isOnTime = ({ labels }: Quantity): boolean => labels.timing === "onTime" || labels.timing === "earlyOrOnTime";

const isReceived = ({ labels }: Quantity): boolean =>
  (labels.flow === "received" || labels.flow === "total") &&
  labels.status === undefined &&
  labels.timing === undefined &&
  labels.channel === undefined;

/**
 * "tiếp nhận 172.977 hồ sơ, giải quyết 172.024 hồ sơ, tỷ lệ đúng hạn đạt 99,44%": two decimals that come out by other numbers
 * are no chance, where the text gives none of its own for what it names.
 */
export const mislabelRule: Rule = (view) => {
  const { quantities } = view.article;
  return quantities.flatMap((rate): readonly TextFinding[] => {
    if (rate.kind !== "percent" || !rate.hasSubject || !isOnTime(rate) || rate.number.readings[0].decimals < 2)
      return [];
    if (rate.change !== null || rate.isTarget || rate.number.hedge !== null) return [];
    const block = around(view.article, rate, 20, 5).filter(
      (quantity) =>
        isLevelCount(quantity) &&
        view.relations.blocks[quantity.order] === view.relations.blocks[rate.order] &&
        Math.abs(quantity.sentence - rate.sentence) <= 1,
    );
    const received = block.findLast((quantity) => isReceived(quantity) && quantity.order < rate.order);
    const settled = block.findLast(
      (quantity) =>
        quantity.labels.status === "resolved" && quantity.labels.timing === undefined && quantity.order < rate.order,
    );
    if (!received || !settled || block.some(isOnTime)) return [];
    if (compare(received.number.readings[0].exact, settled.number.readings[0].exact) === 0) return [];
    const judgement = judge(settled.number, received.number, rate.number);
    if (judgement === null || judgement.kind === "differs") return [];
    const counted = `${nameOf(settled)}/${nameOf(received)} (${written(view, settled.number)}/${written(view, received.number)})`;
    return [
      {
        severity: "W",
        code: "NUMERATOR_SCHEME",
        at: rate.number.at,
        stated: written(view, rate.number),
        recomputed: null,
        params: { said: nameOf(rate), counted },
      },
    ];
  });
};
