// SAME_QTY_TWO_VALUES: one figure given twice in a report, or with another value in another form of the same period.
import { FIGURES } from "../../domain/figure.ts";
import type { Finding } from "../../findings/finding.ts";
import { withDerivedSums } from "../../scoring/rate.ts";
import { numberText } from "../../text/format.ts";
import { REASONS } from "../../text/reasons.ts";
import { isSumOfParts } from "./sums.ts";
import { countIn, type FigureRule, type FigureView, type RepeatedFigure, titleOfFigure } from "./view.ts";

/** The value that the parts add up to, where only one of the two is. */
const supportedOf = (view: FigureView, code: RepeatedFigure["code"], amounts: readonly number[]): number | null => {
  const borneOut = amounts.filter((amount) => isSumOfParts(view, code, amount));
  return borneOut.length === 1 ? (borneOut[0] ?? null) : null;
};

const twice = (view: FigureView, { code, amount, at }: RepeatedFigure): readonly Finding[] => {
  const first = countIn(view.known, code);
  if (first === null || first === amount) return [];
  const supported = supportedOf(view, code, [first, amount]);
  const said = supported === null ? null : numberText(supported);
  return [
    {
      severity: "E",
      code: "SAME_QTY_TWO_VALUES",
      at: at ?? code,
      stated: amount,
      recomputed: supported ?? first,
      params: { what: titleOfFigure(code), first: numberText(first), second: numberText(amount), supported: said },
      ...(said === null ? {} : { proposal: { text: said, reason: REASONS.partsAre({ sum: said }) } }),
    },
  ];
};

/**
 * Which form is right is not known here, and to put both right takes two submissions: so between forms it is a warning. A sum
 * that follows from reported parts is only compared where one of the forms reports it.
 */
const acrossForms: FigureRule = ({ figures, known, context }) =>
  (context.otherForms ?? []).flatMap(({ form, figures: reported }) => {
    const others = withDerivedSums(reported);
    return FIGURES.flatMap(({ code, name }): readonly Finding[] => {
      const [own, other] = [countIn(known, code), countIn(others, code)];
      const isReported = figures[code] !== undefined || reported[code] !== undefined;
      if (own === null || other === null || own === other || !isReported) return [];
      return [
        {
          severity: "W",
          code: "SAME_QTY_TWO_VALUES",
          at: code,
          stated: own,
          recomputed: other,
          params: { what: name, first: numberText(own), second: numberText(other), supported: null, form },
        },
      ];
    });
  });

export const repeatRule: FigureRule = (view) => [
  ...(view.context.repeated ?? []).flatMap((one) => twice(view, one)),
  ...acrossForms(view),
];
