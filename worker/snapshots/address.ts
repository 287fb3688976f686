// What an address says about a snapshot: its unit, period and form.

import { FORMS, findForm } from "../../shared/domain/form.ts";
import { type FormCode, parseFormCode } from "../../shared/domain/form-code.ts";
import type { Period } from "../../shared/domain/period.ts";
import { type PeriodReading, readPeriod } from "../../shared/domain/period-text.ts";
import { done, type Outcome, refuse } from "../../shared/domain/problem.ts";
import type { UnitCode } from "../../shared/domain/unit.ts";
import { periodName } from "../../shared/text/period.ts";
import { readUnitCode } from "../auth/access.ts";

export interface Place {
  readonly unit: UnitCode;
  readonly form: FormCode;
  /** The period, and what the same label means in the other calendar where nothing decided between them. */
  readonly period: Period;
  readonly alternative: Period | null;
  /** A name in the address beside days that it does not fit. */
  readonly label: string | null;
}

/** The name that stands beside days which it does not fit; null where there is none. */
export const wrongLabelOf = ({ mismatch }: PeriodReading): string | null =>
  mismatch?.code === "PERIOD_LABEL_MISMATCH" ? mismatch.params.label : null;

/** Problem: `FORM_UNKNOWN`. */
export const readForm = (text: string): Outcome<FormCode> => {
  const form = findForm(text.toLowerCase())?.code ?? parseFormCode(text);
  return form ? done(form) : refuse("FORM_UNKNOWN", { got: text, known: FORMS.map((form) => form.code).join(", ") });
};

/** The calendar of the form decides about a bare label. Problems: those of the unit code, the form and the period. */
export const readPlace = (unitText: string, periodText: string, formText: string): Outcome<Place> => {
  const unit = readUnitCode(unitText);
  if (!unit.ok) return unit;
  const form = readForm(formText);
  if (!form.ok) return form;
  const reading: Outcome<PeriodReading> = readPeriod(periodText, { calendar: findForm(form.result)?.calendar ?? null });
  if (!reading.ok) return reading;
  const { period, alternative } = reading.result;
  const label = wrongLabelOf(reading.result);
  return done({ unit: unit.result, form: form.result, period, alternative, label });
};

/** Problem: `PERIOD_AMBIGUOUS` with both date ranges. */
export const ambiguous = (label: string, period: Period, alternative: Period) =>
  refuse("PERIOD_AMBIGUOUS", { label, nd09: periodName(period), civil: periodName(alternative) });
