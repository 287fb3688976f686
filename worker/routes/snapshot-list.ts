// GET /v1/snapshots: the current snapshots of a subtree, newest change first, page by page.
import type { FormCode } from "../../shared/domain/form-code.ts";
import type { LocalDate } from "../../shared/domain/local-date.ts";
import type { PeriodKey } from "../../shared/domain/period.ts";
import { done, type Outcome } from "../../shared/domain/problem.ts";
import type { UnitCode } from "../../shared/domain/unit.ts";
import { codesBelow, unitGraph } from "../../shared/domain/unit-graph.ts";
import { askedRoot, canSee, isSeenFrom } from "../auth/access.ts";
import { type ListedSnapshot, type ListPlace, type ListQuery, readSnapshotPage } from "../db/snapshot-list.ts";
import { readUnitsAround } from "../db/unit.ts";
import { INVALID_CURSOR } from "../http/cursor.ts";
import type { AuthorizedScope, Handler } from "../http/scope.ts";
import { readForm } from "../snapshots/address.ts";
import { actorAnswer } from "../snapshots/snapshot-answer.ts";

const PLACE = /^([0-9TZ:.-]+)~([A-Z0-9.-]{1,32})~([0-9A-Za-z:.-]{1,64})~([0-9A-Za-z.-]{1,32})$/;

const cursorOf = ({ changedAt, unit, period, form }: ListPlace): string => [changedAt, unit, period, form].join("~");

const readCursor = (text: string | undefined): ListPlace | null | "invalid" => {
  if (text === undefined) return null;
  const [, changedAt, unit, period, form] = PLACE.exec(text) ?? [];
  if (changedAt === undefined) return "invalid";
  return { changedAt, unit: unit as UnitCode, period: period as PeriodKey, form: form as FormCode };
};

/** Whose snapshots may be listed: as for one snapshot, by the tree on the last day of its period or by that of today. */
interface Reach {
  readonly units: readonly UnitCode[] | "*";
  readonly isShown: (snapshot: ListedSnapshot) => boolean;
}

/** Problems: `UNIT_CODE_INVALID`, `UNIT_UNKNOWN`. */
const reachOf = async (
  scope: AuthorizedScope,
  text: string | undefined,
  withBelow: boolean,
): Promise<Outcome<Reach>> => {
  const { db, caller, today } = scope;
  const top = await askedRoot(scope, text);
  if (!top.ok) return top;
  const root = top.result;
  if (root === "*") return done({ units: "*", isShown: () => true });
  if (!withBelow) return done({ units: [root], isShown: () => true });
  const graph = unitGraph(await readUnitsAround(db, [root]));
  const isShown = ({ unit, periodLast }: ListedSnapshot): boolean => {
    const days = [periodLast, today];
    return isSeenFrom(graph, root, unit, days) && canSee(graph, caller, unit, days);
  };
  return done({ units: [...codesBelow(graph, root)], isShown });
};

/** One more than is shown, where there are as many: that tells whether there is a next page. */
const readShown = async (
  { db }: AuthorizedScope,
  query: ListQuery,
  isShown: Reach["isShown"],
): Promise<readonly ListedSnapshot[]> => {
  const shown: ListedSnapshot[] = [];
  let { after } = query;
  for (;;) {
    const read = await readSnapshotPage(db, { ...query, after });
    shown.push(...read.filter(isShown));
    // Of a unit that was elsewhere then and now nothing is shown; the page is filled from what follows.
    if (read.length < query.limit || shown.length >= query.limit) return shown.slice(0, query.limit);
    after = read.at(-1) ?? null;
  }
};

const entryAnswer = ({ periodLast: _, movedBy, ...code }: ListedSnapshot) => ({
  ...code,
  movedBy: actorAnswer(movedBy),
});

export const listSnapshots: Handler<"listSnapshots"> = async (scope, { query }) => {
  const after = readCursor(query.cursor);
  if (after === "invalid") return INVALID_CURSOR;
  const form: Outcome<FormCode | null> = query.form === undefined ? done(null) : readForm(query.form);
  if (!form.ok) return form;
  const reach = await reachOf(scope, query.unit, query.below === "1");
  if (!reach.ok) return reach;
  const found = await readShown(
    scope,
    {
      units: reach.result.units,
      state: query.state ?? null,
      form: form.result,
      from: (query.from ?? null) as LocalDate | null,
      to: (query.to ?? null) as LocalDate | null,
      after,
      limit: query.limit + 1,
    },
    reach.result.isShown,
  );
  const shown = found.slice(0, query.limit);
  const last = found.length > shown.length ? shown.at(-1) : undefined;
  return { content: { snapshots: shown.map(entryAnswer), next: last ? cursorOf(last) : null } };
};
