// Names of periods as a report prints them; people never see a canonical key.
import { datePartsOf, type LocalDate } from "../domain/local-date.ts";
import type { Period, PeriodKind } from "../domain/period.ts";

const QUARTERS = ["I", "II", "III", "IV"] as const;

const padded = (part: number, below: number): string => (part < below ? `0${part}` : String(part));

/**
 * A day as official papers print it: zero before days under 10 and before the months 1 and 2 ("05/4/2023", "14/02/2023").
 * Source: Nghị định 30/2020/NĐ-CP, phụ lục I, on place and date.
 */
export const officialDate = (date: LocalDate): string => {
  const { year, month, day } = datePartsOf(date);
  return `${padded(day, 10)}/${padded(month, 3)}/${year}`;
};

/** "từ ngày 15/12/2022 đến ngày 14/3/2023" */
const spanText = ({ first, last }: Period): string => `từ ngày ${officialDate(first)} đến ngày ${officialDate(last)}`;

const LABELS: { readonly [Kind in Exclude<PeriodKind, "range">]: (index: number, year: number) => string } = {
  month: (index, year) => `Tháng ${padded(index, 3)}/${year}`,
  quarter: (index, year) => `Quý ${QUARTERS[index - 1]}/${year}`,
  half: (index, year) => `6 tháng ${index === 1 ? "đầu" : "cuối"} năm ${year}`,
  months: (index, year) => `${index} tháng năm ${year}`,
  year: (_, year) => `Năm ${year}`,
  week: (index, year) => `Tuần ${padded(index, 10)}/${year}`,
};

/** The short name without dates: "Quý I/2023"; a free range has none and is named by its days, "15/12/2021 - 12/9/2022". */
export const periodLabel = (period: Period): string =>
  period.kind === "range" || period.year === null
    ? `${officialDate(period.first)} - ${officialDate(period.last)}`
    : LABELS[period.kind](period.index ?? 0, period.year);

/** The full name: "Quý I/2023 (từ ngày 15/12/2022 đến ngày 14/3/2023)"; of a free range "Từ ngày 15/12/2021 đến ngày 12/9/2022". */
export const periodName = (period: Period): string =>
  period.kind === "range" ? `Từ${spanText(period).slice(2)}` : `${periodLabel(period)} (${spanText(period)})`;
