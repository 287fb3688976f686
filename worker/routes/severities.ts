// /v1/severities: how severe an office takes the findings of the checks, for itself and for the units below it.
import { FINDINGS } from "../../shared/findings/catalogue.ts";
import { SETTABLE_CODES } from "../../shared/findings/office-severity.ts";
import { askedRoot } from "../auth/access.ts";
import { writeAudited } from "../db/audited-write.ts";
import type { Statement } from "../db/database.ts";
import {
  endSeverityStatement,
  readSeveritiesAbove,
  readSeverity,
  type StoredSeverity,
  severityStatements,
} from "../db/severity.ts";
import type { AuthorizedScope, Handler } from "../http/scope.ts";
import { endSetting, unitToSet } from "../settings/office-setting.ts";

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
  const { now, caller } = scope;
  const unit = await unitToSet(scope, body.unit);
  if (!unit.ok) return unit;
  const { code, severity, reason } = body;
  const created = { id: crypto.randomUUID(), unit: unit.result, code, severity, reason, createdAt: now };
  const setting: StoredSeverity = { ...created, endedAt: null };
  await audited(scope, "severity.create", setting, severityStatements(setting, caller.id));
  return { content: created, status: 201 };
};

export const listSeverities: Handler<"listSeverities"> = async (scope, { query }) => {
  const unit = await askedRoot(scope, query.unit);
  if (!unit.ok) return unit;
  const decided = new Set<string>();
  const severities = (await readSeveritiesAbove(scope.db, unit.result, query.ended === "1")).map((setting) => {
    const inForce = setting.endedAt === null && !decided.has(setting.code);
    if (inForce) decided.add(setting.code);
    return { ...setting, inForce };
  });
  const codes = SETTABLE_CODES.map((code) => {
    const { severity, mildest } = FINDINGS[code];
    return { code, severity, mildest };
  });
  return { content: { severities, codes } };
};

export const endSeverity: Handler<"endSeverity"> = async (scope, { path }) =>
  endSetting(scope, await readSeverity(scope.db, path.id), (setting) =>
    audited(scope, "severity.end", setting, [endSeverityStatement(setting.id, scope.now)]),
  );
