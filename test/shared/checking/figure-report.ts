// Writes reports of figures for tests as short as they are told: counts, stated percentages and changes as texts, periods as people write them.
import { checkFigures } from "../../../shared/checking/figures/check-figures.ts";
import {
  changeFromText,
  fractionOf,
  percentFromText,
  type StatedChange,
} from "../../../shared/checking/figures/stated.ts";
import type { CheckedContext, StatedPercents } from "../../../shared/checking/figures/view.ts";
import type { Figures } from "../../../shared/domain/figure.ts";
import { FORM_DEFAULT } from "../../../shared/domain/form.ts";
import type { Period } from "../../../shared/domain/period.ts";
import { readPeriod } from "../../../shared/domain/period-text.ts";
import type { Rational } from "../../../shared/domain/rational.ts";
import type { Finding } from "../../../shared/findings/finding.ts";
import type { RateCode } from "../../../shared/rules/rates.ts";

type Counts = Readonly<Record<string, number>>;
type Texts = Readonly<Record<string, string>>;

export interface Report extends Partial<Pick<CheckedContext, "scheme" | "asOf" | "level" | "unclear" | "label">> {
  readonly figures: Counts;
  /** Default: Tháng 6/2023, 15-14. */
  readonly period?: string;
  readonly percentages?: Texts;
  readonly also?: Counts;
  readonly lines?: Readonly<Record<string, Counts>>;
  readonly children?: Readonly<Record<string, Counts>>;
  readonly childPercentages?: Readonly<Record<string, Texts>>;
  readonly childLevels?: Readonly<Record<string, "huyen" | "xa">>;
  readonly previous?: Counts;
  readonly previousPeriod?: string;
  readonly history?: Readonly<Record<string, Counts>>;
  readonly forms?: Readonly<Record<string, Counts>>;
  readonly changes?: Texts;
  readonly targets?: Texts;
  /** Default: true. */
  readonly notes?: boolean;
}

const must = <Read>(read: Read | null, what: string): Read => {
  if (read === null) throw new Error(`cannot be read: ${what}`);
  return read;
};

const periodFrom = (text: string): Period => {
  const reading = readPeriod(text);
  return must(reading.ok ? reading.result.period : null, text);
};

const percents = (texts: Texts = {}): StatedPercents =>
  new Map(Object.entries(texts).map(([code, text]) => [code as RateCode, must(percentFromText(text), text)]));

const changes = (texts: Texts = {}): ReadonlyMap<string, StatedChange> =>
  new Map(Object.entries(texts).map(([code, text]) => [code, must(changeFromText(text), text)]));

const targets = (texts: Texts = {}): ReadonlyMap<RateCode, Rational> =>
  new Map([...percents(texts)].map(([code, percent]) => [code, fractionOf(percent.reading.exact)]));

export const checkReport = (report: Report): readonly Finding[] => {
  const { figures, children = {}, lines = {}, forms = {}, history = {}, also = {}, previous } = report;
  return checkFigures(figures as Figures, {
    period: periodFrom(report.period ?? "nd09:2023-06"),
    scheme: report.scheme ?? null,
    form: FORM_DEFAULT,
    notes: report.notes ?? true,
    label: report.label ?? null,
    asOf: report.asOf ?? null,
    level: report.level ?? null,
    unclear: report.unclear ?? [],
    percentages: percents(report.percentages),
    repeated: Object.entries(also).map(([code, amount]) => ({ code: code as never, amount })),
    lines: Object.entries(lines).map(([sector, counts]) => ({ sector, figures: counts as Figures })),
    children: Object.entries(children).map(([name, counts]) => ({
      name,
      level: report.childLevels?.[name] ?? null,
      figures: counts as Figures,
      percentages: percents(report.childPercentages?.[name]),
    })),
    previous:
      previous === undefined && report.previousPeriod === undefined
        ? null
        : {
            period: report.previousPeriod === undefined ? null : periodFrom(report.previousPeriod),
            figures: (previous ?? {}) as Figures,
          },
    history: Object.entries(history).map(([period, counts]) => ({
      period: periodFrom(period),
      figures: counts as Figures,
    })),
    otherForms: Object.entries(forms).map(([form, counts]) => ({ form: form as never, figures: counts as Figures })),
    changes: changes(report.changes),
    targets: targets(report.targets),
  });
};

/** "E PCT_MISMATCH ONLINE_RATE_ALL" for each finding, in order. */
export const told = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ severity, code, at }) => `${severity} ${code} ${at}`);
