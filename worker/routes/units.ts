// /v1/units: the tree on a day, one unit through time, and the import of a list.
import { changedColumns, planUnitImport, type UnitChange } from "../../shared/checking/unit-import.ts";
import { unitRowsOf } from "../../shared/checking/unit-rows.ts";
import { refuse } from "../../shared/domain/problem.ts";
import { subtreeIn, type UnitVersion, unitTreeOn } from "../../shared/domain/unit.ts";
import { versionsIn } from "../../shared/domain/unit-graph.ts";
import { PROVINCE_VERSIONS } from "../../shared/rules/provinces-vn.ts";
import { readUnitCode, requireRole, seeUnit } from "../auth/access.ts";
import { entryStatements } from "../db/audited-write.ts";
import { runBatch } from "../db/database.ts";
import { settleRace } from "../db/race.ts";
import { importStatements, readAllUnits, readPredecessors, readUnitListVersion, readUnitsAround } from "../db/unit.ts";
import { taggedAnswer } from "../http/answer.ts";
import { parseCsv, writeCsv } from "../http/csv.ts";
import { conflictAnswer } from "../http/problem.ts";
import type { AuthorizedScope, Handler, Reply } from "../http/scope.ts";

const unitAnswer = (unit: UnitVersion) => ({
  ...unit,
  successors: unit.successors.map((successor) => ({ ...successor })),
});

const listRoots = async (
  { db }: AuthorizedScope,
  day: Parameters<typeof unitTreeOn>[1],
): Promise<Reply<"listUnits">> => {
  const tree = unitTreeOn(await readAllUnits(db), day);
  const roots = [...tree.byCode.values()]
    .filter((unit) => unit.parent === null)
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  return { content: { units: roots.flatMap((root) => subtreeIn(tree, root.code)).map(unitAnswer) } };
};

export const listUnits: Handler<"listUnits"> = async (scope, { query }) => {
  const { db, caller, today } = scope;
  const day = (query.on ?? today) as typeof today;
  const text = query.root ?? caller.unit;
  if (text === "*" && caller.unit === "*") return listRoots(scope, day);
  const root = readUnitCode(text);
  if (!root.ok) return root;
  const seen = await seeUnit(db, caller, root.result, [day, today]);
  if (!seen.ok) return seen;
  const tree = unitTreeOn(await readUnitsAround(db, [root.result]), day);
  const units = subtreeIn(tree, root.result);
  if (units.length === 0) return refuse("UNIT_NOT_IN_FORCE", { unit: root.result, day });
  return { content: { units: units.map(unitAnswer) } };
};

export const listProvinces: Handler<"listProvinces"> = ({ request }) => {
  const headers = { "Content-Disposition": 'attachment; filename="34-tinh-thanh-pho.csv"' };
  return taggedAnswer(request, writeCsv(unitRowsOf(PROVINCE_VERSIONS), ","), "text/csv; charset=utf-8", headers);
};

export const getUnit: Handler<"getUnit"> = async ({ db, caller, today }, { path }) => {
  const code = readUnitCode(path.code);
  if (!code.ok) return code;
  const seen = await seeUnit(db, caller, code.result, [today]);
  if (!seen.ok) return seen;
  const versions = versionsIn(seen.result, code.result).map(unitAnswer);
  return { content: { code: code.result, versions, predecessors: await readPredecessors(db, code.result) } };
};

const changeAnswer = (change: UnitChange) => ({
  line: change.line,
  code: change.after.code,
  name: change.after.name,
  validFrom: change.after.validFrom,
  change: change.before === null ? ("added" as const) : ("changed" as const),
  columns: changedColumns(change),
});

export const importUnits: Handler<"importUnits"> = async ({ db, caller, now }, { query, body }) => {
  const allowed = requireRole(caller, "quantri");
  if (!allowed.ok) return allowed;
  const rows = parseCsv(body);
  return settleRace(async () => {
    // Before the list itself: an import in between then takes the number, and this one is judged again.
    const version = (await readUnitListVersion(db)) + 1;
    const plan = planUnitImport(rows, await readAllUnits(db), caller.unit);
    const { added, changed, unchanged, conflicts, changes } = plan;
    const dryRun = query.dryRun === "1";
    if (conflicts.length > 0 && !dryRun) {
      const errors = conflicts.map(conflictAnswer).map(({ line, what, remedy }) => ({
        path: line === null ? "" : `line ${line}`,
        message: `${what} ${remedy}`,
      }));
      return { ...refuse("UNITS_CONFLICT", { count: conflicts.length }), conflicts, errors };
    }
    if (!dryRun && changes.length > 0) {
      const entries = await entryStatements(db, {
        unit: caller.unit,
        at: now,
        actor: caller.id,
        role: caller.role,
        action: "units.import",
        target: `import ${version}`,
        detail: { added, changed, unchanged },
      });
      await runBatch(db, [...importStatements(version, now, caller.id, changes), ...entries]);
    }
    const detail = query.detail === "1" ? { changes: changes.map(changeAnswer) } : {};
    return { content: { added, changed, unchanged, conflicts: conflicts.map(conflictAnswer), ...detail } };
  });
};
