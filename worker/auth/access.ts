// What a caller may read and do: units of its subtree, by role.
import type { LocalDate } from "../../shared/domain/local-date.ts";
import { done, type Outcome, refuse } from "../../shared/domain/problem.ts";
import { isAtLeast, type Role } from "../../shared/domain/role.ts";
import type { SnapshotAction } from "../../shared/domain/snapshot.ts";
import { parseUnitCode, type UnitCode } from "../../shared/domain/unit.ts";
import { codesBelow, isWithin, type UnitGraph, unitGraph, versionsIn } from "../../shared/domain/unit-graph.ts";
import { ROLE_TEXT } from "../../shared/text/role.ts";
import type { Database } from "../db/database.ts";
import { readUnitsAbove, readUnitsAround } from "../db/unit.ts";
import type { Caller } from "./caller.ts";

/** Problem: `UNIT_CODE_INVALID`. */
export const readUnitCode = (text: string): Outcome<UnitCode> => {
  const code = parseUnitCode(text);
  return code ? done(code) : refuse("UNIT_CODE_INVALID", { got: text });
};

/** Whether the caller may see the unit on one of the days; a unit outside is as unknown as one that does not exist. */
export const canSee = (graph: UnitGraph, caller: Caller, unit: UnitCode, days: readonly LocalDate[]): boolean =>
  isSeenFrom(graph, caller.unit, unit, days);

/** The same for whoever stands at a unit, such as the one below the caller that a query names. */
export const isSeenFrom = (
  graph: UnitGraph,
  viewer: UnitCode | "*",
  unit: UnitCode,
  days: readonly LocalDate[],
): boolean => {
  const versions = versionsIn(graph, unit);
  if (versions.length === 0) return false;
  if (viewer === "*") return true;
  // A unit that has ended is judged by its last day as well, or it would belong to nobody.
  const end = versions.at(-1)?.validTo;
  return isWithin(graph, viewer, unit, end && !days.some((day) => day <= end) ? [...days, end] : days);
};

/** The units above a visible unit. Problem: `UNIT_UNKNOWN`, also outside the caller's subtree. */
export const seeUnit = async (
  db: Database,
  caller: Caller,
  unit: UnitCode,
  days: readonly LocalDate[],
): Promise<Outcome<UnitGraph>> => {
  const graph = unitGraph(await readUnitsAbove(db, [unit]));
  return canSee(graph, caller, unit, days) ? done(graph) : refuse("UNIT_UNKNOWN", { unit });
};

/** Problem: `FORBIDDEN`, naming the role that is needed. */
export const requireRole = (caller: Caller, needed: Role): Outcome<null> =>
  isAtLeast(caller.role, needed)
    ? done(null)
    : refuse("FORBIDDEN", { role: ROLE_TEXT[caller.role], needed: ROLE_TEXT[needed] });

/**
 * Who may submit for a unit that the caller sees: `nhap` for its own, `duyet` on behalf of one below, `quantri` for any.
 * Problem: `FORBIDDEN`.
 */
export const maySubmit = (caller: Caller, unit: UnitCode, onBehalf: boolean): Outcome<null> => {
  if (caller.unit === unit) return requireRole(caller, "nhap");
  return requireRole(caller, onBehalf ? "duyet" : "quantri");
};

/** Codes of the unit, of what is below it today or was until it ended, and of what they took over; `*`: of everything. */
export const readSubtree = async (
  db: Database,
  root: UnitCode | "*",
  today: LocalDate,
): Promise<readonly UnitCode[] | "*"> => {
  if (root === "*") return "*";
  const graph = unitGraph(await readUnitsAround(db, [root]));
  return [...codesBelow(graph, root)].filter((code) => isSeenFrom(graph, root, code, [today])).sort();
};

type Asker = { readonly db: Database; readonly caller: Caller; readonly today: LocalDate };

/**
 * The top of the subtree that a query names, by default the caller's own unit; `*` for the server's own administrator alone.
 * Problems: `UNIT_CODE_INVALID`, `UNIT_UNKNOWN`.
 */
export const askedRoot = async (
  { db, caller, today }: Asker,
  asked: string | undefined,
): Promise<Outcome<UnitCode | "*">> => {
  if (asked === undefined || (asked === "*" && caller.unit === "*")) return done(caller.unit);
  const code = readUnitCode(asked);
  if (!code.ok) return code;
  const seen = await seeUnit(db, caller, code.result, [today]);
  return seen.ok ? code : seen;
};

/**
 * The subtree that a query names, by default the caller's own; `*` for the server's own administrator alone. Problems:
 * `UNIT_CODE_INVALID`, `UNIT_UNKNOWN`, `FORBIDDEN`.
 */
export const askedSubtree = async (
  asker: Asker,
  asked: string | undefined,
  needed: Role,
): Promise<Outcome<{ readonly root: UnitCode | "*"; readonly units: readonly UnitCode[] | "*" }>> => {
  const root = await askedRoot(asker, asked);
  if (!root.ok) return root;
  const allowed = requireRole(asker.caller, needed);
  if (!allowed.ok) return allowed;
  return done({ root: root.result, units: await readSubtree(asker.db, root.result, asker.today) });
};

/** Actions of the unit that submitted, by `nhap` of that unit or by an office above it. The others are of those who approve. */
const OWN_ACTIONS: readonly SnapshotAction[] = ["de_nghi_dinh_chinh", "ghi_chu"];

/** Who may do what to a snapshot of a unit that the caller sees. Problem: `FORBIDDEN`. */
export const mayAct = (caller: Caller, unit: UnitCode, action: SnapshotAction): Outcome<null> =>
  requireRole(caller, caller.unit === unit && OWN_ACTIONS.includes(action) ? "nhap" : "duyet");
