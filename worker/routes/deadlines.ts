// /v1/deadlines: by when the reports of an office and of the units below it are due.
import type { FormCode } from "../../shared/domain/form-code.ts";
import type { LocalDate } from "../../shared/domain/local-date.ts";
import { done, type Outcome } from "../../shared/domain/problem.ts";
import { askedRoot } from "../auth/access.ts";
import { writeAudited } from "../db/audited-write.ts";
import type { Statement } from "../db/database.ts";
import {
  deadlineStatement,
  endDeadlineStatement,
  readDeadline,
  readDeadlinesAbove,
  type StoredDeadline,
} from "../db/deadline.ts";
import type { AuthorizedScope, Handler } from "../http/scope.ts";
import { endSetting, unitToSet } from "../settings/office-setting.ts";
import { readForm } from "../snapshots/address.ts";

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
  const { now, caller } = scope;
  const unit = await unitToSet(scope, body.unit);
  if (!unit.ok) return unit;
  const form: Outcome<FormCode | null> = body.form === undefined ? done(null) : readForm(body.form);
  if (!form.ok) return form;
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
  return { content: created, status: 201 };
};

export const listDeadlines: Handler<"listDeadlines"> = async (scope, { query }) => {
  const unit = await askedRoot(scope, query.unit);
  if (!unit.ok) return unit;
  return { content: { deadlines: await readDeadlinesAbove(scope.db, unit.result, query.ended === "1") } };
};

export const endDeadline: Handler<"endDeadline"> = async (scope, { path }) =>
  endSetting(scope, await readDeadline(scope.db, path.id), (deadline) =>
    audited(scope, "deadline.end", deadline, endDeadlineStatement(deadline.id, scope.now)),
  );
