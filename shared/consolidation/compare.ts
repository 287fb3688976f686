// Sets a unit's figures of one period against those of another: what may be compared, and why not the rest.
import type { FigureDefinition } from "../domain/figure.ts";
import type { LocalDate } from "../domain/local-date.ts";
import { comparable, type Period } from "../domain/period.ts";
import { done, type Outcome, type ProblemParams, refuse } from "../domain/problem.ts";
import { divide, multiply, rational, rationalFromNumber, subtract, toNumber } from "../domain/rational.ts";
import type { UnitCode } from "../domain/unit.ts";
import { type Measure, type Measured, measureNumber } from "../scoring/measure.ts";
import { periodName } from "../text/period.ts";
import type { Consolidated } from "./consolidate.ts";

/** A table's total or one of its rows. */
export interface Part extends Measured {
  readonly unit: UnitCode;
  readonly members: readonly UnitCode[];
  readonly ended: readonly UnitCode[];
}

/** The earlier period as it was, and in the tree of today; null where the unit is not in that table. */
export interface Earlier {
  readonly period: Period;
  readonly asWas: Part | null;
  readonly asToday: Part | null;
  /** Units of the earlier period that reach no unit of today. */
  readonly lost: "noSuccessor" | "noShares" | null;
}

export interface Change {
  readonly before: number;
  /** Of a count in its own unit, of a rate in percentage points; exact before the last step. */
  readonly change: number;
  /** The earlier count was added from the former units by their successors. */
  readonly isAcrossMerger: boolean;
}

type Reason = ProblemParams["NOT_COMPARABLE"]["reason"];

const notComparable = (now: Period, before: Period, reason: Reason) =>
  refuse("NOT_COMPARABLE", { first: periodName(now), second: periodName(before), reason });

/** Problem: `NOT_COMPARABLE` for unlike periods and for one that has not ended. Source: domain rules §4.2. */
export const comparePeriods = (now: Period, before: Period, today: LocalDate): Outcome<null> => {
  const comparison = comparable(now, before);
  if (!comparison.ok) return notComparable(now, before, comparison.reason);
  const isOpen = now.last >= today || before.last >= today;
  return isOpen ? notComparable(now, before, "open") : done(null);
};

/** The row of a unit in a table, or its total. */
export const partOf = (table: Consolidated, unit: UnitCode): Part | null =>
  unit === table.unit
    ? { unit, members: table.members, ended: table.ended, ...table.totals }
    : (table.rows.find((row) => row.unit === unit && !row.own) ?? null);

/** What the tables of the earlier period say about a unit. */
export const earlierOf = (
  period: Period,
  asWas: Consolidated | null,
  asToday: Consolidated | null,
  unit: UnitCode,
): Earlier => {
  const lost = asToday?.findings.find((finding) => finding.code === "UNIT_NOT_COMPARABLE");
  return {
    period,
    asWas: asWas && partOf(asWas, unit),
    asToday: asToday && partOf(asToday, unit),
    lost: lost?.code === "UNIT_NOT_COMPARABLE" ? lost.params.reason : null,
  };
};

const isSameSet = (a: readonly UnitCode[], b: readonly UnitCode[]): boolean => {
  if (a.length !== b.length) return false;
  const known = new Set(a);
  return b.every((code) => known.has(code));
};

/** Whether both consist of the same units throughout. */
export const isSameUnit = (a: Pick<Part, "members" | "ended">, b: Pick<Part, "members" | "ended">): boolean =>
  a.ended.length === 0 && b.ended.length === 0 && isSameSet(a.members, b.members);

const isDossierCount = ({ counted, overUnits }: FigureDefinition): boolean => counted === "hoSo" && overUnits === "sum";

const HUNDRED = rational(100n, 1n);

const changeBetween = (measure: Measure, now: Measured, before: Measured): number | null => {
  if (measure.kind === "rate") {
    const [a, b] = [now.rates[measure.definition.code], before.rates[measure.definition.code]];
    if (!a || !b || a.denominator === 0 || b.denominator === 0) return null;
    const exact = ({ numerator, denominator }: typeof a) =>
      divide(rationalFromNumber(numerator), rationalFromNumber(denominator));
    return toNumber(multiply(subtract(exact(a), exact(b)), HUNDRED));
  }
  const [a, b] = [measureNumber(measure, now), measureNumber(measure, before)];
  return a === null || b === null ? null : toNumber(subtract(rationalFromNumber(a), rationalFromNumber(b)));
};

/**
 * The change of one measure of a unit; null where one side has no number. Periods were compared before. Where units joined,
 * left or merged in between, only counts of dossiers are given, the earlier ones added by successors.
 *
 * Problem: `NOT_COMPARABLE` for a unit that was another one before (`merger`), and where successors or shares are not declared.
 */
export const changeOf = (measure: Measure, period: Period, now: Part, earlier: Earlier): Outcome<Change | null> => {
  const { asWas, asToday, lost } = earlier;
  const isSame = asWas !== null && isSameUnit(now, asWas);
  const before = isSame ? asWas : asToday;
  if (!isSame) {
    const isCount = measure.kind === "figure" && isDossierCount(measure.definition);
    // The tree of today has to be that of the later period, or the two sides would be different units again.
    if (!isCount || !before || !isSameSet(now.members, before.members)) {
      return notComparable(period, earlier.period, "merger");
    }
    if (lost) return notComparable(period, earlier.period, lost);
  }
  const change = before && changeBetween(measure, now, before);
  const number = before && measureNumber(measure, before);
  return done(change === null || number === null ? null : { before: number, change, isAcrossMerger: !isSame });
};
