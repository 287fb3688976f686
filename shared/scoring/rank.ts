// Ranks: competition ranks of scores, and the league tables of units by kind.
import type { PeriodKey } from "../domain/period.ts";
import { done, type Outcome, refuse } from "../domain/problem.ts";
import {
  compare,
  decimalToRational,
  divide,
  type Rational,
  rational,
  rationalFromNumber,
  round,
} from "../domain/rational.ts";
import type { UnitCode } from "../domain/unit.ts";
import type { Level } from "../rules/level.ts";

/** `high`: the highest number is first. */
export type RankOrder = "high" | "low";

/** Place in a field: 1, 2, 2, 4. */
export interface Rank {
  readonly rank: number;
  /** Others with the same number. */
  readonly tiedWith: number;
  /** How many have a number. */
  readonly of: number;
}

const ONE = rational(1n, 1n);
/** Scores are published with two decimals; fractions are percentages with two decimals, so four. */
const DIGITS_OF_POINTS = 2;
const DIGITS_OF_FRACTIONS = 4;

const published = (amount: Rational, digits: number): Rational => decimalToRational(round(amount, digits));

/** Decimals at which numbers tie: those in which they are published. A field within 0 to 1 is one of rates. */
const tieDigitsOf = (field: readonly Rational[]): number =>
  field.every((rational) => compare(rational, ONE) <= 0) ? DIGITS_OF_FRACTIONS : DIGITS_OF_POINTS;

/** The place of a number in its field; null where the field does not contain it. Source: domain rules §1.4.6. */
export const rankIn = (own: Rational, field: readonly Rational[], order: RankOrder): Rank | null => {
  const digits = tieDigitsOf(field);
  const mine = published(own, digits);
  const comparisons = field.map((other) => compare(published(other, digits), mine));
  const equal = comparisons.filter((sign) => sign === 0).length;
  const ahead = comparisons.filter((sign) => (order === "high" ? sign > 0 : sign < 0)).length;
  return equal === 0 ? null : { rank: ahead + 1, tiedWith: equal - 1, of: field.length };
};

/** What a unit brings to a league table. */
export type Standing =
  | { readonly kind: "score"; readonly score: Rational }
  /** Had no dossier in the period: không xếp hạng. */
  | { readonly kind: "noDossiers" }
  /** Sent figures that do not make a score. */
  | { readonly kind: "incomplete" }
  /** Sent nothing. */
  | { readonly kind: "missing" };

export interface LeagueEntry {
  readonly unit: UnitCode;
  readonly level: Level;
  readonly period: PeriodKey;
  /** Id, version and switches of the rule set. */
  readonly rules: string;
  readonly standing: Standing;
}

interface LeagueRow extends LeagueEntry {
  /** Null where the unit is not ranked. */
  readonly place: Rank | null;
}

/** The units of one level, best first, those without a place last in the order given. */
export interface League {
  readonly level: Level;
  readonly rows: readonly LeagueRow[];
  /** Units with a score or without dossiers, of all expected: "tạm, 97/99 đơn vị" where they differ. */
  readonly settled: number;
  readonly expected: number;
  readonly provisional: boolean;
}

const leagueOf = (level: Level, entries: readonly LeagueEntry[]): League => {
  const field = entries.flatMap(({ standing }) => (standing.kind === "score" ? [standing.score] : []));
  const rows = entries.map((entry): LeagueRow => {
    const { standing } = entry;
    return { ...entry, place: standing.kind === "score" ? rankIn(standing.score, field, "high") : null };
  });
  const settled = entries.filter(({ standing }) => standing.kind === "score" || standing.kind === "noDossiers").length;
  const last = entries.length + 1;
  return {
    level,
    rows: rows.sort((a, b) => (a.place?.rank ?? last) - (b.place?.rank ?? last)),
    settled,
    expected: entries.length,
    provisional: settled < entries.length,
  };
};

/**
 * One league per level, in the order in which levels first occur. Problem: `RANK_UNLIKE` where periods or rules differ: points
 * of unlike rules are no race.
 */
export const leaguesOf = (entries: readonly LeagueEntry[]): Outcome<readonly League[]> => {
  const [first] = entries;
  for (const entry of entries) {
    if (first && entry.period !== first.period) return refuse("RANK_UNLIKE", { unlike: "period" });
    if (first && entry.rules !== first.rules) return refuse("RANK_UNLIKE", { unlike: "rules" });
  }
  const levels = [...new Set(entries.map((entry) => entry.level))];
  return done(
    levels.map((level) =>
      leagueOf(
        level,
        entries.filter((entry) => entry.level === level),
      ),
    ),
  );
};

/** Below this many dossiers one dossier moves a rate by more than a percentage point. */
const SMALL_UNIT_BELOW = 100;

/** Percentage points that one dossier moves a rate of so many dossiers ("61 hồ sơ: 1 hồ sơ = 1,64 điểm phần trăm"); null for larger units. */
export const pointsPerDossier = (dossiers: number): Rational | null =>
  dossiers > 0 && dossiers < SMALL_UNIT_BELOW ? divide(rational(100n, 1n), rationalFromNumber(dossiers)) : null;
