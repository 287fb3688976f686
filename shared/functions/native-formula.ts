// Formulas of native functions alone, for an Excel without add-ins and without a network: rates and grades as the core computes them.
import { done, type Outcome, refuse } from "../domain/problem.ts";
import { rationalText } from "../text/format.ts";
import { gradeNote, NATIVE_CELL_TEXT as TEXT } from "../text/old-excel.ts";
import { rulesAndPeriodOf } from "./score-choice.ts";

/** `TYLE`: a fraction for a cell formatted as a percentage; `PHANTRAM`: the same times 100. */
export type NativeRate = "TYLE" | "PHANTRAM";

export interface RateCells {
  /** Addresses: "B2". */
  readonly numerator: string;
  readonly denominator: string;
  /** Decimals of the percentage; null: not rounded. */
  readonly digits: number | null;
}

/** Decimals of a percentage that stand in its fraction beside its own. */
const PERCENT_PLACES = 2;

/**
 * Half-up on whole numbers: ⌊(2·a·10^k + b) / 2b⌋ / 10^k. ROUND(a/b,k) would round a quotient that is not exact: 0,145 is a little
 * less than 145 thousandths for a computer. Whole numbers are exact as long as b·10^k stays below about 10^14.
 */
const roundedQuotient = (numerator: string, denominator: string, factor: number, places: number): string => {
  const scale = 10 ** places;
  return `INT((${2 * factor * scale}*${numerator}+${denominator})/(2*${denominator}))/${scale}`;
};

/**
 * A rate in plain notation (see `formula-text.ts` for the Vietnamese one): `NA()` for a blank or a zero denominator, an error text
 * for what is no number, negative, or greater than its denominator.
 */
export const nativeRateFormula = (kind: NativeRate, { numerator: a, denominator: b, digits }: RateCells): string => {
  const factor = kind === "TYLE" ? 1 : 100;
  const places = (digits ?? 0) + (kind === "TYLE" ? PERCENT_PLACES : 0);
  const exact = kind === "TYLE" ? `${a}/${b}` : `100*${a}/${b}`;
  const rate = digits === null ? exact : roundedQuotient(a, b, factor, places);
  return (
    `=IF(OR(${a}="",${b}=""),NA(),IF(NOT(AND(ISNUMBER(${a}),ISNUMBER(${b}))),"${TEXT.notNumber}",` +
    `IF(OR(${a}<0,${b}<0),"${TEXT.negative}",IF(${b}=0,NA(),IF(${a}>${b},"${TEXT.numGtDen}",${rate})))))`
  );
};

export interface NativeGrade {
  readonly formula: string;
  /** Which rule set the boundaries are of: to stand beside the formula. */
  readonly note: string;
  readonly ruleset: string;
}

/**
 * The grade of the score in a cell under the rules in force for a period; the boundaries stand in the formula as numbers.
 * Problems: those of the period and the rule set, `RULESET_WITHOUT_POINTS`.
 */
export const nativeGradeFormula = (points: string, period: string, name: string | null): Outcome<NativeGrade> => {
  const rules = rulesAndPeriodOf(period, name);
  if (!rules.ok) return rules;
  const { ruleSet } = rules.result;
  const { max, bands, rounding, id, version, title } = ruleSet;
  const lowest = bands.at(-1);
  if (max === null || !lowest) return refuse("RULESET_WITHOUT_POINTS", { ruleset: id });
  const rounded = `ROUND(${points},${rounding.digits})`;
  const machine = (text: string): string => text.replace(",", ".");
  const choice = bands
    .slice(0, -1)
    .reduceRight(
      (rest, band) => `IF(${rounded}>=${machine(rationalText(band.from))},"${band.label}",${rest})`,
      `"${lowest.label}"`,
    );
  const outside = TEXT.pointsOutOfRange({ max: rationalText(max) });
  const formula =
    `=IF(${points}="",NA(),IF(NOT(ISNUMBER(${points})),"${TEXT.pointsNotNumber}",` +
    `IF(OR(${rounded}<0,${rounded}>${machine(rationalText(max))}),"${outside}",${choice})))`;
  const shown = bands.map((band) => `${band.label} từ ${rationalText(band.from)}`).join(", ");
  return done({ formula, note: gradeNote({ title, id, version, bands: shown }), ruleset: id });
};
