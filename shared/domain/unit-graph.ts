// Walks over all versions of units at once: what belongs to a unit's totals, and who may see a unit.
import type { LocalDate } from "./local-date.ts";
import { isInForce, type Successor, type UnitCode, type UnitVersion } from "./unit.ts";

/** Versions by code, and the edges between codes at any time. */
export interface UnitGraph {
  /** In order of `validFrom`. */
  readonly versionsOf: ReadonlyMap<UnitCode, readonly UnitVersion[]>;
  readonly childrenOf: ReadonlyMap<UnitCode, ReadonlySet<UnitCode>>;
  readonly predecessorsOf: ReadonlyMap<UnitCode, ReadonlySet<UnitCode>>;
}

const NONE: ReadonlySet<UnitCode> = new Set();

const addEdge = (edges: Map<UnitCode, Set<UnitCode>>, from: UnitCode, to: UnitCode): void => {
  const known = edges.get(from);
  if (known) known.add(to);
  else edges.set(from, new Set([to]));
};

export const unitGraph = (units: readonly UnitVersion[]): UnitGraph => {
  const versionsOf = new Map<UnitCode, UnitVersion[]>();
  const childrenOf = new Map<UnitCode, Set<UnitCode>>();
  const predecessorsOf = new Map<UnitCode, Set<UnitCode>>();
  for (const unit of units) {
    const versions = versionsOf.get(unit.code);
    if (versions) versions.push(unit);
    else versionsOf.set(unit.code, [unit]);
    if (unit.parent !== null) addEdge(childrenOf, unit.parent, unit.code);
    for (const successor of unit.successors) addEdge(predecessorsOf, successor.unit, unit.code);
  }
  for (const versions of versionsOf.values()) versions.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return { versionsOf, childrenOf, predecessorsOf };
};

/** Everything reached from `start` by the edges, `start` included. */
const closure = (start: Iterable<UnitCode>, edgesOf: (code: UnitCode) => Iterable<UnitCode>): ReadonlySet<UnitCode> => {
  const reached = new Set(start);
  // A Set visits what is added while it is walked.
  for (const code of reached) for (const next of edgesOf(code)) reached.add(next);
  return reached;
};

export const versionsIn = (graph: UnitGraph, code: UnitCode): readonly UnitVersion[] =>
  graph.versionsOf.get(code) ?? [];

export const versionOn = (graph: UnitGraph, code: UnitCode, day: LocalDate): UnitVersion | undefined =>
  versionsIn(graph, code).find((unit) => isInForce(unit, day));

const lastSuccessorsOf = (graph: UnitGraph, code: UnitCode): readonly Successor[] =>
  versionsIn(graph, code).at(-1)?.successors ?? [];

/** The unit and everything that was ever below it. */
export const codesUnder = (graph: UnitGraph, root: UnitCode): ReadonlySet<UnitCode> =>
  closure([root], (code) => graph.childrenOf.get(code) ?? NONE);

/** The unit, everything that was ever below it, and all of their predecessors: whose snapshots its totals may need. */
export const codesBelow = (graph: UnitGraph, root: UnitCode): ReadonlySet<UnitCode> =>
  closure([root], (code) => [...(graph.childrenOf.get(code) ?? NONE), ...(graph.predecessorsOf.get(code) ?? NONE)]);

/** The versions that a consolidation of `root` needs: `codesBelow`, and what those became. */
export const unitsAround = (graph: UnitGraph, root: UnitCode): readonly UnitVersion[] => {
  const codes = closure(codesBelow(graph, root), (code) =>
    versionsIn(graph, code).flatMap((unit) => unit.successors.map((successor) => successor.unit)),
  );
  return [...codes].flatMap((code) => versionsIn(graph, code));
};

/** The unit's parent, grandparent and so on, as the tree stood on that day. */
export const ancestorsOn = (graph: UnitGraph, code: UnitCode, day: LocalDate): readonly UnitCode[] => {
  const chain: UnitCode[] = [];
  let parent = versionOn(graph, code, day)?.parent ?? null;
  while (parent !== null && !chain.includes(parent)) {
    chain.push(parent);
    parent = versionOn(graph, parent, day)?.parent ?? null;
  }
  return chain;
};

/**
 * Whether `unit` lies in the subtree of `viewer` on one of the days, or became part of it by merger. A unit below a former
 * unit is seen by the successor only where that successor took over the whole of it: a part of a split district does not see
 * the other communes of that district.
 */
export const isWithin = (graph: UnitGraph, viewer: UnitCode, unit: UnitCode, days: readonly LocalDate[]): boolean => {
  const seen = new Set<string>();
  const within = (code: UnitCode, isPartEnough: boolean): boolean => {
    if (code === viewer) return true;
    const step = `${code} ${isPartEnough}`;
    if (seen.has(step)) return false;
    seen.add(step);
    const ancestors = new Set(days.flatMap((day) => ancestorsOn(graph, code, day)));
    if (ancestors.has(viewer)) return true;
    const successorsOf = (former: UnitCode, takesPart: boolean): readonly UnitCode[] => {
      const successors = lastSuccessorsOf(graph, former);
      return takesPart || successors.length === 1 ? successors.map((successor) => successor.unit) : [];
    };
    return (
      successorsOf(code, isPartEnough).some((next) => within(next, isPartEnough)) ||
      [...ancestors].some((ancestor) => successorsOf(ancestor, false).some((next) => within(next, false)))
    );
  };
  return within(unit, true);
};
