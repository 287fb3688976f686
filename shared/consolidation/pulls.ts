// Who pulled the rates of a table up or down since an earlier table of the same unit.
import { multiply, type Rational, rational, rationalFromNumber, sumOfNumbers, toNumber } from "../domain/rational.ts";
import type { UnitCode } from "../domain/unit.ts";
import { RATES, type RateCode } from "../rules/rates.ts";
import { pullsOf } from "../scoring/change.ts";
import type { RateAnswer } from "../scoring/rate.ts";
import type { Consolidated } from "./consolidate.ts";

interface Pull {
  readonly unit: UnitCode;
  readonly name: string;
  /** Its part of the change, in percentage points. */
  readonly points: number;
}

/**
 * The strongest either way; null where no unit pulled that way.
 * @public
 */
export interface Pulls {
  readonly down: Pull | null;
  readonly up: Pull | null;
}

export type PullsOfRates = Readonly<Partial<Record<RateCode, Pulls>>>;

const HUNDRED = rational(100n, 1n);

const sideOf = (rate: RateAnswer | undefined) =>
  rate === undefined
    ? null
    : { numerator: rationalFromNumber(rate.numerator), denominator: rationalFromNumber(rate.denominator) };

/** The total is the sum of the rows; else what a row did is not what the total did. */
const isSumOfRows = ({ totals, rows }: Consolidated, code: RateCode): boolean => {
  const total = totals.rates[code];
  const counts = rows.flatMap(({ rates }) => rates[code] ?? []);
  return (
    total !== undefined &&
    sumOfNumbers(counts.map(({ numerator }) => numerator)) === total.numerator &&
    sumOfNumbers(counts.map(({ denominator }) => denominator)) === total.denominator
  );
};

/** Of the rates that changed, where both totals are the sums of their rows and there is more than one. */
export const pullsBetween = (table: Consolidated, before: Consolidated): PullsOfRates => {
  const rows = new Map([...before.rows, ...table.rows].map((row) => [`${row.unit} ${row.own ?? false}`, row]));
  const rateIn = ({ rows: all }: Consolidated, row: (typeof table.rows)[number], code: RateCode) =>
    all.find(({ unit, own }) => unit === row.unit && own === row.own)?.rates[code];
  const of = (code: RateCode): Pulls | null => {
    if (rows.size < 2 || !isSumOfRows(table, code) || !isSumOfRows(before, code)) return null;
    const change = pullsOf(
      [...rows].map(([unit, row]) => ({
        unit,
        now: sideOf(rateIn(table, row, code)),
        before: sideOf(rateIn(before, row, code)),
      })),
    );
    if (!change || change.change.numerator === 0n) return null;
    const pullOf = (
      one: { readonly unit: string; readonly pull: Rational } | undefined,
      sign: 1n | -1n,
    ): Pull | null => {
      const row = one && rows.get(one.unit);
      if (!row || one.pull.numerator * sign <= 0n) return null;
      return { unit: row.unit, name: row.name, points: toNumber(multiply(one.pull, HUNDRED)) };
    };
    return { down: pullOf(change.units[0], -1n), up: pullOf(change.units.at(-1), 1n) };
  };
  return Object.fromEntries(
    RATES.flatMap(({ code }) => [[code, of(code)] as const]).filter(([, pulls]) => pulls !== null),
  );
};
