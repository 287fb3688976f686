// The tree of a longer period: the units of its last day, and under the parents they had then those that ended inside it.
import { monthsOf, type Period } from "../domain/period.ts";
import { isInForce, type UnitCode, type UnitTree, type UnitVersion, unitTreeOn } from "../domain/unit.ts";

export interface PeriodTree {
  /** The tree on the last day: who has to report. */
  readonly onLastDay: UnitTree;
  /** That tree with the units that ended inside the period; after their siblings; the same where none did. */
  readonly whole: UnitTree;
  /** Months of the period that a unit reports: those on whose last day it was in force. None of a month and a free range. */
  readonly monthsIn: (code: UnitCode) => readonly Period[];
}

/** The last version of each unit that was in force at the end of a month, but no longer on the last day. */
const endedInside = (
  units: readonly UnitVersion[],
  months: readonly Period[],
  onLastDay: UnitTree,
): readonly UnitVersion[] => {
  const ended = new Map<UnitCode, UnitVersion>();
  for (const unit of units) {
    if (onLastDay.byCode.has(unit.code) || !months.some((month) => isInForce(unit, month.last))) continue;
    const known = ended.get(unit.code);
    if (!known || known.validFrom < unit.validFrom) ended.set(unit.code, unit);
  }
  return [...ended.values()];
};

const withUnits = (tree: UnitTree, added: readonly UnitVersion[]): UnitTree => {
  const byCode = new Map([...tree.byCode, ...added.map((unit) => [unit.code, unit] as const)]);
  const childrenOf = new Map([...tree.childrenOf].map(([parent, children]) => [parent, [...children]]));
  for (const unit of [...added].sort((a, b) => (a.code < b.code ? -1 : 1))) {
    if (unit.parent === null) continue;
    const siblings = childrenOf.get(unit.parent);
    if (siblings) siblings.push(unit);
    else childrenOf.set(unit.parent, [unit]);
  }
  return { day: tree.day, byCode, childrenOf };
};

/**
 * Only a period that is made of months has units that ended inside it: they reported the months before, and those months belong
 * to the unit that was their parent when they ended.
 */
export const periodTree = (units: readonly UnitVersion[], period: Period): PeriodTree => {
  const onLastDay = unitTreeOn(units, period.last);
  const months = monthsOf(period);
  const ended = endedInside(units, months, onLastDay);
  const versions = new Map<UnitCode, UnitVersion[]>();
  for (const unit of units) {
    const known = versions.get(unit.code);
    if (known) known.push(unit);
    else versions.set(unit.code, [unit]);
  }
  return {
    onLastDay,
    whole: ended.length === 0 ? onLastDay : withUnits(onLastDay, ended),
    monthsIn: (code) =>
      months.filter((month) => (versions.get(code) ?? []).some((version) => isInForce(version, month.last))),
  };
};
