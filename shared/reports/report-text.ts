// A report that was read from a sheet in one line: whose, of when, in which form, and how much of it.
import { findForm, shortTitle } from "../domain/form.ts";
import { numberText } from "../text/format.ts";
import { periodLabel, periodName } from "../text/period.ts";
import type { CheckedReport } from "./checked-report.ts";

/** Names of units by their codes, made once for many reports. */
export type UnitNames = ReadonlyMap<string, string>;

/** Where a unit has several versions, the first one names it. */
export const unitNamesOf = (units: readonly { readonly code: string; readonly name: string }[]): UnitNames =>
  new Map(units.toReversed().map(({ code, name }) => [code, name]));

const unitName = ({ unit, unitText }: CheckedReport, names: UnitNames): string => {
  const known = unit === null ? undefined : names.get(unit);
  if (known !== undefined) return known;
  if (unit !== null) return unit;
  return unitText === "" ? "Chưa rõ đơn vị" : `${unitText} (chưa rõ là đơn vị nào)`;
};

const periodText = ({ period, periodAlternative }: CheckedReport): string => {
  if (period === null) return "chưa rõ kỳ";
  return periodAlternative === null
    ? periodName(period)
    : `${periodLabel(period)} (chưa rõ tính theo ngày 15–14 hay theo tháng dương lịch)`;
};

/** "Biểu 06a", "Số liệu chung". */
const formText = ({ form }: CheckedReport): string => {
  const known = findForm(form);
  return known ? shortTitle(known) : form;
};

const amountText = ({ figures, lines }: CheckedReport): string => {
  const count = Object.values(figures).filter((entry) => typeof entry === "number").length;
  const sectors = lines.length === 0 ? "" : `, ${numberText(lines.length)} lĩnh vực`;
  return `${numberText(count)} số${sectors}`;
};

/** "Xã Thạch Hưng · Quý I/2023 (…) · Biểu 06a · 11 số, 4 lĩnh vực". */
export const reportLine = (report: CheckedReport, names: UnitNames): string =>
  [unitName(report, names), periodText(report), formText(report), amountText(report)].join(" · ");
