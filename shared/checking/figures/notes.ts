// MISSING_DENOMINATOR, SMALL_DENOMINATOR, TARGET_MISSED, UNIT_AMBIGUOUS: what the figures leave open, and what they fall short of.
import { FIGURES, type FigureCode } from "../../domain/figure.ts";
import { compare, divide, isZero, rational, toNumber } from "../../domain/rational.ts";
import type { Finding } from "../../findings/finding.ts";
import { findRate, RATES } from "../../rules/rates.ts";
import { numberText, percentText, rationalText } from "../../text/format.ts";
import { HUNDRED } from "../prose/interval.ts";
import { sidesOf } from "./sides.ts";
import { countIn, type FigureRule, titleOfFigure } from "./view.ts";

const ONLINE = "HS_TRUC_TUYEN";
const ACTIVE = "DVC_PHAT_SINH";

const isKnown = (known: Parameters<typeof countIn>[0], codes: readonly FigureCode[]): boolean =>
  codes.some((code) => countIn(known, code) !== null);

const missing = (at: string, what: "parts" | "total" | "services", text: string): Finding => ({
  severity: "I",
  code: "MISSING_DENOMINATOR",
  at,
  stated: text,
  recomputed: null,
  params: { what, said: text },
});

/** A rate of the whole whose numerators are given by part, but not its denominators. */
const partsWithoutTotals: FigureRule = ({ known, context }) => {
  const children = context.children ?? [];
  if (children.length === 0) return [];
  const seen = new Set<FigureCode>();
  return RATES.flatMap((rate): readonly Finding[] => {
    const [numerator, ...more] = rate.numerator;
    const [denominator] = rate.denominator;
    if (!numerator || !denominator || more.length > 0 || seen.has(numerator)) return [];
    const counts = children.map(({ figures }) => countIn(figures, numerator));
    const given = counts.filter((count) => count !== null);
    const hasTotals = children.some(({ figures }) =>
      rate.denominator.some((figureCode) => countIn(figures, figureCode) !== null),
    );
    if (given.length < 2 || hasTotals || countIn(known, denominator) === null) return [];
    seen.add(numerator);
    return [missing(numerator, "parts", given.map(numberText).join(" + "))];
  });
};

const withoutTotal: FigureRule = ({ known }) => {
  const online = countIn(known, ONLINE);
  if (online === null || isKnown(known, ["HS_TIEP_NHAN", "HS_TONG", "HS_CO_DVCTT"])) return [];
  return [missing(ONLINE, "total", numberText(online))];
};

const servicesWithoutTotal: FigureRule = ({ figures, known }) => {
  const active = countIn(known, ACTIVE);
  // What follows from services with and without dossiers is no stated total.
  if (active === null || isKnown(figures, ["DVC_CUNG_CAP", "DVC_CO_HO_SO"])) return [];
  if (isKnown(known, ["DVC_CUNG_CAP"]) && !isKnown(figures, ["DVC_KHONG_PHAT_SINH"])) return [];
  return [missing(ACTIVE, "services", numberText(active))];
};

/** Below this one dossier moves the rate by more than three points. */
const SMALL_MAX = 30;

const smallDenominators: FigureRule = (view) =>
  RATES.flatMap((rate): readonly Finding[] => {
    const sides = sidesOf(view, rate);
    const denominator = sides && toNumber(sides.denominator);
    if (!sides || !denominator || denominator >= SMALL_MAX || compare(sides.numerator, sides.denominator) > 0)
      return [];
    const points = rationalText(divide(HUNDRED, sides.denominator), 1);
    return [
      {
        severity: "I",
        code: "SMALL_DENOMINATOR",
        at: rate.code,
        stated: denominator,
        recomputed: null,
        params: { rate: rate.name, denominator, points },
      },
    ];
  });

export const targetRule: FigureRule = (view) =>
  [...(view.context.targets ?? [])].flatMap(([target, least]): readonly Finding[] => {
    const rate = findRate(target);
    const sides = rate ? sidesOf(view, rate) : null;
    if (!rate || !sides || isZero(sides.denominator)) return [];
    const reached = divide(sides.numerator, sides.denominator);
    if (compare(reached, least) >= 0) return [];
    const stated = percentText(reached, 1);
    const aim = `${rationalText(divide(least, rational(1n, 100n)), 2)}%`;
    return [
      {
        severity: "I",
        code: "TARGET_MISSED",
        at: rate.code,
        stated,
        recomputed: aim,
        params: { stated, target: aim, rate: rate.name },
      },
    ];
  });

const WHOLE_PERCENT = 100;

/** Exactly 100 under dossiers of which there are fewer: all of them, in percent. */
const hundredOfFewer: FigureRule = ({ figures, known }) => {
  const whole = countIn(known, "HS_TONG") ?? countIn(known, "HS_TIEP_NHAN");
  if (whole === null || whole >= WHOLE_PERCENT) return [];
  return FIGURES.flatMap((figure): readonly Finding[] => {
    const isPart = figure.counted === "hoSo" && figure.overTime === "add";
    if (!isPart || countIn(figures, figure.code) !== WHOLE_PERCENT) return [];
    const params = { header: titleOfFigure(figure.code), got: String(WHOLE_PERCENT), whole };
    return [
      { severity: "W", code: "UNIT_AMBIGUOUS", at: figure.code, stated: WHOLE_PERCENT, recomputed: whole, params },
    ];
  });
};

export const ambiguityRule: FigureRule = (view) => [
  ...hundredOfFewer(view),
  ...(view.context.unclear ?? []).map(
    ({ header, got, at }): Finding => ({
      severity: "W",
      code: "UNIT_AMBIGUOUS",
      at,
      stated: got,
      recomputed: null,
      params: { header, got, whole: null },
    }),
  ),
];

export const noteRule: FigureRule = (view) =>
  view.context.notes
    ? [...partsWithoutTotals(view), ...withoutTotal(view), ...servicesWithoutTotal(view), ...smallDenominators(view)]
    : [];
