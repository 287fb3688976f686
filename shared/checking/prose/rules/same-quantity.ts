// SAME_QTY_TWO_VALUES: one quantity that the text gives twice, with two values.
import { compare, type Rational, toNumber } from "../../../domain/rational.ts";
import type { TextFinding } from "../../../findings/finding.ts";
import { rationalText } from "../../../text/format.ts";
import { REASONS } from "../../../text/reasons.ts";
import { levelFamilies } from "../levels.ts";
import { titleOf } from "../names.ts";
import type { Quantity } from "../quantities.ts";
import { isLevelCount, sameUnit } from "../relations.ts";
import { looksLike } from "../slip.ts";
import { type Rule, type View, written } from "../view.ts";

const exactOf = (quantity: Quantity): Rational => quantity.number.readings[0].exact;

const isOfWhole = ({ labels }: Quantity): boolean => labels.level === undefined || labels.level === "all";

/** "dịch vụ công mức độ 3, 4: 259 thủ tục" and, of the same services, "268/359". */
const servicesTwice: Rule = (view) => {
  const families = levelFamilies(view);
  return view.relations.ratios.flatMap((ratio): readonly TextFinding[] => {
    if (ratio.by.labels.activity !== "active" || !isOfWhole(ratio.by)) return [];
    const stated = view.article.quantities.findLast(
      (one) =>
        isLevelCount(one) &&
        one.order < ratio.by.order &&
        (one.unit === "procedure" || one.unit === "service") &&
        sameService(view, one) &&
        isOfWhole(one) &&
        one.labels.activity === undefined &&
        one.labels.kind === undefined &&
        one.labels.portal === undefined &&
        one.number.hedge === null,
    );
    if (!stated || compare(stated.number.readings[0].exact, ratio.denominator.readings[0].exact) === 0) return [];
    const family = families.find((one) => one.whole === ratio);
    const denominator = ratio.denominator.readings[0].exact;
    const isSupported = family !== undefined && compare(family.denominators, denominator) === 0;
    const isImpossible = compare(ratio.numerator.readings[0].exact, stated.number.readings[0].exact) > 0;
    if (!isSupported && !isImpossible && !looksLike(exactOf(stated), denominator)) return [];
    const [first, second] = [written(view, stated.number), written(view, ratio.denominator)];
    return [
      {
        severity: "E",
        code: "SAME_QTY_TWO_VALUES",
        at: stated.at,
        stated: toNumber(stated.number.readings[0].exact),
        recomputed: toNumber(denominator),
        params: { what: "Số dịch vụ công trực tuyến", first, second, supported: isSupported ? second : null },
        ...(isSupported && family
          ? {
              proposal: {
                text: rationalText(denominator),
                reason: REASONS.partsOnly({
                  parts: family.parts.map((part) => written(view, part.denominator)).join(" + "),
                }),
              },
            }
          : {}),
      },
    ];
  });
};

/** A number of online services, not of all procedures: "dịch vụ công mức độ 3, 4" or "trực tuyến" stands right before it. */
const sameService = ({ article }: View, quantity: Quantity): boolean => {
  const before = article.source.lower.slice(Math.max(0, quantity.at[0] - 60), quantity.at[0]);
  const own = before.slice(Math.max(before.lastIndexOf(","), before.lastIndexOf(";"), before.lastIndexOf(".")) + 1);
  return /(?:mức(?: độ)? 3|trực tuyến|dvctt|3,\s?4)/u.test(before.slice(-40)) && /(?::|là|có|cung cấp)\s*$/u.test(own);
};

const sameLabels = (a: Quantity, b: Quantity): boolean => {
  const keys = new Set([...Object.keys(a.labels), ...Object.keys(b.labels)]) as Set<keyof Quantity["labels"]>;
  return [...keys].every((key) => (a.labels[key] ?? "all") === (b.labels[key] ?? "all"));
};

const HEADLINE_MAX = 200;

/** A number of the headline that differs from the same one below by one slip. A headline ends without a full stop. */
const headline: Rule = (view) => {
  const { sentences, source } = view.article;
  const counts = view.article.quantities.filter(
    (one) => isLevelCount(one) && one.number.hedge === null && !one.number.isRough,
  );
  const [first] = counts;
  const head = first && sentences[first.sentence];
  if (!first || !head || first.sentence > 1 || head.at[1] - head.at[0] > HEADLINE_MAX) return [];
  if (/[.;:]\s*$/u.test(source.text.slice(...head.at))) return [];
  return counts
    .filter((one) => one.sentence === first.sentence && Object.keys(one.labels).length > 0)
    .flatMap((above): readonly TextFinding[] => {
      const below = counts.find(
        (one) => one.paragraph > above.paragraph && sameUnit(one.unit, above.unit) && sameLabels(one, above),
      );
      if (!below || !looksLike(exactOf(above), exactOf(below))) return [];
      const [one, other] = [written(view, above.number), written(view, below.number)];
      return [
        {
          severity: "E",
          code: "SAME_QTY_TWO_VALUES",
          at: above.at,
          stated: toNumber(above.number.readings[0].exact),
          recomputed: toNumber(below.number.readings[0].exact),
          params: { what: titleOf(above), first: one, second: other, supported: null },
        },
      ];
    });
};

export const sameQuantityRule: Rule = (view) => [...servicesTwice(view), ...headline(view)];
