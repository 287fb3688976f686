// Carries the figures of units that no longer exist to the units of today, through their successors.
import { type FigureCode, type FigureEntry, type Figures, findFigure, isCount } from "../domain/figure.ts";
import {
  compare,
  multiply,
  type Rational,
  rational,
  rationalFromNumber,
  subtract,
  toNumber,
} from "../domain/rational.ts";
import type { Successor, UnitCode, UnitTree, UnitVersion } from "../domain/unit.ts";
import type { Contribution } from "./roll-up.ts";

export type Carried =
  | { readonly ok: true; readonly contributions: readonly Contribution[] }
  | { readonly ok: false; readonly reason: "noSuccessor" | "noShares" };

const ONE: Rational = { numerator: 1n, denominator: 1n };

const lastVersion = (units: readonly UnitVersion[], code: UnitCode): UnitVersion | undefined =>
  units.filter((unit) => unit.code === code).sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];

/** A single successor takes everything; several need their shares. */
const shareOf = (successor: Successor, siblings: number): Rational | null => {
  if (successor.share) return rational(BigInt(successor.share.numerator), BigInt(successor.share.denominator));
  return siblings === 1 ? ONE : null;
};

type Target = { readonly unit: UnitCode; readonly share: Rational };

const targetsOf = (
  units: readonly UnitVersion[],
  today: UnitTree,
  code: UnitCode,
  share: Rational,
  seen: readonly UnitCode[],
): readonly Target[] | "noSuccessor" | "noShares" => {
  if (today.byCode.has(code)) return [{ unit: code, share }];
  const successors = lastVersion(units, code)?.successors ?? [];
  // A ring of successors would be a fault of the unit list; it ends here as "no successor".
  if (successors.length === 0 || seen.includes(code)) return "noSuccessor";
  const targets: Target[] = [];
  for (const successor of successors) {
    const part = shareOf(successor, successors.length);
    if (part === null) return "noShares";
    const reached = targetsOf(units, today, successor.unit, multiply(share, part), [...seen, code]);
    if (typeof reached === "string") return reached;
    targets.push(...reached);
  }
  return targets;
};

/** Whole counts split by shares so that the parts add up: the largest remainders get the units left over. */
const apportion = (count: number, shares: readonly Rational[]): readonly number[] => {
  const exact = shares.map((share) => multiply(rationalFromNumber(count), share));
  const floors = exact.map((part) => part.numerator / part.denominator);
  const order = exact
    .map((part, index) => ({ index, rest: subtract(part, rational(floors[index] ?? 0n, 1n)) }))
    .sort((a, b) => compare(b.rest, a.rest) || a.index - b.index);
  const whole = exact.reduce((sum, part) => sum + toNumber(part), 0);
  let left = Math.round(whole) - Number(floors.reduce((sum, part) => sum + part, 0n));
  const parts = floors.map(Number);
  for (const { index } of order) {
    if (left <= 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    left -= 1;
  }
  return parts;
};

const splitFigures = (figures: Figures, shares: readonly Rational[]): readonly Figures[] => {
  const parts = shares.map(() => ({}) as Partial<Record<FigureCode, FigureEntry>>);
  for (const [code, entry] of Object.entries(figures) as [FigureCode, FigureEntry][]) {
    // A distinct count (TTHC, DVC) has no parts; neither has a figure without a number.
    const divisible = isCount(entry) && findFigure(code)?.overUnits !== "distinct";
    const counts = divisible ? apportion(entry, shares) : null;
    for (const [index, part] of parts.entries()) {
      const whole: FigureEntry = isCount(entry) ? { state: "not_provided" } : entry;
      part[code] = counts ? (counts[index] ?? 0) : whole;
    }
  }
  return parts;
};

/** The figures of `code` as contributions to units in force today, or why they cannot be compared. */
export const carryForward = (
  units: readonly UnitVersion[],
  today: UnitTree,
  code: UnitCode,
  figures: Figures,
): Carried => {
  const targets = targetsOf(units, today, code, ONE, []);
  if (typeof targets === "string") return { ok: false, reason: targets };
  if (targets.length === 1 && targets[0] && compare(targets[0].share, ONE) === 0) {
    return { ok: true, contributions: [{ unit: targets[0].unit, figures }] };
  }
  const parts = splitFigures(
    figures,
    targets.map((target) => target.share),
  );
  return {
    ok: true,
    contributions: targets.map((target, index) => ({ unit: target.unit, figures: parts[index] ?? {} })),
  };
};

/** Units in force today that the unit of the past became; itself where it still exists. */
export const unitsToday = (units: readonly UnitVersion[], today: UnitTree, code: UnitCode): readonly UnitCode[] => {
  const targets = targetsOf(units, today, code, ONE, []);
  return typeof targets === "string" ? [] : targets.map((target) => target.unit);
};
