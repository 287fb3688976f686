// What an office sets for itself and for the units below it: who may set it, and who may end it.
import { type Outcome, refuse } from "../../shared/domain/problem.ts";
import type { UnitCode } from "../../shared/domain/unit.ts";
import { readUnitCode, requireRole, seeUnit } from "../auth/access.ts";
import { NO_CONTENT } from "../http/answer.ts";
import type { Refusal } from "../http/problem.ts";
import type { AuthorizedScope } from "../http/scope.ts";

/** The unit for which the caller may set something. Problems: `UNIT_CODE_INVALID`, `UNIT_UNKNOWN`, `FORBIDDEN`. */
export const unitToSet = async ({ db, caller, today }: AuthorizedScope, text: string): Promise<Outcome<UnitCode>> => {
  const unit = readUnitCode(text);
  if (!unit.ok) return unit;
  const seen = await seeUnit(db, caller, unit.result, [today]);
  if (!seen.ok) return seen;
  const allowed = requireRole(caller, "quantri");
  return allowed.ok ? unit : allowed;
};

/** Ends what is in force; a second time nothing happens. Problems: `NOT_FOUND`, also outside the subtree, `FORBIDDEN`. */
export const endSetting = async <Setting extends { readonly unit: UnitCode; readonly endedAt: string | null }>(
  { db, caller, today, url }: AuthorizedScope,
  setting: Setting | null,
  end: (setting: Setting) => Promise<unknown>,
): Promise<typeof NO_CONTENT | Refusal> => {
  const notFound = refuse("NOT_FOUND", { path: url.pathname });
  if (!setting) return notFound;
  const seen = await seeUnit(db, caller, setting.unit, [today]);
  if (!seen.ok) return notFound;
  const allowed = requireRole(caller, "quantri");
  if (!allowed.ok) return allowed;
  if (setting.endedAt === null) await end(setting);
  return NO_CONTENT;
};
