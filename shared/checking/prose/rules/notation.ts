// NUMBER_FORMAT: thousands or decimals written in two ways in one text.
import type { TextFinding } from "../../../findings/finding.ts";
import type { Amount } from "../amounts.ts";
import { isCounting } from "../relations.ts";
import { type Rule, type View, written } from "../view.ts";

const mixed = (view: View, first: Amount, second: Amount): TextFinding => ({
  severity: "I",
  code: "NUMBER_FORMAT",
  at: second.at,
  stated: written(view, second),
  recomputed: null,
  params: { first: written(view, first), second: written(view, second) },
});

/** A bare number of four digits that looks like a year says nothing about notation. */
const isYear = (amount: Amount, text: string): boolean => amount.unit === null && /^(?:19|20|21)\d\d$/u.test(text);

const pairOf = (view: View, amounts: readonly Amount[], a: RegExp, b: RegExp): readonly TextFinding[] => {
  const one = amounts.find((amount) => a.test(written(view, amount)));
  const other = amounts.find((amount) => b.test(written(view, amount)) && !isYear(amount, written(view, amount)));
  if (!one || !other) return [];
  return [one.at[0] < other.at[0] ? mixed(view, one, other) : mixed(view, other, one)];
};

export const notationRule: Rule = (view) => {
  const { quantities } = view.article;
  const counts = quantities
    .filter(isCounting)
    .flatMap((quantity) => [quantity.number, ...(quantity.of ? [quantity.of] : [])]);
  const others = quantities
    .filter((quantity) => quantity.kind !== "count" || quantity.unit === "points")
    .map((quantity) => quantity.number);
  return [
    ...pairOf(view, counts, /^\d{1,3}(?:\.\d{3})+$/u, /^\d{4,}$/u),
    ...pairOf(view, others, /^-?\d+,\d{1,2}\s?%?$/u, /^-?\d+\.\d{1,2}\s?%?$/u),
  ];
};
