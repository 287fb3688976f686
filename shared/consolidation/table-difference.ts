// What moves between two consolidated tables of one unit: of a closing and of today, or before and after a correction.
import type { FigureCode, FigureEntry, Figures } from "../domain/figure.ts";
import { divide, rationalFromNumber, roundToNumber } from "../domain/rational.ts";
import type { UnitCode } from "../domain/unit.ts";
import type { RateCode } from "../rules/rates.ts";
import type { RateAnswer, Rates } from "../scoring/rate.ts";
import type { RowAnswer } from "./consolidate.ts";

/** What is compared of a table. */
export interface TableNumbers {
  readonly totals: { readonly figures: Figures; readonly rates: Rates };
  readonly rows: readonly RowAnswer[];
}

/** null: not there on that side. */
interface Moved<T> {
  readonly before: T | null;
  readonly after: T | null;
}

/** Only codes that differ. */
interface NumbersMoved {
  readonly figures: Readonly<Partial<Record<FigureCode, Moved<FigureEntry>>>>;
  readonly rates: Readonly<Partial<Record<RateCode, Moved<RateAnswer>>>>;
}

interface RowMoved extends NumbersMoved {
  readonly unit: UnitCode;
  readonly name: string;
  readonly own?: true;
  readonly state: Moved<RowAnswer["state"]> | null;
  readonly revision: Moved<number> | null;
  /** Place among the rows by each rate, the highest first, 1, 2, 2, 4; also where only the others moved. */
  readonly ranks: Readonly<Partial<Record<RateCode, Moved<number>>>>;
}

export interface TableDifference {
  readonly totals: NumbersMoved;
  /** Only rows that differ. */
  readonly rows: readonly RowMoved[];
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const movedCodes = <Code extends string, T>(
  before: Readonly<Partial<Record<Code, T>>>,
  after: Readonly<Partial<Record<Code, T>>>,
): Readonly<Partial<Record<Code, Moved<T>>>> => {
  const codes = [...new Set([...Object.keys(before), ...Object.keys(after)])] as Code[];
  const moved = codes.flatMap((code) => {
    const [was, is] = [before[code] ?? null, after[code] ?? null];
    return isSame(was, is) ? [] : [[code, { before: was, after: is }] as const];
  });
  return Object.fromEntries(moved) as Partial<Record<Code, Moved<T>>>;
};

type Numbers = { readonly figures: Figures; readonly rates: Rates };
const NO_NUMBERS: Numbers = { figures: {}, rates: {} };

const numbersMoved = (before: Numbers, after: Numbers): NumbersMoved => ({
  figures: movedCodes(before.figures, after.figures),
  rates: movedCodes(before.rates, after.rates),
});

/** Rates tie where they are published alike: as percentages with two decimals. */
const TIE_DIGITS = 4;

const publishedRate = ({ numerator, denominator, rate }: RateAnswer): number | null =>
  rate === null
    ? null
    : roundToNumber(divide(rationalFromNumber(numerator), rationalFromNumber(denominator)), TIE_DIGITS);

const ranksBy = (rows: readonly RowAnswer[], code: RateCode): ReadonlyMap<UnitCode, number> => {
  const ranked = rows.flatMap(({ unit, own, rates }) => {
    const answer = rates[code];
    const rate = own || answer === undefined ? null : publishedRate(answer);
    return rate === null ? [] : [{ unit, rate }];
  });
  return new Map(ranked.map(({ unit, rate }) => [unit, 1 + ranked.filter((other) => other.rate > rate).length]));
};

const rowKey = ({ unit, own }: RowAnswer): string => `${unit} ${own ?? false}`;

/** Rows are told apart by unit; a row on one side only has the other side empty. */
export const tableDifference = (before: TableNumbers, after: TableNumbers): TableDifference => {
  const wasRow = new Map(before.rows.map((row) => [rowKey(row), row]));
  const isRow = new Map(after.rows.map((row) => [rowKey(row), row]));
  const pairs = [...new Set([...wasRow.keys(), ...isRow.keys()])].map(
    (key) => [wasRow.get(key), isRow.get(key)] as const,
  );
  const numbers = pairs.map(([was, is]) => numbersMoved(was ?? NO_NUMBERS, is ?? NO_NUMBERS));
  // A rate that moved nowhere ranks nobody anew.
  const codes = [...new Set(numbers.flatMap(({ rates }) => Object.keys(rates) as RateCode[]))];
  const ranks = codes.map((code) => [code, ranksBy(before.rows, code), ranksBy(after.rows, code)] as const);
  const rows = pairs.flatMap(([was, is], index): RowMoved[] => {
    const row = is ?? was;
    const moved = numbers[index];
    if (!row || !moved) return [];
    const { unit, name, own } = row;
    const rankOf = (side: ReadonlyMap<UnitCode, number>) => (own ? null : (side.get(unit) ?? null));
    const places = ranks.flatMap(([code, then, now]) => {
      const [first, last] = [rankOf(then), rankOf(now)];
      return first === last ? [] : [[code, { before: first, after: last }] as const];
    });
    const states = { before: was?.state ?? null, after: is?.state ?? null };
    const revisions = { before: was?.revision ?? null, after: is?.revision ?? null };
    const state = states.before === states.after ? null : states;
    const revision = revisions.before === revisions.after ? null : revisions;
    const isMoved = [moved.figures, moved.rates].some((codes) => Object.keys(codes).length > 0) || places.length > 0;
    if (!isMoved && !state && !revision && was && is) return [];
    return [{ unit, name, ...(own ? { own } : {}), state, revision, ...moved, ranks: Object.fromEntries(places) }];
  });
  return { totals: numbersMoved(before.totals, after.totals), rows };
};
