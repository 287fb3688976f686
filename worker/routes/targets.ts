// /v1/targets: an office's own targets, beside those that ship with their source.

import { refuse } from "../../shared/domain/problem.ts";
import { multiply, rational, toNumber } from "../../shared/domain/rational.ts";
import type { UnitCode } from "../../shared/domain/unit.ts";
import { loadTarget, TARGETS, type Target, type TargetEntry, type TargetFault } from "../../shared/rules/targets.ts";
import { TARGET_FAULT_TEXT } from "../../shared/text/settings.ts";
import { askedRoot } from "../auth/access.ts";
import { writeAudited } from "../db/audited-write.ts";
import type { Statement } from "../db/database.ts";
import { endTargetStatement, readTarget, readTargetsAbove, type StoredTarget, targetStatement } from "../db/target.ts";
import type { Refusal } from "../http/problem.ts";
import type { AuthorizedScope, Handler } from "../http/scope.ts";
import { endSetting, unitToSet } from "../settings/office-setting.ts";

/** An office vouches for its own target: its source was read by whoever entered it. */
const OWN_CONFIDENCE = "V";

const FIELD_OF_FAULT: Readonly<Record<TargetFault, string>> = {
  measureUnknown: "measure",
  shareRange: "leastPercent",
  dayInvalid: "from",
  daysReversed: "to",
  noSource: "source",
};

const invalid = (fault: TargetFault): Refusal => ({
  ...refuse("INVALID_REQUEST", { count: 1 }),
  errors: [{ path: FIELD_OF_FAULT[fault], message: TARGET_FAULT_TEXT[fault] }],
});

const audited = (
  { db, now, caller }: AuthorizedScope,
  action: string,
  { id, unit, entry: { measure, leastPercent, source } }: StoredTarget,
  write: Statement,
): Promise<unknown> => {
  const who = { unit, at: now, actor: caller.id, role: caller.role };
  return writeAudited(db, { ...who, action, target: `target ${id}`, detail: { measure, leastPercent, source } }, write);
};

export const createTarget: Handler<"createTarget"> = async (scope, { body }) => {
  const { now, caller } = scope;
  const unit = await unitToSet(scope, body.unit);
  if (!unit.ok) return unit;
  const { unit: _, levels, sourceDate, note, ...rest } = body;
  const shown = {
    ...rest,
    ...(levels === undefined ? {} : { levels }),
    ...(sourceDate === undefined ? {} : { sourceDate }),
    ...(note === undefined ? {} : { note }),
  };
  const entry: TargetEntry = { ...shown, confidence: OWN_CONFIDENCE };
  const loaded = loadTarget(entry);
  if (!loaded.ok) return invalid(loaded.problem);
  const target: StoredTarget = { id: crypto.randomUUID(), unit: unit.result, entry, createdAt: now, endedAt: null };
  await audited(scope, "target.create", target, targetStatement(target, caller.id));
  return { content: { id: target.id, unit: target.unit, createdAt: now, ...shown }, status: 201 };
};

const targetAnswer = (target: Target, own: { readonly id: string; readonly unit: UnitCode } | null) => ({
  id: own?.id ?? null,
  unit: own?.unit ?? null,
  measure: target.measure,
  leastPercent: target.least === null ? null : toNumber(multiply(target.least, rational(100n, 1n))),
  levels: target.levels,
  area: target.area,
  from: target.from,
  to: target.to,
  source: target.sourceTitle,
  sourceDate: target.sourceDate,
  confidence: target.confidence,
  note: target.note ?? null,
});

export const listTargets: Handler<"listTargets"> = async (scope, { query }) => {
  const unit = await askedRoot(scope, query.unit);
  if (!unit.ok) return unit;
  const own = (await readTargetsAbove(scope.db, unit.result)).flatMap((stored) => {
    const loaded = loadTarget(stored.entry);
    return loaded.ok ? [targetAnswer(loaded.result, stored)] : [];
  });
  return { content: { targets: [...own, ...TARGETS.map((target) => targetAnswer(target, null))] } };
};

export const endTarget: Handler<"endTarget"> = async (scope, { path }) =>
  endSetting(scope, await readTarget(scope.db, path.id), (target) =>
    audited(scope, "target.end", target, endTargetStatement(target.id, scope.now)),
  );
