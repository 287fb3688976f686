// POST /v1/consolidated/…/close and GET …/closings: closing a period, and the closings there are.
import { refuse } from "../../shared/domain/problem.ts";
import { periodName } from "../../shared/text/period.ts";
import { requireRole } from "../auth/access.ts";
import { closePeriod as close } from "../closing/close-period.ts";
import { frozenAddress } from "../closing/frozen-content.ts";
import { judgeOnly } from "../closing/judgement-answer.ts";
import { runBatch } from "../db/database.ts";
import { passedDeadlinesFrom, passedDeadlinesStatement } from "../db/deadline.ts";
import { closingsFrom, closingsStatement } from "../db/frozen.ts";
import type { Handler } from "../http/scope.ts";
import { seePlace } from "../snapshots/lookup.ts";

export const closePeriod: Handler<"closePeriod"> = async (scope, { path, query, body }) => {
  const { db, caller, now, today } = scope;
  const place = await seePlace(scope, { ...path, form: query.form });
  if (!place.ok) return place;
  const allowed = requireRole(caller, "duyet");
  if (!allowed.ok) return allowed;
  const { unit, period, form, name } = place.result;
  const request = { unit, period, form, override: body.override ?? null, caller, now, today };
  if (query.dryRun === "1") return judgeOnly(scope, place.result, request);
  const closed = await close(db, request);
  if (!closed.ok) return closed;
  if (closed.result.kind === "obstacles") {
    const { obstacles } = closed.result;
    const final = obstacles.filter(({ canOverride }) => !canOverride).length;
    return {
      ...refuse("PERIOD_OBSTACLES", { unit: name, period: periodName(period), count: obstacles.length, final }),
      findings: obstacles.map(({ finding }) => finding),
    };
  }
  const { closing, isNew } = closed.result;
  const url = frozenAddress(closing.id);
  const reply = { content: { id: closing.id, url }, headers: { Location: url } };
  return isNew ? { ...reply, status: 201 } : reply;
};

export const listClosings: Handler<"listClosings"> = async (scope, { path, query }) => {
  const place = await seePlace(scope, { ...path, form: query.form });
  if (!place.ok) return place;
  const { unit, period, form } = place.result;
  const key = { unit, period: period.key, form };
  const [closings = [], passed = []] = await runBatch(scope.db, [
    closingsStatement(key),
    passedDeadlinesStatement(key),
  ]);
  return {
    content: {
      closings: closingsFrom(closings).map(({ id, sequence, hash, overrideReason, at }) => ({
        id,
        url: frozenAddress(id),
        sequence,
        hash,
        override: overrideReason,
        closedAt: at,
      })),
      deadlines: passedDeadlinesFrom(passed).map(({ due, expected, missing, late, at }) => ({
        due,
        expected,
        missing,
        late,
        recordedAt: at,
      })),
    },
  };
};
