// SOLIEU: a stored figure or rate of a unit; of an upper unit the total as the tree was in the period.
import { isCount } from "../domain/figure.ts";
import { done, type Outcome, refuse } from "../domain/problem.ts";
import { withDerivedSums } from "../scoring/rate.ts";
import { periodName } from "../text/period.ts";
import { type Answer, COUNT_FORMAT, percentFormat } from "./cell.ts";
import { defineFunction } from "./definition.ts";
import { measureNumber, readMeasure, readStored, storedNeedsOf } from "./stored-choice.ts";
import { PERCENT_DIGITS_SHOWN } from "./tyle.ts";

/** Parameters that the functions of stored data share. */
export const UNIT = { name: "don_vi", kind: "unit", title: { vi: "Mã đơn vị", en: "Unit code" } } as const;
export const PERIOD = { name: "ky", kind: "text", title: { vi: "Kỳ báo cáo", en: "Period" } } as const;

export const SOLIEU = defineFunction({
  id: "SOLIEU",
  title: { vi: "Số liệu đã lưu", en: "Stored figure" },
  description: {
    vi: "Một số liệu hoặc tỷ lệ đã gửi của đơn vị; với đơn vị cấp trên là số cộng theo đơn vị hành chính tại kỳ báo cáo.",
    en: "A stored figure or rate of a unit; of an upper unit the total over the tree of that period.",
  },
  params: [
    UNIT,
    PERIOD,
    { name: "so_lieu", kind: "text", title: { vi: "Mã hoặc tên số liệu", en: "Figure or rate" } },
    { name: "bieu", kind: "form", optional: true, title: { vi: "Biểu (mặc định: chung)", en: "Form" } },
  ],
  result: "number",
  examples: [
    {
      args: ["XUANLOC", "15/12/2021 - 12/9/2022", "HS_TRUC_TUYEN"],
      shows: "20.595",
      source: "UBND huyện Xuân Lộc: 4.840 của cấp huyện cộng 15.755 của cấp xã",
    },
    {
      args: ["XUANLOC", "15/12/2021 - 12/9/2022", "ONLINE_RATE_ALL"],
      shows: "21,51%",
      source: "UBND huyện Xuân Lộc: 20.595/95.758",
    },
  ],
  needs: ({ don_vi, ky, bieu }) => storedNeedsOf({ unit: don_vi, periodText: ky, form: bieu, basis: "as-was" }),
  evaluate: ({ don_vi, ky, so_lieu, bieu }, context): Outcome<Answer> => {
    const measure = readMeasure(so_lieu);
    if (!measure.ok) return measure;
    const table = readStored({ unit: don_vi, periodText: ky, form: bieu, basis: "as-was" }, context);
    if (!table.ok) return table;
    const { name, period, totals } = table.result;
    const number = measureNumber(measure.result, totals);
    const at = { unit: name, period: periodName(period) };
    if (measure.result.kind === "rate") {
      const { definition } = measure.result;
      if (number !== null) return done({ value: number, format: percentFormat(PERCENT_DIGITS_SHOWN) });
      const answer = totals.rates[definition.code];
      if (answer) return refuse("DENOMINATOR_ZERO", { numerator: String(answer.numerator) });
      const figures = withDerivedSums(totals.figures);
      const missing = [...definition.numerator, ...definition.denominator].filter((code) => {
        const entry = figures[code];
        return entry === undefined || !isCount(entry);
      });
      const names = missing.length > 0 ? missing.join(", ") : `${definition.denominatorBasis} của đủ các đơn vị`;
      return refuse("RATE_NOT_COMPUTABLE", { rate: definition.name, ...at, missing: names });
    }
    if (number !== null) return done({ value: number, format: COUNT_FORMAT });
    const { definition } = measure.result;
    const entry = totals.figures[definition.code];
    const notApplicable = entry !== undefined && !isCount(entry) && entry.state === "not_applicable";
    return refuse(notApplicable ? "FIGURE_NOT_APPLICABLE" : "FIGURE_NOT_PROVIDED", { figure: definition.name, ...at });
  },
});
