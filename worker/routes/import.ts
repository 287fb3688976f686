// POST /v1/import: takes in what another server handed out, all of it or, after an interruption, the rest of it.
import { refuse } from "../../shared/domain/problem.ts";
import { importConflictText } from "../../shared/text/audit.ts";
import { ROLE_TEXT } from "../../shared/text/role.ts";
import { requireRole } from "../auth/access.ts";
import { findConflicts, type ImportState, planUnits, readImports, storeDocument, type UnitPlan } from "../db/import.ts";
import { type DocumentFault, type Inspected, inspectDocument } from "../db/import-check.ts";
import { readPortableTables } from "../db/portable.ts";
import { readAllUnits } from "../db/unit.ts";
import type { Refusal } from "../http/problem.ts";
import type { Handler } from "../http/scope.ts";

interface Conflict {
  readonly unit: string;
  readonly what: string;
}

const documentRefusal = ({ line, fault }: DocumentFault): Refusal =>
  fault === "hash" ? refuse("IMPORT_HASH", {}) : refuse("IMPORT_UNREADABLE", { line, fault });

const conflictRefusal = (conflicts: readonly Conflict[]): Refusal => ({
  ...refuse("IMPORT_CONFLICT", { count: new Set(conflicts.map(({ unit }) => unit)).size }),
  errors: conflicts.map(({ unit, what }) => ({ path: unit, message: what })),
});

const DOCUMENT_SHOWN = 12;

const unfinishedRefusal = ({ document, stored, of }: ImportState): Refusal =>
  refuse("IMPORT_UNFINISHED", { document: document.slice(0, DOCUMENT_SHOWN), stored, of });

const differentConflicts = ({ different }: UnitPlan): readonly Conflict[] =>
  different.map((unit) => ({ unit, what: importConflictText("different") }));

const planRefusal = (plan: UnitPlan): Refusal =>
  plan.different.length > 0
    ? conflictRefusal(differentConflicts(plan))
    : { ...refuse("UNITS_CONFLICT", { count: plan.faults.length }), conflicts: plan.faults };

const importAnswer = (inspected: Inspected, stored: boolean, conflicts: readonly Conflict[] = []) => ({
  document: inspected.document,
  root: inspected.root,
  stored,
  lines: inspected.lines,
  units: inspected.own.size,
  rows: inspected.rows,
  conflicts,
});

export const importData: Handler<"importData"> = async (scope, { query, body }) => {
  const { db, caller } = scope;
  const allowed = requireRole(caller, "quantri");
  if (!allowed.ok) return allowed;
  if (caller.unit !== "*") {
    return refuse("FORBIDDEN", { role: ROLE_TEXT[caller.role], needed: "quản trị máy chủ" });
  }
  const tables = await readPortableTables(db);
  const inspected = await inspectDocument(body, tables);
  if ("fault" in inspected) return documentRefusal(inspected);

  const imports = await readImports(db);
  const begun = imports.find(({ document }) => document === inspected.document);
  if (begun?.finished) return { content: importAnswer(inspected, false) };
  const found = begun ? [] : await findConflicts(db, inspected, tables);
  const plan = planUnits(await readAllUnits(db), inspected);
  const there = found.map(({ unit, table }) => ({ unit, what: importConflictText(table) }));
  const conflicts = [...there, ...(there.length === 0 ? differentConflicts(plan) : [])];
  if (query.dryRun === "1" && plan.faults.length === 0) return { content: importAnswer(inspected, false, conflicts) };
  const unfinished = imports.find(({ finished }) => !finished);
  if (there.length > 0) return unfinished ? unfinishedRefusal(unfinished) : conflictRefusal(conflicts);
  if (plan.different.length + plan.faults.length > 0) return planRefusal(plan);

  const outcome = await storeDocument(scope, body, inspected, begun?.stored ?? 0);
  if (outcome === "overtaken") return refuse("IMPORT_OVERTAKEN", {});
  if (outcome !== "stored") return planRefusal(outcome);
  return { content: importAnswer(inspected, true), status: 201 };
};
