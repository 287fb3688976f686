// DATE_INVALID, PERIOD_LABEL, PERIOD_OPEN, REGIME_SPAN: dates that cannot be, labels that do not fit their days, open periods.

import { daysInclusive, type LocalDate, toEpochDay } from "../../../domain/local-date.ts";
import { type Calendar, monthNumber, type Period, spanPeriod } from "../../../domain/period.ts";
import { type LabelToken, labelPeriod } from "../../../domain/period-tokens.ts";
import { TURNING_DAYS } from "../../../domain/turning-days.ts";
import type { TextFinding } from "../../../findings/finding.ts";
import { officialDate, periodName } from "../../../text/period.ts";
import { REASONS } from "../../../text/reasons.ts";
import { invalidDatesIn, type SentencePeriod, sentencePeriods, titleLabels } from "../period.ts";
import { quoted, type Rule, type View } from "../view.ts";

export const invalidDateRule: Rule = ({ article }) =>
  invalidDatesIn(article).map(({ token, meant }): TextFinding => {
    const said = article.source.text.slice(...token.at).trim();
    return {
      severity: "E",
      code: "DATE_INVALID",
      at: token.at,
      stated: said,
      recomputed: meant ? officialDate(meant) : null,
      params: { written: said },
      ...(meant ? { proposal: { text: officialDate(meant), reason: REASONS.yearDigit() } } : {}),
    };
  });

const CALENDARS: readonly Calendar[] = ["civil", "nd09"];

const periodsOfLabel = (label: LabelToken): readonly Period[] =>
  CALENDARS.flatMap((calendar) => labelPeriod(label, calendar) ?? []);

const overlapDays = (a: { first: LocalDate; last: LocalDate }, b: { first: LocalDate; last: LocalDate }): number => {
  const first = a.first > b.first ? a.first : b.first;
  const last = a.last < b.last ? a.last : b.last;
  return first > last ? 0 : daysInclusive(first, last);
};

const distance = (a: Period, b: Period): number =>
  Math.abs(toEpochDay(a.first) - toEpochDay(b.first)) + Math.abs(toEpochDay(a.last) - toEpochDay(b.last));

/** The one whose days differ least from the span. */
export const nearestOf = (periods: readonly Period[], span: Period): Period | null =>
  [...periods].sort((a, b) => distance(a, span) - distance(b, span))[0] ?? null;

/** "15/12/2021 - 12/9/2022" */
export const spanText = (span: Period): string => `${officialDate(span.first)} - ${officialDate(span.last)}`;

const labelFinding = (view: View, said: SentencePeriod, label: string | null, nearest: Period | null): TextFinding => {
  const span = said.reading.period;
  const name = nearest ? periodName(nearest) : null;
  return {
    severity: "W",
    code: "PERIOD_LABEL",
    at: said.at,
    stated: label ?? quoted(view, said.at),
    recomputed: name,
    params: { label, written: spanText(span), nearest: name },
  };
};

/** A report may be taken a few days before its period ends; then its days are named wrongly, not its figures. */
const EDGE_DAYS = 3;
/** Months of a year that a report may run from its beginning. */
const LENGTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** Canonical periods that begin on the same day and end a few days later or earlier. */
export const almostOf = (span: Period): Period | null => {
  const [year, month] = [Number(span.first.slice(0, 4)), Number(span.first.slice(5, 7))];
  const found = CALENDARS.flatMap((calendar) => {
    const from = monthNumber(year, month) + (calendar === "nd09" ? 1 : 0);
    return LENGTHS.flatMap((length) => spanPeriod(calendar, { from, to: from + length - 1 }) ?? []);
  });
  return (
    found.find(
      (one) =>
        one.kind !== "range" &&
        one.first === span.first &&
        one.last !== span.last &&
        Math.abs(toEpochDay(one.last) - toEpochDay(span.last)) <= EDGE_DAYS,
    ) ?? null
  );
};

export const periodLabelRule: Rule = (view) => {
  const labels = titleLabels(view.article);
  const findings: TextFinding[] = [];
  const seen = new Set<string>();
  for (const said of sentencePeriods(view.article)) {
    const span = said.reading.period;
    // Whoever names these very days as the period of the figures has made no slip.
    const isGiven = view.period?.at === null && view.period.first === span.first && view.period.last === span.last;
    if (!said.isSpan || span.kind !== "range" || seen.has(span.key)) continue;
    seen.add(span.key);
    if (said.reading.mismatch?.code === "PERIOD_LABEL_MISMATCH") {
      findings.push(labelFinding(view, said, said.reading.mismatch.params.label, almostOf(span)));
      continue;
    }
    // The title's label is meant for the span that covers most of it; a week inside a quarter is something else.
    const label = labels.find((one) =>
      periodsOfLabel(one).some(
        (period) =>
          2 * overlapDays(period, span) > daysInclusive(period.first, period.last) &&
          overlapDays(period, span) > 0.8 * daysInclusive(span.first, span.last),
      ),
    );
    if (label) findings.push(labelFinding(view, said, quoted(view, label.at), nearestOf(periodsOfLabel(label), span)));
    else {
      const almost = isGiven ? null : almostOf(span);
      if (almost) findings.push(labelFinding(view, said, null, almost));
    }
  }
  return findings;
};

export const periodOpenRule: Rule = ({ period, asOf }) =>
  period && asOf && period.at && asOf < period.last
    ? [
        {
          severity: "I",
          code: "PERIOD_OPEN",
          at: period.at,
          stated: officialDate(period.last),
          recomputed: officialDate(asOf),
          params: { period: periodName(period.period), last: period.last },
        },
      ]
    : [];

export const regimeSpanRule: Rule = ({ article, period }) => {
  const speaksOfKinds = article.schemes.length > 0 || article.quantities.some((one) => one.labels.kind !== undefined);
  if (!period?.at || !speaksOfKinds) return [];
  const { first, last } = period;
  if (first >= TURNING_DAYS.serviceKinds.day || last < TURNING_DAYS.serviceKinds.day) return [];
  return [
    {
      severity: "I",
      code: "REGIME_SPAN",
      at: period.at,
      stated: spanText(period.period),
      recomputed: officialDate(TURNING_DAYS.serviceKinds.day),
      params: { first, last },
    },
  ];
};
