// POST /v1/consolidated/…/preview: what changed snapshots would move up to the unit asked for; nothing is stored.

import { type Consolidated, type ConsolidationInput, consolidate } from "../../shared/consolidation/consolidate.ts";
import { tableDifference } from "../../shared/consolidation/table-difference.ts";
import type { SnapshotBody } from "../../shared/contract/snapshot.ts";
import type { Figures } from "../../shared/domain/figure.ts";
import { done, type Outcome, refuse } from "../../shared/domain/problem.ts";
import { COUNT_BASIS_DEFAULT, type SnapshotRecord, usualScheme } from "../../shared/domain/snapshot.ts";
import { subtreeIn, type UnitCode, type UnitTree, unitTreeOn } from "../../shared/domain/unit.ts";
import type { Finding } from "../../shared/findings/finding.ts";
import { canSee, readUnitCode } from "../auth/access.ts";
import { readStoredNeeds, type Sight } from "../db/stored.ts";
import { findingAnswer } from "../http/finding.ts";
import type { Handler } from "../http/scope.ts";
import { seePlace } from "../snapshots/lookup.ts";

interface Change {
  readonly unit: UnitCode;
  readonly figures: Figures;
  readonly body: SnapshotBody | null;
}

/** The snapshot as it would stand; what only `figures` leaves open is as it is now, else the unit's own figures. */
const changedRecord = (change: Change, input: ConsolidationInput, now: string): SnapshotRecord => {
  const { unit, figures, body } = change;
  const current = input.snapshots.find((snapshot) => snapshot.unit === unit);
  return {
    unit,
    period: input.period.key,
    form: input.form,
    revision: (current?.revision ?? 0) + 1,
    state: "da_nop",
    scopeBasis: body?.scopeBasis ?? current?.scopeBasis ?? "ownOnly",
    // Nobody can be asked here and nothing is stored: where the period leaves the names open, they are those of today.
    scheme: body?.scheme ?? current?.scheme ?? usualScheme(input.period) ?? "ND42",
    countBasis: body ? (body.countBasis ?? COUNT_BASIS_DEFAULT) : (current?.countBasis ?? COUNT_BASIS_DEFAULT),
    figures,
    submittedAt: now,
    firstSubmittedAt: current?.firstSubmittedAt ?? now,
  };
};

const withChanges = (input: ConsolidationInput, changes: readonly Change[], now: string): ConsolidationInput => {
  const changed = new Set(changes.map(({ unit }) => unit));
  const snapshots = input.snapshots.filter((snapshot) => !changed.has(snapshot.unit));
  return { ...input, snapshots: [...snapshots, ...changes.map((change) => changedRecord(change, input, now))] };
};

/** The unit asked for, then every unit between it and a changed one that has units below it, upper ones first. */
const unitsMoved = (tree: UnitTree, root: UnitCode, changes: readonly Change[]): readonly UnitCode[] => {
  const moved = new Set<UnitCode>([root]);
  for (const { unit } of changes) {
    let code: UnitCode | null = tree.childrenOf.has(unit) ? unit : (tree.byCode.get(unit)?.parent ?? null);
    while (code !== null && code !== root) {
      moved.add(code);
      code = tree.byCode.get(code)?.parent ?? null;
    }
  }
  return subtreeIn(tree, root)
    .map(({ code }) => code)
    .filter((code) => moved.has(code));
};

const isNewIn = (before: readonly Finding[]) => {
  const known = new Set(before.map((finding) => JSON.stringify(finding)));
  return (finding: Finding): boolean => !known.has(JSON.stringify(finding));
};

const tableMoved = (before: Consolidated, after: Consolidated) => ({
  unit: after.unit,
  name: after.name,
  ...tableDifference(before, after),
});

const readChanges = (
  tree: UnitTree,
  root: UnitCode,
  given: readonly { readonly unit: string; readonly figures?: unknown; readonly body?: SnapshotBody | undefined }[],
): Outcome<readonly Change[]> => {
  const within = new Set(subtreeIn(tree, root).map(({ code }) => code));
  const changes = new Map<UnitCode, Change>();
  for (const { unit: text, figures, body } of given) {
    const unit = readUnitCode(text);
    if (!unit.ok) return unit;
    if (!within.has(unit.result)) return refuse("UNIT_UNKNOWN", { unit: unit.result });
    changes.set(unit.result, { unit: unit.result, figures: (body?.figures ?? figures) as Figures, body: body ?? null });
  }
  return done([...changes.values()]);
};

export const previewConsolidated: Handler<"previewConsolidated"> = async (scope, { path, query, body }) => {
  const { db, caller, now, today } = scope;
  const place = await seePlace(scope, { ...path, form: query.form });
  if (!place.ok) return place;
  const { unit, period, form } = place.result;
  const need = { kind: "table", unit, period, form, basis: "as-was" } as const;
  const sees: Sight = (graph, code, days) => canSee(graph, caller, code, days);
  const { inputs } = await readStoredNeeds(db, [need], caller.unit, today, sees);
  const input = inputs(need);
  if (!input.ok) return input;
  const tree = unitTreeOn(input.result.units, period.last);
  const changes = readChanges(tree, unit, body.changes);
  if (!changes.ok) return changes;
  const changed = withChanges(input.result, changes.result, now);
  const tables: { readonly before: Consolidated; readonly after: Consolidated }[] = [];
  // The unit asked for is always first, so that one not in force is refused for what it is.
  for (const code of [unit, ...unitsMoved(tree, unit, changes.result).filter((unitCode) => unitCode !== unit)]) {
    const before = consolidate({ ...input.result, unit: code });
    const after = consolidate({ ...changed, unit: code });
    if (!before.ok) return before;
    if (!after.ok) return after;
    tables.push({ before: before.result, after: after.result });
  }
  const [asked] = tables;
  if (!asked) throw new Error("a preview without the unit asked for");
  const { before, after } = asked;
  return {
    content: {
      unit,
      period: period.key,
      form,
      basis: need.basis,
      totals: { before: before.totals, after: after.totals },
      completeness: { before: before.completeness, after: after.completeness },
      tables: tables.map((table) => tableMoved(table.before, table.after)),
      findings: after.findings.filter(isNewIn(before.findings)).map(findingAnswer),
    },
  };
};
