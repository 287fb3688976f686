// TYLECHUNG: the rate of a whole from the counts of its parts, never a mean of rates.
import { done, refuse } from "../domain/problem.ts";
import { add, isNegative, isZero, type Rational, ZERO } from "../domain/rational.ts";
import { EXPLAIN_TEXT } from "../text/explain.ts";
import { rationalText } from "../text/format.ts";
import { defineFunction } from "./definition.ts";
import type { NumberGrid } from "./param.ts";
import { DIGITS, division, percentCell, percentRounding, rateOf } from "./rate-choice.ts";

const NUMERATORS = { name: "cac_tu_so", kind: "numbers", title: { vi: "các tử số", en: "Numerators" } } as const;
const DENOMINATORS = { name: "cac_mau_so", kind: "numbers", title: { vi: "các mẫu số", en: "Denominators" } } as const;

const shapeOf = (grid: NumberGrid): string => `${grid.length} dòng × ${grid[0]?.length ?? 0} cột`;

const sumOf = (grid: NumberGrid): Rational =>
  grid.flat().reduce<Rational>((sum, cell) => (cell === null ? sum : add(sum, cell)), ZERO);

export const TYLECHUNG = defineFunction({
  id: "TYLECHUNG",
  title: { vi: "Tỷ lệ chung", en: "Overall rate" },
  description: {
    vi: "Tổng các tử số trên tổng các mẫu số; không lấy trung bình các tỷ lệ. Dòng trống cả hai ô được bỏ qua.",
    en: "Sum of numerators over sum of denominators; never a mean of rates. Rows blank on both sides are skipped.",
  },
  params: [NUMERATORS, DENOMINATORS, DIGITS],
  result: "percent",
  examples: [
    {
      args: [[[4840], [15755]], [[26757], [69001]], 1],
      shows: "21,5%",
      source: "UBND huyện Xuân Lộc: cấp huyện và cấp xã cộng lại (20.595/95.758)",
    },
  ],
  evaluate: ({ cac_tu_so, cac_mau_so, so_le }) => {
    const [first, second] = [shapeOf(cac_tu_so), shapeOf(cac_mau_so)];
    if (first !== second) return refuse("RANGE_SHAPES_DIFFER", { first, second });
    let [numerators, denominators]: [Rational, Rational] = [ZERO, ZERO];
    let pairs = 0;
    for (const [row, cells] of cac_tu_so.entries()) {
      for (const [column, numerator] of cells.entries()) {
        const denominator = cac_mau_so[row]?.[column] ?? null;
        if (numerator === null && denominator === null) continue;
        // One side without the other would make the rate false: blank is not 0.
        if (numerator === null || denominator === null) {
          const arg = numerator === null ? NUMERATORS.title.vi : DENOMINATORS.title.vi;
          return refuse("RANGE_CELL_BLANK", { arg, row: row + 1, column: column + 1 });
        }
        if (isNegative(numerator) || isNegative(denominator)) {
          const [param, amount] = isNegative(numerator) ? [NUMERATORS, numerator] : [DENOMINATORS, denominator];
          const at = { row: row + 1, column: column + 1 };
          return refuse("RANGE_CELL_NEGATIVE", { arg: param.title.vi, ...at, got: rationalText(amount) });
        }
        numerators = add(numerators, numerator);
        denominators = add(denominators, denominator);
        pairs += 1;
      }
    }
    if (pairs === 0) return refuse("RANGE_EMPTY", { arg: NUMERATORS.title.vi });
    const rate = rateOf(numerators, denominators);
    return rate.ok ? done(percentCell(rate.result, so_le)) : rate;
  },
  explain: ({ cac_tu_so, cac_mau_so, so_le }) => {
    if (!cac_tu_so || !cac_mau_so) return {};
    const [numerator, denominator] = [sumOf(cac_tu_so), sumOf(cac_mau_so)];
    const sums = { numerators: rationalText(numerator), denominators: rationalText(denominator) };
    return {
      steps: [EXPLAIN_TEXT.sums(sums), ...(isZero(denominator) ? [] : division(numerator, denominator))],
      rounding: percentRounding(so_le),
    };
  },
});
