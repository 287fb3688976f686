// A submission as it was sent, by whichever endpoint: who may send it, what it names, and its content with its hash.
import { SNAPSHOT_MAX_MIB, type SnapshotBody } from "../../shared/contract/snapshot.ts";
import { canonicalJson, type Json } from "../../shared/domain/canonical-json.ts";
import type { Figures } from "../../shared/domain/figure.ts";
import { done, type Outcome, refuse } from "../../shared/domain/problem.ts";
import type { Submission } from "../../shared/domain/submission.ts";
import type { UnitCode } from "../../shared/domain/unit.ts";
import { type UnitGraph, unitGraph, versionOn } from "../../shared/domain/unit-graph.ts";
import { officesOver } from "../../shared/rules/deadline.ts";
import { type Level, levelOf } from "../../shared/rules/level.ts";
import { periodName } from "../../shared/text/period.ts";
import { canSee, maySubmit } from "../auth/access.ts";
import { sha256 } from "../auth/hash.ts";
import { readUnitsAbove } from "../db/unit.ts";
import { tagsOf } from "../http/answer.ts";
import type { Refusal } from "../http/problem.ts";
import type { AuthorizedScope } from "../http/scope.ts";
import { ambiguous, type Place, readPlace } from "./address.ts";

const KEY_MAX = 200;
const CONTENT_MAX_BYTES = SNAPSHOT_MAX_MIB * 1024 * 1024;

/** One submission; `unit`, `period` and `form` as people write them. */
export interface SubmissionRequest {
  readonly unit: string;
  readonly period: string;
  readonly form: string;
  readonly body: SnapshotBody;
  readonly ifMatch: Submission["ifMatch"];
  readonly idempotencyKey: string | null;
}

/** A submission with everything that does not depend on what is stored. */
export interface Prepared {
  readonly place: Place;
  readonly body: SnapshotBody;
  readonly figures: Figures;
  readonly unitName: string;
  readonly content: string;
  readonly hash: string;
  readonly requestHash: string;
  readonly idempotencyKey: string | null;
  readonly ifMatch: Submission["ifMatch"];
  readonly level: Level;
  /** Whose deadlines may bind it. */
  readonly offices: readonly UnitCode[];
}

/** Revisions that an `If-Match` names; `any` for `*`; null where there is none. */
export const readIfMatch = (header: string | null): Submission["ifMatch"] => {
  if (header === null) return null;
  const tags = tagsOf(header);
  if (tags.includes("*")) return "any";
  return tags.flatMap((tag) => {
    const revision = /^"?(\d{1,9})"?$/.exec(tag)?.[1];
    return revision ? [Number(revision)] : [];
  });
};

/** A request with one wrong place. */
export const invalid = (path: string, message: string): Refusal => ({
  ...refuse("INVALID_REQUEST", { count: 1 }),
  errors: [{ path, message }],
});

/** The key of a request's header; null where there is none. Problem: `INVALID_REQUEST` where it is empty or too long. */
export const readIdempotencyKey = (header: string | null): Outcome<string | null> | Refusal =>
  header !== null && (header === "" || header.length > KEY_MAX)
    ? invalid("Idempotency-Key", `Khóa phải có từ 1 đến ${KEY_MAX} ký tự.`)
    : done(header);

/** A body under its place. Problems: `PERIOD_NOT_STARTED`, `UNIT_NOT_IN_FORCE`, `TOO_LARGE`. */
export const prepareBody = async (
  { today }: AuthorizedScope,
  graph: UnitGraph,
  place: Place,
  { body, ifMatch, idempotencyKey }: Omit<SubmissionRequest, "unit" | "period" | "form">,
): Promise<Outcome<Prepared>> => {
  const { unit, period, form } = place;
  if (period.first > today) return refuse("PERIOD_NOT_STARTED", { period: periodName(period), first: period.first });
  const version = versionOn(graph, unit, period.last);
  if (!version) return refuse("UNIT_NOT_IN_FORCE", { unit, day: period.last });
  const content = canonicalJson(body as unknown as Json);
  if (new TextEncoder().encode(content).length > CONTENT_MAX_BYTES) {
    return refuse("TOO_LARGE", { maxMib: SNAPSHOT_MAX_MIB });
  }
  const hash = await sha256(content);
  const parent = version.parent && versionOn(graph, version.parent, period.last);
  return done({
    place,
    body,
    figures: body.figures as Figures,
    unitName: version.name,
    content,
    hash,
    requestHash: await sha256(`PUT ${unit} ${period.key} ${form} ${hash}`),
    idempotencyKey,
    ifMatch,
    level: levelOf(version.type, parent ? parent.type : null),
    offices: officesOver(graph, unit, period.last),
  });
};

const prepareOne = async (
  scope: AuthorizedScope,
  graph: UnitGraph,
  request: SubmissionRequest,
  place: Place,
): Promise<Outcome<Prepared>> => {
  const { caller, today } = scope;
  const { unit, period, alternative } = place;
  if (!canSee(graph, caller, unit, [period.last, today])) return refuse("UNIT_UNKNOWN", { unit });
  const allowed = maySubmit(caller, unit, request.body.onBehalf ?? false);
  if (!allowed.ok) return allowed;
  if (alternative) return ambiguous(request.period, period, alternative);
  return prepareBody(scope, graph, place, request);
};

/**
 * The submissions in their order, each ready to be judged or refused, after one read of all their units. Problems: those of the
 * place, `UNIT_UNKNOWN`, `FORBIDDEN`, `PERIOD_AMBIGUOUS`, and those of `prepareBody`.
 */
export const prepare = async (
  scope: AuthorizedScope,
  requests: readonly SubmissionRequest[],
): Promise<readonly Outcome<Prepared>[]> => {
  const places = requests.map(({ unit, period, form }) => readPlace(unit, period, form));
  const units = new Set(places.flatMap((place) => (place.ok ? [place.result.unit] : [])));
  const graph = unitGraph(units.size === 0 ? [] : await readUnitsAbove(scope.db, [...units]));
  return Promise.all(
    requests.map(async (request, index) => {
      const place = places[index];
      if (!place) throw new Error("a request without its place");
      return place.ok ? prepareOne(scope, graph, request, place.result) : place;
    }),
  );
};
