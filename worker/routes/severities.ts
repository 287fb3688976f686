// /v1/severities: how severe an office takes the findings of the checks, for itself and for the units below it.
import { SETTABLE_CODES, SEVERITIES } from "../../shared/domain/finding-severity.ts";
import { refuse } from "../../shared/domain/problem.ts";
import { readUnitCode, requireRole, seeUnit } from "../auth/access.ts";
import { writeAudited } from "../db/audited-write.ts";
import type { Statement } from "../db/database.ts";
import {
  endSeverityStatement,
  readSeveritiesAbove,
  readSeverity,
  type StoredSeverity,
  severityStatements,
} from "../db/severity.ts";
import { jsonAnswer } from "../http/answer.ts";
import type { AuthorizedScope, Handler } from "../http/scope.ts";

const audited = (
  { db, now, caller }: AuthorizedScope,
  action: string,
  { id, unit, code, severity, reason }: StoredSeverity,
  writes: readonly Statement[],
): Promise<unknown> => {
  const who = { unit, at: now, actor: caller.id, role: caller.role };
  return writeAudited(db, { ...who, action, target: `severity ${id}`, detail: { code, severity, reason } }, ...writes);
};

export const createSeverity: Handler<"createSeverity"> = async (scope, { body }) => {
  const { db, now, today, caller } = scope;
  const unit = readUnitCode(body.unit);
  if (!unit.ok) return unit;
  const seen = await seeUnit(db, caller, unit.result, [today]);
  if (!seen.ok) return seen;
  const allowed = requireRole(caller, "quantri");
  if (!allowed.ok) return allowed;
  const { code, severity, reason } = body;
  const created = { id: crypto.randomUUID(), unit: unit.result, code, severity, reason, createdAt: now };
  const setting: StoredSeverity = { ...created, endedAt: null };
  await audited(scope, "severity.create", setting, severityStatements(setting, caller.id));
  return jsonAnswer(created, 201);
};

export const listSeverities: Handler<"listSeverities"> = async ({ db, caller, today }, { query }) => {
  let unit = caller.unit;
  if (query.unit !== undefined) {
    const code = readUnitCode(query.unit);
    if (!code.ok) return code;
    const seen = await seeUnit(db, caller, code.result, [today]);
    if (!seen.ok) return seen;
    unit = code.result;
  }
  const decided = new Set<string>();
  const severities = (await readSeveritiesAbove(db, unit, query.ended === "1")).map((setting) => {
    const inForce = setting.endedAt === null && !decided.has(setting.code);
    if (inForce) decided.add(setting.code);
    return { ...setting, inForce };
  });
  const codes = SETTABLE_CODES.map((code) => {
    const { usual, mildest } = SEVERITIES[code];
    return { code, severity: usual, mildest };
  });
  return jsonAnswer({ severities, codes });
};

export const endSeverity: Handler<"endSeverity"> = async (scope, { path }) => {
  const { db, now, today, caller, url } = scope;
  const notFound = refuse("NOT_FOUND", { path: url.pathname });
  const setting = await readSeverity(db, path.id);
  if (!setting) return notFound;
  const seen = await seeUnit(db, caller, setting.unit, [today]);
  if (!seen.ok) return notFound;
  const allowed = requireRole(caller, "quantri");
  if (!allowed.ok) return allowed;
  if (setting.endedAt === null) await audited(scope, "severity.end", setting, [endSeverityStatement(setting.id, now)]);
  return new Response(null, { status: 204 });
};
