// TERM_OBSOLETE, REGIME_SPAN, PERIOD_LABEL, PERIOD_OPEN, LEVEL_NOT_IN_FORCE: what the period of the figures says of them.

import type { FigureCode } from "../../domain/figure.ts";
import type { Period } from "../../domain/period.ts";
import { readPeriod } from "../../domain/period-text.ts";
import { TURNING_DAYS } from "../../domain/turning-days.ts";
import type { Finding } from "../../findings/finding.ts";
import type { Severity } from "../../findings/severity.ts";
import { officialDate, periodName } from "../../text/period.ts";
import { almostOf, nearestOf, spanText } from "../prose/rules/dates.ts";
import { countIn, type FigureRule } from "./view.ts";

const termRule: FigureRule = ({ context: { period, scheme } }) => {
  if (!period || scheme !== "LEVEL4" || period.last < TURNING_DAYS.serviceKinds.day) return [];
  const severity: Severity = period.first < TURNING_DAYS.serviceKinds.day ? "I" : "W";
  const params = { first: period.first, last: period.last };
  return [{ severity, code: "TERM_OBSOLETE", at: "scheme", stated: scheme, recomputed: null, params }];
};

const KINDS: readonly FigureCode[] = [
  "DVC_MOT_PHAN",
  "DVC_TOAN_TRINH",
  "DVC_PHAT_SINH_MOT_PHAN",
  "DVC_PHAT_SINH_TOAN_TRINH",
  "HS_MOT_PHAN",
  "HS_TOAN_TRINH",
];

const regimeSpan: FigureRule = ({ figures, context: { period, scheme } }) => {
  const speaksOfKinds = scheme === "LEVEL4" || KINDS.some((code) => countIn(figures, code) !== null);
  if (
    !period ||
    !speaksOfKinds ||
    period.first >= TURNING_DAYS.serviceKinds.day ||
    period.last < TURNING_DAYS.serviceKinds.day
  )
    return [];
  return [
    {
      severity: "I",
      code: "REGIME_SPAN",
      at: "period",
      stated: spanText(period),
      recomputed: officialDate(TURNING_DAYS.serviceKinds.day),
      params: { first: period.first, last: period.last },
    },
  ];
};

const openPeriod: FigureRule = ({ context: { period, asOf } }) =>
  period && asOf && asOf < period.last
    ? [
        {
          severity: "I",
          code: "PERIOD_OPEN",
          at: "period",
          stated: officialDate(period.last),
          recomputed: officialDate(asOf),
          params: { period: periodName(period), last: period.last },
        },
      ]
    : [];

const labelFinding = (period: Period, label: string | null, nearest: Period | null): Finding => ({
  severity: "W",
  code: "PERIOD_LABEL",
  at: "period",
  stated: label ?? spanText(period),
  recomputed: nearest && periodName(nearest),
  params: { label, written: spanText(period), nearest: nearest && periodName(nearest) },
});

/** A label beside days that it does not fit: the nearest of the periods that it can mean. */
const wrongLabel: FigureRule = ({ context: { period, label } }) => {
  if (!period || !label) return [];
  const meant = readPeriod(label);
  const candidates = meant.ok
    ? [meant.result.period, meant.result.alternative].filter((period) => period !== null)
    : [];
  return [labelFinding(period, label, nearestOf(candidates, period))];
};

/** Days that are almost a period of the rules; such a range is never added up with the others of its kind. */
const almostPeriod: FigureRule = ({ context: { period, label } }) => {
  if (!period || label || period.kind !== "range") return [];
  const almost = almostOf(period);
  return almost ? [labelFinding(period, null, almost)] : [];
};

/** The district level ended the day before. Source: domain rules §6. */
const endedLevel: FigureRule = ({ context: { period, level, children } }) => {
  if (!period || period.first < TURNING_DAYS.twoTiers.day) return [];
  const places = [
    ...(level === "huyen" ? ["level"] : []),
    ...(children ?? []).filter((child) => child.level === "huyen").map((child) => child.name),
  ];
  return places.map((at) => ({
    severity: "E",
    code: "LEVEL_NOT_IN_FORCE",
    at,
    stated: "cấp huyện",
    recomputed: officialDate(TURNING_DAYS.twoTiers.day),
    params: { level: "Cấp huyện", first: period.first },
  }));
};

export const periodRule: FigureRule = (view) => [
  ...endedLevel(view),
  ...wrongLabel(view),
  ...termRule(view),
  ...(view.context.notes ? [...almostPeriod(view), ...regimeSpan(view), ...openPeriod(view)] : []),
];
