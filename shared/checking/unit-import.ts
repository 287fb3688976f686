// Plans the import of a unit list: what it would add and change in the stored units, or why nothing may be stored.
import type { UnitCode, UnitVersion } from "../domain/unit.ts";
import { type UnitFault, unitFault } from "../domain/unit-fault.ts";
import { codesUnder, type UnitGraph, unitGraph, versionsIn } from "../domain/unit-graph.ts";
import { checkUnitList } from "./unit-list.ts";
import { type LocatedUnit, readUnitRows, unitRowsOf } from "./unit-rows.ts";

/** Who imports: `*` may do everything, also create units without a parent. */
export type ImportScope = UnitCode | "*";

export interface UnitChange {
  /** The stored version under the same code and first day; null where the version is new. */
  readonly before: UnitVersion | null;
  readonly after: UnitVersion;
  /** Where it stands in the file; the header is line 1. */
  readonly line: number | null;
}

export interface ImportPlan {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Empty where the list may be stored. */
  readonly conflicts: readonly UnitFault[];
  readonly changes: readonly UnitChange[];
}

const keyOf = (unit: UnitVersion): string => `${unit.code} ${unit.validFrom}`;

const sameShare = (a: UnitVersion["successors"][number], b: UnitVersion["successors"][number]): boolean =>
  a.unit === b.unit && a.share?.numerator === b.share?.numerator && a.share?.denominator === b.share?.denominator;

/** Names of what differs, as the columns of the list call it. */
export const changedColumns = ({ before, after }: UnitChange): readonly string[] => {
  if (before === null) return [];
  const [columns = [], old = [], now = []] = unitRowsOf([before, after]);
  return columns.filter((_, index) => old[index] !== now[index]);
};

/** Equal in everything that is stored; the order of successors does not matter. */
const isSame = (a: UnitVersion, b: UnitVersion): boolean =>
  a.name === b.name &&
  a.type === b.type &&
  a.parent === b.parent &&
  a.validTo === b.validTo &&
  a.reports === b.reports &&
  a.successors.length === b.successors.length &&
  a.successors.every((successor) => b.successors.some((other) => sameShare(successor, other)));

/**
 * Every code, old and new parent and successor of a change lies in the importer's subtree; what is not stored yet is judged by its own
 * row of the same file. A unit that was moved elsewhere belongs to whoever is above its last version: a former parent neither
 * rewrites its past nor takes it back. Only `*` creates a unit without a parent.
 */
const scopeFaults = (changes: readonly UnitChange[], stored: UnitGraph, scope: UnitCode): readonly UnitFault[] => {
  const inside = codesUnder(stored, scope);
  const isAllowed = (code: UnitCode): boolean => inside.has(code) || !stored.versionsOf.has(code);
  return changes.flatMap(({ before, after, line }) => {
    const versions = versionsIn(stored, after.code);
    const mentioned = [
      after.code,
      after.parent,
      before?.parent ?? null,
      versions.at(-1)?.parent ?? null,
      ...after.successors.map((successor) => successor.unit),
      ...(before?.successors ?? []).map((successor) => successor.unit),
    ];
    const outside = [...new Set(mentioned)].filter((code) => code !== null && !isAllowed(code));
    const faults = outside.map((code) => unitFault(line, after.code, "OUTSIDE", { got: code ?? "" }));
    const wasRoot = versions.some((version) => version.parent === null);
    if (after.parent === null && !wasRoot) faults.push(unitFault(line, after.code, "PARENTLESS", {}));
    return faults;
  });
};

/**
 * Reads the rows (the first is the header), lays them over the stored units by code and first day, and checks the result as a
 * whole. Versions that the file does not mention stay as they are.
 */
export const planUnitImport = (
  rows: readonly (readonly string[])[],
  stored: readonly UnitVersion[],
  scope: ImportScope,
): ImportPlan => {
  const { units, faults } = readUnitRows(rows);
  const before = new Map(stored.map((unit) => [keyOf(unit), unit]));
  const seen = new Map<string, LocatedUnit>();
  const twice: UnitFault[] = [];
  for (const unit of units) {
    if (seen.has(keyOf(unit))) twice.push(unitFault(unit.line, unit.code, "VERSION_TWICE", { from: unit.validFrom }));
    else seen.set(keyOf(unit), unit);
  }
  const changes: UnitChange[] = [];
  for (const [key, { line, ...after }] of seen) {
    const old = before.get(key) ?? null;
    if (!old || !isSame(old, after)) changes.push({ before: old, after, line });
  }
  const added = changes.filter((change) => change.before === null).length;

  const untouched = stored.filter((unit) => !seen.has(keyOf(unit)));
  const merged = [...untouched.map((unit) => ({ ...unit, line: null })), ...seen.values()];
  // Rows that could not be read would show up again as unknown parents: one fault at a time.
  const whole = faults.length + twice.length === 0 ? checkUnitList(merged) : [];
  const outside = scope === "*" ? [] : scopeFaults(changes, unitGraph(stored), scope);
  const conflicts = [...faults, ...twice, ...outside, ...whole].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return {
    added,
    changed: changes.length - added,
    unchanged: seen.size - changes.length,
    conflicts,
    changes,
  };
};
