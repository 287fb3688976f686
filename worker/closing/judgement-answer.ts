// What closing would lock and freeze, what stands in the way, and who could close instead.
import { isAtLeast } from "../../shared/domain/role.ts";
import type { UnitCode } from "../../shared/domain/unit.ts";
import { officesOver } from "../../shared/rules/deadline.ts";
import { canSee } from "../auth/access.ts";
import { isAlive } from "../auth/caller.ts";
import type { ClosingRow } from "../db/frozen.ts";
import { readTokens } from "../db/token.ts";
import { findingAnswer } from "../http/finding.ts";
import type { Refusal } from "../http/problem.ts";
import type { AuthorizedScope, Reply } from "../http/scope.ts";
import type { SeenPlace } from "../snapshots/lookup.ts";
import {
  type ClosingRequest,
  closingAlready,
  type JudgedClosing,
  judgeClosing,
  standingObstacles,
} from "./judge-closing.ts";

const isOpen = ({ state }: ClosingRow): boolean => state !== "da_chot";

/** Other tokens that may close here and have submitted none of what would be locked; of offices that the caller sees. */
const closersFor = async (
  { db, caller, now, today }: AuthorizedScope,
  { unit, period, graph }: SeenPlace,
  { used }: JudgedClosing,
) => {
  const days = [period.last, today];
  const offices = officesOver(graph, unit, period.last).filter((code) => canSee(graph, caller, code, days));
  const submitters = new Set(used.filter(isOpen).map(({ submittedBy }) => submittedBy));
  return (await readTokens(db, offices))
    .filter((token) => token.id !== caller.id && isAlive(token, now) && isAtLeast(token.role, "duyet"))
    .filter(({ id, role }) => !submitters.has(id) || isAtLeast(role, "quantri"))
    .map(({ unit: office, label, role }) => ({ unit: office, label, role }));
};

const lockOf = (row: ClosingRow, names: ReadonlyMap<UnitCode, string>, callerId: string) => {
  const { unit, period, revision, state, onBehalf, submittedBy } = row;
  const name = names.get(unit) ?? unit;
  return { unit, name, period, revision, state, onBehalf, own: submittedBy === callerId };
};

/** 200 whether it would be closed or not. */
export const judgeOnly = async (
  scope: AuthorizedScope,
  place: SeenPlace,
  request: ClosingRequest,
): Promise<Reply<"closePeriod"> | Refusal> => {
  const judgement = await judgeClosing(scope.db, request);
  if (!judgement.ok) return judgement;
  const { table, used, obstacles, closings, names } = judgement.result;
  const closed = closingAlready(judgement.result);
  const isOwnInTheWay = closed === null && obstacles.some(({ finding }) => finding.code === "OWN_SUBMISSION");
  const { unit, name, period, form, provisional, completeness, totals, late } = table;
  return {
    content: {
      unit,
      name,
      period: period.key,
      form,
      accepted: closed !== null || standingObstacles(judgement.result, request.override).length === 0,
      sequence: closed?.sequence ?? (closings[0]?.sequence ?? 0) + 1,
      closed: closed?.id ?? null,
      obstacles:
        closed === null
          ? obstacles.map(({ finding, canOverride }) => ({ ...findingAnswer(finding), canOverride }))
          : [],
      locks: used.filter(isOpen).map((row) => lockOf(row, names, scope.caller.id)),
      locked: used.filter((row) => !isOpen(row)).length,
      closers: isOwnInTheWay ? await closersFor(scope, place, judgement.result) : [],
      late,
      provisional,
      completeness,
      totals,
    },
  };
};
