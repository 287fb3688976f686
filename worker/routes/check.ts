// POST /v1/check/text: what does not add up in a text; nothing is stored.
import { checkProse } from "../../shared/checking/prose/check-prose.ts";
import { levelOfName } from "../../shared/checking/prose/reporter.ts";
import type { TextFinding } from "../../shared/domain/finding.ts";
import type { LocalDate } from "../../shared/domain/local-date.ts";
import { readPeriod } from "../../shared/domain/period-text.ts";
import { refuse } from "../../shared/domain/problem.ts";
import { type Level, levelOf } from "../../shared/rules/level.ts";
import { findingText } from "../../shared/text/sentences.ts";
import type { Caller } from "../auth/caller.ts";
import { TOO_OFTEN } from "../auth/rate-limit.ts";
import type { Database } from "../db/database.ts";
import { readAllUnits, readUnitsAround } from "../db/unit.ts";
import { jsonAnswer } from "../http/answer.ts";
import type { Handler } from "../http/scope.ts";

const findingAnswer = (finding: TextFinding) => ({
  severity: finding.severity,
  code: finding.code,
  at: finding.at,
  stated: finding.stated,
  recomputed: finding.recomputed,
  message: findingText(finding),
  ...(finding.proposal ? { proposal: finding.proposal } : {}),
});

/** Level of a unit that the caller may see, by its code; null where there is none. */
const levelOfCode = async (db: Database, caller: Caller, code: string): Promise<Level | null> => {
  const units = await (caller.unit === "*" ? readAllUnits(db) : readUnitsAround(db, [caller.unit]));
  const unit = units.findLast((one) => one.code === code.toUpperCase());
  if (!unit) return null;
  const parent = units.findLast((one) => one.code === unit.parent);
  return levelOf(unit.type, parent?.type ?? null);
};

export const checkText: Handler<"checkText"> = async ({ db, identify }, { body }) => {
  const identity = await identify();
  if (identity.kind === "guessing") return TOO_OFTEN;
  if (identity.kind === "dead") return refuse("TOKEN_DEAD", {});
  const period = body.period === undefined ? null : readPeriod(body.period);
  if (period && !period.ok) return period;
  const known =
    body.unit === undefined || identity.kind === "none" ? null : await levelOfCode(db, identity.caller, body.unit);
  const level = known ?? (body.unit === undefined ? null : levelOfName(body.unit));
  const findings = checkProse(body.text, {
    level,
    period: period?.result.period ?? null,
    asOf: (body.asOf as LocalDate | undefined) ?? null,
  });
  return jsonAnswer({ findings: findings.map(findingAnswer) });
};
