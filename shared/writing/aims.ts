// Results against the targets in force, and what to do to reach them.
import type { Consolidated } from "../consolidation/consolidate.ts";
import type { UnitFacts } from "../consolidation/unit-facts.ts";
import { findFigure } from "../domain/figure.ts";
import { compare, multiply, type Rational, rational, rationalFromNumber, ZERO } from "../domain/rational.ts";
import { findRate, RATES } from "../rules/rates.ts";
import { TARGETS, type Target, targetInForce } from "../rules/targets.ts";
import { neededFor } from "../scoring/needed.ts";
import { rationalText } from "../text/format.ts";
import { NARRATIVE } from "../text/narrative.ts";
import {
  insideSentence,
  percentWords,
  printedPercents,
  stepBetween,
  type Told,
  type ToldRate,
  toldOf,
} from "./told.ts";

/** A rate with its target. */
interface Aim {
  readonly rate: ToldRate;
  readonly target: Target & { readonly least: Rational };
  /** Of the district's own offices only, without its communes. */
  readonly isOwn: boolean;
}

/** An office's own target goes before those that ship with their source. */
const targetOf = (measure: string, table: Consolidated, own: readonly Target[], facts: UnitFacts | null) => {
  const query = { measure, period: table.period, level: facts?.level ?? null, area: facts?.province ?? null };
  return targetInForce(own, query).target ?? targetInForce(TARGETS, query).target;
};

const DISTRICT = "huyen";

/** A target for districts speaks of the district's own offices; its total contains the communes. */
const aimsOf = (table: Consolidated, told: Told, own: readonly Target[], facts: UnitFacts | null): readonly Aim[] => {
  const isDistrict = facts?.level === DISTRICT && table.rows.length > 1;
  const ownRow = isDistrict ? table.rows.find((row) => row.own) : undefined;
  const ownTold = ownRow ? toldOf(ownRow) : null;
  return RATES.flatMap(({ code }): Aim[] => {
    const target = targetOf(code, table, own, facts);
    if (!target) return [];
    const isOwn = ownTold !== null && target.levels.length > 0;
    const rate = (isOwn ? ownTold : told).rate(code);
    return rate ? [{ rate, target, isOwn }] : [];
  });
};

const neededWords = ({ rate, target }: Aim): string => {
  const [numerator, denominator] = [rationalFromNumber(rate.numerator), rationalFromNumber(rate.denominator)];
  const needed = neededFor(numerator, denominator, target.least, "converted");
  // Conversion always reaches a target of at most 100%.
  const count = rationalText(rational(needed.ok ? needed.count : 0n, 1n));
  if (rate.code.startsWith("ONLINE_RATE_FULL")) return NARRATIVE.neededFull({ count });
  if (rate.code.startsWith("ONLINE_RATE")) return NARRATIVE.neededOnline({ count });
  const definition = findRate(rate.code);
  const counted = findFigure(definition?.numerator[0] ?? "")?.counted ?? "hoSo";
  return NARRATIVE.needed({
    count,
    spoken: definition?.spoken?.phrase ?? null,
    thing: counted === "ngay" || counted === "diem" ? "hoSo" : counted,
  });
};

const aimSentence = (aim: Aim, withSource: boolean): string => {
  const { rate, target } = aim;
  const [share = ZERO] = printedPercents([rate.share, target.least]);
  const least = multiply(target.least, rational(100n, 1n));
  const name = findRate(rate.code)?.name ?? rate.code;
  const source = withSource ? NARRATIVE.targetSource({ source: insideSource(target.sourceTitle) }) : "";
  const said = {
    rate: aim.isOwn ? NARRATIVE.levelRate({ rate: name, level: DISTRICT }) : name,
    percent: percentWords(share),
    target: `${rationalText(least, 4)}%`,
    source,
  };
  const step = stepBetween(least, share);
  if (compare(rate.share, target.least) >= 0)
    return NARRATIVE.targetMet({ ...said, above: step.change === "none" ? "" : step.amount });
  return NARRATIVE.targetMissed({ ...said, below: step.amount, needed: neededWords(aim) });
};

/** Titles of instruments keep their capitals ("Nghị quyết 76/NQ-CP"); words that describe one do not. */
const insideSource = (title: string): string => (/^Chỉ tiêu/u.test(title) ? insideSentence(title) : title);

/** One sentence for each rate with a target, in the order of the catalogue of rates. */
export const aimSentences = (
  table: Consolidated,
  told: Told,
  targets: readonly Target[],
  facts: UnitFacts | null,
  withSource: boolean,
): readonly string[] => aimsOf(table, told, targets, facts).map((aim) => aimSentence(aim, withSource));
