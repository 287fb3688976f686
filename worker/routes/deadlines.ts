// /v1/deadlines: by when the reports of an office and of the units below it are due.
import type { FormCode } from "../../shared/domain/form.ts";
import type { LocalDate } from "../../shared/domain/local-date.ts";
import { done, type Outcome, refuse } from "../../shared/domain/problem.ts";
import { readUnitCode, requireRole, seeUnit } from "../auth/access.ts";
import { writeAudited } from "../db/audited-write.ts";
import type { Statement } from "../db/database.ts";
import {
  deadlineStatement,
  endDeadlineStatement,
  readDeadline,
  readDeadlinesAbove,
  type StoredDeadline,
} from "../db/deadline.ts";
import { jsonAnswer } from "../http/answer.ts";
import type { AuthorizedScope, Handler } from "../http/scope.ts";
import { readForm } from "./snapshot-place.ts";

const audited = (
  { db, now, caller }: AuthorizedScope,
  action: string,
  { id, unit, form, kind, days, from, source, autoClose }: StoredDeadline,
  write: Statement,
): Promise<unknown> => {
  const who = { unit, at: now, actor: caller.id, role: caller.role };
  const detail = { form, kind, days, from, source, autoClose };
  return writeAudited(db, { ...who, action, target: `deadline ${id}`, detail }, write);
};

export const createDeadline: Handler<"createDeadline"> = async (scope, { body }) => {
  const { db, now, today, caller } = scope;
  const unit = readUnitCode(body.unit);
  if (!unit.ok) return unit;
  const form: Outcome<FormCode | null> = body.form === undefined ? done(null) : readForm(body.form);
  if (!form.ok) return form;
  const seen = await seeUnit(db, caller, unit.result, [today]);
  if (!seen.ok) return seen;
  const allowed = requireRole(caller, "quantri");
  if (!allowed.ok) return allowed;
  const created = {
    id: crypto.randomUUID(),
    unit: unit.result,
    form: form.result,
    kind: body.kind ?? null,
    days: body.days,
    from: body.from as LocalDate,
    to: (body.to ?? null) as LocalDate | null,
    source: body.source,
    note: body.note ?? null,
    autoClose: body.autoClose ?? false,
    createdAt: now,
  };
  const deadline: StoredDeadline = { ...created, endedAt: null };
  await audited(scope, "deadline.create", deadline, deadlineStatement(deadline, caller.id));
  return jsonAnswer(created, 201);
};

export const listDeadlines: Handler<"listDeadlines"> = async ({ db, caller, today }, { query }) => {
  let unit = caller.unit;
  if (query.unit !== undefined) {
    const code = readUnitCode(query.unit);
    if (!code.ok) return code;
    const seen = await seeUnit(db, caller, code.result, [today]);
    if (!seen.ok) return seen;
    unit = code.result;
  }
  return jsonAnswer({ deadlines: await readDeadlinesAbove(db, unit, query.ended === "1") });
};

export const endDeadline: Handler<"endDeadline"> = async (scope, { path }) => {
  const { db, now, today, caller, url } = scope;
  const notFound = refuse("NOT_FOUND", { path: url.pathname });
  const deadline = await readDeadline(db, path.id);
  if (!deadline) return notFound;
  const seen = await seeUnit(db, caller, deadline.unit, [today]);
  if (!seen.ok) return notFound;
  const allowed = requireRole(caller, "quantri");
  if (!allowed.ok) return allowed;
  if (deadline.endedAt === null) await audited(scope, "deadline.end", deadline, endDeadlineStatement(deadline.id, now));
  return new Response(null, { status: 204 });
};
