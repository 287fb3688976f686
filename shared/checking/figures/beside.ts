// Picks what a report is compared with from the unit's other reports: the period before, earlier ones of its kind, other forms.
import type { FormCode } from "../../domain/form-code.ts";
import { addDays } from "../../domain/local-date.ts";
import { type Period, type PeriodKey, previousPeriod, readPeriodKey } from "../../domain/period.ts";
import { COUNTED_STATES, type SnapshotRecord } from "../../domain/snapshot.ts";
import type { CheckedContext, PeriodFigures } from "./view.ts";

/** Two years of months, six of quarters: what is usual is not asked of longer ago. */
const EARLIER_MAX = 24;

/** The periods of the same kind before this one, the nearest first; none for a range, which has no like. */
export const earlierPeriods = (period: Period): readonly PeriodKey[] =>
  period.kind === "range"
    ? []
    : Array.from({ length: EARLIER_MAX }, (_, index) => previousPeriod(period, index + 1)?.key).filter(
        (key) => key !== undefined,
      );

type Compared = Pick<SnapshotRecord, "period" | "form" | "state" | "scopeBasis" | "countBasis" | "figures">;

/** Reports that count the same things: own or with subordinates, where received or where settled. */
export const comparedReports = (
  report: { readonly period: Period; readonly form: FormCode } & Pick<SnapshotRecord, "scopeBasis" | "countBasis">,
  records: readonly Compared[],
): Pick<CheckedContext, "previous" | "history" | "otherForms"> => {
  const { period, form } = report;
  const alike = records.filter(
    (record) =>
      COUNTED_STATES.includes(record.state) &&
      record.scopeBasis === report.scopeBasis &&
      record.countBasis === report.countBasis,
  );
  const own = alike.flatMap((compared): readonly (PeriodFigures & { readonly period: Period })[] => {
    const found = compared.form === form ? readPeriodKey(compared.period) : null;
    return found && found.key !== period.key ? [{ period: found, figures: compared.figures }] : [];
  });
  const ended = own.filter((periodFigures) => addDays(periodFigures.period.last, 1) === period.first);
  return {
    previous: ended.find((periodFigures) => periodFigures.period.kind === period.kind) ?? ended[0] ?? null,
    history: own,
    otherForms: alike
      .filter((compared) => compared.period === period.key && compared.form !== form)
      .map((compared) => ({ form: compared.form, figures: compared.figures })),
  };
};
