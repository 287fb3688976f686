// What a unit is on one day: its level, its province, and since when it consists of the same units.
import type { LocalDate } from "../domain/local-date.ts";
import { addDays } from "../domain/local-date.ts";
import { childrenIn, subtreeIn, type UnitCode, type UnitTree, type UnitVersion, unitTreeOn } from "../domain/unit.ts";
import { ancestorsOn, type UnitGraph, unitsAround, versionOn } from "../domain/unit-graph.ts";
import { type Level, levelOf } from "../rules/level.ts";

export interface UnitFacts {
  readonly level: Level;
  /** Name of the province or city of the same rank that the unit lies in or is; null for a unit outside every province. */
  readonly province: string | null;
  /**
   * First day since which nothing joined or left the unit: figures of a period before it are of another unit, even under the
   * same code. Merging and splitting within the unit does not count.
   */
  readonly unchangedSince: LocalDate;
}

const codesIn = (tree: UnitTree, root: UnitCode): ReadonlySet<UnitCode> =>
  new Set(subtreeIn(tree, root).map((unit) => unit.code));

const isLeaf = (tree: UnitTree, code: UnitCode): boolean => childrenIn(tree, code).length === 0;

/** Whether units joined or left `root` between the last day of one tree and the first day of the next. */
const changesBetween = (root: UnitCode, before: UnitTree, after: UnitTree): boolean => {
  if (!before.byCode.has(root)) return true;
  const [then, now] = [codesIn(before, root), codesIn(after, root)];
  const stays = [...before.byCode.keys()].filter((code) => after.byCode.has(code));
  // A district is only a roof: where its communes stay, nothing of the territory has moved.
  const movedOwn = stays.some((code) => isLeaf(before, code) && then.has(code) !== now.has(code));
  if (movedOwn) return true;
  const ended = [...before.byCode.values()].filter((unit) => !after.byCode.has(unit.code));
  return ended.some((unit) => {
    if (!isLeaf(before, unit.code)) return false;
    const inside = unit.successors.filter((successor) => now.has(successor.unit)).length;
    return then.has(unit.code) ? inside < Math.max(1, unit.successors.length) : inside > 0;
  });
};

/** The latest day up to `day` on which something joined or left the unit, or on which it began. */
const unchangedSince = (units: readonly UnitVersion[], code: UnitCode, day: LocalDate): LocalDate => {
  const days = new Set(units.flatMap((unit) => [unit.validFrom, ...(unit.validTo ? [addDays(unit.validTo, 1)] : [])]));
  const candidates = [...days].filter((localDate) => localDate <= day).sort();
  return (
    candidates.findLast((candidate) =>
      changesBetween(code, unitTreeOn(units, addDays(candidate, -1)), unitTreeOn(units, candidate)),
    ) ?? day
  );
};

/** Null where the unit is not in force on that day. */
export const unitFacts = (graph: UnitGraph, code: UnitCode, day: LocalDate): UnitFacts | null => {
  const unit = versionOn(graph, code, day);
  if (!unit) return null;
  const line = [code, ...ancestorsOn(graph, code, day)].flatMap((unitCode) => versionOn(graph, unitCode, day) ?? []);
  const levelAt = (index: number): Level | null => {
    const version = line[index];
    return version ? levelOf(version.type, line[index + 1]?.type ?? null) : null;
  };
  const province = line.find((_, index) => levelAt(index) === "tinh");
  return {
    level: levelAt(0) ?? levelOf(unit.type, null),
    province: province?.name ?? null,
    unchangedSince: unchangedSince(unitsAround(graph, code), code, day),
  };
};
