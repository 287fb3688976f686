// The units below: each with its rate, the best and the weakest, the small ones and the idle ones.
import type { Consolidated, ConsolidatedRow } from "../consolidation/consolidate.ts";
import { compare, type Rational, ZERO } from "../domain/rational.ts";
import { LEVELS } from "../rules/level.ts";
import { pointsPerDossier } from "../scoring/rank.ts";
import { numberText } from "../text/format.ts";
import { NARRATIVE } from "../text/narrative.ts";
import { percentWords, printedPercents, type ToldRate, toldOf, unitInside } from "./told.ts";

const RATE = "ONLINE_RATE_ALL";
/** Longer lists of units belong into a table. */
const LISTED_MOST = 10;
const ENDS_LISTED = 3;
const NAMED_MOST = 3;

interface Standing {
  readonly name: string;
  readonly rate: ToldRate;
  readonly percent: Rational;
}

/** The units below; what the unit did itself is told by its level. */
const unitsBelow = ({ rows }: Consolidated): readonly ConsolidatedRow[] => rows.filter((row) => !row.own);

/** The best first; of equal ones in the order of the table. Ties are what prints alike. */
const standingsOf = (rows: readonly ConsolidatedRow[]): readonly Standing[] =>
  rows
    .flatMap((row): Standing[] => {
      const rate = toldOf(row).rate(RATE);
      return rate ? [{ name: row.name, rate, percent: printedPercents([rate.share])[0] ?? ZERO }] : [];
    })
    .sort((a, b) => compare(b.percent, a.percent));

const lineOf = ({ name, rate, percent }: Standing): string =>
  NARRATIVE.unitLine({
    unit: name,
    numerator: numberText(rate.numerator),
    denominator: numberText(rate.denominator),
    percent: percentWords(percent),
  });

const placed = (tied: readonly Standing[]): string => {
  const percent = percentWords(tied[0]?.percent ?? ZERO);
  if (tied.length > NAMED_MOST) return NARRATIVE.placedMany({ units: numberText(tied.length), percent });
  return NARRATIVE.placed({ units: tied.map((one) => unitInside(one.name)), percent });
};

/** Units with the first and with the last rate; null where all are alike or fewer than two have one. */
const endsOf = (standings: readonly Standing[]) => {
  const [first] = standings;
  const last = standings.at(-1);
  if (!first || !last || compare(first.percent, last.percent) === 0) return null;
  const alike = (one: Standing) => standings.filter((other) => compare(other.percent, one.percent) === 0);
  return { best: alike(first), weakest: alike(last) };
};

const endsSentence = (standings: readonly Standing[]): string | null => {
  const ends = endsOf(standings);
  if (ends) return NARRATIVE.bestAndWeakest({ best: placed(ends.best), weakest: placed(ends.weakest) });
  const [first] = standings;
  if (!first || standings.length < 2) return null;
  return NARRATIVE.unitsEqual({ units: numberText(standings.length), percent: percentWords(first.percent) });
};

/** Units of one level stand in one league; a department is not set against communes. */
const leaguesOf = (table: Consolidated) => {
  const rows = unitsBelow(table);
  const leagues = LEVELS.flatMap((level) => {
    const standings = standingsOf(rows.filter((row) => row.level === level));
    return standings.length === 0 ? [] : [{ level, standings }];
  });
  return leagues.length > 0 ? leagues : [{ level: null, standings: standingsOf(rows) }];
};

/** "Tỷ lệ hồ sơ trực tuyến cao nhất là …; thấp nhất là …." Of each level where there are several. */
export const endsSentences = (table: Consolidated): readonly string[] => {
  const leagues = leaguesOf(table);
  return leagues.flatMap(({ level, standings }) => {
    const sentence = endsSentence(standings);
    if (sentence === null) return [];
    return [leagues.length > 1 && level ? NARRATIVE.amongLevel({ level, sentence }) : sentence];
  });
};

/** A unit at one of the ends with so few dossiers that one of them moves its rate by more than a point. */
const smallSentences = (standings: readonly Standing[]): readonly string[] => {
  const ends = endsOf(standings);
  const small = [...(ends?.best ?? []), ...(ends?.weakest ?? [])].filter(
    ({ rate }) => pointsPerDossier(rate.denominator) !== null,
  );
  if (small.length === 0 || small.length > NAMED_MOST) return [];
  const units = small.map(({ name, rate }) =>
    NARRATIVE.smallUnit({ unit: name, dossiers: numberText(rate.denominator) }),
  );
  return [NARRATIVE.smallUnits({ units })];
};

const idleSentences = (rows: readonly ConsolidatedRow[]): readonly string[] => {
  const idle = rows.filter((row) => toldOf(row).count("HS_TIEP_NHAN") === 0).map((row) => row.name);
  return idle.length === 0 ? [] : [NARRATIVE.idleUnits({ units: namedUnits(idle.map(unitInside)) })];
};

/** The names, the first ones where they are many. */
export const namedUnits = (names: readonly string[]): string => {
  const others = names.length > LISTED_MOST ? names.length - LISTED_MOST : 0;
  const units = names.slice(0, LISTED_MOST);
  return NARRATIVE.namedUnits({ units, others: others === 0 ? "" : numberText(others) });
};

/** Every unit where they are few, else the ends of the list; then who is first and last, and what to bear in mind. */
export const standingSentences = (table: Consolidated): readonly string[] => {
  const rows = unitsBelow(table);
  const standings = standingsOf(rows);
  const idle = idleSentences(rows);
  if (standings.length < 2) return idle;
  const lines =
    standings.length <= LISTED_MOST
      ? [NARRATIVE.unitLines({ lines: standings.map(lineOf) })]
      : [
          NARRATIVE.unitsHigh({ lines: standings.slice(0, ENDS_LISTED).map(lineOf) }),
          NARRATIVE.unitsLow({ lines: standings.slice(-ENDS_LISTED).map(lineOf) }),
        ];
  return [
    ...lines,
    ...endsSentences(table),
    ...leaguesOf(table).flatMap((league) => smallSentences(league.standings)),
    ...idle,
  ];
};
