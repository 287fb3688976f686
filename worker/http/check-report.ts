// Turns the body of POST /v1/check/figures into what the checks of figures take.
import {
  changeFromNumber,
  changeFromText,
  fractionOf,
  percentFromPoints,
  percentFromText,
  type StatedChange,
  type StatedPercent,
} from "../../shared/checking/figures/stated.ts";
import type { CheckedContext, PeriodFigures, StatedPercents } from "../../shared/checking/figures/view.ts";
import type { CheckFiguresRequest } from "../../shared/contract/check-figures.ts";
import type { FigureCode, Figures } from "../../shared/domain/figure.ts";
import { findForm } from "../../shared/domain/form.ts";
import type { FormCode } from "../../shared/domain/form-code.ts";
import type { LocalDate } from "../../shared/domain/local-date.ts";
import { type PeriodReading, readPeriod } from "../../shared/domain/period-text.ts";
import { done, type Outcome } from "../../shared/domain/problem.ts";
import type { RateCode } from "../../shared/rules/rates.ts";
import { wrongLabelOf } from "../snapshots/address.ts";

type Percentages = NonNullable<CheckFiguresRequest["percentages"]>;

const percentOf = (given: NonNullable<Percentages[string]>): StatedPercent | null => {
  if (typeof given === "string") return percentFromText(given);
  return typeof given === "number" ? percentFromPoints(given) : percentFromPoints(given.value, given.digits);
};

const percentsOf = (given: Percentages = {}): StatedPercents =>
  new Map(
    Object.entries(given).flatMap(([code, stated]) => {
      const percent = stated === undefined ? null : percentOf(stated);
      return percent ? [[code as RateCode, percent] as const] : [];
    }),
  );

const changesOf = (given: CheckFiguresRequest["changes"] = {}): ReadonlyMap<string, StatedChange> =>
  new Map(
    Object.entries(given).flatMap(([code, stated]) => {
      const change = typeof stated === "number" ? changeFromNumber(stated) : changeFromText(stated ?? "");
      return change ? [[code, change] as const] : [];
    }),
  );

const historyOf = (
  given: CheckFiguresRequest["history"] = [],
  read: (text: string) => Outcome<PeriodReading>,
): Outcome<readonly PeriodFigures[]> => {
  const history: PeriodFigures[] = [];
  for (const { period, figures } of given) {
    const reading = read(period);
    if (!reading.ok) return reading;
    history.push({ period: reading.result.period, figures: figures as Figures });
  }
  return done(history);
};

/** Problems: those of reading a period. A bare label takes the calendar of the form, and that of 15-14 where it fixes none. */
export const reportContext = (
  body: CheckFiguresRequest,
  form: FormCode,
  today: LocalDate,
): Outcome<{ readonly figures: Figures; readonly checked: CheckedContext }> => {
  const read = (text: string) => readPeriod(text, { calendar: findForm(form)?.calendar ?? null });
  const period = body.period === undefined ? null : read(body.period);
  if (period && !period.ok) return period;
  const before = body.previousPeriod === undefined ? null : read(body.previousPeriod);
  if (before && !before.ok) return before;
  const history = historyOf(body.history, read);
  if (!history.ok) return history;
  const previous = body.previous ?? (before ? {} : null);
  const targets = [...percentsOf(body.targets)].map(
    ([code, { reading }]) => [code, fractionOf(reading.exact)] as const,
  );
  const checked: CheckedContext = {
    period: period?.result.period ?? null,
    label: period && wrongLabelOf(period.result),
    scheme: body.scheme ?? null,
    form,
    notes: true,
    asOf: (body.asOf as LocalDate | undefined) ?? today,
    level: body.level ?? null,
    percentages: percentsOf(body.percentages),
    repeated: (body.also ?? []).map(({ figure, value }) => ({ code: figure as FigureCode, amount: value })),
    lines: (body.lines ?? []).map(({ sector, figures }) => ({ sector, figures: figures as Figures })),
    children: (body.children ?? []).map((child) => ({
      name: child.name,
      level: child.level ?? null,
      figures: child.figures as Figures,
      percentages: percentsOf(child.percentages),
    })),
    previous: previous && { period: before?.result.period ?? null, figures: previous as Figures },
    history: history.result,
    otherForms: (body.forms ?? []).map((form) => ({ form: form.form as FormCode, figures: form.figures as Figures })),
    changes: changesOf(body.changes),
    targets: new Map(targets),
  };
  return done({ figures: body.figures as Figures, checked });
};
