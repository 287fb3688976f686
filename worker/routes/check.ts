// POST /v1/check/text and /v1/check/figures: what does not add up in a text or in the figures of a report; nothing is stored.
import { checkFigures as figureFindings } from "../../shared/checking/figures/check-figures.ts";
import { checkProse } from "../../shared/checking/prose/check-prose.ts";
import { levelOfName } from "../../shared/checking/prose/reporter.ts";
import type { LocalDate } from "../../shared/domain/local-date.ts";
import { readPeriod } from "../../shared/domain/period-text.ts";
import { refuse } from "../../shared/domain/problem.ts";
import { parseUnitCode, type UnitCode, type UnitVersion } from "../../shared/domain/unit.ts";
import { type SeveritySettings, settingsInForce, withSeverities } from "../../shared/findings/office-severity.ts";
import { type Level, levelOf } from "../../shared/rules/level.ts";
import { readUnitCode, seeUnit } from "../auth/access.ts";
import type { Caller, Identity } from "../auth/caller.ts";
import { TOO_OFTEN } from "../auth/rate-limit.ts";
import type { Database } from "../db/database.ts";
import { readSeveritiesAbove } from "../db/severity.ts";
import { readAllUnits, readUnitsAround } from "../db/unit.ts";
import { reportContext } from "../http/check-report.ts";
import { findingAnswer } from "../http/finding.ts";
import type { Refusal } from "../http/problem.ts";
import type { Handler, Scope } from "../http/scope.ts";
import { readForm } from "../snapshots/address.ts";

const NO_SETTINGS: SeveritySettings = new Map();

const settingsOf = async (db: Database, unit: UnitCode | "*"): Promise<SeveritySettings> =>
  unit === "*" ? NO_SETTINGS : settingsInForce(await readSeveritiesAbove(db, unit));

/** A unit that the caller may see, by its code, with its level. */
const unitOfCode = async (
  db: Database,
  caller: Caller,
  text: string,
): Promise<{ readonly code: UnitCode; readonly level: Level } | null> => {
  const code = parseUnitCode(text.toUpperCase());
  if (!code) return null;
  const units: readonly UnitVersion[] = await (caller.unit === "*"
    ? readAllUnits(db)
    : readUnitsAround(db, [caller.unit]));
  const unit = units.findLast((unit) => unit.code === code);
  if (!unit) return null;
  const parent = units.findLast((unitVersion) => unitVersion.code === unit.parent);
  return { code, level: levelOf(unit.type, parent?.type ?? null) };
};

export const checkText: Handler<"checkText"> = async ({ db, identify }, { body }) => {
  const identity = await identify();
  if (identity.kind === "guessing") return TOO_OFTEN;
  if (identity.kind === "dead") return refuse("TOKEN_DEAD", {});
  const period = body.period === undefined ? null : readPeriod(body.period);
  if (period && !period.ok) return period;
  const unit =
    body.unit === undefined || identity.kind === "none" ? null : await unitOfCode(db, identity.caller, body.unit);
  const level = unit?.level ?? (body.unit === undefined ? null : levelOfName(body.unit));
  const findings = checkProse(body.text, {
    level,
    period: period?.result.period ?? null,
    asOf: (body.asOf as LocalDate | undefined) ?? null,
  });
  const settings = unit ? await settingsOf(db, unit.code) : NO_SETTINGS;
  return { content: { findings: withSeverities(findings, settings).map(findingAnswer) } };
};

/** The office whose severities count: the named unit, which the caller must see, else the caller's own. */
const officeOf = async (
  { db, today }: Scope,
  identity: Identity,
  unit: string | undefined,
): Promise<{ readonly ok: true; readonly result: UnitCode | "*" } | Refusal> => {
  if (identity.kind !== "caller") return { ok: true, result: "*" };
  if (unit === undefined) return { ok: true, result: identity.caller.unit };
  const code = readUnitCode(unit);
  if (!code.ok) return code;
  const seen = await seeUnit(db, identity.caller, code.result, [today]);
  return seen.ok ? code : seen;
};

export const checkFigures: Handler<"checkFigures"> = async (scope, { body }) => {
  const identity = await scope.identify();
  if (identity.kind === "dead") return refuse("TOKEN_DEAD", {});
  const form = readForm(body.form);
  if (!form.ok) return form;
  const context = reportContext(body, form.result, scope.today);
  if (!context.ok) return context;
  const office = await officeOf(scope, identity, body.unit);
  if (!("result" in office)) return office;
  const { figures, checked } = context.result;
  const findings = withSeverities(figureFindings(figures, checked), await settingsOf(scope.db, office.result));
  return { content: { findings: findings.map(findingAnswer) } };
};
