// Checks a whole list of dated units: no overlap, no cycle, no orphan, no successor that is not there.
import { addDays, type LocalDate } from "../domain/local-date.ts";
import type { UnitCode, UnitVersion } from "../domain/unit.ts";
import { type UnitFault, type UnitFaultCode, type UnitFaultParams, unitFault } from "../domain/unit-fault.ts";
import { type UnitGraph, unitGraph, versionOn, versionsIn } from "../domain/unit-graph.ts";
import type { LocatedUnit } from "./unit-rows.ts";

type FaultOf = <Code extends UnitFaultCode>(code: Code, params: UnitFaultParams[Code]) => UnitFault;

const faultAt =
  (unit: LocatedUnit): FaultOf =>
  (code, params) =>
    unitFault(unit.line, unit.code, code, params);

/** The last day in force, or a day after every real one. */
const endOf = (unit: UnitVersion): LocalDate => unit.validTo ?? ("9999-12-31" as LocalDate);

const overlaps = (units: readonly LocatedUnit[], graph: UnitGraph): readonly UnitFault[] =>
  units.flatMap((unit) => {
    const versions = versionsIn(graph, unit.code);
    const previous = versions[versions.indexOf(unit) - 1];
    if (!previous || endOf(previous) < unit.validFrom) return [];
    const span = { from: previous.validFrom, to: previous.validTo };
    return previous.validFrom === unit.validFrom
      ? [faultAt(unit)("VERSION_TWICE", { from: unit.validFrom })]
      : [faultAt(unit)("VERSIONS_OVERLAP", span)];
  });

/** Whether versions of `code` follow each other without a gap through the whole span of `unit`. */
const isInForceThroughout = (graph: UnitGraph, code: UnitCode, unit: UnitVersion): boolean => {
  let day = unit.validFrom;
  for (;;) {
    const version = versionOn(graph, code, day);
    if (!version) return false;
    if (endOf(version) >= endOf(unit)) return true;
    day = addDays(endOf(version), 1);
  }
};

const orphans = (units: readonly LocatedUnit[], graph: UnitGraph): readonly UnitFault[] =>
  units.flatMap((unit) => {
    if (unit.parent === null) return [];
    if (!graph.versionsOf.has(unit.parent)) return [faultAt(unit)("PARENT_UNKNOWN", { parent: unit.parent })];
    if (isInForceThroughout(graph, unit.parent, unit)) return [];
    return [faultAt(unit)("PARENT_NOT_IN_FORCE", { parent: unit.parent, from: unit.validFrom, to: unit.validTo })];
  });

/** The chain of parents that leads from the unit back to itself on its first day; null where it ends at a root. */
const cycleFrom = (graph: UnitGraph, unit: UnitVersion): readonly UnitCode[] | null => {
  const chain: UnitCode[] = [unit.code];
  let parent = unit.parent;
  while (parent !== null) {
    if (parent === unit.code) return [...chain, parent];
    // A ring above the unit is reported at the units of that ring.
    if (chain.includes(parent)) return null;
    chain.push(parent);
    parent = versionOn(graph, parent, unit.validFrom)?.parent ?? null;
  }
  return null;
};

/** A ring of parents holds on the day on which the youngest of its versions begins, so first days are enough. */
const cycles = (units: readonly LocatedUnit[], graph: UnitGraph): readonly UnitFault[] =>
  units.flatMap((unit) => {
    const chain = cycleFrom(graph, unit);
    return chain ? [faultAt(unit)("CYCLE", { chain: chain.join(" → ") })] : [];
  });

const successorFaults = (units: readonly LocatedUnit[], graph: UnitGraph): readonly UnitFault[] =>
  units.flatMap((unit) => {
    const { successors, validTo } = unit;
    if (successors.length === 0 || validTo === null) return [];
    const fault = faultAt(unit);
    if (versionsIn(graph, unit.code).at(-1) !== unit) return [fault("SUCCESSORS_NOT_LAST", {})];
    return successors.flatMap((successor): readonly UnitFault[] => {
      const last = versionsIn(graph, successor.unit).at(-1);
      if (!last) return [fault("SUCCESSOR_UNKNOWN", { successor: successor.unit })];
      // Each successor outlives the unit, so successors never run in a ring.
      return endOf(last) > validTo ? [] : [fault("SUCCESSOR_ENDED", { successor: successor.unit, day: validTo })];
    });
  });

/** Everything that is wrong with the list as a whole; each row by itself has been read by `readUnitRows`. */
export const checkUnitList = (units: readonly LocatedUnit[]): readonly UnitFault[] => {
  const graph = unitGraph(units);
  const repeated = overlaps(units, graph);
  return [...repeated, ...orphans(units, graph), ...cycles(units, graph), ...successorFaults(units, graph)];
};
