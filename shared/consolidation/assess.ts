// Scores, grades and ranks of a consolidated table: what the figures allow, by the rules in force for the period.
import { decimalToNumber, divide, rationalFromNumber } from "../domain/rational.ts";
import type { UnitCode } from "../domain/unit.ts";
import type { Finding } from "../findings/finding.ts";
import type { RateCode } from "../rules/rates.ts";
import { ruleSetInForce } from "../rules/rule-sets.ts";
import { rulesKey } from "../scoring/change.ts";
import { gradeOf } from "../scoring/grade.ts";
import type { Measured } from "../scoring/measure.ts";
import { type LeagueEntry, leaguesOf, type Standing } from "../scoring/rank.ts";
import { type Scorecard, scoreIndex } from "../scoring/scorecard.ts";
import { standingOf } from "../scoring/standing.ts";
import type { Consolidated, ConsolidatedRow } from "./consolidate.ts";

/** By what units are ranked: the score of the index, or a rate. */
export type RankBy = "score" | RateCode;

/** The measure of a ranking where not every unit has a score. */
const RANK_BY_DEFAULT = "ONLINE_RATE_ALL";

export interface Assessed {
  readonly score?: number;
  readonly grade?: string;
  readonly rank?: number;
}

/** @public */
export interface Ranking {
  readonly by: RankBy;
  /** Units with a place or without dossiers, of all units in the rows. */
  readonly settled: number;
  readonly expected: number;
}

export interface Assessment {
  readonly totals: Assessed;
  /** In the order of the table's rows. */
  readonly rows: readonly Assessed[];
  /** Null where no unit has a place. */
  readonly ranking: Ranking | null;
  /** Under which rules the scores were made; null where there are none. */
  readonly rules: string | null;
  readonly findings: readonly Finding[];
}

const isEmpty = ({ figures }: Measured): boolean => Object.keys(figures).length === 0;

const standingByRate = (row: ConsolidatedRow, code: RateCode): Standing => {
  if (isEmpty(row)) return { kind: "missing" };
  const rate = row.rates[code];
  if (!rate) return { kind: "incomplete" };
  if (rate.denominator === 0) return { kind: "noDossiers" };
  return { kind: "score", score: divide(rationalFromNumber(rate.numerator), rationalFromNumber(rate.denominator)) };
};

const standingByScore = (row: ConsolidatedRow, scorecard: Scorecard | null): Standing => {
  if (isEmpty(row)) return { kind: "missing" };
  return scorecard ? standingOf(scorecard, row.figures) : { kind: "incomplete" };
};

interface Scored {
  readonly scorecards: readonly (Scorecard | null)[];
  readonly total: Scorecard | null;
  readonly rules: string | null;
  readonly findings: readonly Finding[];
}

/** Scorecards of all rows and of the total. Lines that a unit carries from the unit above take that unit's own figures. */
const scoresOf = (table: Consolidated): Scored => {
  const inForce = ruleSetInForce(table.period, "qd766");
  const none = { scorecards: table.rows.map(() => null), total: null, rules: null, findings: [] };
  if (!inForce.ok || inForce.result.ruleSet.max === null) return none;
  const { ruleSet, notices } = inForce.result;
  const parentFigures = table.rows.find((row) => row.own)?.figures ?? {};
  const scorecards = table.rows.map((row) =>
    isEmpty(row)
      ? null
      : scoreIndex(ruleSet, table.period, {
          figures: row.figures,
          level: row.level,
          ...(row.own ? {} : { parentFigures }),
        }),
  );
  const total = scoreIndex(ruleSet, table.period, { figures: table.totals.figures, level: table.level });
  const isScored = [total, ...scorecards].some((scorecard) => scorecard?.score);
  const at = table.unit;
  const findings = notices.map(
    (notice): Finding => ({
      severity: "I",
      code: "SCORE_RULES",
      at,
      stated: null,
      recomputed: null,
      params: { notice },
    }),
  );
  return { scorecards, total, rules: isScored ? rulesKey(ruleSet) : null, findings: isScored ? findings : [] };
};

const assessedOf = (scorecard: Scorecard | null): Assessed => {
  if (!scorecard?.score) return {};
  const score = decimalToNumber(scorecard.score);
  const grade = gradeOf(scorecard.ruleSet, rationalFromNumber(score));
  return { score, ...(grade.ok ? { grade: grade.result.label } : {}) };
};

/** By score where every unit that sent figures has one, else by the online rate. */
const measureFor = (standings: readonly Standing[]): RankBy =>
  standings.some((standing) => standing.kind === "score") &&
  standings.every((standing) => standing.kind !== "incomplete")
    ? "score"
    : RANK_BY_DEFAULT;

/**
 * Scores and grades of rows and total where all lines have points, and competition ranks among the rows of one level. An
 * incomplete set is ranked and said to be provisional (`RANK_PROVISIONAL`). Free ranges are not ranked (domain rules §4.1).
 *
 * @param rankBy null: the score where all have one, else `ONLINE_RATE_ALL`.
 */
export const assess = (table: Consolidated, rankBy: RankBy | null): Assessment => {
  const { scorecards, total, rules, findings } = scoresOf(table);
  // Neither the unit's own figures nor units that ended inside the period are competitors.
  const competes = (row: ConsolidatedRow): boolean => !row.own && row.members.length > 0;
  const byScore = table.rows.map((row, index) => standingByScore(row, scorecards[index] ?? null));
  const by = rankBy ?? measureFor(byScore.filter((_, index) => competes(table.rows[index] as ConsolidatedRow)));
  const entries = table.rows.flatMap((row, index): readonly LeagueEntry[] => {
    if (!competes(row) || table.period.kind === "range") return [];
    const standing = by === "score" ? (byScore[index] as Standing) : standingByRate(row, by);
    return [{ unit: row.unit, level: row.level, period: table.period.key, rules: rules ?? "", standing }];
  });
  const outcome = leaguesOf(entries);
  const leagues = outcome.ok ? outcome.result : [];
  const places = new Map<UnitCode, number>();
  for (const { rows } of leagues) for (const { unit, place } of rows) if (place) places.set(unit, place.rank);
  const provisional = leagues
    .filter((league) => league.provisional && league.rows.some((row) => row.place))
    .map(({ settled, expected, level }): Finding => {
      const params = { settled, expected, level };
      const counts = { stated: settled, recomputed: expected };
      return { severity: "I", code: "RANK_PROVISIONAL", at: table.unit, ...counts, params };
    });
  const rows = table.rows.map((row, index): Assessed => {
    const rank = competes(row) ? places.get(row.unit) : undefined;
    return { ...assessedOf(scorecards[index] ?? null), ...(rank === undefined ? {} : { rank }) };
  });
  const settled = leagues.reduce((sum, league) => sum + league.settled, 0);
  return {
    totals: assessedOf(total),
    rows,
    ranking: places.size === 0 ? null : { by, settled, expected: entries.length },
    rules,
    findings: [...findings, ...provisional],
  };
};
