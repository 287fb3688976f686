// Sets the portal's points of the index beside ours, group by group, with the difference and what most likely makes it.
import type { FigureCode, Figures } from "../../../../shared/domain/figure.ts";
import type { Period } from "../../../../shared/domain/period.ts";
import {
  type Decimal,
  decimalToNumber,
  type Rational,
  rationalFromNumber,
} from "../../../../shared/domain/rational.ts";
import type { PortalIndicator } from "../../../../shared/reading/file-portal.ts";
import type { Level } from "../../../../shared/rules/level.ts";
import { RATES } from "../../../../shared/rules/rates.ts";
import type { Group, RuleSet } from "../../../../shared/rules/rule-set.ts";
import { countRate, withDerivedSums } from "../../../../shared/scoring/rate.ts";
import {
  agreesWithPublished,
  type GroupScore,
  type IndicatorEntry,
  type IndicatorScore,
  type ScoreInput,
  scoreIndex,
} from "../../../../shared/scoring/scorecard.ts";
import { numberText } from "../../../../shared/text/format.ts";
import { RECONCILE_TEXT as TEXT } from "../../../../shared/text/upper-office.ts";

/** What the portal publishes of a unit. It is read, and never written anywhere. */
export interface PortalPoints {
  /** By code of the group: "DVCTT". */
  readonly groups: Readonly<Record<string, number>>;
  readonly total: number | null;
  /** Counts of the lines, where the portal's own file was read. */
  readonly indicators: readonly PortalIndicator[];
}

export interface OurFigures {
  readonly figures: Figures;
  readonly parentFigures: Figures;
  readonly level: Level | null;
}

export interface GroupLine {
  readonly code: string;
  readonly title: string;
  readonly portal: number | null;
  readonly ours: number | null;
  /** Ours less the portal's; null where one is missing. */
  readonly difference: number | null;
  readonly agrees: boolean;
  /** "" where they agree. */
  readonly cause: string;
}

type Entries = Readonly<Record<string, IndicatorEntry>>;

/** Points that were reported do not stand in for ours: they are what is compared with. */
const countsOnly = (figures: Figures): Figures =>
  Object.fromEntries(Object.entries(figures).filter(([code]) => !code.startsWith("DIEM_"))) as Figures;

const groupOf = (ruleSet: RuleSet, period: Period, ours: OurFigures, code: string, entries: Entries): GroupScore => {
  const input: ScoreInput = {
    figures: countsOnly(ours.figures),
    parentFigures: countsOnly(ours.parentFigures),
    level: ours.level,
    indicators: entries as NonNullable<ScoreInput["indicators"]>,
  };
  const found = scoreIndex(ruleSet, period, input).groups.find(({ group }) => group.code === code);
  if (!found) throw new Error(`no group ${code}`);
  return found;
};

const counts = (numerator: number, denominator: number): IndicatorEntry => ({
  kind: "counts",
  numerator: rationalFromNumber(numerator),
  denominator: rationalFromNumber(denominator),
});

const agrees = (group: Group, points: Decimal | null, published: number): boolean =>
  points !== null && agreesWithPublished(group, points, rationalFromNumber(published));

const labelOf = ({ indicator }: IndicatorScore): string => `${indicator.number} ${indicator.title}`;
const whole = (amount: Rational | null): string =>
  amount === null ? "–" : numberText(Number(amount.numerator) / Number(amount.denominator));

/** Lines of which the portal counted something else. */
const otherCounts = (score: GroupScore, portal: readonly PortalIndicator[]): readonly string[] =>
  score.indicators.flatMap((line) => {
    const theirs = portal.find(({ code }) => code === line.indicator.code);
    if (!theirs || theirs.numerator === null || theirs.denominator === null) return [];
    const own = `${whole(line.numerator)}/${whole(line.denominator)}`;
    const published = `${numberText(theirs.numerator)}/${numberText(theirs.denominator)}`;
    return own === published ? [] : [TEXT.otherCounts({ line: labelOf(line), portal: published, ours: own })];
  });

type Try = (entries: Entries) => boolean;

/** The line whose rate, divided by something else, would give the portal's points. */
const otherDenominator = (score: GroupScore, figures: Figures, fits: Try): string | null => {
  const known = withDerivedSums(figures);
  for (const line of score.indicators) {
    const own = line.rate;
    if (own === null) continue;
    const others = RATES.filter((rate) => rate.code !== own.code && rate.numerator.join() === own.numerator.join());
    for (const rate of others) {
      const counted = countRate(rate, known);
      if (!counted.ok || counted.counts.denominator.numerator === 0n) continue;
      const entry: IndicatorEntry = {
        kind: "counts",
        numerator: counted.counts.numerator,
        denominator: counted.counts.denominator,
      };
      if (fits({ [line.indicator.code]: entry }))
        return TEXT.otherDenominator({ line: labelOf(line), basis: rate.denominatorBasis });
    }
  }
  return null;
};

/** The lines of which the portal seems to give one nothing, or everything; nobody can tell which where several fit. */
const oneLineApart = (score: GroupScore, fits: Try): string | null => {
  const scored = score.indicators.filter(({ indicator, points }) => indicator.method !== "info" && points !== null);
  const fitting = (numerator: number): string =>
    scored
      .filter(({ indicator }) => fits({ [indicator.code]: counts(numerator, 1) }))
      .map(labelOf)
      .join(" hoặc ");
  const [none, full] = [fitting(0), fitting(1)];
  if (none !== "") return TEXT.noPoints({ line: none });
  return full === "" ? null : TEXT.fullPoints({ line: full });
};

const missingIn = ({ indicators }: GroupScore): string =>
  indicators
    .filter(({ state }) => state === "not_provided")
    .map(({ indicator }) => indicator.number)
    .join(", ");

const causeOf = (score: GroupScore, portal: PortalPoints, published: number, figures: Figures, fits: Try): string => {
  const marks = score.indicators.some(({ indicator }) =>
    portal.indicators.some(({ code, quality }) => code === indicator.code && quality !== null),
  )
    ? [TEXT.portalProvisional()]
    : [];
  if (score.points === null) return [TEXT.oursMissing({ lines: missingIn(score) }), ...marks].join(" ");
  const differing = otherCounts(score, portal.indicators);
  if (differing.length > 0) return [...differing, ...marks].join(" ");
  const difference = Math.abs(decimalToNumber(score.points) - published);
  const found =
    difference < 0.015
      ? TEXT.rounding()
      : (otherDenominator(score, figures, fits) ?? oneLineApart(score, fits) ?? TEXT.unknown());
  return [found, ...marks].join(" ");
};

const HUNDRED = 100;
const difference = (ours: number, portal: number): number => Math.round((ours - portal) * HUNDRED) / HUNDRED;

/** Every group that the portal or we have points of, and the total last. */
export const reconcile = (
  ruleSet: RuleSet,
  period: Period,
  portal: PortalPoints,
  ours: OurFigures,
): readonly GroupLine[] => {
  const lines = ruleSet.groups.flatMap((group): readonly GroupLine[] => {
    const score = groupOf(ruleSet, period, ours, group.code, {});
    const own = score.points === null ? null : decimalToNumber(score.points);
    const published = portal.groups[group.code] ?? null;
    if (published === null) {
      if (own === null) return [];
      const line = { code: group.code, title: group.title, portal: null, ours: own, difference: null };
      return [{ ...line, agrees: false, cause: TEXT.portalMissing() }];
    }
    const isSame = agrees(group, score.points, published);
    const fits: Try = (entries) => agrees(group, groupOf(ruleSet, period, ours, group.code, entries).points, published);
    return [
      {
        code: group.code,
        title: group.title,
        portal: published,
        ours: own,
        difference: own === null ? null : difference(own, published),
        agrees: isSame,
        cause: isSame ? "" : causeOf(score, portal, published, countsOnly(ours.figures), fits),
      },
    ];
  });
  const isComplete = lines.length === ruleSet.groups.length && lines.every((line) => line.ours !== null);
  const total = isComplete
    ? difference(
        lines.reduce((sum, line) => sum + (line.ours ?? 0), 0),
        0,
      )
    : null;
  if (portal.total === null) return lines;
  const isSame = total !== null && Math.abs(total - portal.total) < 0.005;
  const listed = lines.flatMap((line) => (line.portal === null ? [] : [line.portal]));
  const portalSum = difference(
    listed.reduce((sum, points) => sum + points, 0),
    0,
  );
  const isOwnSum = listed.length < ruleSet.groups.length || Math.abs(portalSum - portal.total) < 0.005;
  const cause = isOwnSum ? TEXT.totalOfGroups() : TEXT.portalSum({ sum: numberText(portalSum) });
  return [
    ...lines,
    {
      code: "TONG",
      title: TEXT.total(),
      portal: portal.total,
      ours: total,
      difference: total === null ? null : difference(total, portal.total),
      agrees: isSame,
      cause: isSame ? "" : cause,
    },
  ];
};

const GROUP_PREFIX = "DIEM_";

/** The published points among figures of a sheet or of the portal's file. */
export const pointsIn = (figures: Readonly<Partial<Record<FigureCode, unknown>>>): Omit<PortalPoints, "indicators"> => {
  const points = Object.entries(figures).flatMap(([code, entry]) =>
    code.startsWith(GROUP_PREFIX) && typeof entry === "number"
      ? [[code.slice(GROUP_PREFIX.length), entry] as const]
      : [],
  );
  const { TONG, ...groups } = Object.fromEntries(points) as Record<string, number>;
  return { groups, total: TONG ?? null };
};

/** The portal publishes a unit's groups in data sets of their own: they are put together. */
export const mergedPoints = (a: PortalPoints, b: PortalPoints): PortalPoints => ({
  groups: { ...a.groups, ...b.groups },
  total: b.total ?? a.total,
  indicators: [...a.indicators, ...b.indicators],
});
